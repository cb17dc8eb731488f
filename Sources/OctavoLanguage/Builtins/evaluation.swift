// `eval`, `exec`, `compile`, and the namespaces of running code: `globals`, `locals`.
//
// A module's names live in numbered slots, not in a dict. `globals()` gives a dict that is tied to the
// module: every access to the dict first takes over what the module's code has stored, and every change of
// the dict is stored in the module (see `DictObject.module`). Code that is run with a dict of the caller's
// own gets a module of its own, tied to that dict in the same way.
//
// With separate locals, or inside a function, the text runs as the body of a class does: names are looked
// for in the locals, then in the globals, and assignments go to the locals.
extension Machine {
  static let evaluationFunctions: [Native] = [
    Native("globals()", doc: "Return the dictionary containing the current scope's global variables.") {
      call in
      Value(try call.machine.globalNamespace(of: call.machine.currentModule()))
    },
    Native("locals()", doc: "Return a dictionary containing the current scope's local variables.") { call in
      try call.machine.localNamespace()
    },
    Native(
      "eval(source, globals=None, locals=None, /)",
      doc: "Evaluate the given source in the context of globals and locals."
    ) {
      call in
      try call.machine.evaluate(call[0], globals: call[1], locals: call[2], mode: .expression, name: "eval")
    },
    Native(
      "exec(source, globals=None, locals=None, /, *, closure=None)",
      doc: "Execute the given source in the context of globals and locals."
    ) {
      call in
      _ = try call.machine.evaluate(call[0], globals: call[1], locals: call[2], mode: .module, name: "exec")
      return .none
    },
    Native(
      "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
      doc: "Compile source into a code object that can be executed by exec() or eval()."
    ) {
      call in
      let machine = call.machine
      let text = try machine.sourceText(call[0], "compile() arg 1 must be a string, bytes or AST object")
      let file = try call.text(1, "compile() argument 'filename' must be str, not ").string
      let mode = try call.text(2, "compile() argument 'mode' must be str, not ").string
      let kinds: [String: Compiler.Mode] = ["exec": .module, "eval": .expression, "single": .single]
      guard let kind = kinds[mode] else {
        throw call.error(.valueError, "compile() mode must be 'exec', 'eval' or 'single'")
      }
      let code = try machine.compileText(text, file: file, mode: kind, into: machine.currentModule())
      code.mode = kind
      return Value(code)
    },
  ]

  // MARK: Namespaces

  /// The module of the code that is running.
  func currentModule() -> ModuleObject {
    depth > 0 ? frames[depth - 1].function.takeUnretainedValue().code.module : builtins
  }

  /// The dict tied to a module's names.
  package func globalNamespace(of module: ModuleObject) throws -> DictObject {
    if let known = module.namespace { return known }
    let made = dict()
    try tie(made, to: module)
    return made
  }

  private func tie(_ dict: DictObject, to module: ModuleObject) throws {
    for (key, value) in dict.pairs {
      if let name = key.as(StringObject.self) { define(module, name.text.string, value) }
    }
    module.namespace = dict
    dict.tie = NamespaceTie(module: module, symbols: symbols, builtins: builtins.globals)
  }

  /// `locals()` where it is called.
  func localNamespace() throws -> Value {
    guard depth > 0 else { return Value(try globalNamespace(of: builtins)) }
    let frame = frames[depth - 1]
    let function = frame.function.takeUnretainedValue()
    if function.code.isModuleLevel { return Value(try globalNamespace(of: function.code.module)) }
    let now = try localNamespace(
      of: function, UnsafeBufferPointer(start: frame.registers, count: frame.end - frame.registers))
    guard let register = function.code.shape.localsRegister else { return now }
    return try lastingNamespace(now, function.code.shape, frame.registers + register)
  }

  /// Within one call `locals()` gives one dict, brought up to date whenever it is asked for; what `exec` has
  /// added to it stays.
  private func lastingNamespace(
    _ now: Value, _ shape: CodeObject.Shape, _ register: UnsafeMutablePointer<Value>
  ) throws -> Value {
    guard let fresh = now.as(DictObject.self), let known = register.pointee.as(DictObject.self) else {
      register.pointee = now
      return now
    }
    for name in shape.localNames + shape.freeNames {
      let key = string(name)
      if let value = try fresh.get(key, self) {
        try known.set(key, value, self)
      } else {
        _ = try known.remove(key, self)
      }
    }
    return Value(known)
  }

  /// The local variables of a call.
  func localNamespace(of function: FunctionObject, _ registers: some RandomAccessCollection<Value>) throws
    -> Value
  {
    let shape = function.code.shape
    if shape.isClassBody, let namespace = registers.first { return namespace }
    let made = dict()
    for (name, register) in zip(shape.localNames, registers) {
      var value = register
      if let cell = value.as(CellObject.self) { value = cell.value }
      if !value.isUndefined { try made.set(string(name), value, self) }
    }
    for (index, name) in shape.freeNames.enumerated() {
      let value = function.closure[index].takeUnretainedValue().value
      if !value.isUndefined { try made.set(string(name), value, self) }
    }
    return Value(made)
  }

  // MARK: Running text

  fileprivate func sourceText(_ x: Value, _ complaint: String) throws -> String {
    if let text = text(x) {
      // A fault of the whole text, which has no place.
      if text.codePoints.contains(0) {
        throw error(.syntaxError, "source code string cannot contain null bytes")
      }
      return text.string
    }
    if let bytes = bytes(of: x) { return try decode(bytes, "utf-8", "strict", object: x).string }
    throw error(.typeError, complaint)
  }

  fileprivate func compileText(
    _ text: String, file: String, mode: Compiler.Mode, into module: ModuleObject, isNamespaced: Bool = false
  ) throws -> CodeObject {
    let source = Source(file: file, text: text, origin: mode == .module ? .text : .line)
    if mode == .expression { _ = try expression(in: source) }
    return try compile(source, into: module, mode: mode, isNamespaced: isNamespaced)
  }

  /// The one expression that a text consists of, as `eval` wants it.
  func expression(in source: Source) throws -> Expression {
    do throws(SyntaxFault) {
      return try parseExpression(source)
    } catch {
      throw self.error(error, in: source)
    }
  }

  fileprivate func evaluate(
    _ source: Value, globals: Value, locals: Value, mode: Compiler.Mode, name: String
  ) throws -> Value {
    let code = source.as(CodeObject.self)
    var text =
      try code == nil ? sourceText(source, "\(name)() arg 1 must be a string, bytes or code object") : ""
    let mode = code?.mode ?? mode
    if code == nil, mode == .expression { text = String(text.drop { $0 == " " || $0 == "\t" }) }
    let file = code?.source.file ?? "<string>"
    if !globals.isNone, globals.as(DictObject.self) == nil {
      let words =
        name == "eval" && !type(of: globals).slot(.getitem).isUndefined
        ? "globals must be a real dict; try eval(code, {}, mapping)"
        : name == "eval"
          ? "globals must be a dict" : "exec() globals must be a dict, not \(typeName(globals))"
      throw error(.typeError, words)
    }
    if !locals.isNone, locals.as(DictObject.self) == nil {
      if type(of: locals).slot(.getitem).isUndefined {
        throw error(
          .typeError,
          name == "eval"
            ? "locals must be a mapping" : "locals must be a mapping or None, not \(typeName(locals))")
      }
    }
    let module = try globals.as(DictObject.self).map(moduleOf) ?? currentModule()
    if let code, code.mode == nil { return try runFunctionCode(code, module, name) }
    let namespace = try separateLocals(globals, locals)
    let shown = code.map { String(decoding: $0.source.bytes, as: UTF8.self) } ?? text
    if let namespace { return try run(shown, file: file, mode: mode, in: module, namespace) }
    if let code, code.module === module { return try execute(code) }
    return try execute(compileText(shown, file: file, mode: mode, into: module))
  }

  /// The code of a function, run without arguments.
  private func runFunctionCode(_ code: CodeObject, _ module: ModuleObject, _ name: String) throws -> Value {
    if !code.shape.freeNames.isEmpty {
      let count = code.shape.freeNames.count
      throw error(
        .typeError,
        name == "exec"
          ? "code object requires a closure of exactly length \(count)"
          : "code object passed to eval() may not contain free variables")
    }
    guard code.module === module else {
      throw error(
        .notImplementedError,
        "\(name)() of a function's code in other globals is not supported by Octavo; call the function")
    }
    return try execute(code)
  }

  /// The locals, unless they are the globals.
  private func separateLocals(_ globals: Value, _ locals: Value) throws -> Value? {
    if !locals.isNone { return Value.identical(globals, locals) ? nil : locals }
    if !globals.isNone || depth == 0 { return nil }
    let here = try localNamespace()
    return here.as(DictObject.self)?.tie == nil ? here : nil
  }

  /// The module whose names are those of a dict.
  private func moduleOf(_ dict: DictObject) throws -> ModuleObject {
    if let known = dict.tie { return known.module }
    let given = try dict.get(constantString(Text("__name__")), self).flatMap { text($0)?.string }
    let module = heap.adopt(ModuleObject(name: given ?? "builtins", type: types.module))
    if try dict.get(constantString(Text("__builtins__")), self) == nil {
      try dict.set(constantString(Text("__builtins__")), Value(builtins), self)
    }
    try tie(dict, to: module)
    return module
  }

  /// Runs text with locals of its own: names are looked for and kept as in the body of a class.
  private func run(
    _ text: String, file: String, mode: Compiler.Mode, in module: ModuleObject, _ namespace: Value
  ) throws -> Value {
    let code = try compileText(text, file: file, mode: mode, into: module, isNamespaced: true)
    hold(Value(code))
    let function = heap.adopt(FunctionObject(code: code, closure: [], type: types.function))
    return try runClassBody(function, namespace)
  }
}
