import BigInt

/// An integer that fits a word, or one that does not.
package enum ParsedInteger: Sendable, Equatable {
  case small(Int)
  case big(BigInt)

  init(_ value: BigInt) {
    if let small = Int(exactly: value) { self = .small(small) } else { self = .big(value) }
  }

  package var bigInt: BigInt {
    switch self {
    case .small(let value): BigInt(value)
    case .big(let value): value
    }
  }
}

/// Integers to text and back.
package enum IntegerText {
  /// CPython's default of `sys.set_int_max_str_digits`.
  package static let defaultDigitLimit = 4300

  package static func repr(_ value: Int) -> Text {
    if value.magnitude < 10_000_000 { return Text(.small(short(value))) }
    return Text(asciiCapacity: 20) { write(value, into: UnsafeMutableBufferPointer(start: $0, count: 20)) }
  }

  /// Up to seven digits and a sign, put together in one word.
  private static func short(_ value: Int) -> SmallText {
    var rest = UInt32(truncatingIfNeeded: value.magnitude)
    var word: UInt64 = 0
    var count = 0
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      word = word &<< 8 | UInt64(digit &+ 48)
      rest = quotient
      count += 1
    } while rest > 0
    guard value < 0 else { return SmallText(word: word, count: count) }
    return SmallText(word: word &<< 8 | UInt64(UInt8(ascii: "-")), count: count + 1)
  }

  /// `limit` of 0 is no limit. Throws ValueError beyond it, as CPython does.
  package static func repr(_ value: BigInt, limit: Int = defaultDigitLimit) throws(TextFault) -> Text {
    var bytes = try decimalDigits(value.magnitude, limit: limit)
    if value.sign == .minus { bytes.insert(UInt8(ascii: "-"), at: 0) }
    return Text(ascii: bytes)
  }

  @inline(__always)
  package static func append(_ value: Int, to builder: inout TextBuilder) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      let count = write(value, into: buffer)
      builder.append(ascii: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  static func append(_ value: Int, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      let count = write(value, into: buffer)
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// The number that up to 18 decimal digits mean, with a minus sign or none and nothing else around them.
  static func shortDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    let start = first == UInt8(ascii: "-") ? 1 : 0
    guard 1...18 ~= text.count - start else { return nil }
    var value = 0
    for index in start..<text.count {
      let digit = text[index] &- 48
      if digit > 9 { return nil }
      value = value * 10 + Int(digit)
    }
    return start == 1 ? -value : value
  }

  /// Writes at most 20 bytes and returns how many.
  @inline(__always)
  static func write(_ value: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var start = 0
    if value < 0 {
      buffer[0] = UInt8(ascii: "-")
      start = 1
    }
    var rest = value.magnitude
    let length = start + decimalLength(UInt64(rest))
    var at = length
    repeat {
      at -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      buffer[at] = UInt8(truncatingIfNeeded: digit) + 48
      rest = quotient
    } while rest != 0
    return length
  }

  /// Number of decimal digits, 1 for zero.
  @inline(__always)
  static func decimalLength(_ value: UInt64) -> Int {
    if value < 10 { return 1 }
    // log10(2) as a fraction: 1233 / 4096 is right for every number of bits up to 64.
    let guess = ((64 - value.leadingZeroBitCount) * 1233) >> 12
    return guess < 20 && value < powersOfTen[guess] ? guess : guess + 1
  }

  static let powersOfTen: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 1..<20 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// The digits of a magnitude in base ten.
  static func decimalDigits(_ magnitude: BigUInt, limit: Int) throws(TextFault) -> [UInt8] {
    // Each decimal digit takes at least log2(10) > 3.32 bits, so this refuses without converting.
    if limit > 0, magnitude.bitWidth > limit * 10 / 3 + 64 { throw tooManyDigits(limit) }
    let digits = magnitude.bitWidth <= 64 ? digits(of: UInt64(magnitude)) : split(magnitude)
    if limit > 0, digits.count > limit { throw tooManyDigits(limit) }
    return digits
  }

  private static func tooManyDigits(_ limit: Int) -> TextFault {
    .value(
      "Exceeds the limit (\(limit) digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit")
  }

  static func digits(of value: UInt64) -> [UInt8] {
    let length = decimalLength(value)
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      var rest = value
      for at in stride(from: length - 1, through: 0, by: -1) {
        buffer[at] = UInt8(truncatingIfNeeded: rest % 10) + 48
        rest /= 10
      }
      count = length
    }
  }

  /// Takes nineteen digits at a time from the low end.
  private static func split(_ magnitude: BigUInt) -> [UInt8] {
    let chunk = BigUInt(powersOfTen[19])
    var rest = magnitude
    var chunks: [UInt64] = []
    while !rest.isZero {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: chunk)
      chunks.append(UInt64(remainder))
      rest = quotient
    }
    var result = digits(of: chunks.last ?? 0)
    for value in chunks.dropLast().reversed() {
      let piece = digits(of: value)
      result.append(contentsOf: repeatElement(48, count: 19 - piece.count))
      result.append(contentsOf: piece)
    }
    return result
  }

  /// The digits of a magnitude in base 2, 8 or 16 (`bits` of 1, 3 or 4), lower case.
  static func digits(_ magnitude: BigUInt, bitsPerDigit bits: Int) -> [UInt8] {
    let length = max(1, (magnitude.bitWidth + bits - 1) / bits)
    let words = magnitude.words.map { UInt64($0) }
    func bit(_ index: Int) -> UInt8 {
      let word = index / 64
      return word < words.count ? UInt8(truncatingIfNeeded: words[word] >> UInt64(index % 64) & 1) : 0
    }
    return (0..<length).reversed().map { digit in
      var value: UInt8 = 0
      for offset in (0..<bits).reversed() { value = value << 1 | bit(digit * bits + offset) }
      return value < 10 ? value + 48 : value + 87
    }
  }

  /// `bin`, `oct` and `hex`: sign, prefix, digits. `bitsPerDigit` is 1, 3 or 4.
  package static func prefixed(_ value: BigInt, bitsPerDigit: Int) -> Text {
    var bytes: [UInt8] = value.sign == .minus ? [UInt8(ascii: "-")] : []
    bytes.append(48)
    bytes.append(UInt8(ascii: bitsPerDigit == 1 ? "b" : bitsPerDigit == 3 ? "o" : "x"))
    bytes.append(contentsOf: digits(value.magnitude, bitsPerDigit: bitsPerDigit))
    return Text(ascii: bytes)
  }
}
