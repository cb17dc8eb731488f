import BigInt

extension IntegerText {
  /// Python's `int(text, base)`.
  ///
  /// `base` is 0 or 2...36; `shown` is the repr of the argument when it was not this text (bytes).
  /// `digitLimit` of 0 is no limit. Throws ValueError in CPython's words.
  package static func parse(
    _ text: Text, base: Int = 10, shown: Text? = nil, digitLimit: Int = defaultDigitLimit
  ) throws(TextFault) -> ParsedInteger {
    guard base == 0 || (2...36).contains(base) else {
      throw .value("int() base must be >= 2 and <= 36, or 0")
    }
    if base == 10, let quick = text.withASCII({ quickDecimal($0) }) ?? nil {
      return .small(quick)
    }
    guard let plain = plainDigits(text),
      let literal = IntegerLiteral(plain, base: base)
    else {
      let repr = (shown ?? text.repr).string
      throw .value(
        "invalid literal for int() with base \(base): "
          + String(String.UnicodeScalarView(repr.unicodeScalars.prefix(200))))
    }
    if digitLimit > 0, literal.base & (literal.base - 1) != 0, literal.digits.count > digitLimit {
      throw .value(
        "Exceeds the limit (\(digitLimit) digits) for integer string conversion: value has "
          + "\(literal.digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
    return literal.value
  }

  /// A sign and up to 18 digits, nothing else.
  private static func quickDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = 0
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { at = 1 }
    guard bytes.count > at, bytes.count - at <= 18 else { return nil }
    var value = 0
    while at < bytes.count {
      let digit = bytes[at] &- 48
      if digit > 9 { return nil }
      value = value &* 10 &+ Int(digit)
      at += 1
    }
    return negative ? -value : value
  }

  /// Spaces of all kinds at the ends removed, digits of all scripts made ASCII; nil if anything else is not ASCII.
  static func plainDigits(_ text: Text) -> [UInt8]? {
    if let bytes = text.withASCII({ Array($0) }) { return Array(trimmed(bytes[...])) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    let unicode = UnicodeProperties.shared
    for point in text.codePoints {
      if point < 128 {
        bytes.append(UInt8(truncatingIfNeeded: point))
      } else if unicode.has(.space, point) {
        bytes.append(32)
      } else if let digit = unicode.decimalValue(point) {
        bytes.append(48 + UInt8(truncatingIfNeeded: digit))
      } else {
        return nil
      }
    }
    return Array(trimmed(bytes[...]))
  }

  /// Without the ASCII spaces at both ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  /// C's spaces; unlike `str.strip`, numbers do not take the separators 28...31 for spaces.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}

/// Sign, base and digit values of an integer as Python writes them.
private struct IntegerLiteral {
  var negative = false
  var base: Int
  /// Values below `base`, leading zeros included.
  var digits: [UInt8] = []

  /// Nil when the text is no such literal.
  init?(_ text: [UInt8], base requested: Int) {
    base = requested
    var rest = text[...]
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      negative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    var mustBeZero = false
    if rest.count >= 2, rest[rest.startIndex] == 48, let marked = prefixBase(rest[rest.startIndex + 1]) {
      if base == 0 || base == marked {
        base = marked
        rest.removeFirst(2)
        // One underscore may follow the prefix.
        if rest.first == UInt8(ascii: "_") { rest.removeFirst() }
      }
    }
    if base == 0 {
      base = 10
      // "007" is refused but "000" is not.
      mustBeZero = rest.first == 48
    }
    guard readDigits(rest) else { return nil }
    if mustBeZero, digits.contains(where: { $0 != 0 }) { return nil }
  }

  private func prefixBase(_ letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private mutating func readDigits(_ text: ArraySlice<UInt8>) -> Bool {
    var previousWasDigit = false
    digits.reserveCapacity(text.count)
    for byte in text {
      if byte == UInt8(ascii: "_") {
        guard previousWasDigit else { return false }
        previousWasDigit = false
        continue
      }
      let value: UInt8
      switch byte {
      case 48...57: value = byte - 48
      case 65...90: value = byte - 55
      case 97...122: value = byte - 87
      default: return false
      }
      guard Int(value) < base else { return false }
      digits.append(value)
      previousWasDigit = true
    }
    return previousWasDigit
  }

  var value: ParsedInteger {
    var small = 0
    for digit in digits {
      let (product, overflow) = small.multipliedReportingOverflow(by: base)
      let (sum, carry) = product.addingReportingOverflow(Int(digit))
      if overflow || carry { return ParsedInteger(negative ? -bigValue : bigValue) }
      small = sum
    }
    return .small(negative ? -small : small)
  }

  private var bigValue: BigInt {
    if base & (base - 1) == 0 { return BigInt(packed(bits: base.trailingZeroBitCount)) }
    // As many digits as fit a word at a time.
    var result = BigUInt(0)
    var chunk: UInt = 0
    var scale: UInt = 1
    for digit in digits {
      chunk = chunk &* UInt(base) &+ UInt(digit)
      scale = scale &* UInt(base)
      if scale > UInt.max / UInt(base) / 2 {
        result = result * BigUInt(scale) + BigUInt(chunk)
        chunk = 0
        scale = 1
      }
    }
    return BigInt(result * BigUInt(scale) + BigUInt(chunk))
  }

  /// The digits of a power-of-two base put side by side.
  private func packed(bits: Int) -> BigUInt {
    var words: [UInt] = []
    var word: UInt = 0
    var filled = 0
    for digit in digits.reversed() {
      word |= UInt(digit) << UInt(filled)
      filled += bits
      if filled >= 64 {
        words.append(word)
        filled -= 64
        word = filled > 0 ? UInt(digit) >> UInt(bits - filled) : 0
      }
    }
    words.append(word)
    return BigUInt(words: words)
  }
}
