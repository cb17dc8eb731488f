/// Turns one fenced block that runs into a `Cell`.
struct CellReader {
  let file: String
  let dialect: Dialect

  struct Result {
    let cell: Cell
    let labelPosition: Position?
    let problems: [Problem]
  }

  /// - Parameters:
  ///   - code: what stands between the fences.
  ///   - opening: the opening fence as written.
  ///   - firstLine: the line of the notebook on which `code` begins.
  func read(
    number: Int, code: String, opening: String, header: [YAMLValue.Entry], firstLine: Int
  ) -> Result {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    var reader = CellOptionsReader(file: file)
    var problems: [Problem] = []
    if !header.isEmpty {
      let start = Position(line: max(firstLine - 1, 1))
      reader.read(YAMLValue(kind: .mapping(header), position: start))
    }
    var optionLines = 0
    if dialect == .myst { optionLines = directiveOptions(&lines, firstLine, &reader, &problems) }
    let comments = commentOptions(lines, from: optionLines, firstLine, &reader, &problems)
    let magics = Magics(lines.joined(separator: "\n"), firstLine: firstLine, file: file)
    // A cell that does not run may hold any command.
    if reader.options.eval != false { problems += magics.problems }
    let cell = Cell(
      number: number, source: magics.source + "\n", firstLine: firstLine,
      shownCode: Self.withoutBlankEnds(lines.dropFirst(max(optionLines, comments))),
      fence: opening + "\n" + code, options: reader.options)
    return Result(
      cell: cell, labelPosition: reader.labelPosition, problems: problems + reader.reader.problems)
  }

  private static func withoutBlankEnds(_ lines: ArraySlice<String>) -> String {
    var lines = lines
    while let first = lines.first, first.utf8.allSatisfy(\.isSpace) { lines.removeFirst() }
    while let last = lines.last, last.utf8.allSatisfy(\.isSpace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  // MARK: `#| key: value`

  /// Reads the option lines that begin at `start`; returns the first line after them.
  private func commentOptions(
    _ lines: [String], from start: Int, _ firstLine: Int, _ reader: inout CellOptionsReader,
    _ problems: inout [Problem]
  ) -> Int {
    var yaml: [String] = []
    var removed: [Int] = []
    var index = start
    while index < lines.count, let (text, cut) = Self.optionText(lines[index]) {
      yaml.append(text)
      removed.append(cut)
      index += 1
    }
    guard !yaml.isEmpty else { return start }
    let place = YAMLPlace(file: file, firstLine: firstLine + start, removed: removed)
    read(yaml.joined(separator: "\n"), at: place, &reader, &problems)
    return index
  }

  /// The text after `#| ` or, as formatters rewrite it, `# | `.
  private static func optionText(_ line: String) -> (String, Int)? {
    for prefix in ["#| ", "# | "] where line.hasPrefix(prefix) {
      return (String(line.dropFirst(prefix.count)), prefix.count)
    }
    return line == "#|" || line == "# |" ? ("", 0) : nil
  }

  private func read(
    _ text: String, at place: YAMLPlace, _ reader: inout CellOptionsReader, _ problems: inout [Problem]
  ) {
    do {
      if let yaml = try YAMLValue.parse(text, at: place) { reader.read(yaml) }
    } catch {
      problems.append(error)
    }
  }

  // MARK: A directive's options

  /// Reads MyST's `:key: value` lines or `---` block and blanks them; returns the first line after them.
  private func directiveOptions(
    _ lines: inout [String], _ firstLine: Int, _ reader: inout CellOptionsReader, _ problems: inout [Problem]
  ) -> Int {
    var index = 0
    if lines.first == "---", let close = lines.dropFirst().firstIndex(of: "---") {
      let place = YAMLPlace(file: file, firstLine: firstLine + 1)
      read(lines[1..<close].joined(separator: "\n"), at: place, &reader, &problems)
      index = close + 1
    } else {
      while index < lines.count, let (key, value, column) = Self.field(lines[index]) {
        read(key, value, Position(line: firstLine + index, column: column), &reader, &problems)
        index += 1
      }
    }
    for blank in 0..<index { lines[blank] = "" }
    return index
  }

  /// `:key: value` → key, value and the column of the value.
  private static func field(_ line: String) -> (String, String, Int)? {
    guard line.hasPrefix(":"), let end = line.dropFirst().firstIndex(of: ":") else { return nil }
    let key = line[line.index(after: line.startIndex)..<end]
    guard !key.isEmpty, key.utf8.allSatisfy({ $0.isWord || $0 == 0x2D }) else { return nil }
    let value = line[line.index(after: end)...]
    let text = value.drop { $0 == " " }
    return (String(key), String(text), line.count - text.count + 1)
  }

  private func read(
    _ key: String, _ value: String, _ position: Position, _ reader: inout CellOptionsReader,
    _ problems: inout [Problem]
  ) {
    if key == "tags" || key == "tag", !value.hasPrefix("[") {
      reader.readTags(value.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init))
      return
    }
    let place = YAMLPlace(file: file, firstLine: position.line, removed: [position.column - 1])
    do {
      let empty = YAMLValue(kind: .scalar("", plain: true), position: position)
      let parsed = try YAMLValue.parse(value, at: place) ?? empty
      let entry = YAMLValue.Entry(
        key: key, keyPosition: Position(line: position.line, column: 2), value: parsed)
      reader.read(YAMLValue(kind: .mapping([entry]), position: position))
    } catch {
      problems.append(error)
    }
  }
}
