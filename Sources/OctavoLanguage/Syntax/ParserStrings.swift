/// String atoms: literals side by side are one value.
extension Parser {
  mutating func strings() throws(ParseStop) -> Expression {
    let start = start
    var literals: [(literal: StringLiteral, span: Span)] = []
    while kind == .string {
      literals.append((StringLiteral(token, in: bytes), token.span))
      advance()
    }
    if kind == .fault { throw stop() }
    guard let first = literals.first?.literal else { throw stop() }
    if first.isBytes { return try byteStrings(literals, from: start) }
    if literals.count == 1, !first.isFormatted {
      var builder = TextBuilder()
      try decode(first.content, isRaw: first.isRaw, into: &builder)
      return try node(.constant(.string(builder.text)), from: start)
    }
    return try joinedStrings(literals, from: start)
  }

  private mutating func byteStrings(
    _ literals: [(literal: StringLiteral, span: Span)], from start: Int
  ) throws(ParseStop) -> Expression {
    var result: [UInt8] = []
    for (literal, span) in literals {
      if !literal.isBytes { throw stringFault("cannot mix bytes and nonbytes literals") }
      try decodeBytes(literal, span, into: &result)
    }
    return try node(.constant(.bytes(result)), from: start)
  }

  private func decodeBytes(
    _ literal: StringLiteral, _ span: Span, into result: inout [UInt8]
  ) throws(ParseStop) {
    if bytes[literal.content].contains(where: { $0 >= 0x80 }) {
      throw .fault(SyntaxFault("bytes can only contain ASCII literal characters", span))
    }
    do {
      var decoder = LiteralDecoder(bytes: bytes, range: literal.content)
      try decoder.decodeBytes(isRaw: literal.isRaw, into: &result)
    } catch {
      throw stringFault(error.message)
    }
  }

  private mutating func joinedStrings(
    _ literals: [(literal: StringLiteral, span: Span)], from start: Int
  ) throws(ParseStop) -> Expression {
    var pieces = PieceBuilder()
    var isFormatted = false
    for (literal, span) in literals {
      if literal.isBytes {
        var ignored: [UInt8] = []
        try decodeBytes(literal, span, into: &ignored)
        throw stringFault("cannot mix bytes and nonbytes literals")
      }
      if literal.isFormatted {
        isFormatted = true
        var cursor = literal.content.lowerBound
        try readPieces(
          at: &cursor, until: literal.content.upperBound, isRaw: literal.isRaw, level: 0, into: &pieces)
      } else {
        try decode(literal.content, isRaw: literal.isRaw, into: &pieces.text)
      }
    }
    if !isFormatted { return try node(.constant(.string(pieces.text.text)), from: start) }
    return try node(.joinedString(pieces.finish()), from: start)
  }

  func decode(_ range: Range<Int>, isRaw: Bool, into builder: inout TextBuilder) throws(ParseStop) {
    do {
      var decoder = LiteralDecoder(bytes: bytes, range: range)
      try decoder.decode(isRaw: isRaw, into: &builder)
    } catch {
      throw stringFault(error.message)
    }
  }

  /// CPython reports what is wrong inside a string at the token after it, the last it has seen.
  func stringFault(_ message: String) -> ParseStop { .fault(SyntaxFault(message, token.span)) }
}

/// The pieces of an f-string as they are read, with texts side by side made one.
struct PieceBuilder {
  private var pieces: [FormattedPiece] = []
  var text = TextBuilder()

  mutating func append(_ piece: FormattedPiece) {
    flush()
    pieces.append(piece)
  }

  private mutating func flush() {
    if text.isEmpty { return }
    pieces.append(.text(text.text))
    text = TextBuilder()
  }

  mutating func finish() -> [FormattedPiece] {
    flush()
    return pieces
  }
}
