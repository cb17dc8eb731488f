/// The search along a line by Gill and Murray (NPL report NAC 37, 1974), with cubics through two points and slopes.
/// Steps are measured from the best point so far; the caller evaluates at `best + trial` and asks what is next.
struct GillMurraySearch {
  enum Outcome { case evaluate, found, failed }

  /// The best step, and its value.
  private(set) var best = 0.0
  private(set) var bestValue: Double
  /// How far from the best step the function is wanted.
  private(set) var trial = 0.0

  private let limit: Double
  private let valueTolerance: Double
  private let least: Double
  private let firstValue: Double
  /// The slope of the line that a good point lies below, and how flat it is there.
  private let sufficientSlope: Double
  private let flatness: Double
  private var relative: Double
  private var absolute: Double
  private var tolerance: Double
  private var bestSlope: Double
  /// The interval of uncertainty.
  private var (a, b): (Double, Double)
  /// The second best point.
  private var (w, wValue, wSlope): (Double, Double, Double)
  private var right: Double
  private var bound: Double
  private var widest: Double
  private var step: Double
  private var stretch = 5.0
  private var isBracketed = false

  /// Nil where there is nothing to search: a rising slope, or no room.
  init?(
    value: Double, slope: Double, first: Double, limit: Double, eta: Double, valueTolerance: Double,
    relative: Double, absolute: Double, least: Double
  ) {
    if first <= 0 || limit <= least || slope > 0 { return nil }
    (self.limit, self.valueTolerance, self.least) = (limit, valueTolerance, least)
    (self.relative, self.absolute) = (relative, min(absolute, limit))
    tolerance = self.absolute
    (firstValue, bestValue, wValue) = (value, value, value)
    (bestSlope, wSlope) = (slope, slope)
    (sufficientSlope, flatness) = (-1e-4 * slope, -eta * slope)
    (a, w) = (0, 0)
    bound = limit
    b = bound + relative * abs(bound) + self.absolute
    widest = b + b
    right = b
    step = first
    limitStep()
  }

  /// Keeps the step within its bound and away from the best point.
  private mutating func limitStep() {
    if step >= bound {
      step = bound
      bound -= (relative * abs(limit) + absolute) / (1 + relative)
    }
    trial = abs(step) < tolerance ? (step < 0 ? -tolerance : tolerance) : step
  }

  /// Takes the value and the slope at the trial point in.
  mutating func next(_ value: Double, _ slope: Double) -> Outcome {
    place(value, slope)
    var twice = tolerance + tolerance
    let middle = 0.5 * (a + b)
    let isFlat = abs(bestSlope) <= flatness && bestValue < firstValue
    let isInside = abs(best - limit) > tolerance || !isBracketed
    if abs(middle) <= twice - 0.5 * (b - a) || (isFlat && isInside) {
      if best != 0 { return .found }
      // Nothing gained: a finer tolerance, as long as values differ.
      if abs(firstValue - wValue) <= valueTolerance { return .failed }
      tolerance *= 0.1
      if tolerance < least { return .failed }
      relative *= 0.1
      absolute *= 0.1
      twice *= 0.1
    }
    interpolate(middle, twice)
    limitStep()
    return .evaluate
  }

  private mutating func place(_ value: Double, _ slope: Double) {
    var (value, slope) = (value, slope)
    if value <= bestValue {
      let chord = firstValue - (best + trial) * sufficientSlope
      if value <= chord {
        (wValue, bestValue) = (bestValue, value)
        (wSlope, bestSlope) = (bestSlope, slope)
        best += trial
        a -= trial
        b -= trial
        w = -trial
        bound -= trial
        if slope <= 0 {
          a = 0
        } else {
          b = 0
          isBracketed = true
        }
        tolerance = abs(best) * relative + absolute
        return
      }
      // Too little gained: the point becomes an end of the interval, with the slope of the chord.
      let bestChord = firstValue - best * sufficientSlope
      var gap = bestChord - bestValue
      if abs(gap) < 1e-15 { gap = gap < 0 ? -1e-15 : 1e-15 }
      slope = best == 0 ? -bestSlope : bestSlope * (chord - value) / gap
      value = max(0.5 * trial * (bestSlope + slope) + bestValue, bestValue)
    }
    if trial < 0 {
      a = trial
    } else {
      b = trial
      isBracketed = true
    }
    (w, wValue, wSlope) = (trial, value, slope)
  }

  private mutating func interpolate(_ middle: Double, _ twice: Double) {
    var (r, q, s) = (0.0, 0.0, 0.0)
    if abs(widest) > tolerance { (r, q, s) = cubic() }
    var left = a
    right = b
    step = middle
    if !isBracketed || (a == 0 && w < 0) || (b == 0 && w > 0) {
      if isBracketed {
        // The minimum is not between the best point and w.
        let far = a == 0 ? b : a
        let ratio = -w / far
        step = ratio < 1 ? 0.5 * far * ratio.squareRoot() : 5 * far * (0.1 + 1 / ratio) / 11
      } else {
        step = -stretch * w
        if step > bound { step = bound }
        if step != bound { stretch *= 5 }
      }
      if step <= 0 { left = step } else { right = step }
    }
    // A cubic's step must lie inside, and be less than half of the last but one.
    if abs(s) <= abs(0.5 * q * r) || s <= q * left || s >= q * right {
      widest = b - a
    } else {
      step = s / q
      if step - a < twice || b - step < twice { step = middle <= 0 ? -tolerance : tolerance }
    }
  }

  /// The minimum of the cubic as s / q, and the step before the last.
  private mutating func cubic() -> (r: Double, q: Double, s: Double) {
    var r = 3 * (bestValue - wValue) / w + bestSlope + wSlope
    var q = abs(r)
    if wSlope != 0, bestSlope != 0 {
      let mean = abs(bestSlope).squareRoot() * abs(wSlope).squareRoot()
      if wSlope / abs(wSlope) * bestSlope > 0 {
        if r < mean && r > -mean { return (0, 0, mean) }
        q = abs(r + mean).squareRoot() * abs(r - mean).squareRoot()
      } else {
        let larger = max(abs(r), mean)
        let ratio = min(abs(r), mean) / larger
        q = larger * (1 + ratio * ratio).squareRoot()
      }
    }
    if w < 0 { q = -q }
    var s = w * (bestSlope - r - q)
    q = wSlope - bestSlope + q + q
    if q > 0 { s = -s }
    q = abs(q)
    r = widest
    if right != step || isBracketed { widest = step }
    return (r, q, s)
  }
}
