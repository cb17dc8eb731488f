import OctavoLanguage
import OctavoLibrary

/// Looks a notebook or a script over for what Octavo does not support.
package enum Examiner {
  /// - Returns: the findings in the order of the text; none for a file that will run, as far as reading can tell.
  /// - Throws: `Problem` when the file cannot be read.
  package static func problems(of file: String) throws(Problem) -> [Problem] {
    let bytes: [UInt8]
    do {
      bytes = try Files.read(file)
    } catch {
      throw Problem(file: file, Wording.unreadable(error.reason))
    }
    return file.hasSuffix(".py") ? script(bytes, file) : notebook(bytes, file)
  }

  private static func script(_ bytes: [UInt8], _ file: String) -> [Problem] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return [Problem(file: file, at: Position(line: 1), "SyntaxError: the file is not UTF-8")]
    }
    return examine([Source(file: file, text: text, origin: .file)], file)
  }

  private static func notebook(_ bytes: [UInt8], _ file: String) -> [Problem] {
    let notebook: Notebook
    do {
      notebook = try Reader.read(bytes, file: file)
    } catch {
      return error.problems
    }
    let cells = notebook.cells.filter { $0.options.eval != false }
    return notebook.warnings
      + examine(cells.map { Source(file: file, text: $0.source, firstLine: $0.firstLine) }, file)
  }

  private static func examine(_ sources: [Source], _ file: String) -> [Problem] {
    var host = Host()
    host.folder = Files.folder(of: file)
    let machine = Machine(host: host)
    Library.install(into: machine)
    let findings = try? onLargeStack {
      Library.running(on: machine) {
        let examination = Examination(machine)
        for source in sources { examination.examine(source) }
        return examination.findings
      }
    }
    let problems = (findings ?? []).map { finding in
      Problem(file: finding.file, at: Position(line: finding.line, column: finding.column), finding.message)
    }
    // The file itself first, then its helpers, each in the order of its text.
    return problems.sorted {
      ($0.file == file ? "" : $0.file, $0.position ?? Position(line: 0)) < (
        $1.file == file ? "" : $1.file, $1.position ?? Position(line: 0)
      )
    }
  }
}
