/// The pieces of a `string.Template`.
package struct DollarTemplate: Sendable {
  package enum Piece: Sendable {
    case literal(Text)
    /// A placeholder; `written` is how it stands in the template, for `safe_substitute`.
    case name(Text, written: Text)
    /// A dollar sign with nothing that may follow it: kept by `safe_substitute`, otherwise thrown.
    case invalid(TextFault)
  }
  package let pieces: [Piece]

  package init(_ template: Text) {
    var pieces: [Piece] = []
    var literal = TextBuilder()
    func flush() {
      if literal.count > 0 { pieces.append(.literal(literal.finish())) }
    }
    var at = 0
    while at < template.count {
      guard template[at] == 0x24 else {
        literal.append(template[at])
        at += 1
        continue
      }
      let start = at
      at += 1
      if at < template.count, template[at] == 0x24 {
        literal.append(0x24)
        at += 1
        continue
      }
      flush()
      let braced = at < template.count && template[at] == codePoint("{")
      let nameStart = at + (braced ? 1 : 0)
      let nameEnd = DollarTemplate.nameEnd(template, nameStart)
      let closes = !braced || nameEnd < template.count && template[nameEnd] == codePoint("}")
      if nameEnd > nameStart, closes {
        at = nameEnd + (braced ? 1 : 0)
        pieces.append(.name(template.slice(nameStart..<nameEnd), written: template.slice(start..<at)))
      } else {
        pieces.append(.invalid(DollarTemplate.invalid(template, at)))
      }
    }
    flush()
    self.pieces = pieces
  }

  private static func nameEnd(_ template: Text, _ start: Int) -> Int {
    var at = start
    while at < template.count, template[at] < 128 {
      let byte = UInt8(truncatingIfNeeded: template[at])
      guard isASCIILetter(byte) || byte == 0x5F || at > start && isASCIIDigit(byte) else { break }
      at += 1
    }
    return at
  }

  private static func invalid(_ template: Text, _ position: Int) -> TextFault {
    let lines = template.slice(0..<position).splitLines(keepingBreaks: true)
    let before = lines.dropLast().reduce(0) { $0 + $1.count }
    return .value(
      "Invalid placeholder in string: line \(max(1, lines.count)), col \(max(1, position - before))")
  }
}
