/// Minima of functions of one variable with everything SciPy reports: Brent's method and golden sections from a
/// bracket, Brent's method inside bounds (Brent, Algorithms for Minimization without Derivatives, 1973; Forsythe,
/// Malcolm and Moler, Computer Methods for Mathematical Computations, 1977).
public struct ScalarSearch {
  public struct Point: Sendable {
    public var x: Double
    public var value: Double
  }

  public struct Bracket: Sendable {
    public let points: [Point]
    public let calls: Int
    /// Whether the middle point lies between the others and below them.
    public let isValid: Bool

    /// The lowest point, for want of a minimum; NaN if anything is.
    public var lowest: Outcome {
      let isUnknown = points.contains { $0.x.isNaN || $0.value.isNaN }
      let best = points.dropFirst().reduce(points[0]) { $1.value < $0.value ? $1 : $0 }
      return Outcome(
        x: isUnknown ? .nan : best.x, value: isUnknown ? .nan : best.value, nit: 0, nfev: calls, isDone: false
      )
    }
  }

  /// Three points of one's own, in order.
  ///
  /// - Throws: `OptimizeError` unless the middle one lies between the others and is the lowest.
  public static func bracket(_ f: any RealFunction, _ a: Double, _ b: Double, _ c: Double) throws -> Bracket {
    let demand = "Bracketing values (xa, xb, xc) do not fulfill this requirement: "
    guard a < b, b < c else { throw OptimizeError(demand + "(xa < xb) and (xb < xc)") }
    let points = try [a, b, c].map { Point(x: $0, value: try f.value(at: $0)) }
    guard points[1].value < points[0].value, points[1].value < points[2].value else {
      throw OptimizeError(demand + "(f(xb) < f(xa)) and (f(xb) < f(xc))")
    }
    return Bracket(points: points, calls: 3, isValid: true)
  }

  public struct Outcome: Sendable {
    public let x: Double
    public let value: Double
    public let nit: Int
    public let nfev: Int
    public let isDone: Bool
  }

  /// A line of the display: the number of the evaluation, the point, how it was chosen.
  public typealias Trace = (_ count: Int, _ x: Double, _ value: Double, _ procedure: String) throws -> Void

  /// Three points around a minimum, found downhill from two.
  public static func bracket(
    _ f: any RealFunction, from xa: Double, to xb: Double, growLimit: Double = 110, maxiter: Int = 1000
  ) throws -> Bracket {
    let golden = 1.618034
    var calls = 0
    func at(_ x: Double) throws -> Point {
      calls += 1
      return Point(x: x, value: try f.value(at: x))
    }
    var a = try at(xa)
    var b = try at(xb)
    if a.value < b.value { swap(&a, &b) }
    var c = try at(b.x + golden * (b.x - a.x))
    var iterations = 0
    while c.value < b.value {
      let first = (b.x - a.x) * (b.value - c.value)
      let second = (b.x - c.x) * (b.value - a.value)
      let difference = second - first
      let denominator = abs(difference) < 1e-21 ? 2e-21 : 2 * difference
      var w = b.x - ((b.x - c.x) * second - (b.x - a.x) * first) / denominator
      let limit = b.x + growLimit * (c.x - b.x)
      if iterations > maxiter {
        throw OptimizeError(
          "No valid bracket was found before the iteration limit was reached. Consider trying different initial points or increasing `maxiter`."
        )
      }
      iterations += 1
      var next: Point
      if (w - c.x) * (b.x - w) > 0 {
        next = try at(w)
        if next.value < c.value {
          (a, b) = (b, next)
          break
        }
        if next.value > b.value {
          c = next
          break
        }
        next = try at(c.x + golden * (c.x - b.x))
      } else if (w - limit) * (limit - c.x) >= 0 {
        next = try at(limit)
      } else if (w - limit) * (c.x - w) > 0 {
        next = try at(w)
        if next.value < c.value {
          (b, c) = (c, next)
          w = c.x + golden * (c.x - b.x)
          next = try at(w)
        }
      } else {
        next = try at(c.x + golden * (c.x - b.x))
      }
      (a, b, c) = (b, c, next)
    }
    return Bracket(points: [a, b, c], calls: calls, isValid: isValid(a, b, c))
  }

  static func isValid(_ a: Point, _ b: Point, _ c: Point) -> Bool {
    let isLow = (b.value < c.value && b.value <= a.value) || (b.value < a.value && b.value <= c.value)
    let isOrdered = (a.x < b.x && b.x < c.x) || (c.x < b.x && b.x < a.x)
    return isLow && isOrdered && a.x.isFinite && b.x.isFinite && c.x.isFinite
  }

  /// - Parameter xtol: relative tolerance of x.
  public static func brent(
    _ f: any RealFunction, in bracket: Bracket, xtol: Double = 1.48e-8, maxiter: Int = 500,
    trace: Trace? = nil
  ) throws -> Outcome {
    let points = bracket.points
    var calls = bracket.calls
    var best = points[1]
    var (second, third) = (best, best)
    var low = min(points[0].x, points[2].x)
    var high = max(points[0].x, points[2].x)
    var (lastMove, move) = (0.0, 0.0)
    var iterations = 0
    try trace?(calls, best.x, best.value, "initial")
    while iterations < maxiter {
      let margin = xtol * abs(best.x) + 1e-11
      let middle = 0.5 * (low + high)
      if abs(best.x - middle) < 2 * margin - 0.5 * (high - low) { break }
      var isParabolic = false
      if abs(lastMove) > margin {
        let first = (best.x - second.x) * (best.value - third.value)
        let other = (best.x - third.x) * (best.value - second.value)
        var p = (best.x - third.x) * other - (best.x - second.x) * first
        var q = 2 * (other - first)
        if q > 0 { p = -p }
        q = abs(q)
        let beforeLast = lastMove
        lastMove = move
        if p > q * (low - best.x) && p < q * (high - best.x) && abs(p) < abs(0.5 * q * beforeLast) {
          isParabolic = true
          move = p / q
          let u = best.x + move
          if u - low < 2 * margin || high - u < 2 * margin { move = middle - best.x >= 0 ? margin : -margin }
        }
      }
      if !isParabolic {
        lastMove = best.x >= middle ? low - best.x : high - best.x
        move = 0.3819660 * lastMove
      }
      let x = abs(move) < margin ? (move >= 0 ? best.x + margin : best.x - margin) : best.x + move
      let trial = Point(x: x, value: try f.value(at: x))
      calls += 1
      if trial.value > best.value {
        if x < best.x { low = x } else { high = x }
        if trial.value <= second.value || second.x == best.x {
          (third, second) = (second, trial)
        } else if trial.value <= third.value || third.x == best.x || third.x == second.x {
          third = trial
        }
      } else {
        if x >= best.x { low = best.x } else { high = best.x }
        (third, second, best) = (second, best, trial)
      }
      iterations += 1
      try trace?(calls, best.x, best.value, isParabolic ? "parabolic" : "golden")
    }
    return Outcome(x: best.x, value: best.value, nit: iterations, nfev: calls, isDone: iterations < maxiter)
  }

  public static func golden(
    _ f: any RealFunction, in bracket: Bracket, xtol: Double = 1.4901161193847656e-08, maxiter: Int = 5000
  ) throws -> Outcome {
    let (r, c) = (0.61803399, 1 - 0.61803399)
    let (a, b, e) = (bracket.points[0].x, bracket.points[1].x, bracket.points[2].x)
    var calls = bracket.calls
    var (x0, x3) = (a, e)
    var (x1, x2) = abs(e - b) > abs(b - a) ? (b, b + c * (e - b)) : (b - c * (b - a), b)
    var f1 = try f.value(at: x1)
    var f2 = try f.value(at: x2)
    calls += 2
    var iterations = 0
    for _ in 0..<max(maxiter, 0) {
      if abs(x3 - x0) <= xtol * (abs(x1) + abs(x2)) { break }
      if f2 < f1 {
        (x0, x1) = (x1, x2)
        x2 = r * x1 + c * x3
        f1 = f2
        f2 = try f.value(at: x2)
      } else {
        (x3, x2) = (x2, x1)
        x1 = r * x2 + c * x0
        f2 = f1
        f1 = try f.value(at: x1)
      }
      calls += 1
      iterations += 1
    }
    let isFirst = f1 < f2
    return Outcome(
      x: isFirst ? x1 : x2, value: isFirst ? f1 : f2, nit: iterations, nfev: calls,
      isDone: iterations < maxiter)
  }

  /// - Parameter xatol: absolute tolerance of x.
  public static func bounded(
    _ f: any RealFunction, from lower: Double, to upper: Double, xatol: Double = 1e-5, maxiter: Int = 500,
    trace: Trace? = nil
  ) throws -> Outcome {
    let rootEpsilon = (2.2e-16).squareRoot()
    let goldenMean = 0.5 * (3 - 5.0.squareRoot())
    var (low, high) = (lower, upper)
    var best = Point(x: low + goldenMean * (high - low), value: 0)
    best.value = try f.value(at: best.x)
    var (second, third) = (best, best)
    var (move, lastMove) = (0.0, 0.0)
    var calls = 1
    try trace?(calls, best.x, best.value, "initial")
    while true {
      let middle = 0.5 * (low + high)
      let margin = rootEpsilon * abs(best.x) + xatol / 3
      if !(abs(best.x - middle) > 2 * margin - 0.5 * (high - low)) || calls >= maxiter { break }
      var isParabolic = false
      if abs(lastMove) > margin {
        let r = (best.x - second.x) * (best.value - third.value)
        var q = (best.x - third.x) * (best.value - second.value)
        var p = (best.x - third.x) * q - (best.x - second.x) * r
        q = 2 * (q - r)
        if q > 0 { p = -p }
        q = abs(q)
        let beforeLast = lastMove
        lastMove = move
        if abs(p) < abs(0.5 * q * beforeLast) && p > q * (low - best.x) && p < q * (high - best.x) {
          isParabolic = true
          move = (p + 0) / q
          let x = best.x + move
          if x - low < 2 * margin || high - x < 2 * margin { move = middle >= best.x ? margin : -margin }
        }
      }
      if !isParabolic {
        lastMove = best.x >= middle ? low - best.x : high - best.x
        move = goldenMean * lastMove
      }
      let x = best.x + (move >= 0 ? 1 : -1) * max(abs(move), margin)
      let trial = Point(x: x, value: try f.value(at: x))
      calls += 1
      try trace?(calls, x, trial.value, isParabolic ? "parabolic" : "golden")
      if trial.value <= best.value {
        if x >= best.x { low = best.x } else { high = best.x }
        (third, second, best) = (second, best, trial)
      } else {
        if x < best.x { low = x } else { high = x }
        if trial.value <= second.value || second.x == best.x {
          (third, second) = (second, trial)
        } else if trial.value <= third.value || third.x == best.x || third.x == second.x {
          third = trial
        }
      }
    }
    return Outcome(x: best.x, value: best.value, nit: calls, nfev: calls, isDone: calls < maxiter)
  }
}
