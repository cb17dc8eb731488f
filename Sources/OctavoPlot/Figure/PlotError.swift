/// What a plotting call was asked that it cannot do. The words are matplotlib's.
package struct PlotError: Error, Equatable, Sendable {
  /// The Python exception to raise.
  package enum Kind: String, Sendable {
    case value = "ValueError"
    case type = "TypeError"
    /// Asked for something matplotlib can do and Octavo cannot.
    case unsupported = "NotImplementedError"
  }
  package let kind: Kind
  package let message: String

  /// A `ValueError`.
  package init(_ message: String) { self.init(.value, message) }

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

/// A setting with a fixed list of values, refused in matplotlib's words.
enum Choice {
  /// Throws unless `value` is among `values`. Lists of more than five strings are not spelled out;
  /// near misses are offered instead.
  static func check(_ value: String, name: String, among values: [String]) throws {
    guard !values.contains(value) else { return }
    throw refusal(of: value, name: name, among: values)
  }

  static func refusal(of value: String, name: String, among values: [String]) -> PlotError {
    let start = "\(quoted(value)) is not a valid value for \(name)."
    if values.count <= 5 {
      return PlotError("\(start) Supported values are \(values.map(quoted).joined(separator: ", "))")
    }
    let close = CloseMatches.of(value, among: values)
    switch close.count {
    case 0: return PlotError(start)
    case 1: return PlotError("\(start) Did you mean: \(quoted(close[0]))?")
    default: return PlotError("\(start) Did you mean one of: \(close.map(quoted).joined(separator: ", "))?")
    }
  }

  /// The text as Python's `repr` shows it.
  static func quoted(_ text: String) -> String {
    let mark: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(mark)
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if Character(character) == mark { result += "\\" }
        result.unicodeScalars.append(character)
      }
    }
    result.append(mark)
    return result
  }
}

/// The similarity of Ratcliff and Metzener ("Pattern matching: the Gestalt approach", Dr. Dobb's
/// Journal, 1988): twice the number of characters in common blocks over the number of all characters.
enum CloseMatches {
  /// Up to three of `values` at least half alike, best first; of equals, the later in the alphabet.
  static func of(_ text: String, among values: [String]) -> [String] {
    let wanted = Array(text)
    let scored = values.map { (score: ratio(Array($0), wanted), value: $0) }.filter { $0.score >= 0.5 }
    let ordered = scored.sorted { ($0.score, $0.value) > ($1.score, $1.value) }
    return ordered.prefix(3).map(\.value)
  }

  static func ratio(_ first: [Character], _ second: [Character]) -> Double {
    let total = first.count + second.count
    return total == 0 ? 1 : 2 * Double(common(first[...], second[...])) / Double(total)
  }

  /// Characters in the longest common block, and in those left and right of it.
  private static func common(_ first: ArraySlice<Character>, _ second: ArraySlice<Character>) -> Int {
    var best = (length: 0, i: first.startIndex, j: second.startIndex)
    for i in first.indices {
      for j in second.indices {
        var length = 0
        while i + length < first.endIndex, j + length < second.endIndex,
          first[i + length] == second[j + length]
        {
          length += 1
        }
        if length > best.length { best = (length, i, j) }
      }
    }
    if best.length == 0 { return 0 }
    return best.length + common(first[..<best.i], second[..<best.j])
      + common(first[(best.i + best.length)...], second[(best.j + best.length)...])
  }
}
