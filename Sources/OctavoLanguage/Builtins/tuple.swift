// `tuple`.
extension TypeTable {
  static let tuple = TypeTable(
    doc: """
      Built-in immutable sequence.

      If no argument is given, the constructor returns an empty tuple.
      If iterable is specified the tuple is initialized from iterable's items.

      If the argument is a tuple, the return value is the same object.
      """,
    constructor: Native("tuple(cls, iterable=(), /)") { call in
      let machine = call.machine
      let isPlain = call.type === machine.types.tuple
      if !call.has(1) { return machine.heap.own(TupleObject([], type: call.type)) }
      if isPlain, call[1].isObject, call[1].object.type === machine.types.tuple { return call[1] }
      if isPlain, call[1].isExactly(machine.types.listAddress) {
        let elements = call[1].listElements
        if elements.count <= 3 { return machine.tuple(elements.base, count: elements.count) }
      }
      let items = try machine.items(of: call[1])
      return Value(machine.heap.adopt(TupleObject(items, type: call.type), externalBytes: items.count &* 16))
    },
    methods: [
      Native("__len__(self, /)") { call in Value(call.tuple().items.count) },
      Native("__contains__(self, key, /)") { call in
        for item in call.tuple().items where try call.machine.equal(item, call[1]) { return .true }
        return .false
      },
      Native("__iter__(self, /)") { call in
        call.machine.heap.own(TupleIterator(call.tuple(), type: call.machine.types.iterators.tuple))
      },
      Native("__getitem__(self, key, /)") { call in
        let items = call.tuple().items
        if let slice = call[1].as(SliceObject.self) {
          let part = try call.machine.bounds(of: slice).fitted(to: items.count)
          if part.count == items.count, part.step == 1, call.tuple().type === call.machine.types.tuple {
            return call[0]
          }
          return call.machine.tuple(part.pick(from: items))
        }
        let index = try call.machine.subscriptIndex(call[1], "tuple")
        guard let position = call.machine.position(index, in: items.count) else {
          throw call.error(.indexError, "tuple index out of range")
        }
        return items[position]
      },
      Native("__add__(self, value, /)") { call in
        guard let other = call[1].as(TupleObject.self) else {
          if call.machine.hasOwn(.radd, call[1]) { return .notImplemented }
          throw call.error(.typeError, "can only concatenate tuple (not \"\(call.typeName(1))\") to tuple")
        }
        let items = call.tuple().items
        // An empty operand leaves the other one as it is.
        if other.items.isEmpty, call.tuple().type === call.machine.types.tuple { return call[0] }
        if items.isEmpty, other.type === call.machine.types.tuple { return call[1] }
        try call.machine.checkedSum(items.count, other.items.count)
        return call.machine.tuple(items + other.items)
      },
      Native("__mul__(self, value, /)") { call in try call.machine.repeated(call) },
      Native("__rmul__(self, value, /)") { call in try call.machine.repeated(call) },
      Native(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        doc: """
          Return first index of value.

          Raises ValueError if the value is not present.
          """
      ) { call in
        let items = call.tuple().items
        let start = try call.machine.sliceBound(call[2])
        let stop = try call.machine.sliceBound(call[3])
        var index = max(0, start < 0 ? start &+ items.count : start)
        let end = min(stop < 0 ? stop &+ items.count : stop, items.count)
        while index < end {
          if try call.machine.equal(items[index], call[1]) { return Value(index) }
          index += 1
        }
        throw call.error(.valueError, "tuple.index(x): x not in tuple")
      },
      Native("count(self, value, /)", doc: "Return number of occurrences of value.") { call in
        var found = 0
        for item in call.tuple().items where try call.machine.equal(item, call[1]) { found += 1 }
        return Value(found)
      },
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let tuple = call.tuple()
        if tuple.items.isEmpty { return machine.string("()") }
        return machine.string(
          try machine.guardingRepr(tuple, "(...)") {
            try machine.reprOfItems("(", ")", single: ",)") { $0 < tuple.items.count ? tuple.items[$0] : nil }
          })
      },
      Native("__hash__(self, /)") { call in
        Value(PythonHash.tuple(try call.tuple().items.map { try call.machine.hash($0) }))
      },
      Native("__getnewargs__(self, /)") { call in call.machine.tuple([call.machine.tuple(call.tuple().items)])
      },
    ]
      + comparisons { machine, op, x, y in
        guard let a = x.as(TupleObject.self), let b = y.as(TupleObject.self) else { return .notImplemented }
        return try machine.compareSequences(op, a.items, b.items)
      },
    classMethods: [genericAlias])
}

extension Machine {
  fileprivate func repeated(_ call: Arguments) throws -> Value {
    guard let times = try repetitions(call[1]) else { return .notImplemented }
    if times == 1, call.tuple().type === types.tuple { return call[0] }
    return tuple(try repeating(call.tuple().items, times))
  }
}
