/// Operators, from the loosest to the tightest.
extension Parser {
  /// A conditional, a lambda, or what binds tighter.
  mutating func expression() throws(ParseStop) -> Expression {
    if kind == .lambda { return try lambda() }
    let start = start
    let body = try disjunction()
    guard kind == .if else { return body }
    advance()
    let test = try disjunction()
    try expect(.else)
    try enter()
    defer { depth -= 1 }
    let orElse = try expression()
    return try node(.conditional(test: test, body: body, orElse: orElse), from: start)
  }

  /// `name := value` or an expression.
  mutating func namedExpression() throws(ParseStop) -> Expression {
    guard kind == .name, kind(ahead: 1) == .colonAssign else { return try expression() }
    let start = start
    let target = Expression(.name(try name()), Span(start, end))
    advance()
    let value = try expression()
    return try node(.walrus(target: target, value: value), from: start)
  }

  /// Operands of `or`, flattened.
  mutating func disjunction() throws(ParseStop) -> Expression {
    let start = start
    let first = try conjunction()
    guard kind == .or else { return first }
    var operands = [first]
    while accept(.or) { operands.append(try conjunction()) }
    return try node(.boolOp(.or, operands), from: start)
  }

  private mutating func conjunction() throws(ParseStop) -> Expression {
    let start = start
    let first = try inversion()
    guard kind == .and else { return first }
    var operands = [first]
    while accept(.and) { operands.append(try inversion()) }
    return try node(.boolOp(.and, operands), from: start)
  }

  private mutating func inversion() throws(ParseStop) -> Expression {
    guard kind == .not else { return try comparison() }
    let start = start
    advance()
    try enter()
    defer { depth -= 1 }
    let operand = try inversion()
    return try node(.unary(.not, operand), from: start)
  }

  private mutating func comparison() throws(ParseStop) -> Expression {
    let start = start
    let left = try operation(binding: 1)
    guard var next = comparisonOperator() else { return left }
    var rest: [(op: CompareOperator, right: Expression)] = []
    while true {
      position(advancedBy: next.length)
      rest.append((next.op, try operation(binding: 1)))
      guard let another = comparisonOperator() else { break }
      next = another
    }
    return try node(.compare(left, rest), from: start)
  }

  private mutating func position(advancedBy count: Int) {
    for _ in 0..<count { advance() }
  }

  /// The comparison at hand and how many tokens spell it.
  private func comparisonOperator() -> (op: CompareOperator, length: Int)? {
    switch kind {
    case .doubleEqual: (.equal, 1)
    case .notEqual: (.notEqual, 1)
    case .less: (.less, 1)
    case .lessEqual: (.lessEqual, 1)
    case .greater: (.greater, 1)
    case .greaterEqual: (.greaterEqual, 1)
    case .in: (.in, 1)
    case .is: kind(ahead: 1) == .not ? (.isNot, 2) : (.is, 1)
    case .not: kind(ahead: 1) == .in ? (.notIn, 2) : nil
    default: nil
    }
  }

  /// Binary operators that bind at least as tightly as `binding`, all grouping to the left.
  mutating func operation(binding: Int) throws(ParseStop) -> Expression {
    let start = start
    var left = try factor()
    while let (op, strength) = Parser.binaryOperator(kind), strength >= binding {
      advance()
      let right = try operation(binding: strength + 1)
      left = try node(.binary(left, op, right), from: start)
    }
    return left
  }

  private static func binaryOperator(_ kind: TokenKind) -> (BinaryOperator, Int)? {
    switch kind {
    case .bar: (.bitOr, 1)
    case .caret: (.bitXor, 2)
    case .ampersand: (.bitAnd, 3)
    case .leftShift: (.leftShift, 4)
    case .rightShift: (.rightShift, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .doubleSlash: (.floorDivide, 6)
    case .percent: (.modulo, 6)
    case .at: (.matrixMultiply, 6)
    default: nil
    }
  }

  /// Signs, then powers, which bind tighter to their left and looser to their right.
  private mutating func factor() throws(ParseStop) -> Expression {
    let start = start
    let sign: UnaryOperator
    switch kind {
    case .plus: sign = .plus
    case .minus: sign = .minus
    case .tilde: sign = .invert
    default:
      let base = try awaited()
      guard kind == .doubleStar else { return base }
      advance()
      try enter()
      defer { depth -= 1 }
      let exponent = try factor()
      return try node(.binary(base, .power, exponent), from: start)
    }
    advance()
    try enter()
    defer { depth -= 1 }
    let operand = try factor()
    return try node(.unary(sign, operand), from: start)
  }

  private mutating func awaited() throws(ParseStop) -> Expression {
    guard kind == .await else { return try primary() }
    let start = start
    advance()
    let operand = try primary()
    return try node(.await(operand), from: start)
  }

  private mutating func lambda() throws(ParseStop) -> Expression {
    let start = start
    advance()
    try enter()
    defer { depth -= 1 }
    let parameters = try parameters(until: .colon, isLambda: true)
    try expect(.colon)
    let scope = newScope()
    let body = try expression()
    return try node(.lambda(parameters, body, scope), from: start)
  }
}

// MARK: - Lists of expressions without brackets

extension Parser {
  /// `a, *b, c` as in an assignment's value: one expression, or a tuple when there is a comma.
  mutating func starExpressions() throws(ParseStop) -> Expression {
    let start = start
    let first = try starExpression()
    guard kind == .comma else { return first }
    var items = [first]
    while accept(.comma), startsExpression || kind == .star {
      items.append(try starExpression())
    }
    return try node(.tuple(items), from: start)
  }

  private mutating func starExpression() throws(ParseStop) -> Expression {
    guard kind == .star else { return try expression() }
    return try starred()
  }

  /// `*` and what binds tighter than a comparison.
  mutating func starred() throws(ParseStop) -> Expression {
    let start = start
    try expect(.star)
    let value = try operation(binding: 1)
    return try node(.starred(value), from: start)
  }

  /// An element of a display: starred, or perhaps naming a value.
  mutating func starNamedExpression() throws(ParseStop) -> Expression {
    kind == .star ? try starred() : try namedExpression()
  }

  /// The right side of `=`: `yield` is allowed bare.
  mutating func assignedValue() throws(ParseStop) -> Expression {
    kind == .yield ? try yieldExpression() : try starExpressions()
  }

  mutating func yieldExpression() throws(ParseStop) -> Expression {
    let start = start
    try expect(.yield)
    if accept(.from) {
      let value = try expression()
      return try node(.yieldFrom(value), from: start)
    }
    let value = startsExpression || kind == .star ? try starExpressions() : nil
    return try node(.yield(value), from: start)
  }

  /// Whether an expression can begin here; `*` is not counted.
  var startsExpression: Bool {
    switch kind {
    case .name, .number, .string, .leftParen, .leftBracket, .leftBrace, .ellipsis, .plus, .minus, .tilde,
      .not, .lambda, .await, .true, .false, .none:
      true
    // A fault must be reached to be reported.
    case .fault: true
    default: false
    }
  }
}
