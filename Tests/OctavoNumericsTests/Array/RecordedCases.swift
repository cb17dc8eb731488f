import Foundation
import OctavoNumerics

/// One recorded call: function name, arguments, and what NumPy made of it.
struct RecordedCase {
  let number: Int
  let function: String
  let arguments: [Argument]
  let keywords: [String: Argument]
  let expected: Expected
  /// Units in the last place the floats may differ by.
  let ulp: Int

  enum Expected {
    case arrays([ExpectedArray])
    case text(String)
    case error(kind: String, message: String)
  }

  struct ExpectedArray {
    let dtype: DType
    let shape: [Int]
    let bytes: [UInt8]?
    let hash: String?
  }
}

indirect enum Argument {
  case array(NDArray)
  case weak(Operand)
  case int(Int)
  case float(Double)
  case bool(Bool)
  case text(String)
  case none
  case ellipsis
  case slice(Int?, Int?, Int?)
  case dtype(DType)
  case list([Argument])
}

struct RecordingFault: Error, CustomStringConvertible {
  let description: String
  init(_ text: String) { description = text }
}

/// Reads the tables `record.py` wrote.
enum Recording {
  static func load(_ name: String) throws -> [RecordedCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Reference")
    let text = try String(contentsOf: folder.appendingPathComponent(name + ".json"), encoding: .utf8)
    return try text.split(separator: "\n").dropFirst().enumerated().map { number, line in
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
        throw RecordingFault("line \(number) is no object")
      }
      return try decode(object, number)
    }
  }

  private static func decode(_ object: [String: Any], _ number: Int) throws -> RecordedCase {
    let expected: RecordedCase.Expected
    if let text = object["text"] as? String {
      expected = .text(text)
    } else if let error = object["error"] as? [String] {
      expected = .error(kind: error[0], message: error[1])
    } else {
      let list = object["results"] as? [[String: Any]] ?? []
      expected = .arrays(
        try list.map {
          .init(
            dtype: try dtype($0["dtype"]), shape: $0["shape"] as? [Int] ?? [],
            bytes: ($0["data"] as? String).map(bytes), hash: $0["hash"] as? String)
        })
    }
    return RecordedCase(
      number: number, function: object["f"] as? String ?? "",
      arguments: try (object["args"] as? [[String: Any]] ?? []).map(argument),
      keywords: try (object["kw"] as? [String: [String: Any]] ?? [:]).mapValues(argument),
      expected: expected, ulp: object["ulp"] as? Int ?? 0)
  }

  static func dtype(_ code: Any?) throws -> DType {
    guard let code = code as? String else { throw RecordingFault("no dtype") }
    if code.hasPrefix("U") { return .string(Int(code.dropFirst()) ?? 0) }
    guard let kind = DType.Kind.allCases.first(where: { DType($0).code.dropFirst() == code }) else {
      throw RecordingFault("dtype \(code)")
    }
    return DType(kind)
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func argument(_ object: [String: Any]) throws -> Argument {
    if let array = object["array"] as? [String: Any] {
      let shape = Dims(array["shape"] as? [Int] ?? [])
      let whole = try make(dtype(array["dtype"]), shape, bytes(array["data"] as? String ?? ""))
      return .array(try viewed(whole, object["views"]))
    }
    if let rule = object["rule"] as? String {
      let shape = Dims(object["shape"] as? [Int] ?? [])
      let count = shape.reduce(1, *)
      let values = (0..<count).map { i -> Double in
        rule == "range"
          ? Double(i) : (Double(UInt64(i) &* 2_654_435_761 % (1 << 32)) / 4_294_967_296 - 0.5) / 3
      }
      let whole = try NDArray(values).astype(dtype(object["dtype"])).reshape(shape)
      return .array(try viewed(whole, object["views"]))
    }
    switch object["weak"] as? String {
    case "int": return .weak(.int(object["value"] as? Int ?? 0))
    case "float": return .weak(.float(try double(object["value"])))
    case "complex":
      let parts = object["value"] as? [String] ?? []
      return .weak(.complex(Complex(try double(parts[0]), try double(parts[1]))))
    default: break
    }
    if object["dtype"] != nil { return .dtype(try dtype(object["dtype"])) }
    if let parts = object["slice"] as? [Any] {
      return .slice(parts[0] as? Int, parts[1] as? Int, parts[2] as? Int)
    }
    if object["ellipsis"] != nil { return .ellipsis }
    if let text = object["float"] as? String { return .float(try double(text)) }
    if let list = object["list"] as? [[String: Any]] { return .list(try list.map(argument)) }
    switch object["plain"] {
    case let number as NSNumber where CFGetTypeIDIsBool(number): return .bool(number.boolValue)
    case let number as NSNumber: return .int(number.intValue)
    case let text as String: return .text(text)
    default: return .none
    }
  }

  private static func CFGetTypeIDIsBool(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }

  private static func double(_ text: Any?) throws -> Double {
    guard let text = text as? String else { throw RecordingFault("no float") }
    if text == "inf" { return .infinity }
    if text == "-inf" { return -.infinity }
    if text == "nan" { return .nan }
    guard let value = Double(text) else { throw RecordingFault("float \(text)") }
    return value
  }

  /// Rebuilds an array from its bytes through values, so that no inside knowledge of memory is needed.
  private static func make(_ dtype: DType, _ shape: Dims, _ bytes: [UInt8]) throws -> NDArray {
    let scalars = stride(from: 0, to: bytes.count, by: max(dtype.itemSize, 1)).map {
      scalar(dtype, Array(bytes[$0..<$0 + dtype.itemSize]))
    }
    return try NDArray(scalars: scalars, shape: shape, dtype: dtype)
  }

  static func scalar(_ dtype: DType, _ bytes: [UInt8]) -> Scalar {
    func load<T>(_ type: T.Type, _ offset: Int = 0) -> T {
      bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
    }
    switch dtype.kind {
    case .bool: return .bool(bytes[0] != 0)
    case .int8: return .int(Int(load(Int8.self)))
    case .uint8: return .uint(UInt64(bytes[0]))
    case .int16: return .int(Int(load(Int16.self)))
    case .uint16: return .uint(UInt64(load(UInt16.self)))
    case .int32: return .int(Int(load(Int32.self)))
    case .uint32: return .uint(UInt64(load(UInt32.self)))
    case .int64: return .int(load(Int.self))
    case .uint64: return .uint(load(UInt64.self))
    case .float32: return .float(Double(load(Float.self)))
    case .float64: return .float(load(Double.self))
    case .complex128: return .complex(Complex(load(Double.self), load(Double.self, 8)))
    case .float16: return .float(Double(Float16(bitPattern: load(UInt16.self))))
    case .complex64: return .complex(Complex(Double(load(Float.self)), Double(load(Float.self, 4))))
    case .object: return .object(ObjectCell(tag: load(UInt64.self), bits: load(UInt64.self, 8)))
    case .string:
      var points = stride(from: 0, to: bytes.count, by: 4).map { load(UInt32.self, $0) }
      while points.last == 0 { points.removeLast() }
      return .string(points)
    case .bytes: return .bytes(bytes)
    case .record: return .record(Record(dtype, bytes))
    case .swapped: return scalar(dtype.native, bytes.reversed())
    }
  }

  private static func viewed(_ array: NDArray, _ views: Any?) throws -> NDArray {
    var result = array
    for view in views as? [String] ?? [] {
      switch view {
      case "T": result = try result.transpose()
      case "back": result = try result[[.range(nil, nil, -1)]]
      case "step": result = try result[[.ellipsis, .range(nil, nil, 2)]]
      case "lastback": result = try result[[.ellipsis, .range(nil, nil, -1)]]
      case "tail": result = try result[[.range(1, nil)]]
      case "row": result = try result[[.int(0)]]
      case "spread": result = try result.broadcast(to: Dims([3] + Array(result.shape)))
      default: throw RecordingFault("view \(view)")
      }
    }
    return result
  }
}

/// Says in a line how results differ from the recording; nil when they do not.
enum Comparison {
  static func difference(_ got: [NDArray], _ want: [RecordedCase.ExpectedArray], ulp: Int) -> String? {
    if got.count != want.count { return "got \(got.count) results, want \(want.count)" }
    for (array, expected) in zip(got, want) {
      if array.dtype != expected.dtype { return "got dtype \(array.dtype.text), want \(expected.dtype.text)" }
      if Array(array.shape) != expected.shape { return "got shape \(array.shape), want \(expected.shape)" }
      let values = array.scalars()
      if let hash = expected.hash {
        let found = fnv(array.dtype, values)
        if found != hash { return "got hash \(found), want \(hash)" }
        continue
      }
      let size = array.dtype.itemSize
      let bytes = expected.bytes ?? []
      for (i, value) in values.enumerated() {
        let other = Recording.scalar(array.dtype, Array(bytes[i * size..<(i + 1) * size]))
        if !close(value, other, array.dtype, ulp) { return "element \(i): got \(value), want \(other)" }
      }
    }
    return nil
  }

  private static func close(_ a: Scalar, _ b: Scalar, _ dtype: DType, _ ulp: Int) -> Bool {
    switch (a, b) {
    case (.float(let x), .float(let y)): return close(x, y, dtype.kind == .float32, ulp)
    case (.complex(let x), .complex(let y)):
      // Parts of a complex result may cancel, so they are judged by the size of the whole.
      let size = max(abs(y.real), abs(y.imaginary))
      let slack = size.isFinite ? size.ulp * Double(ulp) : 0
      func part(_ p: Double, _ q: Double) -> Bool { abs(p - q) <= slack || close(p, q, false, ulp) }
      return part(x.real, y.real) && part(x.imaginary, y.imaginary)
    default: return a == b
    }
  }

  private static func close(_ x: Double, _ y: Double, _ single: Bool, _ ulp: Int) -> Bool {
    if x.isNaN || y.isNaN { return x.isNaN && y.isNaN }
    if ulp == 0 || x.isInfinite || y.isInfinite { return x.bitPattern == y.bitPattern }
    let step = single ? Double(Float(y).ulp) : y.ulp
    return abs(x - y) <= Double(ulp) * step
  }

  private static func fnv(_ dtype: DType, _ values: [Scalar]) -> String {
    var data: [UInt8] = []
    for value in values {
      switch value {
      case .bool(let x): data.append(x ? 1 : 0)
      case .int(let x): withUnsafeBytes(of: x) { data += $0.prefix(dtype.itemSize) }
      case .uint(let x): withUnsafeBytes(of: x) { data += $0.prefix(dtype.itemSize) }
      case .float(let x):
        if dtype.kind == .float32 {
          withUnsafeBytes(of: Float(x)) { data += $0 }
        } else {
          withUnsafeBytes(of: x) { data += $0 }
        }
      case .complex(let z):
        withUnsafeBytes(of: z.real) { data += $0 }
        withUnsafeBytes(of: z.imaginary) { data += $0 }
      case .bytes(let x): data += x
      case .string, .object, .record: break
      }
    }
    while data.count % 8 != 0 { data.append(0) }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    data.withUnsafeBytes { raw in
      for i in stride(from: 0, to: raw.count, by: 8) {
        hash = (hash ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x100_0000_01B3
      }
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

/// Runs a table and lists what differs.
enum RecordedTable {
  static func differences(_ name: String) throws -> (count: Int, failures: [String]) {
    let cases = try Recording.load(name)
    var failures: [String] = []
    for test in cases {
      let label = "\(name) \(test.number) \(test.function) \(describe(test))"
      do {
        let outcome = try Operations.run(test)
        switch (outcome, test.expected) {
        case (.arrays(let got), .arrays(let want)):
          if let difference = Comparison.difference(got, want, ulp: test.ulp) {
            failures.append("\(label): \(difference)")
          }
        case (.text(let got), .text(let want)):
          if got != want { failures.append("\(label): got\n\(got)\nwant\n\(want)") }
        case (_, .error(let kind, let message)):
          failures.append("\(label): no error, want \(kind): \(message)")
        default: failures.append("\(label): another kind of result")
        }
      } catch let error as NumericsError {
        if case .error(let kind, let message) = test.expected {
          // NumPy's own classes are recorded by the built-in class they derive from.
          let name = error.kind.rawValue.hasPrefix("_UFunc") ? "TypeError" : error.kind.rawValue
          if name != kind || error.message != message {
            failures.append("\(label): got \(error), want \(kind): \(message)")
          }
        } else {
          failures.append("\(label): threw \(error)")
        }
      }
    }
    return (cases.count, failures)
  }

  private static func describe(_ test: RecordedCase) -> String {
    (test.arguments.map(describe)
      + test.keywords.sorted { $0.key < $1.key }.map { "\($0.key)=\(describe($0.value))" })
      .joined(separator: ", ")
  }

  private static func describe(_ argument: Argument) -> String {
    switch argument {
    case .array(let a):
      return a.size < 13
        ? a.representation().replacingOccurrences(of: "\n", with: "") : "\(a.dtype.text)\(a.shape)"
    case .list(let list): return "[" + list.map(describe).joined(separator: ", ") + "]"
    default: return "\(argument)"
    }
  }
}
