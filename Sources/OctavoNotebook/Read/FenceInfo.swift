/// What the words after the opening backticks say about a fenced block.
enum FenceInfo {
  /// The block runs; `header` holds what its opening line says of labels and options.
  case run(header: [YAMLValue.Entry])
  /// The block is shown as code in `language`.
  case show(language: String)
  /// The block is shown, and the author should know why it did not run.
  case warn(language: String, String)
  case refuse(String)

  private static let pythons: Set<String> = ["python", "python3", "ipython", "ipython3"]

  /// - Parameter tilde: the fence is made of `~`, which Jupytext never runs.
  init(_ info: String, dialect: Dialect, tilde: Bool, position: Position) {
    let words = info.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    let first = words.first.map(String.init) ?? ""
    let rest = words.count > 1 ? String(words[1]) : ""
    if first.hasPrefix("{{") {
      self = .show(language: Self.withoutBraces(info))
    } else if info.hasPrefix("{") {
      self = Self.braced(info, dialect: dialect, rest: rest, position: position)
    } else if dialect == .plain, first == "python", !tilde {
      self = Self.plain(rest, position: position)
    } else {
      self = .show(language: first)
    }
  }

  private static func withoutBraces(_ info: String) -> String {
    String(info.drop { $0 == "{" }.prefix { $0 != "}" && $0 != " " })
  }

  // MARK: Plain fences, with Jupytext's attributes

  private static func plain(_ rest: String, position: Position) -> FenceInfo {
    if rest.hasPrefix("{") {
      return rest.contains("marimo") ? .refuse(Wording.marimo) : .run(header: [])
    }
    if rest.contains(".noeval") { return .show(language: "python") }
    if let active = attribute("active", in: rest), !active.contains("ipynb"), !active.contains("py") {
      return .show(language: "python")
    }
    guard let tags = attribute("tags", in: rest) else { return .run(header: []) }
    let place = YAMLPlace(file: "", firstLine: position.line)
    guard let value = try? YAMLValue.parse(tags, at: place) else { return .run(header: []) }
    return .run(header: [YAMLValue.Entry(key: "tags", keyPosition: position, value: value)])
  }

  /// The value of `name=value`, where the value is one word, a quoted text or a list in brackets.
  private static func attribute(_ name: String, in text: String) -> String? {
    let bytes = Array(text.utf8)
    let wanted = Array((name + "=").utf8)
    guard bytes.count > wanted.count else { return nil }
    for start in 0..<(bytes.count - wanted.count)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      guard start == 0 || bytes[start - 1].isSpace else { continue }
      let value = bytes[(start + wanted.count)...]
      let close: UInt8
      switch value.first {
      case UInt8(ascii: "["): close = UInt8(ascii: "]")
      case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
      default: return value.prefix { !$0.isSpace }.string
      }
      guard let end = value.dropFirst().firstIndex(of: close) else { return nil }
      return value[...end].string
    }
    return nil
  }

  // MARK: Braces

  private static func braced(
    _ info: String, dialect: Dialect, rest: String, position: Position
  ) -> FenceInfo {
    guard let close = info.firstIndex(of: "}") else { return .show(language: withoutBraces(info)) }
    let inside = String(info[info.index(after: info.startIndex)..<close])
    if inside.hasPrefix(".") || inside.hasPrefix("#") {
      return .show(
        language: String(inside.split(separator: " ").first { $0.hasPrefix(".") }?.dropFirst() ?? ""))
    }
    if inside == "code-cell" { return directive(after: info[info.index(after: close)...], dialect: dialect) }
    let language = String(inside.prefix { $0 != "," && $0 != " " })
    if dialect == .myst { return .warn(language: "", Wording.directive(language)) }
    guard language == "python" else { return .warn(language: language, Wording.foreignCell(language)) }
    return .run(header: knitrHeader(String(inside.dropFirst(language.count)), position: position))
  }

  private static func directive(after name: Substring, dialect: Dialect) -> FenceInfo {
    let language = name.split(separator: " ").first.map(String.init) ?? "python"
    guard dialect == .myst else { return .show(language: "python") }
    return pythons.contains(language)
      ? .run(header: []) : .warn(language: language, Wording.foreignCell(language))
  }

  /// `label, echo=FALSE, fig.cap="x"`.
  private static func knitrHeader(_ text: String, position: Position) -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    for (index, part) in splitAtCommas(text).enumerated() {
      let pair = part.split(separator: "=", maxSplits: 1).map { trim(String($0)) }
      if pair.count == 2 {
        entries.append(entry(pair[0], rValue(pair[1]), position))
      } else if index == 0, let label = pair.first, !label.isEmpty {
        entries.append(entry("label", (label, true), position))
      }
    }
    return entries
  }

  private static func entry(_ key: String, _ value: (String, plain: Bool), _ position: Position)
    -> YAMLValue.Entry
  {
    YAMLValue.Entry(
      key: key, keyPosition: position,
      value: YAMLValue(kind: .scalar(value.0, plain: value.plain), position: position))
  }

  /// R writes truth in capitals and texts in either quotes.
  private static func rValue(_ text: String) -> (String, plain: Bool) {
    switch text {
    case "TRUE", "T": return ("true", true)
    case "FALSE", "F": return ("false", true)
    default: break
    }
    if text.count >= 2, let first = text.first, first == "\"" || first == "'", text.last == first {
      return (String(text.dropFirst().dropLast()), false)
    }
    return (text, true)
  }

  private static func splitAtCommas(_ text: String) -> [String] {
    var parts = [""]
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "," {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    let trimmed = parts.map(trim)
    return trimmed.first == "" ? Array(trimmed.dropFirst()) : trimmed
  }

  private static func trim(_ text: String) -> String { Array(text.utf8)[...].trimmed.string }
}
