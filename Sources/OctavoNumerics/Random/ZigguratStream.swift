/// One layer of a ziggurat: a draw of `bits` inside the layer is `bits * weight`, and is accepted at once
/// below `limit`. `height` is the density at the layer's edge.
struct ZigguratLayer {
  let weight: Double
  let limit: UInt64
  let height: Double

  static let normal = table(
    ZigguratTables.normalWeight, ZigguratTables.normalLimit, ZigguratTables.normalHeight)
  static let exponential = table(
    ZigguratTables.exponentialWeight, ZigguratTables.exponentialLimit, ZigguratTables.exponentialHeight)

  /// A table that lives as long as the program, so that streams can hold its address.
  private static func table(
    _ weight: [UInt64], _ limit: [UInt64], _ height: [UInt64]
  ) -> ZigguratTable {
    let layers = UnsafeMutablePointer<ZigguratLayer>.allocate(capacity: 256)
    for i in 0..<256 {
      let layer = ZigguratLayer(
        weight: Double(bitPattern: weight[i]), limit: limit[i], height: Double(bitPattern: height[i]))
      (layers + i).initialize(to: layer)
    }
    return ZigguratTable(layers: UnsafePointer(layers))
  }
}

/// Never written after it is made, hence safe to share.
struct ZigguratTable: @unchecked Sendable {
  /// 256 layers, from the innermost but one; layer 0 is the base with the tail.
  let layers: UnsafePointer<ZigguratLayer>

  @inline(__always) subscript(index: Int) -> ZigguratLayer { layers[index] }
}

/// A bit source with the variates of NumPy's `Generator`: normal and exponential by the 256-layer ziggurat
/// (Marsaglia and Tsang, J. Stat. Software 5(8), 2000), gamma by Marsaglia and Tsang (ACM TOMACS 26(3),
/// 2000).
public struct ZigguratStream<Source: BitSource>: VariateStream {
  var source: Source
  private let normal = ZigguratLayer.normal
  private let exponential = ZigguratLayer.exponential

  init(_ source: Source) { self.source = source }

  public static var isLegacy: Bool { false }

  @inline(__always) public mutating func next64() -> UInt64 { source.next64() }
  @inline(__always) public mutating func next32() -> UInt32 { source.next32() }
  @inline(__always) public mutating func nextDouble() -> Double { source.nextDouble() }

  /// Bits of one draw, from the bottom: 8 choose the layer, 1 the sign, 52 the place in the layer.
  @inline(__always)
  public mutating func standardNormal() -> Double {
    let word = next64()
    let layer = Int(word & 0xff)
    let place = word >> 9 & 0x000f_ffff_ffff_ffff
    let magnitude = Double(Int64(bitPattern: place)) * normal[layer].weight
    // The sign bit of the word becomes the sign bit of the double.
    let value = Double(bitPattern: magnitude.bitPattern | (word & 0x100) << 55)
    if place < normal[layer].limit { return value }
    // By value and back, so that in the common case the state never leaves the registers.
    let (settled, next) = Self.unlikelyNormal(value, layer, place, self)
    self = next
    return settled
  }

  @inline(never)
  private static func unlikelyNormal(
    _ value: Double, _ layer: Int, _ place: UInt64, _ stream: Self
  ) -> (Double, Self) {
    var stream = stream
    if layer == 0 {
      let tail = stream.normalTail()
      return (place >> 8 & 1 == 1 ? -tail : tail, stream)
    }
    let outer = stream.normal[layer - 1].height
    let inner = stream.normal[layer].height
    if (outer - inner) * stream.nextDouble() + inner < exp(-0.5 * value * value) { return (value, stream) }
    return (stream.standardNormal(), stream)
  }

  /// Beyond the last layer, by Marsaglia's 1964 method.
  private mutating func normalTail() -> Double {
    let edge = 3.6541528853610087963519472518
    let inverseEdge = 0.27366123732975827203338247596
    while true {
      let x = -inverseEdge * log1p(-nextDouble())
      let y = -log1p(-nextDouble())
      if y + y > x * x { return edge + x }
    }
  }

  /// Bits of one draw, from the bottom: 3 unused, 8 choose the layer, 53 the place in the layer.
  @inline(__always)
  public mutating func standardExponential() -> Double {
    let word = next64() >> 3
    let layer = Int(word & 0xff)
    let place = word >> 8
    let value = Double(Int64(bitPattern: place)) * exponential[layer].weight
    if place < exponential[layer].limit { return value }
    let (settled, next) = Self.unlikelyExponential(value, layer, self)
    self = next
    return settled
  }

  @inline(never)
  private static func unlikelyExponential(_ value: Double, _ layer: Int, _ stream: Self) -> (Double, Self) {
    var stream = stream
    if layer == 0 { return (7.69711747013104972 - log1p(-stream.nextDouble()), stream) }
    let outer = stream.exponential[layer - 1].height
    let inner = stream.exponential[layer].height
    if (outer - inner) * stream.nextDouble() + inner < exp(-value) { return (value, stream) }
    return (stream.standardExponential(), stream)
  }

  public mutating func standardGamma(_ shape: Double) -> Double { gammaVariate(shape) }
}

extension VariateStream {
  /// Gamma of unit scale: for shape > 1 Marsaglia and Tsang (2000), below 1 the Weibull-exponential rejection
  /// of Ahrens and Dieter's GS (Computing 12, 1974), in the variables NumPy uses.
  @inline(__always)
  mutating func gammaVariate(_ shape: Double) -> Double {
    if shape == 1 { return standardExponential() }
    if shape == 0 || shape.isNaN { return shape }
    if shape < 1 {
      while true {
        let u = nextDouble()
        let v = standardExponential()
        if u <= 1 - shape {
          let x = pow(u, 1 / shape)
          if x <= v { return x }
        } else {
          let y = -log((1 - u) / shape)
          let x = pow(1 - shape + shape * y, 1 / shape)
          if x <= v + y { return x }
        }
      }
    }
    let b = shape - 1.0 / 3
    let c = 1 / sqrt(9 * b)
    while true {
      var x = standardNormal()
      var v = 1 + c * x
      while v <= 0 {
        x = standardNormal()
        v = 1 + c * x
      }
      v = v * v * v
      let u = nextDouble()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }
}
