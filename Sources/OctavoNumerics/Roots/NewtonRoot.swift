/// A root of a function of one variable from a starting point: Newton's method, Halley's where the second
/// derivative is given, and the secant method where none is.
public struct NewtonRoot {
  /// Absolute and relative size of a step that ends the iteration.
  public var tol = 1.48e-8
  public var rtol = 0.0
  public var maxiter = 50

  public init() {}

  public enum Ending: Sendable {
    case converged
    /// Newton: the derivative is zero.
    case zeroDerivative
    /// Secant: both values are equal at different points, this far apart.
    case equalValues(distance: Double)
    case tooManyIterations
  }

  public struct Outcome: Sendable {
    public let root: Double
    /// Where it stopped, as messages say it.
    public let last: Double
    public let calls: Int
    public let iterations: Int
    public let method: String
    public let ending: Ending
    public var converged: Bool { if case .converged = ending { true } else { false } }
  }

  private func isClose(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isFinite && b.isFinite && abs(a - b) <= tol + rtol * abs(b))
  }

  public func newton(
    _ function: any RealFunction, derivative: any RealFunction, second: (any RealFunction)? = nil,
    from start: Double
  ) throws -> Outcome {
    var x = start
    var calls = 0
    var next = start
    // Named so once a second derivative has been used.
    var method = "newton"
    for iteration in 0..<maxiter {
      let value = try function.value(at: x)
      calls += 1
      func ending(_ root: Double, _ iterations: Int, _ ending: Ending) -> Outcome {
        Outcome(root: root, last: root, calls: calls, iterations: iterations, method: method, ending: ending)
      }
      if value == 0 { return ending(x, iteration, .converged) }
      let slope = try derivative.value(at: x)
      calls += 1
      if slope == 0 { return ending(x, iteration + 1, .zeroDerivative) }
      var step = value / slope
      if let second {
        let curvature = try second.value(at: x)
        calls += 1
        method = "halley"
        let adjustment = step * curvature / slope / 2
        // Halley's step only where its denominator keeps the direction.
        if abs(adjustment) < 1 { step /= 1 - adjustment }
      }
      next = x - step
      if isClose(next, x) { return ending(next, iteration + 1, .converged) }
      x = next
    }
    return Outcome(
      root: next, last: next, calls: calls, iterations: maxiter, method: method, ending: .tooManyIterations)
  }

  /// - Parameter second: another point; by default one close to the start.
  public func secant(_ function: any RealFunction, from start: Double, and second: Double? = nil) throws
    -> Outcome
  {
    var x0 = start
    var x1 = second ?? start * (1 + 1e-4)
    if second == nil { x1 += x1 >= 0 ? 1e-4 : -1e-4 }
    var f0 = try function.value(at: x0)
    var f1 = try function.value(at: x1)
    var calls = 2
    if abs(f1) < abs(f0) { (x0, x1, f0, f1) = (x1, x0, f1, f0) }
    var next = x1
    for iteration in 0..<maxiter {
      func ending(_ root: Double, _ last: Double, _ ending: Ending) -> Outcome {
        Outcome(
          root: root, last: last, calls: calls, iterations: iteration + 1, method: "secant", ending: ending)
      }
      if f1 == f0 {
        let middle = (x1 + x0) / 2
        // Equal points are where the method stands still; SciPy counts that as not converged too.
        return ending(middle, x1, .equalValues(distance: x1 - x0))
      }
      next =
        abs(f1) > abs(f0)
        ? (-f0 / f1 * x1 + x0) / (1 - f0 / f1) : (-f1 / f0 * x0 + x1) / (1 - f1 / f0)
      if isClose(next, x1) { return ending(next, next, .converged) }
      (x0, f0) = (x1, f1)
      x1 = next
      f1 = try function.value(at: x1)
      calls += 1
    }
    return Outcome(
      root: next, last: next, calls: calls, iterations: maxiter, method: "secant", ending: .tooManyIterations)
  }
}
