// What `type` does: a class out of a name, bases and a namespace.
extension Machine {
  /// `type(name, bases, namespace, **keywords)`: makes a class whose metaclass is at least `metatype`.
  func makeType(_ metatype: TypeObject, _ arguments: [Value], keywords: DictObject?) throws -> Value {
    for (index, type) in [types.str, types.tuple, types.dict].enumerated()
    where !isInstance(arguments[index], type) {
      throw error(
        .typeError,
        "type.__new__() argument \(index + 1) must be \(type.name), not \(typeName(arguments[index]))")
    }
    let given = try items(of: arguments[1])
    for base in given where base.as(TypeObject.self) == nil {
      if try quietAttribute(of: base, "__mro_entries__") != nil {
        throw error(.typeError, "type() doesn't support MRO entry resolution; use types.new_class()")
      }
    }
    let winner = try mostDerivedMetaclass(metatype, given)
    let new = winner.slot(.new)
    if winner !== metatype, !Value.identical(new, types.type.slot(.new)) {
      // A base's metaclass has ideas of its own.
      return try call(
        new.as(MethodWrapper.self)?.function ?? new, [Value(winner)] + arguments,
        named: keywords.map(keywordList) ?? [])
    }
    let bases = try given.map { base in
      guard let type = base.as(TypeObject.self) else { throw error(.typeError, "bases must be types") }
      return type
    }
    // The class has a namespace of its own.
    let namespace = dict()
    if let given = arguments[2].as(DictObject.self) { try namespace.update(from: given, self) }
    let module = currentModule()
    _ = try namespace.setDefault(
      constantString(Text("__module__")),
      module.globals[intern("__name__")] ?? constantString(Text(module.name)), self)
    let name = text(arguments[0]) ?? .empty
    if name.codePoints.contains(0) { throw error(.valueError, "type name must not contain null characters") }
    return Value(
      try makeType(
        name: name.string, bases: bases, namespace: namespace, metatype: winner, keywords: keywords))
  }

  /// Makes a class written in Python.
  package func makeType(
    name: String, bases given: [TypeObject], namespace: DictObject, metatype: TypeObject,
    keywords: DictObject?
  ) throws -> TypeObject {
    let bases = given.isEmpty ? [types.object] : given
    let layoutBase = try storageBase(bases)
    let made = heap.adopt(
      TypeObject(
        name: name, module: try namespaceText(namespace, "__module__") ?? "builtins", bases: bases,
        layout: layoutBase.layout, metatype: .passUnretained(metatype), isUserDefined: true, hasFields: true,
        context: typeContext))
    hold(Value(made))
    made.constructorBase = layoutBase.layout == .plain ? nil : layoutBase
    // A class the program carries may stand for one that CPython has in C, which messages show with its module.
    if let shown = try namespaceText(namespace, "__shown_as__") { made.messageName = shown }
    if let qualified = try namespace.get(constantString(Text("__qualname__")), self) {
      guard let text = text(qualified) else {
        throw error(.typeError, "type __qualname__ must be a str, not \(typeName(qualified))")
      }
      made.qualifiedName = text.string
    }
    let cell = try namespace.remove(constantString(Text("__classcell__")), self)
    if let cell, cell.as(CellObject.self) == nil {
      throw error(
        .typeError, "__classcell__ must be a nonlocal cell, not \(try repr(Value(type(of: cell))).string)")
    }
    made.complete(mro: [made] + bases[0].mro, attributes: try classAttributes(made, namespace))
    cell?.as(CellObject.self)?.value = Value(made)
    made.reorder(try methodOrder(made, bases))
    inheritTraits(made)
    try notify(made, namespace, keywords)
    return made
  }

  /// The base whose instances are stored as the new class's will be.
  private func storageBase(_ bases: [TypeObject]) throws -> TypeObject {
    var best = types.object
    for base in bases {
      if !base.isBaseAllowed { throw error(.typeError, "type '\(base.name)' is not an acceptable base type") }
      guard base.layout != .plain else { continue }
      if best.layout == .plain || base.isSubtype(of: best) {
        best = base
      } else if !sameStorage(best, base) {
        throw error(.typeError, "multiple bases have instance lay-out conflict")
      }
    }
    return best
  }

  /// Whether two built-in bases keep their data in the same way.
  private func sameStorage(_ a: TypeObject, _ b: TypeObject) -> Bool {
    a.layout == b.layout && (a.isSubtype(of: b) || b.isSubtype(of: a) || a.layout == .exception)
  }

  private func namespaceText(_ namespace: DictObject, _ name: String) throws -> String? {
    try namespace.get(constantString(Text(name)), self).flatMap { text($0)?.string }
  }

  private func classAttributes(_ made: TypeObject, _ namespace: DictObject) throws -> NameMap {
    var attributes = NameMap()
    for pair in namespace.pairs {
      guard let key = pair.key.as(StringObject.self) else { continue }
      if key.text == Text("__qualname__") { continue }
      attributes[intern(key)] = implicitWrapper(key.text.string, pair.value)
    }
    if attributes[intern("__eq__")] != nil, attributes[intern("__hash__")] == nil {
      attributes[intern("__hash__")] = Value.none
    }
    if attributes[intern("__doc__")] == nil { attributes[intern("__doc__")] = Value.none }
    try declareSlots(made, &attributes)
    return attributes
  }

  /// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods.
  private func implicitWrapper(_ name: String, _ value: Value) -> Value {
    guard value.as(FunctionObject.self) != nil else { return value }
    switch name {
    case "__new__": return heap.own(MethodWrapper(.staticMethod, value, type: types.staticMethod))
    case "__init_subclass__", "__class_getitem__":
      return heap.own(MethodWrapper(.classMethod, value, type: types.classMethod))
    default: return value
    }
  }

  // MARK: __slots__

  /// Gives the class a member for each of its `__slots__`, and decides whether its instances have a `__dict__`.
  private func declareSlots(_ made: TypeObject, _ attributes: inout NameMap) throws {
    let bases = made.bases
    var members = bases.map(\.memberNames).max { $0.count < $1.count } ?? []
    guard let slots = attributes[intern("__slots__")] else {
      made.memberNames = members
      return
    }
    let names = try slots.as(StringObject.self) != nil ? [slots] : items(of: slots)
    var hasDictionary = bases.contains(where: \.instancesHaveDictionary)
    for value in names {
      guard let string = value.as(StringObject.self) else {
        throw error(.typeError, "__slots__ items must be strings, not '\(typeName(value))'")
      }
      let text = string.text.string
      if text == "__dict__" {
        if hasDictionary { throw error(.typeError, "__dict__ slot disallowed: we already got one") }
        hasDictionary = true
        continue
      }
      if text == "__weakref__" { continue }
      guard string.text.isIdentifier else { throw error(.typeError, "__slots__ must be identifiers") }
      if made.layout == .int || made.layout == .tuple || made.layout == .bytes {
        throw error(
          .typeError,
          "nonempty __slots__ not supported for subtype of '\(made.constructorBase?.name ?? "int")'")
      }
      let name = intern(mangle(text, inClass: made.name))
      if attributes[name] != nil, name != intern("__doc__") || !(attributes[name] ?? .none).isNone {
        throw error(.valueError, "'\(text)' in __slots__ conflicts with class variable")
      }
      attributes[name] = heap.own(MemberDescriptor(name, of: made, type: types.memberDescriptor))
      if !members.contains(name) { members.append(name) }
    }
    made.hasDictionary = hasDictionary
    made.memberNames = members
  }

  // MARK: Order and traits

  /// The order of a metaclass with a `mro` of its own, or C3.
  private func methodOrder(_ made: TypeObject, _ bases: [TypeObject]) throws -> [TypeObject] {
    let order = try linearize(made, bases)
    guard made.type !== types.type, let method = made.type.lookup(intern("mro")),
      method.as(NativeFunction.self) == nil
    else { return order }
    made.reorder(order)
    return try items(of: call(method, Value(made))).map { item in
      guard let type = item.as(TypeObject.self) else {
        throw error(.typeError, "mro() returned a non-class ('\(typeName(item))')")
      }
      return type
    }
  }

  /// What a class has of its bases besides attributes.
  private func inheritTraits(_ made: TypeObject) {
    let ancestors = made.mro.dropFirst()
    made.isPatternSequence = ancestors.contains(where: \.isPatternSequence)
    made.isPatternMapping = ancestors.contains(where: \.isPatternMapping)
    // `collections.abc` marks its classes in this way, as CPython's does.
    if let flags = made.attributes[intern("__abc_tpflags__")], flags.isInt {
      made.isPatternSequence = flags.int & 1 << 5 != 0
      made.isPatternMapping = flags.int & 1 << 6 != 0
    }
  }

  /// Tells descriptors their names, and the parent class that it has a child.
  private func notify(_ made: TypeObject, _ namespace: DictObject, _ keywords: DictObject?) throws {
    for pair in namespace.pairs where pair.value.isObject {
      let slot = pair.value.object.type.slot(.setName)
      if slot.isUndefined { continue }
      do {
        _ = try call(slot, pair.value, Value(made), pair.key)
      } catch let failure as PythonError {
        let words =
          "Error calling __set_name__ on '\(typeName(pair.value))' instance \(try repr(pair.key).string) in '\(made.name)'"
        let wrapped = error(.runtimeError, words)
        wrapped.exception.cause = Value(failure.exception)
        wrapped.exception.context = Value(failure.exception)
        wrapped.exception.suppressContext = true
        throw wrapped
      }
    }
    for parent in made.mro.dropFirst() {
      guard let hook = parent.attributes[intern("__init_subclass__")] else { continue }
      _ = try call(bind(hook, to: nil, of: made), [], named: keywords.map(keywordList) ?? [])
      return
    }
  }

  /// The C3 linearisation (Barrett et al., "A monotonic superclass linearization for Dylan", 1996).
  func linearize(_ made: TypeObject, _ bases: [TypeObject]) throws -> [TypeObject] {
    for (index, base) in bases.enumerated() where bases[..<index].contains(where: { $0 === base }) {
      throw error(.typeError, "duplicate base class \(base.name)")
    }
    var sequences = bases.map { $0.mro[...] } + [bases[...]]
    var result = [made]
    while true {
      sequences.removeAll(where: \.isEmpty)
      if sequences.isEmpty { return result }
      let candidate = sequences.lazy.compactMap(\.first).first { candidate in
        !sequences.contains { $0.dropFirst().contains { $0 === candidate } }
      }
      guard let next = candidate else {
        let names = sequences.compactMap(\.first).reduce(into: [String]()) { names, type in
          if !names.contains(type.name) { names.append(type.name) }
        }
        throw error(
          .typeError,
          "Cannot create a consistent method resolution\norder (MRO) for bases \(names.joined(separator: ", "))"
        )
      }
      result.append(next)
      for index in sequences.indices where sequences[index].first === next {
        sequences[index] = sequences[index].dropFirst()
      }
    }
  }

  // MARK: Abstract classes

  func refuseAbstract(_ type: TypeObject) throws {
    let names = type.abstractNames.sorted()
    guard !names.isEmpty else { return }
    let list = names.joined(separator: ", ")
    throw error(
      .typeError,
      "Can't instantiate abstract class \(type.name) with abstract method\(names.count == 1 ? "" : "s") \(list)"
    )
  }
}

/// An attribute that `__slots__` reserves in every instance.
package final class MemberDescriptor: Object {
  let name: Name
  private let owner: Unmanaged<TypeObject>

  init(_ name: Name, of owner: TypeObject, type: TypeObject) {
    self.name = name
    self.owner = .passUnretained(owner)
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(owner.takeUnretainedValue())
  }

  var ownerType: TypeObject { owner.takeUnretainedValue() }
}

extension Machine {
  /// The place of a member in an instance; refuses instances of other classes.
  private func place(of member: MemberDescriptor, in x: Value) throws -> Int {
    guard x.isObject, x.object.type.isSubtype(of: member.ownerType),
      let slot = x.object.type.fieldSlots[member.name]
    else {
      throw error(
        .typeError,
        "descriptor '\(text(member.name).string)' for '\(member.ownerType.name)' objects doesn't apply to a '\(typeName(x))' object"
      )
    }
    return slot
  }

  func memberValue(_ member: MemberDescriptor, _ x: Value) throws -> Value? {
    let value = x.object.fields[try place(of: member, in: x)]
    return value.isUndefined ? nil : value
  }

  func setMember(_ member: MemberDescriptor, _ x: Value, to value: Value?) throws {
    let slot = try place(of: member, in: x)
    if value == nil, x.object.fields[slot].isUndefined { throw missingAttribute(x, member.name) }
    x.object.fields.setMember(slot, value ?? .undefined)
  }
}

extension TypeTable {
  static let memberDescriptor = TypeTable(
    methods: [
      Native("__repr__(self, /)") { call in
        let member = call[0].unchecked(MemberDescriptor.self)
        return call.machine.string(
          "<member '\(call.machine.text(member.name).string)' of '\(member.ownerType.name)' objects>")
      },
      Native("__get__(self, instance, owner=None, /)") { call in
        let member = call[0].unchecked(MemberDescriptor.self)
        if call[1].isNone { return call[0] }
        if let value = try call.machine.memberValue(member, call[1]) { return value }
        throw call.machine.missingAttribute(call[1], member.name)
      },
      Native("__set__(self, instance, value, /)") { call in
        try call.machine.setMember(call[0].unchecked(MemberDescriptor.self), call[1], to: call[2])
        return .none
      },
      Native("__delete__(self, instance, /)") { call in
        try call.machine.setMember(call[0].unchecked(MemberDescriptor.self), call[1], to: nil)
        return .none
      },
    ],
    properties: [
      PropertyRow("__name__") { machine, x in machine.string(x.unchecked(MemberDescriptor.self).name) },
      PropertyRow("__objclass__") { _, x in Value(x.unchecked(MemberDescriptor.self).ownerType) },
    ])
}
