/// What the compiler thinks is a slip: CPython's SyntaxWarnings, in the order in which it compiles.
final class SyntaxWarnings {
  struct Warning {
    let message: String
    let span: Span
  }
  private(set) var found: [Warning] = []

  func add(_ message: String, _ span: Span) { found.append(Warning(message: message, span: span)) }
}

extension Machine {
  func warn(_ warning: SyntaxWarnings.Warning, in source: Source) throws {
    do {
      try warn(
        types[.syntaxWarning], warning.message, at: warning.span.start, of: source,
        module: source.file.split(separator: "/").last.map(String.init) ?? "")
    } catch let failure as PythonError where failure.exception.type === types[.syntaxWarning] {
      throw error(SyntaxFault(warning.message, warning.span).found(by: .compiler), in: source)
    }
  }
}

extension Compiler {
  /// `x is 5` compares identities of values that have none to speak of.
  func checkIdentity(_ first: Expression, _ rest: [(op: CompareOperator, right: Expression)], at span: Span) {
    var left = first
    for (op, right) in rest {
      if op == .is || op == .isNot, !hasIdentity(left) || !hasIdentity(right) {
        warnings.add(
          op == .is
            ? "\"is\" with a literal. Did you mean \"==\"?"
            : "\"is not\" with a literal. Did you mean \"!=\"?", span)
      }
      left = right
    }
  }

  private func hasIdentity(_ e: Expression) -> Bool {
    switch e.kind {
    case .constant(let constant):
      switch constant {
      case .none, .true, .false, .ellipsis: true
      default: false
      }
    case .tuple(let items): !items.allSatisfy(isConstant)
    case .unary(.minus, let inner): !isConstant(inner)
    default: true
    }
  }

  private func isConstant(_ e: Expression) -> Bool {
    switch e.kind {
    case .constant: true
    case .tuple(let items): items.allSatisfy(isConstant)
    default: false
    }
  }

  func checkCallee(_ e: Expression) {
    switch e.kind {
    case .constant, .tuple, .list, .dict, .set, .comprehension, .joinedString:
      warnings.add("'\(typeName(e))' object is not callable; perhaps you missed a comma?", e.span)
    default: break
    }
  }

  func checkSubscript(_ object: Expression, _ index: Expression) {
    switch object.kind {
    case .constant(.none), .constant(.ellipsis), .constant(.int), .constant(.bigInt), .constant(.float),
      .constant(.imaginary), .constant(.true), .constant(.false), .set, .lambda:
      warnings.add(
        "'\(typeName(object))' object is not subscriptable; perhaps you missed a comma?", object.span)
    case .comprehension(let comprehension):
      switch comprehension.result {
      case .set, .generator:
        warnings.add(
          "'\(typeName(object))' object is not subscriptable; perhaps you missed a comma?", object.span)
      case .list: checkIndex(object, index)
      case .dict: break
      }
    case .constant(.string), .constant(.bytes), .tuple, .list, .joinedString: checkIndex(object, index)
    default: break
    }
  }

  private func checkIndex(_ object: Expression, _ index: Expression) {
    switch index.kind {
    case .constant(.int), .constant(.bigInt), .constant(.true), .constant(.false), .slice: return
    case .constant, .tuple, .list, .dict, .set, .comprehension, .joinedString, .lambda:
      warnings.add(
        "\(typeName(object)) indices must be integers or slices, not \(typeName(index)); perhaps you missed a comma?",
        object.span)
    default: break
    }
  }

  /// The type of the value of a display or literal.
  private func typeName(_ e: Expression) -> String {
    switch e.kind {
    case .tuple: "tuple"
    case .list: "list"
    case .dict: "dict"
    case .set: "set"
    case .joinedString: "str"
    case .lambda: "function"
    case .comprehension(let comprehension):
      switch comprehension.result {
      case .list: "list"
      case .set: "set"
      case .dict: "dict"
      case .generator: "generator"
      }
    case .constant(let constant):
      switch constant {
      case .none: "NoneType"
      case .ellipsis: "ellipsis"
      case .true, .false: "bool"
      case .int, .bigInt: "int"
      case .float: "float"
      case .imaginary: "complex"
      case .string: "str"
      case .bytes: "bytes"
      }
    default: "object"
    }
  }
}
