/// Names, literals, displays, comprehensions, and what may be written after them.
extension OrderedReader {
  func primary() throws -> Expression? {
    try remembered(.primary) {
      let start = position
      guard var value = try atom() else { return nil }
      while let longer = try attempt({ try trailer(of: value, from: start) }) { value = longer }
      return value
    }
  }

  /// One attribute, call or subscript of `value`.
  private func trailer(of value: Expression, from start: Int) throws -> Expression? {
    if let attribute = try attempt({ try attributeTrailer(value, start) }) { return attribute }
    // A generator is tried even before other brackets: the mistakes it looks for may be in those.
    if try attempt({ try generator() != nil }) { return node(.call(value, []), from: start) }
    if let call = try attempt({ try callTrailer(value, start) }) { return call }
    return try attempt { try subscriptTrailer(value, start) }
  }

  /// The same for a part of a target: something must be written after it.
  func targetTrailer(of value: Expression, from start: Int) throws -> Expression? {
    func followed(_ trailer: Expression?) throws -> Expression? {
      guard let trailer, try looksLikeTrailer() else { return nil }
      return trailer
    }
    if let attribute = try attempt({ try followed(attributeTrailer(value, start)) }) { return attribute }
    if let item = try attempt({ try followed(subscriptTrailer(value, start)) }) { return item }
    if try attempt({ try generator() != nil && looksLikeTrailer() }) {
      return node(.call(value, []), from: start)
    }
    return try attempt { try followed(callTrailer(value, start)) }
  }

  func looksLikeTrailer() throws -> Bool {
    try at(.leftParen) || at(.leftBracket) || at(.dot)
  }

  private func attributeTrailer(_ value: Expression, _ start: Int) throws -> Expression? {
    guard try take(.dot), try take(.name) else { return nil }
    return node(.attribute(value, text(last), nameSpan: last.span), from: start)
  }

  private func callTrailer(_ value: Expression, _ start: Int) throws -> Expression? {
    guard try take(.leftParen) else { return nil }
    _ = try arguments()
    return try take(.rightParen) ? node(.call(value, []), from: start) : nil
  }

  private func subscriptTrailer(_ value: Expression, _ start: Int) throws -> Expression? {
    guard try take(.leftBracket), let index = try slices(), try take(.rightBracket) else { return nil }
    return node(.subscripted(value, index), from: start)
  }

  // MARK: Subscripts

  func slices() throws -> Expression? {
    let start = position
    if let single = try attempt({ () throws -> Expression? in
      guard let item = try slice() else { return nil }
      return try at(.comma) ? nil : item
    }) {
      return single
    }
    let items = try separated { () throws -> Expression? in
      if let item = try slice() { return item }
      return try starredExpression()
    }
    if items.isEmpty { return nil }
    _ = try take(.comma)
    return node(.tuple(items), from: start)
  }

  private func slice() throws -> Expression? {
    let start = position
    if let slice = try attempt({ () throws -> Expression? in
      _ = try expression()
      guard try take(.colon) else { return nil }
      _ = try expression()
      if try take(.colon) { _ = try expression() }
      return node(.slice(nil, nil, nil), from: start)
    }) {
      return slice
    }
    return try namedExpression()
  }

  /// `*` and any expression.
  func starredExpression() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.star), let value = try expression() else { return nil }
      return node(.starred(value), from: start)
    }
  }

  // MARK: Atoms

  func atom() throws -> Expression? {
    try remembered(.atom) {
      let start = position
      switch try kind() {
      case .name:
        _ = try take(.name)
        return node(.name(text(last)), from: start)
      case .true, .false, .none, .ellipsis: return try keywordConstant()
      case .number: return try number()
      case .string: return try strings()
      case .leftParen:
        if let tuple = try tupleDisplay() { return tuple }
        if let group = try group() { return group }
        return try generator()
      case .leftBracket:
        if let list = try listDisplay() { return list }
        return try listComprehension()
      case .leftBrace:
        if let dict = try dictDisplay() { return dict }
        if let set = try setDisplay() { return set }
        if let comprehension = try dictComprehension() { return comprehension }
        return try setComprehension()
      default: return nil
      }
    }
  }

  private func keywordConstant() throws -> Expression? {
    let start = position
    let kind = try kind()
    guard try take(kind) else { return nil }
    let value: Constant =
      kind == .true ? .true : kind == .false ? .false : kind == .none ? .none : .ellipsis
    return node(.constant(value), from: start)
  }

  func number() throws -> Expression? {
    let start = position
    guard try take(.number) else { return nil }
    let token = tokens[start]
    let value = try NumberLiteral.value(of: token, in: bytes)
    return node(.constant(value), from: start)
  }

  /// Reads what the strings hold as well: CPython finds faults in them as it meets them.
  func strings() throws -> Expression? {
    try remembered(.strings) { () throws -> Expression? in
      let start = position
      while try take(.string) {}
      if position == start { return nil }
      // The token after the last string has been looked at by now, as the parser below expects.
      var parser = Parser(bytes: bytes, tokens: Tokens(list: tokens, fault: lexicalFault))
      parser.rewind(to: start, scopeCount: 0)
      do throws(ParseStop) {
        let value = try parser.strings()
        position = parser.position
        return value
      } catch {
        guard case .fault(let fault) = error else { return nil }
        throw fault
      }
    }
  }

  // MARK: Displays

  func tupleDisplay() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.leftParen) else { return nil }
      let items = try attempt { () throws -> [Expression]? in
        guard let first = try starNamedExpression(), try take(.comma) else { return nil }
        return [first] + (try starNamedExpressions())
      }
      return try take(.rightParen) ? node(.tuple(items ?? []), from: start) : nil
    }
  }

  private func group() throws -> Expression? {
    if let group = try attempt({ () throws -> Expression? in
      guard try take(.leftParen) else { return nil }
      var value = try yieldExpression()
      if value == nil { value = try namedExpression() }
      guard let value, try take(.rightParen) else { return nil }
      return value
    }) {
      return group
    }
    if seeksMistakes { try invalidGroup() }
    return nil
  }

  private func invalidGroup() throws {
    _ = try attempt { () throws -> Bool in
      guard try take(.leftParen), let starred = try starredExpression(), try take(.rightParen) else {
        return false
      }
      throw fault("cannot use starred expression here", at: starred.span)
    }
    _ = try attempt { () throws -> Bool in
      guard try take(.leftParen) else { return false }
      let star = tokens[position]
      guard try take(.doubleStar), try expression() != nil, try take(.rightParen) else { return false }
      throw fault("cannot use double starred expression here", at: star.span)
    }
  }

  func listDisplay() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.leftBracket) else { return nil }
      let items = try starNamedExpressions()
      return try take(.rightBracket) ? node(.list(items), from: start) : nil
    }
  }

  private func setDisplay() throws -> Expression? {
    let start = position
    return try attempt {
      guard try take(.leftBrace), try !starNamedExpressions().isEmpty else { return nil }
      return try take(.rightBrace) ? node(.set([]), from: start) : nil
    }
  }

  private func dictDisplay() throws -> Expression? {
    let start = position
    if let dict = try attempt({ () throws -> Expression? in
      guard try take(.leftBrace) else { return nil }
      if try !separated(dictEntry).isEmpty { _ = try take(.comma) }
      return try take(.rightBrace) ? node(.dict([]), from: start) : nil
    }) {
      return dict
    }
    // CPython looks for these mistakes in the first reading too.
    if try take(.leftBrace) { try invalidEntries() }
    position = start
    return nil
  }

  private func dictEntry() throws -> Bool? {
    if try attempt({ try take(.doubleStar) && bitOr() != nil }) { return true }
    return try keyAndValue() ? true : nil
  }

  private func keyAndValue() throws -> Bool {
    try attempt { try expression() != nil && take(.colon) && expression() != nil }
  }

  private func invalidEntries() throws {
    let starredValue = "cannot use a starred expression in a dictionary value"
    let missingValue = "expression expected after dictionary key and ':'"

    func starredOrMissing() throws {
      _ = try attempt { () throws -> Bool in
        guard try expression() != nil, try take(.colon) else { return false }
        let star = tokens[position]
        guard try take(.star), try bitOr() != nil else { return false }
        throw fault(starredValue, startingFrom: Int(star.start))
      }
      _ = try attempt { () throws -> Bool in
        guard try expression() != nil, try take(.colon) else { return false }
        let colon = last
        guard try at(.rightBrace) || at(.comma) else { return false }
        throw fault(missingValue, at: colon.span)
      }
    }

    _ = try attempt { () throws -> Bool in
      guard try !separated(dictEntry).isEmpty, try take(.comma) else { return false }
      _ = try attempt { () throws -> Bool in
        guard let key = try expression(), try !at(.colon) else { return false }
        let place = max(key.span.end - 1, key.span.start)
        throw fault("':' expected after dictionary key", at: Span(place, place))
      }
      try starredOrMissing()
      return false
    }
    try starredOrMissing()
  }

  // MARK: Comprehensions

  private func listComprehension() throws -> Expression? {
    try comprehension(.leftBracket, .rightBracket, .list(OrderedReader.matched)) {
      try namedExpression() != nil
    }
  }

  private func setComprehension() throws -> Expression? {
    try comprehension(.leftBrace, .rightBrace, .set(OrderedReader.matched)) {
      try namedExpression() != nil
    }
  }

  func generator() throws -> Expression? {
    try comprehension(.leftParen, .rightParen, .generator(OrderedReader.matched)) {
      if try assignmentExpression() != nil { return true }
      return try unnamedExpression() != nil
    }
  }

  private func comprehension(
    _ open: TokenKind, _ close: TokenKind, _ result: Comprehension.Result,
    _ element: () throws -> Bool
  ) throws -> Expression? {
    let start = position
    if let found = try attempt({ () throws -> Expression? in
      guard try take(open), try element(), try clauses() != nil, try take(close) else { return nil }
      return node(comprehension(result), from: start)
    }) {
      return found
    }
    if seeksMistakes { try invalidComprehension() }
    return nil
  }

  private func comprehension(_ result: Comprehension.Result) -> Expression.Kind {
    .comprehension(Comprehension(result: result, clauses: [], scope: ScopeID(index: 0)))
  }

  private func dictComprehension() throws -> Expression? {
    let start = position
    if let found = try attempt({ () throws -> Expression? in
      guard try take(.leftBrace), try keyAndValue(), try clauses() != nil, try take(.rightBrace) else {
        return nil
      }
      let matched = OrderedReader.matched
      return node(comprehension(.dict(key: matched, value: matched)), from: start)
    }) {
      return found
    }
    guard seeksMistakes else { return nil }
    _ = try attempt { () throws -> Bool in
      guard try take(.leftBrace) else { return false }
      let stars = tokens[position]
      guard try take(.doubleStar), try bitOr() != nil, try clauses() != nil, try take(.rightBrace) else {
        return false
      }
      throw fault("dict unpacking cannot be used in dict comprehension", at: stars.span)
    }
    return nil
  }

  private func invalidComprehension() throws {
    _ = try attempt { () throws -> Bool in
      guard try take(any: .leftBracket, .leftParen, .leftBrace),
        let starred = try starredExpression(), try clauses() != nil
      else { return false }
      throw fault("iterable unpacking cannot be used in comprehension", at: starred.span)
    }
    let message = "did you forget parentheses around the comprehension target?"
    _ = try attempt { () throws -> Bool in
      guard try take(any: .leftBracket, .leftBrace), let first = try starNamedExpression(),
        try take(.comma)
      else { return false }
      guard let lastItem = try starNamedExpressions().last, try clauses() != nil else { return false }
      throw fault(message, from: first, through: lastItem)
    }
    _ = try attempt { () throws -> Bool in
      guard try take(any: .leftBracket, .leftBrace), let first = try starNamedExpression(),
        try take(.comma)
      else { return false }
      let comma = last
      guard try clauses() != nil else { return false }
      throw fault(message, at: first.span.through(comma.span))
    }
  }

  /// A clause as messages see it.
  struct Clause {
    let target: Expression
    /// The last condition, or the iterable when there is none.
    let last: Expression
  }

  /// One or more `for … in …` with their conditions.
  func clauses() throws -> [Clause]? {
    guard let first = try clause() else { return nil }
    var list = [first]
    while let next = try clause() { list.append(next) }
    return list
  }

  private func clause() throws -> Clause? {
    for isAsync in [true, false] {
      let start = position
      guard try !isAsync || take(.async), try take(.for), let target = try starTargets(),
        try take(.in)
      else {
        position = start
        continue
      }
      // From here on it is a comprehension or nothing.
      guard var last = try disjunction() else {
        position = start
        return nil
      }
      while let condition = try attempt({ try take(.if) ? try disjunction() : nil }) {
        last = condition
      }
      return Clause(target: target, last: last)
    }
    if seeksMistakes { try invalidForTarget() }
    return nil
  }

  func invalidForTarget() throws {
    _ = try attempt { () throws -> Bool in
      _ = try take(.async)
      guard try take(.for), let target = try starExpressions() else { return false }
      try refuseTarget(target, .loop)
      return false
    }
  }
}
