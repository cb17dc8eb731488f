import OctavoNotebook

/// An engine that knows a handful of statements by heart, so that everything around the language can be tested
/// without it: `print`, assignment of a literal, `raise`, `1/0`, `while True`, `warn`, `plot`, and names.
final class ScriptedEngine: CellEngine {
  private var names: [String: String] = [:]
  private let interrupt: Interrupt
  /// What was asked, in order.
  private(set) var sources: [CellSource] = []
  private(set) var figures: [FigureDefaults] = []

  init(_ settings: EngineSettings) { interrupt = settings.interrupt }
  init() { interrupt = Interrupt() }

  func run(_ source: CellSource, figures defaults: FigureDefaults) -> [CellOutput] {
    sources.append(source)
    figures.append(defaults)
    var outputs: [CellOutput] = []
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let last = lines.lastIndex { !$0.isEmpty && !$0.hasPrefix("#") }
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let place = Position(line: source.firstLine + index)
      outputs += run(line, isLast: index == last, at: place, file: source.file)
      if case .fault = outputs.last { break }
    }
    return outputs
  }

  private func run(_ line: String, isLast: Bool, at place: Position, file: String) -> [CellOutput] {
    if let text = Self.argument(of: "print", in: line) { return [.stream(.stdout, value(text) + "\n")] }
    if let text = Self.argument(of: "warn", in: line) {
      return [.warning(CellWarning(category: "UserWarning", message: value(text), position: place))]
    }
    if let text = Self.argument(of: "plot", in: line) { return [.figure(TestFigure(text: value(text)))] }
    if line == "1/0" { return [fault("ZeroDivisionError", "division by zero", line, place, file)] }
    if line.hasPrefix("raise "), let open = line.firstIndex(of: "(") {
      let kind = String(line[line.index(line.startIndex, offsetBy: 6)..<open])
      let text = Self.argument(of: kind, in: String(line.dropFirst(6))) ?? ""
      return [fault(kind, value(text), line, place, file)]
    }
    if line.hasPrefix("while True") { return [spin(line, place, file)] }
    if let equals = line.firstIndex(of: "="), line.contains(" = ") {
      let name = String(line[..<equals]).filter { $0 != " " }
      names[name] = value(String(line[line.index(after: equals)...]))
      return []
    }
    if let known = names[line] { return isLast ? [.result(known)] : [] }
    if line.hasPrefix("import ") || line.hasPrefix("from ") || line == "pass" { return [] }
    return [fault("NameError", "name '\(line)' is not defined", line, place, file)]
  }

  private func spin(_ line: String, _ place: Position, _ file: String) -> CellOutput {
    while true {
      if let cause = interrupt.cause {
        let kind = cause == .timedOut ? "TimeoutError" : "KeyboardInterrupt"
        return fault(kind, "", line, place, file, cause)
      }
    }
  }

  private func fault(
    _ kind: String, _ message: String, _ line: String, _ place: Position, _ file: String,
    _ cause: Fault.Cause = .raised
  ) -> CellOutput {
    let summary = message.isEmpty ? kind : "\(kind): \(message)"
    let traceback =
      "Traceback (most recent call last):\n  File \"\(file)\", line \(place.line), in <module>\n    \(line)\n\(summary)\n"
    return .fault(Fault(kind: kind, message: message, traceback: traceback, position: place, cause: cause))
  }

  func evaluate(_ source: CellSource) -> Result<String, Fault> {
    sources.append(source)
    if let known = names[source.text] { return .success(known) }
    if source.text.hasPrefix("\"") || source.text.first?.isNumber == true {
      return .success(value(source.text))
    }
    let place = Position(line: source.firstLine, column: source.firstColumn)
    let message = "name '\(source.text)' is not defined"
    return .failure(
      Fault(kind: "NameError", message: message, traceback: "", position: place))
  }

  private static func argument(of name: String, in line: String) -> String? {
    guard line.hasPrefix(name + "("), line.hasSuffix(")") else { return nil }
    return String(line.dropFirst(name.count + 1).dropLast())
  }

  /// A name's value, or the text of a literal; `\n` and `\x1b` in a quoted text are understood.
  private func value(_ text: String) -> String {
    let text = text.trimmingSpaces
    if let known = names[text] { return known }
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else {
      return text
    }
    return String(text.dropFirst().dropLast())
      .split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
      .split(separator: "\\x1b", omittingEmptySubsequences: false).joined(separator: "\u{1B}")
  }
}

extension String {
  var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

struct TestFigure: FigureDrawing {
  let text: String

  func svg(label: String, alternative: String) -> String {
    "<svg class=\"octavo-figure\" viewBox=\"0 0 100 50\" role=\"img\"><title id=\"\(label)-title\">"
      + HTMLText.escape(alternative)
      + "</title><style>@media(prefers-color-scheme:dark){.octavo-figure{--fg:#ddd}}"
      + "</style><text x=\"5\" y=\"25\">\(HTMLText.escape(text))</text></svg>"
  }
}

/// What a figure of OctavoPlot does with text of its own.
enum HTMLText {
  static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }
}
