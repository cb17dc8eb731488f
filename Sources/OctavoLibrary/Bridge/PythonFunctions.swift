import OctavoLanguage
import OctavoNumerics

// The one door through which algorithms get a program's functions. What a call makes in the machine is let go
// when the call is over; what it raises passes through the algorithm.

/// A callable of the program with the further arguments it is to be given.
final class PythonFunction {
  unowned(unsafe) let machine: Machine
  let callable: Value
  let arguments: [Value]
  let keywords: [(String, Value)]
  /// The shape in which a point is handed over; nil for a vector.
  let shape: Dims?

  /// - Parameter callable: the native call that makes this keeps it and the arguments alive.
  init(
    _ machine: Machine, _ callable: Value, _ arguments: [Value] = [], keywords: [(String, Value)] = [],
    shape: Dims? = nil
  ) {
    (self.machine, self.callable, self.arguments) = (machine, callable, arguments)
    (self.keywords, self.shape) = (keywords, shape)
  }

  private var knownKernel: (form: KernelForm, kernel: Kernel?)?

  /// What computes the function without the machine, where it can be recorded.
  func kernel(_ form: @autoclosure () -> KernelForm) -> Kernel? {
    if let knownKernel { return knownKernel.kernel }
    let form = form()
    let kernel = keywords.isEmpty ? Kernel.make(machine, callable, form, [.undefined] + arguments) : nil
    knownKernel = (form, kernel)
    return kernel
  }

  /// Calls with a fresh array each time, since the program may keep it, and reads the result before anything
  /// made by the call can be collected.
  func call<T>(_ x: UnsafeBufferPointer<Double>, _ read: (Value) throws -> T) throws -> T {
    try call(reading: read) { [machine.arrayObject(try machine.point(x, shape: shape))] }
  }

  func call<T>(_ x: Double, _ read: (Value) throws -> T) throws -> T {
    try call(reading: read) { [Value(x)] }
  }

  /// Calls with whatever first arguments are made inside the call's scope.
  func call<T>(reading read: (Value) throws -> T, with first: () throws -> [Value]) throws -> T {
    var outcome: T?
    _ = try machine.heap.scope {
      outcome = try read(machine.call(callable, try first() + arguments, named: keywords))
      return .none
    }
    // `read` has run, or something was thrown.
    return outcome.unsafelyUnwrapped
  }
}

extension Machine {
  /// A new float64 array with the elements of x.
  func point(_ x: UnsafeBufferPointer<Double>, shape: Dims? = nil) throws -> NDArray {
    let array = try NDArray.zeros(shape ?? [x.count])
    if let base = x.baseAddress {
      array.elementBase.assumingMemoryBound(to: Double.self).update(from: base, count: x.count)
    }
    return array
  }

  /// Further arguments as SciPy takes them in `args=`: a tuple, or one value.
  func extraArguments(_ x: Value) -> [Value] {
    if x.isUndefined { return [] }
    return x.as(TupleObject.self)?.items ?? [x]
  }

  /// All elements of an array-like as doubles, row by row.
  func doubles(_ x: Value) throws -> [Double] {
    try array(from: x, dtype: .float64).contiguous().values(as: Double.self)
  }

  /// The doubles of a result of the expected size, written where they belong.
  func readDoubles(_ x: Value, into target: UnsafeMutableBufferPointer<Double>) throws -> Bool {
    if let array = x.as(ArrayObject.self)?.array, array.dtype == .float64, array.isContiguous {
      guard array.size == target.count else { return false }
      target.baseAddress?.update(
        from: array.elementBase.assumingMemoryBound(to: Double.self), count: target.count)
      return true
    }
    let found = try doubles(x)
    guard found.count == target.count else { return false }
    _ = target.update(from: found)
    return true
  }

  // MARK: The functions algorithms take

  /// A program's objective, with its gradient if it has one.
  func scalarFunction(_ function: PythonFunction, gradient: PythonFunction? = nil) -> any ScalarFunction {
    PythonScalarFunction(function, gradient: gradient)
  }

  /// A program's vector of residuals or equations, with its Jacobian if it has one.
  func vectorFunction(_ function: PythonFunction, jacobian: PythonFunction? = nil) -> any VectorFunction {
    PythonVectorFunction(function, jacobian: jacobian)
  }

  /// A program's function of one variable.
  func realFunction(_ function: PythonFunction) -> any RealFunction { PythonRealFunction(function) }
}

/// An objective written in Python.
final class PythonScalarFunction: ScalarFunction {
  private let function: PythonFunction
  private let derivative: PythonFunction?
  /// The values were NumPy's scalars or arrays, which decides how a result shows them.
  private(set) var returnsNumPy = false

  init(_ function: PythonFunction, gradient: PythonFunction? = nil) {
    (self.function, derivative) = (function, gradient)
  }

  var hasGradient: Bool { derivative != nil }

  func value(at x: UnsafeBufferPointer<Double>) throws -> Double {
    if let kernel = function.kernel(.point(x.count, shape: function.shape.map(Array.init) ?? [x.count])),
      kernel.entry.shape.isEmpty, let value = kernel.number(at: x)
    {
      returnsNumPy = returnsNumPy || kernel.entry.isNumPy
      return value
    }
    return try function.call(x) { try self.number($0) }
  }

  /// One number from what an objective returned.
  func number(_ result: Value) throws -> Double {
    if result.isFloat { return result.float }
    if result.tag == NumpyTypes.float64Tag {
      returnsNumPy = true
      return result.float
    }
    let machine = function.machine
    if let array = result.as(ArrayObject.self)?.array {
      guard array.size == 1 else {
        throw machine.error(.valueError, "The user-provided objective function must return a scalar value.")
      }
      return array.firstScalar.double
    }
    if result.isNone {
      throw machine.error(
        .typeError, "unsupported operand type(s) for -: 'NoneType' and 'float'")
    }
    if result.as(ListObject.self) != nil || result.as(TupleObject.self) != nil {
      let items = try machine.doubles(result)
      guard items.count == 1 else {
        throw machine.error(.valueError, "The user-provided objective function must return a scalar value.")
      }
      return items[0]
    }
    return try machine.double(result)
  }

  func gradient(at x: UnsafeBufferPointer<Double>, into gradient: UnsafeMutableBufferPointer<Double>) throws {
    guard let derivative else { return }
    try derivative.call(x) { result in
      guard try derivative.machine.readDoubles(result, into: gradient) else {
        let count = try derivative.machine.doubles(result).count
        throw OptimizeError("The gradient has \(count) elements, the point has \(x.count).")
      }
    }
  }
}

/// Residuals or equations written in Python.
final class PythonVectorFunction: VectorFunction {
  private let function: PythonFunction
  private let derivative: PythonFunction?
  /// The Jacobian comes with its columns as rows.
  var jacobianIsTransposed = false

  init(_ function: PythonFunction, jacobian: PythonFunction? = nil) {
    (self.function, derivative) = (function, jacobian)
  }

  var hasJacobian: Bool { derivative != nil }

  func values(at x: UnsafeBufferPointer<Double>, into values: inout [Double]) throws {
    if let kernel = function.kernel(.point(x.count, shape: function.shape.map(Array.init) ?? [x.count])),
      let block = kernel.block(at: x)
    {
      let count = kernel.entry.shape.reduce(1, *)
      if values.count != count { values = [Double](repeating: 0, count: count) }
      values.withUnsafeMutableBufferPointer { $0.baseAddress?.update(from: block, count: count) }
      return
    }
    try function.call(x) { result in
      let filled = try values.withUnsafeMutableBufferPointer {
        try function.machine.readDoubles(result, into: $0)
      }
      if !filled { values = try function.machine.doubles(result) }
    }
  }

  func jacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>) throws {
    guard let derivative else { return }
    try derivative.call(x) { result in
      let machine = derivative.machine
      guard try machine.readDoubles(result, into: rows) else {
        let shape = try machine.array(from: result).shape
        throw OptimizeError(
          "The return value of `jac` has wrong shape: expected \((rows.count / max(x.count, 1), x.count)), actual \(shape.description)."
        )
      }
      if jacobianIsTransposed { transpose(rows, columns: x.count) }
    }
  }

  private func transpose(_ rows: UnsafeMutableBufferPointer<Double>, columns: Int) {
    guard columns > 0 else { return }
    let copy = Array(rows)
    let count = rows.count / columns
    for i in 0..<count { for j in 0..<columns { rows[i * columns + j] = copy[j * count + i] } }
  }
}

/// A function of one variable written in Python.
final class PythonRealFunction: RealFunction {
  private let function: PythonFunction

  init(_ function: PythonFunction) { self.function = function }

  func value(at x: Double) throws -> Double {
    if let kernel = function.kernel(.number), kernel.entry.shape.isEmpty,
      let value = withUnsafePointer(to: x, { kernel.number(at: UnsafeBufferPointer(start: $0, count: 1)) })
    {
      return value
    }
    return try function.call(x) { result in
      if result.isFloat || result.tag == NumpyTypes.float64Tag { return result.float }
      return try function.machine.double(result)
    }
  }
}
