/// The number of trials up to and including the first success.
public struct GeometricSampler: Sampler {
  let p: Double

  public init(p: Double) throws {
    if !(p > 0 && p <= 1) { throw ParameterError("p <= 0, p > 1 or p contains NaNs") }
    self.p = p
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    if p >= 1.0 / 3 { return search(&stream) }
    if Stream.isLegacy { return wrappedInt(ceil(log1p(-stream.nextDouble()) / log1p(-p))) }
    let trials = ceil(-stream.standardExponential() / log1p(-p))
    return trials >= 0x1p63 ? Int.max : wrappedInt(trials)
  }

  /// Walks up the cumulative probabilities, which is quicker than a logarithm when p is large.
  private func search<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let u = stream.nextDouble()
    var count = 1
    var sum = p
    var probability = p
    // The second condition ends the walk where rounding keeps the sum below 1.
    while u > sum && probability > 0 {
      probability *= 1 - p
      sum += probability
      count &+= 1
    }
    return count
  }
}

/// Failures before the n-th success, as a Poisson count with a gamma mean; n > 0 need not be whole.
public struct NegativeBinomialSampler: Sampler {
  let successes: Double
  let p: Double

  public init(successes: Double, p: Double, legacy: Bool = false) throws {
    self.successes = try checkedPositive(successes, "n")
    if legacy {
      self.p = try checkedProbability(p)
      return
    }
    if !(p > 0 && p <= 1) { throw ParameterError("p <= 0, p > 1 or p contains NaNs") }
    self.p = p
    // The Poisson mean, even ten standard deviations up, has to be one that Poisson accepts.
    let mean = (1 - p) * (successes + 10 * sqrt(successes)) / p
    if mean > PoissonSampler.largestMean {
      throw ParameterError("n too large or p too small, see Generator.negative_binomial Notes")
    }
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let mean = (1 - p) / p * stream.standardGamma(successes)
    // The frozen generator does not check; a mean beyond every integer gave it the smallest one.
    return mean <= PoissonSampler.largestMean ? stream.poisson(mean) : Int.min
  }
}

/// Zipf with exponent a > 1: Devroye's rejection (Non-Uniform Random Variate Generation, 1986, p. 551).
public struct ZipfSampler: Sampler {
  let a: Double

  public init(a: Double) throws {
    if !(a > 1) { throw ParameterError("a <= 1 or a is NaN") }
    self.a = a
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let largest = 0x1p63
    let exponent = a - 1
    if !Stream.isLegacy && a >= 1025 { return 1 }
    let b = pow(2, exponent)
    let smallest = pow(largest, -exponent)
    while true {
      let uniform = stream.nextDouble()
      let u = Stream.isLegacy ? 1 - uniform : uniform * smallest + (1 - uniform)
      let v = stream.nextDouble()
      let x = floor(pow(u, -1 / exponent))
      if x > largest || x < 1 { continue }
      let t = pow(1 + 1 / x, exponent)
      if v * x * (t - 1) / (b - 1) <= t / b { return x >= largest ? Int.max : wrappedInt(x) }
      // An infinite power leaves NaN in the test; only 1 has probability then.
      if b.isInfinite { return 1 }
    }
  }
}

/// Logarithmic series: Kemp's method LK (Applied Statistics 30, 1981).
public struct LogSeriesSampler: Sampler {
  let p: Double

  public init(p: Double) throws {
    if !(p >= 0 && p < 1) { throw ParameterError("p < 0, p >= 1 or p is NaN") }
    self.p = p
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let r = Stream.isLegacy ? log(1 - p) : log1p(-p)
    while true {
      let v = stream.nextDouble()
      if v >= p { return 1 }
      let u = stream.nextDouble()
      let q = Stream.isLegacy ? 1 - exp(r * u) : -expm1(r * u)
      if v <= q * q {
        let value = wrappedInt(floor(1 + log(v) / log(q)))
        if value < 1 || v == 0 { continue }
        return value
      }
      return v >= q ? 1 : 2
    }
  }
}
