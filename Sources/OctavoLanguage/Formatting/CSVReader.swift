/// Splits lines into rows of fields, Python's `csv.reader`. A quoted field may go on over several lines.
package struct CSVReader: Sendable {
  package struct Field: Sendable, Equatable {
    package let text: Text
    /// Of a field not quoted, while the dialect takes those for numbers.
    package let number: Double?
  }

  private enum State {
    case rowStart, fieldStart, escaped, inField, inQuotes, escapedInQuotes, quoteInQuotes, lineEnd
    case afterEscapedLineEnd
  }

  /// `csv.field_size_limit`, in characters.
  package var fieldLimit = 131_072
  private let dialect: CSVDialect
  private var state = State.rowStart
  private var field = TextBuilder()
  private var fields: [Field] = []
  private var isNumber = false

  package init(_ dialect: CSVDialect) { self.dialect = dialect }

  /// Takes one line, with its end; the row if it is complete. Throws `csv.Error`, or ValueError for no number.
  package mutating func read(line: Text) throws(TextFault) -> [Field]? {
    for index in 0..<line.count { try take(line[index]) }
    try takeEnd()
    guard state == .rowStart else { return nil }
    defer { fields = [] }
    return fields
  }

  /// What is left when there are no more lines: an unfinished row, unless the dialect is strict.
  package mutating func finish() throws(TextFault) -> [Field]? {
    guard field.count > 0 || state == .inQuotes else { return nil }
    if dialect.isStrict { throw TextFault(.csv, "unexpected end of data") }
    try save()
    defer { reset() }
    return fields
  }

  private mutating func reset() {
    state = .rowStart
    fields = []
  }

  private mutating func save() throws(TextFault) {
    let text = field.finish()
    fields.append(Field(text: text, number: isNumber ? try FloatText.parse(text) : nil))
    isNumber = false
  }

  private mutating func add(_ point: UInt32) throws(TextFault) {
    if field.count >= fieldLimit {
      throw TextFault(.csv, "field larger than field limit (\(fieldLimit))")
    }
    field.append(point)
  }

  private func isLineEnd(_ point: UInt32) -> Bool { point == 10 || point == 13 }

  /// The end of a line of input, which need not be the end of a row.
  private mutating func takeEnd() throws(TextFault) {
    switch state {
    case .rowStart: break
    case .fieldStart, .inField, .quoteInQuotes:
      try save()
      state = .rowStart
    case .escaped:
      // The escape took the end: the row goes on with the next line.
      try add(10)
      state = .inField
    case .afterEscapedLineEnd: break
    case .inQuotes: break
    case .escapedInQuotes:
      try add(10)
      state = .inQuotes
    case .lineEnd: state = .rowStart
    }
  }

  private mutating func take(_ point: UInt32) throws(TextFault) {
    switch state {
    case .rowStart:
      if isLineEnd(point) {
        state = .lineEnd
      } else {
        try startField(point)
      }
    case .fieldStart: try startField(point)
    case .escaped:
      try add(point)
      state = isLineEnd(point) ? .afterEscapedLineEnd : .inField
    case .afterEscapedLineEnd, .inField: try continueField(point)
    case .inQuotes:
      if point == dialect.escape {
        state = .escapedInQuotes
      } else if point == dialect.quote, dialect.quoting != .none {
        state = dialect.doublesQuotes ? .quoteInQuotes : .inField
      } else {
        try add(point)
      }
    case .escapedInQuotes:
      try add(point)
      state = .inQuotes
    case .quoteInQuotes: try afterQuote(point)
    case .lineEnd:
      if !isLineEnd(point) {
        let message =
          "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?"
        throw TextFault(.csv, message)
      }
    }
  }

  private mutating func startField(_ point: UInt32) throws(TextFault) {
    if isLineEnd(point) {
      try save()
      state = .lineEnd
    } else if point == dialect.quote, dialect.quoting != .none {
      state = .inQuotes
    } else if point == dialect.escape {
      state = .escaped
    } else if point == 32, dialect.skipsInitialSpace {
      state = .fieldStart
    } else if point == dialect.delimiter {
      try save()
      state = .fieldStart
    } else {
      if dialect.quoting == .nonNumeric { isNumber = true }
      try add(point)
      state = .inField
    }
  }

  private mutating func continueField(_ point: UInt32) throws(TextFault) {
    if isLineEnd(point) {
      try save()
      state = .lineEnd
    } else if point == dialect.escape {
      state = .escaped
    } else if point == dialect.delimiter {
      try save()
      state = .fieldStart
    } else {
      // Behind an escaped line end the state stays, so that, as in CPython, the row goes on with the next line.
      try add(point)
    }
  }

  private mutating func afterQuote(_ point: UInt32) throws(TextFault) {
    if point == dialect.quote, dialect.quoting != .none {
      // A doubled quote is one.
      try add(point)
      state = .inQuotes
    } else if point == dialect.delimiter {
      try save()
      state = .fieldStart
    } else if isLineEnd(point) {
      try save()
      state = .lineEnd
    } else if dialect.isStrict {
      let quote = dialect.quote.map { scalarString($0) } ?? ""
      throw TextFault(.csv, "'\(scalarString(dialect.delimiter))' expected after '\(quote)'")
    } else {
      try add(point)
      state = .inField
    }
  }
}
