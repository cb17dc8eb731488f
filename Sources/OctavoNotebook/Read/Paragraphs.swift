import CCmark

/// What a paragraph may turn out to be beside a paragraph.
extension MarkdownTree {
  mutating func paragraph(_ node: OpaquePointer, line: Int) throws(Problem) -> [Block] {
    if let table = try table(node, line: line) { return table }
    let inlines = try inlines(inside: node, depth: 0)
    if let (name, rest) = footnoteText(inlines) {
      return [Block(kind: .footnote(name: name, rest), line: line)]
    }
    if let figure = figure(inlines) { return [Block(kind: figure, line: line)] }
    return splitAtEquations(inlines, line: line)
  }

  private func footnoteText(_ inlines: [Inline]) -> (String, [Inline])? {
    guard case .text(let text) = inlines.first, let scalar = text.unicodeScalars.first,
      let index = Shield.index(of: scalar), index < shield.marks.count,
      case .footnoteText(let name) = shield.marks[index].kind
    else { return nil }
    let rest = String(text.unicodeScalars.dropFirst())
    return (name, (rest.isEmpty ? [] : [.text(rest)]) + inlines.dropFirst())
  }

  /// An image alone in its paragraph, with words or a label, is a figure.
  private func figure(_ inlines: [Inline]) -> Block.Kind? {
    guard case .image(let image) = inlines.first else { return nil }
    var label: String?
    if inlines.count > 1 {
      guard inlines.count == 2, case .text(let text) = inlines[1],
        let attributes = HeadingAttributes(text), attributes.before.isEmpty
      else { return nil }
      label = attributes.label
    } else if image.text.isEmpty {
      return nil
    }
    return .figure(image, label: label)
  }

  /// Display formulas stand between paragraphs, not inside them.
  private func splitAtEquations(_ inlines: [Inline], line: Int) -> [Block] {
    var blocks: [Block] = []
    var rest: [Inline] = []
    func flush() {
      while case .softBreak = rest.first { rest.removeFirst() }
      while case .softBreak = rest.last { rest.removeLast() }
      if !rest.isEmpty { blocks.append(Block(kind: .paragraph(rest), line: line)) }
      rest = []
    }
    for inline in inlines {
      if case .formula(let formula) = inline, formula.display {
        flush()
        blocks.append(Block(kind: .equation(formula), line: formula.position.line))
      } else {
        rest.append(inline)
      }
    }
    flush()
    return blocks
  }

  /// Gives a table the caption that follows it, `: words {#tbl-x}`.
  static func joined(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      if case .paragraph(let inlines) = block.kind, case .text(let text) = inlines.first,
        text.hasPrefix(": "),
        let last = result.last, case .table(let table) = last.kind, table.caption.isEmpty
      {
        let words = [.text(String(text.dropFirst(2)))] + inlines.dropFirst()
        let (caption, label) = HeadingAttributes.split(words)
        let captioned = Table(
          header: table.header, alignments: table.alignments, rows: table.rows, caption: caption, label: label
        )
        result[result.count - 1] = Block(kind: .table(captioned), line: last.line)
      } else {
        result.append(block)
      }
    }
    return result
  }
}

/// Pandoc's attributes, `{#label .class key=value}`, at the end of a heading, a caption or an image.
struct HeadingAttributes {
  /// The text in front of the braces.
  let before: String
  private(set) var label: String?
  private(set) var classes: [String] = []

  init?(_ text: String) {
    let bytes = Array(text.utf8)[...].trimmed
    guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{")) else {
      return nil
    }
    let inside = bytes[(open + 1)..<(bytes.endIndex - 1)]
    for word in inside.split(whereSeparator: \.isSpace) {
      if word.first == UInt8(ascii: "#") {
        label = word.dropFirst().string
      } else if word.first == UInt8(ascii: ".") {
        classes.append(word.dropFirst().string)
      } else if word.first != UInt8(ascii: "-"), !word.contains(UInt8(ascii: "=")) {
        return nil
      }
    }
    if let label, !Label.isValid(label) { return nil }
    var before = Array(text.utf8)[..<open]
    while let last = before.last, last.isSpace { before.removeLast() }
    self.before = before.string
  }

  /// Cuts attributes off the end of a line of text.
  static func split(_ inlines: [Inline]) -> ([Inline], String?) {
    guard case .text(let text) = inlines.last, let attributes = HeadingAttributes(text) else {
      return (inlines, nil)
    }
    let rest = Array(inlines.dropLast())
    return (attributes.before.isEmpty ? rest : rest + [.text(attributes.before)], attributes.label)
  }
}
