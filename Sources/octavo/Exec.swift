import ArgumentParser
import Glibc
import OctavoNotebook

struct Exec: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a plain script as python3 would.",
    discussion: "Standard output, standard error and the exit status are what python3 would give.")

  @Flag(help: "Say for each function handed to an algorithm whether a kernel computes it, or why not.")
  var explain = false

  @Argument(help: "The script.")
  var script: String

  @Argument(parsing: .captureForPassthrough, help: "What the script finds in sys.argv after its own name.")
  var arguments: [String] = []

  func run() throws {
    let path = script.hasPrefix("/") ? script : (Files.resolved(".") ?? ".") + "/" + script
    let bytes: [UInt8]
    do {
      bytes = try Files.read(script)
    } catch {
      // Python's own words and status.
      let reason = String(cString: strerror(error.code))
      Terminal.error("octavo: can't open file '\(path)': [Errno \(error.code)] \(reason)")
      throw ExitCode(2)
    }
    let watch = Watch(
      .init(abandon: { _ in Terminal.error("octavo: stopped") }), mayGoOn: true)
    let interrupt = Interrupt()
    watch.guards(interrupt)
    var explainer: (@Sendable (String) -> Void)?
    if explain { explainer = { line in Terminal.write(line + "\n", to: 2) } }
    let settings = EngineSettings(
      seed: RunOptions.defaultSeed, readFolder: Files.folder(of: path), writeFolder: ".",
      interrupt: interrupt, explain: explainer)
    do {
      let engine = try Engine.makeScript(settings)
      let source = CellSource(text: String(decoding: bytes, as: UTF8.self), file: path, firstLine: 1)
      let status = engine.run(source, arguments: [script] + arguments)
      if status == ExitStatus.interrupted.rawValue, watch.isInterrupted { Self.endBySignal() }
      if status != 0 { throw ExitCode(status) }
    } catch let problem as Problem {
      Terminal.error(problem.description)
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }

  /// Ends the process as Python does after a Ctrl-C that nothing caught: by the signal, so that a shell's loop
  /// around it stops too.
  private static func endBySignal() {
    signal(SIGINT, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    kill(getpid(), SIGINT)
  }
}
