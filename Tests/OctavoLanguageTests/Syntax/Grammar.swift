import Foundation
import OctavoLanguage

/// The rules of GRAMMAR.md, and whether a text's tokens derive from them.
///
/// A part gives all places where it may end, so that no order of alternatives counts; each rule is tried once at each
/// place (packrat parsing, Ford 2002, for sets of ends). The rules must not call themselves at the same place, which
/// those of the page do not.
struct Grammar: Sendable {
  indirect enum Part: Sendable {
    case word(String)
    case name(String)
    case sequence([Part])
    case choice([Part])
    case optional(Part)
    /// Any number from the least on; between two stands a comma or nothing.
    case repeated(Part, least: Int, hasCommas: Bool)
  }

  /// What is no rule: kinds of tokens.
  static let terminals: Set = [
    "NAME", "CAPTURE", "REAL", "IMAGINARY", "STRING", "NEWLINE", "INDENT", "DEDENT", "END",
  ]
  private(set) var rules: [String: Part] = [:]

  /// Reads the rules between the page's fences.
  init(page: String) {
    var reader = RuleReader(page: page)
    rules = reader.rules()
    // A lambda's parameters are a function's without annotations.
    let ofParameters = reachable(from: "parameters", without: ["expression", "starred"])
    for rule in ofParameters where rule != "annotation" && rule != "starAnnotation" {
      rules["lambda " + rule] = rules[rule].map { Self.withoutAnnotations($0, renaming: ofParameters) }
    }
    rules["lambdaParameters"] = .name("lambda parameters")
  }

  /// Names that no rule explains, and rules that nothing uses.
  var loose: [String] {
    let used = Set(rules.values.flatMap(Self.names)).union(["file"])
    let explained = Set(rules.keys).union(Self.terminals)
    return used.subtracting(explained).sorted() + Set(rules.keys).subtracting(used).sorted()
  }

  private func reachable(from start: String, without others: Set<String>) -> Set<String> {
    var found: Set<String> = []
    var open = [start]
    while let name = open.popLast() {
      guard !others.contains(name), let rule = rules[name], found.insert(name).inserted else { continue }
      open += Self.names(in: rule)
    }
    return found
  }

  private static func names(in part: Part) -> [String] {
    switch part {
    case .word: []
    case .name(let name): [name]
    case .sequence(let parts), .choice(let parts): parts.flatMap(names)
    case .optional(let part), .repeated(let part, _, _): names(in: part)
    }
  }

  private static func withoutAnnotations(_ part: Part, renaming names: Set<String>) -> Part {
    func changed(_ part: Part) -> Part { withoutAnnotations(part, renaming: names) }
    switch part {
    case .word: return part
    case .name("annotation"), .name("starAnnotation"): return .sequence([])
    case .name(let name): return names.contains(name) ? .name("lambda " + name) : part
    case .sequence(let parts): return .sequence(parts.map(changed))
    case .choice(let parts): return .choice(parts.map(changed))
    case .optional(let part): return .optional(changed(part))
    case .repeated(let part, let least, let hasCommas):
      return .repeated(changed(part), least: least, hasCommas: hasCommas)
    }
  }
}

/// Reads `name = part part | part`, where a name followed by `=` begins the next rule.
private struct RuleReader {
  private var tokens: [String] = []
  private var position = 0

  init(page: String) {
    for block in page.split(separator: "```ebnf").dropFirst() {
      let text = block.prefix(upTo: block.range(of: "```")?.lowerBound ?? block.endIndex)
      for match in text.matches(of: /'[^']*'|,…|[A-Za-z][A-Za-z0-9]*|[^\s]/) {
        tokens.append(String(match.output))
      }
    }
  }

  private var next: String? { position < tokens.count ? tokens[position] : nil }

  private var startsRule: Bool {
    guard let next, next.first?.isLetter == true else { return false }
    return position + 1 < tokens.count && tokens[position + 1] == "="
  }

  mutating func rules() -> [String: Grammar.Part] {
    var rules: [String: Grammar.Part] = [:]
    while startsRule {
      let name = tokens[position]
      position += 2
      rules[name] = choice()
    }
    return rules
  }

  private mutating func choice() -> Grammar.Part {
    var parts = [sequence()]
    while next == "|" {
      position += 1
      parts.append(sequence())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() -> Grammar.Part {
    var parts: [Grammar.Part] = []
    while let next, next != "|", next != ")", !startsRule { parts.append(repeated()) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated() -> Grammar.Part {
    var part = single()
    while let next {
      switch next {
      case "?": part = .optional(part)
      case "*": part = .repeated(part, least: 0, hasCommas: false)
      case "+": part = .repeated(part, least: 1, hasCommas: false)
      case ",…": part = .repeated(part, least: 1, hasCommas: true)
      default: return part
      }
      position += 1
    }
    return part
  }

  private mutating func single() -> Grammar.Part {
    let token = tokens[position]
    position += 1
    if token == "(" {
      let inside = choice()
      position += 1
      return inside
    }
    return token.first == "'" ? .word(String(token.dropFirst().dropLast())) : .name(token)
  }
}

// MARK: - Derivation

extension Grammar {
  /// Whether the whole list is a `file`.
  func derives(_ tokens: [WrittenToken]) -> Bool {
    var derivation = Derivation(grammar: self, tokens: tokens)
    return derivation.ends(of: .name("file"), at: 0).contains(tokens.count)
  }
}

private struct Derivation {
  let grammar: Grammar
  let tokens: [WrittenToken]
  private var known: [Place: Set<Int>] = [:]

  private struct Place: Hashable {
    let rule: String
    let position: Int
  }

  init(grammar: Grammar, tokens: [WrittenToken]) {
    self.grammar = grammar
    self.tokens = tokens
  }

  mutating func ends(of part: Grammar.Part, at position: Int) -> Set<Int> {
    switch part {
    case .word(let word): return isWord(word, position) ? [position + 1] : []
    case .name(let name):
      guard let rule = grammar.rules[name] else { return isTerminal(name, position) ? [position + 1] : [] }
      let place = Place(rule: name, position: position)
      if let ends = known[place] { return ends }
      let found = ends(of: rule, at: position)
      known[place] = found
      return found
    case .sequence(let parts):
      var ends: Set = [position]
      for part in parts where !ends.isEmpty {
        ends = ends.reduce(into: []) { $0.formUnion(self.ends(of: part, at: $1)) }
      }
      return ends
    case .choice(let parts):
      return parts.reduce(into: []) { $0.formUnion(ends(of: $1, at: position)) }
    case .optional(let part):
      return ends(of: part, at: position).union([position])
    case .repeated(let part, let least, let hasCommas):
      return ends(ofMany: part, hasCommas: hasCommas, at: position).union(least == 0 ? [position] : [])
    }
  }

  private mutating func ends(ofMany part: Grammar.Part, hasCommas: Bool, at position: Int) -> Set<Int> {
    var found: Set<Int> = []
    var begun: Set = [position]
    var open = [position]
    while let start = open.popLast() {
      for end in ends(of: part, at: start) where found.insert(end).inserted {
        let next = hasCommas ? end + 1 : end
        if !hasCommas || isWord(",", end), begun.insert(next).inserted { open.append(next) }
      }
    }
    return found
  }

  private func isWord(_ word: String, _ position: Int) -> Bool {
    position < tokens.count && tokens[position].text == word && tokens[position].kind != .string
  }

  private func isTerminal(_ name: String, _ position: Int) -> Bool {
    guard position < tokens.count else { return false }
    let token = tokens[position]
    let isImaginary = token.text.last == "j" || token.text.last == "J"
    return switch name {
    case "NAME": token.kind == .name
    case "CAPTURE": token.kind == .name && token.text != "_"
    case "REAL": token.kind == .number && !isImaginary
    case "IMAGINARY": token.kind == .number && isImaginary
    case "STRING": token.kind == .string
    case "NEWLINE": token.kind == .newline
    case "INDENT": token.kind == .indent
    case "DEDENT": token.kind == .dedent
    case "END": token.kind == .end
    default: false
    }
  }
}
