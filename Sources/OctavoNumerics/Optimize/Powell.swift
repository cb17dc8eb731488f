import CSpecialFunctions

/// Powell's method of conjugate directions without derivatives (Computer Journal 7, 1964): line minimisations
/// along a set of directions, of which one is replaced by the overall move when that pays.
public struct Powell: Minimizer {
  public struct Settings: Sendable {
    /// Relative error of the line minimisations, times 100.
    public var xtol = 1e-4
    /// Ends when an iteration lowers the value by no more than this, relatively.
    public var ftol = 1e-4
    /// Iterations; by default 1000 per variable, or unlimited if only `maxfev` is given.
    public var maxiter: Double?
    public var maxfev: Double?
    /// The first directions, one per row; by default the axes.
    public var directions: [[Double]]?

    public init() {}
  }

  public static let name = "Powell"

  private struct OutOfEvaluations: Error {}

  private let settings: Settings
  private let objective: Objective
  private let bounds: Bounds?
  private let maxiter: Double
  private let maxfev: Double
  private var x: [Double]
  private var value: Double
  /// Where the last iteration began.
  private var origin: [Double]
  private var directions: [[Double]]
  private var iterations = 0
  private var evaluations = 0
  private var warnings: [String] = []

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    self.settings = settings
    self.objective = objective
    self.bounds = bounds
    let n = start.count
    let usual = Double(1000 * n)
    switch (settings.maxiter, settings.maxfev) {
    case (nil, nil): (maxiter, maxfev) = (usual, usual)
    case (nil, let maxfev?): (maxiter, self.maxfev) = (maxfev == .infinity ? usual : .infinity, maxfev)
    case (let maxiter?, nil): (self.maxiter, maxfev) = (maxiter, maxiter == .infinity ? usual : .infinity)
    case (let maxiter?, let maxfev?): (self.maxiter, self.maxfev) = (maxiter, maxfev)
    }
    directions = settings.directions ?? (0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0 } }
    guard directions.count == n, directions.allSatisfy({ $0.count == n }) else {
      throw OptimizeError("`direc` should be an array of shape (\(n), \(n)), one direction per row.")
    }
    if let bounds, !bounds.contains(start) {
      warnings.append("Initial guess is not within the specified bounds")
    }
    (x, origin, value) = (start, start, .nan)
    value = try evaluate(start)
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    do {
      return try iterate(report)
    } catch is OutOfEvaluations {
      return ending()
    }
  }

  private mutating func iterate(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    let valueBefore = value
    var largestDrop = 0.0
    var steepest = 0
    for i in directions.indices {
      let before = value
      _ = try minimizeAlong(directions[i])
      if before - value > largestDrop {
        largestDrop = before - value
        steepest = i
      }
    }
    iterations += 1
    if try report(MinimizerProgress(x: x, fun: value)) { return .stoppedByCallback }
    if 2 * (valueBefore - value) <= settings.ftol * (abs(valueBefore) + abs(value)) + 1e-20 {
      return ending()
    }
    if Double(evaluations) >= maxfev || Double(iterations) >= maxiter { return ending() }
    if valueBefore.isNaN && value.isNaN { return ending() }
    try extrapolate(valueBefore, largestDrop, steepest)
    return nil
  }

  /// Tries as far again as the whole iteration went, and takes that direction into the set if it is good.
  private mutating func extrapolate(_ valueBefore: Double, _ largestDrop: Double, _ steepest: Int) throws {
    let overall = difference(x, origin)
    origin = x
    let longest = bounds.map { min(range(of: overall, in: $0).upper, 1) } ?? 1
    let beyond = try evaluate(sum(x, longest, overall))
    guard valueBefore > beyond else { return }
    let curvature = 2 * (valueBefore + beyond - 2 * value)
    let rest = valueBefore - value - largestDrop
    let drop = valueBefore - beyond
    guard curvature * (rest * rest) - largestDrop * drop * drop < 0 else { return }
    let moved = try minimizeAlong(overall)
    if moved.contains(where: { $0 != 0 }) {
      directions[steepest] = directions[directions.count - 1]
      directions[directions.count - 1] = moved
    }
  }

  /// Moves to the minimum along the direction and returns the move.
  private mutating func minimizeAlong(_ direction: [Double]) throws -> [Double] {
    guard direction.contains(where: { $0 != 0 }) else { return direction }
    let tolerance = settings.xtol * 100
    let x = x
    func along(_ step: Double) throws -> Double { try evaluate(sum(x, step, direction)) }
    let limits = bounds.map { range(of: direction, in: $0) } ?? (lower: -.infinity, upper: .infinity)
    let step: Double
    switch (limits.lower.isFinite, limits.upper.isFinite) {
    case (false, false):
      let minimum = try brentMinimum(tolerance: tolerance, along)
      (step, value) = (minimum.x, minimum.value)
    case (true, true):
      let minimum = try boundedMinimum(
        from: limits.lower, to: limits.upper, tolerance: tolerance / 100, along)
      (step, value) = (minimum.x, minimum.value)
    default:
      // One bound: the tangent maps a finite interval onto the half line.
      let minimum = try boundedMinimum(
        from: special_atan(limits.lower), to: special_atan(limits.upper), tolerance: tolerance / 100
      ) { try along(special_tan($0)) }
      (step, value) = (special_tan(minimum.x), minimum.value)
    }
    let move = scaled(step, direction)
    self.x = sum(x, 1, move)
    return move
  }

  /// The steps along a direction that stay inside the bounds; 0...0 if there are none.
  private func range(of direction: [Double], in bounds: Bounds) -> (lower: Double, upper: Double) {
    var (lower, upper) = (-Double.infinity, Double.infinity)
    for i in x.indices where direction[i] != 0 {
      let low = (bounds.lower[i] - x[i]) / direction[i]
      let high = (bounds.upper[i] - x[i]) / direction[i]
      lower = max(lower, min(low, high))
      upper = min(upper, max(low, high))
    }
    return upper >= lower ? (lower, upper) : (0, 0)
  }

  private mutating func evaluate(_ x: [Double]) throws -> Double {
    if Double(evaluations) >= maxfev { throw OutOfEvaluations() }
    evaluations += 1
    return try objective.evaluate(x)
  }

  private func ending() -> Termination {
    if let bounds, !bounds.contains(x), !x.contains(where: \.isNaN) {
      return Termination(4, "The result is outside of the provided bounds.", success: false)
    }
    if Double(evaluations) >= maxfev { return .tooManyEvaluations }
    if Double(iterations) >= maxiter {
      return Termination(2, Termination.tooManyIterations.message, success: false)
    }
    return value.isNaN || x.contains(where: \.isNaN) ? .notFinite : .converged
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    var result = OptimizeResult([
      ("fun", .double(value)), ("direc", .matrix(directions)), ("nit", .int(iterations)),
      ("nfev", .int(evaluations)), ("status", .int(ending.status)), ("success", .bool(ending.success)),
      ("message", .text(ending.message)), ("x", .vector(x)),
    ])
    result.warnings = warnings
    return result
  }
}
