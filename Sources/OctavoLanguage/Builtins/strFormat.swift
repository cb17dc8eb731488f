import BigInt

// `template % values` and `template.format(…)`: the machine's side, which fetches and converts the values.

extension Machine {
  // MARK: %

  /// `custom` may format a field by itself; where it gives nil, the field means what it does in a `str`.
  func percentFormat(
    _ template: Text, _ values: Value, custom: ((PercentTemplate.Field, Value) throws -> Text?)? = nil
  ) throws -> Text {
    var source = PercentValues(values, machine: self, hasByteKeys: custom != nil)
    var builder = TextBuilder()
    for piece in formatCache.percentTemplate(template).pieces {
      switch piece {
      case .literal(let text): builder.append(text)
      case .requiresMapping: try source.checkMapping()
      case .key(let key): try source.select(key)
      case .fault(let fault): throw fault
      case .field(let field) where custom == nil && field.isPlainDecimal:
        let value = try source.next()
        if value.isInt {
          try field.append(value.int, to: &builder)
        } else {
          builder.append(try percentField(field, value))
        }
      case .field(var field):
        if case .next = field.width { field.setWidth(try source.star()) }
        if case .next = field.precision { field.setPrecision(try source.star()) }
        let value = try source.next()
        builder.append(try custom?(field, value) ?? percentField(field, value))
      }
    }
    if source.hasUnused { throw PercentTemplate.notAllConverted(isBytes: custom != nil) }
    return builder.finish()
  }

  private func percentField(_ field: PercentTemplate.Field, _ value: Value) throws -> Text {
    switch field.category {
    case .text:
      switch field.conversion {
      case 0x73: return try field.render(str(value))
      case 0x72: return try field.render(repr(value))
      default: return try field.render(ascii(value))
      }
    case .integer:
      if value.isInt { return try field.render(value.int) }
      return try renderInteger(field, value)
    case .float:
      if value.isFloat { return try field.render(value.float) }
      guard let number = try realNumber(value) else { throw field.wrongType(typeName(value)) }
      return try field.render(number)
    case .character:
      if let text = text(value) { return try field.render(character: text) }
      guard let number = try optionalInteger(value) else { throw field.wrongType(typeName(value)) }
      return try field.render(character: number)
    case .unsupported: throw field.unsupported
    }
  }

  private func renderInteger(_ field: PercentTemplate.Field, _ value: Value) throws -> Text {
    let isDecimal = [0x64, 0x69, 0x75].contains(field.conversion)
    var number = exactInt(value)
    do {
      if number == nil, isDecimal {
        // %d takes any real number and drops the fraction.
        if value.isFloat {
          number = try FloatText.integer(value.float).bigInt
        } else if !type(of: value).slot(.int).isUndefined, text(value) == nil {
          number = exactInt(try convertToInt(value))
        }
      }
      if number == nil { number = try optionalInteger(value) }
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.typeError]) {
      throw field.wrongType(typeName(value))
    }
    guard let number else { throw field.wrongType(typeName(value)) }
    return try field.render(number, digitLimit: digitLimit)
  }

  // MARK: str.format

  /// `positional` is nil for `format_map`.
  func braceFormat(
    _ template: Text, positional: [Value]?, _ keyword: (Text) throws -> Value
  ) throws -> Text {
    try braceFormat(formatCache.fieldTemplate(template).pieces, positional, keyword)
  }

  private func braceFormat(
    _ pieces: [FieldTemplate.Piece], _ positional: [Value]?, _ keyword: (Text) throws -> Value
  ) throws -> Text {
    var builder = TextBuilder()
    for piece in pieces {
      switch piece {
      case .literal(let text): builder.append(text)
      case .fault(let fault): throw fault
      case .field(let field): builder.append(try braceField(field, positional, keyword))
      }
    }
    return builder.finish()
  }

  private func braceField(
    _ field: FieldTemplate.Field, _ positional: [Value]?, _ keyword: (Text) throws -> Value
  ) throws -> Text {
    var value: Value
    switch field.name {
    case .position(let index):
      guard let positional else { throw FieldTemplate.containsPositional }
      guard index < positional.count else { throw FieldTemplate.positionOutOfRange(index) }
      value = positional[index]
    case .keyword(let name): value = try keyword(name)
    }
    for step in field.path {
      switch step {
      case .attribute(let name): value = try attribute(of: value, intern(name))
      case .index(let index): value = try item(of: value, Value(index))
      case .key(let key): value = try item(of: value, string(key))
      case .fault(let fault): throw fault
      }
    }
    if let conversion = field.conversion {
      switch conversion {
      case 0x72: value = string(try repr(value))
      case 0x73: value = string(try str(value))
      case 0x61: value = string(try ascii(value))
      default: throw FieldTemplate.unknownConversion(conversion)
      }
      hold(value)
    }
    let specification = try braceFormat(field.specification, positional, keyword)
    return try format(value, specification)
  }
}

/// The right operand of `%`, taken apart as the template asks.
private struct PercentValues {
  private unowned(unsafe) let machine: Machine
  /// Alive as long as the formatting goes on: the operator's operand.
  private let values: Value
  private let isTuple: Bool
  private var index = 0
  private var wasMapping = false
  private var selected: Value?
  /// A template of bytes names what it takes of a mapping in bytes.
  private let hasByteKeys: Bool

  init(_ values: Value, machine: Machine, hasByteKeys: Bool) {
    self.machine = machine
    self.hasByteKeys = hasByteKeys
    self.values = values
    isTuple = values.isObject && values.classTag == .tuple
  }

  private var isMapping: Bool {
    let type = machine.type(of: values)
    return !type.slot(.getitem).isUndefined && type.layout != .tuple && type.layout != .string
  }

  mutating func checkMapping() throws {
    if !isMapping { throw PercentTemplate.wantsMapping }
  }

  mutating func select(_ key: Text) throws {
    let name =
      hasByteKeys ? machine.bytes(key.codePoints.map { UInt8(truncatingIfNeeded: $0) }) : machine.string(key)
    selected = try machine.item(of: values, name)
    wasMapping = true
  }

  mutating func next() throws -> Value {
    if let value = selected {
      selected = nil
      index = max(index, 0)
      return value
    }
    if isTuple {
      let items = values.tupleElements
      guard index < items.count else { throw PercentTemplate.notEnough }
      index += 1
      return items.base[index - 1]
    }
    guard index == 0, !wasMapping else { throw PercentTemplate.notEnough }
    index = 1
    return values
  }

  mutating func star() throws -> Int {
    let value = try next()
    guard let number = machine.exactInt(value) else { throw PercentTemplate.starWantsInt }
    return Int(clamping: number)
  }

  /// Values that nothing asked for; a mapping may have as many as it likes.
  var hasUnused: Bool {
    if isTuple { return index < values.tupleElements.count && !wasMapping }
    return index == 0 && !isMapping
  }
}
