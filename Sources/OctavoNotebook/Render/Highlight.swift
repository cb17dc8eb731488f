/// Colours Python by classes, at render time; the page needs no script.
enum Highlight {
  static func html(_ code: String) -> String {
    let tokens = PythonTokens(code)
    var result = ""
    result.reserveCapacity(code.utf8.count * 2)
    var end = 0
    for token in tokens.tokens {
      guard let name = className(token.kind) else { continue }
      HTML.escape(String(decoding: tokens.bytes[end..<token.range.lowerBound], as: UTF8.self), into: &result)
      result += "<span class=\"\(name)\">"
      HTML.escape(String(decoding: tokens.bytes[token.range], as: UTF8.self), into: &result)
      result += "</span>"
      end = token.range.upperBound
    }
    HTML.escape(String(decoding: tokens.bytes[end...], as: UTF8.self), into: &result)
    return result
  }

  /// One letter each, since every one is written many times; style.css says what they look like.
  private static func className(_ kind: PythonToken.Kind) -> String? {
    switch kind {
    case .keyword: "k"
    case .constant: "b"
    case .string: "s"
    case .number: "n"
    case .comment: "c"
    case .definition: "d"
    case .decorator: "a"
    case .name, .call, .punctuation: nil
    }
  }
}
