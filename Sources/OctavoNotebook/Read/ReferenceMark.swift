/// `@fig-x`, `[see @fig-x; -@tbl-y]` and footnotes, `[^1]`.
extension Shield {
  mutating func reference() -> Bool {
    guard cursor == 0 || !(bytes[cursor - 1].isWord || bytes[cursor - 1] == UInt8(ascii: "/")),
      let (label, end) = label(at: cursor + 1, before: runEnd)
    else { return false }
    let item = ReferenceGroup.Item(prefix: nil, label: label, numberOnly: false, suffix: "")
    let position = source.position(at: cursor)
    replace(upTo: end, with: .reference(ReferenceGroup(items: [item], position: position)))
    return true
  }

  mutating func bracket() -> Bool {
    if byte(at: cursor + 1) == UInt8(ascii: "^") { return footnote() }
    guard let close = closingBracket(), byte(at: close + 1) != UInt8(ascii: "(") else { return false }
    let content = cursor + 1..<close
    guard bytes[content].contains(UInt8(ascii: "@")) else { return false }
    var items: [ReferenceGroup.Item] = []
    for part in bytes[content].split(separator: UInt8(ascii: ";")) {
      guard let item = item(part.trimmed) else { return false }
      items.append(item)
    }
    guard !items.isEmpty else { return false }
    let position = source.position(at: cursor)
    replace(upTo: close + 1, with: .reference(ReferenceGroup(items: items, position: position)))
    return true
  }

  private func closingBracket() -> Int? {
    var index = cursor + 1
    while index < runEnd {
      switch bytes[index] {
      case UInt8(ascii: "]"): return index
      case UInt8(ascii: "["), UInt8(ascii: "`"), UInt8(ascii: "$"): return nil
      default: index += 1
      }
    }
    return nil
  }

  /// `Fig. @fig-x`, `-@fig-x`, `@fig-x left`.
  private func item(_ part: ArraySlice<UInt8>) -> ReferenceGroup.Item? {
    guard let at = part.firstIndex(of: UInt8(ascii: "@")),
      let (label, end) = label(at: at + 1, before: part.endIndex)
    else { return nil }
    var prefix = part[..<at]
    let numberOnly = prefix.last == UInt8(ascii: "-")
    if numberOnly { prefix = prefix.dropLast() }
    if let last = prefix.last, last.isWord { return nil }
    let words = prefix.trimmed
    return ReferenceGroup.Item(
      prefix: words.isEmpty ? nil : words.string, label: label, numberOnly: numberOnly,
      suffix: part[end...].string)
  }

  /// A label of a kind that can be referred to; `@Fig-x` means `fig-x`.
  private func label(at start: Int, before limit: Int) -> (String, Int)? {
    var end = start
    while end < limit, Label.isPart(bytes[end]), bytes[end] < 0x80 { end += 1 }
    // Punctuation after a reference belongs to the sentence.
    while end > start, !bytes[end - 1].isLetter, !bytes[end - 1].isDigit { end -= 1 }
    guard end > start else { return nil }
    var name = bytes[start..<end]
    if (0x41...0x5A).contains(name[start]) { name[start] += 0x20 }
    let label = name.string
    guard let kind = Label.kind(of: label), kind.utf8.count + 1 < label.utf8.count else { return nil }
    return (label, end)
  }

  private mutating func footnote() -> Bool {
    var end = cursor + 2
    while end < runEnd, Label.isPart(bytes[end]), bytes[end] != UInt8(ascii: ":") { end += 1 }
    guard end > cursor + 2, byte(at: end) == UInt8(ascii: "]") else { return false }
    let name = source.string(cursor + 2..<end)
    let lineStart = source.lineStarts[source.lineIndex(at: cursor)]
    if byte(at: end + 1) == UInt8(ascii: ":"), bytes[lineStart..<cursor].allSatisfy(\.isSpace) {
      var after = end + 2
      while byte(at: after).isSpace { after += 1 }
      replace(upTo: after, with: .footnoteText(name))
    } else {
      replace(upTo: end + 1, with: .footnote(name))
    }
    return true
  }
}
