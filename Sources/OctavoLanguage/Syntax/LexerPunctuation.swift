/// Operators, brackets and the characters that are neither.
extension Lexer {
  mutating func cutPunctuation(_ first: UInt8) throws(LexicalFault) {
    let start = position
    switch first {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      try openBracket(first)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      try closeBracket(first)
    default:
      let (kind, length) = operation(first)
      if kind == .stray, first < 0x20 || first == 0x7F { throw nonPrintable(first) }
      position += length
      add(kind, from: start, to: position)
    }
  }

  private mutating func openBracket(_ first: UInt8) throws(LexicalFault) {
    if brackets.count + (isInsideBraces ? 1 : 0) >= Lexer.maximumBrackets {
      throw fault("too many nested parentheses", consumedThrough: position + 1)
    }
    let kind: TokenKind
    switch first {
    case UInt8(ascii: "("): kind = .leftParen
    case UInt8(ascii: "["): kind = .leftBracket
    default: kind = .leftBrace
    }
    let token = Token(kind, position, position + 1)
    brackets.append(token)
    tokens.list.append(token)
    position += 1
  }

  private mutating func closeBracket(_ first: UInt8) throws(LexicalFault) {
    let closing = Character(Unicode.Scalar(first))
    guard let open = brackets.popLast() else {
      throw fault("unmatched '\(closing)'", consumedThrough: position + 1)
    }
    let (kind, wanted): (TokenKind, TokenKind)
    switch first {
    case UInt8(ascii: ")"): (kind, wanted) = (.rightParen, .leftParen)
    case UInt8(ascii: "]"): (kind, wanted) = (.rightBracket, .leftBracket)
    default: (kind, wanted) = (.rightBrace, .leftBrace)
    }
    if open.kind != wanted { throw mismatch(closing, open) }
    add(kind, from: position, to: position + 1)
    position += 1
  }

  private func mismatch(_ closing: Character, _ open: Token) -> LexicalFault {
    let opening = Character(Unicode.Scalar(bytes[Int(open.start)]))
    let message = "closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'"
    let lineEnd = UInt8(ascii: "\n")
    guard bytes[Int(open.start)..<position].contains(lineEnd) else {
      return fault(message, consumedThrough: position + 1)
    }
    let line = 1 + bytes[..<Int(open.start)].lazy.filter { $0 == lineEnd }.count
    return fault("\(message) on line \(line)", consumedThrough: position + 1)
  }

  private func nonPrintable(_ byte: UInt8) -> LexicalFault {
    let digits = String(byte, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: 4 - digits.count) + digits
    return fault("invalid non-printable character U+\(padded)", consumedThrough: position + 1)
  }

  /// The operator at `position` and its length; `stray` when the character begins none.
  private func operation(_ first: UInt8) -> (TokenKind, Int) {
    let second = byte(at: position + 1)
    let third = byte(at: position + 2)
    let equals = UInt8(ascii: "=")

    func plain(_ one: TokenKind, _ assign: TokenKind) -> (TokenKind, Int) {
      second == equals ? (assign, 2) : (one, 1)
    }
    func doubled(
      _ one: TokenKind, _ assign: TokenKind, _ two: TokenKind, _ twoAssign: TokenKind
    ) -> (TokenKind, Int) {
      if second == first { return third == equals ? (twoAssign, 3) : (two, 2) }
      return plain(one, assign)
    }

    switch first {
    case UInt8(ascii: ":"): return plain(.colon, .colonAssign)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "."): return second == first && third == first ? (.ellipsis, 3) : (.dot, 1)
    case equals: return plain(.assign, .doubleEqual)
    case UInt8(ascii: "+"): return plain(.plus, .plusAssign)
    case UInt8(ascii: "-"): return second == UInt8(ascii: ">") ? (.arrow, 2) : plain(.minus, .minusAssign)
    case UInt8(ascii: "*"): return doubled(.star, .starAssign, .doubleStar, .doubleStarAssign)
    case UInt8(ascii: "/"): return doubled(.slash, .slashAssign, .doubleSlash, .doubleSlashAssign)
    case UInt8(ascii: "%"): return plain(.percent, .percentAssign)
    case UInt8(ascii: "@"): return plain(.at, .atAssign)
    case UInt8(ascii: "&"): return plain(.ampersand, .ampersandAssign)
    case UInt8(ascii: "|"): return plain(.bar, .barAssign)
    case UInt8(ascii: "^"): return plain(.caret, .caretAssign)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: "<"):
      // `<>` is one token that no rule accepts.
      if second == UInt8(ascii: ">") { return (.stray, 2) }
      return doubled(.less, .lessEqual, .leftShift, .leftShiftAssign)
    case UInt8(ascii: ">"): return doubled(.greater, .greaterEqual, .rightShift, .rightShiftAssign)
    case UInt8(ascii: "!"): return second == equals ? (.notEqual, 2) : (.stray, 1)
    default: return (.stray, 1)
    }
  }
}
