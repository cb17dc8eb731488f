// Functions, modules, contexts and patterns: what definition statements and their like make.
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

  // MARK: Imports

  func loadModule(_ frame: UnsafeMutablePointer<Frame>, name number: Int, level: Int) throws -> Value {
    let dotted = symbols.text(name(frame, number)).string
    if level > 0 {
      let package = try packageName(
        of: frame.pointee.function.takeUnretainedValue().code.module, level: level)
      return try imported(dotted.isEmpty ? package : "\(package).\(dotted)")
    }
    return try imported(dotted)
  }

  /// What `import` gives: a module, or whatever the program has put under that name into `sys.modules`.
  func imported(_ dotted: String) throws -> Value {
    if let moduleDict, let placed = try moduleDict.get(string(dotted), self), !placed.isNone { return placed }
    return Value(try importModule(dotted))
  }

  /// The package that the dots of a relative import lead to.
  private func packageName(of module: ModuleObject, level: Int) throws -> String {
    var parts = module.name.split(separator: ".").map(String.init)
    if !module.location.hasSuffix("/__init__.py") { parts.removeLast() }
    guard !parts.isEmpty else {
      throw error(.importError, "attempted relative import with no known parent package")
    }
    guard parts.count >= level else {
      throw error(.importError, "attempted relative import beyond top-level package")
    }
    return parts.prefix(parts.count - level + 1).joined(separator: ".")
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

  private func importError(_ kind: BuiltinException, _ message: String, name: String, path: Value)
    -> PythonError
  {
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
    // What a module's `__getattr__` said does not count here.
    lastAttributeError = nil
    let text = symbols.text(symbol).string
    guard let owner = module.as(ModuleObject.self) else {
      let title = try optionalAttribute(of: module, "__name__").flatMap { self.text($0)?.string }
      throw importError(
        .importError,
        "cannot import name '\(text)' from '\(title ?? "<unknown module name>")' (unknown location)",
        name: title ?? "<unknown module name>", path: .none)
    }
    if moduleTable["\(owner.name).\(text)"] != nil { return Value(try importModule("\(owner.name).\(text)")) }
    if isPackage(owner) {
      let dotted = "\(owner.name).\(text)"
      if let found = try modules[dotted] ?? importFile(dotted) { return Value(found) }
    }
    throw importError(
      .importError, "cannot import name '\(text)' from '\(owner.name)' (\(owner.shownLocation))",
      name: owner.name,
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
        "'\(type.qualifiedName)' object does not support the context manager protocol (missed __exit__ method)"
      )
    }
    for (offset, slot) in [(2, enter), (0, exit)] {
      // What a class has for the method may be a descriptor, which is asked here and now.
      let method = slot.as(SlotAdapter.self)?.found ?? slot
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

  func isPatternMapping(_ x: Value) -> Bool {
    let type = type(of: x)
    return type.layout == .dict || type === types.mappingProxy || type.isPatternMapping
  }

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
      throw error(.typeError, "called match pattern must be a type")
    }
    guard try isInstance(x, of: type) else { return .none }
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
          "\(wanted.name)() accepts \(list.count) positional sub-pattern\(list.count == 1 ? "" : "s") (\(count) given)"
        )
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
