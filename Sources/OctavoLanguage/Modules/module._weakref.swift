// `_weakref`: references that do not keep their target alive. The containers built on them are `weakref.py`.
extension ModuleRow {
  static let weakReferences = ModuleRow("_weakref") { machine, module in
    let type = machine.makeType(
      "ReferenceType", module: "weakref", isBase: true, hasFields: true, table: .weakReference)
    type.isMadeWhole = true
    machine.define(module, "ref", Value(type))
    machine.install(
      [
        Native("getweakrefcount(object, /)", doc: "Return the number of weak references to 'object'.") {
          call in
          guard call[0].isObject else { return Value(0) }
          return Value(call.machine.heap.finalization.references(to: call[0].object).count)
        },
        Native(
          "getweakrefs(object, /)", doc: "Return a list of all weak reference objects pointing to 'object'."
        ) { call in
          guard call[0].isObject else { return call.machine.list([]) }
          return call.machine.list(
            call.machine.heap.finalization.references(to: call[0].object).map { Value($0) })
        },
      ], into: module)
  }
}

extension TypeTable {
  fileprivate static let weakReference = TypeTable(
    constructor: Native("ref(cls, /, *args, **kwargs)") { call in
      let machine = call.machine
      let given = call.rest(1)
      // Keywords are for the `__init__` of subclasses.
      if !call.type.isUserDefined, !call.keywords(2).isEmpty {
        throw call.error(.typeError, "ref() takes no keyword arguments")
      }
      try checkReferenceArguments(machine, given, "__new__")
      let callback = given.count > 1 ? given[1] : .none
      guard machine.canBeReferredTo(given[0]) else {
        throw call.error(.typeError, "cannot create weak reference to '\(machine.typeName(given[0]))' object")
      }
      let finalization = machine.heap.finalization
      if callback.isNone, !call.type.isUserDefined,
        let known = finalization.knownReference(to: given[0].object, type: call.type)
      {
        return Value(known)
      }
      let made = machine.heap.adopt(WeakReference(given[0].object, callback: callback, type: call.type))
      finalization.watch(made)
      return Value(made)
    },
    methods: [
      Native("__init__(self, /, *args)") { call in
        try checkReferenceArguments(call.machine, call.rest(1), "__init__")
        return .none
      },
      Native("__call__(self, /)") { call in
        call[0].unchecked(WeakReference.self).target.map { Value($0) } ?? .none
      },
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let address = machine.shownAddress(call[0])
        guard let target = call[0].unchecked(WeakReference.self).target else {
          return machine.string("<weakref at \(address); dead>")
        }
        let name = (try? machine.quietAttribute(of: Value(target), "__name__")).flatMap { $0 }.flatMap {
          machine.text($0)
        }
        let shown = name.map { " (\($0.string))" } ?? ""
        return machine.string(
          "<weakref at \(address); to '\(target.type.name)' at \(machine.shownAddress(Value(target)))\(shown)>"
        )
      },
      Native("__eq__(self, value, /)") { call in
        guard let other = call[1].as(WeakReference.self) else { return .notImplemented }
        guard let a = call[0].unchecked(WeakReference.self).target, let b = other.target else {
          return Value(Value.identical(call[0], call[1]))
        }
        return Value(try call.machine.equal(Value(a), Value(b)))
      },
      Native("__hash__(self, /)") { call in
        let reference = call[0].unchecked(WeakReference.self)
        if let known = reference.cachedHash { return Value(known) }
        guard let target = reference.target else { throw call.error(.typeError, "weak object has gone away") }
        let hash = try call.machine.hash(Value(target))
        reference.cachedHash = hash
        return Value(hash)
      },
    ],
    properties: [
      PropertyRow("__callback__") { _, x in
        let reference = x.unchecked(WeakReference.self)
        return reference.target == nil ? .none : reference.callback
      }
    ])
}

/// Refuses what is not one object and at most one callback.
private func checkReferenceArguments(_ machine: Machine, _ given: [Value], _ what: String) throws {
  if given.isEmpty { throw machine.error(.typeError, "\(what) expected at least 1 argument, got 0") }
  if given.count > 2 {
    throw machine.error(.typeError, "\(what) expected at most 2 arguments, got \(given.count)")
  }
}

extension Machine {
  /// Which objects CPython lets weak references refer to.
  fileprivate func canBeReferredTo(_ x: Value) -> Bool {
    guard x.isObject else { return false }
    switch x.object {
    case is FunctionObject, is TypeObject, is ModuleObject, is GeneratorObject, is SetObject, is BoundMethod,
      is FileObject, is CodeObject, is NativeFunction:
      return true
    case let object:
      let type = object.type
      if type.isUserDefined {
        return type.layout != .tuple && type.layout != .int || type.instancesHaveDictionary
      }
      return type.module != "builtins"
    }
  }
}
