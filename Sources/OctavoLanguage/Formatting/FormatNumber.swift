import BigInt

/// A number taken apart so that signs, padding and separators can be put in place.
struct NumberParts {
  var isNegative = false
  var prefix: [UInt8] = []
  /// The digits before the point, which may be grouped.
  var digits: ArraySlice<UInt8> = []
  /// Everything after them.
  var rest: Text = .empty

  /// Of the output of `FloatText.format`.
  init(float text: [UInt8], suffix: [UInt8] = []) {
    var body = text[...]
    if body.first == UInt8(ascii: "-") {
      isNegative = true
      body.removeFirst()
    }
    digits = body.prefix(while: isASCIIDigit)
    rest = Text(ascii: Array(body.dropFirst(digits.count)) + suffix)
  }

  init(isNegative: Bool, prefix: [UInt8], digits: [UInt8]) {
    self.isNegative = isNegative
    self.prefix = prefix
    self.digits = digits[...]
  }

  init(character: UInt32) { rest = Text(codePoint: character) }
}

extension FormatSpecification {
  /// Puts a number together: sign, prefix, grouped digits, the rest, and padding.
  func assembled(_ parts: NumberParts) throws(TextFault) -> Text {
    let signByte = signByte(isNegative: parts.isNegative)
    let fixed = (signByte == nil ? 0 : 1) + parts.prefix.count + parts.rest.count
    let zeroFilled = fill == codePoint("0") && alignment == .afterSign
    try TextLimits.check(width)
    let digits = parts.digits.isEmpty ? [] : grouped(parts.digits, atLeast: zeroFilled ? width - fixed : 0)
    let missing = max(0, width - fixed - digits.count)
    let (before, between) =
      switch alignment {
      case .left: (0, 0)
      case .right: (missing, 0)
      case .center: (missing / 2, 0)
      case .afterSign: (0, missing)
      }
    var builder = TextBuilder(reserving: fixed + digits.count + missing)
    builder.append(repeating: fill, count: before)
    if let signByte { builder.append(ascii: signByte) }
    builder.append(ascii: parts.prefix)
    builder.append(repeating: fill, count: between)
    builder.append(ascii: digits)
    builder.append(parts.rest)
    builder.append(repeating: fill, count: missing - before - between)
    return builder.finish()
  }

  func signByte(isNegative: Bool) -> UInt8? {
    if isNegative { return UInt8(ascii: "-") }
    guard let sign, sign != codePoint("-") else { return nil }
    return UInt8(truncatingIfNeeded: sign)
  }

  /// The digits with separators; zeros in front fill up to `minimum` characters, separators included.
  private func grouped(_ digits: ArraySlice<UInt8>, atLeast minimum: Int) -> [UInt8] {
    let separator = UInt8(ascii: grouping == .commas ? "," : "_")
    let size =
      switch grouping {
      case .none: Int.max
      case .commas, .underscores: 3
      case .underscoresByFour: 4
      }
    if size == .max {
      return [UInt8](repeating: 48, count: max(0, minimum - digits.count)) + digits
    }
    var reversed: [UInt8] = []
    reversed.reserveCapacity(max(minimum, digits.count * 4 / 3) + 4)
    var inGroup = 0
    var source = digits.reversed().makeIterator()
    var next = source.next()
    // A separator is never the first character, so one digit more may be needed than was asked for.
    while next != nil || reversed.count < minimum {
      if inGroup == size {
        reversed.append(separator)
        inGroup = 0
      }
      reversed.append(next ?? 48)
      next = source.next()
      inGroup += 1
    }
    return reversed.reversed()
  }
}

extension FormatSpecification {
  /// An int. Throws ValueError or OverflowError in CPython's words.
  package func format(_ value: Int) throws(TextFault) -> Text {
    if type == codePoint("d"), grouping == .none, precision == nil, !coercesNegativeZero, fill < 128,
      width < 256
    {
      return quickDecimal(value)
    }
    if isType("eEfFgG%") { return try format(Double(value)) }
    try checkIntegerOptions()
    if type == codePoint("c") {
      guard (0..<0x110000).contains(value) else { throw .overflow("%c arg not in range(0x110000)") }
      return try assembled(NumberParts(character: UInt32(value)))
    }
    let digits: [UInt8]
    switch type {
    case codePoint("d"), codePoint("n"): digits = IntegerText.digits(of: UInt64(value.magnitude))
    default: digits = Array(String(value.magnitude, radix: radix).utf8)
    }
    return try assembledInteger(isNegative: value < 0, digits)
  }

  /// Decimal without separators, written at once; the fill is ASCII.
  private func quickDecimal(_ value: Int) -> Text {
    let signByte = signByte(isNegative: value < 0)
    let length = IntegerText.decimalLength(UInt64(value.magnitude))
    let content = length + (signByte == nil ? 0 : 1)
    let total = max(width, content)
    let missing = total - content
    let before = alignment == .right ? missing : alignment == .center ? missing / 2 : 0
    return Text(asciiCapacity: total) { target in
      target.initialize(repeating: UInt8(truncatingIfNeeded: fill), count: total)
      if let signByte { target[before] = signByte }
      var at = before + content + (alignment == .afterSign ? missing : 0)
      var rest = value.magnitude
      repeat {
        at -= 1
        target[at] = UInt8(truncatingIfNeeded: rest % 10) + 48
        rest /= 10
      } while rest != 0
      return total
    }
  }

  package func format(
    _ value: BigInt, digitLimit: Int = IntegerText.defaultDigitLimit
  ) throws(TextFault) -> Text {
    if let small = Int(exactly: value) { return try format(small) }
    if isType("eEfFgG%") { return try format(try IntegerText.double(value)) }
    try checkIntegerOptions()
    if type == codePoint("c") { throw .overflow("Python int too large to convert to C long") }
    let bits = radix == 2 ? 1 : radix == 8 ? 3 : 4
    let digits =
      radix == 10
      ? try IntegerText.decimalDigits(value.magnitude, limit: digitLimit)
      : IntegerText.digits(value.magnitude, bitsPerDigit: bits)
    return try assembledInteger(isNegative: value.sign == .minus, digits)
  }

  private var radix: Int {
    switch type {
    case codePoint("b"): 2
    case codePoint("o"): 8
    case codePoint("x"), codePoint("X"): 16
    default: 10
    }
  }

  private func checkIntegerOptions() throws(TextFault) {
    guard isType("bcdonxX") else { throw unknownType }
    if precision != nil { throw .value("Precision not allowed in integer format specifier") }
    if coercesNegativeZero {
      throw .value("Negative zero coercion (z) not allowed in integer format specifier")
    }
    guard type == codePoint("c") else { return }
    if sign != nil { throw .value("Sign not allowed with integer format specifier 'c'") }
    if alternate { throw .value("Alternate form (#) not allowed with integer format specifier 'c'") }
  }

  private func assembledInteger(isNegative: Bool, _ digits: [UInt8]) throws(TextFault) -> Text {
    var digits = digits
    var prefix: [UInt8] = []
    if alternate, radix != 10 { prefix = [48, UInt8(truncatingIfNeeded: type ?? 0)] }
    if type == codePoint("X") { digits = digits.map { $0 >= 97 ? $0 - 32 : $0 } }
    return try assembled(NumberParts(isNegative: isNegative, prefix: prefix, digits: digits))
  }
}

extension FormatSpecification {
  /// A float. Throws ValueError in CPython's words.
  package func format(_ value: Double) throws(TextFault) -> Text {
    guard type == nil || isType("eEfFgGn%") else { throw unknownType }
    let isPercent = type == codePoint("%")
    let text = try digits(of: isPercent ? value * 100 : value, percent: isPercent)
    if sign == nil, grouping == .none, width == 0 || alignment != .afterSign {
      // Nothing goes between its parts.
      return try padded(Text(ascii: isPercent ? text + [UInt8(ascii: "%")] : text))
    }
    return try assembled(NumberParts(float: text, suffix: isPercent ? [UInt8(ascii: "%")] : []))
  }

  /// A complex number. Throws ValueError in CPython's words.
  package func format(real: Double, imaginary: Double) throws(TextFault) -> Text {
    guard type == nil || isType("eEfFgGn") else { throw unknownType }
    if fill == codePoint("0") { throw .value("Zero padding is not allowed in complex format specifier") }
    if alignment == .afterSign {
      throw .value("'=' alignment flag is not allowed in complex format specifier")
    }
    var part = self
    part.width = 0
    part.alignment = .left
    let skipsReal = type == nil && real == 0 && real.sign == .plus
    var builder = TextBuilder()
    if type == nil, !skipsReal { builder.append(ascii: UInt8(ascii: "(")) }
    if !skipsReal {
      builder.append(try part.assembled(NumberParts(float: try digits(of: real, pointZero: false))))
      part.sign = codePoint("+")
    }
    builder.append(try part.assembled(NumberParts(float: try digits(of: imaginary, pointZero: false))))
    builder.append(ascii: UInt8(ascii: "j"))
    if type == nil, !skipsReal { builder.append(ascii: UInt8(ascii: ")")) }
    return try padded(builder.finish())
  }

  /// A string. Throws ValueError in CPython's words.
  package func format(_ value: Text) throws(TextFault) -> Text {
    guard type == codePoint("s") else { throw unknownType }
    if let sign {
      throw .value("\(sign == codePoint(" ") ? "Space" : "Sign") not allowed in string format specifier")
    }
    if coercesNegativeZero {
      throw .value("Negative zero coercion (z) not allowed in string format specifier")
    }
    if alternate { throw .value("Alternate form (#) not allowed in string format specifier") }
    if alignment == .afterSign { throw .value("'=' alignment not allowed in string format specifier") }
    if let precision, precision < value.count { return try padded(value.slice(0..<precision)) }
    return try padded(value)
  }

  /// Sign, digits, point and exponent of a float in this specification's style.
  private func digits(
    of value: Double, percent: Bool = false, pointZero: Bool = true
  ) throws(TextFault) -> [UInt8] {
    if let precision, precision > Int(Int32.max) { throw .value("precision too big") }
    let style: FloatStyle
    switch type {
    case nil: style = precision == nil ? .shortest : .general
    case codePoint("e"), codePoint("E"): style = .exponent
    case codePoint("f"), codePoint("F"), codePoint("%"): style = .fixed
    default: style = .general
    }
    try TextLimits.check(precision ?? 0)
    var text = FloatText.format(
      value, style, precision: precision ?? 6, alternate: alternate, addPointZero: pointZero && type == nil,
      uppercase: isType("EFG"))
    if coercesNegativeZero, text.first == UInt8(ascii: "-"), FormatSpecification.isZero(text) {
      text.removeFirst()
    }
    return text
  }

  /// Whether a formatted float shows no digit but 0 before its exponent.
  private static func isZero(_ text: [UInt8]) -> Bool {
    for byte in text.dropFirst() {
      if byte | 0x20 == UInt8(ascii: "e") { return true }
      if byte != 48, byte != UInt8(ascii: ".") { return false }
    }
    return true
  }
}
