/// Nonlinear least squares without bounds by Levenberg and Marquardt's method, in the form of Moré (Lecture Notes
/// in Mathematics 630, 1978) with the defaults and tests of MINPACK's `lmdif` and `lmder`.
///
/// All memory is taken at the start; an iteration allocates nothing.
public final class LevenbergMarquardt {
  public struct Settings {
    /// Relative reduction wanted of the sum of squares.
    public var ftol = 1.49012e-8
    /// Relative error wanted between two iterates.
    public var xtol = 1.49012e-8
    /// Cosine of the angle between the residuals and any column of the Jacobian.
    public var gtol = 0.0
    /// By default 200 (n + 1), or 100 (n + 1) with a Jacobian.
    public var maxfev: Int?
    /// Relative error of the function, for the step of differences.
    public var epsfcn = Double.ulpOfOne
    /// The first step bound is this times ‖D x‖.
    public var factor = 100.0
    /// The scale D of the variables; by default the norms of the Jacobian's columns.
    public var scale: [Double]?
    /// The Jacobian to use where it is neither the function's own nor simple forward differences.
    public var jacobian: ((_ x: [Double], _ values: [Double]) throws -> [[Double]])?

    public init() {}

    /// Neither tolerance can be met by simple differences.
    var isFinerThanDifferences: Bool {
      epsfcn == Double.ulpOfOne && max(ftol, xtol, gtol) < FiniteDifference.finestTolerance
    }
  }

  /// How it ended: MINPACK's `info`, 1 to 4 for convergence.
  public struct Outcome: Sendable {
    public let info: Int
    public let nfev: Int
    public let njev: Int
  }

  private let function: any VectorFunction
  private let settings: Settings
  private let n: Int
  private let m: Int
  public private(set) var x: [Double]
  /// The residuals at `x`.
  public private(set) var values: [Double]
  private var trial: [Double]
  private let memory: Doubles
  private let pivots: UnsafeMutablePointer<Int>
  /// Column by column; after a step the factors.
  private let jacobian: Doubles
  private let scale: Doubles
  private let qtf: Doubles
  private let wa1: Doubles
  private let wa2: Doubles
  private let wa3: Doubles
  private let wa4: Doubles
  private let sdiag: Doubles

  /// Evaluates the function at the start.
  public init(_ settings: Settings, _ function: any VectorFunction, from start: [Double]) throws {
    (self.function, self.settings) = (function, settings)
    x = start
    n = start.count
    var first: [Double] = []
    try start.withUnsafeBufferPointer { try function.values(at: $0, into: &first) }
    values = first
    m = first.count
    trial = first
    memory = .allocate(capacity: m * n + 7 * n + m + 1)
    memory.initialize(repeating: 0, count: m * n + 7 * n + m + 1)
    pivots = .allocate(capacity: max(n, 1))
    pivots.initialize(repeating: 0, count: max(n, 1))
    jacobian = memory
    scale = memory + m * n
    qtf = scale + n
    wa1 = qtf + n
    wa2 = wa1 + n
    wa3 = wa2 + n
    sdiag = wa3 + n
    wa4 = sdiag + n
  }

  deinit {
    memory.deallocate()
    pivots.deallocate()
  }

  // MARK: What is left at the end

  /// R of the last Jacobian with its columns permuted, as MINPACK leaves it: n rows of m elements.
  public var factors: [Double] { Array(UnsafeBufferPointer(start: jacobian, count: m * n)) }
  public var permutation: [Int] { Array(UnsafeBufferPointer(start: pivots, count: n)) }
  public var projectedResiduals: [Double] { Array(UnsafeBufferPointer(start: qtf, count: n)) }

  /// (JᵀJ)⁻¹ from the factors of the last Jacobian, row by row; nil if it is singular.
  public func covariance() -> [Double]? {
    var inverse = [Double](repeating: 0, count: n * n)
    for j in 0..<n {
      if jacobian[j * m + j] == 0 { return nil }
      // Column j of R⁻¹.
      for i in stride(from: j, through: 0, by: -1) {
        var sum = i == j ? 1.0 : 0.0
        for k in i + 1..<max(j + 1, i + 1) { sum -= jacobian[k * m + i] * inverse[k * n + j] }
        inverse[i * n + j] = sum / jacobian[i * m + i]
      }
    }
    var result = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i {
        var sum = 0.0
        for k in i..<n { sum += inverse[i * n + k] * inverse[j * n + k] }
        result[pivots[i] * n + pivots[j]] = sum
        result[pivots[j] * n + pivots[i]] = sum
      }
    }
    return result
  }

  // MARK: The method

  public func run() throws -> Outcome {
    let (settings, n, m) = (settings, n, m)
    let usesOwn = function.hasJacobian || settings.jacobian != nil
    let maxfev = settings.maxfev ?? (usesOwn ? 100 : 200) * (n + 1)
    var nfev = 1
    var njev = 0
    let isScaled = settings.scale != nil
    guard n > 0, m >= n, settings.ftol >= 0, settings.xtol >= 0, settings.gtol >= 0, maxfev > 0,
      settings.factor > 0, settings.scale?.allSatisfy({ $0 > 0 }) ?? true
    else { return Outcome(info: 0, nfev: nfev, njev: njev) }
    if let given = settings.scale { scale.update(from: given, count: n) }
    var length = euclideanNorm(values, m)
    var region = LevenbergRegion(ftol: settings.ftol, xtol: settings.xtol)
    while true {
      try differentiate(&nfev, &njev)
      pivotedQR(jacobian, rows: m, columns: n, pivots: pivots, diagonal: wa1, norms: wa2, work: wa3)
      if region.isFirst {
        if !isScaled { for j in 0..<n { scale[j] = wa2[j] == 0 ? 1 : wa2[j] } }
        for j in 0..<n { wa3[j] = scale[j] * x[j] }
        region.begin(length: euclideanNorm(wa3, n), factor: settings.factor)
      }
      project()
      let slope = steepness(length)
      if slope <= settings.gtol { return Outcome(info: 4, nfev: nfev, njev: njev) }
      if !isScaled { for j in 0..<n { scale[j] = max(scale[j], wa2[j]) } }
      while true {
        levenbergParameter(
          n, jacobian, stride: m, pivots, scale: scale, qtf, delta: region.delta,
          parameter: &region.parameter,
          into: wa1, TriangularWork(a: wa2, b: wa3, sdiag: sdiag))
        for j in 0..<n {
          wa1[j] = -wa1[j]
          wa2[j] = x[j] + wa1[j]
          wa3[j] = scale[j] * wa1[j]
        }
        region.take(step: euclideanNorm(wa3, n))
        try function.values(at: UnsafeBufferPointer(start: wa2, count: n), into: &trial)
        guard trial.count == m else { throw changedLength() }
        nfev += 1
        let trialLength = euclideanNorm(trial, m)
        for j in 0..<n {
          wa3[j] = 0
          let move = wa1[pivots[j]]
          for i in 0...j { wa3[i] += jacobian[j * m + i] * move }
        }
        region.judge(length: length, trial: trialLength, linear: euclideanNorm(wa3, n))
        if region.isAccepted {
          for j in 0..<n {
            x[j] = wa2[j]
            wa2[j] = scale[j] * x[j]
          }
          swap(&values, &trial)
          region.accept(length: euclideanNorm(wa2, n))
          length = trialLength
        }
        if region.isReduced || region.isSmall {
          let info = region.isReduced ? (region.isSmall ? 3 : 1) : 2
          return Outcome(info: info, nfev: nfev, njev: njev)
        }
        var info = nfev >= maxfev ? 5 : 0
        if region.exhaustion != 0 { info = region.exhaustion }
        if slope <= Double.ulpOfOne { info = 8 }
        if info != 0 { return Outcome(info: info, nfev: nfev, njev: njev) }
        if region.isAccepted { break }
      }
    }
  }

  private func changedLength() -> OptimizeError {
    OptimizeError("The array returned by a function changed size between calls")
  }

  /// The Jacobian at x, column by column.
  private func differentiate(_ nfev: inout Int, _ njev: inout Int) throws {
    if let given = settings.jacobian {
      let rows = try given(x, values)
      for (i, row) in rows.enumerated() { for j in 0..<n { jacobian[j * m + i] = row[j] } }
      njev += 1
      return
    }
    if function.hasJacobian {
      try takeRows { try function.jacobian(at: $0, into: $1) }
      njev += 1
      return
    }
    if settings.isFinerThanDifferences {
      var isDerived = false
      takeRows { isDerived = function.derivedJacobian(at: $0, into: $1) }
      if isDerived {
        // Counted as the evaluations that it stands for.
        nfev += n
        return
      }
    }
    let epsilon = max(settings.epsfcn, Double.ulpOfOne).squareRoot()
    for j in 0..<n { wa3[j] = x[j] }
    for j in 0..<n {
      var step = epsilon * abs(x[j])
      if step == 0 { step = epsilon }
      wa3[j] = x[j] + step
      try function.values(at: UnsafeBufferPointer(start: wa3, count: n), into: &trial)
      guard trial.count == m else { throw changedLength() }
      wa3[j] = x[j]
      for i in 0..<m { jacobian[j * m + i] = (trial[i] - values[i]) / step }
    }
    nfev += n
  }

  /// The Jacobian from one that is made row by row.
  private func takeRows(
    _ make: (UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) throws -> Void
  ) rethrows {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: m * n) { rows in
      rows.initialize(repeating: 0)
      try x.withUnsafeBufferPointer { try make($0, rows) }
      for i in 0..<m { for j in 0..<n { jacobian[j * m + i] = rows[i * n + j] } }
    }
  }

  /// Qᵀ times the residuals; the diagonal of R goes into its place.
  private func project() {
    wa4.update(from: values, count: m)
    for j in 0..<n {
      let column = jacobian + j * m
      if column[j] != 0 {
        var sum = 0.0
        for i in j..<m { sum += column[i] * wa4[i] }
        let factor = -sum / column[j]
        for i in j..<m { wa4[i] += column[i] * factor }
      }
      column[j] = wa1[j]
      qtf[j] = wa4[j]
    }
  }

  /// The largest cosine between the residuals and a column of the Jacobian.
  private func steepness(_ length: Double) -> Double {
    if length == 0 { return 0 }
    var steepest = 0.0
    for j in 0..<n {
      let size = wa2[pivots[j]]
      if size == 0 { continue }
      var sum = 0.0
      for i in 0...j { sum += jacobian[j * m + i] * (qtf[i] / length) }
      steepest = max(steepest, abs(sum / size))
    }
    return steepest
  }
}
