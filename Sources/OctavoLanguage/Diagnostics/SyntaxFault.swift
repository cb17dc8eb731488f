/// What the lexer, the parser, the resolver or the compiler found wrong with a text.
package struct SyntaxFault: Error, Sendable {
  package enum Kind: String, Sendable {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tab = "TabError"
    /// Valid Python that Octavo does not run; the message names it and what to write instead.
    case unsupported = "NotImplementedError"
    /// Nesting beyond what CPython accepts.
    case recursion = "RecursionError"
    case memory = "MemoryError"
  }
  package let kind: Kind
  /// CPython 3.11's words, without the `SyntaxError: ` in front.
  package let message: String
  package let span: Span

  package init(_ kind: Kind = .syntax, _ message: String, _ span: Span) {
    self.kind = kind
    self.message = message
    self.span = span
  }
}
