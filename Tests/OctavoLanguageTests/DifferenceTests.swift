import Foundation
import OctavoProgramSupport
import OctavoTestSupport
import Testing

/// The programs of `Programs/differences` print what the page of differences says, which is not what CPython prints.
@Suite struct DifferenceTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Programs")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/differences")) ?? []
    return files.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  @Test(arguments: names) func difference(_ name: String) throws {
    let run = try runProgram("differences/\(name).py", arguments: [], in: Self.folder)
    let recorded = try String(
      contentsOf: Self.folder.appendingPathComponent("differences/\(name).octavo.txt"), encoding: .utf8)
    #expect(run.stdout + run.stderr == recorded)
    let page = Self.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Documentation/differences.md")
    #expect(
      try String(contentsOf: page, encoding: .utf8).contains(recorded.trimmingCharacters(in: .newlines)))
  }

  @Test func thereAreSome() { #expect(!Self.names.isEmpty) }
}
