/// Random variates from a bit generator by the current algorithms: `numpy.random.Generator`, the same bits.
///
/// ```swift
/// let generator = Generator(PCG64(SeedSequence(42)))
/// let x = generator.draws(1000, try NormalSampler(mean: 0, scale: 2))
/// ```
/// Not for use from several threads at once; give each its own `spawn`ed generator.
public final class Generator: VariateSource {
  public let bits: BitGenerator

  public init(_ bits: BitGenerator) { self.bits = bits }

  /// PCG64 seeded by the sequence, as `numpy.random.default_rng`.
  public convenience init(seed: SeedSequence) { self.init(PCG64(seed)) }

  public func fill<S: Sampler>(_ out: UnsafeMutableBufferPointer<S.Value>, _ sampler: S) {
    bits.fill(out, sampler)
  }

  /// Independent generators of the same kind, from children of the seed sequence.
  ///
  /// - Throws: `ParameterError` when the bit generator was not made from a seed sequence.
  public func spawn(_ count: Int) throws -> [Generator] {
    guard var sequence = bits.seedSequence else {
      throw ParameterError("The underlying SeedSequence does not implement spawning.", .value)
    }
    let children = sequence.spawn(count)
    bits.seedSequence = sequence
    return children.map { Generator(bits.make($0)) }
  }
}
