/// The `is…` methods.
extension Text {
  package var isAlpha: Bool { all(.alpha) { isASCIIUpper($0) || isASCIILower($0) } }
  package var isAlphanumeric: Bool {
    all(.alphanumeric) { isASCIIUpper($0) || isASCIILower($0) || isASCIIDigit($0) }
  }
  package var isDecimal: Bool { all(.decimal, isASCIIDigit) }
  package var isDigit: Bool { all(.digit, isASCIIDigit) }
  package var isNumeric: Bool { all(.numeric, isASCIIDigit) }
  package var isSpace: Bool { all(.space) { isTextSpace($0) } }

  /// True also of the empty text.
  package var isPrintable: Bool { isEmpty || all(.printable) { $0 >= 32 && $0 < 127 } }

  package var isIdentifier: Bool {
    guard !isEmpty else { return false }
    let unicode = UnicodeProperties.shared
    return unicode.has(.identifierStart, self[0])
      && slice(1..<count).allPoints { unicode.has(.identifierPart, $0) }
  }

  /// Some cased character, and none that is not upper case.
  package var isUppercase: Bool { isCased(.upper, never: [.lower, .title]) }

  package var isLowercase: Bool { isCased(.lower, never: [.upper, .title]) }

  /// Capitals only at the start of words, and no word without one.
  package var isTitlecase: Bool {
    let unicode = UnicodeProperties.shared
    var found = false
    var inWord = false
    let follows = allPoints { point in
      let flags = unicode.flags(point)
      let isCapital = !flags.isDisjoint(with: [.upper, .title])
      guard isCapital || flags.contains(.lower) else {
        inWord = false
        return true
      }
      if isCapital == inWord { return false }
      inWord = true
      found = true
      return true
    }
    return follows && found
  }

  private func isCased(_ wanted: UnicodeFlags, never: UnicodeFlags) -> Bool {
    let unicode = UnicodeProperties.shared
    var found = false
    let follows = allPoints { point in
      let flags = unicode.flags(point)
      if flags.contains(wanted) { found = true }
      return flags.isDisjoint(with: never)
    }
    return follows && found
  }

  private func all(_ flags: UnicodeFlags, _ narrow: (UInt8) -> Bool) -> Bool {
    withUnits(
      narrow: { !$0.isEmpty && $0.allSatisfy(narrow) },
      wide: { points in
        let unicode = UnicodeProperties.shared
        return points.allSatisfy { unicode.has(flags, $0) }
      })
  }

  private func allPoints(_ test: (UInt32) -> Bool) -> Bool {
    withUnits(narrow: { $0.allSatisfy { test(UInt32($0)) } }, wide: { $0.allSatisfy(test) })
  }
}
