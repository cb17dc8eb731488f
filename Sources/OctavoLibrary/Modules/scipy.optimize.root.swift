import OctavoLanguage
import OctavoNumerics

// Roots of systems of equations: `root`, `fsolve` and the methods that have functions of their own.
extension OptimizeRows {
  static let roots: [Native] =
    [
      Native(
        "fsolve(func, x0, args=(), fprime=None, full_output=0, col_deriv=0, xtol=1.49012e-08, maxfev=0, band=None, epsfcn=None, factor=100, diag=None)",
        doc: "Find the roots of a function."
      ) { call in
        var options: [String: Value] = [:]
        for index in 5..<12 where call.isGiven(index) {
          options[call.name(index) == "epsfcn" ? "eps" : call.name(index)] = call[index]
        }
        let machine = call.machine
        let found = try machine.hybrid(call[0], call[1], machine.extraArguments(call[2]), call[3], options)
        return try call.bool(4) ? found.fullOutput(machine) : found.shortOutput(machine)
      },
      Native(
        "root(fun, x0, args=(), method='hybr', jac=None, tol=None, callback=None, options=None)",
        doc: "Find a root of a vector function."
      ) { call in try RootCall(call).solved() },
    ]
    + QuasiNewtonMethod.all.map { method in
      Native(
        "\(method.function)(F, xin, iter=None, \(method.parameters), verbose=False, maxiter=None, f_tol=None, f_rtol=None, x_tol=None, x_rtol=None, tol_norm=None, line_search='armijo', callback=None, **kw)",
        doc: "Find a root of a function, using \(method.description)."
      ) { call in
        var own: [String: Value] = [:]
        var shared: [String: Value] = [:]
        for index in 2..<call.count - 1 where call.isGiven(index) {
          if method.options.contains(call.name(index)) {
            own[call.name(index)] = call[index]
          } else {
            shared[call.name(index)] = call[index]
          }
        }
        for (key, value) in call.keywords(call.count - 1) { own[key.string] = value }
        let found = try QuasiNewtonRun(
          call.machine, call[0], call[1], [], method, own: own, shared: shared
        ).solved()
        return try found.rootOrError(call.machine)
      }
    }
}

// MARK: - hybr

/// A finished run of Powell's hybrid method.
struct HybridRoot {
  let method: PowellHybrid
  let outcome: PowellHybrid.Outcome
  let maxfev: Int
  let xtol: Double
  /// Calls of the program's function, that for its shape included.
  let calls: Int

  var message: String {
    switch outcome.info {
    case 0: return "Improper input parameters were entered."
    case 1: return "The solution converged."
    case 2: return "The number of calls to function has reached maxfev = \(maxfev)."
    case 3:
      return
        "xtol=\(FixedPoint.text(xtol)) is too small, no further improvement in the approximate\n solution is possible."
    case 4:
      return
        "The iteration is not making good progress, as measured by the \n improvement from the last five Jacobian evaluations."
    default:
      return
        "The iteration is not making good progress, as measured by the \n improvement from the last ten iterations."
    }
  }

  /// What MINPACK leaves behind, in SciPy's order.
  func details(_ machine: Machine) throws -> [(String, Value)] {
    let n = method.x.count
    var fields: [(String, Value)] = [("nfev", Value(calls))]
    if outcome.njev > 0 { fields.append(("njev", Value(outcome.njev))) }
    fields.append(("fjac", machine.arrayObject(try NDArray(method.factors, shape: [n, n]))))
    fields.append(("r", machine.arrayObject(try NDArray(method.triangle))))
    fields.append(("qtf", machine.arrayObject(try NDArray(method.projectedValues))))
    return fields
  }

  func fullOutput(_ machine: Machine) throws -> Value {
    let details = try details(machine) + [("fvec", machine.arrayObject(try NDArray(method.values)))]
    return machine.tuple([
      machine.arrayObject(try NDArray(method.x)), try machine.dict(details), Value(outcome.info),
      machine.string(message),
    ])
  }

  func shortOutput(_ machine: Machine) throws -> Value {
    if outcome.info == 0 { throw machine.error(.typeError, message) }
    if outcome.info > 1 { try machine.warn(.runtimeWarning, message) }
    return machine.arrayObject(try NDArray(method.x))
  }

  func result(_ machine: Machine) throws -> Value {
    try machine.optimizeResult(
      [
        ("x", machine.arrayObject(try NDArray(method.x))), ("success", Value(outcome.info == 1)),
        ("status", Value(outcome.info)), ("method", machine.string("hybr")),
      ] + details(machine) + [
        ("fun", machine.arrayObject(try NDArray(method.values))), ("message", machine.string(message)),
      ])
  }
}

/// Equations whose calls are counted.
final class CountedVectorFunction: VectorFunction {
  private let function: any VectorFunction
  private(set) var calls = 0

  init(_ function: any VectorFunction) { self.function = function }
  var hasJacobian: Bool { function.hasJacobian }
  func values(at x: UnsafeBufferPointer<Double>, into values: inout [Double]) throws {
    calls += 1
    try function.values(at: x, into: &values)
  }
  func jacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>) throws {
    try function.jacobian(at: x, into: rows)
  }
}

extension Machine {
  /// Equations and their Jacobian, which may be the second value of the same call (`jac=True`).
  fileprivate func equations(
    _ function: Value, _ arguments: [Value], jacobian: Value, isTransposed: Bool
  ) throws -> any VectorFunction {
    if jacobian.isTrue { return PythonCombinedVectorFunction(PythonFunction(self, function, arguments)) }
    let isCallable = !jacobian.isUndefined && self.isCallable(jacobian)
    let made = PythonVectorFunction(
      PythonFunction(self, function, arguments),
      jacobian: isCallable ? PythonFunction(self, jacobian, arguments) : nil)
    made.jacobianIsTransposed = isTransposed
    return made
  }

  fileprivate func hybrid(
    _ function: Value, _ start: Value, _ arguments: [Value], _ jacobian: Value, _ options: [String: Value],
    nameInMessages: String = "_wrapped_func"
  ) throws -> HybridRoot {
    let x0 = try array(from: start, dtype: .float64).ravel().contiguous().values(as: Double.self)
    let isTransposed = try options["col_deriv"].map(truth) ?? false
    let counted = CountedVectorFunction(
      try equations(function, arguments, jacobian: jacobian, isTransposed: isTransposed))
    // The check of the shapes costs a call of its own, and so does MINPACK's wrapper.
    var first: [Double] = []
    for _ in 0..<2 { try x0.withUnsafeBufferPointer { try counted.values(at: $0, into: &first) } }
    guard first.count == x0.count else {
      throw error(
        .typeError,
        "fsolve: there is a mismatch between the input and output shape of the 'func' argument '\(nameInMessages)'.Shape should be (\(x0.count),) but it is (\(first.count),)."
      )
    }
    if !jacobian.isUndefined, isCallable(jacobian) {
      try checkJacobian(
        PythonFunction(self, jacobian, arguments), at: x0, caller: "fsolve", parameter: "fprime")
    }
    var settings = PowellHybrid.Settings()
    settings.xtol = try options["xtol"].map(double) ?? settings.xtol
    settings.factor = try options["factor"].map(double) ?? settings.factor
    settings.epsfcn = try options["eps"].map(double) ?? settings.epsfcn
    settings.scale = try options["diag"].map(doubles)
    if let band = options["band"] {
      let ends = try items(of: band).map(index)
      if ends.count >= 2 { settings.band = (ends[0], ends[1]) }
    }
    let given = try options["maxfev"].map(index) ?? 0
    let maxfev = given == 0 ? (counted.hasJacobian ? 100 : 200) * (x0.count + 1) : given
    settings.maxfev = maxfev
    let method = try PowellHybrid(settings, counted, from: x0)
    let outcome = try method.run()
    return HybridRoot(
      method: method, outcome: outcome, maxfev: maxfev, xtol: settings.xtol, calls: counted.calls)
  }
}

extension Machine {
  /// Calls a Jacobian at the start, to see whether it is a square matrix.
  private func checkJacobian(
    _ function: PythonFunction, at x: [Double], caller: String, parameter: String
  ) throws {
    let shape = try x.withUnsafeBufferPointer { try function.call($0) { try array(from: $0).shape } }
    if Array(shape) == [x.count, x.count] { return }
    let name =
      try optionalAttribute(of: function.callable, "__name__").map { " '\(try str($0).string)'" } ?? ""
    throw error(
      .typeError,
      "\(caller): there is a mismatch between the input and output shape of the '\(parameter)' argument\(name).Shape should be \((x.count, x.count)) but it is \(shape.description)."
    )
  }
}

/// Equations whose call gives the values and the Jacobian together.
private final class PythonCombinedVectorFunction: VectorFunction {
  private let function: PythonFunction
  private var last: (x: [Double], values: [Double], rows: [Double])?

  init(_ function: PythonFunction) { self.function = function }
  var hasJacobian: Bool { true }

  private func both(_ x: UnsafeBufferPointer<Double>) throws -> (
    x: [Double], values: [Double], rows: [Double]
  ) {
    if let last, x.elementsEqual(last.x) { return last }
    let machine = function.machine
    let found = try function.call(x) { result in
      let pair = try machine.items(of: result)
      guard pair.count >= 2 else {
        throw machine.error(.valueError, "with jac=True, fun must return the values and the Jacobian")
      }
      return (x: Array(x), values: try machine.doubles(pair[0]), rows: try machine.doubles(pair[1]))
    }
    last = found
    return found
  }

  func values(at x: UnsafeBufferPointer<Double>, into values: inout [Double]) throws {
    values = try both(x).values
  }

  func jacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>) throws {
    let found = try both(x).rows
    guard found.count == rows.count else { throw OptimizeError("The Jacobian has a wrong shape.") }
    _ = rows.update(from: found)
  }
}

// MARK: - Quasi-Newton methods

/// A method of `root` that keeps an approximation of the Jacobian.
struct QuasiNewtonMethod: Sendable {
  /// The name as `method=`.
  let name: String
  let function: String
  let parameters: String
  let options: [String]
  let description: String
  let make: @Sendable (Machine, [String: Value]) throws -> any JacobianApproximation

  /// The approximation that a method begins with.
  static func approximation(
    _ name: String, _ options: [String: Value], _ machine: Machine
  ) throws -> any JacobianApproximation {
    guard let method = all.first(where: { $0.name == name }) else {
      throw machine.error(.valueError, "Unknown solver \(name)")
    }
    return try method.make(machine, options)
  }

  static let all: [QuasiNewtonMethod] = [
    QuasiNewtonMethod(
      name: "broyden1", function: "broyden1",
      parameters: "alpha=None, reduction_method='restart', max_rank=None",
      options: ["alpha", "reduction_method", "max_rank"],
      description: "Broyden's first Jacobian approximation"
    ) { machine, options in try broyden(.first, machine, options) },
    QuasiNewtonMethod(
      name: "broyden2", function: "broyden2",
      parameters: "alpha=None, reduction_method='restart', max_rank=None",
      options: ["alpha", "reduction_method", "max_rank"],
      description: "Broyden's second Jacobian approximation"
    ) { machine, options in try broyden(.second, machine, options) },
    QuasiNewtonMethod(
      name: "anderson", function: "anderson", parameters: "alpha=None, w0=0.01, M=5",
      options: ["alpha", "w0", "M"],
      description: "(extended) Anderson mixing"
    ) { machine, options in
      AndersonMixing(
        alpha: try options["alpha"].map(machine.double), w0: try options["w0"].map(machine.double) ?? 0.01,
        memory: try options["M"].map(machine.index) ?? 5)
    },
    QuasiNewtonMethod(
      name: "linearmixing", function: "linearmixing", parameters: "alpha=None", options: ["alpha"],
      description: "a scalar Jacobian approximation"
    ) { machine, options in DiagonalMixing(.linear, alpha: try options["alpha"].map(machine.double)) },
    QuasiNewtonMethod(
      name: "diagbroyden", function: "diagbroyden", parameters: "alpha=None", options: ["alpha"],
      description: "diagonal Broyden Jacobian approximation"
    ) { machine, options in DiagonalMixing(.broyden, alpha: try options["alpha"].map(machine.double)) },
    QuasiNewtonMethod(
      name: "excitingmixing", function: "excitingmixing", parameters: "alpha=None, alphamax=1.0",
      options: ["alpha", "alphamax"], description: "a tuned diagonal Jacobian approximation"
    ) { machine, options in
      DiagonalMixing(
        .exciting, alpha: try options["alpha"].map(machine.double),
        largest: try options["alphamax"].map(machine.double) ?? 1)
    },
    QuasiNewtonMethod(
      name: "krylov", function: "newton_krylov",
      parameters: "rdiff=None, method='lgmres', inner_maxiter=20, inner_M=None, outer_k=10",
      options: ["rdiff", "method", "inner_maxiter", "inner_M", "outer_k"],
      description: "Krylov approximation for inverse Jacobian"
    ) { machine, options in
      if let method = options["method"], machine.text(method)?.string != "lgmres" {
        throw machine.error(
          .notImplementedError, "newton_krylov: only method='lgmres' is supported by Octavo; leave it out")
      }
      return NewtonKrylov(
        relativeStep: try options["rdiff"].map(machine.double),
        kept: try options["outer_k"].map(machine.index) ?? 10,
        preconditioner: options["inner_M"].map { GivenPreconditioner(machine, $0) })
    },
  ]

  private static func broyden(
    _ kind: Broyden.Kind, _ machine: Machine, _ options: [String: Value]
  ) throws -> any JacobianApproximation {
    var reduction = Broyden.Reduction.restart
    if let given = options["reduction_method"] {
      let first = try given.as(TupleObject.self) == nil ? given : machine.items(of: given).first ?? .none
      let name = machine.text(first)?.string ?? ""
      if name == "svd" {
        throw machine.error(
          .notImplementedError, "reduction_method='svd' is not supported by Octavo; use 'simple' or 'restart'"
        )
      }
      guard let known = Broyden.Reduction(rawValue: name) else {
        throw machine.error(.valueError, "Unknown rank reduction method '\(name)'")
      }
      reduction = known
    }
    return Broyden(
      kind, alpha: try options["alpha"].map(machine.double), reduction: reduction,
      maxRank: try options["max_rank"].flatMap { value in
        let rank = try machine.double(value)
        return rank.isFinite ? Int(rank) : nil
      })
  }
}

/// One run of such a method.
private struct QuasiNewtonRun {
  let machine: Machine
  let function: any VectorFunction
  let counted: CountedVectorFunction
  let method: QuasiNewtonMethod
  let shape: Dims
  let start: [Double]
  let own: [String: Value]
  let shared: [String: Value]

  struct Found {
    let outcome: NonlinearSystem.Outcome
    let shape: Dims
    let calls: Int

    func x(_ machine: Machine) throws -> Value { machine.arrayObject(try NDArray(outcome.x, shape: shape)) }

    func rootOrError(_ machine: Machine) throws -> Value {
      if outcome.converged { return try x(machine) }
      let exception = ExceptionObject(arguments: [try x(machine)], type: machine.optimizeTypes.noConvergence)
      throw PythonError(machine.heap.adopt(exception))
    }
  }

  init(
    _ machine: Machine, _ callable: Value, _ start: Value, _ arguments: [Value], _ method: QuasiNewtonMethod,
    own: [String: Value], shared: [String: Value]
  ) throws {
    self.machine = machine
    let x0 = try machine.array(from: start)
    if x0.dtype.isComplex {
      throw machine.error(
        .notImplementedError, "complex unknowns are not supported by Octavo; solve for two reals")
    }
    shape = x0.shape
    self.start = try machine.elements(x0)
    counted = CountedVectorFunction(
      PythonVectorFunction(PythonFunction(machine, callable, arguments, shape: x0.shape)))
    function = counted
    (self.method, self.own, self.shared) = (method, own, shared)
  }

  /// The shared options have the names of the functions' parameters.
  func solved() throws -> Found {
    var settings = NonlinearSystem.Settings()
    settings.iterations = try shared["iter"].map(machine.index)
    settings.maxiter = try shared["maxiter"].map(machine.index)
    settings.fatol = try shared["f_tol"].map(machine.double)
    settings.frtol = try shared["f_rtol"].map(machine.double)
    settings.xatol = try shared["x_tol"].map(machine.double)
    settings.xrtol = try shared["x_rtol"].map(machine.double)
    if let measure = shared["tol_norm"] {
      let callable = PythonFunction(machine, measure)
      settings.measure = { x in
        try x.withUnsafeBufferPointer { try callable.call($0) { try machine.double($0) } }
      }
    }
    settings.lineSearch = try lineSearch()
    let verbose = try shared["verbose"].map(machine.truth) ?? false
    let callback = shared["callback"]
    let measure = settings.measure
    let outcome = try NonlinearSystem.solve(function, method.make(machine, own), settings, from: start) {
      x, fun, iteration, step in
      if let callback {
        _ = try machine.heap.scope {
          try machine.call(
            callback, machine.arrayObject(try NDArray(x)), machine.arrayObject(try NDArray(fun)))
        }
      }
      if verbose {
        let (size, length) = (FixedPoint.formatted(try measure(fun), "g"), FixedPoint.formatted(step, "g"))
        try machine.writeOutput(Text("\(iteration):  |F(x)| = \(size); step \(length)\n"))
      }
    }
    return Found(outcome: outcome, shape: shape, calls: counted.calls)
  }

  private func lineSearch() throws -> NonlinearSystem.LineSearch? {
    guard let given = shared["line_search"] else { return .armijo }
    if given.isBool { return given.isTrue ? .armijo : nil }
    guard let known = machine.text(given).flatMap({ NonlinearSystem.LineSearch(rawValue: $0.string) }) else {
      throw machine.error(.valueError, "Invalid line search")
    }
    return known
  }
}

// MARK: - root

/// One call of `root`.
private struct RootCall {
  private let call: Arguments
  private let machine: Machine

  init(_ call: Arguments) { (self.call, machine) = (call, call.machine) }

  func solved() throws -> Value {
    let arguments = machine.extraArguments(call[2])
    let name = try call.text(3)
    var options: [String: Value] = [:]
    if let dict = call[7].as(DictObject.self) {
      for pair in dict.pairs { options[try machine.str(pair.key).string] = pair.value }
    }
    let hasJacobian = call.isGiven(4)
    switch name.lowercased() {
    case "hybr":
      try refuseCallback(name)
      options["xtol"] = options["xtol"] ?? tolerance
      let known = ["col_deriv", "xtol", "maxfev", "band", "eps", "factor", "diag"]
      return try machine.hybrid(
        call[0], call[1], arguments, call[4], checked(options, known), nameInMessages: "_wrapped_fun"
      ).result(machine)
    case "lm":
      try refuseCallback(name)
      options["xtol"] = options["xtol"] ?? tolerance
      return try levenbergMarquardt(arguments, options)
    case "df-sane":
      if hasJacobian { try warnUnused(name) }
      options["ftol"] = options["ftol"] ?? tolerance
      return try spectral(arguments, options)
    case let lowered:
      guard let method = QuasiNewtonMethod.all.first(where: { $0.name == lowered }) else {
        throw machine.error(.valueError, "Unknown solver \(name)")
      }
      if hasJacobian { try warnUnused(name) }
      return try quasiNewton(method, arguments, options)
    }
  }

  private var tolerance: Value? { call.isGiven(5) ? call[5] : nil }

  private func refuseCallback(_ name: String) throws {
    if call.isGiven(6) { try machine.warn(.runtimeWarning, "Method \(name) does not accept callback.") }
  }

  private func warnUnused(_ name: String) throws {
    try machine.warn(.runtimeWarning, "Method \(name) does not use the jacobian (jac).")
  }

  private func checked(_ options: [String: Value], _ known: [String]) throws -> [String: Value] {
    let unknown = options.keys.filter { !known.contains($0) }.sorted()
    if !unknown.isEmpty {
      try machine.warn(
        machine.optimizeTypes.warning, "Unknown solver options: \(unknown.joined(separator: ", "))")
    }
    return options.filter { !$0.value.isNone }
  }

  private func levenbergMarquardt(_ arguments: [Value], _ given: [String: Value]) throws -> Value {
    let known = ["col_deriv", "xtol", "ftol", "gtol", "maxiter", "eps", "factor", "diag"]
    var options = try checked(given, known)
    options["maxfev"] = options["maxiter"]
    options["epsfcn"] = options["eps"]
    let start = try machine.array(from: call[1], dtype: .float64).ravel().contiguous().values(as: Double.self)
    let isTransposed = try options["col_deriv"].map(machine.truth) ?? false
    let counted = CountedVectorFunction(
      try machine.equations(call[0], arguments, jacobian: call[4], isTransposed: isTransposed))
    var first: [Double] = []
    try start.withUnsafeBufferPointer { try counted.values(at: $0, into: &first) }
    let fit = try machine.leastsq(counted, start, count: first.count, options)
    let n = start.count
    let isSuccess = (1...4).contains(fit.outcome.info)
    let covariance = isSuccess ? fit.method.covariance() : nil
    var fields: [(String, Value)] = [
      ("x", machine.arrayObject(try NDArray(fit.method.x))), ("message", machine.string(fit.message)),
      ("status", Value(fit.outcome.info)), ("success", Value(isSuccess)),
      ("cov_x", try covariance.map { machine.arrayObject(try NDArray($0, shape: [n, n])) } ?? .none),
      ("fun", machine.arrayObject(try NDArray(fit.method.values))), ("method", machine.string("lm")),
      ("nfev", Value(counted.calls)),
    ]
    if fit.outcome.njev > 0 { fields.append(("njev", Value(fit.outcome.njev))) }
    fields.append(
      ("fjac", machine.arrayObject(try NDArray(fit.method.factors, shape: [n, fit.method.values.count]))))
    fields.append(("ipvt", machine.arrayObject(try NDArray(fit.method.permutation.map(Int32.init)))))
    fields.append(("qtf", machine.arrayObject(try NDArray(fit.method.projectedResiduals))))
    return try machine.optimizeResult(fields)
  }

  private func spectral(_ arguments: [Value], _ given: [String: Value]) throws -> Value {
    let known = [
      "ftol", "fatol", "maxfev", "fnorm", "disp", "M", "eta_strategy", "sigma_eps", "sigma_0", "line_search",
    ]
    let options = try checked(given, known)
    for name in ["fnorm", "eta_strategy"] where options[name] != nil {
      throw machine.error(.notImplementedError, "df-sane: \(name) is not supported by Octavo; leave it out")
    }
    var settings = SpectralResidual.Settings()
    settings.ftol = try options["ftol"].map(machine.double) ?? settings.ftol
    settings.fatol = try options["fatol"].map(machine.double) ?? settings.fatol
    settings.maxfev = try options["maxfev"].map(machine.index) ?? settings.maxfev
    settings.memory = try options["M"].map(machine.index) ?? settings.memory
    settings.smallest = try options["sigma_eps"].map(machine.double) ?? settings.smallest
    settings.first = try options["sigma_0"].map(machine.double) ?? settings.first
    if let search = options["line_search"] {
      let name = machine.text(search)?.string ?? ""
      guard name == "cruz" || name == "cheng" else {
        throw machine.error(.valueError, "Invalid value \(try machine.repr(search).string) for 'line_search'")
      }
      settings.usesCheng = name == "cheng"
    }
    let x0 = try machine.array(from: call[1])
    let function = PythonVectorFunction(PythonFunction(machine, call[0], arguments, shape: x0.shape))
    let disp = try options["disp"].map(machine.truth) ?? false
    let found = try SpectralResidual.solve(function, settings, from: machine.elements(x0)) {
      x, fun, iteration, length, sigma in
      if disp {
        let (size, sigma) = (FixedPoint.formatted(length, "g"), FixedPoint.formatted(sigma, "g"))
        try machine.writeOutput(Text("iter \(iteration): ||F|| = \(size), sigma = \(sigma)\n"))
      }
      if call.isGiven(6) {
        _ = try machine.heap.scope {
          try machine.call(
            call[6], machine.arrayObject(try NDArray(x)), machine.arrayObject(try NDArray(fun)))
        }
      }
    }
    return try machine.optimizeResult([
      ("x", machine.arrayObject(try NDArray(found.x, shape: x0.shape))), ("success", Value(found.converged)),
      ("message", machine.string(found.message)), ("fun", machine.arrayObject(try NDArray(found.fun))),
      ("nfev", Value(found.nfev)), ("nit", Value(found.nit)), ("method", machine.string("df-sane")),
    ])
  }

  private func quasiNewton(
    _ method: QuasiNewtonMethod, _ arguments: [Value], _ given: [String: Value]
  ) throws -> Value {
    let known = [
      "nit", "disp", "maxiter", "ftol", "fatol", "xtol", "xatol", "tol_norm", "line_search", "jac_options",
    ]
    var named = try checked(given, known)
    if let line = given["line_search"], line.isNone { named["line_search"] = .false }
    if let tolerance {
      if named["xtol"] == nil { named["xtol"] = tolerance }
      for name in ["xatol", "ftol", "fatol"] where named[name] == nil { named[name] = Value(Double.infinity) }
    }
    let names = [
      "nit": "iter", "disp": "verbose", "maxiter": "maxiter", "ftol": "f_rtol", "fatol": "f_tol",
      "xtol": "x_rtol",
      "xatol": "x_tol", "tol_norm": "tol_norm", "line_search": "line_search",
    ]
    var shared: [String: Value] = [:]
    for (name, parameter) in names { shared[parameter] = named[name] }
    if call.isGiven(6) { shared["callback"] = call[6] }
    var own: [String: Value] = [:]
    if let dict = named["jac_options"]?.as(DictObject.self) {
      for pair in dict.pairs { own[try machine.str(pair.key).string] = pair.value }
    }
    let found = try QuasiNewtonRun(
      machine, call[0], call[1], arguments, method, own: own.filter { !$0.value.isNone }, shared: shared
    ).solved()
    let outcome = found.outcome
    return try machine.optimizeResult([
      ("x", found.x(machine)), ("method", machine.string(method.name)), ("nit", Value(outcome.nit)),
      ("fun", machine.arrayObject(try NDArray(outcome.fun))), ("status", Value(outcome.status)),
      ("success", Value(outcome.converged)), ("message", machine.string(outcome.message)),
      ("nfev", Value(found.calls)),
    ])
  }
}
