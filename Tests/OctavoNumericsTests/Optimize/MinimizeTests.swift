import OctavoNumerics
import Testing

@Suite struct MinimizeTests {
  /// Every method on every problem against SciPy: counts, ending, point and value. Counts are equal where
  /// SciPy's own do not change with the last bits of the start, and near its range where they do.
  @Test func runsAgreeWithSciPy() throws {
    var compared = 0
    for recorded in try MinimizeCase.recorded() {
      guard let result = try recorded.run() else { continue }
      compared += 1
      let name = Comment(rawValue: recorded.testDescription)
      #expect(
        recorded.allows(nit: result.nit),
        "\(recorded.testDescription): nit \(result.nit), want \(recorded.nit)")
      #expect(
        recorded.allows(nfev: result.nfev),
        "\(recorded.testDescription): nfev \(result.nfev), want \(recorded.nfev)")
      if let njev = recorded.njev, recorded.isStable { #expect(result.njev == njev, name) }
      let ending = MinimizeCase.Ending(status: result.status, message: result.message)
      #expect(recorded.endings.contains(ending), name)
      if result.status == recorded.status { #expect(result.success == recorded.success, name) }
      #expect(distance(result.x, recorded.x) <= max(1e-6, 4 * recorded.x_range), name)
      // Where paths spread, so do the values at which loose tolerances end them.
      let slack = recorded.isStable ? 1e-6 : 1e-4
      #expect(result.fun <= recorded.fun + max(slack * abs(recorded.fun), 1e-6), name)
    }
    #expect(compared == 187)
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test func callbackStops() throws {
    var calls = 0
    let objective = Objective(Problems.rosenbrock)
    let result = try minimize(
      NelderMead.self, NelderMead.Settings(), objective, from: [1.3, 0.7, 0.8]
    ) { _ in
      calls += 1
      return calls == 5
    }
    #expect(result.nit == 6)
    #expect(result.nfev == 12)
    #expect(result.status == 99)
    #expect(!result.success)
    #expect(result.message == "`callback` raised `StopIteration`.")
    #expect(result.fun == 3.439065494598827)
  }

  /// The text SciPy prints for a 2-d Nelder-Mead run, with values formatted as NumPy does.
  @Test func textOfAResult() throws {
    let result = OptimizeResult([
      ("fun", .double(6.561)), ("nit", .int(3)), ("success", .bool(false)), ("message", .text("Done.")),
      ("x", .vector([9e9, -1.05e-10])), ("final_simplex", .simplex([[1, 2]], [3])),
    ])
    let text = result.text { value, width in
      switch value {
      case .double(let x): "\(x)"
      case .int(let n): "\(n)"
      case .bool(let flag): flag ? "True" : "False"
      case .text(let text): text
      case .vector(let x): "[" + x.map(OptimizeResult.columnText).joined(separator: " ") + "]"
      default: "two\nlines \(width)"
      }
    }
    #expect(
      text == """
               message: Done.
               success: False
                   fun: 6.561
                     x: [ 9.000e+09 -1.050e-10]
                   nit: 3
         final_simplex: two
                        lines 60
        """)
    #expect(OptimizeResult.columnText(.infinity) == "       inf")
    #expect(OptimizeResult.columnText(1e100) == " 1.000e+100")
    #expect(OptimizeResult.columnText(-0.0) == "-0.000e+00")
  }

  /// A gradient-free run sees every call; a run with gradients asks for no point twice in a row.
  @Test func evaluationsAreCounted() throws {
    var calls = 0
    let objective = Objective { x in
      calls += 1
      return Problems.rosenbrock(x)
    }
    let result = try minimize(LBFGSB.self, LBFGSB.Settings(), objective, from: [-1.2, 1])
    #expect(result.nfev == calls)
  }

  /// Counts of SciPy 1.17.1, with the Hessian and with its products.
  @Test func newtonWithHessians() throws {
    func hessian(_ x: [Double]) -> [[Double]] {
      [[1200 * x[0] * x[0] - 400 * x[1] + 2, -400 * x[0]], [-400 * x[0], 200]]
    }
    func run(_ kind: NewtonCG.Hessian) throws -> OptimizeResult {
      var settings = NewtonCG.Settings()
      settings.hessian = kind
      let objective = Objective(Problems.rosenbrock, .exact(Problems.rosenbrockGradient))
      return try minimize(NewtonCG.self, settings, objective, from: [-1.2, 1])
    }
    func count(_ result: OptimizeResult, _ name: String) -> Int? {
      if case .int(let n)? = result[name] { n } else { nil }
    }
    let full = try run(.matrix(hessian))
    #expect(["nit", "nfev", "njev", "nhev"].map { count(full, $0) } == [83, 105, 105, 83])
    let products = try run(.product { x, p in hessian(x).map { $0[0] * p[0] + $0[1] * p[1] } })
    #expect(["nit", "nfev", "njev", "nhev"].map { count(products, $0) } == [83, 105, 105, 142])
  }

  private struct Refusal: Error, Equatable {}

  @Test func errorsOfTheObjectivePassThrough() {
    #expect(throws: Refusal.self) {
      try minimize(
        LBFGSB.self, LBFGSB.Settings(), Objective { _ in throw Refusal() }, from: [1, 2])
    }
  }

  @Test func nonFiniteObjectivesAreReported() throws {
    let objective = Objective { $0[0] < 0.5 ? .nan : ($0[0] - 2) * ($0[0] - 2) }
    let result = try minimize(NelderMead.self, NelderMead.Settings(), objective, from: [0.4])
    #expect(!result.success)
    #expect(result.firstNonFinite?.evaluation == 1)
    #expect(result.firstNonFinite?.x == [0.4])
  }

  /// What SciPy makes of an objective that is NaN everywhere: status, nit and nfev.
  @Test func nowhereFinite() throws {
    func check<M: Minimizer>(
      _ method: M.Type, _ settings: M.Settings, _ status: Int, _ nit: Int, _ nfev: Int
    ) throws {
      let objective = Objective({ _ in .nan }, .finite(FiniteDifference(.twoPoint, absoluteStep: 1e-8)))
      let result = try minimize(method, settings, objective, from: [1.3, 0.7])
      #expect(!result.success && result.fun.isNaN, "\(M.name)")
      #expect([result.status, result.nit, result.nfev] == [status, nit, nfev], "\(M.name)")
      #expect(result.firstNonFinite?.x == [1.3, 0.7], "\(M.name)")
    }
    try check(NelderMead.self, NelderMead.Settings(), 1, 100, 400)
    try check(LBFGSB.self, LBFGSB.Settings(), 2, 0, 63)
    try check(BFGS.self, BFGS.Settings(), 3, 0, 3)
    try check(ConjugateGradient.self, ConjugateGradient.Settings(), 3, 0, 3)
    try check(Powell.self, Powell.Settings(), 3, 1, 7)
    // SciPy evaluates once more, as no point equals one of NaNs.
    try check(SLSQP.self, SLSQP.Settings(), 7, 2, 16)
  }

  @Test func refusals() {
    func message<T>(_ body: () throws -> T) -> String? {
      do { _ = try body() } catch { return "\(error)" }
      return nil
    }
    var settings = NelderMead.Settings()
    settings.initialSimplex = [[0, 0], [1, 1]]
    #expect(
      message { try minimize(NelderMead.self, settings, Objective(Problems.rosenbrock), from: [1, 2]) }
        == "`initial_simplex` should be an array of shape (N+1,N)")
    settings.initialSimplex = [[0], [1]]
    #expect(
      message { try minimize(NelderMead.self, settings, Objective(Problems.rosenbrock), from: [1, 2]) }
        == "Size of `initial_simplex` is not consistent with `x0`")
    let crossed = Bounds(lower: [1, 1], upper: [2, 0])
    #expect(
      message {
        try minimize(
          LBFGSB.self, LBFGSB.Settings(), Objective(Problems.rosenbrock), from: [1, 2], bounds: crossed)
      } == "LBFGSB - one of the lower bounds is greater than an upper bound.")
  }
}
