/// How the program ends; PRODUCT's table of exit statuses.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// A block failed, or the notebook cannot be read as one.
  case failed = 1
  /// The command line asks for what cannot be: an unknown option, a file that is not there.
  case usage = 64
  case timedOut = 124
  case interrupted = 130

  /// Of several notebooks, the status that matters most: what stopped everything, then the first failure.
  package static func worst(_ a: ExitStatus, _ b: ExitStatus) -> ExitStatus {
    let order: [ExitStatus] = [.interrupted, .usage, .timedOut, .failed, .done]
    return order.first { $0 == a || $0 == b } ?? a
  }
}

/// Who tells the user what happens.
package protocol JobReporter: RunObserver {
  func notebookBegins(_ notebook: Notebook)
  func notebookEnds()
  /// - Parameter source: the notebook's bytes, to show the line that is meant.
  func problem(_ problem: Problem, in source: [UInt8]?)
  func fault(_ fault: Fault, file: String)
  func wrote(_ path: String)
}

/// Renders one notebook: reads, runs, writes.
package struct RenderJob {
  package let path: String
  package let outputFolder: String
  package let formats: [Renderers.Format]
  package let runOptions: RunOptions
  package let allowHTML: Bool
  package let engine: Engine.Factory
  package let watch: Watch?

  package init(
    path: String, outputFolder: String, formats: [Renderers.Format], runOptions: RunOptions, allowHTML: Bool,
    engine: @escaping Engine.Factory, watch: Watch?
  ) {
    self.path = path
    self.outputFolder = outputFolder
    self.formats = formats
    self.runOptions = runOptions
    self.allowHTML = allowHTML
    self.engine = engine
    self.watch = watch
  }

  package func run(reporter: any JobReporter) -> ExitStatus {
    if path.lowercased().hasSuffix(".ipynb") {
      reporter.problem(Problem(file: path, Wording.isIpynb), in: nil)
      return .usage
    }
    let source: [UInt8]
    do {
      source = try Files.read(path)
    } catch {
      reporter.problem(Problem(file: path, Self.words(for: error)), in: nil)
      return .usage
    }
    let notebook: Notebook
    do {
      notebook = try Reader.read(source, file: path)
    } catch {
      for problem in error.problems { reporter.problem(problem, in: source) }
      return .failed
    }
    for warning in notebook.warnings { reporter.problem(warning, in: source) }
    return run(notebook, source: source, reporter: reporter)
  }

  private static func words(for failure: FileFailure) -> String {
    switch failure.code {
    case 2: Wording.missing
    case 21: Wording.isFolder
    default: Wording.unreadable(failure.reason)
    }
  }

  private func run(_ notebook: Notebook, source: [UInt8], reporter: any JobReporter) -> ExitStatus {
    if let clash = overwritten(notebook) {
      reporter.problem(Problem(file: path, Wording.overwrites(clash)), in: nil)
      return .usage
    }
    let interrupt = Interrupt()
    watch?.guards(interrupt)
    defer { watch?.guards(nil) }
    let executed: ExecutedNotebook?
    do {
      let settings = EngineSettings(
        seed: runOptions.seed(for: notebook), readFolder: Files.folder(of: path), writeFolder: outputFolder,
        interrupt: interrupt, explain: runOptions.explain)
      let engine = try engine(settings)
      reporter.notebookBegins(notebook)
      executed = try Runner.run(notebook, on: engine, options: runOptions, observer: reporter, watch: watch)
      reporter.notebookEnds()
    } catch let refusal as Refusal {
      for problem in refusal.problems { reporter.problem(problem, in: source) }
      return .usage
    } catch let problem as Problem {
      reporter.problem(problem, in: nil)
      return .failed
    } catch {
      return .failed
    }
    guard let executed, watch?.isInterrupted != true else { return .interrupted }
    guard write(executed, source: source, reporter: reporter) else { return .failed }
    return ending(executed, reporter: reporter)
  }

  /// The report that would take the place of the notebook itself.
  private func overwritten(_ notebook: Notebook) -> String? {
    for format in formats {
      let target = outputFolder + "/" + Files.stem(of: path) + "." + format.name
      if let resolved = Files.resolved(target), resolved == Files.resolved(path) { return target }
    }
    return nil
  }

  // MARK: Writing

  private func write(_ executed: ExecutedNotebook, source: [UInt8], reporter: any JobReporter) -> Bool {
    var options = RenderOptions()
    options.allowHTML = allowHTML
    let folder = Files.folder(of: path)
    options.resource = { Files.resource($0, below: folder) }
    let context = RenderContext(executed, stem: Files.stem(of: path), options: options)
    // All formats are made before any file is touched.
    let reports = formats.map { $0.render(context) }
    for problem in context.problems { reporter.problem(problem, in: source) }
    do {
      try Files.makeFolder(outputFolder)
    } catch {
      reporter.problem(Problem(file: path, Wording.unwritable(outputFolder, error.reason)), in: nil)
      return false
    }
    return reports.allSatisfy { write($0, reporter: reporter) }
  }

  /// Writes the files of one report, the page itself last.
  private func write(_ files: [ReportFile], reporter: any JobReporter) -> Bool {
    guard let page = files.last else { return true }
    var folders: [String: Set<String>] = [:]
    for file in files {
      let target = outputFolder + "/" + file.path
      do {
        let folder = Files.folder(of: target)
        if file != page {
          if folders[folder] == nil { try Files.makeFolder(folder) }
          folders[folder, default: []].insert(String(target.dropFirst(folder.count + 1)))
        }
        try Files.write(file.bytes, to: target)
      } catch {
        reporter.problem(Problem(file: path, Wording.unwritable(target, error.reason)), in: nil)
        return false
      }
    }
    for (folder, names) in folders { Files.removeDrawings(in: folder, except: names) }
    reporter.wrote(outputFolder + "/" + page.path)
    return true
  }

  // MARK: Ending

  private func ending(_ executed: ExecutedNotebook, reporter: any JobReporter) -> ExitStatus {
    for fault in Self.faults(executed) { reporter.fault(fault, file: path) }
    switch executed.ending {
    case .complete: return .done
    case .failed: return .failed
    case .timedOut: return .timedOut
    }
  }

  /// The faults that ended the run; those an author allowed are only in the report.
  private static func faults(_ executed: ExecutedNotebook) -> [Fault] {
    var faults: [Fault] = []
    for case .cell(let cell) in executed.parts where cell.state == .failed {
      guard case .fault(let fault) = cell.outputs.last else { continue }
      if !(cell.settings.error && fault.cause == .raised) { faults.append(fault) }
    }
    for index in executed.values.keys.sorted() {
      if case .failure(let fault) = executed.values[index] { faults.append(fault) }
    }
    return faults
  }
}
