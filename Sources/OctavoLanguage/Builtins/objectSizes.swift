import BigInt

// `sys.getsizeof`: what CPython's object of the same value takes, on a 64-bit machine. Lists and dicts count
// what they hold, without the room to grow that CPython's keep depending on how they were made.
extension Machine {
  func size(of x: Value, otherwise: Value?) throws -> Value {
    let method = type(of: x).lookup(intern("__sizeof__"))
    let size = try method.map { try call($0, x) } ?? Value(ownSize(of: x))
    if let number = exactInt(size) { return int(number + BigInt(isTracked(x) ? 16 : 0)) }
    if let otherwise { return otherwise }
    throw error(.typeError, "'\(typeName(size))' object cannot be interpreted as an integer")
  }

  /// Whether CPython's collector puts a header of its own before such an object.
  private func isTracked(_ x: Value) -> Bool {
    guard x.isObject else { return false }
    return switch x.object {
    case is StringObject, is BytesObject, is ComplexObject, is RangeObject, is BigIntObject,
      is NativeFunction:
      false
    case let object: object.type.layout != .plain || object.type.isUserDefined
    }
  }

  /// What `object.__sizeof__` gives.
  func ownSize(of x: Value) -> Int { plainSize(of: x) - (isTracked(x) ? 16 : 0) }

  private func plainSize(of x: Value) -> Int {
    if x.isFloat { return 24 }
    if let number = exactInt(x) { return 24 + 4 * max(1, (number.magnitude.bitWidth + 29) / 30) }
    guard x.isObject else { return 16 }
    switch x.object {
    case let string as StringObject: return Self.size(of: string.text)
    case let bytes as BytesObject: return 33 + bytes.bytes.count
    case let tuple as TupleObject: return 40 + 8 * tuple.items.count
    case let list as ListObject: return 56 + 8 * list.items.count
    case let dict as DictObject: return Self.size(of: dict)
    case let set as SetObject: return 216 + (Self.tableSize(ofSet: set.count) ?? 0) * 16
    case is ComplexObject: return 32
    case is RangeObject: return 48
    case is FunctionObject: return 152
    case is GeneratorObject: return 200
    case is SliceObject: return 56
    case is NativeFunction: return 72
    default: return (x.object.type.isUserDefined ? 56 : 16) + x.object.externalBytes
    }
  }

  private static func size(of text: Text) -> Int {
    switch text.codePoints.max() ?? 0 {
    case 0..<0x80: 49 + text.count
    case 0x80..<0x100: 73 + text.count
    case 0x100..<0x10000: 74 + 2 * text.count
    default: 76 + 4 * text.count
    }
  }

  /// A table of a power of two, two thirds of it usable, with indices as wide as they need to be.
  private static func size(of dict: DictObject) -> Int {
    if dict.count == 0 { return 64 }
    var slots = 8
    while slots * 2 / 3 < dict.count { slots *= 2 }
    let indexWidth = slots < 256 ? 1 : slots < 65536 ? 2 : 4
    let entry = dict.keys.allSatisfy { $0.as(StringObject.self) != nil } ? 16 : 24
    return 64 + 32 + slots * indexWidth + slots * 2 / 3 * entry
  }

  /// Slots of a set's own table, or nil while its elements fit in the set itself. It grows at three fifths, fourfold.
  private static func tableSize(ofSet count: Int) -> Int? {
    var slots = 8
    while count * 5 >= (slots - 1) * 3 {
      let filled = ((slots - 1) * 3 + 4) / 5
      let wanted = filled > 50_000 ? filled * 2 : filled * 4
      while slots <= wanted { slots *= 2 }
    }
    return slots == 8 ? nil : slots
  }
}
