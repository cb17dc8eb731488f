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
    // A model has its data before the parameters, other functions their point first.
    let all =
      switch form {
      case .model: arguments + [.undefined]
      case .product, .state: [.undefined, .undefined] + arguments
      default: [.undefined] + arguments
      }
    let kernel = keywords.isEmpty ? Kernel.make(machine, callable, form, all) : nil
    knownKernel = (form, kernel)
    return kernel
  }

  /// All numbers of what the function returns at a point, row by row.
  func numbers(at x: UnsafeBufferPointer<Double>) throws -> [Double] {
    if let kernel = kernel(.point(x.count, shape: shape.map(Array.init) ?? [x.count])),
      let block = kernel.block(at: x)
    {
      return Array(UnsafeBufferPointer(start: block, count: kernel.entry.shape.reduce(1, *)))
    }
    return try call(x) { try machine.doubles($0) }
  }

  /// What a function of a point and a direction returns, a vector: a Hessian's product.
  func product(_ x: [Double], _ p: [Double]) throws -> [Double] {
    if let kernel = kernel(.product(x.count)), kernel.entry.shape == [x.count],
      let block = (x + p).withUnsafeBufferPointer({ kernel.block(at: $0) })
    {
      return Array(UnsafeBufferPointer(start: block, count: x.count))
    }
    return try call(
      reading: { try machine.doubles($0) },
      with: { [machine.arrayObject(try NDArray(x)), machine.arrayObject(try NDArray(p))] })
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

  /// The elements of an array as doubles, row by row.
  func elements(_ array: NDArray) throws -> [Double] {
    try array.astype(.float64, copy: false).contiguous().values(as: Double.self)
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

  /// Value and gradient of a function that returns both.
  func valueAndGradient(at x: UnsafeBufferPointer<Double>) throws -> (Double, [Double]) {
    if let kernel = function.kernel(.pair(x.count)), let pair = kernel.pair(at: x) {
      returnsNumPy = returnsNumPy || kernel.entry.isNumPy
      return (pair.value, Array(UnsafeBufferPointer(start: pair.slope, count: x.count)))
    }
    return try function.call(x) { result in
      let machine = function.machine
      let gradient = try machine.doubles(machine.item(of: result, Value(1)))
      return (try number(machine.item(of: result, Value(0))), gradient)
    }
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
    if machine.text(result) != nil {
      throw machine.error(
        .valueError, "could not convert string to float: \(try machine.repr(result).string)")
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
    if let kernel = derivative.kernel(.point(x.count, shape: derivative.shape.map(Array.init) ?? [x.count])),
      kernel.entry.shape == [x.count], let block = kernel.block(at: x)
    {
      gradient.baseAddress?.update(from: block, count: x.count)
      return
    }
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

  func derivedJacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>)
    -> Bool
  {
    let shape = function.shape.map(Array.init) ?? [x.count]
    return function.kernel(.point(x.count, shape: shape))?.jacobian(at: x, into: rows) ?? false
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
  /// The argument is a NumPy scalar, not a Python float.
  private let passesNumPy: Bool
  /// The values were NumPy's scalars or arrays, which decides how a result shows them.
  private(set) var returnsNumPy = false

  init(_ function: PythonFunction) { (self.function, passesNumPy) = (function, false) }
  init(numpy function: PythonFunction) { (self.function, passesNumPy) = (function, true) }

  func value(at x: Double) throws -> Double {
    if let kernel = function.kernel(.number(isNumPy: passesNumPy)), kernel.entry.shape.isEmpty,
      let value = withUnsafePointer(to: x, { kernel.number(at: UnsafeBufferPointer(start: $0, count: 1)) })
    {
      returnsNumPy = returnsNumPy || kernel.entry.isNumPy
      return value
    }
    let machine = function.machine
    return try function.call(
      reading: { result in
        if result.isFloat { return result.float }
        if result.tag == NumpyTypes.float64Tag {
          returnsNumPy = true
          return result.float
        }
        return try machine.double(result)
      }, with: { [passesNumPy ? machine.float64(x) : Value(x)] })
  }
}

/// A model of data written in Python, `f(x, *parameters)`, as the residuals of its fit.
final class PythonModelFunction: VectorFunction {
  private let function: PythonFunction
  private let derivative: PythonFunction?
  private let data: NDArray
  private let weights: FitWeights
  private let target: [Double]
  /// The first point and its residuals: fits evaluate it twice.
  private var first: (x: [Double], values: [Double])?
  private var isFirstOver = false

  /// - Parameter function: the model with the data as the argument before the parameters.
  init(_ function: PythonFunction, jacobian: PythonFunction?, data: NDArray, weights: FitWeights) throws {
    (self.function, derivative, self.data, self.weights) = (function, jacobian, data, weights)
    target = try data.contiguous().values(as: Double.self)
  }

  var hasJacobian: Bool { derivative != nil }

  func values(at x: UnsafeBufferPointer<Double>, into values: inout [Double]) throws {
    if let first, !isFirstOver {
      if x.elementsEqual(first.x) {
        values = first.values
        return
      }
      isFirstOver = true
    }
    try evaluate(x, into: &values)
    weights.apply(to: &values)
    if first == nil { first = (Array(x), values) }
  }

  /// The model minus the data.
  private func evaluate(_ x: UnsafeBufferPointer<Double>, into values: inout [Double]) throws {
    if let kernel = function.kernel(.model(x.count)), kernel.entry.shape == Array(data.shape),
      let model = kernel.block(at: x)
    {
      if values.count != target.count { values = [Double](repeating: 0, count: target.count) }
      for i in 0..<target.count { values[i] = model[i] - target[i] }
      return
    }
    try call(function, x) { result in
      let isPlain = try values.withUnsafeMutableBufferPointer { try subtract(result, into: $0) }
      if !isPlain { values = try subtractBroadcast(result) }
    }
  }

  private func call(
    _ function: PythonFunction, _ x: UnsafeBufferPointer<Double>, _ read: (Value) throws -> Void
  ) throws {
    let machine = function.machine
    _ = try machine.heap.scope {
      try read(machine.call(function.callable, function.arguments + x.map { machine.float64($0) }))
      return .none
    }
  }

  /// The usual case: an array of the data's shape.
  private func subtract(_ result: Value, into values: UnsafeMutableBufferPointer<Double>) throws -> Bool {
    guard let array = result.as(ArrayObject.self)?.array, array.dtype == .float64, array.isContiguous,
      array.shape == data.shape, values.count == target.count
    else { return false }
    let model = array.elementBase.assumingMemoryBound(to: Double.self)
    for i in 0..<target.count { values[i] = model[i] - target[i] }
    return true
  }

  private func subtractBroadcast(_ result: Value) throws -> [Double] {
    let machine = function.machine
    let model = try machine.array(from: result, dtype: .float64)
    return try Ufunc.subtract(.array(model), .array(data)).contiguous().values(as: Double.self)
  }

  func jacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>) throws {
    guard let derivative else { return }
    let machine = derivative.machine
    try call(derivative, x) { result in
      guard try machine.readDoubles(result, into: rows) else {
        let shape = try machine.array(from: result).shape
        throw machine.error(
          .typeError,
          "leastsq: there is a mismatch between the input and output shape of the 'Dfun' argument 'jac_wrapped'.Shape should be (\(rows.count / max(x.count, 1)), \(x.count)) but it is \(shape.description)."
        )
      }
    }
    weights.apply(to: rows, columns: x.count)
  }

  func derivedJacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>)
    -> Bool
  {
    guard let kernel = function.kernel(.model(x.count)), kernel.entry.shape == Array(data.shape),
      kernel.jacobian(at: x, into: rows)
    else { return false }
    weights.apply(to: rows, columns: x.count)
    return true
  }
}

/// What residuals are multiplied by: nothing, one factor each, or the inverse of a triangular matrix.
enum FitWeights {
  case none
  case factors([Double])
  /// L of L Lᵀ, the covariance of the data, row by row.
  case triangle([Double])

  func apply(to values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { apply(to: $0, columns: 1) }
  }

  /// Applies to each column of a matrix that lies row by row.
  func apply(to rows: UnsafeMutableBufferPointer<Double>, columns: Int) {
    guard columns > 0 else { return }
    let count = rows.count / columns
    switch self {
    case .none: break
    case .factors(let factors):
      for i in 0..<count {
        let factor = factors[factors.count == 1 ? 0 : i]
        for j in 0..<columns { rows[i * columns + j] *= factor }
      }
    case .triangle(let l):
      for i in 0..<count {
        for j in 0..<columns {
          var sum = rows[i * columns + j]
          for k in 0..<i { sum -= l[i * count + k] * rows[k * columns + j] }
          rows[i * columns + j] = sum / l[i * count + i]
        }
      }
    }
  }
}

extension Machine {
  /// A model to fit, `f(x, *parameters)`, as the residuals from `data`.
  func modelFunction(
    _ model: Value, _ x: Value, data: NDArray, weights: FitWeights, jacobian: Value?
  ) throws -> any VectorFunction {
    try PythonModelFunction(
      PythonFunction(self, model, [x]), jacobian: jacobian.map { PythonFunction(self, $0, [x]) }, data: data,
      weights: weights)
  }
}
