import Foundation
import Testing

/// Recorded texts. With `OCTAVO_RECORD=1` in the environment they are written anew.
enum Golden {
  static func check(_ text: String, _ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Golden/\(name)")
    if ProcessInfo.processInfo.environment["OCTAVO_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let recorded = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard text != recorded else { return }
    let place = zip(text.utf8, recorded.utf8).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let start = max(0, (place ?? min(text.utf8.count, recorded.utf8.count)) - 60)
    func excerpt(_ text: String) -> String {
      String(decoding: text.utf8.dropFirst(start).prefix(160), as: UTF8.self)
    }
    Issue.record(
      "\(name) differs at byte \(start + 60):\n  now      \(excerpt(text))\n  recorded \(excerpt(recorded))")
  }
}
