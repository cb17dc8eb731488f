/// Random variates by the frozen algorithms of `numpy.random.RandomState` on the Mersenne Twister, the same
/// bits: what `np.random.seed(…)`, `np.random.normal(…)` and SciPy's `random_state=None` draw from.
///
/// Not for use from several threads at once.
public final class LegacyRandomState: VariateSource {
  /// The bit generator, which others may share.
  public let bits: MT19937
  /// The second normal of the last pair drawn, if it has not been given out.
  public var pendingNormal: Double?

  public init(_ bits: MT19937) { self.bits = bits }

  /// As `RandomState(seed)` with an integer of 32 bits.
  public convenience init(seed: UInt32) { self.init(MT19937(legacySeed: seed)) }

  /// As `RandomState(seed)` with a sequence of integers of 32 bits.
  public convenience init(seed: [UInt32]) throws { self.init(try MT19937(legacySeed: seed)) }

  /// Starts again from an integer seed, as `np.random.seed`.
  public func reseed(_ seed: UInt32) {
    bits.stream.source.seed(seed)
    pendingNormal = nil
  }

  /// Starts again from a sequence of 32-bit integers, as `np.random.seed`.
  public func reseed(_ seed: [UInt32]) throws {
    guard !seed.isEmpty else { throw ParameterError("Seed must be non-empty") }
    bits.stream.source.seed(seed)
    pendingNormal = nil
  }

  /// Starts again from a seed sequence, as an unseeded `RandomState` does from the run's entropy.
  public func reseed(_ sequence: SeedSequence) {
    bits.stream.source.seed(sequence)
    pendingNormal = nil
  }

  public func fill<S: Sampler>(_ out: UnsafeMutableBufferPointer<S.Value>, _ sampler: S) {
    var stream = LegacyStream(source: bits.stream.source, pendingNormal: pendingNormal)
    sampler.fillLegacy(out, &stream)
    bits.stream.source = stream.source
    pendingNormal = stream.pendingNormal
  }

  /// `count` bytes, four to a 32-bit draw, lowest first.
  public func bytes(_ count: Int) -> [UInt8] { bits.bytes(count) }
}

extension BitGenerator {
  /// `count` bytes, four to a 32-bit draw, lowest first.
  public func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, count))
    while bytes.count < count {
      let word = next32()
      for shift in [0, 8, 16, 24] where bytes.count < count {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
      }
    }
    return bytes
  }
}
