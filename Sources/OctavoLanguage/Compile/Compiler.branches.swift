// Branches, loops and what leaves them.

extension Compiler {
  // MARK: Branches and loops

  func conditional(
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
  func join(_ a: Set<Int>?, _ b: Set<Int>?) -> Set<Int>? {
    guard let a else { return b }
    guard let b else { return a }
    return a.intersection(b)
  }

  func whileLoop(
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

  func forLoop(
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

  func returnStatement(_ value: Expression?, _ b: CodeBuilder, at span: Span) throws(SyntaxFault) {
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
  func hasLoop(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .for: true
    case .function, .classDefinition: false
    default: statement.blocks.contains { $0.contains(where: hasLoop) }
    }
  }

  func leaveLoop(_ b: CodeBuilder, at span: Span, toBreak: Bool) throws(SyntaxFault) {
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
}
