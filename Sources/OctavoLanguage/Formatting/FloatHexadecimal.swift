extension FloatText {
  /// Python's `float.hex`.
  package static func hexadecimal(_ value: Double) -> Text {
    guard value.isFinite else { return repr(value) }
    var text = value.sign == .minus ? "-0x" : "0x"
    if value == 0 { return Text(text + "0.0p+0") }
    let normal = value.exponentBitPattern != 0
    let digits = String(value.significandBitPattern, radix: 16)
    text += normal ? "1." : "0."
    text += String(repeating: "0", count: 13 - digits.count) + digits
    let exponent = normal ? Int(value.exponentBitPattern) - 1023 : -1022
    return Text(text + "p" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude))
  }

  /// Python's `float.fromhex`. Throws ValueError or OverflowError in CPython's words.
  package static func parseHexadecimal(_ text: Text) throws(TextFault) -> Double {
    let invalid = TextFault.value("invalid hexadecimal floating-point string")
    guard let all = text.withASCII({ Array($0) }) else { throw invalid }
    var bytes = IntegerText.trimmed(all[...])
    var negative = false
    if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      negative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    let word = String(decoding: bytes, as: UTF8.self).lowercased()
    if word == "inf" || word == "infinity" { return negative ? -.infinity : .infinity }
    if word == "nan" { return negative ? -.nan : .nan }
    if word.hasPrefix("0x") { bytes.removeFirst(2) }
    guard let (canonical, isZero) = canonicalHexadecimal(bytes) else { throw invalid }
    if isZero { return negative ? -0.0 : 0.0 }
    let magnitude = FloatReader.converted(canonical[...])
    guard magnitude.isFinite else {
      throw .overflow("hexadecimal value too large to represent as a float")
    }
    return negative ? -magnitude : magnitude
  }

  /// Checks `digits [. digits] [p exponent]` and writes it as the C library wants it.
  private static func canonicalHexadecimal(_ bytes: ArraySlice<UInt8>) -> ([UInt8], isZero: Bool)? {
    var result = Array("0x".utf8)
    var digits = 0
    var isZero = true
    var rest = bytes
    func takeDigits() {
      while let byte = rest.first, isASCIIDigit(byte) || (97...102).contains(byte | 0x20) {
        result.append(byte)
        if byte != 48 { isZero = false }
        digits += 1
        rest.removeFirst()
      }
    }
    takeDigits()
    if rest.first == UInt8(ascii: ".") {
      result.append(rest.removeFirst())
      takeDigits()
    }
    guard digits > 0 else { return nil }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "p") {
      result.append(rest.removeFirst())
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        result.append(rest.removeFirst())
      }
      guard !rest.isEmpty, rest.allSatisfy(isASCIIDigit) else { return nil }
      result.append(contentsOf: rest)
      rest = []
    }
    return rest.isEmpty ? (result, isZero) : nil
  }
}
