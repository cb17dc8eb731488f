import Foundation
import OctavoNumerics
import Testing

/// SLSQP on constrained problems against SciPy: see Reference/record_constrained.py.
struct ConstrainedCase: Decodable {
  let name: String
  let start: [Double]
  let x: [Double]
  let fun: Double
  let nit: Int
  let nfev: Int
  let njev: Int
  let status: Int
  let message: String
  let multipliers: [Double]

  private struct File: Decodable { let cases: [ConstrainedCase] }

  static func recorded() throws -> [ConstrainedCase] {
    try JSONDecoder().decode(File.self, from: referenceData("constrained.json")).cases
  }

  func run() throws -> OptimizeResult? {
    guard let (function, bounds, constraints) = Self.problem(name) else { return nil }
    var settings = SLSQP.Settings()
    settings.constraints = constraints
    return try minimize(
      SLSQP.self, settings, Objective(function, bounds: bounds), from: start, bounds: bounds)
  }

  private typealias Problem = (([Double]) -> Double, Bounds?, [Constraint])

  private static func box(_ n: Int, _ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: [Double](repeating: lower, count: n), upper: [Double](repeating: upper, count: n))
  }

  private static func problem(_ name: String) -> Problem? {
    func square(_ x: Double) -> Double { x * x }
    let distance = { (x: [Double]) in square(x[0] - 1) + square(x[1] - 2.5) }
    switch name {
    case "triangle":
      return (
        distance, box(2, 0, .infinity),
        [
          Constraint(.inequality) { [$0[0] - 2 * $0[1] + 2] },
          Constraint(.inequality) { [-$0[0] - 2 * $0[1] + 6] },
          Constraint(.inequality) { [-$0[0] + 2 * $0[1] + 2] },
        ]
      )
    case "HS6":
      return ({ square(1 - $0[0]) }, nil, [Constraint(.equality) { [10 * ($0[1] - square($0[0]))] }])
    case "HS26":
      return (
        { square($0[0] - $0[1]) + square(square($0[1] - $0[2])) }, nil,
        [Constraint(.equality) { [(1 + square($0[1])) * $0[0] + square(square($0[2])) - 3] }]
      )
    case "HS35":
      return (
        { x in
          let linear = 9 - 8 * x[0] - 6 * x[1] - 4 * x[2]
          let squares = 2 * square(x[0]) + 2 * square(x[1]) + square(x[2])
          return linear + squares + 2 * x[0] * x[1] + 2 * x[0] * x[2]
        }, box(3, 0, .infinity), [Constraint(.inequality) { [3 - $0[0] - $0[1] - 2 * $0[2]] }]
      )
    case "HS71":
      return (
        { $0[0] * $0[3] * ($0[0] + $0[1] + $0[2]) + $0[2] }, box(4, 1, 5),
        [
          Constraint(.inequality) { [$0[0] * $0[1] * $0[2] * $0[3] - 25] },
          Constraint(.equality) { [square($0[0]) + square($0[1]) + square($0[2]) + square($0[3]) - 40] },
        ]
      )
    case "HS76":
      return (
        { x in
          let squares = square(x[0]) + 0.5 * square(x[1]) + square(x[2]) + 0.5 * square(x[3])
          return squares - x[0] * x[2] + x[2] * x[3] - x[0] - 3 * x[1] + x[2] - x[3]
        }, box(4, 0, .infinity),
        [
          Constraint(.inequality) { x in
            let first = 5 - x[0] - 2 * x[1] - x[2] - x[3]
            return [first, 4 - 3 * x[0] - x[1] - 2 * x[2] + x[3], x[1] + 4 * x[2] - 1.5]
          }
        ]
      )
    case "portfolio":
      let covariance = [[0.10, 0.02, 0.04], [0.02, 0.08, -0.01], [0.04, -0.01, 0.12]]
      return (
        { w in
          var total = 0.0
          for i in 0..<3 { for j in 0..<3 { total += w[i] * covariance[i][j] * w[j] } }
          return total
        }, box(3, 0, 1),
        [
          Constraint(.equality) { [$0[0] + $0[1] + $0[2] - 1] },
          Constraint(.inequality) { [0.08 * $0[0] + 0.05 * $0[1] + 0.11 * $0[2] - 0.085] },
        ]
      )
    case "infeasible":
      return (
        distance, nil, [Constraint(.inequality) { [$0[0] - 3] }, Constraint(.inequality) { [1 - $0[0]] }]
      )
    case "overdetermined":
      return (
        { square($0[0]) + square($0[1]) }, nil,
        [Constraint(.equality) { [$0[0] - 1, $0[1] - 1, $0[0] + $0[1] - 2] }]
      )
    default: return nil
    }
  }
}

@Suite struct ConstrainedTests {
  @Test func runsAgreeWithSciPy() throws {
    for recorded in try ConstrainedCase.recorded() {
      let name = Comment(rawValue: recorded.name)
      let result = try #require(try recorded.run(), name)
      #expect(result.message == recorded.message, name)
      #expect(result.status == recorded.status, name)
      // Where nothing satisfies the constraints, how long the search goes on is a matter of rounding.
      if recorded.status == 8 { continue }
      #expect(result.nit == recorded.nit, name)
      #expect(result.nfev == recorded.nfev, name)
      #expect(result.njev == recorded.njev, name)
      for (got, want) in zip(result.x, recorded.x) { #expect(abs(got - want) <= 1e-6, name) }
      guard case .vector(let multipliers)? = result["multipliers"] else { continue }
      #expect(multipliers.count == recorded.multipliers.count, name)
      for (got, want) in zip(multipliers, recorded.multipliers) { #expect(abs(got - want) <= 1e-5, name) }
    }
  }

  /// The best product of two numbers on a half disc lies where they are opposite.
  @Test func linearApproximationsMeetConstraints() throws {
    var settings = COBYLA.Settings()
    settings.rhoend = 1e-7
    settings.constraints = [Constraint(.inequality) { [1 - $0[0] * $0[0] - $0[1] * $0[1], $0[1]] }]
    let result = try minimize(COBYLA.self, settings, Objective { $0[0] * $0[1] }, from: [0, 0.1])
    #expect(result.success)
    #expect(abs(result.x[0] + 0.5.squareRoot()) < 1e-4 && abs(result.x[1] - 0.5.squareRoot()) < 1e-4)
    #expect(abs(result.fun + 0.5) < 1e-6)
  }

  @Test func linearApproximationsSayWhatCannotBeMet() throws {
    var settings = COBYLA.Settings()
    settings.constraints = [Constraint(.inequality) { [-1 - $0[0] * $0[0]] }]
    let result = try minimize(COBYLA.self, settings, Objective { $0[0] }, from: [2])
    #expect(!result.success)
    #expect(result.message.hasPrefix("Did not converge to a solution satisfying the constraints."))
  }

  /// A hard case: the gradient is orthogonal to the direction of negative curvature.
  @Test func krylovSpacesEndAtTheBoundary() throws {
    var settings = TrustRegion.Settings()
    settings.subproblem = .krylov
    settings.hessian = .product { x, p in [(12 * x[0] * x[0] - 4) * p[0], 2 * p[1]] }
    let objective = Objective(
      { x in
        let squared = x[0] * x[0]
        return squared * squared - 2 * squared + x[1] * x[1] + 0.3 * x[0]
      },
      .exact { [4 * $0[0] * $0[0] * $0[0] - 4 * $0[0] + 0.3, 2 * $0[1]] })
    let result = try minimize(TrustRegion.self, settings, objective, from: [0, 1])
    #expect(result.success)
    #expect(abs(result.x[0] + 1.0355834) < 1e-5 && abs(result.x[1]) < 1e-5)
  }
}
