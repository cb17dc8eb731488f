/// A name that code or attributes use, as a small number: equal names are equal symbols.
package struct Symbol: Hashable, Sendable {
  @usableFromInline let id: Int32
}

/// Gives out symbols; one table for each machine.
final class SymbolTable {
  private var ids: [Text: Int32] = [:]
  /// Interned string objects by symbol, alive as long as the machine.
  private(set) var strings: [Unmanaged<StringObject>] = []

  /// The symbol of an already known text, without adding it.
  func existing(_ text: Text) -> Symbol? { ids[text].map(Symbol.init) }

  /// `make` creates the string object for a new symbol.
  func intern(_ text: Text, make: (Text) -> StringObject) -> Symbol {
    if let id = ids[text] { return Symbol(id: id) }
    let id = Int32(strings.count)
    let string = make(text)
    let symbol = Symbol(id: id)
    string.symbol = symbol
    ids[text] = id
    strings.append(.passUnretained(string))
    return symbol
  }

  func text(_ symbol: Symbol) -> Text { strings[Int(symbol.id)].takeUnretainedValue().text }
  func string(_ symbol: Symbol) -> StringObject { strings[Int(symbol.id)].takeUnretainedValue() }

  func trace(_ marker: inout Marker) {
    for string in strings { marker.visit(string.takeUnretainedValue()) }
  }
}

/// A table from symbols to values that remembers insertion order.
package struct SymbolMap {
  private var index: [Symbol: Int] = [:]
  package private(set) var keys: [Symbol] = []
  package private(set) var values: [Value] = []

  package init() {}

  package var count: Int { keys.count }

  package subscript(symbol: Symbol) -> Value? {
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
