import Foundation

/// Sums in order, as `TruncatedNewton`'s paths depend on their rounding.
func plainDot(_ a: [Double], _ b: [Double]) -> Double { a.indices.reduce(0) { $0 + a[$1] * b[$1] } }

/// The Euclidean norm, by the largest element.
func scaledNorm(_ x: [Double]) -> Double {
  var (scale, squares) = (0.0, 1.0)
  for value in x where value != 0 {
    let size = abs(value)
    if scale < size {
      squares = 1 + squares * (scale / size) * (scale / size)
      scale = size
    } else {
      squares += (size / scale) * (size / scale)
    }
  }
  return scale * squares.squareRoot()
}

/// The objective of `TruncatedNewton` in variables that are shifted and scaled, its values times a factor.
struct ScaledObjective {
  private let objective: Objective
  private(set) var lower: [Double]
  private(set) var upper: [Double]
  private(set) var scale: [Double]
  private(set) var offset: [Double]
  var factor = 1.0
  private(set) var evaluations = 0
  /// No variable is free.
  let isConstant: Bool

  init(_ objective: Objective, _ x: [Double], _ bounds: Bounds, scale: [Double], offset: [Double]) {
    self.objective = objective
    (lower, upper) = (bounds.lower, bounds.upper)
    isConstant = x.indices.allSatisfy {
      bounds.lower[$0] == bounds.upper[$0] || (!scale.isEmpty && scale[$0] == 0)
    }
    self.scale = scale.map(abs)
    self.offset = offset
    for i in x.indices {
      let isBoxed = lower[i].isFinite && upper[i].isFinite
      if scale.isEmpty { self.scale.append(isBoxed ? upper[i] - lower[i] : 1 + abs(x[i])) }
      if offset.isEmpty {
        self.offset.append(!scale.isEmpty ? 0 : isBoxed ? (upper[i] + lower[i]) * 0.5 : x[i])
      }
      if !scale.isEmpty, scale[i] == 0 { (lower[i], upper[i], self.offset[i]) = (x[i], x[i], x[i]) }
    }
  }

  func scaledPoint(_ x: [Double]) -> [Double] {
    x.indices.map { scale[$0] > 0 ? (x[$0] - offset[$0]) / scale[$0] : x[$0] }
  }

  func point(_ x: [Double]) -> [Double] {
    x.indices.map { min(max(unbounded(x, $0), lower[$0]), upper[$0]) }
  }

  func unbounded(_ x: [Double], _ i: Int) -> Double { x[i] * scale[i] + offset[i] }

  func scaledGradient(_ gradient: [Double]) -> [Double] {
    gradient.indices.map { gradient[$0] * (scale[$0] * factor) }
  }

  mutating func evaluateRaw(_ x: [Double]) throws -> (Double, [Double]) {
    evaluations += 1
    return try objective.valueAndGradient(x)
  }

  /// The scaled value and the plain gradient at a scaled point.
  mutating func evaluate(_ x: [Double]) throws -> (Double, [Double]) {
    let (value, gradient) = try evaluateRaw(point(x))
    return (value * factor, gradient)
  }

  /// The Hessian times v by a difference of gradients.
  mutating func hessianProduct(
    _ v: [Double], _ x: [Double], _ gradient: [Double], _ step: Double
  ) throws -> [Double] {
    let moved = scaledGradient(try evaluate(sum(x, step, v)).1)
    let inverse = 1 / step
    return moved.indices.map { scale[$0] == 0 ? 0 : (moved[$0] - gradient[$0]) * inverse }
  }
}

/// Which variables stay where they are.
struct HeldVariables {
  private enum State { case free, lower, upper, constant }
  private var states: [State]

  init(_ problem: ScaledObjective, _ x: [Double]) {
    states = x.indices.map { i in
      if problem.scale[i] == 0 { return .constant }
      let (low, high, here) = (problem.lower[i], problem.upper[i], problem.unbounded(x, i))
      if low > -.infinity, here - low <= Self.tolerance(low) { return .lower }
      return high < .infinity && here - high >= Self.tolerance(high) ? .upper : .free
    }
  }

  private static func tolerance(_ bound: Double) -> Double { 10 * .ulpOfOne * (abs(bound) + 1) }

  func projected(_ x: [Double]) -> [Double] { x.indices.map { states[$0] == .free ? x[$0] : 0 } }

  /// How fast the value falls where a bound is left; negative if it falls.
  private func multiplier(_ i: Int, _ gradient: [Double]) -> Double {
    switch states[i] {
    case .lower: gradient[i]
    case .upper: -gradient[i]
    case .constant: -2 * gradient[i]
    case .free: 0
    }
  }

  /// Frees all variables that want to leave their bounds.
  mutating func release(against gradient: [Double]) {
    for i in states.indices where multiplier(i, gradient) < 0 { states[i] = .free }
  }

  /// Frees the variable that gains most by leaving its bound; false if none does.
  mutating func letGo(_ gradient: [Double]) -> Bool {
    var (place, least) = (-1, 0.0)
    for i in states.indices where states[i] != .constant && multiplier(i, gradient) < least {
      (place, least) = (i, multiplier(i, gradient))
    }
    if place >= 0 { states[place] = .free }
    return place >= 0
  }

  /// How far one can go before a bound is met.
  func longestStep(_ limit: Double, _ problem: ScaledObjective, _ x: [Double], _ direction: [Double])
    -> Double
  {
    var step = limit
    for i in x.indices where states[i] == .free && direction[i] != 0 {
      let bound = direction[i] < 0 ? problem.lower[i] : problem.upper[i]
      let room = (bound - problem.offset[i]) / problem.scale[i] - x[i]
      if direction[i] < 0 ? room > step * direction[i] : room < step * direction[i] {
        step = room / direction[i]
      }
    }
    return step
  }

  /// Holds the variables that have come to their bounds; false if there are none.
  mutating func take(_ problem: ScaledObjective, _ x: inout [Double], _ direction: [Double]) -> Bool {
    var isAny = false
    for i in x.indices where states[i] == .free && direction[i] != 0 {
      let here = problem.unbounded(x, i)
      let (low, high) = (problem.lower[i], problem.upper[i])
      if direction[i] < 0, low > -.infinity {
        guard here - low <= Self.tolerance(low) else { continue }
        states[i] = .lower
        x[i] = (low - problem.offset[i]) / problem.scale[i]
        isAny = true
      } else if high < .infinity, high - here <= Self.tolerance(high) {
        states[i] = .upper
        x[i] = (high - problem.offset[i]) / problem.scale[i]
        isAny = true
      }
    }
    return isAny
  }
}

/// A diagonal with one or two self-scaled BFGS updates (Nash, SIAM J. Sci. Stat. Comput. 6, 1985): by the last step, and
/// by the sum of those since the last reset.
struct TwoStepPreconditioner {
  var diagonal: [Double]
  private var isPlain = true
  private var isReset = false
  private var (step, change): ([Double], [Double])
  private var (sumOfSteps, sumOfChanges): ([Double], [Double])
  private var curvature = 0.0
  private var sumCurvature = 0.0

  init(dimension n: Int) {
    diagonal = [Double](repeating: 1, count: n)
    step = [Double](repeating: 0, count: n)
    (change, sumOfSteps, sumOfChanges) = (step, step, step)
  }

  /// Adds the last step to the sums, or starts them with it, which it says.
  mutating func accumulate() -> Bool {
    sumOfSteps = isReset ? step : sum(sumOfSteps, 1, step)
    sumOfChanges = isReset ? change : sum(sumOfChanges, 1, change)
    return isReset
  }

  mutating func record(change: [Double], step: [Double]) {
    (self.change, self.step) = (change, step)
    curvature = plainDot(change, step)
  }

  mutating func prepare(reset: Bool) {
    isReset = reset
    if !reset {
      sumCurvature = plainDot(sumOfChanges, sumOfSteps)
      isReset = sumCurvature <= 0
    }
    isPlain = false
  }

  func solved(_ g: [Double]) -> [Double] {
    if isPlain { return g.indices.map { g[$0] / diagonal[$0] } }
    func divided(_ v: [Double]) -> [Double] { v.indices.map { v[$0] * (1 / diagonal[$0]) } }
    var (hg, hy) = (divided(g), divided(change))
    if !isReset {
      let hr = divided(sumOfChanges)
      func corrected(_ hv: [Double], _ v: [Double]) -> [Double] {
        Self.updated(
          hv, sumOfSteps, hr, sumCurvature, plainDot(sumOfChanges, hr), plainDot(v, sumOfSteps),
          plainDot(v, hr))
      }
      (hg, hy) = (corrected(hg, g), corrected(hy, change))
    }
    return Self.updated(hg, step, hy, curvature, plainDot(change, hy), plainDot(g, step), plainDot(g, hy))
  }

  private static func updated(
    _ hv: [Double], _ s: [Double], _ hy: [Double], _ ys: Double, _ yhy: Double, _ vs: Double, _ vhy: Double
  ) -> [Double] {
    if ys == 0 { return hv }
    let delta = (yhy / ys + 1) * vs / ys - vhy / ys
    let beta = -vs / ys
    return hv.indices.map { hv[$0] + delta * s[$0] + beta * hy[$0] }
  }

  /// The diagonal of the updated matrix, to start the next diagonal from.
  func updatedDiagonal() -> [Double] {
    if isPlain { return diagonal }
    func orOne(_ x: Double) -> Double { x == 0 ? 1 : x }
    let first = isReset ? step : sumOfSteps
    let firstChange = isReset ? change : sumOfChanges
    let image = diagonal.indices.map { diagonal[$0] * first[$0] }
    let size = orOne(plainDot(first, image))
    let bend = orOne(isReset ? curvature : sumCurvature)
    var result = diagonal.indices.map { i in
      let d = diagonal[i]
      return d - d * d * first[i] * first[i] / size + firstChange[i] * firstChange[i] / bend
    }
    if isReset { return result }
    let mixed = plainDot(step, image)
    let cross = plainDot(sumOfChanges, step)
    let second = diagonal.indices.map {
      diagonal[$0] * step[$0] - image[$0] * mixed / size + sumOfChanges[$0] * cross / bend
    }
    let secondSize = orOne(plainDot(step, second))
    // SciPy subtracts the last term as well, where the update adds it; so the paths are the same.
    for i in result.indices {
      result[i] -= second[i] * second[i] / secondSize + change[i] * change[i] / orOne(curvature)
    }
    return result
  }
}
