// Decimal numbers as text, for those that are short.

extension ShortDecimal {
  /// The digits of the coefficient, at least one.
  private var digits: [UInt8] {
    var digits = [UInt8](repeating: 48, count: digitCount)
    var place = digits.count
    var rest = coefficient
    repeat {
      // Eighteen at a time, which divisions of words are enough for.
      let (above, part) = rest.quotientAndRemainder(dividingBy: Self.powers[18])
      var word = UInt64(truncatingIfNeeded: part)
      var left = min(18, place)
      while left > 0 {
        place -= 1
        left -= 1
        digits[place] = UInt8(truncatingIfNeeded: word % 10) + 48
        word /= 10
      }
      rest = above
    } while rest > 0
    return digits
  }

  /// The number as `str` shows it: with an exponent where it is large or very small.
  func text(exponentMark: UInt8) -> Text {
    let digits = digits
    let left = exponent + digits.count
    let point = exponent <= 0 && left > -6 ? left : 1
    var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    bytes.reserveCapacity(digits.count + 12)
    if point <= 0 {
      bytes.append(contentsOf: [UInt8(ascii: "0"), UInt8(ascii: ".")])
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -point))
      bytes.append(contentsOf: digits)
    } else {
      bytes.append(contentsOf: digits.prefix(point))
      if point < digits.count {
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: digits.dropFirst(point))
      }
    }
    if left != point {
      bytes.append(exponentMark)
      if left > point { bytes.append(UInt8(ascii: "+")) }
      bytes.append(contentsOf: Array(String(left - point).utf8))
    }
    return Text(ascii: bytes)
  }

  /// The number with a fixed number of places, as `format` gives it for specifiers like `.2f` and
  /// `,.2f`; nil for any other specifier, and where more digits would be needed than there is room for.
  func fixed(_ specifier: Text, _ rounding: DecimalRounding) -> Text? {
    guard let (places, isGrouped) = specifier.withASCII({ Self.places($0) }) ?? nil else { return nil }
    var made = self
    if exponent < -places {
      let (kept, isExact, order) = Self.cut(coefficient, -places - exponent)
      made.coefficient = kept
      if !isExact, rounding.goesUp(kept, order: order, isNegative: isNegative) { made.coefficient += 1 }
    } else {
      guard let scaled = Self.scaled(coefficient, exponent + places) else { return nil }
      made.coefficient = scaled
    }
    let digits = made.digits
    let padded = [UInt8](repeating: 48, count: max(places + 1 - digits.count, 0)) + digits
    let whole = padded.count - places
    var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    for (index, digit) in padded.enumerated() {
      if index == whole { bytes.append(UInt8(ascii: ".")) }
      if isGrouped, index > 0, index < whole, (whole - index) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(digit)
    }
    return Text(ascii: bytes)
  }

  /// What a specifier that fits `,?\.\d\d?f` says.
  private static func places(_ specifier: UnsafeBufferPointer<UInt8>) -> (count: Int, isGrouped: Bool)? {
    let isGrouped = specifier.first == UInt8(ascii: ",")
    let rest = specifier.dropFirst(isGrouped ? 1 : 0)
    let digits = rest.dropFirst().dropLast()
    guard rest.first == UInt8(ascii: "."), rest.last == UInt8(ascii: "f"),
      digits.count == 1 || digits.count == 2,
      digits.allSatisfy({ isASCIIDigit($0) })
    else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int($1 - 48) }, isGrouped)
  }

  /// A number written in the plainest way: a sign, at most 38 digits, a point, an exponent; nil for
  /// anything else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { at = 1 }
    coefficient = 0
    var (digits, places) = (0, 0)
    var hasPoint = false
    while at < bytes.count {
      let byte = bytes[at]
      if isASCIIDigit(byte) {
        digits += 1
        if digits >= Self.powers.count { return nil }
        coefficient = coefficient &* 10 &+ UInt128(byte - 48)
        if hasPoint { places += 1 }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      at += 1
    }
    if digits == 0 { return nil }
    exponent = -places
    guard at < bytes.count else { return }
    guard bytes[at] | 0x20 == UInt8(ascii: "e") else { return nil }
    at += 1
    let isBelow = at < bytes.count && bytes[at] == UInt8(ascii: "-")
    if at < bytes.count, isBelow || bytes[at] == UInt8(ascii: "+") { at += 1 }
    guard at < bytes.count, bytes.count - at <= 9 else { return nil }
    var shift = 0
    while at < bytes.count {
      guard isASCIIDigit(bytes[at]) else { return nil }
      shift = shift * 10 + Int(bytes[at] - 48)
      at += 1
    }
    exponent += isBelow ? -shift : shift
  }
}
