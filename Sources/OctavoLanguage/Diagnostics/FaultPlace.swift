/// Where CPython says a fault of syntax is: lines and columns counted from 1, ends exclusive.
///
/// Columns are characters for the lexer's faults and for text that is no file; the parser counts bytes in files,
/// and the compiler counts bytes everywhere.
package struct FaultPlace {
  package let line: Int
  package let column: Int
  package let endLine: Int
  package let endColumn: Int
  /// The line shown, with its end; nil where CPython has no line to show.
  package let text: String?

  /// The parser wanted more where the text ends: there is nothing to point at.
  private var isAtEnd = false

  package init(line: Int, column: Int, endLine: Int, endColumn: Int, text: String?) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.text = text
  }

  package init(_ fault: SyntaxFault, in source: Source) {
    if let excerpt = fault.excerpt {
      line = source.firstLine + excerpt.lineIndex
      column = excerpt.column
      endLine = line
      endColumn = excerpt.endColumn
      text = excerpt.text
      return
    }
    let span = fault.span
    func counted(_ offset: Int) -> Int {
      let countsBytes = fault.finder == .compiler || fault.finder == .parser && source.origin == .file
      return countsBytes
        ? offset - source.lineStarts[source.lineIndex(at: offset)] + 1 : source.column(at: offset)
    }
    // What ends without a line end has no place for its end.
    let isEmpty =
      source.bytes.isEmpty
      || source.origin == .line && span.start >= source.bytes.count && source.bytes.last != 10
        && fault.finder == .parser
    line = source.bytes.isEmpty ? source.firstLine - 1 : source.line(at: span.start)
    self.column = isEmpty ? 0 : counted(span.start)
    endLine = isEmpty ? line : source.line(at: span.end)
    endColumn = fault.endColumn ?? (isEmpty ? 0 : counted(span.end))
    let isHidden = fault.finder == .compiler && (source.origin == .text || source.origin == .line)
    let index = source.lineIndex(at: span.start)
    let isEnded = source.origin != .line || index + 1 < source.lineStarts.count
    isAtEnd =
      fault.finder == .parser && !source.bytes[min(span.start, source.bytes.count)...].contains { $0 > 0x20 }
    text = isHidden ? nil : source.text(ofLineIndex: index) + (isEnded ? "\n" : "")
  }

  /// The line of the source and the carets below it, as CPython prints them.
  func excerpt(isIndentation: Bool) -> String {
    guard let text else { return "" }
    let whole = text.unicodeScalars.prefix { $0 != "\n" }
    let shown = whole.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
    if shown.isEmpty { return "" }
    let indent = whole.count - shown.count
    let start = column - 1 - indent
    var result = "    \(String(String.UnicodeScalarView(shown)))\n"
    // A fault of indentation is a place.
    if start < 0 || isIndentation && isAtEnd { return result }
    let end = endLine > line ? shown.count : min(endColumn - 1 - indent, shown.count + 1)
    let width = isIndentation ? 1 : max(1, end - start)
    result += "    " + String(repeating: " ", count: start) + String(repeating: "^", count: width) + "\n"
    return result
  }
}
