/// Statements of one line, and sequences of statements.
extension OrderedReader {
  /// The whole text from here on.
  func file() throws -> Bool {
    _ = try statements()
    return try take(.endOfText)
  }

  func statements() throws -> Bool {
    var count = 0
    while try attempt({ try compoundStatement() || simpleStatements() }) { count += 1 }
    return count > 0
  }

  func simpleStatements() throws -> Bool {
    if try attempt({ try simpleStatement() && !at(.semicolon) && take(.newline) }) { return true }
    return try attempt {
      guard try simpleStatement() else { return false }
      while try attempt({ try take(.semicolon) && simpleStatement() }) {}
      _ = try take(.semicolon)
      return try take(.newline)
    }
  }

  private func simpleStatement() throws -> Bool {
    try remembered(.simpleStatement) {
      if try attempt(assignment) { return true }
      if try starExpressions() != nil { return true }
      switch try kind() {
      case .return:
        return try attempt {
          guard try take(.return) else { return false }
          _ = try starExpressions()
          return true
        }
      case .import: return try attempt { try take(.import) && dottedAliases() }
      case .from: return try attempt(importFrom)
      case .raise: return try attempt(raise)
      case .pass: return try take(.pass)
      case .del: return try attempt(delete) || attempt(invalidDelete)
      case .yield: return try yieldExpression() != nil
      case .assert:
        return try attempt {
          guard try take(.assert), try expression() != nil else { return false }
          _ = try attempt { try take(.comma) && expression() != nil }
          return true
        }
      case .break: return try take(.break)
      case .continue: return try take(.continue)
      case .global: return try attempt { try take(.global) && names() }
      case .nonlocal: return try attempt { try take(.nonlocal) && names() }
      default: return false
      }
    }
  }

  private func names() throws -> Bool {
    try !separated { try take(.name) ? last : nil }.isEmpty
  }

  private func raise() throws -> Bool {
    guard try take(.raise) else { return false }
    if try expression() != nil { _ = try attempt { try take(.from) && expression() != nil } }
    return true
  }

  private func delete() throws -> Bool {
    guard try take(.del), try deleteTargets() else { return false }
    return try at(.semicolon) || at(.newline)
  }

  private func invalidDelete() throws -> Bool {
    guard seeksMistakes, try take(.del), let target = try starExpressions() else { return false }
    try refuseTarget(target, .delete)
    return false
  }

  // MARK: Imports

  private func dottedAliases() throws -> Bool {
    try !separated { () throws -> Bool? in
      guard try dottedName() else { return nil }
      _ = try attempt { try take(.as) && take(.name) }
      return true
    }.isEmpty
  }

  private func dottedName() throws -> Bool {
    guard try take(.name) else { return false }
    while try attempt({ try take(.dot) && take(.name) }) {}
    return true
  }

  private func importFrom() throws -> Bool {
    guard try take(.from) else { return false }
    let start = position
    while try take(any: .dot, .ellipsis) {}
    let hasDots = position > start
    if try attempt({ try dottedName() && take(.import) && importTargets() }) { return true }
    return try hasDots && take(.import) && importTargets()
  }

  private func importTargets() throws -> Bool {
    if try attempt({
      guard try take(.leftParen), try importAliases() else { return false }
      _ = try take(.comma)
      return try take(.rightParen)
    }) {
      return true
    }
    if try attempt({ try importAliases() && !at(.comma) }) { return true }
    if try take(.star) { return true }
    if seeksMistakes, try looks({ try importAliases() && take(.comma) && take(.newline) }) {
      throw lastTokenFault("trailing comma not allowed without surrounding parentheses")
    }
    return false
  }

  private func importAliases() throws -> Bool {
    try !separated { () throws -> Bool? in
      guard try take(.name) else { return nil }
      _ = try attempt { try take(.as) && take(.name) }
      return true
    }.isEmpty
  }

  // MARK: Assignments

  private func assignment() throws -> Bool {
    if try attempt({ try take(.name) && annotationAndValue() }) { return true }
    if try attempt({
      let isTarget =
        try attempt { try take(.leftParen) && singleTarget() != nil && take(.rightParen) }
        || singlePartTarget() != nil
      return try isTarget && annotationAndValue()
    }) {
      return true
    }
    if try attempt({
      guard try starTargetsAndEquals() else { return false }
      while try starTargetsAndEquals() {}
      return try assignedValue() && !at(.assign)
    }) {
      return true
    }
    var isAugmented = false
    if try attempt({
      guard try singleTarget() != nil, try takeAugmentedOperator() else { return false }
      isAugmented = true
      return try assignedValue()
    }) {
      return true
    }
    if isAugmented || !seeksMistakes { return false }
    try invalidAssignment()
    return false
  }

  private func annotationAndValue() throws -> Bool {
    guard try take(.colon), try expression() != nil else { return false }
    _ = try attempt { try take(.assign) && assignedValue() }
    return true
  }

  private func assignedValue() throws -> Bool {
    try yieldExpression() != nil || starExpressions() != nil
  }

  private func starTargetsAndEquals() throws -> Bool {
    try attempt { try starTargets() != nil && take(.assign) }
  }

  private func takeAugmentedOperator() throws -> Bool {
    switch try kind() {
    case .plusAssign, .minusAssign, .starAssign, .atAssign, .slashAssign, .percentAssign,
      .ampersandAssign, .barAssign, .caretAssign, .leftShiftAssign, .rightShiftAssign,
      .doubleStarAssign, .doubleSlashAssign:
      return try take(kind())
    default: return false
    }
  }

  private func invalidAssignment() throws {
    if let target = try attempt({ () throws -> Expression? in
      guard let target = try unannotatable(), try take(.colon), try expression() != nil else { return nil }
      return target
    }) {
      throw fault("only single target (not \(target.description)) can be annotated", at: target.span)
    }
    if let target = try attempt({ () throws -> Expression? in
      guard let first = try starNamedExpression(), try take(.comma) else { return nil }
      while try !starNamedExpressions().isEmpty {}
      return try take(.colon) && expression() != nil ? first : nil
    }) {
      throw fault("only single target (not tuple) can be annotated", at: target.span)
    }
    if let target = try attempt({ () throws -> Expression? in
      guard let target = try expression(), try take(.colon) else { return nil }
      return try expression() != nil ? target : nil
    }) {
      throw fault("illegal target for annotation", at: target.span)
    }
    if let target = try attempt({ () throws -> Expression? in
      while try starTargetsAndEquals() {}
      guard let target = try starExpressions() else { return nil }
      return try take(.assign) ? target : nil
    }) {
      try refuseTarget(target, .assign)
      return
    }
    if let target = try attempt({ () throws -> Expression? in
      while try starTargetsAndEquals() {}
      guard let target = try yieldExpression() else { return nil }
      return try take(.assign) ? target : nil
    }) {
      throw fault("assignment to yield expression not possible", at: target.span)
    }
    if let target = try attempt({ () throws -> Expression? in
      guard let target = try starExpressions(), try takeAugmentedOperator() else { return nil }
      return try assignedValue() ? target : nil
    }) {
      throw fault(
        "'\(target.description)' is an illegal expression for augmented assignment", at: target.span)
    }
  }

  /// A list or a tuple, perhaps in more parentheses.
  private func unannotatable() throws -> Expression? {
    if let list = try listDisplay() { return list }
    if let tuple = try tupleDisplay() { return tuple }
    return try attempt {
      guard try take(.leftParen), let inner = try unannotatable() else { return nil }
      return try take(.rightParen) ? inner : nil
    }
  }
}
