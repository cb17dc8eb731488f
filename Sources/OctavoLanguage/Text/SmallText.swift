/// Up to 22 ASCII characters in place, without an object of their own: most names, words and numbers.
///
/// With the tag of `Text`'s representation this makes 24 bytes. Bytes beyond `count` are zero, so equal texts are
/// equal words.
struct SmallText: Sendable {
  private(set) var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt32 = 0
  private var fourth: UInt16 = 0
  private var length: UInt8 = 0

  static let capacity = 22

  @inline(__always)
  init() {}

  /// At most `capacity` bytes.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else {
      self.init()
      return
    }
    let start = UnsafeRawPointer(base)
    let count = bytes.count
    self.init(
      Self.word(start, min(count, 8)), count > 8 ? Self.word(start + 8, min(count &- 8, 8)) : 0,
      count > 16 ? Self.word(start + 16, count &- 16) : 0, count: count)
  }

  /// From the words that the bytes make; those beyond `count` are zero.
  @inline(__always)
  private init(_ first: UInt64, _ second: UInt64, _ last: UInt64, count: Int) {
    self.first = first
    self.second = second
    third = UInt32(truncatingIfNeeded: last)
    fourth = UInt16(truncatingIfNeeded: last &>> 32)
    length = UInt8(truncatingIfNeeded: count)
  }

  /// From at most eight bytes that make a word.
  @inline(__always)
  init(word: UInt64, count: Int) { self.init(word, 0, 0, count: count) }

  /// Up to eight bytes in one word, read by loads that may overlap: a loop over bytes would leave many small stores
  /// behind, for which the next load of a word has to wait.
  @inline(__always)
  private static func word(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 8 { return bytes.loadUnaligned(as: UInt64.self) }
    if count >= 4 {
      let end = UInt64(bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      return UInt64(bytes.loadUnaligned(as: UInt32.self)) | end &<< UInt64(8 &* (count &- 4))
    }
    if count >= 2 {
      let end = UInt64(bytes.loadUnaligned(fromByteOffset: count &- 2, as: UInt16.self))
      return UInt64(bytes.loadUnaligned(as: UInt16.self)) | end &<< UInt64(8 &* (count &- 2))
    }
    return count == 1 ? UInt64(bytes.load(as: UInt8.self)) : 0
  }

  /// Bytes 16 to 21.
  @inline(__always)
  private var last: UInt64 { UInt64(third) | UInt64(fourth) &<< 32 }

  /// `body` writes at most `capacity` bytes and returns how many.
  @inline(__always)
  init(_ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    let written = withUnsafeMutableBytes(of: &self) { memory in
      // The memory is not empty, so it has an address.
      memory.withMemoryRebound(to: UInt8.self) { body($0.baseAddress.unsafelyUnwrapped) }
    }
    length = UInt8(truncatingIfNeeded: written)
  }

  @inline(__always)
  var count: Int { Int(length) }

  @inline(__always)
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let count = count
    return try withUnsafeBytes(of: self) { memory throws(Failure) in
      try memory.withMemoryRebound(to: UInt8.self) { bytes throws(Failure) in
        try body(UnsafeBufferPointer(rebasing: bytes[..<count]))
      }
    }
  }

  /// False when there is no room.
  @inline(__always)
  mutating func append(_ byte: UInt8) -> Bool {
    append(SmallText(word: UInt64(byte), count: 1))
  }

  /// False, with nothing appended, when there is no room.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count <= SmallText.capacity && append(SmallText(bytes))
  }

  /// False, with nothing appended, when there is no room.
  @inline(__always)
  mutating func append(_ other: SmallText) -> Bool {
    let total = count &+ other.count
    guard total <= SmallText.capacity else { return false }
    // `other` moved up to where this one ends in a word. A shift by all 64 bits takes two steps.
    let shift = UInt64(length & 7) &* 8
    let low = other.first &<< shift
    let middle = other.second &<< shift | (other.first &>> 1) &>> (63 &- shift)
    switch length &>> 3 {
    case 0:
      let high = other.last &<< shift | (other.second &>> 1) &>> (63 &- shift)
      self = SmallText(first | low, middle, high, count: total)
    case 1: self = SmallText(first, second | low, middle, count: total)
    default: self = SmallText(first, second, last | low, count: total)
    }
    return true
  }

  /// The characters in `range`, which must lie inside the text.
  @inline(__always)
  func part(_ range: Range<Int>) -> SmallText {
    func kept(_ word: UInt64, _ count: Int) -> UInt64 {
      count >= 8 ? word : count <= 0 ? 0 : word & ((1 &<< UInt64(8 &* count)) &- 1)
    }
    let count = range.count
    let moved = Self.moved(first, second, last, down: range.lowerBound)
    return SmallText(
      kept(moved.0, count), kept(moved.1, count &- 8), kept(moved.2, count &- 16), count: count)
  }

  @inline(__always)
  var reversed: SmallText {
    // All 24 bytes the other way round begin with those that were beyond the end.
    let moved = Self.moved(last.byteSwapped, second.byteSwapped, first.byteSwapped, down: 24 &- count)
    return SmallText(moved.0, moved.1, moved.2, count: count)
  }

  /// 24 bytes without the first `start`, which are followed by zeros.
  @inline(__always)
  private static func moved(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, down start: Int
  ) -> (UInt64, UInt64, UInt64) {
    let shift = UInt64(start & 7) &* 8
    let low = first &>> shift | (second &<< 1) &<< (63 &- shift)
    let middle = second &>> shift | (third &<< 1) &<< (63 &- shift)
    let high = third &>> shift
    switch start &>> 3 {
    case 0: return (low, middle, high)
    case 1: return (middle, high, 0)
    case 2: return (high, 0, 0)
    default: return (0, 0, 0)
    }
  }

  /// With the letters from `from` to `to` in the other case.
  @inline(__always)
  private func switchingCase(from: UInt8, to: UInt8) -> SmallText {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func switched(_ word: UInt64) -> UInt64 {
      // No byte is above 127, so that no sum runs over into the next one; its highest bit says whether it is in range.
      let reaches = word &+ ones &* UInt64(128 &- from)
      let exceeds = word &+ ones &* UInt64(127 &- to)
      return word ^ (reaches & ~exceeds & (ones &* 128)) &>> 2
    }
    return SmallText(switched(first), switched(second), switched(last), count: count)
  }

  @inline(__always)
  var uppercased: SmallText { switchingCase(from: UInt8(ascii: "a"), to: UInt8(ascii: "z")) }
  @inline(__always)
  var lowercased: SmallText { switchingCase(from: UInt8(ascii: "A"), to: UInt8(ascii: "Z")) }

  /// By bytes: less than, equal to or greater than zero as `a` comes before, with or after `b`.
  @inline(__always)
  static func order(_ a: SmallText, _ b: SmallText) -> Int {
    if a.first != b.first { return a.first.byteSwapped < b.first.byteSwapped ? -1 : 1 }
    if a.second != b.second { return a.second.byteSwapped < b.second.byteSwapped ? -1 : 1 }
    if a.third != b.third { return a.third.byteSwapped < b.third.byteSwapped ? -1 : 1 }
    if a.fourth != b.fourth { return a.fourth.byteSwapped < b.fourth.byteSwapped ? -1 : 1 }
    return Int(a.length) - Int(b.length)
  }

  @inline(__always)
  static func == (a: SmallText, b: SmallText) -> Bool {
    a.first == b.first && a.length == b.length && a.second == b.second && a.third == b.third
      && a.fourth == b.fourth
  }
}
