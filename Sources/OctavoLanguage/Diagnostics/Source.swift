import Glibc

/// A piece of program text and where it stands: a script, a module, or one cell of a notebook.
package final class Source: Sendable {
  /// The name shown in messages, as the user typed it.
  package let file: String
  package let bytes: [UInt8]
  /// The line of the file on which this text begins (1 for a script; the cell's own first line for a notebook).
  package let firstLine: Int
  package let origin: Origin
  package enum Origin: Sendable {
    case cell
    /// Read from the file of that name, as scripts and modules are.
    case file
    /// Given to `exec`: CPython finds no lines to show.
    case text
    /// Given to `eval`, or as typed at a prompt: CPython adds no line end.
    case line
    /// A module the program carries; tracebacks pass over it.
    case library
  }
  /// Offset of the start of each line.
  package let lineStarts: [Int]
  /// Whether a word stands anywhere by which code can ask for the names of a call that has ended.
  let mentionsLocals: Bool

  package init(file: String, text: String, firstLine: Int = 1, origin: Origin = .cell) {
    self.file = file
    self.bytes = Array(text.utf8)
    self.mentionsLocals = Self.contains(bytes, ["locals", "exec", "eval"])
    self.firstLine = firstLine
    self.origin = origin
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.lineStarts = starts
  }

  /// Whether a word stands anywhere in the text.
  func mentions(_ word: String) -> Bool { Self.contains(bytes, [word]) }

  /// Whether one of the words stands in the text, which has no zeros: those are refused.
  private static func contains(_ bytes: [UInt8], _ words: [String]) -> Bool {
    (bytes + [0]).withUnsafeBytes { text in
      words.contains {
        strstr(text.assumingMemoryBound(to: CChar.self).baseAddress.unsafelyUnwrapped, $0) != nil
      }
    }
  }

  /// Index into `lineStarts` of the line holding `offset`.
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Line in the file, counted from 1.
  package func line(at offset: Int) -> Int { firstLine + lineIndex(at: offset) }

  /// The whole line holding `offset`.
  func lineSpan(at offset: Int) -> Span {
    let index = lineIndex(at: offset)
    return Span(lineStarts[index], index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count)
  }

  /// Column in code points, counted from 1.
  package func column(at offset: Int) -> Int {
    let start = lineStarts[lineIndex(at: offset)]
    let end = min(max(offset, start), bytes.count)
    return 1 + bytes[start..<end].lazy.filter { $0 & 0xC0 != 0x80 }.count
  }

  /// The text of a line, without its line end.
  package func text(ofLineIndex index: Int) -> String {
    guard lineStarts.indices.contains(index) else { return "" }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
