import OctavoLanguage
import OctavoNumerics

// Arguments that many array functions share, read in one way.
extension Arguments {
  package func array(_ index: Int) throws -> NDArray { try machine.array(from: self[index]) }

  package func isGiven(_ index: Int) -> Bool { has(index) && !self[index].isNone }

  package func int(_ index: Int) throws -> Int { try machine.index(self[index]) }

  package func optionalInt(_ index: Int) throws -> Int? { isGiven(index) ? try int(index) : nil }

  package func double(_ index: Int) throws -> Double { try machine.double(self[index]) }

  package func optionalDouble(_ index: Int) throws -> Double? { isGiven(index) ? try double(index) : nil }

  package func bool(_ index: Int) throws -> Bool { try machine.truth(self[index]) }

  package func text(_ index: Int) throws -> String {
    guard let text = machine.text(self[index]) else {
      throw machine.error(.typeError, "argument '\(name(index))' must be str, not \(machine.typeName(self[index]))")
    }
    return text.string
  }

  /// `axis=`: nil for None, else one or several numbers.
  package func axes(_ index: Int) throws -> [Int]? {
    guard isGiven(index) else { return nil }
    if let tuple = self[index].as(TupleObject.self) { return try tuple.items.map(machine.index) }
    return [try machine.index(self[index])]
  }

  /// A shape: an integer or a sequence of them.
  package func shape(_ index: Int) throws -> Dims { try machine.shape(self[index]) }

  package func dtype(_ index: Int) throws -> DType? {
    isGiven(index) ? try machine.dtype(self[index]) : nil
  }

  package func out(_ index: Int) throws -> NDArray? {
    guard isGiven(index) else { return nil }
    guard let object = self[index].as(ArrayObject.self) else {
      throw machine.error(.typeError, "return arrays must be of ArrayType")
    }
    return object.array
  }
}

extension Machine {
  package func shape(_ x: Value) throws -> Dims {
    if let one = try optionalIndex(x) { return Dims([one]) }
    let items = try items(of: x)
    return Dims(try items.map(index))
  }

  /// The dtype a value names: a dtype, a scalar type, a Python type or a string.
  package func dtype(_ x: Value) throws -> DType {
    if x.isNone { return .float64 }
    if let object = x.as(DTypeObject.self) { return object.dtype }
    if let type = x.as(TypeObject.self) {
      if type === types.float { return .float64 }
      if type === types.int { return .int64 }
      if type === types.bool { return .bool }
      if type === types.complex { return .complex128 }
      if type === types.str { return .string(0) }
      if let kind = numpy.byKind.first(where: { $0.value === type })?.key { return DType(kind) }
      if type === types.object { throw objectDType() }
    }
    if let name = text(x)?.string {
      if let known = DType.named(name) { return known }
      if name == "object" || name == "O" { throw objectDType() }
      throw error(.typeError, "data type '\(name)' not understood")
    }
    throw error(.typeError, "Cannot interpret '\(try repr(x).string)' as a data type")
  }

  private func objectDType() -> Error {
    error(
      .notImplementedError, "dtype=object is not supported by Octavo; use a list, or a numeric or text dtype")
  }
}

extension DType {
  /// The dtype of a NumPy name: `float64`, `f8`, `<f8`, `int`, `U5`, …
  package static func named(_ name: String) -> DType? {
    let plain = name.first.map { "<=|".contains($0) } == true ? String(name.dropFirst()) : name
    switch plain {
    case "float", "double", "float64": return .float64
    case "int", "long", "int64", "intp": return .int64
    case "bool", "bool_", "?", "b1": return .bool
    case "complex", "complex128", "c16": return .complex128
    case "str", "str_": return .string(0)
    default: break
    }
    for kind in Kind.allCases where kind != .string {
      let dtype = DType(kind)
      if plain == dtype.name || plain == String(dtype.letter) || plain == dtype.code.dropFirst() { return dtype }
    }
    if plain.first == "U", let length = Int(plain.dropFirst().isEmpty ? "0" : plain.dropFirst()) {
      return .string(length)
    }
    return nil
  }
}
