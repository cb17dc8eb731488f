/// Statements that hold other statements.
extension Parser {
  /// `nil` when no compound statement begins here.
  mutating func compoundStatement() throws(ParseStop) -> Statement? {
    switch kind {
    case .if: return try ifStatement()
    case .for: return try forStatement(isAsync: false, from: start)
    case .while: return try whileStatement()
    case .try: return try tryStatement()
    case .with: return try withStatement(isAsync: false, from: start)
    case .def: return try functionDefinition([], isAsync: false, from: start)
    case .class: return try classDefinition([])
    case .at: return try decorated()
    case .async: return try asyncStatement([])
    case .name where isNamed("match") && isMatchStatement: return try matchStatement()
    default: return nil
    }
  }

  /// An indented block, or simple statements on the same line, after the colon.
  mutating func block() throws(ParseStop) -> [Statement] {
    try expect(.colon)
    var body: [Statement] = []
    guard accept(.newline) else {
      try simpleStatements(into: &body)
      return body
    }
    try expect(.indent)
    while kind != .dedent, kind != .endOfText { try statement(into: &body) }
    try expect(.dedent)
    return body
  }

  private mutating func elseBlock() throws(ParseStop) -> [Statement] {
    accept(.else) ? try block() : []
  }

  /// A chain of `elif` is as deep a tree as it is long, but is read without recursion.
  private mutating func ifStatement() throws(ParseStop) -> Statement {
    var arms: [(start: Int, test: Expression, body: [Statement])] = []
    repeat {
      let start = start
      advance()
      let test = try namedExpression()
      arms.append((start, test, try block()))
      if arms.count > Parser.maximumHeight { throw .fault(SyntaxFault(.memory, "", token.span)) }
    } while kind == .elif
    var orElse = try elseBlock()
    let end = solidEnd
    for arm in arms.reversed() {
      let kind = Statement.Kind.if(test: arm.test, body: arm.body, orElse: orElse)
      orElse = [Statement(kind, Span(arm.start, end))]
    }
    return orElse[0]
  }

  private mutating func whileStatement() throws(ParseStop) -> Statement {
    let start = start
    advance()
    let test = try namedExpression()
    let body = try block()
    let orElse = try elseBlock()
    return Statement(.while(test: test, body: body, orElse: orElse), Span(start, solidEnd))
  }

  private mutating func forStatement(isAsync: Bool, from start: Int) throws(ParseStop) -> Statement {
    try expect(.for)
    let target = try targets()
    try expect(.in)
    let iterable = try starExpressions()
    let body = try block()
    let orElse = try elseBlock()
    let kind = Statement.Kind.for(
      target: target, iterable: iterable, body: body, orElse: orElse, isAsync: isAsync)
    return Statement(kind, Span(start, solidEnd))
  }

  private mutating func asyncStatement(_ decorators: [Expression]) throws(ParseStop) -> Statement {
    let start = start
    advance()
    switch kind {
    case .def: return try functionDefinition(decorators, isAsync: true, from: start)
    case .for where decorators.isEmpty: return try forStatement(isAsync: true, from: start)
    case .with where decorators.isEmpty: return try withStatement(isAsync: true, from: start)
    default: throw stop()
    }
  }

  // MARK: try

  private mutating func tryStatement() throws(ParseStop) -> Statement {
    let start = start
    advance()
    let body = try block()
    var handlers: [Handler] = []
    let isStar = kind == .except && kind(ahead: 1) == .star
    while kind == .except {
      handlers.append(try handler(isStar: isStar))
    }
    let orElse = handlers.isEmpty ? [] : try elseBlock()
    let finally = accept(.finally) ? try block() : []
    if handlers.isEmpty, finally.isEmpty { throw stop() }
    let kind = Statement.Kind.try(
      body: body, handlers: handlers, orElse: orElse, finally: finally, isStar: isStar)
    return Statement(kind, Span(start, solidEnd))
  }

  private mutating func handler(isStar: Bool) throws(ParseStop) -> Handler {
    let start = start
    advance()
    if isStar { try expect(.star) }
    var type: Expression?
    var name: String?
    if isStar || kind != .colon {
      type = try expression()
      if accept(.as) { name = try self.name() }
    }
    let body = try block()
    return Handler(type: type, name: name, body: body, span: Span(start, solidEnd))
  }

  // MARK: with

  private mutating func withStatement(isAsync: Bool, from start: Int) throws(ParseStop) -> Statement {
    try expect(.with)
    let items = try withItems()
    let body = try block()
    return Statement(.with(items, body: body, isAsync: isAsync), Span(start, solidEnd))
  }

  /// `with (a as b, c):` puts the items in parentheses; `with (a, b) as c:` begins with a tuple.
  private mutating func withItems() throws(ParseStop) -> [WithItem] {
    if kind == .leftParen, isClosedBeforeColon {
      let (start, scopes, level) = (position, scopeCount, depth)
      do {
        return try parenthesisedItems()
      } catch .noRule {
        rewind(to: start, scopeCount: scopes)
        depth = level
      }
    }
    var items = [try withItem()]
    while accept(.comma) { items.append(try withItem()) }
    return items
  }

  private mutating func parenthesisedItems() throws(ParseStop) -> [WithItem] {
    advance()
    var items: [WithItem] = []
    repeat { items.append(try withItem()) } while accept(.comma) && kind != .rightParen
    try expect(.rightParen)
    guard kind == .colon else { throw stop() }
    return items
  }

  /// Whether the bracket at hand is closed just before a colon.
  private var isClosedBeforeColon: Bool {
    var level = 0
    var count = 0
    while true {
      switch kind(ahead: count) {
      case .leftParen, .leftBracket, .leftBrace: level += 1
      case .rightParen, .rightBracket, .rightBrace:
        level -= 1
        if level == 0 { return kind(ahead: count + 1) == .colon }
      case .endOfText, .fault, .newline: return false
      default: break
      }
      count += 1
    }
  }

  private mutating func withItem() throws(ParseStop) -> WithItem {
    let context = try expression()
    let target = accept(.as) ? try self.target() : nil
    return WithItem(context: context, target: target)
  }

  // MARK: Functions and classes

  private mutating func decorated() throws(ParseStop) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    switch kind {
    case .def: return try functionDefinition(decorators, isAsync: false, from: start)
    case .class: return try classDefinition(decorators)
    case .async: return try asyncStatement(decorators)
    default: throw stop()
    }
  }

  private mutating func functionDefinition(
    _ decorators: [Expression], isAsync: Bool, from start: Int
  ) throws(ParseStop) -> Statement {
    try expect(.def)
    let nameSpan = token.span
    let name = try name()
    try expect(.leftParen)
    let parameters = try parameters(until: .rightParen, isLambda: false)
    try expect(.rightParen)
    let returns = accept(.arrow) ? try expression() : nil
    let scope = newScope()
    let body = try block()
    let definition = FunctionDefinition(
      name: name, parameters: parameters, returns: returns, body: body, decorators: decorators,
      isAsync: isAsync, scope: scope, nameSpan: nameSpan)
    return Statement(.function(definition), Span(start, solidEnd))
  }

  private mutating func classDefinition(_ decorators: [Expression]) throws(ParseStop) -> Statement {
    let start = start
    advance()
    let nameSpan = token.span
    let name = try name()
    let arguments = accept(.leftParen) ? try arguments(after: []) : []
    let scope = newScope()
    let body = try block()
    let definition = ClassDefinition(
      name: name, arguments: arguments, body: body, decorators: decorators, scope: scope,
      nameSpan: nameSpan)
    return Statement(.classDefinition(definition), Span(start, solidEnd))
  }
}
