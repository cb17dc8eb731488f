/// Linear least squares with bounds on the variables: the trust-region reflective method, and the active-set method
/// of Stark and Parker (Computational Statistics 10, 1995).
public struct LinearLeastSquares {
  public enum Method: String, Sendable { case trf, bvls }

  public struct Progress: Sendable {
    public let iteration: Int
    public let cost: Double
    public let reduction: Double?
    public let stepNorm: Double?
    public let optimality: Double
  }

  public struct Result: Sendable {
    public var x: [Double]
    public var fun: [Double]
    public var cost: Double
    public var optimality: Double
    public var activeMask: [Int]
    public var nit: Int
    public var status: Int
    public var initialCost: Double
    /// The solution without bounds, its squared residual where that is defined, rank and singular values.
    public var unbounded: (x: [Double], residual: [Double], rank: Int, singular: [Double])

    public var success: Bool { status > 0 }
    public var message: String {
      switch status {
      case -1: "The algorithm was not able to make progress on the last iteration."
      case 0: "The maximum number of iterations is exceeded."
      case 1: "The first-order optimality measure is less than `tol`."
      case 2: "The relative change of the cost function is less than `tol`."
      default: "The unconstrained solution is optimal."
      }
    }
  }

  private let a: Matrix
  private let b: [Double]
  private let bounds: Bounds
  public var tol = 1e-10
  public var maxiter: Int?
  public var show: ((Progress) throws -> Void)?

  /// - Parameter rows: A, row by row, as many as b has elements.
  public init(_ rows: [Double], columns: Int, _ b: [Double], bounds: Bounds) {
    a = Matrix(rows: b.count, columns: columns, rows)
    (self.b, self.bounds) = (b, bounds)
  }

  public func solve(_ method: Method) throws -> Result {
    let svd = SingularValues(a, projecting: b)
    let rank = svd.values.count { $0 > Double.ulpOfOne * (svd.values.first ?? 0) }
    let x = a.leastSquares(b)
    let r = residuals(x)
    let isOverdetermined = rank == a.columns && a.rows > a.columns
    let unbounded = (x: x, residual: isOverdetermined ? [dot(r, r)] : [], rank: rank, singular: svd.values)
    if bounds.contains(x) {
      return Result(
        x: x, fun: r, cost: 0.5 * dot(r, r), optimality: largestAbsolute(a.transposedTimes(r)),
        activeMask: x.map { _ in 0 }, nit: 0, status: 3, initialCost: 0.5 * dot(r, r), unbounded: unbounded)
    }
    var result = try method == .trf ? reflective(x) : activeSet(x)
    result.unbounded = unbounded
    return result
  }

  private func residuals(_ x: [Double]) -> [Double] { difference(a.times(x), b) }

  private func result(
    _ x: [Double], _ r: [Double], _ optimality: Double, _ mask: [Int], _ nit: Int, _ status: Int?,
    _ initial: Double
  ) -> Result {
    Result(
      x: x, fun: r, cost: 0.5 * dot(r, r), optimality: optimality, activeMask: mask, nit: nit,
      status: status ?? 0,
      initialCost: initial, unbounded: ([], [], 0, []))
  }

  // MARK: Trust-region reflective

  private func reflective(_ solution: [Double]) throws -> Result {
    let n = a.columns
    var x = bounds.strictlyInside(bounds.reflected(solution), rstep: 0.1)
    var r = residuals(x)
    var g = a.transposedTimes(r)
    var cost = 0.5 * dot(r, r)
    let initialCost = cost
    var status: Int?
    var (stepNorm, reduction): (Double?, Double?)
    var optimality = 0.0
    var iteration = 0
    while iteration < maxiter ?? 100 {
      var v = [Double](repeating: 1, count: n)
      var dv = [Double](repeating: 0, count: n)
      for i in 0..<n {
        if g[i] < 0 && bounds.upper[i].isFinite { (v[i], dv[i]) = (bounds.upper[i] - x[i], -1) }
        if g[i] > 0 && bounds.lower[i].isFinite { (v[i], dv[i]) = (x[i] - bounds.lower[i], 1) }
      }
      optimality = largestAbsolute((0..<n).map { g[$0] * v[$0] })
      if optimality < tol { status = 1 }
      try show?(
        Progress(
          iteration: iteration, cost: cost, reduction: reduction, stepNorm: stepNorm, optimality: optimality))
      if status != nil { break }
      let diagonal = (0..<n).map { g[$0] * dv[$0] }
      let d = v.map { $0.squareRoot() }
      let scaledGradient = (0..<n).map { d[$0] * g[$0] }
      let scaledMatrix = a.scalingColumns(d)
      let move = scaled(-1, regularized(scaledMatrix, diagonal, r))
      let p = (0..<n).map { d[$0] * move[$0] }
      let slope = dot(p, g)
      if slope > 0 { status = -1 }
      let theta = 1 - min(0.005, optimality)
      var step = selectStep(x, scaledMatrix, scaledGradient, diagonal, p, move, d, theta)
      var change = -quadratic(a, g, step)
      if change < 0 {
        (step, change) = backtracked(x, g, p, theta, slope)
      } else {
        x = bounds.strictlyInside(sum(x, 1, step), rstep: 0)
      }
      stepNorm = norm(step)
      reduction = change
      r = residuals(x)
      g = a.transposedTimes(r)
      if change < tol * cost { status = 2 }
      cost = 0.5 * dot(r, r)
      iteration += 1
    }
    let nit = min(iteration + 1, maxiter ?? 100)
    return result(x, r, optimality, bounds.active(x, rtol: tol), nit, status, initialCost)
  }

  /// The least-squares solution of A p = r, D^½ p = 0.
  private func regularized(_ matrix: Matrix, _ diagonal: [Double], _ r: [Double]) -> [Double] {
    let n = matrix.columns
    var augmented = Matrix(rows: matrix.rows + n, columns: n)
    augmented.elements.replaceSubrange(0..<matrix.elements.count, with: matrix.elements)
    for i in 0..<n { augmented[matrix.rows + i, i] = diagonal[i].squareRoot() }
    return augmented.leastSquares(
      r + [Double](repeating: 0, count: n), cutoff: Double.ulpOfOne * Double(matrix.rows))
  }

  private func selectStep(
    _ x: [Double], _ matrix: Matrix, _ gradient: [Double], _ diagonal: [Double], _ p: [Double],
    _ move: [Double],
    _ d: [Double], _ theta: Double
  ) -> [Double] {
    if bounds.contains(sum(x, 1, p)) { return p }
    let (lower, upper) = (bounds.lower, bounds.upper)
    func unscaled(_ s: [Double]) -> [Double] { s.indices.map { d[$0] * s[$0] } }
    let (stride, hits) = stepToBound(x, p, lower, upper)
    var reflected = move
    for i in reflected.indices where hits[i] != 0 { reflected[i] = -reflected[i] }
    var r = unscaled(reflected)
    var shortened = scaled(stride, p)
    var shortenedScaled = scaled(stride, move)
    let reach = stepToBound(sum(x, 1, shortened), r, lower, upper).step
    var reflectedValue = Double.infinity
    if theta * reach > 0 {
      let (a, b, c) = quadraticAlong(matrix, gradient, reflected, diagonal: diagonal, from: shortenedScaled)
      let best = minimizedQuadratic(a, b, from: (1 - theta) * reach, to: theta * reach, c)
      reflectedValue = best.value
      r = unscaled(sum(shortenedScaled, best.t, reflected))
    }
    shortened = scaled(theta, shortened)
    shortenedScaled = scaled(theta, shortenedScaled)
    let value = quadratic(matrix, gradient, shortenedScaled, diagonal: diagonal)
    let steepestScaled = scaled(-1, gradient)
    let steepest = unscaled(steepestScaled)
    let limit = theta * stepToBound(x, steepest, lower, upper).step
    let (a, b, _) = quadraticAlong(matrix, gradient, steepestScaled, diagonal: diagonal)
    let best = minimizedQuadratic(a, b, from: 0, to: limit)
    if value < reflectedValue && value < best.value { return shortened }
    if reflectedValue < value && reflectedValue < best.value { return r }
    return scaled(best.t, steepest)
  }

  private func backtracked(
    _ x: [Double], _ g: [Double], _ p: [Double], _ theta: Double, _ slope: Double
  ) -> (step: [Double], change: Double) {
    var alpha = 1.0
    var moved = bounds.reflected(sum(x, alpha, p))
    var step = difference(moved, x)
    var change = -quadratic(a, g, step)
    while !(change > -0.1 * alpha * slope) && alpha > 1e-300 {
      alpha *= 0.5
      moved = bounds.reflected(sum(x, alpha, p))
      step = difference(moved, x)
      change = -quadratic(a, g, step)
    }
    if bounds.active(moved, rtol: 1e-10).contains(where: { $0 != 0 }) {
      moved = bounds.strictlyInside(bounds.reflected(sum(x, theta * alpha, p)), rstep: 0)
      step = difference(moved, x)
      change = -quadratic(a, g, step)
    }
    return (step, change)
  }

  // MARK: Active set

  private func activeSet(_ solution: [Double]) throws -> Result {
    let n = a.columns
    var x = solution
    var onBound = [Int](repeating: 0, count: n)
    for i in 0..<n {
      if x[i] <= bounds.lower[i] { (x[i], onBound[i]) = (bounds.lower[i], -1) }
      if x[i] >= bounds.upper[i] { (x[i], onBound[i]) = (bounds.upper[i], 1) }
    }
    var r = residuals(x)
    var cost = 0.5 * dot(r, r)
    let initialCost = cost
    var g = a.transposedTimes(r)
    var free = (0..<n).filter { onBound[$0] == 0 }
    var isActive = onBound.map { $0 != 0 }
    var (stepNorm, reduction): (Double?, Double?)
    var iteration = 0
    func optimality() -> Double {
      (0..<n).map { onBound[$0] == 0 ? abs(g[$0]) : g[$0] * Double(onBound[$0]) }.max() ?? 0
    }
    func freeSolution(_ free: [Int]) -> [Double] {
      let held = (0..<n).map { isActive[$0] ? x[$0] : 0 }
      return a.selectingColumns(free).leastSquares(
        difference(b, a.times(held)), cutoff: Double.ulpOfOne * Double(max(a.rows, free.count)))
    }
    while !free.isEmpty {
      try show?(
        Progress(
          iteration: iteration, cost: cost, reduction: reduction, stepNorm: stepNorm, optimality: optimality()
        ))
      iteration += 1
      let before = free.map { x[$0] }
      let z = freeSolution(free)
      var rest: [Int] = []
      for (k, i) in free.enumerated() {
        if z[k] < bounds.lower[i] {
          (x[i], onBound[i], isActive[i]) = (bounds.lower[i], -1, true)
        } else if z[k] > bounds.upper[i] {
          (x[i], onBound[i], isActive[i]) = (bounds.upper[i], 1, true)
        } else {
          x[i] = z[k]
          rest.append(i)
        }
      }
      r = residuals(x)
      reduction = cost - 0.5 * dot(r, r)
      cost = 0.5 * dot(r, r)
      g = a.transposedTimes(r)
      stepNorm = norm(difference(free.map { x[$0] }, before))
      if rest.count == free.count { break }
      free = rest
    }
    let limit = (maxiter ?? n) + iteration
    var status: Int?
    var best = optimality()
    var last = iteration
    while iteration < limit {
      last = iteration
      try show?(
        Progress(iteration: iteration, cost: cost, reduction: reduction, stepNorm: stepNorm, optimality: best)
      )
      if best < tol { status = 1 }
      if status != nil { break }
      let released = (0..<n).max { g[$0] * Double(onBound[$0]) < g[$1] * Double(onBound[$1]) } ?? 0
      onBound[released] = 0
      var before: [Double] = []
      var after: [Double] = []
      while true {
        free = (0..<n).filter { onBound[$0] == 0 }
        isActive = onBound.map { $0 != 0 }
        before = free.map { x[$0] }
        let z = freeSolution(free)
        var shortest: (alpha: Double, k: Int, side: Int)?
        for (side, isOutside) in [
          (-1, { (k: Int) in z[k] < bounds.lower[free[k]] }), (1, { z[$0] > bounds.upper[free[$0]] }),
        ] {
          for k in free.indices where isOutside(k) {
            let bound = side < 0 ? bounds.lower[free[k]] : bounds.upper[free[k]]
            let alpha = (bound - x[free[k]]) / (z[k] - x[free[k]])
            if alpha < shortest?.alpha ?? .infinity { shortest = (alpha, k, side) }
          }
        }
        guard let (alpha, k, side) = shortest else {
          for (k, i) in free.enumerated() { x[i] = z[k] }
          after = z
          break
        }
        for (k, i) in free.enumerated() { x[i] = x[i] * (1 - alpha) + alpha * z[k] }
        onBound[free[k]] = side
      }
      stepNorm = norm(difference(after, before))
      r = residuals(x)
      reduction = cost - 0.5 * dot(r, r)
      if reduction ?? 0 < tol * cost { status = 2 }
      cost = 0.5 * dot(r, r)
      g = a.transposedTimes(r)
      best = optimality()
      iteration += 1
    }
    return result(x, r, best, onBound, last + 1, status, initialCost)
  }
}

extension Bounds {
  /// The point folded back into the bounds, as if they were mirrors.
  func reflected(_ y: [Double]) -> [Double] {
    if contains(y) { return y }
    return y.indices.map { i in
      switch (lower[i].isFinite, upper[i].isFinite) {
      case (true, false): return max(y[i], 2 * lower[i] - y[i])
      case (false, true): return min(y[i], 2 * upper[i] - y[i])
      case (false, false): return y[i]
      case (true, true):
        let width = upper[i] - lower[i]
        var t = (y[i] - lower[i]).truncatingRemainder(dividingBy: 2 * width)
        if t < 0 { t += 2 * width }
        return lower[i] + min(t, 2 * width - t)
      }
    }
  }
}

/// Least squares with variables that may not be negative (Lawson and Hanson, Solving Least Squares Problems, 1974,
/// chapter 23).
///
/// - Parameter rows: A, row by row.
/// - Returns: the solution and the norm of its residual; nil if `maxiter` was not enough.
public func nonNegativeLeastSquares(
  _ rows: [Double], columns n: Int, _ b: [Double], maxiter: Int
) -> (x: [Double], norm: Double)? {
  let a = Matrix(rows: b.count, columns: n, rows)
  var x = [Double](repeating: 0, count: n)
  var isFree = [Bool](repeating: false, count: n)
  var slope = a.transposedTimes(b)
  let tolerance = 10 * Double(max(b.count, n)) * Double.ulpOfOne * largestAbsolute(a.columnNorms)
  var iterations = 0
  while isFree.contains(false) {
    let best = (0..<n).filter { !isFree[$0] }.max { slope[$0] < slope[$1] }
    guard let entering = best, slope[entering] > tolerance else { break }
    isFree[entering] = true
    while true {
      iterations += 1
      if iterations > maxiter { return nil }
      let free = (0..<n).filter { isFree[$0] }
      let z = a.selectingColumns(free).leastSquares(b)
      let negative = free.indices.filter { z[$0] <= 0 }
      if negative.isEmpty {
        x = [Double](repeating: 0, count: n)
        for (k, i) in free.enumerated() { x[i] = z[k] }
        break
      }
      let alpha = negative.map { x[free[$0]] / (x[free[$0]] - z[$0]) }.min() ?? 0
      for (k, i) in free.enumerated() {
        x[i] += alpha * (z[k] - x[i])
        if x[i] <= tolerance * Double.ulpOfOne || (z[k] <= 0 && x[i] <= Double.ulpOfOne) {
          x[i] = 0
          isFree[i] = false
        }
      }
    }
    slope = a.transposedTimes(difference(b, a.times(x)))
  }
  return (x, norm(difference(a.times(x), b)))
}
