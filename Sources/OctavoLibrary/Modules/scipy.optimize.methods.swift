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

/// An option that is a field of a method's settings.
struct OptionRow<Settings>: Sendable {
  let name: String
  let read: @Sendable (OptionReader, inout Settings) throws -> Void

  private typealias Reader<Field> = @Sendable (OptionReader) throws -> Field?

  private init<Field>(
    _ name: String, _ path: WritableKeyPath<Settings, Field> & Sendable, _ value: @escaping Reader<Field>
  ) {
    self.name = name
    read = { options, settings in if let value = try value(options) { settings[keyPath: path] = value } }
  }

  static func number(_ name: String, _ path: WritableKeyPath<Settings, Double> & Sendable) -> OptionRow {
    OptionRow(name, path) { try $0.double(name) }
  }
  static func number(_ name: String, _ path: WritableKeyPath<Settings, Double?> & Sendable) -> OptionRow {
    OptionRow(name, path) { try $0.double(name) }
  }
  static func count(_ name: String, _ path: WritableKeyPath<Settings, Int> & Sendable) -> OptionRow {
    OptionRow(name, path) { try $0.int(name) }
  }
  static func count(_ name: String, _ path: WritableKeyPath<Settings, Int?> & Sendable) -> OptionRow {
    OptionRow(name, path) { try $0.int(name) }
  }
  static func flag(_ name: String, _ path: WritableKeyPath<Settings, Bool> & Sendable) -> OptionRow {
    OptionRow(name, path) { try $0[name] == nil ? nil : $0.bool(name) }
  }
  static func vector(_ name: String, _ path: WritableKeyPath<Settings, [Double]> & Sendable) -> OptionRow {
    OptionRow(name, path) { try $0.vector(name) }
  }
  static func matrix(
    _ name: String, _ path: WritableKeyPath<Settings, [[Double]]?> & Sendable, complaint: String
  ) -> OptionRow {
    OptionRow(name, path) { try $0.rows(name, complaint: complaint) }
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
  let step: Double
  let gradientComplaint: String
  let run: @Sendable (MinimizeProblem) throws -> OptimizeResult

  /// - Parameters:
  ///   - rows: options that are fields of the method's settings.
  ///   - others: options that are read elsewhere.
  ///   - prepare: what else the settings take from the problem.
  init<Method: Minimizer>(
    _ method: Method.Type, _ settings: @escaping @Sendable () -> Method.Settings,
    named name: String = Method.name,
    _ rows: [OptionRow<Method.Settings>], others: [String], tolerances: [String], features: Features,
    step: Double = Double.ulpOfOne.squareRoot(), gradientComplaint: String = "",
    prepare: @escaping @Sendable (inout Method.Settings, MinimizeProblem) throws -> Void = { _, _ in }
  ) {
    self.name = name
    options = rows.map(\.name) + others
    (self.tolerances, self.features) = (tolerances, features)
    (self.step, self.gradientComplaint) = (step, gradientComplaint)
    run = { problem in
      var settings = settings()
      for row in rows { try row.read(problem.options, &settings) }
      try prepare(&settings, problem)
      return try problem.run(method, settings)
    }
  }

  static let all: [MinimizeMethod] = [
    MinimizeMethod(
      BFGS.self, BFGS.Settings.init,
      [
        .number("gtol", \.gtol), .number("norm", \.norm), .count("maxiter", \.maxiter),
        .number("xrtol", \.xrtol),
        .number("c1", \.c1), .number("c2", \.c2),
        .matrix("hess_inv0", \.initialInverseHessian, complaint: "'hess_inv0' must be a square matrix"),
      ],
      others: ["eps", "disp", "return_all", "finite_diff_rel_step", "workers"], tolerances: ["gtol"],
      features: [.gradient, .schemes]),
    MinimizeMethod(
      NelderMead.self, NelderMead.Settings.init,
      [
        .number("maxiter", \.maxiter), .number("maxfev", \.maxfev), .number("xatol", \.xatol),
        .number("fatol", \.fatol), .flag("adaptive", \.adaptive),
        .matrix(
          "initial_simplex", \.initialSimplex,
          complaint: "`initial_simplex` should be an array of shape (N+1,N)"),
      ],
      others: ["disp", "return_all"], tolerances: ["xatol", "fatol"], features: [.bounds, .numpyValue]),
    MinimizeMethod(
      LBFGSB.self, LBFGSB.Settings.init,
      [
        .count("maxcor", \.maxcor), .number("ftol", \.ftol), .number("gtol", \.gtol),
        .count("maxfun", \.maxfun),
        .count("maxiter", \.maxiter), .count("maxls", \.maxls),
      ],
      others: ["disp", "eps", "iprint", "finite_diff_rel_step", "workers", "return_all"],
      tolerances: ["ftol", "gtol"],
      features: [.gradient, .schemes, .bounds, .removesFixed, .returnsAllRefused],
      step: 1e-8
    ) { _, problem in
      let options = problem.options
      if options["disp"] != nil || options["iprint"] != nil {
        try options.machine.warn(
          .deprecationWarning,
          "scipy.optimize: The `disp` and `iprint` options of the L-BFGS-B solver are deprecated and will be removed in SciPy 1.18.0."
        )
      }
    },
    MinimizeMethod(
      ConjugateGradient.self, ConjugateGradient.Settings.init,
      [
        .number("gtol", \.gtol), .number("norm", \.norm), .count("maxiter", \.maxiter), .number("c1", \.c1),
        .number("c2", \.c2),
      ],
      others: ["eps", "disp", "return_all", "finite_diff_rel_step", "workers"], tolerances: ["gtol"],
      features: [.gradient, .schemes]),
    MinimizeMethod(
      Powell.self, Powell.Settings.init,
      [
        .number("xtol", \.xtol), .number("ftol", \.ftol), .number("maxiter", \.maxiter),
        .number("maxfev", \.maxfev),
        .matrix("direc", \.directions, complaint: "`direc` should be a square matrix"),
      ],
      others: ["disp", "return_all"], tolerances: ["xtol", "ftol"], features: [.bounds]),
    MinimizeMethod(
      NewtonCG.self, NewtonCG.Settings.init,
      [
        .number("xtol", \.xtol), .number("eps", \.eps), .count("maxiter", \.maxiter), .number("c1", \.c1),
        .number("c2", \.c2),
      ],
      others: ["disp", "return_all", "workers"], tolerances: ["xtol"],
      features: [.gradient, .hessian, .hessianProduct, .needsGradient],
      gradientComplaint: "Jacobian is required for Newton-CG method"
    ) { settings, problem in settings.hessian = problem.hessian ?? .differences },
    MinimizeMethod(
      SLSQP.self, SLSQP.Settings.init,
      [.count("maxiter", \.maxiter), .number("ftol", \.ftol), .number("eps", \.eps)],
      others: ["iprint", "disp", "finite_diff_rel_step", "workers", "return_all"], tolerances: ["ftol"],
      features: [.gradient, .schemes, .bounds, .constraints, .removesFixed, .returnsAllRefused]
    ) { settings, problem in settings.constraints = problem.constraints },
    MinimizeMethod(
      TruncatedNewton.self, TruncatedNewton.Settings.init,
      [
        .count("maxfun", \.maxfun), .count("maxCGit", \.maxCGit), .number("eta", \.eta),
        .number("stepmx", \.stepmx),
        .number("accuracy", \.accuracy), .number("minfev", \.minfev), .number("ftol", \.ftol),
        .number("xtol", \.xtol), .number("gtol", \.gtol), .number("rescale", \.rescale),
        .vector("scale", \.scale),
        .vector("offset", \.offset),
      ],
      others: ["eps", "mesg_num", "disp", "finite_diff_rel_step", "workers", "return_all"],
      tolerances: ["xtol", "ftol", "gtol"],
      features: [.gradient, .schemes, .bounds, .removesFixed, .returnsAllRefused], step: 1e-8),
    MinimizeMethod(
      COBYLA.self, COBYLA.Settings.init,
      [
        .number("rhobeg", \.rhobeg), .number("tol", \.rhoend), .count("maxiter", \.maxiter),
        .number("catol", \.catol),
        .number("f_target", \.target),
      ],
      others: ["disp", "return_all"], tolerances: ["tol"],
      features: [.bounds, .constraints, .returnsAllRefused]
    ) { settings, problem in
      let options = problem.options
      if let level = try options.int("disp"), level > 1 {
        throw options.machine.error(
          .notImplementedError, "minimize: disp=\(level) is not supported by Octavo for COBYLA; use disp=1")
      }
      settings.constraints = problem.constraints
    },
    trustRegion(
      .dogleg, "dogleg", [.gradient, .hessian, .needsGradient],
      "Jacobian is required for dogleg minimization",
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
      TrustRegion.self, TrustRegion.Settings.init, named: name,
      [
        .number("initial_trust_radius", \.initialRadius), .number("max_trust_radius", \.largestRadius),
        .number("eta", \.eta), .number("gtol", \.gtol), .count("maxiter", \.maxiter),
        .flag("inexact", \.isInexact),
        .number("subproblem_maxiter", \.subproblemIterations),
      ],
      others: ["disp", "return_all", "workers"], tolerances: ["gtol"], features: features,
      gradientComplaint: gradientComplaint
    ) { settings, problem in
      guard let hessian = problem.hessian else {
        throw problem.options.machine.error(.valueError, hessianComplaint)
      }
      settings.subproblem = subproblem
      settings.hessian = hessian
    }
  }

  /// SciPy's methods that are not here, each with the nearest one that is.
  private static let others = [
    "cobyqa": "COBYLA"
  ]

  static func named(_ name: String, _ machine: Machine) throws -> MinimizeMethod {
    if let method = all.first(where: { $0.name.lowercased() == name.lowercased() }) { return method }
    if let nearest = others[name.lowercased()] {
      throw machine.error(
        .notImplementedError, "minimize: method='\(name)' is not supported by Octavo; use method='\(nearest)'"
      )
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
