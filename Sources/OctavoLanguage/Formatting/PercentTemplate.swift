/// The pieces of a `%` format string.
///
/// CPython reports a flaw in the template only when it gets there, after earlier values have been formatted; so a
/// flaw is a piece of its own, to be thrown when reached.
package struct PercentTemplate: Sendable {
  package enum Amount: Sendable, Equatable {
    case none
    case number(Int)
    /// "*": the next value, an int.
    case next
  }

  package struct Field: Sendable {
    package var leftAdjusts = false
    package var showsSign = false
    package var blankForSign = false
    package var alternate = false
    package var zeroPads = false
    package var width = Amount.none
    package var precision = Amount.none
    /// The conversion letter, not yet checked.
    package var conversion: UInt32 = 0
    /// Where the letter stands in the template.
    package var index = 0
  }

  package enum Piece: Sendable {
    case literal(Text)
    /// A key follows: throw `wantsMapping` here if the values are no mapping.
    case requiresMapping
    /// The name in "%(name)s": the next field takes the value of it.
    case key(Text)
    case field(Field)
    case fault(TextFault)
  }

  package let pieces: [Piece]

  package init(_ template: Text) {
    var reader = PercentReader(template)
    pieces = reader.read()
  }

  package static let notEnough = TextFault(.typeError, "not enough arguments for format string")
  package static func notAllConverted(isBytes: Bool) -> TextFault {
    TextFault(.typeError, "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
  }
  package static let wantsMapping = TextFault(.typeError, "format requires a mapping")
  package static let starWantsInt = TextFault(.typeError, "* wants int")
}

private struct PercentReader {
  let text: Text
  var at = 0
  var pieces: [PercentTemplate.Piece] = []
  var literal = TextBuilder()

  init(_ text: Text) { self.text = text }

  mutating func read() -> [PercentTemplate.Piece] {
    let percent = codePoint("%")
    var start = 0
    while at < text.count {
      guard text[at] == percent else {
        at += 1
        continue
      }
      literal.append(text, start..<at)
      at += 1
      if at < text.count, text[at] == percent {
        literal.append(percent)
        at += 1
      } else {
        do throws(TextFault) {
          try readField()
        } catch {
          finishLiteral()
          pieces.append(.fault(error))
          return pieces
        }
      }
      start = at
    }
    literal.append(text, start..<at)
    finishLiteral()
    return pieces
  }

  private mutating func finishLiteral() {
    if literal.count > 0 { pieces.append(.literal(literal.finish())) }
  }

  private mutating func readField() throws(TextFault) {
    var field = PercentTemplate.Field()
    let key = at < text.count && text[at] == codePoint("(") ? try readKey() : nil
    readFlags(&field)
    field.width = try readAmount(tooBig: "width too big")
    if at < text.count, text[at] == codePoint(".") {
      at += 1
      field.precision = try readAmount(tooBig: "precision too big")
      if field.precision == .none { field.precision = .number(0) }
    }
    if at < text.count, text[at] == codePoint("h") || text[at] == codePoint("l") || text[at] == codePoint("L")
    {
      at += 1
    }
    guard at < text.count else { throw .value("incomplete format") }
    field.conversion = text[at]
    field.index = at
    at += 1
    finishLiteral()
    if let key { pieces.append(.key(key)) }
    pieces.append(.field(field))
  }

  private mutating func readKey() throws(TextFault) -> Text {
    finishLiteral()
    pieces.append(.requiresMapping)
    at += 1
    let start = at
    var depth = 1
    while at < text.count {
      if text[at] == codePoint(")") { depth -= 1 }
      if text[at] == codePoint("(") { depth += 1 }
      at += 1
      if depth == 0 { return text.slice(start..<at - 1) }
    }
    throw .value("incomplete format key")
  }

  private mutating func readFlags(_ field: inout PercentTemplate.Field) {
    while at < text.count {
      switch text[at] {
      case codePoint("-"): field.leftAdjusts = true
      case codePoint("+"): field.showsSign = true
      case codePoint(" "): field.blankForSign = true
      case codePoint("#"): field.alternate = true
      case codePoint("0"): field.zeroPads = true
      default: return
      }
      at += 1
    }
  }

  private mutating func readAmount(tooBig: String) throws(TextFault) -> PercentTemplate.Amount {
    guard at < text.count else { return .none }
    if text[at] == codePoint("*") {
      at += 1
      return .next
    }
    let start = at
    var value = 0
    let largest = tooBig.hasPrefix("width") ? Int.max : Int(Int32.max)
    while at < text.count, text[at] >= 48, text[at] <= 57 {
      let digit = Int(text[at]) - 48
      if value > (largest - digit) / 10 { throw .value(tooBig) }
      value = value * 10 + digit
      at += 1
    }
    return at > start ? .number(value) : .none
  }
}
