/// Failures before the n-th success; n need not be whole.
public struct NegativeBinomialDistribution: Distribution {
  // Parameters and support
  public static let name = "nbinom"
  public static let shapeNames = ["n", "p"]
  public static let isDiscrete = true
  public let n: Double
  public let p: Double
  public init(shapes: [Double]) {
    n = shapes.first ?? .nan
    p = shapes.count > 1 ? shapes[1] : .nan
  }
  public var isValid: Bool { n > 0 && p > 0 && p <= 1 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    let q = 1 - p
    return Moments(
      mean: n * q / p, variance: n * q / (p * p), skewness: (2 - p) / (n * q).squareRoot(),
      kurtosis: (p * (p - 6) + 6) / (n * q))
  }

  // Density
  public func density(_ k: Double) -> Double { betaDensity(n, k + 1, p) * p / (n + k) }
  public func logDensity(_ k: Double) -> Double {
    logGamma(n + k) - logGamma(k + 1) - logGamma(n) + n * log(p) + xLog1pY(k, -p)
  }

  // Cumulative distribution and tails
  public func cdf(_ k: Double) -> Double { betaI(n, k + 1, p) }
  public func sf(_ k: Double) -> Double { betaIComplement(n, k + 1, p) }

  // Quantiles
  public func quantile(_ q: Double) -> Double { searchQuantile(q) }
  public func inverseSF(_ q: Double) -> Double { searchInverseSF(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fillWhole(
      out, try NegativeBinomialSampler(successes: n, p: p, legacy: source is LegacyRandomState))
  }
}
