/// Cutting runs of units, for text and bytes alike. `limit` is the greatest number of cuts, negative for no limit.

/// The parts between matches of `separator`, which must not be empty.
struct SplitRanges<Unit: TextUnit>: Sequence, IteratorProtocol {
  private var search: UnitSearch<Unit>
  private let count: Int
  private let separatorCount: Int
  private var left: Int
  /// Nil behind the last part.
  private var start: Int? = 0

  @inline(__always)
  init(_ units: UnsafeBufferPointer<Unit>, at separator: UnsafeBufferPointer<Unit>, limit: Int) {
    search = UnitSearch(for: separator, in: units)
    count = units.count
    separatorCount = separator.count
    left = limit
  }

  @inline(__always)
  mutating func next() -> Range<Int>? {
    guard let from = start else { return nil }
    guard left != 0, let found = search.next(in: from..<count) else {
      start = nil
      return from..<count
    }
    left -= 1
    start = found + separatorCount
    return from..<found
  }
}

/// As `SplitRanges`, cutting from the end; the result is in order.
func splitRangesFromEnd<Unit: TextUnit>(
  _ units: UnsafeBufferPointer<Unit>, at separator: UnsafeBufferPointer<Unit>, limit: Int
) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var end = units.count
  var left = limit
  while left != 0, let found = lastMatch(of: separator, in: units, 0..<end) {
    ranges.append(found + separator.count..<end)
    end = found
    left -= 1
  }
  ranges.append(0..<end)
  return ranges.reversed()
}

/// What separates words.
protocol SpaceRule {
  static func isSpace(_ unit: some TextUnit) -> Bool
}
enum TextSpace: SpaceRule {
  @inline(__always)
  static func isSpace(_ unit: some TextUnit) -> Bool { isTextSpace(unit) }
}
enum ByteSpace: SpaceRule {
  @inline(__always)
  static func isSpace(_ unit: some TextUnit) -> Bool { isByteSpace(unit) }
}

/// Words between runs of spaces. With a limit, what is left keeps its inner spaces and those at the end.
struct WordRanges<Unit: TextUnit, Space: SpaceRule>: Sequence, IteratorProtocol {
  private let units: UnsafeBufferPointer<Unit>
  private var left: Int
  private var at = 0

  @inline(__always)
  init(_ units: UnsafeBufferPointer<Unit>, limit: Int, _ space: Space.Type) {
    self.units = units
    left = limit
  }

  @inline(__always)
  mutating func next() -> Range<Int>? {
    while at < units.count, Space.isSpace(units[at]) { at += 1 }
    guard at < units.count else { return nil }
    let start = at
    if left == 0 {
      at = units.count
    } else {
      while at < units.count, !Space.isSpace(units[at]) { at += 1 }
      left -= 1
    }
    return start..<at
  }
}

/// As `WordRanges`, counting cuts from the end, so that what is left keeps the spaces at the start.
@inline(__always)
func wordRangesFromEnd<Unit: TextUnit>(
  _ units: UnsafeBufferPointer<Unit>, limit: Int, isSpace: (Unit) -> Bool
) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var at = units.count
  var left = limit
  while true {
    while at > 0, isSpace(units[at - 1]) { at -= 1 }
    guard at > 0 else { break }
    let end = at
    if left == 0 {
      ranges.append(0..<end)
      break
    }
    while at > 0, !isSpace(units[at - 1]) { at -= 1 }
    ranges.append(at..<end)
    left -= 1
  }
  return ranges.reversed()
}

/// Lines; "\r\n" is one break.
@inline(__always)
func lineRanges<Unit: TextUnit>(
  _ units: UnsafeBufferPointer<Unit>, keepingBreaks: Bool, isBreak: (Unit) -> Bool
) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  while start < units.count {
    var end = start
    while end < units.count, !isBreak(units[end]) { end += 1 }
    var next = end
    if next < units.count {
      next += units[next] == 13 && next + 1 < units.count && units[next + 1] == 10 ? 2 : 1
    }
    ranges.append(start..<(keepingBreaks ? next : end))
    start = next
  }
  return ranges
}

/// What is left after removing units from the ends that `drop` names.
@inline(__always)
func strippedRange<Unit: TextUnit>(
  _ units: UnsafeBufferPointer<Unit>, left: Bool, right: Bool, drop: (Unit) -> Bool
) -> Range<Int> {
  var start = 0
  var end = units.count
  if left { while start < end, drop(units[start]) { start += 1 } }
  if right { while end > start, drop(units[end - 1]) { end -= 1 } }
  return start..<end
}

/// `units` with up to `limit` matches of `old` (negative for all) replaced; nil when nothing changes.
@inline(__always)
func replaceUnits<Unit: TextUnit>(
  _ units: UnsafeBufferPointer<Unit>, _ old: UnsafeBufferPointer<Unit>, _ new: UnsafeBufferPointer<Unit>,
  limit: Int
) throws(TextFault) -> [Unit]? {
  if old.isEmpty { return try interleave(units, new, limit: limit) }
  var search = UnitSearch(for: old, in: units)
  guard limit != 0, let first = search.next(in: 0..<units.count) else { return nil }
  let growth = new.count - old.count
  var capacity = units.count
  if growth > 0 {
    let matches = matchCount(of: old, in: units, first..<units.count)
    capacity += try TextLimits.product(limit < 0 ? matches : min(limit, matches), growth)
    try TextLimits.check(capacity)
  }
  return [Unit](unsafeUninitializedCapacity: capacity) { target, count in
    var writer = UnitWriter(target)
    var found = first
    var at = 0
    var left = limit
    while true {
      writer.write(UnsafeBufferPointer(rebasing: units[at..<found]))
      writer.write(new)
      at = found + old.count
      left -= 1
      guard left != 0, let next = search.next(in: at..<units.count) else { break }
      found = next
    }
    writer.write(UnsafeBufferPointer(rebasing: units[at...]))
    count = writer.count
  }
}

/// Copies bytes between places that do not overlap. Most pieces of text are short, and a call costs more than copying
/// them by two loads, which may read some bytes twice.
@inline(__always)
private func copyUnits(_ from: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ count: Int) {
  @inline(__always) func copyEnds<Word: BitwiseCopyable>(_ type: Word.Type) {
    let end = count &- MemoryLayout<Word>.size
    let last = from.loadUnaligned(fromByteOffset: end, as: type)
    target.storeBytes(of: from.loadUnaligned(as: type), as: type)
    target.storeBytes(of: last, toByteOffset: end, as: type)
  }
  switch count {
  case 0: break
  case 1: target.storeBytes(of: from.load(as: UInt8.self), as: UInt8.self)
  case 2...3: copyEnds(UInt16.self)
  case 4...7: copyEnds(UInt32.self)
  case 8...16: copyEnds(UInt64.self)
  default: target.copyMemory(from: from, byteCount: count)
  }
}

/// Puts runs of units one after another into memory that was made large enough.
struct UnitWriter<Unit: TextUnit> {
  private let target: UnsafeMutableBufferPointer<Unit>
  private(set) var count = 0

  @inline(__always)
  init(_ target: UnsafeMutableBufferPointer<Unit>) { self.target = target }

  @inline(__always)
  mutating func write(one unit: Unit) {
    target[count] = unit
    count += 1
  }

  @inline(__always)
  mutating func write(_ units: UnsafeBufferPointer<Unit>) {
    guard let from = units.baseAddress, let to = target.baseAddress else { return }
    copyUnits(
      UnsafeRawPointer(from), to: UnsafeMutableRawPointer(to + count), units.count * MemoryLayout<Unit>.stride
    )
    count += units.count
  }
}

extension UnitWriter<UInt32> {
  /// A text of either kind.
  @inline(__always)
  mutating func write(_ text: Text) {
    text.withUnits(narrow: { for byte in $0 { write(one: UInt32(byte)) } }, wide: { write($0) })
  }

  @inline(__always)
  mutating func write(_ units: TextUnits) {
    if units.isWide { write(units.wide) } else { for byte in units.narrow { write(one: UInt32(byte)) } }
  }
}

/// Puts `new` before each unit and at the end, which is how an empty text is replaced.
private func interleave<Unit: TextUnit>(
  _ units: UnsafeBufferPointer<Unit>, _ new: UnsafeBufferPointer<Unit>, limit: Int
) throws(TextFault) -> [Unit]? {
  guard limit != 0, !new.isEmpty else { return nil }
  let times = limit < 0 ? units.count + 1 : min(limit, units.count + 1)
  let capacity = units.count + (try TextLimits.product(times, new.count))
  try TextLimits.check(capacity)
  var result: [Unit] = []
  result.reserveCapacity(capacity)
  for index in 0...units.count {
    if index < times { result.append(contentsOf: new) }
    if index < units.count { result.append(units[index]) }
  }
  return result
}

/// Appends `units` with tabs filled up to the next multiple of `size` columns.
func expandTabs<Unit: TextUnit>(
  _ units: UnsafeBufferPointer<Unit>, size: Int, into result: inout [Unit]
) throws(TextFault) {
  var column = 0
  for unit in units {
    if unit == 9 {
      guard size > 0 else { continue }
      let blanks = size - column % size
      try TextLimits.check(result.count + min(blanks, Int.max - result.count))
      result.append(contentsOf: repeatElement(32, count: blanks))
      column = 0
    } else {
      result.append(unit)
      column = unit == 10 || unit == 13 ? 0 : column + 1
      if column == size { column = 0 }
    }
  }
}
