/// Reads a text the way CPython 3.11's parser does, to find its words for what is wrong.
///
/// CPython tries the alternatives of each rule in a fixed order and goes back when one fails. When the text
/// as a whole is refused it reads it again, this time with extra alternatives that match common mistakes;
/// the first of them to match gives the message. So the message depends on the order of alternatives, on
/// how far the reader has looked, and on what it remembers; all three are followed here. Nothing is built:
/// the expressions returned have their kind and span, and only such parts as a message may look at.
///
/// This is slow next to `Parser` and is used only on statements that `Parser` has refused.
final class OrderedReader {
  let bytes: [UInt8]
  let tokens: [Token]
  let lexicalFault: LexicalFault?
  /// How many brackets are open after each token.
  let levels: [Int]
  var position: Int
  /// The last token looked at so far, in both readings.
  private(set) var furthest: Int
  /// True in the second reading: try the alternatives that match mistakes.
  var seeksMistakes = false

  private var memory: [Key: Remembered] = [:]

  private struct Key: Hashable {
    let rule: Rule
    let position: Int
    let seeksMistakes: Bool
  }

  private struct Remembered {
    let result: Expression?
    let end: Int
  }

  init(bytes: [UInt8], tokens: Tokens, start: Int) {
    self.bytes = bytes
    self.tokens = tokens.list
    lexicalFault = tokens.fault
    position = start
    furthest = start
    var level = 0
    levels = tokens.list.map { token in
      switch token.kind {
      case .leftParen, .leftBracket, .leftBrace: level += 1
      case .rightParen, .rightBracket, .rightBrace: level -= 1
      default: break
      }
      return level
    }
  }

  /// Begins the second reading.
  func restart(at start: Int) {
    position = start
    memory = [:]
    seeksMistakes = true
  }

  // MARK: Tokens

  /// The kind of the next token, which counts as looked at.
  func kind() throws -> TokenKind {
    furthest = max(furthest, position)
    let kind = tokens[position].kind
    if kind == .fault, let lexicalFault { throw lexicalFault.fault }
    return kind
  }

  func at(_ wanted: TokenKind) throws -> Bool { try kind() == wanted }

  func take(_ wanted: TokenKind) throws -> Bool {
    guard try kind() == wanted else { return false }
    if position + 1 < tokens.count { position += 1 }
    return true
  }

  /// Takes one of several kinds.
  func take(any wanted: TokenKind...) throws -> Bool {
    for kind in wanted where try take(kind) { return true }
    return false
  }

  /// Takes a token that CPython insists on, even in the first reading.
  func require(_ wanted: TokenKind, _ text: String) throws {
    guard try take(wanted) else { throw fault("expected '\(text)'", at: tokens[position].span) }
  }

  /// A name that has a meaning only here, such as `match`.
  func take(word: StaticString) throws -> Bool {
    guard try isWord(word) else { return false }
    return try take(.name)
  }

  func isWord(_ word: StaticString) throws -> Bool {
    guard try kind() == .name else { return false }
    let token = tokens[position]
    let text = bytes[Int(token.start)..<Int(token.end)]
    return word.withUTF8Buffer { text.elementsEqual($0) }
  }

  func text(_ token: Token) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// The token just taken.
  var last: Token { tokens[max(position - 1, 0)] }

  // MARK: Alternatives

  /// Tries `body`; where it gives nothing, goes back.
  func attempt<T>(_ body: () throws -> T?) throws -> T? {
    let start = position
    if let result = try body() { return result }
    position = start
    return nil
  }

  func attempt(_ body: () throws -> Bool) throws -> Bool {
    let start = position
    if try body() { return true }
    position = start
    return false
  }

  /// Whether `body` would match here.
  func looks(_ body: () throws -> Bool) throws -> Bool {
    let start = position
    defer { position = start }
    return try body()
  }

  /// As many matches of `body` as there are, with a comma between them.
  func separated<T>(_ body: () throws -> T?) throws -> [T] {
    guard let first = try attempt(body) else { return [] }
    var items = [first]
    while let item = try attempt({ try take(.comma) ? try body() : nil }) { items.append(item) }
    return items
  }

  // MARK: Memory

  /// Rules whose results are kept.
  enum Rule: UInt8 {
    // CPython keeps these, and gives back what one reading found even where the other alternatives are
    // switched differently; that shows in messages.
    case expression, starExpression, disjunction, conjunction, inversion, factor, awaitPrimary
    case bitOr, bitXor, bitAnd, shift, sum, term, primary, targetPrimary
    case strings, arguments, starTarget, starAtomTarget, deleteTarget, simpleStatement, block
    case invalidNamed
    // These are kept only to save time.
    case atom, comparison, namedExpression, starNamedExpression, starExpressions, closedPattern

    var isCPythons: Bool { rawValue <= Rule.invalidNamed.rawValue }
  }

  func remembered(_ rule: Rule, _ body: () throws -> Expression?) throws -> Expression? {
    let start = position
    let key = Key(
      rule: rule, position: start, seeksMistakes: rule.isCPythons ? false : seeksMistakes)
    if let known = memory[key] {
      position = known.end
      return known.result
    }
    let result = try body()
    if result == nil { position = start }
    memory[key] = Remembered(result: result, end: position)
    return result
  }

  func remembered(_ rule: Rule, _ body: () throws -> Bool) throws -> Bool {
    try remembered(rule) { try body() ? OrderedReader.matched : nil } != nil
  }

  static let matched = Expression(.constant(.none), Span(0, 0))

  // MARK: Results

  /// An expression from the token at `start` to the last one taken.
  func node(_ kind: Expression.Kind, from start: Int) -> Expression {
    Expression(kind, Span(Int(tokens[start].start), Int(last.end)))
  }

  // MARK: Faults

  func fault(_ message: String, at span: Span, _ kind: SyntaxFault.Kind = .syntax) -> SyntaxFault {
    SyntaxFault(kind, message, span)
  }

  func fault(_ message: String, from first: Expression, through second: Expression) -> SyntaxFault {
    SyntaxFault(message, first.span.through(second.span))
  }

  /// Marks from `place` to where the lexer has got.
  func fault(_ message: String, startingFrom place: Int) -> SyntaxFault {
    SyntaxFault(message, Span(place, max(Int(tokens[furthest].end) - 1, place)))
  }

  /// A fault at the last token looked at, which is where CPython puts those it has no better place for.
  func lastTokenFault(_ message: String, _ kind: SyntaxFault.Kind = .syntax) -> SyntaxFault {
    SyntaxFault(kind, message, lexerPlace(of: tokens[furthest]))
  }

  /// Tokens that stand for layout have no columns in CPython, which takes the lexer's own position instead:
  /// after the indentation, or after the last line when the text has ended.
  private func lexerPlace(of token: Token) -> Span {
    let end = Int(token.end)
    let lineEnd = UInt8(ascii: "\n")
    switch token.kind {
    case .indent, .dedent, .endOfText:
      if token.kind != .indent, end == bytes.count, bytes.last != lineEnd { return token.span }
      let isAtLineStart = end == 0 || end < bytes.count && bytes[end - 1] == lineEnd
      let place = isAtLineStart ? end : end - 1
      return Span(place, place)
    default: return token.span
    }
  }

  /// Where CPython puts plain invalid syntax: at the token, or in the first column when it has none.
  func plainPlace(of token: Token) -> Span {
    guard token.kind == .endOfText else { return token.span }
    var start = Int(token.end)
    if start == bytes.count, bytes.last == UInt8(ascii: "\n") { start -= 1 }
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return Span(start, start)
  }

  /// "expected an indented block" after the statement that began at `keyword`.
  func missingBlock(_ statement: String, _ keyword: Token) -> SyntaxFault {
    let line = 1 + bytes[..<Int(keyword.start)].lazy.filter { $0 == UInt8(ascii: "\n") }.count
    return lastTokenFault(
      "expected an indented block after \(statement) on line \(line)", .indentation)
  }

  /// A line end with no indented line after it.
  func takesUnindentedLine() throws -> Bool { try take(.newline) && !at(.indent) }
}
