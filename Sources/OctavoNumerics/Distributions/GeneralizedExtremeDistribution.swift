/// The generalised extreme value distribution with shape c (the sign of SciPy: bounded above for c > 0).
public struct GeneralizedExtremeDistribution: Distribution {
  // Parameters and support
  public static let name = "genextreme"
  public static let shapeNames = ["c"]
  public let c: Double
  public init(shapes: [Double]) { c = shapes.first ?? .nan }
  public var isValid: Bool { c.isFinite }
  public var support: (lower: Double, upper: Double) {
    (c < 0 ? 1 / c : -.infinity, c > 0 ? 1 / c : .infinity)
  }

  // Moments, from Γ(1 + n c).
  public var moments: Moments {
    if abs(c) < 1e-10 { return GumbelRightDistribution().moments }
    let g = (1...4).map { gammaFunction(Double($0) * c + 1) }
    let spread = g[1] - g[0] * g[0]
    let third = -g[2] + (g[1] + 2 * spread) * g[0]
    let fourth = g[3] + (-4 * g[2] + 3 * (g[1] + spread) * g[0]) * g[0]
    return Moments(
      mean: c < -1 ? .nan : -(g[0] - 1) / c,
      variance: c < -0.5 ? .nan : spread / (c * c),
      skewness: c < -1.0 / 3 ? .nan : (c < 0 ? -1 : 1) * third / pow(spread, 1.5),
      kurtosis: c < -0.25 ? .nan : fourth / (spread * spread) - 3)
  }
  public var entropy: Double { eulerGamma * (1 - c) + 1 }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double {
    if x.isInfinite { return -.infinity }
    if c == 0 { return -x - exp(-x) }
    let inner = log1p(-c * x)
    if inner == -.infinity { return c == 1 ? 0 : -.infinity }
    return -exp(inner / c) + inner / c - inner
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { exp(logCDF(x)) }
  public func logCDF(_ x: Double) -> Double { -exp(c == 0 ? -x : log1p(-c * x) / c) }
  public func sf(_ x: Double) -> Double { -expm1(logCDF(x)) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { point(-log(-log(p))) }
  public func inverseSF(_ q: Double) -> Double { point(-log(-log1p(-q))) }
  private func point(_ gumbel: Double) -> Double { c == 0 ? gumbel : -expm1(-c * gumbel) / c }

  // Fit: the likelihood is climbed from a shape with the sign of the sample's skewness.
  public static func fitStart(_ data: [Double]) -> [Double] { [sampleSkewness(data) < 0 ? 0.5 : -0.5] }
}
