import Glibc

/// What a matcher goes back to: choices, and old values of registers.
struct RegexStack {
  enum Kind: Int32 { case choice, restore, shrink, grow }

  struct Entry {
    var kind: Kind
    /// Instruction, or register.
    var index: Int32
    /// Position, or old value.
    var value: Int
    /// shrink: the least position; grow: characters that may still be taken.
    var limit: Int
  }

  private var entries: UnsafeMutablePointer<Entry>?
  private var capacity: Int
  private var isOwned = false
  var count = 0

  /// Begins in memory that is lent for as long as the stack is used.
  init(_ memory: UnsafeMutableBufferPointer<Entry>) {
    entries = memory.baseAddress
    capacity = memory.count
  }

  /// Must be called in the end.
  mutating func free() {
    if isOwned { Glibc.free(entries) }
    (entries, capacity, count, isOwned) = (nil, 0, 0, false)
  }

  /// Throws MemoryError beyond what a text may take.
  @inline(__always)
  mutating func push(_ kind: Kind, _ index: Int, _ value: Int, limit: Int = 0) throws {
    if count == capacity { try grow() }
    // There are fewer than 2^31 instructions and registers; below the capacity there is memory.
    entries.unsafelyUnwrapped[count] = Entry(
      kind: kind, index: Int32(truncatingIfNeeded: index), value: value, limit: limit)
    count += 1
  }

  private mutating func grow() throws {
    let wanted = max(64, capacity * 2)
    let stride = MemoryLayout<Entry>.stride
    if wanted > TextLimits.maximumCount / stride * 4 { throw TextFault(.memoryError, "") }
    guard let memory = realloc(isOwned ? entries : nil, wanted * stride) else {
      throw TextFault(.memoryError, "")
    }
    let moved = memory.bindMemory(to: Entry.self, capacity: wanted)
    if !isOwned, let entries { moved.update(from: entries, count: count) }
    (entries, capacity, isOwned) = (moved, wanted, true)
  }

  @inline(__always)
  var top: Entry? { count > 0 ? entries.unsafelyUnwrapped[count - 1] : nil }

  @inline(__always)
  func setTop(value: Int, limit: Int) {
    entries.unsafelyUnwrapped[count - 1].value = value
    entries.unsafelyUnwrapped[count - 1].limit = limit
  }

  /// Restores registers and drops choices down to `height`.
  mutating func unwind(to height: Int, _ registers: UnsafeMutableBufferPointer<Int>) {
    while count > height, let entry = top {
      if entry.kind == .restore { registers[Int(entry.index)] = entry.value }
      count -= 1
    }
  }

  /// Drops choices above `height`, keeping what is needed to restore registers.
  mutating func forgetChoices(above height: Int) {
    guard let entries, height < count else { return }
    var kept = height
    for index in height..<count where entries[index].kind == .restore {
      entries[kept] = entries[index]
      kept += 1
    }
    count = kept
  }
}
