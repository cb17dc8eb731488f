/// O'Neill's PCG XSL RR 128/64 (HMC-CS-2014-0905): a 128-bit linear congruential generator whose state is
/// folded to 64 bits and rotated. Period 2¹²⁸; each odd increment is a stream of its own.
public struct PCG64Source: BitSource {
  public var state: UInt128
  public var increment: UInt128
  /// The high half of the last word split by `next32`, if it has not been given out.
  public var pending32: UInt32?

  static let multiplier: UInt128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645

  /// The state reached from a 128-bit start on the given stream, as the published initialiser does it.
  public init(initialState: UInt128, stream: UInt128) {
    increment = stream << 1 | 1
    state = (increment &+ initialState) &* Self.multiplier &+ increment
  }

  /// Seeds from four 64-bit words: start (high, low), stream (high, low).
  public init(_ seed: SeedSequence) {
    let words = seed.generateState64(4)
    self.init(
      initialState: UInt128(words[0]) << 64 | UInt128(words[1]),
      stream: UInt128(words[2]) << 64 | UInt128(words[3]))
  }

  @inline(__always)
  public mutating func next64() -> UInt64 {
    state = state &* Self.multiplier &+ increment
    let high = UInt64(truncatingIfNeeded: state >> 64)
    let folded = high ^ UInt64(truncatingIfNeeded: state)
    let turn = high >> 58
    return folded &>> turn | folded &<< (0 &- turn)
  }

  @inline(__always)
  public mutating func next32() -> UInt32 {
    if let high = pending32 {
      pending32 = nil
      return high
    }
    let word = next64()
    pending32 = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  @inline(__always)
  public mutating func nextDouble() -> Double {
    Double(Int64(bitPattern: next64() >> 11)) * 0x1p-53
  }

  /// Moves the state as if `delta` words had been drawn.
  public mutating func advance(by delta: UInt128) {
    state = Self.advanced(state, by: delta, multiplier: Self.multiplier, increment: increment)
    pending32 = nil
  }

  /// The state of a linear congruential generator after `delta` steps (Brown, Trans. Am. Nucl. Soc. 71, 1994).
  static func advanced(_ state: UInt128, by delta: UInt128, multiplier: UInt128, increment: UInt128)
    -> UInt128
  {
    var (factor, term) = (UInt128(1), UInt128(0))
    var (stepFactor, stepTerm, left) = (multiplier, increment, delta)
    while left > 0 {
      if left & 1 == 1 {
        factor = factor &* stepFactor
        term = term &* stepFactor &+ stepTerm
      }
      stepTerm = (stepFactor &+ 1) &* stepTerm
      stepFactor = stepFactor &* stepFactor
      left >>= 1
    }
    return factor &* state &+ term
  }
}

/// A shared PCG64 stream, NumPy's default bit generator.
public final class PCG64: BitGenerator {
  var stream: ZigguratStream<PCG64Source>

  public init(_ seed: SeedSequence) {
    stream = ZigguratStream(PCG64Source(seed))
    super.init(seedSequence: seed)
  }

  public init(source: PCG64Source) {
    stream = ZigguratStream(source)
    super.init(seedSequence: nil)
  }

  /// The whole state; reading and writing it back repeats the stream from there.
  public var source: PCG64Source {
    get { stream.source }
    set { stream.source = newValue }
  }

  public override var name: String { "PCG64" }
  public override func nextRaw() -> UInt64 { stream.next64() }
  override func next32() -> UInt32 { stream.next32() }
  override func make(_ seed: SeedSequence) -> BitGenerator { PCG64(seed) }
  public override func copy() -> BitGenerator { PCG64(source: source) }
  override func fill<S: Sampler>(_ out: UnsafeMutableBufferPointer<S.Value>, _ sampler: S) {
    sampler.fillPCG64(out, &stream)
  }
}
