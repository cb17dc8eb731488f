// Statements.
extension Compiler {
  func statements(_ body: [Statement], _ b: CodeBuilder) throws(SyntaxFault) {
    for statement in body {
      try self.statement(statement, b)
      if noticesDeath, b.assigned != nil { b.emit(.noticeDeath, b.top, at: statement.span) }
    }
  }

  private func statement(_ s: Statement, _ b: CodeBuilder) throws(SyntaxFault) {
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
      if isAsync { throw unsupported("'async with' is not supported by Octavo; write a plain 'with'", s.span) }
      try with(items[...], body, b, at: s.span)
    case .function(let definition):
      try functionStatement(definition, b, at: s.span)
    case .classDefinition(let definition): try classStatement(definition, b, at: s.span)
    case .match(let subject, let cases): try match(subject, cases, b, at: s.span)
    }
  }

  // MARK: Assignment

  private func assignment(_ targets: [Expression], _ value: Expression, _ b: CodeBuilder)
    throws(SyntaxFault)
  {
    if targets.count == 1 {
      // `a, b = c, d` without building the tuple.
      if case .tuple(let names) = targets[0].kind, case .tuple(let values) = value.kind,
        names.count == values.count, names.count <= 8,
        !(names + values).contains(where: { if case .starred = $0.kind { true } else { false } })
      {
        let base = b.temporaries(values.count)
        for (offset, item) in values.enumerated() { try evaluate(item, into: base + offset, b) }
        for (offset, name) in names.enumerated() { try assign(to: name, base + offset, b) }
        return
      }
      if case .name(let name) = targets[0].kind, let register = localRegister(name, b) {
        try evaluate(value, into: register, b)
        b.assigned?.insert(register)
        return
      }
    }
    let x = try operand(value, b)
    for target in targets { try assign(to: target, x, b) }
  }

  func assign(to target: Expression, _ operand: Int, _ b: CodeBuilder) throws(SyntaxFault) {
    let mark = b.top
    defer { b.top = mark }
    switch target.kind {
    case .name(let name): store(name, operand, b, at: target.span)
    case .attribute(let object, let name, _):
      let x = try self.operand(object, b)
      b.emit(.storeAttribute, x, operand, b.cache(mangled(name, b)), at: target.span)
    case .subscripted(let object, let index):
      let x = try stableOperand(object, before: [index], b)
      let y = try self.operand(index, b)
      b.emit(.storeIndex, x, y, operand, at: target.span)
    case .tuple(let items), .list(let items): try unpack(operand, into: items, b, at: target.span)
    case .starred(let inner): try assign(to: inner, operand, b)
    default: throw SyntaxFault("cannot assign to expression", target.span)
    }
  }

  private func unpack(_ operand: Int, into items: [Expression], _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    let base = b.temporaries(items.count)
    let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
    if let star {
      b.emit(.unpackRest, base, operand, star, at: span)
      b.emitWord(items.count - star - 1, at: span)
    } else {
      b.emit(.unpack, base, operand, items.count, at: span)
    }
    for (offset, item) in items.enumerated() { try assign(to: item, base + offset, b) }
  }

  private func augmented(
    _ target: Expression, _ op: BinaryOperator, _ value: Expression, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let operation = Operation(op, inPlace: true)
    switch target.kind {
    case .name(let name):
      let current = try stableOperand(target, before: [value], b)
      let x = try operand(value, b)
      if let register = localRegister(name, b) {
        b.emit(operation, register, current, x, at: span)
      } else {
        let result = b.temporary()
        b.emit(operation, result, current, x, at: span)
        store(name, result, b, at: target.span)
      }
    case .attribute(let object, let name, _):
      let receiver = try stableOperand(object, before: [value], b)
      let result = b.temporary()
      b.emit(.loadAttribute, result, receiver, b.cache(mangled(name, b)), at: target.span)
      let x = try operand(value, b)
      b.emit(operation, result, result, x, at: span)
      b.emit(.storeAttribute, receiver, result, b.cache(mangled(name, b)), at: target.span)
    case .subscripted(let object, let index):
      let receiver = try stableOperand(object, before: [index, value], b)
      let position = try stableOperand(index, before: [value], b)
      let result = b.temporary()
      b.emit(.index, result, receiver, position, at: target.span)
      let x = try operand(value, b)
      b.emit(operation, result, result, x, at: span)
      b.emit(.storeIndex, receiver, position, result, at: target.span)
    default: throw SyntaxFault("illegal expression for augmented assignment", target.span)
    }
  }

  private func annotate(
    _ target: Expression, _ annotation: Expression, isSimple: Bool, _ b: CodeBuilder
  ) throws(SyntaxFault) {
    // Annotations of locals are not evaluated; those of a module or class are recorded.
    guard b.scope.kind == .module || b.scope.kind == .classBody else { return }
    let x =
      b.hasFutureAnnotations
      ? b.constant(text: sourceText(annotation.span)) : try operand(annotation, b)
    guard isSimple, case .name(let name) = target.kind else { return }
    let key = b.constant(text: Text(mangled(name, b))) & ~Instruction.constantBit
    b.emit(.storeAnnotation, x, key, b.shape.isClassBody ? 1 : 0, at: annotation.span)
  }

  func sourceText(_ span: Span) -> Text {
    Text(String(decoding: source.bytes[span.start..<span.end], as: UTF8.self))
  }

  private func delete(_ target: Expression, _ b: CodeBuilder) throws(SyntaxFault) {
    let mark = b.top
    defer { b.top = mark }
    switch target.kind {
    case .name(let name): delete(name, b, at: target.span)
    case .attribute(let object, let name, _):
      let x = try operand(object, b)
      b.emit(.deleteAttribute, x, 0, b.cache(mangled(name, b)), at: target.span)
    case .subscripted(let object, let index):
      let x = try stableOperand(object, before: [index], b)
      let y = try operand(index, b)
      b.emit(.deleteIndex, x, y, at: target.span)
    case .tuple(let items), .list(let items): for item in items { try delete(item, b) }
    default: throw SyntaxFault("cannot delete expression", target.span)
    }
  }

  // MARK: Branches and loops

  private func conditional(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement], _ b: CodeBuilder
  ) throws(SyntaxFault) {
    let otherwise = b.makeLabel()
    let end = b.makeLabel()
    try jump(unless: test, to: otherwise, b)
    let before = b.assigned
    try statements(body, b)
    let afterBody = b.assigned
    if !orElse.isEmpty { b.emitJump(.jump, to: end, at: test.span) }
    b.place(otherwise)
    b.assigned = before
    try statements(orElse, b)
    b.place(end)
    b.assigned = join(afterBody, b.assigned)
  }

  /// Locals assigned on both of two ways to one place; an unreachable way does not count.
  private func join(_ a: Set<Int>?, _ b: Set<Int>?) -> Set<Int>? {
    guard let a else { return b }
    guard let b else { return a }
    return a.intersection(b)
  }

  private func whileLoop(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement], _ b: CodeBuilder
  ) throws(SyntaxFault) {
    let start = b.makeLabel()
    let again = b.makeLabel()
    let finished = b.makeLabel()
    let end = b.makeLabel()
    // A `del` in the body may undo what was assigned before, so nothing deleted inside counts at its top.
    forgetDeletions(in: body, b)
    try jump(unless: test, to: finished, b)
    let before = b.assigned
    b.place(start)
    b.blocks.append(.loop(breakTo: end, continueTo: again))
    try statements(body, b)
    b.blocks.removeLast()
    b.place(again)
    b.assigned = before
    // The test stands again at the foot, so that each round costs one jump.
    b.emit(.jumpBack, b.top, 0, 0, at: test.span)
    try jump(test, when: true, to: start, b)
    b.place(finished)
    b.assigned = before
    try statements(orElse, b)
    b.place(end)
    b.assigned = before
  }

  private func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement],
    _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let x = try operand(iterable, b)
    let state = b.temporaries(3)
    // Errors of iterating concern the whole statement.
    b.emit(.prepareLoop, state, x, at: span)
    let again = b.makeLabel()
    let finished = b.makeLabel()
    let end = b.makeLabel()
    forgetDeletions(in: body, b)
    let before = b.assigned
    b.place(again)
    try nextItem(state, target, to: finished, b, at: span)
    b.blocks.append(.loop(breakTo: end, continueTo: again))
    try statements(body, b)
    b.blocks.removeLast()
    b.emitJump(.jumpBack, b.top, to: again, at: iterable.span)
    b.place(finished)
    b.assigned = before
    try statements(orElse, b)
    b.place(end)
    b.assigned = before
  }

  /// Takes the next item of a loop and assigns it.
  func nextItem(
    _ state: Int, _ target: Expression, to finished: CodeBuilder.Label, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    if case .name(let name) = target.kind, let register = localRegister(name, b) {
      b.emitJump(.nextInLoop, state, register, 0, to: finished, at: span)
      b.assigned?.insert(register)
    } else {
      let item = b.temporary()
      if let items = plainItems(target) {
        // Iterators of tuples give the items without the tuple.
        let base = b.temporaries(items.count)
        let filled = b.makeLabel()
        b.emitJump(.nextItemsInLoop, state, base, items.count, to: filled, at: span)
        b.emitJumpWord(to: finished, at: span)
        b.emitJump(.nextInLoop, state, item, 0, to: finished, at: span)
        b.emit(.unpack, base, item, items.count, at: target.span)
        b.place(filled)
        for (offset, item) in items.enumerated() { try assign(to: item, base + offset, b) }
      } else {
        b.emitJump(.nextInLoop, state, item, 0, to: finished, at: span)
        try assign(to: target, item, b)
      }
    }
  }

  /// The parts of a target such as `a, b`, unless one is starred.
  private func plainItems(_ target: Expression) -> [Expression]? {
    guard case .tuple(let items) = target.kind, (1...16).contains(items.count),
      !items.contains(where: { if case .starred = $0.kind { true } else { false } })
    else { return nil }
    return items
  }

  private func forgetDeletions(in body: [Statement], _ b: CodeBuilder) {
    for statement in body {
      switch statement.kind {
      case .delete(let targets): for target in targets { forget(target, b) }
      case .if(_, let x, let y), .while(_, let x, let y), .for(_, _, let x, let y, _):
        forgetDeletions(in: x + y, b)
      case .try(let x, let handlers, let y, let z, _):
        forgetDeletions(in: x + y + z, b)
        for handler in handlers {
          if let name = handler.name, let register = localRegister(name, b) { b.assigned?.remove(register) }
          forgetDeletions(in: handler.body, b)
        }
      case .with(_, let x, _): forgetDeletions(in: x, b)
      case .match(_, let cases): for item in cases { forgetDeletions(in: item.body, b) }
      default: break
      }
    }
  }

  private func forget(_ target: Expression, _ b: CodeBuilder) {
    switch target.kind {
    case .name(let name): if let register = localRegister(name, b) { b.assigned?.remove(register) }
    case .tuple(let items), .list(let items): for item in items { forget(item, b) }
    default: break
    }
  }

  // MARK: Leaving

  private func returnStatement(_ value: Expression?, _ b: CodeBuilder, at span: Span) throws(SyntaxFault) {
    if b.blocks.isEmpty, case .conditional(let test, let body, let orElse) = value?.kind {
      return try returnEither(test, body, orElse, b, at: span)
    }
    var result = b.constant(.none)
    if let value {
      result = try operand(value, b)
      // Clean-up code may rebind a variable, so its value is taken now.
      if !b.blocks.isEmpty, case .name = value.kind {
        let copy = b.temporary()
        b.emit(.move, copy, result, at: span)
        result = copy
      }
    }
    let isInLoop = b.blocks.contains { if case .loop = $0 { true } else { false } }
    try leaveBlocks(down: 0, b, at: span)
    if noticesDeath, isInLoop {
      // What the loops went through dies before the caller goes on.
      b.top = b.firstTemporary
      let kept = b.temporary()
      b.emit(.move, kept, result, at: span)
      b.emit(.noticeDeath, kept + 1, at: span)
      result = kept
    }
    b.emit(.returnValue, result, at: span)
    b.assigned = nil
  }

  /// `return x if test else y`: each value is returned where it is found.
  private func returnEither(
    _ test: Expression, _ body: Expression, _ orElse: Expression, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let mark = b.top
    let otherwise = b.makeLabel()
    try jump(unless: test, to: otherwise, b)
    let before = b.assigned
    try returnStatement(body, b, at: span)
    b.place(otherwise)
    b.top = mark
    b.assigned = before
    try returnStatement(orElse, b, at: span)
  }

  /// Whether a `for` stands in a statement, outside functions of its own.
  private func hasLoop(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .for: true
    case .function, .classDefinition: false
    default: statement.blocks.contains { $0.contains(where: hasLoop) }
    }
  }

  private func leaveLoop(_ b: CodeBuilder, at span: Span, toBreak: Bool) throws(SyntaxFault) {
    for depth in b.blocks.indices.reversed() {
      if case .loop(let breakTo, let continueTo) = b.blocks[depth] {
        try leaveBlocks(down: depth + 1, b, at: span)
        b.emitJump(.jump, to: toBreak ? breakTo : continueTo, at: span)
        b.assigned = nil
        return
      }
    }
    throw SyntaxFault(toBreak ? "'break' outside loop" : "'continue' not properly in loop", span)
  }

  /// Writes the clean-up code of every block above `depth`, innermost first.
  private func leaveBlocks(down depth: Int, _ b: CodeBuilder, at span: Span) throws(SyntaxFault) {
    let saved = b.blocks
    let savedAssigned = b.assigned
    let savedHandled = b.handledRegister
    var closed: [TryRegion] = []
    defer {
      b.blocks = saved
      b.assigned = savedAssigned
      b.handledRegister = savedHandled
      for region in closed { region.reopen(at: b.here) }
    }
    while b.blocks.count > depth, let block = b.blocks.popLast() {
      switch block {
      case .loop: break
      case .guarded(let region):
        region.close(at: b.here)
        closed.append(region)
      case .finally(let region, let body):
        region.close(at: b.here)
        closed.append(region)
        try statements(body, b)
      case .handler(let register, let name, let region):
        if let region {
          region.close(at: b.here)
          closed.append(region)
        }
        b.emit(.leaveHandler, register, at: span)
        if let name { unbind(name, b, at: span) }
      case .with(let region, let exit, let withSpan):
        region.close(at: b.here)
        closed.append(region)
        callExit(exit, b, at: withSpan)
      }
    }
  }

  // MARK: Exceptions

  private func raise(_ value: Expression?, _ cause: Expression?, _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    if let value {
      let x = try operand(value, b)
      if let cause {
        let y = try operand(cause, b)
        b.emit(.raise, x, y, 1, at: span)
      } else {
        b.emit(.raise, x, 0, 0, at: span)
      }
    } else {
      b.emit(.raise, 0, 0, 2, at: span)
    }
    b.assigned = nil
  }

  private func assertion(_ test: Expression, _ message: Expression?, _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    if case .tuple(let items) = test.kind, !items.isEmpty {
      warnings.add("assertion is always true, perhaps remove parentheses?", span)
    }
    let passed = b.makeLabel()
    try jump(test, when: true, to: passed, b)
    let before = b.assigned
    let window = b.temporaries(2)
    b.emit(.loadCommon, window, CommonValue.assertionError.rawValue, at: span)
    if let message {
      b.emit(.move, window + 1, b.constant(.undefined), at: span)
      let slot = b.temporary()
      try evaluate(message, into: slot, b)
      b.emit(.call, window, 1, at: span)
    }
    b.emit(.raise, window, 0, 0, at: test.span)
    b.assigned = before
    b.place(passed)
  }

  private func tryStatement(
    _ body: [Statement], _ handlers: [Handler], _ orElse: [Statement], _ finally: [Statement], isStar: Bool,
    _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    if finally.isEmpty {
      try guarded(body, handlers, orElse, isStar: isStar, b, at: span)
      return
    }
    let before = b.assigned
    let outer = b.handledRegister
    let region = TryRegion(start: b.here)
    b.blocks.append(.finally(region, finally))
    if handlers.isEmpty {
      try statements(body, b)
    } else {
      try guarded(body, handlers, orElse, isStar: isStar, b, at: span)
    }
    b.blocks.removeLast()
    region.close(at: b.here)
    let after = b.assigned
    let end = b.makeLabel()
    if b.assigned != nil {
      try statements(finally, b)
      b.emitJump(.jump, to: end, at: span)
    }
    let afterFinally = b.assigned
    // The exceptional way: run the clean-up while the exception is being handled, then go on raising.
    let register = b.temporaries(2)
    let target = b.here
    for range in region.ranges {
      b.addHandler(range, target: target, register: register, outerHandled: outer)
    }
    b.assigned = before
    b.emit(.enterHandler, register, at: span)
    b.handledRegister = register
    let cleanup = TryRegion(start: b.here)
    b.blocks.append(.handler(register: register, name: nil, cleanup))
    try statements(finally, b)
    b.blocks.removeLast()
    cleanup.close(at: b.here)
    b.emit(.leaveHandler, register, at: span)
    b.emit(.reraise, register, at: span)
    b.handledRegister = outer
    b.assigned = after == nil ? nil : afterFinally
    b.place(end)
  }

  private func guarded(
    _ body: [Statement], _ handlers: [Handler], _ orElse: [Statement], isStar: Bool, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let before = b.assigned
    let outer = b.handledRegister
    let end = b.makeLabel()
    let region = TryRegion(start: b.here)
    b.blocks.append(.guarded(region))
    try statements(body, b)
    b.blocks.removeLast()
    region.close(at: b.here)
    try statements(orElse, b)
    var joined = b.assigned
    if b.assigned != nil { b.emitJump(.jump, to: end, at: span) }

    let register = b.temporaries(2)
    let target = b.here
    for range in region.ranges {
      b.addHandler(range, target: target, register: register, outerHandled: outer)
    }
    b.emit(.enterHandler, register, at: span)
    b.handledRegister = register
    // So does what loops inside went through.
    if noticesDeath, body.contains(where: hasLoop) { b.emit(.noticeDeath, register + 2, at: span) }
    if isStar {
      b.assigned = before
      try groupClauses(handlers, register, end, &joined, b, at: span)
      b.handledRegister = outer
      b.assigned = joined
      b.place(end)
      return
    }
    for handler in handlers {
      b.assigned = before
      let next = b.makeLabel()
      let mark = b.top
      if let type = handler.type {
        let x = try operand(type, b)
        let matches = b.temporary()
        b.emit(.matchException, matches, register, x, at: type.span)
        b.emitJump(.jumpIfNot, matches, to: next, at: type.span)
      }
      b.top = mark
      if let name = handler.name { store(name, register, b, at: handler.span) }
      // An exception inside the handler unbinds the name on its way out.
      let cleanup = TryRegion(start: b.here)
      b.blocks.append(.handler(register: register, name: handler.name, cleanup))
      try statements(handler.body, b)
      b.blocks.removeLast()
      cleanup.close(at: b.here)
      if b.assigned != nil {
        b.emit(.leaveHandler, register, at: handler.span)
        if let name = handler.name { unbind(name, b, at: handler.span) }
        b.emitJump(.jump, to: end, at: handler.span)
        joined = join(joined, b.assigned)
      }
      if let name = handler.name {
        let escaping = b.temporaries(2)
        for range in cleanup.ranges {
          b.addHandler(range, target: b.here, register: escaping, outerHandled: register)
        }
        unbind(name, b, at: handler.span)
        b.emit(.reraise, escaping, at: handler.span)
      }
      b.place(next)
    }
    b.emit(.leaveHandler, register, at: span)
    b.emit(.reraise, register, at: span)
    b.handledRegister = outer
    b.assigned = joined
    b.place(end)
  }

  /// The clauses of `except*`: each takes its part of what is left; what they raise is collected and goes on
  /// together with what none has caught.
  private func groupClauses(
    _ handlers: [Handler], _ register: Int, _ end: CodeBuilder.Label, _ joined: inout Set<Int>?, _ b: CodeBuilder,
    at span: Span
  ) throws(SyntaxFault) {
    let before = b.assigned
    let rest = b.temporaries(2)  // what is left, and the list of what was raised
    b.emit(.move, rest, register, at: span)
    b.emit(.buildList, rest + 1, 0, 0, at: span)
    for handler in handlers {
      let mark = b.top
      b.assigned = before
      let next = b.makeLabel()
      guard let type = handler.type else { continue }
      let part = b.temporaries(2)
      b.emit(.splitGroup, part, rest, try operand(type, b), at: type.span)
      b.emitJump(.jumpSame, 1, part, b.constant(.none), to: next, at: handler.span)
      b.emit(.enterHandler, part, at: handler.span)
      if let name = handler.name { store(name, part, b, at: handler.span) }
      let cleanup = TryRegion(start: b.here)
      b.blocks.append(.handler(register: part, name: handler.name, cleanup))
      try statements(handler.body, b)
      b.blocks.removeLast()
      cleanup.close(at: b.here)
      if b.assigned != nil {
        b.emit(.leaveHandler, part, at: handler.span)
        if let name = handler.name { unbind(name, b, at: handler.span) }
        b.emitJump(.jump, to: next, at: handler.span)
      }
      let escaping = b.temporaries(2)
      for range in cleanup.ranges {
        b.addHandler(range, target: b.here, register: escaping, outerHandled: register)
      }
      b.assigned = before
      if let name = handler.name { unbind(name, b, at: handler.span) }
      b.emit(.listAppend, rest + 1, escaping, at: handler.span)
      b.place(next)
      b.top = mark
    }
    b.assigned = before
    let result = b.temporaries(2)
    b.emit(.finishGroup, result, register, rest, at: span)
    b.emit(.leaveHandler, register, at: span)
    b.emitJump(.jumpSame, 1, result, b.constant(.none), to: end, at: span)
    b.emit(.reraise, result, at: span)
    joined = join(joined, before)
  }

  /// The name of an `except … as name` is gone after the handler, whatever the handler did to it.
  private func unbind(_ name: String, _ b: CodeBuilder, at span: Span) {
    store(name, b.constant(.none), b, at: span)
    delete(name, b, at: span)
  }

  private func with(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    guard let item = items.first else { return try statements(body, b) }
    let outer = b.handledRegister
    let x = try operand(item.context, b)
    let exit = b.temporaries(2)
    let enter = b.temporaries(2)
    b.emit(.enterWith, exit, x, at: span)
    b.emit(.call, enter, 0, at: span)
    let before = b.assigned
    let region = TryRegion(start: b.here)
    b.blocks.append(.with(region, exit: exit, span))
    if let target = item.target { try assign(to: target, enter, b) }
    try with(items.dropFirst(), body, b, at: span)
    b.blocks.removeLast()
    region.close(at: b.here)
    let end = b.makeLabel()
    let after = b.assigned
    if b.assigned != nil {
      callExit(exit, b, at: span)
      b.emitJump(.jump, to: end, at: span)
    }
    let register = b.temporaries(2)
    for range in region.ranges {
      b.addHandler(range, target: b.here, register: register, outerHandled: outer)
    }
    b.emit(.enterHandler, register, at: span)
    // __exit__(type, value, traceback); a true answer ends the exception.
    let window = b.temporaries(5)
    b.emit(.move, window, exit, at: span)
    b.emit(.move, window + 1, exit + 1, at: span)
    b.emit(.exceptionDetails, window + 2, register, at: span)
    b.emit(.call, window, 3, at: span)
    let swallowed = b.makeLabel()
    b.emitJump(.jumpIf, window, to: swallowed, at: span)
    b.emit(.leaveHandler, register, at: span)
    b.emit(.reraise, register, at: span)
    b.place(swallowed)
    b.emit(.leaveHandler, register, at: span)
    b.assigned = join(after, before)
    b.place(end)
  }

  private func callExit(_ exit: Int, _ b: CodeBuilder, at span: Span) {
    let mark = b.top
    let window = b.temporaries(5)
    b.emit(.move, window, exit, at: span)
    b.emit(.move, window + 1, exit + 1, at: span)
    for offset in 2..<5 { b.emit(.move, window + offset, b.constant(.none), at: span) }
    b.emit(.call, window, 3, at: span)
    b.top = mark
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
