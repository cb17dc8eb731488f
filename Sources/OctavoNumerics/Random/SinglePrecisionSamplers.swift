// Standard variates of 24 bits, as `Generator` draws them for dtype=float32: 32 bits of the stream for each try.
// The ziggurat's layers are those of the double tables, rounded as NumPy's tables of floats are.

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// One layer of a ziggurat of floats: see `ZigguratLayer`.
private struct SingleLayer {
  let weight: Float
  let limit: UInt32
  let height: Float

  static let normal = (0..<256).map { i in
    SingleLayer(
      weight: Float(ZigguratLayer.normal[i].weight * 0x1p29),
      limit: UInt32(ZigguratLayer.normal[i].limit >> 29),
      height: Float(ZigguratLayer.normal[i].height))
  }
  static let exponential = (0..<256).map { i in
    // These weights are written with nine digits there.
    SingleLayer(
      weight: Float(Formatting.exponentText(ZigguratLayer.exponential[i].weight * 0x1p30, digits: 8)) ?? 0,
      limit: UInt32(ZigguratLayer.exponential[i].limit >> 30),
      height: Float(ZigguratLayer.exponential[i].height))
  }
}

extension VariateStream {
  fileprivate mutating func nextFloat() -> Float { Float(next32() >> 8) * 0x1p-24 }
}

/// The C library's, as NumPy takes it: its last bit is not that of the double function rounded.
private func log1p(_ x: Float) -> Float { log1pf(x) }

/// Standard normal in single precision.
public struct StandardNormal32Sampler: Sampler {
  private let layers = SingleLayer.normal

  public init() {}

  /// Bits of one try, from the bottom: 8 choose the layer, 1 the sign, 23 the place in the layer.
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    while true {
      let word = stream.next32()
      let number = Int(word & 0xff)
      let place = word >> 9
      let layer = layers[number]
      let magnitude = Float(place) * layer.weight
      let value = word & 0x100 == 0 ? magnitude : -magnitude
      if place < layer.limit { return Double(value) }
      if number == 0 {
        let tail = tail(&stream)
        return Double(place & 0x100 == 0 ? tail : -tail)
      }
      let mixed = (layers[number - 1].height - layer.height) * stream.nextFloat() + layer.height
      if Double(mixed) < exp(-0.5 * Double(value) * Double(value)) { return Double(value) }
    }
  }

  /// Beyond the last layer, by Marsaglia's 1964 method.
  private func tail<Stream: VariateStream>(_ stream: inout Stream) -> Float {
    while true {
      let x = -0.27366123732975827 * log1p(-stream.nextFloat())
      let y = -log1p(-stream.nextFloat())
      if y + y > x * x { return 3.6541528853610088 + x }
    }
  }
}

/// Standard exponential in single precision, by the ziggurat or by inversion.
public struct StandardExponential32Sampler: Sampler {
  private let layers = SingleLayer.exponential
  private let byInversion: Bool

  public init(byInversion: Bool = false) { self.byInversion = byInversion }

  /// Bits of one try, from the bottom: 1 unused, 8 choose the layer, 23 the place in the layer.
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    if byInversion { return Double(-log1p(-stream.nextFloat())) }
    while true {
      let word = stream.next32() >> 1
      let number = Int(word & 0xff)
      let place = word >> 8
      let layer = layers[number]
      let value = Float(place) * layer.weight
      if place < layer.limit { return Double(value) }
      if number == 0 { return Double(7.69711747013104972 - log1p(-stream.nextFloat())) }
      let mixed = (layers[number - 1].height - layer.height) * stream.nextFloat() + layer.height
      if Double(mixed) < exp(-Double(value)) { return Double(value) }
    }
  }
}
