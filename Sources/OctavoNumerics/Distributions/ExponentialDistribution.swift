/// The exponential distribution, exp(−x) for x ≥ 0.
public struct ExponentialDistribution: Distribution {
  // Parameters and support
  public static let name = "expon"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments { Moments(mean: 1, variance: 1, skewness: 2, kurtosis: 6) }
  public var entropy: Double { 1 }
  public func rawMoment(_ n: Int) -> Double? { gammaFunction(Double(n + 1)) }

  // Density
  public func density(_ x: Double) -> Double { ufuncExp(-x) }
  public func logDensity(_ x: Double) -> Double { -x }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { -expm1(-x) }
  public func sf(_ x: Double) -> Double { ufuncExp(-x) }
  public func logSF(_ x: Double) -> Double { -x }

  // Quantiles
  public func quantile(_ p: Double) -> Double { -log1p(-p) }
  public func inverseSF(_ q: Double) -> Double { -ufuncLog(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, StandardExponentialSampler())
  }

  // Fit: the least observation, and the mean distance from it.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let least = data.min() else { return nil }
    let loc = fixed.loc ?? least
    if least < loc { throw FitError.outsideSupport(name, "\(loc)", "inf") }
    return FittedParameters(shapes: [], loc: loc, scale: fixed.scale ?? pairwiseMean(data) - loc)
  }
}
