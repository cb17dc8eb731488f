/// The uniform distribution on [0, 1].
public struct UniformDistribution: Distribution {
  // Parameters and support
  public static let name = "uniform"
  public static let shapeNames: [String] = []
  public init(shapes: [Double] = []) {}
  public var isValid: Bool { true }
  public var support: (lower: Double, upper: Double) { (0, 1) }

  // Moments
  public var moments: Moments { Moments(mean: 0.5, variance: 1.0 / 12, skewness: 0, kurtosis: -1.2) }
  public var entropy: Double { 0 }
  public func rawMoment(_ n: Int) -> Double? { 1 / Double(n + 1) }

  // Density
  public func density(_ x: Double) -> Double { 1 }
  public func logDensity(_ x: Double) -> Double { 0 }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { x }

  // Quantiles
  public func quantile(_ p: Double) -> Double { p }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, StandardUniformSampler())
  }

  // Fit: the smallest interval that holds the data; with a fixed scale, centred on them.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let least = data.min(), let greatest = data.max() else { return nil }
    let width = greatest - least
    if let scale = fixed.scale {
      if width > scale {
        throw FitError(
          "Invalid values in `data`.  Maximum likelihood estimation with the uniform distribution and "
            + "fixed scale requires that np.ptp(data) <= fscale, but np.ptp(data) = \(width) and "
            + "fscale = \(scale).",
          isAboutData: true)
      }
      return FittedParameters(shapes: [], loc: least - 0.5 * (scale - width), scale: scale)
    }
    let loc = fixed.loc ?? least
    if least < loc {
      throw FitError.outsideSupport(name, "\(loc)", "np.float64(\(greatest))")
    }
    return FittedParameters(shapes: [], loc: loc, scale: fixed.loc == nil ? width : greatest - loc)
  }
}
