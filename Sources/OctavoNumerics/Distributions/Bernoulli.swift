/// One trial: 1 with probability p, else 0.
public struct Bernoulli: Distribution {
  // Parameters and support
  public static let name = "bernoulli"
  public static let shapeNames = ["p"]
  public static let isDiscrete = true
  public let p: Double
  public init(shapes: [Double]) { p = shapes.first ?? .nan }
  public var isValid: Bool { p >= 0 && p <= 1 }
  public var support: (lower: Double, upper: Double) { (0, 1) }

  // Moments
  public var moments: Moments {
    let variance = p * (1 - p)
    return Moments(
      mean: p, variance: variance, skewness: (1 - 2 * p) / variance.squareRoot(),
      kurtosis: (1 - 6 * p * (1 - p)) / variance)
  }
  public var entropy: Double { entropyTerm(p) + entropyTerm(1 - p) }
  public func rawMoment(_ n: Int) -> Double? { p }

  // Density
  public func density(_ k: Double) -> Double { k == 0 ? 1 - p : k == 1 ? p : 0 }
  public func logDensity(_ k: Double) -> Double { k == 0 ? log1p(-p) : k == 1 ? log(p) : -.infinity }

  // Cumulative distribution and tails
  public func cdf(_ k: Double) -> Double { k < 0 ? 0 : k < 1 ? 1 - p : 1 }
  public func sf(_ k: Double) -> Double { k < 0 ? 1 : k < 1 ? p : 0 }

  // Quantiles
  public func quantile(_ q: Double) -> Double { q <= 1 - p ? 0 : 1 }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    let legacy = source is LegacyRandomState
    source.fillWhole(out, try BinomialSampler(trials: 1, p: p, legacy: legacy))
  }
}
