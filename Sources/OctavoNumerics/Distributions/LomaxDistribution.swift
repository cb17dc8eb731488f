/// The Lomax distribution: Pareto's with exponent c, moved to start at 0.
public struct LomaxDistribution: Distribution {
  // Parameters and support
  public static let name = "lomax"
  public static let shapeNames = ["c"]
  public let c: Double
  private let pareto: ParetoDistribution
  public init(shapes: [Double]) {
    c = shapes.first ?? .nan
    pareto = ParetoDistribution(shapes: [c])
  }
  public var isValid: Bool { c > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    var moments = pareto.moments
    moments.mean -= 1
    return moments
  }
  public var entropy: Double { 1 + 1 / c - log(c) }

  // Density
  public func density(_ x: Double) -> Double { c / pow(1 + x, c + 1) }
  public func logDensity(_ x: Double) -> Double { log(c) - (c + 1) * log1p(x) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { -expm1(-c * log1p(x)) }
  public func sf(_ x: Double) -> Double { exp(-c * log1p(x)) }
  public func logSF(_ x: Double) -> Double { -c * log1p(x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { expm1(-log1p(-p) / c) }
  public func inverseSF(_ q: Double) -> Double { pow(q, -1 / c) - 1 }
}
