import ArgumentParser
import OctavoNotebook

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what Octavo does not support in notebooks or scripts, without running them.",
    discussion: """
      Each line names a place and what is there: a module or a name of a module that Octavo has not, syntax that \
      it refuses, a cell option or a magic that it does not know. Helper modules beside the file are read too.

      Exit status: 0 nothing found; 1 something found; 64 wrong usage, or a file that is not there.
      """)

  @Argument(help: "Notebooks (.md, .qmd, .Rmd) or scripts (.py).")
  var files: [String]

  func run() throws {
    var status = ExitStatus.done
    for file in files {
      do {
        for problem in try Examiner.problems(of: file) {
          Terminal.output(problem.description)
          status = .worst(status, .failed)
        }
      } catch let problem as Problem {
        Terminal.error(problem.description)
        status = .worst(status, .usage)
      }
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
