/// First derivatives from differences, with the step rule of `scipy.optimize`: relative steps are
/// ε^½ (two-point) or ε^⅓ (three-point) times max(1, |x|), away from zero in the sign of x.
public struct FiniteDifference: Equatable, Sendable {
  public enum Scheme: String, Sendable {
    case twoPoint = "2-point"
    case threePoint = "3-point"
  }

  public var scheme: Scheme
  /// The step itself, the same for all components; has precedence.
  public var absoluteStep: Double?
  /// The step as a multiple of |x|, per component or one for all.
  public var relativeStep: [Double]?

  public init(_ scheme: Scheme, absoluteStep: Double? = nil, relativeStep: [Double]? = nil) {
    self.scheme = scheme
    self.absoluteStep = absoluteStep
    self.relativeStep = relativeStep
  }

  /// Differences have half of a number's digits. A method whose tolerances are all below this one would go on in
  /// their rounding, and takes exact derivatives in their place where there are any.
  static let finestTolerance = 1e-12

  /// No step was asked for.
  var isPlain: Bool { absoluteStep == nil && relativeStep == nil }

  /// Two points at √ε, as BFGS and CG take it.
  public static let `default` = FiniteDifference(.twoPoint, absoluteStep: Double.ulpOfOne.squareRoot())

  /// - Parameters:
  ///   - value: the function at x.
  ///   - bounds: no point outside them is evaluated; x is inside.
  public func gradient(
    at x: [Double], value: Double, bounds: Bounds?, _ function: ([Double]) throws -> Double
  ) throws -> [Double] {
    guard scheme == .twoPoint else {
      return try columns(at: x, values: [value], bounds: bounds) { [try function($0)] }.map { $0[0] }
    }
    try check(x, bounds)
    var (point, gradient) = (x, x)
    for i in x.indices {
      let (step, _) = fitted(self.step(x[i], i), x[i], bounds?.lower[i], bounds?.upper[i])
      point[i] = x[i] + step
      gradient[i] = (try function(point) - value) / (point[i] - x[i])
      point[i] = x[i]
    }
    return gradient
  }

  private func check(_ x: [Double], _ bounds: Bounds?) throws {
    if let bounds, !bounds.contains(x) { throw OptimizeError("`x0` violates bound constraints.") }
  }

  /// The derivatives of a vector function: for each variable, one per value.
  ///
  /// - Throws: `OptimizeError` if the number of values changes.
  public func columns(
    at x: [Double], values: [Double], bounds: Bounds?, _ function: ([Double]) throws -> [Double]
  ) throws -> [[Double]] {
    try check(x, bounds)
    var point = x
    return try x.indices.map { i in
      defer { point[i] = x[i] }
      func valuesAt(_ xi: Double) throws -> [Double] {
        point[i] = xi
        let found = try function(point)
        guard found.count == values.count else {
          throw OptimizeError("The function gave \(values.count) values at first, then \(found.count).")
        }
        return found
      }
      let (step, isOneSided) = fitted(self.step(x[i], i), x[i], bounds?.lower[i], bounds?.upper[i])
      if scheme == .twoPoint {
        let ahead = try valuesAt(x[i] + step)
        let width = (x[i] + step) - x[i]
        return values.indices.map { (ahead[$0] - values[$0]) / width }
      }
      if isOneSided {
        let near = try valuesAt(x[i] + step)
        let far = try valuesAt(x[i] + 2 * step)
        let width = (x[i] + 2 * step) - x[i]
        return values.indices.map { (-3 * values[$0] + 4 * near[$0] - far[$0]) / width }
      }
      let left = try valuesAt(x[i] - step)
      let right = try valuesAt(x[i] + step)
      let width = (x[i] + step) - (x[i] - step)
      return values.indices.map { (right[$0] - left[$0]) / width }
    }
  }

  private func step(_ x: Double, _ i: Int) -> Double {
    let root = scheme == .twoPoint ? Double.ulpOfOne.squareRoot() : pow(Double.ulpOfOne, 1.0 / 3)
    let sign = x >= 0 ? 1.0 : -1.0
    let fallback = root * sign * max(1, abs(x))
    // A step that does not change x would divide by zero.
    if let absoluteStep { return (x + absoluteStep) - x == 0 ? fallback : absoluteStep }
    guard let relativeStep, !relativeStep.isEmpty else { return fallback }
    let step = relativeStep[min(i, relativeStep.count - 1)] * sign * abs(x)
    return (x + step) - x == 0 ? fallback : step
  }

  /// The step turned round or shortened so that all its points are inside the bounds, and whether the
  /// difference is one-sided.
  private func fitted(
    _ step: Double, _ x: Double, _ lower: Double?, _ upper: Double?
  ) -> (Double, Bool) {
    let (lower, upper) = (lower ?? -.infinity, upper ?? .infinity)
    if lower == -.infinity && upper == .infinity {
      return (scheme == .twoPoint ? step : abs(step), scheme == .twoPoint)
    }
    let below = x - lower
    let above = upper - x
    if scheme == .twoPoint {
      let end = x + step
      let outside = end < lower || end > upper
      let fits = abs(step) <= max(below, above)
      if outside && fits { return (-step, true) }
      if !fits { return (above >= below ? above : -below, true) }
      return (step, true)
    }
    let size = abs(step)
    if below >= size && above >= size { return (size, false) }
    if above >= below { return (min(size, 0.5 * above), true) }
    return (-min(size, 0.5 * below), true)
  }
}
