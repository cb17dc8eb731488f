// What all distributions share: values outside the support, probabilities outside (0, 1), location and scale.
// The rules are SciPy's.

extension Distribution {
  /// The function over a buffer, in place; values are standardised already, results are in standard form.
  public func evaluate(_ function: DistributionFunction, _ values: UnsafeMutableBufferPointer<Double>) {
    transform(function, values)
  }

  /// The body of `evaluate`, for types that treat only some functions on their own.
  func transform(_ function: DistributionFunction, _ values: UnsafeMutableBufferPointer<Double>) {
    let (lower, upper) = support
    switch function {
    case .pdf, .pmf:
      mapEach(values) { $0.isNaN ? .nan : isPossible($0, lower, upper) ? density($0) : 0 }
    case .logpdf, .logpmf:
      mapEach(values) { $0.isNaN ? .nan : isPossible($0, lower, upper) ? logDensity($0) : -.infinity }
    case .cdf:
      mapEach(values) { x in
        isBelow(x, lower) ? 0 : x >= upper ? 1 : x.isNaN ? .nan : cdf(Self.isDiscrete ? floor(x) : x)
      }
    case .logcdf:
      mapEach(values) { x in
        isBelow(x, lower)
          ? -.infinity : x >= upper ? 0 : x.isNaN ? .nan : logCDF(Self.isDiscrete ? floor(x) : x)
      }
    case .sf:
      mapEach(values) { x in
        isBelow(x, lower) ? 1 : x >= upper ? 0 : x.isNaN ? .nan : sf(Self.isDiscrete ? floor(x) : x)
      }
    case .logsf:
      mapEach(values) { x in
        isBelow(x, lower)
          ? 0 : x >= upper ? -.infinity : x.isNaN ? .nan : logSF(Self.isDiscrete ? floor(x) : x)
      }
    case .ppf:
      let bottom = Self.isDiscrete ? lower - 1 : lower
      mapEach(values) { p in
        p > 0 && p < 1 ? quantile(p) : p == 0 ? bottom : p == 1 ? upper : .nan
      }
    case .isf:
      let bottom = Self.isDiscrete ? lower - 1 : lower
      mapEach(values) { q in
        q > 0 && q < 1 ? inverseSF(q) : q == 1 ? bottom : q == 0 ? upper : .nan
      }
    }
  }

  @inline(__always)
  private func mapEach(_ values: UnsafeMutableBufferPointer<Double>, _ body: (Double) -> Double) {
    for i in values.indices { values[i] = body(values[i]) }
  }

  @inline(__always)
  private func isPossible(_ x: Double, _ lower: Double, _ upper: Double) -> Bool {
    x >= lower && x <= upper && (!Self.isDiscrete || x == floor(x))
  }

  /// No probability at or before x: a discrete distribution has some at its lower end.
  @inline(__always)
  private func isBelow(_ x: Double, _ lower: Double) -> Bool {
    Self.isDiscrete ? x < lower : x <= lower
  }
}

/// A distribution moved to `loc` and stretched by `scale`, as SciPy's methods take them.
public struct LocatedDistribution: Sendable {
  public let standard: any Distribution
  public let loc: Double
  public let scale: Double

  /// - Parameter scale: 1 for a discrete distribution.
  public init(_ standard: any Distribution, loc: Double = 0, scale: Double = 1) {
    self.standard = standard
    self.loc = loc
    self.scale = scale
  }

  /// Shape parameters inside their domain, a positive scale and a location that is a number.
  public var isValid: Bool { standard.isValid && scale > 0 && !loc.isNaN }

  /// Writes the function of each x to `out`; NaN everywhere if the parameters are not valid.
  ///
  /// - Parameters:
  ///   - x: abscissas, or probabilities for `ppf` and `isf`.
  ///   - out: as long as `x`; may be the same memory.
  public func fill(
    _ out: UnsafeMutableBufferPointer<Double>, _ function: DistributionFunction,
    _ x: UnsafeBufferPointer<Double>
  ) {
    precondition(x.count == out.count, "x and out must be of one length")
    guard isValid else {
      out.update(repeating: .nan)
      return
    }
    switch function {
    case .ppf, .isf:
      for i in out.indices { out[i] = x[i] }
      standard.evaluate(function, out)
      // Also for 0 and 1: a quantile of −0 becomes 0.
      for i in out.indices { out[i] = out[i] * scale + loc }
    default:
      if scale == 1 {
        for i in out.indices { out[i] = x[i] - loc }
      } else {
        for i in out.indices { out[i] = (x[i] - loc) / scale }
      }
      standard.evaluate(function, out)
      rescaleDensity(out, function)
    }
  }

  private func rescaleDensity(
    _ out: UnsafeMutableBufferPointer<Double>, _ function: DistributionFunction
  ) {
    guard scale != 1 else { return }
    if function == .pdf { for i in out.indices { out[i] /= scale } }
    if function == .logpdf {
      let shift = log(scale)
      for i in out.indices { out[i] -= shift }
    }
  }

  /// The function of one x.
  public func callAsFunction(_ function: DistributionFunction, _ x: Double) -> Double {
    var value = x
    withUnsafeMutablePointer(to: &value) { pointer in
      let buffer = UnsafeMutableBufferPointer(start: pointer, count: 1)
      fill(buffer, function, UnsafeBufferPointer(buffer))
    }
    return value
  }

  /// The function of each x.
  public func callAsFunction(_ function: DistributionFunction, _ x: [Double]) -> [Double] {
    [Double](unsafeUninitializedCapacity: x.count) { out, count in
      let target = UnsafeMutableBufferPointer(rebasing: out[..<x.count])
      target.initialize(repeating: 0)
      x.withUnsafeBufferPointer { fill(target, function, $0) }
      count = x.count
    }
  }

  // MARK: Summaries

  /// Mean, variance, skewness and excess kurtosis; NaN for parameters that are not valid.
  public var moments: Moments {
    guard isValid else { return Moments(mean: .nan, variance: .nan, skewness: .nan, kurtosis: .nan) }
    var moments = standard.moments
    moments.mean = moments.mean * scale + loc
    moments.variance = moments.variance * scale * scale
    return moments
  }

  public var standardDeviation: Double { moments.variance.squareRoot() }
  public var median: Double { self(.ppf, 0.5) }
  public var entropy: Double { isValid ? standard.entropy + log(scale) : .nan }

  /// The least and the greatest possible value.
  public var support: (lower: Double, upper: Double) {
    guard isValid else { return (.nan, .nan) }
    let (lower, upper) = standard.support
    return (lower * scale + loc, upper * scale + loc)
  }

  /// The central interval of the given probability.
  ///
  /// - Throws: `ParameterError` unless 0 ≤ confidence ≤ 1.
  public func interval(_ confidence: Double) throws -> (lower: Double, upper: Double) {
    if confidence < 0 || confidence > 1 {
      throw ParameterError("alpha must be between 0 and 1 inclusive")
    }
    return (self(.ppf, (1 - confidence) / 2), self(.ppf, (1 + confidence) / 2))
  }

  /// E[Xⁿ] for n ≥ 0, by the binomial theorem from the standard form's moments.
  ///
  /// - Throws: `ParameterError` for negative n.
  public func moment(_ n: Int) throws -> Double {
    if n < 0 { throw ParameterError("Moment must be positive.") }
    guard isValid else { return .nan }
    if n == 0 { return 1 }
    if loc == 0 { return pow(scale, Double(n)) * standard.standardRawMoment(n) }
    let ratio = scale / loc
    var sum = 0.0
    var coefficient = 1.0
    for k in 0...n {
      if k > 0 { coefficient = (coefficient * Double(n - k + 1) / Double(k)).rounded() }
      sum += coefficient * pow(ratio, Double(k)) * standard.standardRawMoment(k)
    }
    return sum * pow(loc, Double(n))
  }

  /// `out.count` draws from the stream; SciPy's default is the legacy stream.
  ///
  /// - Throws: `ParameterError` with SciPy's text if the parameters are not valid.
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    guard standard.isValid && scale >= 0 else {
      throw ParameterError(
        "Domain error in arguments. The `scale` parameter must be positive for all distributions, and many "
          + "distributions have restrictions on shape parameters. Please see the "
          + "`scipy.stats.\(type(of: standard).name)` documentation for details.")
    }
    if scale == 0 {
      out.initialize(repeating: loc)
      return
    }
    try standard.sample(out, from: source)
    if loc != 0 || scale != 1 { for i in out.indices { out[i] = out[i] * scale + loc } }
  }
}

extension Distribution {
  /// E[Xⁿ] of the standard form: a closed form, from the four moments, or numerically.
  func standardRawMoment(_ n: Int) -> Double {
    if n > 0, let known = rawMoment(n) { return known }
    var m = moments
    if m.variance == 0 { (m.skewness, m.kurtosis) = (0, 0) }
    switch n {
    case 0: return 1
    case 1: return m.mean
    case 2: return m.variance + m.mean * m.mean
    case 3:
      let third = m.skewness * pow(m.variance, 1.5)
      return third + 3 * m.mean * m.variance + m.mean * m.mean * m.mean
    case 4:
      let fourth = (m.kurtosis + 3) * (m.variance * m.variance)
      let third = m.skewness * pow(m.variance, 1.5)
      return fourth + 4 * m.mean * third + 6 * m.mean * m.mean * m.variance + pow(m.mean, 4)
    default:
      return expectation { pow($0, Double(n)) }
    }
  }
}
