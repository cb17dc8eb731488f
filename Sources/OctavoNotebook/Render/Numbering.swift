/// The numbers and anchors of everything a notebook can refer to, the same for all report formats.
struct Numbering {
  struct Target {
    /// `fig`, `tbl`, `eq` or `sec`.
    let kind: String
    /// What is shown for it: `3`, `2.1`, or the title of a section without a number.
    let text: String
    let anchor: String
  }

  struct Heading {
    let level: Int
    let anchor: String
    /// `2.1`, with `number-sections`.
    let number: String?
    let inlines: [Inline]
  }

  private(set) var targets: [String: Target] = [:]
  /// In the order of the text.
  private(set) var headings: [Heading] = []
  /// Names of footnotes in the order in which they are first referred to.
  private(set) var footnotes: [String] = []
  private(set) var footnoteTexts: [String: [Inline]] = [:]
  private var counts: [String: Int] = [:]
  private var anchors: Set<String> = []
  private var levels = [Int](repeating: 0, count: 7)
  private let numberSections: Bool

  init(_ executed: ExecutedNotebook) {
    numberSections = executed.notebook.front.html.numberSections
    for part in executed.parts {
      switch part {
      case .prose(let prose): add(prose.blocks)
      case .cell(let cell): add(cell)
      }
    }
  }

  // MARK: Cells

  private mutating func add(_ cell: ExecutedCell) {
    for case .prose(let prose) in cell.outputs { add(prose.blocks) }
    guard let label = cell.cell.options.label, let kind = Label.kind(of: label), cell.settings.include,
      kind == "fig" || kind == "tbl"
    else { return }
    add(label, kind: kind)
  }

  private mutating func add(_ label: String, kind: String) {
    guard targets[label] == nil else { return }
    let count = (counts[kind] ?? 0) + 1
    counts[kind] = count
    anchors.insert(label)
    targets[label] = Target(kind: kind, text: String(count), anchor: label)
  }

  // MARK: Prose

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let inlines): add(inlines)
      case .heading(let level, let inlines, let label):
        add(inlines)
        addHeading(level, inlines, label)
      case .equation(let formula): if let label = formula.label { add(label, kind: "eq") }
      case .table(let table):
        for cells in [table.header] + table.rows + [[table.caption]] { for cell in cells { add(cell) } }
        if let label = table.label { add(label, kind: Label.kind(of: label) ?? "tbl") }
      case .figure(let image, let label):
        add(image.text)
        if let label { add(label, kind: Label.kind(of: label) ?? "fig") }
      case .quote(let inside), .callout(_, _, let inside): add(inside)
      case .division(let label, _, let inside):
        if let label, let kind = Label.kind(of: label) { add(label, kind: kind) }
        add(inside)
      case .list(let list): for item in list.items { add(item) }
      case .footnote(let name, let inlines): footnoteTexts[name] = inlines
      case .code, .html, .rule: break
      }
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .footnote(let name): if !footnotes.contains(name) { footnotes.append(name) }
      case .emphasis(let inside), .strong(let inside), .link(_, _, let inside): add(inside)
      default: break
      }
    }
  }

  private mutating func addHeading(_ level: Int, _ inlines: [Inline], _ label: String?) {
    let level = min(max(level, 1), 6)
    var number: String?
    if numberSections {
      levels[level] += 1
      for deeper in (level + 1)..<7 { levels[deeper] = 0 }
      let first = levels[1...].firstIndex { $0 > 0 } ?? 1
      number = levels[first...level].map(String.init).joined(separator: ".")
    }
    let anchor = unique(label ?? Slug.of(Inline.plainText(inlines)))
    headings.append(Heading(level: level, anchor: anchor, number: number, inlines: inlines))
    if let label, targets[label] == nil {
      let text = number ?? Inline.plainText(inlines)
      targets[label] = Target(kind: "sec", text: text, anchor: anchor)
    }
  }

  private mutating func unique(_ name: String) -> String {
    var candidate = name
    var count = 1
    while !anchors.insert(candidate).inserted {
      count += 1
      candidate = "\(name)-\(count)"
    }
    return candidate
  }

  // MARK: Words

  /// `Figure 3`, `Equation (2)`, `Section 1.4`, or the title of a section without a number.
  func words(for item: ReferenceGroup.Item, _ target: Target) -> String {
    let number = target.kind == "eq" ? "(\(target.text))" : target.text
    if item.numberOnly { return number }
    if target.kind == "sec", !numberSections { return (item.prefix.map { $0 + " " } ?? "") + "“\(number)”" }
    return (item.prefix ?? Self.name(of: target.kind)) + "\u{A0}" + number
  }

  static func name(of kind: String) -> String {
    switch kind {
    case "fig": "Figure"
    case "tbl": "Table"
    case "eq": "Equation"
    case "sec": "Section"
    default: kind
    }
  }
}
