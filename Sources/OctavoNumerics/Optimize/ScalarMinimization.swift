/// A minimum of a function of one variable.
struct ScalarMinimum {
  let x: Double
  let value: Double
}

/// Three points of which the middle one is lowest, by Brent's downhill expansion (Algorithms for Minimization
/// without Derivatives, 1973) with golden steps and parabolic extrapolation, from 0 and 1.
///
/// - Returns: the points with their values; `isValid` is false if no minimum was enclosed.
private func bracket(
  _ f: (Double) throws -> Double
) throws -> (points: [ScalarMinimum], isValid: Bool) {
  let golden = 1.618034
  let growLimit = 110.0
  var a = ScalarMinimum(x: 0, value: try f(0))
  var b = ScalarMinimum(x: 1, value: try f(1))
  if a.value < b.value { swap(&a, &b) }
  func at(_ x: Double) throws -> ScalarMinimum { ScalarMinimum(x: x, value: try f(x)) }
  var c = try at(b.x + golden * (b.x - a.x))
  var iterations = 0
  while c.value < b.value && iterations <= 1000 {
    iterations += 1
    let first = (b.x - a.x) * (b.value - c.value)
    let second = (b.x - c.x) * (b.value - a.value)
    let difference = second - first
    let denominator = abs(difference) < 1e-21 ? 2e-21 : 2 * difference
    var w = b.x - ((b.x - c.x) * second - (b.x - a.x) * first) / denominator
    let limit = b.x + growLimit * (c.x - b.x)
    var next: ScalarMinimum
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
  let lowest =
    (b.value < c.value && b.value <= a.value) || (b.value < a.value && b.value <= c.value)
  let ordered = (a.x < b.x && b.x < c.x) || (c.x < b.x && b.x < a.x)
  let finite = [a, b, c].allSatisfy { $0.x.isFinite }
  return ([a, b, c], lowest && ordered && finite)
}

/// Brent's method from a bracket found downhill from 0 and 1; where there is none, the best point of the
/// search for it.
///
/// - Parameter tolerance: relative, of x.
func brentMinimum(tolerance: Double, _ f: (Double) throws -> Double) throws -> ScalarMinimum {
  let (points, isValid) = try bracket(f)
  guard isValid else {
    if points.contains(where: { $0.x.isNaN || $0.value.isNaN }) {
      return ScalarMinimum(x: .nan, value: .nan)
    }
    return points.dropFirst().reduce(points[0]) { $1.value < $0.value ? $1 : $0 }
  }
  let goldenSection = 0.3819660
  var best = points[1]
  var second = best
  var third = best
  var low = min(points[0].x, points[2].x)
  var high = max(points[0].x, points[2].x)
  var lastMove = 0.0
  var move = 0.0
  for _ in 0..<500 {
    let margin = tolerance * abs(best.x) + 1e-11
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
      move = goldenSection * lastMove
    }
    let x = abs(move) < margin ? (move >= 0 ? best.x + margin : best.x - margin) : best.x + move
    let trial = ScalarMinimum(x: x, value: try f(x))
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
  }
  return best
}

/// Brent's method inside an interval (Forsythe, Malcolm and Moler, Computer Methods for Mathematical
/// Computations, 1977).
///
/// - Parameter tolerance: absolute, of x.
func boundedMinimum(
  from lower: Double, to upper: Double, tolerance: Double, _ f: (Double) throws -> Double
) throws -> ScalarMinimum {
  let rootEpsilon = (2.2e-16).squareRoot()
  let goldenMean = 0.5 * (3 - 5.0.squareRoot())
  var (low, high) = (lower, upper)
  let start = low + goldenMean * (high - low)
  var best = ScalarMinimum(x: start, value: try f(start))
  var second = best
  var third = best
  var move = 0.0
  var lastMove = 0.0
  var evaluations = 1
  while true {
    let middle = 0.5 * (low + high)
    let margin = rootEpsilon * abs(best.x) + tolerance / 3
    if !(abs(best.x - middle) > 2 * margin - 0.5 * (high - low)) || evaluations >= 500 { return best }
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
        move = p / q
        let x = best.x + move
        if x - low < 2 * margin || high - x < 2 * margin { move = middle >= best.x ? margin : -margin }
      }
    }
    if !isParabolic {
      lastMove = best.x >= middle ? low - best.x : high - best.x
      move = goldenMean * lastMove
    }
    let x = best.x + (move >= 0 ? 1 : -1) * max(abs(move), margin)
    let trial = ScalarMinimum(x: x, value: try f(x))
    evaluations += 1
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
}
