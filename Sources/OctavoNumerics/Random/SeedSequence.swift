/// Turns any amount of entropy into well-mixed initial states, and into independent child sequences.
///
/// The hash is O'Neill's `seed_seq_fe` (pcg-random.org, "Developing a seed_seq Alternative", 2015) with a
/// pool of four words, as `numpy.random.SeedSequence` uses it; states agree with NumPy's bit for bit.
public struct SeedSequence: Sendable {
  /// 32-bit words of the user's entropy, least significant first.
  public let entropy: [UInt32]
  /// The path of child numbers from the root sequence to this one.
  public let spawnKey: [UInt32]
  /// How many words of state the entropy is mixed into; at least 4.
  public let poolSize: Int
  /// How many children `spawn` has given out.
  public private(set) var childrenSpawned = 0
  private var pool: [UInt32] = []

  private static let multiplierA: UInt32 = 0x931e_8875
  private static let multiplierB: UInt32 = 0x58f3_8ded

  /// - Parameters:
  ///   - entropy: a non-negative integer as 32-bit words, least significant first (0 is `[0]` or `[]`), or
  ///     the words of a sequence of integers one after another.
  ///   - poolSize: values below 4 are taken as 4.
  public init(entropy: [UInt32], spawnKey: [UInt32] = [], poolSize: Int = 4) {
    self.entropy = entropy
    self.spawnKey = spawnKey
    self.poolSize = max(4, poolSize)
    mix()
  }

  /// The sequence of one non-negative machine integer.
  public init(_ entropy: UInt64) {
    let high = UInt32(truncatingIfNeeded: entropy >> 32)
    let low = UInt32(truncatingIfNeeded: entropy)
    self.init(entropy: high == 0 ? [low] : [low, high])
  }

  /// The entropy mixed, from which states are made.
  public var mixedPool: [UInt32] { pool }

  /// `count` children that are independent of each other and of this sequence.
  public mutating func spawn(_ count: Int) -> [SeedSequence] {
    guard count > 0 else { return [] }
    let first = childrenSpawned
    childrenSpawned += count
    return (first..<first + count).map { index in
      SeedSequence(
        entropy: entropy, spawnKey: spawnKey + [UInt32(truncatingIfNeeded: index)], poolSize: poolSize)
    }
  }

  /// `count` words of initial state.
  public func generateState(_ count: Int) -> [UInt32] {
    var constant: UInt32 = 0x8b51_f9dd
    return (0..<max(0, count)).map { index in
      var word = pool[index % poolSize] ^ constant
      constant = constant &* Self.multiplierB
      word = word &* constant
      return word ^ (word >> 16)
    }
  }

  /// `count` 64-bit words of initial state, each from two 32-bit words, low half first.
  public func generateState64(_ count: Int) -> [UInt64] {
    let words = generateState(2 * max(0, count))
    return stride(from: 0, to: words.count, by: 2).map { UInt64(words[$0 + 1]) << 32 | UInt64(words[$0]) }
  }

  private mutating func mix() {
    var words = entropy
    // A child's key must not be mistaken for entropy of its parent, so short entropy is padded first.
    if !spawnKey.isEmpty && words.count < poolSize {
      words += [UInt32](repeating: 0, count: poolSize - words.count)
    }
    words += spawnKey

    var constant: UInt32 = 0x43b0_d7e5
    func hashed(_ value: UInt32) -> UInt32 {
      var word = value ^ constant
      constant = constant &* Self.multiplierA
      word = word &* constant
      return word ^ (word >> 16)
    }
    func combined(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let word = (x &* 0xca01_f9dd) &- (y &* 0x4973_f715)
      return word ^ (word >> 16)
    }
    var mixed = (0..<poolSize).map { hashed($0 < words.count ? words[$0] : 0) }
    for source in 0..<poolSize {
      for target in 0..<poolSize where source != target {
        mixed[target] = combined(mixed[target], hashed(mixed[source]))
      }
    }
    for source in words.dropFirst(poolSize) {
      for target in 0..<poolSize { mixed[target] = combined(mixed[target], hashed(source)) }
    }
    pool = mixed
  }
}
