/// A line with bars that show how far its points may be off: what `errorbar` draws.
package struct ErrorBars: Mark {
  package var line: Line
  /// Distances to the lower and the upper end in y and x; empty for no bars in that direction.
  package var yErrors: (low: [Double], high: [Double]) = ([], [])
  package var xErrors: (low: [Double], high: [Double]) = ([], [])
  package var barColor: Color
  /// Points.
  package var barWidth = 1.5
  /// Half the width of the strokes across a bar's ends, in points; none for zero.
  package var capSize = 0.0
  package var isContainer: Bool { true }
  package var label: String {
    get { line.label }
    set { line.label = newValue }
  }
  package var zOrder: Double {
    get { line.zOrder }
    set { line.zOrder = newValue }
  }
  package var isVisible = true

  package init(line: Line) {
    self.line = line
    barColor = line.color
  }

  /// Sets the bars of one direction.
  /// - Throws: for negative distances, and where there is not one for each point.
  package mutating func setErrors(_ direction: Direction, low: [Double], high: [Double]) throws {
    let name = direction == .x ? "xerr" : "yerr"
    let count = direction == .x ? line.x.count : line.y.count
    for distances in [low, high] {
      guard distances.count == count else {
        throw PlotError(
          "'\(name)' (shape: (\(distances.count),)) must be a scalar or a 1D or (2, n) array-like "
            + "whose shape matches '\(direction.rawValue)' (shape: (\(count),))")
      }
      guard !distances.contains(where: { $0 < 0 }) else {
        throw PlotError("'\(name)' must not contain negative values")
      }
    }
    if direction == .x { xErrors = (low, high) } else { yErrors = (low, high) }
  }

  package var extent: Extent {
    var extent = line.extent
    for bar in bars {
      extent.include(x: bar.start.0, y: bar.start.1)
      extent.include(x: bar.end.0, y: bar.end.1)
    }
    return extent
  }

  private struct Bar {
    let start: (Double, Double)
    let end: (Double, Double)
    let direction: Direction
  }

  private var bars: [Bar] {
    var bars: [Bar] = []
    for (index, (x, y)) in zip(line.x, line.y).enumerated() {
      if index < yErrors.low.count, index < yErrors.high.count {
        bars.append(Bar(start: (x, y - yErrors.low[index]), end: (x, y + yErrors.high[index]), direction: .y))
      }
      if index < xErrors.low.count, index < xErrors.high.count {
        bars.append(Bar(start: (x - xErrors.low[index], y), end: (x + xErrors.high[index], y), direction: .x))
      }
    }
    return bars
  }

  private var stroke: Stroke {
    Stroke(barColor.opacity(line.alpha), width: barWidth * Figure.pixelsPerPoint)
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    let limit = frame.rect.inset(by: -20)
    var path = Path()
    for bar in bars {
      let ends = [bar.start, bar.end].map { frame.point($0.0, $0.1) }
      guard ends.allSatisfy(\.isFinite) else { continue }
      for piece in Polyline.clipped(ends, to: limit) { path.add(Path(polyline: piece)) }
      for end in ends where limit.contains(end) { addCap(at: end, bar.direction, to: &path) }
    }
    canvas.path(path, stroke: stroke)
    line.draw(on: &canvas, in: frame)
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    let middle = box.center
    let half = box.width / 4
    var path = Path()
    for (errors, direction) in [(yErrors, Direction.y), (xErrors, .x)] where !errors.low.isEmpty {
      let (dx, dy) = direction == .x ? (half, 0) : (0, half)
      let ends = [Point(middle.x - dx, middle.y - dy), Point(middle.x + dx, middle.y + dy)]
      path.addSegment(ends[0], ends[1])
      for end in ends { addCap(at: end, direction, to: &path) }
    }
    canvas.path(path, stroke: stroke)
    line.drawKey(on: &canvas, in: box)
  }

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = line.obstacles(in: frame)
    for bar in bars {
      obstacles.lines.append([
        frame.boundedPoint(bar.start.0, bar.start.1), frame.boundedPoint(bar.end.0, bar.end.1),
      ])
    }
    return obstacles
  }

  private func addCap(at end: Point, _ direction: Direction, to path: inout Path) {
    guard capSize > 0 else { return }
    let half = capSize * Figure.pixelsPerPoint
    let (dx, dy) = direction == .y ? (half, 0) : (0, half)
    path.addSegment(Point(end.x - dx, end.y - dy), Point(end.x + dx, end.y + dy))
  }
}
