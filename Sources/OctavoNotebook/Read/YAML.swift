import Yams

/// A YAML value that remembers where in the notebook it stands.
struct YAMLValue: Sendable {
  enum Kind: Sendable {
    /// `plain` scalars have no quotes, so that `true` is a truth value and `"true"` a text.
    case scalar(String, plain: Bool)
    case sequence([YAMLValue])
    case mapping([Entry])
  }
  struct Entry: Sendable {
    let key: String
    let keyPosition: Position
    let value: YAMLValue
  }
  let kind: Kind
  let position: Position

  /// What messages call the value.
  var described: String {
    switch kind {
    case .scalar(let text, _): "'\(text)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// Where a piece of YAML stands in the notebook: each of its lines, and what was cut off in front of it.
struct YAMLPlace {
  let file: String
  let firstLine: Int
  /// Characters removed from the head of each line (`#| ` in cell options); empty for none.
  var removed: [Int] = []

  func position(line: Int, column: Int) -> Position {
    let index = max(line - 1, 0)
    let shift = removed.isEmpty ? 0 : removed[min(index, removed.count - 1)]
    return Position(line: firstLine + index, column: max(column, 1) + shift)
  }
}

extension YAMLValue {
  /// A document of more values than this is an attack on memory by aliases, not a notebook.
  private static let mostValues = 100_000

  /// Parses one document; nil when it is empty.
  /// - Throws: `Problem` with the place where the text stops being YAML.
  static func parse(_ text: String, at place: YAMLPlace) throws(Problem) -> YAMLValue? {
    do {
      // The basic resolver leaves scalars alone; the default one would start a regular expression engine.
      guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        return nil
      }
      var count = 0
      return try convert(root, at: place, counting: &count)
    } catch let problem as Problem {
      throw problem
    } catch let error as YamlError {
      throw problem(for: error, at: place)
    } catch {
      throw Problem(file: place.file, at: place.position(line: 1, column: 1), Wording.notYAML("\(error)"))
    }
  }

  private static func convert(_ node: Node, at place: YAMLPlace, counting count: inout Int) throws
    -> YAMLValue
  {
    let position = place.position(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    count += 1
    guard count <= mostValues else { throw Problem(file: place.file, at: position, Wording.hugeYAML) }
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .plain || scalar.style == .any
      return YAMLValue(kind: .scalar(scalar.string, plain: plain), position: position)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for item in sequence { values.append(try convert(item, at: place, counting: &count)) }
      return YAMLValue(kind: .sequence(values), position: position)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        let keyPosition = place.position(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        guard case .scalar(let name) = key else {
          throw Problem(file: place.file, at: keyPosition, Wording.keyNotText)
        }
        let converted = try convert(value, at: place, counting: &count)
        entries.append(Entry(key: name.string, keyPosition: keyPosition, value: converted))
      }
      return YAMLValue(kind: .mapping(entries), position: position)
    case .alias:
      throw Problem(file: place.file, at: position, Wording.notYAML("an alias that names nothing"))
    }
  }

  private static func problem(for error: YamlError, at place: YAMLPlace) -> Problem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let position = place.position(line: mark.line, column: mark.column)
      return Problem(file: place.file, at: position, Wording.notYAML(problem))
    case .duplicatedKeysInMapping(let keys, let context):
      let position = place.position(line: context.mark.line, column: context.mark.column)
      return Problem(file: place.file, at: position, Wording.duplicateKey(keys.first ?? ""))
    case .reader(let problem, _, _, _):
      return Problem(file: place.file, at: place.position(line: 1, column: 1), Wording.notYAML(problem))
    default:
      return Problem(
        file: place.file, at: place.position(line: 1, column: 1), Wording.notYAML("it cannot be read"))
    }
  }
}

// MARK: - Values as YAML 1.2's core schema reads them

extension YAMLValue {
  /// The value as a notebook parameter.
  var parameter: ParameterValue {
    switch kind {
    case .scalar(let text, plain: false): .string(text)
    case .scalar(let text, plain: true): Self.scalar(text)
    case .sequence(let values): .list(values.map(\.parameter))
    case .mapping(let entries): .mapping(entries.map { .init(key: $0.key, value: $0.value.parameter) })
    }
  }

  /// A plain scalar; `octavo render -P` reads its values by the same rule.
  static func scalar(_ text: String) -> ParameterValue {
    switch text {
    case "", "~", "null", "Null", "NULL", "None": return .none
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN", "nan": return .float(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "inf": return .float(.infinity)
    case "-.inf", "-.Inf", "-.INF", "-inf": return .float(-.infinity)
    default: break
    }
    if let value = Int(text) { return .int(value) }
    if text.hasPrefix("0x"), let value = Int(text.dropFirst(2), radix: 16) { return .int(value) }
    let isNumeric = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    if isNumeric, text.utf8.contains(where: { (0x30...0x39).contains($0) }), let value = Double(text) {
      return .float(value)
    }
    return .string(text)
  }

  var bool: Bool? {
    if case .bool(let value) = parameter { value } else { nil }
  }

  /// The text of a scalar; nil for an empty one, a list or a mapping.
  var text: String? {
    if case .scalar(let text, let plain) = kind, !(plain && Self.scalar(text) == .none) { text } else { nil }
  }

  var number: Double? {
    switch parameter {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  /// A text, or a list of texts.
  var texts: [String]? {
    switch kind {
    case .scalar: return text.map { [$0] }
    case .sequence(let values):
      let texts = values.compactMap(\.text)
      return texts.count == values.count ? texts : nil
    case .mapping: return nil
    }
  }

  var isEmpty: Bool {
    if case .scalar(let text, plain: true) = kind { Self.scalar(text) == .none } else { false }
  }
}
