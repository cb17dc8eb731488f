/// A plot: two axes, what is drawn between them, and the texts around it.
package struct Axes: Sendable {
  /// Where the axes are in the figure.
  package enum Place: Equatable, Sendable {
    case cell(GridCell)
    /// A rectangle in parts of the figure's, as `add_axes` takes.
    case fixed(FractionalRect)
  }
  package enum Side: String, Sendable, CaseIterable { case left, right, top, bottom }
  package enum TitlePlace: String, Sendable, CaseIterable { case left, center, right }

  package var place: Place
  package var x = Axis()
  package var y = Axis()
  package var marks: [any Mark] = []
  package var titles: [TitlePlace: Label] = [:]
  package var legend: Legend?
  package var faceColor = Color.background
  package var spines = Set(Side.allCases)
  /// Without its frame, ticks and labels, as after `axis('off')`.
  package var isFrameHidden = false
  package var isVisible = true
  /// Axes with the same number share limits, scale and ticks in that direction.
  package var sharedX: Int?
  package var sharedY: Int?
  /// How many colours of the cycle lines and patches have used.
  package var lineColors = 0
  package var patchColors = 0

  /// What calls had to say without failing (see `Figure.takeWarnings`).
  package var warnings: [String] = []

  package init(place: Place) { self.place = place }

  package subscript(direction: Direction) -> Axis {
    get { direction == .x ? x : y }
    set { if direction == .x { x = newValue } else { y = newValue } }
  }

  func share(_ direction: Direction) -> Int? { direction == .x ? sharedX : sharedY }

  package mutating func nextLineColor() -> Color {
    defer { lineColors += 1 }
    return .cycle(lineColors)
  }

  package mutating func nextPatchColor() -> Color {
    defer { patchColors += 1 }
    return .cycle(patchColors)
  }

  /// Adds a mark; limits follow its data unless told otherwise.
  /// - Returns: its place in `marks`.
  @discardableResult
  package mutating func add(_ mark: some Mark, scalesX: Bool = true, scalesY: Bool = true) -> Int {
    marks.append(mark)
    if scalesX { x.isStale = true }
    if scalesY { y.isStale = true }
    return marks.count - 1
  }

  /// Changes a mark of a known kind in place, as `line.set_color` does; nothing happens for another.
  package mutating func update<Kind: Mark>(
    _ index: Int, as kind: Kind.Type, _ change: (inout Kind) throws -> Void
  )
    rethrows
  {
    guard marks.indices.contains(index), var mark = marks[index] as? Kind else { return }
    try change(&mark)
    marks[index] = mark
    x.isStale = true
    y.isStale = true
  }

  package mutating func setTitle(_ label: Label, at place: TitlePlace = .center) { titles[place] = label }

  /// The place of a title by name.
  package static func titlePlace(_ name: String) throws -> TitlePlace {
    try Choice.check(name, name: "loc", among: TitlePlace.allCases.map(\.rawValue))
    return TitlePlace(rawValue: name) ?? .center
  }

  /// Turns grid lines on (`style`) or off (nil). `axis` is "x", "y" or "both".
  package mutating func setGrid(_ style: GridStyle?, axis: String = "both") throws {
    try Choice.check(axis, name: "axis", among: ["x", "y", "both"])
    for direction in Direction.allCases where axis == "both" || axis == direction.rawValue {
      self[direction].grid = style
    }
  }
}
