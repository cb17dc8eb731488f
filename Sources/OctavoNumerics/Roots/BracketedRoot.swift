/// A root of a function of one variable inside an interval over whose ends its sign changes.
///
/// Sources: Brent, Algorithms for Minimization Without Derivatives, 1973 (`brent`); Bus and Dekker, ACM TOMS 1, 1975
/// (hyperbolic extrapolation); Ridders, IEEE Trans. Circuits and Systems 26, 1979.
public struct BracketedRoot: Sendable {
  public enum Method: String, Sendable {
    case bisect, ridder, brentq, brenth
  }

  public var method: Method
  /// Absolute and relative tolerance of the root.
  public var xtol = 2e-12
  public var rtol = 4 * Double.ulpOfOne
  public var maxiter = 100

  public init(_ method: Method) { self.method = method }

  public struct Outcome: Sendable {
    public let root: Double
    public let calls: Int
    public let iterations: Int
    public let converged: Bool
  }

  /// The function has the same sign at both ends.
  public struct SameSign: Error {}

  /// - Throws: `SameSign`, and whatever the function throws.
  public func solve(_ function: any RealFunction, from a: Double, to b: Double) throws -> Outcome {
    let fa = try function.value(at: a)
    let fb = try function.value(at: b)
    if fa == 0 { return Outcome(root: a, calls: 2, iterations: 0, converged: true) }
    if fb == 0 { return Outcome(root: b, calls: 2, iterations: 0, converged: true) }
    if (fa < 0) == (fb < 0) { throw SameSign() }
    switch method {
    case .bisect: return try bisect(function, a, b, fa)
    case .ridder: return try ridder(function, a, b, fa, fb)
    case .brentq, .brenth: return try brent(function, a, b, fa, fb)
    }
  }

  private func bisect(_ f: any RealFunction, _ a: Double, _ b: Double, _ fa: Double) throws -> Outcome {
    var a = a
    var width = b - a
    for iteration in 1...max(maxiter, 1) where maxiter > 0 {
      width *= 0.5
      let middle = a + width
      let value = try f.value(at: middle)
      if (value < 0) == (fa < 0) && value != 0 { a = middle }
      if value == 0 || abs(width) < xtol + rtol * abs(middle) {
        return Outcome(root: middle, calls: 2 + iteration, iterations: iteration, converged: true)
      }
    }
    return Outcome(root: a, calls: 2 + maxiter, iterations: maxiter, converged: false)
  }

  private func ridder(
    _ f: any RealFunction, _ a: Double, _ b: Double, _ fa: Double, _ fb: Double
  ) throws -> Outcome {
    var (a, b, fa, fb) = (a, b, fa, fb)
    var calls = 2
    for iteration in 1...max(maxiter, 1) where maxiter > 0 {
      let half = 0.5 * (b - a)
      let middle = a + half
      let value = try f.value(at: middle)
      let limit = 0.5 * (xtol + rtol * abs(middle))
      let sign: Double = fb - fa > 0 ? 1 : -1
      // The step of false position on the function times an exponential, kept inside the interval.
      let step = half * (sign * value) / (value * value - fa * fb).squareRoot()
      let x = middle - (step < 0 ? -1 : 1) * min(abs(step), abs(half) - limit)
      let next = try f.value(at: x)
      calls += 2
      if next == 0 { return Outcome(root: x, calls: calls, iterations: iteration, converged: true) }
      if (next < 0) != (value < 0) {
        (a, fa, b, fb) = (x, next, middle, value)
      } else if (next < 0) != (fa < 0) {
        (b, fb) = (x, next)
      } else {
        (a, fa) = (x, next)
      }
      if abs(b - a) < xtol + rtol * abs(x) {
        return Outcome(root: x, calls: calls, iterations: iteration, converged: true)
      }
    }
    return Outcome(root: a, calls: calls, iterations: maxiter, converged: false)
  }

  private func brent(
    _ f: any RealFunction, _ a: Double, _ b: Double, _ fa: Double, _ fb: Double
  ) throws -> Outcome {
    var (previous, fprevious) = (a, fa)
    var (current, fcurrent) = (b, fb)
    var (other, fother) = (0.0, 0.0)
    var (step, lastStep) = (0.0, 0.0)
    var calls = 2
    for iteration in 1...max(maxiter, 1) where maxiter > 0 {
      if fprevious != 0 && fcurrent != 0 && (fprevious < 0) != (fcurrent < 0) {
        (other, fother) = (previous, fprevious)
        step = current - previous
        lastStep = step
      }
      if abs(fother) < abs(fcurrent) {
        (previous, current, other) = (current, other, current)
        (fprevious, fcurrent, fother) = (fcurrent, fother, fcurrent)
      }
      let delta = (xtol + rtol * abs(current)) / 2
      let half = (other - current) / 2
      if fcurrent == 0 || abs(half) < delta {
        return Outcome(root: current, calls: calls, iterations: iteration, converged: true)
      }
      if abs(lastStep) > delta && abs(fcurrent) < abs(fprevious) {
        let trial = interpolated(previous, current, other, fprevious, fcurrent, fother)
        if 2 * abs(trial) < min(abs(lastStep), 3 * abs(half) - delta) {
          (lastStep, step) = (step, trial)
        } else {
          (lastStep, step) = (half, half)
        }
      } else {
        (lastStep, step) = (half, half)
      }
      (previous, fprevious) = (current, fcurrent)
      current += abs(step) > delta ? step : half > 0 ? delta : -delta
      fcurrent = try f.value(at: current)
      calls += 1
    }
    return Outcome(root: current, calls: calls, iterations: maxiter, converged: false)
  }

  /// Secant with two points, else inverse quadratic (`brentq`) or hyperbolic (`brenth`).
  private func interpolated(
    _ previous: Double, _ current: Double, _ other: Double, _ fprevious: Double, _ fcurrent: Double,
    _ fother: Double
  ) -> Double {
    if previous == other { return -fcurrent * (current - previous) / (fcurrent - fprevious) }
    let dprevious = (fprevious - fcurrent) / (previous - current)
    let dother = (fother - fcurrent) / (other - current)
    if method == .brenth {
      return -fcurrent * (fother - fprevious) / (fother * dprevious - fprevious * dother)
    }
    return -fcurrent * (fother * dother - fprevious * dprevious) / (dother * dprevious * (fother - fprevious))
  }
}
