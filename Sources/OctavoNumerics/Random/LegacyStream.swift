/// The Mersenne Twister with the variates of NumPy's frozen `RandomState`: normal by Marsaglia's polar method
/// (SIAM Review 6, 1964), which makes two at a time and keeps one; exponential by inversion.
public struct LegacyStream: VariateStream {
  var source: MT19937Source
  /// The second normal of the last pair, if it has not been given out.
  var pendingNormal: Double?

  public static var isLegacy: Bool { true }

  @inline(__always) public mutating func next64() -> UInt64 { source.next64() }
  @inline(__always) public mutating func next32() -> UInt32 { source.next32() }
  @inline(__always) public mutating func nextDouble() -> Double { source.nextDouble() }

  @inline(__always)
  public mutating func standardNormal() -> Double {
    if let pending = pendingNormal {
      pendingNormal = nil
      return pending
    }
    while true {
      let x = 2 * nextDouble() - 1
      let y = 2 * nextDouble() - 1
      let square = x * x + y * y
      if square < 1 && square != 0 {
        let factor = sqrt(-2 * log(square) / square)
        pendingNormal = factor * x
        return factor * y
      }
    }
  }

  @inline(__always)
  public mutating func standardExponential() -> Double { -log(1 - nextDouble()) }

  public mutating func standardGamma(_ shape: Double) -> Double { gammaVariate(shape) }
}
