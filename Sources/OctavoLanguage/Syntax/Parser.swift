/// Turns Python 3.11 text into a tree.
///
/// Recursive descent with one token of lookahead almost everywhere. The parser only decides *whether* the
/// text is Python; what to say when it is not is found by `Diagnosis`, which reads the statement at fault
/// again, slowly, in the order in which CPython tries its rules.
package func parse(_ source: Source) throws(SyntaxFault) -> Module {
  var parser = try Parser(source)
  do {
    return try parser.module()
  } catch {
    throw parser.explain(error, source)
  }
}

/// The one expression that a text consists of, as `eval` wants it.
func parseExpression(_ source: Source) throws(SyntaxFault) -> Expression {
  var parser = try Parser(source)
  do {
    let body = try parser.module().body
    if body.count == 1, case .expression(let expression) = body[0].kind, !expression.unpacks {
      return expression
    }
  } catch {
    // Which words it wants is asked of the rule for expressions alone.
  }
  throw parser.explainExpression()
}

extension Expression {
  /// `*a, b` without parentheses, which only statements may have.
  fileprivate var unpacks: Bool {
    switch kind {
    case .starred: return true
    case .tuple(let items):
      guard let first = items.first, first.span.start == span.start else { return false }
      return items.contains { if case .starred = $0.kind { true } else { false } }
    default: return false
    }
  }
}

/// Why the parser stopped.
enum ParseStop: Error {
  /// No rule fits; the words are still to be found.
  case noRule
  case fault(SyntaxFault)
}

struct Parser {
  let bytes: [UInt8]
  let tokens: Tokens
  private let list: [Token]
  private(set) var position = 0
  /// Scopes numbered so far; the module is number 0.
  var scopeCount = 1
  /// Expressions open at `position`.
  var depth = 0
  /// Where the statement of the module being read begins.
  private(set) var statementStart = 0

  /// CPython's own bounds: of its parser's stack, and of its compiler's recursion.
  static let maximumDepth = 5990
  static let maximumHeight = 2990

  fileprivate init(_ source: Source) throws(SyntaxFault) {
    if let null = source.bytes.firstIndex(of: 0) {
      throw SyntaxFault("source code string cannot contain null bytes", Span(null, null))
    }
    self.init(bytes: source.bytes, tokens: Lexer.tokens(of: source.bytes))
  }

  init(bytes: [UInt8], tokens: Tokens) {
    self.bytes = bytes
    self.tokens = tokens
    list = tokens.list
  }

  // MARK: Tokens

  @inline(__always)
  var kind: TokenKind { list[position].kind }

  @inline(__always)
  var token: Token { list[position] }

  /// The kind of a token after the next; the last token follows itself.
  func kind(ahead count: Int) -> TokenKind { list[min(position + count, list.count - 1)].kind }

  func tokenAhead(_ count: Int) -> Token { list[min(position + count, list.count - 1)] }

  @inline(__always)
  var start: Int { Int(list[position].start) }

  /// Where the last token read ends.
  @inline(__always)
  var end: Int { position > 0 ? Int(list[position - 1].end) : 0 }

  /// Where the last token that is not layout ends.
  var solidEnd: Int {
    var index = position - 1
    while index > 0, list[index].kind.isLayout { index -= 1 }
    return index >= 0 ? Int(list[index].end) : 0
  }

  @inline(__always)
  mutating func advance() {
    // The last token is the end of the text or a fault, and neither is ever accepted by a rule.
    if position + 1 < list.count { position += 1 }
  }

  @inline(__always)
  mutating func accept(_ wanted: TokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  @inline(__always)
  mutating func expect(_ wanted: TokenKind) throws(ParseStop) {
    guard kind == wanted else { throw stop() }
    advance()
  }

  func stop() -> ParseStop {
    if kind == .fault, let fault = tokens.fault { return .fault(fault.found) }
    return .noRule
  }

  mutating func rewind(to position: Int, scopeCount: Int) {
    self.position = position
    self.scopeCount = scopeCount
  }

  // MARK: Names and nodes

  func text(_ token: Token) -> String {
    identifier(bytes[Int(token.start)..<Int(token.end)])
  }

  mutating func name() throws(ParseStop) -> String {
    guard kind == .name else { throw stop() }
    let name = text(token)
    advance()
    return name
  }

  /// Whether the next token is the name `word`, which is ASCII.
  func isNamed(_ word: StaticString, ahead count: Int = 0) -> Bool {
    let token = tokenAhead(count)
    let (start, length) = (Int(token.start), Int(token.end - token.start))
    guard token.kind == .name, length == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] == letters[$0] }
    }
  }

  mutating func newScope() -> ScopeID {
    defer { scopeCount += 1 }
    return ScopeID(index: scopeCount)
  }

  /// A node from `start` to the last token read.
  func node(_ kind: Expression.Kind, from start: Int) throws(ParseStop) -> Expression {
    let expression = Expression(kind, Span(start, end))
    if expression.height > Parser.maximumHeight { throw tooDeep(expression.span) }
    return expression
  }

  func tooDeep(_ span: Span) -> ParseStop {
    .fault(SyntaxFault(.recursion, "maximum recursion depth exceeded during compilation", span))
  }

  /// Counts one more level of nesting; `depth` must be taken down again by the caller.
  @inline(__always)
  mutating func enter() throws(ParseStop) {
    depth += 1
    if depth > Parser.maximumDepth { throw .fault(SyntaxFault(.memory, "", token.span)) }
  }

  // MARK: The whole

  mutating func module() throws(ParseStop) -> Module {
    var body: [Statement] = []
    while kind != .endOfText {
      statementStart = position
      if accept(.newline) { continue }
      try statement(into: &body)
    }
    return Module(body: body, scopeCount: scopeCount)
  }
}
