/// Binomial: inversion where the smaller expected count is at most 30, otherwise Kachitvichyanukul and
/// Schmeiser's BTPE (Communications of the ACM 31, 1988).
public struct BinomialSampler: Sampler {
  private enum Method {
    case constant(Int)
    case inversion(BinomialInversion)
    case rejection(BinomialRejection)
  }

  private let trials: Int
  /// The habits of the frozen generator: a power in place of log1p, a uniform spent on a certain answer.
  private let frozen: Bool
  /// Failures are counted instead of successes when p > ½.
  private let mirrored: Bool
  private let method: Method

  /// - Parameter legacy: repeats `RandomState.binomial` in place of `Generator.binomial`.
  public init(trials: Int, p: Double, legacy: Bool = false) throws {
    if trials < 0 { throw ParameterError("n < 0") }
    self.init(uncheckedTrials: trials, p: try checkedProbability(p), legacy: legacy)
  }

  init(uncheckedTrials trials: Int, p: Double, legacy: Bool = false) {
    self.trials = trials
    frozen = legacy
    if trials <= 0 || !(p > 0) {
      mirrored = false
      method = .constant(0)
      return
    }
    mirrored = p > 0.5
    let rare = mirrored ? 1 - p : p
    method =
      rare * Double(trials) <= 30
      ? .inversion(BinomialInversion(trials, rare, legacy)) : .rejection(BinomialRejection(trials, rare))
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let count =
      switch method {
      case .constant(let value): frozen && stream.nextDouble() < 0 ? 0 : value
      case .inversion(let inversion): inversion.draw(&stream)
      case .rejection(let rejection): rejection.draw(&stream)
      }
    return mirrored ? trials &- count : count
  }
}

/// Walks up the probabilities from 0 until they pass the uniform.
private struct BinomialInversion {
  let trials: Int
  let p: Double
  let q: Double
  /// Beyond this only rounding error can lead; the walk starts again.
  let bound: Int
  /// The probability of 0.
  let start: Double

  init(_ trials: Int, _ p: Double, _ frozen: Bool) {
    (self.trials, self.p, q) = (trials, p, 1 - p)
    let n = Double(trials)
    start = exp(n * (frozen ? log(q) : log1p(-p)))
    bound = wrappedInt(min(n, n * p + 10 * sqrt(n * p * q + 1)))
  }

  @inline(__always)
  func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    var count = 0
    var probability = start
    var u = stream.nextDouble()
    while u > probability {
      count &+= 1
      if count > bound {
        count = 0
        probability = start
        u = stream.nextDouble()
      } else {
        u -= probability
        probability = Double(trials &- count &+ 1) * p * probability / (Double(count) * q)
      }
    }
    return count
  }
}

/// BTPE: a triangle, two parallelograms and two exponential tails cover the probabilities. Names follow the
/// paper.
private struct BinomialRejection {
  let n: Double
  let r: Double
  let q: Double
  let m: Double
  let p1: Double
  let p2: Double
  let p3: Double
  let p4: Double
  let xm: Double
  let xl: Double
  let xr: Double
  let c: Double
  let lambdaL: Double
  let lambdaR: Double

  init(_ trials: Int, _ p: Double) {
    n = Double(trials)
    r = p
    q = 1 - r
    let fm = n * r + r
    m = floor(fm)
    p1 = floor(2.195 * sqrt(n * r * q) - 4.6 * q) + 0.5
    xm = m + 0.5
    xl = xm - p1
    xr = xm + p1
    c = 0.134 + 20.5 / (15.3 + m)
    let left = (fm - xl) / (fm - xl * r)
    lambdaL = left * (1 + left / 2)
    let right = (xr - fm) / (xr * q)
    lambdaR = right * (1 + right / 2)
    p2 = p1 * (1 + 2 * c)
    p3 = p2 + c / lambdaL
    p4 = p3 + c / lambdaR
  }

  func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    while true {
      let u = stream.nextDouble() * p4
      var v = stream.nextDouble()
      if u <= p1 { return wrappedInt(floor(xm - p1 * v + u)) }
      let y: Double
      if u <= p2 {
        let x = xl + (u - p1) / c
        v = v * c + 1 - abs(m - x + 0.5) / p1
        if v > 1 { continue }
        y = floor(x)
      } else if u <= p3 {
        y = floor(xl + log(v) / lambdaL)
        if y < 0 || v == 0 { continue }
        v = v * (u - p2) * lambdaL
      } else {
        y = floor(xr - log(v) / lambdaR)
        if y > n || v == 0 { continue }
        v = v * (u - p3) * lambdaR
      }
      if accepts(y, v) { return wrappedInt(y) }
    }
  }

  /// Step 5: v against f(y)/f(m), exactly near the mode or in the far tails, else between squeezes.
  private func accepts(_ y: Double, _ v: Double) -> Bool {
    let variance = n * r * q
    let k = abs(y - m)
    if k <= 20 || k >= variance / 2 - 1 { return v <= ratioToMode(y) }
    let rho = (k / variance) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / variance + 0.5)
    let t = -k * k / (2 * variance)
    let logV = log(v)
    if logV < t - rho { return true }
    if logV > t + rho { return false }
    let x1 = y + 1
    let f1 = m + 1
    let z = n + 1 - m
    let w = n - y + 1
    let limit =
      xm * log(f1 / x1) + (n - m + 0.5) * log(z / w) + (y - m) * log(w * r / (x1 * q))
      + stirlingTail(f1) + stirlingTail(z) + stirlingTail(x1) + stirlingTail(w)
    return logV <= limit
  }

  private func ratioToMode(_ y: Double) -> Double {
    let s = r / q
    let a = s * (n + 1)
    var ratio = 1.0
    var i = min(m, y) + 1
    while i <= max(m, y) {
      if m < y { ratio *= a / i - s } else { ratio /= a / i - s }
      i += 1
    }
    return ratio
  }

  private func stirlingTail(_ x: Double) -> Double {
    let square = x * x
    let series = 13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square
    return series / x / 166320
  }
}
