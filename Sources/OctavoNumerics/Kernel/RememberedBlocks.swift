import Glibc

/// What a program has computed of one of its variables alone, for the values that come again and again: those of a
/// grid, in the inner of two loops.
///
/// At first only the values are noted. When enough of them have come twice, blocks are kept as well, a value's place
/// being its hash: another value takes it over. If keeping turns out useless, it ends for good.
final class RememberedBlocks {
  let variable: Int
  /// The variable's bit in `ovk_step.variables` and `Segment.variables`.
  let bit: UInt64

  private let blocks: [(address: UnsafeMutablePointer<Double>, size: Int)]
  private let blockSize: Int
  private let values: UnsafeMutablePointer<UInt64>
  private let isKept: UnsafeMutablePointer<Bool>
  private var room: UnsafeMutablePointer<Double>?
  private let shift: UInt64
  private var recurrences = 0
  /// Keeping costs one of it, restoring gives two.
  private var credit: Int
  private static let enoughRecurrences = 48
  private static let mostValues = 1024
  /// In doubles: 8 MiB.
  private static let mostRoom = 1 << 20

  /// - Parameter blocks: what the other steps of the program read, of at most 8 MiB / 64.
  init?(variable: Int, bit: UInt64, blocks: [(address: UnsafeMutablePointer<Double>, size: Int)]) {
    (self.variable, self.bit, self.blocks) = (variable, bit, blocks)
    blockSize = blocks.reduce(0) { $0 + $1.size }
    guard blockSize > 0, blockSize <= Self.mostRoom / 64 else { return nil }
    var places = Self.mostValues
    while places * blockSize > Self.mostRoom { places /= 2 }
    shift = UInt64(64 - places.trailingZeroBitCount)
    credit = places
    values = .allocate(capacity: places)
    values.initialize(repeating: 0, count: places)
    isKept = .allocate(capacity: places)
    isKept.initialize(repeating: false, count: places)
  }

  deinit {
    values.deallocate()
    isKept.deallocate()
    free(room)
  }

  private var places: Int { 1 << (64 - Int(shift)) }
  private func place(_ value: UInt64) -> Int {
    Int(truncatingIfNeeded: (value &* 0x9e37_79b9_7f4a_7c15) >> shift)
  }

  /// The blocks are other ones now.
  func forget() { isKept.update(repeating: false, count: places) }

  /// Puts back what was computed for a value; false if it is not known.
  func restore(_ value: UInt64) -> Bool {
    let place = place(value)
    guard let room else {
      if values[place] == value { recurrences += 1 }
      values[place] = value
      if recurrences >= Self.enoughRecurrences, credit > 0 {
        // Memory that is not written to takes none.
        self.room = calloc(places * blockSize, MemoryLayout<Double>.stride)?.assumingMemoryBound(
          to: Double.self)
      }
      return false
    }
    guard values[place] == value, isKept[place] else { return false }
    var source = room + place * blockSize
    for (address, size) in blocks {
      address.update(from: source, count: size)
      source += size
    }
    credit = min(credit + 2, 4 * places)
    return true
  }

  /// Keeps what has just been computed for a value.
  func keep(_ value: UInt64) {
    guard let room else { return }
    credit -= 1
    if credit <= 0 {
      free(room)
      self.room = nil
      return forget()
    }
    let place = place(value)
    var target = room + place * blockSize
    for (address, size) in blocks {
      target.update(from: address, count: size)
      target += size
    }
    values[place] = value
    isKept[place] = true
  }
}
