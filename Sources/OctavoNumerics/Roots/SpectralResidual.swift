/// Roots of large systems by the derivative-free spectral method DF-SANE (La Cruz, Martínez and Raydan, Math. of
/// Computation 75, 2006): steps along ±F with Barzilai and Borwein's lengths and a nonmonotone search.
public struct SpectralResidual {
  public struct Settings {
    /// Ends when ‖F‖ < ftol ‖F₀‖ + fatol.
    public var ftol = 1e-8
    public var fatol = 1e-300
    public var maxfev = 1000
    /// How many earlier merits a step may exceed.
    public var memory = 10
    public var smallest = 1e-10
    public var first = 1.0
    /// Cheng and Li's search (IMA J. Numer. Anal. 29, 2009) instead of La Cruz's.
    public var usesCheng = false

    public init() {}
  }

  public struct Outcome: Sendable {
    public let x: [Double]
    public let fun: [Double]
    public let nit: Int
    public let nfev: Int
    public let converged: Bool
    public var message: String {
      converged ? "successful convergence" : "too many function evaluations required"
    }
  }

  private struct OutOfEvaluations: Error {}

  public static func solve(
    _ function: any VectorFunction, _ settings: Settings, from start: [Double],
    report: (_ x: [Double], _ fun: [Double], _ iteration: Int, _ norm: Double, _ sigma: Double) throws -> Void
  ) throws -> Outcome {
    var x = start
    var f = try function.values(at: x)
    var nfev = 1
    func evaluate(_ point: [Double]) throws -> (f: [Double], merit: Double) {
      if nfev >= settings.maxfev { throw OutOfEvaluations() }
      nfev += 1
      let values = try function.values(at: point)
      return (values, dot(values, values))
    }
    let initial = dot(f, f)
    var merit = initial
    var earlier = [merit]
    var sigma = settings.first
    var (q, c) = (1.0, initial)
    var nit = 0
    let goal = settings.ftol * initial.squareRoot() + settings.fatol
    while true {
      let length = merit.squareRoot()
      try report(x, f, nit, length, sigma)
      if length < goal { return Outcome(x: x, fun: f, nit: nit, nfev: nfev, converged: true) }
      if abs(sigma) > 1 / settings.smallest {
        sigma = (sigma < 0 ? -1 : 1) / settings.smallest
      } else if abs(sigma) < settings.smallest {
        sigma = settings.smallest
      }
      let direction = scaled(-sigma, f)
      let eta = initial / (Double(1 + nit) * Double(1 + nit))
      let reference = settings.usesCheng ? c : earlier.max() ?? merit
      let next: (x: [Double], f: [Double], merit: Double)
      do {
        next = try search(x, direction, merit, reference, eta, evaluate)
      } catch is OutOfEvaluations {
        return Outcome(x: x, fun: f, nit: nit, nfev: nfev, converged: false)
      }
      if settings.usesCheng {
        let newQ = 0.85 * q + 1
        c = (0.85 * q * (c + eta) + next.merit) / newQ
        q = newQ
      }
      let (s, y) = (difference(next.x, x), difference(next.f, f))
      sigma = dot(s, s) / dot(s, y)
      (x, f, merit) = next
      earlier.append(merit)
      if earlier.count > settings.memory { earlier.removeFirst() }
      nit += 1
    }
  }

  /// Steps in both directions, shortened by a parabola, until the merit is low enough.
  private static func search(
    _ x: [Double], _ direction: [Double], _ merit: Double, _ reference: Double, _ eta: Double,
    _ evaluate: ([Double]) throws -> (f: [Double], merit: Double)
  ) throws -> (x: [Double], f: [Double], merit: Double) {
    let gamma = 1e-4
    var (plus, minus) = (1.0, 1.0)
    func shortened(_ step: Double, _ found: Double) -> Double {
      let parabola = step * step * merit / (found + (2 * step - 1) * merit)
      return min(max(parabola, 0.1 * step), 0.5 * step)
    }
    while true {
      let ahead = sum(x, plus, direction)
      let there = try evaluate(ahead)
      if there.merit <= reference + eta - gamma * (plus * plus) * merit {
        return (ahead, there.f, there.merit)
      }
      let nextPlus = shortened(plus, there.merit)
      let behind = sum(x, -minus, direction)
      let back = try evaluate(behind)
      if back.merit <= reference + eta - gamma * (minus * minus) * merit {
        return (behind, back.f, back.merit)
      }
      minus = shortened(minus, back.merit)
      plus = nextPlus
    }
  }
}
