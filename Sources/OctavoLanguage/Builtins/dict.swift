// `dict`.
extension TypeTable {
  static let dict = TypeTable(
    doc: """
      dict() -> new empty dictionary
      dict(mapping) -> new dictionary initialized from a mapping object's
          (key, value) pairs
      dict(iterable) -> new dictionary initialized as if via:
          d = {}
          for k, v in iterable:
              d[k] = v
      dict(**kwargs) -> new dictionary initialized with the name=value pairs
          in the keyword argument list.  For example:  dict(one=1, two=2)
      """,
    constructor: Native("dict(cls, iterable=?, /, **kwargs)") { call in
      let made = call.machine.heap.adopt(DictObject(type: call.type))
      if call.has(1) { try call.machine.fill(made, from: call[1]) }
      if let named = call[2].as(DictObject.self) { try made.update(from: named, call.machine) }
      return Value(made)
    },
    methods: [
      Native("__init__(self, iterable=?, /, **kwargs)") { call in
        if call.has(1) { try call.machine.fill(call.dict(), from: call[1]) }
        if let named = call[2].as(DictObject.self) { try call.dict().update(from: named, call.machine) }
        return .none
      },
      Native(
        "get(self, key, default=None, /)",
        doc: "Return the value for key if key is in the dictionary, else default."
      ) {
        call in try call.dict().get(call[1], call.machine) ?? call[2]
      },
      Native(
        "setdefault(self, key, default=None, /)",
        doc: """
          Insert key with a value of default if key is not in the dictionary.

          Return the value for key if key is in the dictionary, else default.
          """
      ) { call in try call.dict().setDefault(call[1], call[2], call.machine) },
      Native(
        "pop(self, key, default=?, /)",
        doc: """
          D.pop(k[,d]) -> v, remove specified key and return the corresponding value.

          If the key is not found, return the default if given; otherwise,
          raise a KeyError.
          """
      ) { call in
        if let value = try call.dict().remove(call[1], call.machine) { return value }
        if call.has(2) { return call[2] }
        throw call.machine.error(.keyError, arguments: [call[1]])
      },
      Native(
        "popitem(self, /)",
        doc: """
          Remove and return a (key, value) pair as a 2-tuple.

          Pairs are returned in LIFO (last-in, first-out) order.
          Raises KeyError if the dict is empty.
          """
      ) { call in
        let dict = call.dict()
        guard let (index, key, value) = dict.last(before: Int.max) else {
          throw call.error(.keyError, "popitem(): dictionary is empty")
        }
        let pair = call.machine.tuple([key, value])
        dict.remove(at: index)
        return pair
      },
      Native(
        "update(self, iterable=?, /, **kwargs)",
        doc: """
          D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.
          If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]
          If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
          In either case, this is followed by: for k in F:  D[k] = F[k]
          """
      ) { call in
        if call.has(1) { try call.machine.fill(call.dict(), from: call[1]) }
        if let named = call[2].as(DictObject.self) { try call.dict().update(from: named, call.machine) }
        return .none
      },
      Native("clear(self, /)", doc: "D.clear() -> None.  Remove all items from D.") { call in
        call.dict().removeAll()
        return .none
      },
      Native("copy(self, /)", doc: "D.copy() -> a shallow copy of D") { call in
        let made = call.machine.dict()
        try made.update(from: call.dict(), call.machine)
        return Value(made)
      },
      Native("keys(self, /)", doc: "D.keys() -> a set-like object providing a view on D's keys") { call in
        call.machine.view(call.dict(), .keys)
      },
      Native("values(self, /)", doc: "D.values() -> an object providing a view on D's values") { call in
        call.machine.view(call.dict(), .values)
      },
      Native("items(self, /)", doc: "D.items() -> a set-like object providing a view on D's items") { call in
        call.machine.view(call.dict(), .items)
      },
      Native("__len__(self, /)") { call in Value(call.dict().count) },
      Native("__contains__(self, key, /)", doc: "True if the dictionary has the specified key, else False.") {
        call in
        Value(try call.dict().get(call[1], call.machine) != nil)
      },
      Native("__getitem__(self, key, /)", doc: "x.__getitem__(y) <==> x[y]") { call in
        let dict = call.dict()
        if let value = try dict.get(call[1], call.machine) { return value }
        let missing = dict.type.slot(.missing)
        if !missing.isUndefined { return try call.machine.call(missing, call[0], call[1]) }
        throw call.machine.error(.keyError, arguments: [call[1]])
      },
      Native("__setitem__(self, key, value, /)") { call in
        try call.dict().set(call[1], call[2], call.machine)
        return .none
      },
      Native("__delitem__(self, key, /)") { call in
        if try call.dict().remove(call[1], call.machine) != nil { return .none }
        throw call.machine.error(.keyError, arguments: [call[1]])
      },
      Native("__iter__(self, /)") { call in call.machine.iterator(over: call.dict(), .keys) },
      Native("__reversed__(self, /)", doc: "Return a reverse iterator over the dict keys.") { call in
        call.machine.iterator(over: call.dict(), .keys, isReversed: true)
      },
      Native("__or__(self, value, /)") { call in try call.machine.union(call[0], call[1]) },
      Native("__ror__(self, value, /)") { call in try call.machine.union(call[1], call[0]) },
      Native("__ior__(self, value, /)") { call in
        try call.machine.fill(call.dict(), from: call[1])
        return call[0]
      },
      Native("__eq__(self, value, /)") { call in
        try call.machine.compareDicts(call[0], call[1], isEqual: true)
      },
      Native("__ne__(self, value, /)") { call in
        try call.machine.compareDicts(call[0], call[1], isEqual: false)
      },
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let dict = call.dict()
        if dict.count == 0 { return machine.string("{}") }
        return machine.string(try machine.guardingRepr(dict, "{...}") { try machine.reprOfEntries(dict) })
      },
    ],
    classMethods: [
      Native(
        "fromkeys(cls, iterable, value=None, /)",
        doc: "Create a new dictionary with keys from iterable and values set to value."
      ) {
        call in
        let machine = call.machine
        let made = try machine.call(call[0])
        if let dict = made.as(DictObject.self), !dict.type.isUserDefined {
          try machine.forEach(call[1]) { try dict.set($0, call[2], machine) }
        } else {
          try machine.forEach(call[1]) { try machine.setItem(of: made, $0, to: call[2]) }
        }
        return made
      },
      genericAlias,
    ])
}

extension Machine {
  /// `dict.update(x)`: a mapping, or pairs.
  package func fill(_ target: DictObject, from x: Value) throws {
    if let other = x.as(DictObject.self), other.type.slot(.iter).bits == types.dict.slot(.iter).bits {
      return try target.update(from: other, self)
    }
    if let keys = try optionalAttribute(of: x, "keys") {
      try forEach(call(keys)) { key in try target.set(key, item(of: x, key), self) }
      return
    }
    guard canIterate(x) else { throw error(.typeError, "'\(typeName(x))' object is not iterable") }
    var index = 0
    try forEach(x) { element in
      guard canIterate(element) else {
        throw error(
          .typeError, "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      let pair = try items(of: element)
      guard pair.count == 2 else {
        throw error(
          .valueError, "dictionary update sequence element #\(index) has length \(pair.count); 2 is required")
      }
      try target.set(pair[0], pair[1], self)
      index += 1
    }
  }

  func iterator(over dict: DictObject, _ kind: DictViewObject.Kind, isReversed: Bool = false) -> Value {
    let iterators = types.iterators
    let type =
      switch (kind, isReversed) {
      case (.keys, false): iterators.dictKeys
      case (.values, false): iterators.dictValues
      case (.items, false): iterators.dictItems
      case (.keys, true): iterators.dictReverseKeys
      case (.values, true): iterators.dictReverseValues
      case (.items, true): iterators.dictReverseItems
      }
    return heap.own(DictIterator(dict, kind, isReversed: isReversed, type: type))
  }

  fileprivate func union(_ x: Value, _ y: Value) throws -> Value {
    guard let a = x.as(DictObject.self), let b = y.as(DictObject.self) else { return .notImplemented }
    let made = dict()
    try made.update(from: a, self)
    try made.update(from: b, self)
    return Value(made)
  }

  fileprivate func compareDicts(_ x: Value, _ y: Value, isEqual wanted: Bool) throws -> Value {
    guard let a = x.as(DictObject.self), let b = y.as(DictObject.self) else { return .notImplemented }
    return Value(try equalDicts(a, b) == wanted)
  }

  func equalDicts(_ a: DictObject, _ b: DictObject) throws -> Bool {
    if a.count != b.count { return false }
    var index = 0
    while let (found, key, value) = a.next(from: index) {
      let before = a.version
      hold(value)
      guard let entry = try b.find(key, hash: a.hash(at: found), self) else { return false }
      if try !equal(value, b.value(at: entry)) { return false }
      if a.version != before, a.count != b.count { return false }
      index = found + 1
    }
    return true
  }

  /// "{a: 1, b: 2}".
  func reprOfEntries(_ dict: DictObject) throws -> Text {
    var builder = TextBuilder()
    builder.append(ascii: UInt8(ascii: "{"))
    var index = 0
    var isFirst = true
    while let (found, key, value) = dict.next(from: index) {
      hold(value)
      if !isFirst { builder.append(", ") }
      isFirst = false
      builder.append(try repr(key))
      builder.append(": ")
      builder.append(try repr(value))
      index = found + 1
      if index & 1023 == 0 { try checkInterrupts() }
    }
    builder.append(ascii: UInt8(ascii: "}"))
    return builder.finish()
  }
}
