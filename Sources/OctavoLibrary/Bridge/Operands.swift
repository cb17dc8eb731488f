import OctavoLanguage
import OctavoNumerics

// Python values as inputs of array functions.
extension Machine {
  /// An input of a ufunc: arrays as they are, Python numbers weak, anything else as the array it makes.
  package func operand(_ x: Value) throws -> Operand? {
    switch x.tag {
    case Value.Tag.int: return .int(x.int)
    case Value.Tag.float: return .float(x.float)
    case Value.Tag.bool: return .array(try NDArray(.bool(x.isTrue)))
    default: break
    }
    if let (scalar, dtype) = numpyScalar(x) { return .array(try NDArray(scalar, dtype: dtype)) }
    guard x.isObject else { return .array(try objectElement(x)) }
    switch x.object {
    case let object as ArrayObject:
      return .array(object.array.dtype.kind == .swapped ? try object.array.nativeOrder() : object.array)
    case let complex as ComplexObject: return .complex(Complex(complex.real, complex.imaginary))
    case let boxed as BoxedNumber: return try operand(boxed.value)
    default: return .array(try array(from: x))
    }
  }

  /// An operand of arithmetic: an integer beyond a machine word bends to floats and is refused beside integers.
  func operand(_ x: Value, beside y: Value) throws -> Operand? {
    guard x.isObject, x.object is BigIntObject,
      let dtype = y.as(ArrayObject.self)?.array.dtype ?? numpyScalar(y)?.dtype
    else { return try operand(x) }
    if dtype.isInexact { return .float(try double(call(Value(types.float), x))) }
    if dtype.isInteger, dtype.kind != .uint64 {
      throw error(
        .overflowError,
        dtype.kind == .int64
          ? "Python int too large to convert to C long"
          : "Python integer \(try str(x).string) out of bounds for \(dtype.text)")
    }
    return try operand(x)
  }

  package func requiredOperand(_ x: Value, of function: String) throws -> Operand {
    // Everything is an operand: what is no number or sequence of them is an object.
    try operand(x) ?? .array(objectElement(x))
  }

  /// A 0-d array of one Python value.
  func objectElement(_ x: Value) throws -> NDArray { try NDArray(.object(ObjectCell(x)), dtype: .object) }

  /// The array of an array-like, sharing memory where it is an array already (`np.asarray`).
  /// - Parameter mostRank: where nested sequences become elements instead of dimensions; 0 for nowhere.
  package func array(from x: Value, dtype: DType? = nil, mostRank: Int = 0) throws -> NDArray {
    if let array = try arrayOf(x) {
      guard let dtype, dtype != array.dtype else { return array }
      return try computing { try array.astype(dtype) }
    }
    var builder = ArrayBuilder(machine: self, dtype: dtype, mostRank: mostRank)
    return try builder.build(x)
  }
}
