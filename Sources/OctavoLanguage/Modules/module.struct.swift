import BigInt

// `struct`: numbers as bytes, in the order and sizes a format says.

extension ModuleRow {
  static let `struct` = ModuleRow("struct") { machine, module in
    let failure = machine.makeException("error", module: "struct", base: machine.types[.exception])
    machine.define(module, "error", Value(failure))
    machine.addType("Struct", to: module, as: "_struct", .structFormat)
    machine.install(functions, into: module)
  }

  private static let functions: [Native] = [
    Native("calcsize(format, /)") { call in Value(try call.machine.structFormat(call[0]).size) },
    Native("pack(format, /, *values)") { call in
      call.machine.bytes(try call.machine.structFormat(call[0]).pack(call.rest(1), call.machine))
    },
    Native("unpack(format, buffer, /)") { call in
      try call.machine.structFormat(call[0]).unpackWhole(call[1], call.machine)
    },
    Native("unpack_from(format, /, buffer, offset=0)") { call in
      try call.machine.structFormat(call[0]).unpack(call[1], from: call.int(2), call.machine)
    },
    Native("iter_unpack(format, buffer, /)") { call in
      try call.machine.structFormat(call[0]).unpackAll(call[1], call.machine)
    },
    Native("pack_into(format, buffer, offset, /, *values)") { call in
      try call.machine.structFormat(call[0]).pack(call.rest(3), into: call[1], at: call.int(2), call.machine)
      return .none
    },
  ]
}

extension Machine {
  fileprivate func structError(_ message: String) throws -> PythonError {
    let type = try attribute(of: Value(importModule("struct")), "error").unchecked(TypeObject.self)
    return PythonError(heap.adopt(ExceptionObject(arguments: [string(message)], type: type)))
  }

  fileprivate func structFormat(_ x: Value) throws -> StructFormat {
    if let object = x.as(StructObject.self) { return object.format }
    guard let text = text(x) ?? bytes(of: x).map({ Text(String(decoding: $0, as: UTF8.self)) }) else {
      throw error(.typeError, "Struct() argument 1 must be a str or bytes object, not \(typeName(x))")
    }
    return try structFormat(text)
  }

  private func structFormat(_ text: Text) throws -> StructFormat {
    let known = state(StructFormats.self) { StructFormats() }
    if let format = known.formats[text] { return format }
    let format = try StructFormat(text.string, self)
    if known.formats.count == StructFormats.most { known.formats.removeAll() }
    known.formats[text] = format
    return format
  }
}

/// Formats that have been read, as programs use the same ones again and again.
private final class StructFormats {
  static let most = 100
  var formats: [Text: StructFormat] = [:]
}

// MARK: Elements of memory views

extension Machine {
  /// The size in bytes of one element of a native format.
  func elementSize(_ format: String) throws -> Int { try structFormat(Text(format)).size }

  func unpackedElement(_ bytes: [UInt8], _ format: String) throws -> Value {
    try structFormat(Text(format)).unpackWhole(self.bytes(bytes), self).unchecked(TupleObject.self).items[0]
  }

  /// The bytes of one element; nil when the value is out of its range.
  func packedElement(_ value: Value, _ format: String) throws -> [UInt8]? {
    do {
      return try structFormat(Text(format)).pack([value], self)
    } catch let failure as PythonError
      where failure.exception.type.name == "error" || failure.exception.type === types[.overflowError]
    {
      return nil
    }
  }
}

/// A format string, read.
private struct StructFormat {
  enum Kind {
    case pad, byte, character, bool
    case integer(signed: Bool)
    case float, text, pascal
  }
  struct Item {
    let kind: Kind
    let letter: Unicode.Scalar
    let size: Int
    /// Repetitions; for texts the length.
    let count: Int
    let offset: Int
  }

  let text: String
  private(set) var items: [Item] = []
  private(set) var size = 0
  private(set) var valueCount = 0
  private var isLittle = true

  init(_ text: String, _ machine: Machine) throws {
    self.text = text
    var letters = Array(text.unicodeScalars)[...]
    var isNative = true
    if let first = letters.first, "@=<>!".unicodeScalars.contains(first) {
      isNative = first == "@"
      isLittle = first != ">" && first != "!"
      letters = letters.dropFirst()
    }
    while let letter = letters.popFirst() {
      if letter.properties.isWhitespace { continue }
      var count = 1
      var format = letter
      if RegexDigit.isDecimal(letter.value) {
        var digits = String(letter)
        while let next = letters.first, RegexDigit.isDecimal(next.value) {
          digits.unicodeScalars.append(next)
          letters = letters.dropFirst()
        }
        guard let following = letters.popFirst() else {
          throw try machine.structError("repeat count given without format specifier")
        }
        guard let number = Int(digits), number < 1 << 40 else {
          throw try machine.structError("total struct size too long")
        }
        (count, format) = (number, following)
      }
      try add(format, count, isNative, machine)
    }
  }

  private mutating func add(_ letter: Unicode.Scalar, _ count: Int, _ isNative: Bool, _ machine: Machine)
    throws
  {
    let long = isNative ? 8 : 4
    let (kind, size): (Kind, Int) =
      switch letter {
      case "x": (.pad, 1)
      case "c": (.character, 1)
      case "b": (.integer(signed: true), 1)
      case "B": (.integer(signed: false), 1)
      case "?": (.bool, 1)
      case "h": (.integer(signed: true), 2)
      case "H": (.integer(signed: false), 2)
      case "i": (.integer(signed: true), 4)
      case "I": (.integer(signed: false), 4)
      case "l": (.integer(signed: true), long)
      case "L": (.integer(signed: false), long)
      case "q": (.integer(signed: true), 8)
      case "Q": (.integer(signed: false), 8)
      case "n" where isNative: (.integer(signed: true), 8)
      case "N", "P": (.integer(signed: false), isNative ? 8 : 0)
      case "e": (.float, 2)
      case "f": (.float, 4)
      case "d": (.float, 8)
      case "s": (.text, 1)
      case "p": (.pascal, 1)
      default: (.pad, 0)
      }
    guard size > 0 else { throw try machine.structError("bad char in struct format") }
    if isNative { self.size += -self.size & (size - 1) }
    items.append(Item(kind: kind, letter: letter, size: size, count: count, offset: self.size))
    // Formats longer than any memory are refused before their sizes could overflow.
    if count > (1 << 50) / size || self.size > 1 << 50 {
      throw try machine.structError("total struct size too long")
    }
    self.size += size * count
    switch kind {
    case .pad: break
    case .text, .pascal: valueCount += 1
    default: valueCount += count
    }
  }

  // MARK: Packing

  func pack(_ values: [Value], _ machine: Machine, name: String = "pack") throws -> [UInt8] {
    guard values.count == valueCount else {
      throw try machine.structError("\(name) expected \(valueCount) items for packing (got \(values.count))")
    }
    try machine.checkSize(elements: size, each: 1)
    var bytes = [UInt8](repeating: 0, count: size)
    var next = 0
    for item in items {
      switch item.kind {
      case .pad: break
      case .text, .pascal:
        guard var text = machine.bytes(of: values[next]) else {
          throw try machine.structError("argument for '\(item.letter)' must be a bytes object")
        }
        if case .pascal = item.kind, item.count > 0 {
          text = [UInt8(min(text.count, item.count - 1, 255))] + text.prefix(item.count - 1)
        }
        for (index, byte) in text.prefix(item.count).enumerated() { bytes[item.offset + index] = byte }
        next += 1
      default:
        for index in 0..<item.count {
          put(try word(values[next], item, machine), item, at: item.offset + index * item.size, into: &bytes)
          next += 1
        }
      }
    }
    return bytes
  }

  private func put(_ word: UInt64, _ item: Item, at offset: Int, into bytes: inout [UInt8]) {
    for index in 0..<item.size {
      let place = isLittle ? index : item.size - 1 - index
      bytes[offset + place] = UInt8(truncatingIfNeeded: word >> UInt64(8 * index))
    }
  }

  /// A value as the bits it is stored as.
  private func word(_ x: Value, _ item: Item, _ machine: Machine) throws -> UInt64 {
    switch item.kind {
    case .character:
      guard let bytes = machine.bytes(of: x), bytes.count == 1 else {
        throw try machine.structError("char format requires a bytes object of length 1")
      }
      return UInt64(bytes[0])
    case .bool: return try machine.truth(x) ? 1 : 0
    case .float:
      if x.isFloat, item.size == 8 { return x.float.bitPattern }
      guard machine.number(x) != nil || !machine.type(of: x).slot(.float).isUndefined else {
        throw try machine.structError("required argument is not a float")
      }
      let value = try machine.float(x)
      if item.size == 8 { return value.bitPattern }
      if item.size == 4 {
        let single = Float(value)
        if single.isInfinite, value.isFinite {
          throw machine.error(.overflowError, "float too large to pack with f format")
        }
        return UInt64(single.bitPattern)
      }
      let half = HalfFloat.bits(of: value)
      if half & 0x7FFF == 0x7C00, value.isFinite {
        throw machine.error(.overflowError, "float too large to pack with e format")
      }
      return UInt64(half)
    case .integer(let signed):
      let bits = item.size * 8
      if x.isInt,
        bits == 64
          ? signed || x.int >= 0
          : signed
            ? x.int >> (bits - 1) == x.int >> 63 : x.int >> bits == 0
      {
        return UInt64(truncatingIfNeeded: x.int)
      }
      guard let value = try machine.optionalInteger(x) else {
        throw try machine.structError("required argument is not an integer")
      }
      let low = signed ? -(BigInt(1) << (bits - 1)) : 0
      let high = (BigInt(1) << (signed ? bits - 1 : bits)) - 1
      guard value >= low, value <= high else {
        throw try machine.structError(rangeComplaint(item, value, signed: signed, low...high))
      }
      return UInt64(truncatingIfNeeded: value)
    default: return 0
    }
  }

  /// CPython's words depend on the C type through which it reads the integer first, and on whether that is the
  /// machine's own.
  private func rangeComplaint(
    _ item: Item, _ value: BigInt, signed: Bool, _ range: ClosedRange<BigInt>
  ) -> String {
    if item.size == 8 { return isLittle ? "argument out of range" : "int too large to convert" }
    let isReadUnsigned = !signed && item.letter != "B" && !(item.letter == "H" && isLittle)
    let fitsWord = isReadUnsigned ? UInt64(exactly: value) != nil : Int64(exactly: value) != nil
    if !fitsWord { return "argument out of range" }
    let name: String? =
      switch item.letter {
      case "b": "byte"
      case "B": "ubyte"
      case "h" where isLittle: "short"
      case "H" where isLittle: "ushort"
      default: nil
      }
    return
      "\(name ?? "'\(item.letter)'") format requires \(range.lowerBound) <= number <= \(range.upperBound)"
  }

  func pack(_ values: [Value], into x: Value, at given: Int, _ machine: Machine) throws {
    if let view = x.as(MemoryViewObject.self), view.canTakeBytes, let old = view.contents() {
      let copy = machine.heap.adopt(ByteArrayObject(old, type: machine.types.bytearray))
      try pack(values, into: Value(copy), at: given, machine)
      return view.takeBytes(copy.bytes)
    }
    guard let array = x.as(ByteArrayObject.self) else {
      throw machine.error(
        .typeError, "argument must be read-write bytes-like object, not \(machine.typeName(x))")
    }
    let bytes = try pack(values, machine, name: "pack_into")
    if given < 0, given > -size, given >= -array.bytes.count {
      throw try machine.structError("no space to pack \(size) bytes at offset \(given)")
    }
    let offset = given < 0 ? given + array.bytes.count : given
    if offset < 0 {
      throw try machine.structError("offset \(given) out of range for \(array.bytes.count)-byte buffer")
    }
    guard array.bytes.count - offset >= size else {
      throw try machine.structError(
        "pack_into requires a buffer of at least \(UInt(offset) + UInt(size)) bytes for packing \(size) bytes at offset \(offset) (actual buffer size is \(array.bytes.count))"
      )
    }
    array.bytes.replaceSubrange(offset..<offset + size, with: bytes)
  }

  // MARK: Unpacking

  func unpackWhole(_ x: Value, _ machine: Machine) throws -> Value {
    let bytes = try machine.bytesLike(x)
    guard bytes.count == size else {
      throw try machine.structError("unpack requires a buffer of \(size) bytes")
    }
    return machine.tuple(values(bytes, at: 0, machine))
  }

  func unpack(_ x: Value, from given: Int, _ machine: Machine) throws -> Value {
    let bytes = try machine.bytesLike(x)
    if given < 0, given > -size, given >= -bytes.count {
      throw try machine.structError("not enough data to unpack \(size) bytes at offset \(given)")
    }
    let offset = given < 0 ? given + bytes.count : given
    if offset < 0 {
      throw try machine.structError("offset \(given) out of range for \(bytes.count)-byte buffer")
    }
    guard bytes.count - offset >= size else {
      throw try machine.structError(
        "unpack_from requires a buffer of at least \(UInt(offset) + UInt(size)) bytes for unpacking \(size) bytes at offset \(offset) (actual buffer size is \(bytes.count))"
      )
    }
    return machine.tuple(values(bytes, at: offset, machine))
  }

  func unpackAll(_ x: Value, _ machine: Machine) throws -> Value {
    let bytes = try machine.bytesLike(x)
    guard size > 0 else {
      throw try machine.structError("cannot iteratively unpack with a struct of length 0")
    }
    guard bytes.count % size == 0 else {
      throw try machine.structError("iterative unpacking requires a buffer of a multiple of \(size) bytes")
    }
    let rows = stride(from: 0, to: bytes.count, by: size).map {
      machine.tuple(values(bytes, at: $0, machine))
    }
    return try machine.iterator(of: machine.list(rows))
  }

  private func values(_ bytes: [UInt8], at start: Int, _ machine: Machine) -> [Value] {
    var values: [Value] = []
    for item in items {
      let offset = start + item.offset
      switch item.kind {
      case .pad: break
      case .text: values.append(machine.bytes(Array(bytes[offset..<offset + item.count])))
      case .pascal:
        let length = item.count == 0 ? 0 : min(Int(bytes[offset]), item.count - 1)
        values.append(machine.bytes(item.count == 0 ? [] : Array(bytes[offset + 1..<offset + 1 + length])))
      default:
        for index in 0..<item.count {
          values.append(value(bytes, item, at: offset + index * item.size, machine))
        }
      }
    }
    return values
  }

  private func value(_ bytes: [UInt8], _ item: Item, at offset: Int, _ machine: Machine) -> Value {
    var word: UInt64 = 0
    for index in 0..<item.size {
      word |= UInt64(bytes[offset + (isLittle ? index : item.size - 1 - index)]) << UInt64(8 * index)
    }
    switch item.kind {
    case .character: return machine.bytes([UInt8(truncatingIfNeeded: word)])
    case .bool: return Value(word != 0)
    case .float:
      if item.size == 8 { return Value(Double(bitPattern: word)) }
      if item.size == 4 { return Value(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))) }
      return Value(HalfFloat.value(of: UInt16(truncatingIfNeeded: word)))
    case .integer(let signed):
      let spare = UInt64(64 - item.size * 8)
      if signed { return Value(Int(Int64(bitPattern: word << spare) >> Int64(spare))) }
      return word <= UInt64(Int.max) ? Value(Int(word)) : machine.int(BigInt(word))
    default: return .none
    }
  }
}

/// Floats of 16 bits, as IEEE 754 has them.
private enum HalfFloat {
  static func bits(of value: Double) -> UInt16 {
    let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
    if value.isNaN { return sign | 0x7E00 }
    let size = value.magnitude
    if size >= 65520 { return sign | 0x7C00 }
    // In units of the last place, rounded to even; the carry into the exponent comes out right by itself.
    let exponent = max(size == 0 ? -14 : Int(size.exponent), -14)
    let units = UInt16(
      (size * Double(sign: .plus, exponent: 10 - exponent, significand: 1)).rounded(.toNearestOrEven))
    return sign | (UInt16(exponent + 14) << 10 &+ units)
  }

  static func value(of bits: UInt16) -> Double {
    let fraction = Double(bits & 0x3FF)
    let exponent = Int(bits >> 10 & 0x1F)
    let size: Double =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
      }
    return bits & 0x8000 == 0 ? size : -size
  }
}

/// A format that is kept.
private final class StructObject: Object {
  let format: StructFormat
  init(_ format: StructFormat, type: TypeObject) {
    self.format = format
    super.init(type: type)
  }
}

extension TypeTable {
  private static func format(_ x: Value) -> StructFormat { x.unchecked(StructObject.self).format }

  fileprivate static let structFormat = TypeTable(
    constructor: Native("Struct(cls, format)") { call in
      call.machine.heap.own(StructObject(try call.machine.structFormat(call[1]), type: call.type))
    },
    methods: [
      Native("pack(self, /, *values)") { call in
        call.machine.bytes(try format(call[0]).pack(call.rest(1), call.machine))
      },
      Native("unpack(self, buffer, /)") { call in try format(call[0]).unpackWhole(call[1], call.machine) },
      Native("unpack_from(self, buffer, offset=0)") { call in
        try format(call[0]).unpack(call[1], from: call.int(2), call.machine)
      },
      Native("iter_unpack(self, buffer, /)") { call in try format(call[0]).unpackAll(call[1], call.machine) },
      Native("pack_into(self, buffer, offset, /, *values)") { call in
        try format(call[0]).pack(call.rest(3), into: call[1], at: call.int(2), call.machine)
        return .none
      },
    ],
    properties: [
      PropertyRow("format") { machine, x in machine.string(format(x).text) },
      PropertyRow("size") { _, x in Value(format(x).size) },
    ])
}
