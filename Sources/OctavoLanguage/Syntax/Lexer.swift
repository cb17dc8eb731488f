/// Cuts UTF-8 text into tokens, turning indentation into `indent` and `dedent`.
///
/// The whole text is cut at once. Where it cannot go on the list ends with a `fault` token, and whoever
/// reads that far reports it, as CPython's parser, which cuts as it goes, would.
struct Lexer {
  let bytes: [UInt8]
  /// Where the text to cut ends.
  let limit: Int
  var position: Int
  var tokens = Tokens()

  /// Brackets open at `position`, outermost first.
  var brackets: [Token] = []
  /// Columns of the open blocks, counting a tab to the next multiple of eight, and counting it as one.
  private var indentation: [(column: Int, alternative: Int)] = [(0, 0)]
  /// True for the inside of an f-string's braces, which CPython reads as if between parentheses.
  let isInsideBraces: Bool

  static let maximumBrackets = 200
  static let maximumIndents = 100

  init(bytes: [UInt8], range: Range<Int>? = nil, isInsideBraces: Bool = false) {
    self.bytes = bytes
    let range = range ?? 0..<bytes.count
    limit = min(range.upperBound, bytes.count)
    position = max(range.lowerBound, 0)
    self.isInsideBraces = isInsideBraces
    tokens.list.reserveCapacity((limit - position) / 4 + 4)
  }

  static func tokens(of bytes: [UInt8]) -> Tokens {
    var lexer = Lexer(bytes: bytes)
    return lexer.run()
  }

  /// Zero past the end, which no text contains.
  @inline(__always)
  func byte(at index: Int) -> UInt8 { index < limit ? bytes[index] : 0 }

  mutating func run() -> Tokens {
    do {
      try cut()
    } catch {
      tokens.fault = error
      add(.fault, from: Int(error.fault.span.start), to: Int(error.fault.span.end))
    }
    return tokens
  }

  @inline(__always)
  mutating func add(_ kind: TokenKind, from start: Int, to end: Int) {
    tokens.list.append(Token(kind, start, end))
  }

  private mutating func cut() throws(LexicalFault) {
    guard bytes.count < Int(Int32.max) else {
      throw LexicalFault(fault: SyntaxFault(.memory, "", Span(0, 0)), overridesParser: true)
    }
    if !isInsideBraces {
      skipByteOrderMark()
      try beginLine()
    }
    while position < limit {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
        position += 1
      case UInt8(ascii: "#"):
        skipComment()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        try endLine()
      case UInt8(ascii: "\\"):
        try continueLine()
      default:
        try cutToken()
      }
    }
    try finish()
  }

  private mutating func skipByteOrderMark() {
    if byte(at: 0) == 0xEF, byte(at: 1) == 0xBB, byte(at: 2) == 0xBF { position = 3 }
  }

  mutating func skipComment() {
    let start = position
    while position < limit, !isLineEnd(bytes[position]) { position += 1 }
    tokens.comments.append(Span(start, position))
  }

  @inline(__always)
  func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Steps over `\n`, `\r\n` or `\r`.
  mutating func skipLineEnd() {
    if byte(at: position) == UInt8(ascii: "\r"), byte(at: position + 1) == UInt8(ascii: "\n") {
      position += 1
    }
    position = min(position + 1, limit)
  }

  private mutating func endLine() throws(LexicalFault) {
    let start = position
    skipLineEnd()
    guard brackets.isEmpty, !isInsideBraces else { return }
    addNewline(at: start)
    try beginLine()
  }

  /// A line's end begins with its comment, as faults found there show.
  private mutating func addNewline(at end: Int) {
    let comment = tokens.comments.last
    add(.newline, from: comment?.end == end ? comment?.start ?? end : end, to: end)
  }

  /// `\` at the end of a line joins it to the next.
  private mutating func continueLine() throws(LexicalFault) {
    guard position + 1 < limit else { throw unexpectedEnd(at: limit) }
    guard isLineEnd(bytes[position + 1]) else {
      let place = Span(position + 1, position + 1)
      throw LexicalFault(
        fault: SyntaxFault("unexpected character after line continuation character", place),
        overridesParser: false, neverClosed: brackets.last.map(neverClosed))
    }
    position += 1
    skipLineEnd()
    guard position < limit else { throw unexpectedEnd(at: max(limit - 1, 0)) }
  }

  private func unexpectedEnd(at place: Int) -> LexicalFault {
    if let open = brackets.last {
      return LexicalFault(
        fault: neverClosed(open), overridesParser: false, neverClosed: neverClosed(open))
    }
    let fault = SyntaxFault("unexpected EOF while parsing", Span(place, place))
    return LexicalFault(fault: fault, overridesParser: false)
  }

  private func neverClosed(_ open: Token) -> SyntaxFault {
    let opening = Character(Unicode.Scalar(bytes[Int(open.start)]))
    return SyntaxFault("'\(opening)' was never closed", Span(Int(open.start), Int(open.start))).ending(at: 0)
  }

  /// The end of the text: a last `newline` if one is missing, and a `dedent` for each open block.
  private mutating func finish() throws(LexicalFault) {
    if !brackets.isEmpty { throw unexpectedEnd(at: limit) }
    if !isInsideBraces {
      if let last = tokens.list.last, !last.kind.isLayout { addNewline(at: limit) }
      while indentation.count > 1 {
        indentation.removeLast()
        add(.dedent, from: limit, to: limit)
      }
    }
    add(.endOfText, from: limit, to: limit)
  }
}

// MARK: - Indentation

extension Lexer {
  /// At the start of a line: measures its indentation and opens or closes blocks; lines that hold
  /// nothing but white space and a comment do not count.
  private mutating func beginLine() throws(LexicalFault) {
    while position < limit {
      let start = position
      let (column, alternative) = try measureIndentation()
      if position >= limit { return }
      switch bytes[position] {
      case UInt8(ascii: "#"):
        skipComment()
        skipLineEnd()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        skipLineEnd()
      default:
        try setIndentation(column: column, alternative: alternative, lineStart: start)
        return
      }
    }
  }

  private mutating func measureIndentation() throws(LexicalFault) -> (column: Int, alternative: Int) {
    var column = 0
    var alternative = 0
    /// The column of the first line, when lines that hold only white space are joined with `\`.
    var joinedColumn = 0
    while position < limit {
      switch bytes[position] {
      case UInt8(ascii: " "):
        column += 1
        alternative += 1
      case UInt8(ascii: "\t"):
        column = (column / 8 + 1) * 8
        alternative += 1
      case 0x0C:
        column = 0
        alternative = 0
      case UInt8(ascii: "\\"):
        if joinedColumn == 0 { joinedColumn = column }
        try continueLine()
        continue
      default:
        return joinedColumn == 0 ? (column, alternative) : (joinedColumn, joinedColumn)
      }
      position += 1
    }
    return (column, alternative)
  }

  private mutating func setIndentation(
    column: Int, alternative: Int, lineStart: Int
  ) throws(LexicalFault) {
    guard let current = indentation.last else { return }
    if column == current.column {
      if alternative != current.alternative { throw tabFault(lineStart) }
    } else if column > current.column {
      if indentation.count >= Lexer.maximumIndents {
        throw indentationFault("too many levels of indentation", lineStart)
      }
      if alternative <= current.alternative { throw tabFault(lineStart) }
      indentation.append((column, alternative))
      add(.indent, from: lineStart, to: position)
    } else {
      // Nothing is closed by a line that does not match.
      guard let index = indentation.lastIndex(where: { $0.column <= column }),
        indentation[index].column == column
      else { throw unindentFault() }
      if alternative != indentation[index].alternative { throw tabFault(lineStart) }
      for _ in index + 1..<indentation.count { add(.dedent, from: position, to: position) }
      indentation.removeSubrange((index + 1)...)
    }
  }

  private func tabFault(_ lineStart: Int) -> LexicalFault {
    let message = "inconsistent use of tabs and spaces in indentation"
    return LexicalFault(
      fault: SyntaxFault(.tab, message, Span(lineStart, lineStart)), overridesParser: false)
  }

  private func indentationFault(_ message: String, _ place: Int) -> LexicalFault {
    LexicalFault(fault: SyntaxFault(.indentation, message, Span(place, place)), overridesParser: false)
  }

  /// CPython marks the end of the line.
  private func unindentFault() -> LexicalFault {
    var end = position
    while end < limit, !isLineEnd(bytes[end]) { end += 1 }
    return indentationFault("unindent does not match any outer indentation level", end)
  }
}

// MARK: - Tokens

extension Lexer {
  private mutating func cutToken() throws(LexicalFault) {
    let first = bytes[position]
    if isNameStart(first) {
      try cutNameOrString()
    } else if isDigit(first) || first == UInt8(ascii: ".") && isDigit(byte(at: position + 1)) {
      try cutNumber()
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      try cutString(from: position)
    } else {
      try cutPunctuation(first)
    }
  }

  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Letters, the underscore, and every byte of a character above U+007F.
  @inline(__always)
  func isNameStart(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  @inline(__always)
  func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  private mutating func cutNameOrString() throws(LexicalFault) {
    let start = position
    var isASCII = true
    var packed: UInt64 = 0
    while position < limit, isNamePart(bytes[position]) {
      let next = bytes[position]
      isASCII = isASCII && next < 0x80
      packed = packed << 8 | UInt64(next)
      position += 1
    }
    let length = position - start
    let next = byte(at: position)
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"), isStringPrefix(start, length) {
      return try cutString(from: start)
    }
    if !isASCII { try checkName(start) }
    if length >= 2, length <= 8, let keyword = TokenKind(keyword: packed) {
      add(keyword, from: start, to: position)
    } else {
      add(.name, from: start, to: position)
    }
  }

  /// `r`, `u`, `b`, `f`, `br`, `fr` in any case and order.
  private func isStringPrefix(_ start: Int, _ length: Int) -> Bool {
    guard length == 1 || length == 2 else { return false }
    let first = bytes[start] | 0x20
    if length == 1 {
      return first == UInt8(ascii: "r") || first == UInt8(ascii: "u") || first == UInt8(ascii: "b")
        || first == UInt8(ascii: "f")
    }
    let second = bytes[start + 1] | 0x20
    let other = first == UInt8(ascii: "r") ? second : first
    guard first == UInt8(ascii: "r") || second == UInt8(ascii: "r") else { return false }
    return other == UInt8(ascii: "b") || other == UInt8(ascii: "f")
  }

  /// `position` is on the opening quote; `start` on the prefix, if there is one.
  private mutating func cutString(from start: Int) throws(LexicalFault) {
    let quote = bytes[position]
    let isTriple = byte(at: position + 1) == quote && byte(at: position + 2) == quote
    position += isTriple ? 3 : 1
    while position < limit {
      let next = bytes[position]
      if next == UInt8(ascii: "\\") {
        position += 1
        if position < limit { skipLineEndOrByte() }
      } else if next == quote {
        if !isTriple {
          position += 1
          return add(.string, from: start, to: position)
        }
        if byte(at: position + 1) == quote, byte(at: position + 2) == quote {
          position += 3
          return add(.string, from: start, to: position)
        }
        position += 1
      } else if isLineEnd(next), !isTriple {
        break
      } else {
        position += 1
      }
    }
    throw unterminated(start, isTriple: isTriple)
  }

  private mutating func skipLineEndOrByte() {
    if isLineEnd(bytes[position]) { skipLineEnd() } else { position += 1 }
  }

  private func unterminated(_ start: Int, isTriple: Bool) -> LexicalFault {
    // The text is taken to end with a line end, whether or not one was written.
    var line = 1
    var index = 0
    let end = min(position, limit)
    while index < end {
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
    if end == limit, end > 0, bytes[end - 1] == UInt8(ascii: "\n") { line -= 1 }
    let kind = isTriple ? "triple-quoted string" : "string"
    let message = "unterminated \(kind) literal (detected at line \(line))"
    return LexicalFault(fault: SyntaxFault(message, Span(start, start)), overridesParser: true)
  }

  /// A fault whose caret stands under the last character read.
  func fault(
    _ message: String, consumedThrough end: Int, overrides: Bool = true
  ) -> LexicalFault {
    var place = max(min(end, limit) - 1, 0)
    while place > 0, place < limit, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return LexicalFault(fault: SyntaxFault(message, Span(place, place)), overridesParser: overrides)
  }
}
