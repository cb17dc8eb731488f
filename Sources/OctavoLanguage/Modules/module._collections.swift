// `_collections`: what `collections` has in Swift.

extension ModuleRow {
  static let _collections = ModuleRow("_collections") { machine, module in
    machine.addDeque(to: module)
    let dict = machine.types.dict
    machine.addType("defaultdict", to: module, as: "collections", base: dict, layout: .dict, .defaultDict)
    machine.addType(
      "OrderedDict", to: module, as: "collections", base: dict, layout: .dict, hasFields: true, .orderedDict)
    for (name, base) in [
      ("odict_keys", machine.types.dictKeys), ("odict_values", machine.types.dictValues),
      ("odict_items", machine.types.dictItems),
    ] {
      machine.addType(
        name, to: module, as: "builtins", isHidden: true, base: base, isBase: false, TypeTable())
    }
    let iterators = machine.types.iterators
    machine.addType(
      "odict_iterator", to: module, as: "builtins", isHidden: true, base: iterators.dictKeys, isBase: false,
      TypeTable())
    machine.addType(
      "_tuplegetter", to: module, base: machine.types.nativeProperty, isBase: false, .tupleGetter)
    machine.install([countElements], into: module)
  }

  /// Counts the elements of an iterable in a mapping.
  private static let countElements = Native("_count_elements(mapping, iterable, /)") { call in
    let machine = call.machine
    let dictTypes = machine.types.dict
    guard let dict = call[0].as(DictObject.self),
      Value.identical(dict.type.slot(.setitem), dictTypes.slot(.setitem)),
      try Value.identical(
        machine.attribute(of: Value(dict.type), "get"), machine.attribute(of: Value(dictTypes), "get"))
    else {
      let get = try machine.attribute(of: call[0], "get")
      machine.hold(get)
      try machine.forEach(call[1]) { element in
        let count = try machine.binary(.add, machine.call(get, element, Value(0)), Value(1))
        try machine.setItem(of: call[0], element, to: count)
      }
      return .none
    }
    if let text = machine.text(call[1]) {
      for index in 0..<text.count { try machine.countOne(machine.character(text[index]), in: dict) }
      return .none
    }
    try machine.forEach(call[1]) { try machine.countOne($0, in: dict) }
    return .none
  }
}

extension Machine {
  fileprivate func countOne(_ element: Value, in dict: DictObject) throws {
    let hash = try hash(element)
    guard let index = try dict.find(element, hash: hash, self) else {
      return dict.insertNew(element, Value(1), hash: hash)
    }
    let old = dict.value(at: index)
    if old.isInt, old.int < Int.max {
      dict.replaceValue(at: index, Value(old.int + 1))
    } else {
      try dict.set(element, binary(.add, old, Value(1)), self)
    }
  }

  /// What a `defaultdict` puts in place of a missing key.
  func defaultValue(of dict: DictObject, for key: Value) throws -> Value {
    if dict.factory.isUndefined || dict.factory.isNone { throw error(.keyError, arguments: [key]) }
    let value = try call(dict.factory)
    try dict.set(key, value, self)
    return value
  }
}

// MARK: defaultdict

extension TypeTable {
  private static func fill(_ dict: DictObject, _ arguments: [Value], named: DictObject?, _ machine: Machine)
    throws
  {
    if let factory = arguments.first {
      guard factory.isNone || machine.isCallable(factory) else {
        throw machine.error(.typeError, "first argument must be callable or None")
      }
      dict.factory = factory
    } else {
      dict.factory = .none
    }
    guard arguments.count <= 2 else {
      throw machine.error(.typeError, "dict expected at most 1 argument, got \(arguments.count - 1)")
    }
    if arguments.count == 2 { try machine.fill(dict, from: arguments[1]) }
    if let named { try dict.update(from: named, machine) }
  }

  private static func copy(_ call: Arguments) throws -> Value {
    try call.machine.call(Value(call.dict().type), call.dict().factory, call[0])
  }

  private static func union(_ call: Arguments, _ first: Value, _ second: Value) throws -> Value {
    guard first.as(DictObject.self) != nil, second.as(DictObject.self) != nil else { return .notImplemented }
    let made = try call.machine.call(Value(call.dict().type), call.dict().factory, first)
    if let dict = made.as(DictObject.self) { try call.machine.fill(dict, from: second) }
    return made
  }

  fileprivate static let defaultDict = TypeTable(
    constructor: Native("defaultdict(cls, /, *args, **kwargs)") { call in
      let made = call.machine.heap.adopt(DictObject(type: call.type))
      try fill(made, call.rest(1), named: call[2].as(DictObject.self), call.machine)
      return Value(made)
    },
    methods: [
      Native("__init__(self, /, *args, **kwargs)") { call in
        try fill(call.dict(), call.rest(1), named: call[2].as(DictObject.self), call.machine)
        return .none
      },
      Native("__missing__(self, key, /)") { call in
        try call.machine.defaultValue(of: call.dict(), for: call[1])
      },
      Native("copy(self, /)") { call in try copy(call) },
      Native("__copy__(self, /)") { call in try copy(call) },
      Native("__or__(self, value, /)") { call in try union(call, call[0], call[1]) },
      Native("__ror__(self, value, /)") { call in try union(call, call[1], call[0]) },
      Native("__repr__(self, /)") { call in
        let (machine, dict) = (call.machine, call.dict())
        let factory = dict.factory.isUndefined ? Value.none : dict.factory
        let shown =
          try factory.isObject
          ? machine.guardingRepr(dict, "...") { try machine.repr(factory) } : machine.repr(factory)
        let entries =
          dict.count == 0
          ? Text("{}") : try machine.guardingRepr(dict, "{...}") { try machine.reprOfEntries(dict) }
        return machine.string(Text(dict.type.name + "(") + shown + Text(", ") + entries + Text(")"))
      },
      Native("__reduce__(self, /)") { call in
        let (machine, dict) = (call.machine, call.dict())
        let arguments = dict.factory.isNone ? [] : [dict.factory]
        let items = try machine.iterator(of: machine.view(dict, .items))
        return machine.tuple([Value(dict.type), machine.tuple(arguments), .none, .none, items])
      },
    ],
    classMethods: [genericAlias],
    properties: [
      PropertyRow(
        "default_factory",
        set: { _, x, value in x.unchecked(DictObject.self).factory = value }
      ) { _, x in
        let factory = x.unchecked(DictObject.self).factory
        return factory.isUndefined ? .none : factory
      }
    ])

  // MARK: namedtuple

  /// The descriptor of a field of a named tuple.
  fileprivate static let tupleGetter = TypeTable(
    constructor: Native("_tuplegetter(cls, index, doc, /)") { call in
      let index = try call.int(1)
      let getter = NativeProperty(
        name: "\(index)", type: call.type,
        get: { machine, x in
          guard let tuple = x.as(TupleObject.self) else {
            throw machine.error(
              .typeError,
              "descriptor for index '\(index)' for tuple subclasses doesn't apply to '\(machine.typeName(x))' object"
            )
          }
          guard index < tuple.items.count else {
            throw machine.error(.indexError, "tuple index out of range")
          }
          return tuple.items[index]
        },
        set: { machine, _, _ in throw machine.error(.attributeError, "can't set attribute") })
      getter.doc = call[2]
      return Value(call.machine.heap.adopt(getter))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let getter = call[0].unchecked(NativeProperty.self)
        return call.machine.string(
          "_tuplegetter(\(getter.name), \(try call.machine.repr(getter.doc).string))")
      },
      Native("__get__(self, instance, owner=None, /)") { call in
        if call[1].isNone { return call[0] }
        return try call[0].unchecked(NativeProperty.self).get(call.machine, call[1])
      },
      Native("__reduce__(self, /)") { call in
        let getter = call[0].unchecked(NativeProperty.self)
        return call.machine.tuple([
          Value(getter.type), call.machine.tuple([Value(Int(getter.name) ?? 0), getter.doc]),
        ])
      },
    ],
    properties: [
      PropertyRow(
        "__doc__", set: { _, x, value in x.unchecked(NativeProperty.self).doc = value }
      ) { _, x in x.unchecked(NativeProperty.self).doc }
    ])
}
