/// The Gumbel distribution of minima, exp(x − exp(x)).
public struct GumbelLeftDistribution: Distribution {
  // Parameters and support
  public static let name = "gumbel_l"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }

  // Moments
  public var moments: Moments {
    Moments(
      mean: -eulerGamma, variance: .pi * .pi / 6, skewness: -GumbelRightDistribution.skewness,
      kurtosis: 12.0 / 5)
  }
  public var entropy: Double { eulerGamma + 1 }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { x - exp(x) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { -expm1(-exp(x)) }
  public func sf(_ x: Double) -> Double { exp(-exp(x)) }
  public func logSF(_ x: Double) -> Double { -exp(x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { log(-log1p(-p)) }
  public func inverseSF(_ q: Double) -> Double { log(-log(q)) }

  // Fit: that of the maxima of −x.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    let mirrored = FixedParameters(shapes: [], loc: fixed.loc.map { -$0 }, scale: fixed.scale)
    guard var fitted = try GumbelRightDistribution.fitClosedForm(data.map { -$0 }, fixed: mirrored) else {
      return nil
    }
    fitted.loc = -fitted.loc
    return fitted
  }
}
