import Foundation
import OctavoTestSupport
import Testing

/// The reports in `output/` are what the program writes for `notebooks/`, to the byte, twice over.
/// `OCTAVO_RECORD=1` writes them anew.
struct CommittedReportTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../.."
  )
  .standardizedFileURL

  static func notebooks() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("notebooks").path)
      .filter { $0.hasSuffix(".md") }.sorted()
  }

  @Test(arguments: try notebooks()) func reportIsAsCommitted(_ notebook: String) throws {
    let path = "notebooks/\(notebook)"
    if Golden.isRecording {
      let program = try Program.run(["render", "--to", "html,md", path], in: Self.root.path)
      #expect(program.status == 0, "\(program.errors)")
      return
    }
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    for folder in folders {
      let program = try Program.run(
        ["render", "--to", "html,md", "-o", folder.path, path], in: Self.root.path)
      #expect(program.status == 0, "\(program.errors)")
    }
    #expect(folders[0].files == folders[1].files)
    #expect(!folders[0].files.isEmpty)
    for file in folders[0].files {
      let first = try folders[0].read(file)
      #expect(try first == folders[1].read(file), "\(file) differs between two runs")
      let committed = try String(
        contentsOf: Self.root.appendingPathComponent("output/\(file)"), encoding: .utf8)
      if let difference = TextDifference(expected: committed, actual: first) {
        Issue.record("output/\(file) is not what the program writes\n\(difference)")
      }
    }
  }
}
