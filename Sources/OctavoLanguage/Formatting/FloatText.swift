/// How a float is laid out, as C's conversions and Python's `repr` name it.
package enum FloatStyle: Sendable {
  /// The shortest digits that read back the same; exponent from 1e16 and below 1e-4.
  case shortest
  case exponent
  case fixed
  case general
}

/// Doubles to text.
package enum FloatText {
  /// Python's `repr(float)` and `str(float)`.
  package static func repr(_ value: Double) -> Text {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return Text(ascii: bytes)
  }

  package static func append(_ value: Double, to builder: inout TextBuilder) {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    builder.append(ascii: bytes)
  }

  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes.append(contentsOf: nonFinite(value, uppercase: false))
      return
    }
    let magnitude = value.magnitude
    // Swift writes the same shortest digits, and in this range lays them out the same way.
    if magnitude >= 1e-4 && magnitude < 9_007_199_254_740_992 || magnitude == 0 {
      var text = value.description
      text.withUTF8 { bytes.append(contentsOf: $0) }
      return
    }
    bytes.append(
      contentsOf: format(value, .shortest, precision: 0, alternate: false, addPointZero: true))
  }

  static func nonFinite(_ value: Double, uppercase: Bool) -> [UInt8] {
    let word = value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    return Array((uppercase ? word.uppercased() : word).utf8)
  }

  /// A float in one of the styles, sign included when negative (also for -0.0).
  ///
  /// - Parameters:
  ///   - precision: places after the point for `exponent` and `fixed`, significant digits for `general`
  ///     (0 counts as 1); not used by `shortest`.
  ///   - alternate: keep the point and trailing zeros.
  ///   - addPointZero: end an integral result without exponent in ".0".
  static func format(
    _ value: Double, _ style: FloatStyle, precision: Int, alternate: Bool, addPointZero: Bool,
    uppercase: Bool = false
  ) -> [UInt8] {
    guard value.isFinite else { return nonFinite(value, uppercase: uppercase) }
    if style == .fixed, precision > 0, precision <= 15, let quick = quickFixed(value, precision) {
      return quick
    }
    var bytes: [UInt8] = []
    if value.sign == .minus { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    switch style {
    case .fixed:
      let number = DecimalDigits(magnitude, decimals: precision)
      layoutFixed(number, places: precision, keepPoint: alternate, into: &bytes)
    case .exponent:
      let number = DecimalDigits(magnitude, significant: precision + 1)
      layoutExponent(number, keepPoint: alternate, uppercase: uppercase, into: &bytes)
    case .general:
      let significant = max(precision, 1)
      var number = DecimalDigits(magnitude, significant: significant)
      let largest = addPointZero ? significant - 1 : significant
      let useExponent = number.point <= -4 || number.point > largest
      if !alternate { number.dropTrailingZeros() }
      layout(
        number, useExponent: useExponent, alternate: alternate, addPointZero: addPointZero,
        uppercase: uppercase, into: &bytes)
    case .shortest:
      let number = DecimalDigits(shortest: magnitude)
      layout(
        number, useExponent: number.point <= -4 || number.point > 16, alternate: alternate,
        addPointZero: addPointZero, uppercase: uppercase, into: &bytes)
    }
    return bytes
  }

  /// `fixed` when all digits fit a word, written at once.
  private static func quickFixed(_ value: Double, _ places: Int) -> [UInt8]? {
    guard let scaled = DecimalDigits.scaled(value.magnitude, byPowerOfTen: places),
      let number = UInt64(exactly: scaled)
    else { return nil }
    let isNegative = value.sign == .minus
    let length = max(IntegerText.decimalLength(number), places + 1)
    let total = length + 1 + (isNegative ? 1 : 0)
    return [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
      var rest = number
      var at = total
      for position in 0..<length {
        at -= 1
        if position == places {
          buffer[at] = UInt8(ascii: ".")
          at -= 1
        }
        buffer[at] = UInt8(truncatingIfNeeded: rest % 10) + 48
        rest /= 10
      }
      if isNegative { buffer[0] = UInt8(ascii: "-") }
      count = total
    }
  }

  private static func layout(
    _ number: DecimalDigits, useExponent: Bool, alternate: Bool, addPointZero: Bool, uppercase: Bool,
    into bytes: inout [UInt8]
  ) {
    if useExponent {
      layoutExponent(number, keepPoint: alternate, uppercase: uppercase, into: &bytes)
      return
    }
    let places = max(0, number.digits.count - number.point)
    layoutFixed(number, places: places, keepPoint: alternate, into: &bytes)
    if places == 0, addPointZero {
      if !alternate { bytes.append(UInt8(ascii: ".")) }
      bytes.append(48)
    }
  }

  private static func layoutFixed(
    _ number: DecimalDigits, places: Int, keepPoint: Bool, into bytes: inout [UInt8]
  ) {
    let whole = number.point
    bytes.reserveCapacity(bytes.count + max(whole, 1) + places + 3)
    if whole <= 0 {
      bytes.append(48)
    } else {
      bytes.append(contentsOf: number.digits.prefix(whole))
      bytes.append(contentsOf: repeatElement(48, count: max(0, whole - number.digits.count)))
    }
    if places > 0 || keepPoint { bytes.append(UInt8(ascii: ".")) }
    guard places > 0 else { return }
    let leading = min(places, max(0, -whole))
    bytes.append(contentsOf: repeatElement(48, count: leading))
    let rest = number.digits.dropFirst(max(0, whole)).prefix(places - leading)
    bytes.append(contentsOf: rest)
    bytes.append(contentsOf: repeatElement(48, count: places - leading - rest.count))
  }

  private static func layoutExponent(
    _ number: DecimalDigits, keepPoint: Bool, uppercase: Bool, into bytes: inout [UInt8]
  ) {
    bytes.append(number.digits[0])
    if number.digits.count > 1 || keepPoint { bytes.append(UInt8(ascii: ".")) }
    bytes.append(contentsOf: number.digits.dropFirst())
    bytes.append(UInt8(ascii: uppercase ? "E" : "e"))
    let exponent = number.point - 1
    bytes.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    if exponent.magnitude < 10 { bytes.append(48) }
    bytes.append(contentsOf: IntegerText.digits(of: UInt64(exponent.magnitude)))
  }
}

extension DecimalDigits {
  mutating func dropTrailingZeros() {
    while digits.count > 1, digits[digits.count - 1] == 48 { digits.removeLast() }
  }
}
