/// An integral with its error estimate.
public struct QuadratureResult: Equatable, Sendable {
  public enum Ending: Int, Sendable {
    case converged = 0
    case tooManySubdivisions = 1
    case roundoff = 2
    case badIntegrand = 3
    case noExtrapolation = 4
    case divergent = 5
    case invalid = 6
  }

  public var value: Double
  /// A bound on the absolute error, as far as it can be estimated.
  public var error: Double
  public var evaluations: Int
  /// Intervals the range was divided into.
  public var intervals: Int
  public var ending: Ending
}

/// ∫ f from a to b, either of which may be infinite, by adaptive bisection with the 21-point Gauss–Kronrod rule (the
/// 15-point rule on the transformed variable for infinite ranges) and Wynn's extrapolation: QUADPACK's QAGS and QAGI.
///
/// - Parameters:
///   - absolute, relative: the error that is asked for; the larger bound counts.
///   - limit: the greatest number of intervals.
/// - Throws: what `f` throws.
public func integrate(
  from a: Double, to b: Double, absolute: Double = 1.49e-8, relative: Double = 1.49e-8, limit: Int = 50,
  _ f: (Double) throws -> Double
) rethrows -> QuadratureResult {
  if a > b {
    var result = try integrate(from: b, to: a, absolute: absolute, relative: relative, limit: limit, f)
    result.value = -result.value
    return result
  }
  let settings = AdaptiveQuadrature(absolute: absolute, relative: relative, limit: limit)
  if a.isFinite && b.isFinite {
    return try settings.run(from: a, to: b, pointsPerRule: 21) {
      try GaussKronrod.points21.estimate($0, $1, f)
    }
  }
  // x = bound ± (1 − t) / t maps (0, 1] to the half line.
  let isWhole = a.isInfinite && b.isInfinite
  let bound = isWhole ? 0 : a.isFinite ? a : b
  let sign = a.isFinite || isWhole ? 1.0 : -1.0
  return try settings.run(from: 0, to: 1, pointsPerRule: isWhole ? 30 : 15) { low, high in
    try GaussKronrod.points15.estimate(low, high) { t in
      let x = bound + sign * (1 - t) / t
      return (isWhole ? try f(x) + f(-x) : try f(x)) / t / t
    }
  }
}

/// The strategy all of QUADPACK's extrapolating integrators share.
private struct AdaptiveQuadrature {
  let absolute: Double
  let relative: Double
  let limit: Int

  private struct Interval {
    var low: Double
    var high: Double
    var value: Double
    var error: Double
    var width: Double { abs(high - low) }
  }

  private func bound(_ value: Double) -> Double { max(absolute, relative * abs(value)) }

  func run(
    from a: Double, to b: Double, pointsPerRule: Int, _ rule: (Double, Double) throws -> RuleEstimate
  ) rethrows -> QuadratureResult {
    let epsilon = Double.ulpOfOne
    func result(_ value: Double, _ error: Double, _ count: Int, _ code: Int) -> QuadratureResult {
      QuadratureResult(
        value: value, error: error, evaluations: count == 0 ? 0 : pointsPerRule * (2 * count - 1),
        intervals: count,
        ending: QuadratureResult.Ending(rawValue: code > 2 && code < 6 ? code - 1 : code == 6 ? 5 : code)
          ?? .invalid)
    }
    if limit < 1 || absolute <= 0 && relative < max(50 * epsilon, 0.5e-28) {
      return QuadratureResult(value: 0, error: 0, evaluations: 0, intervals: 0, ending: .invalid)
    }
    let first = try rule(a, b)
    var code = 0
    if first.error <= 100 * epsilon * first.magnitude && first.error > bound(first.value) { code = 2 }
    if limit == 1 { code = 1 }
    if code != 0 || (first.error <= bound(first.value) && first.error != first.deviation) || first.error == 0
    {
      return result(first.value, first.error, 1, code)
    }
    var intervals = [Interval(low: a, high: b, value: first.value, error: first.error)]
    var order = [0]
    var rank = 0  // place in `order` of the interval to divide next
    var (area, errorSum) = (first.value, first.error)
    var table = EpsilonTable()
    table.append(first.value)
    var (best, bestError) = (first.value, Double.greatestFiniteMagnitude)
    var (large, target, correction, small) = (0.0, 0.0, 0.0, 0.0)
    var (isExtrapolating, mayExtrapolate, hasRoundoff) = (false, true, false)
    var stalls = (plain: 0, extrapolated: 0, growing: 0)
    var sinceImproved = 0
    let isOneSigned = abs(first.value) >= (1 - 50 * epsilon) * first.magnitude
    func sum() -> QuadratureResult {
      result(intervals.reduce(0) { $0 + $1.value }, errorSum, intervals.count, code)
    }

    divide: while intervals.count < limit {
      let worst = order[rank]
      let parent = intervals[worst]
      let middle = 0.5 * (parent.low + parent.high)
      let left = try rule(parent.low, middle)
      let right = try rule(middle, parent.high)
      let (value, error) = (left.value + right.value, left.error + right.error)
      errorSum += error - parent.error
      area += value - parent.value
      if left.deviation != left.error && right.deviation != right.error {
        if abs(parent.value - value) <= 1e-5 * abs(value) && error >= 0.99 * parent.error {
          if isExtrapolating { stalls.extrapolated += 1 } else { stalls.plain += 1 }
        }
        if intervals.count + 1 > 10 && error > parent.error { stalls.growing += 1 }
      }
      let errorBound = bound(area)
      if stalls.plain + stalls.extrapolated >= 10 || stalls.growing >= 20 { code = 2 }
      if stalls.extrapolated >= 5 { hasRoundoff = true }
      if intervals.count + 1 == limit { code = 1 }
      if max(abs(parent.low), abs(parent.high))
        <= (1 + 100 * epsilon) * (abs(middle) + 1000 * Double.leastNormalMagnitude)
      {
        code = 4
      }
      let lower = Interval(low: parent.low, high: middle, value: left.value, error: left.error)
      let upper = Interval(low: middle, high: parent.high, value: right.value, error: right.error)
      intervals[worst] = left.error >= right.error ? lower : upper
      intervals.append(left.error >= right.error ? upper : lower)
      order.remove(at: rank)
      for index in [worst, intervals.count - 1] { insert(index, into: &order, intervals) }
      // The place stays where the search has come to, as long as errors there are the greatest left.
      while rank > 0 && intervals[order[rank - 1]].error < intervals[worst].error { rank -= 1 }
      rank = min(rank, order.count - 1)
      if errorSum <= errorBound { return sum() }
      if code != 0 { break }
      if intervals.count == 2 {
        small = (b - a) * 0.375
        (large, target) = (errorSum, errorBound)
        table.append(area)
        continue
      }
      if !mayExtrapolate { continue }
      large -= parent.error
      if abs(middle - parent.low) > small { large += error }
      if !isExtrapolating {
        if intervals[order[rank]].width > small { continue }
        isExtrapolating = true
        rank = 1
      }
      if !hasRoundoff && large > target {
        // Smallest intervals have to wait until the errors on the larger ones are small enough.
        let last = intervals.count > 2 + limit / 2 ? limit + 3 - intervals.count : intervals.count
        var k = rank + 1
        while k <= last, rank < order.count {
          if intervals[order[rank]].width > small { continue divide }
          rank += 1
          k += 1
        }
      }
      table.append(area)
      let (value3, error3) = table.extrapolate()
      sinceImproved += 1
      if sinceImproved > 5 && bestError < 1e-3 * errorSum { code = 5 }
      if error3 < bestError {
        sinceImproved = 0
        (best, bestError) = (value3, error3)
        correction = large
        target = bound(best)
        if bestError <= target { break }
      }
      if table.count == 1 { mayExtrapolate = false }
      if code == 5 { break }
      rank = 0
      isExtrapolating = false
      small *= 0.5
      large = errorSum
    }

    if bestError == .greatestFiniteMagnitude { return sum() }
    if code != 0 || hasRoundoff {
      if hasRoundoff { bestError += correction }
      if code == 0 { code = 3 }
      if best != 0 && area != 0 {
        if bestError / abs(best) > errorSum / abs(area) { return sum() }
      } else if bestError > errorSum {
        return sum()
      } else if area == 0 {
        return result(best, bestError, intervals.count, code)
      }
    }
    if isOneSigned || max(abs(best), abs(area)) > first.magnitude * 0.01 {
      if 0.01 > best / area || best / area > 100 || errorSum > abs(area) { code = 6 }
    }
    return result(best, bestError, intervals.count, code)
  }

  /// Keeps the errors in descending order.
  private func insert(_ index: Int, into order: inout [Int], _ intervals: [Interval]) {
    let place = order.firstIndex { intervals[$0].error < intervals[index].error } ?? order.count
    order.insert(index, at: place)
  }
}
