// `list`.
extension TypeTable {
  static let list = TypeTable(
    doc: """
      Built-in mutable sequence.

      If no argument is given, the constructor creates a new empty list.
      The argument must be an iterable if specified.
      """,
    constructor: Native("list(cls, iterable=(), /)") { call in
      let machine = call.machine
      let made = machine.heap.adopt(ListObject([], type: call.type))
      if call.has(1) { try machine.extend(made, with: call[1]) }
      return Value(made)
    },
    methods: [
      Native("__init__(self, iterable=(), /)") { call in
        let list = call.list()
        list.items = []
        if call.has(1) { try call.machine.extend(list, with: call[1]) }
        return .none
      },
      Native("append(self, object, /)", doc: "Append object to the end of the list.") { call in
        call[0].borrowing(ListObject.self) { $0.append(call[1]) }
        return .none
      },
      Native("extend(self, iterable, /)", doc: "Extend list by appending elements from the iterable.") {
        call in
        try call.machine.extend(call.list(), with: call[1])
        return .none
      },
      Native("insert(self, index, object, /)", doc: "Insert object before index.") { call in
        let index = try call.int(1)
        let count = call.list().items.count
        call.list().items.insert(call[2], at: min(max(index < 0 ? index &+ count : index, 0), count))
        return .none
      },
      Native(
        "pop(self, index=-1, /)",
        doc: """
          Remove and return item at index (default last).

          Raises IndexError if list is empty or index is out of range.
          """
      ) { call in
        if call[1].isInt, call[1].int == -1,
          let last = call[0].borrowing(ListObject.self, { $0.popLast() })
        {
          return last
        }
        let list = call.list()
        let index = try call.machine.subscriptWord(call[1])
        if list.items.isEmpty { throw call.error(.indexError, "pop from empty list") }
        guard let position = call.machine.position(index, in: list.items.count) else {
          throw call.error(.indexError, "pop index out of range")
        }
        return list.items.remove(at: position)
      },
      Native(
        "remove(self, value, /)",
        doc: """
          Remove first occurrence of value.

          Raises ValueError if the value is not present.
          """
      ) { call in
        let list = call.list()
        var index = 0
        while index < list.items.count {
          if try call.machine.equal(list.items[index], call[1]) {
            if index < list.items.count { list.items.remove(at: index) }
            return .none
          }
          index += 1
        }
        throw call.error(.valueError, "list.remove(x): x not in list")
      },
      Native("clear(self, /)", doc: "Remove all items from list.") { call in
        call.list().items = []
        return .none
      },
      Native(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        doc: """
          Return first index of value.

          Raises ValueError if the value is not present.
          """
      ) { call in
        let list = call.list()
        let start = try call.machine.sliceBound(call[2])
        let stop = try call.machine.sliceBound(call[3])
        let count = list.items.count
        var index = max(0, start < 0 ? start &+ count : start)
        let end = stop < 0 ? stop &+ count : stop
        while index < end, index < list.items.count {
          if try call.machine.equal(list.items[index], call[1]) { return Value(index) }
          index += 1
        }
        throw call.error(.valueError, "\(try call.machine.repr(call[1]).string) is not in list")
      },
      Native("count(self, value, /)", doc: "Return number of occurrences of value.") { call in
        let list = call.list()
        var (index, found) = (0, 0)
        while index < list.items.count {
          if try call.machine.equal(list.items[index], call[1]) { found += 1 }
          index += 1
        }
        return Value(found)
      },
      Native("reverse(self, /)", doc: "Reverse *IN PLACE*.") { call in
        call.list().items.reverse()
        return .none
      },
      Native("copy(self, /)", doc: "Return a shallow copy of the list.") { call in
        call.machine.list(call.list().items)
      },
      Native(
        "sort(self, /, *, key=None, reverse=False)",
        doc: """
          Sort the list in ascending order and return None.

          The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
          order of two equal elements is maintained).

          If a key function is given, apply it once to each list item and sort them,
          ascending or descending, according to their function values.

          The reverse flag can be set to sort in descending order.
          """
      ) { call in
        try call.machine.sort(call.list(), key: call[1], reverse: call.machine.index(call[2]) != 0)
        return .none
      },
      Native("__len__(self, /)") { call in Value(call.list().items.count) },
      Native("__contains__(self, key, /)") { call in
        let list = call.list()
        var index = 0
        while index < list.items.count {
          if try call.machine.equal(list.items[index], call[1]) { return .true }
          index += 1
        }
        return .false
      },
      Native("__iter__(self, /)") { call in
        call.machine.heap.own(ListIterator(call.list(), type: call.machine.types.iterators.list))
      },
      Native("__reversed__(self, /)", doc: "Return a reverse iterator over the list.") { call in
        Value(
          call.machine.heap.adopt(
            ListReverseIterator(call.list(), type: call.machine.types.iterators.listReverse)))
      },
      Native("__getitem__(self, index, /)", doc: "x.__getitem__(y) <==> x[y]") { call in
        let list = call.list()
        if let slice = call[1].as(SliceObject.self) {
          let part = try call.machine.bounds(of: slice).fitted(to: list.items.count)
          return call.machine.list(part.pick(from: list.items))
        }
        let index = try call.machine.subscriptIndex(call[1], "list")
        guard let position = call.machine.position(index, in: list.items.count) else {
          throw call.error(.indexError, "list index out of range")
        }
        return list.items[position]
      },
      Native("__setitem__(self, key, value, /)") { call in
        let list = call.list()
        if let slice = call[1].as(SliceObject.self) {
          try call.machine.assign(call[2], to: slice, of: list)
          return .none
        }
        let index = try call.machine.subscriptIndex(call[1], "list")
        guard let position = call.machine.position(index, in: list.items.count) else {
          throw call.error(.indexError, "list assignment index out of range")
        }
        list.items[position] = call[2]
        return .none
      },
      Native("__delitem__(self, key, /)") { call in
        let list = call.list()
        if let slice = call[1].as(SliceObject.self) {
          let part = try call.machine.bounds(of: slice).fitted(to: list.items.count)
          list.items.removeItems(part)
          return .none
        }
        let index = try call.machine.subscriptIndex(call[1], "list")
        guard let position = call.machine.position(index, in: list.items.count) else {
          throw call.error(.indexError, "list assignment index out of range")
        }
        list.items.remove(at: position)
        return .none
      },
      Native("__add__(self, value, /)") { call in
        guard let other = call[1].as(ListObject.self) else {
          if call.machine.hasOwn(.radd, call[1]) { return .notImplemented }
          throw call.error(.typeError, "can only concatenate list (not \"\(call.typeName(1))\") to list")
        }
        let items = call.list().items
        try call.machine.checkedSum(items.count, other.items.count)
        return call.machine.list(items + other.items)
      },
      Native("__iadd__(self, value, /)") { call in
        // The right operand's own way of adding comes first, as for `+`.
        if call.machine.hasOwn(.radd, call[1]) {
          let sum = try call.machine.call(call.machine.type(of: call[1]).slot(.radd), call[1], call[0])
          if !sum.isNotImplemented { return sum }
        }
        try call.machine.extend(call.list(), with: call[1])
        return call[0]
      },
      Native("__mul__(self, value, /)") { call in
        guard let times = try call.machine.repetitions(call[1]) else { return .notImplemented }
        return try call.machine.list(repeating: call.list().items, times)
      },
      Native("__rmul__(self, value, /)") { call in
        guard let times = try call.machine.repetitions(call[1]) else { return .notImplemented }
        return try call.machine.list(repeating: call.list().items, times)
      },
      Native("__imul__(self, value, /)") { call in
        guard let times = try call.machine.repetitions(call[1]) else { return .notImplemented }
        let list = call.list()
        list.items = try call.machine.repeating(list.items, times)
        call.machine.heap.noteExternal(list.items.count &* 16)
        return call[0]
      },
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let list = call.list()
        if list.items.isEmpty { return machine.string("[]") }
        return machine.string(
          try machine.guardingRepr(list, "[...]") {
            try machine.reprOfItems("[", "]") { $0 < list.items.count ? list.items[$0] : nil }
          })
      },
    ]
      + comparisons { machine, op, x, y in
        guard let a = x.as(ListObject.self), let b = y.as(ListObject.self) else { return .notImplemented }
        return try machine.compareLists(op, a, b)
      },
    classMethods: [genericAlias]
  )
}

extension Machine {
  /// An index for C code that reports overflow as IndexError.
  func subscriptWord(_ x: Value) throws -> Int {
    if x.isInt || x.isBool { return x.int }
    guard let small = Int(exactly: try integer(x)) else {
      throw error(.indexError, "cannot fit '\(typeName(x))' into an index-sized integer")
    }
    return small
  }

  /// `list.extend`.
  func extend(_ list: ListObject, with x: Value) throws {
    let before = list.items.count
    if x.isObject {
      switch x.object {
      case let other as ListObject where other.type === types.list:
        try checkedSum(before, other.items.count)
        list.append(contentsOf: other.items)
        heap.noteExternal(other.items.count &* 16)
        return
      case let other as TupleObject where other.type === types.tuple:
        try checkedSum(before, other.items.count)
        list.append(contentsOf: other.items)
        heap.noteExternal(other.items.count &* 16)
        return
      case let range as RangeObject where range.big == nil:
        try checkSize(elements: range.count)
        list.items.reserveCapacity(before + range.count)
        for index in 0..<range.count {
          list.items.append(Value(range[index]))
          if index & 0xFFFF == 0 { try checkInterrupts() }
        }
        heap.noteExternal(range.count &* 16)
        return
      default: break
      }
    }
    let iterator = try iterator(of: x)
    hold(iterator)
    try checkLengthHint(x)
    while true {
      let mark = heap.beginStep()
      defer { heap.endStep(mark) }
      let item = try next(iterator)
      if item.isUndefined { return }
      list.append(item)
      if list.items.count & 0x3FF == 0 {
        heap.noteExternal(16 << 10)
        try checkInterrupts()
        try checkSize(elements: list.items.count)
      }
    }
  }

  /// Asks for a length as CPython does before it fills a list, so that what `__len__` raises is seen.
  func checkLengthHint(_ x: Value) throws {
    guard type(of: x).isUserDefined else { return }
    _ = try lengthHint(of: x)
  }

  /// Whether an operand that is no sequence has a method for being the right one.
  func hasOwn(_ slot: Slot, _ x: Value) -> Bool {
    let type = type(of: x)
    if type.slot(slot).isUndefined { return false }
    switch type.layout {
    case .string, .bytes, .list, .tuple, .int, .float, .complex: return type.isUserDefined
    default: return true
    }
  }

  fileprivate func list(repeating items: [Value], _ times: Int) throws -> Value {
    list(try repeating(items, times), mayHoldObjects: items.contains(where: \.isObject))
  }

  /// `list[a:b:c] = x`.
  fileprivate func assign(_ x: Value, to slice: SliceObject, of list: ListObject) throws {
    var bounds = try bounds(of: slice)
    if bounds.step == 1 {
      guard canIterate(x) else { throw error(.typeError, "can only assign an iterable") }
      let fresh = try items(of: x)
      // The list may have changed while the items were collected.
      let part = bounds.fitted(to: list.items.count)
      try checkedSum(list.items.count, fresh.count)
      list.items.replaceSubrange(part.start..<max(part.start, part.stop), with: fresh)
      heap.noteExternal(fresh.count &* 16)
      return
    }
    guard canIterate(x) else {
      throw error(.typeError, "must assign iterable to extended slice")
    }
    let fresh = try items(of: x)
    if bounds.step == 0 { bounds.step = 1 }
    let part = bounds.fitted(to: list.items.count)
    guard fresh.count == part.count else {
      throw error(
        .valueError,
        "attempt to assign sequence of size \(fresh.count) to extended slice of size \(part.count)")
    }
    if part.count == 0 { return }
    let mayBeObjects = !x.isExactly(types.listAddress) || x.borrowing(ListObject.self) { $0.mayHoldObjects }
    list.store(fresh, from: part.start, step: part.step, mayBeObjects: mayBeObjects)
  }
}

extension Array {
  /// Removes the items of a slice in one pass.
  mutating func removeItems(_ part: SlicePart) {
    guard part.count > 0 else { return }
    let (start, step) = part.ascending
    if step == 1 {
      removeSubrange(start..<start + part.count)
      return
    }
    var kept = start
    var next = 0
    for index in start..<count {
      if next < part.count, index == start + next * step {
        next += 1
      } else {
        self[kept] = self[index]
        kept += 1
      }
    }
    removeSubrange(kept...)
  }
}
