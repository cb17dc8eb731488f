/// A name that code or attributes use, as a small number: equal names are equal symbols.
package struct Name: Hashable, Sendable {
  let id: Int32
}

/// Gives out symbols; one table for each machine.
final class NameTable {
  private var ids: [Text: Int32] = [:]
  /// Interned string objects by symbol, alive as long as the machine.
  private(set) var strings: [Unmanaged<StringObject>] = []

  /// The symbol of an already known text, without adding it.
  func existing(_ text: Text) -> Name? { ids[text].map(Name.init) }

  /// `make` creates the string object for a new symbol.
  func intern(_ text: Text, make: (Text) -> StringObject) -> Name {
    if let id = ids[text] { return Name(id: id) }
    let id = Int32(strings.count)
    let string = make(text)
    let symbol = Name(id: id)
    string.symbol = symbol
    ids[text] = id
    strings.append(.passUnretained(string))
    return symbol
  }

  func text(_ symbol: Name) -> Text { strings[Int(symbol.id)].takeUnretainedValue().text }
  func string(_ symbol: Name) -> StringObject { strings[Int(symbol.id)].takeUnretainedValue() }

  func trace(_ marker: inout Marker) {
    for string in strings { marker.visit(string.takeUnretainedValue()) }
  }
}

/// Positions by symbol: an open table with one multiplication for a hash, since symbols are small numbers.
struct NameIndex {
  /// Symbol and position side by side; -1 marks a free place.
  private var places: [(id: Int32, position: Int32)] = []
  private var used = 0

  @inline(__always)
  private static func start(_ symbol: Name, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: UInt32(bitPattern: symbol.id) &* 0x9E37_79B1 >> 8) & mask
  }

  subscript(symbol: Name) -> Int? {
    if places.isEmpty { return nil }
    return places.withUnsafeBufferPointer { places in
      let mask = places.count - 1
      var place = Self.start(symbol, mask)
      while places[place].id != -1 {
        if places[place].id == symbol.id { return Int(places[place].position) }
        place = (place + 1) & mask
      }
      return nil
    }
  }

  /// Sets the position of a symbol, new or known.
  mutating func set(_ symbol: Name, _ position: Int) {
    if (used + 1) * 2 > places.count { grow() }
    let mask = places.count - 1
    var place = Self.start(symbol, mask)
    while places[place].id != -1, places[place].id != symbol.id { place = (place + 1) & mask }
    if places[place].id == -1 { used += 1 }
    places[place] = (symbol.id, Int32(truncatingIfNeeded: position))
  }

  /// Begins anew with the symbols in order.
  mutating func reset(_ symbols: [Name]) {
    places = []
    used = 0
    for (position, symbol) in symbols.enumerated() { set(symbol, position) }
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: (-1, 0), count: max(8, old.count * 2))
    used = 0
    for place in old where place.id != -1 { set(Name(id: place.id), Int(place.position)) }
  }
}

/// A table from symbols to values that remembers insertion order.
package struct NameMap {
  private var index = NameIndex()
  package private(set) var keys: [Name] = []
  package private(set) var values: [Value] = []

  package init() {}

  package var count: Int { keys.count }

  package subscript(symbol: Name) -> Value? {
    get { index[symbol].map { values[$0] } }
    set {
      if let newValue {
        if let position = index[symbol] {
          values[position] = newValue
        } else {
          index.set(symbol, keys.count)
          keys.append(symbol)
          values.append(newValue)
        }
      } else if let position = index[symbol] {
        keys.remove(at: position)
        values.remove(at: position)
        index.reset(keys)
      }
    }
  }

  func trace(_ marker: inout Marker) { marker.visit(values) }
}
