import BigInt
import Foundation
import OctavoLanguage

/// A row of a recorded table: operation, arguments, what CPython gave. See record_common.py.
struct TableRow {
  let operation: String
  let arguments: [String]
  let expected: String
}

struct RecordedTable {
  let rows: [TableRow]

  /// The table `name` beside this file.
  init(_ name: String, beside file: String = #filePath) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try self.init(contentsOf: folder.appendingPathComponent(name + ".json"))
  }

  init(contentsOf url: URL) throws {
    let lists = try JSONDecoder().decode([[String]].self, from: Data(contentsOf: url))
    rows = lists.dropFirst().map { row in
      TableRow(operation: row[0], arguments: Array(row[1..<row.count - 1]), expected: row[row.count - 1])
    }
  }

  /// Rows on which Octavo differs, each with what it gave.
  func differences(_ evaluate: (TableRow) throws -> String?) -> [String] {
    rows.compactMap { row in
      let got: String
      do {
        guard let result = try evaluate(row) else { return "no such operation: \(row.operation)" }
        got = result
      } catch let fault as TextFault {
        got = "!\(fault.exceptionName): " + escaped(Text(fault.shownMessage))
      } catch {
        got = "!\(error)"
      }
      if got == row.expected { return nil }
      return
        "\(row.operation) \(row.arguments.joined(separator: " | "))\n  want \(row.expected)\n  got  \(got)"
    }
  }
}

extension TextFault {
  var exceptionName: String {
    switch kind {
    case .valueError: "ValueError"
    case .typeError: "TypeError"
    case .indexError: "IndexError"
    case .keyError: "KeyError"
    case .overflowError: "OverflowError"
    case .memoryError: "MemoryError"
    case .lookupError: "LookupError"
    case .zeroDivision: "ZeroDivisionError"
    case .attributeError: "AttributeError"
    case .recursionError: "RecursionError"
    case .unicodeDecode: "UnicodeDecodeError"
    case .unicodeEncode: "UnicodeEncodeError"
    case .regex: "error"
    case .json: "JSONDecodeError"
    case .csv: "Error"
    }
  }

  var shownMessage: String { message }
}

/// Undoes Python's "unicode_escape".
func text(_ escaped: String) -> Text {
  var points: [UInt32] = []
  var scalars = Array(escaped.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    guard scalar == "\\", let mark = scalars.popFirst() else {
      points.append(scalar.value)
      continue
    }
    switch mark {
    case "n": points.append(10)
    case "t": points.append(9)
    case "r": points.append(13)
    case "x", "u", "U":
      let length = mark == "x" ? 2 : mark == "u" ? 4 : 8
      let digits = String(String.UnicodeScalarView(scalars.prefix(length)))
      scalars.removeFirst(length)
      points.append(UInt32(digits, radix: 16)!)
    default: points.append(mark.value)
    }
  }
  return Text(codePoints: points)
}

/// As Python's "unicode_escape" writes it.
func escaped(_ text: Text) -> String {
  var result = ""
  for index in 0..<text.count {
    let point = text[index]
    switch point {
    case 9: result += "\\t"
    case 10: result += "\\n"
    case 13: result += "\\r"
    case 0x5C: result += "\\\\"
    case 32..<127: result.unicodeScalars.append(Unicode.Scalar(UInt8(point)))
    default:
      let digits = String(point, radix: 16)
      let length = point < 256 ? 2 : point < 0x10000 ? 4 : 8
      result += (length == 2 ? "\\x" : length == 4 ? "\\u" : "\\U")
      result += String(repeating: "0", count: length - digits.count) + digits
    }
  }
  return result
}

func double(_ bits: String) -> Double { bits == "nan" ? .nan : Double(bitPattern: UInt64(bits, radix: 16)!) }

func bits(_ value: Double) -> String {
  if value.isNaN { return "nan" }
  let digits = String(value.bitPattern, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// A typed argument or result.
enum TableValue {
  case integer(BigInt)
  case bool(Bool)
  case float(Double)
  case complex(Double, Double)
  case string(Text)
  case bytes([UInt8])
  case none

  init(_ field: String) {
    let rest = String(field.dropFirst(2))
    switch field.first {
    case "i": self = .integer(BigInt(rest)!)
    case "b": self = .bool(rest == "1")
    case "f": self = .float(double(rest))
    case "c":
      let parts = rest.split(separator: ":").map(String.init)
      self = .complex(double(parts[0]), double(parts[1]))
    case "s": self = .string(text(rest))
    case "y": self = .bytes(bytesOf(hex: rest))
    default: self = .none
    }
  }

  var typeName: String {
    switch self {
    case .integer: "int"
    case .bool: "bool"
    case .float: "float"
    case .complex: "complex"
    case .string: "str"
    case .bytes: "bytes"
    case .none: "NoneType"
    }
  }
}

func bytesOf(hex: String) -> [UInt8] {
  let digits = Array(hex)
  return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16)! }
}

func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

func shown(_ value: Text) -> String { "s:" + escaped(value) }
func shown(_ value: Double) -> String { "f:" + bits(value) }
func shown(_ value: Int) -> String { "i:\(value)" }
func shown(_ value: Bool) -> String { value ? "b:1" : "b:0" }
func shown(_ value: BigInt) -> String { "i:\(value)" }
func shown(_ value: [UInt8]) -> String { "y:" + hex(value) }
func shown(list items: [String]) -> String { "[" + items.map { $0 + "\n" }.joined() + "]" }
func shown(_ values: [Text]) -> String { shown(list: values.map { shown($0) }) }
