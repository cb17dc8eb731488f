/// A root of n equations in n unknowns by Powell's hybrid method (Powell, in Numerical Methods for Nonlinear
/// Algebraic Equations, 1970) as MINPACK's `hybrd` and `hybrj` have it: dogleg steps, Broyden's rank-one updates of
/// the factored Jacobian, a fresh Jacobian when the steps stop being good.
///
/// All memory is taken at the start; an iteration allocates nothing.
public final class PowellHybrid {
  public struct Settings {
    /// Relative error wanted between two iterates.
    public var xtol = 1.49012e-8
    /// By default 200 (n + 1), or 100 (n + 1) with a Jacobian.
    public var maxfev: Int?
    /// How many sub- and superdiagonals the Jacobian has; by default all.
    public var band: (Int, Int)?
    public var epsfcn = Double.ulpOfOne
    public var factor = 100.0
    public var scale: [Double]?

    public init() {}
  }

  public struct Outcome: Sendable {
    /// MINPACK's `info`: 1 converged, 2 too many evaluations, 3 no further improvement possible, 4 and 5 no progress.
    public let info: Int
    public let nfev: Int
    public let njev: Int
  }

  private let function: any VectorFunction
  private let settings: Settings
  private let n: Int
  public private(set) var x: [Double]
  /// The equations' left sides at `x`.
  public private(set) var values: [Double]
  private var trial: [Double]
  private let memory: Doubles
  private let pivots: UnsafeMutablePointer<Int>
  /// The Jacobian, then Q of its factors, column by column.
  private let q: Doubles
  /// The upper triangle, row by row.
  private let r: Doubles
  private let scale: Doubles
  private let qtf: Doubles
  private let wa1: Doubles
  private let wa2: Doubles
  private let wa3: Doubles

  /// Evaluates the function at the start.
  public init(_ settings: Settings, _ function: any VectorFunction, from start: [Double]) throws {
    (self.function, self.settings) = (function, settings)
    x = start
    n = start.count
    var first: [Double] = []
    try start.withUnsafeBufferPointer { try function.values(at: $0, into: &first) }
    guard first.count == start.count else {
      throw OptimizeError("The equations are \(first.count), the unknowns \(start.count).")
    }
    values = first
    trial = first
    let size = n * n + n * (n + 1) / 2 + 5 * n + 1
    memory = .allocate(capacity: size)
    memory.initialize(repeating: 0, count: size)
    pivots = .allocate(capacity: max(n, 1))
    q = memory
    r = q + n * n
    scale = r + n * (n + 1) / 2
    qtf = scale + n
    wa1 = qtf + n
    wa2 = wa1 + n
    wa3 = wa2 + n
  }

  deinit {
    memory.deallocate()
    pivots.deallocate()
  }

  /// Q of the last factors, one row per column.
  public var factors: [Double] { Array(UnsafeBufferPointer(start: q, count: n * n)) }
  /// R of the last factors, row by row from its diagonal.
  public var triangle: [Double] { Array(UnsafeBufferPointer(start: r, count: n * (n + 1) / 2)) }
  public var projectedValues: [Double] { Array(UnsafeBufferPointer(start: qtf, count: n)) }

  public func run() throws -> Outcome {
    let maxfev = settings.maxfev ?? (function.hasJacobian ? 100 : 200) * (n + 1)
    var nfev = 1
    var njev = 0
    guard n > 0, settings.xtol >= 0, maxfev > 0, settings.factor > 0,
      settings.scale?.allSatisfy({ $0 > 0 }) ?? true
    else { return Outcome(info: 0, nfev: nfev, njev: njev) }
    if let given = settings.scale { scale.update(from: given, count: n) }
    let isScaled = settings.scale != nil
    var length = euclideanNorm(values, n)
    var (delta, xnorm) = (0.0, 0.0)
    var isFirst = true
    var (successes, failures, slowSteps, slowJacobians) = (0, 0, 0, 0)
    while true {
      var isFresh = true
      try differentiate(&nfev, &njev)
      factorize()
      if isFirst {
        if !isScaled { for j in 0..<n { scale[j] = wa2[j] == 0 ? 1 : wa2[j] } }
        for j in 0..<n { wa3[j] = scale[j] * x[j] }
        xnorm = euclideanNorm(wa3, n)
        delta = settings.factor * xnorm
        if delta == 0 { delta = settings.factor }
      }
      project()
      formQ()
      if !isScaled { for j in 0..<n { scale[j] = max(scale[j], wa2[j]) } }
      while true {
        dogleg(delta)
        for j in 0..<n {
          wa1[j] = -wa1[j]
          wa2[j] = x[j] + wa1[j]
          wa3[j] = scale[j] * wa1[j]
        }
        let pnorm = euclideanNorm(wa3, n)
        if isFirst { delta = min(delta, pnorm) }
        try function.values(at: UnsafeBufferPointer(start: wa2, count: n), into: &trial)
        guard trial.count == n else {
          throw OptimizeError("The array returned by a function changed size between calls")
        }
        nfev += 1
        let trialLength = euclideanNorm(trial, n)
        let actual = trialLength < length ? 1 - (trialLength / length) * (trialLength / length) : -1
        let predicted = predictedReduction(length)
        let ratio = predicted > 0 ? actual / predicted : 0
        if ratio < 0.1 {
          successes = 0
          failures += 1
          delta *= 0.5
        } else {
          failures = 0
          successes += 1
          if ratio >= 0.5 || successes > 1 { delta = max(delta, pnorm / 0.5) }
          if abs(ratio - 1) <= 0.1 { delta = pnorm / 0.5 }
        }
        if ratio >= 1e-4 {
          for j in 0..<n {
            x[j] = wa2[j]
            wa2[j] = scale[j] * x[j]
          }
          values = trial
          xnorm = euclideanNorm(wa2, n)
          length = trialLength
          isFirst = false
        }
        slowSteps = actual >= 1e-3 ? 0 : slowSteps + 1
        if isFresh { slowJacobians += 1 }
        if actual >= 0.1 { slowJacobians = 0 }
        if delta <= settings.xtol * xnorm || length == 0 { return Outcome(info: 1, nfev: nfev, njev: njev) }
        var info = 0
        if nfev >= maxfev { info = 2 }
        if 0.1 * max(0.1 * delta, pnorm) <= Double.ulpOfOne * xnorm { info = 3 }
        if slowJacobians == 5 { info = 4 }
        if slowSteps == 10 { info = 5 }
        if info != 0 { return Outcome(info: info, nfev: nfev, njev: njev) }
        if failures == 2 { break }
        update(pnorm, isAccepted: ratio >= 1e-4)
        isFresh = false
      }
    }
  }

  // MARK: Jacobian and factors

  private func differentiate(_ nfev: inout Int, _ njev: inout Int) throws {
    if function.hasJacobian {
      try withUnsafeTemporaryAllocation(of: Double.self, capacity: n * n) { rows in
        try x.withUnsafeBufferPointer { try function.jacobian(at: $0, into: rows) }
        for i in 0..<n { for j in 0..<n { q[j * n + i] = rows[i * n + j] } }
      }
      njev += 1
      return
    }
    let epsilon = max(settings.epsfcn, Double.ulpOfOne).squareRoot()
    let (below, above) = settings.band ?? (n - 1, n - 1)
    let groups = min(below + above + 1, n)
    func step(_ x: Double) -> Double { x == 0 ? epsilon : epsilon * abs(x) }
    for j in 0..<n { wa3[j] = x[j] }
    // Columns that share no equation are moved together.
    for group in 0..<groups {
      for j in stride(from: group, to: n, by: groups) { wa3[j] = x[j] + step(x[j]) }
      try function.values(at: UnsafeBufferPointer(start: wa3, count: n), into: &trial)
      for j in stride(from: group, to: n, by: groups) {
        wa3[j] = x[j]
        let h = step(x[j])
        for i in 0..<n {
          let isInBand = groups == n || (i >= j - above && i <= j + below)
          q[j * n + i] = isInBand ? (trial[i] - values[i]) / h : 0
        }
      }
    }
    nfev += groups
  }

  /// Householder QR without pivoting; R's diagonal in `wa1`, the norms of the columns in `wa2`.
  private func factorize() {
    for j in 0..<n { wa2[j] = euclideanNorm(q + j * n, n) }
    for j in 0..<n {
      let column = q + j * n
      var length = euclideanNorm(column + j, n - j)
      if length != 0 {
        if column[j] < 0 { length = -length }
        for i in j..<n { column[i] /= length }
        column[j] += 1
        for k in j + 1..<max(n, j + 1) {
          let other = q + k * n
          var sum = 0.0
          for i in j..<n { sum += column[i] * other[i] }
          let factor = sum / column[j]
          for i in j..<n { other[i] -= factor * column[i] }
        }
      }
      wa1[j] = -length
    }
  }

  /// Qᵀ times the values, and R into its packed place.
  private func project() {
    for i in 0..<n { qtf[i] = values[i] }
    for j in 0..<n {
      let column = q + j * n
      if column[j] != 0 {
        var sum = 0.0
        for i in j..<n { sum += column[i] * qtf[i] }
        let factor = -sum / column[j]
        for i in j..<n { qtf[i] += column[i] * factor }
      }
    }
    for j in 0..<n {
      var l = j
      for i in 0..<j {
        r[l] = q[j * n + i]
        l += n - i - 1
      }
      r[l] = wa1[j]
    }
  }

  private func formQ() {
    for j in 1..<max(n, 1) { for i in 0..<j { q[j * n + i] = 0 } }
    for k in stride(from: n - 1, through: 0, by: -1) {
      for i in k..<n {
        wa1[i] = q[k * n + i]
        q[k * n + i] = 0
      }
      q[k * n + k] = 1
      if wa1[k] != 0 {
        for j in k..<n {
          var sum = 0.0
          for i in k..<n { sum += q[j * n + i] * wa1[i] }
          let factor = sum / wa1[k]
          for i in k..<n { q[j * n + i] -= factor * wa1[i] }
        }
      }
    }
  }

  // MARK: Steps

  /// The step between the Gauss–Newton and the scaled gradient direction, of scaled length at most delta, in `wa1`.
  private func dogleg(_ delta: Double) {
    let x = wa1
    var diagonal = n * (n + 1) / 2
    for j in stride(from: n - 1, through: 0, by: -1) {
      diagonal -= n - j
      var sum = 0.0
      for i in j + 1..<max(n, j + 1) { sum += r[diagonal + i - j] * x[i] }
      var pivot = r[diagonal]
      if pivot == 0 {
        var l = j
        for i in 0...j {
          pivot = max(pivot, abs(r[l]))
          l += n - i - 1
        }
        pivot = pivot == 0 ? Double.ulpOfOne : pivot * Double.ulpOfOne
      }
      x[j] = (qtf[j] - sum) / pivot
    }
    for j in 0..<n { wa2[j] = scale[j] * x[j] }
    let newton = euclideanNorm(wa2, n)
    if newton <= delta { return }
    let gradient = wa3
    for j in 0..<n { gradient[j] = 0 }
    var l = 0
    for j in 0..<n {
      let factor = qtf[j]
      for i in j..<n {
        gradient[i] += r[l] * factor
        l += 1
      }
      gradient[j] /= scale[j]
    }
    let steepness = euclideanNorm(gradient, n)
    var cauchy = 0.0
    var alpha = delta / newton
    if steepness != 0 {
      for j in 0..<n { gradient[j] = (gradient[j] / steepness) / scale[j] }
      l = 0
      for j in 0..<n {
        var sum = 0.0
        for i in j..<n {
          sum += r[l] * gradient[i]
          l += 1
        }
        wa2[j] = sum
      }
      let image = euclideanNorm(wa2, n)
      cauchy = (steepness / image) / image
      alpha = 0
      if cauchy < delta {
        let size = euclideanNorm(qtf, n)
        let (shorter, longer) = (cauchy / delta, delta / newton)
        var root = (size / steepness) * (size / newton) * shorter
        let difference = root - longer
        root =
          root - longer * (shorter * shorter)
          + (difference * difference + (1 - longer * longer) * (1 - shorter * shorter)).squareRoot()
        alpha = (longer * (1 - shorter * shorter)) / root
      }
    }
    let weight = (1 - alpha) * min(cauchy, delta)
    for j in 0..<n { x[j] = weight * gradient[j] + alpha * x[j] }
  }

  /// By how much the linear model reduces the norm; leaves the model's values in `wa3`.
  private func predictedReduction(_ length: Double) -> Double {
    var l = 0
    for i in 0..<n {
      var sum = 0.0
      for j in i..<n {
        sum += r[l] * wa1[j]
        l += 1
      }
      wa3[i] = qtf[i] + sum
    }
    let modelled = euclideanNorm(wa3, n)
    return modelled < length ? 1 - (modelled / length) * (modelled / length) : 0
  }

  // MARK: Broyden's update

  private func update(_ pnorm: Double, isAccepted: Bool) {
    for j in 0..<n {
      var sum = 0.0
      for i in 0..<n { sum += q[j * n + i] * trial[i] }
      wa2[j] = (sum - wa3[j]) / pnorm
      wa1[j] = scale[j] * ((scale[j] * wa1[j]) / pnorm)
      if isAccepted { qtf[j] = sum }
    }
    updateTriangle(u: wa1, v: wa2, w: wa3)
    rotate(q, rows: n, stride: n)
    rotate(qtf, rows: 1, stride: 1)
  }

  private func rotation(_ a: Double, _ b: Double) -> (cosine: Double, sine: Double, code: Double) {
    if abs(b) < abs(a) {
      let cotangent = b / a
      let sine = 0.5 / (0.25 + 0.25 * (cotangent * cotangent)).squareRoot()
      let cosine = sine * cotangent
      return (cosine, sine, abs(cosine) * Double.greatestFiniteMagnitude > 1 ? 1 / cosine : 1)
    }
    let tangent = a / b
    let cosine = 0.5 / (0.25 + 0.25 * (tangent * tangent)).squareRoot()
    return (cosine, cosine * tangent, cosine * tangent)
  }

  /// R plus the product of v and uᵀ made triangular again; v and w keep the rotations.
  private func updateTriangle(u: Doubles, v: Doubles, w: Doubles) {
    let s = r
    let last = n - 1
    var diagonal = n * (n + 1) / 2 - 1
    w[last] = s[diagonal]
    for j in stride(from: last - 1, through: 0, by: -1) {
      diagonal -= n - j
      w[j] = 0
      if v[j] == 0 { continue }
      let (cosine, sine, code) = rotation(v[j], v[last])
      v[last] = sine * v[j] + cosine * v[last]
      v[j] = code
      for i in j..<n {
        let l = diagonal + i - j
        let turned = cosine * s[l] - sine * w[i]
        w[i] = sine * s[l] + cosine * w[i]
        s[l] = turned
      }
    }
    for i in 0..<n { w[i] += v[last] * u[i] }
    for j in 0..<last {
      if w[j] != 0 {
        let (cosine, sine, code) = rotation(w[j], s[diagonal])
        for i in j..<n {
          let l = diagonal + i - j
          let turned = cosine * s[l] + sine * w[i]
          w[i] = -sine * s[l] + cosine * w[i]
          s[l] = turned
        }
        w[j] = code
      }
      diagonal += n - j
    }
    s[diagonal] = w[last]
  }

  /// Applies the rotations kept in `wa2` and `wa3` to the columns of a matrix.
  private func rotate(_ a: Doubles, rows: Int, stride column: Int) {
    let last = (n - 1) * column
    func turn(_ j: Int, _ code: Double, _ direction: Double) {
      let isLarge = abs(code) > 1
      let cosine = isLarge ? 1 / code : (1 - code * code).squareRoot()
      let sine = (isLarge ? (1 - cosine * cosine).squareRoot() : code) * direction
      for i in 0..<rows {
        let turned = cosine * a[j * column + i] - sine * a[last + i]
        a[last + i] = sine * a[j * column + i] + cosine * a[last + i]
        a[j * column + i] = turned
      }
    }
    for j in stride(from: n - 2, through: 0, by: -1) { turn(j, wa2[j], 1) }
    for j in 0..<max(n - 1, 0) { turn(j, wa3[j], -1) }
  }
}
