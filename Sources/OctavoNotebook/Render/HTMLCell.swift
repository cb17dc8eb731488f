import Mustache

/// Writes one executed cell as HTML: code, then outputs. `templates/report/cell.mustache` holds the frame.
struct HTMLCell {
  let context: RenderContext
  let template: MustacheTemplate

  /// - Parameter prose: writes captions and printed Markdown, and carries the page's state along.
  func html(_ executed: ExecutedCell, prose: inout HTMLProse) -> String {
    let settings = executed.settings
    let outputs = outputs(executed, prose: &prose)
    guard executed.showsCode || !outputs.isEmpty || executed.state == .notRun else { return "" }
    var frame: [String: Any] = ["outputs": outputs]
    if executed.showsCode {
      let code = settings.echo == .fenced ? fenced(executed.cell) : executed.cell.shownCode
      if !code.isEmpty { frame["code"] = Highlight.html(code) }
      if !code.isEmpty, settings.codeFold != .none {
        frame["fold"] =
          ["summary": settings.codeSummary, "open": settings.codeFold == .open] as [String: Any]
      }
    }
    if executed.state == .notRun, settings.include { frame["notRun"] = true }
    // A figure or a table carries the label itself; a cell that has none to show carries its own.
    if let label = executed.cell.options.label, !outputs.contains(" id=\"\(HTML.escape(label))\"") {
      frame["id"] = label
    }
    return template.render(frame)
  }

  private func fenced(_ cell: Cell) -> String {
    let ticks = cell.fence.prefix { $0 == "`" || $0 == "~" }
    return cell.fence + ticks
  }

  // MARK: Outputs

  private func outputs(_ executed: ExecutedCell, prose: inout HTMLProse) -> String {
    var html = ""
    var figureIndex = 0
    var figures = ""
    for output in executed.shownOutputs {
      switch output {
      case .stream(let stream, let text): html += pre(stream.rawValue, text)
      case .result(let text): html += pre("result", text)
      case .warning(let warning):
        html += pre("warning", "\(warning.category): \(warning.message)" + place(warning.position))
      case .fault(let fault): html += self.fault(fault)
      case .prose(let text): html += prose.html(text.blocks)
      case .figure(let figure):
        // All figures of a cell share its caption, so they wait for one another.
        figures += self.figure(figure, at: figureIndex, of: executed)
        figureIndex += 1
        if figureIndex == executed.figures.count { html += captioned(figures, executed, prose: &prose) }
      }
    }
    return table(html, executed)
  }

  private func pre(_ name: String, _ text: String) -> String {
    let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return text.isEmpty ? "" : "<pre class=\"\(name)\">\(HTML.escape(text))</pre>\n"
  }

  private func place(_ position: Position?) -> String {
    position.map { " (line \($0.line))" } ?? ""
  }

  private func fault(_ fault: Fault) -> String {
    let place = fault.position.map { " <span class=\"place\">line \($0.line)</span>" } ?? ""
    return "<div class=\"fault\" role=\"alert\"><p><strong>\(HTML.escape(fault.kind))</strong>\(place)</p>\n"
      + pre("traceback", fault.traceback.isEmpty ? fault.summary : fault.traceback) + "</div>\n"
  }

  private func figure(_ figure: any FigureDrawing, at index: Int, of executed: ExecutedCell) -> String {
    let options = executed.cell.options
    let captions = options.figureCaptions
    let alternatives = options.figureAlternatives.isEmpty ? captions : options.figureAlternatives
    let alternative = index < alternatives.count ? alternatives[index] : alternatives.last ?? ""
    let name = FigureName.of(executed, index)
    let theme = context.executed.notebook.front.html.theme
    return theme.settled(figure.svg(label: name, alternative: alternative))
  }

  /// Figures with one caption and number for all of them, or one after the other when each has its own words.
  private func captioned(_ figures: String, _ executed: ExecutedCell, prose: inout HTMLProse) -> String {
    let captions = executed.cell.options.figureCaptions
    let label = executed.cell.options.label
    let target = label.flatMap { context.numbering.targets[$0] }.flatMap { $0.kind == "fig" ? $0 : nil }
    let id = target.map { " id=\"\(HTML.escape($0.anchor))\"" } ?? ""
    var html = "<figure\(id)>\(figures)"
    if target != nil || !captions.isEmpty {
      html += "<figcaption>"
      if let target { html += "<span class=\"number\">Figure\u{A0}\(target.text):</span> " }
      html += captions.map { caption($0, executed, prose: &prose) }.joined(separator: " ")
      html += "</figcaption>"
    }
    return html + "</figure>\n"
  }

  private func table(_ html: String, _ executed: ExecutedCell) -> String {
    guard let words = executed.cell.options.tableCaption, !html.isEmpty else { return html }
    let target = executed.cell.options.label.flatMap { context.numbering.targets[$0] }
    let id = target.flatMap { $0.kind == "tbl" ? " id=\"\(HTML.escape($0.anchor))\"" : nil } ?? ""
    var prose = HTMLProse(context)
    var caption = ""
    if let target, target.kind == "tbl" {
      caption = "<span class=\"number\">Table\u{A0}\(target.text):</span> "
    }
    caption += self.caption(words, executed, prose: &prose)
    return "<figure class=\"table\"\(id)><figcaption>\(caption)</figcaption>\n\(html)</figure>\n"
  }

  /// Captions are Markdown too.
  private func caption(_ words: String, _ executed: ExecutedCell, prose: inout HTMLProse) -> String {
    let line = executed.cell.firstLine
    guard let read = Reader.prose(words, file: context.file, line: line),
      case .paragraph(let inlines) = read.blocks.first?.kind, read.blocks.count == 1
    else { return HTML.escape(words) }
    return prose.html(inlines)
  }
}

/// What a figure is called in files and inside the page.
enum FigureName {
  static func of(_ executed: ExecutedCell, _ index: Int) -> String {
    let base = executed.cell.options.label.map(Slug.of) ?? executed.cell.name
    return executed.figures.count > 1 ? "\(base)-\(index + 1)" : base
  }
}
