/// Matsumoto and Nishimura's Mersenne Twister (ACM TOMACS 8(1), 1998): 624 words, period 2¹⁹⁹³⁷ − 1.
///
/// The words are owned by the `MT19937` or `LegacyRandomState` that made the source; a source must not
/// outlive it.
public struct MT19937Source: BitSource {
  static let size = 624
  let words: UnsafeMutablePointer<UInt32>
  /// The next word to give out; 624 when the block is used up.
  var position: Int

  @inline(__always)
  public mutating func next32() -> UInt32 {
    if position >= Self.size { refill() }
    var word = words[position]
    position &+= 1
    word ^= word >> 11
    word ^= word << 7 & 0x9d2c_5680
    word ^= word << 15 & 0xefc6_0000
    return word ^ word >> 18
  }

  @inline(__always)
  public mutating func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  @inline(__always)
  public mutating func nextDouble() -> Double {
    let high = next32() >> 5
    let low = next32() >> 6
    return (Double(Int32(bitPattern: high)) * 67_108_864 + Double(Int32(bitPattern: low))) / 0x1p53
  }

  @inline(never)
  private mutating func refill() {
    let shift = 397
    for i in 0..<Self.size - shift { words[i] = words[i + shift] ^ twist(words[i], words[i + 1]) }
    for i in Self.size - shift..<Self.size - 1 {
      words[i] = words[i + shift - Self.size] ^ twist(words[i], words[i + 1])
    }
    words[Self.size - 1] = words[shift - 1] ^ twist(words[Self.size - 1], words[0])
    position = 0
  }

  @inline(__always)
  private func twist(_ upper: UInt32, _ lower: UInt32) -> UInt32 {
    let joined = upper & 0x8000_0000 | lower & 0x7fff_ffff
    return joined >> 1 ^ (0 &- (lower & 1)) & 0x9908_b0df
  }

  /// Knuth's linear initialiser (the authors' 2002 revision), used by NumPy for an integer seed.
  mutating func seed(_ value: UInt32) {
    var word = value
    for i in 0..<Self.size {
      words[i] = word
      word = 1_812_433_253 &* (word ^ word >> 30) &+ UInt32(i + 1)
    }
    position = Self.size
  }

  /// The authors' initialiser for a sequence of words, used by NumPy for an array seed. Not empty.
  mutating func seed(_ key: [UInt32]) {
    guard !key.isEmpty else { return seed(0) }
    seed(19_650_218)
    var (i, j) = (1, 0)
    func wrap() {
      if i >= Self.size {
        words[0] = words[Self.size - 1]
        i = 1
      }
    }
    for _ in 0..<max(Self.size, key.count) {
      let previous = words[i - 1]
      words[i] = (words[i] ^ (previous ^ previous >> 30) &* 1_664_525) &+ key[j] &+ UInt32(j)
      i += 1
      j = (j + 1) % key.count
      wrap()
    }
    for _ in 0..<Self.size - 1 {
      let previous = words[i - 1]
      words[i] = (words[i] ^ (previous ^ previous >> 30) &* 1_566_083_941) &- UInt32(i)
      i += 1
      wrap()
    }
    words[0] = 0x8000_0000
    position = Self.size
  }

  /// The state NumPy's `MT19937` takes from a seed sequence; the first word keeps it from being all zero.
  mutating func seed(_ sequence: SeedSequence) {
    for (i, word) in sequence.generateState(Self.size).enumerated() { words[i] = word }
    words[0] = 0x8000_0000
    position = Self.size - 1
  }
}

/// The state of a Mersenne Twister as plain data.
public struct MT19937State: Equatable, Sendable {
  /// 624 words.
  public var key: [UInt32]
  /// 0...624.
  public var position: Int

  public init(key: [UInt32], position: Int) throws {
    guard key.count == MT19937Source.size else {
      throw ParameterError("state must be a sequence of \(MT19937Source.size) words, got \(key.count)")
    }
    guard (0...MT19937Source.size).contains(position) else {
      throw ParameterError("pos must be between 0 and \(MT19937Source.size), got \(position)")
    }
    self.key = key
    self.position = position
  }
}

/// A shared Mersenne Twister stream, for a `Generator` or a `LegacyRandomState`.
public final class MT19937: BitGenerator {
  var stream: ZigguratStream<MT19937Source>

  /// Seeds as `numpy.random.MT19937` does.
  public init(_ seed: SeedSequence) {
    stream = ZigguratStream(Self.storage())
    stream.source.seed(seed)
    super.init(seedSequence: seed)
  }

  /// Seeds as `numpy.random.RandomState(integer)` does.
  public init(legacySeed: UInt32) {
    stream = ZigguratStream(Self.storage())
    stream.source.seed(legacySeed)
    super.init(seedSequence: nil)
  }

  /// Seeds as `numpy.random.RandomState(sequence)` does.
  public init(legacySeed key: [UInt32]) throws {
    guard !key.isEmpty else { throw ParameterError("Seed must be non-empty") }
    stream = ZigguratStream(Self.storage())
    stream.source.seed(key)
    super.init(seedSequence: nil)
  }

  public init(state: MT19937State) {
    stream = ZigguratStream(Self.storage())
    super.init(seedSequence: nil)
    self.state = state
  }

  deinit { stream.source.words.deallocate() }

  private static func storage() -> MT19937Source {
    let words = UnsafeMutablePointer<UInt32>.allocate(capacity: MT19937Source.size)
    words.initialize(repeating: 0, count: MT19937Source.size)
    return MT19937Source(words: words, position: MT19937Source.size)
  }

  /// The whole state; reading and writing it back repeats the stream from there.
  public var state: MT19937State {
    get {
      let words = UnsafeBufferPointer(start: stream.source.words, count: MT19937Source.size)
      return MT19937State(checkedKey: Array(words), position: stream.source.position)
    }
    set {
      for (i, word) in newValue.key.prefix(MT19937Source.size).enumerated() { stream.source.words[i] = word }
      stream.source.position = min(max(newValue.position, 0), MT19937Source.size)
    }
  }

  public override var name: String { "MT19937" }
  public override func nextRaw() -> UInt64 { UInt64(stream.next32()) }
  override func next32() -> UInt32 { stream.next32() }
  override func make(_ seed: SeedSequence) -> BitGenerator { MT19937(seed) }
  public override func copy() -> BitGenerator { MT19937(state: state) }
  override func fill<S: Sampler>(_ out: UnsafeMutableBufferPointer<S.Value>, _ sampler: S) {
    sampler.fillMT19937(out, &stream)
  }
}

extension MT19937State {
  fileprivate init(checkedKey: [UInt32], position: Int) {
    key = checkedKey
    self.position = position
  }
}
