import BigInt

// `sum`, `min`, `max`, `any`, `all`: one value from many.
extension Machine {
  static let reductions: [Native] = [
    Native(
      "sum(iterable, /, start=0)",
      doc: """
        Return the sum of a 'start' value (default: 0) plus an iterable of numbers

        When the iterable is empty, return the start value.
        This function is intended specifically for use with numeric values and may
        reject non-numeric types.
        """
    ) { call in try call.machine.sum(call[0], start: call[1]) },
    Native(
      "min(*args, key=None, default=?)",
      doc: """
        min(iterable, *[, default=obj, key=func]) -> value
        min(arg1, arg2, *args, *[, key=func]) -> value

        With a single iterable argument, return its smallest item. The
        default keyword-only argument specifies an object to return if
        the provided iterable is empty.
        With two or more arguments, return the smallest argument.
        """
    ) { call in try call.machine.extreme(call, "min", .less) },
    Native(
      "max(*args, key=None, default=?)",
      doc: """
        max(iterable, *[, default=obj, key=func]) -> value
        max(arg1, arg2, *args, *[, key=func]) -> value

        With a single iterable argument, return its biggest item. The
        default keyword-only argument specifies an object to return if
        the provided iterable is empty.
        With two or more arguments, return the largest argument.
        """
    ) { call in try call.machine.extreme(call, "max", .greater) },
    Native(
      "any(iterable, /)",
      doc:
        "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."
    ) {
      call in Value(try call.machine.search(call[0], until: true))
    },
    Native(
      "all(iterable, /)",
      doc:
        "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."
    ) {
      call in Value(try !call.machine.search(call[0], until: false))
    },
  ]

  /// Whether some item's truth is `wanted`.
  private func search(_ x: Value, until wanted: Bool) throws -> Bool {
    let iterator = try iterator(of: x, keepingSequences: true)
    hold(iterator)
    if let list = iterator.as(ListObject.self) {
      var index = 0
      while index < list.items.count {
        if try truth(list.items[index]) == wanted { return true }
        index += 1
      }
      return false
    }
    if [.tuple, .range, .string].contains(iterator.classTag) {
      for item in try items(of: x) where try truth(item) == wanted { return true }
      return false
    }
    var found = false
    while !found {
      let mark = heap.beginStep()
      defer { heap.endStep(mark) }
      let item = try next(iterator)
      if item.isUndefined { return false }
      found = try truth(item) == wanted
      try checkInterrupts()
    }
    return true
  }

  /// Adds up from the left, in machine integers and in doubles as long as the items are such.
  private func sum(_ x: Value, start: Value) throws -> Value {
    switch type(of: start).layout {
    case .string: throw error(.typeError, "sum() can't sum strings [use ''.join(seq) instead]")
    case .bytes: throw error(.typeError, "sum() can't sum bytes [use b''.join(seq) instead]")
    default:
      if start.as(ByteArrayObject.self) != nil {
        throw error(.typeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
      }
    }
    if x.isObject, x.classTag == .range, start.isInt,
      let total = try sum(x.unchecked(RangeObject.self), start.int)
    {
      return total
    }
    if let total = sumOfNumbers(x, start) { return total }
    return try fold(x, from: start) { total, item in
      if total.isInt, item.isInt {
        let (value, overflow) = total.int.addingReportingOverflow(item.int)
        if !overflow { return Value(value) }
      } else if total.isFloat, item.isFloat {
        return Value(total.float + item.float)
      }
      return try self.binary(.add, total, item)
    }
  }

  /// Adds up a list or tuple that has only machine integers or only floats; nil for anything else.
  private func sumOfNumbers(_ x: Value, _ start: Value) -> Value? {
    let elements: Elements
    if x.isExactly(types.listAddress) {
      elements = x.listElements
    } else if x.isExactly(types.tupleAddress) {
      elements = x.tupleElements
    } else {
      return nil
    }
    var index = 0
    var total = start
    if total.isInt {
      var sum = total.int
      while index < elements.count, elements.base[index].isInt {
        let (value, overflow) = sum.addingReportingOverflow(elements.base[index].int)
        if overflow { return nil }
        sum = value
        index += 1
      }
      if index == elements.count { return Value(sum) }
      // An int and a float make a float, which counts as exact only while the int is.
      guard elements.base[index].isFloat, sum.magnitude < 1 << 53 else { return nil }
      total = Value(Double(sum))
    }
    guard total.isFloat else { return nil }
    var sum = total.float
    while index < elements.count, elements.base[index].isFloat {
      sum += elements.base[index].float
      index += 1
    }
    return index == elements.count ? Value(sum) : nil
  }

  /// Gauss's sum; nil for a range that machine integers do not hold, and for an empty one.
  private func sum(_ range: RangeObject, _ start: Int) throws -> Value? {
    guard range.big == nil, range.count > 0 else { return nil }
    let ends = BigInt(range.start) + BigInt(range[range.count - 1])
    return int(ends * BigInt(range.count) / 2 + BigInt(start))
  }

  private func extreme(_ call: Arguments, _ name: String, _ op: CompareOperator) throws -> Value {
    let arguments = call.rest(0)
    if arguments.isEmpty { throw error(.typeError, "\(name) expected at least 1 argument, got 0") }
    let key = call[1]
    if arguments.count > 1, call.has(2) {
      throw error(.typeError, "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    var best = (item: Value.undefined, value: Value.undefined)
    // A list keeps them alive.
    let holder = heap.adopt(ListObject([], type: types.list))
    try forEach(arguments.count == 1 ? arguments[0] : call[0]) { item in
      let value = key.isNone ? item : try self.call(key, item)
      if best.item.isUndefined {
        best = (item, value)
      } else if try compareTruth(op, value, best.value) {
        best = (item, value)
      } else {
        return
      }
      holder.items = [item, value]
    }
    if !best.item.isUndefined { return best.item }
    if call.has(2) { return call[2] }
    throw error(.valueError, "\(name)() arg is an empty sequence")
  }
}
