/// The inside of f-strings, by the rules of Python 3.11: the whole literal is a token, and the text of
/// each expression in it is found first and parsed by itself, as if between parentheses.
extension Parser {
  /// Texts and values from `cursor` to `end`, or in a format specification (`level` above 0) to its `}`.
  mutating func readPieces(
    at cursor: inout Int, until end: Int, isRaw: Bool, level: Int, into pieces: inout PieceBuilder
  ) throws(ParseStop) {
    while true {
      try readText(at: &cursor, until: end, isRaw: isRaw, level: level, into: &pieces.text)
      guard cursor < end, bytes[cursor] == UInt8(ascii: "{") else { return }
      pieces.append(try readValue(at: &cursor, until: end, isRaw: isRaw, level: level))
    }
  }

  /// Text up to a single brace; doubled braces stand for one, but not in a format specification.
  private func readText(
    at cursor: inout Int, until end: Int, isRaw: Bool, level: Int, into builder: inout TextBuilder
  ) throws(ParseStop) {
    var start = cursor
    while cursor < end {
      let byte = bytes[cursor]
      if byte == UInt8(ascii: "\\"), !isRaw, cursor + 1 < end {
        skipEscape(at: &cursor, until: end)
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        if level > 0 { break }
        if cursor + 1 < end, bytes[cursor + 1] == byte {
          try decode(start..<cursor + 1, isRaw: isRaw, into: &builder)
          cursor += 2
          start = cursor
          continue
        }
        if byte == UInt8(ascii: "}") { throw stringFault("f-string: single '}' is not allowed") }
        break
      } else {
        cursor += 1
      }
    }
    try decode(start..<cursor, isRaw: isRaw, into: &builder)
  }

  /// Steps over a backslash and what it takes the meaning from; braces keep theirs, but for `\N{…}`.
  private func skipEscape(at cursor: inout Int, until end: Int) {
    let next = bytes[cursor + 1]
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
      cursor += 1
      return
    }
    cursor += 2
    guard next == UInt8(ascii: "N"), cursor < end, bytes[cursor] == UInt8(ascii: "{") else { return }
    while cursor < end, bytes[cursor] != UInt8(ascii: "}") { cursor += 1 }
    if cursor < end { cursor += 1 }
  }

  /// From `{` to `}`.
  private mutating func readValue(
    at cursor: inout Int, until end: Int, isRaw: Bool, level: Int
  ) throws(ParseStop) -> FormattedPiece {
    if level >= 2 { throw stringFault("f-string: expressions nested too deeply") }
    let start = cursor
    cursor += 1
    let expressionStart = cursor
    try findExpressionEnd(at: &cursor, until: end)
    guard cursor < end else { throw stringFault("f-string: expecting '}'") }
    let value = try embedded(expressionStart..<cursor)
    let debugText = try readDebugText(at: &cursor, until: end, from: expressionStart)
    var conversion = try readConversion(at: &cursor, until: end)
    var spec: [FormattedPiece]?
    if cursor < end, bytes[cursor] == UInt8(ascii: ":") {
      cursor += 1
      var pieces = PieceBuilder()
      try readPieces(at: &cursor, until: end, isRaw: isRaw, level: level + 1, into: &pieces)
      spec = pieces.finish()
    }
    guard cursor < end, bytes[cursor] == UInt8(ascii: "}") else {
      throw stringFault("f-string: expecting '}'")
    }
    cursor += 1
    if debugText != nil, spec == nil, conversion == nil { conversion = .repr }
    return .value(
      value, conversion: conversion, spec: spec, debugText: debugText, span: Span(start, cursor))
  }

  private func readDebugText(
    at cursor: inout Int, until end: Int, from start: Int
  ) throws(ParseStop) -> Text? {
    guard bytes[cursor] == UInt8(ascii: "=") else { return nil }
    cursor += 1
    while cursor < end, isSpace(bytes[cursor]) { cursor += 1 }
    guard cursor < end else { throw stringFault("f-string: expecting '}'") }
    var builder = TextBuilder()
    try decode(start..<cursor, isRaw: true, into: &builder)
    return builder.text
  }

  private func readConversion(
    at cursor: inout Int, until end: Int
  ) throws(ParseStop) -> FormattedPiece.Conversion? {
    guard bytes[cursor] == UInt8(ascii: "!") else { return nil }
    guard cursor + 1 < end else { throw stringFault("f-string: expecting '}'") }
    let letter = String(decoding: bytes[cursor + 1...cursor + 1], as: UTF8.self)
    guard let conversion = FormattedPiece.Conversion(rawValue: letter) else {
      throw stringFault("f-string: invalid conversion character: expected 's', 'r', or 'a'")
    }
    cursor += 2
    guard cursor < end else { throw stringFault("f-string: expecting '}'") }
    return conversion
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  // MARK: The text of an expression

  /// Moves `cursor` to the `}`, `!`, `:` or `=` that ends the expression, or to `end`.
  private func findExpressionEnd(at cursor: inout Int, until end: Int) throws(ParseStop) {
    var quote: UInt8 = 0
    var isTriple = false
    var open: [UInt8] = []

    func isTripled(_ index: Int, _ byte: UInt8) -> Bool {
      index + 2 < end && bytes[index + 1] == byte && bytes[index + 2] == byte
    }

    scan: while cursor < end {
      let byte = bytes[cursor]
      if byte == UInt8(ascii: "\\") {
        throw stringFault("f-string expression part cannot include a backslash")
      }
      if quote != 0 {
        if byte == quote, !isTriple || isTripled(cursor, byte) {
          cursor += isTriple ? 3 : 1
          quote = 0
        } else {
          cursor += 1
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        quote = byte
        isTriple = isTripled(cursor, byte)
        cursor += isTriple ? 3 : 1
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if open.count >= Lexer.maximumBrackets {
          throw stringFault("f-string: too many nested parenthesis")
        }
        open.append(byte)
      case UInt8(ascii: "#"):
        throw stringFault("f-string expression part cannot include '#'")
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "="),
        UInt8(ascii: "<"), UInt8(ascii: ">"):
        if open.isEmpty {
          let isComparison = byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
          let canPair = isComparison || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "=")
          if canPair, cursor + 1 < end, bytes[cursor + 1] == UInt8(ascii: "=") {
            cursor += 2
            continue
          }
          if !isComparison { break scan }
        } else if byte == UInt8(ascii: "}") {
          try closeBracket(byte, &open)
        }
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        try closeBracket(byte, &open)
      default: break
      }
      cursor += 1
    }
    if quote != 0 { throw stringFault("f-string: unterminated string") }
    if let last = open.last {
      throw stringFault("f-string: unmatched '\(Character(Unicode.Scalar(last)))'")
    }
  }

  private func closeBracket(_ closing: UInt8, _ open: inout [UInt8]) throws(ParseStop) {
    let shown = Character(Unicode.Scalar(closing))
    guard let opening = open.popLast() else { throw stringFault("f-string: unmatched '\(shown)'") }
    let isPair =
      opening == UInt8(ascii: "(") && closing == UInt8(ascii: ")")
      || opening == UInt8(ascii: "[") && closing == UInt8(ascii: "]")
      || opening == UInt8(ascii: "{") && closing == UInt8(ascii: "}")
    if !isPair {
      throw stringFault(
        "f-string: closing parenthesis '\(shown)' does not match opening parenthesis "
          + "'\(Character(Unicode.Scalar(opening)))'")
    }
  }

  // MARK: Parsing it

  /// The expression in `range`, read with spans of its own place in the text.
  private mutating func embedded(_ range: Range<Int>) throws(ParseStop) -> Expression {
    if bytes[range].allSatisfy({ isSpace($0) && $0 != 0x0B }) {
      let next = bytes[range.upperBound]
      if next == UInt8(ascii: "}") { throw stringFault("f-string: empty expression not allowed") }
      throw stringFault(
        "f-string: expression required before '\(Character(Unicode.Scalar(next)))'")
    }
    var lexer = Lexer(bytes: bytes, range: range, isInsideBraces: true)
    var parser = Parser(bytes: bytes, tokens: lexer.run())
    parser.scopeCount = scopeCount
    parser.depth = depth
    do {
      try parser.enter()
      let value = try parser.parenthesisedBody(from: range.lowerBound, closing: .endOfText)
      scopeCount = parser.scopeCount
      return value
    } catch {
      throw explainEmbedded(range, error)
    }
  }
}
