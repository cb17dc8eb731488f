/// Successes in n independent trials, each with probability p.
public struct BinomialDistribution: Distribution {
  // Parameters and support
  public static let name = "binom"
  public static let shapeNames = ["n", "p"]
  public static let isDiscrete = true
  public let n: Double
  public let p: Double
  public init(shapes: [Double]) {
    n = shapes.first ?? .nan
    p = shapes.count > 1 ? shapes[1] : .nan
  }
  public var isValid: Bool { n >= 0 && n.isFinite && n == floor(n) && p >= 0 && p <= 1 }
  public var support: (lower: Double, upper: Double) { (0, n) }

  // Moments
  public var moments: Moments {
    let q = 1 - p
    let variance = n * p - n * (p * p)
    return Moments(
      mean: n * p, variance: variance,
      skewness: variance == 0 ? .nan : (q - p) / ((p * q).squareRoot() * n.squareRoot()),
      kurtosis: n == 0 ? .nan : 1 / (n * (p * q)) - 6 / n)
  }

  public var entropy: Double {
    // The normal's, to 1e-10, where a sum would be long.
    if n * p * (1 - p) > 1e10 { return 0.5 * (log(2 * .pi * (n * p * (1 - p))) + 1) }
    return expectation { -logDensity($0) }
  }

  // Density: the beta density has the binomial coefficient without cancellation.
  public func density(_ k: Double) -> Double {
    if p == 0 { return k == 0 ? 1 : 0 }
    if p == 1 || k == n { return p == 1 && k != n ? 0 : pow(p, k) }
    return betaDensity(k + 1, n - k + 1, p) / (n + 1)
  }
  public func logDensity(_ k: Double) -> Double {
    let coefficient = logGamma(n + 1) - (logGamma(k + 1) + logGamma(n - k + 1))
    return coefficient + xLogY(k, p) + xLog1pY(n - k, -p)
  }

  // Cumulative distribution and tails
  public func cdf(_ k: Double) -> Double { k >= n ? 1 : betaIComplement(k + 1, n - k, p) }
  public func sf(_ k: Double) -> Double { k >= n ? 0 : betaI(k + 1, n - k, p) }

  // Quantiles
  public func quantile(_ q: Double) -> Double { searchQuantile(q) }
  public func inverseSF(_ q: Double) -> Double { searchInverseSF(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    let legacy = source is LegacyRandomState
    source.fillWhole(out, try BinomialSampler(trials: wrappedInt(n), p: p, legacy: legacy))
  }
}
