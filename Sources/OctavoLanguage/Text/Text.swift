import Glibc

/// A Python `str`: an immutable sequence of code points, lone surrogates included, indexed in constant time.
///
/// Pure ASCII is kept as bytes, anything else as 32-bit code points; equal texts have equal storage,
/// because `wide` is used only when some code point is above 127.
package struct Text: Sendable {
  package enum Storage: Sendable {
    case ascii([UInt8])
    case wide([UInt32])
  }
  package let storage: Storage

  /// `bytes` must all be below 128.
  @inline(__always)
  package init(ascii bytes: [UInt8]) { storage = .ascii(bytes) }

  /// `points` must hold at least one code point above 127.
  @inline(__always)
  init(knownWide points: [UInt32]) { storage = .wide(points) }

  /// Chooses the narrow form when every code point allows it.
  package init(codePoints: [UInt32]) {
    if codePoints.withUnsafeBufferPointer({ highestBits($0) }) < 128 {
      storage = .ascii(codePoints.withUnsafeBufferPointer { narrowed($0) })
    } else {
      storage = .wide(codePoints)
    }
  }

  init(points: UnsafeBufferPointer<UInt32>) {
    storage = highestBits(points) < 128 ? .ascii(narrowed(points)) : .wide(Array(points))
  }

  package init(_ string: String) {
    var string = string
    storage = string.withUTF8 { utf8 in
      if highestBits(utf8) < 128 { return .ascii(Array(utf8)) }
      return .wide(String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value))
    }
  }

  /// A text of one code point, which must be below 0x110000.
  package init(codePoint: UInt32) {
    storage = codePoint < 128 ? .ascii([UInt8(truncatingIfNeeded: codePoint)]) : .wide([codePoint])
  }

  package static let empty = Text(ascii: [])

  /// Length in code points, Python's `len`.
  @inline(__always)
  package var count: Int {
    switch storage {
    case .ascii(let bytes): bytes.count
    case .wide(let points): points.count
    }
  }

  package var isEmpty: Bool { count == 0 }

  package var isASCII: Bool {
    if case .ascii = storage { return true }
    return false
  }

  /// The code point at `index`, which the caller has checked.
  @inline(__always)
  package subscript(index: Int) -> UInt32 {
    switch storage {
    case .ascii(let bytes): UInt32(bytes[index])
    case .wide(let points): points[index]
    }
  }

  /// All code points, copied when the text is ASCII.
  package var codePoints: [UInt32] {
    switch storage {
    case .ascii(let bytes): bytes.map(UInt32.init)
    case .wide(let points): points
    }
  }

  /// As a Swift string; a lone surrogate becomes U+FFFD.
  package var string: String {
    switch storage {
    case .ascii(let bytes):
      return String(decoding: bytes, as: UTF8.self)
    case .wide(let points):
      var scalars = String.UnicodeScalarView()
      scalars.reserveCapacity(points.count)
      for point in points { scalars.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
      return String(scalars)
    }
  }

  /// The code points from `range`, which must lie inside the text.
  @inline(__always)
  package func slice(_ range: Range<Int>) -> Text {
    switch storage {
    case .ascii(let bytes):
      if range.count == bytes.count { return self }
      return Text(ascii: Array(bytes[range]))
    case .wide(let points):
      if range.count == points.count { return self }
      return points.withUnsafeBufferPointer { Text(points: UnsafeBufferPointer(rebasing: $0[range])) }
    }
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
  package static func == (a: Text, b: Text) -> Bool {
    switch (a.storage, b.storage) {
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
    switch storage {
    case .ascii(let bytes): bytes.withUnsafeBytes { foldedHash($0) }
    case .wide(let points): points.withUnsafeBytes { foldedHash($0) }
    }
  }

  /// By code points, as Python orders strings.
  package static func < (a: Text, b: Text) -> Bool {
    switch (a.storage, b.storage) {
    case (.ascii(let x), .ascii(let y)):
      x.withUnsafeBufferPointer { p in
        y.withUnsafeBufferPointer { q in
          let shared = min(p.count, q.count)
          if shared > 0, let first = p.baseAddress, let second = q.baseAddress {
            let order = memcmp(first, second, shared)
            if order != 0 { return order < 0 }
          }
          return p.count < q.count
        }
      }
    case (.wide(let x), .wide(let y)): x.lexicographicallyPrecedes(y)
    case (.ascii(let x), .wide(let y)): x.lazy.map(UInt32.init).lexicographicallyPrecedes(y)
    case (.wide(let x), .ascii(let y)): x.lexicographicallyPrecedes(y.lazy.map(UInt32.init))
    }
  }
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
