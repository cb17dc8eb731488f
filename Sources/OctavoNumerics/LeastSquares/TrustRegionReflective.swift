// The trust-region reflective method for bounded least squares (Branch, Coleman and Li, SIAM J. Sci. Comput. 21,
// 1999), with the trust-region problem solved through singular values (Moré, 1978). Without bounds it is the
// Levenberg–Marquardt method in trust-region form.
extension LeastSquares {
  public func trustRegionReflective(from start: [Double]) throws -> Result {
    let isFree = bounds.isFree
    let x0 = bounds.strictlyInside(start)
    var state = try self.start(x0)
    let initialCost = state.cost
    let n = x0.count
    let m = state.fun.count
    let maxEvaluations = settings.maxEvaluations ?? 100 * n
    var (v, dv) = scaling(state)
    var radius = norm(
      x0.indices.map { i in
        let weight = dv[i] != 0 ? v[i] * state.inverseScale[i] : v[i]
        return x0[i] * state.inverseScale[i] / weight.squareRoot()
      })
    if radius == 0 { radius = 1 }
    var parameter = 0.0
    var status: Int?
    var iteration = 0
    var stepNorm: Double?
    var lastReduction: Double?
    var optimality = 0.0
    while true {
      (v, dv) = scaling(state)
      optimality = largestAbsolute((0..<n).map { state.gradient[$0] * v[$0] })
      if optimality < settings.gtol { status = 1 }
      try show?(
        Progress(
          iteration: iteration, nfev: state.nfev, cost: state.cost, reduction: lastReduction,
          stepNorm: stepNorm,
          optimality: optimality))
      if status != nil || state.nfev == maxEvaluations { break }
      for i in 0..<n where dv[i] != 0 { v[i] *= state.inverseScale[i] }
      let d = (0..<n).map { v[$0].squareRoot() * state.scale[$0] }
      let diagonal = (0..<n).map { state.gradient[$0] * dv[$0] * state.scale[$0] }
      let gradient = (0..<n).map { d[$0] * state.gradient[$0] }
      let jacobian = state.jacobian.scalingColumns(d)
      let svd = decomposed(jacobian, state.f, isFree ? nil : diagonal)
      let theta = max(0.995, 1 - optimality)
      var reduction = -1.0
      while reduction <= 0 && state.nfev < maxEvaluations {
        let move = svd.trustRegionStep(rows: m, radius: radius, parameter: &parameter)
        let step: [Double]
        let scaledStep: [Double]
        let predicted: Double
        if isFree {
          scaledStep = move
          step = (0..<n).map { d[$0] * move[$0] }
          predicted = -quadratic(jacobian, gradient, move)
        } else {
          (step, scaledStep, predicted) = selectStep(
            state.x, jacobian, diagonal, gradient, move, d, radius: radius, theta: theta)
        }
        let moved = sum(state.x, 1, step)
        let x = isFree ? moved : bounds.strictlyInside(moved, rstep: 0)
        let fun = try residuals(x)
        guard fun.count == m else {
          throw OptimizeError("The residuals were \(m) at first, then \(fun.count).")
        }
        state.nfev += 1
        let length = norm(scaledStep)
        if !fun.allSatisfy(\.isFinite) {
          radius = 0.25 * length
          continue
        }
        let cost = try settings.loss.cost(fun, scale: settings.lossScale)
        reduction = state.cost - cost
        let (newRadius, ratio) = updatedRadius(
          radius, actual: reduction, predicted: predicted, stepNorm: length,
          isAtBoundary: length > 0.95 * radius)
        stepNorm = norm(step)
        status = leastSquaresStatus(
          reduction: reduction, cost: state.cost, stepNorm: stepNorm ?? 0, norm: norm(state.x), ratio: ratio,
          ftol: settings.ftol, xtol: settings.xtol)
        if reduction > 0 { (state.x, state.fun, state.cost) = (x, fun, cost) }
        if status != nil { break }
        parameter *= radius / newRadius
        radius = newRadius
      }
      if reduction > 0 {
        try linearize(&state)
        state.njev += 1
        lastReduction = reduction
      } else {
        (stepNorm, lastReduction) = (0, 0)
      }
      iteration += 1
      if try report?(state.x, state.fun, state.cost, iteration, state.nfev) ?? false {
        status = -2
        break
      }
    }
    var found = result(
      state, optimality: optimality,
      mask: isFree ? [Int](repeating: 0, count: n) : bounds.active(state.x, rtol: settings.xtol), status ?? 0)
    found.initialCost = initialCost
    return found
  }

  /// Coleman and Li's distances to the bounds the gradient points away from, and their derivatives.
  private func scaling(_ state: State) -> (v: [Double], dv: [Double]) {
    var v = [Double](repeating: 1, count: state.x.count)
    var dv = [Double](repeating: 0, count: state.x.count)
    for i in state.x.indices {
      if state.gradient[i] < 0 && bounds.upper[i].isFinite {
        (v[i], dv[i]) = (bounds.upper[i] - state.x[i], -1)
      } else if state.gradient[i] > 0 && bounds.lower[i].isFinite {
        (v[i], dv[i]) = (state.x[i] - bounds.lower[i], 1)
      }
    }
    return (v, dv)
  }

  private func decomposed(_ jacobian: Matrix, _ f: [Double], _ diagonal: [Double]?) -> SingularValues {
    guard let diagonal else { return SingularValues(jacobian, projecting: f) }
    let n = jacobian.columns
    var augmented = Matrix(rows: jacobian.rows + n, columns: n)
    augmented.elements.replaceSubrange(0..<jacobian.elements.count, with: jacobian.elements)
    for i in 0..<n { augmented[jacobian.rows + i, i] = diagonal[i].squareRoot() }
    return SingularValues(augmented, projecting: f + [Double](repeating: 0, count: n))
  }

  /// The best of three steps: the trust-region step shortened to the bounds, the same reflected at them, and the
  /// scaled steepest descent.
  private func selectStep(
    _ x: [Double], _ jacobian: Matrix, _ diagonal: [Double], _ gradient: [Double], _ move: [Double],
    _ d: [Double],
    radius: Double, theta: Double
  ) -> (step: [Double], scaled: [Double], reduction: Double) {
    let (lower, upper) = (bounds.lower, bounds.upper)
    func unscaled(_ s: [Double]) -> [Double] { s.indices.map { d[$0] * s[$0] } }
    var p = unscaled(move)
    var pScaled = move
    if bounds.contains(sum(x, 1, p)) {
      return (p, pScaled, -quadratic(jacobian, gradient, pScaled, diagonal: diagonal))
    }
    let (stride, hits) = stepToBound(x, p, lower, upper)
    var reflected = pScaled
    for i in reflected.indices where hits[i] != 0 { reflected[i] = -reflected[i] }
    var r = unscaled(reflected)
    p = scaled(stride, p)
    pScaled = scaled(stride, pScaled)
    let onBound = sum(x, 1, p)
    let toRegion = intersection(pScaled, reflected, radius)
    let toBound = stepToBound(onBound, r, lower, upper).step
    let length = min(toBound, toRegion)
    var from = 0.0
    var to = -1.0
    if length > 0 {
      from = (1 - theta) * stride / length
      to = length == toBound ? theta * toBound : toRegion
    }
    var reflectedValue = Double.infinity
    if from <= to {
      let (a, b, c) = quadraticAlong(jacobian, gradient, reflected, diagonal: diagonal, from: pScaled)
      let best = minimizedQuadratic(a, b, from: from, to: to, c)
      reflectedValue = best.value
      reflected = sum(scaled(best.t, reflected), 1, pScaled)
      r = unscaled(reflected)
    }
    p = scaled(theta, p)
    pScaled = scaled(theta, pScaled)
    let value = quadratic(jacobian, gradient, pScaled, diagonal: diagonal)
    var steepestScaled = scaled(-1, gradient)
    var steepest = unscaled(steepestScaled)
    let steepestToRegion = radius / norm(steepestScaled)
    let steepestToBound = stepToBound(x, steepest, lower, upper).step
    let limit = steepestToBound < steepestToRegion ? theta * steepestToBound : steepestToRegion
    let (a, b, _) = quadraticAlong(jacobian, gradient, steepestScaled, diagonal: diagonal)
    let best = minimizedQuadratic(a, b, from: 0, to: limit)
    steepestScaled = scaled(best.t, steepestScaled)
    steepest = scaled(best.t, steepest)
    if value < reflectedValue && value < best.value { return (p, pScaled, -value) }
    if reflectedValue < value && reflectedValue < best.value { return (r, reflected, -reflectedValue) }
    return (steepest, steepestScaled, -best.value)
  }

  /// The positive multiple of s that reaches the boundary of the trust region from x.
  private func intersection(_ x: [Double], _ s: [Double], _ radius: Double) -> Double {
    let a = dot(s, s)
    let b = dot(x, s)
    let c = dot(x, x) - radius * radius
    let root = max(b * b - a * c, 0).squareRoot()
    let q = -(b + (b < 0 ? -root : root))
    return max(q / a, c / q)
  }
}

extension SingularValues {
  /// The step that minimises the linear model within the radius, by Moré's iteration for its parameter.
  func trustRegionStep(rows m: Int, radius: Double, parameter: inout Double) -> [Double] {
    let n = right.first?.count ?? 0
    let products = zip(values, projected).map { $0 * $1 }
    func step(_ weights: [Double]) -> [Double] {
      var p = [Double](repeating: 0, count: n)
      for (k, weight) in weights.enumerated() { for j in 0..<n { p[j] -= right[k][j] * weight } }
      return p
    }
    func excess(_ alpha: Double) -> (value: Double, slope: Double) {
      let denominators = values.map { $0 * $0 + alpha }
      let length = norm(zip(products, denominators).map { $0 / $1 })
      var slope = 0.0
      for (product, denominator) in zip(products, denominators) {
        slope -= product * product / (denominator * denominator * denominator)
      }
      return (length - radius, slope / length)
    }
    var isFullRank = false
    if m >= n, let largest = values.first, let smallest = values.last {
      isFullRank = smallest > Double.ulpOfOne * Double(m) * largest
    }
    if isFullRank {
      let newton = step(zip(projected, values).map { $0 / $1 })
      if norm(newton) <= radius {
        parameter = 0
        return newton
      }
    }
    var upper = norm(products) / radius
    var lower = 0.0
    if isFullRank {
      let (value, slope) = excess(0)
      lower = -value / slope
    }
    var alpha = parameter
    if !isFullRank && alpha == 0 { alpha = max(0.001 * upper, (lower * upper).squareRoot()) }
    for _ in 0..<10 {
      if alpha < lower || alpha > upper { alpha = max(0.001 * upper, (lower * upper).squareRoot()) }
      let (value, slope) = excess(alpha)
      if value < 0 { upper = alpha }
      let ratio = value / slope
      lower = max(lower, alpha - ratio)
      alpha -= (value + radius) * ratio / radius
      if abs(value) < 0.01 * radius { break }
    }
    parameter = alpha
    let p = step(zip(products, values).map { $0 / ($1 * $1 + alpha) })
    return scaled(radius / norm(p), p)
  }
}
