import Foundation

/// A folder of test programs, in sub-folders, with its list of programs that do not pass yet.
package struct ProgramFolder: Sendable {
  package let url: URL
  /// Names of all programs (`language/while_else`), in order. Modules that programs import begin with `helper`.
  package let names: [String]
  /// Why a program does not pass yet, by name.
  package let pending: [String: String]

  /// The folder `Programs` beside a test file; pass `#filePath`.
  package init(besideTestFile file: String) {
    url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Programs")
    names = Self.files(in: url, ending: ".py").filter { !$0.contains("/helper") }
    let list = try? String(contentsOf: url.appendingPathComponent("pending.txt"), encoding: .utf8)
    pending = Self.parsePending(list ?? "")
  }

  package func program(_ name: String) throws -> RecordedProgram { try RecordedProgram(name: name, in: url) }

  /// What is wrong with the folder itself: programs without recordings and the reverse, and a list of pending
  /// programs that names unknown ones or gives no reason.
  package var complaints: [String] {
    let recordings = Set(Self.files(in: url, ending: ".out"))
    let programs = Set(names)
    return programs.subtracting(recordings).map { "\($0).py has no recording" }.sorted()
      + recordings.subtracting(programs).map { "\($0).out has no program" }.sorted()
      + pending.keys.filter { !programs.contains($0) }.map { "pending.txt: no program \($0)" }.sorted()
      + pending.filter { $0.value.isEmpty }.map { "pending.txt: no reason for \($0.key)" }.sorted()
  }

  /// Checks one program. A pending program must fail: once it passes, its line has to leave the list.
  package func complaint(
    about name: String,
    running run: (_ path: String, _ arguments: [String], _ folder: URL) throws -> ProgramOutcome
  ) throws -> String? {
    let program = try program(name)
    guard let reason = pending[name] else { return try program.complaint(in: url, running: run) }
    let stillFails = (try? program.complaint(in: url, running: run) != nil) ?? true
    return stillFails ? nil : "\(name) passes: take it off pending.txt, which says “\(reason)”"
  }

  /// Lines of `name: reason`; blank lines and lines that begin with `#` are skipped.
  private static func parsePending(_ text: String) -> [String: String] {
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let name = String(parts[0]).trimmingCharacters(in: .whitespaces)
      result[name] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    return result
  }

  /// `sub-folder/file` for the files directly inside the sub-folders, without the ending, sorted.
  private static func files(in url: URL, ending: String) -> [String] {
    let manager = FileManager.default
    // What differs on purpose has recordings of its own.
    let folders = ((try? manager.contentsOfDirectory(atPath: url.path)) ?? []).filter { $0 != "differences" }
    return folders.flatMap { folder in
      let files = (try? manager.contentsOfDirectory(atPath: url.appendingPathComponent(folder).path)) ?? []
      return files.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0.dropLast(ending.count) }
    }.sorted()
  }
}
