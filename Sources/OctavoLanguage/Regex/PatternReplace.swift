/// Replacing, splitting and escaping on text.
extension RegularExpression {
  /// `sub` with a template; the new text and how many matches were replaced. `limit` of 0 is no limit.
  package func replacing(
    in text: Text, with template: PatternTemplate, limit: Int = 0
  ) throws -> (text: Text, count: Int) {
    let matches = try allMatches(in: .text(text), limit: limit == 0 ? .max : limit)
    guard !matches.isEmpty else { return (text, 0) }
    var builder = TextBuilder(reserving: text.count)
    var at = 0
    for match in matches {
      builder.append(text, at..<match.start)
      template.append(match, in: text, to: &builder)
      at = match.end
      try TextLimits.check(builder.count)
    }
    builder.append(text, at..<text.count)
    return (builder.finish(), matches.count)
  }

  /// `split`: the pieces and, between them, the groups; nil for a group that took no part.
  /// `limit` of 0 is no limit.
  package func split(_ text: Text, limit: Int = 0) throws -> [Text?] {
    var pieces: [Text?] = []
    var at = 0
    for match in try allMatches(in: .text(text), limit: limit == 0 ? .max : max(0, limit)) {
      pieces.append(text.slice(at..<match.start))
      for group in 0..<groupCount { pieces.append(match.range(group + 1).map { text.slice($0) }) }
      at = match.end
    }
    pieces.append(text.slice(at..<text.count))
    return pieces
  }

  /// `re.escape`: a backslash before every character that means something in a pattern.
  package static func escape(_ text: Text) -> Text {
    let special = Array("()[]{}?*+-|^$\\.&~# \t\n\r\u{B}\u{C}".utf8)
    var builder = TextBuilder(reserving: text.count + 8)
    for index in 0..<text.count {
      let point = text[index]
      if point < 128, special.contains(UInt8(truncatingIfNeeded: point)) { builder.append(0x5C) }
      builder.append(point)
    }
    return builder.finish()
  }
}
