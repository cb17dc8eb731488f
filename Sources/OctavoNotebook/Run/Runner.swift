/// What the command line says about a run.
package struct RunOptions: Sendable {
  /// `-P name=value`, in order.
  package var parameters: [(name: String, text: String)] = []
  /// Seconds a cell may take; nil leaves it to the notebook.
  package var timeout: Double?
  /// Real entropy for generators the notebook leaves unseeded.
  package var freshEntropy = false
  package var version = ""
  /// Receives lines that say how functions handed to algorithms are computed.
  package var explain: (@Sendable (String) -> Void)?

  package init() {}

  /// The seed of unseeded generators where neither notebook nor command line says anything.
  package static let defaultSeed: UInt64 = 0

  /// The seed for `notebook`; nil for real entropy.
  package func seed(for notebook: Notebook) -> UInt64? {
    freshEntropy ? nil : notebook.front.seed ?? Self.defaultSeed
  }
}

/// Is told how far a run has come.
package protocol RunObserver: AnyObject {
  func cellBegins(_ cell: Cell, of count: Int)
  func cellEnds()
}

/// Runs the cells of a notebook in order, with one shared state.
package struct Runner {
  private let notebook: Notebook
  private let options: RunOptions
  private let parameters: Parameters
  private let engine: any CellEngine
  private let observer: (any RunObserver)?
  private let watch: Watch?

  private var parts: [ExecutedNotebook.Part] = []
  private var values: [Int: Result<String, Fault>] = [:]
  private var ending = ExecutedNotebook.Ending.complete
  private var stopped: Stop?
  private let cellCount: Int

  private enum Stop { case failed, interrupted }

  /// Runs `notebook` to its end, or to the first failure that the author did not allow.
  /// - Parameter watch: raises the interrupt of `engine` when a cell or an inline value takes too long.
  /// - Throws: `Refusal` when the parameters do not fit, before anything has run.
  /// - Returns: nil when the user stopped the run.
  package static func run(
    _ notebook: Notebook, on engine: any CellEngine, options: RunOptions,
    observer: (any RunObserver)? = nil, watch: Watch? = nil
  ) throws(Refusal) -> ExecutedNotebook? {
    let parameters = try Parameters(notebook, overrides: options.parameters)
    var runner = Runner(notebook, parameters, engine, options, observer, watch)
    return runner.run()
  }

  private init(
    _ notebook: Notebook, _ parameters: Parameters, _ engine: any CellEngine, _ options: RunOptions,
    _ observer: (any RunObserver)?, _ watch: Watch?
  ) {
    self.notebook = notebook
    self.parameters = parameters
    self.engine = engine
    self.options = options
    self.observer = observer
    self.watch = watch
    cellCount = notebook.cells.count
  }

  private mutating func run() -> ExecutedNotebook? {
    assign(parameters.before)
    for part in notebook.parts {
      switch part {
      case .prose(let prose):
        evaluate(prose)
        parts.append(.prose(prose))
      case .cell(let cell):
        parts.append(.cell(run(cell)))
        if cell.number == parameters.taggedCell { assign(parameters.afterTagged) }
      }
      if stopped == .interrupted { return nil }
    }
    return ExecutedNotebook(
      notebook: notebook, parts: parts, parameters: parameters.all,
      provenance: Provenance(version: options.version, seed: options.seed(for: notebook)), ending: ending,
      warnings: notebook.warnings, values: values)
  }

  /// Literals of Octavo's own making; they cannot fail unless the user stops the run.
  private mutating func assign(_ parameters: [Parameter]) {
    guard stopped == nil, !parameters.isEmpty else { return }
    let source = CellSource(text: Parameters.source(parameters), file: "<parameters>", firstLine: 1)
    for case .fault(let fault) in engine.run(source, figures: FigureDefaults(width: nil, height: nil)) {
      stop(after: fault)
    }
  }

  private var timeout: Double? { options.timeout ?? notebook.front.execute.timeout }

  // MARK: Cells

  private mutating func run(_ cell: Cell) -> ExecutedCell {
    let settings = CellSettings(cell.options, in: notebook.front)
    func executed(_ state: ExecutedCell.State, _ outputs: [CellOutput] = []) -> ExecutedCell {
      ExecutedCell(cell: cell, settings: settings, state: state, outputs: outputs)
    }
    guard settings.eval else { return executed(.skipped) }
    guard stopped == nil else { return executed(.notRun) }
    observer?.cellBegins(cell, of: cellCount)
    let figures = FigureDefaults(width: cell.options.figureWidth, height: cell.options.figureHeight)
    let source = CellSource(text: cell.source, file: notebook.file, firstLine: cell.firstLine)
    watch?.begin(limit: timeout)
    var outputs = Self.joined(engine.run(source, figures: figures))
    watch?.end()
    if case .fault(let fault) = outputs.last { outputs[outputs.count - 1] = .fault(worded(fault)) }
    observer?.cellEnds()
    if settings.output == .asMarkdown { outputs = outputs.map(asProse) }
    guard case .fault(let fault) = outputs.last else { return executed(.ran, outputs) }
    if !(settings.error && fault.cause == .raised) { stop(after: fault) }
    return executed(.failed, outputs)
  }

  /// The engine is only told to stop; which limit it ran into is known here.
  private func worded(_ fault: Fault) -> Fault {
    guard fault.cause == .timedOut, fault.kind.hasPrefix("Time"), let timeout else { return fault }
    let message = Wording.timedOut(seconds: timeout)
    var lines = fault.traceback.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let frames = lines.dropLast().map { $0 + "\n" }.joined()
    return Fault(
      kind: "TimeLimit", message: message, traceback: frames + "TimeLimit: \(message)\n",
      position: fault.position,
      cause: .timedOut)
  }

  private mutating func stop(after fault: Fault) {
    switch fault.cause {
    case .raised: ending = .failed
    case .timedOut: ending = .timedOut
    case .interrupted: break
    }
    stopped = fault.cause == .interrupted ? .interrupted : .failed
  }

  /// Printed pieces that follow one another in the same stream are one output.
  static func joined(_ outputs: [CellOutput]) -> [CellOutput] {
    var result: [CellOutput] = []
    for output in outputs {
      if case .stream(let stream, let text) = output, case .stream(stream, let before) = result.last {
        result[result.count - 1] = .stream(stream, before + text)
      } else {
        result.append(output)
      }
    }
    return result
  }

  private func asProse(_ output: CellOutput) -> CellOutput {
    guard case .stream(.stdout, let text) = output,
      let prose = Reader.prose(text, file: notebook.file, line: 1)
    else { return output }
    return .prose(prose)
  }

  // MARK: Inline values

  private mutating func evaluate(_ prose: Prose) {
    for mark in prose.marks {
      guard stopped == nil, case .value(let value) = mark.kind else { continue }
      guard notebook.front.execute.eval != false else { continue }
      let source = CellSource(
        text: value.expression, file: notebook.file, firstLine: value.position.line,
        firstColumn: value.position.column)
      watch?.begin(limit: timeout)
      let result = engine.evaluate(source).mapError(worded)
      watch?.end()
      values[value.index] = result
      if case .failure(let fault) = result { stop(after: fault) }
    }
  }
}
