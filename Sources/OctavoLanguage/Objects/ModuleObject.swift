/// A module: its table of names, with slots that compiled code addresses by number.
package final class ModuleObject: Object {
  /// Comes first: the loop in C reads it.
  let globals = GlobalTable()
  package let name: String
  /// Supplies names on first use, so that importing a large module costs nothing.
  package var provider: ((Machine, Name) throws -> Value?)?
  /// All names the provider knows.
  package var providedNames: [String] = []
  package var doc: String?
  /// The dict tied to the names, once somebody asked for it.
  var namespace: DictObject?
  /// Where the module comes from, as messages give it.
  package var location = "built-in"
  var shownLocation: String { location == "built-in" ? "unknown location" : location }

  init(name: String, type: TypeObject) {
    self.name = name
    super.init(type: type)
    classTag = .module
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    globals.trace(&marker)
    if let namespace { marker.visit(namespace) }
  }
}

/// Names and values of a module. A name keeps its slot for ever; the value of an absent name is undefined.
final class GlobalTable {
  let cells: UnsafeMutablePointer<GlobalCells>
  private(set) var names: [Name] = []
  private var slots = NameIndex()
  private var capacity = 64
  /// Where names are looked for that this table does not define.
  private weak var builtins: GlobalTable?
  /// For the table of builtins: the tables that hold its values as fallbacks.
  private var dependents: [ObjectIdentifier: Unmanaged<GlobalTable>] = [:]

  init() {
    cells = .allocate(capacity: 1)
    cells.initialize(
      to: GlobalCells(values: .allocate(capacity: capacity), fallbacks: .allocate(capacity: capacity)))
  }

  deinit {
    builtins?.dependents[ObjectIdentifier(self)] = nil
    cells.pointee.values.deallocate()
    cells.pointee.fallbacks.deallocate()
    cells.deallocate()
  }

  /// The slot of a name, which is added when new; `builtins` says what the name means until it is defined.
  func slot(of symbol: Name, builtins: GlobalTable?) -> Int {
    if let slot = slots[symbol] { return slot }
    if names.count == capacity { grow() }
    let slot = names.count
    names.append(symbol)
    slots.set(symbol, slot)
    cells.pointee.values[slot] = .undefined
    cells.pointee.fallbacks[slot] = builtins?[symbol] ?? .undefined
    if self.builtins == nil, let builtins, builtins !== self {
      self.builtins = builtins
      builtins.dependents[ObjectIdentifier(self)] = .passUnretained(self)
    }
    return slot
  }

  func existingSlot(of symbol: Name) -> Int? { slots[symbol] }

  /// The value of a defined name.
  subscript(symbol: Name) -> Value? {
    guard let slot = slots[symbol], !cells.pointee.values[slot].isUndefined else { return nil }
    return cells.pointee.values[slot]
  }

  func value(at slot: Int) -> Value { cells.pointee.values[slot] }

  func define(_ symbol: Name, _ value: Value, builtins: GlobalTable?) {
    // The slot first: finding it may move the table.
    let slot = slot(of: symbol, builtins: builtins)
    cells.pointee.values[slot] = value
    if !dependents.isEmpty { offer(symbol, value) }
  }

  func undefine(_ symbol: Name) {
    if let slot = slots[symbol] { cells.pointee.values[slot] = .undefined }
    if !dependents.isEmpty { offer(symbol, .undefined) }
  }

  /// A builtin has changed: whoever falls back on it learns its new value.
  private func offer(_ symbol: Name, _ value: Value) {
    for table in dependents.values {
      table._withUnsafeGuaranteedRef {
        if let slot = $0.slots[symbol] { $0.cells.pointee.fallbacks[slot] = value }
      }
    }
  }

  /// Names that have a value, in the order they first appeared.
  var definedNames: [Name] {
    names.indices.filter { !cells.pointee.values[$0].isUndefined }.map { names[$0] }
  }

  private func grow() {
    func larger(_ old: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value> {
      let fresh = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
      fresh.update(from: old, count: capacity)
      old.deallocate()
      return fresh
    }
    cells.pointee.values = larger(cells.pointee.values)
    cells.pointee.fallbacks = larger(cells.pointee.fallbacks)
    capacity *= 2
  }

  func trace(_ marker: inout Marker) {
    for slot in 0..<names.count {
      marker.visit(cells.pointee.values[slot])
      marker.visit(cells.pointee.fallbacks[slot])
    }
  }
}
