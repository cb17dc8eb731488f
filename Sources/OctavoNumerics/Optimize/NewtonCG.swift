/// Newton's method with the step from truncated conjugate gradients (Nocedal and Wright, Numerical
/// Optimization, 2006, algorithm 7.1); needs a gradient, and takes Hessian products from its differences
/// unless the Hessian or its products are given.
public struct NewtonCG: Minimizer {
  public enum Hessian {
    case differences
    case matrix(([Double]) throws -> [[Double]])
    /// The Hessian at the first argument times the second.
    case product(([Double], [Double]) throws -> [Double])
  }

  public struct Settings {
    /// Ends when the average component of a step is at most this.
    public var xtol = 1e-5
    /// The step of gradient differences.
    public var eps = Double.ulpOfOne.squareRoot()
    /// By default 200 per variable.
    public var maxiter: Int?
    public var c1 = 1e-4
    public var c2 = 0.9
    public var hessian = Hessian.differences

    public init() {}
  }

  public static let name = "Newton-CG"

  private let settings: Settings
  private let objective: Objective
  private let maxiter: Int
  private var x: [Double]
  private var value: Double
  private var previousValue: Double?
  private var gradient: [Double]
  private var iterations = 0
  /// Calls of the user's Hessian; shared with the closure that calls it.
  private let hessianCalls = Counter()
  private var stepSize = Double.greatestFiniteMagnitude

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    guard 0 < settings.c1 && settings.c1 < settings.c2 && settings.c2 < 1 else {
      throw OptimizeError("'c1' and 'c2' do not satisfy '0 < c1 < c2 < 1'.")
    }
    self.settings = settings
    self.objective = objective
    maxiter = settings.maxiter ?? 200 * start.count
    x = start
    value = try objective.value(start)
    gradient = []
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    guard stepSize > Double(x.count) * settings.xtol else {
      return value.isNaN || stepSize.isNaN ? .notFinite : .converged
    }
    if iterations >= maxiter { return warning(1, Termination.tooManyIterations) }
    gradient = try objective.gradient(x)
    guard let direction = try newtonDirection() else {
      return Termination(
        3, "Warning: CG iterations didn't converge. The Hessian is not positive definite.", success: false)
    }
    var search = WolfeSearch(decrease: settings.c1, curvature: settings.c2)
    (search.smallest, search.largest) = (1e-8, 50)
    search.largestWhenZooming = .infinity
    guard
      let found = try search.search(
        objective, from: x, along: direction, gradient: gradient, value: value,
        previousValue: previousValue)
    else { return warning(2, Termination.precisionLoss) }
    let move = scaled(found.step, direction)
    x = sum(x, 1, move)
    (previousValue, value) = (value, found.value)
    iterations += 1
    stepSize = move.reduce(0) { $0 + abs($1) }
    return try report(MinimizerProgress(x: x, fun: value)) ? .stoppedByCallback : nil
  }

  private func warning(_ status: Int, _ ending: Termination) -> Termination {
    Termination(status, "Warning: " + ending.message, success: false)
  }

  /// An inexact solution of H p = −g, less exact far from the minimum; nil if it takes too long.
  private func newtonDirection() throws -> [Double]? {
    let steepest = scaled(-1, gradient)
    let size = gradient.reduce(0) { $0 + abs($1) }
    let tolerance = min(0.5, size.squareRoot()) * size
    var solution = [Double](repeating: 0, count: x.count)
    var residual = gradient
    var direction = steepest
    var squared = dot(residual, residual)
    let product = try hessianProduct()
    for i in 0..<20 * x.count {
      if residual.reduce(0, { $0 + abs($1) }) <= tolerance { return solution }
      let image = try product(direction)
      let curvature = dot(direction, image)
      if curvature >= 0 && curvature <= 3 * Double.ulpOfOne { return solution }
      // Negative curvature: what there is, or steepest descent.
      if curvature < 0 { return i > 0 ? solution : scaled(squared / -curvature, steepest) }
      let length = squared / curvature
      solution = sum(solution, length, direction)
      residual = sum(residual, length, image)
      let next = dot(residual, residual)
      direction = sum(scaled(-1, residual), next / squared, direction)
      squared = next
    }
    return nil
  }

  private func hessianProduct() throws -> ([Double]) throws -> [Double] {
    let (x, objective, eps) = (x, objective, settings.eps)
    switch settings.hessian {
    case .matrix(let function):
      let matrix = try function(x)
      hessianCalls.count += 1
      return { vector in matrix.map { dot($0, vector) } }
    case .product(let function):
      let calls = hessianCalls
      return { vector in
        calls.count += 1
        return try function(x, vector)
      }
    case .differences:
      return { vector in
        let here = try objective.gradient(x)
        let ahead = try objective.gradient(sum(x, eps, vector))
        return ahead.indices.map { (ahead[$0] - here[$0]) / eps }
      }
    }
  }

  private final class Counter { var count = 0 }

  public func result(_ ending: Termination) -> OptimizeResult {
    OptimizeResult([
      ("fun", .double(value)), ("jac", .vector(gradient)), ("nfev", .int(objective.nfev)),
      ("njev", .int(objective.njev)), ("nhev", .int(hessianCalls.count)),
      ("status", .int(ending.status)), ("success", .bool(ending.success)),
      ("message", .text(ending.message)), ("x", .vector(x)), ("nit", .int(iterations)),
    ])
  }
}
