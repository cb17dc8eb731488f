/// Works out the value of every parameter: the notebook declares, the command line overrides.
///
/// A notebook declares parameters in its front matter (`params:`), where they become variables before the first
/// block, or in a block tagged `parameters`, as papermill has it; overrides of those run right after that block.
struct Parameters {
  /// Front matter's parameters with the overrides in place, then the tagged block's overridden ones.
  private(set) var all: [Parameter]
  /// Assignments to run before the first cell.
  private(set) var before: [Parameter]
  /// Assignments to run after the cell tagged `parameters`.
  private(set) var afterTagged: [Parameter] = []
  /// Number of that cell.
  private(set) var taggedCell: Int?

  /// - Parameter overrides: `name=value` from the command line, in order; a later one wins.
  /// - Throws: `Refusal` that names every unknown or ill-typed override.
  init(_ notebook: Notebook, overrides: [(name: String, text: String)]) throws(Refusal) {
    all = notebook.front.parameters
    before = all
    let tagged = notebook.cells.first { $0.options.tags.contains("parameters") }
    taggedCell = tagged?.number
    let assigned = tagged.map { Self.assignments(in: $0.source) } ?? []
    var problems: [Problem] = []
    for (name, text) in overrides {
      do {
        try override(name, text, assigned: assigned, file: notebook.file)
      } catch {
        problems.append(error)
      }
    }
    if !problems.isEmpty { throw Refusal(problems) }
  }

  private mutating func override(
    _ name: String, _ text: String, assigned: [(name: String, value: ParameterValue?)], file: String
  ) throws(Problem) {
    let declared = before.firstIndex { $0.name == name }
    let inCell = assigned.last { $0.name == name }
    guard declared != nil || inCell != nil else {
      let known = before.map(\.name) + assigned.map(\.name)
      let near = NearestName.of(name, among: known)
      throw Problem(file: file, Wording.unknownParameter(name, near: near, known: known))
    }
    let standing = declared.map { before[$0].value } ?? inCell?.value
    let value = try Self.convert(text, like: standing, name: name, file: file)
    let parameter = Parameter(name: name, value: value, position: nil)
    if let declared {
      before[declared].value = value
      if let index = all.firstIndex(where: { $0.name == name }) { all[index].value = value }
    } else {
      all.removeAll { $0.name == name }
      all.append(parameter)
    }
    if inCell != nil {
      afterTagged.removeAll { $0.name == name }
      afterTagged.append(parameter)
    }
  }

  /// Reads an override; its type must be that of the value it replaces, where that has one.
  private static func convert(
    _ text: String, like standing: ParameterValue?, name: String, file: String
  ) throws(Problem) -> ParameterValue {
    if case .string = standing { return .string(text) }
    let place = YAMLPlace(file: file, firstLine: 1)
    let given: ParameterValue
    if text.hasPrefix("[") || text.hasPrefix("{") || text.hasPrefix("\"") || text.hasPrefix("'") {
      given = (try? YAMLValue.parse(text, at: place))??.parameter ?? .string(text)
    } else {
      given = YAMLValue.scalar(text)
    }
    switch (standing, given) {
    case (nil, _), (.some(.none), _): return given
    case (.float, .int(let value)): return .float(Double(value))
    case (.bool, .bool), (.int, .int), (.float, .float), (.list, .list), (.mapping, .mapping): return given
    case (.some(let standing), _):
      let want = standing.typeName
      throw Problem(file: file, Wording.parameterType(name, got: given, text: text, want: want))
    }
  }

  /// `name = value` at the margin of a cell, with the value where it is a plain literal.
  static func assignments(in source: String) -> [(name: String, value: ParameterValue?)] {
    let starts = PythonTokens(source).startsStatement
    var result: [(name: String, value: ParameterValue?)] = []
    for (index, line) in source.utf8Slice.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    where index < starts.count && starts[index] {
      let word = line.prefix { $0.isWord }
      var rest = line.dropFirst(word.count).drop { $0.isSpace }
      if rest.first == UInt8(ascii: ":") { rest = rest.drop { $0 != UInt8(ascii: "=") } }
      let name = word.string
      guard rest.first == UInt8(ascii: "="), rest.dropFirst().first != UInt8(ascii: "="),
        PythonName.isValid(name)
      else { continue }
      let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "#") }.trimmed
      result.append((name, literal(value)))
    }
    return result
  }

  private static func literal(_ text: ArraySlice<UInt8>) -> ParameterValue? {
    if let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), text.count >= 2,
      text.last == quote
    {
      return .string(text.dropFirst().dropLast().string)
    }
    switch YAMLValue.scalar(text.string) {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .none, .string, .list, .mapping: return nil
    }
  }

  /// Python that makes the assignments, one to a line.
  static func source(_ parameters: [Parameter]) -> String {
    parameters.map { "\($0.name) = \($0.value.literal)\n" }.joined()
  }
}
