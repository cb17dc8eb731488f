/// The absolute value of a normal variate, √(2/π) exp(−x²/2).
public struct HalfNormalDistribution: Distribution {
  // Parameters and support
  public static let name = "halfnorm"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    let pi = Double.pi
    return Moments(
      mean: (2 / pi).squareRoot(), variance: 1 - 2 / pi,
      skewness: 2.0.squareRoot() * (4 - pi) / pow(pi - 2, 1.5), kurtosis: 8 * (pi - 3) / ((pi - 2) * (pi - 2))
    )
  }
  public var entropy: Double { 0.5 * log(.pi / 2) + 0.5 }

  // Density
  public func density(_ x: Double) -> Double { (2 / Double.pi).squareRoot() * exp(-x * x / 2) }
  public func logDensity(_ x: Double) -> Double { 0.5 * log(2 / .pi) - x * x / 2 }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { errorFunction(x / 2.0.squareRoot()) }
  public func sf(_ x: Double) -> Double { 2 * normalCDF(-x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { normalQuantile((1 + p) / 2) }
  public func inverseSF(_ q: Double) -> Double { -normalQuantile(q / 2) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, StandardNormalSampler())
    for i in out.indices { out[i] = abs(out[i]) }
  }

  // Fit: the least value, and the root mean square distance from it.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let least = data.min() else { return nil }
    let loc = fixed.loc ?? least
    if least < loc { throw FitError.outsideSupport(name, "\(loc)", "inf") }
    let scale = fixed.scale ?? pairwiseMean(data.map { ($0 - loc) * ($0 - loc) }).squareRoot()
    return FittedParameters(shapes: [], loc: loc, scale: scale)
  }
}
