/// One trial: 1 with probability p, else 0. The binomial distribution of a single trial.
public struct BernoulliDistribution: Distribution {
  // Parameters and support
  public static let name = "bernoulli"
  public static let shapeNames = ["p"]
  public static let isDiscrete = true
  public let p: Double
  private let binomial: BinomialDistribution
  public init(shapes: [Double]) {
    p = shapes.first ?? .nan
    binomial = BinomialDistribution(shapes: [1, p])
  }
  public var isValid: Bool { p >= 0 && p <= 1 }
  public var support: (lower: Double, upper: Double) { (0, 1) }

  // Moments
  public var moments: Moments {
    var moments = binomial.moments
    if moments.variance == 0 { moments.kurtosis = .nan }
    return moments
  }
  public var entropy: Double { entropyTerm(p) + entropyTerm(1 - p) }
  public func rawMoment(_ n: Int) -> Double? { p }

  // Density
  public func density(_ k: Double) -> Double { binomial.density(k) }
  public func logDensity(_ k: Double) -> Double { k == 0 ? log1p(-p) : log(p) }

  // Cumulative distribution and tails
  public func cdf(_ k: Double) -> Double { k < 0 ? 0 : k < 1 ? 1 - p : 1 }
  public func sf(_ k: Double) -> Double { k < 0 ? 1 : k < 1 ? p : 0 }

  // Quantiles
  public func quantile(_ q: Double) -> Double { q <= 1 - p ? 0 : 1 }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    try binomial.sample(out, from: source)
  }
}
