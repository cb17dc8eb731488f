// `types.SimpleNamespace`: an object that is its attributes.
extension TypeTable {
  static let simpleNamespace = TypeTable(
    doc: "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    constructor: Native("SimpleNamespace(cls, /, *args, **kwargs)") { call in
      if !call.rest(1).isEmpty { throw call.error(.typeError, "no positional arguments expected") }
      let made = call.machine.heap.own(PlainObject(type: call.type))
      for (key, value) in call.keywords(2) {
        try call.machine.setAttribute(of: made, call.machine.intern(key), to: value)
      }
      return made
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let type = machine.type(of: call[0])
        let name = type.isUserDefined ? type.name : "namespace"
        return machine.string(
          try machine.guardingRepr(call[0].object, "\(name)(...)") {
            let parts = try machine.ownAttributes(call[0].object).map {
              "\($0.name.string)=\(try machine.repr($0.value).string)"
            }
            return Text("\(name)(\(parts.joined(separator: ", ")))")
          })
      },
      Native("__eq__(self, value, /)") { call in
        let machine = call.machine
        let type = machine.simpleNamespaceType
        guard machine.isInstance(call[0], type), machine.isInstance(call[1], type) else {
          return .notImplemented
        }
        return Value(
          try machine.equal(
            Value(machine.ownDictionary(call[0].object)), Value(machine.ownDictionary(call[1].object))))
      },
    ])
}

extension Machine {
  package var simpleNamespaceType: TypeObject {
    state(NamespaceType.self) {
      NamespaceType(
        makeType("SimpleNamespace", module: "types", isBase: true, hasFields: true, table: .simpleNamespace))
    }.type
  }

  package func simpleNamespace(_ attributes: [(String, Value)]) throws -> Value {
    let made = heap.own(PlainObject(type: simpleNamespaceType))
    for (name, value) in attributes { try setAttribute(of: made, name, to: value) }
    return made
  }
}

private final class NamespaceType {
  let type: TypeObject
  init(_ type: TypeObject) { self.type = type }
}
