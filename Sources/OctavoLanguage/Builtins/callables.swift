// Functions, built-in functions and bound methods.

extension TypeTable {
  static let function = TypeTable(
    constructor: .makeFunction,
    methods: [
      Native("__repr__(self, /)") { call in
        let function = call[0].unchecked(FunctionObject.self)
        let address = call.machine.shownAddress(call[0])
        return call.machine.string("<function \(function.qualifiedName.string) at \(address)>")
      },
      Native("__get__(self, instance, owner=None, /)") { call in
        call[1].isNone ? call[0] : call.machine.boundMethod(call[0], call[1])
      },
      Native("__call__(self, /, *args, **kwargs)") { call in
        try call.machine.call(
          call[0], call.rest(1), named: call.keywords(2).map { ($0.key.string, $0.value) })
      },
    ],
    properties: [
      .text(
        "__name__", set: { $0.unchecked(FunctionObject.self).name = $1 },
        get: { $0.unchecked(FunctionObject.self).name }),
      .text(
        "__qualname__", set: { $0.unchecked(FunctionObject.self).qualifiedName = $1 },
        get: { $0.unchecked(FunctionObject.self).qualifiedName }),
      PropertyRow(
        "__doc__", set: { _, x, value in x.unchecked(FunctionObject.self).doc = value },
        delete: { _, x in x.unchecked(FunctionObject.self).doc = .none }
      ) { _, x in x.unchecked(FunctionObject.self).doc },
      PropertyRow(
        "__module__", set: { _, x, value in x.unchecked(FunctionObject.self).moduleName = value },
        delete: { _, x in x.unchecked(FunctionObject.self).moduleName = .none }
      ) { machine, x in
        let function = x.unchecked(FunctionObject.self)
        return function.moduleName.isUndefined
          ? machine.constantString(Text(function.code.module.name)) : function.moduleName
      },
      PropertyRow("__builtins__") { machine, _ in Value(try machine.globalNamespace(of: machine.builtins)) },
      PropertyRow("__code__") { _, x in Value(x.unchecked(FunctionObject.self).code) },
      PropertyRow("__globals__") { machine, x in
        Value(try machine.globalNamespace(of: x.unchecked(FunctionObject.self).code.module))
      },
      PropertyRow("__closure__") { machine, x in
        let function = x.unchecked(FunctionObject.self)
        let count = function.code.shape.freeNames.count
        if count == 0 { return .none }
        return machine.tuple((0..<count).map { Value(function.closure[$0].takeUnretainedValue()) })
      },
      PropertyRow(
        "__defaults__",
        set: { machine, x, value in
          let function = x.unchecked(FunctionObject.self)
          if value.isNone {
            function.defaults = []
            return
          }
          guard let tuple = value.as(TupleObject.self) else {
            throw machine.error(.typeError, "__defaults__ must be set to a tuple object")
          }
          function.defaults = Array(tuple.items.suffix(function.code.shape.positionalCount))
        },
        delete: { _, x in x.unchecked(FunctionObject.self).defaults = [] }
      ) { machine, x in
        let defaults = x.unchecked(FunctionObject.self).defaults
        return defaults.isEmpty ? .none : machine.tuple(defaults)
      },
      PropertyRow(
        "__kwdefaults__",
        set: { machine, x, value in
          guard value.isNone || value.as(DictObject.self) != nil else {
            throw machine.error(.typeError, "__kwdefaults__ must be set to a dict object")
          }
          let pairs = value.as(DictObject.self)?.pairs ?? []
          let named = pairs.compactMap { pair in
            pair.key.as(StringObject.self).map { (machine.intern($0), pair.value) }
          }
          x.unchecked(FunctionObject.self).keywordDefaults = Dictionary(named, uniquingKeysWith: { $1 })
        },
        delete: { _, x in x.unchecked(FunctionObject.self).keywordDefaults = [:] }
      ) { machine, x in
        let defaults = x.unchecked(FunctionObject.self).keywordDefaults
        if defaults.isEmpty { return .none }
        let table = machine.dict()
        for name in x.unchecked(FunctionObject.self).code.shape.localNames {
          if let value = defaults[name] { try table.set(machine.string(name), value, machine) }
        }
        return Value(table)
      },
      PropertyRow(
        "__annotations__",
        set: { machine, x, value in
          guard value.isNone || value.as(DictObject.self) != nil else {
            throw machine.error(.typeError, "__annotations__ must be set to a dict object")
          }
          x.unchecked(FunctionObject.self).annotations = value.isNone ? .undefined : value
        },
        delete: { _, x in x.unchecked(FunctionObject.self).annotations = .undefined }
      ) { machine, x in
        let function = x.unchecked(FunctionObject.self)
        if function.annotations.isUndefined { function.annotations = Value(machine.dict()) }
        return function.annotations
      },
    ])

  static let nativeFunction = TypeTable(
    methods: [
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        if let method = call[0].as(BoundMethod.self) {
          let name = method.function.unchecked(NativeFunction.self).name
          return machine.string(
            "<built-in method \(name) of \(machine.typeName(method.receiver)) object at \(machine.shownAddress(method.receiver))>"
          )
        }
        let function = call[0].unchecked(NativeFunction.self)
        if let owner = function.owner {
          return machine.string(
            function.name.hasPrefix("__")
              ? "<slot wrapper '\(function.name)' of '\(owner)' objects>"
              : "<method '\(function.name)' of '\(owner)' objects>")
        }
        return machine.string(
          function.module == "builtins" || !function.wording.countsAsPython
            ? "<built-in function \(function.name)>"
            : "<function \(function.name) at \(machine.shownAddress(call[0]))>")
      },
      Native("__call__(self, /, *args, **kwargs)") { call in
        try call.machine.call(
          call[0], call.rest(1), named: call.keywords(2).map { ($0.key.string, $0.value) })
      },
      Native("__eq__(self, value, /)") { call in
        if Value.identical(call[0], call[1]) { return .true }
        guard let other = call[1].as(BoundMethod.self), let method = call[0].as(BoundMethod.self) else {
          return .notImplemented
        }
        return Value(
          Value.identical(method.function, other.function) && Value.identical(method.receiver, other.receiver)
        )
      },
      Native("__hash__(self, /)") { call in
        guard let method = call[0].as(BoundMethod.self) else { return Value(PythonHash.identity(call[0])) }
        return Value(PythonHash.identity(method.function) ^ PythonHash.identity(method.receiver))
      },
    ],
    properties: [
      PropertyRow("__name__") { machine, x in machine.string(machine.nativeFunction(x).name) },
      PropertyRow("__qualname__") { machine, x in machine.string(machine.nativeFunction(x).qualifiedName) },
      PropertyRow("__doc__") { machine, x in
        let function = machine.nativeFunction(x)
        let doc =
          function.doc.isEmpty && function.role != .function
          ? SlotDocs.text(function.name) ?? "" : function.doc
        return doc.isEmpty ? .none : machine.string(doc)
      },
      // A function of C that knows whether an argument was given has none.
      PropertyRow("__text_signature__") { machine, x in
        let function = machine.nativeFunction(x)
        let text = function.signatureText.drop { $0 != "(" }
        return function.wording == .c && text.contains("=?") ? .none : machine.string(String(text))
      },
      PropertyRow("__module__") { machine, x in
        let function = machine.nativeFunction(x)
        return function.owner == nil ? machine.string(function.module) : .none
      },
      PropertyRow("__self__") { machine, x in
        if let method = x.as(BoundMethod.self) { return method.receiver }
        let function = machine.nativeFunction(x)
        guard function.owner == nil, let module = machine.modules[function.module] else {
          throw machine.missingAttribute(x, machine.intern("__self__"))
        }
        return Value(module)
      },
    ])

  static let boundMethod = TypeTable(
    constructor: .makeMethod,
    methods: [
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let method = call[0].unchecked(BoundMethod.self)
        let name = method.function.as(FunctionObject.self)?.qualifiedName.string ?? "?"
        return machine.string("<bound method \(name) of \(try machine.repr(method.receiver).string)>")
      },
      Native("__eq__(self, value, /)") { call in
        guard let other = call[1].as(BoundMethod.self) else { return .notImplemented }
        let method = call[0].unchecked(BoundMethod.self)
        return Value(
          Value.identical(method.function, other.function) && Value.identical(method.receiver, other.receiver)
        )
      },
      Native("__hash__(self, /)") { call in
        let method = call[0].unchecked(BoundMethod.self)
        return Value(PythonHash.identity(method.function) ^ PythonHash.identity(method.receiver))
      },
      Native("__dir__(self, /)") { call in
        let machine = call.machine
        let function = call[0].unchecked(BoundMethod.self).function
        let names = Set(machine.attributeNames(of: call[0]) + machine.attributeNames(of: function))
        return machine.list(names.sorted().map { machine.string($0) })
      },
      Native("__getattribute__(self, name, /)") { call in
        let name = try call.name(of: 1)
        if let value = try call.machine.plainAttribute(of: call[0], name) { return value }
        return try call.machine.attribute(of: call[0].unchecked(BoundMethod.self).function, name)
      },
    ],
    properties: [
      PropertyRow("__self__") { _, x in x.unchecked(BoundMethod.self).receiver },
      PropertyRow("__func__") { _, x in x.unchecked(BoundMethod.self).function },
      PropertyRow("__dict__") { machine, x in
        try machine.attribute(of: x.unchecked(BoundMethod.self).function, "__dict__")
      },
      PropertyRow("__name__") { machine, x in
        try machine.attribute(of: x.unchecked(BoundMethod.self).function, "__name__")
      },
      PropertyRow("__qualname__") { machine, x in
        try machine.attribute(of: x.unchecked(BoundMethod.self).function, "__qualname__")
      },
      PropertyRow("__doc__") { machine, x in
        try machine.attribute(of: x.unchecked(BoundMethod.self).function, "__doc__")
      },
    ])
}

extension Machine {
  /// The built-in function itself, of one that is bound or not.
  fileprivate func nativeFunction(_ x: Value) -> NativeFunction {
    (x.as(BoundMethod.self)?.function ?? x).unchecked(NativeFunction.self)
  }
}
