import OctavoLanguage

/// Keyword arguments on their way to whoever understands them, in the order they were given.
struct Keywords {
  private(set) var pairs: [(name: String, value: Value)]

  init(_ pairs: [(name: String, value: Value)] = []) { self.pairs = pairs }

  var isEmpty: Bool { pairs.isEmpty }
  var names: [String] { pairs.map(\.name) }

  subscript(name: String) -> Value? { pairs.first { $0.name == name }?.value }

  /// Removes an argument and gives its value; nil when it was not given or is None.
  mutating func take(_ name: String) -> Value? {
    guard let value = takeGiven(name), !value.isNone else { return nil }
    return value
  }

  /// Removes an argument and gives its value, None included.
  mutating func takeGiven(_ name: String) -> Value? {
    guard let index = pairs.firstIndex(where: { $0.name == name }) else { return nil }
    return pairs.remove(at: index).value
  }

  /// Sets an argument unless it was given.
  mutating func setDefault(_ name: String, _ value: Value) {
    if self[name] == nil { pairs.append((name, value)) }
  }

  mutating func append(_ name: String, _ value: Value) { pairs.append((name, value)) }

  /// Adds others, which win over those there are.
  mutating func merge(_ other: Keywords) {
    for (name, value) in other.pairs {
      if let index = pairs.firstIndex(where: { $0.name == name }) {
        pairs[index].value = value
      } else {
        pairs.append((name, value))
      }
    }
  }
}

extension Machine {
  /// The entries of a dict whose keys are names; nothing for None.
  func keywords(_ x: Value, _ parameter: String) throws -> Keywords {
    if x.isNone || x.isUndefined { return Keywords() }
    guard let dict = x.as(DictObject.self) else {
      throw error(.typeError, "\(parameter) must be a dict, not \(typeName(x))")
    }
    return Keywords(
      try dict.pairs.map { pair in
        guard let name = text(pair.key) else { throw error(.typeError, "keywords must be strings") }
        return (name.string, pair.value)
      })
  }
}
