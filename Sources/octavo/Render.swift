import ArgumentParser
import Glibc
import OctavoNotebook

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run notebooks and write their reports.",
    discussion: """
      Reports are written to the output folder under the notebook's name, output/x.html for notebooks/x.md, and \
      their paths are printed. A block that fails ends the run of its notebook; the report is written all the \
      same and shows the traceback.

      Exit status: 0 done; 1 a block failed, or a notebook cannot be read as one; 64 wrong usage, or a file \
      that is not there; 124 time limit; 130 stopped by Ctrl-C.
      """)

  @Argument(help: "Markdown notebooks (.md, .qmd, .Rmd).")
  var notebooks: [String]

  @Option(name: .long, help: ArgumentHelp("Formats, separated by commas: html, md.", valueName: "formats"))
  var to = "html"

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the reports.", valueName: "folder"))
  var output = "output"

  @Option(
    name: .customShort("P"),
    help: ArgumentHelp(
      "Replaces the value of a parameter; may be given several times.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: ArgumentHelp("Notebooks to run at the same time.", valueName: "count"))
  var jobs = 1

  @Option(help: ArgumentHelp("Seconds that a block may take.", valueName: "seconds"))
  var timeout: Double?

  @Flag(help: "Run every block (this version always does).")
  var noCache = false

  @Flag(help: "Give unseeded random generators real entropy instead of a fixed seed.")
  var freshEntropy = false

  @Flag(name: .customLong("allow-html"), help: "Let raw HTML in the notebook through to the report.")
  var allowHTML = false

  @Flag(help: "Say for each function handed to an algorithm whether a kernel computes it, or why not.")
  var explain = false

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  func run() throws {
    let formats = try formats()
    let parameters = try splitParameters()
    try validateNumbers()
    try refuseClashes(formats)
    let reporter = Reporter(isQuiet: quiet, isTerminal: Terminal.errorIsTerminal)
    if notebooks.count > 1, jobs > 1 {
      throw ExitCode(Parallel.run(notebooks, jobs: jobs, arguments: childArguments).rawValue)
    }
    let watch = Watch(
      .init(
        tick: { reporter.tick() },
        abandon: { cause in
          Terminal.error(
            cause == .interrupted
              ? "octavo: stopped" : "octavo: the block did not stop at its time limit; no report is written")
        }))
    var options = RunOptions()
    options.parameters = parameters
    options.timeout = timeout
    options.freshEntropy = freshEntropy
    options.version = octavoVersion
    if explain { options.explain = { Terminal.write($0 + "\n", to: 2) } }
    var status = ExitStatus.done
    for path in notebooks {
      let job = RenderJob(
        path: path, outputFolder: output, formats: formats, runOptions: options, allowHTML: allowHTML,
        engine: Engine.make, watch: watch)
      status = ExitStatus.worst(status, job.run(reporter: reporter))
      if watch.isInterrupted {
        Terminal.error("octavo: stopped")
        status = .interrupted
        break
      }
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  // MARK: What the command line says

  private func formats() throws -> [Renderers.Format] {
    var result: [Renderers.Format] = []
    for name in to.split(separator: ",").map(String.init) {
      if let format = Renderers.all.first(where: { $0.name == name }) {
        if !result.contains(where: { $0.name == name }) { result.append(format) }
      } else if Renderers.planned.contains(name) {
        throw ValidationError("--to \(name) is not implemented yet; this version writes html and md")
      } else {
        throw ValidationError("--to has no format '\(name)'; this version writes html and md")
      }
    }
    guard !result.isEmpty else {
      throw ValidationError("--to names no format; this version writes html and md")
    }
    return result
  }

  private func splitParameters() throws -> [(name: String, text: String)] {
    try parameters.map { parameter in
      // Quarto and papermill users write name:value; both are accepted.
      guard let split = parameter.firstIndex(where: { $0 == "=" || $0 == ":" }), split > parameter.startIndex
      else {
        throw ValidationError("-P \(parameter): got no value, want name=value")
      }
      return (String(parameter[..<split]), String(parameter[parameter.index(after: split)...]))
    }
  }

  private func validateNumbers() throws {
    guard !output.isEmpty else { throw ValidationError("--output: got no name, want a folder") }
    guard jobs >= 1, jobs <= 1024 else { throw ValidationError("--jobs: got \(jobs), want 1 to 1024") }
    if let timeout, !(timeout > 0 && timeout <= 1e9) {
      throw ValidationError("--timeout: got \(timeout), want seconds above 0")
    }
  }

  private func refuseClashes(_ formats: [Renderers.Format]) throws {
    var seen: [String: String] = [:]
    for path in notebooks {
      let stem = Files.stem(of: path)
      if let first = seen.updateValue(path, forKey: stem), let format = formats.first {
        throw ValidationError(Wording.sameReport(first, path, "\(output)/\(stem).\(format.name)"))
      }
    }
  }

  /// What a child process is told, after the notebook.
  private var childArguments: [String] {
    var arguments = ["--to", to, "--output", output]
    for parameter in parameters { arguments += ["-P", parameter] }
    if let timeout { arguments += ["--timeout", timeout.description] }
    if freshEntropy { arguments.append("--fresh-entropy") }
    if allowHTML { arguments.append("--allow-html") }
    if explain { arguments.append("--explain") }
    if quiet { arguments.append("--quiet") }
    return arguments
  }
}
