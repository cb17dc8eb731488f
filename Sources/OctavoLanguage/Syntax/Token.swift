/// What the lexer cuts a text into.
///
/// A token is twelve bytes and holds no text of its own; names and literals are read from the source
/// when the parser needs them.
struct Token: Sendable {
  var kind: TokenKind
  /// UTF-8 offsets into the text the lexer was given, end exclusive.
  var start: Int32
  var end: Int32

  init(_ kind: TokenKind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  var span: Span { Span(Int(start), Int(end)) }
}

enum TokenKind: UInt8 {
  // Structure.
  case endOfText, newline, indent, dedent
  /// The lexer stopped here; `Tokens.fault` says why.
  case fault
  case name, number, string
  /// A character that begins no token of the language, such as `$` or `?`.
  case stray

  // Brackets and punctuation.
  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case colon, comma, semicolon, dot, ellipsis, arrow, assign, colonAssign

  // Operators.
  case plus, minus, star, doubleStar, slash, doubleSlash, percent, at
  case leftShift, rightShift, ampersand, bar, caret, tilde
  case less, greater, lessEqual, greaterEqual, doubleEqual, notEqual
  case plusAssign, minusAssign, starAssign, doubleStarAssign, slashAssign, doubleSlashAssign
  case percentAssign, atAssign, leftShiftAssign, rightShiftAssign
  case ampersandAssign, barAssign, caretAssign

  // Keywords. `match`, `case` and `_` are names until the parser finds them where they mean more.
  case `false`, none, `true`, and, `as`, assert, async, await, `break`, `class`, `continue`, def, del
  case elif, `else`, except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal
  case not, or, pass, raise, `return`, `try`, `while`, with, yield
}

extension TokenKind {
  /// White space the tree's spans never end on.
  var isLayout: Bool {
    switch self {
    case .newline, .indent, .dedent, .endOfText: true
    default: false
    }
  }

  /// The keyword written in `word`: the name's bytes, the first highest.
  init?(keyword word: UInt64) {
    guard let kind = TokenKind.keywords[word] else { return nil }
    self = kind
  }

  private static func pack(_ text: StaticString) -> UInt64 {
    text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  private static let keywords: [UInt64: TokenKind] = [
    pack("False"): .false, pack("None"): .none, pack("True"): .true, pack("and"): .and,
    pack("as"): .as, pack("assert"): .assert, pack("async"): .async, pack("await"): .await,
    pack("break"): .break, pack("class"): .class, pack("continue"): .continue, pack("def"): .def,
    pack("del"): .del, pack("elif"): .elif, pack("else"): .else, pack("except"): .except,
    pack("finally"): .finally, pack("for"): .for, pack("from"): .from, pack("global"): .global,
    pack("if"): .if, pack("import"): .import, pack("in"): .in, pack("is"): .is,
    pack("lambda"): .lambda, pack("nonlocal"): .nonlocal, pack("not"): .not, pack("or"): .or,
    pack("pass"): .pass, pack("raise"): .raise, pack("return"): .return, pack("try"): .try,
    pack("while"): .while, pack("with"): .with, pack("yield"): .yield,
  ]
}

/// The tokens of a text, up to its end or to the first place where it cannot be cut.
struct Tokens {
  var list: [Token] = []
  var fault: LexicalFault?
  /// Places of `# type: ignore` comments; nothing reads them, they are kept as comments are.
  var comments: [Span] = []
}

/// Why the lexer stopped.
struct LexicalFault: Error {
  let fault: SyntaxFault
  /// CPython keeps looking for these after the parser has found a fault of its own, and reports them
  /// instead; the others (indentation, end of text) are reported only when the parser meets them.
  let overridesParser: Bool
  /// What is reported instead when the parser's own fault is on a later line than the innermost bracket
  /// that was open where the lexer stopped.
  var neverClosed: SyntaxFault?

  /// The fault as the lexer's own; brackets left open are the parser's discovery.
  var found: SyntaxFault { neverClosed?.message == fault.message ? fault : fault.found(by: .lexer) }
}
