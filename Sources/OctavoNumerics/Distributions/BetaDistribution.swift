/// The beta distribution on [0, 1], xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b).
public struct BetaDistribution: Distribution {
  // Parameters and support
  public static let name = "beta"
  public static let shapeNames = ["a", "b"]
  public let a: Double
  public let b: Double
  public init(shapes: [Double]) {
    a = shapes.first ?? .nan
    b = shapes.count > 1 ? shapes[1] : .nan
  }
  public var isValid: Bool { a > 0 && b > 0 }
  public var support: (lower: Double, upper: Double) { (0, 1) }

  // Moments
  public var moments: Moments {
    let sum = a + b
    let product = a * b
    let excess = (a - b) * (a - b) * (sum + 1) - product * (sum + 2)
    return Moments(
      mean: a / sum, variance: product / (sum * sum * (sum + 1)),
      skewness: 2 * (b - a) * (sum + 1).squareRoot() / ((sum + 2) * product.squareRoot()),
      kurtosis: 6 * excess / (product * (sum + 2) * (sum + 3)))
  }
  public var entropy: Double {
    logBeta(a, b) - (a - 1) * digamma(a) - (b - 1) * digamma(b) + (a + b - 2) * digamma(a + b)
  }
  public func rawMoment(_ n: Int) -> Double? {
    (0..<n).reduce(1.0) { $0 * (a + Double($1)) / (a + b + Double($1)) }
  }

  // Density
  public func density(_ x: Double) -> Double {
    if x == 0 { return a < 1 ? .infinity : a == 1 ? b : 0 }
    if x == 1 { return b < 1 ? .infinity : b == 1 ? a : 0 }
    return betaDensity(a, b, x)
  }
  public func logDensity(_ x: Double) -> Double {
    xLog1pY(b - 1, -x) + xLogY(a - 1, x) - logBeta(a, b)
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { betaI(a, b, x) }
  public func sf(_ x: Double) -> Double { betaIComplement(a, b, x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { inverseBetaI(a, b, p) }
  public func inverseSF(_ q: Double) -> Double { inverseBetaIComplement(a, b, q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try BetaSampler(a: a, b: b))
  }
}
