import ArgumentParser
import OctavoLanguage
@preconcurrency import Glibc

@main
struct Octavo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run Markdown notebooks of scientific Python, without Python.")
  @ArgumentParser.Argument var file: String
  func run() throws {
    var host = Host()
    host.writeOutput = { fputs($0.string, stdout) }
    let interpreter = Interpreter(host: host)
    let text = String(decoding: readFile(file) ?? [], as: UTF8.self)
    switch interpreter.run(Source(file: file, text: text), mode: .module) {
    case .raised(let e): fputs(interpreter.report(e), stderr); throw ExitCode(1)
    default: break
    }
  }
}
