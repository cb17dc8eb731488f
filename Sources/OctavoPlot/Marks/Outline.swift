/// A filled or open shape with straight sides, such as the outline of a histogram.
package struct Outline: Mark {
  package var x: [Double]
  package var y: [Double]
  package var isClosed: Bool
  /// Nil for a shape that is not filled.
  package var faceColor: Color?
  package var edgeColor: Color?
  /// Points.
  package var edgeWidth = 1.0
  package var edgeStyle = LineStyle.solid
  package var alpha: Double?
  package var stickyX: [Double] = []
  package var stickyY: [Double] = []
  package var label = ""
  package var zOrder = 1.0
  package var isVisible = true

  /// - Parameters:
  ///   - x, y: the corners in order.
  package init(x: [Double], y: [Double], isClosed: Bool, faceColor: Color?, edgeColor: Color?) {
    self.x = x
    self.y = y
    self.isClosed = isClosed
    self.faceColor = faceColor
    self.edgeColor = edgeColor
  }

  package var extent: Extent {
    var extent = Extent()
    for (x, y) in zip(x, y) { extent.include(x: x, y: y) }
    extent.stickyX = stickyX
    extent.stickyY = stickyY
    return extent
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    let limit = frame.rect.inset(by: -20 - edgeWidth * Figure.pixelsPerPoint)
    let corners = corners(in: frame)
    if let fill = faceColor?.opacity(alpha) {
      var path = Path(polyline: Polyline.reduced(Polyline.clippedPolygon(corners, to: limit)))
      path.close()
      canvas.path(path, fill: fill, stroke: stroke)
    } else if let stroke {
      var path = Path()
      let ring = isClosed ? corners + corners.prefix(1) : corners
      for part in Polyline.clipped(ring, to: limit) { path.add(Path(polyline: Polyline.reduced(part))) }
      canvas.path(path, stroke: stroke)
    }
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    canvas.path(Path(rect: box), fill: faceColor?.opacity(alpha), stroke: stroke)
  }

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = Obstacles()
    obstacles.lines = [Polyline.reduced(corners(in: frame))]
    return obstacles
  }

  private var stroke: Stroke? {
    guard let edgeColor else { return nil }
    var stroke = edgeStyle.stroke(edgeColor.opacity(alpha), width: edgeWidth, join: .miter)
    stroke?.cap = .butt
    return stroke
  }

  private func corners(in frame: Frame) -> [Point] {
    zip(x, y).compactMap { x, y in x.isNaN || y.isNaN ? nil : frame.boundedPoint(x, y) }
  }
}
