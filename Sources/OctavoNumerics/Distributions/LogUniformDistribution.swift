/// A variate whose logarithm is uniform between those of a and b.
public struct LogUniformDistribution: Distribution {
  // Parameters and support
  public static let name = "loguniform"
  public static let shapeNames = ["a", "b"]
  public let a: Double
  public let b: Double
  public init(shapes: [Double]) {
    a = shapes.first ?? .nan
    b = shapes.count > 1 ? shapes[1] : .nan
  }
  public var isValid: Bool { a > 0 && b > a }
  public var support: (lower: Double, upper: Double) { (a, b) }
  private var width: Double { log(b) - log(a) }

  // Moments
  public var moments: Moments { Moments(raw: (1...4).map(powerMoment)) }
  public var entropy: Double { 0.5 * (log(a) + log(b)) + log(width) }
  public func rawMoment(_ n: Int) -> Double? { powerMoment(n) }
  private func powerMoment(_ n: Int) -> Double {
    let order = Double(n)
    return (pow(b, order) - pow(a, order)) / (order * width)
  }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { -log(x) - log(width) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { (log(x) - log(a)) / width }
  public func sf(_ x: Double) -> Double { (log(b) - log(x)) / width }

  // Quantiles
  public func quantile(_ p: Double) -> Double { exp(log(a) + p * width) }
}
