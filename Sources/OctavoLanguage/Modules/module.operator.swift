// `operator`: the operators as functions, and callables that fetch items, attributes and methods.

extension ModuleRow {
  static let `operator` = ModuleRow("operator") { machine, module in
    let rows = OperatorRows.binary + OperatorRows.inPlace + OperatorRows.comparisons + OperatorRows.others
    for row in rows {
      let function = machine.function(row, module: "_operator")
      machine.define(module, row.name, function)
      let bare = row.name.hasSuffix("_") ? String(row.name.dropLast()) : row.name
      if OperatorRows.specialNames.contains(bare) { machine.define(module, "__\(bare)__", function) }
    }
    machine.addType("itemgetter", to: module, .itemGetter)
    machine.addType("attrgetter", to: module, .attributeGetter)
    machine.addType("methodcaller", to: module, .methodCaller)
    let names = rows.map(\.name) + ["itemgetter", "attrgetter", "methodcaller"]
    machine.define(module, "__all__", machine.list(names.sorted().map { machine.string($0) }))
  }
}

private enum OperatorRows {
  /// Functions that exist under the name of the special method too.
  static let specialNames: Set<String> = [
    "abs", "add", "and", "call", "concat", "contains", "delitem", "eq", "floordiv", "ge", "getitem", "gt",
    "iadd",
    "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "inv", "invert", "ior",
    "ipow",
    "irshift", "isub", "itruediv", "ixor", "le", "lshift", "lt", "matmul", "mod", "mul", "ne", "neg", "not",
    "or",
    "pos", "pow", "rshift", "setitem", "sub", "truediv", "xor",
  ]

  private static let operators: [(String, BinaryOperator)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("matmul", .matrixMultiply), ("truediv", .divide),
    ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("lshift", .leftShift),
    ("rshift", .rightShift),
    ("and", .bitAnd), ("or", .bitOr), ("xor", .bitXor),
  ]

  static let binary = operators.map { name, op in
    Native("\(name)\(name == "and" || name == "or" ? "_" : "")(a, b, /)") { call in
      try call.machine.binary(op, call[0], call[1])
    }
  }

  static let inPlace = operators.map { name, op in
    Native("i\(name)(a, b, /)") { call in try call.machine.updated(op, call[0], call[1]) }
  }

  static let comparisons = [
    ("lt", CompareOperator.less), ("le", .lessEqual), ("eq", .equal), ("ne", .notEqual),
    ("ge", .greaterEqual),
    ("gt", .greater),
  ].map { name, op in
    Native("\(name)(a, b, /)") { call in try call.machine.compare(op, call[0], call[1]) }
  }

  private static func isSequence(_ call: Arguments, _ index: Int) -> Bool {
    let type = call.machine.type(of: call[index])
    return !type.slot(.getitem).isUndefined && type.layout != .dict
  }

  private static func unary(_ name: String, _ slot: Slot) -> Native {
    Native("\(name)(a, /)") { call in try call.machine.unary(slot, call[0]) }
  }

  static let others: [Native] = [
    unary("neg", .neg), unary("pos", .pos), unary("inv", .invert), unary("invert", .invert),
    Native("abs(a, /)") { call in
      try call.machine.call(call.machine.attribute(of: Value(call.machine.builtins), "abs"), call[0])
    },
    Native("not_(a, /)") { call in Value(try !call.truth(0)) },
    Native("truth(a, /)") { call in Value(try call.truth(0)) },
    Native("is_(a, b, /)") { call in Value(Value.identical(call[0], call[1])) },
    Native("is_not(a, b, /)") { call in Value(!Value.identical(call[0], call[1])) },
    Native("index(a, /)") { call in call.machine.int(try call.machine.integer(call[0])) },
    Native("contains(a, b, /)") { call in Value(try call.machine.contains(call[0], call[1])) },
    Native("getitem(a, b, /)") { call in try call.machine.item(of: call[0], call[1]) },
    Native("setitem(a, b, c, /)") { call in
      try call.machine.setItem(of: call[0], call[1], to: call[2])
      return .none
    },
    Native("delitem(a, b, /)") { call in
      try call.machine.deleteItem(of: call[0], call[1])
      return .none
    },
    Native("concat(a, b, /)") { call in
      guard isSequence(call, 0), isSequence(call, 1) else {
        let index = isSequence(call, 0) ? 1 : 0
        throw call.error(.typeError, "'\(call.typeName(index))' object can't be concatenated")
      }
      return try call.machine.binary(.add, call[0], call[1])
    },
    Native("iconcat(a, b, /)") { call in
      guard isSequence(call, 0), isSequence(call, 1) else {
        throw call.error(.typeError, "'\(call.typeName(0))' object can't be concatenated")
      }
      return try call.machine.updated(.add, call[0], call[1])
    },
    Native("countOf(a, b, /)") { call in
      guard call.machine.canIterate(call[0]) else {
        throw call.error(.typeError, "argument of type '\(call.typeName(0))' is not iterable")
      }
      var count = 0
      try call.machine.forEach(call[0]) { if try call.machine.equal($0, call[1]) { count += 1 } }
      return Value(count)
    },
    Native("indexOf(a, b, /)") { call in
      let iterator = try call.machine.iterator(of: call[0])
      call.machine.hold(iterator)
      var index = 0
      while true {
        let item = try call.machine.next(iterator)
        if item.isUndefined { throw call.error(.valueError, "sequence.index(x): x not in sequence") }
        if try call.machine.equal(item, call[1]) { return Value(index) }
        index += 1
        try call.machine.checkInterrupts()
      }
    },
    Native("length_hint(obj, default=0, /)") { call in
      guard call[1].isInt || call[1].isBool || call.machine.exactInt(call[1]) != nil else {
        throw call.error(.typeError, "'\(call.typeName(1))' object cannot be interpreted as an integer")
      }
      return Value(try call.machine.lengthHint(of: call[0], otherwise: call.int(1)))
    },
    Native("call(obj, /, *args, **kwargs)") { call in
      try call.machine.call(call[0], call.rest(1), named: call.keywords(2).map { ($0.key.string, $0.value) })
    },
  ]
}

// MARK: itemgetter, attrgetter, methodcaller

/// A callable that fetches something from its argument.
private final class GetterObject: Object {
  /// As given: keys, or names of attributes.
  let keys: [Value]
  /// For attributes: each name split at its dots.
  let paths: [[Name]]
  /// For methods: what to call them with.
  let named: [(String, Value)]

  init(_ keys: [Value], paths: [[Name]] = [], named: [(String, Value)] = [], type: TypeObject) {
    self.keys = keys
    self.paths = paths
    self.named = named
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(keys)
    for (_, value) in named { marker.visit(value) }
  }
}

extension TypeTable {
  private static func getter(_ call: Arguments) -> GetterObject { call[0].unchecked(GetterObject.self) }

  /// One value, or a tuple of several.
  private static func gathered(_ values: Int, _ machine: Machine, _ get: (Int) throws -> Value) throws
    -> Value
  {
    if values == 1 { return try get(0) }
    return machine.tuple(
      try (0..<values).map { index in
        let value = try get(index)
        machine.hold(value)
        return value
      })
  }

  private static func shown(_ call: Arguments, named: [(String, Value)] = []) throws -> Value {
    let getter = getter(call)
    let machine = call.machine
    let text = try machine.guardingRepr(getter, "\(machine.typeName(call[0]))(...)") {
      let parts =
        try getter.keys.map { try machine.repr($0).string }
        + named.map { "\($0.0)=\(try machine.repr($0.1).string)" }
      return Text("operator.\(getter.type.name)(\(parts.joined(separator: ", ")))")
    }
    return machine.string(text)
  }

  private static let representation = Native("__repr__(self, /)") { call in
    try shown(call, named: getter(call).named)
  }

  private static let reduction = Native("__reduce__(self, /)") { call in
    let getter = getter(call)
    return call.machine.tuple([Value(getter.type), call.machine.tuple(getter.keys)])
  }

  fileprivate static let itemGetter = TypeTable(
    constructor: Native("itemgetter(cls, item, /, *items)") { call in
      call.machine.heap.own(GetterObject([call[1]] + call.rest(2), type: call.type))
    },
    methods: [
      Native("__call__(self, obj, /)") { call in
        let (keys, machine, x) = (getter(call).keys, call.machine, call[1])
        if keys.count == 1, keys[0].isInt, x.isObject {
          let index = keys[0].int
          switch x.object {
          case let tuple as TupleObject
          where !tuple.type.isUserDefined && tuple.items.indices.contains(index):
            return tuple.items[index]
          case let list as ListObject where !list.type.isUserDefined && list.items.indices.contains(index):
            return list.items[index]
          default: break
          }
        }
        return try gathered(keys.count, machine) { try machine.item(of: x, keys[$0]) }
      },
      representation, reduction,
    ])

  fileprivate static let attributeGetter = TypeTable(
    constructor: Native("attrgetter(cls, attr, /, *attrs)") { call in
      let names = [call[1]] + call.rest(2)
      let paths = try names.map { name in
        guard let text = call.machine.text(name) else {
          throw call.error(.typeError, "attribute name must be a string")
        }
        return text.string.split(separator: ".", omittingEmptySubsequences: false).map {
          call.machine.intern(String($0))
        }
      }
      return call.machine.heap.own(GetterObject(names, paths: paths, type: call.type))
    },
    methods: [
      Native("__call__(self, obj, /)") { call in
        let (paths, machine) = (getter(call).paths, call.machine)
        return try gathered(paths.count, machine) { index in
          var value = call[1]
          for name in paths[index] {
            value = try machine.attribute(of: value, name)
            machine.hold(value)
          }
          return value
        }
      },
      representation, reduction,
    ])

  fileprivate static let methodCaller = TypeTable(
    constructor: Native("methodcaller(cls, /, *args, **kwargs)") { call in
      guard let name = call.rest(1).first else {
        throw call.error(.typeError, "methodcaller needs at least one argument, the method name")
      }
      guard call.machine.text(name) != nil else {
        throw call.error(.typeError, "method name must be a string")
      }
      let named = call.keywords(2).map { ($0.key.string, $0.value) }
      return call.machine.heap.own(GetterObject(call.rest(1), named: named, type: call.type))
    },
    methods: [
      Native("__call__(self, obj, /)") { call in
        let (getter, machine) = (getter(call), call.machine)
        let method = try machine.attribute(of: call[1], machine.text(getter.keys[0])?.string ?? "")
        machine.hold(method)
        return try machine.call(method, Array(getter.keys.dropFirst()), named: getter.named)
      },
      representation,
      Native("__reduce__(self, /)") { call in
        let (getter, machine) = (getter(call), call.machine)
        if getter.named.isEmpty { return machine.tuple([Value(getter.type), machine.tuple(getter.keys)]) }
        let partial = try machine.attribute(of: Value(machine.importModule("functools")), "partial")
        let made = try machine.call(partial, [Value(getter.type), getter.keys[0]], named: getter.named)
        machine.hold(made)
        return machine.tuple([made, machine.tuple(Array(getter.keys.dropFirst()))])
      },
    ])
}
