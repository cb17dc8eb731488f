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
      if let plain = machine.plainRange(call[1], call[2], call[3]) { return plain }
      let first = try machine.integer(call[1])
      let step = call.has(3) ? try machine.integer(call[3]) : 1
      if call.has(2) { return try machine.range(first, machine.integer(call[2]), step) }
      return try machine.range(0, first, step)
    },
    methods: [
      Native("__len__(self, /)") { call in Value(try call.machine.lengthWord(call.range.exact.count)) },
      Native("__bool__(self, /)") { call in Value(call.range.exact.count > 0) },
      Native("__iter__(self, /)") { call in
        let range = call.range
        let iterators = call.machine.types.iterators
        if let big = range.big {
          return Value(
            call.machine.heap.adopt(
              LongRangeIterator(start: big.start, step: big.step, count: big.count, type: iterators.longRange)
            ))
        }
        return Value(
          call.machine.heap.adopt(
            RangeIterator(start: range.start, step: range.step, count: range.count, type: iterators.range)))
      },
      Native("__reversed__(self, /)", doc: "Return a reverse iterator.") { call in
        let range = call.range
        let iterators = call.machine.types.iterators
        if let big = range.big {
          let last = big.start + (big.count - 1) * big.step
          return Value(
            call.machine.heap.adopt(
              LongRangeIterator(start: last, step: -big.step, count: big.count, type: iterators.longRange)))
        }
        let last = range.count > 0 ? range[range.count - 1] : range.start
        return Value(
          call.machine.heap.adopt(
            RangeIterator(start: last, step: 0 &- range.step, count: range.count, type: iterators.range)))
      },
      Native("__contains__(self, key, /)") { call in
        if let number = call.machine.plainInt(call[1]) { return Value(call.range.index(of: number) != nil) }
        return Value(try call.machine.search(call.range, for: call[1]) != nil)
      },
      Native("__getitem__(self, key, /)") { call in
        let range = call.range
        if let slice = call[1].as(SliceObject.self) { return try call.machine.part(slice, of: range) }
        guard let index = try call.machine.optionalInteger(call[1]) else {
          throw call.error(.typeError, "range indices must be integers or slices, not \(call.typeName(1))")
        }
        let (start, _, step, count) = range.exact
        let position = index < 0 ? index + count : index
        guard position >= 0, position < count else {
          throw call.error(.indexError, "range object index out of range")
        }
        return call.machine.int(start + position * step)
      },
      Native(
        "index(self, value, /)",
        doc:
          "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."
      ) {
        call in
        if let number = call.machine.plainInt(call[1]) {
          if let found = call.range.index(of: number) { return call.machine.int(found) }
          throw call.error(.valueError, "\(try call.machine.repr(call[1]).string) is not in range")
        }
        guard let found = try call.machine.search(call.range, for: call[1]) else {
          throw call.error(.valueError, "sequence.index(x): x not in sequence")
        }
        return Value(found)
      },
      Native(
        "count(self, value, /)",
        doc: "rangeobject.count(value) -> integer -- return number of occurrences of value"
      ) {
        call in
        if let number = call.machine.plainInt(call[1]) {
          return Value(call.range.index(of: number) != nil ? 1 : 0)
        }
        // Anything else may be equal to several numbers.
        var count = 0
        try call.machine.forEach(call[0]) { if try call.machine.equal($0, call[1]) { count += 1 } }
        return Value(count)
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
        let machine = call.machine
        let (start, _, step, count) = call.range.exact
        let parts = [
          machine.int(count), count > 0 ? machine.int(start) : .none, count > 1 ? machine.int(step) : .none,
        ]
        return Value(PythonHash.tuple(try parts.map { try machine.hash($0) }))
      },
      Native("__repr__(self, /)") { call in
        let (start, stop, step, _) = call.range.exact
        return call.machine.string("range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))")
      },
    ],
    properties: [
      PropertyRow("start") { machine, x in machine.int(x.unchecked(RangeObject.self).exact.start) },
      PropertyRow("stop") { machine, x in machine.int(x.unchecked(RangeObject.self).exact.stop) },
      PropertyRow("step") { machine, x in machine.int(x.unchecked(RangeObject.self).exact.step) },
    ])
}

extension Arguments {
  fileprivate var range: RangeObject { self[0].unchecked(RangeObject.self) }
}

extension RangeObject {
  /// The numbers, whatever their size.
  var exact: (start: BigInt, stop: BigInt, step: BigInt, count: BigInt) {
    big ?? (BigInt(start), BigInt(stop), BigInt(step), BigInt(count))
  }

  /// The position of a number, if the range has it.
  func index(of number: BigInt) -> BigInt? {
    let (start, _, step, count) = exact
    guard count > 0 else { return nil }
    let (quotient, remainder) = (number - start).quotientAndRemainder(dividingBy: step)
    guard remainder == 0, quotient >= 0, quotient < count else { return nil }
    return quotient
  }

  /// Ranges are equal when they have the same numbers.
  func isEqual(to other: RangeObject) -> Bool {
    let (a, b) = (exact, other.exact)
    if a.count != b.count { return false }
    if a.count == 0 { return true }
    return a.start == b.start && (a.count == 1 || a.step == b.step)
  }
}

extension Machine {
  /// A range of machine integers that are well within their bounds; nil for anything else.
  fileprivate func plainRange(_ first: Value, _ second: Value, _ third: Value) -> Value? {
    let bound = 1 << 61
    guard first.isInt, first.int.magnitude < bound, second.isUndefined || second.isInt,
      second.isUndefined || second.int.magnitude < bound, third.isUndefined || third.isInt && third.int != 0
    else { return nil }
    let (start, stop) = second.isUndefined ? (0, first.int) : (first.int, second.int)
    let step = third.isUndefined ? 1 : third.int
    let distance = step > 0 ? stop - start : start - stop
    let count = distance > 0 ? Int(UInt(distance - 1) / step.magnitude) + 1 : 0
    return heap.own(RangeObject(start: start, stop: stop, step: step, count: count, type: types.range))
  }

  func range(_ start: BigInt, _ stop: BigInt, _ step: BigInt) throws -> Value {
    if step == 0 { throw error(.valueError, "range() arg 3 must not be zero") }
    let distance = step > 0 ? stop - start : start - stop
    let count = distance > 0 ? (distance - 1) / BigInt(step.magnitude) + 1 : 0
    if let first = Int(exactly: start), let end = Int(exactly: stop), let stride = Int(exactly: step),
      let length = Int(exactly: count)
    {
      return heap.own(RangeObject(start: first, stop: end, step: stride, count: length, type: types.range))
    }
    return heap.own(RangeObject(big: (start, stop, step, count), type: types.range))
  }

  /// A length that `len` can give.
  func lengthWord(_ count: BigInt) throws -> Int {
    if let small = Int(exactly: count) { return small }
    throw error(.overflowError, "Python int too large to convert to C ssize_t")
  }

  /// An `int` itself (no subclass), as numbers in ranges are found by arithmetic.
  fileprivate func plainInt(_ x: Value) -> BigInt? {
    if x.isInt || x.isBool { return BigInt(x.int) }
    return x.as(BigIntObject.self)?.value
  }

  /// Finds anything else by comparing with one number after the other.
  fileprivate func search(_ range: RangeObject, for x: Value) throws -> Int? {
    let (start, _, step, count) = range.exact
    var number = start
    var index = 0
    while BigInt(index) < count {
      if try equal(int(number), x) { return index }
      number += step
      index += 1
      if index & 1023 == 0 { try checkInterrupts() }
    }
    return nil
  }

  fileprivate func part(_ slice: SliceObject, of range: RangeObject) throws -> Value {
    let (origin, _, stride, count) = range.exact
    let (start, stop, step) = try exactBounds(slice, count)
    return try self.range(origin + start * stride, origin + stop * stride, stride * step)
  }
}
