/// Beta with shapes a, b > 0: Jöhnk's method (Metrika 8, 1964) when both are at most 1, else a ratio of
/// gammas.
public struct BetaSampler: Sampler {
  let a: Double
  let b: Double

  /// Below this both powers underflow for every uniform, and the distribution is a coin.
  private static let coinLimit = 3e-103

  public init(a: Double, b: Double) throws {
    self.a = try checkedPositive(a, "a")
    self.b = try checkedPositive(b, "b")
  }

  init(uncheckedA a: Double, b: Double) { (self.a, self.b) = (a, b) }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    if a <= 1 && b <= 1 { return johnk(&stream) }
    let x = stream.standardGamma(a)
    let y = stream.standardGamma(b)
    return x / (x + y)
  }

  private func johnk<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    if !Stream.isLegacy && a < Self.coinLimit && b < Self.coinLimit {
      return (a + b) * stream.nextDouble() < a ? 1 : 0
    }
    while true {
      let u = stream.nextDouble()
      let v = stream.nextDouble()
      let x = pow(u, 1 / a)
      let y = pow(v, 1 / b)
      let sum = x + y
      guard sum <= 1 && (Stream.isLegacy || u + v > 0) else { continue }
      if Stream.isLegacy ? sum > 0 : x > 0 && y > 0 { return x / sum }
      return Self.share(log(u) / a, log(v) / b, Stream.isLegacy)
    }
  }

  /// x / (x + y) from the logarithms of x and y, where x or y underflows.
  private static func share(_ logX: Double, _ logY: Double, _ isLegacy: Bool) -> Double {
    if isLegacy {
      let largest = max(logX, logY)
      let (x, y) = (logX - largest, logY - largest)
      return exp(x - log(exp(x) + exp(y)))
    }
    let difference = logX - logY
    if difference > 0 { return exp(-log1p(exp(-difference))) }
    return exp(difference - log1p(exp(difference)))
  }
}
