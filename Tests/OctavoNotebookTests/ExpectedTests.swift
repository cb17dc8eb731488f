import Foundation
import OctavoNotebook
import OctavoTestSupport
import Testing

/// The blocks of the notebooks print what they print under Jupyter with the real packages, as
/// `Tests/record_notebook.py` recorded it.
struct ExpectedTests {
  struct Recording: Decodable, CustomTestStringConvertible {
    struct Warning: Decodable, Equatable {
      let line: Int
      let category: String
      let message: String
      enum CodingKeys: String, CodingKey {
        case line = "line in block"
        case category, message
      }
    }
    struct Cell: Decodable {
      let firstLine: String
      let stdout: String
      let result: String?
      let figures: Int
      let warnings: [Warning]
      enum CodingKeys: String, CodingKey {
        case firstLine = "first line"
        case stdout, result, figures, warnings
      }
    }
    let notebook: String
    let cells: [Cell]
    var testDescription: String { notebook }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../.."
  )
  .standardizedFileURL

  static func recordings() throws -> [Recording] {
    let folder = root.appendingPathComponent("Tests/OctavoNotebookTests/Expected")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.sorted { $0.path < $1.path }.map {
      try JSONDecoder().decode(Recording.self, from: Data(contentsOf: $0))
    }
  }

  @Test(arguments: try recordings()) func blocksPrintWhatPythonPrints(_ recording: Recording) throws {
    let path = Self.root.appendingPathComponent(recording.notebook)
    let scratch = try TemporaryFolder()
    let settings = EngineSettings(
      seed: 0, readFolder: path.deletingLastPathComponent().path, writeFolder: scratch.path,
      interrupt: Interrupt())
    let notebook = try read(String(contentsOf: path, encoding: .utf8), file: path.path)
    let executed = try #require(
      try Runner.run(notebook, on: Engine.make(settings), options: RunOptions()))
    #expect(executed.ending == .complete)
    let cells = executed.parts.compactMap { part in if case .cell(let cell) = part { cell } else { nil } }
    try #require(cells.count == recording.cells.count)
    for (cell, expected) in zip(cells, recording.cells) { compare(cell, expected, among: cells.map(\.cell)) }
  }

  private func compare(_ executed: ExecutedCell, _ expected: Recording.Cell, among cells: [Cell]) {
    let place: Comment = "the block on line \(executed.cell.firstLine), “\(expected.firstLine)”"
    var text = ""
    var result: String?
    var figures = 0
    var warnings: [Recording.Warning] = []
    for output in executed.outputs {
      switch output {
      case .stream(.stdout, let piece): text += piece
      case .result(let shown): result = shown
      case .figure: figures += 1
      case .warning(let warning):
        // The line may be in a function that an earlier block defined; Jupyter counts in that block.
        let line = warning.position?.line ?? 0
        let block = cells.last { $0.firstLine <= line } ?? executed.cell
        let inBlock = line - block.firstLine + 1
        warnings.append(.init(line: inBlock, category: warning.category, message: warning.message))
      default: Issue.record("\(place): an output that Python does not have: \(output)")
      }
    }
    #expect(text == expected.stdout, place)
    #expect(result == expected.result, place)
    #expect(figures == expected.figures, place)
    #expect(warnings == expected.warnings, place)
  }
}
