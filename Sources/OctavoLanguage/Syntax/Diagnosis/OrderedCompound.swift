/// Statements that hold other statements.
extension OrderedReader {
  func compoundStatement() throws -> Bool {
    switch try kind() {
    case .def: return try attempt(function)
    case .at: return try attempt(decorated)
    case .if: return try attempt(ifStatement)
    case .class: return try attempt(classDefinition)
    case .with: return try attempt(with)
    case .for: return try attempt(forStatement)
    case .async: return try attempt(function) || attempt(with) || attempt(forStatement)
    case .try: return try attempt(tryStatement)
    case .while: return try attempt(whileStatement)
    default: return try matchStatement()
    }
  }

  func block() throws -> Bool {
    try remembered(.block) {
      if try attempt({
        try take(.newline) && take(.indent) && statements() && take(.dedent)
      }) {
        return true
      }
      if try simpleStatements() { return true }
      if seeksMistakes, try looks(takesUnindentedLine) {
        throw lastTokenFault("expected an indented block", .indentation)
      }
      return false
    }
  }

  private func decorated() throws -> Bool {
    func decorators() throws -> Bool {
      var count = 0
      while try attempt({ try take(.at) && namedExpression() != nil && take(.newline) }) { count += 1 }
      return count > 0
    }
    return try attempt { try decorators() && function() }
      || attempt { try decorators() && classDefinition() }
  }

  /// Throws when a header is followed by a line that is not indented.
  private func requireIndent(_ statement: String, _ keyword: Int) throws {
    if try looks(takesUnindentedLine) {
      // Looking is what CPython does too, so the last token looked at is the one after the line end.
      throw missingBlock(statement, tokens[keyword])
    }
  }

  // MARK: Functions and classes

  private func function() throws -> Bool {
    if seeksMistakes {
      _ = try attempt { () throws -> Bool in
        _ = try take(.async)
        let keyword = position
        guard try take(.def), try take(.name), try take(.leftParen) else { return false }
        _ = try parameters(.function)
        guard try take(.rightParen) else { return false }
        _ = try attempt { try take(.arrow) && expression() != nil }
        guard try take(.colon) else { return false }
        try requireIndent("function definition", keyword)
        return false
      }
    }
    _ = try take(.async)
    guard try take(.def), try take(.name) else { return false }
    try require(.leftParen, "(")
    _ = try parameters(.function)
    guard try take(.rightParen) else { return false }
    _ = try attempt { try take(.arrow) && expression() != nil }
    try require(.colon, ":")
    return try block()
  }

  private func classDefinition() throws -> Bool {
    func header() throws -> Bool {
      guard try take(.class), try take(.name) else { return false }
      _ = try attempt { () throws -> Bool in
        guard try take(.leftParen) else { return false }
        _ = try arguments()
        return try take(.rightParen)
      }
      return true
    }
    if seeksMistakes {
      let keyword = position
      if try looks({ try header() && take(.newline) }) { throw lastTokenFault("expected ':'") }
      _ = try attempt { () throws -> Bool in
        guard try header(), try take(.colon) else { return false }
        try requireIndent("class definition", keyword)
        return false
      }
    }
    return try header() && take(.colon) && block()
  }

  // MARK: Branches and loops

  private func ifStatement() throws -> Bool { try branch(.if, "'if' statement") }

  private func branch(_ word: TokenKind, _ statement: String) throws -> Bool {
    if seeksMistakes { try invalidHeader(word, statement) { try namedExpression() != nil } }
    guard try take(word), try namedExpression() != nil, try take(.colon), try block() else {
      return false
    }
    if try attempt({ try branch(.elif, "'elif' statement") }) { return true }
    _ = try attempt(elseBlock)
    return true
  }

  /// A header that lacks its colon, or its block.
  private func invalidHeader(
    _ word: TokenKind, _ statement: String, _ rest: () throws -> Bool
  ) throws {
    let keyword = position
    if try looks({ try take(word) && rest() && take(.newline) }) { throw lastTokenFault("expected ':'") }
    _ = try attempt { () throws -> Bool in
      guard try take(word), try rest(), try take(.colon) else { return false }
      try requireIndent(statement, keyword)
      return false
    }
  }

  private func elseBlock() throws -> Bool {
    if seeksMistakes { try invalidBlock(.else, "'else' statement") }
    guard try take(.else) else { return false }
    try require(.colon, ":")
    return try block()
  }

  /// A keyword and a colon without a block.
  private func invalidBlock(_ word: TokenKind, _ statement: String) throws {
    let keyword = position
    _ = try attempt { () throws -> Bool in
      guard try take(word), try take(.colon) else { return false }
      try requireIndent(statement, keyword)
      return false
    }
  }

  private func whileStatement() throws -> Bool {
    if seeksMistakes { try invalidHeader(.while, "'while' statement") { try namedExpression() != nil } }
    guard try take(.while), try namedExpression() != nil, try take(.colon), try block() else {
      return false
    }
    _ = try attempt(elseBlock)
    return true
  }

  private func forStatement() throws -> Bool {
    func header() throws -> Bool {
      guard try take(.for), try starTargets() != nil, try take(.in) else { return false }
      return try starExpressions() != nil
    }
    if seeksMistakes {
      if try looks({
        _ = try take(.async)
        return try header() && take(.newline)
      }) {
        throw lastTokenFault("expected ':'")
      }
      _ = try attempt { () throws -> Bool in
        _ = try take(.async)
        let keyword = position
        guard try header(), try take(.colon) else { return false }
        try requireIndent("'for' statement", keyword)
        return false
      }
    }
    let start = position
    _ = try take(.async)
    if try take(.for), try starTargets() != nil, try take(.in) {
      guard try starExpressions() != nil, try take(.colon), try block() else { return false }
      _ = try attempt(elseBlock)
      return true
    }
    position = start
    if seeksMistakes { try invalidForTarget() }
    return false
  }

  // MARK: with

  private func with() throws -> Bool {
    if seeksMistakes { try invalidWithBlock() }
    let start = position
    if try attempt({
      guard try takeWith(), try take(.leftParen), try !separated(withItem).isEmpty else { return false }
      _ = try take(.comma)
      return try take(.rightParen) && take(.colon) && block()
    }) {
      return true
    }
    if try attempt({
      try takeWith() && !separated(withItem).isEmpty && take(.colon) && block()
    }) {
      return true
    }
    position = start
    if seeksMistakes {
      for isParenthesised in [false, true] {
        if try looks({ try takeWith() && looseItems(isParenthesised) && take(.newline) }) {
          throw lastTokenFault("expected ':'")
        }
      }
    }
    return false
  }

  private func takeWith() throws -> Bool {
    _ = try take(.async)
    return try take(.with)
  }

  private func withItem() throws -> Bool? {
    func follows() throws -> Bool { try at(.comma) || at(.rightParen) || at(.colon) }
    if try attempt({
      try expression() != nil && take(.as) && starTarget() != nil && follows()
    }) {
      return true
    }
    if seeksMistakes {
      _ = try attempt { () throws -> Bool in
        guard try expression() != nil, try take(.as), let target = try expression(), try follows() else {
          return false
        }
        try refuseTarget(target, .assign)
        return false
      }
    }
    return try expression() != nil ? true : nil
  }

  /// The items of a `with` that may lack what comes after them.
  private func looseItems(_ isParenthesised: Bool) throws -> Bool {
    if isParenthesised, try !take(.leftParen) { return false }
    let items = try separated { () throws -> Bool? in
      let value = try isParenthesised ? expressions() : expression()
      if value == nil { return nil }
      _ = try attempt { try take(.as) && starTarget() != nil }
      return true
    }
    if items.isEmpty { return false }
    if !isParenthesised { return true }
    _ = try take(.comma)
    return try take(.rightParen)
  }

  private func invalidWithBlock() throws {
    for isParenthesised in [false, true] {
      _ = try attempt { () throws -> Bool in
        _ = try take(.async)
        let keyword = position
        guard try take(.with), try looseItems(isParenthesised), try take(.colon) else { return false }
        try requireIndent("'with' statement", keyword)
        return false
      }
    }
  }

  // MARK: try

  private func tryStatement() throws -> Bool {
    if seeksMistakes { try invalidTry() }
    func body() throws -> Bool {
      guard try take(.try) else { return false }
      try require(.colon, ":")
      return try block()
    }
    if try attempt({ try body() && finallyBlock() }) { return true }
    for isStar in [false, true] {
      let matches = try attempt {
        guard try body(), try attempt({ try handler(isStar) }) else { return false }
        while try attempt({ try handler(isStar) }) {}
        _ = try attempt(elseBlock)
        _ = try attempt(finallyBlock)
        return true
      }
      if matches { return true }
    }
    return false
  }

  private func finallyBlock() throws -> Bool {
    if seeksMistakes { try invalidBlock(.finally, "'finally' statement") }
    guard try take(.finally) else { return false }
    try require(.colon, ":")
    return try block()
  }

  private func handler(_ isStar: Bool) throws -> Bool {
    if seeksMistakes { try invalidHandlerBlock(isStar) }
    func named() throws -> Bool {
      guard try take(.except), try !isStar || take(.star), try expression() != nil else { return false }
      _ = try attempt { try take(.as) && take(.name) }
      return try take(.colon) && block()
    }
    if try attempt(named) { return true }
    if !isStar, try attempt({ try take(.except) && take(.colon) && block() }) { return true }
    if seeksMistakes { try invalidHandler() }
    return false
  }

  private func invalidTry() throws {
    try invalidBlock(.try, "'try' statement")
    if try looks({ try take(.try) && take(.colon) && block() && !at(.except) && !at(.finally) }) {
      throw lastTokenFault("expected 'except' or 'finally' block")
    }
    _ = try attempt { () throws -> Bool in
      guard try take(.try), try take(.colon) else { return false }
      while try attempt(block) {}
      for isStar in [false, true] {
        _ = try attempt { () throws -> Bool in
          guard try attempt({ try handler(isStar) }) else { return false }
          while try attempt({ try handler(isStar) }) {}
          try refuseOtherHandler(than: isStar)
          return false
        }
      }
      return false
    }
  }

  private func refuseOtherHandler(than isStar: Bool) throws {
    let message = "cannot have both 'except' and 'except*' on the same 'try'"
    guard try take(.except) else { return }
    let keyword = last
    if !isStar {
      guard try take(.star) else { return }
      let star = last
      guard try expression() != nil else { return }
      _ = try attempt { try take(.as) && take(.name) }
      guard try take(.colon) else { return }
      throw fault(message, at: keyword.span.through(star.span))
    }
    _ = try attempt { () throws -> Bool in
      guard try expression() != nil else { return false }
      _ = try attempt { try take(.as) && take(.name) }
      return true
    }
    guard try take(.colon) else { return }
    throw fault(message, at: keyword.span)
  }

  private func invalidHandlerBlock(_ isStar: Bool) throws {
    let keyword = position
    let statement = isStar ? "'except*' statement" : "'except' statement"
    _ = try attempt { () throws -> Bool in
      guard try take(.except), try !isStar || take(.star), try expression() != nil else { return false }
      _ = try attempt { try take(.as) && take(.name) }
      guard try take(.colon) else { return false }
      try requireIndent(statement, keyword)
      return false
    }
    if !isStar { try invalidBlock(.except, statement) }
  }

  private func invalidHandler() throws {
    _ = try attempt { () throws -> Bool in
      guard try take(.except) else { return false }
      _ = try take(.star)
      guard let first = try expression(), try take(.comma), try expressions() != nil else { return false }
      _ = try attempt { try take(.as) && take(.name) }
      guard try take(.colon) else { return false }
      throw fault("multiple exception types must be parenthesized", startingFrom: first.span.start)
    }
    if try looks({
      guard try take(.except) else { return false }
      _ = try take(.star)
      guard try expression() != nil else { return false }
      _ = try attempt { try take(.as) && take(.name) }
      return try take(.newline)
    }) {
      throw lastTokenFault("expected ':'")
    }
    if try looks({ try take(.except) && take(.newline) }) { throw lastTokenFault("expected ':'") }
    if try looks({ try take(.except) && take(.star) && take(any: .newline, .colon) }) {
      throw lastTokenFault("expected one or more exception types")
    }
  }

  // MARK: match

  private func matchStatement() throws -> Bool {
    let keyword = position
    func header() throws -> Bool { try take(word: "match") && subject() }
    if try attempt({
      guard try header(), try take(.colon), try take(.newline), try take(.indent),
        try attempt(caseBlock)
      else { return false }
      while try attempt(caseBlock) {}
      return try take(.dedent)
    }) {
      return true
    }
    guard seeksMistakes else { return false }
    if try looks({ try header() && take(.newline) }) { throw lastTokenFault("expected ':'") }
    _ = try attempt { () throws -> Bool in
      guard try header(), try take(.colon) else { return false }
      try requireIndent("'match' statement", keyword)
      return false
    }
    return false
  }

  private func subject() throws -> Bool {
    if try attempt({
      guard try starNamedExpression() != nil, try take(.comma) else { return false }
      _ = try starNamedExpressions()
      return true
    }) {
      return true
    }
    return try namedExpression() != nil
  }

  private func caseBlock() throws -> Bool {
    let keyword = position
    func header() throws -> Bool {
      guard try take(word: "case"), try patterns() else { return false }
      _ = try attempt { try take(.if) && namedExpression() != nil }
      return true
    }
    if seeksMistakes {
      if try looks({ try header() && take(.newline) }) { throw lastTokenFault("expected ':'") }
      _ = try attempt { () throws -> Bool in
        guard try header(), try take(.colon) else { return false }
        try requireIndent("'case' statement", keyword)
        return false
      }
    }
    return try header() && take(.colon) && block()
  }
}
