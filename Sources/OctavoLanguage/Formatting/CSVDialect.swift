/// How rows are written, Python's `csv.Dialect`. The initial values are those of "excel".
package struct CSVDialect: Sendable {
  package enum Quoting: Int, Sendable { case minimal, all, nonNumeric, none }

  package var delimiter: UInt32 = 0x2C
  package var quote: UInt32? = 0x22
  package var escape: UInt32?
  package var doublesQuotes = true
  package var skipsInitialSpace = false
  package var lineTerminator = Text("\r\n")
  package var quoting = Quoting.minimal
  package var isStrict = false

  package init() {}

  package static let excelTab: CSVDialect = {
    var dialect = CSVDialect()
    dialect.delimiter = 9
    return dialect
  }()

  package static let unix: CSVDialect = {
    var dialect = CSVDialect()
    dialect.quoting = .all
    dialect.lineTerminator = Text("\n")
    return dialect
  }()

  /// The dialects registered at the start.
  package static func named(_ name: String) throws(TextFault) -> CSVDialect {
    switch name {
    case "excel": return CSVDialect()
    case "excel-tab": return excelTab
    case "unix": return unix
    default: throw TextFault(.csv, "unknown dialect")
    }
  }

  /// A parameter that must be one character. Throws TypeError in CPython's words.
  package static func character(
    _ text: Text, _ name: String, typeName: String = "str"
  ) throws(TextFault) -> UInt32 {
    guard text.count == 1 else { throw .type("\"\(name)\" must be a 1-character string") }
    return text[0]
  }

  /// What is wrong with a parameter of another type.
  package static func notACharacter(_ name: String, _ typeName: String, orNone: Bool) -> TextFault {
    .type("\"\(name)\" must be string\(orNone ? " or None" : ""), not \(typeName)")
  }

  package static func quoting(_ value: Int) throws(TextFault) -> Quoting {
    guard let quoting = Quoting(rawValue: value) else { throw .type("bad \"quoting\" value") }
    return quoting
  }

  /// Checks the parameters together. Throws TypeError in CPython's words.
  package func check() throws(TextFault) {
    if quoting != .none, quote == nil { throw .type("quotechar must be set if quoting enabled") }
  }
}
