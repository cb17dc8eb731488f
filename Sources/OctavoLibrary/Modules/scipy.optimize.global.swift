import OctavoLanguage

// Global optimisers. They are written in Python (`Modules/Python/scipy.optimize._global.py`), since almost all their
// time goes into the program's own function; the modules are loaded with the first call.
extension OptimizeRows {
  static let global: [Native] = [
    forwarded(
      "differential_evolution(func, bounds, args=(), strategy='best1bin', maxiter=1000, popsize=15, tol=0.01, mutation=(0.5, 1), recombination=0.7, rng=None, callback=None, disp=False, polish=True, init='latinhypercube', atol=0, updating='immediate', workers=1, constraints=(), x0=None, *, integrality=None, vectorized=False, **seed)",
      "Finds the global minimum of a multivariate function."),
    forwarded(
      "basinhopping(func, x0, niter=100, T=1.0, stepsize=0.5, minimizer_kwargs=None, take_step=None, accept_test=None, callback=None, interval=50, disp=False, niter_success=None, rng=None, *, target_accept_rate=0.5, stepwise_factor=0.9, **seed)",
      "Find the global minimum of a function using the basin-hopping algorithm."),
    forwarded(
      "dual_annealing(func, bounds, args=(), maxiter=1000, minimizer_kwargs=None, initial_temp=5230.0, restart_temp_ratio=2e-05, visit=2.62, accept=-5.0, maxfun=10000000.0, rng=None, no_local_search=False, callback=None, x0=None, **seed)",
      "Find the global minimum of a function using Dual Annealing."),
    forwarded(
      "direct(func, bounds, *, args=(), eps=0.0001, maxfun=None, maxiter=1000, locally_biased=True, f_min=?, f_min_rtol=0.0001, vol_tol=1e-16, len_tol=1e-06, callback=None)",
      "Finds the global minimum of a function using the DIRECT algorithm.", home: "scipy.optimize._search"),
    forwarded(
      "shgo(func, bounds, args=(), constraints=None, n=100, iters=1, callback=None, minimizer_kwargs=None, options=None, sampling_method='simplicial', *, workers=1)",
      "Finds the global minimum of a function using SHG optimization.", home: "scipy.optimize._shgo"),
    forwarded(
      "quadratic_assignment(A, B, method='faq', options=None)",
      "Approximates solution to the quadratic assignment problem and the graph matching problem.",
      home: "scipy.optimize._search"),
  ]

  /// A function of the Python module, with the signature it has there.
  static func forwarded(
    _ signature: String, _ doc: String, home: String = "scipy.optimize._global"
  ) -> Native {
    Native(signature, doc: doc) { call in
      let machine = call.machine
      let module = try machine.importModule(home)
      let function = try machine.attribute(of: Value(module), machine.intern(call.function.name))
      var named: [(String, Value)] = []
      for (index, parameter) in call.function.signature.parameters.enumerated() {
        if parameter.kind == .varKeywords {
          named += call.keywords(index).map { ($0.key.string, $0.value) }
        } else if call.has(index) {
          named.append((parameter.name, call[index]))
        }
      }
      return try machine.call(function, [], named: named)
    }
  }
}
