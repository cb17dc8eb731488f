// Warnings: shown once for each place in the program, on the error stream, as CPython shows them.
extension Machine {
  /// Issues a warning about the line of Python that is running. Once the program has imported `warnings`, its
  /// filters decide what happens.
  package func warn(_ category: TypeObject, _ message: String) throws {
    guard depth > 0 else { return }
    let (code, span) = running(depth - 1)
    try warn(category, message, at: span.start, of: code.source, module: code.module.name)
  }

  /// Issues a warning about a place in a text.
  func warn(_ category: TypeObject, _ message: String, at offset: Int, of source: Source, module name: String)
    throws
  {
    let line = source.line(at: offset)
    let isHidden = source.origin == .text || source.origin == .line
    let excerpt = isHidden ? "" : source.text(ofLineIndex: source.lineIndex(at: offset))
    if let module = modules["warnings"], let issue = module.globals[intern("_issue")] {
      let arguments = [string(message), Value(category), string(source.file), Value(line)]
      _ = try call(issue, arguments + [string(name), string(excerpt)])
      return
    }
    try state(ShownWarnings.self) { ShownWarnings() }.issue(
      self, category, message, file: source.file, line: line, excerpt: excerpt)
  }

  /// The file and line of Python that is running.
  package var currentSite: String {
    guard depth > 0 else { return "" }
    let frame = frames[depth - 1]
    let code = frame.function.takeUnretainedValue().code
    let span = TracebackEntry(code: code, instruction: frame.instruction).span
    return "\(code.source.file):\(code.source.line(at: span.start))"
  }

  package func warn(_ category: BuiltinException, _ message: String) throws {
    try warn(types[category], message)
  }

  /// The code of a frame and what it is executing.
  func running(_ index: Int) -> (code: CodeObject, span: Span) {
    let frame = frames[index]
    let code = frame.function.takeUnretainedValue().code
    return (code, TracebackEntry(code: code, instruction: frame.instruction).span)
  }
}

/// What has been shown already, with CPython's filters when no option is given.
private final class ShownWarnings {
  private var shown: Set<String> = []

  func issue(
    _ machine: Machine, _ category: TypeObject, _ message: String, file: String, line: Int, excerpt: String
  ) throws {
    let hidden: [BuiltinException] = [.pendingDeprecationWarning, .importWarning, .resourceWarning]
    if hidden.contains(where: { category.isSubtype(of: machine.types[$0]) }) { return }
    guard shown.insert("\(category.name)|\(message)|\(file)|\(line)").inserted else { return }
    if let show = machine.host.showWarning { return show(category.name, message, file, line) }
    let stripped = excerpt.drop { $0 == " " || $0 == "\t" }
    let tail = stripped.isEmpty ? "" : "\n  \(stripped)"
    try machine.writeError(Text("\(file):\(line): \(category.name): \(message)\(tail)\n"))
  }
}
