/// Signs of one kind, drawn at many points.
struct MarkerDrawing {
  var marker: Marker
  /// Pixels.
  var size: Double
  var fill: Color?
  var edge: Stroke?

  func draw(on canvas: inout some Canvas, at points: [Point]) {
    let reach = size + (edge?.width ?? 0)
    guard reach.isFinite else { return }
    let points = points.filter(\.isFinite)
    let opacity = min(fill?.alpha ?? 1, edge?.color.alpha ?? 1)
    for layer in opacity < 1 ? layers(points, reach: max(reach, 0.5), opacity) : [Self.thinned(points)] {
      drawLayer(on: &canvas, at: layer)
    }
  }

  /// Without points that would be drawn on the same spot as another; only long lists are thinned.
  private static func thinned(_ points: [Point]) -> [Point] {
    guard points.count > 2000 else { return points }
    let perPixel: Double = points.count > 50_000 ? 1 : 2
    var seen: Set<Cell> = []
    return points.filter { seen.insert(Cell($0, size: 1 / perPixel)).inserted }
  }

  /// A square of a grid over the canvas.
  private struct Cell: Hashable {
    var x: Int
    var y: Int

    init(_ point: Point, size: Double) {
      // Finite points come here; those far away share the outermost squares.
      x = Int(min(max(point.x / size, -1e6), 1e6).rounded(.down))
      y = Int(min(max(point.y / size, -1e6), 1e6).rounded(.down))
    }
  }

  /// One path for all points, so signs of a layer that overlap do so as one shape.
  private func drawLayer(on canvas: inout some Canvas, at points: [Point]) {
    let edgeColor = edge.flatMap { $0.isVisible ? $0.color : nil }
    if let roundness = marker.roundness, let fill, edgeColor == nil || edgeColor == fill {
      canvas.dots(
        at: points, diameter: size * roundness + (edgeColor == nil ? 0 : edge?.width ?? 0), color: fill)
      return
    }
    let outline = marker.outline(size: size)
    var path = Path()
    for point in points { path.add(outline.translated(x: point.x, y: point.y)) }
    canvas.path(path, fill: marker.isFilled ? fill : nil, stroke: edge)
  }

  /// Points parted so that no two signs of a layer touch: translucent ones then add up where layers
  /// overlap. All signs look the same, so their order does not matter. Where signs lie so deep that
  /// nothing behind them shows, further ones are left out.
  private func layers(_ points: [Point], reach: Double, _ opacity: Double) -> [[Point]] {
    let deepest = opacity > 0 ? Int(min(60, 4 * (6.3 / opacity).rounded(.up))) : 0
    var layers: [[Point]] = []
    var cells: [Cell: [(point: Point, layer: Int)]] = [:]
    for point in points {
      let home = Cell(point, size: reach)
      var taken: Set<Int> = []
      var cell = home
      for x in (home.x - 1)...(home.x + 1) {
        for y in (home.y - 1)...(home.y + 1) {
          (cell.x, cell.y) = (x, y)
          for other in cells[cell] ?? []
          where abs(other.point.x - point.x) < reach && abs(other.point.y - point.y) < reach {
            taken.insert(other.layer)
          }
        }
      }
      guard let layer = (0..<deepest).first(where: { !taken.contains($0) }) else { continue }
      if layer == layers.count { layers.append([]) }
      layers[layer].append(point)
      cells[home, default: []].append((point, layer))
    }
    return layers
  }
}
