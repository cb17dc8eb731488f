/// Optimisation by linear models on a simplex, without derivatives and with constraints: Powell's method (Advances in
/// Optimization and Numerical Analysis, 1994, 51–67) in the form that Zhang's PRIMA gave it (2023), which SciPy runs: a
/// trust radius apart from the simplex' size, penalties that start from the ratio of changes, a filter of the best
/// points. Equalities are two inequalities, bounds are linear ones, and points outside either are evaluated.
public struct COBYLA: Minimizer {
  public struct Settings {
    /// The first changes of the variables.
    public var rhobeg = 1.0
    /// Ends when the simplex need not be larger than this.
    public var rhoend = 1e-4
    /// Evaluations.
    public var maxiter = 1000
    /// A point violates no constraint that it misses by at most this.
    public var catol = Double.ulpOfOne.squareRoot()
    /// Ends at a point that meets the constraints with a value as low as this.
    public var target = -Double.infinity
    public var constraints: [Constraint] = []

    public init() {}
  }

  public static let name = "COBYLA"

  private enum Ending: Int {
    case smallRadius = 0
    case target = 1
    case evaluations = 3
    case iterations = 20
    case rounding = 7
    case callback = 30

    var reason: String {
      switch self {
      case .smallRadius: "the trust region radius reaches its lower bound."
      case .target: "the target function value is achieved."
      case .evaluations: "the objective function has been evaluated MAXFUN times."
      case .iterations: "the maximal number of trust region iterations has been reached."
      case .rounding: "rounding errors are becoming damaging."
      case .callback: "the callback function requested termination"
      }
    }
  }

  /// SciPy's sentence for a status.
  public static func ending(status: Int) -> String {
    "Return from \(name) because \(Ending(rawValue: status)?.reason ?? "")"
  }

  private let settings: Settings
  private let problem: ConstrainedValues
  private let rhoend: Double
  private let maxfev: Int
  private var simplex: ConstrainedSimplex
  private var filter: PointFilter
  private var rho: Double
  private var delta: Double
  private var penalty = Double.ulpOfOne
  private var evaluations = 0
  private var iterations = 0
  private var move: [Double] = []
  private var isShort = false
  private var early: Ending?

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    self.settings = settings
    let n = start.count
    maxfev = max(settings.maxiter, n + 2)
    rho = settings.rhobeg
    delta = rho
    rhoend = min(settings.rhoend, settings.rhobeg)
    problem = ConstrainedValues(objective: objective, constraints: settings.constraints, bounds: bounds)
    filter = PointFilter(tolerance: settings.catol)
    let x = settings.constraints.isEmpty ? bounds?.clip(start) ?? start : start
    simplex = ConstrainedSimplex(pole: try problem.point(x), size: rho)
    evaluations = 1
    filter.insert(simplex.pole)
    early = check(simplex.pole)
    for j in 0..<n where early == nil {
      var next = simplex.place
      next[j] += rho
      let point = try problem.point(next)
      evaluations += 1
      filter.insert(point)
      simplex.start(point, axis: j, size: rho)
      early = check(point)
    }
    guard early == nil else { return }
    if !simplex.invert() { early = .rounding }
    penalty = max(penalty, min(1e3, simplex.changeRatio()))
  }

  private func check(_ point: ConstrainedPoint) -> Ending? {
    if evaluations >= maxfev { return .evaluations }
    return point.violation <= settings.catol && point.value <= settings.target ? .target : nil
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    var ending = early
    if ending == nil { ending = iterations < 10 * maxfev ? try iterate() : .iterations }
    if ending == nil, try report(MinimizerProgress(x: simplex.place, fun: simplex.pole.value)) {
      ending = .callback
    }
    iterations += 1
    guard let ending else { return nil }
    if ending == .smallRadius, isShort, norm(move) > 1e-3 * rhoend, evaluations < maxfev {
      _ = try evaluated(move)
    }
    let best = filter.best(penalty: max(penalty, PointFilter.weight))
    if best.violation > settings.catol {
      return Termination(
        ending.rawValue,
        "Did not converge to a solution satisfying the constraints. See `maxcv` for the magnitude of the violation.",
        success: false)
    }
    return Termination(
      ending.rawValue, Self.ending(status: ending.rawValue),
      success: ending == .smallRadius || ending == .target)
  }

  private mutating func evaluated(_ move: [Double]) throws -> ConstrainedPoint {
    let x = sum(simplex.place, 1, move)
    // A vertex is not evaluated twice.
    if let known = simplex.vertex(within: 1e-4 * rhoend, of: x) { return known }
    let point = try problem.point(x)
    evaluations += 1
    filter.insert(point)
    return point
  }

  private mutating func iterate() throws -> Ending? {
    guard raisePenalty(), simplex.movePole(penalty) else { return .rounding }
    let isWellShaped = simplex.isWithin(delta)
    let model = simplex.model(problem)
    move = model.step(radius: delta)
    let length = min(delta, norm(move))
    isShort = length <= 0.1 * rho
    let foretold = model.foretold(move, penalty)
    let fails = !(foretold > 1e-6 * min(penalty, 1) * rho)
    var isBad = isShort || fails
    if isBad {
      shrink(to: 0.1 * delta)
    } else {
      let point = try evaluated(move)
      let achieved = simplex.pole.merit(penalty) - point.merit(penalty)
      let ratio = achieved.isNaN ? -Double.greatestFiniteMagnitude : achieved / foretold
      shrink(to: Self.radius(delta, length, ratio))
      let dropped = simplex.vertexToDrop(for: move, isImprovement: achieved > 0, delta: delta, rho: rho)
      if let dropped, !simplex.replace(dropped, by: point, at: move, penalty) { return .rounding }
      if let ending = check(point) { return ending }
      isBad = ratio <= 0 || dropped == nil
    }
    if isBad, !isWellShaped, !simplex.isWithin(delta) {
      let farthest = simplex.farthest
      let move = simplex.geometryMove(farthest, delta / 2, penalty, problem)
      self.move = move
      let point = try evaluated(move)
      guard simplex.replace(farthest, by: point, at: move, penalty) else { return .rounding }
      if let ending = check(point) { return ending }
    }
    if isBad, isWellShaped, max(delta, length) <= rho {
      if rho <= rhoend { return .smallRadius }
      let next = Self.reduced(rho, rhoend)
      delta = max(0.5 * rho, next)
      rho = next
      penalty = max(.ulpOfOne, min(penalty, simplex.changeRatio()))
      guard simplex.movePole(penalty) else { return .rounding }
    }
    return nil
  }

  private mutating func shrink(to radius: Double) { delta = radius <= 1.5 * rho ? rho : radius }

  private static func radius(_ delta: Double, _ length: Double, _ ratio: Double) -> Double {
    if ratio <= 0.1 { return 0.5 * length }
    return ratio <= 0.7 ? max(0.5 * delta, length) : max(0.5 * delta, 2 * length)
  }

  private static func reduced(_ rho: Double, _ end: Double) -> Double {
    let ratio = rho / end
    if ratio > 250 { return 0.1 * rho }
    return ratio <= 16 ? end : ratio.squareRoot() * end
  }

  /// The penalty with which a step is foretold to gain, as far as there is one; false where rounding has the simplex.
  private mutating func raisePenalty() -> Bool {
    for _ in 0...simplex.dimension {
      guard simplex.movePole(penalty) else { return false }
      let model = simplex.model(problem)
      let move = model.step(radius: delta)
      let (gain, relief) = (-dot(move, model.gradient), model.relief(move))
      guard relief > 0, gain < 0 else { break }
      penalty = max(penalty, min(-2 * gain / relief, .greatestFiniteMagnitude))
      if simplex.bestVertex(penalty) == simplex.dimension { break }
    }
    return true
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    let best = filter.best(penalty: max(penalty, PointFilter.weight))
    var result = OptimizeResult([
      ("x", .vector(best.x)), ("status", .int(ending.status)), ("success", .bool(ending.success)),
      ("message", .text(ending.message)), ("nfev", .int(evaluations)), ("fun", .double(best.value)),
      ("maxcv", .double(best.violation)),
    ])
    result.conditions = best.conditions
    return result
  }
}

/// A point with its value and the left sides of c(x) ≤ 0.
struct ConstrainedPoint {
  let x: [Double]
  let value: Double
  let conditions: [Double]

  var violation: Double { conditions.reduce(0) { $1 > $0 ? $1 : $0 } }
  func merit(_ penalty: Double) -> Double { value + penalty * violation }
}

/// The values of a problem, kept finite: what is NaN or beyond 10³⁰ counts as that.
struct ConstrainedValues {
  private static let barrier = 1e30
  let objective: Objective
  let constraints: [Constraint]
  /// Rows a and numbers b of aᵀx ≤ b.
  private(set) var linear: [(axis: Int, sign: Double, limit: Double)] = []

  init(objective: Objective, constraints: [Constraint], bounds: Bounds?) {
    (self.objective, self.constraints) = (objective, constraints)
    guard let bounds else { return }
    for (axis, limit) in bounds.lower.enumerated() where limit > -.infinity {
      linear.append((axis, -1, -limit))
    }
    for (axis, limit) in bounds.upper.enumerated() where limit < .infinity { linear.append((axis, 1, limit)) }
  }

  func point(_ x: [Double]) throws -> ConstrainedPoint {
    func moderate(_ value: Double) -> Double {
      value.isNaN ? Self.barrier : min(max(value, -Self.barrier), Self.barrier)
    }
    let value = try objective.evaluate(x)
    var conditions = linear.map { moderate($0.sign * x[$0.axis] - $0.limit) }
    for constraint in constraints {
      let values = try constraint.function(x)
      conditions += values.map { moderate(-$0) }
      if constraint.kind == .equality { conditions += values.map(moderate) }
    }
    let limited = value.isNaN ? Self.barrier : min(max(value, -.greatestFiniteMagnitude), Self.barrier)
    return ConstrainedPoint(x: x, value: limited, conditions: conditions)
  }
}

/// Points of which none is better than another in both value and violation.
struct PointFilter {
  /// What a violation costs at least where the best is chosen.
  static let weight = 1e8
  let tolerance: Double
  private var points: [ConstrainedPoint] = []

  init(tolerance: Double) { self.tolerance = tolerance }

  private func isBetter(_ a: ConstrainedPoint, _ b: ConstrainedPoint) -> Bool {
    if a.value < b.value && a.violation <= b.violation { return true }
    if a.value <= b.value && a.violation < b.violation { return true }
    let clear = 10 * max(.ulpOfOne, min(tolerance, 1e28))
    return a.violation <= tolerance && b.violation > max(tolerance, clear)
  }

  mutating func insert(_ point: ConstrainedPoint) {
    let isBeaten = points.contains {
      isBetter($0, point) || ($0.value <= point.value && $0.violation <= point.violation)
    }
    if isBeaten { return }
    points = points.filter { !isBetter(point, $0) }
    points.append(point)
  }

  /// The best by value and penalised violation, then by violation, then by value.
  func best(penalty: Double) -> ConstrainedPoint {
    func shifted(_ point: ConstrainedPoint) -> Double { max(point.violation - tolerance, 0) }
    func merit(_ point: ConstrainedPoint) -> Double { point.value + penalty * shifted(point) }
    let largest = max(.ulpOfOne, 2 * (points.map(shifted).min() ?? 0))
    let lowest = points.filter { shifted($0) <= largest }.map(merit).min() ?? 0
    let least = points.filter { merit($0) <= lowest }.map(shifted).min() ?? 0
    let value = points.filter { shifted($0) <= least }.map(\.value).min() ?? 0
    let chosen = points.filter { $0.value <= value }.min { $0.violation < $1.violation }
    return chosen ?? points[0]
  }
}
