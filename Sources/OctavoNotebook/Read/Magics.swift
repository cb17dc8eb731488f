/// IPython's commands inside a cell: those that only prepare plotting become blank lines, so that the lines
/// below keep their numbers; any other is refused by name.
struct Magics {
  let file: String
  private(set) var source: String
  private(set) var problems: [Problem] = []

  init(_ source: String, firstLine: Int, file: String) {
    self.file = file
    self.source = source
    guard source.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "!") }) else { return }
    let bytes = Array(source.utf8)
    let starts = PythonTokens(bytes: bytes).startsStatement
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices where index < starts.count && starts[index] {
      let line = lines[index]
      let text = line.drop { $0.isSpace }
      guard text.first == UInt8(ascii: "%") || text.first == UInt8(ascii: "!") else { continue }
      let words = text.split(whereSeparator: \.isSpace).map(\.string)
      if Self.preparesPlots(words) {
        // An indented one may be all there is in its block.
        lines[index] = text.count == line.count ? [] : line.prefix { $0.isSpace } + Array("pass".utf8)
      } else {
        let name = text.first == UInt8(ascii: "!") ? "!" : words.first ?? "%"
        let column = line.count - text.count + 1
        problems.append(
          Problem(file: file, at: Position(line: firstLine + index, column: column), Wording.magic(name)))
      }
    }
    self.source = lines.map(\.string).joined(separator: "\n")
  }

  private static func preparesPlots(_ words: [String]) -> Bool {
    switch words.first {
    case "%matplotlib": true
    case "%config": words.count > 1 && words[1].hasPrefix("InlineBackend")
    default: false
    }
  }
}
