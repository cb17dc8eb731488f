/// The number of trials up to the first success, (1 − p)ᵏ⁻¹ p.
public struct GeometricDistribution: Distribution {
  // Parameters and support
  public static let name = "geom"
  public static let shapeNames = ["p"]
  public static let isDiscrete = true
  public let p: Double
  public init(shapes: [Double]) { p = shapes.first ?? .nan }
  public var isValid: Bool { p > 0 && p <= 1 }
  public var support: (lower: Double, upper: Double) { (1, .infinity) }

  // Moments
  public var moments: Moments {
    let q = 1 - p
    return Moments(
      mean: 1 / p, variance: q / p / p, skewness: (2 - p) / q.squareRoot(), kurtosis: (p * p - 6 * p + 6) / q)
  }
  public var entropy: Double { -log(p) - log1p(-p) * (1 - p) / p }

  // Density
  public func density(_ k: Double) -> Double { pow(1 - p, k - 1) * p }
  public func logDensity(_ k: Double) -> Double { xLog1pY(k - 1, -p) + log(p) }

  // Cumulative distribution and tails
  public func cdf(_ k: Double) -> Double { -expm1(log1p(-p) * k) }
  public func sf(_ k: Double) -> Double { exp(logSF(k)) }
  public func logSF(_ k: Double) -> Double { k * log1p(-p) }

  // Quantiles
  public func quantile(_ q: Double) -> Double {
    let k = ceil(log1p(-q) / log1p(-p))
    return k > 0 && cdf(k - 1) >= q ? k - 1 : k
  }
  public func inverseSF(_ q: Double) -> Double { searchInverseSF(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fillWhole(out, try GeometricSampler(p: p))
  }
}
