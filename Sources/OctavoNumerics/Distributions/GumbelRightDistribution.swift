/// The Gumbel distribution of maxima, exp(−x − exp(−x)).
public struct GumbelRightDistribution: Distribution {
  // Parameters and support
  public static let name = "gumbel_r"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }

  // Moments; the skewness is 12 √6 ζ(3) / π³.
  static let skewness = 1.1395470994046486575
  public var moments: Moments {
    Moments(mean: eulerGamma, variance: .pi * .pi / 6, skewness: Self.skewness, kurtosis: 12.0 / 5)
  }
  public var entropy: Double { eulerGamma + 1 }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { -x - exp(-x) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { exp(-exp(-x)) }
  public func logCDF(_ x: Double) -> Double { -exp(-x) }
  public func sf(_ x: Double) -> Double { -expm1(-exp(-x)) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { -log(-log(p)) }
  public func inverseSF(_ q: Double) -> Double { -log(-log1p(-q)) }

  // Fit: scale = mean − Σ x exp(−x/scale) / Σ exp(−x/scale), by bisection; then the location in closed form.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard fixed.loc == nil, let least = data.min() else { return nil }
    let mean = pairwiseMean(data)
    func weights(_ scale: Double) -> [Double] { data.map { exp((least - $0) / scale) } }
    func excess(_ scale: Double) -> Double {
      let w = weights(scale)
      return mean - pairwiseSum(zip(data, w).map { $0 * $1 }) / pairwiseSum(w) - scale
    }
    let scale = try fixed.scale ?? positiveRoot(near: sampleVariance(data).squareRoot(), excess)
    return FittedParameters(shapes: [], loc: least - scale * log(pairwiseMean(weights(scale))), scale: scale)
  }
}
