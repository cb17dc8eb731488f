import OctavoLanguage
import OctavoNumerics

// Arrays of `object`: their elements are values of the machine, and every operation on one is the machine's.

extension Value {
  init(_ cell: ObjectCell) {
    // Memory nobody has written holds None, as in NumPy.
    self = cell.tag == Value.Tag.undefined ? .none : Value(tag: cell.tag, bits: cell.bits)
  }
}

extension ObjectCell {
  init(_ value: Value) { self.init(tag: value.tag, bits: value.bits) }
}

/// What array code asks of the machine about values it cannot read itself.
final class MachineObjects: ObjectHost, @unchecked Sendable {
  // A machine belongs to one thread, and array code calls its host on the thread that called it.
  private unowned let machine: Machine

  init(_ machine: Machine) { self.machine = machine }

  /// Runs Python; its error travels through array code as one of the host's.
  private func running<T>(_ body: (Machine) throws -> T) throws(NumericsError) -> T {
    do {
      return try body(machine)
    } catch {
      machine.floatErrors.keep(error)
      throw NumericsError(.host, "")
    }
  }

  func apply(_ function: String, _ a: ObjectCell, _ b: ObjectCell) throws(NumericsError) -> ObjectCell {
    try running { ObjectCell(try $0.objectOperation(function, Value(a), Value(b))) }
  }

  func apply(_ function: String, _ a: ObjectCell) throws(NumericsError) -> ObjectCell {
    try running { ObjectCell(try $0.objectOperation(function, Value(a))) }
  }

  func isTrue(_ cell: ObjectCell) throws(NumericsError) -> Bool { try running { try $0.truth(Value(cell)) } }

  func isLess(_ a: ObjectCell, _ b: ObjectCell) throws(NumericsError) -> Bool {
    try running { try $0.less(Value(a), Value(b)) }
  }

  func box(_ value: Scalar, dtype: DType?) -> ObjectCell { ObjectCell(machine.plain(value)) }

  func unbox(_ cell: ObjectCell, as dtype: DType) throws(NumericsError) -> Scalar {
    try running { try $0.element(Value(cell), as: dtype) }
  }

  /// Text for printing, which has no error to give: the first one is kept for when the printing is over.
  func showing(_ body: (Machine) throws -> String) -> String {
    if machine.floatErrors.isHolding { return "" }
    do { return try body(machine) } catch {
      if (error as? NumericsError)?.kind != .host { machine.floatErrors.keep(error) }
      return ""
    }
  }

  func text(of cell: ObjectCell) throws(NumericsError) -> String {
    try running { machine in
      let value = Value(cell)
      // A list among the elements says so, to be told from a dimension.
      let shown = try machine.repr(value).string
      return value.as(ListObject.self) == nil ? shown : "list(\(shown))"
    }
  }
}

extension Machine {
  /// An operation of an `object` loop between two values.
  fileprivate func objectOperation(_ function: String, _ x: Value, _ y: Value) throws -> Value {
    if let op = Self.objectOperators[function] { return try binary(op, x, y) }
    if let op = Self.objectComparisons[function] { return try compare(op, x, y) }
    switch function {
    case "logical_and": return try truth(x) ? y : x
    case "logical_or": return try truth(x) ? x : y
    case "maximum", "fmax": return try truth(compare(.greaterEqual, x, y)) ? x : y
    case "minimum", "fmin": return try truth(compare(.lessEqual, x, y)) ? x : y
    case "gcd", "lcm": return try call(attribute(of: Value(importModule("math")), function), x, y)
    default: return try call(elementMethod(function, of: x), y)
    }
  }

  private static let objectOperators: [String: BinaryOperator] = [
    "add": .add, "subtract": .subtract, "multiply": .multiply, "divide": .divide,
    "floor_divide": .floorDivide,
    "remainder": .modulo, "power": .power, "left_shift": .leftShift, "right_shift": .rightShift,
    "bitwise_and": .bitAnd, "bitwise_or": .bitOr, "bitwise_xor": .bitXor,
  ]
  private static let objectComparisons: [String: CompareOperator] = [
    "equal": .equal, "not_equal": .notEqual, "less": .less, "less_equal": .lessEqual, "greater": .greater,
    "greater_equal": .greaterEqual,
  ]

  /// An operation of an `object` loop on one value.
  fileprivate func objectOperation(_ function: String, _ x: Value) throws -> Value {
    switch function {
    case "negative": return try unary(.neg, x)
    case "positive": return try unary(.pos, x)
    case "invert": return try unary(.invert, x)
    case "absolute": return try call(attribute(of: Value(builtins), "abs"), x)
    case "floor", "ceil", "trunc": return try call(attribute(of: Value(importModule("math")), function), x)
    case "square": return try binary(.multiply, x, x)
    case "reciprocal": return try binary(.divide, Value(1), x)
    case "logical_not": return Value(try !truth(x))
    case "sign":
      if try truth(compare(.greater, x, Value(0))) { return Value(1) }
      return try truth(compare(.less, x, Value(0))) ? Value(-1) : Value(0)
    case "bitwise_count": return try call(elementMethod("bit_count", of: x))
    default: return try call(elementMethod(function, of: x))
    }
  }

  /// Functions without a meaning for all Python values are methods of the elements.
  private func elementMethod(_ name: String, of x: Value) throws -> Value {
    if let method = try optionalAttribute(of: x, name) { return method }
    throw error(
      .typeError,
      "loop of ufunc does not support argument 0 of type \(typeName(x)) which has no callable \(name) method")
  }
}
