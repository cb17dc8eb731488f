/// Expressions and targets that may not stand where they stand.
extension ContextChecker {
  func check(_ expression: Expression?) throws(SyntaxFault) {
    if let expression { try check(expression) }
  }

  /// Where a star is expected: in displays, and before an annotation of `*args`.
  func check(starredAllowed expression: Expression?) throws(SyntaxFault) {
    if let expression, case .starred(let value) = expression.kind { return try check(value) }
    try check(expression)
  }

  func check(_ expression: Expression) throws(SyntaxFault) {
    let span = expression.span
    switch expression.kind {
    case .constant, .name: break
    case .joinedString(let pieces): try check(pieces)
    case .tuple(let items), .list(let items), .set(let items):
      for item in items { try check(starredAllowed: item) }
    case .boolOp(_, let items):
      for item in items { try check(item) }
    case .dict(let entries):
      for entry in entries {
        try check(entry.key)
        try check(entry.value)
      }
    case .binary(let left, _, let right), .subscripted(let left, let right):
      try check(left)
      try check(right)
    case .unary(_, let operand), .attribute(let operand, _, _): try check(operand)
    case .starred: throw SyntaxFault("can't use starred expression here", span)
    case .compare(let left, let rest):
      try check(left)
      for item in rest { try check(item.right) }
    case .call(let callee, let arguments):
      try check(callee)
      try check(arguments, span)
    case .slice(let lower, let upper, let step):
      try check(lower)
      try check(upper)
      try check(step)
    case .conditional(let test, let body, let orElse):
      try check(test)
      try check(body)
      try check(orElse)
    case .lambda(let parameters, let body, let scope):
      try checkNames(parameters, span)
      try checkDefaults(parameters)
      try inScope(scope, .lambda) { () throws(SyntaxFault) in try check(body) }
    case .walrus(let target, let value):
      try check(value)
      try check(target: target)
    case .comprehension(let comprehension): try check(comprehension, span)
    case .yield(let value):
      guard context.isFunction else { throw SyntaxFault("'yield' outside function", span) }
      try check(value)
    case .yieldFrom(let value):
      guard context.isFunction else { throw SyntaxFault("'yield' outside function", span) }
      if context.isAsync { throw SyntaxFault("'yield from' inside async function", span) }
      try check(value)
    case .await(let value):
      guard context.isFunction else { throw SyntaxFault("'await' outside function", span) }
      guard context.isAsync || context.kind == .comprehension else {
        throw SyntaxFault("'await' outside async function", span)
      }
      try check(value)
    }
  }

  private func check(_ pieces: [FormattedPiece]) throws(SyntaxFault) {
    for piece in pieces {
      guard case .value(let value, _, let spec, _, _) = piece else { continue }
      try check(value)
      if let spec { try check(spec) }
    }
  }

  /// Arguments of a call or of a class.
  func check(_ arguments: [Argument], _ span: Span) throws(SyntaxFault) {
    var seen: Set<String> = []
    for argument in arguments {
      guard case .keyword(let name) = argument.kind else { continue }
      try checkName(name, span)
      if !seen.insert(name).inserted {
        throw SyntaxFault("keyword argument repeated: \(name)", argument.span)
      }
    }
    for argument in arguments { try check(argument.value) }
  }

  private func check(_ comprehension: Comprehension, _ span: Span) throws(SyntaxFault) {
    guard let first = comprehension.clauses.first else { return }
    try check(first.iterable)
    let scope = scope(comprehension.scope)
    if scope.isCoroutine, !scope.isGenerator, !context.isAsync, context.kind != .comprehension {
      throw SyntaxFault("asynchronous comprehension outside of an asynchronous function", span)
    }
    try inScope(comprehension.scope, .comprehension) { () throws(SyntaxFault) in
      for (index, clause) in comprehension.clauses.enumerated() {
        if index > 0 { try check(clause.iterable) }
        try check(target: clause.target)
        for condition in clause.conditions { try check(condition) }
      }
      switch comprehension.result {
      case .list(let element), .set(let element), .generator(let element): try check(element)
      case .dict(let key, let value):
        try check(key)
        try check(value)
      }
    }
  }

  // MARK: Targets

  func check(target: Expression) throws(SyntaxFault) {
    switch target.kind {
    case .name(let name): try checkName(name, target.span)
    case .attribute(_, let name, _):
      try checkParts(of: target)
      try checkName(name, target.span)
    case .tuple(let items), .list(let items): try check(targets: items, target.span)
    case .starred: throw SyntaxFault("starred assignment target must be in a list or tuple", target.span)
    default: try checkParts(of: target)
    }
  }

  /// At most one of several targets may be starred, and not too many may stand before it.
  private func check(targets items: [Expression], _ span: Span) throws(SyntaxFault) {
    var hasStar = false
    for (index, item) in items.enumerated() {
      guard case .starred = item.kind else { continue }
      if hasStar { throw SyntaxFault("multiple starred expressions in assignment", span) }
      hasStar = true
      if index >= 1 << 8 || items.count - index - 1 >= 1 << 23 {
        throw SyntaxFault("too many expressions in star-unpacking assignment", span)
      }
    }
    for item in items {
      if case .starred(let inner) = item.kind {
        try check(target: inner)
      } else {
        try check(target: item)
      }
    }
  }

  func check(deleted target: Expression) throws(SyntaxFault) {
    switch target.kind {
    case .name(let name): try checkName(name, target.span, verb: "delete")
    case .tuple(let items), .list(let items):
      for item in items { try check(deleted: item) }
    default: try checkParts(of: target)
    }
  }

  /// What is evaluated of a target before it is bound.
  func checkParts(of target: Expression) throws(SyntaxFault) {
    switch target.kind {
    case .attribute(let value, _, _): try check(value)
    case .subscripted(let value, let index):
      try check(value)
      try check(index)
    default: break
    }
  }
}
