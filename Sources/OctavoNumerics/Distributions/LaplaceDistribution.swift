/// The Laplace or double exponential distribution, exp(−|x|) / 2.
public struct LaplaceDistribution: Distribution {
  // Parameters and support
  public static let name = "laplace"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }

  // Moments
  public var moments: Moments { Moments(mean: 0, variance: 2, skewness: 0, kurtosis: 3) }
  public var entropy: Double { log(2) + 1 }

  // Density
  public func density(_ x: Double) -> Double { 0.5 * exp(-abs(x)) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { x > 0 ? 1 - 0.5 * exp(-x) : 0.5 * exp(x) }
  public func sf(_ x: Double) -> Double { cdf(-x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { p > 0.5 ? -log(2 * (1 - p)) : log(2 * p) }
  public func inverseSF(_ q: Double) -> Double { -quantile(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try LaplaceSampler())
  }

  // Fit: the median and the mean distance from it.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    let loc = fixed.loc ?? sampleMedian(data)
    let scale = fixed.scale ?? pairwiseMean(data.map { abs($0 - loc) })
    return FittedParameters(shapes: [], loc: loc, scale: scale)
  }
}
