/// A parameter outside its domain. The text is NumPy's.
public struct ParameterError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What the complaint is about: a value, or a range that a double cannot hold.
  public enum Kind: Sendable { case value, overflow }

  public let message: String
  public let kind: Kind

  public init(_ message: String, _ kind: Kind = .value) {
    self.message = message
    self.kind = kind
  }

  public var description: String { message }
}

/// A source of random bits with identity: everything drawing from one object shares its stream.
///
/// The set is closed (`PCG64`, `MT19937`, and `WordBits` for all others), so that every sampler's loop is compiled for
/// each of them.
public class BitGenerator {
  /// Where the state came from, if it came from a seed sequence; `spawn` needs it.
  public internal(set) var seedSequence: SeedSequence?

  init(seedSequence: SeedSequence?) { self.seedSequence = seedSequence }

  /// NumPy's name of the generator.
  public var name: String { "" }

  /// The generator's own next output: 64 bits of PCG64, 32 bits of MT19937.
  public func nextRaw() -> UInt64 { 0 }

  /// 32 bits of the stream.
  func next32() -> UInt32 { 0 }

  /// A generator in the same state that moves on by itself.
  public func copy() -> BitGenerator { self }

  /// A generator of the same kind from another seed.
  func make(_ seed: SeedSequence) -> BitGenerator { self }

  func fill<S: Sampler>(_ out: UnsafeMutableBufferPointer<S.Value>, _ sampler: S) {}
}
