/// Turns resolved trees into code, one `CodeBuilder` for each scope.
package struct Compiler {
  let machine: Machine
  let module: ModuleObject
  let source: Source
  let resolved: ResolvedModule
  let warnings: SyntaxWarnings
  /// The program could see when objects die, so every statement ends with a hint to look (see `Finalization`).
  let noticesDeath: Bool

  package enum Mode {
    /// A file: expression statements are thrown away.
    case module
    /// A notebook cell: the value of a last expression statement is shown.
    case cell
    /// One statement, as typed at a prompt: the value of every expression statement goes to `sys.displayhook`.
    case single
    /// `eval`: the value is returned.
    case expression
  }

  static func compile(
    _ tree: Module, resolved: ResolvedModule, source: Source, into module: ModuleObject,
    machine: Machine, mode: Mode, isNamespaced: Bool,
    warnings: SyntaxWarnings
  ) throws(SyntaxFault) -> CodeObject {
    let noticesDeath =
      source.origin != .library
      && (source.mentions("__del__") || source.mentions("weakref")
        || source.mentions("yield") && (source.mentions("finally") || source.mentions("with ")))
    let compiler = Compiler(
      machine: machine, module: module, source: source, resolved: resolved, warnings: warnings,
      noticesDeath: noticesDeath)
    let builder = CodeBuilder(
      scope: resolved.scopes[0], machine: machine, module: module, source: source, isNamespaced: isNamespaced)
    builder.hasFutureAnnotations = importsFutureAnnotations(tree.body)
    if isNamespaced { builder.declaredGlobals = declaredGlobals(tree.body) }
    compiler.setUpAnnotations(tree.body, builder)
    var body = tree.body
    var last: Statement?
    if mode == .single {
      try oneStatement(body, source)
      builder.showsValues = true
    } else if mode != .module, case .expression? = body.last?.kind {
      last = body.removeLast()
    }
    try compiler.moduleDoc(tree.body, mode, builder)
    try compiler.statements(body, builder)
    let end = tree.body.last?.span ?? Span(0, 0)
    var result = builder.constant(.none)
    if let last, case .expression(let value) = last.kind {
      let operand = try compiler.operand(value, builder)
      if mode == .cell { builder.emit(.display, operand, at: value.span) } else { result = operand }
    }
    builder.emit(.returnValue, result, at: end)
    return try builder.finish(name: Text("<module>"), qualifiedName: Text("<module>"))
  }

  /// At a prompt there is one statement, or several simple ones on its line.
  private static func oneStatement(_ body: [Statement], _ source: Source) throws(SyntaxFault) {
    guard let first = body.first else { throw SyntaxFault("invalid syntax", Span(0, 0)) }
    for (statement, next) in zip(body, body.dropFirst()) {
      let between = source.bytes[statement.span.end..<max(statement.span.end, next.span.start)]
      if between.contains(UInt8(ascii: "\n")), !between.contains(UInt8(ascii: "\\")) {
        throw SyntaxFault(
          "multiple statements found while compiling a single statement",
          Span(first.span.end, first.span.end + 1))
      }
    }
  }

  /// Names declared global anywhere in the text: such a declaration holds for the text's own level too.
  private static func declaredGlobals(_ body: [Statement]) -> Set<String> {
    var names: Set<String> = []
    for statement in body {
      if case .global(let declared) = statement.kind { names.formUnion(declared) }
      for block in statement.blocks { names.formUnion(declaredGlobals(block)) }
    }
    return names
  }

  /// A module or class with annotations has its `__annotations__` from the beginning.
  func setUpAnnotations(_ body: [Statement], _ b: CodeBuilder) {
    func annotates(_ statement: Statement) -> Bool {
      switch statement.kind {
      case .annotatedAssign: true
      case .function, .classDefinition: false
      default: statement.blocks.contains { $0.contains(where: annotates) }
      }
    }
    guard let first = body.first(where: annotates) else { return }
    b.emit(.setUpAnnotations, b.shape.isClassBody ? 1 : 0, at: first.span)
  }

  private func moduleDoc(_ body: [Statement], _ mode: Mode, _ b: CodeBuilder) throws(SyntaxFault) {
    guard mode == .module, let first = body.first, let doc = docString(body) else { return }
    store("__doc__", b.constant(text: doc), b, at: first.span)
  }

  private static func importsFutureAnnotations(_ body: [Statement]) -> Bool {
    body.contains {
      if case .importFrom("__future__", let names, _) = $0.kind {
        return names.contains { $0.name == "annotations" }
      }
      return false
    }
  }

  func docString(_ body: [Statement]) -> Text? {
    if case .expression(let first)? = body.first?.kind, case .constant(.string(let text)) = first.kind {
      return text
    }
    return nil
  }

  func unsupported(_ what: String, _ span: Span) -> SyntaxFault { SyntaxFault(.unsupported, what, span) }

  /// The private form of a name inside a class body.
  func mangled(_ name: String, _ b: CodeBuilder) -> String { mangle(name, inClass: b.scope.mangleClass) }

  // MARK: Names

  /// Loads a variable; a local is used where it stands.
  func load(_ written: String, _ b: CodeBuilder, into target: Int?, at span: Span) -> Int {
    let name = mangled(written, b)
    switch b.binding(of: name) {
    case .local:
      // The resolver lists every local of the scope.
      let register = b.register(of: name).unsafelyUnwrapped
      if let assigned = b.assigned, !assigned.contains(register) {
        b.emit(.checkLocal, register, b.nameNumber(name), at: span)
        b.assigned?.insert(register)
      }
      guard let target, target != register else { return register }
      b.emit(.move, target, register, at: span)
      return target
    case .cell:
      let result = target ?? b.temporary()
      b.emit(.loadCell, result, b.register(of: name).unsafelyUnwrapped, b.nameNumber(name), at: span)
      return result
    case .free:
      let result = target ?? b.temporary()
      b.emit(.loadFree, result, b.freeIndex(of: name).unsafelyUnwrapped, at: span)
      return result
    case .global:
      let result = target ?? b.temporary()
      b.emit(.loadGlobal, result, b.globalSlot(name), at: span)
      return result
    case .className:
      let result = target ?? b.temporary()
      b.emit(.loadName, result, b.nameNumber(name), b.globalSlot(name), at: span)
      return result
    case .classFree:
      let result = target ?? b.temporary()
      b.emit(
        .loadClassFree, result, b.nameNumber(name), b.freeIndex(of: name).unsafelyUnwrapped, at: span)
      return result
    }
  }

  /// Stores an operand in a variable.
  func store(_ written: String, _ operand: Int, _ b: CodeBuilder, at span: Span) {
    let name = mangled(written, b)
    switch b.binding(of: name) {
    case .local:
      let register = b.register(of: name).unsafelyUnwrapped
      if register != operand { b.emit(.move, register, operand, at: span) }
      b.assigned?.insert(register)
    case .cell: b.emit(.storeCell, b.register(of: name).unsafelyUnwrapped, operand, at: span)
    case .free, .classFree: b.emit(.storeFree, b.freeIndex(of: name).unsafelyUnwrapped, operand, at: span)
    case .global: b.emit(.storeGlobal, operand, b.globalSlot(name), at: span)
    case .className: b.emit(.storeName, operand, b.nameNumber(name), at: span)
    }
  }

  func delete(_ written: String, _ b: CodeBuilder, at span: Span) {
    let name = mangled(written, b)
    switch b.binding(of: name) {
    case .local:
      let register = b.register(of: name).unsafelyUnwrapped
      if let assigned = b.assigned, !assigned.contains(register) {
        b.emit(.checkLocal, register, b.nameNumber(name), at: span)
      }
      b.emit(.deleteLocal, register, at: span)
      b.assigned?.remove(register)
    case .cell:
      b.emit(.deleteCell, b.register(of: name).unsafelyUnwrapped, b.nameNumber(name), at: span)
    case .free, .classFree: b.emit(.deleteFree, b.freeIndex(of: name).unsafelyUnwrapped, at: span)
    case .global: b.emit(.deleteGlobal, 0, b.globalSlot(name), at: span)
    case .className: b.emit(.deleteName, b.nameNumber(name), at: span)
    }
  }

  /// The register of a name that is a plain local, for code that can work on it in place.
  func localRegister(_ written: String, _ b: CodeBuilder) -> Int? {
    let name = mangled(written, b)
    return b.binding(of: name) == .local ? b.register(of: name) : nil
  }
}
