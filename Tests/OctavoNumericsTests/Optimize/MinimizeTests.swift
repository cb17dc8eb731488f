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
      #expect(recorded.allows(nit: result.nit), "\(recorded.testDescription): nit \(result.nit), want \(recorded.nit)")
      #expect(
        recorded.allows(nfev: result.nfev),
        "\(recorded.testDescription): nfev \(result.nfev), want \(recorded.nfev)")
      if let njev = recorded.njev, recorded.isStable { #expect(result.njev == njev, name) }
      #expect(result.message == recorded.message, name)
      #expect(result.status == recorded.status, name)
      #expect(result.success == recorded.success, name)
      #expect(distance(result.x, recorded.x) <= max(1e-6, 4 * recorded.x_range), name)
      #expect(result.fun <= recorded.fun + max(1e-6 * abs(recorded.fun), 1e-6), name)
    }
    #expect(compared >= 66)
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
