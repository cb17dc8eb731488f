// Functions, classes, modules: what definition statements make.
extension Machine {
  func makeFunction(
    _ frame: UnsafeMutablePointer<Frame>, _ constant: Value, _ extras: UnsafeMutablePointer<Value>
  ) -> Value {
    let code = constant.unchecked(CodeObject.self)
    let closure = code.shape.captures.map { capture -> CellObject in
      switch capture {
      case .register(let register): frame.pointee.registers[register].unchecked(CellObject.self)
      case .free(let index):
        frame.pointee.function._withUnsafeGuaranteedRef { $0.closure[index].takeUnretainedValue() }
      }
    }
    let function = heap.adopt(FunctionObject(code: code, closure: closure, type: types.function))
    if let defaults = extras[0].as(TupleObject.self) { function.defaults = defaults.items }
    if let named = extras[1].as(DictObject.self) {
      for pair in named.pairs {
        if let name = pair.key.as(StringObject.self) { function.keywordDefaults[intern(name)] = pair.value }
      }
    }
    function.annotations = extras[2]
    if let doc = code.shape.doc { function.doc = constantString(doc) }
    return Value(function)
  }

  // MARK: Class bodies

  private func namespace(_ frame: UnsafeMutablePointer<Frame>) -> DictObject {
    frame.pointee.registers[0].unchecked(DictObject.self)
  }

  private func name(_ frame: UnsafeMutablePointer<Frame>, _ number: Int) -> Name {
    frame.pointee.function.takeUnretainedValue().code.shape.names[number]
  }

  func loadName(_ frame: UnsafeMutablePointer<Frame>, name number: Int, slot: Int) throws -> Value {
    if let value = try namespace(frame).get(string(name(frame, number)), self) { return value }
    let cells = frame.pointee.layout.pointee.globals.pointee
    let value = cells.values[slot]
    if !value.isUndefined { return value }
    let fallback = cells.fallbacks[slot]
    return fallback.isUndefined ? try missingGlobal(frame, slot: slot) : fallback
  }

  func loadClassFree(_ frame: UnsafeMutablePointer<Frame>, name number: Int, index: Int) throws -> Value {
    if let value = try namespace(frame).get(string(name(frame, number)), self) { return value }
    let value = frame.pointee.function._withUnsafeGuaranteedRef { $0.closure[index].takeUnretainedValue().value }
    if value.isUndefined { throw unboundFree(frame, index: index) }
    return value
  }

  func storeName(_ frame: UnsafeMutablePointer<Frame>, name number: Int, _ value: Value) throws {
    try namespace(frame).set(string(name(frame, number)), value, self)
  }

  func deleteName(_ frame: UnsafeMutablePointer<Frame>, name number: Int) throws {
    if try namespace(frame).remove(string(name(frame, number)), self) == nil {
      throw undefinedName(name(frame, number))
    }
  }

  func storeAnnotation(
    _ frame: UnsafeMutablePointer<Frame>, key: Value, _ value: Value, inClass: Bool
  ) throws {
    let name = constantString(Text("__annotations__"))
    if inClass {
      let table = try namespace(frame).setDefault(name, Value(dict()), self)
      try table.as(DictObject.self)?.set(key, value, self)
      return
    }
    let globals = frame.pointee.function.takeUnretainedValue().code.module.globals
    let symbol = intern("__annotations__")
    if globals[symbol] == nil { globals.define(symbol, Value(dict()), builtins: builtins.globals) }
    try globals[symbol]?.as(DictObject.self)?.set(key, value, self)
  }

  /// The window holds the body's function, the name, a list of bases and a dict of keywords.
  func makeClass(_ window: UnsafeMutablePointer<Value>) throws -> Value {
    let body = window[0].unchecked(FunctionObject.self)
    let name = text(window[1])?.string ?? ""
    var bases: [TypeObject] = []
    for value in window[2].unchecked(ListObject.self).items {
      guard let base = try baseClass(value) else { continue }
      bases.append(base)
    }
    let keywords = window[3].unchecked(DictObject.self)
    let namespace = dict()
    try namespace.set(constantString(Text("__module__")), constantString(Text(body.code.module.name)), self)
    try namespace.set(constantString(Text("__qualname__")), string(body.qualifiedName), self)
    var metatype = bases.first?.type ?? types.type
    for base in bases where base.type.isSubtype(of: metatype) { metatype = base.type }
    if let given = try keywords.remove(constantString(Text("metaclass")), self) {
      guard let chosen = given.as(TypeObject.self) else {
        throw error(.typeError, "metaclass must be a class, got '\(typeName(given))'")
      }
      if chosen.isSubtype(of: metatype) { metatype = chosen }
    }
    let cell = try runClassBody(body, namespace)
    let made: Value
    if metatype !== types.type, !Value.identical(metatype.slot(.new), types.type.slot(.new)) {
      // A metaclass with a `__new__` of its own makes the class.
      let arguments = [Value(metatype), string(name), tuple(bases.map { Value($0) }), Value(namespace)]
      let new = metatype.slot(.new).as(MethodWrapper.self)?.function ?? metatype.slot(.new)
      made = try call(new, arguments, named: keywordList(keywords))
    } else {
      made = Value(
        try makeType(name: name, bases: bases, namespace: namespace, metatype: metatype, keywords: keywords))
    }
    hold(made)
    let initialize = metatype.slot(.`init`)
    if metatype !== types.type, !initialize.isUndefined, !Value.identical(initialize, types.type.slot(.`init`)) {
      _ = try call(
        initialize, [made, string(name), tuple(bases.map { Value($0) }), Value(namespace)],
        named: keywordList(keywords))
    }
    if let cell = cell.as(CellObject.self) { cell.value = made }
    return made
  }

  private func keywordList(_ keywords: DictObject) -> [(String, Value)] {
    keywords.pairs.compactMap { pair in text(pair.key).map { ($0.string, pair.value) } }
  }

  /// Runs the body with its namespace in register 0; gives the `__class__` cell, if it has one.
  func runClassBody(_ body: FunctionObject, _ namespace: DictObject) throws -> Value {
    hold(Value(namespace))
    let window = top
    guard window + 4 < registerLimit else { throw tooDeep() }
    window[0] = Value(body)
    window[1] = .undefined
    window[2] = Value(namespace)
    let savedTop = top
    let savedDepth = depth
    defer { top = savedTop }
    heap.enterMachine()
    do {
      try push(
        .passUnretained(body), body.layout, window + 2, 1, destination: window, kind: .entry)
      let result = try run()
      heap.leaveMachine(result: result)
      return result
    } catch {
      depth = savedDepth
      heap.leaveMachine(result: (error as? PythonError).map { Value($0.exception) } ?? .undefined)
      throw error
    }
  }

  private func baseClass(_ value: Value) throws -> TypeObject? {
    if let type = value.as(TypeObject.self) { return type }
    // `class C(Generic[T])` and the like: the alias stands for its origin.
    if let entries = try optionalAttribute(of: value, "__mro_entries__") {
      let found = try items(of: call(entries, tuple([value])))
      return found.first?.as(TypeObject.self)
    }
    throw error(.typeError, "bases must be types")
  }

  /// Makes a class written in Python.
  package func makeType(
    name: String, bases given: [TypeObject], namespace: DictObject, metatype: TypeObject, keywords: DictObject?
  ) throws -> TypeObject {
    let bases = given.isEmpty ? [types.object] : given
    var layoutBase = types.object
    for base in bases {
      if !base.isBaseAllowed {
        throw error(.typeError, "type '\(base.name)' is not an acceptable base type")
      }
      let layout = base.layout
      if layout != .plain {
        if layoutBase.layout != .plain, layoutBase.layout != layout || !sameStorage(layoutBase, base) {
          throw error(.typeError, "multiple bases have instance lay-out conflict")
        }
        if layoutBase.layout == .plain || base.isSubtype(of: layoutBase) { layoutBase = base }
      }
    }
    let made = heap.adopt(
      TypeObject(
        name: name, module: try namespaceText(namespace, "__module__") ?? "builtins", bases: bases,
        layout: layoutBase.layout, metatype: .passUnretained(metatype), isUserDefined: true, hasFields: true,
        context: typeContext))
    made.constructor = nil
    if let qualified = try namespaceText(namespace, "__qualname__") { made.qualifiedName = qualified }
    var attributes = NameMap()
    for pair in namespace.pairs {
      guard let key = pair.key.as(StringObject.self) else { continue }
      let symbol = intern(key)
      if key.text.string == "__qualname__" { continue }
      attributes[symbol] = implicitWrapper(key.text.string, pair.value)
    }
    if attributes[intern("__eq__")] != nil, attributes[intern("__hash__")] == nil {
      attributes[intern("__hash__")] = Value.none
    }
    if attributes[intern("__doc__")] == nil { attributes[intern("__doc__")] = Value.none }
    made.complete(mro: try linearize(made, bases), attributes: attributes)
    made.constructorBase = layoutBase.layout == .plain ? nil : layoutBase
    made.slotNames = try slotNames(of: made)
    hold(Value(made))
    try notify(made, namespace, keywords)
    return made
  }

  /// What `__slots__` allows; nil where a class along the MRO has none, so that instances have a `__dict__`.
  private func slotNames(of made: TypeObject) throws -> Set<Name>? {
    var names: Set<Name> = []
    for type in made.mro where type !== types.object {
      guard type.isUserDefined else {
        if type.hasFields { return nil }
        continue
      }
      guard let slots = type.attributes[intern("__slots__")] else { return nil }
      if let single = slots.as(StringObject.self) {
        names.insert(intern(single))
      } else {
        for item in try items(of: slots) {
          guard let string = item.as(StringObject.self) else {
            throw error(.typeError, "__slots__ items must be strings, not '\(typeName(item))'")
          }
          names.insert(intern(string))
        }
      }
    }
    return names.contains(intern("__dict__")) ? nil : names
  }

  /// Whether two built-in bases keep their data in the same way.
  private func sameStorage(_ a: TypeObject, _ b: TypeObject) -> Bool {
    a.layout == b.layout && (a.isSubtype(of: b) || b.isSubtype(of: a) || a.layout == .exception)
  }

  private func namespaceText(_ namespace: DictObject, _ name: String) throws -> String? {
    try namespace.get(constantString(Text(name)), self).flatMap { text($0)?.string }
  }

  /// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods.
  private func implicitWrapper(_ name: String, _ value: Value) -> Value {
    guard value.as(FunctionObject.self) != nil else { return value }
    switch name {
    case "__new__": return Value(heap.adopt(MethodWrapper(.staticMethod, value, type: types.staticMethod)))
    case "__init_subclass__", "__class_getitem__":
      return Value(heap.adopt(MethodWrapper(.classMethod, value, type: types.classMethod)))
    default: return value
    }
  }

  /// Tells descriptors their names, and the parent class that it has a child.
  private func notify(_ made: TypeObject, _ namespace: DictObject, _ keywords: DictObject?) throws {
    for pair in namespace.pairs {
      if let property = pair.value.as(PropertyObject.self), let key = pair.key.as(StringObject.self) {
        property.name = property.name ?? intern(key)
      }
      guard pair.value.isObject else { continue }
      let slot = pair.value.object.type.slot(.setName)
      if !slot.isUndefined { _ = try call(slot, pair.value, Value(made), pair.key) }
    }
    let named = keywords.map(keywordList) ?? []
    for parent in made.mro.dropFirst() {
      guard let hook = parent.attributes[intern("__init_subclass__")] else { continue }
      _ = try call(bind(hook, to: nil, of: made), [], named: named)
      return
    }
    if let first = named.first {
      _ = first
      throw error(.typeError, "\(made.name).__init_subclass__() takes no keyword arguments")
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
          "Cannot create a consistent method resolution\norder (MRO) for bases \(names.joined(separator: ", "))")
      }
      result.append(next)
      for index in sequences.indices where sequences[index].first === next {
        sequences[index] = sequences[index].dropFirst()
      }
    }
  }

  func refuseAbstract(_ type: TypeObject) throws {
    let names = type.abstractNames.sorted()
    guard !names.isEmpty else { return }
    let list = names.joined(separator: ", ")
    throw error(
      .typeError,
      "Can't instantiate abstract class \(type.name) with abstract method\(names.count == 1 ? "" : "s") \(list)")
  }

  // MARK: Imports

  func loadModule(_ frame: UnsafeMutablePointer<Frame>, name number: Int, level: Int) throws -> Value {
    let dotted = symbols.text(name(frame, number)).string
    if level > 0 {
      throw error(.importError, "attempted relative import with no known parent package")
    }
    return Value(try importModule(dotted))
  }

  /// The module of that dotted name, loading it and the packages around it.
  package func importModule(_ dotted: String) throws -> ModuleObject {
    if let known = try listedModule(dotted) { return known }
    let parts = dotted.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1 {
      _ = try importModule(parts.dropLast().joined(separator: "."))
      // Loading the package may have made the module known.
      if let known = modules[dotted] { return known }
    }
    if let row = moduleTable[dotted] {
      let module = heap.adopt(ModuleObject(name: dotted, type: types.module))
      define(module, "__name__", string(dotted))
      modules[dotted] = module
      do {
        try row.load(self, module)
      } catch {
        modules[dotted] = nil
        throw error
      }
      return module
    }
    if let found = try importFile(dotted) { return found }
    throw moduleNotFound(dotted, parts)
  }

  private func moduleNotFound(_ dotted: String, _ parts: [String]) -> Error {
    var message = "No module named '\(dotted)'"
    if parts.count > 1, let parent = modules[parts.dropLast().joined(separator: ".")], !isPackage(parent) {
      message += "; '\(parent.name)' is not a package"
    } else if let hint = UnsupportedModules.hint(parts[0]) {
      message += " (not supported: \(hint))"
    }
    return importError(.moduleNotFoundError, message, name: dotted, path: .none)
  }

  /// Whether modules lie below a module.
  private func isPackage(_ module: ModuleObject) -> Bool {
    module.location.hasSuffix("/__init__.py") || moduleTable.keys.contains { $0.hasPrefix(module.name + ".") }
  }

  private func importError(_ kind: BuiltinException, _ message: String, name: String, path: Value) -> PythonError {
    let failure = error(kind, message)
    failure.exception.named["name"] = string(name)
    failure.exception.named["path"] = path
    return failure
  }

  package func define(_ module: ModuleObject, _ name: String, _ value: Value) {
    module.globals.define(intern(name), value, builtins: builtins.globals)
  }

  func importFrom(_ frame: UnsafeMutablePointer<Frame>, _ module: Value, name number: Int) throws -> Value {
    let symbol = name(frame, number)
    if let value = try optionalAttribute(of: module, symbol) { return value }
    let text = symbols.text(symbol).string
    guard let owner = module.as(ModuleObject.self) else { throw missingAttribute(module, symbol) }
    if moduleTable["\(owner.name).\(text)"] != nil { return Value(try importModule("\(owner.name).\(text)")) }
    throw importError(
      .importError, "cannot import name '\(text)' from '\(owner.name)' (\(owner.location))", name: owner.name,
      path: owner.location == "built-in" ? .none : string(owner.location))
  }

  func importStar(_ frame: UnsafeMutablePointer<Frame>, _ module: Value) throws {
    guard let source = module.as(ModuleObject.self) else { return }
    let target = frame.pointee.function.takeUnretainedValue().code.module
    for name in try publicNames(source) {
      target.globals.define(name, try attribute(of: module, name), builtins: builtins.globals)
    }
  }

  private func publicNames(_ module: ModuleObject) throws -> [Name] {
    if let all = module.globals[intern("__all__")] {
      return try items(of: all).compactMap { $0.as(StringObject.self).map(intern) }
    }
    let names = module.globals.definedNames + module.providedNames.map { intern($0) }
    return names.filter { !symbols.text($0).string.hasPrefix("_") }
  }

  // MARK: with

  func enterWith(_ x: Value, _ target: UnsafeMutablePointer<Value>) throws {
    let type = type(of: x)
    let enter = type.slot(.enter)
    let exit = type.slot(.exit)
    if enter.isUndefined {
      throw error(.typeError, "'\(type.qualifiedName)' object does not support the context manager protocol")
    }
    if exit.isUndefined {
      throw error(
        .typeError,
        "'\(type.qualifiedName)' object does not support the context manager protocol (missed __exit__ method)")
    }
    for (offset, method) in [(0, exit), (2, enter)] {
      let isPlain = method.as(FunctionObject.self) != nil || method.as(NativeFunction.self) != nil
      target[offset] = isPlain ? method : try bind(method, to: x, of: type)
      target[offset + 1] = isPlain ? x : .undefined
    }
  }

  func common(_ number: Int) -> Value {
    switch CommonValue(rawValue: number) {
    case .assertionError: Value(types[.assertionError])
    case .stopIteration: Value(types[.stopIteration])
    case .notImplementedError: Value(types[.notImplementedError])
    case nil: .none
    }
  }

  // MARK: Pattern matching

  func isPatternSequence(_ x: Value) -> Bool {
    switch type(of: x).layout {
    case .list, .tuple: true
    default: type(of: x) === types.range || type(of: x).isPatternSequence
    }
  }

  func isPatternMapping(_ x: Value) -> Bool { type(of: x).layout == .dict }

  func matchKeys(_ x: Value, keys: Value) throws -> Value {
    let keys = try items(of: keys)
    for (index, key) in keys.enumerated() {
      for other in keys[..<index] where try equal(key, other) {
        throw error(.valueError, "mapping pattern checks duplicate key (\(try repr(key)))")
      }
    }
    guard let dict = x.as(DictObject.self) else { return .none }
    var values: [Value] = []
    for key in keys {
      guard let value = try dict.get(key, self) else { return .none }
      values.append(value)
    }
    return tuple(values)
  }

  func matchRest(_ x: Value, keys: Value) throws -> Value {
    let rest = dict()
    try update(rest, with: x)
    for key in try items(of: keys) { _ = try rest.remove(key, self) }
    return Value(rest)
  }

  func matchClass(_ x: Value, _ type: Value, names: Value, positional: Int) throws -> Value {
    guard let wanted = type.as(TypeObject.self) else {
      throw error(.typeError, "called match pattern must be a class")
    }
    guard isInstance(x, wanted) else { return .none }
    var values: [Value] = []
    if positional > 0 { values = try positionalMatches(x, wanted, positional) ?? [] }
    if positional > 0, values.count != positional { return .none }
    for name in try items(of: names) {
      guard let symbol = name.as(StringObject.self).map(intern),
        let value = try optionalAttribute(of: x, symbol)
      else { return .none }
      values.append(value)
    }
    return tuple(values)
  }

  private func positionalMatches(_ x: Value, _ wanted: TypeObject, _ count: Int) throws -> [Value]? {
    if let names = wanted.lookup(intern("__match_args__")) {
      guard names.as(TupleObject.self) != nil else {
        throw error(
          .typeError, "\(wanted.name).__match_args__ must be a tuple (got \(typeName(names)))")
      }
      let list = try items(of: names)
      guard count <= list.count else {
        throw error(
          .typeError,
          "\(wanted.name)() accepts \(list.count) positional sub-pattern\(list.count == 1 ? "" : "s") (\(count) given)")
      }
      var values: [Value] = []
      for name in list[..<count] {
        guard let symbol = name.as(StringObject.self).map(intern) else {
          throw error(.typeError, "__match_args__ elements must be strings (got \(typeName(name)))")
        }
        guard let value = try optionalAttribute(of: x, symbol) else { return nil }
        values.append(value)
      }
      return values
    }
    let takesSelf: Bool =
      switch wanted.layout {
      case .int, .float, .string, .bytes, .list, .tuple, .dict, .set: true
      default: false
      }
    let most = takesSelf ? 1 : 0
    guard count <= most else {
      throw error(
        .typeError,
        "\(wanted.name)() accepts \(most) positional sub-pattern\(most == 1 ? "" : "s") (\(count) given)")
    }
    return [x]
  }
}
