// `csv`: reading rows. The state machine is `CSVReader`.
extension ModuleRow {
  static let csv = ModuleRow("csv") { machine, module in

    let failure = machine.makeException("Error", module: "_csv", base: machine.types[.exception])
    machine.define(module, "Error", Value(failure))
    for (name, value) in [("QUOTE_MINIMAL", 0), ("QUOTE_ALL", 1), ("QUOTE_NONNUMERIC", 2), ("QUOTE_NONE", 3)] {
      machine.define(module, name, Value(value))
    }
    machine.install(
      [
        Native("reader(iterable, /, dialect='excel', *, delimiter=?, quotechar=?, skipinitialspace=?)") { call in
          var dialect = try CSVDialect.named(call.machine.text(call[1])?.string ?? "excel")
          if let text = call.machine.text(call[2]), text.count == 1 { dialect.delimiter = text[0] }
          if let text = call.machine.text(call[3]), text.count == 1 { dialect.quote = text[0] }
          if call.has(4) { dialect.skipsInitialSpace = try call.machine.truth(call[4]) }
          let lines = try call.machine.iterator(of: call[0])
          return Value(call.machine.heap.adopt(CSVRows(lines, CSVReader(dialect), type: call.machine.types.iterator)))
        }
      ], into: module)
  }
}

/// The rows of a table, read from an iterable of lines.
private final class CSVRows: IteratorObject {
  private let lines: Value
  private var reader: CSVReader

  init(_ lines: Value, _ reader: CSVReader, type: TypeObject) {
    self.lines = lines
    self.reader = reader
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(lines)
  }

  override func next(_ machine: Machine) throws -> Value {
    while true {
      let line = try machine.next(lines)
      if line.isUndefined {
        guard let fields = try reader.finish() else { return .undefined }
        return row(fields, machine)
      }
      guard let text = machine.text(line) else {
        throw machine.error(
          .typeError, "iterator should return strings, not \(machine.typeName(line)) (the file should be opened in text mode)")
      }
      if let fields = try reader.read(line: text) { return row(fields, machine) }
    }
  }

  private func row(_ fields: [CSVReader.Field], _ machine: Machine) -> Value {
    machine.list(fields.map { field in field.number.map { Value($0) } ?? machine.string(field.text) })
  }
}
