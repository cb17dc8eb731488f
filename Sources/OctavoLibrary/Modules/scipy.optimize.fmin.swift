import OctavoLanguage
import OctavoNumerics

// The names from before `minimize`: each a row that says which method runs and in which order results come.
extension OptimizeRows {
  static let oldNames: [Native] = [
    Native(
      "fmin(func, x0, args=(), xtol=0.0001, ftol=0.0001, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0, callback=None, initial_simplex=None)",
      doc: "Minimize a function using the downhill simplex algorithm."
    ) { call in
      try OldCall(call, "Nelder-Mead", full: 7, all: 9).run(
        options: [
          "xatol": 3, "fatol": 4, "maxiter": 5, "maxfev": 6, "disp": 8, "return_all": 9,
          "initial_simplex": 11,
        ], callback: 10, output: ["x", "fun", "nit", "nfev", "status"])
    },
    Native(
      "fmin_bfgs(f, x0, fprime=None, args=(), gtol=1e-05, norm=inf, epsilon=1.4901161193847656e-08, maxiter=None, full_output=0, disp=1, retall=0, callback=None, xrtol=0, c1=0.0001, c2=0.9, hess_inv0=None)",
      doc: "Minimize a function using the BFGS algorithm."
    ) { call in
      try OldCall(call, "BFGS", arguments: 3, full: 8, all: 10).run(
        options: [
          "gtol": 4, "norm": 5, "eps": 6, "maxiter": 7, "disp": 9, "return_all": 10, "xrtol": 12, "c1": 13,
          "c2": 14,
          "hess_inv0": 15,
        ], callback: 11, gradient: 2, output: ["x", "fun", "jac", "hess_inv", "nfev", "njev", "status"])
    },
    Native(
      "fmin_cg(f, x0, fprime=None, args=(), gtol=1e-05, norm=inf, epsilon=1.4901161193847656e-08, maxiter=None, full_output=0, disp=1, retall=0, callback=None, c1=0.0001, c2=0.4)",
      doc: "Minimize a function using a nonlinear conjugate gradient algorithm."
    ) { call in
      try OldCall(call, "CG", arguments: 3, full: 8, all: 10).run(
        options: [
          "gtol": 4, "norm": 5, "eps": 6, "maxiter": 7, "disp": 9, "return_all": 10, "c1": 12, "c2": 13,
        ], callback: 11, gradient: 2, output: ["x", "fun", "nfev", "njev", "status"])
    },
    Native(
      "fmin_ncg(f, x0, fprime, fhess_p=None, fhess=None, args=(), avextol=1e-05, epsilon=1.4901161193847656e-08, maxiter=None, full_output=0, disp=1, retall=0, callback=None, c1=0.0001, c2=0.9)",
      doc: "Unconstrained minimization of a function using the Newton-CG method."
    ) { call in
      try OldCall(call, "Newton-CG", arguments: 5, full: 9, all: 11).run(
        options: ["xtol": 6, "eps": 7, "maxiter": 8, "disp": 10, "return_all": 11, "c1": 13, "c2": 14],
        callback: 12,
        gradient: 2, hessian: 4, product: 3, output: ["x", "fun", "nfev", "njev", "nhev", "status"])
    },
    Native(
      "fmin_powell(func, x0, args=(), xtol=0.0001, ftol=0.0001, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0, callback=None, direc=None)",
      doc: "Minimize a function using modified Powell's method."
    ) { call in
      try OldCall(call, "Powell", full: 7, all: 9).run(
        options: ["xtol": 3, "ftol": 4, "maxiter": 5, "maxfev": 6, "disp": 8, "return_all": 9, "direc": 11],
        callback: 10, output: ["x", "fun", "direc", "nit", "nfev", "status"])
    },
    Native(
      "fmin_l_bfgs_b(func, x0, fprime=None, args=(), approx_grad=0, bounds=None, m=10, factr=10000000.0, pgtol=1e-05, epsilon=1e-08, iprint=?, maxfun=15000, maxiter=15000, disp=?, callback=None, maxls=20)",
      doc: "Minimize a function func using the L-BFGS-B algorithm."
    ) { call in try call.machine.limitedMemory(call) },
    Native(
      "fmin_slsqp(func, x0, eqcons=(), f_eqcons=None, ieqcons=(), f_ieqcons=None, bounds=(), fprime=None, fprime_eqcons=None, fprime_ieqcons=None, args=(), iter=100, acc=1e-06, iprint=1, disp=None, full_output=0, epsilon=1.4901161193847656e-08, callback=None)",
      doc: "Minimize a function using Sequential Least Squares Programming"
    ) { call in try call.machine.sequentialLeastSquares(call) },
    Native(
      "fmin_tnc(func, x0, fprime=None, args=(), approx_grad=0, bounds=None, epsilon=1e-08, scale=None, offset=None, messages=15, maxCGit=-1, maxfun=None, eta=-1, stepmx=0, accuracy=0, fmin=0, ftol=-1, xtol=-1, pgtol=-1, rescale=-1, disp=None, callback=None)",
      doc:
        "Minimize a function with variables subject to bounds, using gradient information in a truncated Newton algorithm."
    ) { call in try call.machine.truncatedNewton(call) },
    Native(
      "fmin_cobyla(func, x0, cons, args=(), consargs=None, rhobeg=1.0, rhoend=0.0001, maxfun=1000, disp=None, catol=0.0002, *, callback=None)",
      doc: "Minimize a function using the Constrained Optimization By Linear Approximation (COBYLA) method."
    ) { call in try call.machine.linearApproximation(call) },
    forwarded(
      "show_options(solver=None, method=None, disp=True)",
      "Show documentation for additional options of optimization solvers.", home: "scipy.optimize._options"),
  ]
}

/// A call of one of these functions; numbers are places of parameters.
private struct OldCall {
  private let call: Arguments
  private let method: String
  private let arguments: Int
  private let full: Int
  private let all: Int

  init(_ call: Arguments, _ method: String, arguments: Int = 2, full: Int, all: Int) {
    (self.call, self.method, self.arguments) = (call, method, arguments)
    (self.full, self.all) = (full, all)
  }

  func run(
    options: [String: Int], callback: Int, gradient: Int? = nil, hessian: Int? = nil, product: Int? = nil,
    output: [String]
  ) throws -> Value {
    let machine = call.machine
    var pairs: [(String, Value)] = []
    for (name, index) in options.sorted(by: { $0.value < $1.value }) where call.isGiven(index) {
      // A number of iterations given as 0 is SciPy's way to say none was given.
      pairs.append((name, ["disp", "return_all"].contains(name) ? Value(try call.bool(index)) : call[index]))
    }
    var given: [String: Value] = [
      "method": machine.constantString(Text(method)), "options": try machine.dict(pairs),
    ]
    func add(_ name: String, _ index: Int?) {
      if let index, call.isGiven(index) { given[name] = call[index] }
    }
    add("callback", callback)
    add("jac", gradient)
    add("hess", hessian)
    add("hessp", product)
    let result = try MinimizeCall(
      machine, function: call[0], start: machine.flattened(call[1]),
      arguments: machine.extraArguments(call[arguments]),
      given
    ).solved()
    let wantsAll = try call.bool(all)
    if try !call.bool(full) {
      let x = try machine.field("x", of: result)
      return wantsAll ? machine.tuple([x, try machine.field("allvecs", of: result)]) : x
    }
    var values = try output.map { name in
      name == "fun"
        ? machine.float64(try machine.double(machine.field(name, of: result)))
        : try machine.field(name, of: result)
    }
    if wantsAll { values.append(try machine.field("allvecs", of: result)) }
    return machine.tuple(values)
  }
}

extension Machine {
  func flattened(_ x: Value) throws -> Value { arrayObject(try array(from: x).ravel()) }

  /// A field of an `OptimizeResult`; None if it is absent.
  func field(_ name: String, of result: Value) throws -> Value {
    try result.as(DictObject.self)?.get(constantString(Text(name)), self) ?? .none
  }

  fileprivate func limitedMemory(_ call: Arguments) throws -> Value {
    var given: [String: Value] = ["method": constantString(Text("L-BFGS-B"))]
    let approximates = try call.bool(4)
    if call.isGiven(2) { given["jac"] = call[2] } else if !approximates { given["jac"] = .true }
    if call.isGiven(5) { given["bounds"] = call[5] }
    if call.isGiven(14) { given["callback"] = call[14] }
    let factor = try call.double(7)
    given["options"] = try dict([
      ("maxcor", call[6]), ("ftol", Value(factor * Double.ulpOfOne)), ("gtol", call[8]), ("eps", call[9]),
      ("maxfun", call[11]), ("maxiter", call[12]), ("maxls", call[15]),
    ])
    let result = try MinimizeCall(
      self, function: call[0], start: flattened(call[1]), arguments: extraArguments(call[3]), given
    ).solved()
    let details = try dict([
      ("grad", field("jac", of: result)), ("task", field("message", of: result)),
      ("funcalls", field("nfev", of: result)), ("nit", field("nit", of: result)),
      ("warnflag", field("status", of: result)),
    ])
    return tuple([try field("x", of: result), try field("fun", of: result), details])
  }

  fileprivate func truncatedNewton(_ call: Arguments) throws -> Value {
    var given: [String: Value] = ["method": constantString(Text("TNC"))]
    if try !call.bool(4) { given["jac"] = call.isGiven(2) ? call[2] : .true }
    if call.isGiven(5) { given["bounds"] = call[5] }
    if call.isGiven(21) { given["callback"] = call[21] }
    given["options"] = try dict([
      ("eps", call[6]), ("scale", call[7]), ("offset", call[8]), ("maxCGit", call[10]), ("maxfun", call[11]),
      ("eta", call[12]), ("stepmx", call[13]), ("accuracy", call[14]), ("minfev", call[15]),
      ("ftol", call[16]),
      ("xtol", call[17]), ("gtol", call[18]), ("rescale", call[19]),
      ("disp", Value(try call.isGiven(20) ? call.bool(20) : call.bool(9))),
    ])
    let result = try MinimizeCall(
      self, function: call[0], start: flattened(call[1]), arguments: extraArguments(call[3]), given
    ).solved()
    return tuple(try ["x", "nfev", "status"].map { try field($0, of: result) })
  }

  fileprivate func linearApproximation(_ call: Arguments) throws -> Value {
    let one = call[2]
    let conditions = isCallable(one) ? [one] : (try? items(of: one)) ?? [.none]
    guard conditions.allSatisfy(isCallable) else {
      throw error(
        .typeError, "cons must be a sequence of callable functions or a single callable function.")
    }
    let shared = tuple(extraArguments(call.isGiven(4) ? call[4] : call[3]))
    let constraints = try conditions.map { condition in
      try dict([("type", string("ineq")), ("fun", condition), ("args", shared)])
    }
    var given: [String: Value] = [
      "method": constantString(Text("COBYLA")), "constraints": list(constraints),
      "options": try dict([
        ("rhobeg", call[5]), ("tol", call[6]), ("maxiter", call[7]), ("disp", call[8]), ("catol", call[9]),
      ]),
    ]
    if call.isGiven(10) { given["callback"] = call[10] }
    let result = try MinimizeCall(
      self, function: call[0], start: flattened(call[1]), arguments: extraArguments(call[3]), given
    ).solved()
    return try field("x", of: result)
  }

  fileprivate func sequentialLeastSquares(_ call: Arguments) throws -> Value {
    var constraints: [Value] = []
    func add(_ kind: String, _ function: Value, _ jacobian: Value = .none) throws {
      constraints.append(
        try dict([
          ("type", string(kind)), ("fun", function), ("jac", jacobian),
          ("args", tuple(extraArguments(call[10]))),
        ]))
    }
    for function in call.has(2) ? try items(of: call[2]) : [] { try add("eq", function) }
    for function in call.has(4) ? try items(of: call[4]) : [] { try add("ineq", function) }
    if call.isGiven(3) { try add("eq", call[3], call[8]) }
    if call.isGiven(5) { try add("ineq", call[5], call[9]) }
    let shown = try call.isGiven(14) ? call.int(14) : call.int(13)
    var given: [String: Value] = [
      "method": constantString(Text("SLSQP")), "constraints": list(constraints),
      "options": try dict([
        ("maxiter", call[11]), ("ftol", call[12]), ("eps", call[16]), ("disp", Value(shown != 0)),
      ]),
    ]
    if call.isGiven(6), try length(of: call[6]) > 0 { given["bounds"] = call[6] }
    if call.isGiven(7) { given["jac"] = call[7] }
    if call.isGiven(17) { given["callback"] = call[17] }
    let result = try MinimizeCall(
      self, function: call[0], start: flattened(call[1]), arguments: extraArguments(call[10]), given
    ).solved()
    if try !call.bool(15) { return try field("x", of: result) }
    return tuple(try ["x", "fun", "nit", "status", "message"].map { try field($0, of: result) })
  }
}
