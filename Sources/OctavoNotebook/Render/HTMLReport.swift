import Mustache

/// One page, complete in itself: styles, figures, formulas and images are inside; nothing is fetched, nothing runs.
enum HTMLReport {
  @Sendable static func render(_ context: RenderContext) -> [ReportFile] {
    let page = HTMLReport.page(context)
    return [ReportFile(path: "\(context.stem).html", text: page)]
  }

  /// Templates are part of the program; a broken one is our own mistake and shows in every test.
  private static func template(_ bytes: [UInt8]) -> MustacheTemplate? {
    try? MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
  }

  private static func page(_ context: RenderContext) -> String {
    guard let page = template(PackageResources.page_mustache),
      let cell = template(PackageResources.cell_mustache)
    else { preconditionFailure("templates/report holds a template that is not Mustache") }
    let executed = context.executed
    let front = executed.notebook.front
    var prose = HTMLProse(context)
    let writer = HTMLCell(context: context, template: cell)
    var body = ""
    for part in executed.parts {
      switch part {
      case .prose(let text): body += prose.html(text.blocks)
      case .cell(let executed): body += writer.html(executed, prose: &prose)
      }
    }
    body += prose.footnotes()
    var frame: [String: Any] = [
      "title": title(context), "language": front.language ?? "en", "theme": front.html.theme.colorScheme,
      "style": front.html.theme.settled(String(decoding: PackageResources.style_css, as: UTF8.self)),
      "body": body,
      "provenance": provenance(executed),
    ]
    if let block = titleBlock(front, context: context) { frame["block"] = block }
    if front.html.contents { frame["contents"] = contents(context, front.html) }
    if executed.ending != .complete { frame["stopped"] = stopped(executed) }
    return page.render(frame)
  }

  // MARK: Head

  private static func title(_ context: RenderContext) -> String {
    if let title = context.executed.notebook.front.title { return title }
    return context.numbering.headings.first.map { Inline.plainText($0.inlines) } ?? context.stem
  }

  private static func titleBlock(_ front: FrontMatter, context: RenderContext) -> [String: Any]? {
    var block: [String: Any] = [:]
    block["title"] = front.title
    block["subtitle"] = front.subtitle
    if !front.authors.isEmpty { block["authors"] = front.authors.joined(separator: ", ") }
    block["date"] = front.date
    if let abstract = front.abstract, let prose = Reader.prose(abstract, file: context.file, line: 1) {
      var writer = HTMLProse(context)
      block["abstract"] = writer.html(prose.blocks)
    }
    let parameters = context.executed.parameters
    if !parameters.isEmpty {
      block["parameters"] = ["rows": parameters.map { ["name": $0.name, "value": $0.value.literal] }]
    }
    return block.isEmpty ? nil : block
  }

  private static func stopped(_ executed: ExecutedNotebook) -> String {
    let line = executed.parts.lazy.compactMap { part -> Int? in
      guard case .cell(let cell) = part, cell.state == .failed, !cell.settings.error else { return nil }
      return cell.cell.firstLine
    }.first
    let place = line.map { "The block on line \($0)" } ?? "An inline value"
    switch executed.ending {
    case .timedOut: return "\(place) was stopped by the time limit; what follows it was not run."
    case .failed, .complete: return "\(place) failed; what follows it was not run."
    }
  }

  // MARK: Contents and foot

  private static func contents(_ context: RenderContext, _ settings: FrontMatter.HTML) -> [String: Any] {
    let headings = context.numbering.headings.filter { $0.level <= settings.contentsDepth }
    let top = headings.map(\.level).min() ?? 1
    let entries = headings.map { heading in
      [
        "depth": String(heading.level - top), "anchor": heading.anchor,
        "text": (heading.number.map { $0 + " " } ?? "") + Inline.plainText(heading.inlines),
      ]
    }
    return ["title": settings.contentsTitle ?? "Contents", "entries": entries]
  }

  private static func provenance(_ executed: ExecutedNotebook) -> String {
    let provenance = executed.provenance
    let seed = provenance.seed.map { "unseeded generators start from \($0)" } ?? "seeded by the system"
    return "Octavo \(provenance.version) · \(seed)"
  }
}

extension FrontMatter.HTML.Theme {
  var colorScheme: String { self == .auto ? "light dark" : rawValue }

  /// A style sheet that asks whether the reader prefers dark, with the answer put in where the author decides.
  func settled(_ style: String) -> String {
    guard self != .auto else { return style }
    let answer = self == .dark ? "all" : "not all"
    var result = ""
    var rest = style[...]
    while let question = rest.range(of: "(prefers-color-scheme:") {
      guard let close = rest[question.upperBound...].firstIndex(of: ")") else { break }
      result += rest[..<question.lowerBound] + answer
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
