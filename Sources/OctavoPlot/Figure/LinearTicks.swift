import Glibc

/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten: few enough for the room, two at least.
package enum LinearTicks {
  /// Steps to choose from within a decade, and a little beyond it on both sides.
  private static let steps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20]

  /// Tick places that cover the limits; one may lie beyond each end.
  /// - Parameter intervals: the most steps between the limits.
  package static func positions(_ limits: Limits, intervals: Int) -> [Double] {
    let ends = Scale.separated(limits, expander: 1e-13, tiny: 1e-14).ordered
    let count = Double(max(intervals, 1))
    let (scale, offset) = scaleAndOffset(ends, count)
    let low = ends.low - offset
    let high = ends.high - offset
    let candidates = steps.map { $0 * scale }
    let widest = candidates.firstIndex { $0 >= (high - low) / count } ?? candidates.count - 1
    // From the widest step down, until two ticks are inside.
    var ticks: [Double] = []
    for step in candidates[...widest].reversed() {
      let base = flooredQuotient(low, step) * step
      let first = floorIndex(low - base, step, offset)
      let last = ceilIndex(high - base, step, offset)
      // 10 intervals and some outside; anything else is a range floating point cannot divide.
      guard first.isFinite, last.isFinite, last >= first, last - first < 1000 else { continue }
      ticks = (0...Int(last - first)).map { (first + Double($0)) * step + base }
      if ticks.count(where: { $0 >= low && $0 <= high }) >= 2 { break }
    }
    return ticks.map { $0 + offset }
  }

  /// The power of ten below a step, and what to subtract when the values are far from zero for
  /// their spread.
  private static func scaleAndOffset(_ ends: Limits, _ count: Double) -> (scale: Double, offset: Double) {
    let spread = abs(ends.high - ends.low)
    let mean = (ends.high + ends.low) / 2
    let isNear = abs(mean) / spread < 100
    let offset = isNear ? 0 : copysign(pow(10, log10(abs(mean)).rounded(.down)), mean)
    return (pow(10, log10(spread / count).rounded(.down)), offset)
  }

  /// Index of the last multiple of `step` not above `value`, taking a near miss for a hit.
  private static func floorIndex(_ value: Double, _ step: Double, _ offset: Double) -> Double {
    let (quotient, rest) = flooredDivision(value, step)
    return isClose(rest / step, to: 1, step, offset) ? quotient + 1 : quotient
  }

  private static func ceilIndex(_ value: Double, _ step: Double, _ offset: Double) -> Double {
    let (quotient, rest) = flooredDivision(value, step)
    return isClose(rest / step, to: 0, step, offset) ? quotient : quotient + 1
  }

  /// The further the values are from zero, the more digits of their differences are lost.
  private static func isClose(_ value: Double, to edge: Double, _ step: Double, _ offset: Double) -> Bool {
    var tolerance = 1e-10
    if offset != 0 {
      tolerance = min(0.4999, max(tolerance, pow(10, log10(abs(offset) / step) - 12)))
    }
    return abs(value - edge) < tolerance
  }
}

/// Quotient rounded down and remainder of the divisor's sign, from the exact remainder: a quotient
/// that only rounding makes whole is not taken for whole.
func flooredDivision(_ value: Double, _ divisor: Double) -> (quotient: Double, rest: Double) {
  var rest = fmod(value, divisor)
  if rest != 0 && (rest < 0) != (divisor < 0) { rest += divisor }
  return (((value - rest) / divisor).rounded(), rest)
}

func flooredQuotient(_ value: Double, _ divisor: Double) -> Double {
  flooredDivision(value, divisor).quotient
}
