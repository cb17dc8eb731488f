/// Expressions, from the loosest operators to the tightest.
extension OrderedReader {
  // MARK: Lists

  func starExpressions() throws -> Expression? {
    try remembered(.starExpressions) { try expressionList(starExpression) }
  }

  func expressions() throws -> Expression? { try expressionList(expression) }

  /// One item, or a tuple of them when there is a comma.
  private func expressionList(_ item: () throws -> Expression?) throws -> Expression? {
    let start = position
    return try attempt { () throws -> Expression? in
      guard let first = try item() else { return nil }
      var items = [first]
      while let next = try attempt({ try take(.comma) ? try item() : nil }) { items.append(next) }
      let hasComma = try take(.comma)
      return items.count > 1 || hasComma ? node(.tuple(items), from: start) : first
    }
  }

  private func starExpression() throws -> Expression? {
    try remembered(.starExpression) {
      if let starred = try starredOperation() { return starred }
      return try expression()
    }
  }

  private func starredOperation() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.star), let value = try bitOr() else { return nil }
      return node(.starred(value), from: start)
    }
  }

  func starNamedExpressions() throws -> [Expression] {
    let items = try separated(starNamedExpression)
    if !items.isEmpty { _ = try take(.comma) }
    return items
  }

  func starNamedExpression() throws -> Expression? {
    try remembered(.starNamedExpression) {
      if let starred = try starredOperation() { return starred }
      return try namedExpression()
    }
  }

  // MARK: Named expressions

  func assignmentExpression() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.name) else { return nil }
      let target = node(.name(text(last)), from: start)
      guard try take(.colonAssign), let value = try expression() else { return nil }
      return node(.walrus(target: target, value: value), from: start)
    }
  }

  func namedExpression() throws -> Expression? {
    try remembered(.namedExpression) {
      if let walrus = try assignmentExpression() { return walrus }
      if seeksMistakes { try invalidNamedExpression() }
      return try unnamedExpression()
    }
  }

  /// An expression that `:=` does not follow.
  func unnamedExpression() throws -> Expression? {
    try attempt {
      guard let value = try expression() else { return nil }
      return try at(.colonAssign) ? nil : value
    }
  }

  private func invalidNamedExpression() throws {
    _ = try remembered(.invalidNamed) { () throws -> Bool in
      try attempt { () throws -> Bool in
        guard let target = try expression(), try take(.colonAssign), try expression() != nil else {
          return false
        }
        throw fault("cannot use assignment expressions with \(target.description)", at: target.span)
      }
        || attempt { () throws -> Bool in
          let start = position
          guard try take(.name), try take(.assign), let value = try bitOr() else { return false }
          if try at(.assign) || at(.colonAssign) { return false }
          throw fault(
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            at: tokens[start].span.through(value.span))
        }
        || attempt { () throws -> Bool in
          let isPlainTarget = try looks {
            try listDisplay() != nil || tupleDisplay() != nil || generator() != nil
              || take(any: .true, .none, .false)
          }
          if isPlainTarget { return false }
          guard let target = try bitOr(), try take(.assign), try bitOr() != nil else { return false }
          if try at(.assign) || at(.colonAssign) { return false }
          throw fault(
            "cannot assign to \(target.description) here. Maybe you meant '==' instead of '='?",
            at: target.span)
        }
    }
  }

  // MARK: Expressions

  func expression() throws -> Expression? {
    try remembered(.expression) {
      if seeksMistakes {
        try invalidExpression()
        try invalidLegacyExpression()
      }
      return try plainExpression()
    }
  }

  private func plainExpression() throws -> Expression? {
    let start = position
    if let conditional = try attempt({ () throws -> Expression? in
      guard let body = try disjunction(), try take(.if), let test = try disjunction(),
        try take(.else), let orElse = try expression()
      else { return nil }
      return node(.conditional(test: test, body: body, orElse: orElse), from: start)
    }) {
      return conditional
    }
    if let value = try disjunction() { return value }
    return try lambda()
  }

  /// What is read to see whether a comma is missing is itself not searched for mistakes.
  private func expressionWithoutMistakes() throws -> Expression? {
    let outer = seeksMistakes
    seeksMistakes = false
    defer { seeksMistakes = outer }
    return try plainExpression()
  }

  private func invalidExpression() throws {
    _ = try attempt { () throws -> Bool in
      let isPrefixed = try looks { try take(.name) && take(.string) }
      if try isPrefixed || isSoftKeyword() { return false }
      guard let first = try disjunction(), let second = try expressionWithoutMistakes() else {
        return false
      }
      if isLegacyStatement(first) || levels[max(position - 1, 0)] == 0 { return false }
      throw fault("invalid syntax. Perhaps you forgot a comma?", from: first, through: second)
    }
    _ = try attempt { () throws -> Bool in
      guard let body = try disjunction(), try take(.if), let test = try disjunction() else {
        return false
      }
      if try at(.else) || at(.colon) { return false }
      throw fault("expected 'else' after 'if' expression", from: body, through: test)
    }
  }

  private func invalidLegacyExpression() throws {
    _ = try attempt { () throws -> Bool in
      let start = position
      guard try take(.name) else { return false }
      let name = node(.name(text(last)), from: start)
      guard try !at(.leftParen), let rest = try starExpressions(), isLegacyStatement(name) else {
        return false
      }
      let word = text(tokens[start])
      throw fault(
        "Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?", from: name, through: rest)
    }
  }

  /// Names that may begin a statement; CPython takes the beginnings of such names for them as well.
  private func isSoftKeyword() throws -> Bool {
    guard try kind() == .name else { return false }
    let word = text(tokens[position])
    return word == "_" || "case".hasPrefix(word) || "match".hasPrefix(word)
  }

  /// `print` and `exec` were statements once.
  private func isLegacyStatement(_ expression: Expression) -> Bool {
    guard case .name(let name) = expression.kind else { return false }
    return name == "print" || name == "exec"
  }

  func disjunction() throws -> Expression? {
    try remembered(.disjunction) { try chain(.or, .or, conjunction) }
  }

  private func conjunction() throws -> Expression? {
    try remembered(.conjunction) { try chain(.and, .and, inversion) }
  }

  private func chain(
    _ word: TokenKind, _ op: BoolOperator, _ operand: () throws -> Expression?
  ) throws -> Expression? {
    let start = position
    guard let first = try operand() else { return nil }
    var hasMore = false
    while try attempt({ try take(word) && operand() != nil }) { hasMore = true }
    return hasMore ? node(.boolOp(op, [first]), from: start) : first
  }

  private func inversion() throws -> Expression? {
    try remembered(.inversion) {
      let start = position
      if let inverted = try attempt({ () throws -> Expression? in
        guard try take(.not), let operand = try inversion() else { return nil }
        return node(.unary(.not, operand), from: start)
      }) {
        return inverted
      }
      return try comparison()
    }
  }

  private func comparison() throws -> Expression? {
    try remembered(.comparison) {
      let start = position
      guard let left = try bitOr() else { return nil }
      var rest: [(op: CompareOperator, right: Expression)] = []
      while let next = try attempt(comparisonPart) { rest.append(next) }
      return rest.isEmpty ? left : node(.compare(left, rest), from: start)
    }
  }

  private func comparisonPart() throws -> (op: CompareOperator, right: Expression)? {
    let op: CompareOperator
    switch try kind() {
    case .doubleEqual: op = .equal
    case .notEqual: op = .notEqual
    case .lessEqual: op = .lessEqual
    case .less: op = .less
    case .greaterEqual: op = .greaterEqual
    case .greater: op = .greater
    case .in: op = .in
    case .not: op = .notIn
    case .is: op = .is
    default: return nil
    }
    let isNot = op == .notIn
    guard try take(kind()) else { return nil }
    if isNot, try !take(.in) { return nil }
    if op == .is {
      // `is not` is tried first, then `is` before an operand that itself begins with `not`, which fails.
      _ = try take(.not)
    }
    guard let right = try bitOr() else { return nil }
    return (op, right)
  }

  // MARK: Operators

  func bitOr() throws -> Expression? {
    try remembered(.bitOr) { try leftChain([.bar], bitXor) }
  }

  private func bitXor() throws -> Expression? {
    try remembered(.bitXor) { try leftChain([.caret], bitAnd) }
  }

  private func bitAnd() throws -> Expression? {
    try remembered(.bitAnd) { try leftChain([.ampersand], shift) }
  }

  private func shift() throws -> Expression? {
    try remembered(.shift) { try leftChain([.leftShift, .rightShift], sum) }
  }

  private func sum() throws -> Expression? {
    try remembered(.sum) { try leftChain([.plus, .minus], term) }
  }

  private func term() throws -> Expression? {
    try remembered(.term) {
      try leftChain([.star, .slash, .doubleSlash, .percent, .at], factor)
    }
  }

  private func leftChain(
    _ operators: [TokenKind], _ operand: () throws -> Expression?
  ) throws -> Expression? {
    let start = position
    guard var left = try operand() else { return nil }
    while try operators.contains(kind()) {
      let mark = position
      guard try take(kind()), try operand() != nil else {
        position = mark
        return left
      }
      left = node(.binary(OrderedReader.matched, .add, OrderedReader.matched), from: start)
    }
    return left
  }

  private func factor() throws -> Expression? {
    try remembered(.factor) {
      let start = position
      for sign in [TokenKind.plus, .minus, .tilde] {
        if let signed = try attempt({ () throws -> Expression? in
          guard try take(sign), try factor() != nil else { return nil }
          return node(.unary(.plus, OrderedReader.matched), from: start)
        }) {
          return signed
        }
      }
      guard let base = try awaitPrimary() else { return nil }
      if try attempt({ try take(.doubleStar) && factor() != nil }) {
        return node(.binary(OrderedReader.matched, .power, OrderedReader.matched), from: start)
      }
      return base
    }
  }

  private func awaitPrimary() throws -> Expression? {
    try remembered(.awaitPrimary) {
      let start = position
      if let awaited = try attempt({ () throws -> Expression? in
        guard try take(.await), let operand = try primary() else { return nil }
        return node(.await(operand), from: start)
      }) {
        return awaited
      }
      return try primary()
    }
  }

  private func lambda() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.lambda) else { return nil }
      _ = try parameters(.lambda)
      guard try take(.colon), try expression() != nil else { return nil }
      return node(.lambda(Parameters(), OrderedReader.matched, ScopeID(index: 0)), from: start)
    }
  }

  func yieldExpression() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.yield) else { return nil }
      if try attempt({ try take(.from) && expression() != nil }) {
        return node(.yieldFrom(OrderedReader.matched), from: start)
      }
      _ = try starExpressions()
      return node(.yield(nil), from: start)
    }
  }
}
