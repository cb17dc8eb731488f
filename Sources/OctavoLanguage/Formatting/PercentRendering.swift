import BigInt

/// Formats one value by one field of a `%` template, with "*" already replaced by numbers.
///
/// Which values a conversion takes is the interpreter's to decide; the wording when it takes none is here.
extension PercentTemplate.Field {
  /// Fills in a "*" width: a negative one adjusts to the left.
  package mutating func setWidth(_ value: Int) {
    if value < 0 { leftAdjusts = true }
    width = .number(Int(clamping: value.magnitude))
  }

  /// Fills in a "*" precision: a negative one counts as 0.
  package mutating func setPrecision(_ value: Int) { precision = .number(max(0, value)) }

  package enum Category: Sendable {
    /// s, r, a
    case text
    /// d, i, u: any real number; o, x, X: integers only
    case integer
    case float
    case character
    case unsupported
  }

  package var category: Category {
    switch conversion {
    case codePoint("s"), codePoint("r"), codePoint("a"): .text
    case codePoint("d"), codePoint("i"), codePoint("u"), codePoint("o"), codePoint("x"), codePoint("X"):
      .integer
    case codePoint("e"), codePoint("E"), codePoint("f"), codePoint("F"), codePoint("g"), codePoint("G"):
      .float
    case codePoint("c"): .character
    default: .unsupported
    }
  }

  package var unsupported: TextFault {
    let shown = conversion >= 32 && conversion < 127 ? scalarString(conversion) : "?"
    let code = String(conversion, radix: 16)
    return .value("unsupported format character '\(shown)' (0x\(code)) at index \(index)")
  }

  /// For a value of the type named, which `conversion` does not take.
  package func wrongType(_ typeName: String) -> TextFault {
    switch category {
    case .integer
    where conversion == codePoint("d") || conversion == codePoint("i") || conversion == codePoint("u"):
      .type("%\(scalarString(conversion)) format: a real number is required, not \(typeName)")
    case .integer: .type("%\(scalarString(conversion)) format: an integer is required, not \(typeName)")
    case .character: .type("%c requires int or char")
    default: .type("must be real number, not \(typeName)")
    }
  }

  private var widthValue: Int {
    if case .number(let value) = width { return value }
    return 0
  }

  private var precisionValue: Int? {
    if case .number(let value) = precision { return value }
    return nil
  }

  /// s, r and a, given the text of the value.
  package func render(_ text: Text) throws(TextFault) -> Text {
    if let precisionValue, precisionValue < text.count {
      return try padded(text.slice(0..<precisionValue))
    }
    return try padded(text)
  }

  /// c, given a code point. Throws OverflowError when it is none.
  package func render(character value: BigInt) throws(TextFault) -> Text {
    guard value >= 0, value < 0x110000 else { throw .overflow("%c arg not in range(0x110000)") }
    return try padded(Text(codePoint: UInt32(value)))
  }

  /// c, given a string, which must have one character.
  package func render(character value: Text) throws(TextFault) -> Text {
    guard value.count == 1 else { throw .type("%c requires int or char") }
    return try padded(value)
  }

  /// d with a width at most, which takes the next value.
  var isPlainDecimal: Bool {
    conversion == codePoint("d") && !showsSign && !blankForSign && precision == .none
      && width != .next
  }

  /// For a plain decimal: what `render` gives, appended at once.
  func append(_ value: Int, to builder: inout TextBuilder) throws(TextFault) {
    let length = IntegerText.decimalLength(UInt64(value.magnitude)) + (value < 0 ? 1 : 0)
    let missing = widthValue - length
    if missing <= 0 { return IntegerText.append(value, to: &builder) }
    if value < 0, zeroPads { return builder.append(try render(value)) }
    try TextLimits.check(widthValue)
    if !leftAdjusts { builder.append(repeating: zeroPads ? 48 : 32, count: missing) }
    IntegerText.append(value, to: &builder)
    if leftAdjusts { builder.append(repeating: 32, count: missing) }
  }

  /// d, i, u, o, x and X.
  package func render(_ value: Int) throws(TextFault) -> Text {
    if conversion == codePoint("d"), width == .none, precision == .none, !showsSign, !blankForSign {
      return IntegerText.repr(value)
    }
    switch conversion {
    case codePoint("o"): return try integer(value < 0, Array(String(value.magnitude, radix: 8).utf8))
    case codePoint("x"), codePoint("X"):
      return try integer(value < 0, Array(String(value.magnitude, radix: 16).utf8))
    default: return try integer(value < 0, IntegerText.digits(of: UInt64(value.magnitude)))
    }
  }

  package func render(
    _ value: BigInt, digitLimit: Int = IntegerText.defaultDigitLimit
  ) throws(TextFault) -> Text {
    let negative = value.sign == .minus
    switch conversion {
    case codePoint("o"): return try integer(negative, IntegerText.digits(value.magnitude, bitsPerDigit: 3))
    case codePoint("x"), codePoint("X"):
      return try integer(negative, IntegerText.digits(value.magnitude, bitsPerDigit: 4))
    default: return try integer(negative, try IntegerText.decimalDigits(value.magnitude, limit: digitLimit))
    }
  }

  private func integer(_ isNegative: Bool, _ digits: [UInt8]) throws(TextFault) -> Text {
    var digits = digits
    if let precisionValue, precisionValue > digits.count {
      try TextLimits.check(precisionValue)
      digits.insert(contentsOf: repeatElement(48, count: precisionValue - digits.count), at: 0)
    }
    var prefix: [UInt8] = []
    if alternate, conversion == codePoint("o") || conversion == codePoint("x") || conversion == codePoint("X")
    {
      prefix = [48, UInt8(truncatingIfNeeded: conversion)]
    }
    if conversion == codePoint("X") { digits = digits.map { $0 >= 97 ? $0 - 32 : $0 } }
    return try number(isNegative, prefix, digits)
  }

  /// e, E, f, F, g and G.
  package func render(_ value: Double) throws(TextFault) -> Text {
    let style: FloatStyle
    switch conversion | 0x20 {
    case codePoint("e"): style = .exponent
    case codePoint("f"): style = .fixed
    default: style = .general
    }
    let precision = precisionValue ?? 6
    if precision > Int(Int32.max) { throw .value("precision too big") }
    try TextLimits.check(precision)
    let text = FloatText.format(
      value, style, precision: precision, alternate: alternate, addPointZero: false,
      uppercase: conversion & 0x20 == 0)
    let negative = text.first == UInt8(ascii: "-")
    if widthValue <= text.count, negative || !showsSign && !blankForSign { return Text(ascii: text) }
    return try number(negative, [], negative ? Array(text.dropFirst()) : text)
  }

  /// Sign, prefix and digits, padded between them or around.
  private func number(_ isNegative: Bool, _ prefix: [UInt8], _ digits: [UInt8]) throws(TextFault) -> Text {
    var head: [UInt8] = []
    if isNegative {
      head.append(UInt8(ascii: "-"))
    } else if showsSign {
      head.append(UInt8(ascii: "+"))
    } else if blankForSign {
      head.append(UInt8(ascii: " "))
    }
    head += prefix
    let missing = max(0, widthValue - head.count - digits.count)
    if missing == 0 { return Text(ascii: head + digits) }
    try TextLimits.check(widthValue)
    if leftAdjusts { return Text(ascii: head + digits + [UInt8](repeating: 32, count: missing)) }
    if zeroPads { return Text(ascii: head + [UInt8](repeating: 48, count: missing) + digits) }
    return Text(ascii: [UInt8](repeating: 32, count: missing) + head + digits)
  }

  private func padded(_ text: Text) throws(TextFault) -> Text {
    let missing = widthValue - text.count
    guard missing > 0 else { return text }
    try TextLimits.check(widthValue)
    var builder = TextBuilder(reserving: widthValue)
    if !leftAdjusts { builder.append(repeating: 32, count: missing) }
    builder.append(text)
    if leftAdjusts { builder.append(repeating: 32, count: missing) }
    return builder.finish()
  }
}
