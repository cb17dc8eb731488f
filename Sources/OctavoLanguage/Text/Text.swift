import Glibc

/// A Python `str`: an immutable sequence of code points, lone surrogates included, indexed in constant time.
///
/// Pure ASCII is kept as bytes, a little of it in place, anything else as 32-bit code points. Equal texts have
/// equal representations: `small` whenever it fits, `wide` only when some code point is above 127.
package struct Text: Sendable {
  enum Representation: Sendable {
    case small(SmallText)
    /// More than `SmallText.capacity` bytes, all below 128.
    case ascii(TextRun<UInt8>)
    case wide(TextRun<UInt32>)
  }
  let representation: Representation

  @inline(__always)
  init(_ representation: Representation) { self.representation = representation }

  /// `bytes` must all be below 128.
  @inline(__always)
  package init(ascii bytes: [UInt8]) {
    if bytes.count <= SmallText.capacity {
      representation = .small(bytes.withUnsafeBufferPointer { SmallText($0) })
    } else {
      representation = .ascii(TextRun(bytes))
    }
  }

  /// `bytes` must all be below 128.
  @inline(__always)
  init(ascii bytes: UnsafeBufferPointer<UInt8>) {
    representation =
      bytes.count <= SmallText.capacity ? .small(SmallText(bytes)) : .ascii(TextRun(Array(bytes)))
  }

  /// `body` writes at most `capacity` bytes, all below 128, and returns how many.
  @inline(__always)
  init(asciiCapacity capacity: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if capacity <= SmallText.capacity {
      self.init(.small(SmallText(body)))
    } else {
      self.init(
        ascii: [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
          // The capacity is not zero, so there is an address.
          count = body(target.baseAddress.unsafelyUnwrapped)
        })
    }
  }

  /// `points` must hold at least one code point above 127.
  @inline(__always)
  init(knownWide points: [UInt32]) { representation = .wide(TextRun(points)) }

  /// Chooses the narrow form when every code point allows it.
  package init(codePoints: [UInt32]) {
    if codePoints.withUnsafeBufferPointer({ highestBits($0) }) < 128 {
      self = codePoints.withUnsafeBufferPointer { Text(asciiPoints: $0) }
    } else {
      representation = .wide(TextRun(codePoints))
    }
  }

  init(points: UnsafeBufferPointer<UInt32>) {
    if highestBits(points) < 128 {
      self.init(asciiPoints: points)
    } else {
      self.init(.wide(TextRun(Array(points))))
    }
  }

  /// `points` must all be below 128.
  private init(asciiPoints points: UnsafeBufferPointer<UInt32>) {
    self.init(asciiCapacity: points.count) { target in
      for index in 0..<points.count { target[index] = UInt8(truncatingIfNeeded: points[index]) }
      return points.count
    }
  }

  package init(_ string: String) {
    var string = string
    self = string.withUTF8 { utf8 in
      if highestBits(utf8) < 128 { return Text(ascii: utf8) }
      return Text(knownWide: String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value))
    }
  }

  /// A text of one code point, which must be below 0x110000.
  @inline(__always)
  package init(codePoint: UInt32) {
    if codePoint < 128 {
      var small = SmallText()
      _ = small.append(UInt8(truncatingIfNeeded: codePoint))
      representation = .small(small)
    } else {
      representation = .wide(TextRun([codePoint]))
    }
  }

  package static let empty = Text(.small(SmallText()))

  /// Length in code points, Python's `len`.
  @inline(__always)
  package var count: Int {
    switch representation {
    case .small(let small): small.count
    case .ascii(let bytes): bytes.count
    case .wide(let points): points.count
    }
  }

  @inline(__always)
  package var isEmpty: Bool { count == 0 }

  @inline(__always)
  package var isASCII: Bool {
    if case .wide = representation { return false }
    return true
  }

  /// Bytes kept outside the value itself.
  package var externalBytes: Int {
    switch representation {
    case .small: 0
    case .ascii(let bytes): bytes.count
    case .wide(let points): points.count * MemoryLayout<UInt32>.stride
    }
  }

  /// The code point at `index`, which the caller has checked.
  @inline(__always)
  package subscript(index: Int) -> UInt32 {
    switch representation {
    case .small(let small): small.withBytes { UInt32($0[index]) }
    case .ascii(let bytes): UInt32(bytes[index])
    case .wide(let points): points[index]
    }
  }

  /// The text as an array, which is made for a small one: for looping over, not for single characters.
  package enum Storage: Sendable {
    case ascii([UInt8])
    case wide([UInt32])
  }

  package var storage: Storage {
    switch representation {
    case .small(let small): .ascii(small.withBytes { Array($0) })
    case .ascii(let bytes): .ascii(bytes.array)
    case .wide(let points): .wide(points.array)
    }
  }

  /// The text in place: bytes below 128, or code points of which one is above.
  @inline(__always)
  package func withUnits<Result, Failure: Error>(
    narrow: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result,
    wide: (UnsafeBufferPointer<UInt32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch representation {
    case .small(let small): try small.withBytes(narrow)
    case .ascii(let bytes): try bytes.withUnsafeBufferPointer(narrow)
    case .wide(let points): try points.withUnsafeBufferPointer(wide)
    }
  }

  /// The bytes of an ASCII text; nil for another.
  @inline(__always)
  func withASCII<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    switch representation {
    case .small(let small): small.withBytes(body)
    case .ascii(let bytes): bytes.withUnsafeBufferPointer(body)
    case .wide: nil
    }
  }

  /// All code points, copied when the text is ASCII.
  package var codePoints: [UInt32] {
    if case .wide(let points) = representation { return points.array }
    return withASCII { widened($0) } ?? []
  }

  /// As a Swift string; a lone surrogate becomes U+FFFD.
  package var string: String {
    withUnits(
      narrow: { String(decoding: $0, as: UTF8.self) },
      wide: { points in
        var scalars = String.UnicodeScalarView()
        scalars.reserveCapacity(points.count)
        for point in points { scalars.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
        return String(scalars)
      })
  }

  /// The code points from `range`, which must lie inside the text.
  @inline(__always)
  package func slice(_ range: Range<Int>) -> Text {
    if range.count == count { return self }
    if case .small(let small) = representation { return Text(.small(small.part(range))) }
    return withUnits(
      narrow: { UInt8.text(UnsafeBufferPointer(rebasing: $0[range])) },
      wide: { UInt32.text(UnsafeBufferPointer(rebasing: $0[range])) })
  }
}

/// Or of all units: below 128 exactly when every unit is. Written so that it vectorises.
@inline(__always)
func highestBits<Unit: FixedWidthInteger & UnsignedInteger>(_ units: UnsafeBufferPointer<Unit>) -> Unit {
  var bits: Unit = 0
  for unit in units { bits |= unit }
  return bits
}

/// ASCII code points as bytes.
func narrowed(_ points: UnsafeBufferPointer<UInt32>) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: points.count) { target, count in
    for index in 0..<points.count { target[index] = UInt8(truncatingIfNeeded: points[index]) }
    count = points.count
  }
}

/// Bytes as code points.
func widened(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
  [UInt32](unsafeUninitializedCapacity: bytes.count) { target, count in
    for index in 0..<bytes.count { target[index] = UInt32(bytes[index]) }
    count = bytes.count
  }
}

extension Text: Hashable, Comparable {
  @inline(__always)
  package static func == (a: Text, b: Text) -> Bool {
    switch (a.representation, b.representation) {
    case (.small(let x), .small(let y)): x == y
    case (.ascii(let x), .ascii(let y)):
      x.withUnsafeBufferPointer { p in y.withUnsafeBufferPointer { equalUnits(p, $0) } }
    case (.wide(let x), .wide(let y)):
      x.withUnsafeBufferPointer { p in y.withUnsafeBufferPointer { equalUnits(p, $0) } }
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(stableHash) }

  /// The same in every run and on every machine, so that nothing a script prints can depend on a seed.
  /// Multiply-and-fold over eight bytes at a time (the mixing step of wyhash).
  package var stableHash: UInt64 {
    withUnits(
      narrow: { foldedHash(UnsafeRawBufferPointer($0)) }, wide: { foldedHash(UnsafeRawBufferPointer($0)) })
  }

  /// By code points, as Python orders strings.
  package static func < (a: Text, b: Text) -> Bool { order(a, b) < 0 }

  /// Less than, equal to or greater than zero as `a` comes before, with or after `b`.
  @inline(__always)
  static func order(_ a: Text, _ b: Text) -> Int {
    if case .small(let x) = a.representation, case .small(let y) = b.representation {
      return SmallText.order(x, y)
    }
    return longOrder(a, b)
  }

  @inline(never)
  private static func longOrder(_ a: Text, _ b: Text) -> Int {
    if let order = a.withASCII({ p in b.withASCII { orderOfBytes(p, $0) } }) ?? nil { return order }
    if a == b { return 0 }
    return a.codePoints.lexicographicallyPrecedes(b.codePoints) ? -1 : 1
  }
}

private func orderOfBytes(_ p: UnsafeBufferPointer<UInt8>, _ q: UnsafeBufferPointer<UInt8>) -> Int {
  let shared = min(p.count, q.count)
  if shared > 0, let first = p.baseAddress, let second = q.baseAddress {
    let order = memcmp(first, second, shared)
    if order != 0 { return Int(order) }
  }
  return p.count - q.count
}

/// Whether two runs of units are the same; the address is compared first.
@inline(__always)
func equalUnits<Unit: FixedWidthInteger>(
  _ a: UnsafeBufferPointer<Unit>, _ b: UnsafeBufferPointer<Unit>
) -> Bool {
  guard a.count == b.count else { return false }
  guard let first = a.baseAddress, let second = b.baseAddress, first != second else { return true }
  return memcmp(first, second, a.count * MemoryLayout<Unit>.stride) == 0
}

@inline(__always)
private func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}

func foldedHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  // Odd constants with about half of their bits set, as wyhash asks for.
  let first: UInt64 = 0xa076_1d64_78bd_642f
  let second: UInt64 = 0xe703_7ed1_a0b4_28db
  var state = first ^ UInt64(truncatingIfNeeded: bytes.count)
  var offset = 0
  while offset + 8 <= bytes.count {
    let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    state = folded(state ^ word, second)
    offset += 8
  }
  var tail: UInt64 = 0
  while offset < bytes.count {
    tail = tail << 8 | UInt64(bytes[offset])
    offset += 1
  }
  return folded(state ^ tail, first ^ second)
}
