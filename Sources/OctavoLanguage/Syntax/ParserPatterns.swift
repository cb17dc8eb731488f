/// The `match` statement.
extension Parser {
  /// `match` is a keyword only when its line ends with a colon and an indented `case` follows.
  var isMatchStatement: Bool {
    switch kind(ahead: 1) {
    case .assign, .dot, .comma, .colon, .newline, .semicolon, .rightParen: return false
    default: break
    }
    var count = 1
    while kind(ahead: count) != .newline {
      if kind(ahead: count) == .endOfText || kind(ahead: count) == .fault { return false }
      count += 1
    }
    return kind(ahead: count - 1) == .colon && kind(ahead: count + 1) == .indent
      && isNamed("case", ahead: count + 2)
  }

  mutating func matchStatement() throws(ParseStop) -> Statement {
    let start = start
    advance()
    let subject = try matchSubject()
    try expect(.colon)
    try expect(.newline)
    try expect(.indent)
    var cases: [MatchCase] = []
    while isNamed("case") {
      advance()
      let pattern = try topPattern()
      let guardTest = accept(.if) ? try namedExpression() : nil
      cases.append(MatchCase(pattern: pattern, guardTest: guardTest, body: try block()))
    }
    try expect(.dedent)
    return Statement(.match(subject: subject, cases), Span(start, solidEnd))
  }

  private mutating func matchSubject() throws(ParseStop) -> Expression {
    let start = start
    let first = try starNamedExpression()
    if kind != .comma {
      if case .starred = first.kind { throw stop() }
      return first
    }
    var items = [first]
    while accept(.comma), kind != .colon { items.append(try starNamedExpression()) }
    return try node(.tuple(items), from: start)
  }

  // MARK: Patterns

  /// A pattern, or a sequence of them without brackets.
  private mutating func topPattern() throws(ParseStop) -> Pattern {
    let start = start
    let first = try starOrPattern()
    if kind != .comma {
      if case .star = first { throw stop() }
      return first
    }
    var items = [first]
    while accept(.comma), kind != .colon, kind != .if { items.append(try starOrPattern()) }
    return .sequence(items, Span(start, end))
  }

  private mutating func starOrPattern() throws(ParseStop) -> Pattern {
    guard kind == .star else { return try pattern() }
    let start = start
    advance()
    if isNamed("_") {
      advance()
      return .star(nil, Span(start, end))
    }
    let name = try captureName()
    return .star(name, Span(start, end))
  }

  private mutating func pattern() throws(ParseStop) -> Pattern {
    try enter()
    defer { depth -= 1 }
    let start = start
    let first = try closedPattern()
    var pattern = first
    if kind == .bar {
      var options = [first]
      while accept(.bar) { options.append(try closedPattern()) }
      pattern = .or(options, Span(start, end))
    }
    guard accept(.as) else { return pattern }
    let name = try captureName()
    return .capture(pattern, name: name, Span(start, end))
  }

  /// A name that a pattern binds: not `_`, and not the beginning of something longer.
  private mutating func captureName() throws(ParseStop) -> String {
    if isNamed("_") { throw .noRule }
    let name = try name()
    if kind == .dot || kind == .leftParen || kind == .assign { throw stop() }
    return name
  }

  private mutating func closedPattern() throws(ParseStop) -> Pattern {
    let start = start
    switch kind {
    case .none, .true, .false:
      let value: Constant = kind == .none ? .none : kind == .true ? .true : .false
      advance()
      return .singleton(value, Span(start, end))
    case .number, .minus, .string:
      return .value(try literal(), Span(start, end))
    case .leftParen: return try groupOrSequence()
    case .leftBracket:
      advance()
      let items = try patterns(until: .rightBracket)
      try expect(.rightBracket)
      return .sequence(items, Span(start, end))
    case .leftBrace: return try mapping()
    case .name: return try namePattern()
    default: throw stop()
    }
  }

  private mutating func patterns(until closing: TokenKind) throws(ParseStop) -> [Pattern] {
    var items: [Pattern] = []
    while kind != closing {
      items.append(try starOrPattern())
      if !accept(.comma) { break }
    }
    return items
  }

  private mutating func groupOrSequence() throws(ParseStop) -> Pattern {
    let start = start
    advance()
    if accept(.rightParen) { return .sequence([], Span(start, end)) }
    let first = try starOrPattern()
    if kind != .comma {
      if case .star = first { throw stop() }
      try expect(.rightParen)
      return first
    }
    advance()
    let items = [first] + (try patterns(until: .rightParen))
    try expect(.rightParen)
    return .sequence(items, Span(start, end))
  }

  /// A number with its sign, a complex number, or strings.
  private mutating func literal() throws(ParseStop) -> Expression {
    if kind == .string { return try strings() }
    let start = start
    let real = try signedNumber()
    guard kind == .plus || kind == .minus else { return real }
    let op: BinaryOperator = kind == .plus ? .add : .subtract
    advance()
    let imaginary = try number()
    guard isImaginary(imaginary), !isImaginary(real) else { throw .noRule }
    return try node(.binary(real, op, imaginary), from: start)
  }

  private mutating func signedNumber() throws(ParseStop) -> Expression {
    let start = start
    guard accept(.minus) else { return try number() }
    let value = try number()
    return try node(.unary(.minus, value), from: start)
  }

  private mutating func number() throws(ParseStop) -> Expression {
    guard kind == .number else { throw stop() }
    let token = token
    advance()
    do {
      let value = try NumberLiteral.value(of: token, in: bytes)
      return Expression(.constant(value), token.span)
    } catch {
      throw .fault(error)
    }
  }

  private func isImaginary(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant(.imaginary): true
    case .unary(_, let operand): isImaginary(operand)
    default: false
    }
  }

  /// A capture, `_`, a dotted name or a class.
  private mutating func namePattern() throws(ParseStop) -> Pattern {
    let start = start
    let isDotted = kind(ahead: 1) == .dot
    if !isDotted, kind(ahead: 1) != .leftParen {
      if isNamed("_") {
        advance()
        return .capture(nil, name: nil, Span(start, end))
      }
      let name = try captureName()
      return .capture(nil, name: name, Span(start, end))
    }
    let value = try dottedValue()
    if kind == .leftParen { return try classPattern(value, from: start) }
    if kind == .assign { throw stop() }
    return .value(value, Span(start, end))
  }

  private mutating func dottedValue() throws(ParseStop) -> Expression {
    let start = start
    var value = Expression(.name(try name()), Span(start, end))
    while accept(.dot) {
      let nameStart = self.start
      let name = try name()
      value = try node(.attribute(value, name, nameSpan: Span(nameStart, end)), from: start)
    }
    return value
  }

  private mutating func classPattern(
    _ value: Expression, from start: Int
  ) throws(ParseStop) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keyword: [(name: String, pattern: Pattern)] = []
    while kind != .rightParen {
      if kind == .name, kind(ahead: 1) == .assign {
        let name = try name()
        advance()
        keyword.append((name, try pattern()))
      } else {
        if !keyword.isEmpty { throw stop() }
        positional.append(try pattern())
      }
      if !accept(.comma) { break }
    }
    try expect(.rightParen)
    return .classPattern(value, positional: positional, keyword: keyword, Span(start, end))
  }

  private mutating func mapping() throws(ParseStop) -> Pattern {
    let start = start
    advance()
    var entries: [(key: Expression, pattern: Pattern)] = []
    var rest: String?
    while kind != .rightBrace {
      if accept(.doubleStar) {
        rest = try captureName()
        _ = accept(.comma)
        break
      }
      let key = try mappingKey()
      try expect(.colon)
      entries.append((key, try pattern()))
      if !accept(.comma) { break }
    }
    try expect(.rightBrace)
    return .mapping(entries, rest: rest, Span(start, end))
  }

  private mutating func mappingKey() throws(ParseStop) -> Expression {
    let span = token.span
    switch kind {
    case .none, .true, .false:
      let value: Constant = kind == .none ? .none : kind == .true ? .true : .false
      advance()
      return Expression(.constant(value), span)
    case .name:
      let value = try dottedValue()
      if case .name = value.kind { throw stop() }
      return value
    default: return try literal()
    }
  }
}
