import OctavoNotebook
import Synchronization

/// Tells the user what a render does: on a terminal one line that is drawn over, elsewhere plain lines, and
/// only when there is something to say.
final class Reporter: JobReporter, Sendable {
  private struct State {
    var file = ""
    var cell = ""
    var cellBegan: Double?
    var notebookBegan = 0.0
    var lineIsDrawn = false
    var lastDrawn = 0.0
    /// Seconds into the cell at which the next plain line is due.
    var nextNotice = 0.0
  }

  private let state = Mutex(State())
  private let isQuiet: Bool
  private let isTerminal: Bool

  /// A shorter wait than this shows no progress.
  private static let delay = 0.2
  /// Seconds between drawings.
  private static let pace = 0.1
  private static let firstNotice = 5.0

  init(isQuiet: Bool, isTerminal: Bool) {
    self.isQuiet = isQuiet
    self.isTerminal = isTerminal
  }

  // MARK: Progress

  func notebookBegins(_ notebook: Notebook) {
    state.withLock {
      $0.file = notebook.file
      $0.notebookBegan = Watch.now()
    }
  }

  func notebookEnds() { clear() }

  func cellBegins(_ cell: Cell, of count: Int) {
    state.withLock {
      $0.cell = "block \(cell.number) of \(count)" + (cell.options.label.map { " (\($0))" } ?? "")
      $0.cellBegan = Watch.now()
      $0.nextNotice = Self.firstNotice
    }
  }

  func cellEnds() {
    state.withLock { $0.cellBegan = nil }
  }

  /// Called from the watching thread.
  func tick() {
    guard !isQuiet else { return }
    let line = state.withLock { state -> String? in
      guard let began = state.cellBegan else { return nil }
      let now = Watch.now()
      return isTerminal ? Self.drawing(&state, now) : Self.notice(&state, now - began)
    }
    if let line { Terminal.write(line, to: 2) }
  }

  private static func drawing(_ state: inout State, _ now: Double) -> String? {
    guard now - state.notebookBegan > delay, now - state.lastDrawn > pace else { return nil }
    state.lastDrawn = now
    state.lineIsDrawn = true
    let text = "\(state.file): \(state.cell), \(seconds(now - state.notebookBegan))"
    return "\r\u{1B}[K" + String(text.prefix(max(Terminal.width - 1, 10)))
  }

  private static func notice(_ state: inout State, _ elapsed: Double) -> String? {
    guard elapsed > state.nextNotice else { return nil }
    state.nextNotice *= 2
    return "\(state.file): \(state.cell) is still running, \(seconds(elapsed))\n"
  }

  /// `12.3 s`.
  private static func seconds(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10) s"
  }

  private func clear() {
    let drawn = state.withLock { state in
      defer { state.lineIsDrawn = false }
      return state.lineIsDrawn
    }
    if drawn { Terminal.write("\r\u{1B}[K", to: 2) }
  }

  // MARK: News

  func problem(_ problem: Problem, in source: [UInt8]?) {
    if isQuiet, problem.severity == .warning { return }
    clear()
    Terminal.error(problem.description + (Excerpt.of(problem, in: source) ?? ""))
  }

  func fault(_ fault: Fault, file: String) {
    clear()
    if !fault.traceback.isEmpty {
      Terminal.write(fault.traceback.hasSuffix("\n") ? fault.traceback : fault.traceback + "\n", to: 2)
    }
    Terminal.error(Problem(file: file, at: fault.position, fault.summary).description)
  }

  func wrote(_ path: String) {
    clear()
    if !isQuiet { Terminal.output(path) }
  }
}

/// The line a problem is about, with a mark under the place.
enum Excerpt {
  static func of(_ problem: Problem, in source: [UInt8]?) -> String? {
    guard let source, let position = problem.position else { return nil }
    let lines = source.split(separator: 0x0A, maxSplits: position.line, omittingEmptySubsequences: false)
    guard position.line >= 1, position.line <= lines.count else { return nil }
    var line = String(decoding: lines[position.line - 1], as: UTF8.self)
    if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
    guard line.unicodeScalars.contains(where: { $0 != " " && $0 != "\t" }), line.utf8.count <= 500 else {
      return nil
    }
    let before = line.unicodeScalars.prefix(max(position.column - 1, 0))
    let indent = String(String.UnicodeScalarView(before.map { $0 == "\t" ? $0 : " " }))
    let visible = String(
      String.UnicodeScalarView(line.unicodeScalars.map { $0.value < 0x20 && $0 != "\t" ? "\u{FFFD}" : $0 }))
    return "\n    \(visible)\n    \(indent)^"
  }
}
