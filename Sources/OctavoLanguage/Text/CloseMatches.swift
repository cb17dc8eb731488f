/// `difflib.get_close_matches`: which of many texts are most like one.
package enum CloseMatches {
  /// Up to `limit` of `candidates` whose ratio to `word` is at least `cutoff`, best first.
  /// Throws ValueError in CPython's words.
  package static func find(
    _ word: Text, among candidates: [Text], limit: Int = 3, cutoff: Double = 0.6
  ) throws(TextFault) -> [Text] {
    guard limit > 0 else { throw .value("n must be > 0: \(limit)") }
    guard cutoff >= 0, cutoff <= 1 else {
      throw .value("cutoff must be in [0.0, 1.0]: \(FloatText.repr(cutoff).string)")
    }
    let matcher = SequenceMatcher(second: word.codePoints)
    var scored: [(ratio: Double, text: Text)] = []
    for candidate in candidates {
      let first = candidate.codePoints
      // Upper bounds first, as they are cheap.
      guard matcher.lengthRatio(first) >= cutoff, matcher.letterRatio(first) >= cutoff else { continue }
      let ratio = matcher.ratio(first)
      if ratio >= cutoff { scored.append((ratio, candidate)) }
    }
    scored.sort { $0.ratio != $1.ratio ? $0.ratio > $1.ratio : $1.text < $0.text }
    return scored.prefix(limit).map(\.text)
  }
}

/// How alike two sequences are, by the longest common blocks (Ratcliff and Metzener, "Pattern matching: the
/// gestalt approach", Dr. Dobb's Journal, July 1988), with difflib's rule for elements that are too common.
package struct SequenceMatcher: Sendable {
  private let second: [UInt32]
  /// Where each element stands in `second`, without those that are too common.
  private var places: [UInt32: [Int]] = [:]
  private var counts: [UInt32: Int] = [:]

  package init(second: [UInt32]) {
    self.second = second
    for (index, element) in second.enumerated() { places[element, default: []].append(index) }
    counts = places.mapValues(\.count)
    // In 200 elements or more, what makes up over one per cent does not start a block.
    if second.count >= 200 {
      let common = second.count / 100 + 1
      places = places.filter { $0.value.count <= common }
    }
  }

  private func ratio(matches: Int, _ first: [UInt32]) -> Double {
    let length = first.count + second.count
    return length == 0 ? 1 : 2 * Double(matches) / Double(length)
  }

  /// `real_quick_ratio`
  package func lengthRatio(_ first: [UInt32]) -> Double {
    ratio(matches: min(first.count, second.count), first)
  }

  /// `quick_ratio`
  package func letterRatio(_ first: [UInt32]) -> Double {
    var left = counts
    var matches = 0
    for element in first {
      if let count = left[element], count > 0 {
        matches += 1
        left[element] = count - 1
      }
    }
    return ratio(matches: matches, first)
  }

  package func ratio(_ first: [UInt32]) -> Double {
    var matches = 0
    var open = [(0..<first.count, 0..<second.count)]
    while let (a, b) = open.popLast() {
      let block = longestBlock(first, a, b)
      guard block.length > 0 else { continue }
      matches += block.length
      open.append((a.lowerBound..<block.first, b.lowerBound..<block.second))
      open.append((block.first + block.length..<a.upperBound, block.second + block.length..<b.upperBound))
    }
    return ratio(matches: matches, first)
  }

  /// The longest block common to both parts; of several, the one earliest in `first`, then in `second`.
  private func longestBlock(
    _ first: [UInt32], _ a: Range<Int>, _ b: Range<Int>
  ) -> (first: Int, second: Int, length: Int) {
    var best = (first: a.lowerBound, second: b.lowerBound, length: 0)
    // Lengths of the blocks that end at the element before, by their place in `second`.
    var lengths: [Int: Int] = [:]
    for i in a {
      var next: [Int: Int] = [:]
      for j in places[first[i]] ?? [] {
        if j < b.lowerBound { continue }
        if j >= b.upperBound { break }
        let length = (lengths[j - 1] ?? 0) + 1
        next[j] = length
        if length > best.length { best = (i - length + 1, j - length + 1, length) }
      }
      lengths = next
    }
    // Common elements do not start a block but may lengthen it.
    while best.first > a.lowerBound, best.second > b.lowerBound,
      first[best.first - 1] == second[best.second - 1]
    {
      best = (best.first - 1, best.second - 1, best.length + 1)
    }
    while best.first + best.length < a.upperBound, best.second + best.length < b.upperBound,
      first[best.first + best.length] == second[best.second + best.length]
    {
      best.length += 1
    }
    return best
  }
}
