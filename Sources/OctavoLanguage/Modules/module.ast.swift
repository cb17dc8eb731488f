// `ast`: literals as text, read without running anything. Programs are not taken apart here.
extension ModuleRow {
  static let ast = ModuleRow("ast") { machine, module in
    machine.install(rows, into: module, wording: .python)
    machine.define(module, "PyCF_ONLY_AST", Value(1024))
  }

  private static let rows: [Native] =
    [
      Native("literal_eval(node_or_string)", doc: "The value of a literal written as text.") { call in
        let machine = call.machine
        guard let text = machine.text(call[0]) else {
          throw call.error(.valueError, "malformed node or string: \(try machine.repr(call[0]).string)")
        }
        let trimmed = text.string.drop { $0 == " " || $0 == "\t" }
        let source = Source(file: "<unknown>", text: String(trimmed), origin: .text)
        return try LiteralReader(machine: machine, source: source).value(of: machine.expression(in: source))
      }
    ]
    + ["parse(source, *args, **kwargs)", "dump(node, *args, **kwargs)", "unparse(ast_obj)", "walk(node)"].map
  { refused($0) }

  private static func refused(_ signature: String) -> Native {
    .refused(
      signature,
      "ast.\(signature.prefix { $0 != "(" }) is not supported by Octavo: programs are not taken apart here; ast.literal_eval reads literals"
    )
  }
}

/// Makes values of the displays and constants of a tree; anything else is refused.
private struct LiteralReader {
  let machine: Machine
  let source: Source

  func value(of x: Expression) throws -> Value {
    switch x.kind {
    case .constant(let constant): return machine.value(of: constant)
    case .tuple(let items): return machine.tuple(try items.map(value))
    case .list(let items): return machine.list(try items.map(value))
    case .set(let items): return try machine.set(try items.map(value))
    case .dict(let pairs): return try dict(pairs)
    case .unary(let op, let operand) where op == .plus || op == .minus: return try signed(op, operand, x)
    case .binary(let left, let op, let right) where op == .add || op == .subtract:
      // A complex number: a real and an imaginary part.
      let parts = (try number(left, isSigned: true), try number(right, isSigned: false))
      guard let real = parts.0, let imaginary = parts.1, machine.type(of: real) !== machine.types.complex,
        machine.type(of: imaginary) === machine.types.complex
      else { throw malformed(x) }
      return try machine.binary(op, real, imaginary)
    case .call(let callee, let arguments):
      if case .name("set") = callee.kind, arguments.isEmpty { return try machine.set([]) }
      throw malformed(x)
    default: throw malformed(x)
    }
  }

  private func dict(_ pairs: [(key: Expression?, value: Expression)]) throws -> Value {
    let made = machine.dict()
    for pair in pairs {
      guard let key = pair.key else { throw machine.error(.valueError, "malformed node or string: None") }
      try made.set(value(of: key), value(of: pair.value), machine)
    }
    return Value(made)
  }

  private func signed(_ op: UnaryOperator, _ operand: Expression, _ whole: Expression) throws -> Value {
    guard let number = try number(operand, isSigned: false) else {
      if case .constant = operand.kind { throw malformed(operand) }
      throw malformed(whole)
    }
    return try machine.unary(op == .minus ? .neg : .pos, number)
  }

  /// An int, float or complex constant, with a sign if there may be one; nil for anything else.
  private func number(_ x: Expression, isSigned: Bool) throws -> Value? {
    if isSigned, case .unary(let op, let operand) = x.kind, op == .plus || op == .minus {
      return try number(operand, isSigned: false).map { try machine.unary(op == .minus ? .neg : .pos, $0) }
    }
    guard case .constant(let constant) = x.kind else { return nil }
    switch constant {
    case .int, .bigInt, .float, .imaginary: return machine.value(of: constant)
    default: return nil
    }
  }

  private func malformed(_ x: Expression) -> PythonError {
    machine.error(
      .valueError,
      "malformed node or string on line \(source.line(at: x.span.start)): <ast.\(x.nodeName) object>")
  }
}

extension Machine {
  /// The value of a constant of the tree.
  func value(of constant: Constant) -> Value {
    switch constant {
    case .none: .none
    case .true: .true
    case .false: .false
    case .ellipsis: .ellipsis
    case .int(let int): Value(int)
    case .bigInt(let digits): bigInt(digits: digits)
    case .float(let float): Value(float)
    case .imaginary(let imaginary): complex(0, imaginary)
    case .string(let text): string(text)
    case .bytes(let bytes): self.bytes(bytes)
    }
  }
}

extension Expression {
  /// What Python's abstract grammar calls it.
  fileprivate var nodeName: String {
    switch kind {
    case .constant: "Constant"
    case .name: "Name"
    case .joinedString: "JoinedStr"
    case .tuple: "Tuple"
    case .list: "List"
    case .set: "Set"
    case .dict: "Dict"
    case .boolOp: "BoolOp"
    case .binary: "BinOp"
    case .unary: "UnaryOp"
    case .compare: "Compare"
    case .call: "Call"
    case .attribute: "Attribute"
    case .subscripted: "Subscript"
    case .slice: "Slice"
    case .starred: "Starred"
    case .conditional: "IfExp"
    case .lambda: "Lambda"
    case .walrus: "NamedExpr"
    case .comprehension(let c):
      switch c.result {
      case .list: "ListComp"
      case .set: "SetComp"
      case .generator: "GeneratorExp"
      case .dict: "DictComp"
      }
    case .yield: "Yield"
    case .yieldFrom: "YieldFrom"
    case .await: "Await"
    }
  }
}
