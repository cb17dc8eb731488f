/// The downhill simplex of Nelder and Mead (Computer Journal 7, 1965), with bounds by clipping and the
/// dimension-dependent coefficients of Gao and Han (Comput. Optim. Appl. 51, 2012) on request. Defaults and
/// order of operations are SciPy's, so iterates and counts agree.
public struct NelderMead: Minimizer {
  public struct Settings: Sendable {
    /// Iterations; by default 200 per variable, or unlimited if only `maxfev` is given.
    public var maxiter: Double?
    public var maxfev: Double?
    /// The vertices' distance from the best, in every component, below which the simplex has converged …
    public var xatol = 1e-4
    /// … if their values are also this close.
    public var fatol = 1e-4
    public var adaptive = false
    public var initialSimplex: [[Double]]?

    public init() {}
  }

  public static let name = "Nelder-Mead"

  private struct Coefficients {
    let reflection: Double
    let expansion: Double
    let contraction: Double
    let shrinkage: Double

    init(adaptive: Bool, dimension: Int) {
      let n = Double(dimension)
      reflection = 1
      expansion = adaptive ? 1 + 2 / n : 2
      contraction = adaptive ? 0.75 - 1 / (2 * n) : 0.5
      shrinkage = adaptive ? 1 - 1 / n : 0.5
    }
  }

  private struct OutOfEvaluations: Error {}

  private let settings: Settings
  private let objective: (([Double]) throws -> Double)
  private let bounds: Bounds?
  private let coefficients: Coefficients
  private let maxiter: Double
  private let maxfev: Double
  private var vertices: [[Double]]
  private var values: [Double]
  private var iterations = 1
  private var evaluations = 0
  private(set) public var warnings: [String] = []

  private var dimension: Int { vertices.count - 1 }

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    self.settings = settings
    self.objective = objective.evaluate
    self.bounds = bounds
    if let bounds {
      if zip(bounds.lower, bounds.upper).contains(where: { $0 > $1 }) {
        throw OptimizeError("Nelder Mead - one of the lower bounds is greater than an upper bound.")
      }
      if !bounds.contains(start) { warnings.append("Initial guess is not within the specified bounds") }
    }
    vertices = try Self.startingSimplex(settings.initialSimplex, start, bounds)
    let n = vertices.count - 1
    values = [Double](repeating: .infinity, count: n + 1)
    coefficients = Coefficients(adaptive: settings.adaptive, dimension: n)
    (maxiter, maxfev) = Self.limits(settings, n)
    do {
      for k in vertices.indices { values[k] = try evaluate(vertices[k]) }
    } catch is OutOfEvaluations {}
    sort()
  }

  private static func limits(_ settings: Settings, _ n: Int) -> (Double, Double) {
    let usual = Double(200 * n)
    switch (settings.maxiter, settings.maxfev) {
    case (nil, nil): return (usual, usual)
    case (nil, let maxfev?): return (maxfev == .infinity ? usual : .infinity, maxfev)
    case (let maxiter?, nil): return (maxiter, maxiter == .infinity ? usual : .infinity)
    case (let maxiter?, let maxfev?): return (maxiter, maxfev)
    }
  }

  /// The start and, for each variable, the start with that variable moved by 5 %, or to 0.00025 if it is 0.
  private static func startingSimplex(
    _ given: [[Double]]?, _ start: [Double], _ bounds: Bounds?
  ) throws -> [[Double]] {
    var simplex: [[Double]]
    if let given {
      guard let width = given.first?.count, given.count == width + 1,
        given.allSatisfy({ $0.count == width })
      else { throw OptimizeError("`initial_simplex` should be an array of shape (N+1,N)") }
      guard width == start.count else {
        throw OptimizeError("Size of `initial_simplex` is not consistent with `x0`")
      }
      simplex = given
    } else {
      let start = bounds?.clip(start) ?? start
      simplex = [start]
      for k in start.indices {
        var vertex = start
        vertex[k] = vertex[k] != 0 ? 1.05 * vertex[k] : 0.00025
        simplex.append(vertex)
      }
    }
    guard let bounds else { return simplex }
    // Vertices beyond an upper bound are reflected, lest clipping make the simplex flat.
    return simplex.map { vertex in
      bounds.clip(
        vertex.indices.map { vertex[$0] > bounds.upper[$0] ? 2 * bounds.upper[$0] - vertex[$0] : vertex[$0] })
    }
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    guard Double(evaluations) < maxfev && Double(iterations) < maxiter else { return limitReached() }
    if hasConverged() { return .converged }
    do {
      try moveWorst()
      iterations += 1
    } catch is OutOfEvaluations {}
    sort()
    return try report(MinimizerProgress(x: vertices[0], fun: values[0])) ? .stoppedByCallback : nil
  }

  private func limitReached() -> Termination {
    if Double(evaluations) >= maxfev { return .tooManyEvaluations }
    return Termination(2, Termination.tooManyIterations.message, success: false)
  }

  private func hasConverged() -> Bool {
    for vertex in vertices.dropFirst() {
      for i in vertex.indices where !(abs(vertex[i] - vertices[0][i]) <= settings.xatol) { return false }
    }
    return values.dropFirst().allSatisfy { abs(values[0] - $0) <= settings.fatol }
  }

  private mutating func moveWorst() throws {
    let n = dimension
    let c = coefficients
    let worst = vertices[n]
    let center = worst.indices.map { i in
      vertices.dropLast().dropFirst().reduce(vertices[0][i]) { $0 + $1[i] } / Double(n)
    }
    func trial(_ centerWeight: Double, _ worstWeight: Double) -> [Double] {
      let point = center.indices.map { centerWeight * center[$0] + worstWeight * worst[$0] }
      return bounds?.clip(point) ?? point
    }
    let reflected = trial(1 + c.reflection, -c.reflection)
    let reflectedValue = try evaluate(reflected)
    if reflectedValue < values[0] {
      let expanded = trial(1 + c.reflection * c.expansion, -(c.reflection * c.expansion))
      let expandedValue = try evaluate(expanded)
      replaceWorst(
        expandedValue < reflectedValue ? (expanded, expandedValue) : (reflected, reflectedValue))
    } else if reflectedValue < values[n - 1] {
      replaceWorst((reflected, reflectedValue))
    } else if reflectedValue < values[n] {
      let outside = trial(1 + c.contraction * c.reflection, -(c.contraction * c.reflection))
      let value = try evaluate(outside)
      if value <= reflectedValue { replaceWorst((outside, value)) } else { try shrink() }
    } else {
      let inside = trial(1 - c.contraction, c.contraction)
      let value = try evaluate(inside)
      if value < values[n] { replaceWorst((inside, value)) } else { try shrink() }
    }
  }

  private mutating func replaceWorst(_ vertex: ([Double], Double)) {
    (vertices[dimension], values[dimension]) = vertex
  }

  private mutating func shrink() throws {
    let best = vertices[0]
    for j in 1...dimension {
      let moved = best.indices.map { best[$0] + coefficients.shrinkage * (vertices[j][$0] - best[$0]) }
      vertices[j] = bounds?.clip(moved) ?? moved
      values[j] = try evaluate(vertices[j])
    }
  }

  private mutating func evaluate(_ x: [Double]) throws -> Double {
    if Double(evaluations) >= maxfev { throw OutOfEvaluations() }
    evaluations += 1
    return try objective(x)
  }

  /// Best first; NaN last; equal values in the order in which NumPy leaves them.
  private mutating func sort() {
    let order = places(sorting: values)
    vertices = order.map { vertices[$0] }
    values = order.map { values[$0] }
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    var result = OptimizeResult([
      ("fun", .double(values[0])), ("nit", .int(iterations)), ("nfev", .int(evaluations)),
      ("status", .int(ending.status)), ("success", .bool(ending.success)),
      ("message", .text(ending.message)), ("x", .vector(vertices[0])),
      ("final_simplex", .simplex(vertices, values)),
    ])
    result.warnings = warnings
    return result
  }
}
