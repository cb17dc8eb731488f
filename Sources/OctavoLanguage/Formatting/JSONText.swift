import BigInt

/// What the text of a JSON document is turned into.
package protocol JSONBuilder {
  associatedtype Value
  func string(_ text: Text) throws -> Value
  /// The name of a member of an object.
  mutating func key(_ text: Text) throws -> Value
  func integer(_ value: ParsedInteger) throws -> Value
  func float(_ value: Double) throws -> Value
  /// A number from its digits, where the usual reading is not wanted.
  func number(_ text: Text, isFloat: Bool) throws -> Value?
  /// true, false, null as "true"…; also "NaN", "Infinity" and "-Infinity", which `json` reads.
  func constant(_ name: StaticString) throws -> Value
  func array(_ items: ArraySlice<Value>) throws -> Value
  /// `members` are keys and values in turn.
  func object(_ members: ArraySlice<Value>) throws -> Value
}

extension JSONBuilder {
  package func number(_ text: Text, isFloat: Bool) throws -> Value? { nil }
}

/// Writing JSON.
package enum JSONText {
  /// A quoted string, with `\uXXXX` for everything beyond ASCII if `asciiOnly`.
  package static func quoted(_ text: Text, asciiOnly: Bool = true) -> Text {
    var builder = TextBuilder(reserving: text.count + 2)
    builder.append(ascii: 0x22)
    text.withUnits(
      narrow: { bytes in
        if bytes.allSatisfy({ $0 >= 32 && $0 != 0x22 && $0 != 0x5C && ($0 != 0x7F || !asciiOnly) }) {
          builder.append(ascii: bytes)
        } else {
          for byte in bytes { append(UInt32(byte), asciiOnly, to: &builder) }
        }
      },
      wide: { for point in $0 { append(point, asciiOnly, to: &builder) } })
    builder.append(ascii: 0x22)
    return builder.finish()
  }

  private static func append(_ point: UInt32, _ asciiOnly: Bool, to builder: inout TextBuilder) {
    func escape(_ letter: Unicode.Scalar) {
      builder.append(0x5C)
      builder.append(letter.value)
    }
    func code(_ unit: UInt32) {
      escape("u")
      appendHex(unit, digits: 4) { builder.append(ascii: $0) }
    }
    switch point {
    case 0x22: escape("\"")
    case 0x5C: escape("\\")
    case 8: escape("b")
    case 9: escape("t")
    case 10: escape("n")
    case 12: escape("f")
    case 13: escape("r")
    case 0..<32: code(point)
    case 0x10000... where asciiOnly:
      code(0xD800 + (point - 0x10000) >> 10)
      code(0xDC00 + (point - 0x10000) & 0x3FF)
    case 127... where asciiOnly: code(point)
    default: builder.append(point)
    }
  }

  /// Python's way with floats; nil for those that JSON does not have.
  package static func number(_ value: Double) -> Text? { value.isFinite ? FloatText.repr(value) : nil }

  /// For floats that are not finite, when they are not allowed.
  package static let outOfRange = TextFault(.valueError, "Out of range float values are not JSON compliant")

  /// A JSONDecodeError at a code point of the document.
  package static func fault(_ message: String, _ document: Text, at position: Int) -> TextFault {
    var line = 1
    var lineStart = 0
    for index in 0..<min(position, document.count) where document[index] == 10 {
      line += 1
      lineStart = index + 1
    }
    let column = position - lineStart + 1
    return TextFault(
      .json(message: message, position: position, line: line, column: column),
      "\(message): line \(line) column \(column) (char \(position))")
  }
}
