/// Keys of a sort that compare without anything being called: all machine integers, all floats (no NaN), all ASCII
/// strings, or tuples of one length with such columns.
///
/// A key, or the first column of the keys, becomes a number of 64 bits that orders as it does; of a string, its first
/// eight bytes. The numbers are sorted byte by byte (radix sort, stable); where they are equal and that is not the
/// end of it, the rest of the string and then the next column decide.
struct PlainKeys {
  private enum Kind { case int, float, text }

  /// A key as a number, and where it stood.
  private struct Entry {
    var prefix: UInt64
    let index: Int
  }

  private let keys: [Value]
  private let isReverse: Bool
  private let isTuple: Bool
  private var columns: [Kind] = []

  /// Nil for any other keys. They must stay alive and unchanged.
  init?(_ keys: [Value], reverse: Bool, _ machine: Machine) {
    guard let first = keys.first else { return nil }
    self.keys = keys
    isReverse = reverse
    isTuple = first.isExactly(machine.types.tupleAddress)
    let width = isTuple ? first.tupleElements.count : 1
    guard width > 0 else { return nil }
    if isTuple {
      let address = machine.types.tupleAddress
      guard keys.allSatisfy({ $0.isExactly(address) && $0.tupleElements.count == width }) else { return nil }
    }
    for column in 0..<width {
      guard let kind = kind(of: column, machine.types.strAddress) else { return nil }
      columns.append(kind)
    }
  }

  private func value(_ index: Int, _ column: Int) -> Value {
    isTuple ? keys[index].tupleElements.base[column] : keys[index]
  }

  private func kind(of column: Int, _ strAddress: UnsafeMutableRawPointer) -> Kind? {
    func all(_ isOne: (Value) -> Bool) -> Bool {
      for index in keys.indices where !isOne(value(index, column)) { return false }
      return true
    }
    let first = value(0, column)
    if first.isInt { return all(\.isInt) ? .int : nil }
    if first.isFloat { return all { $0.isFloat && !$0.float.isNaN } ? .float : nil }
    return all { $0.isExactly(strAddress) && !$0.textUnits.isWide } ? .text : nil
  }

  /// The indices of the keys in order; nil when they are in order already. `look` throws when the sort should end.
  func order(_ look: () throws -> Void) throws -> [Int]? {
    var entries = keys.indices.map { Entry(prefix: 0, index: $0) }
    var spare = entries
    let isChanged = try entries.withUnsafeMutableBufferPointer { entries in
      try spare.withUnsafeMutableBufferPointer { spare in try sort(entries, spare, by: 0, look) }
    }
    return isChanged ? entries.map(\.index) : nil
  }

  /// Sorts entries that are equal in all columns before this one; false when nothing had to move.
  private func sort(
    _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>, by column: Int,
    _ look: () throws -> Void
  ) throws -> Bool {
    try look()
    let kind = columns[column]
    for place in entries.indices { entries[place].prefix = prefix(value(entries[place].index, column), kind) }
    var isChanged = sortByPrefix(entries, spare)
    if kind != .text, column + 1 == columns.count { return isChanged }
    try forRuns(of: entries, { $0.prefix == $1.prefix }) { run in
      if kind == .text, sortTexts(run, by: column) { isChanged = true }
      guard column + 1 < columns.count else { return }
      try forRuns(of: run, { kind != .text || text($0, column) == text($1, column) }) { equal in
        if try sort(equal, spare, by: column + 1, look) { isChanged = true }
      }
    }
    return isChanged
  }

  /// Runs `body` for every longest stretch of at least two entries that are the same to their neighbours.
  private func forRuns(
    of entries: UnsafeMutableBufferPointer<Entry>, _ areSame: (Entry, Entry) -> Bool,
    _ body: (UnsafeMutableBufferPointer<Entry>) throws -> Void
  ) rethrows {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, areSame(entries[end - 1], entries[end]) { end += 1 }
      if end - start > 1 { try body(UnsafeMutableBufferPointer(rebasing: entries[start..<end])) }
      start = end
    }
  }

  private func text(_ entry: Entry, _ column: Int) -> TextUnits { value(entry.index, column).textUnits }

  /// Sorts strings with the same first eight bytes; the same string keeps its place among its equals.
  private func sortTexts(_ entries: UnsafeMutableBufferPointer<Entry>, by column: Int) -> Bool {
    func isLess(_ a: Entry, _ b: Entry) -> Bool {
      let order = TextUnits.order(text(a, column), text(b, column))
      return order == 0 ? a.index < b.index : isReverse ? order > 0 : order < 0
    }
    // Short strings are mostly equal where their beginnings are.
    let isSorted = (1..<entries.count).allSatisfy { !isLess(entries[$0], entries[$0 - 1]) }
    if isSorted { return false }
    var entries = entries
    entries.sort(by: isLess)
    return true
  }

  private func prefix(_ value: Value, _ kind: Kind) -> UInt64 {
    let ascending: UInt64
    switch kind {
    case .int: ascending = value.bits ^ 1 << 63
    case .float:
      // Both zeros are one number.
      let bits = (value.float + 0).bitPattern
      ascending = bits >> 63 == 1 ? ~bits : bits | 1 << 63
    case .text:
      let bytes = value.textUnits.narrow
      var prefix: UInt64 = 0
      for index in 0..<min(8, bytes.count) { prefix |= UInt64(bytes[index]) << UInt64(56 - 8 * index) }
      ascending = prefix
    }
    return isReverse ? ~ascending : ascending
  }

  // MARK: Numbers

  /// Stable; false when the entries are in order already.
  private func sortByPrefix(
    _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>
  ) -> Bool {
    var isSorted = true
    var differences: UInt64 = 0
    for place in 1..<entries.count {
      if entries[place].prefix < entries[place - 1].prefix { isSorted = false }
      differences |= entries[place].prefix ^ entries[0].prefix
    }
    if isSorted { return false }
    if entries.count < 48 {
      insert(entries)
    } else if entries.count < 1500 {
      // Few enough for the counts of all bytes to cost more than comparisons do.
      var entries = entries
      entries.sort { $0.prefix < $1.prefix || $0.prefix == $1.prefix && $0.index < $1.index }
    } else {
      scatter(entries, spare, differences)
    }
    return true
  }

  private func insert(_ entries: UnsafeMutableBufferPointer<Entry>) {
    for place in 1..<entries.count {
      let entry = entries[place]
      var hole = place
      while hole > 0, entries[hole - 1].prefix > entry.prefix {
        entries[hole] = entries[hole - 1]
        hole -= 1
      }
      entries[hole] = entry
    }
  }

  /// Radix sort from the lowest byte on; `differences` has the bits in which the prefixes differ.
  private func scatter(
    _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>,
    _ differences: UInt64
  ) {
    var source = entries
    var target = UnsafeMutableBufferPointer(rebasing: spare[..<entries.count])
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
      for shift in stride(from: UInt64(0), to: 64, by: 8) where differences >> shift & 255 != 0 {
        places.initialize(repeating: 0)
        for entry in source { places[Int(entry.prefix >> shift & 255)] += 1 }
        var next = 0
        for byte in 0..<256 { (places[byte], next) = (next, next + places[byte]) }
        for entry in source {
          let byte = Int(entry.prefix >> shift & 255)
          target[places[byte]] = entry
          places[byte] += 1
        }
        swap(&source, &target)
      }
    }
    if source.baseAddress != entries.baseAddress { _ = entries.update(from: source) }
  }
}
