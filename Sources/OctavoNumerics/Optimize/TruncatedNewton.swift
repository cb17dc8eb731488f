import Foundation

/// Newton's method with truncated conjugate gradients and bounds after Nash (SIAM J. Numer. Anal. 21, 1984), in the form
/// of Roy's TNC, which SciPy runs: variables and values are scaled, Hessian products are differences of the gradient,
/// and bounds are taken in and let go one at a time.
public struct TruncatedNewton: Minimizer {
  public struct Settings: Sendable {
    /// Evaluations of the function with its gradient; by default 10 per variable, at least 100.
    public var maxfun: Int?
    /// Products with the Hessian for one direction; by default half the number of variables, from 1 to 50.
    public var maxCGit: Int?
    /// How exact a search along a line is; 0.25 where outside of [0, 1).
    public var eta = -1.0
    /// The longest first step.
    public var stepmx = 0.0
    /// The relative accuracy of differences.
    public var accuracy = 0.0
    /// A guess of the lowest value.
    public var minfev = 0.0
    public var ftol = -1.0
    public var xtol = -1.0
    public var gtol = -1.0
    /// Values are scaled anew where the gradient's length is more than this power of ten from one.
    public var rescale = -1.0
    /// By default the width of the bounds, or 1 + |x|.
    public var scale: [Double] = []
    /// By default the middle of the bounds, or x; 0 where scales are given.
    public var offset: [Double] = []

    public init() {}
  }

  public static let name = "TNC"

  enum Ending: Int {
    case infeasible = -1
    case localMinimum, values, points, evaluations, searchFailed, constant, noProgress, stopped

    var message: String {
      switch self {
      case .infeasible: "Infeasible (lower bound > upper bound)"
      case .localMinimum: "Local minimum reached (|pg| ~= 0)"
      case .values: "Converged (|f_n-f_(n-1)| ~= 0)"
      case .points: "Converged (|x_n-x_(n-1)| ~= 0)"
      case .evaluations: "Max. number of function evaluations reached"
      case .searchFailed: "Linear search failed"
      case .constant: "All lower bounds are equal to the upper bounds"
      case .noProgress: "Unable to progress"
      case .stopped: "User requested end of minimization"
      }
    }
  }

  private let objective: Objective
  private let maxfun: Int
  private let maxCGit: Int
  private let eta: Double
  private let accuracy: Double
  private let minfev: Double
  private let (ftol, xtol, gtol): (Double, Double, Double)
  private let rescale: Double
  private var stepmx: Double
  private var scaled: ScaledObjective
  /// The point and its value, scaled, and its whole gradient, which is not.
  private var x: [Double]
  private var value: Double
  private var finalValue = Double.nan
  private var rawGradient: [Double]
  /// The scaled gradient without the variables that bounds hold.
  private var gradient: [Double]
  private var held: HeldVariables
  private var preconditioner: TwoStepPreconditioner
  private var gradientNorm: Double
  private var valueAtConstraint: Double
  private var valueAtReset: Double
  private var lastGain = 0.0
  private var resetShare = 0.05
  private var cycle: Int
  private var hasNewConstraint = true
  private var iterations = 0
  private var early: Ending?

  public init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws {
    let n = start.count
    self.objective = objective
    let box =
      bounds
      ?? Bounds(
        lower: [Double](repeating: -.infinity, count: n), upper: [Double](repeating: .infinity, count: n))
    let root = Double.ulpOfOne.squareRoot()
    maxfun = settings.maxfun ?? max(100, 10 * n)
    let products = settings.maxCGit.flatMap { $0 < 0 ? nil : $0 } ?? min(max(1, n / 2), 50)
    maxCGit = min(products, n)
    eta = settings.eta < 0 || settings.eta >= 1 ? 0.25 : settings.eta
    stepmx = settings.stepmx < 10 * root ? 10 : settings.stepmx
    accuracy = settings.accuracy <= .ulpOfOne ? root : settings.accuracy
    minfev = settings.minfev
    ftol = settings.ftol < 0 ? accuracy : settings.ftol
    gtol = settings.gtol < 0 ? 1e-2 * accuracy.squareRoot() : settings.gtol
    xtol = settings.xtol < 0 ? root : settings.xtol
    rescale = settings.rescale < 0 ? 1.3 : settings.rescale
    for (name, numbers) in [("scale", settings.scale), ("offset", settings.offset)]
    where !numbers.isEmpty && numbers.count != n {
      throw OptimizeError("tnc: invalid \(name) parameters.")
    }
    if !box.contains(start) {
      if objective.takesDifferences { throw OptimizeError("`x0` violates bound constraints.") }
      // SciPy evaluates where it is told to start, then within the bounds.
      _ = try objective.valueAndGradient(start)
    }
    let point = box.clip(start)
    scaled = ScaledObjective(objective, point, box, scale: settings.scale, offset: settings.offset)
    let isInfeasible = zip(box.lower, box.upper).contains { $0 > $1 }
    if isInfeasible || maxfun < 1 { early = isInfeasible ? .infeasible : .evaluations }
    (value, rawGradient) = try scaled.evaluateRaw(point)
    if early == nil, scaled.isConstant { early = .constant }
    x = scaled.scaledPoint(point)
    held = HeldVariables(scaled, x)
    gradient = scaled.scaledGradient(rawGradient)
    held.release(against: gradient)
    gradient = held.projected(gradient)
    gradientNorm = scaledNorm(gradient)
    (valueAtConstraint, valueAtReset) = (value, value)
    cycle = n - 1
    preconditioner = TwoStepPreconditioner(dimension: n)
  }

  public mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination? {
    let ending = try early ?? iterate(report)
    if ending != nil {
      // Scaling may have moved the last bits: SciPy evaluates once more.
      (finalValue, rawGradient) = try objective.valueAndGradient(scaled.point(x))
    }
    return ending.map { Termination($0.rawValue, $0.message, success: (0...2).contains($0.rawValue)) }
  }

  private mutating func iterate(_ report: (MinimizerProgress) throws -> Bool) throws -> Ending? {
    if scaledNorm(gradient) <= gtol * scaled.factor { return .localMinimum }
    if scaled.evaluations >= maxfun { return .evaluations }
    rescaleValues()
    let evaluations = scaled.evaluations
    let direction = try self.direction()
    if !hasNewConstraint {
      if preconditioner.accumulate() {
        valueAtReset = value
        cycle = 1
      } else {
        cycle += 1
      }
    }
    let (formerGradient, formerValue) = (gradient, value)
    let slope = plainDot(direction, gradient)
    let length = scaledNorm(direction)
    let longest = stepmx / (length + .ulpOfOne)
    let allowed = held.longestStep(longest, scaled, x, direction)
    var taken = 0.0
    if allowed > 0 {
      let search = try searched(direction, slope, allowed)
      taken = search.step
      if search.outcome == .failed { return .searchFailed }
      if taken >= 0.9 * longest { stepmx *= 1e2 }
      hasNewConstraint = taken - allowed >= -10 * .ulpOfOne
      if !hasNewConstraint, search.outcome == .outOfEvaluations { return .evaluations }
    } else {
      hasNewConstraint = true
    }
    if hasNewConstraint {
      if !held.take(scaled, &x, direction), scaled.evaluations == evaluations { return .noProgress }
      valueAtConstraint = value
    }
    iterations += 1
    if try report(MinimizerProgress(x: scaled.point(x), fun: value / scaled.factor)) { return .stopped }
    if let ending = concluded(slope, formerValue, taken * length) { return ending }
    guard !hasNewConstraint else { return nil }
    preconditioner.record(
      change: difference(gradient, formerGradient), step: OctavoNumerics.scaled(taken, direction))
    let isStale = cycle == x.count - 1 || lastGain < resetShare * (valueAtReset - value)
    preconditioner.prepare(reset: isStale)
    return nil
  }

  private mutating func rescaleValues() {
    let length = scaledNorm(gradient)
    guard length > .ulpOfOne, abs(log10(length)) > rescale else { return }
    let factor = 1 / length
    scaled.factor *= factor
    value *= factor
    gradientNorm *= factor
    valueAtConstraint *= factor
    valueAtReset *= factor
    lastGain *= factor
    gradient = OctavoNumerics.scaled(factor, gradient)
    preconditioner = TwoStepPreconditioner(dimension: x.count)
    cycle = x.count - 1
    hasNewConstraint = true
  }

  /// What an iteration learns from the point it ended at, and whether it was the last.
  private mutating func concluded(_ slope: Double, _ formerValue: Double, _ length: Double) -> Ending? {
    let formerGain = lastGain
    lastGain = formerValue - value
    if cycle == 1 {
      if lastGain > formerGain * 2 { resetShare += resetShare }
      if lastGain < formerGain * 0.5 { resetShare *= 0.5 }
    }
    gradient = scaled.scaledGradient(rawGradient)
    gradientNorm = scaledNorm(held.projected(gradient))
    let mayLetGo = valueAtConstraint - value > -0.5 * slope || gradientNorm <= gtol * scaled.factor
    let letGo = mayLetGo && held.letGo(gradient)
    if letGo {
      gradientNorm = scaledNorm(held.projected(gradient))
      valueAtConstraint = value
    }
    if !letGo && !hasNewConstraint {
      if abs(lastGain) <= ftol * scaled.factor { return .values }
      if length <= xtol { return .points }
    }
    gradient = held.projected(gradient)
    return nil
  }

  // MARK: The direction

  /// Preconditioned conjugate gradients on Newton's equations, left as soon as the model gains little.
  private mutating func direction() throws -> [Double] {
    let steepest = held.projected(OctavoNumerics.scaled(-1, gradient))
    if maxCGit == 0 { return steepest }
    let tiny = 1e-12
    let size = scaledNorm(held.projected(x))
    var diagonal = preconditioner.updatedDiagonal()
    var residual = OctavoNumerics.scaled(-1, gradient)
    var (z, v) = ([Double](repeating: 0, count: x.count), [Double](repeating: 0, count: x.count))
    var (formerModel, formerProduct) = (0.0, 0.0)
    defer { preconditioner.diagonal = diagonal }
    for k in 0..<maxCGit {
      residual = held.projected(residual)
      let image = held.projected(preconditioner.solved(residual))
      let product = plainDot(residual, image)
      if product / gradientNorm < tiny || scaled.evaluations >= maxfun - 1 { return k == 0 ? steepest : z }
      v = held.projected(sum(image, k == 0 ? 0 : product / formerProduct, v))
      let bent = held.projected(try scaled.hessianProduct(v, x, gradient, accuracy * (size + 1)))
      let curvature = plainDot(v, bent)
      if curvature / gradientNorm < tiny {
        return k > 0 ? z : held.projected(OctavoNumerics.scaled(-1, preconditioner.solved(gradient)))
      }
      Self.updateDiagonal(&diagonal, v, bent, residual)
      let alpha = product / curvature
      let former = z
      z = sum(z, alpha, v)
      residual = sum(residual, -alpha, bent)
      let slope = plainDot(z, gradient)
      let model = (slope + plainDot(residual, z)) * 0.5
      if Double(k + 1) * (1 - formerModel / model) <= 0.5 { return z }
      if slope > 0 { return former }
      (formerModel, formerProduct) = (model, product)
    }
    return z
  }

  private static func updateDiagonal(
    _ diagonal: inout [Double], _ v: [Double], _ bent: [Double], _ residual: [Double]
  ) {
    let (first, second) = (1 / plainDot(v, residual), 1 / plainDot(v, bent))
    for i in diagonal.indices {
      diagonal[i] += -residual[i] * residual[i] * first + bent[i] * bent[i] * second
      if diagonal[i] <= 1e-6 { diagonal[i] = 1 }
    }
  }

  // MARK: The search

  private enum SearchOutcome { case found, failed, outOfEvaluations }

  private mutating func searched(
    _ direction: [Double], _ slope: Double, _ limit: Double
  ) throws -> (step: Double, outcome: SearchOutcome) {
    let gap = abs(value - minfev / scaled.factor)
    var first = 2 * gap <= -slope && gap >= .ulpOfOne ? -2 * gap / slope : 1
    if first >= limit { first = limit }
    let along = plainDot(scaled.scaledGradient(rawGradient), direction)
    let size = scaledNorm(held.projected(x))
    let length = scaledNorm(direction) + .ulpOfOne
    guard
      var search = GillMurraySearch(
        value: value, slope: along, first: first, limit: limit, eta: eta, valueTolerance: ftol,
        relative: Double.ulpOfOne.squareRoot() * (size + 1) / length,
        absolute: -.ulpOfOne * (1 + abs(value)) / (along - .ulpOfOne), least: .ulpOfOne * (size + 1) / length)
    else { return (first, .failed) }
    var bestGradient = rawGradient
    for _ in 0..<64 {
      if scaled.evaluations >= maxfun { return (search.best, .outOfEvaluations) }
      let step = search.best + search.trial
      let (newValue, newGradient) = try scaled.evaluate(sum(x, step, direction))
      let newSlope = plainDot(scaled.scaledGradient(newGradient), direction)
      let outcome = search.next(newValue, newSlope)
      if search.best == step { bestGradient = newGradient }
      switch outcome {
      case .evaluate: continue
      case .failed: return (search.best, .failed)
      case .found:
        value = search.bestValue
        x = sum(x, search.best, direction)
        rawGradient = bestGradient
        return (search.best, .found)
      }
    }
    return (search.best, .failed)
  }

  public func result(_ ending: Termination) -> OptimizeResult {
    OptimizeResult([
      ("x", .vector(scaled.point(x))), ("fun", .double(finalValue)), ("jac", .vector(rawGradient)),
      ("nfev", .int(objective.nfev)),
      ("nit", .int(iterations)), ("status", .int(ending.status)), ("message", .text(ending.message)),
      ("success", .bool(ending.success)),
    ])
  }
}
