/// Up to 22 ASCII characters in place, without an object of their own: most names, words and numbers.
///
/// With the tag of `Text`'s representation this makes 24 bytes. Bytes beyond `count` are zero, so equal texts are
/// equal words.
struct SmallText: Sendable {
  private(set) var first: UInt64 = 0
  private(set) var second: UInt64 = 0
  private(set) var third: UInt32 = 0
  private var fourth: UInt16 = 0
  private var length: UInt8 = 0

  static let capacity = 22

  @inline(__always)
  init() {}

  /// At most `capacity` bytes.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init { target in
      // A byte at a time: a call to copy so few costs more.
      for index in 0..<bytes.count { target[index] = bytes[index] }
      return bytes.count
    }
  }

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
    let count = count
    guard count < SmallText.capacity else { return false }
    withUnsafeMutableBytes(of: &self) { $0[count] = byte }
    length += 1
    return true
  }

  /// False, with nothing appended, when there is no room.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = count
    guard bytes.count <= SmallText.capacity - count else { return false }
    withUnsafeMutableBytes(of: &self) { memory in
      for index in 0..<bytes.count { memory[count + index] = bytes[index] }
    }
    length += UInt8(truncatingIfNeeded: bytes.count)
    return true
  }

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
