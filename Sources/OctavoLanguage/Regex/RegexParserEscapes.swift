/// What a backslash can begin. `letter` is the character after it; both have been taken.
extension RegexParser {
  /// Outside brackets.
  mutating func escape(_ letter: UInt32) throws -> RegexNode {
    switch Unicode.Scalar(letter) {
    case "A": return .at(.textStart)
    case "Z": return .at(.textEnd)
    case "b": return .at(.wordBoundary)
    case "B": return .at(.notWordBoundary)
    case "0":
      let more = try source.takeWhile(2, RegexDigit.isOctal)
      return .literal(RegexDigit.number([letter] + more, base: 8))
    default: break
    }
    if let item = RegexParser.category(letter) { return .set(RegexSetItems(items: [item])) }
    if RegexDigit.isDecimal(letter) { return try numbered(letter) }
    return .literal(try character(letter))
  }

  /// Inside brackets.
  mutating func setEscape(_ letter: UInt32) throws -> RegexSetItems.Item {
    if letter == codePoint("b") { return .point(8) }
    if let item = RegexParser.category(letter) { return item }
    if RegexDigit.isOctal(letter) {
      let digits = [letter] + (try source.takeWhile(2, RegexDigit.isOctal))
      return .point(try octal(digits))
    }
    if RegexDigit.isDecimal(letter) { throw badEscape([letter]) }
    return .point(try character(letter))
  }

  private static func category(_ letter: UInt32) -> RegexSetItems.Item? {
    switch Unicode.Scalar(letter) {
    case "d": .category(.digit, negated: false)
    case "D": .category(.digit, negated: true)
    case "s": .category(.space, negated: false)
    case "S": .category(.space, negated: true)
    case "w": .category(.word, negated: false)
    case "W": .category(.word, negated: true)
    default: nil
    }
  }

  /// An octal code or a reference to a group.
  private mutating func numbered(_ first: UInt32) throws(TextFault) -> RegexNode {
    var digits = [first]
    if let next = source.next, next.second == nil, RegexDigit.isDecimal(next.first) {
      digits.append(next.first)
      _ = try source.take()
      if digits.allSatisfy(RegexDigit.isOctal), let third = source.next, third.second == nil,
        RegexDigit.isOctal(third.first)
      {
        digits.append(third.first)
        _ = try source.take()
        return .literal(try octal(digits))
      }
    }
    let group = Int(RegexDigit.number(digits, base: 10))
    guard group < groups.count else {
      throw source.error("invalid group reference \(group)", back: digits.count)
    }
    if groups[group] == nil {
      throw source.error("cannot refer to an open group", back: digits.count + 1)
    }
    try checkLookBehind(group)
    return .backreference(group)
  }

  private func octal(_ digits: [UInt32]) throws(TextFault) -> UInt32 {
    let value = RegexDigit.number(digits, base: 8)
    guard value <= 0o377 else {
      throw source.error(
        "octal escape value \(writtenEscape(digits)) outside of range 0-0o377", back: digits.count + 1)
    }
    return value
  }

  /// One character by code, by name, or by itself.
  private mutating func character(_ letter: UInt32) throws(TextFault) -> UInt32 {
    switch Unicode.Scalar(letter) {
    case "a": return 7
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "\\": return 0x5C
    case "x": return try hexadecimal(letter, digits: 2)
    case "u" where !source.isBytes: return try hexadecimal(letter, digits: 4)
    case "U" where !source.isBytes: return try hexadecimal(letter, digits: 8)
    case "N" where !source.isBytes: return try named()
    default:
      if RegexDigit.isLetter(letter) { throw badEscape([letter]) }
      return letter
    }
  }

  private mutating func hexadecimal(_ letter: UInt32, digits count: Int) throws(TextFault) -> UInt32 {
    let digits = try source.takeWhile(count, RegexDigit.isHexadecimal)
    guard digits.count == count else {
      let written = [letter] + digits
      throw source.error("incomplete escape \(writtenEscape(written))", back: written.count + 1)
    }
    let value = RegexDigit.number(digits, base: 16)
    guard value <= Int32.max else {
      throw TextFault(.overflowError, "Python int too large to convert to C int")
    }
    guard value < 0x110000 else { throw badEscape([letter] + digits) }
    return value
  }

  private mutating func named() throws(TextFault) -> UInt32 {
    guard try source.match("{") else { throw source.error("missing {") }
    let name = try source.takeUntil("}", "character name")
    guard let character = CharacterNames.character(named: name.string) else {
      throw source.error(
        "undefined character name \(name.repr.string)", back: name.count + "\\N{}".utf8.count)
    }
    return character.value
  }

  private func badEscape(_ characters: [UInt32]) -> TextFault {
    source.error("bad escape \(writtenEscape(characters))", back: characters.count + 1)
  }

  private func writtenEscape(_ characters: [UInt32]) -> String {
    "\\" + characters.map { scalarString($0) }.joined()
  }
}
