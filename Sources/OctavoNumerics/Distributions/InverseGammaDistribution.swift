/// The reciprocal of a gamma variate with shape a.
public struct InverseGammaDistribution: Distribution {
  // Parameters and support
  public static let name = "invgamma"
  public static let shapeNames = ["a"]
  public let a: Double
  public init(shapes: [Double]) { a = shapes.first ?? .nan }
  public var isValid: Bool { a > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    Moments(
      mean: a > 1 ? 1 / (a - 1) : .infinity,
      variance: a > 2 ? 1 / ((a - 1) * (a - 1)) / (a - 2) : .infinity,
      skewness: a > 3 ? 4 * (a - 2).squareRoot() / (a - 3) : .nan,
      kurtosis: a > 4 ? 6 * (5 * a - 11) / (a - 3) / (a - 4) : .nan)
  }
  public var entropy: Double { a - (a + 1) * digamma(a) + logGamma(a) }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double {
    x == 0 ? -.infinity : -(a + 1) * log(x) - logGamma(a) - 1 / x
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { gammaQ(a, 1 / x) }
  public func sf(_ x: Double) -> Double { gammaP(a, 1 / x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { 1 / inverseGammaQ(a, p) }
  public func inverseSF(_ q: Double) -> Double { 1 / inverseGammaP(a, q) }
}
