/// The methods of `bytes`, on arrays of bytes. Case and classes are those of ASCII.
package enum ByteString {
  // Text.

  /// Python's `repr(bytes)`.
  package static func repr(_ bytes: [UInt8]) -> Text {
    let quote = preferredQuote(hasSingle: bytes.contains(0x27), hasDouble: bytes.contains(0x22))
    var result: [UInt8] = [UInt8(ascii: "b"), quote]
    result.reserveCapacity(bytes.count + 3)
    for byte in bytes { appendEscaped(byte, quote: quote) { result.append($0) } }
    result.append(quote)
    return Text(ascii: result)
  }

  /// Python's `bytes.hex`: `separator` (one ASCII character) between groups of `group` bytes, counted from the
  /// right, or from the left if negative.
  package static func hex(
    _ bytes: [UInt8], separator: Text? = nil, group: Int = 1
  ) throws(TextFault) -> Text {
    var mark: UInt8?
    if let separator {
      guard separator.count == 1 else { throw .value("sep must be length 1.") }
      guard separator.isASCII else { throw .value("sep must be ASCII.") }
      mark = UInt8(truncatingIfNeeded: separator[0])
    }
    let size = Int(clamping: group.magnitude)
    let marks = mark == nil || size == 0 || bytes.isEmpty ? 0 : (bytes.count - 1) / size
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 48 : value + 87 }
    return Text(asciiCapacity: bytes.count * 2 + marks) { target in
      var end = 0
      for index in bytes.indices {
        if let mark, marks > 0, index > 0, (group > 0 ? bytes.count - index : index) % size == 0 {
          target[end] = mark
          end += 1
        }
        target[end] = digit(bytes[index] >> 4)
        target[end + 1] = digit(bytes[index] & 15)
        end += 2
      }
      return end
    }
  }

  /// Python's `bytes.fromhex`. Throws ValueError with the position in CPython's words.
  package static func fromHex(_ text: Text) throws(TextFault) -> [UInt8] {
    func refused(_ index: Int) -> TextFault {
      .value("non-hexadecimal number found in fromhex() arg at position \(index)")
    }
    if case .wide(let points) = text.representation {
      throw refused(points.array.firstIndex { $0 >= 128 } ?? 0)
    }
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 2)
    if let place = text.withASCII({ appendPairs($0, to: &result) }) ?? nil { throw refused(place) }
    return result
  }

  /// Reads pairs of hexadecimal digits with blanks between them; where something else stands, or
  /// should, or nil.
  private static func appendPairs(_ units: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) -> Int? {
    func digit(_ index: Int) -> UInt8 {
      guard index < units.count else { return 99 }
      let byte = units[index]
      if isASCIIDigit(byte) { return byte - 48 }
      let lower = byte | 0x20
      return lower >= 97 && lower <= 102 ? lower - 87 : 99
    }
    var at = 0
    while true {
      while at < units.count, isByteSpace(units[at]) { at += 1 }
      if at >= units.count { return nil }
      let high = digit(at)
      if high > 15 { return at }
      let low = digit(at + 1)
      if low > 15 { return at + 1 }
      result.append(high << 4 | low)
      at += 2
    }
  }

  // Searching; ranges come from `clampedRange`.

  package static func find(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    if needle.isEmpty { return range.lowerBound }
    return pair(bytes, needle) { units, needle in
      var search = UnitSearch(for: needle, in: units)
      return search.next(in: range)
    }
  }

  package static func rfind(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    pair(bytes, needle) { lastMatch(of: $1, in: $0, range) }
  }

  package static func count(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int {
    pair(bytes, needle) { matchCount(of: $1, in: $0, range) }
  }

  /// For `index` and `rindex` without a match.
  package static let notFound = TextFault(.valueError, "subsection not found")

  package static func hasPrefix(_ prefix: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    prefix.count <= range.count && bytes[range].starts(with: prefix)
  }

  package static func hasSuffix(_ suffix: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    suffix.count <= range.count && bytes[range].suffix(suffix.count).elementsEqual(suffix)
  }

  @inline(__always)
  private static func pair<Result>(
    _ a: [UInt8], _ b: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    a.withUnsafeBufferPointer { p in b.withUnsafeBufferPointer { body(p, $0) } }
  }

  // Cutting and joining.

  package static func split(
    _ bytes: [UInt8], _ separator: [UInt8]?, limit: Int = -1, fromEnd: Bool = false
  ) throws(TextFault) -> [[UInt8]] {
    let ranges: [Range<Int>]
    if let separator {
      if separator.isEmpty { throw .value("empty separator") }
      ranges = pair(bytes, separator) {
        fromEnd ? splitRangesFromEnd($0, at: $1, limit: limit) : Array(SplitRanges($0, at: $1, limit: limit))
      }
    } else {
      ranges = bytes.withUnsafeBufferPointer {
        fromEnd
          ? wordRangesFromEnd($0, limit: limit) { isByteSpace($0) }
          : Array(WordRanges($0, limit: limit, ByteSpace.self))
      }
    }
    return ranges.map { Array(bytes[$0]) }
  }

  package static func splitLines(_ bytes: [UInt8], keepingBreaks: Bool) -> [[UInt8]] {
    let ranges = bytes.withUnsafeBufferPointer {
      lineRanges($0, keepingBreaks: keepingBreaks) { $0 == 10 || $0 == 13 }
    }
    return ranges.map { Array(bytes[$0]) }
  }

  package static func partition(
    _ bytes: [UInt8], _ separator: [UInt8], fromEnd: Bool = false
  ) throws(TextFault) -> [[UInt8]] {
    if separator.isEmpty { throw .value("empty separator") }
    let all = 0..<bytes.count
    let found = fromEnd ? rfind(separator, in: bytes, all) : find(separator, in: bytes, all)
    guard let at = found else { return fromEnd ? [[], [], bytes] : [bytes, [], []] }
    return [Array(bytes[..<at]), separator, Array(bytes[(at + separator.count)...])]
  }

  package static func join(_ parts: [[UInt8]], separator: [UInt8]) throws(TextFault) -> [UInt8] {
    guard !parts.isEmpty else { return [] }
    var length = try TextLimits.product(separator.count, parts.count - 1)
    for part in parts { length += part.count }
    try TextLimits.check(length)
    var result: [UInt8] = []
    result.reserveCapacity(length)
    for (index, part) in parts.enumerated() {
      if index > 0 { result.append(contentsOf: separator) }
      result.append(contentsOf: part)
    }
    return result
  }

  package static func replacing(
    _ bytes: [UInt8], _ old: [UInt8], with new: [UInt8], limit: Int = -1
  ) throws(TextFault) -> [UInt8] {
    try replaced(bytes, old, new, limit) ?? bytes
  }

  package static func stripped(
    _ bytes: [UInt8], _ set: [UInt8]? = nil, left: Bool = true, right: Bool = true
  ) -> [UInt8] {
    let range = bytes.withUnsafeBufferPointer {
      strippedRange($0, left: left, right: right) { byte in set?.contains(byte) ?? isByteSpace(byte) }
    }
    return Array(bytes[range])
  }

  package static func repeated(_ bytes: [UInt8], _ times: Int) throws(TextFault) -> [UInt8] {
    guard times > 0, !bytes.isEmpty else { return [] }
    return repeatedUnits(bytes, try TextLimits.product(bytes.count, times))
  }

  // Padding. `fill` is one byte, which the caller has checked.

  package static func aligned(
    _ bytes: [UInt8], _ side: Text.Side, width: Int, fill: UInt8 = 32
  ) throws(TextFault) -> [UInt8] {
    guard width > bytes.count else { return bytes }
    try TextLimits.check(width)
    let missing = width - bytes.count
    let before =
      switch side {
      case .left: 0
      case .right: missing
      case .center: centered(missing, width)
      }
    return [UInt8](repeating: fill, count: before) + bytes + [UInt8](repeating: fill, count: missing - before)
  }

  package static func zeroFilled(_ bytes: [UInt8], width: Int) throws(TextFault) -> [UInt8] {
    guard width > bytes.count else { return bytes }
    try TextLimits.check(width)
    let sign = bytes.prefix { $0 == 0x2B || $0 == 0x2D }.prefix(1)
    return sign + [UInt8](repeating: 48, count: width - bytes.count) + bytes.dropFirst(sign.count)
  }

  package static func expandingTabs(_ bytes: [UInt8], _ size: Int) throws(TextFault) -> [UInt8] {
    try tabsExpanded(bytes, size)
  }

  /// `translate`: without the bytes of `deleting`, the others through `table` (256 bytes) if there is one.
  package static func translated(
    _ bytes: [UInt8], table: [UInt8]?, deleting: [UInt8] = []
  ) throws(TextFault) -> [UInt8] {
    if let table, table.count != 256 { throw .value("translation table must be 256 characters long") }
    var dropped = [Bool](repeating: false, count: 256)
    for byte in deleting { dropped[Int(byte)] = true }
    if deleting.isEmpty, let table { return bytes.map { table[Int($0)] } }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes where !dropped[Int(byte)] { result.append(table?[Int(byte)] ?? byte) }
    return result
  }

  // Case.

  package static func uppercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { isASCIILower($0) ? $0 & 0xDF : $0 }
  }

  package static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { isASCIIUpper($0) ? $0 | 0x20 : $0 }
  }

  package static func swappedCase(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { isASCIILetter($0) ? $0 ^ 0x20 : $0 }
  }

  package static func capitalized(_ bytes: [UInt8]) -> [UInt8] {
    uppercased(Array(bytes.prefix(1))) + lowercased(Array(bytes.dropFirst()))
  }

  package static func titleCased(_ bytes: [UInt8]) -> [UInt8] { titleCasedASCII(bytes) }

  // Predicates.

  package static func isAlpha(_ bytes: [UInt8]) -> Bool { all(bytes, isASCIILetter) }
  package static func isAlphanumeric(_ bytes: [UInt8]) -> Bool {
    all(bytes) { isASCIILetter($0) || isASCIIDigit($0) }
  }
  package static func isDigit(_ bytes: [UInt8]) -> Bool { all(bytes, isASCIIDigit) }
  package static func isSpace(_ bytes: [UInt8]) -> Bool { all(bytes) { isByteSpace($0) } }
  /// True also of empty bytes.
  package static func isASCII(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 < 128 } }
  package static func isUppercase(_ bytes: [UInt8]) -> Bool {
    bytes.contains(where: isASCIIUpper) && !bytes.contains(where: isASCIILower)
  }
  package static func isLowercase(_ bytes: [UInt8]) -> Bool {
    bytes.contains(where: isASCIILower) && !bytes.contains(where: isASCIIUpper)
  }
  package static func isTitlecase(_ bytes: [UInt8]) -> Bool {
    bytes.contains(where: isASCIILetter) && titleCasedASCII(bytes) == bytes
  }

  private static func all(_ bytes: [UInt8], _ test: (UInt8) -> Bool) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(test)
  }
}

@inline(__always)
func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

/// What `bytes.isspace` is true of: C's spaces.
@inline(__always)
func isByteSpace<Unit: TextUnit>(_ unit: Unit) -> Bool { unit == 32 || unit >= 9 && unit <= 13 }
