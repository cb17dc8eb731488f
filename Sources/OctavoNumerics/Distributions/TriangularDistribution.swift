/// The triangular distribution on [0, 1] with its peak at c.
public struct TriangularDistribution: Distribution {
  // Parameters and support
  public static let name = "triang"
  public static let shapeNames = ["c"]
  public let c: Double
  public init(shapes: [Double]) { c = shapes.first ?? .nan }
  public var isValid: Bool { c >= 0 && c <= 1 }
  public var support: (lower: Double, upper: Double) { (0, 1) }

  // Moments
  public var moments: Moments {
    let spread = 1 - c + c * c
    return Moments(
      mean: (c + 1) / 3, variance: spread / 18,
      skewness: 2.0.squareRoot() * (2 * c - 1) * (c + 1) * (c - 2) / (5 * pow(spread, 1.5)),
      kurtosis: -3.0 / 5)
  }
  /// E[Xⁿ] = 2 (1 + c + … + cⁿ) / ((n + 1)(n + 2)), from the integrals on either side of the peak.
  public func rawMoment(_ n: Int) -> Double? {
    let powers = (0..<n).reduce(1.0) { sum, _ in 1 + c * sum }
    return 2 * powers / Double((n + 1) * (n + 2))
  }
  public var entropy: Double { 0.5 - log(2) }

  // Density
  public func density(_ x: Double) -> Double {
    if c == 0 { return 2 - 2 * x }
    if c == 1 { return 2 * x }
    return x < c ? 2 * x / c : 2 * (1 - x) / (1 - c)
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double {
    if c == 0 { return 2 * x - x * x }
    if c == 1 { return x * x }
    return x < c ? x * x / c : (x * x - 2 * x + c) / (c - 1)
  }

  // Quantiles
  public func quantile(_ p: Double) -> Double {
    p < c ? (c * p).squareRoot() : 1 - ((1 - c) * (1 - p)).squareRoot()
  }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try TriangularSampler(left: 0, mode: c, right: 1))
  }
}
