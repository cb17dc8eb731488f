// The dogleg method in a rectangular trust region (Voglis and Lagaris, A rectangular trust region dogleg approach
// for unconstrained and bound constrained nonlinear optimization, 2004).
extension LeastSquares {
  public func dogbox(from start: [Double]) throws -> Result {
    var state = try self.start(start)
    let initialCost = state.cost
    let n = start.count
    let m = state.fun.count
    let maxEvaluations = settings.maxEvaluations ?? 100 * n
    var radius = largestAbsolute((0..<n).map { start[$0] * state.inverseScale[$0] })
    if radius == 0 { radius = 1 }
    var onBound = start.indices.map {
      start[$0] == bounds.upper[$0] ? 1 : start[$0] == bounds.lower[$0] ? -1 : 0
    }
    var status: Int?
    var iteration = 0
    var stepNorm: Double?
    var lastReduction: Double?
    var optimality = 0.0
    var fullGradient = state.gradient
    while true {
      let free = (0..<n).filter { !(Double(onBound[$0]) * state.gradient[$0] < 0) }
      fullGradient = state.gradient
      let gradient = free.map { state.gradient[$0] }
      optimality = largestAbsolute(gradient)
      if optimality < settings.gtol { status = 1 }
      try show?(
        Progress(
          iteration: iteration, nfev: state.nfev, cost: state.cost, reduction: lastReduction,
          stepNorm: stepNorm,
          optimality: optimality))
      if status != nil || state.nfev == maxEvaluations { break }
      let region = Region(
        x: free.map { state.x[$0] }, lower: free.map { bounds.lower[$0] },
        upper: free.map { bounds.upper[$0] },
        scale: free.map { state.scale[$0] })
      let jacobian = state.jacobian.selectingColumns(free)
      let newton = jacobian.leastSquares(scaled(-1, state.f))
      let (a, b, _) = quadraticAlong(jacobian, gradient, scaled(-1, gradient))
      var reduction = -1.0
      while reduction <= 0 && state.nfev < maxEvaluations {
        let (freeStep, hits, isAtBoundary) = region.dogleg(newton, gradient, a, b, radius: radius)
        var step = [Double](repeating: 0, count: n)
        for (k, i) in free.enumerated() { step[i] = freeStep[k] }
        let predicted = -quadratic(jacobian, gradient, freeStep)
        var x = bounds.clip(sum(state.x, 1, step))
        let fun = try residuals(x)
        guard fun.count == m else {
          throw OptimizeError("The residuals were \(m) at first, then \(fun.count).")
        }
        state.nfev += 1
        let length = largestAbsolute((0..<n).map { step[$0] * state.inverseScale[$0] })
        if !fun.allSatisfy(\.isFinite) {
          radius = 0.25 * length
          continue
        }
        let cost = try settings.loss.cost(fun, scale: settings.lossScale)
        reduction = state.cost - cost
        let (newRadius, ratio) = updatedRadius(
          radius, actual: reduction, predicted: predicted, stepNorm: length, isAtBoundary: isAtBoundary)
        radius = newRadius
        stepNorm = norm(step)
        status = leastSquaresStatus(
          reduction: reduction, cost: state.cost, stepNorm: stepNorm ?? 0, norm: norm(state.x), ratio: ratio,
          ftol: settings.ftol, xtol: settings.xtol)
        if reduction > 0 {
          for (k, i) in free.enumerated() { onBound[i] = hits[k] }
          for i in 0..<n where onBound[i] != 0 { x[i] = onBound[i] < 0 ? bounds.lower[i] : bounds.upper[i] }
          (state.x, state.fun, state.cost) = (x, fun, cost)
        }
        if status != nil { break }
      }
      if reduction > 0 {
        try linearize(&state)
        state.njev += 1
        lastReduction = reduction
      } else {
        (stepNorm, lastReduction) = (0, 0)
      }
      iteration += 1
      if try report?(state.x, state.f, state.cost, iteration, state.nfev) ?? false {
        status = -2
        break
      }
    }
    var found = result(state, gradient: fullGradient, optimality: optimality, mask: onBound, status ?? 0)
    found.initialCost = initialCost
    return found
  }

  /// The free variables' box.
  private struct Region {
    let x: [Double]
    let lower: [Double]
    let upper: [Double]
    let scale: [Double]

    /// A step along Powell's dogleg to the edge of the box and the trust region together.
    func dogleg(
      _ newton: [Double], _ gradient: [Double], _ a: Double, _ b: Double, radius: Double
    ) -> (step: [Double], hits: [Int], isAtBoundary: Bool) {
      let low = x.indices.map { max(lower[$0] - x[$0], -radius * scale[$0]) }
      let high = x.indices.map { min(upper[$0] - x[$0], radius * scale[$0]) }
      var bound = [Int](repeating: 0, count: x.count)
      if x.indices.allSatisfy({ newton[$0] >= low[$0] && newton[$0] <= high[$0] }) {
        return (newton, bound, false)
      }
      let origin = [Double](repeating: 0, count: x.count)
      let limit = stepToBound(origin, scaled(-1, gradient), low, high).step
      let cauchy = scaled(-minimizedQuadratic(a, b, from: 0, to: limit).t, gradient)
      let rest = difference(newton, cauchy)
      let (length, hits) = stepToBound(cauchy, rest, low, high)
      var isAtBoundary = false
      for i in x.indices {
        if hits[i] < 0 {
          if low[i] == lower[i] - x[i] { bound[i] = -1 }
          if low[i] == -radius * scale[i] { isAtBoundary = true }
        } else if hits[i] > 0 {
          if high[i] == upper[i] - x[i] { bound[i] = 1 }
          if high[i] == radius * scale[i] { isAtBoundary = true }
        }
      }
      return (sum(cauchy, length, rest), bound, isAtBoundary)
    }
  }
}
