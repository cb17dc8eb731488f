// The parts of a node, for whoever walks a whole tree and is interested in few kinds of nodes.

extension Expression {
  /// The expressions directly inside, in the order written.
  var children: [Expression] {
    switch kind {
    case .constant, .name: []
    case .joinedString(let pieces): pieces.flatMap(\.expressions)
    case .tuple(let items), .list(let items), .set(let items), .boolOp(_, let items): items
    case .dict(let items): items.flatMap { [$0.key, $0.value].compactMap { $0 } }
    case .binary(let x, _, let y), .subscripted(let x, let y): [x, y]
    case .unary(_, let x), .attribute(let x, _, _), .starred(let x), .yieldFrom(let x), .await(let x): [x]
    case .compare(let x, let rest): [x] + rest.map(\.right)
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .slice(let x, let y, let z): [x, y, z].compactMap { $0 }
    case .conditional(let test, let body, let orElse): [body, test, orElse]
    case .lambda(let parameters, let body, _): parameters.expressions + [body]
    case .walrus(let target, let value): [target, value]
    case .comprehension(let comprehension): comprehension.expressions
    case .yield(let value): [value].compactMap { $0 }
    }
  }
}

extension FormattedPiece {
  fileprivate var expressions: [Expression] {
    guard case .value(let value, _, let spec, _, _) = self else { return [] }
    return [value] + (spec ?? []).flatMap(\.expressions)
  }
}

extension Comprehension {
  fileprivate var expressions: [Expression] {
    let results: [Expression] =
      switch result {
      case .list(let x), .set(let x), .generator(let x): [x]
      case .dict(let key, let value): [key, value]
      }
    return results + clauses.flatMap { [$0.target, $0.iterable] + $0.conditions }
  }
}

extension Parameters {
  fileprivate var expressions: [Expression] {
    all.flatMap { [$0.annotation, $0.defaultValue].compactMap { $0 } }
  }
}

extension Statement {
  /// The expressions of the statement itself, those of statements inside it left out.
  var expressions: [Expression] {
    switch kind {
    case .expression(let x): [x]
    case .assign(let targets, let value): targets + [value]
    case .augmentedAssign(let target, _, let value): [target, value]
    case .annotatedAssign(let target, let annotation, let value, _):
      [target, annotation] + [value].compactMap { $0 }
    case .return(let value): [value].compactMap { $0 }
    case .delete(let targets): targets
    case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom: []
    case .raise(let value, let cause): [value, cause].compactMap { $0 }
    case .assert(let test, let message): [test] + [message].compactMap { $0 }
    case .if(let test, _, _), .while(let test, _, _): [test]
    case .for(let target, let iterable, _, _, _): [target, iterable]
    case .try(_, let handlers, _, _, _): handlers.compactMap(\.type)
    case .with(let items, _, _): items.flatMap { [$0.context, $0.target].compactMap { $0 } }
    case .function(let d): d.decorators + d.parameters.expressions + [d.returns].compactMap { $0 }
    case .classDefinition(let d): d.decorators + d.arguments.map(\.value)
    case .match(let subject, let cases):
      [subject] + cases.flatMap { $0.pattern.expressions + [$0.guardTest].compactMap { $0 } }
    }
  }

  /// The statements inside, in the order written.
  var blocks: [[Statement]] {
    switch kind {
    case .if(_, let body, let orElse), .while(_, let body, let orElse): [body, orElse]
    case .for(_, _, let body, let orElse, _): [body, orElse]
    case .try(let body, let handlers, let orElse, let finally, _):
      [body] + handlers.map(\.body) + [orElse, finally]
    case .with(_, let body, _): [body]
    case .function(let d): [d.body]
    case .classDefinition(let d): [d.body]
    case .match(_, let cases): cases.map(\.body)
    default: []
    }
  }
}

extension Pattern {
  var expressions: [Expression] {
    switch self {
    case .value(let x, _): [x]
    case .singleton, .star: []
    case .sequence(let items, _), .or(let items, _): items.flatMap(\.expressions)
    case .mapping(let items, _, _): items.flatMap { [$0.key] + $0.pattern.expressions }
    case .classPattern(let type, let positional, let keyword, _):
      [type] + positional.flatMap(\.expressions) + keyword.flatMap { $0.pattern.expressions }
    case .capture(let inner, _, _): inner?.expressions ?? []
    }
  }

  /// The names it binds.
  var boundNames: [String] {
    switch self {
    case .value, .singleton: []
    case .star(let name, _): [name].compactMap { $0 }
    case .sequence(let items, _), .or(let items, _): items.flatMap(\.boundNames)
    case .mapping(let items, let rest, _): items.flatMap(\.pattern.boundNames) + [rest].compactMap { $0 }
    case .classPattern(_, let positional, let keyword, _):
      positional.flatMap(\.boundNames) + keyword.flatMap { $0.pattern.boundNames }
    case .capture(let inner, let name, _): (inner?.boundNames ?? []) + [name].compactMap { $0 }
    }
  }
}
