/// Signs of one kind, drawn at many points.
struct MarkerDrawing {
  var marker: Marker
  /// Pixels.
  var size: Double
  var fill: Color?
  var edge: Stroke?

  func draw(on canvas: inout some Canvas, at points: [Point]) {
    let isTranslucent = (fill?.alpha ?? 1) < 1 || (edge?.color.alpha ?? 1) < 1
    for layer in isTranslucent ? layers(points) : [points] { drawLayer(on: &canvas, at: layer) }
  }

  /// One path for all points, so signs of a layer that overlap do so as one shape.
  private func drawLayer(on canvas: inout some Canvas, at points: [Point]) {
    let edgeColor = edge.flatMap { $0.isVisible ? $0.color : nil }
    if let roundness = marker.roundness, let fill, edgeColor == nil || edgeColor == fill {
      canvas.dots(at: points, diameter: size * roundness + (edgeColor == nil ? 0 : edge?.width ?? 0), color: fill)
      return
    }
    let outline = marker.outline(size: size)
    var path = Path()
    for point in points { path.add(outline.translated(x: point.x, y: point.y)) }
    canvas.path(path, fill: marker.isFilled ? fill : nil, stroke: edge)
  }

  /// Points parted so that no two signs of a layer touch: translucent ones then add up where layers
  /// overlap. All signs look the same, so their order does not matter.
  private func layers(_ points: [Point]) -> [[Point]] {
    struct Cell: Hashable {
      let x: Int
      let y: Int
    }
    let reach = max(size + (edge?.width ?? 0), 0.5)
    var layers: [[Point]] = []
    var cells: [Cell: [(point: Point, layer: Int)]] = [:]
    for point in points {
      let x = Int(min(max(point.x / reach, -1e6), 1e6).rounded(.down))
      let y = Int(min(max(point.y / reach, -1e6), 1e6).rounded(.down))
      var taken: Set<Int> = []
      for i in (x - 1)...(x + 1) {
        for j in (y - 1)...(y + 1) {
          for other in cells[Cell(x: i, y: j)] ?? []
          where abs(other.point.x - point.x) < reach && abs(other.point.y - point.y) < reach {
            taken.insert(other.layer)
          }
        }
      }
      var layer = 0
      while taken.contains(layer) { layer += 1 }
      if layer == layers.count { layers.append([]) }
      layers[layer].append(point)
      cells[Cell(x: x, y: y), default: []].append((point, layer))
    }
    return layers
  }
}
