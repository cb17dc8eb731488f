import Foundation

/// Names with characters beyond ASCII.
extension Lexer {
  /// Throws for the first character that may not stand in a name. The name ends at `position`.
  func checkName(_ start: Int) throws(LexicalFault) {
    var place = start
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      let isAllowed =
        place == start
        ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
      if !isAllowed { throw invalidCharacter(scalar, endingAt: place + UTF8.width(scalar)) }
      place += UTF8.width(scalar)
    }
  }

  private func invalidCharacter(_ scalar: Unicode.Scalar, endingAt end: Int) -> LexicalFault {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    let message =
      isPrintable(scalar)
      ? "invalid character '\(Character(scalar))' (U+\(code))"
      : "invalid non-printable character U+\(code)"
    return fault(message, consumedThrough: end)
  }

  /// Python's `str.isprintable` for one character.
  private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}

/// The name written in `bytes`: Python compares names after compatibility composition (NFKC), so that
/// the micro sign and the Greek letter mu are one name.
func identifier(_ bytes: ArraySlice<UInt8>) -> String {
  let name = String(decoding: bytes, as: UTF8.self)
  if bytes.allSatisfy({ $0 < 0x80 }) { return name }
  return name.precomposedStringWithCompatibilityMapping
}
