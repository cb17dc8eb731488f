// `object`: what every class has, and how instances are made.

extension TypeTable {
  static let object = TypeTable(
    doc: "The base class of the class hierarchy.",
    constructor: Native("object(cls, /)") { call in
      call.machine.heap.own(PlainObject(type: call[0].unchecked(TypeObject.self)))
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
        if method.isUndefined { return Value.identical(call[0], call[1]) ? .false : .notImplemented }
        let result = try call.machine.call(method, call[0], call[1])
        return result.isNotImplemented ? .notImplemented : Value(try !call.machine.truth(result))
      },
      Native("__lt__(self, value, /)") { _ in .notImplemented },
      Native("__le__(self, value, /)") { _ in .notImplemented },
      Native("__gt__(self, value, /)") { _ in .notImplemented },
      Native("__ge__(self, value, /)") { _ in .notImplemented },
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
        if let own = machine.type(of: call[0]).lookup(reduce),
          let plain = machine.types.object.lookup(reduce),
          !Value.identical(own, plain)
        {
          return try machine.call(machine.attribute(of: call[0], reduce))
        }
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
            .typeError, "\(call.type.qualifiedName).__init_subclass__() takes no keyword arguments")
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
        return try call.machine.instance(
          of: type, call.rest(1), call.keywords(2).map { ($0.key.string, $0.value) })
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
          guard let type = value.as(TypeObject.self), x.isObject, type.isUserDefined,
            x.object.type.isUserDefined
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
          guard x.isObject, x.object.type.hasFields, x.object.type.instancesHaveDictionary,
            let dict = value.as(DictObject.self)
          else {
            throw machine.error(
              .typeError, "__dict__ must be set to a dictionary, not a '\(machine.typeName(value))'")
          }
          x.object.fields.useDictionary(dict, keeping: x.object.type.memberNames.count)
        },
        delete: { machine, x in
          guard x.isObject, x.object.type.isUserDefined else {
            throw machine.error(.typeError, "cannot delete __dict__")
          }
          x.object.fields.useDictionary(machine.dict(), keeping: x.object.type.memberNames.count)
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
  /// A bare instance of a class: what `object.__new__` makes, or the built-in base's constructor where the
  /// class derives from one.
  package func instance(of type: TypeObject, _ arguments: [Value], _ named: [(String, Value)]) throws -> Value
  {
    if type.isAbstract { try refuseAbstract(type) }
    if type.constructorBase != nil || !type.isUserDefined {
      // Lists, dicts and sets are filled by `__init__`.
      let isFilledLater =
        type.isUserDefined && [.list, .dict, .set].contains(type.layout)
        && !type.isSubtype(of: types.frozenSet)
      let made = try call(
        Value(nativeConstructor(of: type)), [Value(type)] + (isFilledLater ? [] : arguments),
        named: isFilledLater ? [] : named)
      watchIfFinalizable(made)
      return made
    }
    let made = heap.own(PlainObject(type: type))
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
    if !Value.identical(
      type.lookup(intern("__init__")) ?? .none, types.object.attributes[intern("__init__")] ?? .none)
    {
      throw error(.typeError, "object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if type.constructorBase == nil, hasPlainNew(type) {
      throw error(
        .typeError, "\(type.name).__init__() takes exactly one argument (the instance to initialize)")
    }
  }

  /// The same for `object.__new__`.
  fileprivate func refuseExcessNew(_ type: TypeObject) throws {
    if type.constructorBase != nil || !type.isUserDefined && type !== types.object { return }
    if !hasPlainNew(type) {
      throw error(.typeError, "object.__new__() takes exactly one argument (the type to instantiate)")
    }
    if Value.identical(
      type.lookup(intern("__init__")) ?? .none, types.object.attributes[intern("__init__")] ?? .none)
    {
      throw error(.typeError, "\(type.name)() takes no arguments")
    }
  }

  private func hasPlainNew(_ type: TypeObject) -> Bool {
    Value.identical(
      type.lookup(intern("__new__")) ?? .none, types.object.attributes[intern("__new__")] ?? .none)
  }

  /// What `type.__call__` does: make, then initialise.
  func constructPlainly(_ type: TypeObject, _ arguments: [Value], _ named: [(String, Value)]) throws -> Value
  {
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
}
