// Functions, classes and comprehensions: everything that opens a scope.
extension Compiler {
  typealias BodyWriter = (CodeBuilder, Compiler) throws(SyntaxFault) -> Void

  func functionStatement(_ d: FunctionDefinition, _ b: CodeBuilder, at span: Span) throws(SyntaxFault) {
    let decorators = try decoratorWindows(d.decorators, b)
    let result = decorators.last.map { $0 + 2 } ?? b.temporary()
    if decorators.last != nil { _ = b.temporary() }
    try function(
      named: d.name, d.parameters, scope: d.scope, returns: d.returns, into: result, b, at: d.nameSpan
    ) { inner, compiler throws(SyntaxFault) in
      inner.shape.doc = compiler.docString(d.body)
      if d.isAsync { return compiler.refuseCoroutine(d, inner) }
      try compiler.statements(d.body, inner)
      if inner.assigned != nil {
        inner.emit(
          .returnValue, inner.constant(.none), at: d.body.last?.span ?? d.nameSpan)
      }
    }
    store(d.name, applyDecorators(decorators, d.decorators, result, b), b, at: d.nameSpan)
  }

  /// The body of an `async def`: there is no event loop, so whoever calls it is told. Defining it does no harm.
  private func refuseCoroutine(_ d: FunctionDefinition, _ inner: CodeBuilder) {
    inner.shape.isAsynchronous = true
    inner.shape.isGenerator = false
    let window = inner.temporaries(3)
    inner.emit(.loadCommon, window, CommonValue.notImplementedError.rawValue, at: d.nameSpan)
    inner.emit(.move, window + 1, inner.constant(.undefined), at: d.nameSpan)
    let words = inner.constant(text: Text("'async def' is not supported by Octavo; write a plain 'def'"))
    inner.emit(.move, window + 2, words, at: d.nameSpan)
    inner.emit(.call, window, 1, at: d.nameSpan)
    inner.emit(.raise, window, 0, 0, at: d.nameSpan)
  }

  /// Evaluates decorators in order, each into a call window of its own.
  private func decoratorWindows(_ decorators: [Expression], _ b: CodeBuilder) throws(SyntaxFault) -> [Int] {
    var windows: [Int] = []
    for decorator in decorators {
      let window = b.temporaries(2)
      try evaluate(decorator, into: window, b)
      b.emit(.move, window + 1, b.constant(.undefined), at: decorator.span)
      windows.append(window)
    }
    return windows
  }

  /// Calls the decorators, last one first; each result becomes the argument of the one before.
  private func applyDecorators(_ windows: [Int], _ decorators: [Expression], _ value: Int, _ b: CodeBuilder)
    -> Int
  {
    var value = value
    for (window, decorator) in zip(windows, decorators).reversed() {
      if value != window + 2 { b.emit(.move, window + 2, value, at: decorator.span) }
      b.emit(.call, window, 1, at: decorator.span)
      value = window
    }
    return value
  }

  func function(
    named name: String, _ parameters: Parameters, scope id: ScopeID, returns: Expression?,
    into target: Int, _ b: CodeBuilder, at span: Span, body: BodyWriter
  ) throws(SyntaxFault) {
    let mark = b.top
    defer { b.top = mark }
    let extras = b.temporaries(3)
    try defaults(parameters, extras, b, at: span)
    try annotations(parameters, returns, into: extras + 2, b, at: span)
    let inner = CodeBuilder(
      scope: resolved[id], machine: machine, module: module, source: source)
    inner.hasFutureAnnotations = b.hasFutureAnnotations
    declare(parameters, inner)
    inner.shape.firstOffset = span.start
    try body(inner, self)
    try closeFunction(inner, named: name, into: target, extras: extras, b, at: span)
  }

  /// Finishes the inner code and makes a function of it in the outer one.
  private func closeFunction(
    _ inner: CodeBuilder, named name: String, into target: Int, extras: Int, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    inner.shape.captures = captures(inner, from: b)
    let code = try inner.finish(name: Text(name), qualifiedName: Text(inner.scope.qualifiedName))
    let constant = b.constant(Value(code)) & ~Instruction.constantBit
    b.emit(.makeFunction, target, constant, extras, at: span)
  }

  private func captures(_ inner: CodeBuilder, from b: CodeBuilder) -> [CodeObject.Capture] {
    inner.scope.freeNames.map { name in
      if b.scope.kind == .classBody, name == "__class__", b.scope.needsClassCell { return .register(1) }
      if b.scope.kind != .classBody, b.scope.binding(of: name) == .cell, let register = b.register(of: name) {
        return .register(register)
      }
      // The resolver passes every free name of an inner scope through the scopes around it.
      return .free(b.freeIndex(of: name) ?? 0)
    }
  }

  private func declare(_ p: Parameters, _ inner: CodeBuilder) {
    inner.shape.positionalOnlyCount = p.positionalOnly.count
    inner.shape.positionalCount = p.positionalOnly.count + p.positional.count
    inner.shape.keywordOnlyCount = p.keywordOnly.count
    inner.shape.hasVarArgs = p.varArgs != nil
    inner.shape.hasVarKeywords = p.varKeywords != nil
    let span = Span(0, 0)
    let parameterCount = inner.shape.parameterCount
    for (index, name) in inner.scope.localNames.enumerated() {
      let register = inner.register(of: name) ?? index
      if index < parameterCount { inner.assigned?.insert(register) }
      if inner.scope.binding(of: name) == .cell { inner.emit(.makeCell, register, at: span) }
    }
  }

  private func defaults(_ p: Parameters, _ extras: Int, _ b: CodeBuilder, at span: Span) throws(SyntaxFault) {
    let values = (p.positionalOnly + p.positional).compactMap(\.defaultValue)
    if values.isEmpty {
      b.emit(.move, extras, b.constant(.undefined), at: span)
    } else {
      let base = b.temporaries(values.count)
      for (offset, value) in values.enumerated() { try evaluate(value, into: base + offset, b) }
      b.emit(.buildTuple, extras, base, values.count, at: span)
    }
    let named = p.keywordOnly.filter { $0.defaultValue != nil }
    if named.isEmpty {
      b.emit(.move, extras + 1, b.constant(.undefined), at: span)
      return
    }
    b.emit(.buildDict, extras + 1, 0, 0, at: span)
    for parameter in named {
      guard let value = parameter.defaultValue else { continue }
      let x = try operand(value, b)
      b.emit(.dictSet, extras + 1, b.constant(text: Text(mangled(parameter.name, b))), x, at: span)
    }
  }

  private func annotations(
    _ p: Parameters, _ returns: Expression?, into target: Int, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    var all: [(name: String, annotation: Expression)] = []
    let parameters =
      p.positionalOnly + p.positional + [p.varArgs].compactMap { $0 } + p.keywordOnly
      + [p.varKeywords].compactMap { $0 }
    for parameter in parameters {
      if let annotation = parameter.annotation { all.append((parameter.name, annotation)) }
    }
    if let returns { all.append(("return", returns)) }
    if all.isEmpty {
      b.emit(.move, target, b.constant(.undefined), at: span)
      return
    }
    b.emit(.buildDict, target, 0, 0, at: span)
    for (name, annotation) in all {
      let mark = b.top
      let x: Int
      if b.hasFutureAnnotations {
        x = b.constant(text: sourceText(annotation.span))
      } else if case .starred(let inner) = annotation.kind {
        // `*args: *Ts` stands for the one item that unpacking gives.
        x = b.temporary()
        b.emit(.unpack, x, try operand(inner, b), 1, at: annotation.span)
      } else {
        x = try operand(annotation, b)
      }
      b.emit(.dictSet, target, b.constant(text: Text(mangled(name, b))), x, at: annotation.span)
      b.top = mark
    }
  }

  // MARK: Classes

  func classStatement(_ d: ClassDefinition, _ b: CodeBuilder, at span: Span) throws(SyntaxFault) {
    let decorators = try decoratorWindows(d.decorators, b)
    let base = b.temporaries(4)
    let extras = b.temporaries(3)
    for offset in 0..<3 { b.emit(.move, extras + offset, b.constant(.undefined), at: span) }

    let inner = CodeBuilder(
      scope: resolved[d.scope], machine: machine, module: module, source: source)
    inner.hasFutureAnnotations = b.hasFutureAnnotations
    inner.shape.firstOffset = d.nameSpan.start
    let hasCell = inner.scope.needsClassCell
    if hasCell { inner.emit(.makeCell, 1, at: d.nameSpan) }
    if let doc = docString(d.body) {
      inner.emit(.storeName, inner.constant(text: doc), inner.nameNumber("__doc__"), at: d.nameSpan)
    }
    setUpAnnotations(d.body, inner)
    try statements(d.body, inner)
    inner.emit(.returnValue, hasCell ? 1 : inner.constant(.none), at: d.nameSpan)
    try closeFunction(inner, named: d.name, into: base, extras: extras, b, at: span)

    b.emit(.move, base + 1, b.constant(text: Text(d.name)), at: span)
    b.emit(.buildList, base + 2, 0, 0, at: span)
    b.emit(.buildDict, base + 3, 0, 0, at: span)
    for argument in d.arguments {
      let mark = b.top
      let x = try operand(argument.value, b)
      switch argument.kind {
      case .positional: b.emit(.listAppend, base + 2, x, at: argument.span)
      case .star: b.emit(.listExtend, base + 2, x, at: argument.span)
      case .keyword(let name): b.emit(.dictSet, base + 3, b.constant(text: Text(name)), x, at: argument.span)
      case .doubleStar:
        let callee = b.temporary()
        b.emit(.loadGlobal, callee, b.globalSlot("__build_class__"), at: argument.span)
        b.emit(.dictMerge, base + 3, x, callee, at: argument.span)
      }
      b.top = mark
    }
    b.emit(.makeClass, base, at: span)
    store(d.name, applyDecorators(decorators, d.decorators, base, b), b, at: d.nameSpan)
  }

  // MARK: Comprehensions

  func comprehension(_ c: Comprehension, into target: Int, _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    if c.clauses.contains(where: \.isAsync) {
      throw unsupported("asynchronous comprehensions are not supported by Octavo; write a plain 'for'", span)
    }
    let name: String =
      switch c.result {
      case .list: "<listcomp>"
      case .set: "<setcomp>"
      case .generator: "<genexpr>"
      case .dict: "<dictcomp>"
      }
    // The first iterable belongs to the scope outside.
    let window = b.temporaries(3)
    try evaluate(c.clauses[0].iterable, into: window + 2, b)
    let isGenerator = if case .generator = c.result { true } else { false }
    b.emit(.makeIterator, window + 2, window + 2, isGenerator ? 0 : 1, at: span)

    var parameters = Parameters()
    parameters.positional = [Parameter(name: ".0", annotation: nil, defaultValue: nil, span: span)]
    try function(named: name, parameters, scope: c.scope, returns: nil, into: window, b, at: span) {
      inner, compiler throws(SyntaxFault) in
      try compiler.comprehensionBody(c, inner, at: span)
    }
    b.emit(.move, window + 1, b.constant(.undefined), at: span)
    b.emit(.call, window, 1, at: span)
    b.emit(.move, target, window, at: span)
  }

  private func comprehensionBody(_ c: Comprehension, _ b: CodeBuilder, at span: Span) throws(SyntaxFault) {
    let result = b.temporary()
    switch c.result {
    case .list: b.emit(.buildList, result, 0, 0, at: span)
    case .set: b.emit(.buildSet, result, 0, 0, at: span)
    case .dict: b.emit(.buildDict, result, 0, 0, at: span)
    case .generator: break
    }
    try clause(0, of: c, result, b, at: span)
    if case .generator = c.result {
      b.emit(.returnValue, b.constant(.none), at: span)
    } else {
      b.emit(.returnValue, result, at: span)
    }
  }

  private func clause(_ index: Int, of c: Comprehension, _ result: Int, _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    let mark = b.top
    defer { b.top = mark }
    guard index < c.clauses.count else { return try element(of: c, result, b, at: span) }
    let clause = c.clauses[index]
    let state = b.temporaries(3)
    if index == 0 {
      b.emit(.prepareLoop, state, b.register(of: ".0") ?? 0, at: span)
    } else {
      let x = try operand(clause.iterable, b)
      b.emit(.prepareLoop, state, x, at: span)
    }
    let again = b.makeLabel()
    let finished = b.makeLabel()
    let before = b.assigned
    b.place(again)
    try nextItem(state, clause.target, to: finished, b, at: span)
    let skipped = b.makeLabel()
    for condition in clause.conditions { try jump(unless: condition, to: skipped, b) }
    try self.clause(index + 1, of: c, result, b, at: span)
    b.place(skipped)
    b.emitJump(.jumpBack, b.top, to: again, at: span)
    b.place(finished)
    b.assigned = before
  }

  private func element(of c: Comprehension, _ result: Int, _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    switch c.result {
    case .list(let value):
      b.emit(.listAppend, result, try operand(value, b), at: value.span)
    case .set(let value):
      b.emit(.setAdd, result, try operand(value, b), at: value.span)
    case .dict(let key, let value):
      let k = try stableOperand(key, before: [value], b)
      b.emit(.dictSet, result, k, try operand(value, b), at: span)
    case .generator(let value):
      let slot = b.temporary()
      try evaluate(value, into: slot, b)
      b.emit(.yieldValue, slot, 0, b.handledNumber, at: value.span)
    }
  }
}
