/// The Secure Hash Algorithms of FIPS 180-4 with words of 32 and of 64 bits, and their older relatives.
package enum Digest: String, CaseIterable, Sendable {
  case md5, sha1, sha224, sha256, sha384, sha512

  /// Bytes of the result.
  package var size: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224: 28
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  package var blockSize: Int { self == .sha384 || self == .sha512 ? 128 : 64 }

  /// The digest of a whole message.
  package func callAsFunction(_ message: [UInt8]) -> [UInt8] {
    switch self {
    case .md5: Self.md5(message)
    case .sha1: Self.sha1(message)
    case .sha224: Array(Self.sha2(message, Self.start224).prefix(28))
    case .sha256: Self.sha2(message, Self.start256)
    case .sha384: Array(Self.sha2(message, Self.start384).prefix(48))
    case .sha512: Self.sha2(message, Self.start512)
    }
  }

  // MARK: Padding

  /// The message with a one bit, zeros, and its length in bits at the end of a block.
  static func padded(_ message: [UInt8], block: Int, isBigEndian: Bool) -> [UInt8] {
    var bytes = message
    bytes.append(0x80)
    let lengthSize = block / 8
    while bytes.count % block != block - lengthSize { bytes.append(0) }
    let length = UInt64(message.count) << 3
    let digits = (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64($0 * 8)) }
    if isBigEndian {
      bytes += [UInt8](repeating: 0, count: lengthSize - 8) + digits.reversed()
    } else {
      bytes += digits
    }
    return bytes
  }

  static func bigEndian<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    words.flatMap { word in
      (0..<Word.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: word >> Word($0 * 8)) }
    }
  }

  static func word<Word: FixedWidthInteger>(_ bytes: [UInt8], at start: Int, _ type: Word.Type) -> Word {
    bytes[start..<start + Word.bitWidth / 8].reduce(0) { $0 << 8 | Word($1) }
  }

  // MARK: SHA-2

  /// The rotations of one word size.
  private struct Rotations {
    let a: (Int, Int, Int)
    let e: (Int, Int, Int)
    /// The last of each is a shift.
    let first: (Int, Int, Int)
    let second: (Int, Int, Int)
  }
  private static let rotations32 = Rotations(
    a: (2, 13, 22), e: (6, 11, 25), first: (7, 18, 3), second: (17, 19, 10))
  private static let rotations64 = Rotations(
    a: (28, 34, 39), e: (14, 18, 41), first: (1, 8, 7), second: (19, 61, 6))

  private static func sha2<Word: FixedWidthInteger & UnsignedInteger>(_ message: [UInt8], _ start: [Word])
    -> [UInt8]
  {
    let isWide = Word.bitWidth == 64
    let rotations = isWide ? rotations64 : rotations32
    let constants = roundConstants.prefix(isWide ? 80 : 64).map {
      Word(truncatingIfNeeded: isWide ? $0 : $0 >> 32)
    }
    let block = Word.bitWidth * 2
    let bytes = padded(message, block: block, isBigEndian: true)
    func turn(_ x: Word, _ by: Int) -> Word { x >> Word(by) | x << Word(Word.bitWidth - by) }
    var hash = start
    var schedule = [Word](repeating: 0, count: constants.count)
    for offset in stride(from: 0, to: bytes.count, by: block) {
      for t in 0..<16 { schedule[t] = word(bytes, at: offset + t * Word.bitWidth / 8, Word.self) }
      for t in 16..<constants.count {
        let (x, y) = (schedule[t - 15], schedule[t - 2])
        let first = turn(x, rotations.first.0) ^ turn(x, rotations.first.1) ^ x >> Word(rotations.first.2)
        let second = turn(y, rotations.second.0) ^ turn(y, rotations.second.1) ^ y >> Word(rotations.second.2)
        schedule[t] = schedule[t - 16] &+ first &+ schedule[t - 7] &+ second
      }
      var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
      var (e, f, g, h) = (hash[4], hash[5], hash[6], hash[7])
      for t in 0..<constants.count {
        let mixedE = turn(e, rotations.e.0) ^ turn(e, rotations.e.1) ^ turn(e, rotations.e.2)
        let mixedA = turn(a, rotations.a.0) ^ turn(a, rotations.a.1) ^ turn(a, rotations.a.2)
        let one = h &+ mixedE &+ (e & f ^ ~e & g) &+ constants[t] &+ schedule[t]
        let two = mixedA &+ (a & b ^ a & c ^ b & c)
        (h, g, f, e) = (g, f, e, d &+ one)
        (d, c, b, a) = (c, b, a, one &+ two)
      }
      for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { hash[index] = hash[index] &+ value }
    }
    return bigEndian(hash)
  }

  /// The first bits of the fractions of the square roots (`power` 2) or cube roots of primes, exactly.
  private static func fractions(of primes: some Sequence<UInt64>, root power: Int) -> [UInt64] {
    primes.map { prime in
      // The largest r with r^power ≤ prime · 2^(64·power), less its whole part: found bit by bit.
      var low = UInt64(Double(prime).squareRoot())
      if power == 3 {
        low = 0
        while (low + 1) * (low + 1) * (low + 1) <= prime { low += 1 }
      } else {
        while low * low > prime { low -= 1 }
        while (low + 1) * (low + 1) <= prime { low += 1 }
      }
      var fraction: UInt64 = 0
      for bit in stride(from: 63, through: 0, by: -1) {
        let candidate = fraction | 1 << UInt64(bit)
        if FixedPower.isAtMost(prime, whole: low, fraction: candidate, power: power) { fraction = candidate }
      }
      return fraction
    }
  }

  private static let primes: [UInt64] = {
    var found: [UInt64] = []
    var candidate: UInt64 = 2
    while found.count < 80 {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  private static let roundConstants = fractions(of: primes, root: 3)
  private static let start512 = fractions(of: primes.prefix(8), root: 2)
  private static let start384 = fractions(of: primes[8..<16], root: 2)
  private static let start256 = start512.map { UInt32($0 >> 32) }
  private static let start224 = start384.map { UInt32(truncatingIfNeeded: $0) }
}
