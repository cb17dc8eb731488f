/// The Weibull distribution of minima with shape c, c xᶜ⁻¹ exp(−xᶜ).
public struct WeibullMinimumDistribution: Distribution {
  // Parameters and support
  public static let name = "weibull_min"
  public static let shapeNames = ["c"]
  public let c: Double
  public init(shapes: [Double]) { c = shapes.first ?? .nan }
  public var isValid: Bool { c > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments { Moments(raw: (1...4).map(gammaMoment)) }
  public var entropy: Double { -eulerGamma / c - log(c) + eulerGamma + 1 }
  public func rawMoment(_ n: Int) -> Double? { gammaMoment(n) }
  private func gammaMoment(_ n: Int) -> Double { gammaFunction(1 + Double(n) / c) }

  // Density
  public func density(_ x: Double) -> Double { c * pow(x, c - 1) * exp(-pow(x, c)) }
  public func logDensity(_ x: Double) -> Double { log(c) + xLogY(c - 1, x) - pow(x, c) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { -expm1(-pow(x, c)) }
  public func sf(_ x: Double) -> Double { exp(-pow(x, c)) }
  public func logSF(_ x: Double) -> Double { -pow(x, c) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { pow(-log1p(-p), 1 / c) }
  public func inverseSF(_ q: Double) -> Double { pow(-log(q), 1 / c) }

  // Fit: the likelihood is climbed from the shape that has the sample's skewness.
  public static func fitStart(_ data: [Double]) -> [Double] {
    let wanted = sampleSkewness(data)
    var (low, high) = (0.02, 1e4)
    func excess(_ c: Double) -> Double { WeibullMinimumDistribution(shapes: [c]).moments.skewness - wanted }
    guard excess(low) > 0, excess(high) < 0 else { return [1] }
    while high - low > 2e-12 {
      let middle = low + (high - low) / 2
      if middle == low || middle == high { break }
      if excess(middle) > 0 { low = middle } else { high = middle }
    }
    return [low]
  }
}
