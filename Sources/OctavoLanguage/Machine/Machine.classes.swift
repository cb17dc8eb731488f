// Class statements: the body's namespace, the metaclass, and what it is called with.
extension Machine {
  // MARK: Names of a class body

  func name(_ frame: UnsafeMutablePointer<Frame>, _ number: Int) -> Name {
    frame.pointee.function.takeUnretainedValue().code.shape.names[number]
  }

  /// What the body has under a name so far, or nil. Its namespace may be any mapping.
  private func namespaceItem(_ frame: UnsafeMutablePointer<Frame>, _ name: Name) throws -> Value? {
    try namespaceItem(frame.pointee.registers[0], string(name))
  }

  private func namespaceItem(_ namespace: Value, _ key: Value) throws -> Value? {
    if namespace.isObject, namespace.object.type === types.dict {
      return try namespace.unchecked(DictObject.self).get(key, self)
    }
    do {
      return try item(of: namespace, key)
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.keyError]) {
      return nil
    }
  }

  private func setNamespaceItem(_ namespace: Value, _ key: Value, _ value: Value) throws {
    if namespace.isObject, namespace.object.type === types.dict {
      return try namespace.unchecked(DictObject.self).set(key, value, self)
    }
    try setItem(of: namespace, key, to: value)
  }

  func loadName(_ frame: UnsafeMutablePointer<Frame>, name number: Int, slot: Int) throws -> Value {
    if let value = try namespaceItem(frame, name(frame, number)) { return value }
    let cells = frame.pointee.layout.pointee.globals.pointee
    let value = cells.values[slot]
    if !value.isUndefined { return value }
    let fallback = cells.fallbacks[slot]
    return fallback.isUndefined ? try missingGlobal(frame, slot: slot) : fallback
  }

  func loadClassFree(_ frame: UnsafeMutablePointer<Frame>, name number: Int, index: Int) throws -> Value {
    if let value = try namespaceItem(frame, name(frame, number)) { return value }
    let value = frame.pointee.function._withUnsafeGuaranteedRef {
      $0.closure[index].takeUnretainedValue().value
    }
    if value.isUndefined { throw unboundFree(frame, index: index) }
    return value
  }

  func storeName(_ frame: UnsafeMutablePointer<Frame>, name number: Int, _ value: Value) throws {
    try setNamespaceItem(frame.pointee.registers[0], string(name(frame, number)), value)
  }

  func deleteName(_ frame: UnsafeMutablePointer<Frame>, name number: Int) throws {
    let namespace = frame.pointee.registers[0]
    let name = name(frame, number)
    if let dict = namespace.as(DictObject.self), dict.type === types.dict {
      if try dict.remove(string(name), self) == nil { throw undefinedName(name) }
      return
    }
    do {
      try deleteItem(of: namespace, string(name))
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.keyError]) {
      throw undefinedName(name)
    }
  }

  func storeAnnotation(
    _ frame: UnsafeMutablePointer<Frame>, key: Value, _ value: Value, inClass: Bool
  ) throws {
    try setItem(of: annotationTable(frame, inClass: inClass), key, to: value)
  }

  /// `__annotations__` of the class body or module that runs, made when it is missing.
  func annotationTable(_ frame: UnsafeMutablePointer<Frame>, inClass: Bool) throws -> Value {
    let name = constantString(Text("__annotations__"))
    if inClass {
      let namespace = frame.pointee.registers[0]
      if let known = try namespaceItem(namespace, name) { return known }
      let made = Value(dict())
      try setNamespaceItem(namespace, name, made)
      return made
    }
    let globals = frame.pointee.function.takeUnretainedValue().code.module.globals
    let symbol = intern("__annotations__")
    if let known = globals[symbol] { return known }
    let made = Value(dict())
    globals.define(symbol, made, builtins: builtins.globals)
    return made
  }

  // MARK: The statement

  /// The window holds the body's function, the name, a list of bases and a dict of keywords.
  func makeClass(_ window: UnsafeMutablePointer<Value>) throws -> Value {
    let body = window[0].unchecked(FunctionObject.self)
    let name = window[1]
    let written = window[2].unchecked(ListObject.self).items
    let keywords = window[3].unchecked(DictObject.self)
    let bases = try resolvedBases(written)
    hold(bases)
    let metaclass = try metaclass(bases, keywords)
    hold(metaclass)
    let named = keywordList(keywords)
    let namespace = try prepare(metaclass, name, bases, named)
    hold(namespace)
    try setNamespaceItem(
      namespace, constantString(Text("__module__")), moduleName(namespace, of: body.code.module))
    try setNamespaceItem(namespace, constantString(Text("__qualname__")), string(body.qualifiedName))
    let cell = try runClassBody(body, namespace)
    if cell.as(CellObject.self) != nil {
      try setNamespaceItem(namespace, constantString(Text("__classcell__")), cell)
    }
    if bases.count != written.count || !zip(bases, written).allSatisfy({ Value.identical($0, $1) }) {
      try setNamespaceItem(namespace, constantString(Text("__orig_bases__")), tuple(written))
    }
    let made = try call(metaclass, [name, tuple(bases), namespace], named: named)
    hold(made)
    if let cell = cell.as(CellObject.self), made.as(TypeObject.self) != nil {
      try checkClassCell(cell, made, name)
    }
    return made
  }

  /// What the body finds as `__name__`: the namespace is asked first, if it is of the program's own making.
  private func moduleName(_ namespace: Value, of module: ModuleObject) throws -> Value {
    if namespace.object.type !== types.dict,
      let value = try namespaceItem(namespace, constantString(Text("__name__")))
    {
      return value
    }
    return module.globals[intern("__name__")] ?? constantString(Text(module.name))
  }

  private func checkClassCell(_ cell: CellObject, _ made: Value, _ name: Value) throws {
    if Value.identical(cell.value, made) { return }
    let shown = try repr(name).string
    if cell.value.isUndefined {
      throw error(
        .runtimeError,
        "__class__ not set defining \(shown) as \(try repr(made).string). Was __classcell__ propagated to type.__new__?"
      )
    }
    throw error(
      .typeError,
      "__class__ set to \(try repr(cell.value).string) defining \(shown) as \(try repr(made).string)")
  }

  /// The bases as written, with those that are no classes replaced by what their `__mro_entries__` gives.
  private func resolvedBases(_ written: [Value]) throws -> [Value] {
    var bases: [Value] = []
    for value in written {
      guard value.as(TypeObject.self) == nil, let entries = try quietAttribute(of: value, "__mro_entries__")
      else {
        bases.append(value)
        continue
      }
      let found = try call(entries, tuple(written))
      guard let tuple = found.as(TupleObject.self) else {
        throw error(.typeError, "__mro_entries__ must return a tuple")
      }
      bases += tuple.items
    }
    return bases
  }

  /// `metaclass=…`, or the most derived one of the bases.
  private func metaclass(_ bases: [Value], _ keywords: DictObject) throws -> Value {
    let given = try keywords.remove(constantString(Text("metaclass")), self)
    guard
      let chosen = (given ?? bases.first.map { Value(type(of: $0)) } ?? Value(types.type)).as(TypeObject.self)
    else {
      return given ?? .none
    }
    return Value(try mostDerivedMetaclass(chosen, bases))
  }

  func mostDerivedMetaclass(_ start: TypeObject, _ bases: [Value]) throws -> TypeObject {
    var winner = start
    for base in bases {
      let candidate = type(of: base)
      if winner.isSubtype(of: candidate) { continue }
      guard candidate.isSubtype(of: winner) else {
        throw error(
          .typeError,
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        )
      }
      winner = candidate
    }
    return winner
  }

  private func prepare(_ metaclass: Value, _ name: Value, _ bases: [Value], _ named: [(String, Value)]) throws
    -> Value
  {
    if Value.identical(metaclass, Value(types.type)) { return Value(dict()) }
    guard let method = try quietAttribute(of: metaclass, "__prepare__") else { return Value(dict()) }
    let namespace = try call(method, [name, tuple(bases)], named: named)
    if namespace.as(DictObject.self) != nil || !type(of: namespace).slot(.getitem).isUndefined {
      return namespace
    }
    let owner = metaclass.as(TypeObject.self)?.name ?? "<metaclass>"
    throw error(.typeError, "\(owner).__prepare__() must return a mapping, not \(typeName(namespace))")
  }

  func keywordList(_ keywords: DictObject) -> [(String, Value)] {
    keywords.pairs.compactMap { pair in text(pair.key).map { ($0.string, pair.value) } }
  }

  /// Runs code that keeps its names in a namespace, which stands in register 0. A class body gives its
  /// `__class__` cell, if it has one.
  func runClassBody(_ body: FunctionObject, _ namespace: Value) throws -> Value {
    hold(namespace)
    let window = top
    guard window + 4 < registerLimit else { throw tooDeep() }
    window[0] = Value(body)
    window[1] = .undefined
    window[2] = namespace
    return try enteringMachine {
      try self.push(.passUnretained(body), body.layout, window + 2, 1, destination: window, kind: .entry)
      return try self.run()
    }
  }
}
