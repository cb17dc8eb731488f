/// `textwrap.TextWrapper`: paragraphs into lines.
package struct TextWrapper: Sendable {
  package var width = 70
  package var initialIndent = Text.empty
  package var subsequentIndent = Text.empty
  package var expandsTabs = true
  package var tabSize = 8
  package var replacesWhitespace = true
  package var fixesSentenceEndings = false
  package var breaksLongWords = true
  package var breaksOnHyphens = true
  package var dropsWhitespace = true
  package var maximumLines: Int?
  package var placeholder = Text(" [...]")

  package init() {}

  /// `wrap`. Throws ValueError in CPython's words.
  package func wrap(_ text: Text) throws(TextFault) -> [Text] {
    var chunks = try WordChunks(prepared(text).codePoints, atHyphens: breaksOnHyphens).all()
    if fixesSentenceEndings { fixSentenceEndings(&chunks) }
    return try lines(of: chunks)
  }

  /// `fill`
  package func fill(_ text: Text) throws(TextFault) -> Text {
    try Text.join(try wrap(text), separator: Text(ascii: [10]))
  }

  /// `shorten`, with `width` of this wrapper.
  package func shorten(_ text: Text) throws(TextFault) -> Text {
    var oneLine = self
    oneLine.maximumLines = 1
    return try oneLine.fill(try Text.join(try text.split(nil), separator: Text(ascii: [32])))
  }

  private func prepared(_ text: Text) throws(TextFault) -> Text {
    let expanded = expandsTabs ? try text.expandingTabs(tabSize) : text
    guard replacesWhitespace else { return expanded }
    return Text(codePoints: expanded.codePoints.map { WordChunks.isBlank($0) ? 32 : $0 })
  }

  /// Two blanks after a lower-case letter and a full stop.
  private func fixSentenceEndings(_ chunks: inout [[UInt32]]) {
    var index = 0
    while index + 1 < chunks.count {
      if chunks[index + 1] == [32], endsSentence(chunks[index]) {
        chunks[index + 1] = [32, 32]
        index += 2
      } else {
        index += 1
      }
    }
  }

  private func endsSentence(_ chunk: [UInt32]) -> Bool {
    func matches(_ tail: ArraySlice<UInt32>) -> Bool {
      guard let stop = tail.last, let letter = tail.dropLast().last else { return false }
      return (97...122).contains(letter) && [0x2E, 0x21, 0x3F].contains(stop)
    }
    if matches(chunk[...]) { return true }
    guard let last = chunk.last, last == 0x22 || last == 0x27 else { return false }
    return matches(chunk.dropLast())
  }

  private func lines(of allChunks: [[UInt32]]) throws(TextFault) -> [Text] {
    guard width > 0 else { throw .value("invalid width \(width) (must be > 0)") }
    if let maximumLines {
      let indent = maximumLines > 1 ? subsequentIndent : initialIndent
      guard indent.count + placeholder.stripped(right: false).count <= width else {
        throw .value("placeholder too large for max width")
      }
    }
    var lines: [Text] = []
    var rest = allChunks[...]
    while !rest.isEmpty {
      let indent = lines.isEmpty ? initialIndent : subsequentIndent
      let room = width - indent.count
      if dropsWhitespace, !lines.isEmpty, let first = rest.first, isBlank(first) { rest.removeFirst() }
      var line = takeLine(&rest, room)
      if dropsWhitespace, let last = line.last, isBlank(last) { line.removeLast() }
      guard !line.isEmpty else { continue }
      if mayAdd(line, room, rest, lines) {
        lines.append(indent + joined(line))
      } else {
        abbreviate(line, indent, room, &lines)
        break
      }
    }
    return lines
  }

  /// As many chunks as fit, or a part of one that never will.
  private func takeLine(_ rest: inout ArraySlice<[UInt32]>, _ room: Int) -> [[UInt32]] {
    var line: [[UInt32]] = []
    var length = 0
    while let next = rest.first, length + next.count <= room {
      line.append(next)
      length += next.count
      rest.removeFirst()
    }
    guard let long = rest.first, long.count > room else { return line }
    if breaksLongWords {
      let end = breakingPoint(long, room < 1 ? 1 : room - length)
      line.append(Array(long[..<end]))
      rest[rest.startIndex] = Array(long[end...])
    } else if line.isEmpty {
      line.append(long)
      rest.removeFirst()
    }
    return line
  }

  private func breakingPoint(_ word: [UInt32], _ room: Int) -> Int {
    if breaksOnHyphens, word.count > room,
      let hyphen = word.prefix(room).lastIndex(of: 0x2D), hyphen > 0,
      word[..<hyphen].contains(where: { $0 != 0x2D })
    {
      return hyphen + 1
    }
    return min(room, word.count)
  }

  private func mayAdd(
    _ line: [[UInt32]], _ room: Int, _ rest: ArraySlice<[UInt32]>, _ lines: [Text]
  ) -> Bool {
    guard let maximumLines, lines.count + 1 >= maximumLines else { return true }
    let nothingLeft = rest.isEmpty || dropsWhitespace && rest.count == 1 && rest.allSatisfy { isBlank($0) }
    return nothingLeft && line.reduce(0) { $0 + $1.count } <= room
  }

  /// The last line there may be, ending in the placeholder.
  private func abbreviate(_ line: [[UInt32]], _ indent: Text, _ room: Int, _ lines: inout [Text]) {
    var line = line
    while let last = line.last {
      if !isBlank(last), line.reduce(0, { $0 + $1.count }) + placeholder.count <= room {
        lines.append(indent + joined(line) + placeholder)
        return
      }
      line.removeLast()
    }
    if let previous = lines.last {
      let kept = previous.stripped(left: false)
      if kept.count + placeholder.count <= width {
        lines[lines.count - 1] = kept + placeholder
        return
      }
    }
    lines.append(indent + placeholder.stripped(right: false))
  }

  private func isBlank(_ chunk: [UInt32]) -> Bool { chunk.allSatisfy { isTextSpace($0) } }

  private func joined(_ chunks: [[UInt32]]) -> Text { Text(codePoints: Array(chunks.joined())) }
}

/// Cuts a text where a line may end: around blanks, after hyphens inside words, around long dashes.
private struct WordChunks {
  let points: [UInt32]
  let atHyphens: Bool

  init(_ points: [UInt32], atHyphens: Bool) {
    self.points = points
    self.atHyphens = atHyphens
  }

  static func isBlank(_ point: UInt32) -> Bool { point == 32 || (9...13).contains(point) }

  func all() -> [[UInt32]] {
    var chunks: [[UInt32]] = []
    var at = 0
    while at < points.count {
      let end = end(from: at)
      chunks.append(Array(points[at..<end]))
      at = end
    }
    return chunks
  }

  private func isBlank(_ index: Int) -> Bool { index < points.count && WordChunks.isBlank(points[index]) }

  private func isWord(_ index: Int) -> Bool {
    index >= 0 && index < points.count && RegexClass.holds(.word, points[index], asciiOnly: false)
  }

  private func isLetter(_ index: Int) -> Bool {
    isWord(index) && !RegexClass.holds(.digit, points[index], asciiOnly: false)
  }

  private func isHyphen(_ index: Int) -> Bool {
    index >= 0 && index < points.count && points[index] == 0x2D
  }

  private func end(from start: Int) -> Int {
    var at = start
    if isBlank(start) {
      while isBlank(at) { at += 1 }
      return at
    }
    if !atHyphens {
      while at < points.count, !isBlank(at) { at += 1 }
      return at
    }
    if let dashEnd = longDash(start) { return dashEnd }
    at += 1
    while at < points.count, !isBlank(at) {
      if isHyphen(at), mayBreakAfterHyphen(at) { return at + 1 }
      if longDash(at) != nil { return at }
      at += 1
    }
    return at
  }

  /// The end of two or more hyphens at `start` that stand between words.
  private func longDash(_ start: Int) -> Int? {
    guard start > 0, isHyphen(start) else { return nil }
    let marks: [UInt32] = [0x21, 0x22, 0x27, 0x26, 0x2E, 0x2C, 0x3F]
    guard isWord(start - 1) || marks.contains(points[start - 1]) else { return nil }
    var end = start
    while isHyphen(end) { end += 1 }
    return end - start >= 2 && isWord(end) ? end : nil
  }

  /// Two letters on either side, between which a hyphen may stand.
  private func mayBreakAfterHyphen(_ at: Int) -> Bool {
    let before = isLetter(at - 1) && (isLetter(at - 2) || isHyphen(at - 2) && isLetter(at - 3))
    let after = isLetter(at + 1) && (isLetter(at + 2) || isHyphen(at + 2) && isLetter(at + 3))
    return before && after
  }
}

extension TextWrapper {
  /// `textwrap.dedent`: without the blanks that all lines share.
  package static func dedent(_ text: Text) -> Text {
    var lines = text.codePoints.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    var margin: [UInt32]?
    for index in lines.indices {
      let indent = Array(lines[index].prefix { $0 == 32 || $0 == 9 })
      if indent.count == lines[index].count {
        lines[index] = []
        continue
      }
      guard let known = margin else {
        margin = indent
        continue
      }
      margin = Array(zip(known, indent).prefix { $0 == $1 }.map(\.0))
    }
    let cut = margin?.count ?? 0
    let dedented = lines.map { $0.isEmpty ? $0 : Array($0.dropFirst(cut)) }
    return Text(codePoints: Array(dedented.joined(separator: [10])))
  }

  /// `textwrap.indent`: `prefix` before each line that `isWanted`, by default each with more than blanks.
  package static func indent<Failure: Error>(
    _ text: Text, _ prefix: Text, where isWanted: (Text) throws(Failure) -> Bool
  ) throws(Failure) -> Text {
    var builder = TextBuilder(reserving: text.count)
    for line in text.splitLines(keepingBreaks: true) {
      if try isWanted(line) { builder.append(prefix) }
      builder.append(line)
    }
    return builder.finish()
  }

  package static func indent(_ text: Text, _ prefix: Text) -> Text {
    indent(text, prefix) { !$0.isEmpty && !$0.isSpace }
  }
}
