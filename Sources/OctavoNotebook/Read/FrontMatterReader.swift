/// Turns the YAML between the first two `---` lines into `FrontMatter`.
struct FrontMatterReader {
  private(set) var front = FrontMatter()
  /// What `octavo: dialect:` says.
  private(set) var dialect: Dialect?
  /// Set when the document says it is Jupytext's Markdown.
  private(set) var isJupytext = false
  private(set) var reader: SettingReader

  init(file: String) { reader = SettingReader(file: file) }

  private static let keys = [
    "title", "subtitle", "author", "authors", "date", "abstract", "lang", "params", "seed", "execute",
    "format",
    "octavo",
  ]
  /// Keys that describe the document for other programs.
  private static let metadata: Set<String> = [
    "jupyter", "jupytext", "kernelspec", "kernel", "engine", "keywords", "tags", "categories", "description",
    "license", "copyright", "doi", "subject", "draft", "order", "slug", "image", "language_info",
    "file_format",
    "mystnb", "short_title", "venue", "github", "project", "editor", "knitr",
  ]
  private static let elsewhere: Set<String> = [
    "bibliography", "csl", "citeproc", "crossref", "filters", "include-in-header", "include-before-body",
    "include-after-body", "css", "template", "header-includes", "nocite", "number-offset", "shortcodes",
    "numbering",
  ]
  private static let executeKeys = [
    "echo", "eval", "output", "error", "warning", "include", "enabled", "cache", "freeze", "timeout",
  ]
  private static let htmlKeys = [
    "toc", "toc-depth", "toc-title", "code-fold", "code-summary", "theme", "number-sections",
  ]
  /// Keys of Quarto's HTML that name what an Octavo report is anyway, or small matters of its own page.
  private static let htmlHarmless: Set<String> = [
    "embed-resources", "self-contained", "self-contained-math", "standalone", "highlight-style",
    "code-overflow",
    "code-copy", "code-tools", "toc-location", "smooth-scroll", "link-external-newwindow", "anchor-sections",
    "fig-format", "fig-dpi", "page-layout", "minimal", "df-print", "code-link", "grid",
  ]
  private static let htmlElsewhere: Set<String> = [
    "css", "include-in-header", "include-before-body", "include-after-body", "template", "number-depth",
    "citations-hover", "reference-location", "fig-width", "fig-height",
  ]

  mutating func read(_ yaml: YAMLValue) {
    guard case .mapping(let entries) = yaml.kind else {
      if !yaml.isEmpty { reader.refuse(yaml.position, Wording.frontMatterNotMapping(yaml.described)) }
      return
    }
    for entry in entries { read(entry) }
  }

  /// Keeps the text itself, for formats that carry it on.
  mutating func keep(_ yaml: String) { front.text = yaml }

  private mutating func read(_ entry: YAMLValue.Entry) {
    switch entry.key {
    case "title": front.title = reader.text(entry)
    case "subtitle": front.subtitle = reader.text(entry)
    case "author", "authors": readAuthors(entry)
    case "date": readDate(entry)
    case "abstract": front.abstract = reader.text(entry)
    case "lang": front.language = reader.text(entry)
    case "params", "parameters": readParameters(entry)
    case "seed": readSeed(entry)
    case "execute": each(of: entry) { $0.readExecute($1) }
    case "format": readFormat(entry)
    case "octavo": each(of: entry) { $0.readOwn($1) }
    // Quarto lets these stand at the top as well.
    case "toc", "toc-depth", "toc-title", "code-fold", "code-summary", "theme", "number-sections":
      readHTML(entry)
    case "jupyter", "jupytext": readJupytext(entry)
    default:
      if Self.metadata.contains(entry.key) { return }
      reader.unread(entry, in: "the front matter", known: Self.keys, elsewhere: Self.elsewhere)
    }
  }

  private mutating func each(
    of entry: YAMLValue.Entry, _ body: (inout FrontMatterReader, YAMLValue.Entry) -> Void
  ) {
    switch entry.value.kind {
    case .mapping(let entries): for inner in entries { body(&self, inner) }
    default: if !entry.value.isEmpty { reader.wrong(entry, wanted: "lines of 'key: value'") }
    }
  }

  // MARK: Who and when

  /// A name, a list of names, or mappings that have a `name`.
  private mutating func readAuthors(_ entry: YAMLValue.Entry) {
    let people: [YAMLValue]
    if case .sequence(let values) = entry.value.kind { people = values } else { people = [entry.value] }
    for person in people {
      if let name = person.text {
        front.authors.append(name)
      } else if case .mapping(let fields) = person.kind,
        let name = fields.first(where: { $0.key == "name" })?.value.text
      {
        front.authors.append(name)
      } else if !person.isEmpty {
        reader.refuse(
          person.position,
          Wording.wanted(entry.key, "a name, or a mapping with 'name'", got: person.described))
      }
    }
  }

  private mutating func readDate(_ entry: YAMLValue.Entry) {
    guard let date = reader.text(entry) else { return }
    if ["today", "now", "last-modified"].contains(date) || date.hasPrefix("`r ") {
      reader.refuse(entry.value.position, Wording.dateFromClock)
    } else {
      front.date = date
    }
  }

  // MARK: Running

  private mutating func readParameters(_ entry: YAMLValue.Entry) {
    each(of: entry) { this, parameter in
      guard PythonName.isValid(parameter.key) else {
        let message = Wording.wanted("params", "a Python name", got: "'\(parameter.key)'")
        this.reader.refuse(parameter.keyPosition, message)
        return
      }
      this.front.parameters.append(
        Parameter(name: parameter.key, value: parameter.value.parameter, position: parameter.keyPosition))
    }
  }

  private mutating func readSeed(_ entry: YAMLValue.Entry) {
    if case .scalar(let text, plain: true) = entry.value.kind, let seed = UInt64(text) {
      front.seed = seed
    } else {
      reader.wrong(entry, wanted: "a whole number from 0 to \(UInt64.max)")
    }
  }

  private mutating func readExecute(_ entry: YAMLValue.Entry) {
    switch entry.key {
    case "echo": front.execute.echo = reader.echo(entry)
    case "eval", "enabled": front.execute.eval = reader.bool(entry)
    case "output": front.execute.output = reader.output(entry)
    case "error": front.execute.error = reader.bool(entry)
    case "warning": front.execute.warning = reader.bool(entry)
    case "message": _ = reader.bool(entry)
    case "include": front.execute.include = reader.bool(entry)
    case "timeout": front.execute.timeout = reader.size(entry, limit: 1e9)
    case "cache", "freeze":
      if entry.value.bool == true || entry.value.text == "auto" {
        reader.warn(entry.keyPosition, CellOptionsReader.noCache)
      }
    case "daemon", "daemon-restart", "keep-md", "keep-ipynb": break
    default:
      reader.unread(
        entry, in: "execute", known: Self.executeKeys,
        elsewhere: [
          "skip", "depends_on_env", "ipynb-shell-interactivity", "debug", "fig-width", "fig-height",
        ])
    }
  }

  // MARK: The page

  private mutating func readFormat(_ entry: YAMLValue.Entry) {
    // `format: html`, or one mapping for each format; what other formats want is theirs.
    guard case .mapping(let formats) = entry.value.kind else { return }
    for format in formats where format.key == "html" {
      guard case .mapping(let settings) = format.value.kind else { continue }
      for setting in settings { readHTML(setting) }
    }
  }

  private mutating func readHTML(_ entry: YAMLValue.Entry) {
    switch entry.key {
    case "toc": front.html.contents = reader.bool(entry) ?? false
    case "toc-depth": readDepth(entry)
    case "toc-title": front.html.contentsTitle = reader.text(entry)
    case "code-fold": front.html.codeFold = reader.fold(entry)
    case "code-summary": front.html.codeSummary = reader.text(entry)
    case "number-sections": front.html.numberSections = reader.bool(entry) ?? false
    case "theme": readTheme(entry)
    case "html-math-method":
      if entry.value.text != "mathml" {
        let name = entry.value.text ?? entry.value.described
        reader.warn(
          entry.value.position,
          Wording.notImplemented(
            entry.key, value: name, in: "format: html", instead: "formulas are written as MathML"))
      }
    default:
      if Self.htmlHarmless.contains(entry.key) { return }
      reader.unread(entry, in: "format: html", known: Self.htmlKeys, elsewhere: Self.htmlElsewhere)
    }
  }

  private mutating func readDepth(_ entry: YAMLValue.Entry) {
    if case .int(let depth) = entry.value.parameter, (1...6).contains(depth) {
      front.html.contentsDepth = depth
    } else {
      reader.wrong(entry, wanted: "a whole number from 1 to 6")
    }
  }

  private mutating func readTheme(_ entry: YAMLValue.Entry) {
    if let name = entry.value.text, let theme = FrontMatter.HTML.Theme(rawValue: name) {
      front.html.theme = theme
    } else if ["default", "none"].contains(entry.value.text) {
      front.html.theme = .auto
    } else {
      // A look from elsewhere changes no result, so the document still renders, and says so.
      let name = entry.value.text ?? entry.value.described
      reader.warn(
        entry.value.position,
        Wording.notImplemented(
          "theme", value: name, in: "format: html", instead: "themes are auto, light and dark; auto is used"))
    }
  }

  // MARK: Whose document it is

  private mutating func readOwn(_ entry: YAMLValue.Entry) {
    switch entry.key {
    case "dialect":
      if let name = entry.value.text, let known = Dialect(rawValue: name) {
        dialect = known
      } else {
        reader.wrong(entry, wanted: "plain, quarto or myst")
      }
    default: reader.unread(entry, in: "octavo", known: ["dialect"], elsewhere: [])
    }
  }

  private mutating func readJupytext(_ entry: YAMLValue.Entry) {
    guard case .mapping(let fields) = entry.value.kind else { return }
    for field in fields {
      if field.key == "jupytext" || field.key == "text_representation" {
        readJupytext(field)
      } else if field.key == "format_name", field.value.text == "markdown" {
        isJupytext = true
      }
    }
  }
}

/// What Python accepts as a variable's name.
package enum PythonName {
  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  package static func isKeyword(_ name: String) -> Bool { keywords.contains(name) }

  package static func isValid(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, !keywords.contains(name) else { return false }
    return (first == "_" || first.properties.isXIDStart)
      && name.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
  }
}
