/// Marked things among N drawn from M, n of which are marked.
public struct HypergeometricDistribution: Distribution {
  // Parameters and support
  public static let name = "hypergeom"
  public static let shapeNames = ["M", "n", "N"]
  public static let isDiscrete = true
  public let total: Double
  public let marked: Double
  public let drawn: Double
  public init(shapes: [Double]) {
    total = shapes.first ?? .nan
    marked = shapes.count > 1 ? shapes[1] : .nan
    drawn = shapes.count > 2 ? shapes[2] : .nan
  }
  public var isValid: Bool {
    [total, marked, drawn].allSatisfy { $0 >= 0 && $0 == floor($0) && $0 < 0x1p53 } && marked <= total
      && drawn <= total
  }
  public var support: (lower: Double, upper: Double) {
    (max(drawn - (total - marked), 0), min(marked, drawn))
  }

  // Moments
  public var moments: Moments {
    let (M, n, N) = (total, marked, drawn)
    let m = M - n
    let variance = N * n * m * (M - N) / (M * M * (M - 1))
    var kurtosis = M * (M + 1) - 6 * N * (M - N) - 6 * n * m
    kurtosis *= (M - 1) * M * M
    kurtosis += 6 * N * n * (M - N) * m * (5 * M - 6)
    kurtosis /= N * n * (M - N) * m * (M - 2) * (M - 3)
    return Moments(
      mean: N * n / M, variance: variance,
      skewness: (m - n) * (M - 2 * N) / (M - 2) * ((M - 1) / (n * m * N * (M - N))).squareRoot(),
      kurtosis: kurtosis)
  }

  // Density
  public func density(_ k: Double) -> Double { exp(logDensity(k)) }
  public func logDensity(_ k: Double) -> Double {
    let bad = total - marked
    return logBeta(marked + 1, 1) + logBeta(bad + 1, 1) + logBeta(total - drawn + 1, drawn + 1)
      - logBeta(k + 1, marked - k + 1) - logBeta(drawn - k + 1, bad - drawn + k + 1) - logBeta(total + 1, 1)
  }

  // Cumulative distribution and tails: sums over the shorter side.
  public func cdf(_ k: Double) -> Double {
    k < moments.mean ? sum(support.lower, k) : 1 - sum(k + 1, support.upper)
  }
  public func sf(_ k: Double) -> Double {
    k < moments.mean ? 1 - sum(support.lower, k) : sum(k + 1, support.upper)
  }
  private func sum(_ first: Double, _ last: Double) -> Double {
    var sum = 0.0
    var k = first
    while k <= last {
      sum += density(k)
      k += 1
    }
    return min(sum, 1)
  }

  // Quantiles
  public func quantile(_ q: Double) -> Double { searchQuantile(q) }
  public func inverseSF(_ q: Double) -> Double { searchInverseSF(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    let sampler = try HypergeometricSampler(
      good: wrappedInt(marked), bad: wrappedInt(total - marked), sample: wrappedInt(drawn),
      legacy: source is LegacyRandomState)
    source.fillWhole(out, sampler)
  }
}
