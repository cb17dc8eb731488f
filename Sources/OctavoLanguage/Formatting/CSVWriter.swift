/// Puts a row of fields into a line, Python's `csv.writer`.
package struct CSVWriter: Sendable {
  /// A field as text (None is empty), and whether it was a number, which matters to QUOTE_NONNUMERIC.
  package struct Field: Sendable {
    package let text: Text
    package let isNumber: Bool

    package init(_ text: Text, isNumber: Bool = false) {
      self.text = text
      self.isNumber = isNumber
    }
  }

  private let dialect: CSVDialect

  package init(_ dialect: CSVDialect) { self.dialect = dialect }

  /// The line with its end. Throws `csv.Error`.
  package func line(_ fields: [Field]) throws(TextFault) -> Text {
    var builder = TextBuilder()
    for (index, field) in fields.enumerated() {
      if index > 0 { builder.append(dialect.delimiter) }
      try append(field, to: &builder)
    }
    if fields.count == 1, builder.count == 0 {
      // Nothing at all would be read back as no field.
      guard dialect.quoting != .none, let quote = dialect.quote else {
        throw TextFault(.csv, "single empty field record must be quoted")
      }
      builder.append(repeating: quote, count: 2)
    }
    builder.append(dialect.lineTerminator)
    return builder.finish()
  }

  private func append(_ field: Field, to builder: inout TextBuilder) throws(TextFault) {
    var isQuoted =
      switch dialect.quoting {
      case .all: true
      case .nonNumeric: !field.isNumber
      case .minimal, .none: false
      }
    var body = TextBuilder()
    for index in 0..<field.text.count {
      let point = field.text[index]
      if isSpecial(point) {
        var wantsEscape = dialect.quoting == .none
        if !wantsEscape {
          if point == dialect.quote {
            if dialect.doublesQuotes { body.append(point) } else { wantsEscape = true }
          } else if point == dialect.escape {
            wantsEscape = true
          }
          if !wantsEscape { isQuoted = true }
        }
        if wantsEscape {
          guard let escape = dialect.escape else {
            throw TextFault(.csv, "need to escape, but no escapechar set")
          }
          body.append(escape)
        }
      }
      body.append(point)
    }
    if isQuoted, let quote = dialect.quote { builder.append(quote) }
    builder.append(body.finish())
    if isQuoted, let quote = dialect.quote { builder.append(quote) }
  }

  private func isSpecial(_ point: UInt32) -> Bool {
    if point == dialect.delimiter || point == dialect.escape || point == dialect.quote { return true }
    return dialect.lineTerminator.find(Text(codePoint: point), in: 0..<dialect.lineTerminator.count) != nil
  }
}
