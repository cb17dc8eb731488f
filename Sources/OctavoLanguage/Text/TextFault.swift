/// What a function on plain data (text, bytes, numbers) found wrong, in CPython's own words.
/// The interpreter turns it into the exception that `kind` names.
package struct TextFault: Error, Sendable {
  package enum Kind: Sendable, Equatable {
    case valueError, typeError, indexError, keyError, overflowError, memoryError, lookupError
    case zeroDivision, attributeError, recursionError
    case unicodeDecode(UnicodeProblem)
    case unicodeEncode(UnicodeProblem)
    /// `re.error`; `position` is nil where CPython gives none.
    case regex(position: Int?)
    /// `json.JSONDecodeError`: its `msg`, `pos`, `lineno` and `colno`.
    case json(message: String, position: Int, line: Int, column: Int)
    /// `_csv.Error`.
    case csv
  }

  package let kind: Kind
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  static func value(_ message: String) -> TextFault { TextFault(.valueError, message) }
  static func type(_ message: String) -> TextFault { TextFault(.typeError, message) }
  static func overflow(_ message: String) -> TextFault { TextFault(.overflowError, message) }
}

/// The attributes of a UnicodeDecodeError or UnicodeEncodeError besides its object.
package struct UnicodeProblem: Sendable, Equatable {
  package let encoding: String
  package let start: Int
  package let end: Int
  package let reason: String
}

/// How much one operation may make. A script can ask for `"x" * 10**12`; refusing is better than being killed.
package enum TextLimits {
  /// In elements of the result. A machine lowers it to its memory limit.
  nonisolated(unsafe) package static var maximumCount = 1 << 31

  /// Throws MemoryError when a result would have more elements than `maximumCount`.
  static func check(_ count: Int) throws(TextFault) {
    if count > maximumCount { throw TextFault(.memoryError, "") }
  }

  /// `a * b`, checked as `check` does. Both must not be negative.
  static func product(_ a: Int, _ b: Int) throws(TextFault) -> Int {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    if overflow { throw TextFault(.memoryError, "") }
    try check(result)
    return result
  }
}
