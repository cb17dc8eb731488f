// `unicode_escape` and `raw_unicode_escape`: text as it would stand in a literal.
extension Text {
  /// Every character as an escape, apart from printable ASCII; the raw form escapes only what Latin-1 has not.
  func escaped(isRaw: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in 0..<count {
      let point = self[index]
      switch point {
      case 0x5C where !isRaw: bytes += [0x5C, 0x5C]
      case 9 where !isRaw: bytes += Array("\\t".utf8)
      case 10 where !isRaw: bytes += Array("\\n".utf8)
      case 13 where !isRaw: bytes += Array("\\r".utf8)
      case 0..<0x100 where isRaw || (0x20..<0x7F).contains(point):
        bytes.append(UInt8(truncatingIfNeeded: point))
      default: appendCodePointEscape(point) { bytes.append($0) }
      }
    }
    return bytes
  }
}

extension Decoder {
  mutating func decodeEscapes() throws(TextFault) {
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "\\") else {
        points.append(UInt32(bytes[at]))
        at += 1
        continue
      }
      guard at + 1 < bytes.count else {
        try fail(1, "\\ at end of string")
        continue
      }
      try decodeEscape(bytes[at + 1])
    }
  }

  private mutating func decodeEscape(_ letter: UInt8) throws(TextFault) {
    if let point = Self.simpleEscapes[letter] {
      points.append(point)
      at += 2
      return
    }
    switch letter {
    case UInt8(ascii: "\n"): at += 2
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      let digits = bytes[(at + 1)...].prefix(3).prefix {
        (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0)
      }
      points.append(digits.reduce(0) { $0 << 3 | UInt32($1 - UInt8(ascii: "0")) })
      at += 1 + digits.count
    case UInt8(ascii: "x"): try decodeHexadecimal(2, "truncated \\xXX escape")
    case UInt8(ascii: "u"): try decodeHexadecimal(4, "truncated \\uXXXX escape")
    case UInt8(ascii: "U"): try decodeHexadecimal(8, "truncated \\UXXXXXXXX escape")
    case UInt8(ascii: "N"): try decodeName()
    default:
      points += [0x5C, UInt32(letter)]
      at += 2
    }
  }

  private static let simpleEscapes: [UInt8: UInt32] = [
    0x5C: 0x5C, 0x27: 0x27, 0x22: 0x22, 0x61: 7, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x76: 11,
  ]

  /// An escape of `count` hexadecimal digits.
  private mutating func decodeHexadecimal(
    _ count: Int, _ truncated: String, tooLarge: String = "illegal Unicode character"
  ) throws(TextFault) {
    let digits = bytes[(at + 2)...].prefix(count).prefix { Character(Unicode.Scalar($0)).isHexDigit }
    guard digits.count == count else { return try fail(2 + digits.count, truncated) }
    let point = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? .max
    guard point < 0x110000 else { return try fail(2 + count, tooLarge) }
    points.append(point)
    at += 2 + count
  }

  private mutating func decodeName() throws(TextFault) {
    let malformed = "malformed \\N character escape"
    guard at + 2 < bytes.count, bytes[at + 2] == UInt8(ascii: "{") else { return try fail(2, malformed) }
    let name = bytes[(at + 3)...].prefix { $0 != UInt8(ascii: "}") }
    guard !name.isEmpty, name.endIndex < bytes.count else { return try fail(name.endIndex - at, malformed) }
    guard let scalar = CharacterNames.character(named: String(decoding: name, as: UTF8.self)) else {
      return try fail(name.endIndex + 1 - at, "unknown Unicode character name")
    }
    points.append(scalar.value)
    at = name.endIndex + 1
  }

  mutating func decodeRawEscapes() throws(TextFault) {
    while at < bytes.count {
      let next = at + 1 < bytes.count && bytes[at] == UInt8(ascii: "\\") ? bytes[at + 1] : 0
      switch next {
      case UInt8(ascii: "u"): try decodeHexadecimal(4, "truncated \\uXXXX escape")
      case UInt8(ascii: "U"):
        try decodeHexadecimal(8, "truncated \\UXXXXXXXX escape", tooLarge: "\\Uxxxxxxxx out of range")
      case 0:
        points.append(UInt32(bytes[at]))
        at += 1
      default:
        // Two at once, so that an escaped backslash begins nothing.
        points += [0x5C, UInt32(next)]
        at += 2
      }
    }
  }
}
