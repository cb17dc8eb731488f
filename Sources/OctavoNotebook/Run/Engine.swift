import OctavoLanguage
import OctavoLibrary

/// Where the language engine meets the notebook: the only file, with its neighbours in Run/, that may import
/// OctavoLanguage and OctavoLibrary.
package enum Engine {
  /// Makes an engine for one notebook; replaced in tests.
  package typealias Factory = (EngineSettings) throws(Problem) -> any CellEngine

  package static func make(_ settings: EngineSettings) throws(Problem) -> any CellEngine {
    MachineEngine(settings)
  }

  package static func makeScript(_ settings: EngineSettings) throws(Problem) -> any ScriptEngine {
    ScriptRun(settings)
  }
}

/// Runs the cells of one notebook on one machine, each on a stack large enough for any recursion.
private final class MachineEngine: CellEngine {
  private let settings: EngineSettings
  private let interpreter: Interpreter
  private var outputs: [CellOutput] = []
  /// The notebook's name, as frames carry it.
  private var file = ""

  init(_ settings: EngineSettings) {
    self.settings = settings
    var host = Host()
    host.folder = settings.readFolder
    host.workingFolder = settings.readFolder
    host.outputFolder = settings.writeFolder
    host.seed = settings.seed
    interpreter = Interpreter(host: host)
    Library.install(into: interpreter.machine)
    if let explain = settings.explain { Library.explain(interpreter.machine, explain) }
    connect()
    watch(settings.interrupt, interpreter.machine)
  }

  /// Sends what the program puts out to the outputs of the cell that runs.
  private func connect() {
    let machine = interpreter.machine
    machine.host.writeOutput = { [unowned self] in self.write(.stdout, $0) }
    machine.host.writeError = { [unowned self] in self.write(.stderr, $0) }
    machine.host.display = { [unowned self] machine, value in
      if !value.isNone { self.outputs.append(.result(try machine.repr(value).string)) }
    }
    machine.host.showWarning = { [unowned self] category, message, _, line in
      self.outputs.append(
        .warning(CellWarning(category: category, message: message, position: Position(line: line))))
    }
    Library.onShow(machine) { [unowned self] in self.outputs.append(.figure($0)) }
  }

  private func write(_ stream: CellOutput.Stream, _ text: Text) {
    if case .stream(stream, var before)? = outputs.last {
      // Taken out of the array first, the text has one owner and grows in place: printing stays linear.
      outputs.removeLast()
      before += text.string
      outputs.append(.stream(stream, before))
    } else {
      outputs.append(.stream(stream, text.string))
    }
  }

  func run(_ source: CellSource, figures: FigureDefaults) -> [CellOutput] {
    outputs = []
    file = source.file
    Library.setFigureDefaults(interpreter.machine, width: figures.width, height: figures.height)
    let text = Source(file: source.file, text: source.text, firstLine: source.firstLine)
    let outcome = execute { self.interpreter.run(text, mode: .cell) }
    Library.showOpenFigures(interpreter.machine)
    interpreter.machine.flushFiles()
    if let fault = fault(outcome) { outputs.append(.fault(fault)) }
    return outputs
  }

  func evaluate(_ source: CellSource) -> Result<String, Fault> {
    file = source.file
    // Leading spaces put the expression at its own column, inside parentheses that no one sees.
    let text = Source(file: source.file, text: source.text, firstLine: source.firstLine)
    var value = ""
    let outcome = execute {
      self.interpreter.evaluating(text) { value = try self.interpreter.machine.str($0).string }
    }
    if let fault = fault(outcome) {
      return .failure(fault.shifted(columns: source.firstColumn - 1, on: source.firstLine))
    }
    return .success(value)
  }

  private func execute(_ body: () -> Interpreter.Outcome) -> Interpreter.Outcome {
    (try? onLargeStack { Library.running(on: self.interpreter.machine, body) })
      ?? .stopped(.memoryLimit(bytes: 0))
  }

  // MARK: Endings

  private func fault(_ outcome: Interpreter.Outcome) -> Fault? {
    switch outcome {
    case .finished: return nil
    case .exited(let status, let message):
      return Fault(
        kind: "SystemExit", message: message ?? "\(status)",
        traceback: "SystemExit: \(message ?? "\(status)")\n",
        position: nil)
    case .raised(let exception): return fault(exception)
    case .stopped(let stop):
      Library.clearInterrupt()
      let (kind, message) = stop.description
      let place = interpreter.machine.stopTrace.first(where: isInNotebook)
      let text = interpreter.stopReport(kind, message)
      return Fault(
        kind: kind, message: message, traceback: text, position: place.map(position), cause: .timedOut)
    }
  }

  private func fault(_ exception: ExceptionObject) -> Fault {
    let machine = interpreter.machine
    let report = interpreter.report(exception)
    let isInterrupt = exception.type.isSubtype(of: machine.types[.keyboardInterrupt])
    if isInterrupt { Library.clearInterrupt() }
    let message = (try? machine.str(Value(exception)).string) ?? ""
    var place = exception.traceback.first(where: isInNotebook).map(position)
    if let (fault, source) = exception.fault {
      place = Position(line: source.line(at: fault.span.start), column: source.column(at: fault.span.start))
    }
    return Fault(
      kind: exception.type.name, message: exception.fault?.fault.message ?? message, traceback: report,
      position: place, cause: isInterrupt && settings.interrupt.cause == .interrupted ? .interrupted : .raised
    )
  }

  /// Whether a frame belongs to the notebook, not to a module it imports.
  private func isInNotebook(_ entry: TracebackEntry) -> Bool { entry.source.file == file }

  private func position(_ entry: TracebackEntry) -> Position {
    Position(line: entry.source.line(at: entry.span.start), column: entry.source.column(at: entry.span.start))
  }
}

/// Passes the host's interrupts on to the machine and to array code that is running.
private func watch(_ interrupt: Interrupt, _ machine: Machine) {
  let interrupts = machine.interrupts
  interrupt.whenRaised { cause in
    interrupts.request(cause == .timedOut ? .time : .keyboard)
    Library.requestInterrupt()
  } isPending: {
    interrupts.isSet
  }
}

/// Runs a script with this process's own streams.
private final class ScriptRun: ScriptEngine {
  private let settings: EngineSettings

  init(_ settings: EngineSettings) { self.settings = settings }

  func run(_ script: CellSource, arguments: [String]) -> Int32 {
    let output = BufferedOutput(descriptor: 1)
    let errors = BufferedOutput(descriptor: 2)
    var host = Host()
    host.folder = settings.readFolder
    host.outputFolder = settings.writeFolder
    host.seed = settings.seed
    host.arguments = arguments
    host.writeOutput = { output.write($0) }
    host.writeError = {
      output.flush()
      errors.write($0)
      errors.flush()
    }
    let interpreter = Interpreter(host: host)
    Library.install(into: interpreter.machine)
    if let explain = settings.explain { Library.explain(interpreter.machine, explain) }
    watch(settings.interrupt, interpreter.machine)
    let source = Source(file: script.file, text: script.text, firstLine: script.firstLine, origin: .file)
    let outcome =
      (try? onLargeStack {
        Library.running(on: interpreter.machine) { interpreter.run(source, mode: .module) }
      })
      ?? .stopped(.memoryLimit(bytes: 0))
    output.flush()
    let status = status(outcome, interpreter, errors)
    if case .stopped = outcome { return status }
    _ = try? onLargeStack { Library.running(on: interpreter.machine) { interpreter.finish() } }
    output.flush()
    return status
  }

  private func status(_ outcome: Interpreter.Outcome, _ interpreter: Interpreter, _ errors: BufferedOutput)
    -> Int32
  {
    defer { errors.flush() }
    switch outcome {
    case .finished: return 0
    case .exited(let status, let message):
      if let message { errors.write(Text(message + "\n")) }
      return Int32(truncatingIfNeeded: status)
    case .raised(let exception):
      errors.write(Text(interpreter.report(exception)))
      return exception.type.isSubtype(of: interpreter.machine.types[.keyboardInterrupt]) ? 130 : 1
    case .stopped(let stop):
      let (kind, message) = stop.description
      errors.write(Text(interpreter.stopReport(kind, message)))
      return 124
    }
  }
}

extension Stop {
  fileprivate var description: (kind: String, message: String) {
    switch self {
    case .timeLimit(let seconds):
      ("TimeLimit", seconds > 0 ? "the time limit of \(seconds) s was reached" : "the time limit was reached")
    case .memoryLimit(let bytes): ("MemoryLimit", "the memory limit of \(bytes) bytes was reached")
    case .outputLimit(let bytes): ("OutputLimit", "the output limit of \(bytes) bytes was reached")
    }
  }
}

extension Fault {
  /// For an expression in the middle of a line: columns as the reader of the notebook counts them.
  fileprivate func shifted(columns: Int, on line: Int) -> Fault {
    guard let position, position.line == line else { return self }
    return Fault(
      kind: kind, message: message, traceback: traceback,
      position: Position(line: line, column: position.column + columns), cause: cause)
  }
}
