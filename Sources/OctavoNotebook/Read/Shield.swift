/// Takes what CommonMark does not know out of a notebook before cmark reads it.
///
/// Formulas, inline values, references and the like are found in the source, where their exact positions are
/// known, and a single private-use character stands in for each. cmark then neither mistakes `a_1` and `b_1`
/// for emphasis nor a formula line `- b` for a list; afterwards the characters are turned back into marks.
/// Anything that turns out to have been code or an address is restored unchanged.
struct Shield {
  /// One construct: looks at the text at the cursor and, if it begins there, consumes it.
  typealias Construct = @Sendable (inout Shield) -> Bool

  let source: NotebookText
  let dialect: Dialect
  private(set) var output: [UInt8] = []
  private(set) var marks: [Mark] = []
  /// The notebook's line, counted from 1, for each line of `output`.
  private(set) var lines: [Int] = []
  /// Offset in `output` of the start of each of its lines.
  private(set) var outputStarts: [Int] = [0]
  /// Lines that define the addresses of links, for the texts that are parsed by themselves.
  private(set) var linkDefinitions: [UInt8] = []
  private(set) var problems: [Problem] = []
  /// Where the scan stands, and where the run of text lines that holds it ends.
  var cursor = 0
  private(set) var runEnd = 0
  private var valueCount = 0
  private var previousBlank = true
  private var insideList = false

  /// Marks stand for themselves in planes 15 and 16 of Unicode, which no standard assigns.
  static let firstMark: UInt32 = 0xF0000
  static let mostMarks = 0xFFFE

  /// One row for each construct, by its first byte; a new one is a file of its own and a row here.
  private static let constructs: [Construct?] = byFirstByte([
    UInt8(ascii: "$"): { $0.formula() },
    UInt8(ascii: "`"): { $0.codeSpan() },
    UInt8(ascii: "@"): { $0.reference() },
    UInt8(ascii: "["): { $0.bracket() },
    UInt8(ascii: "{"): { $0.brace() },
    UInt8(ascii: "<"): { $0.comment() },
    UInt8(ascii: "\\"): { $0.escape() },
    0xF3: { $0.privateUse() },
    0xF4: { $0.privateUse() },
  ])

  private static func byFirstByte(_ rows: [UInt8: Construct]) -> [Construct?] {
    (0...UInt8.max).map { rows[$0] }
  }

  init(_ source: NotebookText, dialect: Dialect, fromLine first: Int) throws(Problem) {
    self.source = source
    self.dialect = dialect
    output.reserveCapacity(source.bytes.count)
    lines.append(first + 1)
    cursor = first < source.lineCount ? source.lineStarts[first] : source.bytes.count
    var line = first
    while line < source.lineCount { line = scan(line) }
    if marks.count > Self.mostMarks {
      let position = marks[Self.mostMarks].position
      throw Problem(file: source.file, at: position, "more than \(Self.mostMarks) formulas and references")
    }
  }

  /// Handles the block of lines that begins at `line`; returns the line after it.
  private mutating func scan(_ line: Int) -> Int {
    let range = source.range(ofLine: line)
    if Fence.isBlank(source.bytes[range]) {
      copy(upTo: lineEnd(line))
      previousBlank = true
      return line + 1
    }
    defer { previousBlank = false }
    if let fence = Fence(opening: source.bytes[range]) { return copyFence(fence, from: line) }
    if isIndentedCode(range) {
      copy(upTo: lineEnd(line))
      defer { previousBlank = true }
      return line + 1
    }
    if division(range) {
      copy(upTo: lineEnd(line))
      return line + 1
    }
    keepLinkDefinition(range)
    var last = line + 1
    while last < source.lineCount, continuesText(last) {
      keepLinkDefinition(source.range(ofLine: last))
      last += 1
    }
    runEnd = source.range(ofLine: last - 1).upperBound
    inline()
    let next = cursor < source.bytes.count ? source.lineIndex(at: cursor) : source.lineCount
    if next >= last || cursor >= source.bytes.count {
      copy(upTo: lineEnd(max(next, last) - 1))
      return max(next, last)
    }
    copy(upTo: lineEnd(next))
    return next + 1
  }

  /// Keeps a line `[name]: address`.
  private mutating func keepLinkDefinition(_ range: Range<Int>) {
    let line = source.bytes[range].trimmed
    guard line.first == UInt8(ascii: "["), line.dropFirst().first != UInt8(ascii: "^"),
      let close = line.firstIndex(of: UInt8(ascii: "]")), line[close...].dropFirst().first == 0x3A
    else { return }
    linkDefinitions += line + [0x0A]
  }

  private func continuesText(_ line: Int) -> Bool {
    let bytes = source.bytes[source.range(ofLine: line)]
    return !Fence.isBlank(bytes) && Fence(opening: bytes) == nil && !Self.isDivision(bytes)
  }

  private func lineEnd(_ line: Int) -> Int {
    line + 1 < source.lineCount ? source.lineStarts[line + 1] : source.bytes.count
  }

  private mutating func copyFence(_ fence: Fence, from line: Int) -> Int {
    var next = line + 1
    while next < source.lineCount {
      let bytes = source.bytes[source.range(ofLine: next)]
      if fence.isQuoted, !Fence.isQuoted(bytes) { break }
      next += 1
      if fence.isClosed(by: bytes) { break }
    }
    copy(upTo: lineEnd(next - 1))
    return next
  }

  /// Four spaces after a blank line are code, unless a list has room for them.
  private mutating func isIndentedCode(_ range: Range<Int>) -> Bool {
    let bytes = source.bytes[range]
    let indent = Fence.indent(of: bytes)
    if indent == 0 || Fence.isListItem(bytes) {
      insideList = Fence.isListItem(bytes) || (insideList && !previousBlank)
    }
    return indent >= 4 && previousBlank && !insideList
  }

  private mutating func inline() {
    while cursor < runEnd {
      let byte = source.bytes[cursor]
      if let construct = Self.constructs[Int(byte)], construct(&self) { continue }
      copy(upTo: cursor + 1)
    }
  }

  // MARK: What a construct may do

  var bytes: [UInt8] { source.bytes }

  func byte(at offset: Int) -> UInt8 { offset >= 0 && offset < runEnd ? source.bytes[offset] : 0 }

  func starts(with text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= source.bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where source.bytes[offset + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// Offset of `text` in this run, from `offset` on.
  func find(_ text: StaticString, from offset: Int) -> Int? {
    var index = offset
    while index + text.utf8CodeUnitCount <= runEnd {
      if starts(with: text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Lets the text up to `end` through as it is.
  mutating func copy(upTo end: Int) {
    for offset in cursor..<max(end, cursor) {
      let byte = source.bytes[offset]
      output.append(byte)
      if byte == 0x0A {
        lines.append(source.lineIndex(at: offset) + 2)
        outputStarts.append(output.count)
      }
    }
    cursor = max(end, cursor)
  }

  /// Puts a mark in place of the text up to `end`.
  mutating func replace(upTo end: Int, with kind: Mark.Kind) {
    appendMark(kind, range: cursor..<end)
    cursor = end
  }

  private mutating func appendMark(_ kind: Mark.Kind, range: Range<Int>) {
    let index = min(marks.count, Self.mostMarks)
    output += Self.encode(index)
    marks.append(Mark(kind: kind, range: range, position: source.position(at: range.lowerBound)))
  }

  /// Puts a mark, as an HTML comment, in place of a whole line: a comment ends any paragraph or list before it.
  mutating func replaceLine(upTo end: Int, with kind: Mark.Kind) {
    output += Array("<!--".utf8)
    appendMark(kind, range: cursor..<end)
    output += Array("-->".utf8)
    cursor = end
  }

  mutating func nextValueIndex() -> Int {
    defer { valueCount += 1 }
    return valueCount
  }

  mutating func note(_ severity: Problem.Severity, at offset: Int, _ message: String) {
    problems.append(Problem(severity, file: source.file, at: source.position(at: offset), message))
  }

  /// A private-use character as UTF-8.
  static func encode(_ index: Int) -> [UInt8] {
    let scalar = firstMark + UInt32(index)
    return [
      UInt8(0xF0 | scalar >> 18), UInt8(0x80 | (scalar >> 12) & 0x3F), UInt8(0x80 | (scalar >> 6) & 0x3F),
      UInt8(0x80 | scalar & 0x3F),
    ]
  }

  /// The mark a character stands for.
  static func index(of scalar: Unicode.Scalar) -> Int? {
    scalar.value >= firstMark && scalar.value < firstMark + UInt32(mostMarks)
      ? Int(scalar.value - firstMark) : nil
  }

  // MARK: Two constructs with no file of their own

  private mutating func escape() -> Bool {
    copy(upTo: min(cursor + 2, runEnd))
    return true
  }

  /// A private-use character of the author's own must not be taken for a mark.
  private mutating func privateUse() -> Bool {
    guard cursor + 4 <= runEnd else { return false }
    let text = source.string(cursor..<cursor + 4)
    guard let scalar = text.unicodeScalars.first, scalar.value >= Self.firstMark else { return false }
    replace(upTo: cursor + 4, with: .literal(text))
    return true
  }

  /// An HTML comment, which may reach over blank lines.
  private mutating func comment() -> Bool {
    guard starts(with: "<!--", at: cursor) else { return false }
    var end = cursor + 4
    while end < source.bytes.count, !starts(with: "-->", at: end) { end += 1 }
    copy(upTo: min(end + 3, source.bytes.count))
    return true
  }
}
