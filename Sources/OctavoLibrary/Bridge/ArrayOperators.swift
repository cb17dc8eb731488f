import OctavoLanguage
import OctavoNumerics

/// Operators between arrays, NumPy scalars and Python's numbers.
let arrayOperators = LibraryOperators(
  binary: { machine, op, inPlace, _, x, y in
    if let value = try machine.scalarArithmetic(op, x, y) { return value }
    guard let ufunc = op.ufunc else { return try machine.matrixProduct(x, y) }
    guard let left = try machine.operand(x), let right = try machine.operand(y) else { return nil }
    if inPlace, let target = x.as(ArrayObject.self) {
      _ = try machine.computing { try ufunc.call([left, right], UfuncOptions(out: [target.array])) }
      return x
    }
    let result = try machine.computing(scalar: x.as(ArrayObject.self) == nil && y.as(ArrayObject.self) == nil) {
      try ufunc(left, right)
    }
    return machine.value(result)
  },
  compare: { machine, op, x, y in
    if let (a, b) = machine.floats(x, y) { return machine.numpyBool(op.holds(a, b)) }
    guard let left = try machine.operand(x), let right = try machine.operand(y) else { return nil }
    return machine.value(try machine.computing { try op.ufunc(left, right) })
  })

extension BinaryOperator {
  /// The ufunc of an operator; nil for `@`, which is not applied element by element.
  var ufunc: Ufunc? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .remainder
    case .power: .power
    case .leftShift: .leftShift
    case .rightShift: .rightShift
    case .bitAnd: .bitwiseAnd
    case .bitOr: .bitwiseOr
    case .bitXor: .bitwiseXor
    case .matrixMultiply: nil
    }
  }
}

extension CompareOperator {
  /// Only `==` to `>=` reach a library.
  var ufunc: Ufunc {
    switch self {
    case .notEqual, .isNot, .notIn: .notEqual
    case .less: .less
    case .lessEqual: .lessEqual
    case .greater: .greater
    case .greaterEqual: .greaterEqual
    case .equal, .is, .in: .equal
    }
  }

  func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .notEqual, .isNot, .notIn: a != b
    case .less: a < b
    case .lessEqual: a <= b
    case .greater: a > b
    case .greaterEqual: a >= b
    case .equal, .is, .in: a == b
    }
  }
}

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

  /// Arithmetic of float64 scalars where nothing special happens; nil leaves it to the ufunc.
  func scalarArithmetic(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    guard let (a, b) = floats(x, y) else { return nil }
    let result: Double
    switch op {
    case .add: result = a + b
    case .subtract: result = a - b
    case .multiply: result = a * b
    case .divide where b != 0: result = a / b
    default: return nil
    }
    // Overflow and the like are reported by the ufunc.
    return result.isFinite ? float64(result) : nil
  }

  /// Runs array code; what it reports as floating-point trouble becomes warnings of this machine.
  @inline(__always)
  package func computing<T>(scalar: Bool = false, _ body: () throws -> T) throws -> T {
    let state = floatErrors
    state.isScalar = scalar
    defer { state.isScalar = false }
    do {
      return try body()
    } catch let failure as NumericsError {
      if let pending = state.takeRaised() { throw pending }
      throw failure
    }
  }

  func matrixProduct(_ x: Value, _ y: Value) throws -> Value? {
    guard let left = try operand(x), let right = try operand(y) else { return nil }
    guard case .array(let a) = left, case .array(let b) = right, a.rank > 0, b.rank > 0 else {
      let number = if case .array(let a) = left, a.rank > 0 { 1 } else { 0 }
      throw error(
        .valueError,
        "matmul: Input operand \(number) does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"
      )
    }
    return value(try computing { try NDArray.matmul(a, b) })
  }
}

/// What `np.errstate` says about each floating-point condition, and how it is carried out.
package final class FloatErrors {
  package enum Action: String { case ignore, warn, raise, call, print, log }
  package var divide = Action.warn
  package var over = Action.warn
  package var under = Action.ignore
  package var invalid = Action.warn
  /// The operands are scalars, which messages say.
  var isScalar = false
  private var raised: PythonError?

  package init() {}

  func action(_ flag: FloatFlags) -> Action {
    switch flag {
    case .divide: divide
    case .overflow: over
    case .underflow: under
    default: invalid
    }
  }

  func keep(_ error: PythonError) { raised = error }
  func takeRaised() -> PythonError? {
    defer { raised = nil }
    return raised
  }
}

extension Machine {
  package var floatErrors: FloatErrors { state(FloatErrors.self) { FloatErrors() } }

  /// How array code of this machine reports conditions: as warnings, or as errors where the program asks.
  package var numericsContext: NumericsContext {
    let box = MachineBox(self)
    return NumericsContext(
      floatingPoint: { (flags, function) throws(NumericsError) in
        try box.machine.report(flags, in: function)
      },
      warn: { (category, message) throws(NumericsError) in
        try box.machine.relay { machine in
          let kind = BuiltinException(rawValue: category) ?? .runtimeWarning
          try machine.warn(kind, message)
        }
      })
  }

  private func report(_ flags: FloatFlags, in function: String) throws(NumericsError) {
    let state = floatErrors
    for (flag, text) in flags.named {
      let message = "\(text) encountered in \(state.isScalar ? "scalar " : "")\(function)"
      switch state.action(flag) {
      case .ignore, .call, .print, .log: continue
      case .warn: try relay { try $0.warn(.runtimeWarning, message) }
      case .raise: throw NumericsError(.floatingPoint, message)
      }
    }
  }

  /// Carries a Python error out through array code, which only throws its own kind.
  private func relay(_ body: (Machine) throws -> Void) throws(NumericsError) {
    do {
      try body(self)
    } catch let failure as PythonError {
      floatErrors.keep(failure)
      throw NumericsError(.floatingPoint, "")
    } catch {
      throw NumericsError(.floatingPoint, "\(error)")
    }
  }
}

/// A machine as seen by closures that array code may call on the machine's own thread.
private struct MachineBox: @unchecked Sendable {
  let machine: Machine
  init(_ machine: Machine) { self.machine = machine }
}
