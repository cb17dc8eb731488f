/// Chi-square with df degrees of freedom: twice a gamma variate of shape df/2.
public struct ChiSquareDistribution: Distribution {
  // Parameters and support
  public static let name = "chi2"
  public static let shapeNames = ["df"]
  public let df: Double
  public init(shapes: [Double]) { df = shapes.first ?? .nan }
  public var isValid: Bool { df > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    Moments(mean: df, variance: 2 * df, skewness: 2 * (2 / df).squareRoot(), kurtosis: 12 / df)
  }
  public var entropy: Double {
    let half = df / 2
    if df >= 250 { return GammaDistribution(shapes: [half]).entropy + log(2) }
    return half + log(2) + logGamma(half) + (1 - half) * digamma(half)
  }
  public func rawMoment(_ n: Int) -> Double? { (0..<n).reduce(1.0) { $0 * (df + 2 * Double($1)) } }

  // Density
  public func density(_ x: Double) -> Double { ufuncExp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double {
    xLogY(df / 2 - 1, x) - x / 2 - logGamma(df / 2) - (log(2) * df) / 2
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { gammaP(df / 2, x / 2) }
  public func sf(_ x: Double) -> Double { gammaQ(df / 2, x / 2) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { 2 * inverseGammaP(df / 2, p) }
  public func inverseSF(_ q: Double) -> Double { 2 * inverseGammaQ(df / 2, q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try ChiSquareSampler(degrees: df))
  }
}
