/// A figure as plain data: its size, its axes and the text above them. `svg()` draws it.
///
/// The names follow matplotlib: a figure holds axes, axes hold marks. Axes are told apart by their
/// place in `axes`, marks by their place in `Axes.marks`.
package struct Figure: Sendable {
  /// Drawing is in pixels, a hundred to the inch. A figure's `dpi` has no say in a drawing without
  /// pixels of its own, just as in matplotlib's SVG files.
  package static let pixelsPerInch = 100.0
  package static let pixelsPerPoint = pixelsPerInch / 72

  package var number: Int
  package var name: String
  /// Inches.
  package private(set) var width: Double
  package private(set) var height: Double
  package var dpi: Double
  package var faceColor: Color
  package var edgeColor: Color
  /// Points.
  package var edgeWidth = 0.0
  package var axes: [Axes] = []
  package var title = Label(size: 12)
  /// What calls had to say without failing (see `takeWarnings`).
  package var warnings: [String] = []
  private var shares = 0

  /// - Parameters:
  ///   - width, height: inches.
  ///   - dpi: pixels to the inch, kept for those who ask.
  /// - Throws: for a size that is not positive and finite.
  package init(
    number: Int = 1, name: String = "", width: Double = 6.4, height: Double = 4.8, dpi: Double = 100,
    faceColor: Color = .background, edgeColor: Color = .background
  ) throws {
    self.number = number
    self.name = name
    self.width = width
    self.height = height
    self.dpi = dpi
    self.faceColor = faceColor.asGround
    self.edgeColor = edgeColor
    try setSize(width: width, height: height)
  }

  /// Inches. Larger than 500 a side is refused: the picture would be of no use and its text huge.
  package mutating func setSize(width: Double, height: Double) throws {
    guard width.isFinite, height.isFinite, width > 0, height > 0 else {
      throw PlotError(
        "figure size must be positive finite not (\(NumberText.general(width, digits: 12)), "
          + "\(NumberText.general(height, digits: 12)))")
    }
    guard width <= 500, height <= 500 else {
      throw PlotError("figure size must be at most 500 inches a side")
    }
    self.width = width
    self.height = height
  }

  /// The texts of warnings since the last time, for whoever made the calls to show.
  package mutating func takeWarnings() -> [String] {
    var taken = warnings
    warnings = []
    for index in axes.indices {
      taken += axes[index].warnings
      axes[index].warnings = []
    }
    return taken
  }

  package var canvasRect: Rect {
    Rect(x: 0, y: 0, width: width * Self.pixelsPerInch, height: height * Self.pixelsPerInch)
  }
}

/// Adding axes.
extension Figure {
  /// Axes at a place of the figure.
  /// - Returns: their place in `axes`.
  @discardableResult
  package mutating func addAxes(at place: Axes.Place) -> Int {
    axes.append(Axes(place: place))
    return axes.count - 1
  }

  /// `add_axes((left, bottom, width, height))`, in parts of the figure.
  @discardableResult
  package mutating func addAxes(_ rect: FractionalRect) throws -> Int {
    let entries = [rect.left, rect.bottom, rect.width, rect.height]
    guard entries.allSatisfy(\.isFinite) else {
      let shown = entries.map { NumberText.general($0, digits: 12) }.joined(separator: ", ")
      throw PlotError("all entries in rect must be finite not (\(shown))")
    }
    guard rect.width >= 0, rect.height >= 0 else {
      throw PlotError("Width and height specified must be non-negative")
    }
    return addAxes(at: .fixed(rect))
  }

  /// `add_subplot(rows, columns, index)`: always new axes.
  @discardableResult
  package mutating func addSubplot(_ rows: Int, _ columns: Int, _ first: Int, _ last: Int? = nil) throws
    -> Int
  {
    addAxes(at: .cell(try GridCell(rows: rows, columns: columns, first: first, last: last)))
  }

  /// `plt.subplot(rows, columns, index)`: the axes there already are at this place, or new ones.
  package mutating func subplot(_ rows: Int, _ columns: Int, _ first: Int, _ last: Int? = nil) throws -> Int {
    let cell = try GridCell(rows: rows, columns: columns, first: first, last: last)
    return axes.lastIndex { $0.place == .cell(cell) } ?? addAxes(at: .cell(cell))
  }

  /// Which axes of a grid share an axis.
  package enum Sharing: String, CaseIterable, Sendable {
    case none, all, row, col

    /// `name` says "sharex" or "sharey".
    package init(parsing value: String, name: String) throws {
      guard let sharing = Sharing(rawValue: value) else {
        throw PlotError(
          "\(Choice.quoted(value)) is not a valid value for \(name). Supported values are 'all', "
            + "'row', 'col', 'none', False, True")
      }
      self = sharing
    }
  }

  /// `subplots(rows, columns)`: a grid of axes, row by row.
  ///
  /// Tick labels that a shared axis repeats inside the grid are left out.
  package mutating func addSubplots(
    rows: Int, columns: Int, shareX: Sharing = .none, shareY: Sharing = .none, widthRatios: [Double] = [],
    heightRatios: [Double] = []
  ) throws -> [[Int]] {
    _ = try GridCell(rows: rows, columns: columns, first: 1)
    try Self.check(widthRatios, count: columns, "width", "columns")
    try Self.check(heightRatios, count: rows, "height", "rows")
    let firstShare = shares
    shares += 2 * (1 + rows + columns)
    func share(_ sharing: Sharing, _ row: Int, _ column: Int, _ base: Int) -> Int? {
      switch sharing {
      case .none: nil
      case .all: base
      case .row: base + 1 + row
      case .col: base + 1 + rows + column
      }
    }
    return (0..<rows).map { row in
      (0..<columns).map { column in
        var cell = GridCell(rows: rows, columns: columns, rowRange: row...row, columnRange: column...column)
        cell.widthRatios = widthRatios
        cell.heightRatios = heightRatios
        let index = addAxes(at: .cell(cell))
        axes[index].sharedX = share(shareX, row, column, firstShare)
        axes[index].sharedY = share(shareY, row, column, firstShare + 1 + rows + columns)
        if (shareX == .all || shareX == .col) && row < rows - 1 { axes[index].x.showsTickLabels = false }
        if (shareY == .all || shareY == .row) && column > 0 { axes[index].y.showsTickLabels = false }
        return index
      }
    }
  }

  private static func check(_ ratios: [Double], count: Int, _ what: String, _ things: String) throws {
    guard !ratios.isEmpty else { return }
    guard ratios.count == count else {
      throw PlotError(
        "Expected the given number of \(what) ratios to match the number of \(things) of the grid")
    }
    guard ratios.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw PlotError("\(what) ratios must be positive finite numbers")
    }
  }

  /// Axes that share x or y with others, as `add_subplot(…, sharex=other)`.
  package mutating func share(_ direction: Direction, of index: Int, with other: Int) {
    guard axes.indices.contains(index), axes.indices.contains(other) else { return }
    let number = axes[other].share(direction) ?? shares
    if number == shares { shares += 1 }
    for member in [index, other] {
      if direction == .x { axes[member].sharedX = number } else { axes[member].sharedY = number }
    }
    axes[index][direction] = axes[other][direction]
  }

  /// The axes that share this one's x or y, itself among them.
  package func group(_ direction: Direction, of index: Int) -> [Int] {
    guard axes.indices.contains(index) else { return [] }
    guard let number = axes[index].share(direction) else { return [index] }
    return axes.indices.filter { axes[$0].share(direction) == number }
  }
}
