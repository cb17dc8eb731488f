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
  /// What CPython shows in place of the line of the source, for faults inside an f-string's braces.
  package let excerpt: Excerpt?

  /// Who found the fault: CPython counts columns differently.
  package internal(set) var finder = Finder.parser
  package enum Finder: Sendable { case lexer, parser, compiler }

  /// A line that is not in the source, with the columns to mark, counted from 1, end exclusive.
  package struct Excerpt: Sendable, Equatable {
    package let text: String
    package let column: Int
    package let endColumn: Int
    /// The line of the source, counted from 0, that CPython says it is.
    package let lineIndex: Int

    package init(text: String, column: Int, endColumn: Int, lineIndex: Int) {
      self.text = text
      self.column = column
      self.endColumn = endColumn
      self.lineIndex = lineIndex
    }
  }

  package init(_ kind: Kind, _ message: String, _ span: Span, excerpt: Excerpt? = nil) {
    self.kind = kind
    self.message = message
    self.span = span
    self.excerpt = excerpt
  }

  package init(_ message: String, _ span: Span) { self.init(.syntax, message, span) }

  /// What CPython gives as the end where it knows none; nil for the end of the span.
  package private(set) var endColumn: Int?

  func ending(at column: Int) -> SyntaxFault {
    var copy = self
    copy.endColumn = column
    return copy
  }

  func found(by finder: Finder) -> SyntaxFault {
    var copy = self
    copy.finder = finder
    return copy
  }
}
