import OctavoLanguage
import OctavoNumerics

// Nonlinear least squares: `leastsq`, `least_squares` and `curve_fit`.
extension OptimizeRows {
  static let leastSquares: [Native] = [
    Native(
      "leastsq(func, x0, args=(), Dfun=None, full_output=False, col_deriv=False, ftol=1.49012e-08, xtol=1.49012e-08, gtol=0.0, maxfev=0, epsfcn=None, factor=100, diag=None)",
      doc: "Minimize the sum of squares of a set of equations."
    ) { call in
      let machine = call.machine
      let arguments = machine.extraArguments(call[2])
      let start = try machine.array(from: call[1], dtype: .float64).ravel().contiguous().values(
        as: Double.self)
      let function = PythonVectorFunction(
        PythonFunction(machine, call[0], arguments),
        jacobian: call.isGiven(3) ? PythonFunction(machine, call[3], arguments) : nil)
      function.jacobianIsTransposed = try call.bool(5)
      let options = Dictionary(
        uniqueKeysWithValues: (6..<13).filter(call.isGiven).map { (call.name($0), call[$0]) })
      // The check of the shapes costs a call of its own.
      var first: [Double] = []
      try start.withUnsafeBufferPointer { try function.values(at: $0, into: &first) }
      let fit = try machine.leastsq(function, start, count: first.count, options)
      return try call.bool(4) ? machine.fullOutput(of: fit) : machine.shortOutput(of: fit)
    },
    Native(
      "least_squares(fun, x0, jac='2-point', bounds=(-inf, inf), method='trf', ftol=1e-08, xtol=1e-08, gtol=1e-08, x_scale=None, loss='linear', f_scale=1.0, diff_step=None, tr_solver=None, tr_options=None, jac_sparsity=None, max_nfev=None, verbose=0, args=(), kwargs=None, callback=None, workers=None)",
      doc: "Solve a nonlinear least-squares problem with bounds on the variables."
    ) { call in
      let machine = call.machine
      let arguments = machine.extraArguments(call[17])
      var keywords: [(String, Value)] = []
      if let dict = call[18].as(DictObject.self) {
        for pair in dict.pairs { keywords.append((try machine.str(pair.key).string, pair.value)) }
      }
      var options: [String: Value] = [:]
      for index in 5..<call.count where call.has(index) { options[call.name(index)] = call[index] }
      let hasJacobian = machine.text(call[2]) == nil && !call[2].isNone
      let callable = PythonFunction(machine, call[0], arguments, keywords: keywords)
      let function = PythonVectorFunction(
        callable,
        jacobian: hasJacobian ? PythonFunction(machine, call[2], arguments, keywords: keywords) : nil)
      let problem = LeastSquaresProblem(
        machine: machine, function: function, callable: callable, start: call[1], bounds: call[3],
        method: machine.text(call[4])?.string ?? "", jacobian: call[2], options: options)
      return try machine.value(of: problem.solved())
    },
    Native(
      "curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=None, bounds=(-inf, inf), method=None, jac=None, *, full_output=False, nan_policy=None, **kwargs)",
      doc: "Use non-linear least squares to fit a function, f, to data."
    ) { call in try call.machine.kernelCurveFit(call) ?? CurveFit(call).fitted() },
  ]
}

// MARK: - leastsq

/// A finished run of Levenberg and Marquardt's method.
struct LeastsqFit {
  let method: LevenbergMarquardt
  let outcome: LevenbergMarquardt.Outcome
  let settings: LevenbergMarquardt.Settings
  let maxfev: Int

  var message: String {
    func fixed(_ x: Double) -> String { FixedPoint.text(x) }
    let (ftol, xtol, gtol) = (fixed(settings.ftol), fixed(settings.xtol), fixed(settings.gtol))
    switch outcome.info {
    case 0: return "Improper input parameters."
    case 1:
      return "Both actual and predicted relative reductions in the sum of squares\n  are at most \(ftol)"
    case 2: return "The relative error between two consecutive iterates is at most \(xtol)"
    case 3:
      return
        "Both actual and predicted relative reductions in the sum of squares\n  are at most \(ftol) and the relative error between two consecutive iterates is at \n  most \(xtol)"
    case 4:
      return
        "The cosine of the angle between func(x) and any column of the\n  Jacobian is at most \(gtol) in absolute value"
    case 5: return "Number of calls to function has reached maxfev = \(maxfev)."
    case 6: return "ftol=\(ftol) is too small, no further reduction in the sum of squares\n  is possible."
    case 7:
      return "xtol=\(xtol) is too small, no further improvement in the approximate\n  solution is possible."
    default:
      return
        "gtol=\(gtol) is too small, func(x) is orthogonal to the columns of\n  the Jacobian to machine precision."
    }
  }
}

/// Numbers as `%f` and `%e` write them.
enum FixedPoint {
  static func scientific(_ x: Double, _ digits: Int) -> String { formatted(x, ".\(digits)e") }
  static func text(_ x: Double) -> String { formatted(x, ".6f") }

  static func formatted(_ x: Double, _ specification: String) -> String {
    (try? FormatSpecification.parse(Text(specification), for: .float, typeName: "float").format(x).string)
      ?? "\(x)"
  }
}

extension Machine {
  /// - Parameters:
  ///   - count: how many residuals there are.
  ///   - options: by SciPy's names.
  func leastsq(
    _ function: any VectorFunction, _ start: [Double], count: Int, _ options: [String: Value]
  ) throws -> LeastsqFit {
    let n = start.count
    if n > count {
      throw error(
        .typeError,
        "Improper input: func input vector length N=\(n) must not exceed func output vector length M=\(count)"
      )
    }
    var settings = LevenbergMarquardt.Settings()
    settings.ftol = try options["ftol"].map(double) ?? settings.ftol
    settings.xtol = try options["xtol"].map(double) ?? settings.xtol
    settings.gtol = try options["gtol"].map(double) ?? settings.gtol
    settings.factor = try options["factor"].map(double) ?? settings.factor
    settings.epsfcn = try options["epsfcn"].flatMap { $0.isNone ? nil : try double($0) } ?? settings.epsfcn
    settings.scale = try options["diag"].flatMap { $0.isNone ? nil : try doubles($0) }
    let given = try options["maxfev"].flatMap { $0.isNone ? nil : try index($0) } ?? 0
    let maxfev = given == 0 ? (function.hasJacobian ? 100 : 200) * (n + 1) : given
    settings.maxfev = maxfev
    // MINPACK's wrapper asks for the values once before it begins.
    var values: [Double] = []
    try start.withUnsafeBufferPointer { try function.values(at: $0, into: &values) }
    let method = try LevenbergMarquardt(settings, function, from: start)
    let outcome = try method.run()
    return LeastsqFit(method: method, outcome: outcome, settings: settings, maxfev: maxfev)
  }

  fileprivate func shortOutput(of fit: LeastsqFit) throws -> Value {
    if fit.outcome.info == 0 { throw error(.typeError, fit.message) }
    if fit.outcome.info >= 5 { try warn(.runtimeWarning, fit.message) }
    return tuple([arrayObject(try NDArray(fit.method.x)), Value(fit.outcome.info)])
  }

  fileprivate func fullOutput(of fit: LeastsqFit) throws -> Value {
    let n = fit.method.x.count
    let covariance = (1...4).contains(fit.outcome.info) ? fit.method.covariance() : nil
    return tuple([
      arrayObject(try NDArray(fit.method.x)),
      try covariance.map { arrayObject(try NDArray($0, shape: [n, n])) } ?? .none,
      try details(of: fit), string(fit.message), Value(fit.outcome.info),
    ])
  }

  func details(of fit: LeastsqFit) throws -> Value {
    let method = fit.method
    var pairs: [(String, Value)] = [
      ("fvec", arrayObject(try NDArray(method.values))), ("nfev", Value(fit.outcome.nfev)),
    ]
    if fit.outcome.njev > 0 { pairs.append(("njev", Value(fit.outcome.njev))) }
    pairs.append(
      ("fjac", arrayObject(try NDArray(method.factors, shape: [method.x.count, method.values.count]))))
    pairs.append(("ipvt", arrayObject(try NDArray(method.permutation.map(Int32.init)))))
    pairs.append(("qtf", arrayObject(try NDArray(method.projectedResiduals))))
    return try dict(pairs)
  }
}

// MARK: - least_squares

/// What `least_squares` was asked to do.
struct LeastSquaresProblem {
  let machine: Machine
  let function: any VectorFunction
  /// The program's function itself, for complex steps.
  var callable: PythonFunction?
  let start: Value
  let bounds: Value
  let method: String
  let jacobian: Value
  let options: [String: Value]

  struct Solution {
    var result: LeastSquares.Result
    /// The mask is made of floats, as SciPy leaves it where there are no bounds.
    var maskIsFloat = false
    var jacobianIsOwn = true
  }

  private func option(_ name: String) -> Value? { options[name].flatMap { $0.isNone ? nil : $0 } }
  private func fault(_ message: String) -> Error { machine.error(.valueError, message) }
  private func number(_ name: String) throws -> Double? { try option(name).map(machine.double) }

  func solved() throws -> Solution {
    guard ["trf", "dogbox", "lm"].contains(method) else {
      throw fault("`method` must be 'trf', 'dogbox' or 'lm'.")
    }
    var settings = LeastSquares.Settings()
    settings.derivative = try derivative()
    settings.loss = try loss()
    if method == "lm", !isLinear { throw fault("method='lm' supports only 'linear' loss function.") }
    try refuse()
    let verbose = try option("verbose").map(machine.index) ?? 0
    guard (0...2).contains(verbose) else { throw fault("`verbose` must be in [0, 1, 2].") }
    settings.maxEvaluations = try option("max_nfev").map(machine.index)
    if let most = settings.maxEvaluations, most <= 0 {
      throw fault("`max_nfev` must be None or positive integer.")
    }
    let array = try machine.array(from: start)
    if array.dtype.isComplex { throw fault("`x0` must be real.") }
    if array.rank > 1 { throw fault("`x0` must have at most 1 dimension.") }
    let x0 = try array.astype(.float64).contiguous().values(as: Double.self)
    let bounds = try self.bounds(x0.count)
    try check(x0, bounds)
    settings.scale = try scale(x0.count)
    (settings.ftol, settings.xtol, settings.gtol) = try tolerances()
    settings.lossScale = try number("f_scale") ?? 1
    let solution: Solution
    if method == "lm" {
      if option("callback") != nil {
        try machine.warn(.userWarning, "Callback function specified, but not supported with `lm` method.")
      }
      let result = try LeastSquares(function, settings, bounds: bounds).levenbergMarquardt(from: x0)
      solution = Solution(result: result, jacobianIsOwn: function.hasJacobian)
    } else {
      var problem = LeastSquares(function, settings, bounds: bounds)
      if verbose == 2 {
        try machine.writeOutput(Text(Display.header))
        problem.show = { try machine.writeOutput(Text(Display.line($0))) }
      }
      if let callback = option("callback") { problem.report = reporter(callback) }
      let isTRF = method == "trf"
      let result = try isTRF ? problem.trustRegionReflective(from: x0) : problem.dogbox(from: x0)
      solution = Solution(result: result, maskIsFloat: isTRF && bounds.isUnbounded)
    }
    if verbose >= 1 { try machine.writeOutput(Text(Display.ending(solution.result))) }
    return solution
  }

  private var isLinear: Bool { option("loss").map { machine.text($0)?.string == "linear" } ?? true }

  private func loss() throws -> Loss {
    guard let given = option("loss") else { return .linear }
    if let name = machine.text(given)?.string {
      if let loss = Loss(name: name) { return loss }
      throw fault(
        "`loss` must be one of dict_keys(['linear', 'huber', 'soft_l1', 'cauchy', 'arctan']) or a callable.")
    }
    let callable = PythonFunction(machine, given)
    return .custom { z in
      try z.withUnsafeBufferPointer { z in
        try callable.call(z) { result in
          let rho = try machine.array(from: result, dtype: .float64)
          guard rho.rank == 2, rho.shape[0] == 3, rho.shape[1] == z.count else {
            throw fault("The return value of `loss` callable has wrong shape.")
          }
          let numbers = try rho.contiguous().values(as: Double.self)
          return (0..<3).map { Array(numbers[($0 * z.count)..<(($0 + 1) * z.count)]) }
        }
      }
    }
  }

  private func refuse() throws {
    if let solver = option("tr_solver") {
      let name = machine.text(solver)?.string
      guard name == "exact" || name == "lsmr" else {
        throw fault("`tr_solver` must be None, 'exact' or 'lsmr'.")
      }
      if name == "lsmr" { throw unsupported("tr_solver='lsmr'", "use tr_solver='exact'") }
    }
    if option("jac_sparsity") != nil { throw unsupported("jac_sparsity", "leave it out") }
    if option("workers") != nil { throw unsupported("workers", "leave it out") }
  }

  private func unsupported(_ what: String, _ instead: String) -> Error {
    machine.error(.notImplementedError, "least_squares: \(what) is not supported by Octavo; \(instead)")
  }

  private func derivative() throws -> LeastSquares.Derivative {
    guard let scheme = machine.text(jacobian)?.string else {
      if function.hasJacobian { return .exact }
      throw fault("`jac` must be '2-point', '3-point', 'cs' or callable.")
    }
    let step = try option("diff_step").map(machine.doubles)
    switch scheme {
    case "2-point": return .finite(FiniteDifference(.twoPoint, relativeStep: step))
    case "3-point": return .finite(FiniteDifference(.threePoint, relativeStep: step))
    case "cs":
      guard let callable else { throw unsupported("jac='cs' of a fit", "use '3-point'") }
      return .custom { x, values in try callable.complexDerivatives(x, count: values.count) }
    default: throw fault("`jac` must be '2-point', '3-point', 'cs' or callable.")
    }
  }

  private func bounds(_ n: Int) throws -> Bounds {
    if let object = bounds.as(BoundsObject.self) {
      return Bounds(
        lower: try object.lower.contiguous().values(as: Double.self),
        upper: try object.upper.contiguous().values(as: Double.self)
      ).broadcast(to: n)
    }
    if bounds.isUndefined { return Bounds(lower: [-.infinity], upper: [.infinity]).broadcast(to: n) }
    let ends = try machine.items(of: bounds)
    guard ends.count == 2 else { throw fault("`bounds` must contain 2 elements.") }
    return try Bounds(lower: machine.boundary(ends[0], n), upper: machine.boundary(ends[1], n))
  }

  private func check(_ x0: [Double], _ bounds: Bounds) throws {
    if method == "lm", !bounds.isUnbounded { throw fault("Method 'lm' doesn't support bounds.") }
    guard bounds.lower.count == x0.count, bounds.upper.count == x0.count else {
      throw fault("Inconsistent shapes between bounds and `x0`.")
    }
    if zip(bounds.lower, bounds.upper).contains(where: { $0 >= $1 }) {
      throw fault("Each lower bound must be strictly less than each upper bound.")
    }
    guard x0.indices.allSatisfy({ x0[$0] >= bounds.lower[$0] && x0[$0] <= bounds.upper[$0] }) else {
      throw fault("Initial guess is outside of provided bounds")
    }
  }

  private func scale(_ n: Int) throws -> LeastSquares.Scale {
    guard let given = option("x_scale") else {
      return method == "lm" ? .jacobian : .values([Double](repeating: 1, count: n))
    }
    if machine.text(given)?.string == "jac" { return .jacobian }
    let wrong = "`x_scale` must be 'jac' or array_like with positive numbers."
    guard machine.text(given) == nil else { throw fault(wrong) }
    let values = try machine.doubles(given)
    guard values.allSatisfy({ $0.isFinite && $0 > 0 }) else { throw fault(wrong) }
    if values.count == 1 { return .values([Double](repeating: values[0], count: n)) }
    guard values.count == n else { throw fault("Inconsistent shapes between `x_scale` and `x0`.") }
    return .values(values)
  }

  private func tolerances() throws -> (Double, Double, Double) {
    let epsilon = Double.ulpOfOne
    var found: [Double] = []
    for name in ["ftol", "xtol", "gtol"] {
      guard let given = options[name], !given.isNone else {
        found.append(options[name] == nil ? 1e-8 : 0)
        continue
      }
      let tolerance = try machine.double(given)
      if tolerance < epsilon {
        try machine.warn(
          .userWarning,
          "Setting `\(name)` below the machine epsilon (2.22e-16) effectively disables the corresponding termination condition."
        )
      }
      found.append(tolerance)
    }
    if method == "lm", found.contains(where: { $0 < epsilon }) {
      throw fault("All tolerances must be higher than machine epsilon (2.22e-16) for method 'lm'.")
    }
    if found.allSatisfy({ $0 < epsilon }) {
      throw fault("At least one of the tolerances must be higher than machine epsilon (2.22e-16).")
    }
    return (found[0], found[1], found[2])
  }

  private func reporter(
    _ callback: Value
  ) -> ([Double], [Double], Double, Int, Int) throws -> Bool {
    { x, fun, cost, nit, nfev in
      try machine.callbackStops(callback, x) {
        [
          ("x", machine.arrayObject(try NDArray(x))), ("fun", machine.arrayObject(try NDArray(fun))),
          ("nit", Value(nit)), ("nfev", Value(nfev)), ("cost", machine.float64(cost)),
        ]
      }
    }
  }

  // MARK: Display

  private enum Display {
    static let header =
      ["Iteration", "Total nfev", "Cost", "Cost reduction", "Step norm", "Optimality"].map { centered($0) }
      .joined()
      + "\n"

    static func line(_ p: LeastSquares.Progress) -> String {
      centered("\(p.iteration)") + centered("\(p.nfev)") + centered(scientific(p.cost, 4))
        + centered(p.reduction.map { scientific($0, 2) } ?? "")
        + centered(p.stepNorm.map { scientific($0, 2) } ?? "")
        + centered(scientific(p.optimality, 2)) + "\n"
    }

    static func ending(_ r: LeastSquares.Result) -> String {
      "\(r.message)\nFunction evaluations \(r.nfev), initial cost \(scientific(r.initialCost, 4)), final cost \(scientific(r.cost, 4)), first-order optimality \(scientific(r.optimality, 2)).\n"
    }

    private static func centered(_ text: String) -> String {
      let room = max(15 - text.count, 0)
      return String(repeating: " ", count: room / 2) + text + String(repeating: " ", count: room - room / 2)
    }

    private static func scientific(_ x: Double, _ digits: Int) -> String {
      FixedPoint.scientific(x, digits)
    }
  }
}

extension Bounds {
  var isUnbounded: Bool {
    lower.allSatisfy { $0 == -.infinity } && upper.allSatisfy { $0 == .infinity }
  }

  /// One bound for all variables repeated for each.
  func broadcast(to n: Int) -> Bounds {
    Bounds(
      lower: lower.count == 1 ? [Double](repeating: lower[0], count: n) : lower,
      upper: upper.count == 1 ? [Double](repeating: upper[0], count: n) : upper)
  }
}

extension PythonFunction {
  /// Derivatives by complex steps (Squire and Trapp, SIAM Review 40, 1998): one row per value.
  func complexDerivatives(_ x: [Double], count: Int) throws -> [[Double]] {
    var rows = [[Double]](repeating: [Double](repeating: 0, count: x.count), count: count)
    for j in x.indices {
      let step = Double.ulpOfOne.squareRoot() * (x[j] >= 0 ? 1 : -1) * max(1, abs(x[j]))
      let values = try call(
        reading: { try machine.array(from: $0, dtype: .complex128).contiguous().values(as: Complex.self) },
        with: {
          let point = x.indices.map { Complex(x[$0], $0 == j ? step : 0) }
          return [machine.arrayObject(try NDArray(point, shape: shape))]
        })
      guard values.count == count else { throw OptimizeError("The number of values changed between calls.") }
      for i in 0..<count { rows[i][j] = values[i].imaginary / step }
    }
    return rows
  }
}

extension Machine {
  /// One side of `bounds=(lower, upper)` for n variables.
  fileprivate func boundary(_ x: Value, _ n: Int) throws -> [Double] {
    let array = try array(from: x, dtype: .float64)
    let values = try array.contiguous().values(as: Double.self)
    return array.rank == 0 ? [Double](repeating: values[0], count: n) : values
  }

  /// Calls a callback in either of SciPy's forms; StopIteration and a true result stop the run.
  ///
  /// - Parameter truthCounts: whether a true result stops.
  func callbackStops(
    _ callback: Value, _ x: [Double], truthCounts: Bool = true, _ fields: () throws -> [(String, Value)]
  ) throws -> Bool {
    do {
      var stops = false
      _ = try heap.scope {
        let answer: Value
        if allParameterNames(of: callback) == ["intermediate_result"] {
          answer = try call(callback, [], named: [("intermediate_result", optimizeResult(try fields()))])
        } else {
          answer = try call(callback, arrayObject(try NDArray(x)))
        }
        stops = truthCounts && answer.isTrue
        return .none
      }
      return stops
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.stopIteration]) {
      return true
    }
  }

  func value(of solution: LeastSquaresProblem.Solution) throws -> Value {
    let result = solution.result
    let shape: Dims = [result.fun.count, result.x.count]
    let mask =
      solution.maskIsFloat
      ? try NDArray(result.activeMask.map(Double.init)) : try NDArray(result.activeMask)
    return try optimizeResult([
      ("x", arrayObject(try NDArray(result.x))), ("cost", float64(result.cost)),
      ("fun", arrayObject(try NDArray(result.fun))),
      ("jac", arrayObject(try NDArray(result.jac, shape: shape))),
      ("grad", arrayObject(try NDArray(result.grad))), ("optimality", float64(result.optimality)),
      ("active_mask", arrayObject(mask)), ("nfev", Value(result.nfev)),
      ("njev", solution.jacobianIsOwn ? Value(result.njev) : .none), ("status", Value(result.status)),
      ("message", string(result.message)), ("success", Value(result.success)),
    ])
  }
}
