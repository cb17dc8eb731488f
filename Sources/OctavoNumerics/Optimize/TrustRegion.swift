/// Newton's method in a trust region (Nocedal and Wright, Numerical Optimization, 2006, chapter 4); how the model
/// is minimised in the region is the method's.
public struct TrustRegion: Minimizer {
  public enum Subproblem: String, Sendable {
    /// Powell's dogleg (algorithm 4.1 and section 4.1); needs a positive definite Hessian.
    case dogleg
    /// Steihaug's truncated conjugate gradients (SIAM J. Numer. Anal. 20, 1983).
    case steihaug = "trust-ncg"
    /// Moré and Sorensen's nearly exact solution (SIAM J. Sci. Stat. Comput. 4, 1983).
    case exact = "trust-exact"
    /// Lanczos vectors, exact within their space.
    case krylov = "trust-krylov"
  }

  public struct Settings {
    public var subproblem = Subproblem.steihaug
    public var hessian = NewtonCG.Hessian.differences
    public var initialRadius = 1.0
    public var largestRadius = 1000.0
    /// A step counts if it achieves this share of the foretold reduction.
    public var eta = 0.15
    /// Ends when the gradient is shorter than this.
    public var gtol = 1e-4
    /// By default 200 per variable.
    public var maxiter: Int?
    /// Factorisations for one step of the exact method.
    public var subproblemIterations = 25.0
    /// Whether a Krylov space may be left the earlier the longer the gradient is.
    public var isInexact = true

    public init() {}
  }

  public static let name = "trust-region"

  /// The quadratic model at one point.
  private struct Model {
    let x: [Double]
    let value: Double
    var gradient: [Double] = []
    var hessian: Matrix?
    var length: Double { norm(gradient) }
    /// What the exact method knows from its last step at this point.
    var lowerBound = 0.0
    var lastRadius = -1.0
    /// The spaces of the Krylov method at this point.
    var krylov: KrylovSubproblem?
  }

  private let settings: Settings
  private let objective: Objective
  private let maxiter: Int
  private var model: Model
  private var radius: Double
  private var iterations = 0
  private var hessianCalls = 0

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    guard settings.eta >= 0, settings.eta < 0.25 else { throw OptimizeError("invalid acceptance stringency") }
    guard settings.largestRadius > 0 else { throw OptimizeError("the max trust radius must be positive") }
    guard settings.initialRadius > 0 else { throw OptimizeError("the initial trust radius must be positive") }
    guard settings.initialRadius < settings.largestRadius else {
      throw OptimizeError("the initial trust radius must be less than the max trust radius")
    }
    self.settings = settings
    self.objective = objective
    maxiter = settings.maxiter ?? 200 * start.count
    radius = settings.initialRadius
    model = Model(x: start, value: try objective.value(start))
    model.gradient = try objective.gradient(start)
    // SciPy asks for a Hessian at the start, even where there is none but its products.
    if case .product = settings.hessian { hessianCalls = 1 }
    model = try withHessian(model)
  }

  private mutating func withHessian(_ model: Model) throws -> Model {
    guard model.hessian == nil, case .matrix(let function) = settings.hessian else { return model }
    var model = model
    let rows = try function(model.x)
    hessianCalls += 1
    let n = model.x.count
    guard rows.count == n, rows.allSatisfy({ $0.count == n }) else {
      throw OptimizeError("The Hessian should have shape (\(n), \(n)).")
    }
    model.hessian = Matrix(rows: n, columns: n, rows.flatMap { $0 })
    return model
  }

  private mutating func product(_ p: [Double]) throws -> [Double] {
    model = try withHessian(model)
    if let hessian = model.hessian { return hessian.times(p) }
    if case .product(let function) = settings.hessian {
      hessianCalls += 1
      return try function(model.x, p)
    }
    throw OptimizeError(
      "Either the Hessian or the Hessian-vector product is currently required for trust-region methods")
  }

  private mutating func modelled(_ p: [Double]) throws -> Double {
    model.value + dot(model.gradient, p) + 0.5 * dot(p, try product(p))
  }

  private static let unpredicted = Termination(
    2, "A bad approximation caused failure to predict improvement.", success: false)
  private static let notDefinite = Termination(
    3, "A linalg error occurred, such as a non-psd Hessian.", success: false)

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    if !(model.length >= settings.gtol) { return model.length.isNaN ? .notFinite : .converged }
    guard let (p, isAtBoundary) = try minimizedModel() else { return Self.notDefinite }
    let foretold = model.value - (try modelled(p))
    let x = sum(model.x, 1, p)
    var proposed = Model(x: x, value: try objective.value(x))
    // The exact method factorises the Hessian of every point it proposes.
    if settings.subproblem == .exact { proposed = try withHessian(proposed) }
    // The Krylov method asks for every gradient.
    if settings.subproblem == .krylov { proposed.gradient = try objective.gradient(x) }
    let actual = model.value - proposed.value
    if foretold <= 0 { return Self.unpredicted }
    let ratio = actual / foretold
    if ratio < 0.25 {
      radius *= 0.25
    } else if ratio > 0.75 && isAtBoundary {
      radius = min(2 * radius, settings.largestRadius)
    }
    if ratio > settings.eta {
      model = proposed
      if model.gradient.isEmpty { model.gradient = try objective.gradient(x) }
    }
    iterations += 1
    if try report(MinimizerProgress(x: model.x, fun: model.value)) { return .stoppedByCallback }
    if model.length < settings.gtol { return .converged }
    return iterations >= maxiter ? .tooManyIterations : nil
  }

  // MARK: Subproblems

  /// A step that lowers the model, and whether it ends at the boundary; nil if the Hessian will not do.
  private mutating func minimizedModel() throws -> ([Double], Bool)? {
    switch settings.subproblem {
    case .steihaug: return try steihaug()
    case .dogleg: return try dogleg()
    case .exact: return try exact()
    case .krylov: return try krylov()
    }
  }

  /// The two steps along d from z to the boundary, the smaller one first.
  private func boundary(_ z: [Double], _ d: [Double]) -> (Double, Double) {
    let a = dot(d, d)
    let b = 2 * dot(z, d)
    let c = dot(z, z) - radius * radius
    let root = (b * b - 4 * a * c).squareRoot()
    let sum = b + (b.sign == .minus ? -root : root)
    let (first, second) = (-sum / (2 * a), -2 * c / sum)
    return first <= second ? (first, second) : (second, first)
  }

  private mutating func steihaug() throws -> ([Double], Bool) {
    let gradient = model.gradient
    let tolerance = min(0.5, model.length.squareRoot()) * model.length
    var z = [Double](repeating: 0, count: gradient.count)
    if model.length < tolerance { return (z, false) }
    var r = gradient
    var d = scaled(-1, r)
    while true {
      let image = try product(d)
      let curvature = dot(d, image)
      if curvature <= 0 {
        let (ta, tb) = boundary(z, d)
        let (pa, pb) = (sum(z, ta, d), sum(z, tb, d))
        return (try modelled(pa) < modelled(pb) ? pa : pb, true)
      }
      let squared = dot(r, r)
      let alpha = squared / curvature
      let next = sum(z, alpha, d)
      if norm(next) >= radius { return (sum(z, boundary(z, d).1, d), true) }
      r = sum(r, alpha, image)
      let nextSquared = dot(r, r)
      if nextSquared.squareRoot() < tolerance { return (next, false) }
      d = sum(scaled(-1, r), nextSquared / squared, d)
      z = next
    }
  }

  private mutating func krylov() throws -> ([Double], Bool) {
    var problem = model.krylov ?? KrylovSubproblem(gradient: model.gradient, isInexact: settings.isInexact)
    let solution = try problem.solved(radius: radius) { try product($0) }
    model.krylov = problem
    return (solution.step, solution.isAtBoundary)
  }

  private mutating func dogleg() throws -> ([Double], Bool)? {
    model = try withHessian(model)
    guard let hessian = model.hessian, let factor = SmallMatrix(hessian).cholesky() else { return nil }
    let newton = scaled(-1, factor.choleskySolved(model.gradient))
    if norm(newton) < radius { return (newton, false) }
    let g = model.gradient
    let cauchy = scaled(-dot(g, g) / dot(g, hessian.times(g)), g)
    let length = norm(cauchy)
    if length >= radius { return (scaled(radius / length, cauchy), true) }
    let rest = difference(newton, cauchy)
    return (sum(cauchy, boundary(cauchy, rest).1, rest), true)
  }

  private mutating func exact() throws -> ([Double], Bool)? {
    model = try withHessian(model)
    guard let hessian = model.hessian else { return nil }
    let n = hessian.rows
    let bounds = parameterBounds(hessian)
    var (lower, upper) = (bounds.lower, bounds.upper)
    var lambda = lower == 0 ? 0 : max((lower * upper).squareRoot(), lower + 0.01 * (upper - lower))
    defer {
      model.lowerBound = lower
      model.lastRadius = radius
    }
    let tiny = Double(n) * Double.ulpOfOne * bounds.rowNorm
    var p = [Double](repeating: 0, count: n)
    var isAtBoundary = true
    var kept: SmallMatrix?
    var count = 0.0
    func middle() -> Double { max(abs(lower * upper).squareRoot(), lower + 0.01 * (upper - lower)) }
    while count < settings.subproblemIterations {
      let shifted = SmallMatrix(hessian, shift: lambda)
      let outcome = kept.map { PartialCholesky(factor: $0, failedAt: nil) } ?? shifted.partialCholesky()
      kept = nil
      count += 1
      let factor = outcome.factor
      if let failure = outcome.failedAt {
        let (delta, v) = shifted.negativeCurvature(factor, failure)
        lower = max(lower, lambda + delta / dot(v, v))
        lambda = middle()
        continue
      }
      if model.length > tiny {
        p = scaled(-1, factor.choleskySolved(model.gradient))
        let length = norm(p)
        if length <= radius && lambda == 0 {
          isAtBoundary = false
          break
        }
        let w = norm(factor.lowerSolved(p))
        let newton = lambda + (length / w) * (length / w) * (length - radius) / radius
        if length < radius {
          let (smallest, z) = factor.smallestSingularValue()
          let (ta, tb) = boundary(p, z)
          let step = abs(tb) < abs(ta) ? tb : ta
          let quadratic = dot(p, shifted.times(p))
          if (step * step * smallest * smallest) / (quadratic + lambda * radius * radius) <= 0.2 {
            p = sum(p, step, z)
            break
          }
          upper = lambda
          lower = max(lower, lambda - smallest * smallest)
          if let next = SmallMatrix(hessian, shift: newton).cholesky() {
            lambda = newton
            kept = next
          } else {
            lower = max(lower, newton)
            lambda = middle()
          }
        } else {
          if abs(length - radius) / radius <= 0.1 { break }
          lower = lambda
          lambda = newton
        }
      } else {
        if lambda == 0 {
          p = [Double](repeating: 0, count: n)
          isAtBoundary = false
          break
        }
        let (smallest, z) = factor.smallestSingularValue()
        p = scaled(radius, z)
        if radius * radius * smallest * smallest <= 0.2 * lambda * radius * radius { break }
        upper = lambda
        lower = max(lower, lambda - smallest * smallest)
        lambda = middle()
      }
    }
    return (p, isAtBoundary)
  }

  /// Where the multiplier of the radius lies, by Gershgorin's circles and norms.
  private func parameterBounds(_ h: Matrix) -> (lower: Double, upper: Double, rowNorm: Double) {
    var (least, greatest, rowNorm, frobenius) = (Double.infinity, -Double.infinity, 0.0, 0.0)
    var smallestDiagonal = Double.infinity
    for i in 0..<h.rows {
      let row = h.row(i)
      let sum = row.reduce(0) { $0 + abs($1) }
      let rest = sum - abs(row[i])
      least = min(least, row[i] - rest)
      greatest = max(greatest, row[i] + rest)
      rowNorm = max(rowNorm, sum)
      frobenius += dot(row, row)
      smallestDiagonal = min(smallestDiagonal, row[i])
    }
    frobenius = frobenius.squareRoot()
    let slope = model.length / radius
    let upper = max(0, slope + min(-least, frobenius, rowNorm))
    var lower = max(0, -smallestDiagonal, slope - min(greatest, frobenius, rowNorm))
    if radius < model.lastRadius { lower = max(model.lowerBound, lower) }
    return (lower, upper, rowNorm)
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    var fields: [(name: String, value: OptimizeResult.Value)] = [
      ("x", .vector(model.x)), ("success", .bool(ending.success)), ("status", .int(ending.status)),
      ("fun", .double(model.value)), ("jac", .vector(model.gradient)), ("nfev", .int(objective.nfev)),
      ("njev", .int(objective.njev)), ("nhev", .int(hessianCalls)), ("nit", .int(iterations)),
      ("message", .text(ending.message)),
    ]
    if let hessian = model.hessian { fields.append(("hess", .matrix((0..<hessian.rows).map(hessian.row)))) }
    return OptimizeResult(fields)
  }
}

/// A Cholesky factor as far as it goes.
private struct PartialCholesky {
  let factor: SmallMatrix
  /// The row whose pivot is not positive.
  let failedAt: Int?
}

extension SmallMatrix {
  /// A + shift I
  fileprivate init(_ matrix: Matrix, shift: Double = 0) {
    self.init(size: matrix.rows)
    elements = matrix.elements
    for i in 0..<size { self[i, i] += shift }
  }

  fileprivate func partialCholesky() -> PartialCholesky {
    var l = SmallMatrix(size: size)
    for i in 0..<size {
      for j in 0...i {
        var sum = self[i, j]
        for k in 0..<j { sum -= l[i, k] * l[j, k] }
        if i == j {
          guard sum > 0 else { return PartialCholesky(factor: l, failedAt: i) }
          l[i, i] = sum.squareRoot()
        } else {
          l[i, j] = sum / l[j, j]
        }
      }
    }
    return PartialCholesky(factor: l, failedAt: nil)
  }

  /// What to add to the failing pivot to make the leading block singular, and a direction in which it then is flat.
  fileprivate func negativeCurvature(_ l: SmallMatrix, _ k: Int) -> (delta: Double, v: [Double]) {
    var delta = -self[k, k]
    for j in 0..<k { delta += l[k, j] * l[k, j] }
    var v = [Double](repeating: 0, count: size)
    v[k] = 1
    // The leading block of U = Lᵀ times v is −U's column k.
    for i in stride(from: k - 1, through: 0, by: -1) {
      var sum = -l[k, i]
      for j in i + 1..<max(k, i + 1) { sum -= l[j, i] * v[j] }
      v[i] = sum / l[i, i]
    }
    return (delta, v)
  }

  /// L⁻¹ b for a lower triangle.
  func lowerSolved(_ b: [Double]) -> [Double] {
    var x = b
    for i in 0..<size {
      for j in 0..<i { x[i] -= self[i, j] * x[j] }
      x[i] /= self[i, i]
    }
    return x
  }

  /// L⁻ᵀ b for a lower triangle.
  func lowerTransposeSolved(_ b: [Double]) -> [Double] {
    var x = b
    for i in stride(from: size - 1, through: 0, by: -1) {
      for j in i + 1..<max(size, i + 1) { x[i] -= self[j, i] * x[j] }
      x[i] /= self[i, i]
    }
    return x
  }

  /// The solution of L Lᵀ x = b.
  func choleskySolved(_ b: [Double]) -> [Double] { lowerTransposeSolved(lowerSolved(b)) }

  /// An estimate of the smallest singular value of the lower triangle and its vector (Cline, Moler, Stewart and
  /// Wilkinson, SIAM J. Numer. Anal. 16, 1979).
  fileprivate func smallestSingularValue() -> (value: Double, vector: [Double]) {
    var p = [Double](repeating: 0, count: size)
    var w = p
    for k in 0..<size {
      let (up, down) = ((1 - p[k]) / self[k, k], (-1 - p[k]) / self[k, k])
      var (upSum, downSum) = (abs(up), abs(down))
      for i in k + 1..<max(size, k + 1) {
        upSum += abs(p[i] + self[i, k] * up)
        downSum += abs(p[i] + self[i, k] * down)
      }
      w[k] = upSum >= downSum ? up : down
      for i in k + 1..<max(size, k + 1) { p[i] += self[i, k] * w[k] }
    }
    let v = lowerTransposeSolved(w)
    let length = norm(v)
    return (norm(w) / length, scaled(1 / length, v))
  }
}
