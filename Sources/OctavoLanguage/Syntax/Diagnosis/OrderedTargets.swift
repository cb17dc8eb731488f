/// What may be assigned to or deleted.
extension OrderedReader {
  enum TargetUse { case assign, delete, loop }

  /// Throws for the first part of `target` that cannot be used so, if there is one.
  func refuseTarget(_ target: Expression, _ use: TargetUse) throws {
    guard let part = unfitPart(of: target, use) else { return }
    let verb = use == .delete ? "delete" : "assign to"
    throw fault("cannot \(verb) \(part.description)", at: part.span)
  }

  private func unfitPart(of target: Expression, _ use: TargetUse) -> Expression? {
    switch target.kind {
    case .tuple(let items), .list(let items):
      for item in items {
        if let part = unfitPart(of: item, use) { return part }
      }
      return nil
    case .starred(let inner): return use == .delete ? target : unfitPart(of: inner, use)
    case .compare(let left, let rest):
      // `x in y` after `for` was read as a comparison.
      guard use == .loop else { return target }
      return rest.first?.op == .in ? unfitPart(of: left, use) : nil
    case .name, .attribute, .subscripted: return nil
    default: return target
    }
  }

  // MARK: Assignment

  func starTargets() throws -> Expression? {
    let start = position
    return try attempt { () throws -> Expression? in
      guard let first = try starTarget() else { return nil }
      if try !at(.comma) { return first }
      var items = [first]
      while let item = try attempt({ try take(.comma) ? try starTarget() : nil }) { items.append(item) }
      _ = try take(.comma)
      return node(.tuple(items), from: start)
    }
  }

  func starTarget() throws -> Expression? {
    try remembered(.starTarget) {
      let start = position
      if let starred = try attempt({ () throws -> Expression? in
        guard try take(.star), try !at(.star), let inner = try starTarget() else { return nil }
        return node(.starred(inner), from: start)
      }) {
        return starred
      }
      return try targetWithStarAtom()
    }
  }

  private func targetWithStarAtom() throws -> Expression? {
    try remembered(.starAtomTarget) {
      if let part = try partTarget() { return part }
      return try starAtom()
    }
  }

  private func starAtom() throws -> Expression? {
    let start = position
    if try take(.name) { return node(.name(text(last)), from: start) }
    if let inner = try attempt({ () throws -> Expression? in
      guard try take(.leftParen), let inner = try targetWithStarAtom() else { return nil }
      return try take(.rightParen) ? inner : nil
    }) {
      return inner
    }
    if let tuple = try attempt({ () throws -> Expression? in
      guard try take(.leftParen) else { return nil }
      let items = try attempt(starTargetSequence) ?? []
      return try take(.rightParen) ? node(.tuple(items), from: start) : nil
    }) {
      return tuple
    }
    return try attempt {
      guard try take(.leftBracket) else { return nil }
      let items = try separated(starTarget)
      if !items.isEmpty { _ = try take(.comma) }
      return try take(.rightBracket) ? node(.list(items), from: start) : nil
    }
  }

  /// At least two targets, or one and a comma.
  private func starTargetSequence() throws -> [Expression]? {
    let items = try separated(starTarget)
    if items.isEmpty { return nil }
    let hasComma = try take(.comma)
    return items.count > 1 || hasComma ? items : nil
  }

  // MARK: Single targets

  func singleTarget() throws -> Expression? {
    if let part = try singlePartTarget() { return part }
    let start = position
    if try take(.name) { return node(.name(text(last)), from: start) }
    return try attempt {
      guard try take(.leftParen), let inner = try singleTarget() else { return nil }
      return try take(.rightParen) ? inner : nil
    }
  }

  func singlePartTarget() throws -> Expression? { try partTarget() }

  /// An attribute or a subscript that nothing is written after.
  private func partTarget() throws -> Expression? {
    let start = position
    if let attribute = try attempt({ () throws -> Expression? in
      guard let value = try targetPrimary(), try take(.dot), try take(.name) else { return nil }
      let name = last
      if try looksLikeTrailer() { return nil }
      return node(.attribute(value, text(name), nameSpan: name.span), from: start)
    }) {
      return attribute
    }
    return try attempt {
      guard let value = try targetPrimary(), try take(.leftBracket), let index = try slices(),
        try take(.rightBracket), try !looksLikeTrailer()
      else { return nil }
      return node(.subscripted(value, index), from: start)
    }
  }

  /// An atom and its trailers, each followed by one more.
  private func targetPrimary() throws -> Expression? {
    try remembered(.targetPrimary) {
      let start = position
      guard var value = try atom(), try looksLikeTrailer() else { return nil }
      while let longer = try targetTrailer(of: value, from: start) { value = longer }
      return value
    }
  }

  // MARK: Deletion

  func deleteTargets() throws -> Bool {
    guard try !separated(deleteTarget).isEmpty else { return false }
    _ = try take(.comma)
    return true
  }

  private func deleteTarget() throws -> Expression? {
    try remembered(.deleteTarget) {
      if let part = try partTarget() { return part }
      let start = position
      if try take(.name) { return node(.name(text(last)), from: start) }
      if let inner = try attempt({ () throws -> Expression? in
        guard try take(.leftParen), let inner = try deleteTarget() else { return nil }
        return try take(.rightParen) ? inner : nil
      }) {
        return inner
      }
      for (open, close) in [(TokenKind.leftParen, TokenKind.rightParen), (.leftBracket, .rightBracket)] {
        let matches = try attempt {
          guard try take(open) else { return false }
          _ = try attempt(deleteTargets)
          return try take(close)
        }
        if matches { return OrderedReader.matched }
      }
      return nil
    }
  }
}

extension Expression {
  /// What CPython calls an expression of this kind in messages.
  var description: String {
    switch kind {
    case .constant(let value):
      switch value {
      case .none: "None"
      case .true: "True"
      case .false: "False"
      case .ellipsis: "ellipsis"
      default: "literal"
      }
    case .name: "name"
    case .joinedString: "f-string expression"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dict: "dict literal"
    case .boolOp, .binary, .unary: "expression"
    case .compare: "comparison"
    case .call: "function call"
    case .attribute: "attribute"
    case .subscripted: "subscript"
    case .slice: "slice"
    case .starred: "starred"
    case .conditional: "conditional expression"
    case .lambda: "lambda"
    case .walrus: "named expression"
    case .comprehension(let comprehension):
      switch comprehension.result {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dict: "dict comprehension"
      case .generator: "generator expression"
      }
    case .yield, .yieldFrom: "yield expression"
    case .await: "await expression"
    }
  }
}
