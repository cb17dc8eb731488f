/// A line through points, with a sign at each if wanted: what `plot` draws.
package struct Line: Mark {
  package var x: [Double]
  package var y: [Double]
  package var color: Color
  package var style = LineStyle.solid
  /// Points.
  package var width = 1.5
  package var marker: Marker?
  /// Points.
  package var markerSize = 6.0
  /// Nil for the line's own.
  package var markerFaceColor: Color?
  package var markerEdgeColor: Color?
  package var markerEdgeWidth = 1.0
  package var alpha: Double?
  package var label = ""
  package var zOrder = 2.0
  package var isVisible = true

  /// - Parameters:
  ///   - x, y: of equal length (what one has more of is left out). Points that are not finite part
  ///     the line.
  package init(x: [Double], y: [Double], color: Color) {
    self.x = x
    self.y = y
    self.color = color
  }

  package var extent: Extent {
    var extent = Extent()
    let count = min(x.count, y.count)
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        // Indices below the lesser count are in both.
        for index in 0..<count { extent.include(x: x[index], y: y[index]) }
      }
    }
    return extent
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    let margin = max(width, 20) * Figure.pixelsPerPoint
    if let stroke = style.stroke(color.opacity(alpha), width: width) {
      var path = Path()
      for piece in pieces(in: frame) {
        for part in Polyline.clipped(piece, to: frame.rect.inset(by: -margin)) {
          path.add(Path(polyline: Polyline.reduced(part)))
        }
      }
      canvas.path(path, stroke: stroke)
    }
    guard let drawing = markerDrawing else { return }
    let nearby = frame.rect.inset(by: -drawing.size)
    drawing.draw(on: &canvas, at: pieces(in: frame).joined().filter(nearby.contains))
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    let middle = box.center
    if let stroke = style.stroke(color.opacity(alpha), width: width) {
      var stroke = stroke
      stroke.cap = .butt
      canvas.path(Path(polyline: [Point(box.x, middle.y), Point(box.right, middle.y)]), stroke: stroke)
    }
    markerDrawing?.draw(on: &canvas, at: [middle])
  }

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = Obstacles()
    obstacles.lines = pieces(in: frame).map(Polyline.reduced)
    return obstacles
  }

  /// The line on the canvas, parted where a coordinate is not finite.
  private func pieces(in frame: Frame) -> [[Point]] {
    var pieces: [[Point]] = []
    var current: [Point] = []
    current.reserveCapacity(min(x.count, y.count))
    for (x, y) in zip(x, y) {
      let point = frame.point(x, y)
      if point.isFinite {
        current.append(point)
      } else if !current.isEmpty {
        pieces.append(current)
        current = []
      }
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  private var markerDrawing: MarkerDrawing? {
    guard let marker, markerSize > 0 else { return nil }
    let edge = Stroke(
      (markerEdgeColor ?? color).opacity(alpha), width: markerEdgeWidth * Figure.pixelsPerPoint,
      join: marker.roundness == nil ? .miter : .round)
    return MarkerDrawing(
      marker: marker, size: markerSize * Figure.pixelsPerPoint,
      fill: (markerFaceColor ?? color).opacity(alpha), edge: edge)
  }
}
