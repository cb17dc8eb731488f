/// Code spans, which no other construct may look into, and the inline values among them: Quarto's
/// `` `{python} x` `` and MyST's `` {eval}`x` ``.
extension Shield {
  mutating func codeSpan() -> Bool {
    guard let span = span(at: cursor) else {
      copy(upTo: endOfBackticks(from: cursor))
      return true
    }
    if span.length == 1, let mark = inlineValue(in: span.content) {
      replace(upTo: span.end, with: mark)
    } else {
      copy(upTo: span.end)
    }
    return true
  }

  /// MyST's roles, `` {name}`text` ``, and Quarto's shortcodes, `{{< … >}}`.
  mutating func brace() -> Bool {
    if starts(with: "{{<", at: cursor), dialect == .quarto {
      note(.error, at: cursor, Wording.shortcode)
      return false
    }
    guard dialect == .myst else { return false }
    var end = cursor + 1
    while byte(at: end).isLetter || byte(at: end) == UInt8(ascii: ":") { end += 1 }
    guard end > cursor + 1, byte(at: end) == UInt8(ascii: "}"), byte(at: end + 1) == UInt8(ascii: "`"),
      let span = span(at: end + 1), span.length == 1
    else { return false }
    let name = source.string(cursor + 1..<end)
    let text = bytes[span.content].trimmed.string
    let position = source.position(at: span.content.lowerBound)
    switch name {
    case "eval":
      replace(
        upTo: span.end,
        with: .value(InlineValue(expression: text, position: position, index: nextValueIndex())))
    case "math":
      replace(
        upTo: span.end, with: .formula(Formula(tex: text, display: false, label: nil, position: position)))
    case "ref", "eq", "numref":
      guard Label.isValid(text) else { return false }
      let item = ReferenceGroup.Item(prefix: nil, label: text, numberOnly: false, suffix: "")
      replace(upTo: span.end, with: .reference(ReferenceGroup(items: [item], position: position)))
    default:
      note(.warning, at: cursor, "the role {\(name)} is not implemented; its text is only shown")
      return false
    }
    return true
  }

  private mutating func inlineValue(in content: Range<Int>) -> Mark.Kind? {
    guard starts(with: "{python}", at: content.lowerBound), content.count > 8 else { return nil }
    let after = content.lowerBound + 8
    guard byte(at: after).isSpace || byte(at: after) == 0x0A else { return nil }
    let begin = bytes[after..<content.upperBound].firstIndex { !$0.isSpace && $0 != 0x0A }
    guard let begin else {
      note(.error, at: content.lowerBound, Wording.emptyExpression)
      return nil
    }
    let expression = bytes[begin..<content.upperBound].trimmed.string
    return .value(
      InlineValue(expression: expression, position: source.position(at: begin), index: nextValueIndex()))
  }

  private struct Span {
    let length: Int
    let content: Range<Int>
    let end: Int
  }

  private func endOfBackticks(from start: Int) -> Int {
    var end = start
    while end < runEnd, bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end
  }

  /// The code span whose backticks begin at `start`: it ends at the next run of equally many.
  private func span(at start: Int) -> Span? {
    let begin = endOfBackticks(from: start)
    var index = begin
    while index < runEnd {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let end = endOfBackticks(from: index)
      if end - index == begin - start { return Span(length: begin - start, content: begin..<index, end: end) }
      index = end
    }
    return nil
  }
}
