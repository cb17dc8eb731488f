/// The notebook as GitHub-flavoured Markdown with its outputs: prose stays as the author wrote it, cells become
/// plain fences, figures are SVG files in a folder beside the report.
struct MarkdownReport {
  @Sendable static func render(_ context: RenderContext) -> [ReportFile] {
    var report = MarkdownReport(context)
    report.write()
    return report.figures + [ReportFile(path: "\(context.stem).md", text: report.out)]
  }

  private let context: RenderContext
  private var out = ""
  private var figures: [ReportFile] = []
  private var folder: String { "\(context.stem)_files" }

  private init(_ context: RenderContext) { self.context = context }

  private mutating func write() {
    writeTitle()
    for part in context.executed.parts {
      switch part {
      case .prose(let prose): write(prose)
      case .cell(let cell): write(cell)
      }
    }
    let provenance = context.executed.provenance
    separate()
    out += "---\n\n<sub>Octavo \(provenance.version)"
    if let seed = provenance.seed { out += " · unseeded generators start from \(seed)" }
    out += "</sub>\n"
  }

  private mutating func writeTitle() {
    let front = context.executed.notebook.front
    if let title = front.title { out += "# \(Self.plain(title))\n\n" }
    if let subtitle = front.subtitle { out += "*\(Self.plain(subtitle))*\n\n" }
    let byline = front.authors + (front.date.map { [$0] } ?? [])
    if !byline.isEmpty { out += byline.map(Self.plain).joined(separator: " · ") + "\n\n" }
    if let abstract = front.abstract { quote(abstract) }
    if !context.executed.parameters.isEmpty {
      separate()
      out += "| Parameter | Value |\n| --- | --- |\n"
      for parameter in context.executed.parameters {
        out += "| `\(parameter.name)` | \(Self.code(parameter.value.literal, inTable: true)) |\n"
      }
      out += "\n"
    }
  }

  /// Ends the paragraph before, if there is one.
  private mutating func separate() {
    while out.utf8.suffix(2).elementsEqual("\n\n".utf8) { out.removeLast() }
    if !out.isEmpty { out += out.utf8.last == 0x0A ? "\n" : "\n\n" }
  }

  private mutating func quote(_ text: String) {
    separate()
    let text = Array(text.utf8)[...].trimmed.string
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      out += line.isEmpty ? ">\n" : "> \(line)\n"
    }
  }

  // MARK: Prose

  /// The author's own text; only what GitHub does not know is replaced.
  private mutating func write(_ prose: Prose) {
    separate()
    let bytes = Array(prose.text.utf8)
    var text = MarkdownText(numbering: context.numbering)
    var end = 0
    for mark in prose.marks {
      if case .fence(let rest) = mark.kind {
        text.append(bytes[end..<mark.range.lowerBound])
        text.division(rest)
        end = mark.range.upperBound
      } else if let words = replacement(mark) {
        text.append(bytes[end..<mark.range.lowerBound])
        text.append(Array(words.utf8)[...])
        end = mark.range.upperBound
      }
    }
    text.append(bytes[end...])
    out += text.finish()
    if out.utf8.last != 0x0A { out += "\n" }
  }

  private func replacement(_ mark: Mark) -> String? {
    switch mark.kind {
    case .value(let value):
      switch context.executed.values[value.index] {
      case .success(let text): return Self.plain(text)
      case .failure(let fault): return "**" + Self.code("\(value.expression) → \(fault.summary)") + "**"
      case nil: return Self.code(value.expression)
      }
    case .reference(let group): return words(group)
    case .formula(let formula):
      guard formula.display else { return nil }
      let tag = formula.label.flatMap { context.numbering.targets[$0] }.map { " \\tag{\($0.text)}" } ?? ""
      return "$$\n\(formula.tex)\(tag)\n$$"
    case .fence, .footnote, .footnoteText, .literal: return nil
    }
  }

  private func words(_ group: ReferenceGroup) -> String {
    group.items.map { item in
      guard let target = context.target(of: item, at: group.position) else {
        return "?@\(item.label)" + item.suffix
      }
      let words = Self.plain(context.numbering.words(for: item, target))
      // Equations have no anchor on GitHub.
      return (target.kind == "eq" ? words : "[\(words)](#\(target.anchor))") + Self.plain(item.suffix)
    }.joined(separator: ", ")
  }

  // MARK: Cells

  private mutating func write(_ executed: ExecutedCell) {
    if executed.showsCode {
      let code = executed.settings.echo == .fenced ? executed.cell.fence : executed.cell.shownCode
      let language = executed.settings.echo == .fenced ? "" : "python"
      if !code.isEmpty {
        separate()
        let folded = executed.settings.codeFold == .closed
        if folded { out += "<details><summary>\(HTML.escape(executed.settings.codeSummary))</summary>\n\n" }
        fence(code, language: language)
        if folded { out += "\n</details>\n" }
      }
    }
    if executed.state == .notRun, executed.settings.include {
      separate()
      out += "*Not run.*\n"
    }
    if let words = executed.cell.options.tableCaption, !executed.shownOutputs.isEmpty {
      caption([words], executed, kind: "tbl")
    }
    var index = 0
    for output in executed.shownOutputs { write(output, of: executed, &index) }
    if index > 0 { caption(executed.cell.options.figureCaptions, executed, kind: "fig") }
  }

  private mutating func write(_ output: CellOutput, of executed: ExecutedCell, _ index: inout Int) {
    switch output {
    case .stream(_, let text), .result(let text):
      guard !text.isEmpty else { return }
      separate()
      fence(text, language: "")
    case .warning(let warning):
      separate()
      out += "> [!WARNING]\n"
      for line in "\(warning.category): \(warning.message)".split(separator: "\n") {
        out += "> \(Self.plain(String(line)))\n"
      }
    case .fault(let fault):
      separate()
      let place = fault.position.map { " on line \($0.line)" } ?? ""
      out += "> [!CAUTION]\n> **\(Self.plain(fault.kind))**\(place)\n\n"
      fence(fault.traceback.isEmpty ? fault.summary : fault.traceback, language: "")
    case .prose(let prose): write(prose)
    case .figure(let figure):
      write(figure, at: index, of: executed)
      index += 1
    }
  }

  private mutating func write(_ figure: any FigureDrawing, at index: Int, of executed: ExecutedCell) {
    let options = executed.cell.options
    let alternatives =
      options.figureAlternatives.isEmpty ? options.figureCaptions : options.figureAlternatives
    let words = index < alternatives.count ? alternatives[index] : alternatives.last ?? "Figure"
    let name = FigureName.of(executed, index)
    let path = "\(folder)/\(name).svg"
    figures.append(ReportFile(path: path, text: figure.svg(label: name, alternative: words)))
    separate()
    if index == 0, let label = options.label, let target = context.numbering.targets[label],
      target.kind == "fig"
    {
      out += "<a id=\"\(HTML.escape(target.anchor))\"></a>\n\n"
    }
    out += "![\(Self.plain(words))](\(Self.address(path)))\n"
  }

  private mutating func caption(_ captions: [String], _ executed: ExecutedCell, kind: String) {
    let target = executed.cell.options.label.flatMap { context.numbering.targets[$0] }
    let number = target.flatMap { $0.kind == kind ? "**\(Numbering.name(of: kind)) \($0.text):**" : nil }
    let words = ([number].compactMap { $0 } + captions).joined(separator: " ")
    guard !words.isEmpty else { return }
    separate()
    if kind == "tbl", let target, target.kind == kind {
      out += "<a id=\"\(HTML.escape(target.anchor))\"></a>\n\n"
    }
    out += words + "\n"
  }

  // MARK: Small pieces

  /// A fence longer than any run of backticks inside.
  private mutating func fence(_ text: String, language: String) {
    let ticks = String(repeating: "`", count: max(3, Self.longestRun(text) + 1))
    out += ticks + language + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + ticks + "\n"
  }

  private static func longestRun(_ text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private static func code(_ text: String, inTable: Bool = false) -> String {
    let ticks = String(repeating: "`", count: longestRun(text) + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    var line = ""
    for character in text {
      line += character == "\n" ? " " : inTable && character == "|" ? "\\|" : String(character)
    }
    return ticks + pad + line + pad + ticks
  }

  /// Text in which no character means anything to Markdown.
  private static func plain(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "$", "#", "~", "&", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func address(_ path: String) -> String {
    path.utf8.contains(where: { $0 == 0x20 || $0 == 0x28 || $0 == 0x29 }) ? "<\(path)>" : path
  }
}
