// Warnings: shown once for each place in the program, on the error stream, as CPython shows them.
extension Machine {
  /// Issues a warning about the line of Python that is running.
  package func warn(_ category: TypeObject, _ message: String) throws {
    guard depth > 0 else { return }
    let frame = frames[depth - 1]
    let code = frame.function.takeUnretainedValue().code
    let position = frame.pc - frame.layout.pointee.instructions - 1
    let span = TracebackEntry(code: code, instruction: position).span
    let line = code.source.line(at: span.start)
    try state(Warnings.self) { Warnings() }.issue(
      self, category, message, file: code.source.file, line: line,
      excerpt: code.source.text(ofLineIndex: code.source.lineIndex(at: span.start)))
  }

  /// The file and line of Python that is running.
  package var currentSite: String {
    guard depth > 0 else { return "" }
    let frame = frames[depth - 1]
    let code = frame.function.takeUnretainedValue().code
    let span = TracebackEntry(code: code, instruction: frame.pc - frame.layout.pointee.instructions - 1).span
    return "\(code.source.file):\(code.source.line(at: span.start))"
  }

  package func warn(_ category: BuiltinException, _ message: String) throws {
    try warn(types[category], message)
  }
}

/// What has been shown already, and what the program wants done with warnings.
package final class Warnings {
  package enum Action: String { case `default`, error, ignore, always, module, once }
  package struct Filter {
    package let action: Action
    package let category: TypeObject
    package let matches: (_ message: String, _ module: String, _ line: Int) -> Bool

    package init(
      action: Action, category: TypeObject,
      matches: @escaping (_ message: String, _ module: String, _ line: Int) -> Bool = { _, _, _ in true }
    ) {
      self.action = action
      self.category = category
      self.matches = matches
    }
  }

  /// First match decides; what the program adds comes first.
  package var filters: [Filter] = []
  /// While set, warnings are collected here instead of being shown (`catch_warnings(record=True)`).
  package var recorder: ((Machine, _ category: TypeObject, _ message: String, _ file: String, _ line: Int) throws -> Void)?
  private var shown: Set<String> = []

  package func forgetShown() { shown.removeAll() }

  package func issue(
    _ machine: Machine, _ category: TypeObject, _ message: String, file: String, line: Int, excerpt: String
  ) throws {
    let filter = filters.first { category.isSubtype(of: $0.category) && $0.matches(message, "__main__", line) }
    let action = filter?.action ?? defaultAction(machine, category)
    switch action {
    case .ignore: return
    case .error:
      throw PythonError(
        machine.heap.adopt(ExceptionObject(arguments: [machine.string(message)], type: category)))
    case .always: break
    case .default:
      guard shown.insert("\(category.name)|\(message)|\(file)|\(line)").inserted else { return }
    case .module:
      guard shown.insert("\(category.name)|\(message)|\(file)").inserted else { return }
    case .once: guard shown.insert("\(category.name)|\(message)").inserted else { return }
    }
    if let recorder { return try recorder(machine, category, message, file, line) }
    if let show = machine.host.showWarning { return show(category.name, message, file, line) }
    let stripped = excerpt.drop { $0 == " " || $0 == "\t" }
    let tail = stripped.isEmpty ? "" : "\n  \(stripped)"
    try machine.writeError(Text("\(file):\(line): \(category.name): \(message)\(tail)\n"))
  }

  /// CPython's filters when no option is given.
  private func defaultAction(_ machine: Machine, _ category: TypeObject) -> Action {
    let hidden: [BuiltinException] = [.pendingDeprecationWarning, .importWarning, .resourceWarning]
    return hidden.contains { category.isSubtype(of: machine.types[$0]) } ? .ignore : .default
  }
}
