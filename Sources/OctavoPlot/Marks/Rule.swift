/// A straight line across the axes at one value: what `axvline` and `axhline` draw.
package struct Rule: Mark {
  /// The axis the value is on: a rule at an x stands upright.
  package var direction: Direction
  package var value: Double
  /// Ends in parts of the axes' other side.
  package var start = 0.0
  package var end = 1.0
  package var color = Color.cycle(0)
  package var style = LineStyle.solid
  /// Points.
  package var width = 1.5
  package var alpha: Double?
  package var label = ""
  package var zOrder = 2.0
  package var isVisible = true

  package init(_ direction: Direction, at value: Double) {
    self.direction = direction
    self.value = value
  }

  package var extent: Extent {
    var extent = Extent()
    if direction == .x { extent.x.include(value) } else { extent.y.include(value) }
    return extent
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    guard let stroke, let (first, last) = ends(in: frame) else { return }
    canvas.path(Path(polyline: [first, last]), stroke: stroke)
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    guard let stroke else { return }
    canvas.path(Path(polyline: [Point(box.x, box.center.y), Point(box.right, box.center.y)]), stroke: stroke)
  }

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = Obstacles()
    if let (first, last) = ends(in: frame) { obstacles.lines = [[first, last]] }
    return obstacles
  }

  private var stroke: Stroke? {
    var stroke = style.stroke(color.opacity(alpha), width: width)
    stroke?.cap = .butt
    return stroke
  }

  /// Nil where the value has no place near the axes.
  private func ends(in frame: Frame) -> (Point, Point)? {
    let rect = frame.rect
    switch direction {
    case .x:
      let x = frame.x(value)
      guard x.isFinite, x > rect.x - 100, x < rect.right + 100 else { return nil }
      return (Point(x, rect.bottom - start * rect.height), Point(x, rect.bottom - end * rect.height))
    case .y:
      let y = frame.y(value)
      guard y.isFinite, y > rect.y - 100, y < rect.bottom + 100 else { return nil }
      return (Point(rect.x + start * rect.width, y), Point(rect.x + end * rect.width, y))
    }
  }
}

extension Figure {
  /// Adds a rule to axes. Limits found so far stay where it lies inside them.
  /// - Returns: the mark's place.
  @discardableResult
  package mutating func add(rule: Rule, to index: Int) -> Int {
    let direction = rule.direction
    let limits = limits(direction, of: index)
    updateAxis(direction, of: index) { axis in
      axis.limits = limits
      axis.isStale = false
    }
    let isOutside = !limits.contains(rule.value, tolerance: 0)
    return axes[index].add(rule, scalesX: direction == .x && isOutside, scalesY: direction == .y && isOutside)
  }
}
