/// Text made fit to stand in HTML, in element content and in quoted attributes alike.
enum HTML {
  static func escape(_ text: String) -> String {
    var result = ""
    escape(text, into: &result)
    return result
  }

  static func escape(_ text: some StringProtocol, into result: inout String) {
    if !text.utf8.contains(where: needsEscape) {
      result += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\r": break
      // HTML cannot hold control characters; their pictures can be seen.
      case _ where scalar.value < 0x20:
        result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case "\u{7F}": result += "\u{2421}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x09: false
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F: true
    default: false
    }
  }

  /// The address of a link, if it is of a kind that cannot run anything; nil for `javascript:`, `data:` and
  /// every other scheme that is not known to be harmless.
  static func safeLink(_ address: String) -> String? {
    // Browsers skip spaces and control characters inside a scheme, so they are skipped before looking.
    let letters = address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    guard let colon = letters.firstIndex(of: ":") else { return address }
    let scheme = String(String.UnicodeScalarView(letters[..<colon]))
    if scheme.utf8.contains(where: { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }) { return address }
    return ["http", "https", "mailto", "ftp", "doi"].contains(scheme.lowercased()) ? address : nil
  }
}

/// Names made from words, for anchors and files.
enum Slug {
  /// Lower-case letters and digits of `text`, joined by dashes; `section` where there are none.
  static func of(_ text: String) -> String {
    var result = ""
    var dash = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" {
        if dash, !result.isEmpty { result += "-" }
        dash = false
        result.unicodeScalars.append(scalar)
      } else {
        dash = true
      }
    }
    return result.isEmpty ? "section" : result
  }
}
