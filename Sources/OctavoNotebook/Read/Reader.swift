/// Reads a notebook: bytes in, parts in order out. Nothing runs here.
package struct Reader {
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path as the user typed it, for messages.
  /// - Throws: `Refusal` with every error found, warnings included, in the order of the text.
  package static func read(_ bytes: [UInt8], file: String) throws(Refusal) -> Notebook {
    do {
      let text = try NotebookText(file: file, bytes: bytes)
      var reader = Reader(text: text)
      return try reader.notebook()
    } catch let problem as Problem {
      throw Refusal([problem])
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal([Problem(file: file, "\(error)")])
    }
  }

  /// Reads a piece of Markdown that a cell put out (`output: asis`).
  /// - Returns: nil when cmark or a limit refuses it; it is then shown as it is.
  static func prose(_ markdown: String, file: String, line: Int) -> Prose? {
    guard let text = try? NotebookText(file: file, bytes: Array(markdown.utf8)),
      let shield = try? Shield(text, dialect: .plain, fromLine: 0)
    else { return nil }
    var tree = MarkdownTree(shield)
    guard let tops = try? tree.top() else { return nil }
    var divisions = Divisions(file: file)
    for top in tops {
      switch top {
      case .block(let block): divisions.add(block)
      case .code(let code): divisions.add(Self.shown(code, language: code.info))
      case .division(let rest, let line): divisions.line(rest, at: line)
      case .comment: break
      }
    }
    // Printed text cannot hold expressions to evaluate: they stay as they are.
    let marks = shield.marks.filter { if case .value = $0.kind { false } else { true } }
    return Prose(text: markdown, firstLine: line, marks: marks, blocks: divisions.finish())
  }

  private let text: NotebookText
  private var problems: [Problem] = []
  private var parts: [Notebook.Part] = []
  private var labels: [String: Int] = [:]
  private var cellCount = 0
  /// The first mark that no prose has taken yet.
  private var nextMark = 0

  private init(text: NotebookText) { self.text = text }

  private mutating func notebook() throws -> Notebook {
    guard text.bytes.contains(where: { !$0.isSpace && $0 != 0x0A }) else {
      throw Problem(file: text.file, at: Position(line: 1), Wording.empty)
    }
    var front = FrontMatterReader(file: text.file)
    let body = try frontMatter(&front)
    problems += front.reader.problems
    let dialect = Dialect(of: text, fromLine: body, front: front)
    let shield = try Shield(text, dialect: dialect, fromLine: body)
    problems += shield.problems
    var tree = MarkdownTree(shield)
    let tops = try tree.top()
    problems += tree.problems
    assemble(tops, shield: shield, dialect: dialect, body: body)
    let hasValues = shield.marks.contains { if case .value = $0.kind { true } else { false } }
    if cellCount == 0, !hasValues, !problems.contains(where: { $0.severity == .error }) {
      problems.append(noCells(tops, dialect: dialect, body: body))
    }
    problems.sort { ($0.position ?? Position(line: 0)) < ($1.position ?? Position(line: 0)) }
    if problems.contains(where: { $0.severity == .error }) { throw Refusal(problems) }
    return Notebook(file: text.file, dialect: dialect, front: front.front, parts: parts, warnings: problems)
  }

  // MARK: Front matter

  /// Reads the YAML between `---` lines at the head of the file; returns the first line after it.
  private func frontMatter(_ front: inout FrontMatterReader) throws -> Int {
    guard text.bytes[text.range(ofLine: 0)].trimmedEnd.elementsEqual("---".utf8), text.lineCount > 1,
      !Fence.isBlank(text.bytes[text.range(ofLine: 1)])
    else { return 0 }
    var line = 1
    while line < text.lineCount {
      let bytes = text.bytes[text.range(ofLine: line)].trimmedEnd
      if bytes.elementsEqual("---".utf8) || bytes.elementsEqual("...".utf8) { break }
      line += 1
    }
    guard line < text.lineCount else {
      throw Problem(file: text.file, at: Position(line: 1), Wording.openFrontMatter)
    }
    let yaml = text.text(ofLines: 1..<line)
    if let value = try YAMLValue.parse(yaml, at: YAMLPlace(file: text.file, firstLine: 2)) {
      front.read(value)
    }
    front.keep(yaml)
    return line + 1
  }

  // MARK: Parts

  private mutating func assemble(_ tops: [MarkdownTree.Top], shield: Shield, dialect: Dialect, body: Int) {
    var divisions = Divisions(file: text.file)
    // Lines of the notebook, counted from 0, that no part has taken yet begin here.
    var next = body
    var inRegion = false
    func finishProse(before end: Int) {
      let blocks = divisions.finish()
      if !blocks.isEmpty || next < end { addProse(blocks, lines: next..<end, shield: shield) }
    }
    for top in tops {
      switch top {
      case .block(let block): divisions.add(block)
      case .division(let rest, let line): divisions.line(rest, at: line)
      case .comment(let comment): inRegion = Self.region(comment) ?? inRegion
      case .code(let code):
        let position = Position(line: code.firstLine)
        let opening = text.bytes[text.range(ofLine: code.firstLine - 1)]
        let tilde = opening.drop { $0.isSpace }.first == UInt8(ascii: "~")
        switch FenceInfo(code.info, dialect: dialect, tilde: tilde, position: position) {
        case .run(let header) where !(inRegion && dialect == .plain):
          finishProse(before: code.firstLine - 1)
          addCell(code, header: header, opening: opening.string, dialect: dialect)
          next = code.lastLine
        case .run: divisions.add(Self.shown(code, language: "python"))
        case .show(let language): divisions.add(Self.shown(code, language: language))
        case .warn(let language, let message):
          problems.append(Problem(.warning, file: text.file, at: position, message))
          divisions.add(Self.shown(code, language: language))
        case .refuse(let message): problems.append(Problem(file: text.file, at: position, message))
        }
      }
    }
    finishProse(before: text.lineCount)
    problems += divisions.problems
  }

  /// Whether a comment opens or closes one of Jupytext's regions, in which nothing runs.
  private static func region(_ comment: String) -> Bool? {
    let word = comment.split(separator: " ").first ?? ""
    if ["#region", "#md", "#raw"].contains(word) { return true }
    return word.hasPrefix("#end") ? false : nil
  }

  private static func shown(_ code: MarkdownTree.FencedCode, language: String) -> Block {
    Block(kind: .code(language: language, info: code.info, text: code.text), line: code.firstLine)
  }

  private mutating func addProse(_ blocks: [Block], lines: Range<Int>, shield: Shield) {
    let start = lines.lowerBound < text.lineCount ? text.lineStarts[lines.lowerBound] : text.bytes.count
    let end = lines.upperBound < text.lineCount ? text.lineStarts[lines.upperBound] : text.bytes.count
    guard start < end else { return }
    var marks: [Mark] = []
    while nextMark < shield.marks.count, shield.marks[nextMark].range.lowerBound < end {
      let mark = shield.marks[nextMark]
      nextMark += 1
      guard mark.range.lowerBound >= start else { continue }
      let range = mark.range.lowerBound - start..<mark.range.upperBound - start
      marks.append(Mark(kind: mark.kind, range: range, position: mark.position))
    }
    let words = text.string(start..<end)
    guard !blocks.isEmpty || words.utf8.contains(where: { !$0.isSpace && $0 != 0x0A }) else { return }
    parts.append(.prose(Prose(text: words, firstLine: lines.lowerBound + 1, marks: marks, blocks: blocks)))
  }

  private mutating func addCell(
    _ code: MarkdownTree.FencedCode, header: [YAMLValue.Entry], opening: String, dialect: Dialect
  ) {
    cellCount += 1
    let closing = text.bytes[text.range(ofLine: code.lastLine - 1)]
    if code.lastLine == code.firstLine || Fence(opening: opening.utf8Slice)?.isClosed(by: closing) != true {
      problems.append(Problem(file: text.file, at: Position(line: code.firstLine), Wording.openCell))
    }
    let result = CellReader(file: text.file, dialect: dialect).read(
      number: cellCount, code: code.text, opening: opening, header: header, firstLine: code.firstLine + 1)
    problems += result.problems
    if let label = result.cell.options.label, let position = result.labelPosition {
      if let first = labels[label] {
        problems.append(
          Problem(file: text.file, at: position, Wording.duplicateLabel(label, firstLine: first)))
      } else {
        labels[label] = position.line
      }
    }
    parts.append(.cell(result.cell))
  }

  private func noCells(_ tops: [MarkdownTree.Top], dialect: Dialect, body: Int) -> Problem {
    for top in tops {
      guard case .code(let code) = top, case let word = code.info.split(separator: " ").first ?? "",
        ["python", "py", "python3", "ipython", "Python"].contains(word)
      else { continue }
      return Problem(
        file: text.file, at: Position(line: code.firstLine),
        Wording.noCells(shown: String(word), dialect: dialect))
    }
    return Problem(file: text.file, at: Position(line: min(body + 1, text.lineCount)), Wording.noCells)
  }
}

extension ArraySlice<UInt8> {
  var trimmedEnd: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last.isSpace { slice.removeLast() }
    return slice
  }
}

extension String {
  var utf8Slice: ArraySlice<UInt8> { Array(utf8)[...] }
}
