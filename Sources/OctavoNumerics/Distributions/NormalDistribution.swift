/// The normal distribution, exp(−x²/2) / √(2π).
public struct NormalDistribution: Distribution {
  // Parameters and support
  public static let name = "norm"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }

  private static let rootTwoPi = (2 * Double.pi).squareRoot()
  private static let logRootTwoPi = 0.91893853320467267

  // Moments
  public var moments: Moments { Moments(mean: 0, variance: 1, skewness: 0, kurtosis: 0) }
  public var entropy: Double { 0.5 * (log(2 * .pi) + 1) }

  /// (n − 1)!! for even n.
  public func rawMoment(_ n: Int) -> Double? {
    if n % 2 == 1 { return 0 }
    return stride(from: n - 1, to: 1, by: -2).reduce(1.0) { $0 * Double($1) }
  }

  // Density
  public func density(_ x: Double) -> Double { ufuncExp(-(x * x) / 2) / Self.rootTwoPi }
  public func logDensity(_ x: Double) -> Double { -(x * x) / 2 - Self.logRootTwoPi }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { normalCDF(x) }
  public func logCDF(_ x: Double) -> Double { logNormalCDF(x) }
  public func sf(_ x: Double) -> Double { normalCDF(-x) }
  public func logSF(_ x: Double) -> Double { logNormalCDF(-x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { normalQuantile(p) }
  public func inverseSF(_ q: Double) -> Double { -normalQuantile(q) }

  // Whole buffers: every real is possible, so densities need no test per element.
  public func evaluate(_ function: DistributionFunction, _ values: UnsafeMutableBufferPointer<Double>) {
    switch function {
    case .pdf:
      for i in values.indices { values[i] = -(values[i] * values[i]) / 2 }
      ufuncExp(values)
      for i in values.indices { values[i] /= Self.rootTwoPi }
    case .logpdf:
      for i in values.indices { values[i] = -(values[i] * values[i]) / 2 - Self.logRootTwoPi }
    default: transform(function, values)
    }
  }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, StandardNormalSampler())
  }

  // Fit: the sample mean, and the root mean square distance from the location.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    let loc = fixed.loc ?? pairwiseMean(data)
    let scale = fixed.scale ?? pairwiseMean(data.map { ($0 - loc) * ($0 - loc) }).squareRoot()
    return FittedParameters(shapes: [], loc: loc, scale: scale)
  }
}
