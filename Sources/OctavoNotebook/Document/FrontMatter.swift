/// What the YAML at the head of a notebook says.
package struct FrontMatter: Sendable {
  package var title: String?
  package var subtitle: String?
  package var authors: [String] = []
  package var date: String?
  package var abstract: String?
  package var language: String?
  package var parameters: [Parameter] = []
  package var seed: UInt64?
  package var execute = Execute()
  package var html = HTML()
  /// The lines between the two `---`, without them; empty where there are none.
  package var text = ""

  package init() {}

  /// `execute:`; every field can be overridden by a cell. Here a field means what it means there.
  package struct Execute: Sendable {
    package var echo: CellOptions.Echo?
    package var eval: Bool?
    package var output: CellOptions.OutputMode?
    package var error: Bool?
    package var warning: Bool?
    package var include: Bool?
    /// Seconds a cell may take.
    package var timeout: Double?
  }

  /// `format: html:`.
  package struct HTML: Sendable {
    package enum Theme: String, Sendable { case auto, light, dark }
    package var contents = false
    /// The deepest heading level listed in the contents.
    package var contentsDepth = 3
    package var contentsTitle: String?
    package var codeFold: CellOptions.Fold?
    package var codeSummary: String?
    package var theme = Theme.auto
    package var numberSections = false
  }
}

/// A named value that the command line may replace.
package struct Parameter: Sendable, Equatable {
  package let name: String
  package var value: ParameterValue
  package let position: Position?
}

/// The kinds of value that YAML and the command line can both write.
package indirect enum ParameterValue: Sendable, Equatable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([ParameterValue])
  case mapping([Pair])

  package struct Pair: Sendable, Equatable {
    package let key: String
    package let value: ParameterValue
  }

  /// Python's word for the type.
  package var typeName: String {
    switch self {
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .list: "list"
    case .mapping: "dict"
    }
  }

  /// The value as a Python literal.
  package var literal: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): Self.literal(of: value)
    case .string(let value): Self.literal(of: value)
    case .list(let values): "[" + values.map(\.literal).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\(Self.literal(of: $0.key)): \($0.value.literal)" }.joined(separator: ", ") + "}"
    }
  }

  private static func literal(of value: Double) -> String {
    if value.isNaN { return "float('nan')" }
    if value.isInfinite { return value < 0 ? "float('-inf')" : "float('inf')" }
    return value.description
  }

  private static func literal(of value: String) -> String {
    var text = "'"
    for scalar in value.unicodeScalars {
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }
}
