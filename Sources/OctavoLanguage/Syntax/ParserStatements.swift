/// Statements of one line.
extension Parser {
  /// One compound statement, or all the statements of a line.
  mutating func statement(into body: inout [Statement]) throws(ParseStop) {
    if let compound = try compoundStatement() {
      body.append(compound)
    } else {
      try simpleStatements(into: &body)
    }
  }

  mutating func simpleStatements(into body: inout [Statement]) throws(ParseStop) {
    repeat {
      body.append(try simpleStatement())
    } while accept(.semicolon) && kind != .newline
    try expect(.newline)
  }

  private mutating func simpleStatement() throws(ParseStop) -> Statement {
    let start = start
    let kind = try simpleKind()
    return Statement(kind, Span(start, end))
  }

  private mutating func simpleKind() throws(ParseStop) -> Statement.Kind {
    switch kind {
    case .return:
      advance()
      return .return(startsExpression || kind == .star ? try starExpressions() : nil)
    case .pass:
      advance()
      return .pass
    case .break:
      advance()
      return .break
    case .continue:
      advance()
      return .continue
    case .import: return try importStatement()
    case .from: return try importFrom()
    case .raise: return try raise()
    case .del: return try delete()
    case .assert:
      advance()
      let test = try expression()
      return .assert(test, message: accept(.comma) ? try expression() : nil)
    case .global:
      advance()
      return .global(try names())
    case .nonlocal:
      advance()
      return .nonlocal(try names())
    default:
      return try assignment()
    }
  }

  private mutating func names() throws(ParseStop) -> [String] {
    var names = [try name()]
    while accept(.comma) { names.append(try name()) }
    return names
  }

  private mutating func raise() throws(ParseStop) -> Statement.Kind {
    advance()
    guard startsExpression else { return .raise(nil, cause: nil) }
    let exception = try expression()
    return .raise(exception, cause: accept(.from) ? try expression() : nil)
  }

  private mutating func delete() throws(ParseStop) -> Statement.Kind {
    advance()
    var targets: [Expression] = []
    repeat {
      let target = try primary()
      guard isDeletable(target) else { throw .noRule }
      targets.append(target)
    } while accept(.comma) && kind != .newline && kind != .semicolon
    guard kind == .newline || kind == .semicolon else { throw stop() }
    return .delete(targets)
  }

  // MARK: Imports

  private mutating func importStatement() throws(ParseStop) -> Statement.Kind {
    advance()
    var aliases: [Alias] = []
    repeat {
      let start = start
      let name = try dottedName()
      let asName = accept(.as) ? try self.name() : nil
      aliases.append(Alias(name: name, asName: asName, span: Span(start, end)))
    } while accept(.comma)
    return .import(aliases)
  }

  private mutating func dottedName() throws(ParseStop) -> String {
    var text = try name()
    while accept(.dot) { text += "." + (try name()) }
    return text
  }

  private mutating func importFrom() throws(ParseStop) -> Statement.Kind {
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = level > 0 && kind == .import ? nil : try dottedName()
    try expect(.import)
    if kind == .star {
      let span = token.span
      advance()
      return .importFrom(module: module, [Alias(name: "*", asName: nil, span: span)], level: level)
    }
    let isParenthesised = accept(.leftParen)
    var aliases: [Alias] = []
    repeat {
      if isParenthesised, !aliases.isEmpty, kind == .rightParen { break }
      let start = start
      let name = try name()
      let asName = accept(.as) ? try self.name() : nil
      aliases.append(Alias(name: name, asName: asName, span: Span(start, end)))
    } while accept(.comma)
    if isParenthesised { try expect(.rightParen) }
    return .importFrom(module: module, aliases, level: level)
  }

  // MARK: Assignments

  private mutating func assignment() throws(ParseStop) -> Statement.Kind {
    let isParenthesised = kind == .leftParen
    let first = try assignedValue()
    switch kind {
    case .assign:
      return try chainedAssignment(first)
    case .colon:
      guard isSingleTarget(first) else { throw stop() }
      advance()
      let annotation = try expression()
      let value = accept(.assign) ? try assignedValue() : nil
      var isSimple = false
      if case .name = first.kind { isSimple = !isParenthesised }
      return .annotatedAssign(target: first, annotation: annotation, value: value, isSimple: isSimple)
    default:
      guard let op = augmentedOperator(kind) else { return .expression(first) }
      guard isSingleTarget(first) else { throw stop() }
      advance()
      return .augmentedAssign(target: first, op, value: try assignedValue())
    }
  }

  private mutating func chainedAssignment(_ first: Expression) throws(ParseStop) -> Statement.Kind {
    var targets: [Expression] = []
    var value = first
    while kind == .assign {
      guard isStarTarget(value) else { throw stop() }
      targets.append(value)
      advance()
      value = try assignedValue()
    }
    return .assign(targets: targets, value: value)
  }

  private func augmentedOperator(_ kind: TokenKind) -> BinaryOperator? {
    switch kind {
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .starAssign: .multiply
    case .atAssign: .matrixMultiply
    case .slashAssign: .divide
    case .percentAssign: .modulo
    case .ampersandAssign: .bitAnd
    case .barAssign: .bitOr
    case .caretAssign: .bitXor
    case .leftShiftAssign: .leftShift
    case .rightShiftAssign: .rightShift
    case .doubleStarAssign: .power
    case .doubleSlashAssign: .floorDivide
    default: nil
    }
  }
}

// MARK: - Targets

extension Parser {
  /// What stands between `for` and `in`: one target, or a tuple when there is a comma.
  mutating func targets() throws(ParseStop) -> Expression {
    let start = start
    let first = try target()
    guard kind == .comma else { return first }
    var items = [first]
    while accept(.comma), kind != .in { items.append(try target()) }
    return try node(.tuple(items), from: start)
  }

  /// One target, perhaps starred.
  mutating func target() throws(ParseStop) -> Expression {
    let start = start
    let isStarred = accept(.star)
    let value = try primary()
    guard isStarTarget(value) else { throw .noRule }
    return isStarred ? try node(.starred(value), from: start) : value
  }

  /// A name, an attribute or a subscript.
  func isSingleTarget(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name, .attribute, .subscripted: true
    default: false
    }
  }

  /// What `=` and `for` accept; one star is allowed before each part.
  func isStarTarget(_ expression: Expression) -> Bool {
    if case .starred(let value) = expression.kind { return isUnstarredTarget(value) }
    return isUnstarredTarget(expression)
  }

  private func isUnstarredTarget(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .tuple(let items), .list(let items): items.allSatisfy(isStarTarget)
    default: isSingleTarget(expression)
    }
  }

  private func isDeletable(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .tuple(let items), .list(let items): items.allSatisfy(isDeletable)
    default: isSingleTarget(expression)
    }
  }
}
