/// `from __future__ import …`, which must come first and name what there is.
enum FutureImports {
  private static let known: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  /// Checks the names at the head of a module; CPython gives such faults a line but no end.
  static func check(_ module: Module) throws(SyntaxFault) {
    for statement in head(of: module) {
      guard case .importFrom(_, let aliases, _) = statement.kind else { continue }
      let place = Span(statement.span.start, statement.span.start)
      for alias in aliases where !known.contains(alias.name) {
        if alias.name == "braces" { throw SyntaxFault("not a chance", place) }
        throw SyntaxFault("future feature \(alias.name) is not defined", place)
      }
    }
  }

  /// Where the last of them ends; one that begins later is out of place.
  static func end(in module: Module) -> Int { head(of: module).last?.span.end ?? 0 }

  static func isFutureImport(_ statement: Statement) -> Bool {
    if case .importFrom("__future__", _, 0) = statement.kind { return true }
    return false
  }

  /// The future imports that only a docstring comes before.
  private static func head(of module: Module) -> ArraySlice<Statement> {
    var body = module.body[...]
    if case .expression(let value) = body.first?.kind, case .constant(.string) = value.kind {
      body = body.dropFirst()
    }
    return body.prefix(while: isFutureImport)
  }
}
