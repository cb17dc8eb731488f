import BigInt
import Glibc

extension Digest {
  /// FIPS 180-4, section 6.1.
  static func sha1(_ message: [UInt8]) -> [UInt8] {
    let bytes = padded(message, block: 64, isBigEndian: true)
    func turn(_ x: UInt32, _ by: UInt32) -> UInt32 { x << by | x >> (32 - by) }
    var hash: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
    var schedule = [UInt32](repeating: 0, count: 80)
    for offset in stride(from: 0, to: bytes.count, by: 64) {
      for t in 0..<16 { schedule[t] = word(bytes, at: offset + t * 4, UInt32.self) }
      for t in 16..<80 {
        schedule[t] = turn(schedule[t - 3] ^ schedule[t - 8] ^ schedule[t - 14] ^ schedule[t - 16], 1)
      }
      var (a, b, c, d, e) = (hash[0], hash[1], hash[2], hash[3], hash[4])
      for t in 0..<80 {
        let (mixed, constant): (UInt32, UInt32) =
          switch t {
          case ..<20: (b & c | ~b & d, 0x5a82_7999)
          case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
          case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
          default: (b ^ c ^ d, 0xca62_c1d6)
          }
        let next = turn(a, 5) &+ mixed &+ e &+ constant &+ schedule[t]
        (e, d, c, b, a) = (d, c, turn(b, 30), a, next)
      }
      for (index, value) in [a, b, c, d, e].enumerated() { hash[index] = hash[index] &+ value }
    }
    return bigEndian(hash)
  }

  /// RFC 1321.
  static func md5(_ message: [UInt8]) -> [UInt8] {
    let bytes = padded(message, block: 64, isBigEndian: false)
    func turn(_ x: UInt32, _ by: UInt32) -> UInt32 { x << by | x >> (32 - by) }
    let shifts: [[UInt32]] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
    let constants = (1...64).map { UInt32(Glibc.sin(Double($0)).magnitude * 0x1p32) }
    var hash: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
    for offset in stride(from: 0, to: bytes.count, by: 64) {
      let words = (0..<16).map { word(bytes, at: offset + $0 * 4, UInt32.self).byteSwapped }
      var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
      for i in 0..<64 {
        let (mixed, index): (UInt32, Int) =
          switch i / 16 {
          case 0: (b & c | ~b & d, i)
          case 1: (d & b | ~d & c, (5 * i + 1) % 16)
          case 2: (b ^ c ^ d, (3 * i + 5) % 16)
          default: (c ^ (b | ~d), 7 * i % 16)
          }
        let next = b &+ turn(a &+ mixed &+ constants[i] &+ words[index], shifts[i / 16][i % 4])
        (a, d, c, b) = (d, c, b, next)
      }
      for (index, value) in [a, b, c, d].enumerated() { hash[index] = hash[index] &+ value }
    }
    return bigEndian(hash.map(\.byteSwapped))
  }
}

/// Powers of numbers with 64 bits after the point, compared exactly.
enum FixedPower {
  static func isAtMost(_ bound: UInt64, whole: UInt64, fraction: UInt64, power: Int) -> Bool {
    let root = BigInt(whole) << 64 + BigInt(fraction)
    return (1..<power).reduce(root) { product, _ in product * root } <= BigInt(bound) << (64 * power)
  }
}
