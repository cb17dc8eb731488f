import Foundation
import OctavoLanguage
import OctavoLibrary
import OctavoTestSupport

/// Runs a test program in this process, as `octavo exec` would with `folder` as the working folder: from a
/// fresh state, with no input. Gives what went to the two streams (the traceback included) and the status.
package func runProgram(_ path: String, arguments: [String], in folder: URL) throws -> ProgramOutcome {
  try ProgramRun(path, arguments, folder).outcome()
}

/// The same with kernels or without, and with what `--explain` says.
package func runProgram(
  _ path: String, in folder: URL, kernels: Bool
) throws -> (outcome: ProgramOutcome, explained: [String]) {
  let run = try ProgramRun(path, [], folder)
  run.usesKernels = kernels
  return (try run.outcome(), run.explained)
}

/// The same with a collection after every few objects, which frees at once what nothing seems to lead to.
package func runProgramCollectingOften(_ path: String, arguments: [String], in folder: URL) throws
  -> ProgramOutcome
{
  let run = try ProgramRun(path, arguments, folder)
  run.objectsBetweenCollections = 50
  return try run.outcome()
}

/// One program on a machine of its own, ended after a time that no test program needs.
private final class ProgramRun {
  private static let secondsAllowed = 20.0
  private let source: Source
  private var output = ""
  private var errors = ""
  private var host = Host()
  var usesKernels = true
  var objectsBetweenCollections: Int?
  private(set) var explained: [String] = []

  init(_ path: String, _ arguments: [String], _ folder: URL) throws {
    let file = folder.appendingPathComponent(path)
    source = Source(file: path, text: try String(contentsOf: file, encoding: .utf8), origin: .file)
    host.folder = file.deletingLastPathComponent().path
    host.workingFolder = folder.path
    host.outputFolder = folder.path
    host.arguments = [path] + arguments
  }

  func outcome() throws -> ProgramOutcome {
    host.writeOutput = { [unowned self] in self.output += $0.string }
    host.writeError = { [unowned self] in self.errors += $0.string }
    let interpreter = Interpreter(host: host)
    Library.install(into: interpreter.machine)
    if let objectsBetweenCollections {
      interpreter.machine.heap.objectsBetweenCollections = objectsBetweenCollections
    }
    Library.setKernels(interpreter.machine, on: usesKernels)
    Library.explain(interpreter.machine) { [unowned self] in self.explained.append($0) }
    let interrupts = interpreter.machine.interrupts
    let clock = DispatchSource.makeTimerSource()
    clock.schedule(deadline: .now() + Self.secondsAllowed)
    clock.setEventHandler { interrupts.request(.time) }
    clock.resume()
    defer { clock.cancel() }
    let ending = try onLargeStack {
      Library.running(on: interpreter.machine) { interpreter.run(self.source, mode: .module) }
    }
    // What finalizers write comes after the traceback.
    errors += report(ending, interpreter)
    _ = try onLargeStack { interpreter.finish() }
    return ProgramOutcome(stdout: output, stderr: errors, status: status(ending))
  }

  private func report(_ ending: Interpreter.Outcome, _ interpreter: Interpreter) -> String {
    switch ending {
    case .finished: ""
    case .exited(_, let message): message.map { $0 + "\n" } ?? ""
    case .raised(let exception): interpreter.report(exception)
    case .stopped(let stop): interpreter.stopReport("stopped", "\(stop)")
    }
  }

  private func status(_ ending: Interpreter.Outcome) -> Int {
    switch ending {
    case .finished: 0
    case .exited(let status, _): status
    case .raised(let exception): exception.type.name == "KeyboardInterrupt" ? 130 : 1
    case .stopped: 124
    }
  }
}
