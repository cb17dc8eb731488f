/// The F distribution: the ratio of two chi-squares over their degrees of freedom.
public struct FDistribution: Distribution {
  // Parameters and support
  public static let name = "f"
  public static let shapeNames = ["dfn", "dfd"]
  public let dfn: Double
  public let dfd: Double
  public init(shapes: [Double]) {
    dfn = shapes.first ?? .nan
    dfd = shapes.count > 1 ? shapes[1] : .nan
  }
  public var isValid: Bool { dfn > 0 && dfd > 0 }
  public var support: (lower: Double, upper: Double) { (0, .infinity) }

  // Moments
  public var moments: Moments {
    let (m, n) = (dfn, dfd)
    let sum = m + n - 2
    return Moments(
      mean: n > 2 ? n / (n - 2) : .infinity,
      variance: n > 4 ? 2 * n * n * sum / (m * (n - 2) * (n - 2) * (n - 4)) : .infinity,
      skewness: n > 6
        ? (2 * m + n - 2) * (8 * (n - 4)).squareRoot() / ((n - 6) * (m * sum).squareRoot()) : .nan,
      kurtosis: n > 8
        ? 12 * (m * (5 * n - 22) * sum + (n - 4) * (n - 2) * (n - 2)) / (m * (n - 6) * (n - 8) * sum) : .nan)
  }
  public var entropy: Double {
    let (m, n) = (dfn / 2, dfd / 2)
    return log(dfd) - log(dfn) + logBeta(m, n) + (1 - m) * digamma(m) - (1 + n) * digamma(n)
      + (m + n) * digamma(m + n)
  }

  // Density
  public func density(_ x: Double) -> Double { ufuncExp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double {
    let (m, n) = (dfn, dfd)
    return m / 2 * log(m) + n / 2 * log(n) + xLogY(m / 2 - 1, x)
      - ((n + m) / 2 * log(n + m * x) + logBeta(m / 2, n / 2))
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { betaI(dfn / 2, dfd / 2, dfn * x / (dfd + dfn * x)) }
  public func sf(_ x: Double) -> Double { betaI(dfd / 2, dfn / 2, dfd / (dfd + dfn * x)) }

  // Quantiles: of the one of z = dfd / (dfd + dfn x) and 1 − z that is small.
  public func quantile(_ p: Double) -> Double {
    if p > 0.5 { return fromUpper(inverseBetaIComplement(dfd / 2, dfn / 2, p)) }
    let y = inverseBetaI(dfn / 2, dfd / 2, p)
    return dfd * y / (dfn * (1 - y))
  }
  public func inverseSF(_ q: Double) -> Double {
    if q < 0.5 { return fromUpper(inverseBetaI(dfd / 2, dfn / 2, q)) }
    let y = inverseBetaIComplement(dfn / 2, dfd / 2, q)
    return dfd * y / (dfn * (1 - y))
  }
  private func fromUpper(_ z: Double) -> Double { z == 0 ? .infinity : dfd * (1 - z) / (dfn * z) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try FRatioSampler(numerator: dfn, denominator: dfd))
  }
}
