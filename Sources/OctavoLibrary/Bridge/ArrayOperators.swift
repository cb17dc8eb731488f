import OctavoLanguage
import OctavoNumerics

/// Operators between arrays, NumPy scalars and Python's values, and subscripts of arrays. Operands whose class is
/// written in Python take the way through the special methods, which end in `arrayOperation`; plain arrays have a
/// shorter one, in `ArrayOperators.direct.swift`.
final class ArrayOperators: LibraryOperators {
  let pool: ArrayPool
  /// The address of `numpy.ndarray`.
  let ndarray: UnsafeMutableRawPointer
  /// By the numbers of operators.
  private let binaryFunctions: [Unmanaged<Ufunc>?]

  init(ndarray: TypeObject, heap: Heap) {
    pool = ArrayPool(type: ndarray, heap: heap)
    self.ndarray = Unmanaged.passUnretained(ndarray).toOpaque()
    // Functions are never freed.
    binaryFunctions = BinaryOperator.allCases.map { op in op.ufunc.map { .passUnretained($0) } }
  }

  /// Whether a value is an array of no subclass.
  @inline(__always)
  func isPlain(_ x: Value) -> Bool { x.isExactly(ndarray) }

  override func binary(
    _ machine: Machine, _ op: BinaryOperator, inPlace: Bool, spare: SpareOperands, _ x: Value, _ y: Value
  ) throws -> Value {
    if !x.isObject, !y.isObject, let value = try machine.scalarArithmetic(op, x, y) { return value }
    if op == .power, let short = machine.shortPower(x, y) {
      if inPlace { return try machine.arrayInPlace(op, x, y) ?? .undefined }
      let value = try direct(machine, short, x, isSpare: spare.contains(.left))
      return value.isUndefined ? try machine.arrayOperation(op, x, y) : value
    }
    if let ufunc = binaryFunctions[op.number] {
      let value = try ufunc._withUnsafeGuaranteedRef {
        inPlace ? try directInPlace(machine, $0, x, y) : try direct(machine, $0, spare, x, y)
      }
      if !value.isUndefined { return value }
    } else if !inPlace, let value = dot(machine, x, y) {
      return value
    }
    if inPlace, let value = try machine.arrayInPlace(op, x, y) { return value }
    return try machine.plainOperation(op, x, y) ?? .undefined
  }

  override func compare(_ machine: Machine, _ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    if let (a, b) = machine.floats(x, y) { return machine.numpyBool(op.holds(a, b)) }
    let value = try direct(machine, op.ufunc, [], x, y)
    return value.isUndefined ? try machine.arrayComparison(op, x, y) : value
  }

  override func unary(_ machine: Machine, _ slot: Slot, _ x: Value) throws -> Value {
    try directUnary(machine, slot, x)
  }

  override func item(_ machine: Machine, of x: Value, _ index: Value) throws -> Value {
    directItem(of: x, index)
  }

  override func item(_ machine: Machine, of x: Value, bounds: UnsafeMutablePointer<Value>) throws -> Value {
    directItem(of: x, bounds: bounds)
  }

  override func setItem(_ machine: Machine, of x: Value, _ index: Value, to value: Value) throws -> Bool {
    directSetItem(of: x, index, to: value)
  }
}

extension Machine {
  /// `x op y` for operands of built-in classes.
  fileprivate func plainOperation(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    if y.isObject, y.object.type === numpy.matrix { return try matrixOperation(op, x, y) }
    // `%` of text formats.
    if op == .modulo, x.isObject, x.object is StringObject || x.object is BytesObject { return nil }
    guard let ufunc = op.ufunc else {
      return x.as(ArrayObject.self) == nil && y.as(ArrayObject.self) == nil ? nil : try matrixProduct(x, y)
    }
    if let repeated = try sequenceRepetition(op, x, y) { return repeated }
    guard let left = try operand(x, beside: y), let right = try operand(y, beside: x) else { return nil }
    let result = try computing(scalar: x.as(ArrayObject.self) == nil && y.as(ArrayObject.self) == nil) {
      try ufunc(left, right)
    }
    return value(result)
  }

  /// The function of one operand that NumPy takes for `x ** y` of inexact arrays where `y` is written as -1, 2 or 0.5.
  func shortPower(_ x: Value, _ y: Value) -> Ufunc? {
    guard let array = x.as(ArrayObject.self)?.array, array.dtype.isInexact else { return nil }
    if y.isInt { return y.int == 2 ? .square : y.int == -1 ? .reciprocal : nil }
    return y.isFloat && y.float == 0.5 ? .sqrt : nil
  }

  /// `x op y` as the special methods of arrays have it.
  func arrayOperation(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    if defers(x, to: y) { return .notImplemented }
    if op == .power, let short = shortPower(x, y) { return try callUfunc(short, [x]) }
    if let ufunc = op.ufunc {
      return try callUfunc(
        ufunc, [x, y], scalar: x.as(ArrayObject.self) == nil && y.as(ArrayObject.self) == nil)
    }
    guard let product = try matrixProduct(x, y) else { return .notImplemented }
    guard let like = try outputClass([x, y]) else { return product }
    return try wrapped(product, from: like)
  }

  func arrayComparison(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    if try outputClass([x, y]) != nil || hasUfuncHook(x) || hasUfuncHook(y) {
      return try callUfunc(op.ufunc, [x, y])
    }
    guard let left = try operand(x), let right = try operand(y) else { return .notImplemented }
    let made = try computing { try op.ufunc(left, right) }
    // Beside a value that is no number a scalar compares as Python's would.
    if made.rank == 0, x.as(ArrayObject.self) == nil, y.as(ArrayObject.self) == nil,
      left.isObject || right.isObject
    {
      return Value(made.firstScalar.isTrue)
    }
    return value(made)
  }

  /// `x op= y` where `x` is an array; nil where it is not.
  func arrayInPlace(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    guard let target = x.as(ArrayObject.self), !defers(x, to: y) else { return nil }
    if hasUfuncHook(x) || hasUfuncHook(y), let ufunc = op.ufunc {
      return try callUfunc(ufunc, [x, y], out: [x])
    }
    guard let right = try operand(y) else { return nil }
    try computing {
      if op == .power, let short = shortPower(x, y) {
        _ = try short.call([.array(target.array)], UfuncOptions(out: [target.array]))
      } else if let ufunc = op.ufunc {
        _ = try ufunc.call([.array(target.array), right], UfuncOptions(out: [target.array]))
      } else if case .array(let array) = right {
        try target.array.assign(NDArray.matmul(target.array, array))
      }
    }
    return x
  }

  func arrayDivmod(_ x: Value, _ y: Value) throws -> Value {
    if defers(x, to: y) { return .notImplemented }
    return try callUfunc(
      .divmod, [x, y], scalar: x.as(ArrayObject.self) == nil && y.as(ArrayObject.self) == nil)
  }

  /// A NumPy integer times a list repeats it, as a Python integer does.
  private func sequenceRepetition(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    guard op == .multiply, let (number, sequence) = numberAndSequence(x, y) ?? numberAndSequence(y, x) else {
      return nil
    }
    guard let (scalar, dtype) = numpyScalar(number), dtype.isInteger || dtype.isBool else {
      throw error(.typeError, "can't multiply sequence by non-int of type '\(typeName(number))'")
    }
    return try binary(.multiply, sequence, Value(scalar.integer))
  }

  private func numberAndSequence(_ x: Value, _ y: Value) -> (Value, Value)? {
    guard y.isObject, numpyScalar(x) != nil, numpyScalar(y) == nil else { return nil }
    switch y.object {
    case is ListObject, is TupleObject, is StringObject, is BytesObject: return (x, y)
    default: return nil
    }
  }
}

extension BinaryOperator {
  /// The special method of the operator's in-place form.
  var inPlaceName: String { slots.inPlace.name }

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

/// What the program wants done about each floating-point condition.
package final class FloatErrors {
  package enum Action: String { case ignore, warn, raise, call, print, log }
  private var actions: [Action] = [.warn, .warn, .ignore, .warn]
  /// What `call` and `log` hand conditions to.
  var callback = Value.none
  /// `np.setbufsize`: arrays are not worked on in buffers here; the number is kept, and changes nothing.
  var bufferSize = 8192
  /// The operands are scalars, which messages say.
  var isScalar = false
  private var raised: (any Error)?

  package init() {}

  /// The action for one condition.
  subscript(flag: FloatFlags) -> Action {
    get { actions[place(flag)] }
    set { actions[place(flag)] = newValue }
  }

  private func place(_ flag: FloatFlags) -> Int {
    switch flag {
    case .divide: 0
    case .overflow: 1
    case .underflow: 2
    default: 3
    }
  }

  /// An error of Python's on its way through array code.
  func keep(_ error: any Error) { raised = error }
  var isHolding: Bool { raised != nil }
  func takeRaised() -> (any Error)? {
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
          if let known = BuiltinException(rawValue: category) { return try machine.warn(known, message) }
          let own = machine.numpyExceptions.first { $0.name == category }?.type
          try machine.warn(own ?? machine.types[.runtimeWarning], message)
        }
      },
      objects: MachineObjects(self))
  }

  private func report(_ flags: FloatFlags, in function: String) throws(NumericsError) {
    let state = floatErrors
    for (flag, text) in flags.named {
      let message = "\(text) encountered in \(state.isScalar ? "scalar " : "")\(function)"
      switch state[flag] {
      case .ignore: continue
      case .print: host.writeError(Text("Warning: \(message)\n"))
      case .call, .log: try relay { try $0.callBack(text, flags, message, log: state[flag] == .log) }
      case .warn: try relay { try $0.warn(.runtimeWarning, message) }
      case .raise: throw NumericsError(.floatingPoint, message)
      }
    }
  }

  /// `seterr(…='call')` and `'log'`.
  private func callBack(_ condition: String, _ flags: FloatFlags, _ message: String, log: Bool) throws {
    let callback = floatErrors.callback
    if callback.isNone {
      throw error(
        .nameError,
        log
          ? "log specified for \(condition) but no object with write method found."
          : "python callback specified for \(condition) but no function found.")
    }
    if log {
      _ = try call(attribute(of: callback, "write"), string("Warning: \(message)\n"))
      return
    }
    // NumPy's own numbers for the conditions.
    let numbers: [(FloatFlags, Int)] = [(.divide, 1), (.overflow, 2), (.underflow, 4), (.invalid, 8)]
    let number = numbers.reduce(0) { flags.contains($1.0) ? $0 | $1.1 : $0 }
    _ = try call(callback, string(condition), Value(number))
  }

  /// Carries a Python error out through array code, which only throws its own kind.
  private func relay(_ body: (Machine) throws -> Void) throws(NumericsError) {
    do {
      try body(self)
    } catch {
      floatErrors.keep(error)
      throw NumericsError(.host, "")
    }
  }
}

/// A machine as seen by closures that array code may call on the machine's own thread.
private struct MachineBox: @unchecked Sendable {
  let machine: Machine
  init(_ machine: Machine) { self.machine = machine }
}
