/// How two texts differ, line by line, written for a person.
package struct TextDifference: CustomStringConvertible, Sendable {
  enum Line: Equatable, Sendable {
    case same(String)
    case expected(String)
    case actual(String)
  }

  let lines: [Line]

  /// Nil where the texts are equal.
  package init?(expected: String, actual: String) {
    guard expected != actual else { return nil }
    lines = Self.align(Self.split(expected), Self.split(actual))
  }

  /// Differing lines with `-` (expected) and `+` (actual), each group with two lines of what surrounds it.
  /// Spaces at the end of a differing line and characters that cannot be seen are made visible.
  package var description: String {
    let context = 2
    let limit = 60
    let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
    let shown = Set(changed.flatMap { max(0, $0 - context)...min(lines.count - 1, $0 + context) })
    var result: [String] = []
    var previous = -1
    for index in shown.sorted() {
      guard result.count < limit else {
        result.append("… and more")
        break
      }
      if index > previous + 1 { result.append("  …") }
      previous = index
      switch lines[index] {
      case .same(let text): result.append("  " + text)
      case .expected(let text): result.append("- " + Self.visible(text))
      case .actual(let text): result.append("+ " + Self.visible(text))
      }
    }
    return result.joined(separator: "\n")
  }

  /// The lines of a text; a last line without its end is told apart from one with it.
  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" {
      lines.removeLast()
    } else {
      lines[lines.count - 1] += "⟨no line end⟩"
    }
    return lines
  }

  private static func visible(_ line: String) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        result += "⟨U+" + String(scalar.value, radix: 16, uppercase: true) + "⟩"
      default: result.unicodeScalars.append(scalar)
      }
    }
    let trailing = result.reversed().prefix { $0 == " " }.count
    // A drawing is one line of thousands of characters.
    if result.count > 400 { return result.prefix(400) + "… and \(result.count - 400) characters more" }
    return result.dropLast(trailing) + String(repeating: "·", count: trailing)
  }

  /// Longest common subsequence over what is left after the common beginning and end are set aside.
  private static func align(_ expected: [String], _ actual: [String]) -> [Line] {
    let shorter = min(expected.count, actual.count)
    let head = (0..<shorter).prefix { expected[$0] == actual[$0] }.count
    let tail = (0..<(shorter - head)).prefix {
      expected[expected.count - 1 - $0] == actual[actual.count - 1 - $0]
    }.count
    let middle = alignMiddle(
      Array(expected[head..<(expected.count - tail)]), Array(actual[head..<(actual.count - tail)]))
    return expected.prefix(head).map(Line.same) + middle + expected.suffix(tail).map(Line.same)
  }

  private static func alignMiddle(_ expected: [String], _ actual: [String]) -> [Line] {
    // A runaway program can print a great deal: beyond this the table would cost more than it tells.
    guard expected.count * actual.count <= 4_000_000 else {
      return expected.map(Line.expected) + actual.map(Line.actual)
    }
    let width = actual.count + 1
    // lengths[i * width + j]: length of the common subsequence of expected[i...] and actual[j...].
    var lengths = [Int](repeating: 0, count: (expected.count + 1) * width)
    for i in expected.indices.reversed() {
      for j in actual.indices.reversed() {
        lengths[i * width + j] =
          expected[i] == actual[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var result: [Line] = []
    var i = 0
    var j = 0
    while i < expected.count, j < actual.count {
      if expected[i] == actual[j] {
        result.append(.same(expected[i]))
        i += 1
        j += 1
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        result.append(.expected(expected[i]))
        i += 1
      } else {
        result.append(.actual(actual[j]))
        j += 1
      }
    }
    return result + expected[i...].map(Line.expected) + actual[j...].map(Line.actual)
  }
}
