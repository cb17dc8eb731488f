/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with an inverse Hessian (Nocedal and
/// Wright, Numerical Optimization, 2006, algorithm 6.1).
public struct BFGS: Minimizer {
  public struct Settings: Sendable {
    /// Ends when the gradient's norm is at most this …
    public var gtol = 1e-5
    /// … in the p-norm of this order; ∞ is the largest component.
    public var norm = Double.infinity
    /// By default 200 per variable.
    public var maxiter: Int?
    /// Ends when a step is at most this, relative to x.
    public var xrtol = 0.0
    public var c1 = 1e-4
    public var c2 = 0.9
    /// The first inverse Hessian; by default the identity.
    public var initialInverseHessian: [[Double]]?

    public init() {}
  }

  public static let name = "BFGS"

  private let settings: Settings
  private let objective: Objective
  private let maxiter: Int
  private var x: [Double]
  private var value: Double
  private var previousValue: Double
  private var gradient: [Double]
  private var gradientNorm: Double
  private var inverse: [[Double]]
  private var iterations = 0

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    guard 0 < settings.c1 && settings.c1 < settings.c2 && settings.c2 < 1 else {
      throw OptimizeError("'c1' and 'c2' do not satisfy '0 < c1 < c2 < 1'.")
    }
    let n = start.count
    if let given = settings.initialInverseHessian,
      given.count != n || given.contains(where: { $0.count != n })
    {
      throw OptimizeError("The initial inverse Hessian should be an array of shape (\(n), \(n)).")
    }
    self.settings = settings
    self.objective = objective
    maxiter = settings.maxiter ?? 200 * n
    x = start
    (value, gradient) = try objective.valueAndGradient(start)
    previousValue = value + OctavoNumerics.norm(gradient) / 2
    gradientNorm = vectorNorm(gradient, settings.norm)
    inverse =
      settings.initialInverseHessian ?? (0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0 } }
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    guard gradientNorm > settings.gtol && iterations < maxiter else { return ending() }
    let direction = inverse.map { -dot($0, gradient) }
    let search = WolfeSearch(decrease: settings.c1, curvature: settings.c2)
    guard
      let found = try search.search(
        objective, from: x, along: direction, gradient: gradient, value: value,
        previousValue: previousValue)
    else { return .precisionLoss }
    let move = scaled(found.step, direction)
    x = sum(x, 1, move)
    (previousValue, value) = (value, found.value)
    let next = try found.gradient ?? objective.gradient(x)
    let change = difference(next, gradient)
    gradient = next
    iterations += 1
    if try report(MinimizerProgress(x: x, fun: value)) { return .stoppedByCallback }
    gradientNorm = vectorNorm(gradient, settings.norm)
    if gradientNorm <= settings.gtol { return ending() }
    if found.step * norm(direction) <= settings.xrtol * (settings.xrtol + norm(x)) { return ending() }
    if !value.isFinite { return .precisionLoss }
    update(move, change)
    return nil
  }

  private func ending() -> Termination {
    if iterations >= maxiter { return .tooManyIterations }
    if gradientNorm.isNaN || value.isNaN || x.contains(where: \.isNaN) { return .notFinite }
    return .converged
  }

  /// (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ with ρ = 1 / yᵀs.
  private mutating func update(_ s: [Double], _ y: [Double]) {
    let curvature = dot(y, s)
    let rho = curvature == 0 ? 1000 : 1 / curvature
    let n = x.count
    let left = (0..<n).map { i in (0..<n).map { ($0 == i ? 1 : 0) - s[i] * y[$0] * rho } }
    let right = (0..<n).map { i in (0..<n).map { ($0 == i ? 1 : 0) - y[i] * s[$0] * rho } }
    let product = multiply(left, multiply(inverse, right))
    inverse = (0..<n).map { i in (0..<n).map { product[i][$0] + rho * s[i] * s[$0] } }
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    OptimizeResult([
      ("fun", .double(value)), ("jac", .vector(gradient)), ("hess_inv", .matrix(inverse)),
      ("nfev", .int(objective.nfev)), ("njev", .int(objective.njev)), ("status", .int(ending.status)),
      ("success", .bool(ending.success)), ("message", .text(ending.message)), ("x", .vector(x)),
      ("nit", .int(iterations)),
    ])
  }
}

/// The p-norm of order p; ±∞ are the largest and the smallest component.
func vectorNorm(_ x: [Double], _ p: Double) -> Double {
  if p == .infinity { return largestAbsolute(x) }
  if p == -.infinity { return x.map(abs).min() ?? 0 }
  if p == 2 { return norm(x) }
  return pow(x.reduce(0) { $0 + pow(abs($1), p) }, 1 / p)
}
