import BigInt
import OctavoLanguage

/// Operations of the tables documents, paragraphs and calendar; nil for an unknown one.
func evaluateModules(_ row: TableRow) throws -> String? {
  switch row.operation.prefix(while: { $0 != "." }) {
  case "json": return try evaluateJSON(row)
  case "csv": return try evaluateCSV(row)
  case "wrap", "shorten", "dedent", "indent": return try evaluateWrapping(row)
  case "template": return try evaluateTemplate(row)
  case "nearest", "close", "similarity": return try evaluateNames(row)
  default: return try evaluateTimes(row)
  }
}

private func shown(orNone text: Text?) -> String { text.map { shown($0) } ?? "n:" }

// JSON: what is read is shown as the recorder shows it.

private struct ShownJSON: JSONBuilder {
  func string(_ text: Text) -> String { shown(text) }
  func integer(_ value: ParsedInteger) -> String { shown(value.bigInt) }
  func float(_ value: Double) -> String { shown(value) }
  func constant(_ name: StaticString) -> String {
    switch name.description {
    case "true": shown(true)
    case "false": shown(false)
    case "null": "n:"
    case "NaN": shown(Double.nan)
    default: shown(name.description == "Infinity" ? Double.infinity : -.infinity)
    }
  }
  func key(_ text: Text) -> String { shown(text) }
  func array(_ items: ArraySlice<String>) -> String { shown(list: Array(items)) }
  func object(_ members: ArraySlice<String>) -> String {
    var order: [String] = []
    var values: [String: String] = [:]
    for index in stride(from: members.startIndex, to: members.endIndex, by: 2) {
      if values.updateValue(members[index + 1], forKey: members[index]) == nil {
        order.append(members[index])
      }
    }
    return "{" + order.map { $0 + "\n" + (values[$0] ?? "") + "\n" }.joined() + "}"
  }
}

private func evaluateJSON(_ row: TableRow) throws -> String? {
  let a = row.arguments
  if row.operation == "json.quoted" { return shown(JSONText.quoted(text(a[0]), asciiOnly: a[1] == "1")) }
  let reader = JSONReader(text(a[0]), builder: ShownJSON())
  return try reader.readDocument()
}

// CSV

private func dialect(_ a: Arguments) throws -> CSVDialect {
  var dialect = CSVDialect()
  dialect.delimiter = a.text(0)[0]
  dialect.quote = a.isNone(1) ? nil : a.text(1)[0]
  dialect.escape = a.isNone(2) ? nil : a.text(2)[0]
  dialect.doublesQuotes = a.int(3) == 1
  dialect.skipsInitialSpace = a.int(4) == 1
  dialect.quoting = try CSVDialect.quoting(a.int(5)!)
  dialect.isStrict = a.int(6) == 1
  dialect.lineTerminator = a.text(7)
  try dialect.check()
  return dialect
}

private func evaluateCSV(_ row: TableRow) throws -> String? {
  let a = Arguments(row)
  let dialect = try dialect(a)
  if row.operation == "csv.write" {
    let fields = (8..<a.count).map { index -> CSVWriter.Field in
      switch a.values[index] {
      case .string(let text): CSVWriter.Field(text)
      case .integer(let value): CSVWriter.Field(Text("\(value)"), isNumber: true)
      case .float(let value): CSVWriter.Field(FloatText.repr(value), isNumber: true)
      default: CSVWriter.Field(.empty)
      }
    }
    return shown(try CSVWriter(dialect).line(fields))
  }
  var reader = CSVReader(dialect)
  var rows: [String] = []
  func add(_ fields: [CSVReader.Field]?) {
    guard let fields else { return }
    rows.append(
      shown(list: fields.map { field in field.number.map { shown($0) } ?? shown(field.text) }))
  }
  for index in 8..<a.count { add(try reader.read(line: a.text(index))) }
  add(try reader.finish())
  return shown(list: rows)
}

// Paragraphs

private func evaluateWrapping(_ row: TableRow) throws -> String? {
  let source = text(row.arguments[0])
  switch row.operation {
  case "dedent": return shown(TextWrapper.dedent(source))
  case "indent": return shown(TextWrapper.indent(source, Text(row.arguments[1])))
  case "shorten":
    var wrapper = TextWrapper()
    wrapper.width = Int(row.arguments[1])!
    return shown(try wrapper.shorten(source))
  default: break
  }
  let a = Arguments(
    TableRow(operation: "", arguments: Array(row.arguments.dropFirst()), expected: ""))
  var wrapper = TextWrapper()
  wrapper.width = a.int(0)!
  wrapper.initialIndent = a.text(1)
  wrapper.subsequentIndent = a.text(2)
  wrapper.expandsTabs = a.int(3) == 1
  wrapper.replacesWhitespace = a.int(4) == 1
  wrapper.fixesSentenceEndings = a.int(5) == 1
  wrapper.breaksLongWords = a.int(6) == 1
  wrapper.dropsWhitespace = a.int(7) == 1
  wrapper.breaksOnHyphens = a.int(8) == 1
  wrapper.tabSize = a.int(9)!
  wrapper.maximumLines = a.int(10)
  wrapper.placeholder = a.text(11)
  return shown(try wrapper.wrap(source))
}

private func evaluateTemplate(_ row: TableRow) throws -> String? {
  let known = ["a": "1", "_b": "two", "A1": "é"]
  var result = TextBuilder()
  for piece in DollarTemplate(text(row.arguments[0])).pieces {
    switch piece {
    case .literal(let literal): result.append(literal)
    case .name(let name, let written):
      if let value = known[name.string] {
        result.append(value)
      } else if row.operation == "template.safe" {
        result.append(written)
      } else {
        throw TextFault(.keyError, name.repr.string)
      }
    case .invalid(let fault):
      if row.operation != "template.safe" { throw fault }
      result.append("$")
    }
  }
  return shown(result.finish())
}

private func evaluateNames(_ row: TableRow) throws -> String? {
  let a = Arguments(row)
  switch row.operation {
  case "nearest":
    let names = (1..<a.count).map { a.text($0) }
    return shown(orNone: NearestName.closestName(to: a.text(0), among: names))
  case "similarity":
    return shown(SequenceMatcher(second: a.text(1).codePoints).ratio(a.text(0).codePoints))
  default:
    guard case .float(let cutoff) = a.values[2] else { return nil }
    let names = (3..<a.count).map { a.text($0) }
    return shown(try CloseMatches.find(a.text(0), among: names, limit: a.int(1)!, cutoff: cutoff))
  }
}

// Times

private func shown(_ span: TimeSpan?) -> String {
  guard let span else { return "n:" }
  return shown(list: [shown(span.days), shown(span.seconds), shown(span.microseconds)])
}

private func evaluateTimes(_ row: TableRow) throws -> String? {
  let a = Arguments(row)
  func moment() throws -> (CalendarDate, ClockTime) {
    (
      try CalendarDate(year: a.int(0)!, month: a.int(1)!, day: a.int(2)!),
      try ClockTime(hour: a.int(3)!, minute: a.int(4)!, second: a.int(5)!, microsecond: a.int(6)!)
    )
  }
  switch row.operation {
  case "date.facts":
    let (date, _) = try moment()
    let iso = date.isoWeek
    let numbers = [date.ordinal, date.weekday, date.dayOfYear, iso.year, iso.week, iso.weekday]
    return shown(list: numbers.map { shown($0) } + [shown(Text(date.isoFormat))])
  case "date.ordinal": return shown(Text(try CalendarDate(ordinal: a.int(0)!).isoFormat))
  case "date.iso":
    return shown(Text(try CalendarDate(isoYear: a.int(0)!, week: a.int(1)!, weekday: a.int(2)!).isoFormat))
  case "date.new":
    return shown(Text(try CalendarDate(year: a.int(0)!, month: a.int(1)!, day: a.int(2)!).isoFormat))
  case "time.iso": return shown(Text(try moment().1.isoFormat(timespec: a.text(7).string)))
  case "strftime":
    let (date, time) = try moment()
    let offset = try a.int(7).map {
      try TimeSpan(days: $0, seconds: a.int(8) ?? 0, microseconds: a.int(9) ?? 0)
    }
    let fields = TimeFields(date: date, time: time, offset: offset, zoneName: a.text(10))
    return shown(fields.formatted(a.text(11)))
  case "strptime": return try parsed(try TimeParser(a.text(1)).parse(a.text(0)))
  case "iso.date":
    let date = try ISOFormat.date(a.text(0))
    return shown(list: [date.year, date.month, date.day].map { shown($0) })
  case "iso.time":
    let reading = try ISOFormat.time(a.text(0))
    return shown(list: clock(reading.time) + [shown(reading.offset)])
  case "iso.datetime":
    let reading = try ISOFormat.dateTime(a.text(0))
    guard let date = reading.date else { return "no date" }
    let day = [date.year, date.month, date.day].map { shown($0) }
    return shown(list: day + clock(reading.time) + [shown(reading.offset)])
  case "span":
    let span = try TimeSpan(days: a.int(0)!, seconds: a.int(1)!, microseconds: a.int(2)!)
    let numbers = [span.days, span.seconds, span.microseconds].map { shown($0) }
    return shown(list: numbers + [shown(Text(span.description)), shown(Text(span.repr))])
  default: return nil
  }
}

private func clock(_ time: ClockTime) -> [String] {
  [time.hour, time.minute, time.second, time.microsecond].map { shown($0) }
}

private func parsed(_ result: ParsedTime) throws -> String {
  // What datetime itself checks.
  let date = try CalendarDate(year: result.year, month: result.month, day: result.day)
  let time = try ClockTime(
    hour: result.hour, minute: result.minute, second: result.second, microsecond: result.microsecond)
  let day = [date.year, date.month, date.day].map { shown($0) }
  // A zone's name makes no aware datetime.
  return shown(
    list: day + clock(time) + [shown(result.offset), shown(result.weekday), shown(result.dayOfYear)])
}
