/// Pandoc's `::: {.callout-note}` … `:::`.
extension Shield {
  static func isDivision(_ line: ArraySlice<UInt8>) -> Bool {
    Fence.indent(of: line) < 4 && line.drop { $0.isSpace }.prefix { $0 == UInt8(ascii: ":") }.count >= 3
  }

  /// Marks the line if it opens or closes a division.
  mutating func division(_ range: Range<Int>) -> Bool {
    guard Self.isDivision(bytes[range]) else { return false }
    let rest = bytes[range].drop { $0.isSpace }.drop { $0 == UInt8(ascii: ":") }.trimmed
    replaceLine(upTo: range.upperBound, with: .fence(rest.string))
    return true
  }
}
