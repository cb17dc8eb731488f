/// Roots of large systems F(x) = 0 without the Jacobian: quasi-Newton iterations whose step solves with an
/// approximation of it, then a search along the step (Kelley, Solving Nonlinear Equations with Newton's Method,
/// SIAM, 2003; the forcing terms are Eisenstat and Walker's).
public struct NonlinearSystem {
  public enum LineSearch: String, Sendable { case armijo, wolfe }

  public struct Settings {
    /// Iterations after which to stop whatever the residual; nil to test for convergence.
    public var iterations: Int?
    /// By default 100 (n + 1).
    public var maxiter: Int?
    /// Absolute and relative tolerance of the residual, and of the step. Nil is no demand.
    public var fatol: Double?
    public var frtol: Double?
    public var xatol: Double?
    public var xrtol: Double?
    /// Measures residuals and steps; by default the largest component.
    public var measure: ([Double]) throws -> Double = { largestAbsolute($0) }
    public var lineSearch: LineSearch? = .armijo

    public init() {}
  }

  public struct Outcome: Sendable {
    public let x: [Double]
    public let fun: [Double]
    public let nit: Int
    public let converged: Bool

    public var status: Int { converged ? 1 : 2 }
    public var message: String {
      converged
        ? "A solution was found at the specified tolerance."
        : "The maximum number of iterations allowed has been reached."
    }
  }

  /// What a program sees after each iteration: x, F(x), and the number and length of the step.
  public typealias Report = (_ x: [Double], _ fun: [Double], _ iteration: Int, _ step: Double) throws -> Void

  public static func solve(
    _ function: any VectorFunction, _ approximation: any JacobianApproximation, _ settings: Settings,
    from start: [Double], report: Report = { _, _, _, _ in }
  ) throws -> Outcome {
    var approximation = approximation
    var x = start
    var step = [Double](repeating: .infinity, count: x.count)
    var fun = try function.values(at: x)
    var length = norm(fun)
    var test = Test(settings)
    try approximation.setup(x, fun, function.values(at:))
    let limit = settings.maxiter ?? settings.iterations.map { $0 + 1 } ?? 100 * (x.count + 1)
    var eta = 1e-3
    for iteration in 0..<max(limit, 0) {
      switch try test.check(fun, x, step) {
      case 1: return Outcome(x: x, fun: fun, nit: test.count, converged: true)
      case 2: return Outcome(x: x, fun: fun, nit: test.count, converged: false)
      default: break
      }
      step = scaled(-1, try approximation.solve(fun, tolerance: min(eta, eta * length)))
      if norm(step) == 0 {
        throw OptimizeError(
          "Jacobian inversion yielded zero vector. This indicates a bug in the Jacobian approximation.")
      }
      let found = try search(function, x, fun, step, settings.lineSearch)
      (x, fun) = (found.x, found.fun)
      try approximation.update(x, fun)
      let newLength = norm(fun)
      try report(x, fun, iteration, found.length)
      let forced = 0.9 * (newLength * newLength) / (length * length)
      eta = 0.9 * eta * eta < 0.1 ? min(0.9999, forced) : min(0.9999, max(forced, 0.9 * eta * eta))
      length = newLength
    }
    return Outcome(x: x, fun: fun, nit: test.count, converged: false)
  }

  /// The test for convergence.
  private struct Test {
    private let settings: Settings
    private let fatol: Double
    private var first: Double?
    private(set) var count = 0

    init(_ settings: Settings) {
      self.settings = settings
      fatol = settings.fatol ?? defaultResidualTolerance
    }

    /// 1 converged, 2 out of iterations, 0 to go on.
    mutating func check(_ f: [Double], _ x: [Double], _ dx: [Double]) throws -> Int {
      count += 1
      let size = try settings.measure(f)
      let initial = first ?? size
      first = initial
      if size == 0 { return 1 }
      if let iterations = settings.iterations { return count > iterations ? 2 : 0 }
      let isSolved = size <= fatol && size / (settings.frtol ?? .infinity) <= initial
      guard isSolved else { return 0 }
      let (stepSize, xSize) = (try settings.measure(dx), try settings.measure(x))
      // Before the first step its size is infinite, and ∞ / ∞ passes no test.
      return stepSize <= settings.xatol ?? .infinity && stepSize / (settings.xrtol ?? .infinity) <= xSize
        ? 1 : 0
    }
  }

  private static func search(
    _ function: any VectorFunction, _ x: [Double], _ fun: [Double], _ step: [Double], _ kind: LineSearch?
  ) throws -> (x: [Double], fun: [Double], length: Double) {
    guard let kind else {
      let moved = sum(x, 1, step)
      return (moved, try function.values(at: moved), 1)
    }
    var last = (length: 0.0, fun: fun, merit: dot(fun, fun))
    func merit(_ s: Double) throws -> Double {
      if s == last.length { return last.merit }
      let values = try function.values(at: sum(x, s, step))
      let merit = values.allSatisfy(\.isFinite) ? dot(values, values) : .infinity
      last = (s, values, merit)
      return merit
    }
    let start = last.merit
    var length: Double?
    switch kind {
    case .armijo: length = try ArmijoSearch.search(merit, value: start, slope: -start, smallest: 1e-2)
    case .wolfe:
      let ratio = norm(x) / norm(step)
      func slope(_ s: Double) throws -> Double {
        let ds = (abs(s) + ratio + 1) * 1e-8
        let here = try merit(s)
        let values = try function.values(at: sum(x, s + ds, step))
        return ((values.allSatisfy(\.isFinite) ? dot(values, values) : .infinity) - here) / ds
      }
      length = try wolfe(merit, slope, start)
    }
    let s = length ?? 1
    let moved = sum(x, s, step)
    return (moved, s == last.length ? last.fun : try function.values(at: moved), s)
  }

  private static func wolfe(
    _ merit: (Double) throws -> Double, _ slope: (Double) throws -> Double, _ start: Double
  ) throws -> Double? {
    let initial = try slope(0)
    var search = MoreThuente(decrease: 1e-4, curvature: 0.9, width: 1e-2, smallest: 1e-2, largest: 50)
    var outcome = search.start(step: 1, value: start, slope: initial)
    for _ in 0..<99 {
      guard case .evaluate(let step) = outcome, step.isFinite else { break }
      outcome = search.advance(value: try merit(step), slope: try slope(step))
    }
    if case .converged(let step) = outcome { return step }
    return nil
  }
}

/// ε^⅓, the default tolerance of residuals.
private let defaultResidualTolerance = 6.055454452393343e-06

/// Backtracking by interpolation until Armijo's condition holds (Nocedal and Wright, Numerical Optimization, 2006,
/// section 3.5).
enum ArmijoSearch {
  static func search(
    _ phi: (Double) throws -> Double, value: Double, slope: Double, decrease: Double = 1e-4,
    first: Double = 1,
    smallest: Double = 0
  ) throws -> Double? {
    var previous = first
    var previousValue = try phi(first)
    func isLow(_ step: Double, _ found: Double) -> Bool { found <= value + decrease * step * slope }
    if isLow(previous, previousValue) { return previous }
    var step = -slope * (previous * previous) / 2 / (previousValue - value - slope * previous)
    var found = try phi(step)
    if isLow(step, found) { return step }
    while step > smallest {
      let factor = previous * previous * (step * step) * (step - previous)
      let (here, there) = (found - value - slope * step, previousValue - value - slope * previous)
      let a = (previous * previous * here - step * step * there) / factor
      let b = (-(previous * previous * previous) * here + step * step * step * there) / factor
      var next = (-b + abs(b * b - 3 * a * slope).squareRoot()) / (3 * a)
      let nextValue = try phi(next)
      if isLow(next, nextValue) { return next }
      if (step - next) > step / 2 || (1 - next / step) < 0.96 { next = step / 2 }
      (previous, previousValue) = (step, found)
      (step, found) = (next, nextValue)
    }
    return nil
  }
}
