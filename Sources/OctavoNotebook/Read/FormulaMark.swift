/// `$…$` and `$$…$$`, by Pandoc's rule: no space inside the opening `$`, none before the closing one, and no
/// digit after it, so that "$5 and $6" stays money.
extension Shield {
  mutating func formula() -> Bool { starts(with: "$$", at: cursor) ? displayFormula() : inlineFormula() }

  private mutating func inlineFormula() -> Bool {
    let begin = cursor + 1
    guard begin < runEnd, !byte(at: begin).isSpace, byte(at: begin) != 0x0A else { return false }
    var end = begin
    while end < runEnd {
      let here = byte(at: end)
      if here == UInt8(ascii: "\\") {
        end += 2
        continue
      }
      if here == UInt8(ascii: "$") { break }
      end += 1
    }
    guard end < runEnd, end > begin else { return false }
    let before = byte(at: end - 1)
    guard !before.isSpace, before != 0x0A, !byte(at: end + 1).isDigit else { return false }
    let formula = Formula(
      tex: tex(begin..<end), display: false, label: nil, position: source.position(at: begin))
    replace(upTo: end + 1, with: .formula(formula))
    return true
  }

  private mutating func displayFormula() -> Bool {
    let begin = cursor + 2
    guard let end = find("$$", from: begin) else { return false }
    let tex = tex(begin..<end)
    guard !tex.isEmpty else { return false }
    let (label, after) = equationLabel(after: end + 2)
    let first = begin + (bytes[begin..<end].firstIndex { !$0.isSpace && $0 != 0x0A } ?? begin) - begin
    let formula = Formula(tex: tex, display: true, label: label, position: source.position(at: first))
    replace(upTo: after, with: .formula(formula))
    return true
  }

  /// `{#eq-x}`, or MyST's `(x)`, after a display formula.
  private func equationLabel(after end: Int) -> (String?, Int) {
    var start = end
    while byte(at: start).isSpace { start += 1 }
    let close: UInt8
    let begin: Int
    if starts(with: "{#", at: start) {
      close = UInt8(ascii: "}")
      begin = start + 2
    } else if dialect == .myst, byte(at: start) == UInt8(ascii: "(") {
      close = UInt8(ascii: ")")
      begin = start + 1
    } else {
      return (nil, end)
    }
    var index = begin
    while index < runEnd, Label.isPart(byte(at: index)) { index += 1 }
    guard index > begin, byte(at: index) == close else { return (nil, end) }
    return (source.string(begin..<index), index + 1)
  }

  /// The formula's text; inside a quotation each further line begins with `>`, which is not part of it.
  private func tex(_ range: Range<Int>) -> String {
    let first = source.lineIndex(at: range.lowerBound)
    guard Fence.isQuoted(bytes[source.range(ofLine: first)]) else { return bytes[range].trimmed.string }
    var result: [UInt8] = []
    for (index, line) in bytes[range].split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var line = line
      if index > 0 {
        result.append(0x0A)
        line = line.drop { $0.isSpace }
        if line.first == UInt8(ascii: ">") { line = line.dropFirst() }
      }
      result += line
    }
    return result[...].trimmed.string
  }
}
