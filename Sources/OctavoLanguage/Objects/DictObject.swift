import CMachine

/// A Python dict: insertion-ordered entries and a table of indices into them.
///
/// Equality of keys may run Python code, so look-ups take the machine. Keys that are integers,
/// strings or other immediates are compared here without a call.
package final class DictObject: Object {
  struct Entry {
    var hash: Int
    var key: Value
    var value: Value
  }
  private static let free: Int32 = -1
  private static let removed: Int32 = -2

  private var entries: UnsafeMutablePointer<Entry>
  /// Entries written, removed ones (undefined key) included.
  private(set) var used = 0
  private var liveCount = 0
  private var entryCapacity: Int
  /// Where the entry of a hash is: `free`, `removed`, or its index and above that, in the bits that no index of a
  /// table of this size needs, some of the hash. Those tell most entries apart without a look at them.
  private var places: UnsafeMutablePointer<Int32>
  private var mask: Int
  /// Counts changes of the set of keys, so that loops notice them.
  private(set) var version = 0
  /// Set for the dict that stands for the names of a module.
  var tie: NamespaceTie? { didSet { noteWrite(from: 0) } }
  /// For a `defaultdict`: what makes the values of missing keys.
  var factory = Value.undefined { didSet { noteWrite(from: 0) } }
  /// Entries before this one are as the last collection found them; only of use once something was written.
  private var firstWritten = 0
  /// No entry before this one is in use, so that a dict emptied from its front finds the next one at once.
  private var front = 0

  package var count: Int {
    if tie != nil { synchronize() }
    return liveCount
  }

  package init(capacity: Int = 0, type: TypeObject) {
    var size = 8
    while size * 2 / 3 < capacity { size *= 2 }
    mask = size - 1
    entryCapacity = size * 2 / 3
    entries = .allocate(capacity: entryCapacity)
    places = .allocate(capacity: size)
    places.initialize(repeating: Self.free, count: size)
    super.init(type: type)
    classTag = .dict
  }

  deinit {
    entries.deallocate()
    places.deallocate()
  }

  /// As many entries fit the smallest table.
  static let leastCapacity = 5

  /// Empties a dead dict that has the smallest table for its next life; false for any other.
  func empty() -> Bool {
    guard mask == 7, tie == nil else { return false }
    places.update(repeating: Self.free, count: 8)
    (used, liveCount, front, firstWritten) = (0, 0, 0, 0)
    version &+= 1
    factory = .undefined
    return true
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    if let tie { marker.visit(tie.module) }
    marker.visit(factory)
    traceEntries(from: 0, &marker)
  }

  override func traceWritten(_ marker: inout Marker) {
    super.trace(&marker)
    if let tie { marker.visit(tie.module) }
    marker.visit(factory)
    traceEntries(from: firstWritten, &marker)
  }

  private func traceEntries(from first: Int, _ marker: inout Marker) {
    var entry = entries + min(first, used)
    let end = entries + used
    while entry < end {
      if end - entry > 6 {
        entry[6].key.fetchObject()
        entry[6].value.fetchObject()
      }
      marker.visit(entry.pointee.key)
      marker.visit(entry.pointee.value)
      entry += 1
    }
  }

  @inline(__always)
  private func noteWrite(from index: Int) {
    if isClean {
      firstWritten = index
      remember()
    } else if index < firstWritten {
      firstWritten = index
    }
  }

  /// Gives another value to an entry by its index.
  @inline(__always)
  private func overwrite(_ index: Int, _ value: Value) {
    if value.isObject { noteWrite(from: index) }
    entries[index].value = value
  }

  /// Whether the loop in C finds what this dict consists of.
  var isSeenByLoop: Bool {
    octavo_sees_entries(MemoryLayout<Entry>.stride, MemoryLayout<SetObject.Entry>.stride)
      && octavo_sees_dict(Value(self).address, entries, places, mask, version, firstWritten)
  }

  package override var externalBytes: Int {
    entryCapacity * MemoryLayout<Entry>.stride + (mask + 1) * 4
  }

  // MARK: Look-up

  /// The bits of a place that hold some of the hash.
  @inline(__always)
  private var tagMask: Int32 { Int32.max & ~Int32(truncatingIfNeeded: mask) }

  @inline(__always)
  private static func tag(_ hash: Int, _ tagMask: Int32) -> Int32 {
    Int32(truncatingIfNeeded: hash >> 24 ^ hash >> 40) & tagMask
  }

  /// The index of the entry with an equal key.
  func find(_ key: Value, hash: Int, _ machine: Machine) throws -> Int? {
    if tie != nil { synchronize() }
    while true {
      let before = version
      var position = hash & mask
      var perturb = UInt(bitPattern: hash)
      let tags = tagMask
      let tag = Self.tag(hash, tags)
      probing: while true {
        let place = places[position]
        if place == Self.free { return nil }
        if place >= 0, place & tags == tag {
          let index = Int(place ^ tag)
          let entry = entries + index
          if entry.pointee.hash == hash {
            switch Self.sameKey(entry.pointee.key, key, machine) {
            case .yes: return index
            case .no: break
            case .unknown:
              let isEqual = try machine.equal(entry.pointee.key, key)
              // The comparison may have changed this very dict.
              if before != version { break probing }
              if isEqual { return index }
            }
          }
        }
        perturb >>= 5
        position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
      }
    }
  }

  /// What can be said about the equality of two keys of equal hash without asking the machine.
  enum Answer { case yes, no, unknown }

  @inline(__always)
  static func sameKey(_ a: Value, _ b: Value, _ machine: Machine) -> Answer {
    if Value.identical(a, b) { return .yes }
    if a.tag != b.tag { return .unknown }
    if a.isObject {
      let type = a.typeAddress
      guard type == b.typeAddress else { return .unknown }
      if type == machine.types.strAddress { return StringObject.areEqual(a, b) ? .yes : .no }
      return type == machine.types.tupleAddress
        ? sameItems(a.tupleElements, b.tupleElements, machine) : .unknown
    }
    if a.isFloat { return a.float == b.float ? .yes : .no }
    return a.tag >= Value.Tag.firstLibrary ? .unknown : .no
  }

  /// The same for the items of two tuples; nested ones are left to the machine, which minds the depth.
  @inline(never)
  private static func sameItems(_ a: Elements, _ b: Elements, _ machine: Machine) -> Answer {
    if a.count != b.count { return .no }
    for index in 0..<a.count {
      let (x, y) = (a.base[index], b.base[index])
      if Value.identical(x, y) { continue }
      if x.isObject, x.typeAddress != machine.types.strAddress { return .unknown }
      let answer = sameKey(x, y, machine)
      if answer != .yes { return answer }
    }
    return .yes
  }

  package func get(_ key: Value, _ machine: Machine) throws -> Value? {
    if liveCount == 0, tie == nil {
      _ = try machine.hash(key)
      return nil
    }
    return try find(key, hash: machine.hash(key), machine).map { entries[$0].value }
  }

  package func set(_ key: Value, _ value: Value, _ machine: Machine) throws {
    let hash = try machine.hash(key)
    if let index = try find(key, hash: hash, machine) {
      overwrite(index, value)
      tie?.store(key, value)
    } else {
      insertNew(key, value, hash: hash)
    }
  }

  /// The value of the key, after adding `value` if there was none.
  package func setDefault(_ key: Value, _ value: Value, _ machine: Machine) throws -> Value {
    let hash = try machine.hash(key)
    if let index = try find(key, hash: hash, machine) { return entries[index].value }
    insertNew(key, value, hash: hash)
    return value
  }

  /// Adds a key known to be absent.
  func insertNew(_ key: Value, _ value: Value, hash: Int) {
    add(key, value, hash: hash)
    tie?.store(key, value)
  }

  private func add(_ key: Value, _ value: Value, hash: Int) {
    if used == entryCapacity { rebuild(size: liveCount * 3) }
    noteWrite(from: used)
    entries[used] = Entry(hash: hash, key: key, value: value)
    place(used, hash: hash)
    used += 1
    liveCount += 1
    version &+= 1
  }

  package func remove(_ key: Value, _ machine: Machine) throws -> Value? {
    guard let index = try find(key, hash: machine.hash(key), machine) else { return nil }
    let value = entries[index].value
    remove(at: index)
    return value
  }

  /// Removes an entry by its index (as `find` and `entry(after:)` give it).
  func remove(at index: Int) {
    tie?.store(entries[index].key, .undefined)
    drop(index)
  }

  private func drop(_ index: Int) {
    var position = entries[index].hash & mask
    var perturb = UInt(bitPattern: entries[index].hash)
    let place = Int32(index) | Self.tag(entries[index].hash, tagMask)
    while places[position] != place {
      perturb >>= 5
      position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
    }
    places[position] = Self.removed
    entries[index].key = .undefined
    entries[index].value = .undefined
    if index == front {
      while front < used, entries[front].key.isUndefined { front += 1 }
    }
    liveCount -= 1
    version &+= 1
  }

  package func removeAll() {
    if let tie {
      synchronize()
      for index in 0..<used { tie.store(entries[index].key, .undefined) }
    }
    entries.deallocate()
    places.deallocate()
    mask = 7
    entryCapacity = 5
    entries = .allocate(capacity: entryCapacity)
    places = .allocate(capacity: 8)
    places.initialize(repeating: Self.free, count: 8)
    used = 0
    front = 0
    liveCount = 0
    version &+= 1
  }

  /// Gives another value to an entry by its index.
  func replaceValue(at index: Int, _ value: Value) {
    overwrite(index, value)
    tie?.store(entries[index].key, value)
  }

  // MARK: Order

  /// Moves an entry behind all others, or before them.
  func move(at index: Int, toEnd: Bool) {
    let moved = entries[index]
    if toEnd {
      if index == used - 1 { return }
      drop(index)
      add(moved.key, moved.value, hash: moved.hash)
      return
    }
    let others = (0..<used).filter { $0 != index && !entries[$0].key.isUndefined }.map { entries[$0] }
    removeAll()
    for entry in [moved] + others { add(entry.key, entry.value, hash: entry.hash) }
  }

  /// The next entry at or after `index`, in insertion order.
  @inline(__always)
  func next(from index: Int) -> (index: Int, key: Value, value: Value)? {
    if tie != nil { synchronize() }
    var index = max(index, front)
    while index < used {
      let entry = entries[index]
      if !entry.key.isUndefined { return (index, entry.key, entry.value) }
      index += 1
    }
    return nil
  }

  /// Hash and value of an entry by its index, as `find` and `next` give it.
  func hash(at index: Int) -> Int { entries[index].hash }
  func value(at index: Int) -> Value { entries[index].value }

  /// The last entry before `end`, in insertion order.
  func last(before end: Int) -> (index: Int, key: Value, value: Value)? {
    if tie != nil { synchronize() }
    var index = min(end, used) - 1
    while index >= 0 {
      let entry = entries[index]
      if !entry.key.isUndefined { return (index, entry.key, entry.value) }
      index -= 1
    }
    return nil
  }

  /// A snapshot of keys and values in insertion order.
  package var pairs: [(key: Value, value: Value)] {
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(count)
    for index in 0..<used where !entries[index].key.isUndefined {
      result.append((entries[index].key, entries[index].value))
    }
    return result
  }

  package var keys: [Value] { pairs.map(\.key) }
  package var values: [Value] { pairs.map(\.value) }

  /// Adds every entry of another dict, whose hashes are known.
  package func update(from other: DictObject, _ machine: Machine) throws {
    if entryCapacity < other.count { rebuild(size: ((liveCount + other.count) * 3 + 1) / 2) }
    var index = 0
    while let (found, key, value) = other.next(from: index) {
      let hash = other.entries[found].hash
      if let mine = try find(key, hash: hash, machine) {
        overwrite(mine, value)
        tie?.store(key, value)
      } else {
        insertNew(key, value, hash: hash)
      }
      index = found + 1
    }
  }

  // MARK: The names of a module

  /// Takes over what the module's code has stored since.
  private func synchronize() {
    guard let tie else { return }
    let globals = tie.module.globals
    for (slot, name) in globals.names.enumerated() {
      let value = globals.value(at: slot)
      let string = tie.symbols.string(name)
      let hash = string.hash
      if let index = findText(string, hash: hash) {
        if value.isUndefined { drop(index) } else { overwrite(index, value) }
      } else if !value.isUndefined {
        add(Value(string), value, hash: hash)
      }
    }
  }

  /// The entry of a plain string; nothing can be called.
  private func findText(_ key: StringObject, hash: Int) -> Int? {
    var position = hash & mask
    var perturb = UInt(bitPattern: hash)
    let tags = tagMask
    let tag = Self.tag(hash, tags)
    while places[position] != Self.free {
      let place = places[position]
      let index = Int(place ^ tag)
      if place >= 0, place & tags == tag, entries[index].hash == hash, entries[index].key.isObject,
        entries[index].key.classTag == .string, !entries[index].key.object.type.isUserDefined,
        StringObject.areEqual(entries[index].key, Value(key))
      {
        return index
      }
      perturb >>= 5
      position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
    }
    return nil
  }

  // MARK: Storage

  private func place(_ index: Int, hash: Int) {
    var position = hash & mask
    var perturb = UInt(bitPattern: hash)
    while places[position] != Self.free {
      perturb >>= 5
      position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
    }
    places[position] = Int32(index) | Self.tag(hash, tagMask)
  }

  /// Moves to a table of at least `wanted` places, of which two thirds may be used, and drops the removed entries.
  private func rebuild(size wanted: Int) {
    let before = externalBytes
    var size = 8
    while size < wanted { size *= 2 }
    let capacity = size * 2 / 3
    let fresh = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    var kept = 0
    for index in 0..<used where !entries[index].key.isUndefined {
      fresh[kept] = entries[index]
      kept += 1
    }
    // Entries move down to where the places of removed ones were.
    if kept < used { noteWrite(from: 0) }
    entries.deallocate()
    places.deallocate()
    entries = fresh
    entryCapacity = capacity
    used = kept
    front = 0
    mask = size - 1
    places = .allocate(capacity: size)
    places.initialize(repeating: Self.free, count: size)
    for index in 0..<kept { place(index, hash: entries[index].hash) }
    version &+= 1
    if externalBytes > before { heap.noteGrowth(externalBytes - before, isOld: mark != 0) }
  }
}

/// Ties a dict to the names of a module: what the dict is given is stored in the module.
final class NamespaceTie {
  unowned(unsafe) let module: ModuleObject
  let symbols: NameTable
  private let builtins: GlobalTable

  init(module: ModuleObject, symbols: NameTable, builtins: GlobalTable) {
    self.module = module
    self.symbols = symbols
    self.builtins = builtins
  }

  /// Stores a name's value, undefined for a name that is gone. Keys that are no names stay in the dict only.
  func store(_ key: Value, _ value: Value) {
    guard let string = key.as(StringObject.self), !string.type.isUserDefined else { return }
    let symbol = string.symbol ?? symbols.intern(string.text) { _ in string }
    if value.isUndefined {
      module.globals.undefine(symbol)
    } else {
      module.globals.define(symbol, value, builtins: builtins)
    }
  }
}
