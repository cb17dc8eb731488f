/// The beta distribution on [0, 1], xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b).
public struct BetaDistribution: Distribution {
  // Parameters and support
  public static let name = "beta"
  public static let shapeNames = ["a", "b"]
  public let a: Double
  public let b: Double
  public init(shapes: [Double]) {
    a = shapes.first ?? .nan
    b = shapes.count > 1 ? shapes[1] : .nan
  }
  public var isValid: Bool { a > 0 && b > 0 }
  public var support: (lower: Double, upper: Double) { (0, 1) }

  // Moments
  public var moments: Moments {
    let sum = a + b
    let product = a * b
    let excess = (a - b) * (a - b) * (sum + 1) - product * (sum + 2)
    return Moments(
      mean: a / sum, variance: product / (sum * sum * (sum + 1)),
      skewness: 2 * (b - a) * (sum + 1).squareRoot() / ((sum + 2) * product.squareRoot()),
      kurtosis: 6 * excess / (product * (sum + 2) * (sum + 3)))
  }
  public var entropy: Double {
    logBeta(a, b) - (a - 1) * digamma(a) - (b - 1) * digamma(b) + (a + b - 2) * digamma(a + b)
  }
  public func rawMoment(_ n: Int) -> Double? {
    (0..<n).reduce(1.0) { $0 * (a + Double($1)) / (a + b + Double($1)) }
  }

  // Density
  public func density(_ x: Double) -> Double {
    if x == 0 { return a < 1 ? .infinity : a == 1 ? b : 0 }
    if x == 1 { return b < 1 ? .infinity : b == 1 ? a : 0 }
    return betaDensity(a, b, x)
  }
  public func logDensity(_ x: Double) -> Double {
    xLog1pY(b - 1, -x) + xLogY(a - 1, x) - logBeta(a, b)
  }

  // Cumulative distribution and tails
  public func cdf(_ x: Double) -> Double { betaI(a, b, x) }
  public func sf(_ x: Double) -> Double { betaIComplement(a, b, x) }

  // Quantiles
  public func quantile(_ p: Double) -> Double { inverseBetaI(a, b, p) }
  public func inverseSF(_ q: Double) -> Double { inverseBetaIComplement(a, b, q) }

  // Sampling
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, try BetaSampler(a: a, b: b))
  }

  // Fit: with location and scale given, ψ(a) − ψ(a + b) and ψ(b) − ψ(a + b) are the mean logarithms of x and 1 − x.
  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    guard let loc = fixed.loc, let scale = fixed.scale else { return nil }
    guard fixed.shapes.allSatisfy({ $0 == nil }) else { return nil }
    let x = data.map { ($0 - loc) / scale }
    if x.contains(where: { $0 <= 0 || $0 >= 1 }) {
      throw FitError.outsideSupport(name, "\(loc)", "\(loc + scale)")
    }
    let (first, second) = (pairwiseMean(x.map { log($0) }), pairwiseMean(x.map { log1p(-$0) }))
    let mean = pairwiseMean(x)
    let factor = mean * (1 - mean) / sampleVariance(x) - 1
    var (a, b) = (mean * factor, (1 - mean) * factor)
    for _ in 0..<200 {
      let common = digamma(a + b)
      let (f, g) = (digamma(a) - common - first, digamma(b) - common - second)
      let (s, p, q) = (polygamma(1, a + b), polygamma(1, a), polygamma(1, b))
      let determinant = (p - s) * (q - s) - s * s
      let (da, db) = (((q - s) * f + s * g) / determinant, (s * f + (p - s) * g) / determinant)
      let (nextA, nextB) = (max(a - da, a / 4), max(b - db, b / 4))
      let isDone = abs(nextA - a) <= 1e-14 * a && abs(nextB - b) <= 1e-14 * b
      (a, b) = (nextA, nextB)
      if isDone { break }
    }
    return FittedParameters(shapes: [a, b], loc: loc, scale: scale)
  }
}
