import BigInt

// `range`.
extension TypeTable {
  static let range = TypeTable(
    doc: """
      range(stop) -> range object
      range(start, stop[, step]) -> range object

      Return an object that produces a sequence of integers from start (inclusive)
      to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.
      start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.
      These are exactly the valid indices for a list of 4 elements.
      When step is given, it specifies the increment (or decrement).
      """,
    constructor: Native("range(cls, start, stop=?, step=?, /)") { call in
      let machine = call.machine
      let first = try machine.integer(call[1])
      let step = call.has(3) ? try machine.integer(call[3]) : 1
      if call.has(2) { return try machine.range(first, machine.integer(call[2]), step) }
      return try machine.range(0, first, step)
    },
    methods: [
      Native("__len__(self, /)") { call in Value(call.range.count) },
      Native("__bool__(self, /)") { call in Value(call.range.count > 0) },
      Native("__iter__(self, /)") { call in
        let range = call.range
        return Value(
          call.machine.heap.adopt(
            RangeIterator(
              start: range.start, step: range.step, count: range.count, type: call.machine.types.iterators.range)))
      },
      Native("__reversed__(self, /)", doc: "Return a reverse iterator.") { call in
        let range = call.range
        let last = range.count > 0 ? range[range.count - 1] : range.start
        return Value(
          call.machine.heap.adopt(
            RangeIterator(
              start: last, step: 0 &- range.step, count: range.count, type: call.machine.types.iterators.range)))
      },
      Native("__contains__(self, key, /)") { call in
        if let number = call.machine.plainInt(call[1]) { return Value(call.range.index(of: number) != nil) }
        return Value(try call.machine.search(call.range, for: call[1]) != nil)
      },
      Native("__getitem__(self, key, /)") { call in
        let range = call.range
        if let slice = call[1].as(SliceObject.self) {
          let part = try call.machine.bounds(of: slice).fitted(to: range.count)
          return try call.machine.part(part, of: range)
        }
        let index = try call.machine.subscriptIndex(call[1], "range")
        guard let position = call.machine.position(index, in: range.count) else {
          throw call.error(.indexError, "range object index out of range")
        }
        return Value(range[position])
      },
      Native("index(self, value, /)", doc: "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.") {
        call in
        let found: Int?
        if let number = call.machine.plainInt(call[1]) {
          found = call.range.index(of: number)
        } else {
          found = try call.machine.search(call.range, for: call[1])
          if found == nil { throw call.error(.valueError, "sequence.index(x): x not in sequence") }
        }
        guard let found else {
          throw call.error(.valueError, "\(try call.machine.repr(call[1]).string) is not in range")
        }
        return Value(found)
      },
      Native("count(self, value, /)", doc: "rangeobject.count(value) -> integer -- return number of occurrences of value") {
        call in
        if let number = call.machine.plainInt(call[1]) { return Value(call.range.index(of: number) != nil ? 1 : 0) }
        return Value(try call.machine.search(call.range, for: call[1]) != nil ? 1 : 0)
      },
      Native("__eq__(self, value, /)") { call in
        guard let other = call[1].as(RangeObject.self) else { return .notImplemented }
        return Value(call.range.isEqual(to: other))
      },
      Native("__ne__(self, value, /)") { call in
        guard let other = call[1].as(RangeObject.self) else { return .notImplemented }
        return Value(!call.range.isEqual(to: other))
      },
      Native("__hash__(self, /)") { call in
        let range = call.range
        let parts: [Value] = [
          Value(range.count), range.count > 0 ? Value(range.start) : .none, range.count > 1 ? Value(range.step) : .none,
        ]
        return Value(PythonHash.tuple(try parts.map { try call.machine.hash($0) }))
      },
      Native("__repr__(self, /)") { call in
        let range = call.range
        let step = range.step == 1 ? "" : ", \(range.step)"
        return call.machine.string("range(\(range.start), \(range.stop)\(step))")
      },
    ],
    properties: [
      PropertyRow("start") { _, x in Value(x.unchecked(RangeObject.self).start) },
      PropertyRow("stop") { _, x in Value(x.unchecked(RangeObject.self).stop) },
      PropertyRow("step") { _, x in Value(x.unchecked(RangeObject.self).step) },
    ])
}

extension Arguments {
  fileprivate var range: RangeObject { self[0].unchecked(RangeObject.self) }
}

extension RangeObject {
  /// The position of a number, if the range has it.
  func index(of number: BigInt) -> Int? {
    guard count > 0 else { return nil }
    let (quotient, remainder) = (number - BigInt(start)).quotientAndRemainder(dividingBy: BigInt(step))
    guard remainder == 0, quotient >= 0, quotient < BigInt(count) else { return nil }
    return Int(quotient)
  }

  /// Ranges are equal when they have the same numbers.
  func isEqual(to other: RangeObject) -> Bool {
    if count != other.count { return false }
    if count == 0 { return true }
    return start == other.start && (count == 1 || step == other.step)
  }
}

extension Machine {
  /// A range whose numbers fit in machine words.
  func range(_ start: BigInt, _ stop: BigInt, _ step: BigInt) throws -> Value {
    if step == 0 { throw error(.valueError, "range() arg 3 must not be zero") }
    let distance = step > 0 ? stop - start : start - stop
    let count = distance > 0 ? (distance - 1) / step.magnitude.signed + 1 : 0
    guard let first = Int(exactly: start), let end = Int(exactly: stop), let stride = Int(exactly: step),
      let length = Int(exactly: count)
    else {
      throw error(
        .notImplementedError,
        "range() of numbers beyond 64 bits is not supported by Octavo; count with a while loop")
    }
    return Value(heap.adopt(RangeObject(start: first, stop: end, step: stride, count: length, type: types.range)))
  }

  /// An `int` itself (no subclass), as numbers in ranges are found by arithmetic.
  fileprivate func plainInt(_ x: Value) -> BigInt? {
    if x.isInt || x.isBool { return BigInt(x.int) }
    return x.as(BigIntObject.self)?.value
  }

  /// Finds anything else by comparing with one number after the other.
  fileprivate func search(_ range: RangeObject, for x: Value) throws -> Int? {
    for index in 0..<range.count {
      if try equal(Value(range[index]), x) { return index }
      if index & 1023 == 0 { try checkInterrupts() }
    }
    return nil
  }

  fileprivate func part(_ part: SlicePart, of range: RangeObject) throws -> Value {
    let origin = BigInt(range.start)
    let step = BigInt(range.step)
    return try self.range(
      origin + BigInt(part.start) * step, origin + BigInt(part.stop) * step, step * BigInt(part.step))
  }
}

extension BigUInt {
  fileprivate var signed: BigInt { BigInt(self) }
}
