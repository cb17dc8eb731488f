/// The pieces of a `str.format` template.
///
/// As with `%`, CPython reports a flaw only when it gets there, so a flaw is a piece of its own.
package struct FieldTemplate: Sendable {
  package enum Name: Sendable, Equatable {
    case position(Int)
    case keyword(Text)
  }

  /// What follows the name: ".attribute", "[3]", "[key]".
  package enum Step: Sendable {
    case attribute(Text)
    case index(Int)
    case key(Text)
    case fault(TextFault)
  }

  package struct Field: Sendable {
    package let name: Name
    package let path: [Step]
    /// The letter after "!", not yet checked; nil without one.
    package let conversion: UInt32?
    /// The specification: pieces, whose fields are formatted first.
    package let specification: [Piece]
  }

  package indirect enum Piece: Sendable {
    case literal(Text)
    case field(Field)
    case fault(TextFault)
  }

  package let pieces: [Piece]

  package init(_ template: Text) {
    var numbering = Numbering.undecided
    pieces = FieldTemplate.read(template, depth: 2, &numbering)
  }

  /// Why a conversion letter other than r, s and a is refused.
  package static func unknownConversion(_ letter: UInt32) -> TextFault {
    let shown = letter > 32 && letter < 127 ? scalarString(letter) : "\\x" + String(letter, radix: 16)
    return .value("Unknown conversion specifier \(shown)")
  }

  package static func positionOutOfRange(_ index: Int) -> TextFault {
    TextFault(.indexError, "Replacement index \(index) out of range for positional args tuple")
  }

  /// For `format_map`, which has no positional values.
  package static let containsPositional = TextFault(.valueError, "Format string contains positional fields")
}

extension FieldTemplate {
  enum Numbering {
    case undecided, manual
    case automatic(next: Int)
  }

  fileprivate static func read(_ text: Text, depth: Int, _ numbering: inout Numbering) -> [Piece] {
    if depth == 0 { return [.fault(.value("Max string recursion exceeded"))] }
    var reader = FieldReader(text: text)
    var pieces: [Piece] = []
    do throws(TextFault) {
      while reader.at < text.count {
        let literal = try reader.readLiteral()
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        if reader.atField { pieces.append(.field(try reader.readField(depth, &numbering))) }
      }
    } catch {
      pieces.append(.fault(error))
    }
    return pieces
  }
}

private struct FieldReader {
  let text: Text
  var at = 0
  /// Whether the literal just read was ended by the start of a field.
  var atField = false

  private let open = codePoint("{")
  private let close = codePoint("}")

  init(text: Text) { self.text = text }

  /// The text up to a field, the end, or a doubled brace, of which one is kept.
  mutating func readLiteral() throws(TextFault) -> Text {
    let start = at
    atField = false
    while at < text.count {
      let point = text[at]
      at += 1
      guard point == open || point == close else { continue }
      if at < text.count, text[at] == point {
        at += 1
        return text.slice(start..<at - 1)
      }
      if point == close { throw .value("Single '}' encountered in format string") }
      if at == text.count { throw .value("Single '{' encountered in format string") }
      atField = true
      return text.slice(start..<at - 1)
    }
    return text.slice(start..<at)
  }

  mutating func readField(
    _ depth: Int, _ numbering: inout FieldTemplate.Numbering
  ) throws(TextFault) -> FieldTemplate.Field {
    let nameStart = at
    var end: UInt32?
    while at < text.count, end == nil {
      let point = text[at]
      at += 1
      switch point {
      case open: throw .value("unexpected '{' in field name")
      case codePoint("["):
        while at < text.count, text[at] != codePoint("]") { at += 1 }
      case close, codePoint(":"), codePoint("!"): end = point
      default: break
      }
    }
    guard var end else { throw .value("expected '}' before end of string") }
    let name = text.slice(nameStart..<at - 1)
    var conversion: UInt32?
    if end == codePoint("!") {
      guard at < text.count else {
        throw .value("end of string while looking for conversion specifier")
      }
      conversion = text[at]
      at += 1
      guard at < text.count else { throw .value("unmatched '{' in format spec") }
      end = text[at]
      at += 1
      if end != close, end != codePoint(":") { throw .value("expected ':' after conversion specifier") }
    }
    let specification = end == close ? (Text.empty, false) : try readSpecification()
    let (first, path) = try readName(name, &numbering)
    let pieces: [FieldTemplate.Piece] =
      specification.1
      ? FieldTemplate.read(specification.0, depth: depth - 1, &numbering)
      : specification.0.isEmpty ? [] : [.literal(specification.0)]
    return FieldTemplate.Field(name: first, path: path, conversion: conversion, specification: pieces)
  }

  /// Up to the brace that closes the field; true with braces inside.
  private mutating func readSpecification() throws(TextFault) -> (Text, Bool) {
    let start = at
    var depth = 1
    var nested = false
    while at < text.count {
      let point = text[at]
      at += 1
      if point == open {
        nested = true
        depth += 1
      } else if point == close {
        depth -= 1
        if depth == 0 { return (text.slice(start..<at - 1), nested) }
      }
    }
    throw .value("unmatched '{' in format spec")
  }

  private func readName(
    _ name: Text, _ numbering: inout FieldTemplate.Numbering
  ) throws(TextFault) -> (FieldTemplate.Name, [FieldTemplate.Step]) {
    var end = 0
    while end < name.count, name[end] != codePoint("."), name[end] != codePoint("[") { end += 1 }
    let first = name.slice(0..<end)
    let path = readPath(name, from: end)
    if first.isEmpty {
      switch numbering {
      case .manual:
        throw .value("cannot switch from manual field specification to automatic field numbering")
      case .undecided:
        numbering = .automatic(next: 1)
        return (.position(0), path)
      case .automatic(let next):
        numbering = .automatic(next: next + 1)
        return (.position(next), path)
      }
    }
    guard let index = try wholeNumber(first) else { return (.keyword(first), path) }
    if case .automatic = numbering {
      throw .value("cannot switch from automatic field numbering to manual field specification")
    }
    numbering = .manual
    return (.position(index), path)
  }

  private func wholeNumber(_ text: Text) throws(TextFault) -> Int? {
    var at = 0
    let value = try readFormatNumber(text, &at)
    return at == text.count ? value : nil
  }

  private func readPath(_ name: Text, from start: Int) -> [FieldTemplate.Step] {
    var path: [FieldTemplate.Step] = []
    var at = start
    do throws(TextFault) {
      while at < name.count { path.append(try readStep(name, &at)) }
    } catch {
      path.append(.fault(error))
    }
    return path
  }

  private func readStep(_ name: Text, _ at: inout Int) throws(TextFault) -> FieldTemplate.Step {
    let mark = name[at]
    at += 1
    let start = at
    let empty = TextFault.value("Empty attribute in format string")
    switch mark {
    case codePoint("."):
      while at < name.count, name[at] != codePoint("."), name[at] != codePoint("[") { at += 1 }
      if at == start { throw empty }
      return .attribute(name.slice(start..<at))
    case codePoint("["):
      while at < name.count, name[at] != codePoint("]") { at += 1 }
      guard at < name.count else { throw .value("Missing ']' in format string") }
      let key = name.slice(start..<at)
      at += 1
      if key.isEmpty { throw empty }
      if let index = try wholeNumber(key) { return .index(index) }
      return .key(key)
    default:
      throw .value("Only '.' or '[' may follow ']' in format field specifier")
    }
  }
}
