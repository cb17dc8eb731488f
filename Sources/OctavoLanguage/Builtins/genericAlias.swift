// `list[int]`, `int | None`: types as annotations write them.

/// A class with parameters in brackets. Calling it calls the class.
package final class GenericAliasObject: Object {
  package let origin: Value
  package let arguments: [Value]

  init(_ origin: Value, _ arguments: [Value], type: TypeObject) {
    self.origin = origin
    self.arguments = arguments
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(origin)
    marker.visit(arguments)
  }
}

extension TypeTable {
  static let genericAliasType = TypeTable(
    doc:
      "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    constructor: Native("GenericAlias(cls, origin, args, /)") { call in
      call.machine.alias(of: call[1], call[2])
    },
    methods: [
      Native("__repr__(self, /)") { call in call.machine.string(try call.machine.annotationText(call[0])) },
      Native("__call__(self, /, *args, **kwargs)") { call in
        try call.machine.call(
          call[0].unchecked(GenericAliasObject.self).origin, call.rest(1),
          named: call.keywords(2).map { ($0.key.string, $0.value) })
      },
      Native("__mro_entries__(self, bases, /)") { call in
        call.machine.tuple([call[0].unchecked(GenericAliasObject.self).origin])
      },
      Native("__eq__(self, value, /)") { call in
        guard let other = call[1].as(GenericAliasObject.self) else { return .notImplemented }
        let alias = call[0].unchecked(GenericAliasObject.self)
        guard try call.machine.equal(alias.origin, other.origin) else { return .false }
        return try call.machine.compareSequences(.equal, alias.arguments, other.arguments)
      },
      Native("__hash__(self, /)") { call in
        let alias = call[0].unchecked(GenericAliasObject.self)
        let inside = PythonHash.tuple(try alias.arguments.map { try call.machine.hash($0) })
        return Value(try call.machine.hash(alias.origin) ^ inside)
      },
      Native("__or__(self, value, /)") { call in call.machine.unionType(call[0], call[1]) },
      Native("__ror__(self, value, /)") { call in call.machine.unionType(call[1], call[0]) },
      Native("__getitem__(self, key, /)") { call in
        let machine = call.machine
        let alias = call[0].unchecked(GenericAliasObject.self)
        let arguments = try machine.substituting(call[1], in: alias.arguments, of: call[0])
        return Value(
          machine.heap.adopt(GenericAliasObject(alias.origin, arguments, type: machine.types.genericAlias)))
      },
      Native("__iter__(self, /)") { call in
        call.machine.list([call[0]]).isUndefined
          ? .none : try call.machine.iterator(of: call.machine.list([call[0]]))
      },
      Native("__instancecheck__(self, instance, /)") { call in
        throw call.error(.typeError, "isinstance() argument 2 cannot be a parameterized generic")
      },
      Native("__subclasscheck__(self, cls, /)") { call in
        throw call.error(.typeError, "issubclass() argument 2 cannot be a parameterized generic")
      },
      Native("__getattr__(self, name, /)") { call in
        try call.machine.attribute(of: call[0].unchecked(GenericAliasObject.self).origin, call.name(of: 1))
      },
    ],
    properties: [
      PropertyRow("__origin__") { _, x in x.unchecked(GenericAliasObject.self).origin },
      PropertyRow("__args__") { machine, x in machine.tuple(x.unchecked(GenericAliasObject.self).arguments) },
      PropertyRow("__parameters__") { machine, x in
        machine.tuple(try machine.typeVariables(in: x.unchecked(GenericAliasObject.self).arguments))
      },
    ])

  static let union = TypeTable(
    doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
    methods: [
      Native("__repr__(self, /)") { call in call.machine.string(try call.machine.annotationText(call[0])) },
      Native("__or__(self, value, /)") { call in call.machine.unionType(call[0], call[1]) },
      Native("__ror__(self, value, /)") { call in call.machine.unionType(call[1], call[0]) },
      Native("__eq__(self, value, /)") { call in
        guard let other = call[1].as(UnionObject.self) else { return .notImplemented }
        let members = call[0].unchecked(UnionObject.self).members
        guard members.count == other.members.count else { return .false }
        for member in members {
          if try !other.members.contains(where: { try call.machine.equal(member, $0) }) { return .false }
        }
        return .true
      },
      Native("__getitem__(self, key, /)") { call in
        let machine = call.machine
        let members = try machine.substituting(
          call[1], in: call[0].unchecked(UnionObject.self).members, of: call[0])
        var joined = members[0]
        for member in members.dropFirst() { joined = try machine.binary(.bitOr, joined, member) }
        return joined
      },
      Native("__hash__(self, /)") { call in
        var hash = 0
        for member in call[0].unchecked(UnionObject.self).members { hash ^= try call.machine.hash(member) }
        return Value(hash)
      },
      Native("__instancecheck__(self, instance, /)") { call in
        let machine = call.machine
        for member in call[0].unchecked(UnionObject.self).members
        where member.as(GenericAliasObject.self) != nil {
          throw machine.error(.typeError, "isinstance() argument 2 cannot be a parameterized generic")
        }
        for member in call[0].unchecked(UnionObject.self).members
        where try machine.isInstance(call[1], of: member) {
          return .true
        }
        return .false
      },
      Native("__subclasscheck__(self, cls, /)") { call in
        for member in call[0].unchecked(UnionObject.self).members
        where try call.machine.isSubclass(call[1], of: member) {
          return .true
        }
        return .false
      },
    ],
    properties: [
      PropertyRow("__args__") { machine, x in machine.tuple(x.unchecked(UnionObject.self).members) },
      PropertyRow("__parameters__") { machine, x in
        machine.tuple(try machine.typeVariables(in: x.unchecked(UnionObject.self).members))
      },
    ])
}

extension Machine {
  package func alias(of origin: Value, _ key: Value) -> Value {
    let arguments = key.as(TupleObject.self).flatMap { $0.type === types.tuple ? $0.items : nil } ?? [key]
    return heap.own(GenericAliasObject(origin, arguments, type: types.genericAlias))
  }

  /// The type variables in arguments, each once.
  func typeVariables(in arguments: [Value]) throws -> [Value] {
    var found: [Value] = []
    for argument in arguments where argument.isObject && !(argument.object is TypeObject) {
      var candidates = [argument]
      if type(of: argument).lookup(intern("__typing_subst__")) == nil {
        let inner = try optionalAttribute(of: argument, "__parameters__")
        candidates = inner?.as(TupleObject.self)?.items ?? []
      }
      for candidate in candidates where !found.contains(where: { Value.identical($0, candidate) }) {
        found.append(candidate)
      }
    }
    return found
  }

  /// `list[T][int]`, `(list[T] | int)[str]`: the arguments of an alias or union with its type variables replaced.
  fileprivate func substituting(_ key: Value, in arguments: [Value], of generic: Value) throws -> [Value] {
    let variables = try typeVariables(in: arguments)
    let shown = { [self] in try annotationText(generic).string }
    guard !variables.isEmpty else { throw error(.typeError, "\(try shown()) is not a generic class") }
    let values = key.as(TupleObject.self).flatMap { $0.type === types.tuple ? $0.items : nil } ?? [key]
    guard values.count == variables.count else {
      let much = values.count > variables.count ? "many" : "few"
      throw error(
        .typeError,
        "Too \(much) arguments for \(try shown()); actual \(values.count), expected \(variables.count)")
    }
    return try arguments.map { argument in
      let inside = try typeVariables(in: [argument])
      if inside.isEmpty { return argument }
      let chosen = inside.compactMap { variable in
        variables.firstIndex { Value.identical($0, variable) }.map { values[$0] }
      }
      if Value.identical(inside[0], argument) {
        return try call(attribute(of: argument, "__typing_subst__"), chosen[0])
      }
      return try item(of: argument, tuple(chosen))
    }
  }

  /// A type as annotations show it.
  package func annotationText(_ x: Value) throws -> Text {
    switch x.isObject ? x.object : nil {
    case let alias as GenericAliasObject:
      let inside = try alias.arguments.map { argument in try recursing { try annotationText(argument) } }
      let shown = inside.isEmpty ? Text("()") : try Text.join(inside, separator: Text(", "))
      return (try annotationText(alias.origin)) + Text("[") + shown + Text("]")
    case let union as UnionObject:
      return try Text.join(
        union.members.map { $0.as(TypeObject.self) === types.none ? Text("None") : try annotationText($0) },
        separator: Text(" | "))
    case let type as TypeObject:
      return Text(type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)")
    default:
      return x.tag == Value.Tag.ellipsis ? Text("...") : try repr(x)
    }
  }
}

extension Machine {
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
    for member in members where !unique.contains(where: { Value.identical($0, member) }) {
      unique.append(member)
    }
    return heap.own(UnionObject(unique, type: types.union))
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
