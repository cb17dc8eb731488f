/// A place in a notebook: lines and columns count from 1, columns in code points.
package struct Position: Sendable, Hashable, Comparable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Something the author of a notebook should know about, with where it is.
package struct Problem: Sendable, Hashable, Error, CustomStringConvertible {
  package enum Severity: String, Sendable { case error, warning }
  package let severity: Severity
  package let file: String
  /// nil when the file as a whole is meant.
  package let position: Position?
  package let message: String

  package init(_ severity: Severity = .error, file: String, at position: Position? = nil, _ message: String) {
    self.severity = severity
    self.file = file
    self.position = position
    self.message = message
  }

  /// `file:line:column: error: message`, the form editors and CI understand.
  package var description: String {
    guard let position else { return "\(file): \(severity.rawValue): \(message)" }
    return "\(file):\(position.line):\(position.column): \(severity.rawValue): \(message)"
  }
}

/// Several problems that together stop a notebook from being run.
package struct Refusal: Error, Sendable {
  package let problems: [Problem]
  package init(_ problems: [Problem]) { self.problems = problems }
}
