import OctavoLanguage
import OctavoNumerics

/// What a method of `minimize` is run on.
struct MinimizeProblem {
  let objective: Objective
  let start: [Double]
  let bounds: Bounds?
  let options: OptionReader
  let hessian: NewtonCG.Hessian?
  let constraints: [Constraint]
  let report: (MinimizerProgress) throws -> Bool

  func run<Method: Minimizer>(_ method: Method.Type, _ settings: Method.Settings) throws -> OptimizeResult {
    try OctavoNumerics.minimize(method, settings, objective, from: start, bounds: bounds, report: report)
  }
}

/// One value of `method=`: what it can use, how its options are read and how it runs.
struct MinimizeMethod: Sendable {
  struct Features: OptionSet, Sendable {
    let rawValue: Int
    static let gradient = Features(rawValue: 1)
    static let hessian = Features(rawValue: 2)
    static let hessianProduct = Features(rawValue: 4)
    static let bounds = Features(rawValue: 8)
    static let constraints = Features(rawValue: 16)
    /// Takes `jac='2-point'` and the like.
    static let schemes = Features(rawValue: 32)
    /// Does not take differences for a gradient that is not given.
    static let needsGradient = Features(rawValue: 64)
    /// Variables with equal bounds are taken out of the problem.
    static let removesFixed = Features(rawValue: 128)
    static let returnsAllRefused = Features(rawValue: 256)
    /// `fun` of the result is a NumPy scalar whatever the objective returns.
    static let numpyValue = Features(rawValue: 512)
  }

  let name: String
  /// The options it knows, with `tol` among them under the names it stands for.
  let options: [String]
  let tolerances: [String]
  let features: Features
  /// The step of differences.
  var step = Double.ulpOfOne.squareRoot()
  var gradientComplaint = ""
  let run: @Sendable (MinimizeProblem) throws -> OptimizeResult

  static let all: [MinimizeMethod] =
    [
      MinimizeMethod(
        name: "BFGS",
        options: [
          "gtol", "norm", "eps", "maxiter", "disp", "return_all", "finite_diff_rel_step", "xrtol", "c1", "c2",
          "hess_inv0", "workers",
        ],
        tolerances: ["gtol"], features: [.gradient, .schemes]
      ) { problem in
        let options = problem.options
        var settings = BFGS.Settings()
        settings.gtol = try options.double("gtol") ?? settings.gtol
        settings.norm = try options.double("norm") ?? settings.norm
        settings.maxiter = try options.int("maxiter")
        settings.xrtol = try options.double("xrtol") ?? settings.xrtol
        settings.c1 = try options.double("c1") ?? settings.c1
        settings.c2 = try options.double("c2") ?? settings.c2
        settings.initialInverseHessian = try options.rows(
          "hess_inv0", complaint: "'hess_inv0' must be a square matrix")
        return try problem.run(BFGS.self, settings)
      },
      MinimizeMethod(
        name: "Nelder-Mead",
        options: ["maxiter", "maxfev", "disp", "return_all", "initial_simplex", "xatol", "fatol", "adaptive"],
        tolerances: ["xatol", "fatol"], features: [.bounds, .numpyValue]
      ) { problem in
        let options = problem.options
        var settings = NelderMead.Settings()
        settings.maxiter = try options.double("maxiter")
        settings.maxfev = try options.double("maxfev")
        settings.xatol = try options.double("xatol") ?? settings.xatol
        settings.fatol = try options.double("fatol") ?? settings.fatol
        settings.adaptive = try options.bool("adaptive")
        settings.initialSimplex = try options.rows(
          "initial_simplex", complaint: "`initial_simplex` should be an array of shape (N+1,N)")
        return try problem.run(NelderMead.self, settings)
      },
      MinimizeMethod(
        name: "L-BFGS-B",
        options: [
          "disp", "maxcor", "ftol", "gtol", "eps", "maxfun", "maxiter", "iprint", "maxls", "finite_diff_rel_step",
          "workers", "return_all",
        ],
        tolerances: ["ftol", "gtol"], features: [.gradient, .schemes, .bounds, .removesFixed, .returnsAllRefused],
        step: 1e-8
      ) { problem in
        let options = problem.options
        for name in ["disp", "iprint"] where options[name] != nil {
          try options.machine.warn(
            .deprecationWarning,
            "scipy.optimize: The `disp` and `iprint` options of the L-BFGS-B solver are deprecated and will be removed in SciPy 1.18.0."
          )
          break
        }
        var settings = LBFGSB.Settings()
        settings.maxcor = try options.int("maxcor") ?? settings.maxcor
        settings.ftol = try options.double("ftol") ?? settings.ftol
        settings.gtol = try options.double("gtol") ?? settings.gtol
        settings.maxfun = try options.int("maxfun") ?? settings.maxfun
        settings.maxiter = try options.int("maxiter") ?? settings.maxiter
        settings.maxls = try options.int("maxls") ?? settings.maxls
        return try problem.run(LBFGSB.self, settings)
      },
      MinimizeMethod(
        name: "CG",
        options: [
          "gtol", "norm", "eps", "maxiter", "disp", "return_all", "finite_diff_rel_step", "c1", "c2", "workers",
        ],
        tolerances: ["gtol"], features: [.gradient, .schemes]
      ) { problem in
        let options = problem.options
        var settings = ConjugateGradient.Settings()
        settings.gtol = try options.double("gtol") ?? settings.gtol
        settings.norm = try options.double("norm") ?? settings.norm
        settings.maxiter = try options.int("maxiter")
        settings.c1 = try options.double("c1") ?? settings.c1
        settings.c2 = try options.double("c2") ?? settings.c2
        return try problem.run(ConjugateGradient.self, settings)
      },
      MinimizeMethod(
        name: "Powell", options: ["xtol", "ftol", "maxiter", "maxfev", "disp", "direc", "return_all"],
        tolerances: ["xtol", "ftol"], features: [.bounds]
      ) { problem in
        let options = problem.options
        var settings = Powell.Settings()
        settings.xtol = try options.double("xtol") ?? settings.xtol
        settings.ftol = try options.double("ftol") ?? settings.ftol
        settings.maxiter = try options.double("maxiter")
        settings.maxfev = try options.double("maxfev")
        settings.directions = try options.rows("direc", complaint: "`direc` should be a square matrix")
        return try problem.run(Powell.self, settings)
      },
      MinimizeMethod(
        name: "Newton-CG", options: ["xtol", "eps", "maxiter", "disp", "return_all", "c1", "c2", "workers"],
        tolerances: ["xtol"], features: [.gradient, .hessian, .hessianProduct, .needsGradient],
        gradientComplaint: "Jacobian is required for Newton-CG method"
      ) { problem in
        let options = problem.options
        var settings = NewtonCG.Settings()
        settings.xtol = try options.double("xtol") ?? settings.xtol
        settings.eps = try options.double("eps") ?? settings.eps
        settings.maxiter = try options.int("maxiter")
        settings.c1 = try options.double("c1") ?? settings.c1
        settings.c2 = try options.double("c2") ?? settings.c2
        settings.hessian = problem.hessian ?? .differences
        return try problem.run(NewtonCG.self, settings)
      },
      MinimizeMethod(
        name: "SLSQP",
        options: [
          "maxiter", "ftol", "iprint", "disp", "eps", "finite_diff_rel_step", "workers", "return_all",
        ],
        tolerances: ["ftol"],
        features: [.gradient, .schemes, .bounds, .constraints, .removesFixed, .returnsAllRefused]
      ) { problem in
        let options = problem.options
        var settings = SLSQP.Settings()
        settings.maxiter = try options.int("maxiter") ?? settings.maxiter
        settings.ftol = try options.double("ftol") ?? settings.ftol
        settings.eps = try options.double("eps") ?? settings.eps
        settings.constraints = problem.constraints
        return try problem.run(SLSQP.self, settings)
      },
      MinimizeMethod(
        name: "TNC",
        options: [
          "eps", "scale", "offset", "mesg_num", "maxCGit", "eta", "stepmx", "accuracy", "minfev", "ftol", "xtol", "gtol",
          "rescale", "disp", "finite_diff_rel_step", "maxfun", "workers", "return_all",
        ],
        tolerances: ["xtol", "ftol", "gtol"],
        features: [.gradient, .schemes, .bounds, .removesFixed, .returnsAllRefused], step: 1e-8
      ) { problem in
        let options = problem.options
        var settings = TruncatedNewton.Settings()
        settings.maxfun = try options.int("maxfun")
        settings.maxCGit = try options.int("maxCGit")
        settings.eta = try options.double("eta") ?? settings.eta
        settings.stepmx = try options.double("stepmx") ?? settings.stepmx
        settings.accuracy = try options.double("accuracy") ?? settings.accuracy
        settings.minfev = try options.double("minfev") ?? settings.minfev
        settings.ftol = try options.double("ftol") ?? settings.ftol
        settings.xtol = try options.double("xtol") ?? settings.xtol
        settings.gtol = try options.double("gtol") ?? settings.gtol
        settings.rescale = try options.double("rescale") ?? settings.rescale
        settings.scale = try options.vector("scale") ?? settings.scale
        settings.offset = try options.vector("offset") ?? settings.offset
        return try problem.run(TruncatedNewton.self, settings)
      },
      MinimizeMethod(
        name: "COBYLA", options: ["rhobeg", "tol", "maxiter", "disp", "catol", "f_target", "return_all"],
        tolerances: ["tol"], features: [.bounds, .constraints, .returnsAllRefused]
      ) { problem in
        let options = problem.options
        if let level = try options.int("disp"), level > 1 {
          throw options.machine.error(
            .notImplementedError, "minimize: disp=\(level) is not supported by Octavo for COBYLA; use disp=1")
        }
        var settings = COBYLA.Settings()
        settings.rhobeg = try options.double("rhobeg") ?? settings.rhobeg
        settings.rhoend = try options.double("tol") ?? settings.rhoend
        settings.maxiter = try options.int("maxiter") ?? settings.maxiter
        settings.catol = try options.double("catol") ?? settings.catol
        settings.target = try options.double("f_target") ?? settings.target
        settings.constraints = problem.constraints
        return try problem.run(COBYLA.self, settings)
      },
    ]
    + [
      trustRegion(
        .dogleg, "dogleg", [.gradient, .hessian, .needsGradient], "Jacobian is required for dogleg minimization",
        "Hessian is required for dogleg minimization"),
      trustRegion(
        .steihaug, "trust-ncg", [.gradient, .hessian, .hessianProduct, .needsGradient],
        "Jacobian is required for Newton-CG trust-region minimization",
        "Either the Hessian or the Hessian-vector product is required for Newton-CG trust-region minimization"),
      trustRegion(
        .krylov, "trust-krylov", [.gradient, .hessian, .hessianProduct, .needsGradient],
        "('Jacobian is required for trust region ', 'exact minimization.')",
        "Either the Hessian or the Hessian-vector product is required for Krylov trust-region minimization"),
      trustRegion(
        .exact, "trust-exact", [.gradient, .hessian, .needsGradient],
        "Jacobian is required for trust region exact minimization.",
        "Hessian matrix is required for trust region exact minimization."),
    ]

  private static func trustRegion(
    _ subproblem: TrustRegion.Subproblem, _ name: String, _ features: Features, _ gradientComplaint: String,
    _ hessianComplaint: String
  ) -> MinimizeMethod {
    MinimizeMethod(
      name: name,
      options: [
        "initial_trust_radius", "max_trust_radius", "eta", "gtol", "maxiter", "disp", "return_all", "inexact",
        "workers", "subproblem_maxiter",
      ],
      tolerances: ["gtol"], features: features, gradientComplaint: gradientComplaint
    ) { problem in
      let options = problem.options
      guard let hessian = problem.hessian else { throw options.machine.error(.valueError, hessianComplaint) }
      var settings = TrustRegion.Settings()
      settings.subproblem = subproblem
      settings.hessian = hessian
      settings.initialRadius = try options.double("initial_trust_radius") ?? settings.initialRadius
      settings.largestRadius = try options.double("max_trust_radius") ?? settings.largestRadius
      settings.eta = try options.double("eta") ?? settings.eta
      settings.gtol = try options.double("gtol") ?? settings.gtol
      settings.maxiter = try options.int("maxiter")
      if options["inexact"] != nil { settings.isInexact = try options.bool("inexact") }
      settings.subproblemIterations = try options.double("subproblem_maxiter") ?? settings.subproblemIterations
      return try problem.run(TrustRegion.self, settings)
    }
  }

  /// SciPy's methods that are not here, each with the nearest one that is.
  private static let others = [
    "cobyqa": "COBYLA",
  ]

  static func named(_ name: String, _ machine: Machine) throws -> MinimizeMethod {
    if let method = all.first(where: { $0.name.lowercased() == name.lowercased() }) { return method }
    if let nearest = others[name.lowercased()] {
      throw machine.error(
        .notImplementedError, "minimize: method='\(name)' is not supported by Octavo; use method='\(nearest)'")
    }
    throw machine.error(.valueError, "Unknown solver \(name)")
  }

  // MARK: Display

  /// What `options={'disp': True}` prints at the end.
  func show(_ result: OptimizeResult, _ machine: Machine) throws {
    if name == "L-BFGS-B" { return }
    if name == "TNC" { return try machine.writeError(Text("tnc: \(result.message)\n")) }
    if name == "COBYLA" { return try showLinearApproximation(result, machine) }
    func line(_ text: String) throws { try machine.writeOutput(Text(text + "\n")) }
    let margin = String(repeating: " ", count: name == "SLSQP" ? 12 : 9)
    if name == "SLSQP" {
      try line("\(result.message)    (Exit mode \(result.status))")
      try line("\(margin)Current function value: \(try machine.str(Value(result.fun)).string)")
    } else {
      if result.success {
        try line(result.message)
      } else {
        // Methods that search along lines have a category of their own.
        let searches = ["BFGS", "CG", "Newton-CG"].contains(name)
        try machine.warn(
          searches ? machine.optimizeTypes.warning : machine.types[.runtimeWarning], result.message)
      }
      try line("\(margin)Current function value: \(FixedPoint.text(result.fun))")
    }
    try line("\(margin)Iterations: \(result.nit)")
    try line("\(margin)Function evaluations: \(result.nfev)")
    if result["njev"] != nil { try line("\(margin)Gradient evaluations: \(result.njev)") }
    if case .int(let count)? = result["nhev"] { try line("\(margin)Hessian evaluations: \(count)") }
  }

  /// The report of the method that SciPy takes from PRIMA.
  private func showLinearApproximation(_ result: OptimizeResult, _ machine: Machine) throws {
    func line(_ title: String, _ numbers: [Double]) throws -> String {
      let text = try machine.str(machine.arrayObject(try NDArray(numbers))).string
      return title + (numbers.count <= 2 ? " " : "\n") + text
    }
    func shown(_ name: String) throws -> String {
      guard case .double(let number)? = result[name] else { return "" }
      return try machine.str(Value(number)).string
    }
    var counts = "Number of function values = \(result.nfev)   Least value of F = \(try shown("fun"))"
    if !result.conditions.isEmpty { counts += "   Constraint violation = \(try shown("maxcv"))" }
    var lines = [COBYLA.ending(status: result.status), counts, try line("The corresponding X is:", result.x)]
    if !result.conditions.isEmpty { lines.append(try line("The constraint value is:", result.conditions)) }
    try machine.writeOutput(Text(lines.joined(separator: "\n") + "\n\n"))
  }
}
