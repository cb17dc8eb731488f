/// The gamma distribution with shape a, xᵃ⁻¹ exp(−x) / Γ(a).
public struct GammaDistribution: Distribution {
  // Parameters and support
  public static let name = "gamma"
  public static let shapeNames = ["a"]
  public let a: Double
  public init(shapes: [Double]) { a = shapes.first ?? .nan }
  public var isValid: Bool { a > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    Moments(mean: a, variance: a, skewness: 2 / a.squareRoot(), kurtosis: 6 / a)
  }
  public var entropy: Double {
    // Beyond this the terms cancel; Stirling's series for log Γ and ψ in one.
    if a >= 250 {
      let series = -1 / (3 * a) - 1 / (12 * a * a) - 1 / (90 * a * a * a) + 1 / (120 * pow(a, 4))
      return 0.5 * (1 + log(2 * .pi) + log(a)) + series
    }
    return digamma(a) * (1 - a) + a + logGamma(a)
  }
  public func rawMoment(_ n: Int) -> Double? { (0..<n).reduce(1.0) { $0 * (a + Double($1)) } }

  // Density
  public func density(_ x: Double) -> Double { ufuncExp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { xLogY(a - 1, x) - x - logGamma(a) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { gammaP(a, x) }
  public func sf(_ x: Double) -> Double { gammaQ(a, x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { inverseGammaP(a, p) }
  public func inverseSF(_ q: Double) -> Double { inverseGammaQ(a, q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try GammaSampler(shape: a))
  }

  // Fit: the likelihood is climbed from the shape that has the sample's skewness.
  public static func fitStart(_ data: [Double]) -> [Double] {
    let skewness = sampleSkewness(data)
    return [4 / (1e-8 + skewness * skewness)]
  }

  /// With the location given, the shape from log a − ψ(a), by Newton's method.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let loc = fixed.loc else { return nil }
    let x = data.map { $0 - loc }
    if x.contains(where: { $0 <= 0 }) { throw FitError.outsideSupport(name, "\(loc)", "inf") }
    let mean = pairwiseMean(x)
    let meanLogarithm = pairwiseMean(x.map { log($0) })
    if let shape = fixed.shapes.first ?? nil {
      return FittedParameters(shapes: [shape], loc: loc, scale: fixed.scale ?? mean / shape)
    }
    // With the scale given: ψ(a) = c; else log a − ψ(a) = s.
    let c = fixed.scale.map { meanLogarithm - log($0) }
    let s = log(mean) - meanLogarithm
    var a = c.map { exp($0) + 0.5 } ?? (3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s)
    for _ in 0..<100 {
      let excess = c.map { digamma(a) - $0 } ?? log(a) - digamma(a) - s
      let slope = c == nil ? 1 / a - polygamma(1, a) : polygamma(1, a)
      let next = max(a - excess / slope, a / 4)
      let isDone = abs(next - a) <= 1e-15 * a
      a = next
      if isDone { break }
    }
    return FittedParameters(shapes: [a], loc: loc, scale: fixed.scale ?? mean / a)
  }
}
