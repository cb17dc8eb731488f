import CCmark

/// Pipe tables, as GitHub and Pandoc write them: a line of heads, a line of dashes, lines of cells.
extension MarkdownTree {
  /// The blocks of a paragraph whose lines hold a table, nil if they hold none.
  mutating func table(_ node: OpaquePointer, line: Int) throws(Problem) -> [Block]? {
    let lines = shieldedLines(of: node)
    guard lines.count >= 2,
      let rule = lines.indices.dropFirst().first(where: { PipeRow.alignments(lines[$0]) != nil }),
      let alignments = PipeRow.alignments(lines[rule])
    else { return nil }
    let header = PipeRow.cells(lines[rule - 1])
    guard header.count == alignments.count else { return nil }
    var rows: [[ArraySlice<UInt8>]] = []
    var after = rule + 1
    while after < lines.count, lines[after].contains(UInt8(ascii: "|")) {
      rows.append(PipeRow.cells(lines[after]))
      after += 1
    }
    let width = header.count
    let padded = rows.map { Array(($0 + Array(repeating: [], count: width)).prefix(width)) }
    let parsed = try inlines(ofCells: header + padded.flatMap { $0 }, line: line)
    let cells = (0...padded.count).map { row in Array(parsed[row * width..<(row + 1) * width]) }
    var caption: ([Inline], String?) = ([], nil)
    if after < lines.count, lines[after].starts(with: ": ".utf8) {
      caption = HeadingAttributes.split(try inlines(ofCells: [lines[after].dropFirst(2)], line: line)[0])
    } else if after < lines.count {
      return nil
    }
    let table = Table(
      header: cells[0], alignments: alignments, rows: Array(cells.dropFirst()), caption: caption.0,
      label: caption.1)
    var blocks: [Block] = []
    if rule > 1 {
      let words = lines[..<(rule - 1)].joined(separator: [0x0A])
      let before = try inlines(ofCells: [Array(words)[...]], line: line)[0]
      blocks.append(Block(kind: .paragraph(before), line: line))
    }
    return blocks + [Block(kind: .table(table), line: line + rule - 1)]
  }

  /// The lines of a paragraph as cmark saw them, without the marks of lists and quotations around it.
  private func shieldedLines(of node: OpaquePointer) -> [ArraySlice<UInt8>] {
    let first = Int(cmark_node_get_start_line(node)) - 1
    let count = Int(cmark_node_get_end_line(node)) - first
    guard first >= 0, count >= 2 else { return [] }
    let column = Int(cmark_node_get_start_column(node)) - 1
    return lineSlices(first..<first + count).enumerated().map { index, line in
      index == 0
        ? line.dropFirst(column).trimmed : line.drop { $0.isSpace || $0 == UInt8(ascii: ">") }.trimmed
    }
  }

  private func lineSlices(_ range: Range<Int>) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    guard range.lowerBound < shield.outputStarts.count else { return [] }
    for index in range where index < shield.outputStarts.count {
      let start = shield.outputStarts[index]
      let end =
        index + 1 < shield.outputStarts.count ? shield.outputStarts[index + 1] - 1 : shield.output.count
      var line = shield.output[start..<max(start, end)]
      if line.last == 0x0A { line = line.dropLast() }
      result.append(line)
    }
    return result
  }

  /// Reads each cell as a line of text. All are parsed at once, each as a paragraph that begins with a mark,
  /// so that no cell turns into a list or a heading.
  private mutating func inlines(ofCells cells: [ArraySlice<UInt8>], line: Int) throws(Problem) -> [[Inline]] {
    var markdown: [UInt8] = []
    let guardMark = Shield.encode(Shield.mostMarks - 1)
    for cell in cells { markdown += guardMark + cell + [0x0A, 0x0A] }
    markdown += shield.linkDefinitions
    var this = self
    let result = withTree(markdown) { root in
      Result { () throws(Problem) in
        var parsed: [[Inline]] = []
        for node in this.children(of: root) { parsed.append(try this.inlines(inside: node, depth: 0)) }
        return parsed
      }
    }
    self = this
    var parsed = try result?.get() ?? []
    for index in parsed.indices { parsed[index] = Self.withoutGuard(parsed[index]) }
    while parsed.count < cells.count { parsed.append([]) }
    return parsed
  }

  private static func withoutGuard(_ inlines: [Inline]) -> [Inline] {
    guard case .text(let text) = inlines.first, let first = text.unicodeScalars.first,
      Shield.index(of: first) == Shield.mostMarks - 1
    else { return inlines }
    let rest = String(text.unicodeScalars.dropFirst())
    return (rest.isEmpty ? [] : [.text(rest)]) + inlines.dropFirst()
  }
}

/// One line of a pipe table.
enum PipeRow {
  /// The cells between the pipes; `\|` is a pipe inside a cell.
  static func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var rest = line.trimmed
    if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
    var cells: [ArraySlice<UInt8>] = []
    var cell: [UInt8] = []
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == UInt8(ascii: "\\"), index + 1 < rest.endIndex, rest[index + 1] == UInt8(ascii: "|") {
        cell.append(UInt8(ascii: "|"))
        index += 2
        continue
      }
      if rest[index] == UInt8(ascii: "|") {
        cells.append(cell[...].trimmed)
        cell = []
      } else {
        cell.append(rest[index])
      }
      index += 1
    }
    let last = cell[...].trimmed
    if !last.isEmpty || rest.last != UInt8(ascii: "|") { cells.append(last) }
    return cells
  }

  /// What a line such as `| :-- | --: |` says of its columns; nil for any other line.
  static func alignments(_ line: ArraySlice<UInt8>) -> [Table.Alignment]? {
    guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")) || line.contains(0x3A) else {
      return nil
    }
    var result: [Table.Alignment] = []
    for cell in cells(line) {
      let left = cell.first == UInt8(ascii: ":")
      let right = cell.count > 1 && cell.last == UInt8(ascii: ":")
      let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      result.append(left ? (right ? .center : .left) : (right ? .right : .none))
    }
    return result.isEmpty ? nil : result
  }
}
