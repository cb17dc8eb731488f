/// A smooth condition on x: every value zero, or every value at least zero.
public struct Constraint {
  public enum Kind: String, Sendable {
    case equality = "eq"
    case inequality = "ineq"
  }

  public let kind: Kind
  public let function: ([Double]) throws -> [Double]
  /// One row per value; by default from finite differences.
  public let jacobian: (([Double]) throws -> [[Double]])?

  public init(
    _ kind: Kind, _ function: @escaping ([Double]) throws -> [Double],
    jacobian: (([Double]) throws -> [[Double]])? = nil
  ) {
    (self.kind, self.function, self.jacobian) = (kind, function, jacobian)
  }
}

/// Sequential quadratic programming after Kraft (DFVLR-FB 88-28, 1988): each iteration minimises a quadratic
/// model under linearised constraints and searches along the step with an L1 merit function; the model's
/// Hessian is Powell's damped BFGS. The subproblem is solved by a dual method where Kraft uses least squares;
/// its solution is unique, so iterates agree up to rounding.
public struct SLSQP: Minimizer {
  public struct Settings {
    /// Ends when the merit function's predicted or actual change, or the step, is below this.
    public var ftol = 1e-6
    public var maxiter = 100
    /// The step of constraint differences.
    public var eps = Double.ulpOfOne.squareRoot()
    public var constraints: [Constraint] = []

    public init() {}
  }

  public static let name = "SLSQP"
  private static let mostResets = 5

  private let settings: Settings
  private let objective: Objective
  private let bounds: Bounds?
  /// Equalities first.
  private let constraints: [Constraint]
  private var equalityCount = 0
  private var x: [Double]
  private var value: Double
  private var gradient: [Double]
  private var conditions: [Double]
  private var jacobian: [[Double]]
  private var hessian: SmallMatrix
  private var penalties: [Double]
  private var multipliers: [Double]
  private var iterations = 0
  private var resets = 0

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    self.settings = settings
    self.objective = objective
    self.bounds = bounds
    constraints =
      settings.constraints.filter { $0.kind == .equality }
      + settings.constraints.filter { $0.kind == .inequality }
    if let bounds, zip(bounds.lower, bounds.upper).contains(where: { $0 > $1 }) {
      throw OptimizeError("SLSQP Error: lb > ub in bounds.")
    }
    x = bounds?.clip(start) ?? start
    hessian = SmallMatrix(size: start.count)
    value = try objective.value(x)
    gradient = try objective.gradient(x)
    (conditions, jacobian, penalties, multipliers) = ([], [], [], [])
    for constraint in constraints {
      let values = try constraint.function(x)
      if constraint.kind == .equality { equalityCount += values.count }
      conditions += values
    }
    penalties = [Double](repeating: 0, count: conditions.count)
    multipliers = penalties
    jacobian = try linearization()
    resetHessian()
  }

  private mutating func resetHessian() {
    resets += 1
    hessian = SmallMatrix(size: x.count)
    for i in x.indices { hessian[i, i] = 1 }
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    iterations += 1
    if iterations > settings.maxiter {
      iterations = settings.maxiter
      return Self.ending(9)
    }
    if equalityCount > x.count { return Self.ending(2) }
    switch nextMove() {
    case .along(let move, let slope): return try search(along: move, slope, report)
    case .afresh: return nil
    case .ended(let mode):
      return try report(MinimizerProgress(x: x, fun: value)) ? .stoppedByCallback : Self.ending(mode)
    }
  }

  /// What an iteration does.
  private enum Move {
    /// A search along a direction in which the merit function falls with that slope.
    case along([Double], slope: Double)
    /// The direction rises: another one, from the identity in place of the Hessian.
    case afresh
    case ended(Int)
  }

  private mutating func nextMove() -> Move {
    let step: Step
    switch subproblem() {
    case .solved(let found): step = found
    case .failed(let mode): return .ended(mode)
    }
    multipliers = step.multipliers
    for j in conditions.indices {
      penalties[j] = max(abs(multipliers[j]), (penalties[j] + abs(multipliers[j])) / 2)
    }
    let slope = dot(gradient, step.move)
    var predicted = abs(slope)
    for j in conditions.indices { predicted += abs(multipliers[j]) * abs(conditions[j]) }
    if predicted < settings.ftol && violation() < settings.ftol { return .ended(0) }
    let meritSlope = slope - penalized() * step.reach
    // NaN is searched along: there the search ends the run.
    if !(meritSlope >= 0) { return .along(step.move, slope: meritSlope) }
    if resets >= Self.mostResets { return .ended(8) }
    resetHessian()
    return .afresh
  }

  private static func ending(_ mode: Int) -> Termination {
    let messages = [
      0: "Optimization terminated successfully",
      2: "More equality constraints than independent variables",
      4: "Inequality constraints incompatible", 5: "Singular matrix E in LSQ subproblem",
      7: "Rank-deficient equality constraint subproblem HFTI",
      8: "Positive directional derivative for linesearch", 9: "Iteration limit reached",
    ]
    return Termination(mode, messages[mode] ?? "", success: mode == 0)
  }

  // MARK: Constraints

  private func violation() -> Double {
    conditions.indices.reduce(0) { $0 + shortfall($1) }
  }

  private func penalized() -> Double {
    conditions.indices.reduce(0) { $0 + penalties[$1] * shortfall($1) }
  }

  /// By how much condition j fails.
  private func shortfall(_ j: Int) -> Double {
    max(-conditions[j], j < equalityCount ? conditions[j] : 0)
  }

  private func evaluateConditions(_ x: [Double]) throws -> [Double] {
    let values = try constraints.flatMap { try $0.function(x) }
    guard values.count == penalties.count else {
      throw OptimizeError(
        "The constraints gave \(penalties.count) values at first, then \(values.count)."
      )
    }
    return values
  }

  private func linearization() throws -> [[Double]] {
    var rows: [[Double]] = []
    let difference = FiniteDifference(.twoPoint, absoluteStep: settings.eps)
    for constraint in constraints {
      if let jacobian = constraint.jacobian {
        let given = try jacobian(x)
        if let row = given.first(where: { $0.count != x.count }) {
          throw OptimizeError(
            "A constraint's `jac` has rows of \(row.count) elements, the point has \(x.count).")
        }
        rows += given
        continue
      }
      let here = try constraint.function(x)
      // One sweep over the variables gives the differences of all values of the constraint.
      let columns = try difference.columns(at: x, values: here, bounds: bounds, constraint.function)
      rows += here.indices.map { row in columns.map { $0[row] } }
    }
    guard rows.count == conditions.count else {
      throw OptimizeError(
        "The constraints have \(conditions.count) values, their `jac` has \(rows.count) rows.")
    }
    return rows
  }

  // MARK: Subproblem

  private struct Step {
    let move: [Double]
    let multipliers: [Double]
    /// 1, or less where the linearised constraints could only be met in part.
    let reach: Double
  }

  private enum Outcome {
    case solved(Step)
    case failed(Int)
  }

  private func subproblem() -> Outcome {
    do {
      let solution = try program(relaxation: nil).solve()
      return .solved(
        Step(move: solution.x, multipliers: Array(solution.multipliers.prefix(conditions.count)), reach: 1))
    } catch QuadraticProgram.Failure.notConvex {
      // A Hessian of NaNs is what an objective without values leaves; SciPy's ending for it.
      return .failed(hessian.elements.contains(where: \.isNaN) ? 7 : 5)
    } catch {
      return relaxedSubproblem()
    }
  }

  /// Lets all constraints be missed by one fraction, at a price that rises until there is a solution.
  private func relaxedSubproblem() -> Outcome {
    var price = 100.0
    for _ in 0..<6 {
      if let solution = try? program(relaxation: price).solve() {
        let move = Array(solution.x.dropLast())
        return .solved(
          Step(
            move: move, multipliers: Array(solution.multipliers.prefix(conditions.count)),
            reach: 1 - solution.x[move.count]))
      }
      price *= 10
    }
    return .failed(4)
  }

  private func program(relaxation price: Double?) -> QuadraticProgram {
    let n = x.count
    let size = price == nil ? n : n + 1
    var matrix = SmallMatrix(size: size)
    for i in 0..<n { for j in 0..<n { matrix[i, j] = hessian[i, j] } }
    if let price { matrix[n, n] = price }
    func condition(_ row: [Double], _ last: Double, _ b: Double) -> QuadraticProgram.LinearCondition {
      QuadraticProgram.LinearCondition(a: price == nil ? row : row + [last], b: b)
    }
    var equalities: [QuadraticProgram.LinearCondition] = []
    var inequalities: [QuadraticProgram.LinearCondition] = []
    for j in conditions.indices {
      let slack = j < equalityCount ? -conditions[j] : max(-conditions[j], 0)
      let linear = condition(jacobian[j], slack, -conditions[j])
      if j < equalityCount { equalities.append(linear) } else { inequalities.append(linear) }
    }
    func axis(_ i: Int, _ sign: Double) -> [Double] { (0..<n).map { $0 == i ? sign : 0 } }
    if let bounds {
      for i in 0..<n {
        if bounds.lower[i].isFinite { inequalities.append(condition(axis(i, 1), 0, bounds.lower[i] - x[i])) }
        if bounds.upper[i].isFinite { inequalities.append(condition(axis(i, -1), 0, x[i] - bounds.upper[i])) }
      }
    }
    if price != nil {
      let none = [Double](repeating: 0, count: n)
      inequalities += [condition(none, 1, 0), condition(none, -1, -1)]
    }
    return QuadraticProgram(
      hessian: matrix, gradient: price == nil ? gradient : gradient + [0], equalities: equalities,
      inequalities: inequalities)
  }

  // MARK: Line search and update

  private mutating func search(
    along direction: [Double], _ slope: Double, _ report: (MinimizerProgress) throws -> Bool
  ) throws -> Termination? {
    let (start, startValue, startGradient, startJacobian) = (x, value, gradient, jacobian)
    let startMerit = value + penalized()
    var move = direction
    var expected = slope
    var fraction = 1.0
    for trial in 1...11 {
      expected *= fraction
      move = scaled(fraction, move)
      let point = sum(start, 1, move)
      x = bounds?.clip(point) ?? point
      value = try objective.value(x)
      conditions = try evaluateConditions(x)
      // SciPy's callback sees the first point of a search, not the one that the search ends at.
      if trial == 1, try report(MinimizerProgress(x: x, fun: value)) { return .stoppedByCallback }
      let change = value + penalized() - startMerit
      if change <= expected / 10 || trial > 10 { break }
      fraction = max(expected / (2 * (expected - change)), 0.1)
    }
    if (abs(value - startValue) < settings.ftol || norm(move) < settings.ftol)
      && violation() < settings.ftol
    {
      return Self.ending(0)
    }
    // Linearised constraints that cannot be met led nowhere: as good as a direction that rises.
    if x == start {
      if resets >= Self.mostResets { return Self.ending(8) }
      resetHessian()
      return nil
    }
    gradient = try objective.gradient(x)
    jacobian = try linearization()
    update(move, startGradient, startJacobian)
    return nil
  }

  /// Powell's damped BFGS (Lecture Notes in Mathematics 630, 1978) with the Lagrangian's gradients.
  private mutating func update(_ move: [Double], _ oldGradient: [Double], _ oldJacobian: [[Double]]) {
    func lagrangian(_ gradient: [Double], _ jacobian: [[Double]]) -> [Double] {
      jacobian.indices.reduce(gradient) { sum($0, -multipliers[$1], jacobian[$1]) }
    }
    var change = difference(lagrangian(gradient, jacobian), lagrangian(oldGradient, oldJacobian))
    let image = hessian.times(move)
    let curvature = dot(move, image)
    var slope = dot(move, change)
    if slope < 0.2 * curvature {
      let damping = 0.8 * curvature / (curvature - slope)
      slope = 0.2 * curvature
      change = sum(scaled(damping, change), 1 - damping, image)
    }
    for i in x.indices {
      for j in x.indices {
        hessian[i, j] += change[i] * change[j] / slope - image[i] * image[j] / curvature
      }
    }
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    OptimizeResult([
      ("x", .vector(x)), ("fun", .double(value)), ("jac", .vector(gradient)), ("nit", .int(iterations)),
      ("nfev", .int(objective.nfev)), ("njev", .int(objective.njev)), ("status", .int(ending.status)),
      ("message", .text(ending.message)), ("success", .bool(ending.success)),
      ("multipliers", .vector(multipliers)),
    ])
  }
}
