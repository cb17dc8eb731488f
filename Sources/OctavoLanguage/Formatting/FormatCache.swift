/// Templates and specifications that were read before: programs format with the same few again and again.
struct FormatCache {
  private var percents = Table<PercentTemplate>()
  private var fields = Table<FieldTemplate>()
  private var floats = Table<FormatSpecification>()
  private var integers = Table<FormatSpecification>()

  mutating func percentTemplate(_ text: Text) -> PercentTemplate {
    percents.find(text) { PercentTemplate(text) }
  }

  mutating func fieldTemplate(_ text: Text) -> FieldTemplate {
    fields.find(text) { FieldTemplate(text) }
  }

  /// The specification for a float.
  mutating func float(_ text: Text) throws -> FormatSpecification {
    try floats.find(text) { try FormatSpecification.parse(text, for: .float, typeName: "float") }
  }

  /// The specification for an int.
  mutating func integer(_ text: Text) throws -> FormatSpecification {
    try integers.find(text) { try FormatSpecification.parse(text, for: .integer, typeName: "int") }
  }

  /// One place for each of a few hashes: a new text takes the place of another one.
  private struct Table<Read> {
    private var places: [Entry?] = Array(repeating: nil, count: 64)

    /// An object, so that finding one copies nothing of it.
    private final class Entry {
      let text: Text
      let read: Read

      init(_ text: Text, _ read: Read) {
        self.text = text
        self.read = read
      }
    }

    mutating func find(_ text: Text, _ read: () throws -> Read) rethrows -> Read {
      let place = Int(truncatingIfNeeded: text.stableHash & 63)
      if let known = places[place], known.text == text { return known.read }
      let fresh = try read()
      places[place] = Entry(text, fresh)
      return fresh
    }
  }
}
