// `type`: classes as objects, and modules.

extension TypeTable {
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
          call[0].unchecked(TypeObject.self), call.rest(1), call.keywords(2).map { ($0.key.string, $0.value) }
        )
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
        guard metatype.isSubtype(of: call.machine.types.type) else {
          throw call.error(
            .typeError, "type.__new__(\(metatype.name)): \(metatype.name) is not a subtype of type")
        }
        return try call.machine.makeType(
          metatype, [call[1], call[2], call[3]], keywords: call[4].as(DictObject.self))
      }
    ],
    properties: [
      PropertyRow(
        "__name__",
        set: { machine, x, value in
          let type = x.unchecked(TypeObject.self)
          guard type.isUserDefined else {
            throw machine.error(
              .typeError, "cannot set '__name__' attribute of immutable type '\(type.name)'")
          }
          guard let name = machine.text(value) else {
            throw machine.error(
              .typeError, "can only assign string to \(type.name).__name__, not '\(machine.typeName(value))'")
          }
          if name.codePoints.contains(0) {
            throw machine.error(.valueError, "type name must not contain null characters")
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
        guard let names = x.unchecked(TypeObject.self).attributes[name] else {
          throw machine.missingAttribute(x, name)
        }
        return names
      },
      PropertyRow(
        "__annotations__",
        set: { machine, x, value in x.unchecked(TypeObject.self).set(machine.intern("__annotations__"), value)
        }
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
        if let own = type.attributes[machine.intern("__doc__")], own.as(NativeProperty.self) == nil {
          return try machine.bind(own, to: .none, of: type)
        }
        return type.doc.map { machine.string($0) } ?? .none
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
}
