import BigInt
import OctavoLanguage

/// Operations of the tables numbers, formats and templates; nil for an unknown one.
func evaluateNumbers(_ row: TableRow) throws -> String? {
  let a = row.arguments
  switch row.operation {
  case "float.repr": return shown(FloatText.repr(double(a[0])))
  case "float.parse": return shown(try FloatText.parse(text(a[0])))
  case "float.hex": return shown(FloatText.hexadecimal(double(a[0])))
  case "float.fromhex": return shown(try FloatText.parseHexadecimal(text(a[0])))
  case "round" where a.count == 1: return shown(try FloatText.roundedToInteger(double(a[0])).bigInt)
  case "round": return shown(try FloatText.rounded(double(a[0]), places: Int(a[1])!))
  case "int": return shown(try FloatText.integer(double(a[0])).bigInt)
  case "ratio":
    let (numerator, denominator) = try FloatText.integerRatio(double(a[0]))
    return shown(list: [shown(numerator), shown(denominator)])
  case "int.repr": return shown(try IntegerText.repr(integer(a[0])))
  case "int.bases":
    return shown([1, 3, 4].map { IntegerText.prefixed(integer(a[0]), bitsPerDigit: $0) })
  case "int.double": return shown(try IntegerText.double(integer(a[0])))
  case "round.int": return shown(IntegerText.rounded(integer(a[0]), places: Int(a[1])!))
  case "int.parse":
    return shown(try IntegerText.parse(text(a[0]), base: Int(a[1])!).bigInt)
  case "int.hexadecimal.length":
    let value = try IntegerText.parse(text(a[0]), base: 16).bigInt
    return shown(IntegerText.prefixed(value, bitsPerDigit: 4).count)
  case "complex.parse":
    let (real, imaginary) = try ComplexText.parse(text(a[0]))
    return "c:" + bits(real) + ":" + bits(imaginary)
  case "complex.repr":
    guard case .complex(let real, let imaginary) = TableValue(a[0]) else { return nil }
    return shown(ComplexText.repr(real: real, imaginary: imaginary))
  case "format": return shown(try formatted(TableValue(a[0]), text(a[1])))
  case "percent": return shown(try percent(text(a[0]), a.dropFirst().map { TableValue($0) }))
  case "fields": return shown(try fields(text(a[0]), a.dropFirst().map { TableValue($0) }))
  default: return nil
  }
}

private func integer(_ digits: String) -> BigInt {
  guard let range = digits.range(of: "0x") else { return BigInt(digits)! }
  let magnitude = BigInt(String(digits[range.upperBound...]), radix: 16)!
  return digits.hasPrefix("-") ? -magnitude : magnitude
}

private func formatted(_ value: TableValue, _ spec: Text) throws -> Text {
  if spec.isEmpty { return try plain(value) }
  func parse(_ subject: FormatSpecification.Subject) throws -> FormatSpecification {
    try FormatSpecification.parse(spec, for: subject, typeName: value.typeName)
  }
  switch value {
  case .integer(let number): return try parse(.integer).format(number)
  case .bool(let flag): return try parse(.integer).format(flag ? 1 : 0)
  case .float(let number): return try parse(.float).format(number)
  case .complex(let real, let imaginary): return try parse(.complex).format(real: real, imaginary: imaginary)
  case .string(let string): return try parse(.string).format(string)
  case .bytes, .none:
    throw TextFault(.typeError, "unsupported format string passed to \(value.typeName).__format__")
  }
}

private func plain(_ value: TableValue) throws -> Text {
  switch value {
  case .string(let string): string
  default: try repr(value)
  }
}

private func repr(_ value: TableValue) throws -> Text {
  switch value {
  case .integer(let number): try IntegerText.repr(number)
  case .bool(let flag): Text(flag ? "True" : "False")
  case .float(let number): FloatText.repr(number)
  case .complex(let real, let imaginary): ComplexText.repr(real: real, imaginary: imaginary)
  case .string(let string): string.repr
  case .bytes: Text("b''")
  case .none: Text("None")
  }
}

/// The least of an interpreter that `%` needs.
private func percent(_ template: Text, _ values: [TableValue]) throws -> Text {
  var rest = values[...]
  var result = TextBuilder()
  func next() throws -> TableValue {
    guard let value = rest.popFirst() else { throw PercentTemplate.notEnough }
    return value
  }
  func star() throws -> Int {
    switch try next() {
    case .integer(let value): return Int(value)
    case .bool(let flag): return flag ? 1 : 0
    default: throw PercentTemplate.starWantsInt
    }
  }
  for piece in PercentTemplate(template).pieces {
    switch piece {
    case .literal(let literal): result.append(literal)
    case .fault(let fault): throw fault
    case .requiresMapping, .key: throw PercentTemplate.wantsMapping
    case .field(var field):
      if field.width == .next { field.setWidth(try star()) }
      if field.precision == .next { field.setPrecision(try star()) }
      result.append(try rendered(field, try next()))
    }
  }
  if !rest.isEmpty { throw PercentTemplate.notAllConverted(isBytes: false) }
  return result.finish()
}

private func rendered(_ field: PercentTemplate.Field, _ value: TableValue) throws -> Text {
  switch (field.category, value) {
  case (.text, _):
    let letter = Unicode.Scalar(field.conversion)
    if letter == "s" { return try field.render(try plain(value)) }
    if letter == "a", case .string(let string) = value { return try field.render(string.asciiRepr) }
    return try field.render(try repr(value))
  case (.integer, .integer(let number)): return try field.render(number)
  case (.integer, .bool(let flag)): return try field.render(flag ? 1 : 0)
  case (.integer, .float(let number)) where "diu".unicodeScalars.contains(Unicode.Scalar(field.conversion)!):
    return try field.render(try FloatText.integer(number).bigInt)
  case (.float, .float(let number)): return try field.render(number)
  case (.float, .integer(let number)): return try field.render(try IntegerText.double(number))
  case (.float, .bool(let flag)): return try field.render(flag ? 1.0 : 0.0)
  case (.character, .integer(let number)): return try field.render(character: number)
  case (.character, .bool(let flag)): return try field.render(character: flag ? 1 : 0)
  case (.character, .string(let string)): return try field.render(character: string)
  case (.unsupported, _): throw field.unsupported
  default: throw field.wrongType(value.typeName)
  }
}

/// The least of an interpreter that `str.format` needs: positional values and the keywords a, b and c.
private func fields(_ template: Text, _ values: [TableValue]) throws -> Text {
  try run(FieldTemplate(template).pieces, values)
}

private func run(_ pieces: [FieldTemplate.Piece], _ values: [TableValue]) throws -> Text {
  var result = TextBuilder()
  for piece in pieces {
    switch piece {
    case .literal(let literal): result.append(literal)
    case .fault(let fault): throw fault
    case .field(let field):
      var value = try look(field.name, values)
      for step in field.path { value = try take(step, of: value) }
      switch field.conversion.flatMap(Unicode.Scalar.init) {
      case nil: break
      case "r": value = .string(try repr(value))
      case "s": value = .string(try plain(value))
      case "a":
        if case .string(let string) = value {
          value = .string(string.asciiRepr)
        } else {
          value = .string(try repr(value))
        }
      default: throw FieldTemplate.unknownConversion(field.conversion ?? 0)
      }
      result.append(try formatted(value, try run(field.specification, values)))
    }
  }
  return result.finish()
}

private func look(_ name: FieldTemplate.Name, _ values: [TableValue]) throws -> TableValue {
  switch name {
  case .position(let index):
    guard index < values.count else { throw FieldTemplate.positionOutOfRange(index) }
    return values[index]
  case .keyword(let key):
    switch key.string {
    case "a": return .integer(1)
    case "b": return .string(Text("text"))
    case "c": return .float(2.5)
    default: throw TextFault(.keyError, key.repr.string)
    }
  }
}

private func take(_ step: FieldTemplate.Step, of value: TableValue) throws -> TableValue {
  switch (step, value) {
  case (.fault(let fault), _): throw fault
  case (.attribute(let name), .integer(let number)) where name.string == "real": return .integer(number)
  case (.attribute(let name), .integer) where name.string == "imag": return .integer(0)
  case (.attribute(let name), _):
    throw TextFault(.attributeError, "'\(value.typeName)' object has no attribute '\(name.string)'")
  case (.index(let index), .string(let string)):
    guard index < string.count else { throw TextFault(.indexError, "string index out of range") }
    return .string(string.slice(index..<index + 1))
  case (.key, .string): throw TextFault(.typeError, "string indices must be integers, not 'str'")
  default: throw TextFault(.typeError, "'\(value.typeName)' object is not subscriptable")
  }
}
