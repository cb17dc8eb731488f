import OctavoLanguage
import OctavoNumerics

// `scipy.optimize`. A method is a row in `MinimizeMethod.all`.

/// One value of `method=`: how its options are read and how it runs.
private struct MinimizeMethod: Sendable {
  let name: String
  /// The options it knows, with `tol` among them under the names it stands for.
  let options: [String]
  let tolerances: [String]
  let takesBounds: Bool
  let usesGradient: Bool
  let run: @Sendable (Problem) throws -> OptimizeResult

  struct Problem {
    let objective: Objective
    let start: [Double]
    let bounds: Bounds?
    let options: OptionReader
    let report: (MinimizerProgress) throws -> Bool
  }

  static let all: [MinimizeMethod] = [
    MinimizeMethod(
      name: "Nelder-Mead",
      options: ["maxiter", "maxfev", "xatol", "fatol", "adaptive", "initial_simplex", "disp", "return_all"],
      tolerances: ["xatol", "fatol"], takesBounds: true, usesGradient: false
    ) { problem in
      var settings = NelderMead.Settings()
      settings.maxiter = try problem.options.double("maxiter")
      settings.maxfev = try problem.options.double("maxfev")
      settings.xatol = try problem.options.double("xatol") ?? settings.xatol
      settings.fatol = try problem.options.double("fatol") ?? settings.fatol
      settings.adaptive = try problem.options.bool("adaptive") ?? false
      settings.initialSimplex = try problem.options.rows("initial_simplex")
      return try minimize(
        NelderMead.self, settings, problem.objective, from: problem.start, bounds: problem.bounds,
        report: problem.report)
    },
    MinimizeMethod(
      name: "L-BFGS-B",
      options: ["maxcor", "ftol", "gtol", "eps", "maxfun", "maxiter", "maxls", "disp", "finite_diff_rel_step"],
      tolerances: ["ftol", "gtol"], takesBounds: true, usesGradient: true
    ) { problem in
      var settings = LBFGSB.Settings()
      settings.maxcor = try problem.options.int("maxcor") ?? settings.maxcor
      settings.ftol = try problem.options.double("ftol") ?? settings.ftol
      settings.gtol = try problem.options.double("gtol") ?? settings.gtol
      settings.maxfun = try problem.options.int("maxfun") ?? settings.maxfun
      settings.maxiter = try problem.options.int("maxiter") ?? settings.maxiter
      settings.maxls = try problem.options.int("maxls") ?? settings.maxls
      return try minimize(
        LBFGSB.self, settings, problem.objective, from: problem.start, bounds: problem.bounds,
        report: problem.report)
    },
    MinimizeMethod(
      name: "BFGS",
      options: ["gtol", "norm", "eps", "maxiter", "xrtol", "c1", "c2", "hess_inv0", "disp", "return_all"],
      tolerances: ["gtol"], takesBounds: false, usesGradient: true
    ) { problem in
      var settings = BFGS.Settings()
      settings.gtol = try problem.options.double("gtol") ?? settings.gtol
      settings.norm = try problem.options.double("norm") ?? settings.norm
      settings.maxiter = try problem.options.int("maxiter")
      settings.xrtol = try problem.options.double("xrtol") ?? settings.xrtol
      settings.c1 = try problem.options.double("c1") ?? settings.c1
      settings.c2 = try problem.options.double("c2") ?? settings.c2
      settings.initialInverseHessian = try problem.options.rows("hess_inv0")
      return try minimize(
        BFGS.self, settings, problem.objective, from: problem.start, report: problem.report)
    },
    MinimizeMethod(
      name: "CG", options: ["gtol", "norm", "eps", "maxiter", "c1", "c2", "disp", "return_all"],
      tolerances: ["gtol"], takesBounds: false, usesGradient: true
    ) { problem in
      var settings = ConjugateGradient.Settings()
      settings.gtol = try problem.options.double("gtol") ?? settings.gtol
      settings.norm = try problem.options.double("norm") ?? settings.norm
      settings.maxiter = try problem.options.int("maxiter")
      settings.c1 = try problem.options.double("c1") ?? settings.c1
      settings.c2 = try problem.options.double("c2") ?? settings.c2
      return try minimize(
        ConjugateGradient.self, settings, problem.objective, from: problem.start, report: problem.report)
    },
    MinimizeMethod(
      name: "Powell", options: ["xtol", "ftol", "maxiter", "maxfev", "direc", "disp", "return_all"],
      tolerances: ["xtol", "ftol"], takesBounds: true, usesGradient: false
    ) { problem in
      var settings = Powell.Settings()
      settings.xtol = try problem.options.double("xtol") ?? settings.xtol
      settings.ftol = try problem.options.double("ftol") ?? settings.ftol
      settings.maxiter = try problem.options.double("maxiter")
      settings.maxfev = try problem.options.double("maxfev")
      settings.directions = try problem.options.rows("direc")
      return try minimize(
        Powell.self, settings, problem.objective, from: problem.start, bounds: problem.bounds,
        report: problem.report)
    },
  ]

  static func named(_ name: String, _ machine: Machine) throws -> MinimizeMethod {
    if let method = all.first(where: { $0.name.lowercased() == name.lowercased() }) { return method }
    let known = all.map(\.name).joined(separator: ", ")
    let scipyKnows = [
      "newton-cg", "tnc", "cobyla", "cobyqa", "slsqp", "trust-constr", "dogleg",
      "trust-ncg", "trust-exact", "trust-krylov",
    ]
    if scipyKnows.contains(name.lowercased()) {
      throw machine.error(
        .notImplementedError, "minimize method '\(name)' is not supported by Octavo yet; use one of \(known)")
    }
    throw machine.error(.valueError, "Unknown solver \(name)")
  }
}

/// The `options=` of a call.
private struct OptionReader {
  let machine: Machine
  private let values: [String: Value]

  init(_ machine: Machine, _ values: [String: Value]) {
    self.machine = machine
    self.values = values
  }

  private func given(_ name: String) -> Value? { values[name].flatMap { $0.isNone ? nil : $0 } }
  func double(_ name: String) throws -> Double? { try given(name).map(machine.double) }
  func int(_ name: String) throws -> Int? { try double(name).map { Int($0.rounded(.towardZero)) } }
  func bool(_ name: String) throws -> Bool? { try given(name).map(machine.truth) }
  func rows(_ name: String) throws -> [[Double]]? {
    try given(name).map { value in
      let array = try machine.array(from: value, dtype: .float64)
      guard array.rank == 2 else {
        throw machine.error(.valueError, "`initial_simplex` should be an array of shape (N+1,N)")
      }
      let numbers = try array.contiguous().values(as: Double.self)
      let width = array.shape[1]
      return (0..<array.shape[0]).map { Array(numbers[($0 * width)..<(($0 + 1) * width)]) }
    }
  }
}

/// Types of `scipy.optimize` in one machine.
private final class OptimizeTypes {
  let result: TypeObject
  let bounds: TypeObject
  let warning: TypeObject
  let inverseHessian: TypeObject

  init(_ machine: Machine) {
    result = machine.makeType(
      "OptimizeResult", module: "scipy.optimize._optimize", base: machine.types.dict, layout: .dict, isBase: true,
      table: .optimizeResult, wording: .python)
    bounds = machine.makeType("Bounds", module: "scipy.optimize", table: .bounds, wording: .python)
    warning = machine.makeException(
      "OptimizeWarning", module: "scipy.optimize._optimize", base: machine.types[.userWarning])
    inverseHessian = machine.makeType(
      "LbfgsInvHessProduct", module: "scipy.optimize._lbfgsb_py", table: .inverseHessian, wording: .python)
  }
}

private final class BoundsObject: Object {
  let lower: NDArray
  let upper: NDArray

  init(lower: NDArray, upper: NDArray, type: TypeObject) {
    self.lower = lower
    self.upper = upper
    super.init(type: type)
  }
}

private final class InverseHessianObject: Object {
  let matrix: LimitedMemoryInverseHessian

  init(_ matrix: LimitedMemoryInverseHessian, type: TypeObject) {
    self.matrix = matrix
    super.init(type: type)
  }
}

extension ModuleRow {
  static let scipyOptimize = ModuleRow("scipy.optimize") { machine, module in
    let types = machine.state(OptimizeTypes.self) { OptimizeTypes(machine) }
    machine.define(module, "OptimizeResult", Value(types.result))
    machine.define(module, "Bounds", Value(types.bounds))
    machine.define(module, "OptimizeWarning", Value(types.warning))
    machine.install(functions, into: module, wording: .python)
  }

  private static let functions: [Native] = [
    Native(
      "minimize(fun, x0, args=(), method=None, jac=None, hess=None, hessp=None, bounds=None, constraints=(), tol=None, callback=None, options=None)",
      doc: "Minimization of scalar function of one or more variables."
    ) { call in try call.machine.minimize(call) }
  ]
}

extension TypeTable {
  fileprivate static let optimizeResult = TypeTable(
    constructor: Native("OptimizeResult(cls, /, *args, **kwargs)") { call in
      let made = call.machine.newResult(type: call[0].unchecked(TypeObject.self))
      for (key, value) in call.keywords(2) { try made.set(call.machine.string(key), value, call.machine) }
      if let source = call.rest(1).first?.as(DictObject.self) { try made.update(from: source, call.machine) }
      return Value(made)
    },
    methods: [
      Native("__getattr__(self, name, /)") { call in
        if let value = try call[0].unchecked(DictObject.self).get(call[1], call.machine) { return value }
        throw call.machine.error(.attributeError, call.machine.text(call[1])?.string ?? "")
      },
      Native("__setattr__(self, name, value, /)") { call in
        try call[0].unchecked(DictObject.self).set(call[1], call[2], call.machine)
        return .none
      },
      Native("__repr__(self, /)") { call in
        call.machine.string(try ResultText(call.machine).text(call[0].unchecked(DictObject.self)))
      },
    ])

  fileprivate static let bounds = TypeTable(
    constructor: Native("Bounds(cls, lb=?, ub=?, keep_feasible=False)") { call in
      let machine = call.machine
      let lower = call.has(1) ? try machine.array(from: call[1], dtype: .float64) : try NDArray([-Double.infinity])
      let upper = call.has(2) ? try machine.array(from: call[2], dtype: .float64) : try NDArray([Double.infinity])
      let type = machine.state(OptimizeTypes.self) { OptimizeTypes(machine) }.bounds
      return Value(machine.heap.adopt(BoundsObject(lower: lower, upper: upper, type: type)))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let object = call[0].unchecked(BoundsObject.self)
        return call.machine.string(
          "Bounds(\(object.lower.representation()), \(object.upper.representation()))")
      }
    ],
    properties: [
      PropertyRow("lb") { machine, x in machine.arrayObject(x.unchecked(BoundsObject.self).lower) },
      PropertyRow("ub") { machine, x in machine.arrayObject(x.unchecked(BoundsObject.self).upper) },
    ])

  fileprivate static let inverseHessian = TypeTable(
    methods: [
      Native("todense(self, /)") { call in
        let rows = call[0].unchecked(InverseHessianObject.self).matrix.dense()
        return call.machine.arrayObject(try NDArray(rows.flatMap { $0 }, shape: [rows.count, rows.count]))
      },
      Native("__repr__(self, /)") { call in
        let n = call[0].unchecked(InverseHessianObject.self).matrix.dimension
        return call.machine.string("<\(n)x\(n) LbfgsInvHessProduct with dtype=float64>")
      },
      Native("dot(self, x, /)") { call in
        let vector = try call.machine.array(from: call[1], dtype: .float64).values(as: Double.self)
        let matrix = call[0].unchecked(InverseHessianObject.self).matrix
        guard vector.count == matrix.dimension else { throw call.machine.error(.valueError, "dimension mismatch") }
        return call.machine.arrayObject(try NDArray(matrix.times(vector)))
      },
    ],
    properties: [
      PropertyRow("shape") { machine, x in
        let n = x.unchecked(InverseHessianObject.self).matrix.dimension
        return machine.tuple([Value(n), Value(n)])
      }
    ])
}

extension Machine {
  private var optimizeTypes: OptimizeTypes { state(OptimizeTypes.self) { OptimizeTypes(self) } }

  fileprivate func newResult(type: TypeObject) -> DictObject { heap.adopt(DictObject(type: type)) }

  fileprivate func minimize(_ call: Arguments) throws -> Value {
    let start = try startingPoint(call[1])
    for (index, name) in [(5, "hess"), (6, "hessp")] where call.isGiven(index) {
      throw error(
        .notImplementedError, "minimize(\(name)=…) is not supported by Octavo yet; leave it out")
    }
    if call.has(8), try length(of: call[8]) > 0 {
      throw error(
        .notImplementedError, "minimize(constraints=…) is not supported by Octavo yet; use bounds, or a penalty in fun")
    }
    let bounds = try call.isGiven(7) ? self.bounds(call[7], dimension: start.count) : nil
    let name = call.isGiven(3) ? text(call[3])?.string : (bounds == nil ? "BFGS" : "L-BFGS-B")
    guard let name else {
      throw error(
        .notImplementedError, "a callable minimize method is not supported by Octavo yet; name a method")
    }
    let method = try MinimizeMethod.named(name, self)
    let options = try readOptions(call[11], tolerance: call[9], method)
    if bounds != nil, !method.takesBounds {
      try warn(.runtimeWarning, "Method \(method.name) cannot handle constraints nor bounds.")
    }
    let arguments = extraArguments(call[2])
    let callable = PythonFunction(self, call[0], arguments)
    let givesGradient = !call[4].isNone && !call[4].isUndefined && !call[4].isBool && text(call[4]) == nil
    let function = PythonScalarFunction(
      callable, gradient: givesGradient ? PythonFunction(self, call[4], arguments) : nil)
    let objective = try objective(function, callable, jacobian: call[4], bounds: bounds, method, options)
    let result = try method.run(
      .init(
        objective: objective, start: start, bounds: bounds, options: OptionReader(self, options),
        report: reporter(call[10])))
    let returnsNumpy = method.name == "Nelder-Mead" || function.returnsNumPy
    for sentence in result.warnings { try warn(optimizeTypes.warning, sentence) }
    return try value(of: result, funIsNumpy: returnsNumpy)
  }

  private func startingPoint(_ x: Value) throws -> [Double] {
    let array = try array(from: x)
    if array.rank > 1 {
      let flat = array.size
      throw error(
        .valueError,
        "'x0' must only have one dimension.\nOctavo: x0 has shape \(array.shape.description); pass x0.ravel(), which has shape (\(flat),)"
      )
    }
    return try array.astype(.float64).contiguous().values(as: Double.self)
  }

  private func bounds(_ x: Value, dimension: Int) throws -> Bounds {
    if let object = x.as(BoundsObject.self) {
      let lower = try object.lower.broadcast(to: [dimension]).values(as: Double.self)
      let upper = try object.upper.broadcast(to: [dimension]).values(as: Double.self)
      return Bounds(lower: lower, upper: upper)
    }
    var lower: [Double] = []
    var upper: [Double] = []
    for pair in try items(of: x) {
      let ends = try items(of: pair)
      guard ends.count == 2 else {
        throw error(.valueError, "The number of bounds is not compatible with the length of `x0`.")
      }
      lower.append(ends[0].isNone ? -.infinity : try double(ends[0]))
      upper.append(ends[1].isNone ? .infinity : try double(ends[1]))
    }
    guard lower.count == dimension else {
      throw error(.valueError, "The number of bounds is not compatible with the length of `x0`.")
    }
    return Bounds(lower: lower, upper: upper)
  }

  private func readOptions(_ given: Value, tolerance: Value, _ method: MinimizeMethod) throws -> [String: Value] {
    var options: [String: Value] = [:]
    if !tolerance.isUndefined, !tolerance.isNone {
      for name in method.tolerances { options[name] = tolerance }
    }
    guard let dict = given.as(DictObject.self) else { return options }
    var unknown: [String] = []
    for pair in dict.pairs {
      guard let name = text(pair.key)?.string else { continue }
      if method.options.contains(name) { options[name] = pair.value } else { unknown.append(name) }
    }
    if !unknown.isEmpty {
      try warn(optimizeTypes.warning, "Unknown solver options: \(unknown.joined(separator: ", "))")
    }
    if let disp = options["disp"], try truth(disp) {
      throw error(
        .notImplementedError, "minimize(options={'disp': True}) is not supported by Octavo yet; print the result instead")
    }
    return options
  }

  /// The program's function as an objective: called with a fresh array, its result one number.
  private func objective(
    _ function: PythonScalarFunction, _ callable: PythonFunction, jacobian: Value, bounds: Bounds?,
    _ method: MinimizeMethod, _ options: [String: Value]
  ) throws -> Objective {
    let evaluate: ([Double]) throws -> Double = { try $0.withUnsafeBufferPointer(function.value) }
    guard method.usesGradient else { return Objective(evaluate) }
    if jacobian.isTrue {
      return Objective(
        evaluate,
        .combined { x in
          try x.withUnsafeBufferPointer { x in
            try callable.call(x) { result in
              let pair = try self.items(of: result)
              guard pair.count == 2 else {
                throw self.error(.valueError, "with jac=True, fun must return the value and the gradient")
              }
              return (try function.number(pair[0]), try self.doubles(pair[1]))
            }
          }
        }, bounds: bounds)
    }
    if let scheme = text(jacobian)?.string {
      guard let scheme = FiniteDifference.Scheme(rawValue: scheme) else {
        throw error(.notImplementedError, "jac='\(scheme)' is not supported by Octavo; use '2-point' or '3-point'")
      }
      return Objective(evaluate, .finite(FiniteDifference(scheme)), bounds: bounds)
    }
    if function.hasGradient {
      return Objective(
        evaluate,
        .exact { x in
          var gradient = [Double](repeating: 0, count: x.count)
          try x.withUnsafeBufferPointer { x in
            try gradient.withUnsafeMutableBufferPointer { try function.gradient(at: x, into: $0) }
          }
          return gradient
        }, bounds: bounds)
    }
    let standard = method.takesBounds ? FiniteDifference(.twoPoint, absoluteStep: 1e-8) : .default
    let scheme = try options["eps"].map { FiniteDifference(.twoPoint, absoluteStep: try double($0)) } ?? standard
    return Objective(evaluate, .finite(scheme), bounds: bounds)
  }

  /// The callback in either of SciPy's forms; StopIteration ends the run.
  private func reporter(_ callback: Value) -> (MinimizerProgress) throws -> Bool {
    if callback.isNone || callback.isUndefined { return { _ in false } }
    let takesResult = parameterNames(of: callback) == ["intermediate_result"]
    return { progress in
      do {
        let x = self.arrayObject(try NDArray(progress.x))
        if takesResult {
          let result = self.newResult(type: self.optimizeTypes.result)
          try result.set(self.constantString(Text("x")), x, self)
          try result.set(self.constantString(Text("fun")), self.float64(progress.fun), self)
          _ = try self.call(callback, [], named: [("intermediate_result", Value(result))])
        } else {
          _ = try self.call(callback, x)
        }
        return false
      } catch let failure as PythonError where failure.exception.type.isSubtype(of: self.types[.stopIteration]) {
        return true
      }
    }
  }

  private func value(of result: OptimizeResult, funIsNumpy: Bool) throws -> Value {
    let made = newResult(type: optimizeTypes.result)
    hold(Value(made))
    for (name, field) in result.fields {
      let item: Value
      switch field {
      case .bool(let flag): item = Value(flag)
      case .int(let number): item = Value(number)
      case .double(let number): item = name == "fun" && !funIsNumpy ? Value(number) : float64(number)
      case .text(let text): item = string(text)
      case .vector(let numbers): item = arrayObject(try NDArray(numbers))
      case .matrix(let rows): item = arrayObject(try matrix(rows))
      case .simplex(let vertices, let values):
        item = tuple([arrayObject(try matrix(vertices)), arrayObject(try NDArray(values))])
      case .inverseHessian(let product):
        item = Value(heap.adopt(InverseHessianObject(product, type: optimizeTypes.inverseHessian)))
      }
      try made.set(constantString(Text(name)), item, self)
    }
    return Value(made)
  }

  private func matrix(_ rows: [[Double]]) throws -> NDArray {
    try NDArray(rows.flatMap { $0 }, shape: [rows.count, rows.first?.count ?? 0])
  }
}
