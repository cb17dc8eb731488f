/// Whole numbers from low up to, not including, high, all equally likely.
public struct UniformIntegerDistribution: Distribution {
  // Parameters and support
  public static let name = "randint"
  public static let shapeNames = ["low", "high"]
  public static let isDiscrete = true
  public let low: Double
  public let high: Double
  public init(shapes: [Double]) {
    low = shapes.first ?? .nan
    high = shapes.count > 1 ? shapes[1] : .nan
  }
  public var isValid: Bool { high > low && low == floor(low) && high == floor(high) && high - low < 0x1p53 }
  public var support: (lower: Double, upper: Double) { (low, high - 1) }
  private var count: Double { high - low }

  // Moments
  public var moments: Moments {
    let square = count * count
    return Moments(
      mean: (high + low - 1) / 2, variance: (square - 1) / 12, skewness: 0,
      kurtosis: -6.0 / 5 * (square + 1) / (square - 1))
  }
  public var entropy: Double { log(count) }

  // Density
  public func density(_ k: Double) -> Double { 1 / count }

  // Cumulative distribution and tails
  public func cdf(_ k: Double) -> Double { (k - low + 1) / count }

  // Quantiles
  public func quantile(_ q: Double) -> Double {
    let k = ceil(q * count + low) - 1
    let before = min(max(k - 1, low), high)
    return cdf(before) >= q ? before : k
  }
  public func inverseSF(_ q: Double) -> Double { searchInverseSF(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fillWhole(out, try UniformIntegerSampler(low: wrappedInt(low), through: wrappedInt(high) &- 1))
  }
}
