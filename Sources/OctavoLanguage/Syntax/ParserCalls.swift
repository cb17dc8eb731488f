/// Arguments of calls and parameters of functions.
extension Parser {
  /// From `(` to `)`.
  mutating func callArguments() throws(ParseStop) -> [Argument] {
    let open = start
    advance()
    try enter()
    defer { depth -= 1 }
    if kind != .rightParen, kind != .star, kind != .doubleStar, !isKeywordArgument {
      let start = start
      let first = try namedExpression()
      if kind == .for || kind == .async {
        // A generator expression that is the only argument needs no parentheses of its own.
        let generator = try comprehension(.generator(first), from: open, closing: .rightParen)
        return [Argument(.positional, generator, generator.span)]
      }
      let argument = Argument(.positional, first, Span(start, end))
      if kind != .rightParen { try expect(.comma) }
      return try arguments(after: [argument])
    }
    return try arguments(after: [])
  }

  /// Positional arguments may not follow a keyword, nor `*` a `**`.
  mutating func arguments(after first: [Argument]) throws(ParseStop) -> [Argument] {
    var arguments = first
    var hasKeyword = false
    var hasDoubleStar = false
    while kind != .rightParen {
      let start = start
      if kind == .star {
        if hasDoubleStar { throw stop() }
        advance()
        arguments.append(Argument(.star, try expression(), Span(start, end)))
      } else if accept(.doubleStar) {
        hasDoubleStar = true
        arguments.append(Argument(.doubleStar, try expression(), Span(start, end)))
      } else if isKeywordArgument {
        hasKeyword = true
        let name = try name()
        advance()
        arguments.append(Argument(.keyword(name), try expression(), Span(start, end)))
      } else {
        if hasKeyword || hasDoubleStar { throw stop() }
        arguments.append(Argument(.positional, try namedExpression(), Span(start, end)))
      }
      if !accept(.comma) { break }
    }
    try expect(.rightParen)
    return arguments
  }

  private var isKeywordArgument: Bool { kind == .name && kind(ahead: 1) == .assign }

  /// `*` and any expression, as in calls and subscripts.
  mutating func starredArgument() throws(ParseStop) -> Expression {
    let start = start
    try expect(.star)
    let value = try expression()
    return try node(.starred(value), from: start)
  }

  // MARK: Parameters

  /// The parameters of a function or lambda, up to but not including `closing`.
  mutating func parameters(
    until closing: TokenKind, isLambda: Bool
  ) throws(ParseStop) -> Parameters {
    var result = Parameters()
    var hasSlash = false
    var hasStar = false
    var hasDefault = false
    while kind != closing {
      switch kind {
      case .slash:
        if hasSlash || hasStar || result.positional.isEmpty { throw stop() }
        hasSlash = true
        advance()
        result.positionalOnly = result.positional
        result.positional = []
      case .star:
        if hasStar { throw stop() }
        hasStar = true
        advance()
        if kind == .comma {
          // A bare star must be followed by a named parameter.
          guard kind(ahead: 1) == .name else { throw stop() }
        } else {
          result.varArgs = try parameter(isLambda: isLambda, canBeStarred: true, canHaveDefault: false)
        }
      case .doubleStar:
        advance()
        result.varKeywords = try parameter(
          isLambda: isLambda, canBeStarred: false, canHaveDefault: false)
        _ = accept(.comma)
        guard kind == closing else { throw stop() }
        return result
      default:
        let parameter = try parameter(isLambda: isLambda, canBeStarred: false, canHaveDefault: true)
        if hasStar {
          result.keywordOnly.append(parameter)
        } else {
          if parameter.defaultValue == nil, hasDefault { throw stop() }
          hasDefault = hasDefault || parameter.defaultValue != nil
          result.positional.append(parameter)
        }
      }
      if !accept(.comma) { break }
    }
    guard kind == closing else { throw stop() }
    return result
  }

  private mutating func parameter(
    isLambda: Bool, canBeStarred: Bool, canHaveDefault: Bool
  ) throws(ParseStop) -> Parameter {
    let start = start
    let name = try name()
    var annotation: Expression?
    if !isLambda, accept(.colon) {
      annotation = canBeStarred && kind == .star ? try starred() : try expression()
    }
    let span = Span(start, end)
    let defaultValue = canHaveDefault && accept(.assign) ? try expression() : nil
    return Parameter(name: name, annotation: annotation, defaultValue: defaultValue, span: span)
  }
}
