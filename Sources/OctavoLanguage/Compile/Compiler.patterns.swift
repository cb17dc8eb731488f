// The `match` statement: each case tests its pattern, binding names only once the whole pattern fits.
extension Compiler {
  func match(_ subject: Expression, _ cases: [MatchCase], _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    let value = b.temporary()
    try evaluate(subject, into: value, b)
    let end = b.makeLabel()
    let before = b.assigned
    var joined: Set<Int>??
    for item in cases {
      b.assigned = before
      let mark = b.top
      let next = b.makeLabel()
      var captures: [(name: String, register: Int, span: Span)] = []
      try test(item.pattern, value, failing: next, &captures, b)
      for capture in captures { store(capture.name, capture.register, b, at: capture.span) }
      if let guardTest = item.guardTest { try jump(unless: guardTest, to: next, b) }
      try statements(item.body, b)
      if let reached = b.assigned {
        b.emitJump(.jump, to: end, at: span)
        if case .some(.some(let known)) = joined {
          joined = known.intersection(reached)
        } else {
          joined = reached
        }
      }
      b.place(next)
      b.top = mark
    }
    // No case may fit at all.
    b.assigned = before
    b.place(end)
  }

  private func test(
    _ pattern: Pattern, _ value: Int, failing: CodeBuilder.Label,
    _ captures: inout [(name: String, register: Int, span: Span)], _ b: CodeBuilder
  ) throws(SyntaxFault) {
    switch pattern {
    case .value(let expression, let span):
      let x = try operand(expression, b)
      b.emitJump(.jumpEqual, 0, value, x, to: failing, at: span)
    case .singleton(let constant, let span):
      b.emitJump(.jumpSame, 0, value, self.constant(constant, b), to: failing, at: span)
    case .capture(let inner, let name, let span):
      if let inner { try test(inner, value, failing: failing, &captures, b) }
      if let name { captures.append((name, value, span)) }
    case .star(let name, let span):
      if let name { captures.append((name, value, span)) }
    case .sequence(let items, let span):
      try sequence(items, value, failing: failing, &captures, b, at: span)
    case .mapping(let items, let rest, let span):
      try mapping(items, rest, value, failing: failing, &captures, b, at: span)
    case .classPattern(let type, let positional, let keyword, let span):
      try classTest(type, positional, keyword, value, failing: failing, &captures, b, at: span)
    case .or(let alternatives, let span):
      try alternative(alternatives, value, failing: failing, &captures, b, at: span)
    }
  }

  private func sequence(
    _ items: [Pattern], _ value: Int, failing: CodeBuilder.Label,
    _ captures: inout [(name: String, register: Int, span: Span)], _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let check = b.temporary()
    b.emit(.matchSequence, check, value, at: span)
    b.emitJump(.jumpIfNot, check, to: failing, at: span)
    b.emit(.matchLength, check, value, at: span)
    let star = items.firstIndex { if case .star = $0 { true } else { false } }
    let required = b.constant(int: star == nil ? items.count : items.count - 1)
    b.emitJump(star == nil ? .jumpEqual : .jumpGreaterEqual, 0, check, required, to: failing, at: span)
    let base = b.temporaries(items.count)
    if let star {
      b.emit(.unpackRest, base, value, star, at: span)
      b.emitWord(items.count - star - 1, at: span)
    } else {
      b.emit(.unpack, base, value, items.count, at: span)
    }
    for (offset, item) in items.enumerated() {
      try test(item, base + offset, failing: failing, &captures, b)
    }
  }

  private func mapping(
    _ items: [(key: Expression, pattern: Pattern)], _ rest: String?, _ value: Int,
    failing: CodeBuilder.Label, _ captures: inout [(name: String, register: Int, span: Span)],
    _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let check = b.temporary()
    b.emit(.matchMapping, check, value, at: span)
    b.emitJump(.jumpIfNot, check, to: failing, at: span)
    let keys = b.temporary()
    let base = b.temporaries(items.count)
    for (offset, item) in items.enumerated() { try evaluate(item.key, into: base + offset, b) }
    b.emit(.buildTuple, keys, base, items.count, at: span)
    let found = b.temporary()
    b.emit(.matchKeys, found, value, keys, at: span)
    b.emitJump(.jumpSame, 1, found, b.constant(.none), to: failing, at: span)
    b.emit(.unpack, base, found, items.count, at: span)
    for (offset, item) in items.enumerated() {
      try test(item.pattern, base + offset, failing: failing, &captures, b)
    }
    if let rest {
      let remaining = b.temporary()
      b.emit(.matchRest, remaining, value, keys, at: span)
      captures.append((rest, remaining, span))
    }
  }

  private func classTest(
    _ type: Expression, _ positional: [Pattern], _ keyword: [(name: String, pattern: Pattern)],
    _ value: Int, failing: CodeBuilder.Label,
    _ captures: inout [(name: String, register: Int, span: Span)], _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let window = b.temporaries(2)
    try evaluate(type, into: window, b)
    let names = keyword.map { machine.constantString(Text($0.name)) }
    b.emit(.move, window + 1, b.constant(machine.constantTuple(names)), at: span)
    let found = b.temporary()
    b.emit(.matchClass, found, value, window, at: span)
    b.emitWord(positional.count, at: span)
    b.emitJump(.jumpSame, 1, found, b.constant(.none), to: failing, at: span)
    let count = positional.count + keyword.count
    let base = b.temporaries(count)
    b.emit(.unpack, base, found, count, at: span)
    for (offset, item) in (positional + keyword.map(\.pattern)).enumerated() {
      try test(item, base + offset, failing: failing, &captures, b)
    }
  }

  /// All alternatives bind the same names, so each stores into the registers the first one chose.
  private func alternative(
    _ alternatives: [Pattern], _ value: Int, failing: CodeBuilder.Label,
    _ captures: inout [(name: String, register: Int, span: Span)], _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let matched = b.makeLabel()
    var shared: [(name: String, register: Int, span: Span)] = []
    for (index, pattern) in alternatives.enumerated() {
      let next = index == alternatives.count - 1 ? failing : b.makeLabel()
      var own: [(name: String, register: Int, span: Span)] = []
      let mark = b.top
      try test(pattern, value, failing: next, &own, b)
      if index == 0 {
        for capture in own { shared.append((capture.name, b.temporary(), capture.span)) }
      }
      for capture in own {
        if let slot = shared.first(where: { $0.name == capture.name }) {
          b.emit(.move, slot.register, capture.register, at: capture.span)
        }
      }
      if index > 0 { b.top = max(mark, b.top) }
      if index < alternatives.count - 1 {
        b.emitJump(.jump, to: matched, at: span)
        b.place(next)
      }
    }
    b.place(matched)
    captures += shared
  }
}
