import OctavoLanguage
import OctavoNumerics

// `scipy.optimize.minimize`: the reading of a call. The methods are the rows of `MinimizeMethod.all`.
extension OptimizeRows {
  static let minimize: [Native] = [
    Native(
      "minimize(fun, x0, args=(), method=None, jac=None, hess=None, hessp=None, bounds=None, constraints=(), tol=None, callback=None, options=None)",
      doc: "Minimization of scalar function of one or more variables."
    ) { call in
      let machine = call.machine
      var given: [String: Value] = [:]
      for index in 3..<12 where call.isGiven(index) { given[call.name(index)] = call[index] }
      return try MinimizeCall(
        machine, function: call[0], start: call[1], arguments: machine.extraArguments(call[2]), given
      ).solved()
    }
  ]
}

/// The values of a call's `options=`.
struct OptionReader {
  let machine: Machine
  private let values: [String: Value]

  init(_ machine: Machine, _ values: [String: Value]) {
    self.machine = machine
    self.values = values
  }

  subscript(name: String) -> Value? { values[name].flatMap { $0.isNone ? nil : $0 } }
  func double(_ name: String) throws -> Double? { try self[name].map(machine.double) }
  func int(_ name: String) throws -> Int? {
    try double(name).map { $0.isFinite ? Int($0.rounded(.towardZero)) : Int.max }
  }
  func bool(_ name: String) throws -> Bool { try self[name].map(machine.truth) ?? false }
  func vector(_ name: String) throws -> [Double]? { try self[name].map(machine.doubles) }
  func rows(_ name: String, complaint: String) throws -> [[Double]]? {
    try self[name].map { value in
      let array = try machine.array(from: value, dtype: .float64)
      guard array.rank == 2 else { throw machine.error(.valueError, complaint) }
      return try machine.rows(array)
    }
  }
}

extension Machine {
  /// The rows of a matrix.
  func rows(_ array: NDArray) throws -> [[Double]] {
    let numbers = try elements(array)
    let width = array.shape[1]
    return (0..<array.shape[0]).map { Array(numbers[($0 * width)..<(($0 + 1) * width)]) }
  }
}

/// One call of `minimize`.
struct MinimizeCall {
  let machine: Machine
  let function: Value
  let start: Value
  let arguments: [Value]
  /// The other parameters that were given, by name.
  let given: [String: Value]

  init(
    _ machine: Machine, function: Value, start: Value, arguments: [Value], _ given: [String: Value]
  ) {
    (self.machine, self.function, self.start) = (machine, function, start)
    (self.arguments, self.given) = (arguments, given)
  }

  private func fault(_ message: String) -> Error { machine.error(.valueError, message) }

  func solved() throws -> Value {
    let x0 = try startingPoint()
    var constraints = try ConstraintReader(machine, given["constraints"])
    if let method = given["method"], machine.text(method) == nil { return try custom(method, x0) }
    let bounds = try self.bounds(x0.count)
    let name =
      given["method"].flatMap { machine.text($0)?.string }
      ?? (!constraints.isEmpty ? "SLSQP" : bounds != nil ? "L-BFGS-B" : "BFGS")
    if name.lowercased() == "trust-constr" { return try constrained(x0, bounds) }
    let method = try MinimizeMethod.named(name, machine)
    try warnUnused(method, name, hasConstraints: !constraints.isEmpty, hasBounds: bounds != nil)
    if !method.features.contains(.constraints) { constraints.clear() }
    let options = try readOptions(method)
    let usedBounds = method.features.contains(.bounds) ? bounds : nil
    if let usedBounds, let fixed = try fixedVariables(usedBounds, x0, method, constraints, options) {
      return fixed
    }
    return try run(method, x0, usedBounds, constraints, options, fixed: nil)
  }

  // MARK: Arguments

  private func startingPoint() throws -> [Double] {
    let array = try machine.array(from: start)
    if array.rank > 1 {
      throw fault(
        "'x0' must only have one dimension.\nOctavo: x0 has shape \(array.shape.description); pass np.ravel(x0), which has shape (\(array.size),)"
      )
    }
    return try machine.elements(array)
  }

  private func bounds(_ n: Int) throws -> Bounds? {
    guard let given = given["bounds"] else { return nil }
    var bounds: Bounds
    if let object = given.as(BoundsObject.self) {
      bounds = Bounds(lower: try machine.elements(object.lower), upper: try machine.elements(object.upper))
        .broadcast(to: n)
    } else {
      bounds = Bounds(lower: [], upper: [])
      for pair in try machine.items(of: given) {
        let ends = try machine.items(of: pair)
        guard ends.count == 2 else {
          throw fault(
            "\(ends.count > 2 ? "too many values to unpack (expected 2)" : "not enough values to unpack (expected 2, got \(ends.count))")"
          )
        }
        bounds.lower.append(ends[0].isNone ? -.infinity : try machine.double(ends[0]))
        bounds.upper.append(ends[1].isNone ? .infinity : try machine.double(ends[1]))
      }
      if bounds.lower.count == 1 { bounds = bounds.broadcast(to: n) }
    }
    if zip(bounds.lower, bounds.upper).contains(where: { $1 < $0 }) {
      throw fault("An upper bound is less than the corresponding lower bound.")
    }
    guard bounds.lower.count == n, bounds.upper.count == n else {
      throw fault("The number of bounds is not compatible with the length of `x0`.")
    }
    return bounds
  }

  private func warnUnused(_ method: MinimizeMethod, _ name: String, hasConstraints: Bool, hasBounds: Bool)
    throws
  {
    let features = method.features
    if !features.contains(.gradient), let jac = given["jac"], try machine.truth(jac) {
      try machine.warn(.runtimeWarning, "Method \(name) does not use gradient information (jac).")
    }
    if !features.contains(.hessian), given["hess"] != nil {
      try machine.warn(.runtimeWarning, "Method \(name) does not use Hessian information (hess).")
    }
    if !features.contains(.hessianProduct), given["hessp"] != nil {
      try machine.warn(
        .runtimeWarning, "Method \(name) does not use Hessian-vector product information (hessp).")
    }
    if hasConstraints, !features.contains(.constraints) {
      try machine.warn(.runtimeWarning, "Method \(name) cannot handle constraints.")
    }
    if hasBounds, !features.contains(.bounds) {
      try machine.warn(.runtimeWarning, "Method \(name) cannot handle bounds.")
    }
  }

  private func readOptions(_ method: MinimizeMethod) throws -> OptionReader {
    var options: [String: Value] = [:]
    if let tolerance = given["tol"] { for name in method.tolerances { options[name] = tolerance } }
    guard let dict = given["options"]?.as(DictObject.self) else { return OptionReader(machine, options) }
    var unknown: [String] = []
    for pair in dict.pairs {
      let name = try machine.str(pair.key).string
      if method.options.contains(name) { options[name] = pair.value } else { unknown.append(name) }
    }
    if !unknown.isEmpty {
      try machine.warn(
        machine.optimizeTypes.warning, "Unknown solver options: \(unknown.joined(separator: ", "))")
    }
    if let workers = options["workers"], !workers.isNone {
      throw machine.error(
        .notImplementedError, "minimize: the option 'workers' is not supported by Octavo; leave it out")
    }
    if method.features.contains(.returnsAllRefused), let all = options["return_all"], try machine.truth(all) {
      try machine.warn(.runtimeWarning, "Method \(method.name) does not support the return_all option.")
    }
    return OptionReader(machine, options)
  }

  // MARK: The problem

  /// What a method is run on.
  private func run(
    _ method: MinimizeMethod, _ x0: [Double], _ bounds: Bounds?, _ constraints: ConstraintReader,
    _ options: OptionReader, fixed: FixedVariables?
  ) throws -> Value {
    let callable = PythonFunction(machine, function, arguments)
    let gradient = try gradientFunction()
    let function = PythonScalarFunction(callable, gradient: gradient)
    let evaluate: Objective.Function = { x in
      try (fixed?.expanded(x) ?? x).withUnsafeBufferPointer(function.value)
    }
    let derivative = try self.derivative(method, callable, function, options, fixed)
    let objective = Objective(evaluate, derivative, bounds: bounds)
    var visited: [[Double]] = []
    let keepsAll = try options.bool("return_all") && !method.features.contains(.returnsAllRefused)
    if keepsAll { visited.append(x0) }
    let callback = given["callback"]
    if let callback, !machine.isCallable(callback) {
      throw machine.error(.typeError, "\(try machine.repr(callback).string) is not a callable object")
    }
    let report: (MinimizerProgress) throws -> Bool = { progress in
      if keepsAll { visited.append(progress.x) }
      guard let callback else { return false }
      let x = fixed?.expanded(progress.x) ?? progress.x
      return try machine.callbackStops(callback, x, truthCounts: false) {
        [("x", machine.arrayObject(try NDArray(x))), ("fun", machine.float64(progress.fun))]
      }
    }
    let problem = MinimizeProblem(
      objective: objective, start: x0, bounds: bounds, options: options,
      hessian: try hessian(method, objective), constraints: try constraints.standard(fixed: fixed),
      report: report)
    var result = try method.run(problem)
    for sentence in result.warnings { try machine.warn(machine.optimizeTypes.warning, sentence) }
    try mentionNonFinite(result)
    if try options.bool("disp") { try method.show(result, machine) }
    if let fixed { fixed.complete(&result) }
    let isNumPy = method.features.contains(.numpyValue) || function.returnsNumPy
    let value = try machine.value(of: result, funIsNumpy: isNumPy)
    if keepsAll, let dict = value.as(DictObject.self) {
      let all = machine.list(try visited.map { machine.arrayObject(try NDArray($0)) })
      try dict.set(machine.constantString(Text("allvecs")), all, machine)
    }
    return value
  }

  /// The program's gradient where it is a function of its own.
  private func gradientFunction() throws -> PythonFunction? {
    guard let jac = given["jac"], !jac.isBool, machine.text(jac) == nil, machine.isCallable(jac) else {
      return nil
    }
    return PythonFunction(machine, jac, arguments)
  }

  private func derivative(
    _ method: MinimizeMethod, _ callable: PythonFunction, _ function: PythonScalarFunction,
    _ options: OptionReader,
    _ fixed: FixedVariables?
  ) throws -> Objective.Derivative {
    let machine = machine
    if let jac = given["jac"], jac.isTrue {
      return .combined { x in
        let (value, gradient) = try (fixed?.expanded(x) ?? x).withUnsafeBufferPointer(
          function.valueAndGradient)
        return (value, fixed?.reduced(gradient) ?? gradient)
      }
    }
    if function.hasGradient {
      return .exact { x in
        let point = fixed?.expanded(x) ?? x
        var gradient = [Double](repeating: 0, count: point.count)
        try point.withUnsafeBufferPointer { x in
          try gradient.withUnsafeMutableBufferPointer { try function.gradient(at: x, into: $0) }
        }
        return fixed?.reduced(gradient) ?? gradient
      }
    }
    if method.features.contains(.needsGradient) { throw fault(method.gradientComplaint) }
    let relative = try options.vector("finite_diff_rel_step")
    if let scheme = given["jac"].flatMap({ machine.text($0)?.string }), method.features.contains(.schemes) {
      switch scheme {
      case "2-point": return .finite(FiniteDifference(.twoPoint, relativeStep: relative))
      case "3-point": return .finite(FiniteDifference(.threePoint, relativeStep: relative))
      case "cs":
        return .complexSteps { x in
          let point = fixed?.expanded(x) ?? x
          let gradient = try callable.complexDerivatives(point, count: 1)[0]
          return fixed?.reduced(gradient) ?? gradient
        }
      default: break
      }
    }
    if let relative { return .finite(FiniteDifference(.twoPoint, relativeStep: relative)) }
    return .finite(FiniteDifference(.twoPoint, absoluteStep: try options.double("eps") ?? method.step))
  }

  private func hessian(_ method: MinimizeMethod, _ objective: Objective) throws -> NewtonCG.Hessian? {
    let machine = machine
    if method.features.contains(.hessian), let hess = given["hess"] {
      if let name = machine.text(hess)?.string {
        guard let scheme = FiniteDifference.Scheme(rawValue: name) else {
          throw machine.error(
            .notImplementedError, "hess='\(name)' is not supported by Octavo; use '2-point' or '3-point'")
        }
        return .matrix { x in try objective.hessian(x, FiniteDifference(scheme)) }
      }
      if hess.as(HessianStrategyObject.self) != nil {
        throw machine.error(
          .notImplementedError,
          "minimize: a HessianUpdateStrategy as hess is not supported by Octavo for \(method.name); use BFGS or '2-point'"
        )
      }
      let callable = PythonFunction(machine, hess, arguments)
      return .matrix { x in
        let numbers = try x.withUnsafeBufferPointer(callable.numbers)
        return try machine.rows(NDArray(numbers).reshape([x.count, x.count]))
      }
    }
    guard method.features.contains(.hessianProduct), let product = given["hessp"] else { return nil }
    let callable = PythonFunction(machine, product, arguments)
    return .product { x, p in try callable.product(x, p) }
  }

  /// Where an objective first was NaN or infinite, if the run did not get over it.
  private func mentionNonFinite(_ result: OptimizeResult) throws {
    guard let first = result.firstNonFinite, !result.success else { return }
    let x = try machine.str(machine.arrayObject(try NDArray(first.x))).string
    let value = try machine.str(Value(first.value)).string
    try machine.warn(
      machine.optimizeTypes.warning,
      "The objective first was \(value) in evaluation \(first.evaluation), at x = \(x)")
  }

  // MARK: Fixed variables

  /// SciPy takes variables with equal bounds out of the problem; nil where there are none to take out.
  private func fixedVariables(
    _ bounds: Bounds, _ x0: [Double], _ method: MinimizeMethod, _ constraints: ConstraintReader,
    _ options: OptionReader
  ) throws -> Value? {
    guard method.features.contains(.removesFixed) else { return nil }
    let isFixed = zip(bounds.lower, bounds.upper).map { $0 == $1 }
    guard isFixed.contains(true) else { return nil }
    let fixed = FixedVariables(isFixed: isFixed, values: bounds.lower)
    if !isFixed.contains(false) { return try allFixed(bounds.lower, constraints) }
    let hasOwnGradient = try gradientFunction() != nil || given["jac"]?.isTrue ?? false
    guard !hasOwnGradient || constraints.needsDifferences else { return nil }
    let free = Bounds(lower: fixed.reduced(bounds.lower), upper: fixed.reduced(bounds.upper))
    return try run(method, fixed.reduced(x0), free, constraints, options, fixed: fixed)
  }

  private func allFixed(_ x: [Double], _ constraints: ConstraintReader) throws -> Value {
    let function = PythonScalarFunction(PythonFunction(machine, function, arguments))
    var message = "All independent variables were fixed by bounds."
    var isMet = true
    if !constraints.isEmpty {
      message += ""
      message = "All independent variables were fixed by bounds at values that satisfy the constraints."
      let violation = try constraints.standard(fixed: nil).map { try $0.violation(x) }.max() ?? 0
      if violation > 0 {
        isMet = false
        message =
          "All independent variables were fixed by bounds, but the independent variables do not satisfy the constraints exactly. (Maximum violation: \(try machine.str(Value(violation)).string))."
      }
    }
    let value = try x.withUnsafeBufferPointer(function.value)
    return try machine.optimizeResult([
      ("x", machine.arrayObject(try NDArray(x))),
      ("fun", function.returnsNumPy ? machine.float64(value) : Value(value)), ("success", Value(isMet)),
      ("message", machine.string(message)), ("nfev", Value(1)), ("njev", Value(0)), ("nhev", Value(0)),
    ])
  }

  // MARK: trust-constr

  /// The method that is written in Python.
  private func constrained(_ x0: [Double], _ bounds: Bounds?) throws -> Value {
    var function = function
    var jacobian = given["jac"] ?? .none
    if jacobian.isTrue { (function, jacobian) = memoized(function) }
    if jacobian.isNone || jacobian.isBool { jacobian = machine.constantString(Text("2-point")) }
    var box = Value.none
    if let bounds {
      let (lower, upper) = (try NDArray(bounds.lower), try NDArray(bounds.upper))
      let keeps = given["bounds"]?.as(BoundsObject.self)?.keepFeasible ?? .false
      box = Value(
        machine.heap.adopt(
          BoundsObject(lower: lower, upper: upper, keepFeasible: keeps, type: machine.optimizeTypes.bounds)))
    }
    let callback = given["callback"] ?? .none
    var named: [(String, Value)] = [
      ("args", machine.tuple(arguments)), ("jac", jacobian), ("hess", given["hess"] ?? .none),
      ("hessp", given["hessp"] ?? .none), ("bounds", box),
      ("constraints", given["constraints"] ?? machine.tuple([])), ("callback", callback),
      ("reports", Value(machine.allParameterNames(of: callback) == ["intermediate_result"])),
    ]
    named += try constrainedOptions()
    let module = try machine.importModule("scipy.optimize._trust_constr")
    let minimizer = try machine.attribute(of: Value(module), "minimize_constrained")
    return try machine.call(minimizer, [function, machine.arrayObject(try NDArray(x0))], named: named)
  }

  private func constrainedOptions() throws -> [(String, Value)] {
    let known = [
      "xtol", "gtol", "barrier_tol", "maxiter", "verbose", "finite_diff_rel_step", "initial_constr_penalty",
      "initial_tr_radius", "initial_barrier_parameter", "initial_barrier_tolerance", "factorization_method",
      "disp",
      "sparse_jacobian",
    ]
    var named: [(String, Value)] = []
    var unknown: [String] = []
    if let dict = given["options"]?.as(DictObject.self) {
      for pair in dict.pairs {
        let name = try machine.str(pair.key).string
        if known.contains(name) { named.append((name, pair.value)) } else { unknown.append(name) }
      }
    }
    if !unknown.isEmpty {
      throw machine.error(
        .typeError, "_minimize_trustregion_constr() got an unexpected keyword argument '\(unknown[0])'")
    }
    if let tolerance = given["tol"] {
      for name in ["xtol", "gtol", "barrier_tol"] where !named.contains(where: { $0.0 == name }) {
        named.append((name, tolerance))
      }
    }
    return named
  }

  // MARK: A method of the program's own

  private func custom(_ method: Value, _ x0: [Double]) throws -> Value {
    guard machine.isCallable(method) else {
      throw machine.error(
        .attributeError, "'\(machine.typeName(method))' object has no attribute 'lower'")
    }
    var function = function
    var jacobian = given["jac"] ?? .none
    if jacobian.isTrue { (function, jacobian) = memoized(function) }
    if machine.text(jacobian) != nil || jacobian.isBool { jacobian = .none }
    var named: [(String, Value)] = [
      ("args", machine.tuple(arguments)), ("jac", jacobian), ("hess", given["hess"] ?? .none),
      ("hessp", given["hessp"] ?? .none), ("bounds", given["bounds"] ?? .none),
      ("constraints", given["constraints"] ?? machine.tuple([])), ("callback", given["callback"] ?? .none),
    ]
    if let dict = given["options"]?.as(DictObject.self) {
      for pair in dict.pairs { named.append((try machine.str(pair.key).string, pair.value)) }
    }
    if let tolerance = given["tol"], !named.contains(where: { $0.0 == "tol" }) {
      named.append(("tol", tolerance))
    }
    let point = machine.arrayObject(try NDArray(x0))
    let result = try machine.call(method, [function, point], named: named)
    try check(result, x0.count)
    return result
  }

  /// Checks a method that says it succeeded: the gradient, without what the bounds hold back, must be small.
  private func check(_ result: Value, _ n: Int) throws {
    guard let dict = result.as(DictObject.self),
      let success = try dict.get(machine.constantString(Text("success")), machine),
      try machine.truth(success),
      let found = try dict.get(machine.constantString(Text("x")), machine)
    else { return }
    let x = try machine.doubles(found)
    guard x.count == n else { return }
    guard x.allSatisfy(\.isFinite) else {
      return try machine.warn(
        machine.optimizeTypes.warning, "The method reports success, but the point it returns is not finite")
    }
    let callable = PythonFunction(machine, function, arguments)
    let function = PythonScalarFunction(callable, gradient: try gradientFunction())
    let method = MinimizeMethod.all[0]
    let objective = Objective(
      { try $0.withUnsafeBufferPointer(function.value) },
      try derivative(method, callable, function, OptionReader(machine, [:]), nil))
    let bounds = try self.bounds(n)
    let (value, gradient) = try objective.valueAndGradient(x)
    var largest = 0.0
    for i in 0..<n {
      if let bounds,
        (gradient[i] > 0 && x[i] <= bounds.lower[i]) || (gradient[i] < 0 && x[i] >= bounds.upper[i])
      {
        continue
      }
      largest = largest.isNaN || gradient[i].isNaN ? .nan : max(largest, abs(gradient[i]))
    }
    if largest <= 1e-2 * max(1, abs(value)) { return }
    let figure = FixedPoint.formatted(largest, ".3g")
    try machine.warn(
      machine.optimizeTypes.warning,
      "The method reports success, but the largest component of the gradient at the point it returns is \(figure)"
    )
  }

  /// A function that returns the value and the gradient, as two functions.
  private func memoized(_ function: Value) -> (Value, Value) {
    let memory = CombinedMemory()
    machine.keepAlive(function)
    let source = MemoizedSource(function: function, memory: memory)
    let value = machine.function(
      Native("fun(x, *args)") { call in try source.part(0, call) }, module: "scipy.optimize")
    let slope = machine.function(
      Native("derivative(x, *args)") { call in try source.part(1, call) }, module: "scipy.optimize")
    return (value, slope)
  }
}

private final class CombinedMemory: @unchecked Sendable {
  var x: [Double] = []
  var value: [Double] = []
  var gradient: [Double] = []
}

/// Both parts of a function of value and gradient; the last point is remembered. Machines run on one thread.
private struct MemoizedSource: @unchecked Sendable {
  let function: Value
  let memory: CombinedMemory

  func part(_ index: Int, _ call: Arguments) throws -> Value {
    let machine = call.machine
    let x = try machine.doubles(call[0])
    if x != memory.x || memory.value.isEmpty {
      let pair = try machine.items(of: machine.call(function, [call[0]] + call.rest(1)))
      guard pair.count >= 2 else {
        throw machine.error(.valueError, "with jac=True, fun must return the value and the gradient")
      }
      (memory.x, memory.value) = (x, try machine.doubles(pair[0]))
      memory.gradient = try machine.doubles(pair[1])
    }
    if index == 1 { return machine.arrayObject(try NDArray(memory.gradient)) }
    return machine.float64(memory.value.first ?? .nan)
  }
}

/// Variables that bounds hold at one value.
struct FixedVariables {
  let isFixed: [Bool]
  let values: [Double]

  func expanded(_ x: [Double]) -> [Double] {
    var result = values
    var next = 0
    for i in values.indices where !isFixed[i] {
      result[i] = x[next]
      next += 1
    }
    return result
  }

  func reduced(_ x: [Double]) -> [Double] { x.indices.filter { !isFixed[$0] }.map { x[$0] } }

  func complete(_ result: inout OptimizeResult) {
    result["x"] = .vector(expanded(result.x))
    let gradient = result.jac
    if gradient.count == isFixed.count { return }
    var full = [Double](repeating: .nan, count: isFixed.count)
    var next = 0
    for i in full.indices where !isFixed[i] && next < gradient.count {
      full[i] = gradient[next]
      next += 1
    }
    result["jac"] = .vector(full)
    if result["hess_inv"] != nil { result["hess_inv"] = .nothing }
  }
}
