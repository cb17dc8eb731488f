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
  package mutating func plot(x: [Double], y: [Double], format: String = "", options: LineOptions = .init()) throws
    -> Int
  {
    guard x.count == y.count else {
      throw PlotError(
        "x and y must have same first dimension, but have shapes (\(x.count),) and (\(y.count),)")
    }
    let short = try LineFormat(parsing: format)
    let marker = try Marker.parse(options.marker ?? short.marker)
    let style = try options.lineStyle ?? LineStyle(parsing: short.lineStyle)
    try Self.check(alpha: options.alpha)
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
