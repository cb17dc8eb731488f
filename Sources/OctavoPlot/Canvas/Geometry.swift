/// A place on the canvas, in pixels from the top left corner; y points down.
package struct Point: Equatable, Sendable {
  package var x: Double
  package var y: Double
  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
  package var isFinite: Bool { x.isFinite && y.isFinite }
}

/// An axis-parallel rectangle on the canvas, in pixels; `y` is its top edge.
package struct Rect: Equatable, Sendable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var right: Double { x + width }
  package var bottom: Double { y + height }
  package var center: Point { Point(x + width / 2, y + height / 2) }

  package func inset(by amount: Double) -> Rect {
    Rect(x: x + amount, y: y + amount, width: width - 2 * amount, height: height - 2 * amount)
  }

  package func contains(_ point: Point) -> Bool {
    point.x > x && point.x < right && point.y > y && point.y < bottom
  }

  package func overlaps(_ other: Rect) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}

/// Lines and circular arcs to be filled, stroked or both.
package struct Path: Equatable, Sendable {
  package enum Element: Equatable, Sendable {
    case move(Point)
    case line(Point)
    /// A half circle of the given radius, drawn clockwise on the canvas from the current point.
    case halfCircle(radius: Double, to: Point)
    case close
  }
  package var elements: [Element] = []

  package init() {}

  /// An open line through the points.
  package init(polyline points: [Point]) {
    elements.reserveCapacity(points.count)
    for (index, point) in points.enumerated() {
      elements.append(index == 0 ? .move(point) : .line(point))
    }
  }

  package init(rect: Rect) { add(rect) }

  package var isEmpty: Bool { elements.isEmpty }

  package mutating func move(to point: Point) { elements.append(.move(point)) }
  package mutating func line(to point: Point) { elements.append(.line(point)) }
  package mutating func close() { elements.append(.close) }

  package mutating func add(_ rect: Rect) {
    move(to: Point(rect.x, rect.y))
    line(to: Point(rect.right, rect.y))
    line(to: Point(rect.right, rect.bottom))
    line(to: Point(rect.x, rect.bottom))
    close()
  }

  package mutating func add(_ other: Path) { elements += other.elements }

  package mutating func addSegment(_ start: Point, _ end: Point) {
    move(to: start)
    line(to: end)
  }

  package mutating func addCircle(center: Point, radius: Double) {
    move(to: Point(center.x - radius, center.y))
    elements.append(.halfCircle(radius: radius, to: Point(center.x + radius, center.y)))
    elements.append(.halfCircle(radius: radius, to: Point(center.x - radius, center.y)))
    close()
  }

  package func translated(x: Double, y: Double) -> Path {
    func moved(_ point: Point) -> Point { Point(point.x + x, point.y + y) }
    var result = self
    for index in result.elements.indices {
      switch result.elements[index] {
      case .move(let point): result.elements[index] = .move(moved(point))
      case .line(let point): result.elements[index] = .line(moved(point))
      case .halfCircle(let radius, let point):
        result.elements[index] = .halfCircle(radius: radius, to: moved(point))
      case .close: break
      }
    }
    return result
  }
}
