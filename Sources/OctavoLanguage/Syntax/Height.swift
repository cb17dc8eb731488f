/// Heights of expressions: what `Expression.height` is computed from.
extension Expression.Kind {
  /// The height of the tallest expression directly below, 0 for a leaf.
  var tallestChild: Int {
    switch self {
    case .constant, .name: 0
    case .joinedString(let pieces): tallest(pieces)
    case .tuple(let items), .list(let items), .set(let items), .boolOp(_, let items): tallest(items)
    case .dict(let entries):
      entries.reduce(0) { max($0, $1.key?.height ?? 0, $1.value.height) }
    case .binary(let left, _, let right), .subscripted(let left, let right):
      max(left.height, right.height)
    case .unary(_, let operand), .attribute(let operand, _, _), .starred(let operand),
      .yieldFrom(let operand), .await(let operand):
      operand.height
    case .compare(let left, let rest): rest.reduce(left.height) { max($0, $1.right.height) }
    case .call(let callee, let arguments):
      arguments.reduce(callee.height) { max($0, $1.value.height) }
    case .slice(let lower, let upper, let step):
      max(lower?.height ?? 0, upper?.height ?? 0, step?.height ?? 0)
    case .conditional(let test, let body, let orElse): max(test.height, body.height, orElse.height)
    case .lambda(let parameters, let body, _): max(parameters.tallest, body.height)
    case .walrus(let target, let value): max(target.height, value.height)
    case .comprehension(let comprehension): comprehension.tallest
    case .yield(let value): value?.height ?? 0
    }
  }

  private func tallest(_ items: [Expression]) -> Int {
    items.reduce(0) { max($0, $1.height) }
  }

  private func tallest(_ pieces: [FormattedPiece]) -> Int {
    pieces.reduce(0) { height, piece in
      guard case .value(let value, _, let spec, _, _) = piece else { return height }
      return max(height, value.height, spec.map { 1 + tallest($0) } ?? 0)
    }
  }
}

extension Parameters {
  /// All of them, in the order Python numbers them (`co_varnames`).
  package var all: [Parameter] {
    var list = positionalOnly + positional + keywordOnly
    if let varArgs { list.append(varArgs) }
    if let varKeywords { list.append(varKeywords) }
    return list
  }

  fileprivate var tallest: Int {
    all.reduce(0) { max($0, $1.annotation?.height ?? 0, $1.defaultValue?.height ?? 0) }
  }
}

extension Comprehension {
  fileprivate var tallest: Int {
    let height =
      switch result {
      case .list(let element), .set(let element), .generator(let element): element.height
      case .dict(let key, let value): max(key.height, value.height)
      }
    return clauses.reduce(height) { height, clause in
      clause.conditions.reduce(max(height, clause.target.height, clause.iterable.height)) {
        max($0, $1.height)
      }
    }
  }
}
