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

/// A table from symbols to values that remembers insertion order.
package struct NameMap {
  private var index: [Name: Int] = [:]
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
          index[symbol] = keys.count
          keys.append(symbol)
          values.append(newValue)
        }
      } else if let position = index.removeValue(forKey: symbol) {
        keys.remove(at: position)
        values.remove(at: position)
        for later in position..<keys.count { index[keys[later]] = later }
      }
    }
  }

  func trace(_ marker: inout Marker) { marker.visit(values) }
}
