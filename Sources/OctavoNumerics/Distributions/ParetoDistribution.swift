/// The Pareto distribution with exponent b from 1 upwards, b x^−(b+1).
public struct ParetoDistribution: Distribution {
  // Parameters and support
  public static let name = "pareto"
  public static let shapeNames = ["b"]
  public let b: Double
  public init(shapes: [Double]) { b = shapes.first ?? .nan }
  public var isValid: Bool { b > 0 }
  public var support: (lower: Double, upper: Double) { (1, .infinity) }

  // Moments
  public var moments: Moments {
    let cubic = b * b * b + b * b - 6 * b - 2
    return Moments(
      mean: b > 1 ? b / (b - 1) : .infinity,
      variance: b > 2 ? b / (b - 2) / ((b - 1) * (b - 1)) : .infinity,
      skewness: b > 3 ? 2 * (b + 1) * (b - 2).squareRoot() / ((b - 3) * b.squareRoot()) : .nan,
      kurtosis: b > 4 ? 6 * cubic / (b * b * b - 7 * b * b + 12 * b) : .nan)
  }
  public var entropy: Double { 1 + 1 / b - log(b) }
  public func rawMoment(_ n: Int) -> Double? { Double(n) < b ? b / (b - Double(n)) : .infinity }

  // Density
  public func density(_ x: Double) -> Double { b * pow(x, -b - 1) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { 1 - pow(x, -b) }
  public func sf(_ x: Double) -> Double { pow(x, -b) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { pow(1 - p, -1 / b) }
  public func inverseSF(_ q: Double) -> Double { pow(q, -1 / b) }

  // Fit: with the location given, the least value and the mean logarithm above it.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let loc = fixed.loc, let least = data.min() else { return nil }
    let scale = fixed.scale ?? least - loc
    if least - loc < scale { throw FitError.outsideSupport(name, "1", "inf") }
    let logarithms = data.map { log(($0 - loc) / scale) }
    let shape = (fixed.shapes.first ?? nil) ?? Double(data.count) / pairwiseSum(logarithms)
    return FittedParameters(shapes: [shape], loc: loc, scale: scale)
  }
}
