/// The inverse Gaussian (Wald) distribution with mean mu and unit shape.
public struct InverseGaussianDistribution: Distribution {
  // Parameters and support
  public static let name = "invgauss"
  public static let shapeNames = ["mu"]
  public let mu: Double
  public init(shapes: [Double]) { mu = shapes.first ?? .nan }
  public var isValid: Bool { mu > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    Moments(mean: mu, variance: mu * mu * mu, skewness: 3 * mu.squareRoot(), kurtosis: 15 * mu)
  }

  // Density
  public func density(_ x: Double) -> Double {
    if x == 0 || x == .infinity { return 0 }
    let distance = (x - mu) / mu
    return 1 / (2 * Double.pi * x * x * x).squareRoot() * exp(-1 / (2 * x) * distance * distance)
  }
  public func logDensity(_ x: Double) -> Double {
    if x == 0 || x == .infinity { return -.infinity }
    let distance = (x - mu) / mu
    return -0.5 * log(2 * .pi) - 1.5 * log(x) - distance * distance / (2 * x)
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { exp(logCDF(x)) }
  public func logCDF(_ x: Double) -> Double {
    let (first, second) = parts(x)
    let a = logNormalCDF(first)
    return a + log1p(exp(second - a))
  }
  public func sf(_ x: Double) -> Double { exp(logSF(x)) }
  public func logSF(_ x: Double) -> Double {
    let (first, second) = parts(x)
    let a = logNormalCDF(-first)
    return a + log1p(-exp(second - a))
  }
  private func parts(_ x: Double) -> (Double, Double) {
    let factor = 1 / x.squareRoot()
    return (factor * (x / mu - 1), 2 / mu + logNormalCDF(-factor * (x + mu) / mu))
  }

  // Quantiles
  public func quantile(_ p: Double) -> Double { solveQuantile(p) }
  public func inverseSF(_ q: Double) -> Double { solveInverseSF(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try WaldSampler(mean: mu, scale: 1))
  }

  // Fit: with the location given, from the means of x and 1/x.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let loc = fixed.loc, fixed.shapes.allSatisfy({ $0 == nil }) else { return nil }
    let x = data.map { $0 - loc }
    if x.contains(where: { $0 < 0 }) { throw FitError.outsideSupport(name, "0", "inf") }
    let mean = pairwiseMean(x)
    let scale = fixed.scale ?? Double(x.count) / pairwiseSum(x.map { 1 / $0 - 1 / mean })
    return FittedParameters(shapes: [mean / scale], loc: loc, scale: scale)
  }
}
