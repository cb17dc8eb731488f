/// A generator of 64-bit words that loops are not compiled for: every word is a call. It serves the generators that are
/// asked for by name, which few programs are.
public class WordGenerator {
  /// NumPy's name.
  public var name: String { "" }
  /// The words that `state` in NumPy's dictionaries is made of.
  public var state: [UInt64] = []

  public init() {}

  public func next() -> UInt64 { 0 }
  public func copy() -> WordGenerator { self }
  /// Moves on as if `delta` words had been drawn; false where that is no quicker than drawing them.
  public func advance(by delta: [UInt64]) -> Bool { false }
  /// How far one jump goes, as 64-bit words, the lowest first; nil where there are none.
  public var jump: [UInt64]? { nil }
}

/// Philox-4x64-10: a counter encrypted ten times (Salmon, Moraes, Dror and Shaw, SC 2011).
public final class PhiloxGenerator: WordGenerator {
  /// Lowest word first; one more than that of the block given out last.
  public var counter: [UInt64]
  public var key: [UInt64]
  public var block = [UInt64](repeating: 0, count: 4)
  /// The next word of the block; 4 when it is used up.
  public var position = 4

  public init(counter: [UInt64] = [0, 0, 0, 0], key: [UInt64]) {
    self.counter = counter
    self.key = key
    super.init()
  }

  public override var name: String { "Philox" }

  public override func next() -> UInt64 {
    if position < 4 {
      defer { position += 1 }
      return block[position]
    }
    add([1])
    block = encrypted()
    position = 1
    return block[0]
  }

  private func encrypted() -> [UInt64] {
    var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
    var (first, second) = (key[0], key[1])
    for round in 0..<10 {
      if round > 0 {
        first &+= 0x9e37_79b9_7f4a_7c15
        second &+= 0xbb67_ae85_84ca_a73b
      }
      let x = a.multipliedFullWidth(by: 0xd2e7_470e_e14c_6c93)
      let y = c.multipliedFullWidth(by: 0xca5a_8263_9512_1157)
      (a, b, c, d) = (y.high ^ b ^ first, y.low, x.high ^ d ^ second, x.low)
    }
    return [a, b, c, d]
  }

  private func add(_ delta: [UInt64]) {
    var carry: UInt64 = 0
    for index in 0..<4 {
      let (sum, over) = counter[index].addingReportingOverflow(index < delta.count ? delta[index] : 0)
      let (total, again) = sum.addingReportingOverflow(carry)
      counter[index] = total
      carry = over || again ? 1 : 0
    }
  }

  /// Counts blocks, as NumPy does.
  public override func advance(by delta: [UInt64]) -> Bool {
    add(delta)
    block = [0, 0, 0, 0]
    position = 4
    return true
  }

  public override var jump: [UInt64]? { [0, 0, 1] }

  public override func copy() -> WordGenerator {
    let made = PhiloxGenerator(counter: counter, key: key)
    (made.block, made.position) = (block, position)
    return made
  }
}

/// Doty-Humphrey's SFC64 (PractRand, 2010): a small chaotic generator with a counter.
public final class SFC64Generator: WordGenerator {
  /// Three words of seed, as NumPy starts it: twelve words are drawn and thrown away.
  public init(seed: [UInt64]) {
    super.init()
    state = Array(seed.prefix(3)) + [1]
    for _ in 0..<12 { _ = next() }
  }

  public override var name: String { "SFC64" }

  public override func next() -> UInt64 {
    let word = state[0] &+ state[1] &+ state[3]
    state[3] &+= 1
    state[0] = state[1] ^ state[1] >> 11
    state[1] = state[2] &+ state[2] << 3
    state[2] = (state[2] << 24 | state[2] >> 40) &+ word
    return word
  }

  public override func copy() -> WordGenerator {
    let made = SFC64Generator(seed: [0, 0, 0])
    made.state = state
    return made
  }
}

/// O'Neill's PCG with the "cheap" 64-bit multiplier and the output function DXSM (2019).
public final class PCG64DXSMGenerator: WordGenerator {
  public var position: UInt128
  public var increment: UInt128
  private static let multiplier: UInt64 = 0xda94_2042_e4dd_58b5

  /// Four words: start (high, low), stream (high, low). NumPy starts it as it starts its PCG64, with that multiplier.
  public init(seed: [UInt64]) {
    let start = PCG64Source(
      initialState: UInt128(seed[0]) << 64 | UInt128(seed[1]),
      stream: UInt128(seed[2]) << 64 | UInt128(seed[3]))
    (position, increment) = (start.state, start.increment)
    super.init()
  }

  public init(position: UInt128, increment: UInt128) {
    self.position = position
    self.increment = increment
    super.init()
  }

  public override var name: String { "PCG64DXSM" }

  private func step() { position = position &* UInt128(Self.multiplier) &+ increment }

  public override func next() -> UInt64 {
    var high = UInt64(truncatingIfNeeded: position >> 64)
    let low = UInt64(truncatingIfNeeded: position) | 1
    high ^= high >> 32
    high = high &* Self.multiplier
    high ^= high >> 48
    high = high &* low
    step()
    return high
  }

  public override func advance(by delta: [UInt64]) -> Bool {
    let steps = UInt128(delta.first ?? 0) | UInt128(delta.count > 1 ? delta[1] : 0) << 64
    position = PCG64Source.advanced(
      position, by: steps, multiplier: UInt128(Self.multiplier), increment: increment)
    return true
  }

  /// The golden ratio's share of the period.
  public override var jump: [UInt64]? {
    let far: UInt128 = 210_306_068_529_402_873_165_736_369_884_012_333_109
    return [UInt64(truncatingIfNeeded: far), UInt64(truncatingIfNeeded: far >> 64)]
  }

  public override func copy() -> WordGenerator {
    PCG64DXSMGenerator(position: position, increment: increment)
  }
}

/// The words of any generator as a source of bits.
public struct WordSource: BitSource {
  public let generator: WordGenerator
  /// The high half of the last word split by `next32`, if it has not been given out.
  public var pending32: UInt32?

  public mutating func next64() -> UInt64 { generator.next() }

  public mutating func next32() -> UInt32 {
    if let high = pending32 {
      pending32 = nil
      return high
    }
    let word = generator.next()
    pending32 = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  public mutating func nextDouble() -> Double { Double(Int64(bitPattern: generator.next() >> 11)) * 0x1p-53 }
}

/// A shared stream of such words, for a `Generator`.
public final class WordBits: BitGenerator {
  var stream: ZigguratStream<WordSource>
  private let seeded: (SeedSequence) -> WordGenerator

  /// - Parameter seeded: makes a generator of the same kind from a seed.
  public init(
    _ generator: WordGenerator, seed: SeedSequence?, seeded: @escaping (SeedSequence) -> WordGenerator
  ) {
    stream = ZigguratStream(WordSource(generator: generator, pending32: nil))
    self.seeded = seeded
    super.init(seedSequence: seed)
  }

  public convenience init(_ seed: SeedSequence, _ seeded: @escaping (SeedSequence) -> WordGenerator) {
    self.init(seeded(seed), seed: seed, seeded: seeded)
  }

  public var generator: WordGenerator { stream.source.generator }
  public var pending32: UInt32? {
    get { stream.source.pending32 }
    set { stream.source.pending32 = newValue }
  }

  /// The same generator moved on; nil for one that cannot be moved.
  public func moved(by delta: [UInt64]) -> WordBits? {
    let made = WordBits(generator.copy(), seed: nil, seeded: seeded)
    return made.generator.advance(by: delta) ? made : nil
  }

  public override var name: String { generator.name }
  public override func nextRaw() -> UInt64 { stream.next64() }
  override func next32() -> UInt32 { stream.next32() }
  override func make(_ seed: SeedSequence) -> BitGenerator { WordBits(seed, seeded) }
  public override func copy() -> BitGenerator {
    let made = WordBits(generator.copy(), seed: nil, seeded: seeded)
    made.pending32 = pending32
    return made
  }
  override func fill<S: Sampler>(_ out: UnsafeMutableBufferPointer<S.Value>, _ sampler: S) {
    sampler.fillWords(out, &stream)
  }
}
