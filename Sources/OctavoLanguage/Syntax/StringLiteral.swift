/// What stands between the quotes of a string token, and how it is to be read.
struct StringLiteral {
  let isRaw: Bool
  let isBytes: Bool
  let isFormatted: Bool
  /// The characters between the quotes.
  let content: Range<Int>

  /// `token` is a string token, so it has a prefix of known letters and balanced quotes.
  init(_ token: Token, in bytes: [UInt8]) {
    var position = Int(token.start)
    var (isRaw, isBytes, isFormatted) = (false, false, false)
    while bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "'") {
      switch bytes[position] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "f"): isFormatted = true
      default: break
      }
      position += 1
    }
    let end = Int(token.end)
    let quote = bytes[position]
    let isTriple =
      end - position >= 6 && bytes[position + 1] == quote && bytes[position + 2] == quote
    let width = isTriple ? 3 : 1
    self.isRaw = isRaw
    self.isBytes = isBytes
    self.isFormatted = isFormatted
    content = position + width..<end - width
  }
}

/// An escape that cannot be read; the message is CPython's, codec and position included.
struct EscapeFault: Error {
  let message: String
}

/// Reads escapes. Line ends become `\n` whatever they were.
struct LiteralDecoder {
  let bytes: [UInt8]
  let range: Range<Int>
  private var position: Int

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    position = range.lowerBound
  }

  // MARK: Text

  mutating func decode(isRaw: Bool, into builder: inout TextBuilder) throws(EscapeFault) {
    while position < range.upperBound {
      let plain = plainEnd(isRaw: isRaw)
      builder.append(ascii: bytes[position..<plain])
      position = plain
      guard position < range.upperBound else { return }
      switch bytes[position] {
      case UInt8(ascii: "\r"):
        skipReturn()
        builder.append(10)
      case UInt8(ascii: "\\"):
        try decodeEscape(into: &builder)
      default:
        builder.append(scalar())
      }
    }
  }

  /// The end of the run of ASCII characters that stand for themselves.
  private func plainEnd(isRaw: Bool) -> Int {
    var index = position
    while index < range.upperBound {
      let byte = bytes[index]
      if byte >= 0x80 || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\\") && !isRaw { break }
      index += 1
    }
    return index
  }

  private mutating func skipReturn() {
    position += 1
    if position < range.upperBound, bytes[position] == UInt8(ascii: "\n") { position += 1 }
  }

  /// One character above U+007F; the text comes from a Swift string, so its UTF-8 is sound.
  private mutating func scalar() -> UInt32 {
    let first = UInt32(bytes[position])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = length == 4 ? first & 0x07 : length == 3 ? first & 0x0F : first & 0x1F
    for index in position + 1..<min(position + length, range.upperBound) {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    position = min(position + length, range.upperBound)
    return value
  }

  private mutating func decodeEscape(into builder: inout TextBuilder) throws(EscapeFault) {
    let start = position
    position += 1
    guard position < range.upperBound, bytes[position] < 0x80 else {
      builder.append(UInt32(UInt8(ascii: "\\")))
      return
    }
    let letter = bytes[position]
    if letter == UInt8(ascii: "\r") { return skipReturn() }
    position += 1
    switch letter {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "x"): builder.append(try hexadecimal(2, "\\xXX", from: start))
    case UInt8(ascii: "u"): builder.append(try hexadecimal(4, "\\uXXXX", from: start))
    case UInt8(ascii: "U"):
      let point = try hexadecimal(8, "\\UXXXXXXXX", from: start)
      if point > 0x10FFFF { throw unicodeFault("illegal Unicode character", from: start) }
      builder.append(point)
    case UInt8(ascii: "N"): builder.append(try named(from: start))
    default:
      if let value = simpleEscape(letter) {
        builder.append(value)
      } else {
        builder.append(UInt32(UInt8(ascii: "\\")))
        builder.append(UInt32(letter))
      }
    }
  }

  /// One-letter and octal escapes, the same for text and bytes; `position` is after the letter.
  private mutating func simpleEscape(_ letter: UInt8) -> UInt32? {
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): return UInt32(letter)
    case UInt8(ascii: "a"): return 7
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "v"): return 11
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = UInt32(letter - UInt8(ascii: "0"))
      var digits = 1
      while digits < 3, position < range.upperBound,
        bytes[position] >= UInt8(ascii: "0"), bytes[position] <= UInt8(ascii: "7")
      {
        value = value << 3 | UInt32(bytes[position] - UInt8(ascii: "0"))
        position += 1
        digits += 1
      }
      return value
    default: return nil
    }
  }

  private mutating func hexadecimal(
    _ count: Int, _ form: String, from start: Int
  ) throws(EscapeFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard position < range.upperBound, let digit = hexDigit(bytes[position]) else {
        throw unicodeFault("truncated \(form) escape", from: start)
      }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private mutating func named(from start: Int) throws(EscapeFault) -> UInt32 {
    let malformed = "malformed \\N character escape"
    guard position < range.upperBound, bytes[position] == UInt8(ascii: "{") else {
      throw unicodeFault(malformed, from: start)
    }
    position += 1
    let nameStart = position
    while position < range.upperBound, bytes[position] != UInt8(ascii: "}") { position += 1 }
    guard position < range.upperBound, position > nameStart else {
      throw unicodeFault(malformed, from: start)
    }
    let name = String(decoding: bytes[nameStart..<position], as: UTF8.self)
    position += 1
    guard let scalar = CharacterNames.character(named: name) else {
      throw unicodeFault("unknown Unicode character name", from: start)
    }
    return scalar.value
  }

  /// The fault of an escape that begins at `start` and was read up to `position`.
  ///
  /// CPython counts positions after writing every character above U+007F as an escape of ten characters.
  private func unicodeFault(_ reason: String, from start: Int) -> EscapeFault {
    func counted(_ end: Int) -> Int {
      var count = 0
      for byte in bytes[range.lowerBound..<end] where byte & 0xC0 != 0x80 {
        count += byte < 0x80 ? 1 : 10
      }
      return count
    }
    let (first, last) = (counted(start), counted(position) - 1)
    let place = first == last ? "byte 0x5c in position \(first)" : "bytes in position \(first)-\(last)"
    return EscapeFault(
      message: "(unicode error) 'unicodeescape' codec can't decode \(place): \(reason)")
  }

  // MARK: Bytes

  mutating func decodeBytes(isRaw: Bool, into result: inout [UInt8]) throws(EscapeFault) {
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\r") {
        skipReturn()
        result.append(10)
      } else if byte == UInt8(ascii: "\\"), !isRaw, position + 1 < range.upperBound {
        try decodeByteEscape(into: &result)
      } else {
        result.append(byte)
        position += 1
      }
    }
  }

  private mutating func decodeByteEscape(into result: inout [UInt8]) throws(EscapeFault) {
    let start = position
    let letter = bytes[position + 1]
    position += 1
    if letter == UInt8(ascii: "\r") { return skipReturn() }
    position += 1
    if letter == UInt8(ascii: "\n") { return }
    if letter == UInt8(ascii: "x") {
      guard position + 1 < range.upperBound, let high = hexDigit(bytes[position]),
        let low = hexDigit(bytes[position + 1])
      else {
        let place = start - range.lowerBound
        throw EscapeFault(message: "(value error) invalid \\x escape at position \(place)")
      }
      position += 2
      result.append(UInt8(high << 4 | low))
    } else if let value = simpleEscape(letter) {
      result.append(UInt8(truncatingIfNeeded: value))
    } else {
      result.append(UInt8(ascii: "\\"))
      result.append(letter)
    }
  }
}
