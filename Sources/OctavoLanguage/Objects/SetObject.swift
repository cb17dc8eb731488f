import CMachine

/// A Python set or frozenset.
///
/// Iteration follows the table, and the table's layout follows CPython's documented behaviour (open
/// addressing with short linear runs, growth by four until 50 000 elements), so that sets of numbers
/// print in the order users know.
package final class SetObject: Object {
  struct Entry {
    var hash: Int
    /// Undefined where free or removed; `hash` is -1 where removed.
    var key: Value
  }
  private static let linearRun = 9

  private var table: UnsafeMutablePointer<Entry>
  private(set) var mask = 7
  package private(set) var count = 0
  /// Keys and removed entries.
  private var fill = 0
  /// Where `removeAny` goes on looking.
  private var finger = 0
  private(set) var version = 0
  /// The hash of a frozenset, once computed.
  var cachedHash: Int?

  override init(type: TypeObject) {
    table = .allocate(capacity: 8)
    table.initialize(repeating: Entry(hash: 0, key: .undefined), count: 8)
    super.init(type: type)
    classTag = .set
  }

  deinit { table.deallocate() }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for index in 0...mask { marker.visit(table[index].key) }
  }

  /// Whether the loop in C finds what this set consists of.
  var isSeenByLoop: Bool { octavo_sees_set(Value(self).address, table, mask) }

  package override var externalBytes: Int { (mask + 1) * MemoryLayout<Entry>.stride }

  // MARK: Look-up

  func find(_ key: Value, hash: Int, _ machine: Machine) throws -> Int? {
    searching: while true {
      let before = version
      var perturb = UInt(bitPattern: hash)
      var position = hash & mask
      while true {
        let run = position + Self.linearRun <= mask ? Self.linearRun : 0
        for index in position...(position + run) {
          let entry = table[index]
          if entry.key.isUndefined {
            if entry.hash == 0 { return nil }
            continue
          }
          if entry.hash == hash {
            switch DictObject.sameKey(entry.key, key, machine) {
            case .yes: return index
            case .no: break
            case .unknown:
              let isEqual = try machine.equal(entry.key, key)
              if before != version { continue searching }
              if isEqual { return index }
            }
          }
        }
        perturb >>= 5
        position = (position &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
      }
    }
  }

  package func contains(_ key: Value, _ machine: Machine) throws -> Bool {
    try find(key, hash: machine.hash(key), machine) != nil
  }

  /// True when the key is new.
  @discardableResult
  package func insert(_ key: Value, _ machine: Machine) throws -> Bool {
    try insert(key, hash: machine.hash(key), machine)
  }

  @discardableResult
  func insert(_ key: Value, hash: Int, _ machine: Machine) throws -> Bool {
    if try find(key, hash: hash, machine) != nil { return false }
    place(key, hash: hash)
    count += 1
    fill += 1
    version &+= 1
    if fill * 5 >= mask * 3 { resize(to: count > 50_000 ? count * 2 : count * 4) }
    return true
  }

  package func remove(_ key: Value, _ machine: Machine) throws -> Bool {
    guard let index = try find(key, hash: machine.hash(key), machine) else { return false }
    remove(at: index)
    return true
  }

  func remove(at index: Int) {
    table[index] = Entry(hash: -1, key: .undefined)
    count -= 1
    version &+= 1
  }

  package func removeAll() {
    table.deallocate()
    mask = 7
    table = .allocate(capacity: 8)
    table.initialize(repeating: Entry(hash: 0, key: .undefined), count: 8)
    count = 0
    fill = 0
    version &+= 1
  }

  // MARK: Order

  /// The first key at or after a table position.
  func next(from position: Int) -> (index: Int, key: Value, hash: Int)? {
    var position = position
    while position <= mask {
      let entry = table[position]
      if !entry.key.isUndefined { return (position, entry.key, entry.hash) }
      position += 1
    }
    return nil
  }

  package var keys: [Value] {
    var result: [Value] = []
    result.reserveCapacity(count)
    for index in 0...mask where !table[index].key.isUndefined { result.append(table[index].key) }
    return result
  }

  /// A new set of the same keys, in a table of the size that fits them.
  func copy(type: TypeObject) -> SetObject {
    let made = SetObject(type: type)
    made.takeAll(other: self)
    return made
  }

  /// Adds every key of another set, whose hashes are known. The table grows once, before.
  func merge(_ other: SetObject, _ machine: Machine) throws {
    if other === self || other.count == 0 { return }
    if fill == 0 { return takeAll(other: other) }
    if (fill + other.count) * 5 >= mask * 3 { resize(to: (count + other.count) * 2) }
    var position = 0
    while let (index, key, hash) = other.next(from: position) {
      try insert(key, hash: hash, machine)
      position = index + 1
    }
  }

  /// Fills this empty set with the keys of another; equal keys cannot meet, so nothing is compared.
  private func takeAll(other: SetObject) {
    if other.count * 5 >= mask * 3 { resize(to: other.count * 2) }
    if mask == other.mask, other.fill == other.count {
      noteWrite()
      table.update(from: other.table, count: mask + 1)
    } else {
      for index in 0...other.mask where !other.table[index].key.isUndefined {
        place(other.table[index].key, hash: other.table[index].hash)
      }
    }
    count = other.count
    fill = other.count
    version &+= 1
  }

  /// Makes room for as many more keys, as filling from a dict does.
  func reserve(_ more: Int) {
    if (fill + more) * 5 >= mask * 3 { resize(to: (count + more) * 2) }
  }

  /// Removes some key: the first at or after the place where the last one was found.
  func removeAny() -> Value? {
    guard count > 0 else { return nil }
    var index = finger & mask
    while table[index].key.isUndefined { index = (index + 1) & mask }
    let key = table[index].key
    remove(at: index)
    finger = index + 1
    return key
  }

  /// Takes over the keys of a set made for that purpose.
  func replace(with other: SetObject) {
    noteWrite()
    swap(&table, &other.table)
    swap(&mask, &other.mask)
    swap(&count, &other.count)
    swap(&fill, &other.fill)
    version &+= 1
  }

  // MARK: Storage

  /// Puts a key known to be absent into the first free place of its probe sequence.
  private func place(_ key: Value, hash: Int) {
    noteWrite()
    var perturb = UInt(bitPattern: hash)
    var position = hash & mask
    while true {
      let run = position + Self.linearRun <= mask ? Self.linearRun : 0
      for index in position...(position + run) where table[index].key.isUndefined && table[index].hash == 0 {
        table[index] = Entry(hash: hash, key: key)
        return
      }
      perturb >>= 5
      position = (position &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
    }
  }

  private func resize(to wanted: Int) {
    var size = 8
    while size <= wanted { size <<= 1 }
    let old = table
    let oldMask = mask
    table = .allocate(capacity: size)
    table.initialize(repeating: Entry(hash: 0, key: .undefined), count: size)
    mask = size - 1
    fill = count
    if size >= 64 { heap.noteGrowth(size &* MemoryLayout<Entry>.stride, isOld: mark != 0) }
    for index in 0...oldMask where !old[index].key.isUndefined {
      place(old[index].key, hash: old[index].hash)
    }
    old.deallocate()
  }
}
