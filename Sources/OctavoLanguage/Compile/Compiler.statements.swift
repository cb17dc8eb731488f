// Statements.
extension Compiler {
  func statements(_ body: [Statement], _ b: CodeBuilder) throws(SyntaxFault) {
    for statement in body {
      try self.statement(statement, b)
      if noticesDeath, b.assigned != nil { b.emit(.noticeDeath, b.top, at: statement.span) }
    }
  }

  func statement(_ s: Statement, _ b: CodeBuilder) throws(SyntaxFault) {
    let mark = b.top
    defer { b.top = mark }
    switch s.kind {
    case .expression(let value):
      if b.showsValues {
        b.emit(.display, try operand(value, b), 1, at: value.span)
        return
      }
      if case .constant = value.kind { return }
      _ = try operand(value, b)
    case .assign(let targets, let value): try assignment(targets, value, b)
    case .augmentedAssign(let target, let op, let value): try augmented(target, op, value, b, at: s.span)
    case .annotatedAssign(let target, let annotation, let value, let isSimple):
      if let value { try assignment([target], value, b) }
      try annotate(target, annotation, isSimple: isSimple, b)
    case .return(let value): try returnStatement(value, b, at: s.span)
    case .delete(let targets): for target in targets { try delete(target, b) }
    case .pass, .global, .nonlocal: break
    case .break: try leaveLoop(b, at: s.span, toBreak: true)
    case .continue: try leaveLoop(b, at: s.span, toBreak: false)
    case .raise(let value, let cause): try raise(value, cause, b, at: s.span)
    case .assert(let test, let message): try assertion(test, message, b, at: s.span)
    case .import(let names): for alias in names { importModule(alias, b, at: s.span) }
    case .importFrom(let module, let names, let level):
      importFrom(module, names, level: level, b, at: s.span)
    case .if(let test, let body, let orElse): try conditional(test, body, orElse, b)
    case .while(let test, let body, let orElse): try whileLoop(test, body, orElse, b)
    case .for(let target, let iterable, let body, let orElse, let isAsync):
      if isAsync { throw unsupported("'async for' is not supported by Octavo; write a plain 'for'", s.span) }
      try forLoop(target, iterable, body, orElse, b, at: s.span)
    case .try(let body, let handlers, let orElse, let finally, let isStar):
      try tryStatement(body, handlers, orElse, finally, isStar: isStar, b, at: s.span)
    case .with(let items, let body, let isAsync):
      if isAsync {
        throw unsupported("'async with' is not supported by Octavo; write a plain 'with'", s.span)
      }
      try with(items[...], body, b, at: s.span)
    case .function(let definition):
      try functionStatement(definition, b, at: s.span)
    case .classDefinition(let definition): try classStatement(definition, b, at: s.span)
    case .match(let subject, let cases): try match(subject, cases, b, at: s.span)
    }
  }

  // MARK: Imports

  private func importModule(_ alias: Alias, _ b: CodeBuilder, at span: Span) {
    let target = b.temporary()
    let parts = alias.name.split(separator: ".").map(String.init)
    b.emit(.loadModule, target, b.nameNumber(alias.name), 0, at: span)
    if let name = alias.asName {
      store(name, target, b, at: span)
    } else {
      // `import a.b` binds `a`.
      if parts.count > 1 { b.emit(.loadModule, target, b.nameNumber(parts[0]), 0, at: span) }
      store(parts[0], target, b, at: span)
    }
  }

  private func importFrom(
    _ module: String?, _ names: [Alias], level: Int, _ b: CodeBuilder, at span: Span
  ) {
    let target = b.temporaries(2)
    b.emit(.loadModule, target, b.nameNumber(module ?? ""), level, at: span)
    for alias in names {
      if alias.name == "*" {
        b.emit(.importStar, target, at: span)
      } else {
        b.emit(.importFrom, target + 1, target, b.nameNumber(alias.name), at: span)
        store(alias.asName ?? alias.name, target + 1, b, at: span)
      }
    }
  }
}
