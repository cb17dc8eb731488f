/// Arguments of calls.
extension OrderedReader {
  /// What messages want to know of the arguments read.
  private struct Found {
    /// Positional and starred arguments.
    var positional: [Expression] = []
    var hasDoubleStar = false
  }

  private enum Item {
    case positional(Expression)
    case keyword, doubleStar
  }

  func arguments() throws -> Expression? {
    try remembered(.arguments) {
      if try attempt({
        guard try args() != nil else { return false }
        _ = try take(.comma)
        return try at(.rightParen)
      }) {
        return OrderedReader.matched
      }
      if seeksMistakes { try invalidArguments() }
      return nil
    }
  }

  private func args() throws -> Found? {
    if let found = try attempt({ () throws -> Found? in
      let items = try separated(positionalArgument)
      if items.isEmpty { return nil }
      var found = Found(positional: items)
      if let rest = try attempt({ try take(.comma) ? try keywordArguments() : nil }) {
        found.positional += rest.positional
        found.hasDoubleStar = rest.hasDoubleStar
      }
      return found
    }) {
      return found
    }
    return try keywordArguments()
  }

  private func positionalArgument() throws -> Expression? {
    if let starred = try starredExpression() { return starred }
    return try attempt { () throws -> Expression? in
      var value = try assignmentExpression()
      if value == nil { value = try unnamedExpression() }
      guard let value, try !at(.assign) else { return nil }
      return value
    }
  }

  private func keywordArguments() throws -> Found? {
    if let found = try attempt({ () throws -> Found? in
      let first = try separated(keywordOrStarred)
      guard !first.isEmpty, try take(.comma) else { return nil }
      let second = try separated(keywordOrDoubleStarred)
      return second.isEmpty ? nil : gather(first + second)
    }) {
      return found
    }
    let starred = try separated(keywordOrStarred)
    if !starred.isEmpty { return gather(starred) }
    let doubleStarred = try separated(keywordOrDoubleStarred)
    return doubleStarred.isEmpty ? nil : gather(doubleStarred)
  }

  private func gather(_ items: [Item]) -> Found {
    var found = Found()
    for item in items {
      switch item {
      case .positional(let value): found.positional.append(value)
      case .keyword: break
      case .doubleStar: found.hasDoubleStar = true
      }
    }
    return found
  }

  private func keywordOrStarred() throws -> Item? {
    if seeksMistakes { try invalidKeyword() }
    if try keyword() { return .keyword }
    return try starredExpression().map { .positional($0) }
  }

  private func keywordOrDoubleStarred() throws -> Item? {
    if seeksMistakes { try invalidKeyword() }
    if try keyword() { return .keyword }
    return try attempt { try take(.doubleStar) && expression() != nil } ? .doubleStar : nil
  }

  private func keyword() throws -> Bool {
    try attempt { try take(.name) && take(.assign) && expression() != nil }
  }

  // MARK: Mistakes

  private static let maybeEquals = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"

  private func invalidKeyword() throws {
    _ = try attempt { () throws -> Bool in
      let word = tokens[position]
      guard try take(any: .true, .false, .none), try take(.assign) else { return false }
      throw fault("cannot assign to \(text(word))", at: word.span.through(last.span))
    }
    try invalidKeywordGenerator()
    _ = try attempt { () throws -> Bool in
      if try looks({ try take(.name) && take(.assign) }) { return false }
      guard let value = try expression(), try take(.assign) else { return false }
      throw fault(
        "expression cannot contain assignment, perhaps you meant \"==\"?",
        at: value.span.through(last.span))
    }
  }

  /// `f(a=b for b in c)`.
  private func invalidKeywordGenerator() throws {
    _ = try attempt { () throws -> Bool in
      let name = tokens[position]
      guard try take(.name), try take(.assign) else { return false }
      let equals = last
      guard try expression() != nil, try clauses() != nil else { return false }
      throw fault(OrderedReader.maybeEquals, at: name.span.through(equals.span))
    }
  }

  private func invalidArguments() throws {
    let parenthesise = "Generator expression must be parenthesized"
    _ = try attempt { () throws -> Bool in
      guard let found = try args(), found.hasDoubleStar, try take(.comma), try take(.star) else {
        return false
      }
      throw fault(
        "iterable argument unpacking follows keyword argument unpacking", at: last.span)
    }
    _ = try attempt { () throws -> Bool in
      guard let value = try expression(), let lastClause = try clauses()?.last, try take(.comma) else {
        return false
      }
      if try args() == nil { _ = try attempt { try expression() != nil && clauses() != nil } }
      throw fault(parenthesise, from: value, through: lastClause.last)
    }
    try invalidKeywordGenerator()
    _ = try attempt { () throws -> Bool in
      guard let found = try args(), let lastClause = try clauses()?.last,
        found.positional.count > 1, let value = found.positional.last
      else { return false }
      throw fault(parenthesise, from: value, through: lastClause.last)
    }
    _ = try attempt { () throws -> Bool in
      guard try args() != nil, try take(.comma), let value = try expression(),
        let lastClause = try clauses()?.last
      else { return false }
      throw fault(parenthesise, from: value, through: lastClause.last)
    }
    _ = try attempt { () throws -> Bool in
      guard let found = try args(), try take(.comma), try args() != nil else { return false }
      throw lastTokenFault(
        found.hasDoubleStar
          ? "positional argument follows keyword argument unpacking"
          : "positional argument follows keyword argument")
    }
  }
}
