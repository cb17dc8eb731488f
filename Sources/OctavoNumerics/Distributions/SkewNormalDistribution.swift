/// Azzalini's skew normal distribution, 2 φ(x) Φ(a x).
public struct SkewNormalDistribution: Distribution {
  // Parameters and support
  public static let name = "skewnorm"
  public static let shapeNames = ["a"]
  public let a: Double
  public init(shapes: [Double]) { a = shapes.first ?? .nan }
  public var isValid: Bool { a.isFinite }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }

  // Moments
  public var moments: Moments {
    let mean = (2 / Double.pi).squareRoot() * a / (1 + a * a).squareRoot()
    let variance = 1 - mean * mean
    return Moments(
      mean: mean, variance: variance,
      skewness: (4 - Double.pi) / 2 * pow(mean / variance.squareRoot(), 3),
      kurtosis: 2 * (Double.pi - 3) * pow(mean * mean / variance, 2))
  }

  // Density
  public func density(_ x: Double) -> Double { 2 * NormalDistribution().density(x) * normalCDF(a * x) }
  public func logDensity(_ x: Double) -> Double {
    log(2) + NormalDistribution().logDensity(x) + logNormalCDF(a * x)
  }

  // Cumulative distribution and tails, with Owen's T function.
  public func cdf(_ x: Double) -> Double { normalCDF(x) - 2 * owensT(x, a) }
  public func sf(_ x: Double) -> Double { SkewNormalDistribution(shapes: [-a]).cdf(-x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { solveQuantile(p) }
  public func inverseSF(_ q: Double) -> Double { -SkewNormalDistribution(shapes: [-a]).quantile(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    var second = [Double](repeating: 0, count: out.count)
    source.fill(out, StandardNormalSampler())
    second.withUnsafeMutableBufferPointer { source.fill($0, StandardNormalSampler()) }
    let d = a / (1 + a * a).squareRoot()
    for i in out.indices {
      let mixed = d * out[i] + second[i] * (1 - d * d).squareRoot()
      out[i] = out[i] >= 0 ? mixed : -mixed
    }
  }

  // Fit: the likelihood is climbed from the shape that has the sample's skewness.
  public static func fitStart(_ data: [Double]) -> [Double] {
    let skewness = min(max(sampleSkewness(data), -0.99), 0.99)
    let power = pow(abs(skewness), 2.0 / 3)
    let root = (Double.pi / 2 * power / (power + pow((4 - Double.pi) / 2, 2.0 / 3))).squareRoot()
    let d = skewness < 0 ? -root : root
    return [d / (1 - d * d).squareRoot()]
  }
}
