/// The replacement text of `sub` and `expand`, read.
package struct PatternTemplate: Sendable {
  package enum Piece: Sendable, Equatable {
    case literal(Text)
    case group(Int)
  }
  package let pieces: [Piece]

  /// Reads a template with "\1", "\g<name>" and escapes, for matches of `pattern`.
  /// Throws `re.error`, or IndexError for an unknown name.
  package init(_ template: Text, for pattern: RegularExpression) throws(TextFault) {
    guard template.find(Text(codePoint: 0x5C), in: 0..<template.count) != nil else {
      pieces = template.isEmpty ? [] : [.literal(template)]
      return
    }
    var reader = TemplateReader(
      source: try RegexSource(template, isBytes: pattern.isBytes), pattern: pattern)
    pieces = try reader.read()
  }

  /// What the template becomes for a match in `text`; a group that took no part is empty.
  package func expanded(_ match: PatternMatch, in text: Text) -> Text {
    var builder = TextBuilder()
    append(match, in: text, to: &builder)
    return builder.finish()
  }

  package func append(_ match: PatternMatch, in text: Text, to builder: inout TextBuilder) {
    for piece in pieces {
      switch piece {
      case .literal(let literal): builder.append(literal)
      case .group(let index): if let range = match.range(index) { builder.append(text, range) }
      }
    }
  }
}

private struct TemplateReader {
  var source: RegexSource
  let pattern: RegularExpression
  var pieces: [PatternTemplate.Piece] = []
  var literal = TextBuilder()

  init(source: RegexSource, pattern: RegularExpression) {
    self.source = source
    self.pattern = pattern
  }

  mutating func read() throws(TextFault) -> [PatternTemplate.Piece] {
    while let token = try source.take() {
      guard let letter = token.second else {
        literal.append(token.first)
        continue
      }
      switch letter {
      case codePoint("g"): try namedGroup()
      case codePoint("0"):
        let digits = [letter] + (try source.takeWhile(2, RegexDigit.isOctal))
        literal.append(RegexDigit.number(digits, base: 8) & 0xFF)
      case 49...57: try numbered(letter)
      default: try escape(letter)
      }
    }
    flush()
    return pieces
  }

  private mutating func flush() {
    if literal.count > 0 { pieces.append(.literal(literal.finish())) }
  }

  private mutating func add(_ group: Int, back: Int) throws(TextFault) {
    if group > pattern.groupCount {
      throw source.error("invalid group reference \(group)", back: back)
    }
    flush()
    pieces.append(.group(group))
  }

  private mutating func namedGroup() throws(TextFault) {
    guard try source.match("<") else { throw source.error("missing <") }
    let name = try source.takeUntil(">", "group name")
    if name.isIdentifier {
      guard let index = pattern.group(named: name) else {
        throw TextFault(.indexError, "unknown group name \(name.repr.string)")
      }
      try add(index, back: name.count + 1)
      return
    }
    guard case .small(let index)? = try? IntegerText.parse(name), index >= 0 else {
      let shown = pattern.isBytes ? name.asciiRepr : name.repr
      throw source.error("bad character in group name \(shown.string)", back: name.count + 1)
    }
    try add(index, back: name.count + 1)
  }

  private mutating func numbered(_ first: UInt32) throws(TextFault) {
    var digits = [first]
    digits += try source.takeWhile(1, RegexDigit.isDecimal)
    if digits.count == 2, digits.allSatisfy(RegexDigit.isOctal), let third = source.next, third.second == nil,
      RegexDigit.isOctal(third.first)
    {
      digits.append(third.first)
      _ = try source.take()
      let value = RegexDigit.number(digits, base: 8)
      guard value <= 0o377 else {
        let written = "\\" + digits.map { scalarString($0) }.joined()
        throw source.error("octal escape value \(written) outside of range 0-0o377", back: 4)
      }
      literal.append(value)
      return
    }
    try add(Int(RegexDigit.number(digits, base: 10)), back: digits.count)
  }

  private mutating func escape(_ letter: UInt32) throws(TextFault) {
    let codes: [UInt32: UInt32] = [
      codePoint("a"): 7, codePoint("b"): 8, codePoint("f"): 12, codePoint("n"): 10, codePoint("r"): 13,
      codePoint("t"): 9, codePoint("v"): 11, 0x5C: 0x5C,
    ]
    if let code = codes[letter] {
      literal.append(code)
    } else if RegexDigit.isLetter(letter) {
      throw source.error("bad escape \\\(scalarString(letter))", back: 2)
    } else {
      literal.append(0x5C)
      literal.append(letter)
    }
  }
}
