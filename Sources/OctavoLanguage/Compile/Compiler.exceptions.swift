// `raise`, `assert`, `try` and `with`.

extension Compiler {
  func raise(_ value: Expression?, _ cause: Expression?, _ b: CodeBuilder, at span: Span)
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

  func assertion(_ test: Expression, _ message: Expression?, _ b: CodeBuilder, at span: Span)
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

  func tryStatement(
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

  func guarded(
    _ body: [Statement], _ handlers: [Handler], _ orElse: [Statement], isStar: Bool, _ b: CodeBuilder,
    at span: Span
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
    _ handlers: [Handler], _ register: Int, _ end: CodeBuilder.Label, _ joined: inout Set<Int>?,
    _ b: CodeBuilder,
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
  func unbind(_ name: String, _ b: CodeBuilder, at span: Span) {
    store(name, b.constant(.none), b, at: span)
    delete(name, b, at: span)
  }

  func with(
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

  func callExit(_ exit: Int, _ b: CodeBuilder, at span: Span) {
    let mark = b.top
    let window = b.temporaries(5)
    b.emit(.move, window, exit, at: span)
    b.emit(.move, window + 1, exit + 1, at: span)
    for offset in 2..<5 { b.emit(.move, window + offset, b.constant(.none), at: span) }
    b.emit(.call, window, 3, at: span)
    b.top = mark
  }
}
