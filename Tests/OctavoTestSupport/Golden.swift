import Foundation
import Testing

/// Recorded texts that tests compare with: one file each, in a folder `Golden` beside the test.
///
/// `OCTAVO_RECORD=1 swift test` writes what the tests got; the change is then read in `git diff` before it
/// is committed.
public enum Golden {
  public static let isRecording = ProcessInfo.processInfo.environment["OCTAVO_RECORD"] == "1"

  /// Compares `text` with the recording `name`.
  public static func check(
    _ text: String, named name: String, file: String = #filePath, location: SourceLocation = #_sourceLocation
  ) {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden")
    let url = folder.appendingPathComponent(name)
    if isRecording {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
      } catch {
        Issue.record("cannot record \(url.path): \(error)", sourceLocation: location)
      }
      return
    }
    guard let recorded = try? String(contentsOf: url, encoding: .utf8) else {
      Issue.record(
        "there is no recording \(url.path); record it with OCTAVO_RECORD=1", sourceLocation: location)
      return
    }
    if let difference = TextDifference(expected: recorded, actual: text)?.description {
      Issue.record("\(name) differs from its recording\n\(difference)", sourceLocation: location)
    }
  }
}
