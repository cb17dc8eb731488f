/// Templates and specifications that were read before: programs format with the same few again and again.
struct FormatCache {
  private static let capacity = 200
  private var percents: [Text: PercentTemplate] = [:]
  private var fields: [Text: FieldTemplate] = [:]
  private var floats: [Text: FormatSpecification] = [:]
  private var integers: [Text: FormatSpecification] = [:]

  mutating func percentTemplate(_ text: Text) -> PercentTemplate {
    Self.find(text, in: &percents) { PercentTemplate(text) }
  }

  mutating func fieldTemplate(_ text: Text) -> FieldTemplate {
    Self.find(text, in: &fields) { FieldTemplate(text) }
  }

  /// The specification for a float.
  mutating func float(_ text: Text) throws -> FormatSpecification {
    try Self.find(text, in: &floats) { try FormatSpecification.parse(text, for: .float, typeName: "float") }
  }

  /// The specification for an int.
  mutating func integer(_ text: Text) throws -> FormatSpecification {
    try Self.find(text, in: &integers) { try FormatSpecification.parse(text, for: .integer, typeName: "int") }
  }

  private static func find<Read>(
    _ text: Text, in known: inout [Text: Read], _ read: () throws -> Read
  ) rethrows -> Read {
    if let found = known[text] { return found }
    let fresh = try read()
    // Templates made on the fly would fill the memory.
    if known.count >= capacity { known.removeAll(keepingCapacity: true) }
    known[text] = fresh
    return fresh
  }
}
