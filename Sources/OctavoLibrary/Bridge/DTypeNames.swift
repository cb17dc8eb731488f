import OctavoLanguage
import OctavoNumerics

// What names an element type: dtype objects, scalar types, Python types and strings.
extension Machine {
  /// The dtype a value names; types of arrays are refused.
  package func dtype(_ x: Value) throws -> DType {
    let found = try elementType(x)
    if found.shape.isEmpty { return found.dtype }
    throw error(
      .notImplementedError,
      "dtypes of arrays (here \(found.text)) are not supported by Octavo in this place; give the array another axis"
    )
  }

  /// The dtype a value names, be it one of arrays.
  package func elementType(_ x: Value) throws -> ElementType {
    if let object = x.as(DTypeObject.self) { return object.elementType }
    if let tuple = x.as(TupleObject.self), tuple.items.count == 2 {
      return try arrayType(tuple.items[0], tuple.items[1])
    }
    if let name = text(x)?.string, DType.named(name) == nil, let field = try fields(of: name),
      field.count == 1
    {
      return ElementType(field[0].dtype, shape: field[0].shape)
    }
    return ElementType(try singleType(x))
  }

  private func singleType(_ x: Value) throws -> DType {
    if x.isNone { return .float64 }
    if let type = x.as(TypeObject.self) { return try dtype(of: type) }
    if let name = text(x)?.string {
      if let known = DType.named(name) { return known }
      if let list = try fields(of: name) { return try .record(Structure(packing: list, aligned: false)) }
      if let refusal = DType.refusal(name) { throw error(.notImplementedError, refusal) }
      throw error(.typeError, "data type '\(name)' not understood")
    }
    if x.isObject {
      if let structured = try structuredType(x) { return structured }
      if let found = try optionalAttribute(of: x, "dtype"), let object = found.as(DTypeObject.self) {
        return object.dtype
      }
    }
    throw error(.typeError, "Cannot interpret '\(try repr(x).string)' as a data type")
  }

  private func dtype(of type: TypeObject) throws -> DType {
    if type === types.float { return .float64 }
    if type === types.int { return .int64 }
    if type === types.bool { return .bool }
    if type === types.complex { return .complex128 }
    if type === types.str { return .string(0) }
    let named = numpy.byKind.first { $0.key != .swapped && type.isSubtype(of: $0.value) }
    if let kind = named?.key { return DType(kind) }
    if type === types.bytes { return .bytes(0) }
    switch numpy.abstract.first(where: { $0.value === type })?.key {
    case "floating", "inexact":
      throw error(.typeError, "Converting `np.inexact` or `np.floating` to a dtype not allowed")
    case "integer", "signedinteger":
      throw error(.typeError, "Converting 'np.integer' or 'np.signedinteger' to a dtype is not allowed")
    case let name?: throw error(.typeError, "Converting `np.\(name)` to a dtype not allowed")
    case nil: break
    }
    if type.module == "numpy", let refusal = DType.refusal(type.name) {
      throw error(.notImplementedError, refusal)
    }
    return .object
  }
}

extension DType {
  private static let aliases: [String: DType] = [
    "float": .float64, "double": .float64, "int": .int64, "long": .int64, "intp": .int64, "int_": .int64,
    "p": .int64,
    "q": .int64, "longlong": .int64, "n": .int64, "N": .uint64, "bool": .bool, "bool_": .bool, "?": .bool,
    "b1": .bool, "complex": .complex128,
    "cdouble": .complex128, "csingle": .complex64, "half": .float16, "single": .float32, "byte": .int8,
    "ubyte": .uint8, "short": .int16, "ushort": .uint16, "intc": .int32, "uintc": .uint32, "uint": .uint64,
    "ulong": .uint64, "uintp": .uint64, "ulonglong": .uint64, "P": .uint64, "Q": .uint64, "str": .string(0),
    "str_": .string(0), "bytes": .bytes(0), "bytes_": .bytes(0), "void": .void(0), "unicode": .string(0),
    "object": .object, "object_": .object, "O": .object, "O8": .object,
  ]

  /// The dtype of a NumPy name: `float64`, `f8`, `<f8`, `int`, `U5`, …
  package static func named(_ name: String) -> DType? {
    if let known = aliases[name] { return known }
    let plain = name.first.map { "<=|".contains($0) } == true ? String(name.dropFirst()) : name
    if plain != name, let known = aliases[plain], plain.count <= 2 { return known }
    for kind in Kind.numeric {
      let dtype = DType(kind)
      if plain == dtype.name || plain == String(dtype.letter) || plain == dtype.code.dropFirst() {
        return dtype
      }
    }
    if plain.first == "U", let length = Int(plain.dropFirst().isEmpty ? "0" : plain.dropFirst()), length >= 0
    {
      return .string(length)
    }
    if plain == "c" { return .bytes(1) }
    if plain.first == "S" || plain.first == "a",
      let length = Int(plain.dropFirst().isEmpty ? "0" : plain.dropFirst()),
      length >= 0
    {
      return .bytes(length)
    }
    if plain.first == "V", let length = Int(plain.dropFirst().isEmpty ? "0" : plain.dropFirst()), length >= 0
    {
      return .void(length)
    }
    // A byte order means nothing for one byte.
    if name.first == ">", let dtype = named(String(name.dropFirst())), !dtype.isString {
      return dtype.isNumeric && dtype.itemSize > 1 ? dtype.swapped : dtype
    }
    return nil
  }

  /// What is said of a name that NumPy knows and Octavo does not; nil for names nobody knows.
  static func refusal(_ name: String) -> String? {
    func say(_ what: String, _ instead: String) -> String {
      "dtype '\(name)' (\(what)) is not supported by Octavo; \(instead)"
    }
    let plain = name.drop { "<>=|".contains($0) }
    if name.first == ">", named(String(plain)) != nil {
      return say("the other byte order of text", "use '\(plain)'")
    }
    let stem = plain.prefix { $0.isLetter }
    switch stem {
    case "M", "datetime": return say("dates", "use datetime objects with dtype=object, or numbers")
    case "m", "timedelta": return say("time spans", "use timedelta objects with dtype=object, or numbers")
    case "g", "longdouble": return say("extended precision", "use float64")
    case "G", "clongdouble": return say("extended precision", "use complex128")
    default: break
    }
    if plain == "float128" || plain == "f16" { return say("extended precision", "use float64") }
    if plain == "complex256" || plain == "c32" { return say("extended precision", "use complex128") }
    return nil
  }
}
