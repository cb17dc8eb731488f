/// The generalised Pareto distribution, (1 + c x)^(−1 − 1/c).
public struct GeneralizedParetoDistribution: Distribution {
  // Parameters and support
  public static let name = "genpareto"
  public static let shapeNames = ["c"]
  public let c: Double
  public init(shapes: [Double]) { c = shapes.first ?? .nan }
  public var isValid: Bool { c.isFinite }
  public var support: (lower: Double, upper: Double) { (0, c < 0 ? -1 / c : .infinity) }

  // Moments
  public var moments: Moments {
    Moments(
      mean: c < 1 ? 1 / (1 - c) : .infinity,
      variance: c < 0.5 ? 1 / ((1 - c) * (1 - c)) / (1 - 2 * c) : .infinity,
      skewness: c < 1.0 / 3 ? 2 * (1 + c) * (1 - 2 * c).squareRoot() / (1 - 3 * c) : .nan,
      kurtosis: c < 0.25 ? 3 * (1 - 2 * c) * (2 * c * c + c + 3) / (1 - 3 * c) / (1 - 4 * c) - 3 : .nan)
  }
  public var entropy: Double { 1 + c }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { c == 0 ? -x : -xLog1pY(c + 1, c * x) / c }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { -expm1(logSF(x)) }
  public func sf(_ x: Double) -> Double { exp(logSF(x)) }
  public func logSF(_ x: Double) -> Double { c == 0 ? -x : -log1p(c * x) / c }

  // Quantiles
  public func quantile(_ p: Double) -> Double { c == 0 ? -log1p(-p) : expm1(-c * log1p(-p)) / c }
  public func inverseSF(_ q: Double) -> Double { c == 0 ? -log(q) : expm1(-c * log(q)) / c }
}
