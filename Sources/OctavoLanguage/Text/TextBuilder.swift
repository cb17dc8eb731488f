/// Collects a text piece by piece: bytes while everything is ASCII, code points from the first that is not.
package struct TextBuilder {
  private(set) var bytes: [UInt8] = []
  private var points: [UInt32] = []
  private var isWide = false

  package init(reserving capacity: Int = 0) {
    if capacity > 0 { bytes.reserveCapacity(capacity) }
  }

  package var count: Int { isWide ? points.count : bytes.count }

  private mutating func widen() {
    points = bytes.withUnsafeBufferPointer { widened($0) }
    bytes = []
    isWide = true
  }

  @inline(__always)
  package mutating func append(_ point: UInt32) {
    if !isWide {
      if point < 128 {
        bytes.append(UInt8(truncatingIfNeeded: point))
        return
      }
      widen()
    }
    points.append(point)
  }

  @inline(__always)
  package mutating func append(ascii byte: UInt8) {
    if isWide { points.append(UInt32(byte)) } else { bytes.append(byte) }
  }

  package mutating func append(_ text: Text) {
    switch text.storage {
    case .ascii(let more):
      append(ascii: more)
    case .wide(let more):
      if !isWide { widen() }
      points.append(contentsOf: more)
    }
  }

  package mutating func append(ascii more: [UInt8]) {
    more.withUnsafeBufferPointer { append(ascii: $0) }
  }

  @inline(__always)
  mutating func append(ascii more: UnsafeBufferPointer<UInt8>) {
    if isWide {
      points.reserveCapacity(points.count + more.count)
      for byte in more { points.append(UInt32(byte)) }
    } else {
      bytes.append(contentsOf: more)
    }
  }

  mutating func append(points more: UnsafeBufferPointer<UInt32>) {
    if !isWide {
      if highestBits(more) < 128 {
        bytes.append(contentsOf: narrowed(more))
        return
      }
      widen()
    }
    points.append(contentsOf: more)
  }

  /// `range` of `text`, which must contain it.
  package mutating func append(_ text: Text, _ range: Range<Int>) {
    switch text.storage {
    case .ascii(let more):
      more.withUnsafeBufferPointer { append(ascii: UnsafeBufferPointer(rebasing: $0[range])) }
    case .wide(let more):
      more.withUnsafeBufferPointer { append(points: UnsafeBufferPointer(rebasing: $0[range])) }
    }
  }

  package mutating func append(_ string: String) {
    var string = string
    string.withUTF8 { utf8 in
      if highestBits(utf8) < 128 {
        append(ascii: utf8)
      } else {
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars { append(scalar.value) }
      }
    }
  }

  /// `count` times the same code point; the caller has checked the size.
  package mutating func append(repeating point: UInt32, count: Int) {
    guard count > 0 else { return }
    if point >= 128, !isWide { widen() }
    if isWide {
      points.append(contentsOf: repeatElement(point, count: count))
    } else {
      bytes.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: point), count: count))
    }
  }

  /// What was collected; the builder is empty afterwards.
  package mutating func finish() -> Text {
    defer { self = TextBuilder() }
    if isWide {
      // `widen` is followed by a point above 127 in every path above.
      return Text(codePoints: points)
    }
    return Text(ascii: bytes)
  }
}
