import OctavoLanguage
import OctavoNumerics

// Arithmetic of NumPy scalars without arrays, where the operands are of one kind or a Python number that bends
// to the other; everything else is left to the ufunc.
extension Machine {
  /// Two numbers of which one is a float64 scalar and the other that, a Python float or a small Python int.
  @inline(__always)
  func floats(_ x: Value, _ y: Value) -> (Double, Double)? {
    guard let a = floatOperand(x), let b = floatOperand(y) else { return nil }
    guard x.tag == NumpyTypes.float64Tag || y.tag == NumpyTypes.float64Tag else { return nil }
    return (a, b)
  }

  @inline(__always)
  private func floatOperand(_ x: Value) -> Double? {
    if x.tag == NumpyTypes.float64Tag || x.isFloat { return x.float }
    return x.isInt && abs(x.int) < 1 << 53 ? Double(x.int) : nil
  }

  /// The result where nothing special happens; nil leaves it to the ufunc.
  @inline(__always)
  func scalarArithmetic(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    if x.isObject || y.isObject { return nil }
    if let (a, b) = floats(x, y) { return floatResult(op, a, b) }
    if let (a, b, dtype) = integers(x, y) { return try integerResult(op, a, b, dtype) }
    return nil
  }

  private func floatResult(_ op: BinaryOperator, _ a: Double, _ b: Double) -> Value? {
    let result: Double
    switch op {
    case .add: result = a + b
    case .subtract: result = a - b
    case .multiply: result = a * b
    case .divide where b != 0: result = a / b
    // The C library's function, where arrays square: it may differ in the last place.
    case .power where a > 0 || (b == b.rounded() && b > 0): result = realPower(a, b)
    default: return nil
    }
    // Overflow and the like are reported by the ufunc.
    return result.isFinite ? float64(result) : nil
  }

  /// Two integers of one type, one of them perhaps a Python int that the other's type can hold.
  private func integers(_ x: Value, _ y: Value) -> (Int, Int, DType)? {
    let left = NumpyTypes.kind(tag: x.tag)
    let right = NumpyTypes.kind(tag: y.tag)
    guard let kind = left ?? right, kind != .uint64, DType(kind).isInteger, left ?? kind == right ?? kind,
      left != nil || x.isInt, right != nil || y.isInt
    else { return nil }
    let dtype = DType(kind)
    if let range = dtype.integerRange, !range.contains(x.int) || !range.contains(y.int) { return nil }
    return (x.int, y.int, dtype)
  }

  private func integerResult(_ op: BinaryOperator, _ a: Int, _ b: Int, _ dtype: DType) throws -> Value? {
    let (result, overflow, name): (Int, Bool, String)
    switch op {
    case .add: ((result, overflow), name) = (a.addingReportingOverflow(b), "add")
    case .subtract: ((result, overflow), name) = (a.subtractingReportingOverflow(b), "subtract")
    case .multiply: ((result, overflow), name) = (a.multipliedReportingOverflow(by: b), "multiply")
    case .floorDivide where b != 0 && b != -1:
      let quotient = a / b
      return scalar(.int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient), dtype)
    case .modulo where b != 0 && b != -1:
      let rest = a % b
      return scalar(.int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest), dtype)
    case .divide where b != 0 && dtype.itemSize > 2: return float64(Double(a) / Double(b))
    case .bitAnd: return scalar(.int(a & b), dtype)
    case .bitOr: return scalar(.int(a | b), dtype)
    case .bitXor: return scalar(.int(a ^ b), dtype)
    default: return nil
    }
    let isOutside = dtype.integerRange.map { !$0.contains(result) } ?? false
    if overflow || isOutside { try reportOverflow(name) }
    // An element of the type keeps the low bits.
    return isOutside ? value(try NDArray(.int(result), dtype: dtype)) : scalar(.int(result), dtype)
  }

  /// What integer arithmetic of scalars says where that of arrays is silent.
  private func reportOverflow(_ function: String) throws {
    try computing(scalar: true) { try numericsContext.floatingPoint(.overflow, function) }
  }

  /// The smallest integer of a signed type has no opposite, and no integer of an unsigned one but zero.
  func reportNegation(_ ufunc: Ufunc, _ x: Value) throws {
    guard ufunc.name == "negative" || ufunc.name == "absolute", let (scalar, dtype) = numpyScalar(x),
      dtype.isInteger
    else { return }
    let hasNone =
      dtype.isSigned
      ? scalar.integer == dtype.integerRange?.lowerBound ?? Int.min
      : ufunc.name == "negative" && scalar.isTrue
    if hasNone { try reportOverflow(ufunc.name) }
  }
}
