/// Whose rules a document follows: the first sign that is found decides.
extension Dialect {
  init(of text: NotebookText, fromLine first: Int, front: FrontMatterReader) {
    if let named = front.dialect {
      self = named
    } else if Self.hasSuffix(text.file, [".qmd", ".rmd"]) {
      self = .quarto
    } else {
      self = Self.detect(in: text, fromLine: first, isJupytext: front.isJupytext)
    }
  }

  private static func hasSuffix(_ file: String, _ endings: [String]) -> Bool {
    let lower = file.lowercased()
    return endings.contains { lower.hasSuffix($0) }
  }

  private static func detect(in text: NotebookText, fromLine first: Int, isJupytext: Bool) -> Dialect {
    var sawPythonInBraces = false
    var line = first
    while line < text.lineCount {
      let bytes = text.bytes[text.range(ofLine: line)]
      line += 1
      guard let fence = Fence(opening: bytes) else { continue }
      let info = bytes.drop { $0.isSpace }.drop { $0 == fence.byte }.trimmed
      if info.starts(with: "{code-cell}".utf8) { return .myst }
      if info.starts(with: "{python".utf8), let next = info.dropFirst(7).first, !next.isWord {
        sawPythonInBraces = true
      }
      while line < text.lineCount {
        defer { line += 1 }
        if fence.isClosed(by: text.bytes[text.range(ofLine: line)]) { break }
      }
    }
    return sawPythonInBraces && !isJupytext ? .quarto : .plain
  }
}
