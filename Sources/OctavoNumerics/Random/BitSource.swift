/// A stream of random bits: what a pseudo-random generator's recurrence gives before any distribution.
///
/// Conforming types are plain values, so that a loop over one stays in registers.
public protocol BitSource {
  /// 64 fresh bits.
  mutating func next64() -> UInt64
  /// 32 fresh bits. A 64-bit generator gives the low half of a word first and keeps the high half.
  mutating func next32() -> UInt32
  /// Uniform on [0, 1), a multiple of 2⁻⁵³.
  mutating func nextDouble() -> Double
}

/// A bit source together with the three variates from which every other distribution is built.
///
/// `Generator` and `LegacyRandomState` differ in these three algorithms and in a few rounding habits of the
/// older code; the distributions are written once, over this protocol.
public protocol VariateStream: BitSource {
  /// True for the frozen algorithms of NumPy's `RandomState`.
  static var isLegacy: Bool { get }
  mutating func standardNormal() -> Double
  mutating func standardExponential() -> Double
  mutating func standardGamma(_ shape: Double) -> Double
}

extension BitSource {
  /// Uniform on 0...limit by rejection under the smallest covering bit mask.
  @inline(__always)
  mutating func interval(_ limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    if limit <= 0xffff_ffff {
      let mask = UInt32(truncatingIfNeeded: mask)
      while true {
        let value = next32() & mask
        if value <= limit { return UInt64(value) }
      }
    }
    while true {
      let value = next64() & mask
      if value <= limit { return value }
    }
  }

  /// Uniform on 0...limit by Lemire's multiplication (ACM TOMACS 29(1), 2019): unbiased, rarely a division.
  @inline(__always)
  mutating func bounded(_ limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    if limit < 0xffff_ffff { return UInt64(bounded32(UInt32(truncatingIfNeeded: limit))) }
    if limit == 0xffff_ffff { return UInt64(next32()) }
    if limit == UInt64.max { return next64() }
    let range = limit &+ 1
    var product = next64().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (UInt64.max - limit) % range
      while product.low < threshold { product = next64().multipliedFullWidth(by: range) }
    }
    return product.high
  }

  @inline(__always)
  mutating func bounded32(_ limit: UInt32) -> UInt32 {
    let range = UInt64(limit) &+ 1
    var product = UInt64(next32()) &* range
    if product & 0xffff_ffff < range {
      let threshold = UInt64(UInt32.max - limit) % range
      while product & 0xffff_ffff < threshold { product = UInt64(next32()) &* range }
    }
    return UInt32(truncatingIfNeeded: product >> 32)
  }
}
