/// The span of a mark's values in one direction; empty until it includes something.
package struct Interval: Equatable, Sendable {
  package var low = Double.infinity
  package var high = -Double.infinity
  /// The least value above zero, for logarithmic axes.
  package var minimumPositive = Double.infinity

  package init() {}
  package var isEmpty: Bool { low > high }

  package mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    if value < low { low = value }
    if value > high { high = value }
    if value > 0 && value < minimumPositive { minimumPositive = value }
  }

  package mutating func include(_ other: Interval) {
    low = min(low, other.low)
    high = max(high, other.high)
    minimumPositive = min(minimumPositive, other.minimumPositive)
  }
}

/// The part of the plane a mark's data fill, and the values margins must not cross: a bar's foot
/// stands on the axis.
package struct Extent: Equatable, Sendable {
  package var x = Interval()
  package var y = Interval()
  package var stickyX: [Double] = []
  package var stickyY: [Double] = []

  package init() {}

  /// Counts a point; one with a coordinate that is not finite is left out altogether.
  package mutating func include(x: Double, y: Double) {
    guard x.isFinite && y.isFinite else { return }
    self.x.include(x)
    self.y.include(y)
  }

  subscript(direction: Direction) -> (interval: Interval, sticky: [Double]) {
    direction == .x ? (x, stickyX) : (y, stickyY)
  }
}

/// From data values to places on the canvas.
package struct Frame: Sendable {
  /// The axes' own rectangle.
  package let rect: Rect
  private let xScale: Scale
  private let yScale: Scale
  private let xStart: Double
  private let yStart: Double
  private let xFactor: Double
  private let yFactor: Double

  package init(rect: Rect, x: Limits, xScale: Scale, y: Limits, yScale: Scale) {
    self.rect = rect
    self.xScale = xScale
    self.yScale = yScale
    xStart = xScale.forward(x.low)
    yStart = yScale.forward(y.low)
    xFactor = rect.width / (xScale.forward(x.high) - xStart)
    yFactor = rect.height / (yScale.forward(y.high) - yStart)
  }

  package func x(_ value: Double) -> Double { rect.x + (Self.spread(value, xScale) - xStart) * xFactor }
  package func y(_ value: Double) -> Double { rect.bottom - (Self.spread(value, yScale) - yStart) * yFactor }
  package func point(_ x: Double, _ y: Double) -> Point { Point(self.x(x), self.y(y)) }

  /// On a logarithmic scale what is not positive lies far below everything, so that lines lead there.
  private static func spread(_ value: Double, _ scale: Scale) -> Double {
    guard scale == .log else { return value }
    return value > 0 ? scale.forward(value) : value <= 0 ? -1000 : .nan
  }

  /// The place of a value for filled shapes: beyond all edges rather than nowhere, so that a bar
  /// from zero on a logarithmic axis starts below the picture.
  package func boundedPoint(_ x: Double, _ y: Double) -> Point {
    let far = 1e5
    func held(_ value: Double, _ fallback: Double) -> Double {
      value.isNaN ? fallback : min(max(value, -far), far)
    }
    return Point(held(self.x(x), -far), held(self.y(y), far))
  }
}

/// What a legend had better not cover, in pixels.
package struct Obstacles: Sendable {
  package var points: [Point] = []
  package var lines: [[Point]] = []
  package var rects: [Rect] = []
  package init() {}

  mutating func add(_ other: Obstacles) {
    points += other.points
    lines += other.lines
    rects += other.rects
  }
}

/// A kind of thing to draw in axes: it knows its data, their extent, how to draw them and how a
/// legend shows it. A new kind is one file with one such type.
package protocol Mark: Sendable {
  /// The legend's text; marks without one, or with one that begins with "_", are not in it.
  var label: String { get set }
  /// Greater ones are drawn later.
  var zOrder: Double { get set }
  /// Whether containers such as bars come after single marks in the legend.
  var isContainer: Bool { get }
  /// Whether a legend can show it at all.
  var hasKey: Bool { get }
  var isVisible: Bool { get set }
  /// What limits follow.
  var extent: Extent { get }
  /// Restricted to the axes' rectangle unless false.
  var isClipped: Bool { get }
  func draw(on canvas: inout some Canvas, in frame: Frame)
  /// Draws the sample beside a legend's text, in a box of the legend's handle size.
  func drawKey(on canvas: inout some Canvas, in box: Rect)
  func obstacles(in frame: Frame) -> Obstacles
}

extension Mark {
  package var isContainer: Bool { false }
  package var isClipped: Bool { true }
  package var hasKey: Bool { true }
  package func obstacles(in frame: Frame) -> Obstacles { Obstacles() }
  var isInLegend: Bool { hasKey && !label.isEmpty && !label.hasPrefix("_") }
}
