import Glibc

/// Finds one run of units in another, again and again.
///
/// Jumps from one occurrence of the first unit to the next, which is fastest for ordinary text. When that unit
/// turns out to be frequent and the needle long, it continues with the two-way algorithm (Crochemore and Perrin,
/// "Two-way string-matching", J. ACM 38, 1991), so that no input takes more than linear time.
struct UnitSearch<Unit: TextUnit> {
  private let needle: UnsafeBufferPointer<Unit>
  private let haystack: UnsafeBufferPointer<Unit>
  /// Occurrences of the first unit that were no match.
  private var falseStarts = 0
  private var factors: (cut: Int, period: Int, isPeriodic: Bool)?

  /// `needle` must not be empty. Both must outlive the search.
  @inline(__always)
  init(for needle: UnsafeBufferPointer<Unit>, in haystack: UnsafeBufferPointer<Unit>) {
    self.needle = needle
    self.haystack = haystack
  }

  /// The first match that lies wholly in `range`.
  @inline(__always)
  mutating func next(in range: Range<Int>) -> Int? {
    if needle.count == 1 { return Unit.index(of: needle[0], in: haystack, range) }
    return nextLong(in: range)
  }

  private mutating func nextLong(in range: Range<Int>) -> Int? {
    let length = needle.count
    guard range.count >= length else { return nil }
    if factors != nil { return twoWay(in: range) }
    let starts = range.lowerBound..<range.upperBound - length + 1
    let first = needle[0]
    let last = needle[length - 1]
    var at = starts.lowerBound
    while let candidate = Unit.index(of: first, in: haystack, at..<starts.upperBound) {
      if haystack[candidate + length - 1] == last, matches(candidate) { return candidate }
      at = candidate + 1
      falseStarts += 1
      if falseStarts > 32, falseStarts > (at - range.lowerBound) / 4 {
        if length > 16 { return twoWay(in: at..<range.upperBound) }
        return plain(from: at, to: starts.upperBound)
      }
    }
    return nil
  }

  @inline(__always)
  private func matches(_ at: Int) -> Bool {
    // Both addresses exist, as neither run is empty.
    memcmp(haystack.baseAddress! + at, needle.baseAddress!, needle.count * MemoryLayout<Unit>.stride) == 0
  }

  /// For short needles: every position in turn.
  private func plain(from start: Int, to end: Int) -> Int? {
    let first = needle[0]
    let offset = needle.count - 1
    let last = needle[offset]
    var at = start
    while at < end {
      if haystack[at] == first, haystack[at + offset] == last, matches(at) { return at }
      at += 1
    }
    return nil
  }

  private mutating func twoWay(in range: Range<Int>) -> Int? {
    let (cut, period, isPeriodic) = prepared()
    let length = needle.count
    var at = range.lowerBound
    // How much of the front is known to match; only a periodic needle lets it be remembered.
    var remembered = 0
    while at + length <= range.upperBound {
      var right = max(cut, remembered)
      while right < length, needle[right] == haystack[at + right] { right += 1 }
      if right < length {
        at += right - cut + 1
        remembered = 0
        continue
      }
      var left = cut
      while left > remembered, needle[left - 1] == haystack[at + left - 1] { left -= 1 }
      if left <= remembered { return at }
      at += period
      remembered = isPeriodic ? length - period : 0
    }
    return nil
  }

  private mutating func prepared() -> (cut: Int, period: Int, isPeriodic: Bool) {
    if let factors { return factors }
    let ascending = maximalSuffix { $0 < $1 }
    let descending = maximalSuffix { $0 > $1 }
    let (cut, period) = ascending.start > descending.start ? ascending : descending
    let repeats = (0..<cut).allSatisfy { $0 + period < needle.count && needle[$0] == needle[$0 + period] }
    let result = (
      cut: cut, period: repeats ? period : max(cut, needle.count - cut) + 1, isPeriodic: repeats
    )
    factors = result
    return result
  }

  /// Start and period of the suffix that is largest under the order.
  private func maximalSuffix(_ precedes: (Unit, Unit) -> Bool) -> (start: Int, period: Int) {
    var start = 0
    var candidate = 1
    var offset = 0
    var period = 1
    while candidate + offset < needle.count {
      let a = needle[candidate + offset]
      let b = needle[start + offset]
      if precedes(a, b) {
        candidate += offset + 1
        offset = 0
        period = candidate - start
      } else if a == b {
        if offset + 1 == period {
          candidate += period
          offset = 0
        } else {
          offset += 1
        }
      } else {
        start = candidate
        candidate = start + 1
        offset = 0
        period = 1
      }
    }
    return (start, period)
  }
}

/// The last match of `needle` that lies wholly in `range`; an empty one matches at its end.
func lastMatch<Unit: TextUnit>(
  of needle: UnsafeBufferPointer<Unit>, in haystack: UnsafeBufferPointer<Unit>, _ range: Range<Int>
) -> Int? {
  let length = needle.count
  guard length <= range.count else { return nil }
  guard length > 0 else { return range.upperBound }
  let first = needle[0]
  let last = needle[length - 1]
  var at = range.upperBound - length
  while at >= range.lowerBound {
    if haystack[at] == first, haystack[at + length - 1] == last,
      equalUnits(UnsafeBufferPointer(rebasing: haystack[at..<at + length]), needle)
    {
      return at
    }
    at -= 1
  }
  return nil
}

/// How many matches of `needle` fit side by side into `range`.
func matchCount<Unit: TextUnit>(
  of needle: UnsafeBufferPointer<Unit>, in haystack: UnsafeBufferPointer<Unit>, _ range: Range<Int>
) -> Int {
  if needle.isEmpty { return range.count + 1 }
  if needle.count == 1 {
    let unit = needle[0]
    var count = 0
    for index in range where haystack[index] == unit { count += 1 }
    return count
  }
  var search = UnitSearch(for: needle, in: haystack)
  var count = 0
  var at = range.lowerBound
  while let found = search.next(in: at..<range.upperBound) {
    count += 1
    at = found + needle.count
  }
  return count
}
