/// Python's format specification, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
package struct FormatSpecification: Sendable {
  package enum Alignment: UInt32, Sendable {
    case left = 0x3C  // <
    case right = 0x3E  // >
    case center = 0x5E  // ^
    case afterSign = 0x3D  // =
  }

  enum Grouping: Sendable {
    case none, commas, underscores
    /// Underscores between groups of four, for binary, octal and hexadecimal.
    case underscoresByFour
  }

  /// What is formatted; it decides the defaults.
  package enum Subject: Sendable {
    case string, integer, float, complex
  }

  var fill: UInt32 = 0x20
  var alignment: Alignment
  var hasAlignment = false
  var sign: UInt32?
  var coercesNegativeZero = false
  var alternate = false
  var width = 0
  var grouping = Grouping.none
  var precision: Int?
  /// The presentation type; nil when left out.
  var type: UInt32?
  /// The name of the value's type, for messages.
  let typeName: String

  /// A specification with nothing in it.
  init(_ subject: Subject, typeName: String) {
    alignment = subject == .string ? .left : .right
    type = subject == .string ? codePoint("s") : subject == .integer ? codePoint("d") : nil
    self.typeName = typeName
  }

  /// Reads a specification for a value of the type named. Throws ValueError in CPython's words.
  package static func parse(
    _ text: Text, for subject: Subject, typeName: String
  ) throws(TextFault) -> FormatSpecification {
    var reader = SpecificationReader(text: text, result: FormatSpecification(subject, typeName: typeName))
    try reader.read(subject)
    return reader.result
  }

  /// CPython's complaint about `type`.
  var unknownType: TextFault {
    let code = type ?? 0
    let shown = code > 32 && code < 128 ? scalarString(code) : "\\x" + String(code, radix: 16)
    return .value("Unknown format code '\(shown)' for object of type '\(typeName)'")
  }

  func isType(_ letters: StaticString) -> Bool {
    guard let type, type < 128 else { return false }
    return letters.withUTF8Buffer { $0.contains(UInt8(truncatingIfNeeded: type)) }
  }

  /// `content` with fill on the sides that the alignment asks for.
  func padded(_ content: Text) throws(TextFault) -> Text {
    let missing = width - content.count
    guard missing > 0 else { return content }
    try TextLimits.check(width)
    let before =
      switch alignment {
      case .left: 0
      case .right, .afterSign: missing
      case .center: missing / 2
      }
    var builder = TextBuilder(reserving: width)
    builder.append(repeating: fill, count: before)
    builder.append(content)
    builder.append(repeating: fill, count: missing - before)
    return builder.finish()
  }
}

/// The code of an ASCII letter.
@inline(__always)
func codePoint(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }

/// A code point as a string; a surrogate becomes U+FFFD.
func scalarString(_ point: UInt32) -> String { String(Unicode.Scalar(point) ?? "\u{FFFD}") }

private struct SpecificationReader {
  let text: Text
  var at = 0
  var result: FormatSpecification

  private var next: UInt32? { at < text.count ? text[at] : nil }

  private mutating func accept(_ point: UInt32) -> Bool {
    guard next == point else { return false }
    at += 1
    return true
  }

  mutating func read(_ subject: FormatSpecification.Subject) throws(TextFault) {
    let hasFill = readAlignment()
    if let sign = next, sign == codePoint("+") || sign == codePoint("-") || sign == codePoint(" ") {
      result.sign = sign
      at += 1
    }
    result.coercesNegativeZero = accept(codePoint("z"))
    result.alternate = accept(codePoint("#"))
    if !hasFill, accept(codePoint("0")) {
      result.fill = codePoint("0")
      if !result.hasAlignment, subject != .string { result.alignment = .afterSign }
    }
    result.width = try readNumber() ?? 0
    try readGrouping()
    if accept(codePoint(".")) {
      guard let precision = try readNumber() else { throw .value("Format specifier missing precision") }
      result.precision = precision
    }
    if text.count - at > 1 {
      throw .value("Invalid format specifier '\(text.string)' for object of type '\(result.typeName)'")
    }
    if let type = next { result.type = type }
    try checkGrouping()
  }

  /// True when a fill character was given.
  private mutating func readAlignment() -> Bool {
    if text.count >= 2, let alignment = FormatSpecification.Alignment(rawValue: text[1]) {
      result.fill = text[0]
      result.alignment = alignment
      result.hasAlignment = true
      at = 2
      return true
    }
    if let first = next, let alignment = FormatSpecification.Alignment(rawValue: first) {
      result.alignment = alignment
      result.hasAlignment = true
      at = 1
    }
    return false
  }

  private mutating func readNumber() throws(TextFault) -> Int? {
    guard let number = try readFormatNumber(text, &at) else { return nil }
    return number
  }

  private mutating func readGrouping() throws(TextFault) {
    let both = TextFault.value("Cannot specify both ',' and '_'.")
    if accept(codePoint(",")) { result.grouping = .commas }
    if next == codePoint("_") {
      if result.grouping != .none { throw both }
      result.grouping = .underscores
      at += 1
    }
    if next == codePoint(","), result.grouping == .underscores { throw both }
  }

  private mutating func checkGrouping() throws(TextFault) {
    guard result.grouping != .none else { return }
    guard result.type != nil, !result.isType("defgEG%F") else { return }
    if result.isType("boxX"), result.grouping == .underscores {
      result.grouping = .underscoresByFour
      return
    }
    let separator = result.grouping == .commas ? "," : "_"
    let code = result.type ?? 0
    let shown = code > 32 && code < 128 ? scalarString(code) : "\\x" + String(code, radix: 16)
    throw .value("Cannot specify '\(separator)' with '\(shown)'.")
  }
}

/// A run of decimal digits of any script at `at`, moving past it; nil without one.
/// Throws ValueError when the number does not fit.
func readFormatNumber(_ text: Text, _ at: inout Int) throws(TextFault) -> Int? {
  let start = at
  var value = 0
  while at < text.count, let digit = unicodeDecimalValue(text[at]) {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(Int(digit))
    if overflow || carry { throw .value("Too many decimal digits in format string") }
    value = sum
    at += 1
  }
  return at > start ? value : nil
}

@inline(__always)
func unicodeDecimalValue(_ point: UInt32) -> UInt32? {
  if point < 128 { return point >= 48 && point <= 57 ? point - 48 : nil }
  return UnicodeProperties.shared.decimalValue(point)
}
