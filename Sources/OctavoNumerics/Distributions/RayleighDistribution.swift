/// The Rayleigh distribution, x exp(−x²/2): the length of a vector of two normal variates.
public struct RayleighDistribution: Distribution {
  // Parameters and support
  public static let name = "rayleigh"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    let rest = 4 - Double.pi
    return Moments(
      mean: (Double.pi / 2).squareRoot(), variance: rest / 2,
      skewness: 2 * (Double.pi - 3) * Double.pi.squareRoot() / pow(rest, 1.5),
      kurtosis: 6 * Double.pi / rest - 16 / (rest * rest))
  }
  public var entropy: Double { eulerGamma / 2 + 1 - 0.5 * log(2) }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { x == .infinity ? -x : log(x) - 0.5 * x * x }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { -expm1(-0.5 * x * x) }
  public func sf(_ x: Double) -> Double { exp(-0.5 * x * x) }
  public func logSF(_ x: Double) -> Double { -0.5 * x * x }

  // Quantiles
  public func quantile(_ p: Double) -> Double { (-2 * log1p(-p)).squareRoot() }
  public func inverseSF(_ q: Double) -> Double { (-2 * log(q)).squareRoot() }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try ChiSquareSampler(degrees: 2))
    for i in out.indices { out[i] = out[i].squareRoot() }
  }

  // Fit: with the location given, half the mean square.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let loc = fixed.loc else { return nil }
    if data.contains(where: { $0 <= loc }) { throw FitError.outsideSupport(name, "\(loc)", "inf") }
    let squares = pairwiseSum(data.map { ($0 - loc) * ($0 - loc) })
    return FittedParameters(
      shapes: [], loc: loc, scale: fixed.scale ?? (squares / (2 * Double(data.count))).squareRoot())
  }
}
