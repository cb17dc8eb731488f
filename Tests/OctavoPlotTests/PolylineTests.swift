import OctavoPlot
import Testing

struct PolylineTests {
  private let box = Rect(x: 0, y: 0, width: 10, height: 10)

  @Test func linesAreCutAtTheEdges() {
    #expect(Polyline.clipped([Point(-5, 5), Point(15, 5)], to: box) == [[Point(0, 5), Point(10, 5)]])
    #expect(Polyline.clipped([Point(-5, -1), Point(15, -1)], to: box).isEmpty)
    #expect(Polyline.clipped([Point(1, 1), Point(2, 2)], to: box) == [[Point(1, 1), Point(2, 2)]])
    // Out and in again: two pieces.
    let pieces = Polyline.clipped([Point(5, 5), Point(15, 5), Point(15, 8), Point(5, 8)], to: box)
    #expect(pieces == [[Point(5, 5), Point(10, 5)], [Point(10, 8), Point(5, 8)]])
  }

  @Test func shapesAreCutAtTheEdges() {
    let shape = [Point(-5, 2), Point(5, 2), Point(5, 20), Point(-5, 20)]
    let cut = Polyline.clippedPolygon(shape, to: box)
    #expect(Set(cut.map { [$0.x, $0.y] }) == [[0, 2], [5, 2], [5, 10], [0, 10]])
    #expect(Polyline.clippedPolygon([Point(20, 20), Point(30, 20), Point(30, 30)], to: box).isEmpty)
  }

  @Test func longLinesKeepWhatShowsInEachColumn() {
    let points = (0..<100_000).map { Point(Double($0) / 200, Double(($0 &* 7919) % 1000)) }
    let short = Polyline.reduced(points)
    #expect(short.count <= 4 * 1000)
    #expect(short.first == points.first && short.last == points.last)
    for column in [0.0, 100, 249.5] {
      func range(_ list: [Point]) -> [Double?] {
        let inside = list.filter { ($0.x * 2).rounded(.down) == column * 2 }.map(\.y)
        return [inside.min(), inside.max(), inside.first, inside.last]
      }
      #expect(range(points) == range(short))
    }
  }

  @Test func turningLinesStayWithinATenthOfAPixel() {
    let points = (0..<5000).map { index -> Point in
      let angle = Double(index) / 5000 * 12
      return Point(
        100 + 80 * Rotation(degrees: angle * 57.29578).turned(Point(1, 0)).x, 100 + 80 * angle / 12)
    }
    let short = Polyline.reduced(points)
    #expect(short.count < 1000)
    for point in points {
      let nearest = zip(short, short.dropFirst()).map { distance(point, $0, $1) }.min() ?? .infinity
      #expect(nearest <= 0.11)
      if nearest > 0.11 { break }
    }
  }

  private func distance(_ point: Point, _ start: Point, _ end: Point) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    let share =
      length == 0 ? 0 : min(max(((point.x - start.x) * dx + (point.y - start.y) * dy) / length, 0), 1)
    let (x, y) = (point.x - start.x - share * dx, point.y - start.y - share * dy)
    return (x * x + y * y).squareRoot()
  }
}
