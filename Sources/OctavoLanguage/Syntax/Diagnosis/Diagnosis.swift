/// Finds CPython's words for a text that the parser has refused.
extension Parser {
  func explain(_ stop: ParseStop, _ source: Source) -> SyntaxFault {
    switch stop {
    case .fault(let fault): return Diagnosis.afterLexing(fault, tokens, bytes, furthest: position)
    case .noRule:
      let reader = OrderedReader(bytes: bytes, tokens: tokens, start: statementStart)
      let fallback = reader.plainPlace(of: token)
      return Diagnosis.find(reader, start: statementStart, tokens, fallback) { try $0.file() }
    }
  }

  /// Why the text is not one expression.
  func explainExpression() -> SyntaxFault {
    let reader = OrderedReader(bytes: bytes, tokens: tokens, start: 0)
    return Diagnosis.find(reader, start: 0, tokens, reader.plainPlace(of: token)) {
      guard try $0.expressions() != nil else { return false }
      while try $0.take(.newline) {}
      return try $0.take(.endOfText)
    }
  }

  /// The fault of the expression in `range`, inside an f-string: CPython reads it by itself, in parentheses.
  func explainEmbedded(_ range: Range<Int>, _ stop: ParseStop) -> ParseStop {
    let text = [UInt8(ascii: "(")] + bytes[range] + [UInt8(ascii: ")")]
    let tokens = Lexer.tokens(of: text)
    let reader = OrderedReader(bytes: text, tokens: tokens, start: 0)
    let fallback = Span(0, text.count)
    let found = Diagnosis.find(reader, start: 0, tokens, fallback) {
      guard try $0.starExpressions() != nil else { return false }
      return true
    }
    // The lexer does not know that it is inside a string and says so less.
    let isLexical = tokens.fault.map { $0.overridesParser && $0.fault.span == found.span } ?? false
    return .fault(embed(found, text, range, isLexical: isLexical))
  }

  /// Puts a fault of `text` in its place in the source, keeping what CPython shows.
  private func embed(
    _ fault: SyntaxFault, _ text: [UInt8], _ range: Range<Int>, isLexical: Bool
  ) -> SyntaxFault {
    let inner = Source(file: "", text: String(decoding: text, as: UTF8.self))
    let outerLine = bytes[..<range.lowerBound].lazy.filter { $0 == UInt8(ascii: "\n") }.count
    func outer(_ offset: Int) -> Int {
      min(max(range.lowerBound + offset - 1, range.lowerBound), range.upperBound)
    }
    let span = Span(outer(fault.span.start), outer(fault.span.end))
    if let excerpt = fault.excerpt {
      let moved = SyntaxFault.Excerpt(
        text: excerpt.text, column: excerpt.column, endColumn: excerpt.endColumn,
        lineIndex: excerpt.lineIndex + outerLine)
      return SyntaxFault(fault.kind, fault.message, span, excerpt: moved)
    }
    let line = inner.lineIndex(at: fault.span.start)
    // The parser's own faults are counted in bytes here.
    let lineStart = inner.lineStarts[line]
    let column = isLexical ? inner.column(at: fault.span.start) : fault.span.start - lineStart + 1
    let isOnOneLine = inner.lineIndex(at: fault.span.end) == line
    let endColumn =
      !isOnOneLine ? column : isLexical ? inner.column(at: fault.span.end) : fault.span.end - lineStart + 1
    let excerpt = SyntaxFault.Excerpt(
      text: inner.text(ofLineIndex: line), column: column, endColumn: endColumn,
      lineIndex: outerLine + line)
    let message = isLexical ? fault.message : "f-string: " + fault.message
    return SyntaxFault(fault.kind, message, span, excerpt: excerpt)
  }
}

enum Diagnosis {
  /// Reads twice, as CPython does: once plainly, to know how far it can look, and once for mistakes.
  static func find(
    _ reader: OrderedReader, start: Int, _ tokens: Tokens, _ fallback: Span,
    _ rule: (OrderedReader) throws -> Bool
  ) -> SyntaxFault {
    do {
      if try rule(reader) { return SyntaxFault("invalid syntax", fallback) }
      let lastToken = tokens.list[reader.furthest]
      reader.restart(at: start)
      _ = try rule(reader)
      if let fault = layoutFault(lastToken, reader) { return fault }
      let fault = SyntaxFault("invalid syntax", reader.plainPlace(of: lastToken))
      return afterLexing(fault, tokens, reader.bytes, furthest: reader.furthest)
    } catch let fault as SyntaxFault {
      return afterLexing(fault, tokens, reader.bytes, furthest: reader.furthest)
    } catch {
      return SyntaxFault("invalid syntax", fallback)
    }
  }

  /// Indentation that nothing asked for. CPython looks no further then.
  private static func layoutFault(_ token: Token, _ reader: OrderedReader) -> SyntaxFault? {
    switch token.kind {
    case .indent: reader.lastTokenFault("unexpected indent", .indentation).ending(at: -1)
    case .dedent: reader.lastTokenFault("unexpected unindent", .indentation).ending(at: -1)
    default: nil
    }
  }

  /// Once it has a fault CPython cuts the rest of the text, and what it cannot cut goes before what it
  /// could not parse; so does a bracket left open on an earlier line.
  static func afterLexing(
    _ fault: SyntaxFault, _ tokens: Tokens, _ bytes: [UInt8], furthest: Int
  ) -> SyntaxFault {
    guard let lexical = tokens.fault, fault.kind != .recursion, fault.kind != .memory else { return fault }
    if lexical.overridesParser || fault.message == lexical.fault.message { return lexical.found }
    if let neverClosed = lexical.neverClosed {
      let open = neverClosed.span.start
      let between = open..<max(Int(tokens.list[furthest].start), open)
      if bytes[between].contains(UInt8(ascii: "\n")) { return neverClosed }
    }
    return fault
  }
}
