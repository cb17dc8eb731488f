/// Names, literals, displays, and what may be written after them.
extension Parser {
  /// An atom followed by attributes, calls and subscripts.
  mutating func primary() throws(ParseStop) -> Expression {
    let start = start
    var value = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        let nameStart = self.start
        let name = try name()
        value = try node(.attribute(value, name, nameSpan: Span(nameStart, end)), from: start)
      case .leftParen:
        let arguments = try callArguments()
        value = try node(.call(value, arguments), from: start)
      case .leftBracket:
        try enter()
        advance()
        let index = try subscripts()
        try expect(.rightBracket)
        depth -= 1
        value = try node(.subscripted(value, index), from: start)
      default:
        return value
      }
    }
  }

  private mutating func atom() throws(ParseStop) -> Expression {
    let token = token
    switch token.kind {
    case .name:
      advance()
      return Expression(.name(text(token)), token.span)
    case .number:
      advance()
      do {
        let value = try NumberLiteral.value(of: token, in: bytes)
        return Expression(.constant(value), token.span)
      } catch {
        throw .fault(error)
      }
    case .string: return try strings()
    case .leftParen: return try parenthesised()
    case .leftBracket: return try listDisplay()
    case .leftBrace: return try braceDisplay()
    case .true: return constant(.true)
    case .false: return constant(.false)
    case .none: return constant(.none)
    case .ellipsis: return constant(.ellipsis)
    default: throw stop()
    }
  }

  private mutating func constant(_ value: Constant) -> Expression {
    let span = token.span
    advance()
    return Expression(.constant(value), span)
  }

  // MARK: Subscripts

  private mutating func subscripts() throws(ParseStop) -> Expression {
    let start = start
    let first = try subscriptItem()
    guard kind == .comma || isStarred(first) else { return first }
    var items = [first]
    while accept(.comma), kind != .rightBracket { items.append(try subscriptItem()) }
    return try node(.tuple(items), from: start)
  }

  private func isStarred(_ expression: Expression) -> Bool {
    if case .starred = expression.kind { return true }
    return false
  }

  private mutating func subscriptItem() throws(ParseStop) -> Expression {
    if kind == .star { return try starredArgument() }
    let start = start
    var lower: Expression?
    if kind != .colon {
      let value = try namedExpression()
      guard kind == .colon else { return value }
      if case .walrus = value.kind, Int(value.span.start) == start { throw stop() }
      lower = value
    }
    try expect(.colon)
    let upper = startsExpression ? try expression() : nil
    let step = accept(.colon) && startsExpression ? try expression() : nil
    return try node(.slice(lower, upper, step), from: start)
  }

  // MARK: Brackets

  /// A group, a tuple or a generator expression.
  private mutating func parenthesised() throws(ParseStop) -> Expression {
    let start = start
    advance()
    try enter()
    defer { depth -= 1 }
    return try parenthesisedBody(from: start, closing: .rightParen)
  }

  /// What stands between parentheses, or between the braces of an f-string.
  mutating func parenthesisedBody(
    from start: Int, closing: TokenKind
  ) throws(ParseStop) -> Expression {
    func close(_ parser: inout Parser) throws(ParseStop) {
      guard parser.kind == closing else { throw parser.stop() }
      if closing != .endOfText { parser.advance() }
    }
    if kind == closing {
      try close(&self)
      return try node(.tuple([]), from: start)
    }
    if kind == .yield {
      let value = try yieldExpression()
      try close(&self)
      return value
    }
    let first = try starNamedExpression()
    if kind == .for || kind == .async, !isStarred(first) {
      return try comprehension(.generator(first), from: start, closing: closing)
    }
    if kind != .comma {
      if isStarred(first) { throw stop() }
      try close(&self)
      return first
    }
    var items = [first]
    while accept(.comma), kind != closing { items.append(try starNamedExpression()) }
    try close(&self)
    return try node(.tuple(items), from: start)
  }

  private mutating func listDisplay() throws(ParseStop) -> Expression {
    let start = start
    advance()
    try enter()
    defer { depth -= 1 }
    var items: [Expression] = []
    if kind != .rightBracket {
      let first = try starNamedExpression()
      if kind == .for || kind == .async, !isStarred(first) {
        return try comprehension(.list(first), from: start, closing: .rightBracket)
      }
      items.append(first)
      while accept(.comma), kind != .rightBracket { items.append(try starNamedExpression()) }
    }
    try expect(.rightBracket)
    return try node(.list(items), from: start)
  }

  /// A set, a dict, or a comprehension of either.
  private mutating func braceDisplay() throws(ParseStop) -> Expression {
    let start = start
    advance()
    try enter()
    defer { depth -= 1 }
    if kind == .rightBrace || kind == .doubleStar { return try dictDisplay(nil, from: start) }
    let isNamed = kind == .name && kind(ahead: 1) == .colonAssign
    let first = try starNamedExpression()
    if kind == .colon, !isStarred(first), !isNamed { return try dictDisplay(first, from: start) }
    if kind == .for || kind == .async, !isStarred(first) {
      return try comprehension(.set(first), from: start, closing: .rightBrace)
    }
    var items = [first]
    while accept(.comma), kind != .rightBrace { items.append(try starNamedExpression()) }
    try expect(.rightBrace)
    return try node(.set(items), from: start)
  }

  /// The rest of a dict whose first key has been read, if it has one.
  private mutating func dictDisplay(
    _ firstKey: Expression?, from start: Int
  ) throws(ParseStop) -> Expression {
    var entries: [(key: Expression?, value: Expression)] = []
    if let firstKey {
      try expect(.colon)
      let value = try expression()
      if kind == .for || kind == .async {
        return try comprehension(.dict(key: firstKey, value: value), from: start, closing: .rightBrace)
      }
      entries.append((firstKey, value))
      if !accept(.comma) {
        try expect(.rightBrace)
        return try node(.dict(entries), from: start)
      }
    }
    while kind != .rightBrace {
      if accept(.doubleStar) {
        entries.append((nil, try operation(binding: 1)))
      } else {
        let key = try expression()
        try expect(.colon)
        entries.append((key, try expression()))
      }
      if !accept(.comma) { break }
    }
    try expect(.rightBrace)
    return try node(.dict(entries), from: start)
  }

  // MARK: Comprehensions

  mutating func comprehension(
    _ result: Comprehension.Result, from start: Int, closing: TokenKind
  ) throws(ParseStop) -> Expression {
    let scope = newScope()
    var clauses: [Comprehension.Clause] = []
    while kind == .for || kind == .async {
      let isAsync = accept(.async)
      try expect(.for)
      let target = try targets()
      try expect(.in)
      let iterable = try disjunction()
      var conditions: [Expression] = []
      while accept(.if) { conditions.append(try disjunction()) }
      clauses.append(
        Comprehension.Clause(
          target: target, iterable: iterable, conditions: conditions, isAsync: isAsync))
    }
    guard kind == closing else { throw stop() }
    if closing != .endOfText { advance() }
    let comprehension = Comprehension(result: result, clauses: clauses, scope: scope)
    return try node(.comprehension(comprehension), from: start)
  }
}
