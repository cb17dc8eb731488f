import OctavoLanguage
import OctavoNumerics

/// One call of `curve_fit` that is not for kernels.
struct CurveFit {
  private let call: Arguments
  private let machine: Machine

  init(_ call: Arguments) { (self.call, machine) = (call, call.machine) }

  private func fault(_ message: String) -> Error { machine.error(.valueError, message) }

  func fitted() throws -> Value {
    var start = try call.isGiven(3) ? machine.doubles(call[3]) : nil
    let n = try start?.count ?? parameterCount()
    let bounds = try self.bounds(n)
    let isBounded = !bounds.isUnbounded
    let method = call.isGiven(8) ? machine.text(call[8])?.string ?? "" : isBounded ? "trf" : "lm"
    if method == "lm", isBounded {
      throw fault("Method 'lm' only works for unconstrained problems. Use 'trf' or 'dogbox' instead.")
    }
    let p0 = start ?? feasible(bounds)
    start = p0
    let (x, y, kept) = try data()
    if y.size == 0 { throw fault("`ydata` must not be empty!") }
    let weights = try self.weights(y, kept)
    machine.hold(x)
    let jacobian = call.isGiven(9) && machine.text(call[9]) == nil ? call[9] : nil
    let function = try machine.modelFunction(call[0], x, data: y, weights: weights, jacobian: jacobian)
    let outcome = try method == "lm" ? plain(function, p0, y) : bounded(function, p0, method)
    return try output(outcome, p0.count)
  }

  // MARK: Arguments

  private func parameterCount() throws -> Int {
    guard let names = try machine.positionalNames(of: call[0]) else {
      throw machine.error(.typeError, "\(try machine.repr(call[0]).string) is not a callable object")
    }
    if names.count < 2 { throw fault("Unable to determine number of fit parameters.") }
    return names.count - 1
  }

  private func bounds(_ n: Int) throws -> Bounds {
    if !call.has(7) { return Bounds(lower: [-.infinity], upper: [.infinity]).broadcast(to: n) }
    if let object = call[7].as(BoundsObject.self) {
      return Bounds(
        lower: try object.lower.contiguous().values(as: Double.self),
        upper: try object.upper.contiguous().values(as: Double.self)
      ).broadcast(to: n)
    }
    let ends = try machine.items(of: call[7])
    guard ends.count == 2 else {
      throw fault(
        "\(ends.count > 2 ? "too many" : "not enough") values to unpack (expected 2\(ends.count > 2 ? "" : ", got \(ends.count)"))"
      )
    }
    return Bounds(lower: try machine.doubles(ends[0]), upper: try machine.doubles(ends[1])).broadcast(to: n)
  }

  /// Ones, or a point inside the bounds; of integers where `Bounds` has integers, as SciPy makes it.
  private func feasible(_ bounds: Bounds) -> [Double] {
    let areIntegers = call.has(7) && call[7].as(BoundsObject.self)?.lower.dtype.isInteger ?? false
    return zip(bounds.lower, bounds.upper).map { lower, upper in
      switch (lower.isFinite, upper.isFinite) {
      case (true, true): areIntegers ? (0.5 * (lower + upper)).rounded(.towardZero) : 0.5 * (lower + upper)
      case (true, false): lower + 1
      case (false, true): upper - 1
      case (false, false): 1
      }
    }
  }

  /// The data, and which points of it are used; nil for all.
  private func data() throws -> (x: Value, y: NDArray, kept: [Int]?) {
    let policy = call.isGiven(11) ? machine.text(call[11])?.string ?? "" : nil
    let isChecked = try call.isGiven(6) ? call.bool(6) : policy == nil
    var y = try machine.array(from: call[2], dtype: .float64)
    if isChecked { try requireFinite(y) }
    let isArrayLike =
      call[1].as(ListObject.self) != nil || call[1].as(TupleObject.self) != nil
      || call[1].as(ArrayObject.self) != nil
    guard isArrayLike else { return (call[1], y, nil) }
    var x = try machine.array(from: call[1], dtype: .float64)
    if isChecked { try requireFinite(x) }
    guard !isChecked, let policy else { return (machine.arrayObject(x), y, nil) }
    if policy == "propagate" { throw fault("`nan_policy='propagate'` is not supported by this function.") }
    guard policy == "raise" || policy == "omit" else {
      throw fault("nan_policy must be one of {None, 'raise', 'omit'}")
    }
    let (xs, ys) = (try machine.elements(x), try machine.elements(y))
    guard xs.contains(where: \.isNaN) || ys.contains(where: \.isNaN) else {
      return (machine.arrayObject(x), y, nil)
    }
    if policy == "raise" { throw fault("The input contains nan values") }
    let count = ys.count
    let kept = (0..<count).filter { i in
      !ys[i].isNaN && !stride(from: i, to: xs.count, by: count).contains { xs[$0].isNaN }
    }
    let rows = xs.count / max(count, 1)
    let chosen = (0..<rows).flatMap { row in kept.map { xs[row * count + $0] } }
    x = try NDArray(chosen, shape: x.rank == 1 ? [kept.count] : [rows, kept.count])
    y = try NDArray(kept.map { ys[$0] })
    return (machine.arrayObject(x), y, kept)
  }

  private func requireFinite(_ array: NDArray) throws {
    guard try machine.elements(array).allSatisfy(\.isFinite) else {
      throw fault("array must not contain infs or NaNs")
    }
  }

  private func weights(_ y: NDArray, _ kept: [Int]?) throws -> FitWeights {
    guard call.isGiven(4) else { return .none }
    let sigma = try machine.array(from: call[4], dtype: .float64)
    var values = try machine.elements(sigma)
    var shape = Array(sigma.shape)
    if let kept, shape.count == 1 || shape.count == 2 {
      let width = shape[shape.count - 1]
      values =
        shape.count == 1 ? kept.map { values[$0] } : kept.flatMap { i in kept.map { values[i * width + $0] } }
      shape = shape.map { _ in kept.count }
    }
    let n = y.size
    if values.count == 1 || shape == [n] { return .factors(values.map { 1 / $0 }) }
    guard shape == [n, n] else { throw fault("`sigma` has incorrect shape.") }
    guard let triangle = choleskyFactor(values, n) else { throw fault("`sigma` must be positive definite.") }
    return .triangle(triangle)
  }

  // MARK: The fit

  private struct Outcome {
    var x: [Double]
    /// Before it is scaled by the residuals; nil if it could not be computed.
    var covariance: [Double]?
    var cost: Double
    var count: Int
    var details: Value
    var message: String
    var status: Int
  }

  private func keywords() throws -> [String: Value] {
    let options = Dictionary(call.keywords(12).map { ($0.key.string, $0.value) }) { $1 }
    if options["args"] != nil { throw fault("'args' is not a supported keyword argument.") }
    return options
  }

  private func plain(_ function: any VectorFunction, _ p0: [Double], _ y: NDArray) throws -> Outcome {
    let options = try keywords()
    let known = ["ftol", "xtol", "gtol", "maxfev", "epsfcn", "factor", "diag", "col_deriv"]
    if let other = options.keys.sorted().first(where: { !known.contains($0) }) {
      throw machine.error(.typeError, "leastsq() got an unexpected keyword argument '\(other)'")
    }
    if y.size != 1, p0.count > y.size {
      throw machine.error(
        .typeError,
        "The number of func parameters=\(p0.count) must not exceed the number of data points=\(y.size)")
    }
    var first: [Double] = []
    try p0.withUnsafeBufferPointer { try function.values(at: $0, into: &first) }
    let fit = try machine.leastsq(function, p0, count: first.count, options)
    guard (1...4).contains(fit.outcome.info) else {
      if fit.outcome.info == 0 { throw machine.error(.typeError, fit.message) }
      throw machine.error(.runtimeError, "Optimal parameters not found: " + fit.message)
    }
    let values = fit.method.values
    return Outcome(
      x: fit.method.x, covariance: fit.method.covariance(), cost: values.reduce(0) { $0 + $1 * $1 },
      count: values.count, details: try call.bool(10) ? machine.details(of: fit) : .none,
      message: fit.message,
      status: fit.outcome.info)
  }

  private func bounded(_ function: any VectorFunction, _ p0: [Double], _ method: String) throws -> Outcome {
    var options = try keywords()
    if options["max_nfev"] == nil { options["max_nfev"] = options["maxfev"] ?? .none }
    options["maxfev"] = nil
    let known = [
      "ftol", "xtol", "gtol", "x_scale", "loss", "f_scale", "diff_step", "tr_solver", "tr_options",
      "jac_sparsity",
      "max_nfev", "verbose", "callback", "workers",
    ]
    if let other = options.keys.sorted().first(where: { !known.contains($0) }) {
      throw machine.error(.typeError, "least_squares() got an unexpected keyword argument '\(other)'")
    }
    let scheme = call.isGiven(9) ? call[9] : machine.constantString(Text("2-point"))
    let bounds = call.has(7) ? call[7] : .undefined
    let solution = try LeastSquaresProblem(
      machine: machine, function: function, callable: nil, start: machine.arrayObject(try NDArray(p0)),
      bounds: bounds, method: method, jacobian: scheme, options: options
    ).solved()
    let result = solution.result
    if !result.success {
      throw machine.error(.runtimeError, "Optimal parameters not found: " + result.message)
    }
    let details = try machine.dict([
      ("nfev", Value(result.nfev)), ("fvec", machine.arrayObject(try NDArray(result.fun))),
    ])
    return Outcome(
      x: result.x, covariance: result.covariance, cost: 2 * result.cost, count: result.fun.count,
      details: details,
      message: result.message, status: result.status)
  }

  private func output(_ outcome: Outcome, _ n: Int) throws -> Value {
    var covariance = outcome.covariance
    if covariance?.contains(where: \.isNaN) ?? false { covariance = nil }
    if covariance != nil, try !call.bool(5) {
      if outcome.count > n {
        let scale = outcome.cost / Double(outcome.count - n)
        covariance = covariance?.map { $0 * scale }
      } else {
        covariance = nil
      }
    }
    if covariance == nil {
      try machine.warn(machine.optimizeTypes.warning, "Covariance of the parameters could not be estimated")
    }
    let matrix = try NDArray(covariance ?? [Double](repeating: .infinity, count: n * n), shape: [n, n])
    let pair = [machine.arrayObject(try NDArray(outcome.x)), machine.arrayObject(matrix)]
    guard try call.bool(10) else { return machine.tuple(pair) }
    return machine.tuple(pair + [outcome.details, machine.string(outcome.message), Value(outcome.status)])
  }
}

extension Machine {
  /// Names of the parameters a caller gives by position; nil for what cannot be called.
  func positionalNames(of callable: Value) throws -> [String]? {
    if callable.as(FunctionObject.self) != nil {
      return try optionalAttribute(of: callable, "__wrapped__") == nil
        ? parameterNames(of: callable) : signatureNames(of: callable)
    }
    if let method = callable.as(BoundMethod.self) {
      return Array(parameterNames(of: method.function).dropFirst())
    }
    if let native = callable.as(NativeFunction.self) {
      let parameters = native.signature.parameters
      return parameters.filter { $0.kind == .positional || $0.kind == .positionalOnly }.map(\.name)
    }
    guard callable.isObject else { return nil }
    let method = callable.object.type.slot(.call)
    if method.isUndefined { return nil }
    return method.as(FunctionObject.self) == nil
      ? try signatureNames(of: callable) : Array(parameterNames(of: method).dropFirst())
  }

  /// The same from `inspect.signature`, which knows partial functions and those that stand for others; none where
  /// there is no signature.
  private func signatureNames(of callable: Value) throws -> [String] {
    let signature: Value
    do {
      signature = try call(attribute(of: Value(importModule("inspect")), "signature"), callable)
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.valueError]) {
      return []
    }
    hold(signature)
    let parameters = try call(attribute(of: attribute(of: signature, "parameters"), "values"))
    return try items(of: parameters).filter { try index(attribute(of: $0, "kind")) < 2 }.map {
      try str(attribute(of: $0, "name")).string
    }
  }
}
