import BigInt
import OctavoLanguage
import OctavoNumerics

// Python values on their way into elements of a given type, with NumPy's words for what does not fit.
extension Machine {
  /// The value as an element of `dtype`, converted as assignment converts.
  package func element(_ x: Value, as dtype: DType) throws -> Scalar {
    let dtype = dtype.native
    switch dtype.group {
    case "O": return .object(ObjectCell(x.isUndefined ? .none : x))
    case "U": return .string(try elementText(x))
    case "V": return try recordElement(x, dtype)
    case "S": return .bytes(try elementBytes(x))
    case "b": return try elementScalarOrArray(x).map { .bool($0.isTrue) } ?? .bool(truth(x))
    case "i", "u": return try integerElement(x, dtype)
    case "f": return .float(try floatElement(x))
    default: return .complex(try complexElement(x))
    }
  }

  private func elementBytes(_ x: Value) throws -> [UInt8] {
    if let bytes = x.as(BytesObject.self) { return bytes.bytes }
    let points = try elementText(x)
    if let place = points.firstIndex(where: { $0 > 127 }) {
      throw Formatting.notASCII(points[place], at: place)
    }
    return points.map { UInt8($0) }
  }

  private func elementText(_ x: Value) throws -> [UInt32] {
    if let bytes = x.as(BytesObject.self) { return bytes.bytes.map(UInt32.init) }
    if let array = x.as(ArrayObject.self)?.array, array.rank == 0 {
      return try elementText(plain(array.firstScalar))
    }
    return try str(x).codePoints
  }

  /// A number as `elementScalar` gives it, 0-d arrays included; nil for text, big integers and all else.
  private func elementScalarOrArray(_ x: Value) throws -> Scalar? {
    if let array = x.as(ArrayObject.self)?.array {
      guard array.size == 1 else { throw sequenceElement() }
      if case .object(let cell) = array.firstScalar { return try elementScalarOrArray(Value(cell)) }
      return array.firstScalar
    }
    if x.isObject, x.object is StringObject || x.object is BytesObject || x.object is BigIntObject {
      return nil
    }
    return try elementScalar(x)
  }

  private func sequenceElement() -> Error { error(.valueError, "setting an array element with a sequence.") }

  private func integerElement(_ x: Value, _ dtype: DType) throws -> Scalar {
    if let scalar = try elementScalarOrArray(x) {
      switch scalar {
      case .float(let value):
        if x.isFloat {
          if value.isNaN { throw error(.valueError, "cannot convert float NaN to integer") }
          if value.isInfinite { throw error(.overflowError, "cannot convert float infinity to integer") }
        }
        return .int(scalar.integer)
      case .complex:
        throw error(
          .typeError,
          "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(x))'")
      case .int(let value) where x.isInt:
        try checkFits(value, dtype)
        return scalar
      default: return scalar
      }
    }
    let value = try call(Value(types.int), x)
    if value.isInt {
      if x.as(BigIntObject.self) != nil || text(x) != nil { try checkFits(value.int, dtype) }
      return .int(value.int)
    }
    if dtype.kind == .uint64, let big = exactInt(value), let fits = UInt64(exactly: big) {
      return .uint(fits)
    }
    if dtype.kind == .uint64 || dtype.kind == .int64 {
      throw error(.overflowError, "Python int too large to convert to C long")
    }
    throw error(.overflowError, "Python integer \(try str(value).string) out of bounds for \(dtype.text)")
  }

  private func checkFits(_ value: Int, _ dtype: DType) throws {
    if let range = dtype.integerRange, !(range.lowerBound <= value && value <= range.upperBound) {
      throw error(.overflowError, "Python integer \(value) out of bounds for \(dtype.text)")
    }
  }

  private func floatElement(_ x: Value) throws -> Double {
    if x.isNone { return .nan }
    if let scalar = try elementScalarOrArray(x) {
      if case .complex = scalar {
        throw error(.typeError, "float() argument must be a string or a real number, not '\(typeName(x))'")
      }
      return scalar.double
    }
    if isNested(x) { throw sequenceElement() }
    return try call(Value(types.float), x).float
  }

  private func complexElement(_ x: Value) throws -> Complex {
    if x.isNone { return Complex(.nan) }
    if let scalar = try elementScalarOrArray(x) { return scalar.complex }
    if isNested(x) { throw sequenceElement() }
    guard let made = try call(Value(types.complex), x).as(ComplexObject.self) else { return Complex(0) }
    return Complex(made.real, made.imaginary)
  }

  /// Whether array construction goes into the value's items.
  func isNested(_ x: Value) -> Bool {
    guard x.isObject else { return false }
    switch x.object {
    case is ListObject, is TupleObject, is RangeObject, is ArrayObject: return true
    case is StringObject, is BytesObject, is DictObject, is SetObject, is TypeObject: return false
    case let object:
      return !object.type.slot(.len).isUndefined && !object.type.slot(.getitem).isUndefined
        && object.type.layout != .dict
    }
  }
}

extension DType {
  /// The machine integers an integer type can hold; nil for types that hold all or are none.
  var integerRange: ClosedRange<Int>? {
    switch kind {
    case .int8: -128...127
    case .uint8: 0...255
    case .int16: -32768...32767
    case .uint16: 0...65535
    case .int32: Int(Int32.min)...Int(Int32.max)
    case .uint32: 0...Int(UInt32.max)
    case .uint64: 0...Int.max
    default: nil
    }
  }
}
