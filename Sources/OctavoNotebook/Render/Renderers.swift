/// The formats a report can be written in.
package enum Renderers {
  package struct Format: Sendable {
    /// What `--to` calls it.
    package let name: String
    package let render: @Sendable (RenderContext) -> [ReportFile]
  }

  /// One row for each format; a new one is a file in Render/ and a row here.
  package static let all = [
    Format(name: "html", render: HTMLReport.render),
    Format(name: "md", render: MarkdownReport.render),
  ]

  /// Formats that are planned; `--to` refuses them by name.
  package static let planned = ["ipynb", "json"]
}

/// One file of a report.
package struct ReportFile: Sendable, Equatable {
  /// Relative to the output folder.
  package let path: String
  package let bytes: [UInt8]

  init(path: String, text: String) {
    self.path = path
    self.bytes = Array(text.utf8)
  }
}

/// How a report is written, beside what the notebook itself says.
package struct RenderOptions: Sendable {
  /// Lets raw HTML in prose through.
  package var allowHTML = false
  /// Reads a file that the notebook shows, by its address; the reason where it cannot.
  package var resource: @Sendable (String) -> Result<[UInt8], ResourceFailure> = { _ in
    .failure(ResourceFailure(reason: "it cannot be read"))
  }

  package init() {}
}

package struct ResourceFailure: Error, Sendable {
  package let reason: String
  package init(reason: String) { self.reason = reason }
}

/// What the formats share while one notebook is rendered.
package final class RenderContext {
  package let executed: ExecutedNotebook
  package let options: RenderOptions
  let numbering: Numbering
  let formulas = Formulas()
  /// The notebook's name without folder and ending; report files begin with it.
  package let stem: String
  /// What the formats found wrong, each once.
  package private(set) var problems: [Problem] = []

  package init(_ executed: ExecutedNotebook, stem: String, options: RenderOptions) {
    self.executed = executed
    self.stem = stem
    self.options = options
    numbering = Numbering(executed)
  }

  var file: String { executed.notebook.file }

  func warn(at position: Position?, _ message: String) {
    let problem = Problem(.warning, file: file, at: position, message)
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// Where a reference leads; notes those that lead nowhere.
  func target(of item: ReferenceGroup.Item, at position: Position) -> Numbering.Target? {
    if let target = numbering.targets[item.label] { return target }
    let near = NearestName.of(item.label, among: numbering.targets.keys.sorted())
    warn(at: position, Wording.unknownReference(item.label, near: near))
    return nil
  }
}

extension ExecutedCell {
  /// What the author wants seen of the outputs. A fault is never hidden.
  var shownOutputs: [CellOutput] {
    outputs.filter { output in
      if case .fault = output { return true }
      guard settings.include, settings.output != .hidden else { return false }
      if case .warning = output { return settings.warning }
      return true
    }
  }

  var figures: [any FigureDrawing] {
    shownOutputs.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  var showsCode: Bool { settings.include && settings.echo != .hidden }
}
