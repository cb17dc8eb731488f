/// Guesses which name was meant, by the rule behind CPython's "Did you mean".
package enum NearestName {
  /// Scopes with as many names as this get no suggestion.
  private static let largestScope = 750
  /// Longer differences are not compared.
  private static let longestPart = 40
  private static let moveCost = 2
  private static let caseCost = 1

  /// The first of the nearest candidates; nil when none is near: at most a third of the letters may differ.
  package static func closestName(to name: Text, among candidates: [Text]) -> Text? {
    guard candidates.count < largestScope else { return nil }
    let wanted = utf8(name)
    var best: Text?
    var bestDistance = Int.max
    for candidate in candidates {
      let bytes = utf8(candidate)
      let allowed = (wanted.count + bytes.count + 3) * moveCost / 6
      let limit = min(allowed, bestDistance - 1)
      let distance = distance(wanted[...], bytes[...], limit: limit)
      if distance <= limit {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func utf8(_ text: Text) -> [UInt8] {
    (try? text.encoded(.utf8, .surrogatepass)) ?? []
  }

  /// The Levenshtein distance with dearer moves than changes of case; `limit + 1` when it is beyond `limit`.
  static func distance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, limit: Int) -> Int {
    var (a, b) = (a, b)
    while let x = a.first, let y = b.first, x == y {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
    if max(a.count, b.count) > longestPart { return limit + 1 }
    if abs(a.count - b.count) * moveCost > limit { return limit + 1 }
    // One row of the table at a time.
    var row = (0...a.count).map { $0 * moveCost }
    for (index, letter) in b.enumerated() {
      var diagonal = row[0]
      row[0] = (index + 1) * moveCost
      var least = Int.max
      for (column, other) in a.enumerated() {
        let replaced = diagonal + substitutionCost(letter, other)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, min(row[column], diagonal) + moveCost)
        least = min(least, row[column + 1])
      }
      if least > limit { return limit + 1 }
    }
    return row[a.count]
  }

  private static func substitutionCost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    func lower(_ byte: UInt8) -> UInt8 { isASCIIUpper(byte) ? byte | 0x20 : byte }
    return lower(a) == lower(b) ? caseCost : moveCost
  }
}

/// `NearestName.closestName` on strings.
func closestName(to name: String, among known: [String]) -> String? {
  NearestName.closestName(to: Text(name), among: known.map { Text($0) })?.string
}
