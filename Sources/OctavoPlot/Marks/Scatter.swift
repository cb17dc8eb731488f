/// Signs at points, each with a size and colour of its own if wanted: what `scatter` draws.
package struct Scatter: Mark {
  package var x: [Double]
  package var y: [Double]
  /// Areas in square points, as `s`: one for each point, or one for all.
  package var sizes: [Double]
  /// One for each point, or one for all.
  package var colors: [Color]
  package var marker = Marker.circle
  /// Nil for each sign's own colour.
  package var edgeColor: Color?
  /// Points.
  package var edgeWidth = 1.0
  /// Signs that enclose an area may be left empty.
  package var isFilled = true
  package var alpha: Double?
  package var label = ""
  package var zOrder = 1.0
  package var isVisible = true

  /// - Throws: for arrays whose lengths do not go together.
  package init(x: [Double], y: [Double], sizes: [Double] = [36], colors: [Color]) throws {
    guard x.count == y.count else { throw PlotError("x and y must be the same size") }
    guard sizes.count == 1 || sizes.count == x.count else {
      throw PlotError("s (size \(sizes.count)) cannot be broadcast to match x and y (size \(x.count))")
    }
    guard colors.count == 1 || colors.count == x.count else {
      throw PlotError(
        "'c' argument has \(colors.count) elements, which is inconsistent with 'x' and 'y' "
          + "with size \(x.count)."
      )
    }
    self.x = x
    self.y = y
    self.sizes = sizes
    self.colors = colors
  }

  package var extent: Extent {
    var extent = Extent()
    for (x, y) in zip(x, y) { extent.include(x: x, y: y) }
    return extent
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    // Neighbours that look the same are drawn at once.
    var group: [Point] = []
    var current: (size: Double, color: Color)?
    for (index, place) in zip(x, y).enumerated() {
      let look = (
        size: sizes.count == 1 ? sizes[0] : sizes[index], color: colors.count == 1 ? colors[0] : colors[index]
      )
      if let last = current, last != look {
        drawing(last.size, last.color)?.draw(on: &canvas, at: group)
        group = []
      }
      current = look
      let point = frame.point(place.0, place.1)
      if point.isFinite, frame.rect.inset(by: -max(look.size, 0).squareRoot() * 2 - 5).contains(point) {
        group.append(point)
      }
    }
    if let last = current { drawing(last.size, last.color)?.draw(on: &canvas, at: group) }
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    guard let color = colors.first, let size = sizes.first else { return }
    drawing(size, color)?.draw(on: &canvas, at: [box.center])
  }

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = Obstacles()
    obstacles.points = zip(x, y).map { frame.point($0, $1) }.filter(\.isFinite)
    return obstacles
  }

  private func drawing(_ area: Double, _ color: Color) -> MarkerDrawing? {
    guard area > 0, area.isFinite else { return nil }
    let edge = Stroke(
      (edgeColor ?? color).opacity(alpha), width: edgeWidth * Figure.pixelsPerPoint,
      join: marker.roundness == nil ? .miter : .round)
    return MarkerDrawing(
      marker: marker, size: area.squareRoot() * Figure.pixelsPerPoint,
      fill: isFilled ? color.opacity(alpha) : nil,
      edge: edge)
  }
}
