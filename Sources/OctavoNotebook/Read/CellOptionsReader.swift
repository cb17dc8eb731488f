/// Turns the YAML of `#|` lines, or a MyST directive's options, into `CellOptions`.
struct CellOptionsReader {
  private(set) var options = CellOptions()
  private(set) var labelPosition: Position?
  private(set) var reader: SettingReader
  private let place = "a cell"

  init(file: String) { reader = SettingReader(file: file) }

  /// Every key that is read below, for suggestions.
  static let keys = [
    "label", "echo", "eval", "output", "error", "warning", "include", "code-fold", "code-summary", "fig-cap",
    "fig-alt", "fig-width", "fig-height", "tbl-cap", "tags", "results", "message", "id",
  ]

  /// Keys of Quarto, knitr and MyST that would change the report and are not implemented.
  static let elsewhere: Set<String> = [
    "classes", "lst-label", "lst-cap", "panel", "output-location", "renderings", "layout", "layout-ncol",
    "layout-nrow", "layout-align", "layout-valign", "column", "fig-subcap", "fig-link", "fig-column",
    "tbl-subcap", "tbl-colwidths", "tbl-column", "cap-location", "fig-cap-location", "tbl-cap-location",
    "fig-asp", "out-width", "out-height", "fig-keep", "fig-show", "collapse", "comment", "dependson", "child",
    "file", "code-line-numbers", "linenos", "lineno-start", "emphasize-lines", "filename", "caption", "name",
    "mystnb", "check", "rtol", "atol", "expect-error", "depends",
  ]

  /// Keys that name something a report of ours has anyway, or that concern other formats only.
  static let harmless: Set<String> = [
    "code-overflow", "fig-format", "fig-dpi", "fig-env", "fig-pos", "fig-scap", "fig-align",
    "html-table-processing",
  ]

  mutating func read(_ yaml: YAMLValue) {
    guard case .mapping(let entries) = yaml.kind else {
      if !yaml.isEmpty {
        reader.refuse(yaml.position, Wording.optionsNotMapping(yaml.described))
      }
      return
    }
    for entry in entries { read(entry) }
  }

  private mutating func read(_ given: YAMLValue.Entry) {
    // R Markdown writes fig.cap where Quarto writes fig-cap.
    let name = given.key.utf8.contains(UInt8(ascii: ".")) ? dashed(given.key) : given.key
    let entry = YAMLValue.Entry(key: name, keyPosition: given.keyPosition, value: given.value)
    switch name {
    case "label", "id": readLabel(entry)
    case "echo": options.echo = reader.echo(entry) ?? options.echo
    case "eval": options.eval = reader.bool(entry) ?? options.eval
    case "output": options.output = reader.output(entry) ?? options.output
    case "results": readResults(entry)
    case "error": options.error = reader.bool(entry) ?? options.error
    case "warning": options.warning = reader.bool(entry) ?? options.warning
    // Messages are R's; a Python cell has none to hide.
    case "message": _ = reader.bool(entry)
    case "include": options.include = reader.bool(entry) ?? options.include
    case "code-fold": options.codeFold = reader.fold(entry) ?? options.codeFold
    case "code-summary": options.codeSummary = reader.text(entry) ?? options.codeSummary
    case "fig-cap": options.figureCaptions = reader.texts(entry)
    case "fig-alt": options.figureAlternatives = reader.texts(entry)
    case "fig-width": options.figureWidth = reader.size(entry, limit: 100)
    case "fig-height": options.figureHeight = reader.size(entry, limit: 100)
    case "tbl-cap": options.tableCaption = reader.text(entry)
    case "tags", "tag": readTags(reader.texts(entry))
    // Blocks always run; what a cache would hold cannot differ.
    case "cache":
      if let value = reader.bool(entry), value { reader.warn(entry.keyPosition, Self.noCache) }
    default:
      if Self.harmless.contains(name) { return }
      reader.unread(entry, in: place, known: Self.keys, elsewhere: Self.elsewhere)
    }
  }

  static let noCache = "there is no cache yet: the block runs every time, with the same result"

  private func dashed(_ key: String) -> String {
    String(decoding: key.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }

  private mutating func readLabel(_ entry: YAMLValue.Entry) {
    guard let label = reader.text(entry) else { return }
    setLabel(label, at: entry.value.position)
  }

  mutating func setLabel(_ label: String, at position: Position) {
    guard Label.isValid(label) else {
      reader.refuse(position, Wording.badLabel(label))
      return
    }
    options.label = label
    labelPosition = position
  }

  /// knitr's older name for `output`.
  private mutating func readResults(_ entry: YAMLValue.Entry) {
    switch entry.value.text {
    case "markup", "hold": options.output = .shown
    case "asis": options.output = .asMarkdown
    case "hide", "false": options.output = .hidden
    default: reader.wrong(entry, wanted: "markup, hold, asis or hide")
    }
  }

  /// Tags that Jupyter Book, MyST and nbconvert give a meaning to.
  mutating func readTags(_ tags: [String]) {
    options.tags += tags
    for tag in tags {
      switch tag {
      case "remove-cell", "remove_cell": options.include = false
      case "remove-input", "remove_input": options.echo = .hidden
      case "remove-output", "remove_output": options.output = .hidden
      case "hide-input": options.codeFold = options.codeFold ?? .closed
      case "skip-execution": options.eval = false
      case "raises-exception": options.error = true
      default: break
      }
    }
  }

  mutating func refuse(_ position: Position, _ message: String) { reader.refuse(position, message) }
}

/// Names that can be referred to.
enum Label {
  static func isValid(_ label: String) -> Bool {
    !label.isEmpty && label.utf8.allSatisfy(isPart)
  }

  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x3A: true
    default: byte >= 0x80
    }
  }

  /// The kinds of thing that are numbered and referred to.
  static let kinds = ["fig", "tbl", "eq", "sec"]
  /// Kinds Quarto has and Octavo does not.
  static let otherKinds = [
    "lst", "tip", "nte", "wrn", "imp", "cau", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol",
    "rem", "alg",
  ]

  /// `fig` of `fig-x`; nil when the label is of no known kind.
  static func kind(of label: String) -> String? {
    guard let dash = label.utf8.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    let kind = String(label[..<dash])
    return kinds.contains(kind) || otherKinds.contains(kind) ? kind : nil
  }
}
