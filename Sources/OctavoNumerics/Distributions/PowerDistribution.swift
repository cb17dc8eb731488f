/// The power distribution on [0, 1], a xᵃ⁻¹.
public struct PowerDistribution: Distribution {
  // Parameters and support
  public static let name = "powerlaw"
  public static let shapeNames = ["a"]
  public let a: Double
  public init(shapes: [Double]) { a = shapes.first ?? .nan }
  public var isValid: Bool { a > 0 }
  public var support: (lower: Double, upper: Double) { (0, 1) }

  // Moments
  public var moments: Moments {
    let cubic = a * a * a - a * a - 6 * a + 2
    return Moments(
      mean: a / (a + 1), variance: a / (a + 2) / ((a + 1) * (a + 1)),
      skewness: -2 * ((a - 1) / (a + 3)) * ((a + 2) / a).squareRoot(),
      kurtosis: 6 * cubic / (a * (a + 3) * (a + 4)))
  }
  public var entropy: Double { 1 - 1 / a - log(a) }
  public func rawMoment(_ n: Int) -> Double? { a / (a + Double(n)) }

  // Density
  public func density(_ x: Double) -> Double { a * pow(x, a - 1) }
  public func logDensity(_ x: Double) -> Double { log(a) + xLogY(a - 1, x) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { pow(x, a) }
  public func logCDF(_ x: Double) -> Double { a * log(x) }
  public func sf(_ x: Double) -> Double { -expm1(a * log(x)) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { pow(p, 1 / a) }
}
