/// Letters in the styles of mathematics: `\mathcal{N}` is 𝒩.
///
/// KaTeX writes a style as the attribute `mathvariant`, which MathML Core dropped and Chromium ignores for
/// everything but `normal`. Unicode has the styled letters themselves, so they are put in.
enum MathVariant {
  /// Replaces the attribute by styled letters wherever Unicode has them.
  static func applied(to mathML: String) -> String {
    var rest = mathML[...]
    guard rest.range(of: " mathvariant=\"") != nil else { return mathML }
    var result = ""
    while let attribute = rest.range(of: " mathvariant=\"") {
      result += rest[..<attribute.lowerBound]
      let after = rest[attribute.upperBound...]
      guard let quote = after.firstIndex(of: "\""), let tagEnd = after[quote...].firstIndex(of: ">"),
        let textEnd = after[tagEnd...].firstIndex(of: "<"), let style = styles[String(after[..<quote])]
      else {
        result += rest[attribute]
        rest = after
        continue
      }
      result += after[after.index(after: quote)...tagEnd]
      for scalar in after[after.index(after: tagEnd)..<textEnd].unicodeScalars {
        result.unicodeScalars.append(style.styled(scalar))
      }
      rest = after[textEnd...]
    }
    return result + rest
  }

  /// Where the letters of a style begin in Unicode's block of Mathematical Alphanumeric Symbols; 0 for none.
  private struct Style {
    let latin: UInt32
    let greek: UInt32
    let digits: UInt32
    /// Letters that stand elsewhere, because they were in Unicode before.
    var exceptions: [Unicode.Scalar: Unicode.Scalar] = [:]

    func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      if let exception = exceptions[scalar] { return exception }
      let place: UInt32
      switch scalar {
      case "A"..."Z" where latin > 0: place = latin + scalar.value - 0x41
      case "a"..."z" where latin > 0: place = latin + 26 + scalar.value - 0x61
      case "0"..."9" where digits > 0: place = digits + scalar.value - 0x30
      case "Α"..."Ω" where greek > 0: place = greek + scalar.value - 0x391
      case "α"..."ω" where greek > 0: place = greek + 26 + scalar.value - 0x3B1
      case "∂" where greek > 0: place = greek + 51
      case "∇" where greek > 0: place = greek + 25
      default: return scalar
      }
      return Unicode.Scalar(place) ?? scalar
    }
  }

  private static let styles: [String: Style] = [
    "bold": Style(latin: 0x1D400, greek: 0x1D6A8, digits: 0x1D7CE),
    "italic": Style(latin: 0x1D434, greek: 0x1D6E2, digits: 0, exceptions: ["h": "ℎ"]),
    "bold-italic": Style(latin: 0x1D468, greek: 0x1D71C, digits: 0x1D7CE),
    "script": Style(
      latin: 0x1D49C, greek: 0, digits: 0,
      exceptions: [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
        "o": "ℴ",
      ]),
    "bold-script": Style(latin: 0x1D4D0, greek: 0, digits: 0x1D7CE),
    "fraktur": Style(
      latin: 0x1D504, greek: 0, digits: 0, exceptions: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]),
    "bold-fraktur": Style(latin: 0x1D56C, greek: 0, digits: 0x1D7CE),
    "double-struck": Style(
      latin: 0x1D538, greek: 0, digits: 0x1D7D8,
      exceptions: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]),
    "sans-serif": Style(latin: 0x1D5A0, greek: 0, digits: 0x1D7E2),
    "bold-sans-serif": Style(latin: 0x1D5D4, greek: 0x1D756, digits: 0x1D7EC),
    "sans-serif-italic": Style(latin: 0x1D608, greek: 0, digits: 0x1D7E2),
    "sans-serif-bold-italic": Style(latin: 0x1D63C, greek: 0x1D790, digits: 0x1D7EC),
    "monospace": Style(latin: 0x1D670, greek: 0, digits: 0x1D7F6),
  ]
}
