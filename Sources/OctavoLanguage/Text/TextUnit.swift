import Glibc

/// What a text is stored in: bytes of ASCII (or of a `bytes` object) or 32-bit code points.
protocol TextUnit: FixedWidthInteger, UnsignedInteger, Sendable {
  /// The first index in `range` at which `units` holds `unit`.
  static func index(of unit: Self, in units: UnsafeBufferPointer<Self>, _ range: Range<Int>) -> Int?
  /// A text of these units, narrow if they allow it. Bytes must be ASCII.
  static func text(_ units: UnsafeBufferPointer<Self>) -> Text
}

extension TextUnit {
  /// The text of the units in `range`, which must lie among them.
  @inline(__always)
  static func text(_ units: UnsafeBufferPointer<Self>, _ range: Range<Int>) -> Text {
    text(UnsafeBufferPointer(rebasing: units[range]))
  }
}

extension UInt8: TextUnit {
  @inline(__always)
  static func index(of unit: UInt8, in units: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard let base = units.baseAddress, !range.isEmpty else { return nil }
    guard let found = memchr(base + range.lowerBound, CInt(unit), range.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  @inline(__always)
  static func text(_ units: UnsafeBufferPointer<UInt8>) -> Text {
    Text(ascii: units)
  }
}

extension UInt32: TextUnit {
  static func index(of unit: UInt32, in units: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) -> Int? {
    guard let base = units.baseAddress else { return nil }
    let wanted = SIMD8<UInt32>(repeating: unit)
    var at = range.lowerBound
    while at + 8 <= range.upperBound {
      let block = UnsafeRawPointer(base + at).loadUnaligned(as: SIMD8<UInt32>.self)
      if any(block .== wanted) { break }
      at += 8
    }
    while at < range.upperBound {
      if units[at] == unit { return at }
      at += 1
    }
    return nil
  }

  @inline(__always)
  static func text(_ units: UnsafeBufferPointer<UInt32>) -> Text {
    Text(points: units)
  }
}

extension Text {
  /// A text of one code point.
  @inline(__always)
  package static func character(_ point: UInt32) -> Text { Text(codePoint: point) }

  /// The units of both texts, as bytes when both are ASCII and as code points otherwise.
  @inline(__always)
  func withUnits<Result>(
    _ other: Text,
    narrow: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result,
    wide: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    let result = withASCII { p in other.withASCII { narrow(p, $0) } }
    if let result = result ?? nil { return result }
    return codePoints.withUnsafeBufferPointer { p in
      other.codePoints.withUnsafeBufferPointer { wide(p, $0) }
    }
  }
}

/// Start and end of a part of a sequence as Python's methods take them: None, negative, beyond the end.
/// Nil when the part cannot hold even an empty match (the start is past the end).
@inline(__always)
package func clampedRange(_ start: Int?, _ end: Int?, count: Int) -> Range<Int>? {
  func clamp(_ index: Int) -> Int {
    let (sum, overflow) = index.addingReportingOverflow(index < 0 ? count : 0)
    return overflow ? 0 : max(0, sum)
  }
  let lower = start.map(clamp) ?? 0
  let upper = min(end.map(clamp) ?? count, count)
  return lower <= upper ? lower..<upper : nil
}
