// `collections.OrderedDict`: a dict, which is ordered anyway, with the methods that change the order.

extension TypeTable {
  /// Adds a mapping or pairs; a subclass that stores items its own way is asked to do it.
  private static func add(_ arguments: [Value], named: DictObject?, to call: Arguments, _ name: String) throws
  {
    let (machine, dict) = (call.machine, call.dict())
    guard arguments.count <= 1 else {
      throw machine.error(
        .typeError, "\(name)expected at most 1 argument\(name.isEmpty ? "s" : ""), got \(arguments.count)")
    }
    let storing = dict.type.slot(.setitem)
    if Value.identical(storing, machine.types.dict.slot(.setitem)) {
      if let source = arguments.first { try machine.fill(dict, from: source) }
      if let named { try dict.update(from: named, machine) }
      return
    }
    let gathered = machine.dict()
    machine.hold(Value(gathered))
    if let source = arguments.first { try machine.fill(gathered, from: source) }
    if let named { try gathered.update(from: named, machine) }
    for (key, value) in gathered.pairs { _ = try machine.call(storing, call[0], key, value) }
  }

  private static func view(_ call: Arguments, _ kind: DictViewObject.Kind, _ name: String) throws -> Value {
    let type = try call.machine.moduleType("_collections", name)
    return call.machine.heap.own(DictViewObject(call.dict(), kind, type: type))
  }

  private static func union(_ call: Arguments, _ first: Value, _ second: Value) throws -> Value {
    guard first.as(DictObject.self) != nil, second.as(DictObject.self) != nil else { return .notImplemented }
    let made = try call.machine.call(Value(call.dict().type), first)
    call.machine.hold(made)
    _ = try call.machine.call(call.machine.attribute(of: made, "update"), second)
    return made
  }

  private static func equal(_ call: Arguments) throws -> Bool? {
    guard let other = call[1].as(DictObject.self) else { return nil }
    let (machine, dict) = (call.machine, call.dict())
    guard try machine.equalDicts(dict, other) else { return false }
    let ordered = try machine.moduleType("_collections", "OrderedDict")
    guard other.type.isSubtype(of: ordered) else { return true }
    for (mine, theirs) in Swift.zip(dict.keys, other.keys) where try !machine.equal(mine, theirs) {
      return false
    }
    return true
  }

  static let orderedDict = TypeTable(
    constructor: Native("OrderedDict(cls, /, *args, **kwargs)") { call in
      let made = call.machine.heap.adopt(DictObject(type: call.type))
      // An `__init__` of its own is what fills an instance of a subclass that stores items its own way.
      if call.rest(1).isEmpty, call.keywords(2).isEmpty { return Value(made) }
      _ = try call.machine.call(
        call.machine.attribute(of: Value(call.type), "__init__"), [Value(made)] + call.rest(1),
        named: call.keywords(2).map { ($0.key.string, $0.value) })
      return Value(made)
    },
    methods: [
      Native("__init__(self, /, *args, **kwargs)") { call in
        try add(call.rest(1), named: call[2].as(DictObject.self), to: call, "")
        return .none
      },
      Native("update(self, /, *args, **kwargs)") { call in
        try add(call.rest(1), named: call[2].as(DictObject.self), to: call, "update() ")
        return .none
      },
      Native("move_to_end(self, key, last=True)") { call in
        let (machine, dict) = (call.machine, call.dict())
        let hash = try machine.hash(call[1])
        guard let index = try dict.find(call[1], hash: hash, machine) else {
          throw machine.error(.keyError, arguments: [call[1]])
        }
        dict.move(at: index, toEnd: try call.truth(2))
        return .none
      },
      Native("popitem(self, last=True)") { call in
        let dict = call.dict()
        guard let (index, key, value) = try call.truth(1) ? dict.last(before: Int.max) : dict.next(from: 0)
        else {
          throw call.error(.keyError, "dictionary is empty")
        }
        let pair = call.machine.tuple([key, value])
        dict.remove(at: index)
        return pair
      },
      Native("pop(self, key, default=?)") { call in
        let (machine, dict) = (call.machine, call.dict())
        if let value = try dict.remove(call[1], machine) { return value }
        if call.has(2) { return call[2] }
        throw machine.error(.keyError, arguments: [call[1]])
      },
      Native("setdefault(self, key, default=None)") { call in
        let (machine, dict) = (call.machine, call.dict())
        if let value = try dict.get(call[1], machine) { return value }
        try machine.setItem(of: call[0], call[1], to: call[2])
        return call[2]
      },
      Native("keys(self, /)") { call in try view(call, .keys, "odict_keys") },
      Native("values(self, /)") { call in try view(call, .values, "odict_values") },
      Native("items(self, /)") { call in try view(call, .items, "odict_items") },
      Native("copy(self, /)") { call in try call.machine.call(Value(call.dict().type), call[0]) },
      Native("__or__(self, value, /)") { call in try union(call, call[0], call[1]) },
      Native("__ror__(self, value, /)") { call in try union(call, call[1], call[0]) },
      Native("__ior__(self, value, /)") { call in
        _ = try call.machine.call(call.machine.attribute(of: call[0], "update"), call[1])
        return call[0]
      },
      Native("__eq__(self, value, /)") { call in try equal(call).map { Value($0) } ?? .notImplemented },
      Native("__ne__(self, value, /)") { call in try equal(call).map { Value(!$0) } ?? .notImplemented },
      Native("__repr__(self, /)") { call in
        let (machine, dict) = (call.machine, call.dict())
        if dict.count == 0 { return machine.string("\(dict.type.name)()") }
        return machine.string(
          try machine.guardingRepr(dict, "...") {
            let pairs = machine.list(dict.pairs.map { machine.tuple([$0.key, $0.value]) })
            machine.hold(pairs)
            return Text(dict.type.name + "(") + (try machine.repr(pairs)) + Text(")")
          })
      },
      Native("__reduce__(self, /)") { call in
        let (machine, dict) = (call.machine, call.dict())
        let state = try machine.call(machine.attribute(of: call[0], "__getstate__"))
        machine.hold(state)
        let items = try machine.iterator(of: machine.view(dict, .items))
        return machine.tuple([Value(dict.type), machine.tuple([]), state, .none, items])
      },
    ],
    classMethods: [
      Native("fromkeys(cls, iterable, value=None)") { call in
        let machine = call.machine
        let made = try machine.call(call[0])
        machine.hold(made)
        try machine.forEach(call[1]) { try machine.setItem(of: made, $0, to: call[2]) }
        return made
      },
      genericAlias,
    ])
}
