import Glibc

/// The decimal digits of a finite double's magnitude: 0.d₁d₂d₃… × 10^point, digits in ASCII.
struct DecimalDigits {
  /// At least one; the first is not "0" unless the value is zero (or rounds to it).
  var digits: [UInt8]
  var point: Int

  /// The fewest digits that read back as the same double (trailing zeros dropped).
  init(shortest magnitude: Double) {
    self.init(scientific: magnitude.description)
  }

  /// Reads "12.5", "1e-05" or "1.25e+20".
  private init(scientific text: String) {
    digits = []
    point = 0
    var exponent = 0
    var negativeExponent = false
    var inExponent = false
    var seenPoint = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "-"): negativeExponent = true
      case _ where inExponent: exponent = exponent * 10 + Int(byte) - 48
      default:
        digits.append(byte)
        if !seenPoint { point += 1 }
      }
    }
    point += negativeExponent ? -exponent : exponent
    dropLeadingZeros()
    while digits.count > 1, digits.last == 48 { digits.removeLast() }
  }

  private mutating func dropLeadingZeros() {
    let zeros = digits.prefix { $0 == 48 }.count
    if zeros == digits.count {
      digits = [48]
      point = 1
    } else if zeros > 0 {
      digits.removeFirst(zeros)
      point -= zeros
    }
  }

  /// Exactly `count` digits (at least 1), correctly rounded, half to even.
  init(_ magnitude: Double, significant count: Int) {
    if magnitude == 0 {
      digits = [UInt8](repeating: 48, count: count)
      point = 1
      return
    }
    if let quick = DecimalDigits(quick: magnitude, significant: count) {
      self = quick
      return
    }
    // No double has more than 767 significant digits; the rest are zeros.
    let asked = min(count, 800)
    let text = DecimalDigits.printed(magnitude, precision: asked - 1, exponential: true)
    digits = []
    digits.reserveCapacity(count)
    var at = 0
    while at < text.count, text[at] != UInt8(ascii: "e") {
      if text[at] != UInt8(ascii: ".") { digits.append(text[at]) }
      at += 1
    }
    var exponent = 0
    let negative = at + 1 < text.count && text[at + 1] == UInt8(ascii: "-")
    for byte in text[min(at + 2, text.count)...] { exponent = exponent * 10 + Int(byte) - 48 }
    point = (negative ? -exponent : exponent) + 1
    digits.append(contentsOf: repeatElement(48, count: count - asked))
  }

  /// Digits up to `decimals` (not negative) places after the point, correctly rounded, half to even.
  /// With no leading zeros, except that zero is as many zeros as there are places, plus one.
  init(_ magnitude: Double, decimals: Int) {
    if decimals <= 22, let scaled = DecimalDigits.scaled(magnitude, byPowerOfTen: decimals) {
      digits = DecimalDigits.ascii(scaled)
      point = digits.count - decimals
      padToUnits(decimals)
      return
    }
    // No double has more than 1074 decimal places.
    let asked = min(decimals, 1100)
    let text = DecimalDigits.printed(magnitude, precision: asked, exponential: false)
    digits = text.filter { $0 != UInt8(ascii: ".") }
    digits.append(contentsOf: repeatElement(48, count: decimals - asked))
    point = digits.count - decimals
  }

  /// Puts zeros in front so that there is one digit before the point.
  private mutating func padToUnits(_ decimals: Int) {
    if digits.count <= decimals {
      digits.insert(contentsOf: repeatElement(48, count: decimals + 1 - digits.count), at: 0)
      point = 1
    }
  }

  private init?(quick magnitude: Double, significant count: Int) {
    guard count <= 17, magnitude >= 1e-5, magnitude < 1e22 else { return nil }
    // floor(log10(x)) + 1, perhaps one too small; corrected below.
    let estimate = Int(log10(magnitude).rounded(.down)) + 1
    for exponent in [estimate, estimate + 1] {
      guard let value = DecimalDigits.scaled(magnitude, byPowerOfTen: count - exponent) else { return nil }
      let bytes = DecimalDigits.ascii(value)
      if bytes.count == count {
        digits = bytes
        point = exponent
        return
      }
      if bytes.count < count { return nil }
    }
    return nil
  }

  static func ascii(_ value: UInt128) -> [UInt8] {
    if let small = UInt64(exactly: value) { return IntegerText.digits(of: small) }
    let (high, low) = value.quotientAndRemainder(dividingBy: 10_000_000_000_000_000_000)
    var bytes = ascii(high)
    let tail = IntegerText.digits(of: UInt64(truncatingIfNeeded: low))
    bytes.append(contentsOf: repeatElement(48, count: 19 - tail.count))
    bytes.append(contentsOf: tail)
    return bytes
  }

  /// magnitude × 10^power rounded to the nearest integer, ties to even, computed exactly;
  /// nil when 128 bits do not hold the steps.
  static func scaled(_ magnitude: Double, byPowerOfTen power: Int) -> UInt128? {
    guard magnitude > 0 else { return magnitude == 0 ? 0 : nil }
    var significand = UInt128(magnitude.significandBitPattern)
    var exponent = Int(magnitude.exponentBitPattern)
    if exponent == 0 { exponent = 1 } else { significand |= 1 << 52 }
    exponent -= 1075
    var numerator = significand
    var denominator: UInt128 = 1
    if power >= 0 {
      // 53 bits and 10^22 < 2^74 fit.
      guard power <= 22 else { return nil }
      numerator *= tenTo(power)
    } else {
      guard power >= -22 else { return nil }
      denominator = tenTo(-power)
    }
    if exponent >= 0 {
      guard exponent < numerator.leadingZeroBitCount else { return nil }
      numerator <<= UInt128(exponent)
    } else if denominator == 1 {
      let shift = -exponent
      if shift >= 128 { return 0 }
      let quotient = numerator >> UInt128(shift)
      let remainder = numerator & ((1 << UInt128(shift)) - 1)
      return roundedHalfEven(quotient, remainder, half: 1 << UInt128(shift - 1))
    } else {
      guard -exponent < denominator.leadingZeroBitCount else { return nil }
      denominator <<= UInt128(-exponent)
    }
    if denominator == 1 { return numerator }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    // The denominator is even, being a multiple of ten.
    return roundedHalfEven(quotient, remainder, half: denominator / 2)
  }

  private static func roundedHalfEven(_ quotient: UInt128, _ remainder: UInt128, half: UInt128) -> UInt128 {
    remainder > half || (remainder == half && quotient & 1 == 1) ? quotient + 1 : quotient
  }

  private static func tenTo(_ power: Int) -> UInt128 {
    power < 20
      ? UInt128(IntegerText.powersOfTen[power])
      : UInt128(IntegerText.powersOfTen[19]) * UInt128(IntegerText.powersOfTen[power - 19])
  }

  /// The C library's `%.*e` or `%.*f`, which glibc rounds correctly at any precision.
  private static func printed(_ magnitude: Double, precision: Int, exponential: Bool) -> [UInt8] {
    // 309 digits before the point, sign, point, exponent.
    let capacity = precision + 330
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let written = buffer.withMemoryRebound(to: CChar.self) { target in
        withVaList([CInt(precision), magnitude]) {
          vsnprintf(target.baseAddress, capacity, exponential ? "%.*e" : "%.*f", $0)
        }
      }
      count = max(0, min(Int(written), capacity - 1))
    }
  }
}
