import BigInt

package final class SliceObject: Object {
  package private(set) var start: Value
  package private(set) var stop: Value
  package private(set) var step: Value
  init(_ start: Value, _ stop: Value, _ step: Value, type: TypeObject) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(type: type)
    classTag = .slice
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(start)
    marker.visit(stop)
    marker.visit(step)
  }

  /// Makes a dead slice the next one.
  func reuse(_ start: Value, _ stop: Value, _ step: Value) {
    (self.start, self.stop, self.step) = (start, stop, step)
  }
}

/// A range. Its numbers fit in machine integers, or else they are all in `big`.
package final class RangeObject: Object {
  /// Start, stop, step and length where one of them exceeds a machine integer.
  package let big: (start: BigInt, stop: BigInt, step: BigInt, count: BigInt)?
  package let start: Int
  package let stop: Int
  package let step: Int
  package let count: Int

  init(start: Int, stop: Int, step: Int, count: Int, type: TypeObject) {
    self.start = start
    self.stop = stop
    self.step = step
    self.count = count
    big = nil
    super.init(type: type)
    classTag = .range
  }

  init(big: (start: BigInt, stop: BigInt, step: BigInt, count: BigInt), type: TypeObject) {
    self.big = big
    // Whoever does not look at `big` finds a range that nothing can hold.
    (start, stop, step, count) = (0, Int.max, 1, Int.max)
    super.init(type: type)
    classTag = .range
  }

  /// The value at `index`, which is below `count`; the products cannot overflow because the last one did not.
  package subscript(index: Int) -> Int { start &+ index &* step }
}
