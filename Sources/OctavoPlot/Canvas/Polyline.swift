/// Keeping lines to what can be seen of them.
package enum Polyline {
  /// The parts of a line inside a rectangle, cut at its edges (Liang and Barsky, "A new concept and
  /// method for line clipping", ACM TOG 3, 1984).
  package static func clipped(_ points: [Point], to rect: Rect) -> [[Point]] {
    if points.allSatisfy({ $0.x >= rect.x && $0.x <= rect.right && $0.y >= rect.y && $0.y <= rect.bottom }) {
      return points.isEmpty ? [] : [points]
    }
    var pieces: [[Point]] = []
    var current: [Point] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (first, last) = segment(start, end, in: rect) else {
        if !current.isEmpty { pieces.append(current) }
        current = []
        continue
      }
      if current.last != first {
        if !current.isEmpty { pieces.append(current) }
        current = [first]
      }
      current.append(last)
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  /// The part of a segment inside a rectangle.
  private static func segment(_ start: Point, _ end: Point, in rect: Rect) -> (Point, Point)? {
    let dx = end.x - start.x
    let dy = end.y - start.y
    var enter = 0.0
    var leave = 1.0
    for (slope, room) in [
      (-dx, start.x - rect.x), (dx, rect.right - start.x), (-dy, start.y - rect.y),
      (dy, rect.bottom - start.y),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        enter = max(enter, room / slope)
      } else {
        leave = min(leave, room / slope)
      }
    }
    guard enter <= leave else { return nil }
    func at(_ share: Double) -> Point { Point(start.x + share * dx, start.y + share * dy) }
    return (enter == 0 ? start : at(enter), leave == 1 ? end : at(leave))
  }

  /// The part of a filled shape inside a rectangle (Sutherland and Hodgman, "Reentrant polygon
  /// clipping", CACM 17, 1974).
  package static func clippedPolygon(_ points: [Point], to rect: Rect) -> [Point] {
    var result = points
    for edge in 0..<4 {
      guard let last = result.last else { return [] }
      var previous = last
      var next: [Point] = []
      next.reserveCapacity(result.count)
      for point in result {
        let a = distance(previous, edge, rect)
        let b = distance(point, edge, rect)
        if (a < 0) != (b < 0) {
          let share = a / (a - b)
          next.append(
            Point(previous.x + share * (point.x - previous.x), previous.y + share * (point.y - previous.y)))
        }
        if b >= 0 { next.append(point) }
        previous = point
      }
      result = next
    }
    return result
  }

  /// How far inside one edge of a rectangle a point lies.
  private static func distance(_ point: Point, _ edge: Int, _ rect: Rect) -> Double {
    switch edge {
    case 0: point.x - rect.x
    case 1: rect.right - point.x
    case 2: point.y - rect.y
    default: rect.bottom - point.y
    }
  }

  /// Lines longer than this are thinned out.
  private static let manyPoints = 2000

  /// A line with the points left out that would not show. Where x does not turn back, each half pixel
  /// keeps its first, lowest, highest and last point, which draws the same pixels (Jugel et al., "M4",
  /// PVLDB 7, 2014); elsewhere, points within a tenth of a pixel of a line through their neighbours go.
  package static func reduced(_ points: [Point]) -> [Point] {
    guard points.count > manyPoints else { return points }
    let rises = zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
    let falls = rises || zip(points, points.dropFirst()).allSatisfy { $0.x >= $1.x }
    return falls ? reducedByColumn(points) : reducedByDistance(points, tolerance: 0.1)
  }

  private static func reducedByColumn(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    var start = 0
    while start < points.count {
      let column = (points[start].x * 2).rounded(.down)
      var low = start
      var high = start
      var end = start + 1
      while end < points.count, (points[end].x * 2).rounded(.down) == column {
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
        end += 1
      }
      var last = -1
      for index in [start, min(low, high), max(low, high), end - 1] where index != last {
        result.append(points[index])
        last = index
      }
      start = end
    }
    return result
  }

  /// Goes on from each kept point as long as one direction passes all points since within tolerance
  /// and none turns back.
  private static func reducedByDistance(_ points: [Point], tolerance: Double) -> [Point] {
    var result = [points[0]]
    var anchor = points[0]
    var direction = Point(0, 0)
    var reach = 0.0
    var last = points[0]
    for point in points.dropFirst() {
      let dx = point.x - anchor.x
      let dy = point.y - anchor.y
      let along = dx * direction.x + dy * direction.y
      let across = abs(dx * direction.y - dy * direction.x)
      if reach > 0, across > tolerance || along < reach {
        result.append(last)
        anchor = last
        reach = 0
      }
      if reach == 0 {
        let (x, y) = (point.x - anchor.x, point.y - anchor.y)
        let length = (x * x + y * y).squareRoot()
        guard length > tolerance else { continue }
        direction = Point(x / length, y / length)
        reach = length
      } else {
        reach = along
      }
      last = point
    }
    if result.last != last { result.append(last) }
    return result
  }
}
