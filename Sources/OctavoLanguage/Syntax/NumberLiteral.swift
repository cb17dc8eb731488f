import BigInt

/// The value of a number token.
enum NumberLiteral {
  /// The longest decimal integer CPython converts.
  static let maximumDigits = 4300

  /// The longest literal in another base; turning it into decimal digits takes quadratic time.
  static let maximumRadixDigits = 20_000

  /// `token` is a number token of `source`.
  static func value(of token: Token, in source: [UInt8]) throws(SyntaxFault) -> Constant {
    let bytes = source[Int(token.start)..<Int(token.end)]
    if let small = smallInteger(bytes) { return .int(small) }
    let digits = bytes.filter { $0 != UInt8(ascii: "_") }
    if digits.count > 2, digits[0] == UInt8(ascii: "0"), let radix = radix(digits[1]) {
      if digits.count - 2 > maximumRadixDigits {
        let message =
          "integer literals of more than \(maximumRadixDigits) digits are not supported "
          + "(got \(digits.count - 2)); compute the value instead"
        throw SyntaxFault(.unsupported, message, token.span)
      }
      return integer(String(decoding: digits[2...], as: UTF8.self), radix: radix)
    }
    let text = String(decoding: digits, as: UTF8.self)
    if let last = digits.last, last | 0x20 == UInt8(ascii: "j") {
      return .imaginary(float(text.dropLast()))
    }
    if digits.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) {
      return .float(float(text[...]))
    }
    if digits.count > maximumDigits { throw tooLong(digits.count, token, source) }
    return integer(text, radix: 10)
  }

  /// Up to eighteen decimal digits and nothing else.
  private static func smallInteger(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func radix(_ letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private static func integer(_ digits: String, radix: Int) -> Constant {
    if let value = Int(digits, radix: radix) { return .int(value) }
    if radix == 10 { return .bigInt(String(digits.drop { $0 == "0" })) }
    return .bigInt(BigInt(digits, radix: radix)?.description ?? "0")
  }

  /// The lexer has checked the form; a literal too large for a double is infinity.
  private static func float(_ text: Substring) -> Double { Double(text) ?? .infinity }

  /// CPython gives the line but no column.
  private static func tooLong(_ count: Int, _ token: Token, _ text: [UInt8]) -> SyntaxFault {
    let lineEnd = text[..<Int(token.start)].lastIndex(of: UInt8(ascii: "\n"))
    let start = lineEnd.map { $0 + 1 } ?? 0
    return SyntaxFault(
      "Exceeds the limit (\(maximumDigits) digits) for integer string conversion: value has \(count) "
        + "digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
        + "huge integer literals to avoid decimal conversion limits.", Span(start, start))
  }
}
