/// Patterns of `case`.
extension OrderedReader {
  func patterns() throws -> Bool {
    if try attempt(openSequence) { return true }
    return try pattern()
  }

  /// A pattern and a comma, perhaps with more patterns after it.
  private func openSequence() throws -> Bool {
    guard try maybeStar() != nil, try take(.comma) else { return false }
    _ = try maybeSequence()
    return true
  }

  private func maybeSequence() throws -> Bool {
    guard try !separated(maybeStar).isEmpty else { return false }
    _ = try take(.comma)
    return true
  }

  private func maybeStar() throws -> Bool? {
    if try attempt({ try take(.star) && (captureTarget() || take(word: "_")) }) { return true }
    return try pattern() ? true : nil
  }

  private func pattern() throws -> Bool {
    if try attempt({ try orPattern() && take(.as) && captureTarget() }) { return true }
    if seeksMistakes {
      _ = try attempt { () throws -> Bool in
        guard try orPattern(), try take(.as), try take(word: "_") else { return false }
        throw fault("cannot use '_' as a target", at: last.span)
      }
      _ = try attempt { () throws -> Bool in
        guard try orPattern(), try take(.as), try !at(.name), let target = try expression() else {
          return false
        }
        throw fault("invalid pattern target", at: target.span)
      }
    }
    return try orPattern()
  }

  private func orPattern() throws -> Bool {
    try attempt {
      guard try closedPattern() else { return false }
      while try attempt({ try take(.bar) && closedPattern() }) {}
      return true
    }
  }

  /// A name other than `_` that nothing is written after.
  private func captureTarget() throws -> Bool {
    try attempt {
      guard try !isWord("_"), try take(.name) else { return false }
      return try !at(.dot) && !at(.leftParen) && !at(.assign)
    }
  }

  /// Remembered, since each bracket of nested patterns is tried several times.
  private func closedPattern() throws -> Bool { try remembered(.closedPattern, freshPattern) }

  private func freshPattern() throws -> Bool {
    switch try kind() {
    case .number, .minus: return try literal()
    case .string: return try strings() != nil
    case .none, .true, .false: return try take(kind())
    case .name:
      if try captureTarget() { return true }
      if try take(word: "_") { return true }
      if try attempt({
        try dottedName(atLeast: 2) && !at(.dot) && !at(.leftParen) && !at(.assign)
      }) {
        return true
      }
      return try attempt(classPattern)
    case .leftParen:
      if try attempt({ try take(.leftParen) && pattern() && take(.rightParen) }) { return true }
      return try attempt {
        guard try take(.leftParen) else { return false }
        _ = try attempt(openSequence)
        return try take(.rightParen)
      }
    case .leftBracket:
      return try attempt {
        guard try take(.leftBracket) else { return false }
        _ = try attempt(maybeSequence)
        return try take(.rightBracket)
      }
    case .leftBrace: return try attempt(mapping)
    default: return false
    }
  }

  private func literal() throws -> Bool {
    func signed() throws -> Expression? {
      _ = try take(.minus)
      return try number()
    }
    if try attempt({ try signed() != nil && !at(.plus) && !at(.minus) }) { return true }
    return try attempt {
      guard let real = try signed(), try take(any: .plus, .minus) else { return false }
      if case .constant(.imaginary) = real.kind {
        throw fault("real number required in complex literal", at: real.span)
      }
      guard let imaginary = try number() else { return false }
      guard case .constant(.imaginary) = imaginary.kind else {
        throw fault("imaginary number required in complex literal", at: imaginary.span)
      }
      return true
    }
  }

  private func dottedName(atLeast count: Int) throws -> Bool {
    guard try take(.name) else { return false }
    var found = 1
    while try attempt({ try take(.dot) && take(.name) }) { found += 1 }
    return found >= count
  }

  private func classPattern() throws -> Bool {
    if try attempt({
      guard try dottedName(atLeast: 1), try take(.leftParen) else { return false }
      if try take(.rightParen) { return true }
      if try attempt(positionalPatterns) {
        _ = try attempt { try take(.comma) && keywordPatterns() }
      } else if try !attempt(keywordPatterns) {
        return false
      }
      _ = try take(.comma)
      return try take(.rightParen)
    }) {
      return true
    }
    if seeksMistakes {
      _ = try attempt { () throws -> Bool in
        guard try dottedName(atLeast: 1), try take(.leftParen) else { return false }
        _ = try attempt { try positionalPatterns() && take(.comma) }
        guard try keywordPatterns(), try take(.comma) else { return false }
        let first = tokens[position]
        guard try positionalPatterns() else { return false }
        throw fault(
          "positional patterns follow keyword patterns", at: first.span.through(last.span))
      }
    }
    return false
  }

  private func positionalPatterns() throws -> Bool {
    try !separated { try pattern() ? true : nil }.isEmpty
  }

  private func keywordPatterns() throws -> Bool {
    try !separated { try take(.name) && take(.assign) && pattern() ? true : nil }.isEmpty
  }

  private func mapping() throws -> Bool {
    guard try take(.leftBrace) else { return false }
    if try take(.rightBrace) { return true }
    func rest() throws -> Bool { try take(.doubleStar) && captureTarget() }
    if try attempt({
      guard try rest() else { return false }
      _ = try take(.comma)
      return try take(.rightBrace)
    }) {
      return true
    }
    guard try !separated(mappingItem).isEmpty else { return false }
    _ = try attempt { try take(.comma) && rest() }
    _ = try take(.comma)
    return try take(.rightBrace)
  }

  private func mappingItem() throws -> Bool? {
    let isKey: Bool
    switch try kind() {
    case .number, .minus: isKey = try literal()
    case .string: isKey = try strings() != nil
    case .none, .true, .false: isKey = try take(kind())
    default: isKey = try attempt { try dottedName(atLeast: 2) }
    }
    return try isKey && take(.colon) && pattern() ? true : nil
  }
}
