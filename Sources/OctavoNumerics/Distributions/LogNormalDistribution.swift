/// The exponential of a normal variate with standard deviation s.
public struct LogNormalDistribution: Distribution {
  // Parameters and support
  public static let name = "lognorm"
  public static let shapeNames = ["s"]
  public let s: Double
  public init(shapes: [Double]) { s = shapes.first ?? .nan }
  public var isValid: Bool { s > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }
  private let normal = NormalDistribution()

  // Moments
  public var moments: Moments {
    let p = exp(s * s)
    let polynomial = ((1 * p + 2) * p + 3) * p * p - 6
    return Moments(
      mean: p.squareRoot(), variance: p * (p - 1), skewness: (p - 1).squareRoot() * (2 + p),
      kurtosis: polynomial)
  }
  public var entropy: Double { 0.5 * (1 + log(2 * .pi) + 2 * log(s)) }
  public func rawMoment(_ n: Int) -> Double? { exp(0.5 * Double(n * n) * s * s) }

  // Density
  public func density(_ x: Double) -> Double { ufuncExp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    let logarithm = ufuncLog(x)
    return -(logarithm * logarithm) / (2 * (s * s)) - ufuncLog(s * x * (2 * Double.pi).squareRoot())
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { normal.cdf(log(x) / s) }
  public func logCDF(_ x: Double) -> Double { normal.logCDF(log(x) / s) }
  public func sf(_ x: Double) -> Double { normal.sf(log(x) / s) }
  public func logSF(_ x: Double) -> Double { normal.logSF(log(x) / s) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { exp(s * normal.quantile(p)) }
  public func inverseSF(_ q: Double) -> Double { exp(s * normal.inverseSF(q)) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, StandardNormalSampler())
    for i in out.indices { out[i] = exp(s * out[i]) }
  }

  // Fit: with the location given, that of the logarithms.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let loc = fixed.loc else { return nil }
    if data.contains(where: { $0 <= loc }) {
      throw FitError.outsideSupport(name, "0.0", "inf")
    }
    let logarithms = data.map { log($0 - loc) }
    let scale = fixed.scale ?? exp(pairwiseMean(logarithms))
    let center = log(scale)
    let shape =
      (fixed.shapes.first ?? nil)
      ?? pairwiseMean(logarithms.map { ($0 - center) * ($0 - center) }).squareRoot()
    return FittedParameters(shapes: [shape], loc: loc, scale: scale)
  }
}
