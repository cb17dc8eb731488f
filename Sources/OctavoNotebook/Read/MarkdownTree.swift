import CCmark

/// Parses shielded Markdown with cmark and turns its nodes into Octavo's own tree.
struct MarkdownTree {
  let shield: Shield
  let file: String
  private(set) var problems: [Problem] = []

  /// A block at the top of the document; fenced code is kept apart, since it may be a cell.
  enum Top {
    case block(Block)
    case code(FencedCode)
    /// A line that opens or closes a division.
    case division(String, line: Int)
    /// A comment, by its text; Jupytext's regions are made of them.
    case comment(String)
  }

  struct FencedCode {
    let info: String
    let text: String
    /// Lines of the notebook, counted from 1: the opening fence, and the last line that belongs to the block.
    let firstLine: Int
    let lastLine: Int
    let nestedInDivision = false
  }

  /// Lists and quotations deeper than this are an attack on the stack, not a text.
  private static let deepest = 100

  init(_ shield: Shield) {
    self.shield = shield
    self.file = shield.source.file
  }

  // MARK: The whole document

  /// Parses `markdown` and hands its root to `body`.
  func withTree<T>(_ markdown: [UInt8], _ body: (OpaquePointer) throws -> T) rethrows -> T? {
    let root = markdown.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT | CMARK_OPT_SMART)
      }
    }
    guard let root else { return nil }
    defer { cmark_node_free(root) }
    cmark_consolidate_text_nodes(root)
    return try body(root)
  }

  mutating func top() throws(Problem) -> [Top] {
    let markdown = shield.output
    var this = self
    let result = withTree(markdown) { root in
      Result { () throws(Problem) in try this.tops(of: root) }
    }
    self = this
    return try result?.get() ?? []
  }

  private mutating func tops(of root: OpaquePointer) throws(Problem) -> [Top] {
    var tops: [Top] = []
    for node in children(of: root) {
      if cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK, let code = fencedCode(node) {
        tops.append(.code(code))
      } else if let text = comment(node) {
        if let rest = divisionText(text) {
          tops.append(.division(rest, line: line(of: node)))
        } else {
          tops.append(.comment(text))
        }
      } else {
        for block in try blocks(node, depth: 0) { tops.append(.block(block)) }
      }
    }
    return tops
  }

  private func fencedCode(_ node: OpaquePointer) -> FencedCode? {
    let first = line(of: node)
    let opening = shield.source.range(ofLine: first - 1)
    guard Fence(opening: shield.source.bytes[opening]) != nil else { return nil }
    let last = shield.lines[min(Int(cmark_node_get_end_line(node)), shield.lines.count) - 1]
    return FencedCode(
      info: restore(text(cmark_node_get_fence_info(node))), text: restore(text(cmark_node_get_literal(node))),
      firstLine: first, lastLine: max(last, first))
  }

  // MARK: Nodes

  func children(of node: OpaquePointer) -> [OpaquePointer] {
    var result: [OpaquePointer] = []
    var child = cmark_node_first_child(node)
    while let here = child {
      result.append(here)
      child = cmark_node_next(here)
    }
    return result
  }

  func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  /// The notebook's line on which a block begins.
  func line(of node: OpaquePointer) -> Int {
    let index = Int(cmark_node_get_start_line(node)) - 1
    return shield.lines[min(max(index, 0), shield.lines.count - 1)]
  }

  mutating func blocks(inside node: OpaquePointer, depth: Int) throws(Problem) -> [Block] {
    var result: [Block] = []
    for child in children(of: node) { result += try blocks(child, depth: depth + 1) }
    return Self.joined(result)
  }

  private mutating func blocks(_ node: OpaquePointer, depth: Int) throws(Problem) -> [Block] {
    let line = line(of: node)
    guard depth < Self.deepest else {
      throw Problem(file: file, at: Position(line: line), "lists and quotations are nested too deep")
    }
    func one(_ kind: Block.Kind) -> [Block] { [Block(kind: kind, line: line)] }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: return try paragraph(node, line: line)
    case CMARK_NODE_HEADING:
      let (inlines, label) = HeadingAttributes.split(try inlines(inside: node, depth: depth))
      return one(.heading(level: Int(cmark_node_get_heading_level(node)), inlines, label: label))
    case CMARK_NODE_BLOCK_QUOTE: return one(.quote(try blocks(inside: node, depth: depth)))
    case CMARK_NODE_LIST:
      var items: [[Block]] = []
      for item in children(of: node) { items.append(try blocks(inside: item, depth: depth)) }
      let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      let start = ordered ? Int(cmark_node_get_list_start(node)) : nil
      return one(.list(List(start: start, tight: cmark_node_get_list_tight(node) != 0, items: items)))
    case CMARK_NODE_CODE_BLOCK:
      let info = restore(text(cmark_node_get_fence_info(node)))
      if depth > 0, info.hasPrefix("{python") || info.hasPrefix("{code-cell}") {
        throw Problem(file: file, at: Position(line: line), Wording.nestedCell)
      }
      let language = info.split(separator: " ").first.map(String.init) ?? ""
      return one(.code(language: language, info: info, text: restore(text(cmark_node_get_literal(node)))))
    case CMARK_NODE_HTML_BLOCK:
      return comment(node) == nil ? one(.html(restore(text(cmark_node_get_literal(node))))) : []
    case CMARK_NODE_THEMATIC_BREAK: return one(.rule)
    default: return []
    }
  }

  /// The text of an HTML block that is nothing but a comment.
  private func comment(_ node: OpaquePointer) -> String? {
    guard cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK else { return nil }
    let literal = Array(text(cmark_node_get_literal(node)).utf8)[...].trimmed
    guard literal.starts(with: "<!--".utf8), literal.count >= 7, literal.suffix(3).elementsEqual("-->".utf8)
    else { return nil }
    return literal.dropFirst(4).dropLast(3).string
  }

  private func divisionText(_ comment: String) -> String? {
    guard let scalar = comment.unicodeScalars.first, comment.unicodeScalars.count == 1,
      let index = Shield.index(of: scalar), index < shield.marks.count,
      case .fence(let rest) = shield.marks[index].kind
    else { return nil }
    return rest
  }

  // MARK: Lines of text

  mutating func inlines(inside node: OpaquePointer, depth: Int) throws(Problem) -> [Inline] {
    guard depth < Self.deepest else {
      throw Problem(file: file, at: Position(line: line(of: node)), "emphasis and links are nested too deep")
    }
    var result: [Inline] = []
    for child in children(of: node) { result += try inline(child, depth: depth) }
    return result
  }

  private mutating func inline(_ node: OpaquePointer, depth: Int) throws(Problem) -> [Inline] {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: return marked(text(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK: return [.softBreak]
    case CMARK_NODE_LINEBREAK: return [.lineBreak]
    case CMARK_NODE_CODE: return [.code(restore(text(cmark_node_get_literal(node))))]
    case CMARK_NODE_HTML_INLINE:
      let html = restore(text(cmark_node_get_literal(node)))
      return html.hasPrefix("<!--") ? [] : [.html(html)]
    case CMARK_NODE_EMPH: return [.emphasis(try inlines(inside: node, depth: depth + 1))]
    case CMARK_NODE_STRONG: return [.strong(try inlines(inside: node, depth: depth + 1))]
    case CMARK_NODE_LINK:
      let inside = try inlines(inside: node, depth: depth + 1)
      return [.link(address: address(node), title: title(node), inside)]
    case CMARK_NODE_IMAGE:
      let inside = try inlines(inside: node, depth: depth + 1)
      return [.image(Image(address: address(node), title: title(node), text: inside))]
    default: return []
    }
  }

  private func address(_ node: OpaquePointer) -> String { restore(text(cmark_node_get_url(node))) }
  private func title(_ node: OpaquePointer) -> String { restore(text(cmark_node_get_title(node))) }

  /// Text with its marks taken apart.
  private func marked(_ text: String) -> [Inline] {
    guard text.utf8.contains(where: { $0 >= 0xF3 }) else { return [.text(text)] }
    var result: [Inline] = []
    var plain = String.UnicodeScalarView()
    func flush() {
      if !plain.isEmpty { result.append(.text(String(plain))) }
      plain = .init()
    }
    for scalar in text.unicodeScalars {
      guard let index = Shield.index(of: scalar), index < shield.marks.count else {
        plain.append(scalar)
        continue
      }
      switch shield.marks[index].kind {
      case .formula(let formula):
        flush()
        result.append(.formula(formula))
      case .value(let value):
        flush()
        result.append(.value(value))
      case .reference(let group):
        flush()
        result.append(.reference(group))
      case .footnote(let name):
        flush()
        result.append(.footnote(name))
      case .literal(let text): plain.append(contentsOf: text.unicodeScalars)
      case .footnoteText, .fence: plain.append(scalar)
      }
    }
    flush()
    return result
  }

  /// Text with its marks turned back into the source, where they turned out to be code or an address.
  func restore(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0xF3 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let index = Shield.index(of: scalar), index < shield.marks.count {
        result.append(contentsOf: shield.source.string(shield.marks[index].range).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
