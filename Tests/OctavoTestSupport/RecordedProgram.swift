import Foundation

/// What a run of a program gave: the texts it wrote and its exit status.
package struct ProgramOutcome: Equatable, Sendable {
  package var stdout: String
  package var stderr: String
  package var status: Int

  package init(stdout: String, stderr: String, status: Int) {
    self.stdout = stdout
    self.stderr = stderr
    self.status = status
  }

  /// The outcome with every mention of `folder` taken out, as the recorder does it, so that a traceback names
  /// `language/while_else.py` wherever the tree stands.
  func relative(to folder: URL) -> ProgramOutcome {
    let prefix = folder.path + "/"
    return ProgramOutcome(
      stdout: stdout.replacingOccurrences(of: prefix, with: ""),
      stderr: stderr.replacingOccurrences(of: prefix, with: ""), status: status)
  }
}

/// A test program and what the real Python printed for it; `Tests/record_programs.py` describes the format.
package struct RecordedProgram: Sendable {
  /// Folder and name without ending: `language/while_else`.
  package let name: String
  /// Path of the program inside the folder of programs.
  package var path: String { name + ".py" }
  /// The words after `# arguments:` on the program's first line.
  package let arguments: [String]
  /// What recorded it: `CPython 3.11.7`, with the packages where it uses any.
  package let recorder: String
  package let expected: ProgramOutcome

  package init(name: String, in folder: URL) throws {
    self.name = name
    let source = try String(contentsOf: folder.appendingPathComponent(name + ".py"), encoding: .utf8)
    let firstLine = source.prefix { $0 != "\n" }
    let marker = "# arguments:"
    arguments =
      firstLine.hasPrefix(marker)
      ? firstLine.dropFirst(marker.count).split(separator: " ").map(String.init) : []
    let recording = try String(contentsOf: folder.appendingPathComponent(name + ".out"), encoding: .utf8)
    (recorder, expected) = try Self.parse(recording, of: name)
  }

  static func parse(_ text: String, of name: String) throws -> (recorder: String, outcome: ProgramOutcome) {
    // By scalars, not characters: a program may print a carriage return before the line end.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[
      ...]
    func header(_ key: String) throws -> String {
      guard let line = lines.popFirst(), line.hasPrefix(key) else {
        throw MalformedRecording(name: name, wanted: "a line “\(key)…”")
      }
      return String(line.dropFirst(key.count))
    }
    let recorder = try header("# recorded with ")
    guard let status = Int(try header("# status ")) else {
      throw MalformedRecording(name: name, wanted: "a number after “# status ”")
    }
    _ = try header("--- stdout")
    guard lines.last == "" else { throw MalformedRecording(name: name, wanted: "a line end at the end") }
    lines.removeLast()
    let border = lines.firstIndex(of: "--- stderr") ?? lines.endIndex
    let outcome = ProgramOutcome(
      stdout: section(lines[..<border]), stderr: section(lines[border...].dropFirst()), status: status)
    return (recorder, outcome)
  }

  private static func section(_ lines: ArraySlice<String>) -> String {
    guard lines.last == "\\ no newline at end" else { return lines.map { $0 + "\n" }.joined() }
    return lines.dropLast().joined(separator: "\n")
  }

  /// Runs the program and says how its outcome differs from the recording; nil where it does not.
  package func complaint(
    in folder: URL,
    running run: (_ path: String, _ arguments: [String], _ folder: URL) throws -> ProgramOutcome
  ) throws -> String? {
    let actual = try run(path, arguments, folder).relative(to: folder)
    var parts: [String] = []
    if actual.status != expected.status {
      parts.append("exit status \(actual.status), expected \(expected.status)")
    }
    for (title, stream) in [("stdout", \ProgramOutcome.stdout), ("stderr", \ProgramOutcome.stderr)] {
      let difference = TextDifference(expected: expected[keyPath: stream], actual: actual[keyPath: stream])
      if let difference { parts.append("\(title) (- \(recorder), + Octavo):\n\(difference)") }
    }
    return parts.isEmpty ? nil : "\(path): " + parts.joined(separator: "\n")
  }
}

/// A `.out` file that does not have the form the recorder writes.
struct MalformedRecording: Error, CustomStringConvertible {
  let name: String
  let wanted: String
  var description: String { "\(name).out: wanted \(wanted); record it again with Tests/record_programs.py" }
}
