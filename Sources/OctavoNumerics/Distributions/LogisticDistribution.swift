/// The logistic distribution, whose cumulative distribution is 1 / (1 + exp(−x)).
public struct LogisticDistribution: Distribution {
  // Parameters and support
  public static let name = "logistic"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }

  // Moments
  public var moments: Moments { Moments(mean: 0, variance: .pi * .pi / 3, skewness: 0, kurtosis: 1.2) }
  public var entropy: Double { 2 }

  // Density
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double { -abs(x) - 2 * log1p(exp(-abs(x))) }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { logisticFunction(x) }
  public func logCDF(_ x: Double) -> Double { x < 0 ? x - log1p(exp(x)) : -log1p(exp(-x)) }
  public func sf(_ x: Double) -> Double { logisticFunction(-x) }
  public func logSF(_ x: Double) -> Double { logCDF(-x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { logit(p) }
  public func inverseSF(_ q: Double) -> Double { -logit(q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try LogisticSampler())
  }

  // Fit: Σ cdf = n/2 decides the location for each scale, Σ z tanh(z/2) = n the scale.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard fixed.loc == nil else { return nil }
    let n = Double(data.count)
    var loc = pairwiseMean(data)
    func locate(_ scale: Double) {
      for _ in 0..<100 {
        let p = data.map { logisticFunction(($0 - loc) / scale) }
        let slope = pairwiseSum(p.map { $0 * (1 - $0) }) / scale
        let step = (pairwiseSum(p) - n / 2) / slope
        guard step.isFinite else { return }
        loc += step
        if abs(step) <= 1e-15 * abs(loc) { return }
      }
    }
    func excess(_ scale: Double) -> Double {
      locate(scale)
      return pairwiseSum(data.map { ($0 - loc) / scale * (2 * logisticFunction(($0 - loc) / scale) - 1) }) - n
    }
    let scale = try fixed.scale ?? positiveRoot(near: sampleVariance(data).squareRoot() * 0.55, excess)
    locate(scale)
    return FittedParameters(shapes: [], loc: loc, scale: scale)
  }
}
