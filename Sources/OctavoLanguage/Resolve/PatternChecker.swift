/// The rules of one `case`: a name is bound once, alternatives bind the same names, and a pattern that
/// matches everything comes last.
struct PatternChecker {
  private let checker: ContextChecker
  /// Whether a pattern that always matches may stand here.
  private var canMatchAll: Bool
  private var names: [String] = []
  /// The pattern last looked at, where CPython puts what it finds afterwards.
  private var place = Span(0, 0)

  init(_ checker: ContextChecker, canMatchAll: Bool) {
    self.checker = checker
    self.canMatchAll = canMatchAll
  }

  mutating func check(_ pattern: Pattern) throws(SyntaxFault) {
    place = pattern.span
    switch pattern {
    case .value(let value, let span):
      guard value.isPatternValue else {
        throw SyntaxFault("patterns may only match literals and attribute lookups", span)
      }
      try checker.check(value)
    case .singleton: break
    case .sequence(let items, let span): try checkSequence(items, span)
    case .mapping(let entries, let rest, let span): try checkMapping(entries, rest, span)
    case .classPattern(let value, let positional, let keyword, _):
      try checkClass(value, positional, keyword)
    case .star(let name, _):
      if let name { try bind(name) }
    case .capture(let inner, let name, let span):
      if let inner {
        try check(inner)
      } else if !canMatchAll {
        let what = name.map { "name capture '\($0)'" } ?? "wildcard"
        throw SyntaxFault("\(what) makes remaining patterns unreachable", span)
      }
      if let name { try bind(name) }
    case .or(let options, _): try checkOptions(options)
    }
  }

  private mutating func bind(_ name: String) throws(SyntaxFault) {
    try checker.checkName(name, place)
    if names.contains(name) {
      throw SyntaxFault("multiple assignments to name '\(name)' in pattern", place)
    }
    names.append(name)
  }

  /// A part of a pattern may match everything: the whole still may not.
  private mutating func checkPart(_ pattern: Pattern) throws(SyntaxFault) {
    let outer = canMatchAll
    canMatchAll = true
    defer { canMatchAll = outer }
    try check(pattern)
  }

  private mutating func checkSequence(_ items: [Pattern], _ span: Span) throws(SyntaxFault) {
    let stars = items.filter { if case .star = $0 { true } else { false } }
    if stars.count > 1 { throw SyntaxFault("multiple starred names in sequence pattern", span) }
    for item in items { try checkPart(item) }
  }

  private mutating func checkMapping(
    _ entries: [(key: Expression, pattern: Pattern)], _ rest: String?, _ span: Span
  ) throws(SyntaxFault) {
    var seen: Set<PatternKey> = []
    for entry in entries {
      guard entry.key.isPatternValue else {
        throw SyntaxFault(
          "mapping pattern keys may only match literals and attribute lookups", span)
      }
      guard let key = PatternKey(entry.key) else { continue }
      if !seen.insert(key).inserted {
        throw SyntaxFault("mapping pattern checks duplicate key (\(entry.key.patternText))", span)
      }
    }
    for entry in entries { try checkPart(entry.pattern) }
    if let rest { try bind(rest) }
  }

  private mutating func checkClass(
    _ value: Expression, _ positional: [Pattern], _ keyword: [(name: String, pattern: Pattern)]
  ) throws(SyntaxFault) {
    var seen: Set<String> = []
    for item in keyword {
      try checker.checkName(item.name, item.pattern.span)
      if !seen.insert(item.name).inserted {
        throw SyntaxFault("attribute name repeated in class pattern: \(item.name)", item.pattern.span)
      }
    }
    try checker.check(value)
    for item in positional { try checkPart(item) }
    for item in keyword { try checkPart(item.pattern) }
  }

  private mutating func checkOptions(_ options: [Pattern]) throws(SyntaxFault) {
    let outerNames = names
    let outer = canMatchAll
    defer { canMatchAll = outer }
    var first: [String] = []
    for (index, option) in options.enumerated() {
      names = outerNames
      canMatchAll = outer && index == options.count - 1
      try check(option)
      let bound = Array(names.dropFirst(outerNames.count))
      if index == 0 {
        first = bound
      } else if Set(bound) != Set(first) {
        throw SyntaxFault("alternative patterns bind different names", place)
      }
    }
    names = outerNames + first
  }
}

extension Pattern {
  package var span: Span {
    switch self {
    case .value(_, let span), .singleton(_, let span), .sequence(_, let span), .mapping(_, _, let span),
      .classPattern(_, _, _, let span), .star(_, let span), .capture(_, _, let span), .or(_, let span):
      span
    }
  }
}
