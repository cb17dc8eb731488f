import Glibc

extension FloatText {
  /// Python's `float(text)`. `shown` is the repr of the argument when it was not this text (bytes).
  /// Throws ValueError in CPython's words.
  package static func parse(_ text: Text, shown: Text? = nil) throws(TextFault) -> Double {
    if let value = text.withASCII({ whole($0) }) ?? nil { return value }
    if let plain = IntegerText.plainDigits(text), let digits = withoutUnderscores(plain),
      let value = digits.withUnsafeBufferPointer({ whole($0) })
    {
      return value
    }
    throw .value("could not convert string to float: " + (shown ?? text.repr).string)
  }

  /// A float and nothing else.
  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var reader = FloatReader(bytes)
    guard let value = reader.read(), reader.at == bytes.count else { return nil }
    return value
  }

  /// Removes underscores, each of which must stand between two digits; nil if one does not.
  static func withoutUnderscores(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "_") {
        guard isASCIIDigit(previous) else { return nil }
      } else {
        guard previous != UInt8(ascii: "_") || isASCIIDigit(byte) else { return nil }
        result.append(byte)
      }
      previous = byte
    }
    return previous == UInt8(ascii: "_") ? nil : result
  }
}

@inline(__always)
func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }

/// Reads one float after another from ASCII text, each correctly rounded. The bytes must outlive it.
struct FloatReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The longest float at `at`, moving past it: `[+-] (inf | infinity | nan | digits)`; nil leaves `at` alone.
  mutating func read() -> Double? {
    let start = at
    var negative = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
      negative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    if let magnitude = readDecimal() ?? readWord() { return negative ? -magnitude : magnitude }
    at = start
    return nil
  }

  private mutating func readWord() -> Double? {
    if take("infinity") || take("inf") { return .infinity }
    return take("nan") ? .nan : nil
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - at >= length else { return false }
    let start = at
    let matches = word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] }
    }
    if matches { at += length }
    return matches
  }

  private mutating func readDecimal() -> Double? {
    let start = at
    var significand: UInt64 = 0
    var significant = 0
    var digits = 0
    readDigits(&significand, &significant, &digits)
    var scale = 0
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      let point = at
      readDigits(&significand, &significant, &digits)
      scale = point - at
    }
    guard digits > 0 else {
      at = start
      return nil
    }
    readExponent(&scale)
    // Both factors exact, so one rounding (W. D. Clinger, "How to read floating point numbers accurately", 1990).
    if significant <= 19, significand <= 1 << 53, scale.magnitude <= 22 {
      let power = FloatReader.exactPowers[Int(scale.magnitude)]
      return scale < 0 ? Double(significand) / power : Double(significand) * power
    }
    return FloatReader.converted(Array(bytes[start..<at])[...])
  }

  @inline(__always)
  private mutating func readDigits(_ significand: inout UInt64, _ significant: inout Int, _ digits: inout Int)
  {
    while at < bytes.count, isASCIIDigit(bytes[at]) {
      let digit = bytes[at] - 48
      digits += 1
      if significant > 0 || digit != 0 { significant += 1 }
      if significant <= 19 { significand = significand &* 10 &+ UInt64(digit) }
      at += 1
    }
  }

  private mutating func readExponent(_ scale: inout Int) {
    guard at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") else { return }
    var end = at + 1
    let negative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
    if negative || end < bytes.count && bytes[end] == UInt8(ascii: "+") { end += 1 }
    guard end < bytes.count, isASCIIDigit(bytes[end]) else { return }
    var exponent = 0
    while end < bytes.count, isASCIIDigit(bytes[end]) {
      exponent = min(exponent * 10 + Int(bytes[end] - 48), 1 << 40)
      end += 1
    }
    scale += negative ? -exponent : exponent
    at = end
  }

  private static let exactPowers: [Double] = (0...22).map { power in
    // 10^22 is the last power of ten a double holds exactly.
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  /// The C library's conversion, which glibc rounds correctly; overflow gives infinity.
  static func converted(_ bytes: ArraySlice<UInt8>) -> Double {
    var terminated = bytes.map { CChar(bitPattern: $0) }
    terminated.append(0)
    // The array is not empty, so it has an address.
    return terminated.withUnsafeBufferPointer { strtod($0.baseAddress!, nil) }
  }
}
