/// A token with its text, for whoever compares texts with the rules of the language instead of parsing them.
package struct WrittenToken: Sendable {
  package enum Kind: Sendable {
    case name, number, string, newline, indent, dedent, end
    /// A keyword, an operator, or punctuation.
    case word
    case stray

    /// Whether the text is white space, if there is any.
    package var isLayout: Bool {
      switch self {
      case .newline, .indent, .dedent, .end: true
      default: false
      }
    }
  }

  package let kind: Kind
  package let text: String
  /// UTF-8 offsets.
  package let range: Range<Int>

  fileprivate init(_ token: Token, in bytes: [UInt8]) {
    kind =
      switch token.kind {
      case .name: .name
      case .number: .number
      case .string: .string
      case .newline: .newline
      case .indent: .indent
      case .dedent: .dedent
      case .endOfText: .end
      case .stray, .fault: .stray
      default: .word
      }
    range = Int(token.start)..<Int(token.end)
    text = kind.isLayout ? "" : String(decoding: bytes[range], as: UTF8.self)
  }
}

/// The tokens of a text; nil where the lexer cannot go on.
package func writtenTokens(of source: Source) -> [WrittenToken]? {
  let tokens = Lexer.tokens(of: source.bytes)
  return tokens.fault == nil ? tokens.list.map { WrittenToken($0, in: source.bytes) } : nil
}
