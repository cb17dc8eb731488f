import BigInt
import Glibc

extension FloatText {
  /// Python's `round(value, places)`: the decimal rounding of the exact value, ties to even, then the nearest
  /// double. Throws OverflowError when that is beyond the largest double.
  package static func rounded(_ value: Double, places: Int) throws(TextFault) -> Double {
    guard value.isFinite, value != 0 else { return value }
    // More places than the smallest double has change nothing; fewer than -308 leave nothing.
    if places > 323 { return value }
    if places < -308 { return value.sign == .minus ? -0.0 : 0.0 }
    let magnitude = value.magnitude
    let result: Double
    if places >= 0, places <= 22, let scaled = DecimalDigits.scaled(magnitude, byPowerOfTen: places),
      scaled <= 1 << 53
    {
      // Two exact numbers, so the quotient is the nearest double.
      result = Double(UInt64(truncatingIfNeeded: scaled)) / Double(tenToThe: places)
    } else if places >= 0 {
      let digits = DecimalDigits(magnitude, decimals: places)
      result = FloatReader.converted(
        (digits.digits + Array("e\(digits.point - digits.digits.count)".utf8))[...])
    } else {
      let (numerator, denominator) = exactRatio(magnitude)
      let scale = BigInt(10).power(-places)
      let quotient = dividedHalfEven(numerator, denominator * scale)
      let digits = (try? IntegerText.decimalDigits(quotient.magnitude, limit: 0)) ?? [48]
      result = FloatReader.converted((digits + Array("e\(-places)".utf8))[...])
    }
    guard result.isFinite else { throw .overflow("rounded value too large to represent") }
    return value.sign == .minus ? -result : result
  }

  /// Python's `round(value)`, an integer, ties to even.
  package static func roundedToInteger(_ value: Double) throws(TextFault) -> ParsedInteger {
    try integer(value.rounded(.toNearestOrEven))
  }

  /// Python's `int(value)`, towards zero.
  package static func integer(_ value: Double) throws(TextFault) -> ParsedInteger {
    if let small = Int(exactly: value.rounded(.towardZero)) { return .small(small) }
    if value.isNaN { throw .value("cannot convert float NaN to integer") }
    if value.isInfinite { throw .overflow("cannot convert float infinity to integer") }
    return .big(BigInt(value.rounded(.towardZero)))
  }

  /// Python's `float.as_integer_ratio`, in lowest terms with a positive denominator.
  package static func integerRatio(
    _ value: Double
  ) throws(TextFault) -> (numerator: BigInt, denominator: BigInt) {
    if value.isNaN { throw .value("cannot convert NaN to integer ratio") }
    if value.isInfinite { throw .overflow("cannot convert Infinity to integer ratio") }
    return exactRatio(value)
  }

  /// A finite double as a fraction in lowest terms.
  static func exactRatio(_ value: Double) -> (BigInt, BigInt) {
    guard value != 0 else { return (0, 1) }
    var significand = Int(value.significandBitPattern)
    var exponent = Int(value.exponentBitPattern)
    if exponent == 0 { exponent = 1 } else { significand |= 1 << 52 }
    exponent -= 1075
    let zeros = significand.trailingZeroBitCount
    significand >>= zeros
    exponent += zeros
    let signed = BigInt(value.sign == .minus ? -significand : significand)
    return exponent >= 0 ? (signed << exponent, 1) : (signed, BigInt(1) << -exponent)
  }
}

extension IntegerText {
  /// The nearest double, ties to even. Throws OverflowError beyond the largest.
  package static func double(_ value: BigInt) throws(TextFault) -> Double {
    let magnitude = value.magnitude
    let extra = magnitude.bitWidth - 64
    let result: Double
    if extra <= 0 {
      result = Double(UInt64(magnitude))
    } else {
      // 64 leading bits, the lowest of them set if anything is below: enough to round once, correctly.
      let top = magnitude >> extra
      let sticky: UInt64 = magnitude.trailingZeroBitCount < extra ? 1 : 0
      result = extra > 1024 ? .infinity : scalbn(Double(UInt64(top) | sticky), extra)
    }
    guard result.isFinite else { throw .overflow("int too large to convert to float") }
    return value.sign == .minus ? -result : result
  }

  /// Python's `round(value, places)` of an integer with negative `places`: to a multiple of 10^-places, ties to
  /// even. Not negative `places` give the value back.
  package static func rounded(_ value: BigInt, places: Int) -> BigInt {
    guard places < 0 else { return value }
    // A power of ten with more digits than the value rounds it to zero.
    guard -places <= value.magnitude.bitWidth / 3 + 1 else { return 0 }
    let scale = BigInt(10).power(-places)
    return dividedHalfEven(value, scale) * scale
  }
}

/// numerator / denominator (positive) to the nearest integer, ties to even.
func dividedHalfEven(_ numerator: BigInt, _ denominator: BigInt) -> BigInt {
  let (quotient, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
  let twice = remainder << 1
  let isOdd = (quotient.words.first ?? 0) & 1 == 1
  let up = twice > denominator.magnitude || (twice == denominator.magnitude && isOdd)
  return BigInt(sign: numerator.sign, magnitude: up ? quotient + 1 : quotient)
}

extension Double {
  /// 10^power for 0...22, which is exact.
  init(tenToThe power: Int) {
    self = 1
    for _ in 0..<power { self *= 10 }
  }
}
