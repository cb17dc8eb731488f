// `_weakref`: references that do not keep their target alive. The containers built on them are `weakref.py`.
extension ModuleRow {
  static let weakReferences = ModuleRow("_weakref") { machine, module in
    let type = machine.makeType(
      "ReferenceType", module: "weakref", isBase: true, hasFields: true, table: .weakReference)
    machine.define(module, "ref", Value(type))
    machine.install(
      [
        Native("getweakrefcount(object, /)", doc: "Return the number of weak references to 'object'.") { call in
          guard call[0].isObject else { return Value(0) }
          return Value(call.machine.heap.finalization.references(to: call[0].object).count)
        },
        Native("getweakrefs(object, /)", doc: "Return a list of all weak reference objects pointing to 'object'.") { call in
          guard call[0].isObject else { return call.machine.list([]) }
          return call.machine.list(call.machine.heap.finalization.references(to: call[0].object).map { Value($0) })
        },
      ], into: module)
  }
}

extension TypeTable {
  fileprivate static let weakReference = TypeTable(
    constructor: Native("ref(cls, object, callback=None, /)") { call in
      let machine = call.machine
      guard machine.canBeReferredTo(call[1]) else {
        throw call.error(.typeError, "cannot create weak reference to '\(call.typeName(1))' object")
      }
      let finalization = machine.heap.finalization
      if call[2].isNone, !call.type.isUserDefined,
        let known = finalization.knownReference(to: call[1].object, type: call.type) { return Value(known) }
      let made = machine.heap.adopt(WeakReference(call[1].object, callback: call[2], type: call.type))
      finalization.watch(made)
      return Value(made)
    },
    methods: [
      Native("__call__(self, /)") { call in
        call[0].unchecked(WeakReference.self).target.map { Value($0) } ?? .none
      },
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let address = machine.shownAddress(call[0])
        guard let target = call[0].unchecked(WeakReference.self).target else {
          return machine.string("<weakref at \(address); dead>")
        }
        let name = (try? machine.quietAttribute(of: Value(target), "__name__")).flatMap { $0 }.flatMap { machine.text($0) }
        let shown = name.map { " (\($0.string))" } ?? ""
        return machine.string(
          "<weakref at \(address); to '\(target.type.name)' at \(machine.shownAddress(Value(target)))\(shown)>")
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
      if type.isUserDefined { return type.layout != .tuple && type.layout != .int || type.instancesHaveDictionary }
      return type.module != "builtins"
    }
  }
}
