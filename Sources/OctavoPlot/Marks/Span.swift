/// A stripe across the axes between two values: what `axvspan` and `axhspan` draw.
package struct Span: Mark {
  /// The axis the values are on: a span of x stands upright.
  package var direction: Direction
  package var low: Double
  package var high: Double
  /// Ends in parts of the axes' other side.
  package var start = 0.0
  package var end = 1.0
  package var faceColor: Color? = .cycle(0)
  package var edgeColor: Color?
  /// Points.
  package var edgeWidth = 1.0
  package var alpha: Double?
  package var label = ""
  package var zOrder = 1.0
  package var isVisible = true

  package init(_ direction: Direction, from low: Double, to high: Double) {
    self.direction = direction
    self.low = low
    self.high = high
  }

  package var extent: Extent {
    var extent = Extent()
    for value in [low, high] {
      if direction == .x { extent.x.include(value) } else { extent.y.include(value) }
    }
    return extent
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    guard !low.isNaN, !high.isNaN else { return }
    let rect = frame.rect
    var corners: [Point]
    switch direction {
    case .x:
      let (a, b) = (frame.boundedPoint(low, 0).x, frame.boundedPoint(high, 0).x)
      let (top, foot) = (rect.bottom - end * rect.height, rect.bottom - start * rect.height)
      corners = [Point(a, foot), Point(b, foot), Point(b, top), Point(a, top)]
    case .y:
      let (a, b) = (frame.boundedPoint(0, low).y, frame.boundedPoint(0, high).y)
      let (left, right) = (rect.x + start * rect.width, rect.x + end * rect.width)
      corners = [Point(left, a), Point(right, a), Point(right, b), Point(left, b)]
    }
    corners = Polyline.clippedPolygon(corners, to: rect.inset(by: -20))
    var path = Path(polyline: corners)
    path.close()
    canvas.path(path, fill: faceColor?.opacity(alpha), stroke: stroke)
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    canvas.path(Path(rect: box), fill: faceColor?.opacity(alpha), stroke: stroke)
  }

  private var stroke: Stroke? {
    edgeColor.map { Stroke($0.opacity(alpha), width: edgeWidth * Figure.pixelsPerPoint, join: .miter) }
  }
}
