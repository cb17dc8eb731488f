/// Searching. Ranges come from `clampedRange`.
extension Text {
  /// Where `needle` first lies in `range`.
  package func find(_ needle: Text, in range: Range<Int>) -> Int? {
    if needle.isEmpty { return range.lowerBound }
    guard canHold(needle) else { return nil }
    return withUnits(
      needle,
      narrow: { hay, needle in
        var search = UnitSearch(for: needle, in: hay)
        return search.next(in: range)
      },
      wide: { hay, needle in
        var search = UnitSearch(for: needle, in: hay)
        return search.next(in: range)
      })
  }

  /// Where `needle` last lies in `range`.
  package func rfind(_ needle: Text, in range: Range<Int>) -> Int? {
    guard canHold(needle) else { return nil }
    return withUnits(
      needle, narrow: { lastMatch(of: $1, in: $0, range) }, wide: { lastMatch(of: $1, in: $0, range) })
  }

  /// How often `needle` occurs in `range`, without overlaps.
  package func count(of needle: Text, in range: Range<Int>) -> Int {
    guard canHold(needle) else { return 0 }
    return withUnits(
      needle, narrow: { matchCount(of: $1, in: $0, range) }, wide: { matchCount(of: $1, in: $0, range) })
  }

  package func contains(_ needle: Text) -> Bool {
    find(needle, in: 0..<count) != nil
  }

  /// False when `needle` has characters that this text cannot have.
  private func canHold(_ needle: Text) -> Bool { needle.isASCII || !isASCII }

  package func hasPrefix(_ prefix: Text, in range: Range<Int>) -> Bool {
    prefix.count <= range.count && matches(prefix, at: range.lowerBound)
  }

  package func hasSuffix(_ suffix: Text, in range: Range<Int>) -> Bool {
    suffix.count <= range.count && matches(suffix, at: range.upperBound - suffix.count)
  }

  /// `start + other.count` must not be beyond the end.
  private func matches(_ other: Text, at start: Int) -> Bool {
    guard isASCII == other.isASCII else {
      return !isASCII && (0..<other.count).allSatisfy { self[start + $0] == other[$0] }
    }
    return withUnits(
      other,
      narrow: { equalUnits(UnsafeBufferPointer(rebasing: $0[start..<start + $1.count]), $1) },
      wide: { equalUnits(UnsafeBufferPointer(rebasing: $0[start..<start + $1.count]), $1) })
  }

  package func removingPrefix(_ prefix: Text) -> Text {
    hasPrefix(prefix, in: 0..<count) ? slice(prefix.count..<count) : self
  }

  package func removingSuffix(_ suffix: Text) -> Text {
    !suffix.isEmpty && hasSuffix(suffix, in: 0..<count) ? slice(0..<count - suffix.count) : self
  }

  /// What `find` is without -1. Throws ValueError.
  package func index(of needle: Text, in range: Range<Int>) throws(TextFault) -> Int {
    guard let found = find(needle, in: range) else { throw .value("substring not found") }
    return found
  }

  package func rindex(of needle: Text, in range: Range<Int>) throws(TextFault) -> Int {
    guard let found = rfind(needle, in: range) else { throw .value("substring not found") }
    return found
  }
}
