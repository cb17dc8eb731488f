/// Reads JSON as Python's `json` does, with its messages. Nesting costs no stack of ours.
package struct JSONReader<Builder: JSONBuilder> {
  fileprivate let document: Text
  fileprivate let builder: Builder
  fileprivate let depthLimit: Int
  fileprivate let strict: Bool

  /// `strict` refuses control characters in strings. `depthLimit` stands for Python's recursion limit.
  package init(_ document: Text, builder: Builder, strict: Bool = true, depthLimit: Int = 994) {
    self.document = document
    self.builder = builder
    self.strict = strict
    self.depthLimit = depthLimit
  }

  /// `json.loads`: one value and nothing after it.
  package func readDocument() throws -> Builder.Value {
    if document.count > 0, document[0] == 0xFEFF {
      throw fault("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
    }
    return try document.withUnits(
      narrow: { units in
        var scanner = JSONScanner(units, self)
        return try scanner.readDocument()
      },
      wide: { units in
        var scanner = JSONScanner(units, self)
        return try scanner.readDocument()
      })
  }

  /// `JSONDecoder.raw_decode`: the value at `start` and where it ends.
  package func readValue(from start: Int) throws -> (value: Builder.Value, end: Int) {
    try document.withUnits(
      narrow: { units in
        var scanner = JSONScanner(units, self)
        return try scanner.readValue(from: start)
      },
      wide: { units in
        var scanner = JSONScanner(units, self)
        return try scanner.readValue(from: start)
      })
  }

  fileprivate func fault(_ message: String, _ position: Int) -> TextFault {
    JSONText.fault(message, document, at: position)
  }
}

/// Reads one document of bytes or of code points.
private struct JSONScanner<Builder: JSONBuilder, Unit: TextUnit> {
  /// An array or object not yet closed, whose items stand on the stack from `start` on.
  private struct Open {
    let start: Int
    let isObject: Bool
  }

  private let units: UnsafeBufferPointer<Unit>
  private let reader: JSONReader<Builder>
  private var builder: Builder
  private var at = 0
  private var open: [Open] = []
  /// The items of all that is open; of objects, keys and values in turn.
  private var stack: [Builder.Value] = []

  init(_ units: UnsafeBufferPointer<Unit>, _ reader: JSONReader<Builder>) {
    self.units = units
    self.reader = reader
    builder = reader.builder
  }

  mutating func readDocument() throws -> Builder.Value {
    skipBlanks()
    let (value, end) = try readValue(from: at)
    at = end
    skipBlanks()
    if at < units.count { throw fault("Extra data", at) }
    return value
  }

  mutating func readValue(from start: Int) throws -> (value: Builder.Value, end: Int) {
    at = start
    var value = try beginValue()
    while true {
      // A finished value goes into what is open; an opened one has nothing finished yet.
      if let finished = value {
        guard !open.isEmpty else { return (finished, at) }
        value = try add(finished)
      } else {
        value = try beginValue()
      }
    }
  }

  private func fault(_ message: String, _ position: Int) -> TextFault { reader.fault(message, position) }

  /// The unit that comes next, or none at the end.
  @inline(__always)
  private var next: Unit? { at < units.count ? units[at] : nil }

  @inline(__always)
  private func sees(_ scalar: Unicode.Scalar) -> Bool { at < units.count && units[at] == Unit(scalar.value) }

  @inline(__always)
  private mutating func skipBlanks() {
    while at < units.count, units[at] == 32 || units[at] == 10 || units[at] == 13 || units[at] == 9 {
      at += 1
    }
  }

  private func sees(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    return count <= units.count - at
      && word.withUTF8Buffer { bytes in bytes.indices.allSatisfy { units[at + $0] == Unit(bytes[$0]) } }
  }

  /// A value, or nil when an array or object was opened whose first element is to come.
  private mutating func beginValue() throws -> Builder.Value? {
    guard let first = next else { throw fault("Expecting value", at) }
    switch UInt32(first) {
    case codePoint("\""):
      at += 1
      return try builder.string(try readString())
    case codePoint("["): return try beginArray()
    case codePoint("{"): return try beginObject()
    case codePoint("-") where sees(word: "-Infinity"): return try constant("-Infinity")
    case codePoint("-"), 48...57: return try readNumber()
    default:
      for word in ["true", "false", "null", "NaN", "Infinity"] as [StaticString] where sees(word: word) {
        return try constant(word)
      }
      throw fault("Expecting value", at)
    }
  }

  private mutating func constant(_ word: StaticString) throws -> Builder.Value {
    at += word.utf8CodeUnitCount
    return try builder.constant(word)
  }

  private mutating func push(isObject: Bool) throws {
    if open.count >= reader.depthLimit {
      throw TextFault(
        .recursionError,
        "maximum recursion depth exceeded while decoding a JSON \(isObject ? "object" : "array") from a unicode string"
      )
    }
    open.append(Open(start: stack.count, isObject: isObject))
  }

  private mutating func beginArray() throws -> Builder.Value? {
    at += 1
    skipBlanks()
    if sees("]") {
      at += 1
      return try builder.array([])
    }
    try push(isObject: false)
    return nil
  }

  private mutating func beginObject() throws -> Builder.Value? {
    at += 1
    skipBlanks()
    if sees("}") {
      at += 1
      return try builder.object([])
    }
    let key = try readKey()
    try push(isObject: true)
    stack.append(key)
    return nil
  }

  /// A key and its colon, up to its value.
  private mutating func readKey() throws -> Builder.Value {
    guard sees("\"") else {
      throw fault("Expecting property name enclosed in double quotes", at)
    }
    at += 1
    let key = try readString()
    skipBlanks()
    guard sees(":") else { throw fault("Expecting ':' delimiter", at) }
    at += 1
    skipBlanks()
    return try builder.key(key)
  }

  /// Puts a value into what is open; what that is, if it closes now, else nil when another element follows.
  private mutating func add(_ value: Builder.Value) throws -> Builder.Value? {
    skipBlanks()
    stack.append(value)
    let last = open[open.count - 1]
    if sees(last.isObject ? "}" : "]") {
      at += 1
      open.removeLast()
      let made =
        last.isObject ? try builder.object(stack[last.start...]) : try builder.array(stack[last.start...])
      stack.removeSubrange(last.start...)
      return made
    }
    guard sees(",") else { throw fault("Expecting ',' delimiter", at) }
    at += 1
    skipBlanks()
    if last.isObject { stack.append(try readKey()) }
    return nil
  }

  // Numbers and strings.

  private mutating func digits() -> Int {
    let from = at
    while at < units.count, units[at] &- 48 <= 9 { at += 1 }
    return at - from
  }

  private mutating func readNumber() throws -> Builder.Value {
    let start = at
    if sees("-") { at += 1 }
    guard let first = next, first &- 48 <= 9 else { throw fault("Expecting value", start) }
    if first == 48 { at += 1 } else { _ = digits() }
    var isFloat = false
    let afterWhole = at
    if sees(".") {
      at += 1
      if digits() > 0 { isFloat = true } else { at = afterWhole }
    }
    let afterPoint = at
    if sees("e") || sees("E") {
      at += 1
      if sees("+") || sees("-") { at += 1 }
      if digits() > 0 { isFloat = true } else { at = afterPoint }
    }
    let text = Unit.text(units, start..<at)
    if let value = try builder.number(text, isFloat: isFloat) { return value }
    // The document may be wide while a number never is.
    if isFloat { return try builder.float(try FloatText.parse(text)) }
    return try builder.integer(try IntegerText.parse(text))
  }

  /// Moves on to what ends a run of characters that stand for themselves.
  @inline(__always)
  private mutating func skipPlain() {
    let least: Unit = reader.strict ? 32 : 0
    while at < units.count, units[at] != 0x22, units[at] != 0x5C, units[at] >= least { at += 1 }
  }

  /// A string after its opening quote, up to behind the closing one.
  private mutating func readString() throws -> Text {
    let begin = at - 1
    skipPlain()
    if sees("\"") {
      at += 1
      return Unit.text(units, begin + 1..<at - 1)
    }
    var result = TextBuilder()
    var start = begin + 1
    while true {
      result.append(Unit.text(units, start..<at))
      guard let point = next else { throw fault("Unterminated string starting at", begin) }
      if point < 32, reader.strict { throw fault("Invalid control character at", at) }
      at += 1
      if point == 0x22 { return result.finish() }
      result.append(try readEscape(begin))
      start = at
      skipPlain()
    }
  }

  private mutating func readEscape(_ begin: Int) throws -> UInt32 {
    guard let letter = next else { throw fault("Unterminated string starting at", begin) }
    at += 1
    switch UInt32(letter) {
    case codePoint("\""), codePoint("\\"), codePoint("/"): return UInt32(letter)
    case codePoint("b"): return 8
    case codePoint("f"): return 12
    case codePoint("n"): return 10
    case codePoint("r"): return 13
    case codePoint("t"): return 9
    case codePoint("u"): break
    default: throw fault("Invalid \\escape", at - 2)
    }
    let unit = try readUnit(at)
    at += 4
    // A pair of surrogates is one character.
    if unit & 0xFC00 == 0xD800, sees(word: "\\u"), let low = try? readUnit(at + 2), low & 0xFC00 == 0xDC00 {
      at += 6
      return 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
    }
    return unit
  }

  private func readUnit(_ start: Int) throws -> UInt32 {
    // CPython wants something to follow, be it the closing quote.
    guard start + 4 < units.count,
      (start..<start + 4).allSatisfy({ RegexDigit.isHexadecimal(UInt32(units[$0])) })
    else { throw fault("Invalid \\uXXXX escape", start - 1) }
    return RegexDigit.number((start..<start + 4).map { UInt32(units[$0]) }, base: 16)
  }
}
