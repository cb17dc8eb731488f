import Glibc

/// The units of a text: the first `count` of a buffer. A text that is made by adding to the end of
/// another shares its buffer, which goes on beyond the end of that one, so that building a text piece by
/// piece takes linear time.
struct TextRun<Unit: TextUnit>: Sendable {
  private let buffer: [Unit]
  let count: Int
  /// Whether another text may go on in the buffer. No array of such a buffer is given away, since it
  /// would grow.
  private let isShared: Bool

  @inline(__always)
  init(_ units: [Unit]) { self.init(units, count: units.count, isShared: false) }

  @inline(__always)
  private init(_ buffer: [Unit], count: Int, isShared: Bool) {
    self.buffer = buffer
    self.count = count
    self.isShared = isShared
  }

  @inline(__always)
  subscript(index: Int) -> Unit { buffer[index] }

  /// All units as an array of their own.
  var array: [Unit] { isShared ? Array(buffer[..<count]) : buffer }

  @inline(__always)
  func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Unit>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try buffer.withUnsafeBufferPointer { units throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: units[..<count]))
    }
  }

  /// Whether both lie in the same buffer.
  func sharesBuffer(with other: TextRun) -> Bool { address == other.address }

  private var address: UnsafeMutableRawPointer { unsafeBitCast(buffer, to: UnsafeMutableRawPointer.self) }

  // MARK: Adding to the end

  /// Shorter runs are cheaper to copy than to keep room behind.
  private static var leastShared: Int { 128 }

  /// These units and more: in the same buffer, if there is room and nobody has gone on from here before.
  func appending(_ more: UnsafeBufferPointer<Unit>) -> TextRun {
    let total = count + more.count
    if isShared, buffer.count == count, total <= buffer.capacity {
      let storage = address
      // Beyond the end of every text that shares the buffer, so that none of them changes.
      let end = storage + NativeLayout.arrayElementsOffset + count &* MemoryLayout<Unit>.stride
      if let source = more.baseAddress { memcpy(end, source, more.count &* MemoryLayout<Unit>.stride) }
      storage.storeBytes(of: total, toByteOffset: NativeLayout.arrayCountOffset, as: Int.self)
      return TextRun(buffer, count: total, isShared: true)
    }
    let isGrowing = total >= Self.leastShared && count >= more.count
    var grown: [Unit] = []
    grown.reserveCapacity(isGrowing ? total + total / 4 : total)
    withUnsafeBufferPointer { grown.append(contentsOf: $0) }
    grown.append(contentsOf: more)
    return TextRun(grown, count: total, isShared: isGrowing)
  }
}
