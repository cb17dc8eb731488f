/// Parameters of functions and lambdas.
extension OrderedReader {
  enum ParameterList {
    case function, lambda

    var closing: TokenKind { self == .function ? .rightParen : .colon }
    var words: String { self == .function ? "Function" : "Lambda expression" }
  }

  func parameters(_ list: ParameterList) throws -> Bool {
    if seeksMistakes { try invalidParameters(list) }
    return try attempt { try validParameters(list) }
  }

  private func validParameters(_ list: ParameterList) throws -> Bool {
    if try attempt({ try slashWithoutDefault(list) }) {
      try many { try plainParameter(list) }
      try many { try parameterWithDefault(list) }
      _ = try attempt { try starAndRest(list) }
      return true
    }
    if try attempt({ try slashWithDefault(list) }) {
      try many { try parameterWithDefault(list) }
      _ = try attempt { try starAndRest(list) }
      return true
    }
    if try many({ try plainParameter(list) }) > 0 {
      try many { try parameterWithDefault(list) }
      _ = try attempt { try starAndRest(list) }
      return true
    }
    if try many({ try parameterWithDefault(list) }) > 0 {
      _ = try attempt { try starAndRest(list) }
      return true
    }
    return try attempt { try starAndRest(list) }
  }

  @discardableResult
  private func many(_ body: () throws -> Bool) throws -> Int {
    var count = 0
    while try attempt(body) { count += 1 }
    return count
  }

  // MARK: Parts

  /// A comma, or the end of the list, which is not taken.
  private func commaOrClosing(_ list: ParameterList) throws -> Bool {
    if try take(.comma) { return true }
    return try at(list.closing)
  }

  private func slashWithoutDefault(_ list: ParameterList) throws -> Bool {
    guard try many({ try plainParameter(list) }) > 0, try take(.slash) else { return false }
    return try commaOrClosing(list)
  }

  private func slashWithDefault(_ list: ParameterList) throws -> Bool {
    try many { try plainParameter(list) }
    guard try many({ try parameterWithDefault(list) }) > 0, try take(.slash) else { return false }
    return try commaOrClosing(list)
  }

  private func name(_ list: ParameterList) throws -> Bool {
    guard try take(.name) else { return false }
    if list == .function { _ = try attempt { try take(.colon) && expression() != nil } }
    return true
  }

  private func plainParameter(_ list: ParameterList) throws -> Bool {
    try name(list) && commaOrClosing(list)
  }

  private func parameterWithDefault(_ list: ParameterList) throws -> Bool {
    try name(list) && defaultValue(list) && commaOrClosing(list)
  }

  private func parameterMaybeDefault(_ list: ParameterList) throws -> Bool {
    guard try name(list) else { return false }
    _ = try attempt { try defaultValue(list) }
    return try commaOrClosing(list)
  }

  private func defaultValue(_ list: ParameterList) throws -> Bool {
    if try attempt({ try take(.assign) && expression() != nil }) { return true }
    if seeksMistakes, try take(.assign) {
      let equals = last
      if try at(.rightParen) || at(.comma) {
        throw fault("expected default value expression", at: equals.span)
      }
    }
    return false
  }

  private func starAndRest(_ list: ParameterList) throws -> Bool {
    if seeksMistakes { try invalidStar(list) }
    if try attempt({ try take(.star) && plainParameter(list) }) {
      try many { try parameterMaybeDefault(list) }
      _ = try attempt { try keywords(list) }
      return true
    }
    if list == .function, try attempt({ try starredAnnotation(list) }) {
      try many { try parameterMaybeDefault(list) }
      _ = try attempt { try keywords(list) }
      return true
    }
    if try attempt({
      guard try take(.star), try take(.comma) else { return false }
      return try many { try parameterMaybeDefault(list) } > 0
    }) {
      _ = try attempt { try keywords(list) }
      return true
    }
    return try attempt { try keywords(list) }
  }

  /// `*args: *Shape`.
  private func starredAnnotation(_ list: ParameterList) throws -> Bool {
    guard try take(.star), try take(.name), try take(.colon) else { return false }
    let isRead = try attempt { try take(.star) && bitOr() != nil } || expression() != nil
    return try isRead && commaOrClosing(list)
  }

  private func keywords(_ list: ParameterList) throws -> Bool {
    if seeksMistakes { try invalidKeywords(list) }
    return try take(.doubleStar) && plainParameter(list)
  }

  // MARK: Mistakes

  private func invalidParameters(_ list: ParameterList) throws {
    _ = try attempt { () throws -> Bool in
      try many { try plainParameter(list) }
      guard
        try attempt({ try slashWithDefault(list) })
          || many({ try parameterWithDefault(list) }) > 0
      else { return false }
      let start = position
      guard try plainParameter(list) else { return false }
      throw fault("non-default argument follows default argument", at: nameSpan(start))
    }
    _ = try attempt { () throws -> Bool in
      try many { try plainParameter(list) }
      let open = tokens[position]
      guard try take(.leftParen) else { return false }
      if list == .function {
        guard try many({ try plainParameter(.function) }) > 0 else { return false }
      } else {
        guard try !separated({ try take(.name) ? true : nil }).isEmpty else { return false }
      }
      _ = try take(.comma)
      guard try take(.rightParen) else { return false }
      throw fault(
        "\(list.words) parameters cannot be parenthesized", at: open.span.through(last.span))
    }
    _ = try attempt { () throws -> Bool in
      guard try take(.slash) else { return false }
      let slash = last
      guard try take(.comma) else { return false }
      throw fault("at least one argument must precede /", at: slash.span)
    }
    func slashes() throws -> Bool {
      try attempt { try slashWithoutDefault(list) } || attempt { try slashWithDefault(list) }
    }
    _ = try attempt { () throws -> Bool in
      guard try slashes() else { return false }
      try many { try parameterMaybeDefault(list) }
      guard try take(.slash) else { return false }
      throw fault("/ may appear only once", at: last.span)
    }
    _ = try attempt { () throws -> Bool in
      _ = try slashes()
      try many { try parameterMaybeDefault(list) }
      guard try take(.star), try take(.comma) || attempt({ try plainParameter(list) }) else {
        return false
      }
      try many { try parameterMaybeDefault(list) }
      guard try take(.slash) else { return false }
      throw fault("/ must be ahead of *", at: last.span)
    }
    _ = try attempt { () throws -> Bool in
      guard try many({ try parameterMaybeDefault(list) }) > 0, try take(.slash), try take(.star) else {
        return false
      }
      throw fault("expected comma between / and *", at: last.span)
    }
  }

  /// The span of the parameter that begins at a token, with its annotation but not what follows.
  private func nameSpan(_ start: Int) -> Span {
    let end = tokens[position - 1].kind == .comma ? position - 2 : position - 1
    return tokens[start].span.through(tokens[max(end, start)].span)
  }

  private func invalidStar(_ list: ParameterList) throws {
    let bare = "named arguments must follow bare *"
    _ = try attempt { () throws -> Bool in
      guard try take(.star) else { return false }
      let star = last
      let isBare =
        try take(list.closing)
        || attempt { try take(.comma) && take(any: list.closing, .doubleStar) }
      guard isBare else { return false }
      throw list == .function ? fault(bare, at: star.span) : lastTokenFault(bare)
    }
    _ = try attempt { () throws -> Bool in
      guard try take(.star), try name(list), try take(.assign) else { return false }
      throw fault("var-positional argument cannot have default value", at: last.span)
    }
    _ = try attempt { () throws -> Bool in
      func starred() throws -> Bool { try attempt { try plainParameter(list) } || take(.comma) }
      guard try take(.star), try starred() else { return false }
      try many { try parameterMaybeDefault(list) }
      guard try take(.star) else { return false }
      let star = last
      guard try starred() else { return false }
      throw fault("* argument may appear only once", at: star.span)
    }
  }

  private func invalidKeywords(_ list: ParameterList) throws {
    _ = try attempt { () throws -> Bool in
      guard try take(.doubleStar), try name(list), try take(.assign) else { return false }
      throw fault("var-keyword argument cannot have default value", at: last.span)
    }
    _ = try attempt { () throws -> Bool in
      guard try take(.doubleStar), try name(list), try take(.comma) else { return false }
      let start = position
      guard try name(list) || take(any: .star, .doubleStar, .slash) else { return false }
      throw fault(
        "arguments cannot follow var-keyword argument", at: tokens[start].span.through(last.span))
    }
  }
}
