/// Where a number ends, and what may not follow it. Values are read later, by `NumberLiteral`.
extension Lexer {
  mutating func cutNumber() throws(LexicalFault) {
    let start = position
    if byte(at: position) == UInt8(ascii: "0") {
      switch byte(at: position + 1) | 0x20 {
      case UInt8(ascii: "x"): try cutRadix("hexadecimal", 16)
      case UInt8(ascii: "o"): try cutRadix("octal", 8)
      case UInt8(ascii: "b"): try cutRadix("binary", 2)
      default: try cutZero(start)
      }
    } else {
      if byte(at: position) != UInt8(ascii: ".") { try cutDigits() }
      try cutFraction()
    }
    add(.number, from: start, to: position)
  }

  private func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    switch radix {
    case 16:
      let lower = byte | 0x20
      return isDigit(byte) || lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "f")
    case 8: return byte >= UInt8(ascii: "0") && byte < UInt8(ascii: "8")
    default: return byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1")
    }
  }

  private mutating func cutRadix(_ name: String, _ radix: Int) throws(LexicalFault) {
    position += 2
    repeat {
      if byte(at: position) == UInt8(ascii: "_") { position += 1 }
      let next = byte(at: position)
      guard isDigit(next, radix: radix) else {
        if isDigit(next) {
          throw invalidDigit(next, name, at: position)
        }
        throw fault("invalid \(name) literal", consumedThrough: position)
      }
      while isDigit(byte(at: position), radix: radix) { position += 1 }
    } while byte(at: position) == UInt8(ascii: "_")
    let next = byte(at: position)
    if isDigit(next) { throw invalidDigit(next, name, at: position) }
    try checkEnd(of: name)
  }

  private func invalidDigit(_ digit: UInt8, _ name: String, at place: Int) -> LexicalFault {
    let digit = Character(Unicode.Scalar(digit))
    return fault("invalid digit '\(digit)' in \(name) literal", consumedThrough: place + 1)
  }

  /// Digits with single underscores between them; `position` is on a digit.
  private mutating func cutDigits() throws(LexicalFault) {
    while true {
      while isDigit(byte(at: position)) { position += 1 }
      guard byte(at: position) == UInt8(ascii: "_") else { return }
      position += 1
      guard isDigit(byte(at: position)) else {
        throw fault("invalid decimal literal", consumedThrough: position)
      }
    }
  }

  /// A number that begins with zero: only more zeros may follow, unless it is a float or imaginary.
  private mutating func cutZero(_ start: Int) throws(LexicalFault) {
    while true {
      if byte(at: position) == UInt8(ascii: "_") {
        position += 1
        guard isDigit(byte(at: position)) else {
          throw fault("invalid decimal literal", consumedThrough: position)
        }
      }
      guard byte(at: position) == UInt8(ascii: "0") else { break }
      position += 1
    }
    let zerosEnd = position
    guard isDigit(byte(at: position)) else { return try cutFraction() }
    try cutDigits()
    switch byte(at: position) {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "j"), UInt8(ascii: "J"):
      try cutFraction()
    default:
      let message =
        "leading zeros in decimal integer literals are not permitted; "
        + "use an 0o prefix for octal integers"
      let place = Span(start, zerosEnd)
      throw LexicalFault(fault: SyntaxFault(message, place), overridesParser: true)
    }
  }

  /// What may follow the whole digits: `.digits`, an exponent, `j`.
  private mutating func cutFraction() throws(LexicalFault) {
    if byte(at: position) == UInt8(ascii: ".") {
      position += 1
      if isDigit(byte(at: position)) { try cutDigits() }
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "e") {
      let mark = position
      let sign = byte(at: position + 1)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        guard isDigit(byte(at: position + 2)) else {
          throw fault("invalid decimal literal", consumedThrough: position + 2)
        }
        position += 2
        try cutDigits()
      } else if isDigit(sign) {
        position += 1
        try cutDigits()
      } else {
        // Perhaps a keyword that begins with e, as in `1else`.
        position = mark
        return try checkEnd(of: "decimal")
      }
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "j") {
      position += 1
      return try checkEnd(of: "imaginary")
    }
    try checkEnd(of: "decimal")
  }

  /// A number may be followed directly by a keyword that can follow one, but by no other name.
  private func checkEnd(of name: String) throws(LexicalFault) {
    let next = byte(at: position)
    guard next < 0x80, isNamePart(next) else { return }
    let rest: StaticString
    switch next {
    case UInt8(ascii: "a"): rest = "nd"
    case UInt8(ascii: "e"): rest = "lse"
    case UInt8(ascii: "f"): rest = "or"
    case UInt8(ascii: "n"): rest = "ot"
    case UInt8(ascii: "o"): rest = "r"
    case UInt8(ascii: "i"):
      // Only the two letters of `if`, `in` and `is` are looked at, whatever follows them.
      let second = byte(at: position + 1)
      if second == UInt8(ascii: "f") || second == UInt8(ascii: "n") || second == UInt8(ascii: "s") { return }
      throw fault("invalid \(name) literal", consumedThrough: position)
    default: throw fault("invalid \(name) literal", consumedThrough: position)
    }
    let matches = rest.withUTF8Buffer { letters in
      letters.indices.allSatisfy { byte(at: position + 1 + $0) == letters[$0] }
    }
    if matches, !isNamePart(byte(at: position + 1 + rest.utf8CodeUnitCount)) { return }
    throw fault("invalid \(name) literal", consumedThrough: position)
  }
}
