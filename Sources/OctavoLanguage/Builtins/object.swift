// `object`, `type`, and the small types around functions, classes and modules.

extension TypeTable {
  static let object = TypeTable(
    doc: "The base class of the class hierarchy.",
    constructor: Native("object(cls, /)") { call in
      Value(call.machine.heap.adopt(PlainObject(type: call[0].unchecked(TypeObject.self))))
    },
    methods: [
      Native("__getattribute__(self, name, /)") { call in
        let name = try call.name(of: 1)
        if let value = try call.machine.plainAttribute(of: call[0], name) { return value }
        throw call.machine.missingAttribute(call[0], name)
      },
      Native("__setattr__(self, name, value, /)") { call in
        try call.machine.setPlainAttribute(of: call[0], call.name(of: 1), to: call[2])
        return .none
      },
      Native("__delattr__(self, name, /)") { call in
        try call.machine.setPlainAttribute(of: call[0], call.name(of: 1), to: nil)
        return .none
      },
      Native("__repr__(self, /)") { call in call.machine.string(call.machine.defaultRepr(call[0])) },
      Native("__str__(self, /)") { call in call.machine.string(try call.machine.repr(call[0])) },
      Native("__eq__(self, value, /)") { call in
        Value.identical(call[0], call[1]) ? .true : .notImplemented
      },
      Native("__ne__(self, value, /)") { call in
        let method = call.machine.type(of: call[0]).slot(.eq)
        let result = try call.machine.call(method, call[0], call[1])
        return result.isNotImplemented ? .notImplemented : Value(try !call.machine.truth(result))
      },
      Native("__hash__(self, /)") { call in Value(PythonHash.identity(call[0])) },
      Native("__format__(self, format_spec, /)") { call in
        guard let spec = call.machine.text(call[1]) else {
          throw call.machine.error(
            .typeError, "__format__() argument must be str, not \(call.machine.typeName(call[1]))")
        }
        if spec.count > 0 {
          throw call.machine.error(
            .typeError, "unsupported format string passed to \(call.machine.typeName(call[0])).__format__")
        }
        return call.machine.string(try call.machine.str(call[0]))
      },
      Native("__dir__(self, /)") { call in
        call.machine.list(call.machine.attributeNames(of: call[0]).map { call.machine.string($0) })
      },
      Native("__reduce__(self, /)") { call in try call.machine.recipe(of: call[0], "_reduce", [Value(0)]) },
      Native("__reduce_ex__(self, protocol, /)") { call in
        let machine = call.machine
        let reduce = machine.intern("__reduce__")
        if let own = machine.type(of: call[0]).lookup(reduce), let plain = machine.types.object.lookup(reduce),
          !Value.identical(own, plain) { return try machine.call(machine.attribute(of: call[0], reduce)) }
        return try machine.recipe(of: call[0], "_reduce", [call[1]])
      },
      Native("__getstate__(self, /)") { call in try call.machine.recipe(of: call[0], "_getstate", []) },
      Native("__init__(self, /, *args, **kwargs)") { call in
        if !call.rest(1).isEmpty || !call.keywords(2).isEmpty { try call.machine.refuseExcessInit(call[0]) }
        return .none
      },
      Native("__sizeof__(self, /)", doc: "Size of object in memory, in bytes.") { call in
        Value(call.machine.ownSize(of: call[0]))
      },
    ],
    classMethods: [
      Native("__init_subclass__(cls, /, **kwargs)") { call in
        if !call.keywords(1).isEmpty {
          throw call.error(
            .typeError, "\(call.type.name).__init_subclass__() takes no keyword arguments")
        }
        return .none
      },
      Native("__subclasshook__(cls, /, *args)") { _ in .notImplemented },
    ],
    staticMethods: [
      Native("__new__(cls, /, *args, **kwargs)") { call in
        guard let type = call[0].as(TypeObject.self) else {
          throw call.machine.error(
            .typeError, "object.__new__(X): X is not a type object (\(call.machine.typeName(call[0])))")
        }
        if !call.rest(1).isEmpty || !call.keywords(2).isEmpty { try call.machine.refuseExcessNew(type) }
        return try call.machine.instance(of: type, call.rest(1), call.keywords(2).map { ($0.key.string, $0.value) })
      }
    ],
    properties: [
      PropertyRow(
        "__class__",
        set: { machine, x, value in
          guard value.as(TypeObject.self) != nil else {
            throw machine.error(
              .typeError, "__class__ must be set to a class, not '\(machine.typeName(value))' object")
          }
          guard let type = value.as(TypeObject.self), x.isObject, type.isUserDefined, x.object.type.isUserDefined
          else {
            throw machine.error(
              .typeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
          }
          guard type.layout == x.object.type.layout, type.constructorBase === x.object.type.constructorBase,
            type.memberNames == x.object.type.memberNames,
            type.instancesHaveDictionary == x.object.type.instancesHaveDictionary
          else {
            throw machine.error(
              .typeError,
              "__class__ assignment: '\(type.name)' object layout differs from '\(x.object.type.name)'")
          }
          if type.instancesHaveDictionary { _ = try machine.ownDictionary(x.object) }
          x.object.type = type
        }
      ) { machine, x in Value(machine.type(of: x)) },
      PropertyRow(
        "__dict__",
        set: { machine, x, value in
          guard x.isObject, x.object.type.hasFields, x.object.type.instancesHaveDictionary, let dict = value.as(DictObject.self) else {
            throw machine.error(
              .typeError, "__dict__ must be set to a dictionary, not a '\(machine.typeName(value))'")
          }
          x.object.fields.useDictionary(dict, keeping: x.object.type.memberNames.count)
        }
      ) { machine, x in
        guard x.isObject, x.object.type.hasFields, x.object.type.instancesHaveDictionary else {
          throw machine.missingAttribute(x, machine.intern("__dict__"))
        }
        return Value(try machine.ownDictionary(x.object))
      },
      PropertyRow(
        "__doc__",
        set: { machine, x, value in
          let name = machine.intern("__doc__")
          guard x.isObject, x.object.type.hasFields else {
            throw machine.error(
              .attributeError, "attribute '__doc__' of '\(machine.typeName(x))' objects is not writable")
          }
          try machine.ownDictionary(x.object).set(machine.string(name), value, machine)
        }
      ) { machine, x in
        if x.isObject, let own = try machine.ownAttribute(x.object, machine.intern("__doc__")) { return own }
        return machine.type(of: x).doc.map { machine.string($0) } ?? .none
      },
    ])

  static let type = TypeTable(
    doc: "type(object) -> the object's type",
    constructor: Native("type(cls, /, *args, **kwds)") { call in
      let arguments = call.rest(1)
      if call.type === call.machine.types.type, arguments.count == 1, call.keywords(2).isEmpty {
        return Value(call.machine.type(of: arguments[0]))
      }
      guard arguments.count == 3 else { throw call.error(.typeError, "type() takes 1 or 3 arguments") }
      return try call.machine.makeType(call.type, arguments, keywords: call[2].as(DictObject.self))
    },
    methods: [
      Native("mro(self, /)") { call in
        call.machine.list(call[0].unchecked(TypeObject.self).mro.map { Value($0) })
      },
      Native("__subclasses__(self, /)") { call in
        call.machine.list(call[0].unchecked(TypeObject.self).liveSubclasses.map { Value($0) })
      },
      Native("__repr__(self, /)") { call in
        let type = call[0].unchecked(TypeObject.self)
        let name = type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
        return call.machine.string("<class '\(name)'>")
      },
      Native("__init__(self, /, *args, **kwargs)") { call in
        let count = call.rest(1).count
        if count == 1, !call.keywords(2).isEmpty {
          throw call.error(.typeError, "type.__init__() takes no keyword arguments")
        }
        if count != 1, count != 3 { throw call.error(.typeError, "type.__init__() takes 1 or 3 arguments") }
        return .none
      },
      Native("__call__(self, /, *args, **kwargs)") { call in
        try call.machine.constructPlainly(
          call[0].unchecked(TypeObject.self), call.rest(1), call.keywords(2).map { ($0.key.string, $0.value) })
      },
      Native("__or__(self, value, /)") { call in call.machine.unionType(call[0], call[1]) },
      Native("__ror__(self, value, /)") { call in call.machine.unionType(call[1], call[0]) },
      Native("__instancecheck__(self, instance, /)") { call in
        Value(try call.machine.isPlainInstance(call[1], call[0].unchecked(TypeObject.self)))
      },
      Native("__subclasscheck__(self, subclass, /)") { call in
        guard let subclass = call[1].as(TypeObject.self) else {
          throw call.error(.typeError, "issubclass() arg 1 must be a class")
        }
        return Value(subclass.isSubtype(of: call[0].unchecked(TypeObject.self)))
      },
      Native("__dir__(self, /)") { call in
        call.machine.list(call.machine.attributeNames(of: call[0]).map { call.machine.string($0) })
      },
    ],
    classMethods: [
      Native("__prepare__(cls, /, *args, **kwds)") { call in Value(call.machine.dict()) }
    ],
    staticMethods: [
      Native("__new__(cls, name, bases, namespace, /, **kwds)") { call in
        guard let metatype = call[0].as(TypeObject.self) else {
          throw call.error(.typeError, "type.__new__(X): X is not a type object (\(call.typeName(0)))")
        }
        return try call.machine.makeType(metatype, [call[1], call[2], call[3]], keywords: call[4].as(DictObject.self))
      }
    ],
    properties: [
      PropertyRow(
        "__name__",
        set: { machine, x, value in
          let type = x.unchecked(TypeObject.self)
          guard type.isUserDefined else {
            throw machine.error(.typeError, "cannot set '__name__' attribute of immutable type '\(type.name)'")
          }
          guard let name = machine.text(value) else {
            throw machine.error(
              .typeError, "can only assign string to \(type.name).__name__, not '\(machine.typeName(value))'")
          }
          type.name = name.string
        }
      ) { machine, x in machine.string(x.unchecked(TypeObject.self).name) },
      PropertyRow(
        "__abstractmethods__",
        set: { machine, x, value in
          let names = try machine.items(of: value).compactMap { machine.text($0)?.string }
          let type = x.unchecked(TypeObject.self)
          type.abstractNames = Set(names)
          type.set(machine.intern("__abstractmethods__"), value)
        }
      ) { machine, x in
        let name = machine.intern("__abstractmethods__")
        guard let names = x.unchecked(TypeObject.self).attributes[name] else { throw machine.missingAttribute(x, name) }
        return names
      },
      PropertyRow(
        "__annotations__",
        set: { machine, x, value in x.unchecked(TypeObject.self).set(machine.intern("__annotations__"), value) }
      ) { machine, x in
        let type = x.unchecked(TypeObject.self)
        let name = machine.intern("__annotations__")
        if let own = type.attributes[name] { return own }
        guard type.isUserDefined else { throw machine.missingAttribute(x, name) }
        let made = Value(machine.dict())
        type.set(name, made)
        return made
      },
      PropertyRow(
        "__qualname__",
        set: { machine, x, value in
          guard let name = machine.text(value) else {
            let type = x.unchecked(TypeObject.self).name
            throw machine.error(
              .typeError, "can only assign string to \(type).__qualname__, not '\(machine.typeName(value))'")
          }
          x.unchecked(TypeObject.self).qualifiedName = name.string
        }
      ) { machine, x in machine.string(x.unchecked(TypeObject.self).qualifiedName) },
      PropertyRow(
        "__module__",
        set: { machine, x, value in
          if let name = machine.text(value) { x.unchecked(TypeObject.self).module = name.string }
        }
      ) { machine, x in machine.string(x.unchecked(TypeObject.self).module) },
      PropertyRow("__mro__") { machine, x in
        machine.tuple(x.unchecked(TypeObject.self).mro.map { Value($0) })
      },
      PropertyRow("__bases__") { machine, x in
        machine.tuple(x.unchecked(TypeObject.self).bases.map { Value($0) })
      },
      PropertyRow("__base__") { _, x in
        x.unchecked(TypeObject.self).bases.first.map { Value($0) } ?? .none
      },
      PropertyRow("__dict__") { machine, x in
        let type = x.unchecked(TypeObject.self)
        let table = machine.dict()
        for (symbol, value) in Swift.zip(type.attributes.keys, type.attributes.values) {
          try table.set(machine.string(symbol), value, machine)
        }
        return machine.proxy(of: table)
      },
      PropertyRow(
        "__doc__",
        set: { machine, x, value in
          x.unchecked(TypeObject.self).set(machine.intern("__doc__"), value)
        }
      ) { machine, x in
        let type = x.unchecked(TypeObject.self)
        if let own = type.attributes[machine.intern("__doc__")], own.as(NativeProperty.self) == nil { return own }
        return type.doc.map { machine.string($0) } ?? .none
      },
    ])

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
        try call.machine.call(call[0], call.rest(1), named: call.keywords(2).map { ($0.key.string, $0.value) })
      },
    ],
    properties: [
      PropertyRow(
        "__name__",
        set: { machine, x, value in
          guard let name = machine.text(value) else {
            throw machine.error(.typeError, "__name__ must be set to a string object")
          }
          x.unchecked(FunctionObject.self).name = name
        }
      ) { machine, x in machine.string(x.unchecked(FunctionObject.self).name) },
      PropertyRow(
        "__qualname__",
        set: { machine, x, value in
          guard let name = machine.text(value) else {
            throw machine.error(.typeError, "__qualname__ must be set to a string object")
          }
          x.unchecked(FunctionObject.self).qualifiedName = name
        }
      ) { machine, x in machine.string(x.unchecked(FunctionObject.self).qualifiedName) },
      PropertyRow(
        "__doc__", set: { _, x, value in x.unchecked(FunctionObject.self).doc = value },
        delete: { _, x in x.unchecked(FunctionObject.self).doc = .none }
      ) { _, x in x.unchecked(FunctionObject.self).doc },
      PropertyRow(
        "__module__", set: { _, x, value in x.unchecked(FunctionObject.self).moduleName = value },
        delete: { _, x in x.unchecked(FunctionObject.self).moduleName = .none }
      ) { machine, x in
        let function = x.unchecked(FunctionObject.self)
        return function.moduleName.isUndefined ? machine.string(function.code.module.name) : function.moduleName
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
          let named = pairs.compactMap { pair in pair.key.as(StringObject.self).map { (machine.intern($0), pair.value) } }
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
            "<built-in method \(name) of \(machine.typeName(method.receiver)) object at \(machine.shownAddress(method.receiver))>")
        }
        let function = call[0].unchecked(NativeFunction.self)
        if let owner = function.owner {
          return machine.string(
            function.name.hasPrefix("__")
              ? "<slot wrapper '\(function.name)' of '\(owner)' objects>"
              : "<method '\(function.name)' of '\(owner)' objects>")
        }
        return machine.string(
          function.module == "builtins" || function.wording == .c
            ? "<built-in function \(function.name)>"
            : "<function \(function.name) at \(machine.shownAddress(call[0]))>")
      },
      Native("__call__(self, /, *args, **kwargs)") { call in
        try call.machine.call(call[0], call.rest(1), named: call.keywords(2).map { ($0.key.string, $0.value) })
      },
      Native("__eq__(self, value, /)") { call in
        if Value.identical(call[0], call[1]) { return .true }
        guard let other = call[1].as(BoundMethod.self), let method = call[0].as(BoundMethod.self) else {
          return .notImplemented
        }
        return Value(
          Value.identical(method.function, other.function) && Value.identical(method.receiver, other.receiver))
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
        let doc = machine.nativeFunction(x).doc
        return doc.isEmpty ? .none : machine.string(doc)
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
          Value.identical(method.function, other.function) && Value.identical(method.receiver, other.receiver))
      },
      Native("__hash__(self, /)") { call in
        let method = call[0].unchecked(BoundMethod.self)
        return Value(PythonHash.identity(method.function) ^ PythonHash.identity(method.receiver))
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

  static let module = TypeTable(
    constructor: .makeModule,
    methods: [
      Native("__repr__(self, /)") { call in
        let module = call[0].unchecked(ModuleObject.self)
        let place = module.location == "built-in" ? " (built-in)" : " from '\(module.location)'"
        return call.machine.string("<module '\(module.name)'\(module.location.isEmpty ? "" : place)>")
      }
    ],
    properties: [
      PropertyRow("__dict__") { machine, x in
        Value(try machine.globalNamespace(of: x.unchecked(ModuleObject.self)))
      },
      PropertyRow("__doc__") { machine, x in
        x.unchecked(ModuleObject.self).doc.map { machine.string($0) } ?? .none
      },
    ])

  static let generator = TypeTable(
    methods: [
      Native("__iter__(self, /)") { call in call[0] },
      Native("__next__(self, /)") { call in
        try call.machine.generatorStep(call[0].unchecked(GeneratorObject.self), .none)
      },
      Native("send(self, value, /)") { call in
        try call.machine.generatorStep(call[0].unchecked(GeneratorObject.self), call[1])
      },
      Native("throw(self, typ, val=?, tb=?, /)") { call in
        let machine = call.machine
        let exception = try machine.thrownException(call)
        let result = try machine.throw(exception, into: call[0].unchecked(GeneratorObject.self))
        if result.isUndefined { throw machine.stopIteration(machine.generatorResult) }
        return result
      },
      Native("close(self, /)") { call in
        try call.machine.close(call[0].unchecked(GeneratorObject.self))
        return .none
      },
      Native("__repr__(self, /)") { call in
        let generator = call[0].unchecked(GeneratorObject.self)
        let name = (generator.qualifiedName ?? generator.function.qualifiedName).string
        return call.machine.string("<generator object \(name) at \(call.machine.shownAddress(call[0]))>")
      },
    ],
    properties: [
      PropertyRow(
        "__name__",
        set: { machine, x, value in
          guard let text = machine.text(value) else {
            throw machine.error(.typeError, "__name__ must be set to a string object")
          }
          x.unchecked(GeneratorObject.self).name = text
        }
      ) { machine, x in
        machine.string(x.unchecked(GeneratorObject.self).name ?? x.unchecked(GeneratorObject.self).function.name)
      },
      PropertyRow(
        "__qualname__",
        set: { machine, x, value in
          guard let text = machine.text(value) else {
            throw machine.error(.typeError, "__qualname__ must be set to a string object")
          }
          x.unchecked(GeneratorObject.self).qualifiedName = text
        }
      ) { machine, x in
        let generator = x.unchecked(GeneratorObject.self)
        return machine.string(generator.qualifiedName ?? generator.function.qualifiedName)
      },
      PropertyRow("gi_suspended") { _, x in Value(x.unchecked(GeneratorObject.self).state == .suspended) },
      PropertyRow("gi_yieldfrom") { _, x in x.unchecked(GeneratorObject.self).delegate ?? .none },
      PropertyRow("gi_frame") { machine, x in machine.frame(of: x.unchecked(GeneratorObject.self)) },
      PropertyRow("gi_code") { _, x in Value(x.unchecked(GeneratorObject.self).function.code) },
      PropertyRow("gi_running") { _, x in Value(x.unchecked(GeneratorObject.self).state == .running) },
    ])

  static let property = TypeTable(
    doc: "Property attribute.",
    constructor: Native("property(cls, fget=None, fset=None, fdel=None, doc=None)") { call in
      try call.machine.makeProperty(call.type, call[1], call[2], call[3], doc: call[4])
    },
    methods: [
      Native("getter(self, fget, /)") { call in
        let old = call[0].unchecked(PropertyObject.self)
        return try call.machine.copy(of: old, call[1], old.setter, old.deleter)
      },
      Native("setter(self, fset, /)") { call in
        let old = call[0].unchecked(PropertyObject.self)
        return try call.machine.copy(of: old, old.getter, call[1], old.deleter)
      },
      Native("deleter(self, fdel, /)") { call in
        let old = call[0].unchecked(PropertyObject.self)
        return try call.machine.copy(of: old, old.getter, old.setter, call[1])
      },
      Native("__get__(self, instance, owner=None, /)") { call in
        try call.machine.bind(call[0], to: call[1].isNone ? nil : call[1], of: call.machine.type(of: call[1]))
      },
      Native("__set__(self, instance, value, /)") { call in
        try call.machine.setThrough(call[0], call[1], call.machine.type(of: call[1]), to: call[2])
        return .none
      },
      Native("__delete__(self, instance, /)") { call in
        try call.machine.setThrough(call[0], call[1], call.machine.type(of: call[1]), to: nil)
        return .none
      },
      Native("__set_name__(self, /, *args)") { call in
        let arguments = call.rest(1)
        guard arguments.count == 2 else {
          throw call.error(
            .typeError, "__set_name__() takes 2 positional arguments but \(arguments.count) were given")
        }
        if let name = arguments[1].as(StringObject.self) {
          call[0].unchecked(PropertyObject.self).name = call.machine.intern(name)
        }
        return .none
      },
    ],
    properties: [
      PropertyRow("fget") { _, x in x.unchecked(PropertyObject.self).getter },
      PropertyRow("fset") { _, x in x.unchecked(PropertyObject.self).setter },
      PropertyRow("fdel") { _, x in x.unchecked(PropertyObject.self).deleter },
      PropertyRow("__doc__", set: { _, x, value in x.unchecked(PropertyObject.self).doc = value }) { _, x in
        x.unchecked(PropertyObject.self).doc
      },
      PropertyRow("__isabstractmethod__") { machine, x in
        let property = x.unchecked(PropertyObject.self)
        for function in [property.getter, property.setter, property.deleter] where try machine.isAbstract(function) {
          return .true
        }
        return .false
      },
    ])

  static let staticMethod = wrapper("staticmethod", .staticMethod)
  static let classMethod = wrapper("classmethod", .classMethod)

  private static func wrapper(_ name: String, _ kind: MethodWrapper.Kind) -> TypeTable {
    TypeTable(
      constructor: Native("\(name)(cls, function, /)") { call in
        Value(call.machine.heap.adopt(MethodWrapper(kind, call[1], type: call[0].unchecked(TypeObject.self))))
      },
      methods: [
        Native("__call__(self, /, *args, **kwargs)") { call in
          try call.machine.call(
            call[0].unchecked(MethodWrapper.self).function, call.rest(1),
            named: call.keywords(2).map { ($0.key.string, $0.value) })
        },
        Native("__get__(self, instance, owner=None, /)") { call in
          let owner = call[2].as(TypeObject.self) ?? call.machine.type(of: call[1])
          return try call.machine.bind(call[0], to: call[1], of: owner)
        },
      ],
      properties: [
        PropertyRow("__func__") { _, x in x.unchecked(MethodWrapper.self).function },
        PropertyRow("__wrapped__") { _, x in x.unchecked(MethodWrapper.self).function },
        PropertyRow("__isabstractmethod__") { machine, x in
          Value(try machine.isAbstract(x.unchecked(MethodWrapper.self).function))
        },
        PropertyRow("__name__") { machine, x in
          try machine.attribute(of: x.unchecked(MethodWrapper.self).function, "__name__")
        },
        PropertyRow("__doc__") { machine, x in
          try machine.attribute(of: x.unchecked(MethodWrapper.self).function, "__doc__")
        },
      ] + ["__qualname__", "__module__", "__annotations__"].map { name in
        PropertyRow(name) { machine, x in try machine.attribute(of: x.unchecked(MethodWrapper.self).function, name) }
      })
  }

  static let superType = TypeTable(
    constructor: Native("super(cls, type=?, object_or_type=?, /)") { call in
      try call.machine.makeSuper(call[1], call[2])
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let parent = call[0].unchecked(SuperObject.self)
        return call.machine.string(
          "<super: <class '\(parent.start.name)'>, <\(parent.receiverType.name) object>>")
      }
    ])

  static let iterator = TypeTable(methods: [
    Native("__iter__(self, /)") { call in call[0] },
    Native("__next__(self, /)") { call in
      guard let iterator = call[0].as(IteratorObject.self) else {
        throw call.machine.error(.typeError, "'\(call.machine.typeName(call[0]))' object is not an iterator")
      }
      let value = try iterator.next(call.machine)
      if value.isUndefined { throw call.machine.error(.stopIteration) }
      return value
    },
  ])
}

extension Arguments {
  /// An attribute name.
  package func name(of index: Int) throws -> Name {
    guard let string = self[index].as(StringObject.self) else {
      throw machine.error(
        .typeError, "attribute name must be string, not '\(machine.typeName(self[index]))'")
    }
    return machine.intern(string)
  }
}

extension Machine {
  /// The built-in function itself, of one that is bound or not.
  fileprivate func nativeFunction(_ x: Value) -> NativeFunction {
    (x.as(BoundMethod.self)?.function ?? x).unchecked(NativeFunction.self)
  }

  /// A bare instance of a class: what `object.__new__` makes, or the built-in base's constructor where the
  /// class derives from one.
  package func instance(of type: TypeObject, _ arguments: [Value], _ named: [(String, Value)]) throws -> Value {
    if type.isAbstract { try refuseAbstract(type) }
    if type.constructorBase != nil || !type.isUserDefined {
      // Lists, dicts and sets are filled by `__init__`.
      let isFilledLater = type.isUserDefined && [.list, .dict, .set].contains(type.layout)
        && !type.isSubtype(of: types.frozenSet)
      let made = try call(
        Value(nativeConstructor(of: type)), [Value(type)] + (isFilledLater ? [] : arguments),
        named: isFilledLater ? [] : named)
      watchIfFinalizable(made)
      return made
    }
    let made = Value(heap.adopt(PlainObject(type: type)))
    watchIfFinalizable(made)
    return made
  }

  /// The constructor of the nearest built-in class. Throws for kinds of objects that only the machine makes.
  func nativeConstructor(of type: TypeObject) throws -> NativeFunction {
    let found = type.nativeConstructor(types.object)
    guard found === types.object.constructor, let builtIn = type.mro.first(where: { !$0.isUserDefined }),
      builtIn !== types.object
    else { return found }
    throw error(.typeError, "cannot create '\(builtIn.messageName)' instances")
  }

  /// Arguments that reach `object.__init__` although nothing takes them.
  fileprivate func refuseExcessInit(_ x: Value) throws {
    let type = type(of: x)
    if !Value.identical(type.lookup(intern("__init__")) ?? .none, types.object.attributes[intern("__init__")] ?? .none) {
      throw error(.typeError, "object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if type.constructorBase == nil, hasPlainNew(type) {
      throw error(.typeError, "\(type.name).__init__() takes exactly one argument (the instance to initialize)")
    }
  }

  /// The same for `object.__new__`.
  fileprivate func refuseExcessNew(_ type: TypeObject) throws {
    if type.constructorBase != nil || !type.isUserDefined && type !== types.object { return }
    if !hasPlainNew(type) {
      throw error(.typeError, "object.__new__() takes exactly one argument (the type to instantiate)")
    }
    if Value.identical(type.lookup(intern("__init__")) ?? .none, types.object.attributes[intern("__init__")] ?? .none) {
      throw error(.typeError, "\(type.name)() takes no arguments")
    }
  }

  private func hasPlainNew(_ type: TypeObject) -> Bool {
    Value.identical(type.lookup(intern("__new__")) ?? .none, types.object.attributes[intern("__new__")] ?? .none)
  }

  /// What `type.__call__` does: make, then initialise.
  func constructPlainly(_ type: TypeObject, _ arguments: [Value], _ named: [(String, Value)]) throws -> Value {
    let new = type.slot(.new)
    let made: Value
    if new.isUndefined {
      if !arguments.isEmpty || !named.isEmpty { try refuseExcessNew(type) }
      made = try instance(of: type, arguments, named)
    } else {
      made = try call(new.as(MethodWrapper.self)?.function ?? new, [Value(type)] + arguments, named: named)
    }
    hold(made)
    guard self.type(of: made).isSubtype(of: type) else { return made }
    let initialize = type.slot(.`init`)
    if !initialize.isUndefined {
      let result = try call(initialize, [made] + arguments, named: named)
      if !result.isNone { throw initResult(result) }
    }
    return made
  }

  fileprivate func isAbstract(_ function: Value) throws -> Bool {
    if function.isNone { return false }
    return try truth(quietAttribute(of: function, "__isabstractmethod__") ?? .false)
  }

  /// A property without a text of its own has its getter's; subclasses keep the text in their instances.
  fileprivate func makeProperty(
    _ type: TypeObject, _ getter: Value, _ setter: Value, _ deleter: Value, doc: Value
  ) throws -> Value {
    let property = heap.adopt(PropertyObject(type: type))
    property.getter = getter
    property.setter = setter
    property.deleter = deleter
    property.doc = doc
    if doc.isNone, !getter.isNone, let found = try quietAttribute(of: getter, "__doc__"), !found.isNone {
      property.doc = found
      property.hasGetterDoc = true
    }
    if type.isUserDefined, !property.doc.isNone {
      try setPlainAttribute(of: Value(property), intern("__doc__"), to: property.doc)
    }
    return Value(property)
  }

  fileprivate func copy(of old: PropertyObject, _ getter: Value, _ setter: Value, _ deleter: Value) throws -> Value {
    let doc = old.hasGetterDoc && !getter.isNone ? .none : old.doc
    let made = try call(Value(old.type), getter, setter, deleter, doc)
    if let fresh = made.as(PropertyObject.self) { fresh.name = old.name }
    return made
  }

  func stopIteration(_ value: Value) -> PythonError {
    error(.stopIteration, arguments: value.isNone || value.isUndefined ? [] : [value])
  }

  /// The exception that the arguments of `throw(type, value, traceback)` or `throw(instance)` stand for.
  fileprivate func thrownException(_ call: Arguments) throws -> ExceptionObject {
    if call.has(3), !call[3].isNone, call[3].as(TracebackObject.self) == nil {
      throw error(.typeError, "throw() third argument must be a traceback object")
    }
    let value = call.has(2) ? call[2] : .none
    let exception: ExceptionObject
    if let given = call[1].as(ExceptionObject.self) {
      if !value.isNone { throw error(.typeError, "instance exception may not have a separate value") }
      exception = given
    } else if let type = call[1].as(TypeObject.self), type.layout == .exception {
      if let given = value.as(ExceptionObject.self), given.type.isSubtype(of: type) {
        exception = given
      } else {
        let arguments = value.isNone ? [] : value.as(TupleObject.self)?.items ?? [value]
        let made = try self.call(call[1], arguments)
        exception = try exceptionInstance(
          made,
          "calling \(try repr(call[1]).string) should have returned an instance of BaseException, not \(typeName(made))")
      }
    } else {
      throw error(
        .typeError,
        "exceptions must be classes or instances deriving from BaseException, not \(typeName(call[1]))")
    }
    if call.has(3), !call[3].isNone { try setTraceback(exception, call[3]) }
    return exception
  }

  func generatorStep(_ generator: GeneratorObject, _ value: Value) throws -> Value {
    let result = try send(generator, value)
    if result.isUndefined { throw stopIteration(generatorResult) }
    return result
  }

  /// `super()` finds the class and the first argument of the calling method by itself.
  func makeSuper(_ type: Value, _ receiver: Value) throws -> Value {
    var start = type.as(TypeObject.self)
    var object = receiver
    if type.isUndefined {
      guard depth > 0 else { throw error(.runtimeError, "super(): no current frame") }
      let frame = frames + (depth - 1)
      let layout = frame.pointee.layout
      guard layout.pointee.takesArguments else { throw error(.runtimeError, "super(): no arguments") }
      let index = Int(layout.pointee.classCell)
      if index < 0 { throw error(.runtimeError, "super(): __class__ cell not found") }
      let reference = frame.pointee.function._withUnsafeGuaranteedRef { $0.closure[index] }
      let cell = reference._withUnsafeGuaranteedRef { $0.value }
      if cell.isUndefined { throw error(.runtimeError, "super(): empty __class__ cell") }
      guard let type = cell.as(TypeObject.self) else {
        throw error(.runtimeError, "super(): __class__ is not a type (\(typeName(cell)))")
      }
      start = type
      object = frame.pointee.registers[0]
      if object.isObject, object.classTag == .cell { object = object.borrowing(CellObject.self) { $0.value } }
      if object.isUndefined { throw error(.runtimeError, "super(): arg[0] deleted") }
    }
    guard let start else { throw error(.typeError, "super() argument 1 must be a type, not \(typeName(type))") }
    let isType = object.isObject && object.classTag == .type
    let asClass = isType ? object.as(TypeObject.self).flatMap { $0.isSubtype(of: start) ? $0 : nil } : nil
    let receiverType = asClass ?? self.type(of: object)
    guard receiverType.isSubtype(of: start) else {
      throw error(.typeError, "super(type, obj): obj must be an instance or subtype of type")
    }
    return Value(
      heap.adopt(SuperObject(start: start, receiver: object, receiverType: receiverType, type: types.superType)))
  }

  /// `int | None`.
  func unionType(_ x: Value, _ y: Value) -> Value {
    var members: [Value] = []
    for side in [x, y] {
      if let union = side.as(UnionObject.self) {
        members += union.members
      } else if side.isNone {
        members.append(Value(types.none))
      } else if side.as(TypeObject.self) != nil || side.as(GenericAliasObject.self) != nil {
        members.append(side)
      } else {
        return .notImplemented
      }
    }
    var unique: [Value] = []
    for member in members where !unique.contains(where: { Value.identical($0, member) }) { unique.append(member) }
    return Value(heap.adopt(UnionObject(unique, type: types.union)))
  }
}

/// `int | str`.
package final class UnionObject: Object {
  package let members: [Value]
  init(_ members: [Value], type: TypeObject) {
    self.members = members
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(members)
  }
}
