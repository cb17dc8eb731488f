/// L-BFGS-B 3.0: a limited-memory quasi-Newton method with bounds (Byrd, Lu, Nocedal and Zhu, SIAM J. Sci.
/// Comput. 16, 1995; Zhu et al., ACM TOMS 23, 1997; Morales and Nocedal, ACM TOMS 38, 2011).
///
/// An iteration: the generalised Cauchy point, the minimum over the variables free there, a Moré–Thuente line
/// search towards it, an update of the memory.
public struct LBFGSB: Minimizer {
  public struct Settings: Sendable {
    /// How many correction pairs are kept.
    public var maxcor = 10
    /// Ends when (fᵏ − fᵏ⁺¹) / max(|fᵏ|, |fᵏ⁺¹|, 1) ≤ ftol …
    public var ftol = 2.2204460492503131e-09
    /// … or when no component of the projected gradient is larger than this.
    public var gtol = 1e-5
    public var maxfun = 15000
    public var maxiter = 15000
    /// Evaluations per line search.
    public var maxls = 20

    public init() {}
  }

  public static let name = "L-BFGS-B"

  private let settings: Settings
  private let objective: Objective
  private let bounds: Bounds
  private let isConstrained: Bool
  /// Every variable has two bounds.
  private let isBoxed: Bool
  private var memory: LimitedMemory
  private var x: [Double]
  private var value: Double
  private var gradient: [Double]
  private var iterations = 0
  private var isStart = true

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    if settings.maxls <= 0 { throw OptimizeError("maxls must be positive.") }
    self.settings = settings
    self.objective = objective
    let n = start.count
    let free = Bounds(
      lower: [Double](repeating: -.infinity, count: n), upper: [Double](repeating: .infinity, count: n))
    self.bounds = bounds ?? free
    if zip(self.bounds.lower, self.bounds.upper).contains(where: { $0 > $1 }) {
      throw OptimizeError("LBFGSB - one of the lower bounds is greater than an upper bound.")
    }
    isConstrained = self.bounds != free
    isBoxed = zip(self.bounds.lower, self.bounds.upper).allSatisfy { $0.isFinite && $1.isFinite }
    memory = LimitedMemory(capacity: max(1, settings.maxcor))
    x = self.bounds.clip(start)
    (value, gradient) = try objective.valueAndGradient(x)
  }

  private static let flatGradient = Termination(
    0, "CONVERGENCE: NORM OF PROJECTED GRADIENT <= PGTOL", success: true)
  private static let flatFunction = Termination(
    0, "CONVERGENCE: RELATIVE REDUCTION OF F <= FACTR*EPSMCH", success: true)
  private static let abnormal = Termination(2, "ABNORMAL: ", success: false)
  private static let tooManyIterations = Termination(
    1, "STOP: TOTAL NO. OF ITERATIONS REACHED LIMIT", success: false)
  private static let tooManyEvaluations = Termination(
    1, "STOP: TOTAL NO. OF F,G EVALUATIONS EXCEEDS LIMIT", success: false)

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    if isStart {
      isStart = false
      if projectedGradientNorm() <= settings.gtol { return Self.flatGradient }
    }
    let valueBefore = value
    while true {
      switch try descend() {
      case .restart: memory.reset()
      case .failed: return Self.abnormal
      case .exhausted: return Self.tooManyEvaluations
      case .moved(let update):
        iterations += 1
        if let ending = try afterMove(report) { return ending }
        if projectedGradientNorm() <= settings.gtol { return Self.flatGradient }
        let size = max(abs(valueBefore), abs(value), 1)
        if valueBefore - value <= settings.ftol * size { return Self.flatFunction }
        remember(update)
        return nil
      }
    }
  }

  private func afterMove(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    if try report(MinimizerProgress(x: x, fun: value)) { return .stoppedByCallback }
    if iterations >= settings.maxiter { return Self.tooManyIterations }
    return objective.nfev > settings.maxfun ? Self.tooManyEvaluations : nil
  }

  /// The largest component of the gradient, cut where it points out of the bounds.
  private func projectedGradientNorm() -> Double {
    var largest = 0.0
    for i in x.indices {
      var g = gradient[i]
      if g < 0 { g = max(x[i] - bounds.upper[i], g) } else { g = min(x[i] - bounds.lower[i], g) }
      if g.isNaN { return g }
      largest = max(largest, abs(g))
    }
    return largest
  }

  private enum Descent {
    case moved(Update)
    /// The memory misled the search; try again without it.
    case restart
    case failed
    case exhausted
  }

  /// What a successful line search leaves for the memory.
  private struct Update {
    let step: [Double]
    let change: [Double]
    /// The slope along the direction before and after, times the step length.
    let slopeBefore: Double
    let slopeAfter: Double
  }

  private mutating func remember(_ update: Update) {
    let curvature = update.slopeAfter - update.slopeBefore
    // A pair without clear positive curvature would spoil the matrix.
    if curvature <= Double.ulpOfOne / 2 * -update.slopeBefore { return }
    if !memory.store(update.step, update.change, curvature: curvature) { memory.reset() }
  }

  private mutating func descend() throws -> Descent {
    var target: [Double]
    if !isConstrained && memory.count > 0 {
      guard let point = subspaceMinimum(from: x, projection: nil, Array(x.indices)) else { return .restart }
      target = point
    } else {
      let cauchy = cauchyPoint()
      target = cauchy.point
      if !cauchy.free.isEmpty && memory.count > 0 {
        guard let point = subspaceMinimum(from: target, projection: cauchy.projection, cauchy.free) else {
          return .restart
        }
        target = point
      }
    }
    return try search(towards: target)
  }

  // MARK: Generalised Cauchy point

  private struct CauchyPoint {
    var point: [Double]
    /// Wᵀ(point − x).
    var projection: [Double]
    /// Variables not at a bound.
    var free: [Int]
  }

  /// The first local minimum of the quadratic model along the projected steepest descent path (algorithm CP).
  private func cauchyPoint() -> CauchyPoint {
    let n = x.count
    let theta = memory.theta
    var point = x
    var direction = [Double](repeating: 0, count: n)
    var breakpoints: [(time: Double, index: Int)] = []
    var isFixed = [Bool](repeating: false, count: n)
    var isUnbounded = false
    for i in 0..<n {
      let g = gradient[i]
      let (below, above) = (x[i] - bounds.lower[i], bounds.upper[i] - x[i])
      if bounds.lower[i] == bounds.upper[i] || (below <= 0 && g >= 0) || (above <= 0 && g <= 0) {
        isFixed[i] = true
        continue
      }
      direction[i] = -g
      if g > 0 && below.isFinite {
        breakpoints.append((below / g, i))
      } else if g < 0 && above.isFinite {
        breakpoints.append((above / -g, i))
      } else if g != 0 {
        isUnbounded = true
      }
    }
    var projection = [Double](repeating: 0, count: 2 * memory.count)
    var slope = -dot(direction, direction)
    if slope == 0 { return CauchyPoint(point: point, projection: projection, free: freeOnes(isFixed)) }
    var p = memory.projected(direction)
    let fullCurvature = -theta * slope - dot(p, memory.middle(p))
    var curvature = fullCurvature
    var time = 0.0
    var step = -slope / curvature
    breakpoints.sort { $0.time < $1.time || ($0.time == $1.time && $0.index < $1.index) }
    var finishes = true
    for (position, breakpoint) in breakpoints.enumerated() {
      let interval = breakpoint.time - time
      if step < interval { break }
      let i = breakpoint.index
      time = breakpoint.time
      let d = direction[i]
      direction[i] = 0
      isFixed[i] = true
      point[i] = d > 0 ? bounds.upper[i] : bounds.lower[i]
      let moved = point[i] - x[i]
      let isLast = position == breakpoints.count - 1
      if isLast && breakpoints.count == n {
        // Every variable is at a bound.
        projection = sum(projection, interval, p)
        finishes = false
        break
      }
      slope += interval * curvature + d * d - theta * d * moved
      curvature -= theta * d * d
      if memory.count > 0 {
        projection = sum(projection, interval, p)
        let row = memory.row(i)
        let image = memory.middle(row)
        slope += d * dot(projection, image)
        curvature += 2 * d * dot(p, image) - d * d * dot(row, image)
        p = sum(p, -d, row)
      }
      curvature = max(Double.ulpOfOne / 2 * fullCurvature, curvature)
      step = isLast && !isUnbounded ? 0 : -slope / curvature
    }
    if finishes {
      step = max(step, 0)
      time += step
      for i in 0..<n where direction[i] != 0 { point[i] += time * direction[i] }
      projection = sum(projection, step, p)
    }
    return CauchyPoint(point: point, projection: projection, free: freeOnes(isFixed))
  }

  private func freeOnes(_ isFixed: [Bool]) -> [Int] { isFixed.indices.filter { !isFixed[$0] } }

  // MARK: Subspace minimum

  /// The minimum of the model over the free variables, by the direct primal method, brought back inside the
  /// bounds by projection or, where that would not be a descent, by shortening the step.
  ///
  /// - Parameters:
  ///   - origin: the Cauchy point, or the iterate itself if nothing is constrained (`projection` nil).
  /// - Returns: nil if the reduced matrix is singular.
  private func subspaceMinimum(from origin: [Double], projection: [Double]?, _ free: [Int]) -> [Double]? {
    let theta = memory.theta
    let shift = projection.map { memory.middle($0) }
    var residual = free.map { -gradient[$0] }
    if let shift {
      for (k, i) in free.enumerated() {
        residual[k] -= theta * (origin[i] - x[i]) - dot(memory.row(i), shift)
      }
    }
    let size = 2 * memory.count
    let rows = free.flatMap { memory.row($0) }
    var gathered = [Double](repeating: 0, count: size)
    var gram = SmallMatrix(size: size)
    rows.withUnsafeBufferPointer { rows in
      gram.elements.withUnsafeMutableBufferPointer { gram in
        for k in free.indices {
          for a in 0..<size {
            let x = rows[k * size + a]
            gathered[a] += x * residual[k]
            for b in 0..<size { gram[a * size + b] += x * rows[k * size + b] }
          }
        }
        // (I − M WᵀZZᵀW / θ) v = M WᵀZ r
        memory.multiplyByMiddle(gram, columns: size)
        for a in 0..<size {
          for b in 0..<size { gram[a * size + b] = (a == b ? 1 : 0) - gram[a * size + b] / theta }
        }
      }
    }
    guard let v = gram.solved(memory.middle(gathered)) else { return nil }
    let step = free.indices.map { k in
      residual[k] / theta + dot(Array(rows[k * size..<(k + 1) * size]), v) / (theta * theta)
    }
    return insideBounds(origin, step, free)
  }

  private func insideBounds(_ origin: [Double], _ step: [Double], _ free: [Int]) -> [Double] {
    var target = origin
    var touched = false
    for (k, i) in free.enumerated() {
      let wanted = origin[i] + step[k]
      target[i] = min(max(wanted, bounds.lower[i]), bounds.upper[i])
      if target[i] == bounds.lower[i] || target[i] == bounds.upper[i] { touched = true }
    }
    if !touched { return target }
    var slope = 0.0
    for i in x.indices { slope += (target[i] - x[i]) * gradient[i] }
    if slope <= 0 { return target }
    // The projected point is uphill: as far as the first bound only.
    var fraction = 1.0
    var blocking: (place: Int, index: Int)?
    for (k, i) in free.enumerated() {
      let limit = step[k] < 0 ? bounds.lower[i] - origin[i] : bounds.upper[i] - origin[i]
      guard step[k] != 0, limit.isFinite, fraction * abs(step[k]) > abs(limit) else { continue }
      fraction = limit / step[k]
      blocking = (k, i)
    }
    target = origin
    for (k, i) in free.enumerated() { target[i] += fraction * step[k] }
    if let blocking {
      let i = blocking.index
      target[i] = step[blocking.place] > 0 ? bounds.upper[i] : bounds.lower[i]
    }
    return target
  }

  // MARK: Line search

  private mutating func search(towards target: [Double]) throws -> Descent {
    let direction = difference(target, x)
    let length = norm(direction)
    let longest = longestStep(direction)
    let first = iterations == 0 && !isBoxed ? min(1 / length, longest) : 1
    let slopeBefore = dot(gradient, direction)
    if slopeBefore >= 0 { return memory.count == 0 ? .failed : .restart }
    let (startX, startValue, startGradient) = (x, value, gradient)
    var slope = slopeBefore
    var search = MoreThuente(decrease: 1e-3, curvature: 0.9, width: 0.1, smallest: 0, largest: longest)
    var outcome = search.start(step: first, value: value, slope: slope)
    var trials = 0
    var step = first
    while case .evaluate(let proposed) = outcome {
      if trials >= settings.maxls {
        (x, value, gradient) = (startX, startValue, startGradient)
        return memory.count == 0 ? .failed : .restart
      }
      step = proposed
      trials += 1
      for i in x.indices {
        x[i] = step == 1 ? target[i] : step * direction[i] + startX[i]
        x[i] = min(max(x[i], bounds.lower[i]), bounds.upper[i])
      }
      (value, gradient) = try objective.valueAndGradient(x)
      slope = dot(gradient, direction)
      outcome = search.advance(value: value, slope: slope)
    }
    if case .failed = outcome {
      (x, value, gradient) = (startX, startValue, startGradient)
      return memory.count == 0 ? .failed : .restart
    }
    return .moved(
      Update(
        step: step == 1 ? direction : scaled(step, direction), change: difference(gradient, startGradient),
        slopeBefore: slopeBefore * step, slopeAfter: slope * step))
  }

  /// How far along the direction the bounds allow.
  private func longestStep(_ direction: [Double]) -> Double {
    var longest = 1e10
    guard isConstrained else { return longest }
    if iterations == 0 { return 1 }
    for i in x.indices where direction[i] != 0 {
      let room = direction[i] < 0 ? bounds.lower[i] - x[i] : bounds.upper[i] - x[i]
      guard room.isFinite else { continue }
      if direction[i] < 0 ? room >= 0 : room <= 0 {
        longest = 0
      } else if abs(direction[i]) * longest > abs(room) {
        longest = room / direction[i]
      }
    }
    return longest
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    let pairs = memory.places.prefix(memory.updates)
    let inverse = LimitedMemoryInverseHessian(s: pairs.map(\.s), y: pairs.map(\.y), dimension: x.count)
    return OptimizeResult([
      ("fun", .double(value)), ("jac", .vector(gradient)), ("nfev", .int(objective.nfev)),
      ("njev", .int(objective.njev)), ("nit", .int(iterations)), ("status", .int(ending.status)),
      ("message", .text(ending.message)), ("x", .vector(x)), ("success", .bool(ending.success)),
      ("hess_inv", .inverseHessian(inverse)),
    ])
  }
}
