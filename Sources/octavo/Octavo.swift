import ArgumentParser
import CMachine
import Glibc
import OctavoNotebook

@main
struct Octavo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run Markdown notebooks of scientific Python, without Python.",
    version: octavoVersion,
    subcommands: [Render.self, Exec.self, Doctor.self])

  /// Verbs that are planned; they are refused by name rather than guessed at.
  static let planned = ["check", "preview", "convert", "compare", "new", "lint", "update", "cache"]

  static func main() {
    octavo_keep_freed_memory()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let verb = arguments.first, planned.contains(verb) {
      Terminal.error(
        "octavo: '\(verb)' is not implemented yet; this version has 'render', 'exec' and 'doctor'")
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    main(arguments)
  }
}
