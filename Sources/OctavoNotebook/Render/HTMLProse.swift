/// Writes prose as HTML. Everything that comes from the notebook passes `HTML.escape`.
struct HTMLProse {
  let context: RenderContext
  private(set) var out = ""
  /// Headings are met in the order in which `Numbering` met them.
  private var headingIndex: Int
  private var footnoteUses: [String: Int] = [:]
  /// The line of the block that is being written, for warnings.
  private var line: Int?

  init(_ context: RenderContext, firstHeading: Int = 0) {
    self.context = context
    headingIndex = firstHeading
  }

  private var numbering: Numbering { context.numbering }

  /// The HTML of one piece of prose; the state (headings, footnotes) goes on to the next.
  mutating func html(_ blocks: [Block]) -> String {
    out = ""
    write(blocks)
    return out
  }

  mutating func html(_ inlines: [Inline]) -> String {
    out = ""
    write(inlines)
    return out
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Block], tight: Bool = false) {
    for block in blocks { write(block, tight: tight) }
  }

  private var place: Position? { line.map { Position(line: $0) } }

  private mutating func write(_ block: Block, tight: Bool) {
    line = block.line
    switch block.kind {
    case .paragraph(let inlines):
      if tight {
        write(inlines)
        out += "\n"
      } else {
        out += "<p>"
        write(inlines)
        out += "</p>\n"
      }
    case .heading(let level, let inlines, _): write(headingOf: level, inlines)
    case .quote(let blocks): wrap("blockquote", blocks)
    case .list(let list): write(list)
    case .code(let language, _, let text): write(code: text, in: language)
    case .html(let html): write(html: html, block: true)
    case .rule: out += "<hr>\n"
    case .equation(let formula): write(equation: formula)
    case .table(let table): write(table)
    case .figure(let image, let label): write(figure: image, label: label)
    case .callout(let kind, let title, let blocks): write(callout: kind, title, blocks)
    case .division(let label, _, let blocks):
      let id = label.map { " id=\"\(HTML.escape($0))\"" } ?? ""
      out += "<div\(id)>\n"
      write(blocks)
      out += "</div>\n"
    // Footnotes stand at the end of the page.
    case .footnote: break
    }
  }

  private mutating func wrap(_ tag: String, _ blocks: [Block]) {
    out += "<\(tag)>\n"
    write(blocks)
    out += "</\(tag)>\n"
  }

  private mutating func write(headingOf level: Int, _ inlines: [Inline]) {
    let level = min(max(level, 1), 6)
    let heading = headingIndex < numbering.headings.count ? numbering.headings[headingIndex] : nil
    headingIndex += 1
    let anchor = HTML.escape(heading?.anchor ?? "")
    out += "<h\(level) id=\"\(anchor)\">"
    if let number = heading?.number { out += "<span class=\"number\">\(number)</span> " }
    write(inlines)
    out += "<a class=\"anchor\" href=\"#\(anchor)\" aria-label=\"Link to this section\">#</a></h\(level)>\n"
  }

  private mutating func write(_ list: List) {
    let tag = list.start == nil ? "ul" : "ol"
    out += "<\(tag)"
    if let start = list.start, start != 1 { out += " start=\"\(start)\"" }
    out += ">\n"
    for item in list.items {
      out += "<li>"
      write(item, tight: list.tight)
      out += "</li>\n"
    }
    out += "</\(tag)>\n"
  }

  private mutating func write(code: String, in language: String) {
    out += "<pre class=\"code\"><code>"
    let text = code.hasSuffix("\n") ? String(code.dropLast()) : code
    if ["python", "py", "python3"].contains(language) {
      out += Highlight.html(text)
    } else {
      HTML.escape(text, into: &out)
    }
    out += "</code></pre>\n"
  }

  private mutating func write(html: String, block: Bool) {
    if context.options.allowHTML {
      out += html
      return
    }
    context.warn(at: place, Wording.rawHTML)
    if block { out += "<pre class=\"raw\">" }
    HTML.escape(html, into: &out)
    if block { out += "</pre>\n" }
  }

  private mutating func write(equation formula: Formula) {
    let target = formula.label.flatMap { numbering.targets[$0] }
    let id = target.map { " id=\"\(HTML.escape($0.anchor))\"" } ?? ""
    out += "<div class=\"equation\"\(id)>"
    write(formula: formula)
    if let target { out += "<span class=\"number\">(\(target.text))</span>" }
    out += "</div>\n"
  }

  private mutating func write(_ table: Table) {
    let id = table.label.map { " id=\"\(HTML.escape($0))\"" } ?? ""
    out += "<div class=\"table\"\(id)><table>\n"
    if !table.caption.isEmpty {
      out += "<caption>"
      writeNumber(of: table.label)
      write(table.caption)
      out += "</caption>\n"
    }
    out += "<thead><tr>"
    for (cell, alignment) in zip(table.header, table.alignments) { write(cell, "th", alignment) }
    out += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      out += "<tr>"
      for (cell, alignment) in zip(row, table.alignments) { write(cell, "td", alignment) }
      out += "</tr>\n"
    }
    out += "</tbody></table></div>\n"
  }

  private mutating func write(_ cell: [Inline], _ tag: String, _ alignment: Table.Alignment) {
    out += alignment == .none ? "<\(tag)>" : "<\(tag) class=\"\(alignment.rawValue)\">"
    write(cell)
    out += "</\(tag)>"
  }

  /// `Figure 3: `, where the label has a number.
  private mutating func writeNumber(of label: String?) {
    guard let label, let target = numbering.targets[label] else { return }
    out += "<span class=\"number\">\(Numbering.name(of: target.kind))\u{A0}\(target.text):</span> "
  }

  private mutating func write(figure image: Image, label: String?) {
    let id = label.map { " id=\"\(HTML.escape($0))\"" } ?? ""
    out += "<figure\(id)>"
    write(image)
    if !image.text.isEmpty {
      out += "<figcaption>"
      writeNumber(of: label)
      write(image.text)
      out += "</figcaption>"
    }
    out += "</figure>\n"
  }

  private mutating func write(callout kind: String, _ title: [Inline], _ blocks: [Block]) {
    out += "<aside class=\"callout \(kind)\"><p class=\"callout-title\">"
    if title.isEmpty { out += kind.prefix(1).uppercased() + kind.dropFirst() } else { write(title) }
    out += "</p>\n"
    write(blocks)
    out += "</aside>\n"
  }

  // MARK: Inside a line

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): HTML.escape(text, into: &out)
    case .softBreak: out += "\n"
    case .lineBreak: out += "<br>\n"
    case .code(let code):
      out += "<code>"
      HTML.escape(code, into: &out)
      out += "</code>"
    case .emphasis(let inside):
      out += "<em>"
      write(inside)
      out += "</em>"
    case .strong(let inside):
      out += "<strong>"
      write(inside)
      out += "</strong>"
    case .link(let address, let title, let inside): write(link: address, title, inside)
    case .image(let image): write(image)
    case .html(let html): write(html: html, block: false)
    case .formula(let formula): write(formula: formula)
    case .value(let value): write(value)
    case .reference(let group): write(group)
    case .footnote(let name): write(footnote: name)
    }
  }

  private mutating func write(link address: String, _ title: String, _ inside: [Inline]) {
    guard let safe = HTML.safeLink(address) else {
      write(inside)
      return
    }
    out += "<a href=\""
    HTML.escape(safe, into: &out)
    out += "\""
    if !title.isEmpty { out += " title=\"\(HTML.escape(title))\"" }
    out += safe.hasPrefix("http") ? " rel=\"noopener noreferrer\">" : ">"
    write(inside)
    out += "</a>"
  }

  private mutating func write(_ image: Image) {
    let words = HTML.escape(Inline.plainText(image.text))
    switch ImageData.address(of: image, context: context) {
    case .success(let address):
      out += "<img src=\"\(HTML.escape(address))\" alt=\"\(words)\">"
    case .failure(let failure):
      context.warn(at: place, Wording.image(image.address, failure.reason))
      out += "<span class=\"missing\">[\(words.isEmpty ? HTML.escape(image.address) : words)]</span>"
    }
  }

  private mutating func write(formula: Formula) {
    switch context.formulas.mathML(formula.tex, display: formula.display) {
    case .success(let math): out += math
    case .failure(let failure):
      context.warn(at: formula.position(ofCharacter: failure.offset ?? 0), Wording.formula(failure.message))
      out += "<code class=\"bad-formula\" title=\"\(HTML.escape(failure.message))\">"
      HTML.escape(formula.tex, into: &out)
      out += "</code>"
    }
  }

  private mutating func write(_ value: InlineValue) {
    switch context.executed.values[value.index] {
    case .success(let text): HTML.escape(text, into: &out)
    case .failure(let fault):
      out +=
        "<code class=\"fault-inline\">\(HTML.escape(value.expression)) → \(HTML.escape(fault.summary))</code>"
    case nil: out += "<code class=\"not-run\">\(HTML.escape(value.expression))</code>"
    }
  }

  private mutating func write(_ group: ReferenceGroup) {
    for (index, item) in group.items.enumerated() {
      if index > 0 { out += ", " }
      if let target = context.target(of: item, at: group.position) {
        out += "<a class=\"ref\" href=\"#\(HTML.escape(target.anchor))\">"
        HTML.escape(numbering.words(for: item, target), into: &out)
        out += "</a>"
      } else {
        out += "<span class=\"missing\">?@\(HTML.escape(item.label))</span>"
      }
      HTML.escape(item.suffix, into: &out)
    }
  }

  private mutating func write(footnote name: String) {
    guard numbering.footnoteTexts[name] != nil, let index = numbering.footnotes.firstIndex(of: name) else {
      context.warn(at: place, Wording.unknownFootnote(name))
      HTML.escape("[^\(name)]", into: &out)
      return
    }
    let uses = (footnoteUses[name] ?? 0) + 1
    footnoteUses[name] = uses
    let id = uses == 1 ? " id=\"fnref-\(index + 1)\"" : ""
    out += "<sup\(id)><a href=\"#fn-\(index + 1)\">\(index + 1)</a></sup>"
  }

  /// The list of footnotes for the end of the page; empty without any.
  mutating func footnotes() -> String {
    out = ""
    let names = numbering.footnotes.filter { numbering.footnoteTexts[$0] != nil }
    guard !names.isEmpty else { return "" }
    out = "<section class=\"footnotes\"><hr><ol>\n"
    for name in names {
      let number = (numbering.footnotes.firstIndex(of: name) ?? 0) + 1
      out += "<li id=\"fn-\(number)\" value=\"\(number)\">"
      write(numbering.footnoteTexts[name] ?? [])
      out += " <a href=\"#fnref-\(number)\" aria-label=\"Back to the text\">↩</a></li>\n"
    }
    out += "</ol></section>\n"
    return out
  }
}

extension Formula {
  /// The place in the notebook of a character of the TeX.
  func position(ofCharacter offset: Int) -> Position {
    var line = position.line
    var column = position.column
    // KaTeX counts as JavaScript does, in UTF-16 units.
    for unit in tex.utf16.prefix(offset) {
      if unit == 0x0A {
        line += 1
        column = 1
      } else if !(0xDC00...0xDFFF).contains(unit) {
        column += 1
      }
    }
    return Position(line: line, column: column)
  }
}
