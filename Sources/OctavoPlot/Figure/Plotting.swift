/// A line's look as a call gives it; what is nil has its usual value.
package struct LineOptions: Sendable {
  package var color: Color?
  package var lineStyle: LineStyle?
  /// Points.
  package var lineWidth: Double?
  /// The marker's sign; "None" for none.
  package var marker: String?
  /// Points.
  package var markerSize: Double?
  package var markerFaceColor: Color?
  package var markerEdgeColor: Color?
  package var markerEdgeWidth: Double?
  package var alpha: Double?
  package var label = ""
  package var zOrder: Double?

  package init() {}
}

extension Axes {
  /// Adds a line: `plot(x, y, format, …)`. Options win over the format.
  ///
  /// - Parameters:
  ///   - x, y: values of equal number; points that are not finite part the line.
  ///   - format: colour, marker and line style in short, such as "r--o".
  /// - Returns: the mark's place.
  @discardableResult
  package mutating func plot(x: [Double], y: [Double], format: String? = nil, options: LineOptions = .init())
    throws
    -> Int
  {
    guard x.count == y.count else {
      throw PlotError(
        "x and y must have same first dimension, but have shapes (\(x.count),) and (\(y.count),)")
    }
    let short = try LineFormat(parsing: format ?? "")
    let marker = try Marker.parse(options.marker ?? short.marker)
    let style = try options.lineStyle ?? LineStyle(parsing: short.lineStyle)
    try Self.check(alpha: options.alpha)
    if let format { warnings += short.redundancies(with: options, format: format) }
    var line = Line(x: x, y: y, color: options.color ?? short.color ?? nextLineColor())
    line.style = style
    line.marker = marker
    line.width = options.lineWidth ?? line.width
    line.markerSize = options.markerSize ?? line.markerSize
    line.markerFaceColor = options.markerFaceColor
    line.markerEdgeColor = options.markerEdgeColor
    line.markerEdgeWidth = options.markerEdgeWidth ?? line.markerEdgeWidth
    line.alpha = options.alpha
    line.label = options.label
    line.zOrder = options.zOrder ?? line.zOrder
    return add(line)
  }

  static func check(alpha: Double?) throws {
    guard let alpha, !(alpha >= 0 && alpha <= 1) else { return }
    throw PlotError("alpha (\(NumberText.general(alpha, digits: 12))) is outside 0-1 range")
  }
}

/// Bars' look as a call gives it; what is nil has its usual value.
package struct BarOptions: Sendable {
  package var orientation = Bars.Orientation.vertical
  /// Whether bars stand on the middle of their places ("center") or begin there ("edge").
  package var alignment = "center"
  package var color: Color?
  package var edgeColor: Color?
  /// Points.
  package var lineWidth: Double?
  package var alpha: Double?
  package var label = ""
  package var zOrder: Double?

  package init() {}
}

extension Axes {
  /// Adds bars: `bar(x, height, width, bottom)` and, lying, `barh(y, width, height, left)`.
  ///
  /// - Parameters:
  ///   - places: where bars stand.
  ///   - lengths, thickness, bases: one for each bar, or one for all.
  @discardableResult
  package mutating func bar(
    places: [Double], lengths: [Double], thickness: [Double] = [0.8], bases: [Double] = [0],
    options: BarOptions = .init()
  ) throws -> Int {
    try Choice.check(options.alignment, name: "align", among: ["center", "edge"])
    try Self.check(alpha: options.alpha)
    let isVertical = options.orientation == .vertical
    let names = isVertical ? ("x", "height", "width", "bottom") : ("y", "width", "height", "left")
    let count = places.count
    func spread(_ values: [Double], _ name: String) throws -> [Double] {
      if values.count == count { return values }
      guard values.count == 1 else {
        throw PlotError(
          "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between "
            + "'\(names.0)' with shape (\(count),) and '\(name)' with shape (\(values.count),).")
      }
      return Array(repeating: values[0], count: count)
    }
    let widths = try spread(thickness, names.2)
    let isCentered = options.alignment == "center"
    var bars = Bars(
      starts: zip(places, widths).map { isCentered ? $0 - $1 / 2 : $0 }, widths: widths,
      bases: try spread(bases, names.3), heights: try spread(lengths, names.1),
      orientation: options.orientation,
      faceColor: options.color ?? nextPatchColor())
    bars.edgeColor = options.edgeColor
    bars.edgeWidth = options.lineWidth ?? bars.edgeWidth
    bars.alpha = options.alpha
    bars.label = options.label
    bars.zOrder = options.zOrder ?? bars.zOrder
    bars.isContainer = true
    return add(bars)
  }
}
