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
  package init(ascii bytes: [UInt8]) { storage = .ascii(bytes) }

  /// Chooses the narrow form when every code point allows it.
  package init(codePoints: [UInt32]) {
    if codePoints.allSatisfy({ $0 < 128 }) {
      storage = .ascii(codePoints.map { UInt8(truncatingIfNeeded: $0) })
    } else {
      storage = .wide(codePoints)
    }
  }

  package init(_ string: String) {
    let utf8 = Array(string.utf8)
    if utf8.allSatisfy({ $0 < 128 }) {
      storage = .ascii(utf8)
    } else {
      storage = .wide(string.unicodeScalars.map(\.value))
    }
  }

  /// Length in code points, Python's `len`.
  package var count: Int {
    switch storage {
    case .ascii(let bytes): bytes.count
    case .wide(let points): points.count
    }
  }

  /// The code point at `index`, which the caller has checked.
  package subscript(index: Int) -> UInt32 {
    switch storage {
    case .ascii(let bytes): UInt32(bytes[index])
    case .wide(let points): points[index]
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
}

extension Text: Hashable, Comparable {
  package static func == (a: Text, b: Text) -> Bool {
    switch (a.storage, b.storage) {
    case (.ascii(let x), .ascii(let y)): x == y
    case (.wide(let x), .wide(let y)): x == y
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch storage {
    case .ascii(let bytes): hasher.combine(bytes)
    case .wide(let points): hasher.combine(points)
    }
  }

  /// By code points, as Python orders strings.
  package static func < (a: Text, b: Text) -> Bool {
    switch (a.storage, b.storage) {
    case (.ascii(let x), .ascii(let y)): return x.lexicographicallyPrecedes(y)
    case (.wide(let x), .wide(let y)): return x.lexicographicallyPrecedes(y)
    case (.ascii(let x), .wide(let y)): return x.lazy.map(UInt32.init).lexicographicallyPrecedes(y)
    case (.wide(let x), .ascii(let y)): return x.lexicographicallyPrecedes(y.lazy.map(UInt32.init))
    }
  }
}
