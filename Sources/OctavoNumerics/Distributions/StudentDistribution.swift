/// Student's t with df degrees of freedom; df = ∞ is the normal.
public struct StudentDistribution: Distribution {
  // Parameters and support
  public static let name = "t"
  public static let shapeNames = ["df"]
  public let df: Double
  public init(shapes: [Double]) { df = shapes.first ?? .nan }
  public var isValid: Bool { df > 0 }
  public var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }
  private var normal: NormalDistribution? { df.isInfinite ? NormalDistribution() : nil }

  // Moments
  public var moments: Moments {
    if let normal { return normal.moments }
    return Moments(
      mean: df > 1 ? 0 : .infinity,
      variance: df > 2 ? df / (df - 2) : df > 1 ? .infinity : .nan,
      skewness: df > 3 ? 0 : .nan,
      kurtosis: df > 4 ? 6 / (df - 4) : df > 2 ? .infinity : .nan)
  }
  public var entropy: Double {
    if let normal { return normal.entropy }
    if df >= 100 {
      // The normal's, and the first terms of the series in 1/df.
      return 0.5 * (log(2 * .pi) + 1) + 1 / df + 1 / (4 * df * df) - 1 / (6 * pow(df, 3))
        - 1 / (8 * pow(df, 4)) + 3 / (10 * pow(df, 5)) + 1 / (4 * pow(df, 6))
    }
    let half = df / 2
    let upper = (df + 1) / 2
    return upper * (digamma(upper) - digamma(half)) + 0.5 * log(df) + logBeta(half, 0.5)
  }

  /// Γ((n+1)/2) Γ((df−n)/2) dfⁿᐟ² / (√π Γ(df/2)) for even n below df.
  public func rawMoment(_ n: Int) -> Double? {
    if normal != nil { return normal?.rawMoment(n) }
    if n <= 4 { return nil }
    let order = Double(n)
    if order >= df { return n % 2 == 0 ? .infinity : n == 1 ? moments.mean : .nan }
    if n % 2 == 1 { return 0 }
    let logarithm = logGamma((order + 1) / 2) + logGamma((df - order) / 2) - logGamma(df / 2)
    return exp(logarithm + order / 2 * log(df)) / Double.pi.squareRoot()
  }

  // Density
  public func density(_ x: Double) -> Double { ufuncExp(logDensity(x)) }
  public func logDensity(_ x: Double) -> Double {
    if let normal { return normal.logDensity(x) }
    return -logBeta(df / 2, 0.5) - 0.5 * log(df) - (df + 1) / 2 * log1p(x * x / df)
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { x > 0 ? 1 - lowerTail(x) : lowerTail(x) }
  public func sf(_ x: Double) -> Double { cdf(-x) }

  /// The probability beyond |x| on one side.
  private func lowerTail(_ x: Double) -> Double {
    if normal != nil { return normalCDF(-abs(x)) }
    let square = x * x
    // The one of z = df / (df + x²) and 1 − z that is exact to the last digits.
    if square < df { return 0.5 * betaIComplement(0.5, df / 2, square / (df + square)) }
    return 0.5 * betaI(df / 2, 0.5, df / (df + square))
  }

  // Quantiles
  public func quantile(_ p: Double) -> Double {
    p == 0.5 ? 0 : p > 0.5 ? upperQuantile(1 - p) : -upperQuantile(p)
  }
  public func inverseSF(_ q: Double) -> Double { q > 0.5 ? -upperQuantile(1 - q) : upperQuantile(q) }

  /// The x ≥ 0 that has the probability q ≤ ½ above it.
  private func upperQuantile(_ q: Double) -> Double {
    if normal != nil { return -normalQuantile(q) }
    if q == 0.5 { return 0 }
    if q > 0.25 {
      let z = inverseBetaIComplement(0.5, df / 2, 2 * q)
      return (df * z / (1 - z)).squareRoot()
    }
    let z = inverseBetaI(df / 2, 0.5, 2 * q)
    // Too far out for z: the tail is c x^−df there.
    if z < .leastNormalMagnitude { return pow(pow(df, df / 2 - 1) / exp(logBeta(df / 2, 0.5)) / q, 1 / df) }
    return (df * (1 - z) / z).squareRoot()
  }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try StudentTSampler(degrees: df))
  }
}
