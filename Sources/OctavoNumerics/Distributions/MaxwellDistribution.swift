/// The Maxwell distribution, √(2/π) x² exp(−x²/2): the length of a vector of three normal variates.
public struct MaxwellDistribution: Distribution {
  // Parameters and support
  public static let name = "maxwell"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    let pi = Double.pi
    let rest = 3 * pi - 8
    return Moments(
      mean: 2 * (2 / pi).squareRoot(), variance: 3 - 8 / pi,
      skewness: 2.0.squareRoot() * (32 - 10 * pi) / pow(rest, 1.5),
      kurtosis: (-12 * pi * pi + 160 * pi - 384) / (rest * rest))
  }
  public var entropy: Double { eulerGamma + 0.5 * log(2 * .pi) - 0.5 }

  // Density
  public func density(_ x: Double) -> Double { (2 / Double.pi).squareRoot() * x * x * exp(-x * x / 2) }
  public func logDensity(_ x: Double) -> Double {
    x == 0 ? -.infinity : 0.5 * log(2 / .pi) + 2 * log(x) - 0.5 * x * x
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { gammaP(1.5, x * x / 2) }
  public func sf(_ x: Double) -> Double { gammaQ(1.5, x * x / 2) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { (2 * inverseGammaP(1.5, p)).squareRoot() }
  public func inverseSF(_ q: Double) -> Double { (2 * inverseGammaQ(1.5, q)).squareRoot() }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try ChiSquareSampler(degrees: 3))
    for i in out.indices { out[i] = out[i].squareRoot() }
  }
}
