/// The names in expressions.
extension SymbolCollector {
  func visit(_ expression: Expression?) throws(SyntaxFault) {
    if let expression { try visit(expression) }
  }

  private func visit(_ items: [Expression]) throws(SyntaxFault) {
    for item in items { try visit(item) }
  }

  func visit(_ expression: Expression) throws(SyntaxFault) {
    switch expression.kind {
    case .constant: break
    case .name(let name): use(name)
    case .joinedString(let pieces): try visit(pieces)
    case .tuple(let items), .list(let items), .set(let items), .boolOp(_, let items):
      try visit(items)
    case .dict(let entries):
      for entry in entries { try visit(entry.key) }
      for entry in entries { try visit(entry.value) }
    case .binary(let left, _, let right), .subscripted(let left, let right):
      try visit(left)
      try visit(right)
    case .unary(_, let operand), .attribute(let operand, _, _), .starred(let operand):
      try visit(operand)
    case .compare(let left, let rest):
      try visit(left)
      for item in rest { try visit(item.right) }
    case .call(let callee, let arguments):
      try visit(callee)
      for argument in arguments { try visit(argument.value) }
    case .slice(let lower, let upper, let step):
      try visit(lower)
      try visit(upper)
      try visit(step)
    case .conditional(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .lambda(let parameters, let body, let scope):
      try visitDefaults(parameters)
      try inScope(scope, .lambda, "<lambda>") { () throws(SyntaxFault) in
        try bindParameters(parameters)
        try visit(body)
      }
    case .walrus(let target, let value): try visitWalrus(target, value, expression.span)
    case .comprehension(let comprehension): try visit(comprehension)
    case .yield(let value):
      try visit(value)
      try markGenerator(expression.span)
    case .yieldFrom(let value):
      try visit(value)
      try markGenerator(expression.span)
    case .await(let value):
      try visit(value)
      current.scope.isCoroutine = true
    }
  }

  private func visit(_ pieces: [FormattedPiece]) throws(SyntaxFault) {
    for piece in pieces {
      guard case .value(let value, _, let spec, _, _) = piece else { continue }
      try visit(value)
      if let spec { try visit(spec) }
    }
  }

  /// Names are bound, or deleted, which makes them local as well; other parts are only read.
  func visit(target: Expression) throws(SyntaxFault) {
    switch target.kind {
    case .name(let name): try bind(name, at: target.span)
    case .tuple(let items), .list(let items):
      for item in items { try visit(target: item) }
    case .starred(let inner): try visit(target: inner)
    default: try visit(target)
    }
  }

  private func markGenerator(_ span: Span) throws(SyntaxFault) {
    current.scope.isGenerator = true
    if let kind = current.comprehension { throw SyntaxFault("'yield' inside \(kind)", span) }
  }

  // MARK: Assignment expressions

  private func visitWalrus(
    _ target: Expression, _ value: Expression, _ span: Span
  ) throws(SyntaxFault) {
    if current.iterableDepth > 0 {
      throw SyntaxFault(
        "assignment expression cannot be used in a comprehension iterable expression", span)
    }
    guard case .name(let name) = target.kind else { return }
    if current.comprehension != nil { try bindAround(mangled(name), target.span) }
    try visit(value)
    try visit(target: target)
  }

  /// `:=` in a comprehension binds in the function, or the module, around it.
  private func bindAround(_ name: String, _ span: Span) throws(SyntaxFault) {
    var next: SymbolTable? = current
    while let table = next {
      if table.comprehension != nil {
        if table.symbols[name]?.contains(.iteration) ?? false {
          throw SyntaxFault(
            "assignment expression cannot rebind comprehension iteration variable '\(name)'", span)
        }
      } else if table.isFunction {
        let isGlobal = table.symbols[name]?.contains(.global) ?? false
        current.declare(name, isGlobal ? .global : .nonlocal, at: span)
        table.add(name, .local)
        return
      } else if table.scope.kind == .module {
        current.declare(name, .global, at: span)
        table.declare(name, .global, at: span)
        return
      } else {
        throw SyntaxFault(
          "assignment expression within a comprehension cannot be used in a class body", span)
      }
      next = table.parent
    }
  }

  // MARK: Comprehensions

  private func visit(_ comprehension: Comprehension) throws(SyntaxFault) {
    guard let first = comprehension.clauses.first else { return }
    // The first iterable is evaluated outside.
    current.iterableDepth += 1
    try visit(first.iterable)
    current.iterableDepth -= 1

    let (name, words): (String, String) =
      switch comprehension.result {
      case .list: ("<listcomp>", "list comprehension")
      case .set: ("<setcomp>", "set comprehension")
      case .dict: ("<dictcomp>", "dict comprehension")
      case .generator: ("<genexpr>", "generator expression")
      }
    var isCoroutine = false
    try inScope(comprehension.scope, .comprehension, name, comprehension: words) { () throws(SyntaxFault) in
      if case .generator = comprehension.result { current.scope.isGenerator = true }
      current.scope.isCoroutine = comprehension.clauses.contains { $0.isAsync }
      current.add(".0", .parameter)
      for (index, clause) in comprehension.clauses.enumerated() {
        try visit(clause, isFirst: index == 0)
      }
      switch comprehension.result {
      case .list(let element), .set(let element), .generator(let element): try visit(element)
      case .dict(let key, let value):
        try visit(value)
        try visit(key)
      }
      isCoroutine = current.scope.isCoroutine && !current.scope.isGenerator
    }
    // What is not a generator is run to its end where it stands, so that place waits too.
    if isCoroutine { current.scope.isCoroutine = true }
  }

  private func visit(_ clause: Comprehension.Clause, isFirst: Bool) throws(SyntaxFault) {
    current.isInIterationTarget = true
    try visit(target: clause.target)
    current.isInIterationTarget = false
    if !isFirst {
      current.iterableDepth += 1
      try visit(clause.iterable)
      current.iterableDepth -= 1
    }
    try visit(clause.conditions)
  }
}
