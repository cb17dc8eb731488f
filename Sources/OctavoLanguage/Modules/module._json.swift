// `_json`: what `json` has in Swift. Reading is `JSONReader`; writing is here, since it asks objects.

extension ModuleRow {
  static let _json = ModuleRow("_json") { machine, module in
    machine.install([decode, encode, quote], into: module)
  }

  /// The value at a place of a document and where it ends; with `whole`, nothing may follow.
  private static let decode = Native(
    "decode(s, idx, whole, strict, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, /)"
  ) { call in
    let machine = call.machine
    guard let document = machine.text(call[0]) else {
      throw call.error(.typeError, "first argument must be a string, not \(call.typeName(0))")
    }
    let builder = ValueBuilder(
      machine: machine, objectHook: call[4], parseFloat: call[5], parseInt: call[6], parseConstant: call[7],
      pairsHook: call[8])
    let reader = JSONReader(document, builder: builder, strict: try call.truth(3))
    do {
      if try call.truth(2) { return try reader.readDocument() }
      let start = try call.int(1)
      if start < 0 { throw call.error(.valueError, "idx cannot be negative") }
      let (value, end) = try reader.readValue(from: min(start, document.count))
      return machine.tuple([value, Value(end)])
    } catch let fault as TextFault {
      guard case .json(let message, let position, _, _) = fault.kind else { throw fault }
      let type = try machine.attribute(of: Value(machine.importModule("json.decoder")), "JSONDecodeError")
      let failure = try machine.call(type, machine.string(message), call[0], Value(position))
      throw PythonError(try machine.exceptionInstance(failure, "exceptions must derive from BaseException"))
    }
  }

  private static let encode = Native(
    "encode(obj, skipkeys, ensure_ascii, check_circular, allow_nan, indent, item_separator, key_separator, sort_keys, default, /)"
  ) { call in
    let machine = call.machine
    var writer = ValueWriter(
      machine: machine, skipsKeys: try call.truth(1), asciiOnly: try call.truth(2),
      checksCircles: try call.truth(3),
      allowsNaN: try call.truth(4), indent: try ValueWriter.indent(call[5], machine),
      itemSeparator: try call.text(6), keySeparator: try call.text(7), sortsKeys: try call.truth(8),
      fallback: call[9])
    try writer.write(call[0], depth: 0)
    return machine.string(writer.finish())
  }

  private static let quote = Native("quote(s, ensure_ascii, /)") { call in
    call.machine.string(try JSONText.quoted(call.text(0), asciiOnly: call.truth(1)))
  }
}

/// Builds Python values from a document.
private struct ValueBuilder: JSONBuilder {
  let machine: Machine
  let objectHook: Value
  let parseFloat: Value
  let parseInt: Value
  let parseConstant: Value
  let pairsHook: Value

  /// Keys read before, by their hashes: the objects of a document mostly have the same ones.
  private var keys = [Value](repeating: .undefined, count: 64)

  init(
    machine: Machine, objectHook: Value, parseFloat: Value, parseInt: Value, parseConstant: Value,
    pairsHook: Value
  ) {
    self.machine = machine
    self.objectHook = objectHook
    self.parseFloat = parseFloat
    self.parseInt = parseInt
    self.parseConstant = parseConstant
    self.pairsHook = pairsHook
  }

  func string(_ text: Text) -> Value { machine.string(text) }

  mutating func key(_ text: Text) -> Value {
    let place = Int(truncatingIfNeeded: text.stableHash & 63)
    let known = keys[place]
    if known.isObject, known.borrowing(StringObject.self, { $0.text == text }) { return known }
    let made = machine.string(text)
    keys[place] = made
    return made
  }

  func integer(_ value: ParsedInteger) -> Value {
    switch value {
    case .small(let int): Value(int)
    case .big(let big): machine.int(big)
    }
  }

  func float(_ value: Double) -> Value { Value(value) }

  func number(_ text: Text, isFloat: Bool) throws -> Value? {
    let parse = isFloat ? parseFloat : parseInt
    return parse.isNone ? nil : try held(machine.call(parse, machine.string(text)))
  }

  func constant(_ name: StaticString) throws -> Value {
    switch "\(name)" {
    case "true": return .true
    case "false": return .false
    case "null": return .none
    default: break
    }
    if !parseConstant.isNone { return try held(machine.call(parseConstant, machine.string("\(name)"))) }
    switch "\(name)" {
    case "NaN": return Value(Double.nan)
    case "Infinity": return Value(Double.infinity)
    default: return Value(-Double.infinity)
    }
  }

  func array(_ items: ArraySlice<Value>) -> Value {
    items.withUnsafeBufferPointer { items in
      items.baseAddress.map { machine.list($0, count: items.count) } ?? machine.list([])
    }
  }

  func object(_ members: ArraySlice<Value>) throws -> Value {
    let keys = stride(from: members.startIndex, to: members.endIndex, by: 2)
    if !pairsHook.isNone {
      let list = machine.list(keys.map { machine.pair(members[$0], members[$0 + 1]) })
      return try held(machine.call(pairsHook, list))
    }
    let dict =
      members.count <= 16
      ? machine.dict() : machine.heap.adopt(DictObject(capacity: members.count / 2, type: machine.types.dict))
    for key in keys { try dict.set(members[key], members[key + 1], machine) }
    return objectHook.isNone ? Value(dict) : try held(machine.call(objectHook, Value(dict)))
  }

  private func held(_ value: Value) -> Value {
    machine.hold(value)
    return value
  }
}

/// Writes Python values as a document.
private struct ValueWriter {
  let machine: Machine
  let skipsKeys: Bool
  let asciiOnly: Bool
  let checksCircles: Bool
  let allowsNaN: Bool
  /// Nil for everything on one line.
  let indent: Text?
  let itemSeparator: Text
  let keySeparator: Text
  let sortsKeys: Bool
  /// What makes something else of an object that JSON has nothing for.
  let fallback: Value
  private var builder = TextBuilder()
  /// The containers being written.
  private var open: Set<ObjectIdentifier> = []

  init(
    machine: Machine, skipsKeys: Bool, asciiOnly: Bool, checksCircles: Bool, allowsNaN: Bool, indent: Text?,
    itemSeparator: Text, keySeparator: Text, sortsKeys: Bool, fallback: Value
  ) {
    self.machine = machine
    self.skipsKeys = skipsKeys
    self.asciiOnly = asciiOnly
    self.checksCircles = checksCircles
    self.allowsNaN = allowsNaN
    self.indent = indent
    self.itemSeparator = itemSeparator
    self.keySeparator = keySeparator
    self.sortsKeys = sortsKeys
    self.fallback = fallback
  }

  /// A number of blanks, or the text itself.
  static func indent(_ x: Value, _ machine: Machine) throws -> Text? {
    if x.isNone { return nil }
    if let text = machine.text(x) { return text }
    let count = try machine.wordSized(x)
    try machine.checkSize(elements: count, each: 1)
    return Text(String(repeating: " ", count: max(0, count)))
  }

  mutating func finish() -> Text { builder.finish() }

  mutating func write(_ x: Value, depth: Int) throws {
    switch x.tag {
    case Value.Tag.none: builder.append("null")
    case Value.Tag.bool: builder.append(x.isTrue ? "true" : "false")
    case Value.Tag.int: builder.append(IntegerText.repr(x.int))
    case Value.Tag.float: builder.append(try number(x.float))
    default:
      guard x.isObject else {
        return try isFloat(x) ? builder.append(number(x.float)) : writeFallback(x, depth: depth)
      }
      switch x.object {
      case let string as StringObject: builder.append(JSONText.quoted(string.text, asciiOnly: asciiOnly))
      case let big as BigIntObject: builder.append(try machine.repr(machine.int(big.value)))
      case let boxed as BoxedNumber: try write(boxed.value, depth: depth)
      case let list as ListObject:
        try nested(list, depth) {
          try $0.writeList($1, { list.items.indices.contains($0) ? list.items[$0] : nil })
        }
      case let tuple as TupleObject:
        try nested(tuple, depth) {
          try $0.writeList($1, { tuple.items.indices.contains($0) ? tuple.items[$0] : nil })
        }
      case let dict as DictObject: try nested(dict, depth) { try $0.writeDict(dict, $1) }
      default: try writeFallback(x, depth: depth)
      }
    }
    try TextLimits.check(builder.count)
  }

  /// A library's number that is a kind of `float`.
  private func isFloat(_ x: Value) -> Bool { machine.type(of: x).isSubtype(of: machine.types.float) }

  private func number(_ value: Double) throws -> Text {
    if let text = JSONText.number(value) { return text }
    guard allowsNaN else { throw JSONText.outOfRange }
    return Text(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
  }

  /// Writes a container unless it is being written already; the body gets the depth of its items.
  private mutating func nested(
    _ object: Object, _ depth: Int, _ body: (inout ValueWriter, Int) throws -> Void
  ) throws {
    if checksCircles, !open.insert(ObjectIdentifier(object)).inserted {
      throw machine.error(.valueError, "Circular reference detected")
    }
    // The depth is the machine's, so that all recursion into data has one limit.
    try machine.recursing(" while encoding a JSON object") { try body(&self, depth + 1) }
    open.remove(ObjectIdentifier(object))
    try machine.checkInterrupts()
  }

  private mutating func newLine(_ depth: Int) {
    guard let indent else { return }
    builder.append("\n")
    for _ in 0..<depth { builder.append(indent) }
  }

  private mutating func writeList(_ depth: Int, _ item: (Int) -> Value?) throws {
    guard item(0) != nil else { return builder.append("[]") }
    builder.append("[")
    var index = 0
    while let value = item(index) {
      if index > 0 { builder.append(itemSeparator) }
      newLine(depth)
      try write(value, depth: depth)
      index += 1
    }
    newLine(depth - 1)
    builder.append("]")
  }

  private mutating func writeDict(_ dict: DictObject, _ depth: Int) throws {
    let pairs = try pairs(of: dict)
    var isFirst = true
    if pairs.isEmpty { return builder.append("{}") }
    builder.append("{")
    for (key, value) in pairs {
      guard let name = try name(key) else {
        if skipsKeys { continue }
        throw machine.error(
          .typeError, "keys must be str, int, float, bool or None, not \(machine.typeName(key))")
      }
      if !isFirst { builder.append(itemSeparator) }
      isFirst = false
      newLine(depth)
      builder.append(JSONText.quoted(name, asciiOnly: asciiOnly))
      builder.append(keySeparator)
      try write(value, depth: depth)
    }
    if !isFirst || indent != nil { newLine(depth - 1) }
    builder.append("}")
  }

  /// The items in the order they are written.
  private func pairs(of dict: DictObject) throws -> [(key: Value, value: Value)] {
    if !sortsKeys, !dict.type.isUserDefined { return dict.pairs }
    var items =
      dict.type.isUserDefined
      ? try machine.items(of: machine.call(machine.attribute(of: Value(dict), "items")))
      : dict.pairs.map { machine.tuple([$0.key, $0.value]) }
    if sortsKeys {
      let list = machine.list(items)
      machine.hold(list)
      try machine.sort(list.unchecked(ListObject.self), key: .none, reverse: false)
      items = list.unchecked(ListObject.self).items
    }
    return try items.map { item in
      machine.hold(item)
      guard let pair = item.as(TupleObject.self), pair.items.count == 2 else {
        throw machine.error(.valueError, "items must return 2-tuples")
      }
      return (pair.items[0], pair.items[1])
    }
  }

  /// A key as the text it becomes; nil for what cannot be a key.
  private func name(_ key: Value) throws -> Text? {
    if let text = machine.text(key) { return text }
    switch key.tag {
    case Value.Tag.none: return Text("null")
    case Value.Tag.bool: return Text(key.isTrue ? "true" : "false")
    case Value.Tag.float: return try number(key.float)
    default: break
    }
    if let boxed = key.as(BoxedNumber.self) { return try name(boxed.value) }
    if !key.isObject, isFloat(key) { return try number(key.float) }
    return machine.exactInt(key) == nil ? nil : try machine.repr(key)
  }

  private mutating func writeFallback(_ x: Value, depth: Int) throws {
    guard x.isObject else {
      let other = try machine.call(fallback, x)
      machine.hold(other)
      return try write(other, depth: depth)
    }
    try nested(x.object, depth - 1) { writer, depth in
      let other = try writer.machine.call(writer.fallback, x)
      writer.machine.hold(other)
      try writer.write(other, depth: depth)
    }
  }
}
