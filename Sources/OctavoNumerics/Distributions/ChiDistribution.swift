/// The root of a chi-square with df degrees of freedom.
public struct ChiDistribution: Distribution {
  // Parameters and support
  public static let name = "chi"
  public static let shapeNames = ["df"]
  public let df: Double
  public init(shapes: [Double]) { df = shapes.first ?? .nan }
  public var isValid: Bool { df > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    let mean = 2.0.squareRoot() * exp(logGamma(df / 2 + 0.5) - logGamma(df / 2))
    let variance = df - mean * mean
    let third = 2 * mean * mean * mean + mean * (1 - 2 * df)
    let fourth = 2 * df * (1 - df) - 6 * pow(mean, 4) + 4 * mean * mean * (2 * df - 1)
    return Moments(
      mean: mean, variance: variance, skewness: third / pow(variance, 1.5),
      kurtosis: fourth / (variance * variance))
  }
  public var entropy: Double { logGamma(df / 2) + 0.5 * (df - log(2) - (df - 1) * digamma(df / 2)) }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double {
    log(2) - 0.5 * log(2) * df - logGamma(df / 2) + xLogY(df - 1, x) - 0.5 * x * x
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { gammaP(df / 2, 0.5 * x * x) }
  public func sf(_ x: Double) -> Double { gammaQ(df / 2, 0.5 * x * x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { (2 * inverseGammaP(df / 2, p)).squareRoot() }
  public func inverseSF(_ q: Double) -> Double { (2 * inverseGammaQ(df / 2, q)).squareRoot() }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try ChiSquareSampler(degrees: df))
    for i in out.indices { out[i] = out[i].squareRoot() }
  }
}
