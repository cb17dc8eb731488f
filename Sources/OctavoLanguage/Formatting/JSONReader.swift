/// Reads JSON as Python's `json` does, with its messages. Nesting costs no stack of ours.
package struct JSONReader<Builder: JSONBuilder> {
  /// An array or object not yet closed.
  private enum Open {
    case array([Builder.Value])
    case object([(key: Text, value: Builder.Value)], key: Text)
  }

  private let document: Text
  private let builder: Builder
  private let depthLimit: Int
  private let strict: Bool
  private var at = 0
  private var open: [Open] = []

  /// `strict` refuses control characters in strings. `depthLimit` stands for Python's recursion limit.
  package init(_ document: Text, builder: Builder, strict: Bool = true, depthLimit: Int = 994) {
    self.document = document
    self.builder = builder
    self.strict = strict
    self.depthLimit = depthLimit
  }

  /// `json.loads`: one value and nothing after it.
  package mutating func readDocument() throws -> Builder.Value {
    if document.count > 0, document[0] == 0xFEFF {
      throw fault("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
    }
    skipBlanks()
    let (value, end) = try readValue(from: at)
    at = end
    skipBlanks()
    if at < document.count { throw fault("Extra data", at) }
    return value
  }

  /// `JSONDecoder.raw_decode`: the value at `start` and where it ends.
  package mutating func readValue(from start: Int) throws -> (value: Builder.Value, end: Int) {
    at = start
    open = []
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

  private func fault(_ message: String, _ position: Int) -> TextFault {
    JSONText.fault(message, document, at: position)
  }

  private var next: UInt32? { at < document.count ? document[at] : nil }

  private mutating func skipBlanks() {
    while let point = next, point == 32 || point == 10 || point == 13 || point == 9 { at += 1 }
  }

  private func sees(_ word: StaticString) -> Bool {
    let bytes = word.withUTF8Buffer { Array($0) }
    return bytes.count <= document.count - at
      && bytes.indices.allSatisfy { document[at + $0] == UInt32(bytes[$0]) }
  }

  /// A value, or nil when an array or object was opened whose first element is to come.
  private mutating func beginValue() throws -> Builder.Value? {
    guard let first = next else { throw fault("Expecting value", at) }
    switch Unicode.Scalar(first) {
    case "\"":
      at += 1
      return try builder.string(try readString())
    case "[": return try beginArray()
    case "{": return try beginObject()
    case "-" where sees("-Infinity"): return try constant("-Infinity")
    case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return try readNumber()
    default:
      for word in ["true", "false", "null", "NaN", "Infinity"] as [StaticString] where sees(word) {
        return try constant(word)
      }
      throw fault("Expecting value", at)
    }
  }

  private mutating func constant(_ word: StaticString) throws -> Builder.Value {
    at += word.utf8CodeUnitCount
    return try builder.constant(word)
  }

  private mutating func push(_ container: Open, _ kind: String) throws {
    if open.count >= depthLimit {
      throw TextFault(
        .recursionError,
        "maximum recursion depth exceeded while decoding a JSON \(kind) from a unicode string")
    }
    open.append(container)
  }

  private mutating func beginArray() throws -> Builder.Value? {
    at += 1
    skipBlanks()
    if next == codePoint("]") {
      at += 1
      return try builder.array([])
    }
    try push(.array([]), "array")
    return nil
  }

  private mutating func beginObject() throws -> Builder.Value? {
    at += 1
    skipBlanks()
    if next == codePoint("}") {
      at += 1
      return try builder.object([])
    }
    let key = try readKey()
    try push(.object([], key: key), "object")
    return nil
  }

  /// A key and its colon, up to its value.
  private mutating func readKey() throws -> Text {
    guard next == 0x22 else {
      throw fault("Expecting property name enclosed in double quotes", at)
    }
    at += 1
    let key = try readString()
    skipBlanks()
    guard next == codePoint(":") else { throw fault("Expecting ':' delimiter", at) }
    at += 1
    skipBlanks()
    return key
  }

  /// Puts a value into what is open; what that is, if it closes now, else nil when another element follows.
  private mutating func add(_ value: Builder.Value) throws -> Builder.Value? {
    skipBlanks()
    let last = open.removeLast()
    switch last {
    case .array(var items):
      items.append(value)
      if next == codePoint("]") {
        at += 1
        return try builder.array(items)
      }
      guard next == codePoint(",") else { throw fault("Expecting ',' delimiter", at) }
      at += 1
      skipBlanks()
      open.append(.array(items))
      return nil
    case .object(var pairs, let key):
      pairs.append((key, value))
      if next == codePoint("}") {
        at += 1
        return try builder.object(pairs)
      }
      guard next == codePoint(",") else { throw fault("Expecting ',' delimiter", at) }
      at += 1
      skipBlanks()
      open.append(.object(pairs, key: try readKey()))
      return nil
    }
  }

  // Numbers and strings.

  private mutating func readNumber() throws -> Builder.Value {
    let start = at
    func digits() -> Int {
      let from = at
      while let point = next, point >= 48, point <= 57 { at += 1 }
      return at - from
    }
    if next == codePoint("-") { at += 1 }
    guard let first = next, first >= 48, first <= 57 else { throw fault("Expecting value", start) }
    if first == 48 { at += 1 } else { _ = digits() }
    var isFloat = false
    let afterWhole = at
    if next == codePoint(".") {
      at += 1
      if digits() > 0 { isFloat = true } else { at = afterWhole }
    }
    let afterPoint = at
    if let mark = next, mark | 0x20 == codePoint("e") {
      at += 1
      if next == codePoint("+") || next == codePoint("-") { at += 1 }
      if digits() > 0 { isFloat = true } else { at = afterPoint }
    }
    let text = document.slice(start..<at)
    if let value = try builder.number(text, isFloat: isFloat) { return value }
    // The document may be wide while a number never is.
    if isFloat { return try builder.float(try FloatText.parse(text)) }
    return try builder.integer(try IntegerText.parse(text))
  }

  /// A string after its opening quote, up to behind the closing one.
  private mutating func readString() throws -> Text {
    let begin = at - 1
    var result = TextBuilder()
    while true {
      let start = at
      while let point = next, point != 0x22, point != 0x5C, point >= 32 || !strict { at += 1 }
      result.append(document, start..<at)
      guard let point = next else { throw fault("Unterminated string starting at", begin) }
      if point < 32, strict, point != 0x22 { throw fault("Invalid control character at", at) }
      at += 1
      if point == 0x22 { return result.finish() }
      result.append(try readEscape(begin))
    }
  }

  private mutating func readEscape(_ begin: Int) throws -> UInt32 {
    guard let letter = next else { throw fault("Unterminated string starting at", begin) }
    at += 1
    switch Unicode.Scalar(letter) {
    case "\"", "\\", "/": return letter
    case "b": return 8
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "u": break
    default: throw fault("Invalid \\escape", at - 2)
    }
    let unit = try readUnit(at)
    at += 4
    // A pair of surrogates is one character.
    if unit & 0xFC00 == 0xD800, sees("\\u"), let low = try? readUnit(at + 2), low & 0xFC00 == 0xDC00 {
      at += 6
      return 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
    }
    return unit
  }

  private func readUnit(_ start: Int) throws -> UInt32 {
    // CPython wants something to follow, be it the closing quote.
    guard start + 4 < document.count,
      (start..<start + 4).allSatisfy({ RegexDigit.isHexadecimal(document[$0]) })
    else { throw fault("Invalid \\uXXXX escape", start - 1) }
    return RegexDigit.number((start..<start + 4).map { document[$0] }, base: 16)
  }
}
