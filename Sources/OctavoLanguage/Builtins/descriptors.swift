// `property`, `staticmethod` and `classmethod`.

extension TypeTable {
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
        for function in [property.getter, property.setter, property.deleter]
        where try machine.isAbstract(function) {
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
        call.machine.heap.own(MethodWrapper(kind, call[1], type: call[0].unchecked(TypeObject.self)))
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
      ]
        + ["__qualname__", "__module__", "__annotations__"].map { name in
          PropertyRow(name) { machine, x in
            try machine.attribute(of: x.unchecked(MethodWrapper.self).function, name)
          }
        })
  }
}

extension Machine {
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

  fileprivate func copy(of old: PropertyObject, _ getter: Value, _ setter: Value, _ deleter: Value) throws
    -> Value
  {
    let doc = old.hasGetterDoc && !getter.isNone ? .none : old.doc
    let made = try call(Value(old.type), getter, setter, deleter, doc)
    if let fresh = made.as(PropertyObject.self) { fresh.name = old.name }
    return made
  }
}
