/// Events in a unit of time at mean rate μ: μᵏ exp(−μ) / k!.
public struct PoissonDistribution: Distribution {
  // Parameters and support
  public static let name = "poisson"
  public static let shapeNames = ["mu"]
  public static let isDiscrete = true
  public let mu: Double
  public init(shapes: [Double]) { mu = shapes.first ?? .nan }
  public var isValid: Bool { mu >= 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    let inverse = mu > 0 ? 1 / mu : .infinity
    return Moments(mean: mu, variance: mu, skewness: inverse.squareRoot(), kurtosis: inverse)
  }

  public var entropy: Double {
    // The normal's, to 1e-10, where a sum would be long.
    if mu > 1e10 { return 0.5 * (log(2 * .pi * mu) + 1) }
    return expectation { -logDensity($0) }
  }

  // Density
  public func density(_ k: Double) -> Double { ufuncExp(logDensity(k)) }
  public func logDensity(_ k: Double) -> Double { xLogY(k, mu) - logGamma(k + 1) - mu }

  // Cumulative distribution and tails
  public func cdf(_ k: Double) -> Double { mu == 0 ? 1 : gammaQ(k + 1, mu) }
  public func sf(_ k: Double) -> Double { mu == 0 ? 0 : gammaP(k + 1, mu) }

  // Quantiles
  public func quantile(_ q: Double) -> Double { searchQuantile(q) }
  public func inverseSF(_ q: Double) -> Double { searchInverseSF(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fillWhole(out, try PoissonSampler(mean: mu))
  }
}
