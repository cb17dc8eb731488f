/// A pattern read: its parts and its groups.
struct RegexTree {
  var nodes: [RegexNode]
  var flags: RegexFlags
  var groupWidths: [RegexWidth]
  /// Names in the order of their groups.
  var names: [(name: Text, group: Int)]
  /// What may mean something else one day.
  var warnings: [String]
}

/// Reads the syntax of Python's `re`, with its messages and positions.
struct RegexParser {
  var source: RegexSource
  var flags: RegexFlags
  /// Widths by group, nil while the group is open; entry 0 is the whole match and never complete.
  var groups: [RegexWidth?] = [nil]
  var names: [(name: Text, group: Int)] = []
  /// How many groups there were when the look-behind being read began.
  var lookBehindGroups: Int?
  /// Where conditions name groups that were not yet there.
  var forwardReferences: [(group: Int, position: Int)] = []
  private var warnings: [String] = []
  private var depth = 0

  /// About where CPython's own recursion ends; one nested group is two of its calls.
  private static let deepest = 450

  /// Set when "(?x)" turns on verbose mode in a pattern read without it, which must then be read again.
  struct NeedsVerbose: Error {}

  static func parse(_ pattern: Text, _ flags: RegexFlags, isBytes: Bool) throws(TextFault) -> RegexTree {
    do {
      return try attempt(pattern, flags, isBytes)
    } catch let fault as TextFault {
      throw fault
    } catch {
      do {
        return try attempt(pattern, flags.union(.verbose), isBytes)
      } catch let fault as TextFault {
        throw fault
      } catch {
        // Reading in verbose mode does not ask for it again.
        throw TextFault(.valueError, "verbose mode cannot be set")
      }
    }
  }

  private static func attempt(_ pattern: Text, _ flags: RegexFlags, _ isBytes: Bool) throws -> RegexTree {
    var parser = RegexParser(source: try RegexSource(pattern, isBytes: isBytes), flags: flags)
    let nodes = try parser.alternatives(verbose: flags.contains(.verbose), isFirst: true)
    parser.flags = try checked(parser.flags, isBytes: isBytes)
    if parser.source.next != nil { throw parser.source.error("unbalanced parenthesis") }
    for (group, position) in parser.forwardReferences where group >= parser.groups.count {
      throw parser.source.error("invalid group reference \(group)", at: position)
    }
    return RegexTree(
      nodes: nodes, flags: parser.flags, groupWidths: parser.groups.map { $0 ?? RegexWidth() },
      names: parser.names, warnings: parser.warnings)
  }

  init(source: RegexSource, flags: RegexFlags) {
    self.source = source
    self.flags = flags
  }

  /// Adds the flag that str patterns have unless told otherwise. Throws ValueError for those that do not go together.
  static func checked(_ flags: RegexFlags, isBytes: Bool) throws(TextFault) -> RegexFlags {
    if isBytes {
      if flags.contains(.unicode) { throw .value("cannot use UNICODE flag with a bytes pattern") }
      if flags.isSuperset(of: [.locale, .ascii]) { throw .value("ASCII and LOCALE flags are incompatible") }
      return flags
    }
    if flags.contains(.locale) { throw .value("cannot use LOCALE flag with a str pattern") }
    if flags.contains(.ascii) {
      if flags.contains(.unicode) { throw .value("ASCII and UNICODE flags are incompatible") }
      return flags
    }
    return flags.union(.unicode)
  }

  /// Sequences between bars, up to a closing parenthesis or the end.
  mutating func alternatives(verbose: Bool, isFirst: Bool = false) throws -> [RegexNode] {
    depth += 1
    defer { depth -= 1 }
    if depth > RegexParser.deepest { throw TextFault(.recursionError, "maximum recursion depth exceeded") }
    var choices: [[RegexNode]] = []
    repeat {
      choices.append(try sequence(verbose: verbose, isFirst: isFirst && choices.isEmpty))
    } while try source.match("|")
    return choices.count == 1 ? choices[0] : [.branch(choices)]
  }

  mutating func sequence(verbose: Bool, isFirst: Bool = false) throws -> [RegexNode] {
    var nodes: [RegexNode] = []
    while let next = source.next, !next.isLetter("|"), !next.isLetter(")") {
      let token = next
      _ = try source.take()
      if verbose, try skipsBlank(token) { continue }
      if let escaped = token.second {
        nodes.append(try escape(escaped))
        continue
      }
      switch Unicode.Scalar(token.first) {
      case "[": nodes.append(try set())
      case "*", "+", "?", "{": try repetition(token.first, &nodes)
      case ".": nodes.append(.any)
      case "(": try group(verbose: verbose, isFirst: isFirst, &nodes)
      case "^": nodes.append(.at(.lineStart))
      case "$": nodes.append(.at(.lineEnd))
      default: nodes.append(.literal(token.first))
      }
    }
    return nodes
  }

  /// Blanks and comments mean nothing in verbose mode.
  private mutating func skipsBlank(_ token: RegexSource.Token) throws(TextFault) -> Bool {
    guard token.second == nil else { return false }
    if token.first == 32 || (9...13).contains(token.first) { return true }
    guard token.isLetter("#") else { return false }
    while let skipped = try source.take(), !skipped.isLetter("\n") {}
    return true
  }

  // Repetitions.

  private mutating func repetition(_ mark: UInt32, _ nodes: inout [RegexNode]) throws(TextFault) {
    let here = source.position
    var minimum = 0
    var maximum = RegexWidth.unlimited
    switch Unicode.Scalar(mark) {
    case "?": maximum = 1
    case "+": minimum = 1
    case "*": break
    default:
      guard let bounds = try bounds(from: here) else {
        nodes.append(.literal(mark))
        return
      }
      (minimum, maximum) = bounds
    }
    guard let last = nodes.last else { throw source.error("nothing to repeat", at: here - 1) }
    switch last {
    case .at: throw source.error("nothing to repeat", at: here - 1)
    case .repetition: throw source.error("multiple repeat", at: here - 1)
    default: break
    }
    var body = [last]
    if case .group(nil, [], [], let inner) = last { body = inner }
    var greed = RegexGreed.greedy
    if try source.match("?") {
      greed = .lazy
    } else if try source.match("+") {
      greed = .possessive
    }
    nodes[nodes.count - 1] = .repetition(minimum: minimum, maximum: maximum, greed, body)
  }

  /// The numbers in braces; nil, with nothing taken, if they are no such thing.
  private mutating func bounds(from here: Int) throws(TextFault) -> (Int, Int)? {
    if source.sees("}") { return nil }
    let low = try source.takeWhile(.max, RegexDigit.isDecimal)
    let high = try source.match(",") ? try source.takeWhile(.max, RegexDigit.isDecimal) : low
    guard try source.match("}") else {
      try source.seek(here)
      return nil
    }
    let minimum = try low.isEmpty ? 0 : repetitionCount(low)
    let maximum = try high.isEmpty ? RegexWidth.unlimited : repetitionCount(high)
    if maximum < minimum { throw source.error("min repeat greater than max repeat", at: here) }
    return (minimum, maximum)
  }

  private func repetitionCount(_ digits: [UInt32]) throws(TextFault) -> Int {
    var value = 0
    for digit in digits {
      value = value * 10 + Int(digit - 48)
      if value >= RegexWidth.unlimited { throw .overflow("the repetition number is too large") }
    }
    return value
  }

  // Sets.

  private mutating func set() throws -> RegexNode {
    let here = source.position - 1
    let unterminated = source.error("unterminated character set", at: here)
    var result = RegexSetItems()
    if source.next?.isLetter("[") ?? false {
      warnings.append("Possible nested set at position \(source.position)")
    }
    result.isNegated = try source.match("^")
    while true {
      guard let token = try source.take() else { throw unterminated }
      if token.isLetter("]"), !result.items.isEmpty { break }
      if !result.items.isEmpty { warnOfOperation(token) }
      let first = try setItem(token)
      guard try source.match("-") else {
        result.items.append(first)
        continue
      }
      guard let last = try source.take() else { throw unterminated }
      if last.isLetter("]") {
        result.items += [first, .point(0x2D)]
        break
      }
      if last.isLetter("-") { warnings.append("Possible set difference at position \(source.position - 2)") }
      let second = try setItem(last)
      result.items.append(try range(first, second, token, last))
    }
    if result.items.count == 1, case .point(let point) = result.items[0] {
      return result.isNegated ? .notLiteral(point) : .literal(point)
    }
    return .set(result)
  }

  /// A doubled character that stands for an operation on sets in other languages.
  private mutating func warnOfOperation(_ token: RegexSource.Token) {
    let operations: [(Unicode.Scalar, String)] = [
      ("-", "difference"), ("&", "intersection"), ("~", "symmetric difference"), ("|", "union"),
    ]
    for (letter, name) in operations where token.isLetter(letter) && source.next?.isLetter(letter) ?? false {
      warnings.append("Possible set \(name) at position \(source.position - 1)")
    }
  }

  private mutating func setItem(_ token: RegexSource.Token) throws -> RegexSetItems.Item {
    guard let escaped = token.second else { return .point(token.first) }
    return try setEscape(escaped)
  }

  private func range(
    _ first: RegexSetItems.Item, _ second: RegexSetItems.Item, _ firstToken: RegexSource.Token,
    _ secondToken: RegexSource.Token
  ) throws(TextFault) -> RegexSetItems.Item {
    if case .point(let low) = first, case .point(let high) = second, low <= high { return .range(low, high) }
    let shown = "\(written(firstToken))-\(written(secondToken))"
    throw source.error("bad character range \(shown)", back: shown.unicodeScalars.count)
  }

  func written(_ token: RegexSource.Token) -> String {
    scalarString(token.first) + (token.second.map { scalarString($0) } ?? "")
  }
}
