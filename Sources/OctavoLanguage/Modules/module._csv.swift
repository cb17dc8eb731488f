// `_csv`: rows of tables. The state machines are `CSVReader` and `CSVWriter`; `csv` adds rows as dicts.

extension ModuleRow {
  static let _csv = ModuleRow("_csv") { machine, module in
    let failure = machine.makeException("Error", module: "_csv", base: machine.types[.exception])
    machine.define(module, "Error", Value(failure))
    machine.addType(
      "reader", to: module, isHidden: true, base: machine.types.iterator, isBase: false, .csvReader)
    machine.addType("writer", to: module, isHidden: true, isBase: false, .csvWriter)
    machine.addType("Dialect", to: module, .csvDialect)
    machine.define(module, "_dialects", Value(machine.dict()))
    for (name, value) in [("QUOTE_MINIMAL", 0), ("QUOTE_ALL", 1), ("QUOTE_NONNUMERIC", 2), ("QUOTE_NONE", 3)]
    {
      machine.define(module, name, Value(value))
    }
    machine.install(functions, into: module)
  }

  private static let functions: [Native] = [
    Native("reader(iterable, /, dialect='excel', **fmtparams)") { call in
      let (machine, dialect) = (call.machine, try call.machine.dialect(call[1], call.keywords(2)))
      let lines = try machine.iterator(of: call[0])
      return machine.heap.own(CSVRows(lines, dialect, type: try machine.moduleType("_csv", "reader")))
    },
    Native("writer(fileobj, /, dialect='excel', **fmtparams)") { call in
      let machine = call.machine
      guard let write = try machine.optionalAttribute(of: call[0], "write"), machine.isCallable(write) else {
        throw call.error(.typeError, "argument 1 must have a \"write\" method")
      }
      machine.hold(write)
      let dialect = try machine.dialect(call[1], call.keywords(2))
      return machine.heap.own(CSVSink(write, dialect, type: try machine.moduleType("_csv", "writer")))
    },
    Native("register_dialect(name, /, dialect='excel', **fmtparams)") { call in
      guard call.machine.text(call[0]) != nil else {
        throw call.error(.typeError, "dialect name must be a string")
      }
      let dialect = try call.machine.dialect(call[1], call.keywords(2))
      try call.machine.dialects().set(call[0], call.machine.dialectValue(dialect), call.machine)
      return .none
    },
    Native("unregister_dialect(name, /)") { call in
      guard try call.machine.dialects().remove(call[0], call.machine) != nil else {
        throw try call.machine.csvError("unknown dialect")
      }
      return .none
    },
    Native("get_dialect(name, /)") { call in
      guard let dialect = try call.machine.dialects().get(call[0], call.machine) else {
        throw try call.machine.csvError("unknown dialect")
      }
      return dialect
    },
    Native("list_dialects()") { call in call.machine.list(try call.machine.dialects().keys) },
    Native("field_size_limit(limit=?, /)") { call in
      let state = call.machine.state(CSVState.self) { CSVState() }
      let old = state.fieldLimit
      if call.has(0) {
        guard call.machine.exactInt(call[0]) != nil else {
          throw call.error(.typeError, "limit must be an integer")
        }
        state.fieldLimit = try call.int(0)
      }
      return Value(old)
    },
  ]
}

private final class CSVState {
  var fieldLimit = 131_072
}

// MARK: Dialects

/// A dialect as Python sees it.
private final class DialectObject: Object {
  let dialect: CSVDialect
  init(_ dialect: CSVDialect, type: TypeObject) {
    self.dialect = dialect
    super.init(type: type)
  }
}

extension Machine {
  fileprivate func csvError(_ message: String) throws -> PythonError {
    let type = try attribute(of: Value(importModule("_csv")), "Error").unchecked(TypeObject.self)
    return PythonError(heap.adopt(ExceptionObject(arguments: [string(message)], type: type)))
  }

  /// Runs a step of the state machines; their faults are `csv.Error`.
  fileprivate func reportingCSV<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let fault as TextFault {
      guard case .csv = fault.kind else { throw fault }
      throw try csvError(fault.message)
    }
  }

  fileprivate func dialects() throws -> DictObject {
    try attribute(of: Value(importModule("_csv")), "_dialects").unchecked(DictObject.self)
  }

  fileprivate func dialectValue(_ dialect: CSVDialect) throws -> Value {
    heap.own(DialectObject(dialect, type: try moduleType("_csv", "Dialect")))
  }

  /// A dialect by name, or anything with its attributes; then the parameters given one by one.
  fileprivate func dialect(_ x: Value, _ parameters: [(key: Text, value: Value)]) throws -> CSVDialect {
    var dialect = CSVDialect()
    var base = x
    if text(x) != nil {
      guard let known = try dialects().get(x, self) else { throw try csvError("unknown dialect") }
      base = known
    }
    if let object = base.as(DialectObject.self) {
      dialect = object.dialect
    } else if !base.isNone {
      for name in TypeTable.dialectAttributes {
        if let value = try optionalAttribute(of: base, name) { try set(name, of: &dialect, to: value) }
      }
    }
    for (key, value) in parameters {
      guard TypeTable.dialectAttributes.contains(key.string) else {
        throw error(.typeError, "'\(key.string)' is an invalid keyword argument for this function")
      }
      try set(key.string, of: &dialect, to: value)
    }
    let names = Set(parameters.map(\.key.string))
    // Without a character to quote with, and no word about quoting, nothing is quoted.
    if names.contains("quotechar"), dialect.quote == nil, !names.contains("quoting") {
      dialect.quoting = .none
    }
    try dialect.check()
    return dialect
  }

  private func set(_ name: String, of dialect: inout CSVDialect, to value: Value) throws {
    func character(orNone: Bool) throws -> UInt32? {
      if orNone, value.isNone { return nil }
      guard let text = text(value) else {
        throw CSVDialect.notACharacter(name, typeName(value), orNone: orNone)
      }
      return try CSVDialect.character(text, name)
    }
    switch name {
    case "delimiter": dialect.delimiter = try character(orNone: false) ?? dialect.delimiter
    case "quotechar": dialect.quote = try character(orNone: true)
    case "escapechar": dialect.escape = try character(orNone: true)
    case "doublequote": dialect.doublesQuotes = try truth(value)
    case "skipinitialspace": dialect.skipsInitialSpace = try truth(value)
    case "strict": dialect.isStrict = try truth(value)
    case "lineterminator":
      if value.isNone { throw error(.typeError, "lineterminator must be set") }
      guard let text = text(value) else {
        throw error(.typeError, "\"lineterminator\" must be a string")
      }
      dialect.lineTerminator = text
    default:
      guard exactInt(value) != nil else { throw error(.typeError, "\"quoting\" must be an integer") }
      dialect.quoting = try CSVDialect.quoting(wordSized(value))
    }
  }
}

extension TypeTable {
  fileprivate static let dialectAttributes = [
    "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace",
    "strict",
  ]

  private static func dialect(_ x: Value) -> CSVDialect { x.unchecked(DialectObject.self).dialect }

  private static func characterValue(_ point: UInt32?, _ machine: Machine) -> Value {
    point.map { machine.character($0) } ?? .none
  }

  fileprivate static let csvDialect = TypeTable(
    constructor: Native("Dialect(cls, dialect=None, /, **fmtparams)") { call in
      try call.machine.dialectValue(call.machine.dialect(call[1], call.keywords(2)))
    },
    properties: [
      PropertyRow("delimiter") { machine, x in machine.character(dialect(x).delimiter) },
      PropertyRow("quotechar") { machine, x in characterValue(dialect(x).quote, machine) },
      PropertyRow("escapechar") { machine, x in characterValue(dialect(x).escape, machine) },
      PropertyRow("doublequote") { _, x in Value(dialect(x).doublesQuotes) },
      PropertyRow("skipinitialspace") { _, x in Value(dialect(x).skipsInitialSpace) },
      PropertyRow("lineterminator") { machine, x in machine.string(dialect(x).lineTerminator) },
      PropertyRow("quoting") { _, x in Value(dialect(x).quoting.rawValue) },
      PropertyRow("strict") { _, x in Value(dialect(x).isStrict) },
    ])
}

// MARK: Reading

/// The rows of a table, read from an iterable of lines.
private final class CSVRows: SourceIterator {
  let dialect: CSVDialect
  private var reader: CSVReader
  private(set) var lineNumber = 0

  init(_ lines: Value, _ dialect: CSVDialect, type: TypeObject) {
    self.dialect = dialect
    reader = CSVReader(dialect)
    super.init(lines, type: type)
  }

  override func next(_ machine: Machine) throws -> Value {
    reader.fieldLimit = machine.state(CSVState.self) { CSVState() }.fieldLimit
    while true {
      let line = try machine.next(source)
      if line.isUndefined {
        guard let fields = try machine.reportingCSV({ try reader.finish() }) else { return .undefined }
        return row(fields, machine)
      }
      guard let text = machine.text(line) else {
        throw try machine.csvError(
          "iterator should return strings, not \(machine.typeName(line)) (the file should be opened in text mode)"
        )
      }
      lineNumber += 1
      if let fields = try machine.reportingCSV({ try reader.read(line: text) }) {
        return row(fields, machine)
      }
    }
  }

  private func row(_ fields: [CSVReader.Field], _ machine: Machine) -> Value {
    machine.list(fields.map { field in field.number.map { Value($0) } ?? machine.string(field.text) })
  }
}

extension TypeTable {
  fileprivate static let csvReader = TypeTable(properties: [
    PropertyRow("line_num") { _, x in Value(x.unchecked(CSVRows.self).lineNumber) },
    PropertyRow("dialect") { machine, x in try machine.dialectValue(x.unchecked(CSVRows.self).dialect) },
  ])
}

// MARK: Writing

/// Where rows are written.
private final class CSVSink: Object {
  let write: Value
  let dialect: CSVDialect

  init(_ write: Value, _ dialect: CSVDialect, type: TypeObject) {
    self.write = write
    self.dialect = dialect
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(write)
  }

  func write(row: Value, _ machine: Machine) throws -> Value {
    guard machine.canIterate(row) else {
      throw try machine.csvError("iterable expected, not \(machine.typeName(row))")
    }
    let fields = try machine.items(of: row).map { item -> CSVWriter.Field in
      if let text = machine.text(item) { return CSVWriter.Field(text) }
      if item.isNone { return CSVWriter.Field(.empty) }
      let isNumber = try machine.complexParts(item) != nil
      return CSVWriter.Field(try machine.str(item), isNumber: isNumber)
    }
    let line = try machine.reportingCSV { try CSVWriter(dialect).line(fields) }
    return try machine.call(write, machine.string(line))
  }
}

extension TypeTable {
  fileprivate static let csvWriter = TypeTable(
    methods: [
      Native("writerow(self, row, /)") { call in
        try call[0].unchecked(CSVSink.self).write(row: call[1], call.machine)
      },
      Native("writerows(self, rows, /)") { call in
        try call.machine.forEach(call[1]) {
          _ = try call[0].unchecked(CSVSink.self).write(row: $0, call.machine)
        }
        return .none
      },
    ],
    properties: [
      PropertyRow("dialect") { machine, x in try machine.dialectValue(x.unchecked(CSVSink.self).dialect) }
    ])
}
