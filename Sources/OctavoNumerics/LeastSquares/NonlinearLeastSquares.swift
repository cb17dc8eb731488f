/// Nonlinear least squares with bounds and robust losses: the problem, and what the two trust-region methods
/// share (Branch, Coleman and Li, SIAM J. Sci. Comput. 21, 1999; Voglis and Lagaris, A rectangular trust region
/// dogleg approach, 2004; Triggs et al., Bundle adjustment, 1999, for the losses).
public struct LeastSquares {
  public enum Scale: Sendable {
    /// Each variable in these units.
    case values([Double])
    /// The inverse norms of the Jacobian's columns, kept up to date.
    case jacobian
  }

  public enum Derivative {
    case exact
    case finite(FiniteDifference)
    /// Rows, from the point and the values there.
    case custom((_ x: [Double], _ values: [Double]) throws -> [[Double]])
  }

  /// How the trust-region problem is solved.
  public enum Solver: Sendable { case exact, iterative }

  public struct Settings {
    public var ftol = 1e-8
    public var xtol = 1e-8
    public var gtol = 1e-8
    /// Evaluations of the residuals, those for differences not counted; by default 100 per variable.
    public var maxEvaluations: Int?
    public var scale: Scale?
    public var loss = Loss.linear
    /// The size of a residual at which the loss begins to matter.
    public var lossScale = 1.0
    public var derivative = Derivative.finite(FiniteDifference(.twoPoint))

    public init() {}

    var isFinerThanDifferences: Bool { max(ftol, xtol, gtol) < FiniteDifference.finestTolerance }
  }

  /// One line of the display, and what a callback sees.
  public struct Progress {
    public let iteration: Int
    public let nfev: Int
    public let cost: Double
    public let reduction: Double?
    public let stepNorm: Double?
    public let optimality: Double
  }

  public struct Result: Sendable {
    public var x: [Double]
    public var cost: Double
    public var fun: [Double]
    /// Row by row.
    public var jac: [Double]
    public var grad: [Double]
    public var optimality: Double
    /// −1 at a lower bound, 1 at an upper one.
    public var activeMask: [Int]
    public var nfev: Int
    public var njev: Int
    public var status: Int
    public var initialCost = 0.0

    public var message: String { LeastSquares.messages[status] ?? "" }
    public var success: Bool { status > 0 }
  }

  private static let messages = [
    -2: "Stopped because `callback` function raised `StopIteration` or returned `True`",
    -1: "Improper input parameters status returned from `leastsq`",
    0: "The maximum number of function evaluations is exceeded.",
    1: "`gtol` termination condition is satisfied.", 2: "`ftol` termination condition is satisfied.",
    3: "`xtol` termination condition is satisfied.",
    4: "Both `ftol` and `xtol` termination conditions are satisfied.",
  ]

  let function: any VectorFunction
  let settings: Settings
  let bounds: Bounds
  /// Called for each line of the display.
  public var show: ((Progress) throws -> Void)?
  /// Called after each iteration with x, the residuals, the cost and the counts; true stops.
  public var report:
    ((_ x: [Double], _ fun: [Double], _ cost: Double, _ nit: Int, _ nfev: Int) throws -> Bool)?

  public init(_ function: any VectorFunction, _ settings: Settings, bounds: Bounds) {
    (self.function, self.settings, self.bounds) = (function, settings, bounds)
  }

  // MARK: Evaluations

  func residuals(_ x: [Double]) throws -> [Double] { try function.values(at: x) }

  func jacobian(_ x: [Double], _ values: [Double]) throws -> Matrix {
    var matrix = Matrix(rows: values.count, columns: x.count)
    switch settings.derivative {
    case .exact:
      try x.withUnsafeBufferPointer { x in
        try matrix.elements.withUnsafeMutableBufferPointer { try function.jacobian(at: x, into: $0) }
      }
      return matrix
    case .finite(let difference):
      if difference.isPlain, settings.isFinerThanDifferences {
        let isDerived = x.withUnsafeBufferPointer { x in
          matrix.elements.withUnsafeMutableBufferPointer { function.derivedJacobian(at: x, into: $0) }
        }
        if isDerived { return matrix }
      }
      let columns = try difference.columns(at: x, values: values, bounds: bounds, function.values(at:))
      return Matrix(columns: columns, rows: values.count)
    case .custom(let rows):
      return Matrix(rows: values.count, columns: x.count, try rows(x, values).flatMap { $0 })
    }
  }

  // MARK: State

  /// The problem at one point, as the loss weighs it.
  struct State {
    var x: [Double]
    /// The residuals themselves.
    var fun: [Double]
    /// The residuals and the Jacobian with the loss in them.
    var f: [Double]
    var jacobian: Matrix
    var gradient: [Double]
    var cost: Double
    var nfev = 1
    var njev = 1
    var scale: [Double] = []
    var inverseScale: [Double] = []
  }

  func start(_ x: [Double]) throws -> State {
    let fun = try residuals(x)
    guard fun.allSatisfy(\.isFinite) else {
      throw OptimizeError("Residuals are not finite in the initial point.")
    }
    var state = State(x: x, fun: fun, f: fun, jacobian: Matrix(rows: 0, columns: 0), gradient: [], cost: 0)
    state.cost = try settings.loss.cost(fun, scale: settings.lossScale)
    try linearize(&state)
    return state
  }

  func linearize(_ state: inout State) throws {
    state.jacobian = try jacobian(state.x, state.fun)
    state.f = state.fun
    if !settings.loss.isLinear {
      let (_, first, second) = try settings.loss.rho(state.fun, scale: settings.lossScale)
      var factors = first
      for i in factors.indices {
        let curvature = max(first[i] + 2 * second[i] * state.fun[i] * state.fun[i], Double.ulpOfOne)
        factors[i] = curvature.squareRoot()
        state.f[i] *= first[i] / factors[i]
      }
      state.jacobian.scaleRows(factors)
    }
    state.gradient = state.jacobian.transposedTimes(state.f)
    switch settings.scale ?? .values([Double](repeating: 1, count: state.x.count)) {
    case .values(let given):
      state.scale = given
      state.inverseScale = given.map { 1 / $0 }
    case .jacobian:
      let norms = state.jacobian.columnNorms
      state.inverseScale =
        state.inverseScale.isEmpty
        ? norms.map { $0 == 0 ? 1 : $0 } : zip(norms, state.inverseScale).map { max($0, $1) }
      state.scale = state.inverseScale.map { 1 / $0 }
    }
  }

  func result(_ state: State, gradient: [Double]? = nil, optimality: Double, mask: [Int], _ status: Int)
    -> Result
  {
    Result(
      x: state.x, cost: state.cost, fun: state.fun, jac: state.jacobian.elements,
      grad: gradient ?? state.gradient, optimality: optimality, activeMask: mask, nfev: state.nfev,
      njev: state.njev, status: status)
  }
}

// MARK: - Steps

/// The new radius of a trust region, and how well the model foretold the reduction.
func updatedRadius(
  _ radius: Double, actual: Double, predicted: Double, stepNorm: Double, isAtBoundary: Bool
) -> (radius: Double, ratio: Double) {
  let ratio: Double
  if predicted > 0 {
    ratio = actual / predicted
  } else {
    ratio = predicted == 0 && actual == 0 ? 1 : 0
  }
  if ratio < 0.25 { return (0.25 * stepNorm, ratio) }
  if ratio > 0.75 && isAtBoundary { return (radius * 2, ratio) }
  return (radius, ratio)
}

/// The status of a step that is small, or that reduced little; nil to go on.
func leastSquaresStatus(
  reduction: Double, cost: Double, stepNorm: Double, norm: Double, ratio: Double, ftol: Double, xtol: Double
) -> Int? {
  let isReduced = reduction < ftol * cost && ratio > 0.25
  let isSmall = stepNorm < xtol * (xtol + norm)
  if isReduced { return isSmall ? 4 : 2 }
  return isSmall ? 3 : nil
}

/// ½‖J s‖² + gᵀs, with ½ sᵀ diag s if there is a diagonal.
func quadratic(_ jacobian: Matrix, _ gradient: [Double], _ s: [Double], diagonal: [Double]? = nil) -> Double {
  let image = jacobian.times(s)
  var square = dot(image, image)
  if let diagonal { for i in s.indices { square += s[i] * diagonal[i] * s[i] } }
  return 0.5 * square + dot(s, gradient)
}

/// The quadratic a t² + b t + c along s from `origin`.
func quadraticAlong(
  _ jacobian: Matrix, _ gradient: [Double], _ s: [Double], diagonal: [Double]? = nil,
  from origin: [Double]? = nil
) -> (a: Double, b: Double, c: Double) {
  let v = jacobian.times(s)
  var a = dot(v, v)
  if let diagonal { for i in s.indices { a += s[i] * diagonal[i] * s[i] } }
  a *= 0.5
  var b = dot(gradient, s)
  guard let origin else { return (a, b, 0) }
  let u = jacobian.times(origin)
  b += dot(u, v)
  var c = 0.5 * dot(u, u) + dot(gradient, origin)
  if let diagonal {
    for i in s.indices {
      b += origin[i] * diagonal[i] * s[i]
      c += 0.5 * origin[i] * diagonal[i] * origin[i]
    }
  }
  return (a, b, c)
}

func minimizedQuadratic(
  _ a: Double, _ b: Double, from lower: Double, to upper: Double, _ c: Double = 0
) -> (t: Double, value: Double) {
  var points = [lower, upper]
  if a != 0 {
    let extremum = -0.5 * b / a
    if lower < extremum && extremum < upper { points.append(extremum) }
  }
  var best = (t: points[0], value: points[0] * (a * points[0] + b) + c)
  for t in points.dropFirst() {
    let value = t * (a * t + b) + c
    if value < best.value { best = (t, value) }
  }
  return best
}

/// The largest multiple of s that stays in the bounds, and for each variable which bound it then meets.
func stepToBound(
  _ x: [Double], _ s: [Double], _ lower: [Double], _ upper: [Double]
) -> (step: Double, hits: [Int]) {
  var steps = [Double](repeating: .infinity, count: x.count)
  for i in x.indices where s[i] != 0 { steps[i] = max((lower[i] - x[i]) / s[i], (upper[i] - x[i]) / s[i]) }
  let least = steps.min() ?? .infinity
  return (least, x.indices.map { steps[$0] == least ? (s[$0] > 0 ? 1 : s[$0] < 0 ? -1 : 0) : 0 })
}

extension Bounds {
  /// Which variables lie at a bound, within a relative distance.
  func active(_ x: [Double], rtol: Double) -> [Int] {
    x.indices.map { i in
      if rtol == 0 { return x[i] >= upper[i] ? 1 : x[i] <= lower[i] ? -1 : 0 }
      let (below, above) = (x[i] - lower[i], upper[i] - x[i])
      if upper[i].isFinite, above <= min(below, rtol * max(1, abs(upper[i]))) { return 1 }
      if lower[i].isFinite, below <= min(above, rtol * max(1, abs(lower[i]))) { return -1 }
      return 0
    }
  }

  /// The point moved off the bounds it lies at.
  func strictlyInside(_ x: [Double], rstep: Double = 1e-10) -> [Double] {
    let mask = active(x, rtol: rstep)
    return x.indices.map { i in
      var moved = x[i]
      switch mask[i] {
      case -1: moved = rstep == 0 ? lower[i].nextUp : lower[i] + rstep * max(1, abs(lower[i]))
      case 1: moved = rstep == 0 ? upper[i].nextDown : upper[i] - rstep * max(1, abs(upper[i]))
      default: break
      }
      return moved < lower[i] || moved > upper[i] ? 0.5 * (lower[i] + upper[i]) : moved
    }
  }

  var isFree: Bool { lower.allSatisfy { $0 == -.infinity } && upper.allSatisfy { $0 == .infinity } }
}

extension LeastSquares {
  /// The problem by MINPACK's method, which knows neither bounds nor losses.
  public func levenbergMarquardt(from start: [Double]) throws -> Result {
    var options = LevenbergMarquardt.Settings()
    (options.ftol, options.xtol, options.gtol) = (settings.ftol, settings.xtol, settings.gtol)
    options.maxfev = settings.maxEvaluations ?? 100 * start.count
    if case .values(let scale)? = settings.scale { options.scale = scale.map { 1 / $0 } }
    options.jacobian = jacobianRows
    let method = try LevenbergMarquardt(options, function, from: start)
    guard method.values.allSatisfy(\.isFinite) else {
      throw OptimizeError("Residuals are not finite in the initial point.")
    }
    if method.values.count < start.count {
      throw OptimizeError(
        "Method 'lm' doesn't work when the number of residuals is less than the number of variables.")
    }
    let initialCost = 0.5 * dot(method.values, method.values)
    let outcome = try method.run()
    let matrix = try jacobian(method.x, method.values)
    let gradient = matrix.transposedTimes(method.values)
    let statuses = [0: -1, 1: 2, 2: 3, 3: 4, 4: 1, 5: 0]
    return Result(
      x: method.x, cost: 0.5 * dot(method.values, method.values), fun: method.values, jac: matrix.elements,
      grad: gradient, optimality: largestAbsolute(gradient), activeMask: start.map { _ in 0 },
      nfev: outcome.nfev,
      njev: outcome.njev, status: statuses[outcome.info] ?? 0, initialCost: initialCost)
  }

  /// The Jacobian at a point with the given residuals, row by row.
  func jacobianRows(_ x: [Double], _ values: [Double]) throws -> [[Double]] {
    let matrix = try jacobian(x, values)
    return (0..<matrix.rows).map(matrix.row)
  }
}

extension LeastSquares.Result {
  /// The pseudo-inverse of JᵀJ, row by row: the covariance of the variables for residuals of unit variance.
  public var covariance: [Double] { Matrix(rows: fun.count, columns: x.count, jac).covariance() }
}

/// The lower triangle L with L Lᵀ = A, row by row, from A's lower triangle; nil unless A is positive definite.
public func choleskyFactor(_ a: [Double], _ n: Int) -> [Double]? {
  precondition(a.count == n * n, "an n × n matrix")
  var l = [Double](repeating: 0, count: n * n)
  for i in 0..<n {
    for j in 0...i {
      var sum = a[i * n + j]
      for k in 0..<j { sum -= l[i * n + k] * l[j * n + k] }
      if i == j {
        guard sum > 0 else { return nil }
        l[i * n + i] = sum.squareRoot()
      } else {
        l[i * n + j] = sum / l[j * n + j]
      }
    }
  }
  return l
}
