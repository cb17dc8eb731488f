/// Nonlinear conjugate gradients by Polak and Ribière with Powell's restart (Nocedal and Wright, Numerical
/// Optimization, 2006, section 5.2). A step must leave a direction of sufficient descent (Gilbert and
/// Nocedal, SIAM J. Optim. 2, 1992).
public struct ConjugateGradient: Minimizer {
  public struct Settings: Sendable {
    /// Ends when the gradient's norm is at most this …
    public var gtol = 1e-5
    /// … in the p-norm of this order; ∞ is the largest component.
    public var norm = Double.infinity
    /// By default 200 per variable.
    public var maxiter: Int?
    public var c1 = 1e-4
    public var c2 = 0.4

    public init() {}
  }

  public static let name = "CG"

  private let settings: Settings
  private let objective: Objective
  private let maxiter: Int
  private var x: [Double]
  private var value: Double
  private var previousValue: Double
  private var gradient: [Double]
  private var gradientNorm: Double
  private var direction: [Double]
  private var iterations = 0

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    guard 0 < settings.c1 && settings.c1 < settings.c2 && settings.c2 < 1 else {
      throw OptimizeError("'c1' and 'c2' do not satisfy '0 < c1 < c2 < 1'.")
    }
    self.settings = settings
    self.objective = objective
    maxiter = settings.maxiter ?? 200 * start.count
    x = start
    (value, gradient) = try objective.valueAndGradient(start)
    previousValue = value + OctavoNumerics.norm(gradient) / 2
    direction = scaled(-1, gradient)
    gradientNorm = vectorNorm(gradient, settings.norm)
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    guard gradientNorm > settings.gtol && iterations < maxiter else { return ending() }
    let (gradient, direction, settings) = (gradient, direction, settings)
    let squared = dot(gradient, gradient)
    func nextDirection(_ next: [Double]) -> [Double] {
      let beta = max(0, dot(difference(next, gradient), next) / squared)
      return sum(scaled(-1, next), beta, direction)
    }
    let search = WolfeSearch(decrease: settings.c1, curvature: settings.c2)
    let found = try search.search(
      objective, from: x, along: direction, gradient: gradient, value: value, previousValue: previousValue
    ) { _, _, next in
      vectorNorm(next, settings.norm) <= settings.gtol
        || dot(nextDirection(next), next) <= -0.01 * dot(next, next)
    }
    guard let found else { return .precisionLoss }
    x = sum(x, found.step, direction)
    (previousValue, value) = (value, found.value)
    let next = try found.gradient ?? objective.gradient(x)
    self.direction = nextDirection(next)
    self.gradient = next
    gradientNorm = vectorNorm(next, settings.norm)
    iterations += 1
    return try report(MinimizerProgress(x: x, fun: value)) ? .stoppedByCallback : nil
  }

  private func ending() -> Termination {
    if iterations >= maxiter { return .tooManyIterations }
    if gradientNorm.isNaN || value.isNaN || x.contains(where: \.isNaN) { return .notFinite }
    return .converged
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    OptimizeResult([
      ("fun", .double(value)), ("jac", .vector(gradient)), ("nfev", .int(objective.nfev)),
      ("njev", .int(objective.njev)), ("status", .int(ending.status)), ("success", .bool(ending.success)),
      ("message", .text(ending.message)), ("x", .vector(x)), ("nit", .int(iterations)),
    ])
  }
}
