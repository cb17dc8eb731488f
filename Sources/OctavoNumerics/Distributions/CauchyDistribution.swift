/// The Cauchy distribution, 1 / (π (1 + x²)); it has no moments.
public struct CauchyDistribution: Distribution {
  // Parameters and support
  public static let name = "cauchy"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }

  // Moments
  public var moments: Moments { Moments(mean: .nan, variance: .nan, skewness: .nan, kurtosis: .nan) }
  public var entropy: Double { log(4 * .pi) }

  // Density
  public func density(_ x: Double) -> Double { 1 / .pi / (1 + x * x) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { atan2(1, -x) / .pi }
  public func sf(_ x: Double) -> Double { atan2(1, x) / .pi }

  // Quantiles
  public func quantile(_ p: Double) -> Double {
    if p == 0.5 { return 0 }
    return p < 0.25 ? -1 / tan(.pi * p) : p > 0.75 ? 1 / tan(.pi * (1 - p)) : tan(.pi * (p - 0.5))
  }
  public func inverseSF(_ q: Double) -> Double { -quantile(q) }

  // Fit: the likelihood is climbed from the quartiles.
  public static func fitStartLocation(_ data: [Double]) -> (loc: Double, scale: Double)? {
    let sorted = data.sorted()
    let (lower, upper) = (sampleQuantile(sorted, 0.25), sampleQuantile(sorted, 0.75))
    return (sampleQuantile(sorted, 0.5), (upper - lower) / 2)
  }
}
