/// Collects a text piece by piece: in place while it is short, as bytes while everything is ASCII, as code points
/// from the first that is not.
package struct TextBuilder {
  private enum Form { case small, bytes, points }

  private var form = Form.small
  private var small = SmallText()
  private var bytes: [UInt8] = []
  private var points: [UInt32] = []

  /// `capacity` is a guess at the number of characters.
  package init(reserving capacity: Int = 0) {
    if capacity > SmallText.capacity {
      form = .bytes
      bytes.reserveCapacity(capacity)
    }
  }

  package var count: Int {
    switch form {
    case .small: small.count
    case .bytes: bytes.count
    case .points: points.count
    }
  }

  /// Moves what is in place into an array.
  private mutating func spill() {
    bytes.reserveCapacity(64)
    small.withBytes { bytes.append(contentsOf: $0) }
    form = .bytes
  }

  private mutating func widen() {
    if form == .small { spill() }
    points = bytes.withUnsafeBufferPointer { widened($0) }
    bytes = []
    form = .points
  }

  @inline(__always)
  package mutating func append(_ point: UInt32) {
    if point < 128 {
      append(ascii: UInt8(truncatingIfNeeded: point))
    } else {
      if form != .points { widen() }
      points.append(point)
    }
  }

  @inline(__always)
  package mutating func append(ascii byte: UInt8) {
    switch form {
    case .small:
      if !small.append(byte) {
        spill()
        bytes.append(byte)
      }
    case .bytes: bytes.append(byte)
    case .points: points.append(UInt32(byte))
    }
  }

  package mutating func append(_ text: Text) {
    text.withUnits(narrow: { append(ascii: $0) }, wide: { append(points: $0) })
  }

  package mutating func append(ascii more: [UInt8]) {
    more.withUnsafeBufferPointer { append(ascii: $0) }
  }

  @inline(__always)
  mutating func append(ascii more: UnsafeBufferPointer<UInt8>) {
    switch form {
    case .small:
      if !small.append(more) {
        spill()
        bytes.append(contentsOf: more)
      }
    case .bytes: bytes.append(contentsOf: more)
    case .points:
      points.reserveCapacity(points.count + more.count)
      for byte in more { points.append(UInt32(byte)) }
    }
  }

  mutating func append(points more: UnsafeBufferPointer<UInt32>) {
    if form != .points {
      if highestBits(more) < 128 {
        append(ascii: narrowed(more))
        return
      }
      widen()
    }
    points.append(contentsOf: more)
  }

  /// `range` of `text`, which must contain it.
  package mutating func append(_ text: Text, _ range: Range<Int>) {
    text.withUnits(
      narrow: { append(ascii: UnsafeBufferPointer(rebasing: $0[range])) },
      wide: { append(points: UnsafeBufferPointer(rebasing: $0[range])) })
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
    if point >= 128, form != .points { widen() }
    if form == .small, small.count + count > SmallText.capacity { spill() }
    switch form {
    case .small: for _ in 0..<count { _ = small.append(UInt8(truncatingIfNeeded: point)) }
    case .bytes: bytes.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: point), count: count))
    case .points: points.append(contentsOf: repeatElement(point, count: count))
    }
  }

  /// What was collected; the builder is empty afterwards.
  package mutating func finish() -> Text {
    defer { self = TextBuilder() }
    switch form {
    case .small: return Text(.small(small))
    case .bytes: return Text(ascii: bytes)
    case .points: return Text(codePoints: points)
    }
  }
}
