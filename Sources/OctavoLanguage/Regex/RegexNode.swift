/// A part of a parsed regular expression.
indirect enum RegexNode: Sendable {
  case literal(UInt32)
  case notLiteral(UInt32)
  case any
  case set(RegexSetItems)
  case at(RegexAnchor)
  case branch([[RegexNode]])
  /// A group in parentheses; `index` is nil unless it captures.
  case group(index: Int?, adding: RegexFlags, removing: RegexFlags, [RegexNode])
  case atomic([RegexNode])
  case repetition(minimum: Int, maximum: Int, RegexGreed, [RegexNode])
  case backreference(Int)
  case conditional(group: Int, yes: [RegexNode], no: [RegexNode]?)
  case look(behind: Bool, negative: Bool, [RegexNode])
  /// Never matches; an empty negative lookahead.
  case failure
}

enum RegexGreed: Sendable { case greedy, lazy, possessive }

enum RegexAnchor: Sendable {
  case lineStart, lineEnd, textStart, textEnd, wordBoundary, notWordBoundary
}

/// What stands in brackets.
struct RegexSetItems: Sendable {
  enum Category: Sendable { case digit, space, word }
  enum Item: Sendable {
    case point(UInt32)
    case range(UInt32, UInt32)
    case category(Category, negated: Bool)
  }
  var isNegated = false
  var items: [Item] = []
}

/// How long the text may be that a part of an expression matches, as CPython computes it for look-behind.
struct RegexWidth: Sendable, Equatable {
  /// No repetition goes beyond this; it stands for "any number".
  static let unlimited = 4_294_967_295

  var least = 0
  var most = 0

  static func of(_ nodes: [RegexNode], groups: [RegexWidth]) -> RegexWidth {
    var sum = RegexWidth()
    for node in nodes {
      let width = of(node, groups: groups)
      sum.least = min(sum.least + width.least, unlimited - 1)
      sum.most = min(sum.most + width.most, unlimited)
    }
    return sum
  }

  private static func of(_ node: RegexNode, groups: [RegexWidth]) -> RegexWidth {
    switch node {
    case .literal, .notLiteral, .any, .set: return RegexWidth(least: 1, most: 1)
    case .at, .look, .failure: return RegexWidth()
    case .branch(let choices):
      return either(choices.map { of($0, groups: groups) })
    case .group(_, _, _, let body), .atomic(let body): return of(body, groups: groups)
    case .repetition(let minimum, let maximum, _, let body):
      let width = of(body, groups: groups)
      return RegexWidth(least: product(width.least, minimum), most: product(width.most, maximum))
    case .backreference(let index):
      return index < groups.count ? groups[index] : RegexWidth()
    case .conditional(_, let yes, let no):
      return either([of(yes, groups: groups), of(no ?? [], groups: groups)])
    }
  }

  private static func either(_ widths: [RegexWidth]) -> RegexWidth {
    RegexWidth(least: widths.map(\.least).min() ?? 0, most: widths.map(\.most).max() ?? 0)
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? unlimited : min(result, unlimited)
  }
}
