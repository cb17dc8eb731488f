/// The normal distribution restricted to [a, b].
public struct TruncatedNormalDistribution: Distribution {
  // Parameters and support
  public static let name = "truncnorm"
  public static let shapeNames = ["a", "b"]
  public let a: Double
  public let b: Double
  private let logMass: Double
  public init(shapes: [Double]) {
    a = shapes.first ?? .nan
    b = shapes.count > 1 ? shapes[1] : .nan
    logMass = Self.logMass(a, b)
  }
  public var isValid: Bool { a < b }
  public var support: (lower: Double, upper: Double) { (a, b) }

  /// The logarithm of the normal probability of [a, b], from the tails where that has the digits.
  private static func logMass(_ a: Double, _ b: Double) -> Double {
    if a > 0 { return logMass(-b, -a) }
    if b > 0 { return log1p(-normalCDF(a) - normalCDF(-b)) }
    let (lower, upper) = (logNormalCDF(a), logNormalCDF(b))
    return upper + log1p(-exp(lower - upper))
  }

  // Moments, by the recurrence mₖ = (k − 1) mₖ₋₂ + aᵏ⁻¹ f(a) − bᵏ⁻¹ f(b).
  public var moments: Moments { Moments(raw: (1...4).map { rawMoments[$0] }) }
  public var entropy: Double {
    let mass = exp(logMass)
    let c = logMass + log((2 * Double.pi * exp(1)).squareRoot())
    return c + ((a.isInfinite ? 0 : a * ufuncExp(-a * a / 2)) - (b.isInfinite ? 0 : b * ufuncExp(-b * b / 2)))
      / (2 * mass * (2 * Double.pi).squareRoot())
  }
  public func rawMoment(_ n: Int) -> Double? { n <= 4 ? rawMoments[n] : nil }
  private var rawMoments: [Double] {
    func edge(_ x: Double, _ k: Int) -> Double { x.isInfinite ? 0 : pow(x, Double(k)) * density(x) }
    var moments = [1.0, edge(a, 0) - edge(b, 0)]
    for k in 2...4 { moments.append(Double(k - 1) * moments[k - 2] + edge(a, k - 1) - edge(b, k - 1)) }
    return moments
  }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { -(x * x) / 2 - 0.91893853320467267 - logMass }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { exp(logCDF(x)) }
  public func logCDF(_ x: Double) -> Double {
    let result = Self.logMass(a, x) - logMass
    // Near 1 the other tail has the digits.
    return result > -0.1 ? log1p(-exp(Self.logMass(x, b) - logMass)) : result
  }
  public func sf(_ x: Double) -> Double { exp(logSF(x)) }
  public func logSF(_ x: Double) -> Double {
    let result = Self.logMass(x, b) - logMass
    return result > -0.1 ? log1p(-exp(Self.logMass(a, x) - logMass)) : result
  }

  // Quantiles, on the side where the normal probabilities are small.
  public func quantile(_ p: Double) -> Double {
    let mass = exp(logMass)
    let x = a < 0 ? normalQuantile(normalCDF(a) + p * mass) : -normalQuantile(normalCDF(-a) - p * mass)
    return min(max(x, a), b)
  }
  public func inverseSF(_ q: Double) -> Double {
    let mass = exp(logMass)
    let x = b < 0 ? normalQuantile(normalCDF(b) - q * mass) : -normalQuantile(normalCDF(-b) + q * mass)
    return min(max(x, a), b)
  }
}
