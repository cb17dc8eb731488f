/// A bracketed root by Alefeld, Potra and Shi's method (ACM TOMS 21, 1995, algorithm 748): inverse cubic
/// interpolation, quadratic Newton steps and a double-length secant step.
public struct Toms748: Sendable {
  public var xtol = 2e-12
  public var rtol = 4 * Double.ulpOfOne
  public var maxiter = 100
  /// Newton steps per iteration.
  public var k = 1

  public init() {}

  /// How a run that did not find signs to work with failed.
  public enum Failure: Error {
    case invalidValue(x: Double, value: Double)
    case sameSign(a: Double, fa: Double, b: Double, fb: Double)
  }

  public struct Outcome: Sendable {
    public let root: Double
    public let calls: Int
    public let iterations: Int
    public let converged: Bool
    /// The interval in which the root lies.
    public let bracket: (Double, Double)
  }

  private struct Point {
    var x: Double
    var f: Double
  }

  public func solve(_ function: any RealFunction, from a: Double, to b: Double) throws -> Outcome {
    var calls = 0
    var iterations = 0
    func at(_ x: Double) throws -> Point {
      let value = try function.value(at: x)
      calls += 1
      guard value.isFinite else { throw Failure.invalidValue(x: x, value: value) }
      return Point(x: x, f: value)
    }
    var low = try at(a)
    func ending(_ x: Double, _ converged: Bool = true) -> Outcome {
      Outcome(root: x, calls: calls, iterations: iterations, converged: converged, bracket: (low.x, high.x))
    }
    var high = Point(x: b, f: 0)
    if low.f == 0 { return ending(a) }
    high = try at(b)
    if high.f == 0 { return ending(b) }
    if low.f * high.f > 0 { throw Failure.sameSign(a: a, fa: low.f, b: b, fb: high.f) }
    /// Puts a point into the bracket and returns the end it replaces.
    func narrow(_ point: Point) -> Point {
      if (low.f > 0) == (point.f > 0) {
        defer { low = point }
        return low
      }
      defer { high = point }
      return high
    }
    var c = try at(secant(low, high))
    if c.f == 0 { return ending(c.x) }
    var d = narrow(c)
    var e: Point?
    iterations = 1
    while true {
      iterations += 1
      let width = high.x - low.x
      var candidate: Double?
      for step in 2...max(k + 1, 2) {
        if let e, isSpread([low.f, high.f, d.f, e.f]) {
          let x = inverseCubic([low, high, d, e])
          if low.x < x && x < high.x { candidate = x }
        }
        c = try at(candidate ?? quadraticNewton(low, high, d, steps: step))
        if c.f == 0 { return ending(c.x) }
        e = d
        d = narrow(c)
      }
      let isLow = abs(low.f) < abs(high.f)
      let best = isLow ? low : high
      let slope = isLow ? (high.f - low.f) / (high.x - low.x) : (low.f - high.f) / (low.x - high.x)
      var x = best.x - 2 * best.f / slope
      if abs(x - best.x) > 0.5 * (high.x - low.x) {
        x = (low.x + high.x) / 2
      } else if abs(x - best.x) <= Double.ulpOfOne * abs(best.x) {
        let other = isLow ? high : low
        if Self.exponent(best.f) < Self.exponent(other.f) - 50 {
          x = (31 * best.x + other.x) / 32
        } else {
          let sign: Double = isLow ? 1 : -1
          x = best.x + (sign * abs(x) * rtol + sign * xtol)
        }
        if !(low.x < x && x < high.x) { x = (low.x + high.x) / 2 }
      }
      c = try at(x)
      if c.f == 0 { return ending(c.x) }
      e = d
      d = narrow(c)
      if high.x - low.x > 0.5 * width {
        e = d
        let middle = try at((low.x + high.x) / 2)
        if middle.f == 0 { return ending(middle.x) }
        d = narrow(middle)
      }
      let middle = (low.x + high.x) / 2
      if abs(low.x - high.x) <= xtol + rtol * abs(high.x) { return ending(middle) }
      if iterations >= maxiter { return ending(middle, false) }
    }
  }

  private static func exponent(_ x: Double) -> Int { x == 0 ? 0 : Int(x.exponent) + 1 }

  private func secant(_ a: Point, _ b: Point) -> Double {
    var x = Double.nan
    if a.f != b.f {
      x =
        abs(b.f) > abs(a.f)
        ? (-a.f / b.f * b.x + a.x) / (1 - a.f / b.f) : (-b.f / a.f * a.x + b.x) / (1 - b.f / a.f)
    }
    return a.x < x && x < b.x ? x : (a.x + b.x) / 2
  }

  /// Whether all values are different enough, and none zero, for inverse interpolation.
  private func isSpread(_ values: [Double]) -> Bool {
    for (i, a) in values.enumerated() {
      if a == 0 || !a.isFinite { return false }
      for b in values[(i + 1)...] where abs(a - b) <= 32 * Double.ulpOfOne { return false }
    }
    return true
  }

  /// The zero of the cubic through x as a function of f, by Neville's scheme.
  private func inverseCubic(_ points: [Point]) -> Double {
    let n = points.count
    var q = points.map(\.x)
    var d = q
    var total = 0.0
    for k in 1..<n {
      var (nextQ, nextD) = (q, d)
      for i in k..<n {
        let alpha = d[i] - q[i - 1]
        let gap = points[i - k].f - points[i].f
        nextQ[i] = points[i].f / gap * alpha
        nextD[i] = points[i - k].f / gap * alpha
      }
      (q, d) = (nextQ, nextD)
      total += q[n - 1]
    }
    return total + points[n - 1].x
  }

  /// Newton's iteration for the zero of the quadratic through three points.
  private func quadraticNewton(_ a: Point, _ b: Point, _ d: Point, steps: Int) -> Double {
    let slope = (b.f - a.f) / (b.x - a.x)
    let curvature = ((d.f - b.f) / (d.x - b.x) - slope) / (d.x - a.x)
    if curvature == 0 { return a.x - a.f / slope }
    func value(_ x: Double) -> Double { (curvature * (x - b.x) + slope) * (x - a.x) + a.f }
    var r = (curvature > 0) == (a.f > 0) ? a.x : b.x
    for _ in 0..<steps {
      let next = r - value(r) / (slope + curvature * (2 * r - a.x - b.x))
      if !(a.x < next && next < b.x) {
        return a.x < r && r < b.x ? r : (a.x + b.x) / 2
      }
      r = next
    }
    return r
  }
}
