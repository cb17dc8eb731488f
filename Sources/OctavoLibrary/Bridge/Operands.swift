import OctavoLanguage
import OctavoNumerics

// Python values as inputs of array functions.
extension Machine {
  /// An input of a ufunc: arrays as they are, Python numbers weak, sequences as arrays; nil for anything else.
  package func operand(_ x: Value) throws -> Operand? {
    switch x.tag {
    case Value.Tag.int: return .int(x.int)
    case Value.Tag.float: return .float(x.float)
    case Value.Tag.bool: return .array(try NDArray(.bool(x.isTrue)))
    default: break
    }
    if let (scalar, dtype) = numpyScalar(x) { return .array(try NDArray(scalar, dtype: dtype)) }
    guard x.isObject else { return nil }
    switch x.object {
    case let object as ArrayObject: return .array(object.array)
    case let complex as ComplexObject: return .complex(Complex(complex.real, complex.imaginary))
    case is ListObject, is TupleObject: return .array(try array(from: x))
    case let boxed as BoxedNumber: return try operand(boxed.value)
    default: return nil
    }
  }

  package func requiredOperand(_ x: Value, of function: String) throws -> Operand {
    if let operand = try operand(x) { return operand }
    if x.as(StringObject.self) != nil || x.as(BigIntObject.self) != nil { return .array(try array(from: x)) }
    throw error(
      .typeError,
      "ufunc '\(function)' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''"
    )
  }

  /// The array of an array-like, sharing memory where it is an array already (`np.asarray`).
  package func array(from x: Value, dtype: DType? = nil) throws -> NDArray {
    if let object = x.as(ArrayObject.self) {
      guard let dtype, dtype != object.array.dtype else { return object.array }
      return try object.array.astype(dtype)
    }
    var builder = ArrayBuilder(machine: self)
    let made = try builder.build(x, dtype: dtype)
    return made
  }
}

/// Makes an array of nested sequences: first its shape, then its elements, then the dtype that holds them all.
private struct ArrayBuilder {
  let machine: Machine
  private var scalars: [Scalar] = []
  private var types: [DType] = []

  init(machine: Machine) { self.machine = machine }

  mutating func build(_ x: Value, dtype: DType?) throws -> NDArray {
    let shape = try shape(of: x)
    if let direct = try floats(x, shape, dtype) { return direct }
    try collect(x, shape[...])
    var common = dtype
    if common == nil {
      for type in types { common = try common.map { try DType.promote($0, type) } ?? type }
    }
    if let dtype, dtype.isString, dtype.textLength == 0 {
      let longest = scalars.map { if case .string(let points) = $0 { points.count } else { 1 } }.max() ?? 1
      common = .string(max(longest, 1))
    }
    return try NDArray(scalars: scalars, shape: Dims(shape), dtype: common ?? .float64)
  }

  /// A plain list of floats, the most frequent case, without detours.
  private func floats(_ x: Value, _ shape: [Int], _ dtype: DType?) throws -> NDArray? {
    guard shape.count == 1, dtype == nil || dtype == .float64 else { return nil }
    let items = try machine.items(of: x)
    var values: [Double] = []
    values.reserveCapacity(items.count)
    for item in items {
      guard item.isFloat || item.tag == NumpyTypes.float64Tag || (dtype == .float64 && item.isInt) else { return nil }
      values.append(item.isInt ? Double(item.int) : item.float)
    }
    return items.isEmpty ? nil : try NDArray(values)
  }

  private func isSequence(_ x: Value) -> Bool {
    guard x.isObject else { return false }
    switch x.object {
    case is ListObject, is TupleObject, is RangeObject, is ArrayObject: return true
    case is StringObject, is BytesObject, is DictObject, is SetObject: return false
    case let object:
      return object.type.isUserDefined && !object.type.slot(.len).isUndefined
        && !object.type.slot(.getitem).isUndefined
    }
  }

  private func shape(of x: Value) throws -> [Int] {
    if let object = x.as(ArrayObject.self) { return Array(object.array.shape) }
    guard isSequence(x) else { return [] }
    let count = try machine.length(of: x)
    guard count > 0 else { return [0] }
    return [count] + (try shape(of: machine.item(of: x, Value(0))))
  }

  private mutating func collect(_ x: Value, _ shape: ArraySlice<Int>, depth: Int = 0) throws {
    guard let count = shape.first else {
      if isSequence(x), x.as(ArrayObject.self)?.array.rank != 0 { throw ragged(depth) }
      return try append(x)
    }
    if let object = x.as(ArrayObject.self) {
      guard Array(object.array.shape) == Array(shape) else { throw ragged(depth) }
      scalars += object.array.scalars()
      types.append(object.array.dtype)
      return
    }
    guard isSequence(x) else { throw ragged(depth) }
    let items = try machine.items(of: x)
    guard items.count == count else { throw ragged(depth) }
    if depth > 64 {
      throw machine.error(.valueError, "object too deep for desired array")
    }
    for item in items { try collect(item, shape.dropFirst(), depth: depth + 1) }
  }

  private mutating func append(_ x: Value) throws {
    let value = try plainNumber(x)
    guard let scalar = try machine.elementScalar(value) else {
      throw machine.error(
        .notImplementedError,
        "arrays of Python objects (here '\(machine.typeName(x))') are not supported by Octavo; use a list, or numbers or text"
      )
    }
    scalars.append(scalar)
    types.append(machine.numpyScalar(value)?.dtype ?? scalar.naturalType)
  }

  /// 0-d arrays count as their element.
  private func plainNumber(_ x: Value) throws -> Value {
    guard let object = x.as(ArrayObject.self) else { return x }
    return machine.scalar(object.array.firstScalar, object.array.dtype)
  }

  private func ragged(_ depth: Int) -> Error {
    machine.error(
      .valueError,
      "setting an array element with a sequence. The requested array has an inhomogeneous shape after \(depth) dimensions. The detected shape was \(depthText(depth)) + inhomogeneous part."
    )
  }

  private func depthText(_ depth: Int) -> String { "(\(depth),)" }
}
