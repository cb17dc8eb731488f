// `dict_keys`, `dict_values`, `dict_items`: live views of a dict; keys and items are like sets.

package final class DictViewObject: Object {
  package enum Kind { case keys, values, items }
  package let dict: DictObject
  package let kind: Kind

  init(_ dict: DictObject, _ kind: Kind, type: TypeObject) {
    self.dict = dict
    self.kind = kind
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(dict)
  }
}

extension TypeTable {
  static let dictView = TypeTable(
    methods: [
      Native("__len__(self, /)") { call in Value(call.view.dict.count) },
      Native("__iter__(self, /)") { call in call.machine.iterator(over: call.view.dict, call.view.kind) },
      Native("__reversed__(self, /)", doc: "Return a reverse iterator over the dict view.") { call in
        call.machine.iterator(over: call.view.dict, call.view.kind, isReversed: true)
      },
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let view = call.view
        return machine.string(
          try machine.guardingRepr(view, "...") {
            let inside = machine.list(try machine.items(of: call[0]))
            return Text(view.type.name + "(") + (try machine.repr(inside)) + Text(")")
          })
      },
    ],
    properties: [
      PropertyRow("mapping") { machine, x in machine.proxy(of: x.unchecked(DictViewObject.self).dict) }
    ])

  /// What `dict_keys` and `dict_items` have besides.
  static let dictSetView = TypeTable(
    methods: dictView.methods + [
      Native("__contains__(self, key, /)") { call in Value(try call.machine.contains(call.view, call[1])) },
      Native(
        "isdisjoint(self, other, /)",
        doc: "Return True if the view and the given iterable have a null intersection."
      ) { call in
        var isDisjoint = true
        for item in try call.machine.items(of: call[1]) where try call.machine.contains(call.view, item) {
          isDisjoint = false
          break
        }
        return Value(isDisjoint)
      },
      setOperation("__and__(self, value, /)") { machine, a, b in
        let made = machine.heap.adopt(SetObject(type: machine.types.set))
        let probe = try machine.setOf(a)
        for item in try machine.items(of: b) where try probe.contains(item, machine) {
          try made.insert(item, machine)
        }
        return Value(made)
      },
      setOperation("__or__(self, value, /)") { machine, a, b in
        let made = try machine.setOf(a)
        try machine.forEach(b) { try made.insert($0, machine) }
        return Value(made)
      },
      setOperation("__sub__(self, value, /)") { machine, a, b in
        let made = try machine.setOf(a)
        try machine.forEach(b) { _ = try made.remove($0, machine) }
        return Value(made)
      },
      setOperation("__xor__(self, value, /)") { machine, a, b in
        let made = try machine.setOf(a)
        let other = try machine.setOf(b)
        for item in other.keys where try !made.remove(item, machine) { try made.insert(item, machine) }
        return Value(made)
      },
      setOperation("__rand__(self, value, /)", swapped: true) { machine, a, b in
        let made = machine.heap.adopt(SetObject(type: machine.types.set))
        let probe = try machine.setOf(a)
        for item in try machine.items(of: b) where try probe.contains(item, machine) {
          try made.insert(item, machine)
        }
        return Value(made)
      },
      setOperation("__ror__(self, value, /)", swapped: true) { machine, a, b in
        let made = try machine.setOf(a)
        try machine.forEach(b) { try made.insert($0, machine) }
        return Value(made)
      },
      setOperation("__rsub__(self, value, /)", swapped: true) { machine, a, b in
        let made = try machine.setOf(a)
        try machine.forEach(b) { _ = try made.remove($0, machine) }
        return Value(made)
      },
      setOperation("__rxor__(self, value, /)", swapped: true) { machine, a, b in
        let made = try machine.setOf(a)
        let other = try machine.setOf(b)
        for item in other.keys where try !made.remove(item, machine) { try made.insert(item, machine) }
        return Value(made)
      },
    ]
      + comparisons { machine, op, x, y in try machine.compareViews(op, x.unchecked(DictViewObject.self), y) },
    properties: dictView.properties)

  private static func setOperation(
    _ signature: String, swapped: Bool = false,
    _ body: @escaping @Sendable (Machine, Value, Value) throws -> Value
  ) -> Native {
    Native(signature) { call in
      guard call.machine.canIterate(call[1]) else { return .notImplemented }
      return try swapped ? body(call.machine, call[1], call[0]) : body(call.machine, call[0], call[1])
    }
  }

  static let mappingProxy = TypeTable(
    constructor: .makeProxy,
    methods: [
      Native("__str__(self, /)") { call in call.machine.string(try call.machine.str(call.proxied)) },
      Native("__repr__(self, /)") { call in
        call.machine.string(Text("mappingproxy(") + (try call.machine.repr(call.proxied)) + Text(")"))
      },
      Native("__len__(self, /)") { call in Value(try call.machine.length(of: call.proxied)) },
      Native("__iter__(self, /)") { call in try call.machine.iterator(of: call.proxied) },
      Native("__contains__(self, key, /)") { call in Value(try call.machine.contains(call.proxied, call[1]))
      },
      Native("__getitem__(self, key, /)") { call in try call.machine.item(of: call.proxied, call[1]) },
      Native("__or__(self, value, /)") { call in
        let right = call[1].as(MappingProxyObject.self).map { Value($0.dict) } ?? call[1]
        return try call.machine.binary(.bitOr, call.proxied, right)
      },
      Native("__ror__(self, value, /)") { call in try call.machine.binary(.bitOr, call[1], call.proxied) },
      Native("__eq__(self, value, /)") { call in
        let right = call[1].as(MappingProxyObject.self).map { Value($0.dict) } ?? call[1]
        return try call.machine.compare(.equal, call.proxied, right)
      },
      Native("__reversed__(self, /)") { call in
        call.machine.iterator(over: call[0].unchecked(MappingProxyObject.self).dict, .keys, isReversed: true)
      },
      Native("get(self, key, default=None, /)") { call in
        try call[0].unchecked(MappingProxyObject.self).dict.get(call[1], call.machine) ?? call[2]
      },
      Native("keys(self, /)") { call in
        call.machine.view(call[0].unchecked(MappingProxyObject.self).dict, .keys)
      },
      Native("values(self, /)") { call in
        call.machine.view(call[0].unchecked(MappingProxyObject.self).dict, .values)
      },
      Native("items(self, /)") { call in
        call.machine.view(call[0].unchecked(MappingProxyObject.self).dict, .items)
      },
      Native("copy(self, /)") { call in
        let made = call.machine.dict()
        try made.update(from: call[0].unchecked(MappingProxyObject.self).dict, call.machine)
        return Value(made)
      },
    ])
}

/// A dict that can only be read, as `__dict__` of a class is.
package final class MappingProxyObject: Object {
  package let dict: DictObject
  init(_ dict: DictObject, type: TypeObject) {
    self.dict = dict
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(dict)
  }
}

extension Arguments {
  fileprivate var view: DictViewObject { self[0].unchecked(DictViewObject.self) }
  fileprivate var proxied: Value { Value(self[0].unchecked(MappingProxyObject.self).dict) }
}

extension Machine {
  package func view(_ dict: DictObject, _ kind: DictViewObject.Kind) -> Value {
    let type =
      switch kind {
      case .keys: types.dictKeys
      case .values: types.dictValues
      case .items: types.dictItems
      }
    return heap.own(DictViewObject(dict, kind, type: type))
  }

  package func proxy(of dict: DictObject) -> Value {
    heap.own(MappingProxyObject(dict, type: types.mappingProxy))
  }

  fileprivate func contains(_ view: DictViewObject, _ x: Value) throws -> Bool {
    switch view.kind {
    case .keys: return try view.dict.get(x, self) != nil
    case .values: return false
    case .items:
      guard let pair = x.as(TupleObject.self), pair.items.count == 2,
        let value = try view.dict.get(pair.items[0], self)
      else { return false }
      return try equal(value, pair.items[1])
    }
  }

  /// A new set of the items of anything iterable.
  func setOf(_ x: Value) throws -> SetObject {
    if let set = x.as(SetObject.self), !set.type.isUserDefined {
      return heap.adopt(set.copy(type: types.set))
    }
    let made = heap.adopt(SetObject(type: types.set))
    try forEach(x) { try made.insert($0, self) }
    return made
  }

  /// Views compare as sets do, with sets and with each other.
  fileprivate func compareViews(_ op: CompareOperator, _ view: DictViewObject, _ y: Value) throws -> Value {
    let isSetLike: Bool
    switch y.isObject ? y.object : nil {
    case is SetObject: isSetLike = true
    case let other as DictViewObject: isSetLike = other.kind != .values
    default: isSetLike = false
    }
    guard isSetLike else { return .notImplemented }
    let x = Value(view)
    let (a, b) = (view.dict.count, try length(of: y))
    func allOf(_ first: Value, in second: Value) throws -> Bool {
      for item in try items(of: first) where try !contains(second, item) { return false }
      return true
    }
    switch op {
    case .equal: return Value(try a == b && allOf(x, in: y))
    case .notEqual: return Value(try !(a == b && allOf(x, in: y)))
    case .less: return Value(try a < b && allOf(x, in: y))
    case .lessEqual: return Value(try a <= b && allOf(x, in: y))
    case .greater: return Value(try a > b && allOf(y, in: x))
    case .greaterEqual: return Value(try a >= b && allOf(y, in: x))
    case .is, .isNot, .in, .notIn: return .notImplemented
    }
  }
}
