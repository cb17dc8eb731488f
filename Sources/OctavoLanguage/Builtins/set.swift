// `set` and `frozenset`.
extension TypeTable {
  static let set = TypeTable(
    doc: """
      set() -> new empty set object
      set(iterable) -> new set object

      Build an unordered collection of unique elements.
      """,
    constructor: Native("set(cls, iterable=?, /)") { call in
      let made = call.machine.heap.adopt(SetObject(type: call.type))
      if call.has(1) { try call.machine.fill(made, from: call[1]) }
      return Value(made)
    },
    methods: [
      Native("__init__(self, iterable=?, /)") { call in
        call.set().removeAll()
        if call.has(1) { try call.machine.fill(call.set(), from: call[1]) }
        return .none
      },
      Native(
        "add(self, object, /)",
        doc: """
          Add an element to a set.

          This has no effect if the element is already present.
          """
      ) { call in
        try call.set().insert(call[1], call.machine)
        return .none
      },
      Native(
        "discard(self, object, /)",
        doc: """
          Remove an element from a set if it is a member.

          Unlike set.remove(), the discard() method does not raise
          an exception when an element is missing from the set.
          """
      ) { call in
        _ = try call.set().remove(call.machine.setKey(call[1]), call.machine)
        return .none
      },
      Native(
        "remove(self, object, /)",
        doc: """
          Remove an element from a set; it must be a member.

          If the element is not a member, raise a KeyError.
          """
      ) { call in
        if try call.set().remove(call.machine.setKey(call[1]), call.machine) { return .none }
        throw call.machine.error(.keyError, arguments: [call[1]])
      },
      Native(
        "pop(self, /)",
        doc: """
          Remove and return an arbitrary set element.
          Raises KeyError if the set is empty.
          """
      ) { call in
        let set = call.set()
        guard let key = set.removeAny() else { throw call.error(.keyError, "pop from an empty set") }
        return key
      },
      Native("clear(self, /)", doc: "Remove all elements from this set.") { call in
        call.set().removeAll()
        return .none
      },
      Native("update(self, /, *others)", doc: "Update a set with the union of itself and others.") { call in
        for other in call.rest(1) { try call.machine.fill(call.set(), from: other) }
        return .none
      },
      Native(
        "intersection_update(self, /, *others)",
        doc: "Update a set with the intersection of itself and another."
      ) { call in
        let kept = try call.machine.intersection(call.set(), call.rest(1), type: call.machine.types.set)
        call.set().replace(with: kept)
        return .none
      },
      Native("difference_update(self, /, *others)", doc: "Remove all elements of another set from this set.")
      { call in
        for other in call.rest(1) { try call.machine.remove(other, from: call.set()) }
        return .none
      },
      Native(
        "symmetric_difference_update(self, other, /)",
        doc: "Update a set with the symmetric difference of itself and another."
      ) {
        call in
        try call.machine.toggle(call[1], in: call.set())
        return .none
      },
      Native("__ior__(self, value, /)") { call in
        guard call[1].as(SetObject.self) != nil else { return .notImplemented }
        try call.machine.fill(call.set(), from: call[1])
        return call[0]
      },
      Native("__iand__(self, value, /)") { call in
        guard call[1].as(SetObject.self) != nil else { return .notImplemented }
        call.set().replace(
          with: try call.machine.intersection(call.set(), [call[1]], type: call.machine.types.set))
        return call[0]
      },
      Native("__isub__(self, value, /)") { call in
        guard call[1].as(SetObject.self) != nil else { return .notImplemented }
        try call.machine.remove(call[1], from: call.set())
        return call[0]
      },
      Native("__ixor__(self, value, /)") { call in
        guard call[1].as(SetObject.self) != nil else { return .notImplemented }
        try call.machine.toggle(call[1], in: call.set())
        return call[0]
      },
    ] + sharedSetMethods,
    classMethods: [genericAlias])

  static let frozenSet = TypeTable(
    doc: """
      frozenset() -> empty frozenset object
      frozenset(iterable) -> frozenset object

      Build an immutable unordered collection of unique elements.
      """,
    constructor: Native("frozenset(cls, iterable=?, /)") { call in
      let machine = call.machine
      if call.has(1), call.type === machine.types.frozenSet, call[1].isObject,
        call[1].object.type === machine.types.frozenSet
      {
        return call[1]
      }
      let made = machine.heap.adopt(SetObject(type: call.type))
      if call.has(1) { try machine.fill(made, from: call[1]) }
      return Value(made)
    },
    methods: [
      Native("__hash__(self, /)") { call in Value(try call.machine.hash(of: call.set())) }
    ] + sharedSetMethods,
    classMethods: [genericAlias])

  private static let sharedSetMethods: [Native] = plainSetMethods + setOperators

  private static let plainSetMethods: [Native] = [
    Native("__len__(self, /)") { call in Value(call.set().count) },
    Native("__contains__(self, key, /)", doc: "x.__contains__(y) <==> y in x.") { call in
      Value(try call.set().contains(call.machine.setKey(call[1]), call.machine))
    },
    Native("__iter__(self, /)") { call in
      call.machine.heap.own(SetIterator(call.set(), type: call.machine.types.iterators.set))
    },
    Native("copy(self, /)", doc: "Return a shallow copy of a set.") { call in
      let set = call.set()
      if set.type === call.machine.types.frozenSet { return call[0] }
      return Value(call.machine.heap.adopt(set.copy(type: call.machine.plainSetType(set))))
    },
    Native("union(self, /, *others)", doc: "Return the union of sets as a new set.") { call in
      let made = call.machine.heap.adopt(call.set().copy(type: call.machine.plainSetType(call.set())))
      for other in call.rest(1) { try call.machine.fill(made, from: other) }
      return Value(made)
    },
    Native("intersection(self, /, *others)", doc: "Return the intersection of two sets as a new set.") {
      call in
      let set = call.set()
      return Value(try call.machine.intersection(set, call.rest(1), type: call.machine.plainSetType(set)))
    },
    Native("difference(self, /, *others)", doc: "Return the difference of two or more sets as a new set.") {
      call in
      Value(try call.machine.difference(call.set(), call.rest(1)))
    },
    Native(
      "symmetric_difference(self, other, /)", doc: "Return the symmetric difference of two sets as a new set."
    ) { call in
      Value(try call.machine.symmetricDifference(call.set(), call[1]))
    },
    Native("isdisjoint(self, other, /)", doc: "Return True if two sets have a null intersection.") { call in
      let set = call.set()
      if let other = call[1].as(SetObject.self), other.count > set.count {
        for key in set.keys where try other.contains(key, call.machine) { return .false }
        return .true
      }
      for key in try call.machine.items(of: call[1]) where try set.contains(key, call.machine) {
        return .false
      }
      return .true
    },
    Native("issubset(self, other, /)", doc: "Report whether another set contains this set.") { call in
      Value(try call.machine.isSubset(call.set(), of: call.machine.asSet(call[1])))
    },
    Native("issuperset(self, other, /)", doc: "Report whether this set contains another set.") { call in
      for key in try call.machine.items(of: call[1]) where try !call.set().contains(key, call.machine) {
        return .false
      }
      return .true
    },
    Native("__repr__(self, /)") { call in
      let machine = call.machine
      let set = call.set()
      let isPlain = set.type === machine.types.set
      if set.count == 0 { return machine.string("\(set.type.name)()") }
      return machine.string(
        try machine.guardingRepr(set, "\(set.type.name)(...)") {
          let keys = set.keys
          machine.hold(keys)
          let inside = try machine.reprOfItems("{", "}") { $0 < keys.count ? keys[$0] : nil }
          return isPlain ? inside : Text("\(set.type.name)(") + inside + Text(")")
        })
    },
  ]

  private static let setOperators: [Native] =
    binary("__or__", "__ror__") { machine, a, b in
      let made = machine.heap.adopt(a.copy(type: machine.plainSetType(a)))
      try machine.fill(made, from: Value(b))
      return made
    }
    + binary("__and__", "__rand__") { machine, a, b in
      try machine.intersection(a, [Value(b)], type: machine.plainSetType(a))
    }
    + binary("__sub__", "__rsub__") { machine, a, b in try machine.difference(a, [Value(b)]) }
    + binary("__xor__", "__rxor__") { machine, a, b in try machine.symmetricDifference(a, Value(b)) }
    + comparisons { machine, op, x, y in
      guard let a = x.as(SetObject.self), let b = y.as(SetObject.self) else { return .notImplemented }
      switch op {
      case .equal: return Value(try a.count == b.count && machine.isSubset(a, of: b))
      case .notEqual: return Value(try !(a.count == b.count && machine.isSubset(a, of: b)))
      case .less: return Value(try a.count < b.count && machine.isSubset(a, of: b))
      case .lessEqual: return Value(try machine.isSubset(a, of: b))
      case .greater: return Value(try b.count < a.count && machine.isSubset(b, of: a))
      case .greaterEqual: return Value(try machine.isSubset(b, of: a))
      case .is, .isNot, .in, .notIn: return .notImplemented
      }
    }

  /// An operator between sets and its reflection.
  private static func binary(
    _ name: String, _ reflected: String,
    _ body: @escaping @Sendable (Machine, SetObject, SetObject) throws -> SetObject
  ) -> [Native] {
    [
      Native("\(name)(self, value, /)") { call in
        guard let a = call[0].as(SetObject.self), let b = call[1].as(SetObject.self) else {
          return .notImplemented
        }
        return Value(try body(call.machine, a, b))
      },
      Native("\(reflected)(self, value, /)") { call in
        guard let a = call[1].as(SetObject.self), let b = call[0].as(SetObject.self) else {
          return .notImplemented
        }
        return Value(try body(call.machine, a, b))
      },
    ]
  }
}

extension Machine {
  /// The built-in type whose instance an operation on this set gives.
  func plainSetType(_ set: SetObject) -> TypeObject {
    set.type.isSubtype(of: types.frozenSet) ? types.frozenSet : types.set
  }

  /// Adds everything iterable to a set.
  func fill(_ set: SetObject, from x: Value) throws {
    switch x.isObject ? x.object : nil {
    case let other as SetObject
    where other.type.slot(.iter).bits == types.set.slot(.iter).bits
      || other.type.slot(.iter).bits == types.frozenSet.slot(.iter).bits:
      try set.merge(other, self)
    case let dict as DictObject where dict.type === types.dict:
      set.reserve(dict.count)
      var index = 0
      while let (found, key, _) = dict.next(from: index) {
        try set.insert(key, hash: dict.hash(at: found), self)
        index = found + 1
      }
    default:
      guard canIterate(x) else { throw error(.typeError, "'\(typeName(x))' object is not iterable") }
      try forEach(x) { try set.insert($0, self) }
    }
  }

  func asSet(_ x: Value) throws -> SetObject {
    if let set = x.as(SetObject.self) { return set }
    return try setOf(x)
  }

  func isSubset(_ a: SetObject, of b: SetObject) throws -> Bool {
    if a.count > b.count { return false }
    var position = 0
    while let (index, key, hash) = a.next(from: position) {
      if try b.find(key, hash: hash, self) == nil { return false }
      position = index + 1
    }
    return true
  }

  fileprivate func intersection(_ set: SetObject, _ others: [Value], type: TypeObject) throws -> SetObject {
    var current = set
    for other in others {
      let made = heap.adopt(SetObject(type: type))
      if let right = other.as(SetObject.self) {
        // The smaller one is walked through.
        let (walked, probed) = right.count > current.count ? (current, right) : (right, current)
        var position = 0
        while let (index, key, hash) = walked.next(from: position) {
          hold(key)
          if try probed.find(key, hash: hash, self) != nil { try made.insert(key, hash: hash, self) }
          position = index + 1
        }
      } else {
        guard canIterate(other) else {
          throw error(.typeError, "'\(typeName(other))' object is not iterable")
        }
        try forEach(other) { item in
          let hash = try hash(item)
          if try current.find(item, hash: hash, self) != nil { try made.insert(item, hash: hash, self) }
        }
      }
      current = made
    }
    return current === set ? heap.adopt(set.copy(type: type)) : current
  }

  fileprivate func difference(_ set: SetObject, _ others: [Value]) throws -> SetObject {
    let type = plainSetType(set)
    guard let first = others.first else { return heap.adopt(set.copy(type: type)) }
    let made: SetObject
    if let right = first.as(SetObject.self), set.count >> 2 <= right.count {
      // Keeping what the other has not, in the order of a new table.
      made = heap.adopt(SetObject(type: type))
      var position = 0
      while let (index, key, hash) = set.next(from: position) {
        hold(key)
        if try right.find(key, hash: hash, self) == nil { try made.insert(key, hash: hash, self) }
        position = index + 1
      }
    } else {
      made = heap.adopt(set.copy(type: type))
      try remove(first, from: made)
    }
    for other in others.dropFirst() { try remove(other, from: made) }
    return made
  }

  fileprivate func remove(_ x: Value, from set: SetObject) throws {
    if let other = x.as(SetObject.self) {
      if other === set { return set.removeAll() }
      for key in other.keys { _ = try set.remove(key, self) }
      return
    }
    guard canIterate(x) else { throw error(.typeError, "'\(typeName(x))' object is not iterable") }
    try forEach(x) { _ = try set.remove($0, self) }
  }

  /// What is in one only: the other's keys first, as CPython has it.
  fileprivate func symmetricDifference(_ set: SetObject, _ x: Value) throws -> SetObject {
    guard canIterate(x) else { throw error(.typeError, "'\(typeName(x))' object is not iterable") }
    let made = heap.adopt(SetObject(type: plainSetType(set)))
    try fill(made, from: x)
    try toggle(Value(set), in: made)
    return made
  }

  /// The symmetric difference, in place.
  fileprivate func toggle(_ x: Value, in set: SetObject) throws {
    if let same = x.as(SetObject.self), same === set { return set.removeAll() }
    guard canIterate(x) else { throw error(.typeError, "'\(typeName(x))' object is not iterable") }
    let other = try asSet(x)
    let keys = other.keys
    hold(keys)
    for key in keys where try !set.remove(key, self) { try set.insert(key, self) }
  }

  /// A set is looked for among elements as the frozenset it equals.
  func setKey(_ x: Value) throws -> Value {
    guard let set = x.as(SetObject.self), !set.type.isSubtype(of: types.frozenSet) else { return x }
    return Value(heap.adopt(set.copy(type: types.frozenSet)))
  }

  /// The hash of a frozenset: independent of order, as CPython documents it.
  func hash(of set: SetObject) throws -> Int {
    if let known = set.cachedHash { return known }
    var hash: UInt = 0
    var position = 0
    while let (index, _, element) = set.next(from: position) {
      let bits = UInt(bitPattern: element)
      hash ^= (bits ^ 89_869_747 ^ (bits << 16)) &* 3_644_798_167
      position = index + 1
    }
    hash ^= (UInt(set.count) &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69069 &+ 907_133_923
    let value = hash == UInt.max ? 590_923_713 : Int(bitPattern: hash)
    set.cachedHash = value
    return value
  }
}
