/// Puts the blocks between `:::` lines into callouts and other divisions.
struct Divisions {
  private struct Open {
    let attributes: String
    let line: Int
    var blocks: [Block] = []
  }
  private var stack: [Open] = [Open(attributes: "", line: 0)]
  private(set) var problems: [Problem] = []
  let file: String

  init(file: String) { self.file = file }

  mutating func add(_ block: Block) { stack[stack.count - 1].blocks.append(block) }

  mutating func line(_ rest: String, at line: Int) {
    if rest.isEmpty {
      if stack.count > 1 { close() }
    } else if stack.count < 100 {
      stack.append(Open(attributes: rest, line: line))
    }
  }

  /// Ends the prose before a cell, or the document, and hands over its blocks.
  mutating func finish() -> [Block] {
    while stack.count > 1 {
      let open = stack[stack.count - 1]
      problems.append(
        Problem(
          .warning, file: file, at: Position(line: open.line),
          "a division that holds a block, or is not closed, is not implemented; its text is shown without it")
      )
      close(unwrapped: true)
    }
    defer { stack = [Open(attributes: "", line: 0)] }
    return MarkdownTree.joined(stack[0].blocks)
  }

  private mutating func close(unwrapped: Bool = false) {
    let open = stack.removeLast()
    let blocks = MarkdownTree.joined(open.blocks)
    if unwrapped {
      stack[stack.count - 1].blocks += blocks
    } else {
      add(Block(kind: Self.kind(open.attributes, blocks), line: open.line))
    }
  }

  private static let callouts: Set<String> = ["note", "tip", "warning", "caution", "important"]

  private static func kind(_ text: String, _ blocks: [Block]) -> Block.Kind {
    let attributes = HeadingAttributes(text)
    let classes = attributes?.classes ?? text.split(separator: " ").map(String.init)
    for name in classes where name.hasPrefix("callout-") && callouts.contains(String(name.dropFirst(8))) {
      var blocks = blocks
      var title: [Inline] = []
      // Quarto's callout takes a heading at its start as its title.
      if case .heading(_, let inlines, _) = blocks.first?.kind {
        title = inlines
        blocks.removeFirst()
      }
      return .callout(kind: String(name.dropFirst(8)), title: title, blocks)
    }
    return .division(label: attributes?.label, classes: classes, blocks)
  }
}
