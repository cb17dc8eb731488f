// Expressions. `operand` gives a register or constant holding the value, using locals and constants
// where they stand; `evaluate` puts the value into a given register.
extension Compiler {
  func operand(_ e: Expression, _ b: CodeBuilder) throws(SyntaxFault) -> Int {
    switch e.kind {
    case .constant(let constant): return self.constant(constant, b)
    case .name(let name): return load(name, b, into: nil, at: e.span)
    default:
      let target = b.temporary()
      try evaluate(e, into: target, b)
      return target
    }
  }

  /// An operand that later operands must not change: a local that `following` may rebind is copied.
  func stableOperand(_ e: Expression, before following: [Expression], _ b: CodeBuilder) throws(SyntaxFault)
    -> Int
  {
    let result = try operand(e, b)
    guard case .name = e.kind, following.contains(where: mayRebind) else { return result }
    let copy = b.temporary()
    b.emit(.move, copy, result, at: e.span)
    return copy
  }

  /// Whether evaluating the expression can assign a local of this scope (only `:=` can).
  private func mayRebind(_ e: Expression) -> Bool {
    switch e.kind {
    case .walrus: true
    case .constant, .name, .lambda, .comprehension: false
    case .joinedString: true
    case .tuple(let items), .list(let items), .set(let items), .boolOp(_, let items):
      items.contains(where: mayRebind)
    case .dict(let items): items.contains { $0.key.map(mayRebind) ?? false || mayRebind($0.value) }
    case .binary(let x, _, let y), .subscripted(let x, let y): mayRebind(x) || mayRebind(y)
    case .unary(_, let x), .attribute(let x, _, _), .starred(let x), .yieldFrom(let x), .await(let x):
      mayRebind(x)
    case .compare(let x, let rest): mayRebind(x) || rest.contains { mayRebind($0.right) }
    case .call(let f, let arguments): mayRebind(f) || arguments.contains { mayRebind($0.value) }
    case .slice(let x, let y, let z): [x, y, z].contains { $0.map(mayRebind) ?? false }
    case .conditional(let x, let y, let z): mayRebind(x) || mayRebind(y) || mayRebind(z)
    case .yield(let x): x.map(mayRebind) ?? false
    }
  }

  func evaluate(_ e: Expression, into target: Int, _ b: CodeBuilder) throws(SyntaxFault) {
    let mark = b.top
    defer { b.top = mark }
    switch e.kind {
    case .constant(let constant): b.emit(.move, target, self.constant(constant, b), at: e.span)
    case .name(let name): _ = load(name, b, into: target, at: e.span)
    case .joinedString(let pieces): try joined(pieces, into: target, b, at: e.span)
    case .tuple(let items): try display(items, .buildTuple, into: target, b, at: e.span)
    case .list(let items): try display(items, .buildList, into: target, b, at: e.span)
    case .set(let items): try display(items, .buildSet, into: target, b, at: e.span)
    case .dict(let items): try dictionary(items, into: target, b, at: e.span)
    case .boolOp(let op, let items): try boolean(op, items, into: target, b)
    case .binary(let left, let op, let right):
      let x = try stableOperand(left, before: [right], b)
      let y = try operand(right, b)
      let index = b.emit(Operation(op, inPlace: false), target, x, y, at: e.span)
      var spare: SpareOperands = []
      if case .binary = left.kind { spare.insert(.left) }
      if case .binary = right.kind { spare.insert(.right) }
      if !spare.isEmpty { b.spareOperands[index] = spare }
    case .unary(let op, let value):
      let x = try operand(value, b)
      let operation: Operation =
        switch op {
        case .minus: .negative
        case .plus: .positive
        case .invert: .invert
        case .not: .not
        }
      b.emit(operation, target, x, at: e.span)
    case .compare(let first, let rest): try comparison(first, rest, into: target, b, at: e.span)
    case .call(let callee, let arguments): try call(callee, arguments, into: target, b, at: e.span)
    case .attribute(let object, let name, _):
      let x = try operand(object, b)
      b.emit(.loadAttribute, target, x, b.cache(mangled(name, b)), at: e.span)
    case .subscripted(let object, let index):
      checkSubscript(object, index)
      let x = try stableOperand(object, before: [index], b)
      if case .slice(let start, let stop, nil) = index.kind {
        let base = b.temporaries(2)
        try bounds([start, stop], into: base, b, at: index.span)
        b.emit(.indexSlice, target, x, base, at: e.span)
      } else {
        let y = try operand(index, b)
        b.emit(.index, target, x, y, at: e.span)
      }
    case .slice(let start, let stop, let step):
      let base = b.temporaries(3)
      try bounds([start, stop, step], into: base, b, at: e.span)
      b.emit(.makeSlice, target, base, at: e.span)
    case .starred: throw SyntaxFault("can't use starred expression here", e.span)
    case .conditional(let test, let body, let orElse):
      let otherwise = b.makeLabel()
      let end = b.makeLabel()
      try jump(unless: test, to: otherwise, b)
      let before = b.assigned
      try evaluate(body, into: target, b)
      b.emitJump(.jump, to: end, at: e.span)
      b.place(otherwise)
      b.assigned = before
      try evaluate(orElse, into: target, b)
      b.assigned = before
      b.place(end)
    case .lambda(let parameters, let body, let id):
      try function(
        named: "<lambda>", parameters, scope: id, returns: nil, into: target, b, at: e.span
      ) { inner, compiler throws(SyntaxFault) in
        let value = try compiler.operand(body, inner)
        inner.emit(.returnValue, value, at: body.span)
      }
    case .walrus(let name, let value):
      try evaluate(value, into: target, b)
      try assign(to: name, target, b)
    case .comprehension(let comprehension): try self.comprehension(comprehension, into: target, b, at: e.span)
    case .yield(let value):
      let slot = b.temporary()
      if let value {
        try evaluate(value, into: slot, b)
      } else {
        b.emit(.move, slot, b.constant(.none), at: e.span)
      }
      b.emit(.yieldValue, slot, 0, b.handledNumber, at: e.span)
      b.emit(.move, target, slot, at: e.span)
    case .yieldFrom(let value):
      let x = try operand(value, b)
      let state = b.temporaries(2)  // what is sent or given, the iterator
      b.emit(.yieldFromIterator, state + 1, x, at: e.span)
      b.emit(.move, state, b.constant(.none), at: e.span)
      let again = b.makeLabel()
      let done = b.makeLabel()
      b.place(again)
      b.emitJump(.delegate, state, state + 1, 0, to: done, at: e.span)
      b.emit(.yieldValue, state, 1, b.handledNumber, at: e.span)
      b.emitJump(.jumpBack, b.top, to: again, at: e.span)
      b.place(done)
      b.emit(.move, target, state, at: e.span)
    case .await: throw unsupported("'await' is not supported by Octavo; call the function directly", e.span)
    }
  }

  /// The parts of a slice, None where one is missing.
  private func bounds(_ parts: [Expression?], into base: Int, _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    for (offset, part) in parts.enumerated() {
      if let part {
        try evaluate(part, into: base + offset, b)
      } else {
        b.emit(.move, base + offset, b.constant(.none), at: span)
      }
    }
  }

  func constant(_ constant: Constant, _ b: CodeBuilder) -> Int {
    switch constant {
    case .none: b.constant(.none)
    case .true: b.constant(.true)
    case .false: b.constant(.false)
    case .ellipsis: b.constant(.ellipsis)
    case .int(let int): b.constant(int: int)
    case .bigInt(let digits): b.constant(machine.bigInt(digits: digits))
    case .float(let float): b.constant(Value(float))
    case .imaginary(let imaginary): b.constant(machine.complex(0, imaginary))
    case .string(let text): b.constant(text: text)
    case .bytes(let bytes): b.constant(machine.bytes(bytes))
    }
  }

  // MARK: Displays

  private func display(
    _ items: [Expression], _ operation: Operation, into target: Int, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
    if !hasStar, items.count <= 200 {
      let base = b.temporaries(items.count)
      for (offset, item) in items.enumerated() { try evaluate(item, into: base + offset, b) }
      b.emit(operation, target, base, items.count, at: span)
      return
    }
    // Built piece by piece: `target` may be a variable used by the items, so a temporary collects.
    let collector = b.temporary()
    let isSet = operation == .buildSet
    b.emit(isSet ? .buildSet : .buildList, collector, 0, 0, at: span)
    for item in items {
      let mark = b.top
      if case .starred(let inner) = item.kind {
        let x = try operand(inner, b)
        b.emit(isSet ? .setUpdate : .listExtend, collector, x, at: item.span)
      } else {
        let x = try operand(item, b)
        b.emit(isSet ? .setAdd : .listAppend, collector, x, at: item.span)
      }
      b.top = mark
    }
    b.emit(operation == .buildTuple ? .listToTuple : .move, target, collector, at: span)
  }

  private func dictionary(
    _ items: [(key: Expression?, value: Expression)], into target: Int, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    if items.count <= 100, items.allSatisfy({ $0.key != nil }) {
      let base = b.temporaries(items.count * 2)
      for (offset, item) in items.enumerated() {
        if let key = item.key { try evaluate(key, into: base + offset * 2, b) }
        try evaluate(item.value, into: base + offset * 2 + 1, b)
      }
      b.emit(.buildDict, target, base, items.count, at: span)
      return
    }
    let collector = b.temporary()
    b.emit(.buildDict, collector, 0, 0, at: span)
    for item in items {
      let mark = b.top
      if let key = item.key {
        let k = try stableOperand(key, before: [item.value], b)
        let v = try operand(item.value, b)
        b.emit(.dictSet, collector, k, v, at: span)
      } else {
        let v = try operand(item.value, b)
        b.emit(.dictUpdate, collector, v, at: item.value.span)
      }
      b.top = mark
    }
    b.emit(.move, target, collector, at: span)
  }

  private func joined(
    _ pieces: [FormattedPiece], into target: Int, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    var count = 0
    for case .value(_, _, _, let debug?, _) in pieces where debug.count > 0 { count += 1 }
    let base = b.temporaries(pieces.count + count)
    var next = base
    for piece in pieces {
      switch piece {
      case .text(let text):
        b.emit(.move, next, b.constant(text: text), at: span)
      case .value(let value, let conversion, let spec, let debug, _):
        if let debug, debug.count > 0 {
          b.emit(.move, next, b.constant(text: debug), at: span)
          next += 1
        }
        let mark = b.top
        let x = try operand(value, b)
        var specOperand = b.constant(.none)
        if let spec {
          specOperand = b.temporary()
          try joined(spec, into: specOperand, b, at: span)
        }
        // `{x=}` shows the repr unless a conversion or a format says otherwise.
        let effective = conversion ?? (debug != nil && spec == nil ? .repr : nil)
        b.emit(.format, next, x, specOperand, at: span)
        b.emitWord([nil, .str, .repr, .ascii].firstIndex { $0 == effective } ?? 0, at: span)
        b.top = mark
      }
      next += 1
    }
    b.emit(.buildString, target, base, next - base, at: span)
  }

  // MARK: Logic

  private func boolean(
    _ op: BoolOperator, _ items: [Expression], into target: Int, _ b: CodeBuilder
  ) throws(SyntaxFault) {
    // The last value may be computed from a variable that `target` is, so a temporary collects.
    let result = b.temporary()
    let end = b.makeLabel()
    // Only the first value is certain to be computed, so only its `:=` counts as an assignment.
    var certain = b.assigned
    for (index, item) in items.enumerated() {
      try evaluate(item, into: result, b)
      if index == 0 { certain = b.assigned }
      if index < items.count - 1 {
        b.emitJump(op == .and ? .jumpIfNot : .jumpIf, result, to: end, at: item.span)
      }
    }
    b.assigned = certain
    b.place(end)
    b.emit(.move, target, result, at: items[items.count - 1].span)
  }

  private func comparison(
    _ first: Expression, _ rest: [(op: CompareOperator, right: Expression)], into target: Int,
    _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    checkIdentity(first, rest, at: span)
    if rest.count == 1 {
      let x = try stableOperand(first, before: [rest[0].right], b)
      let y = try operand(rest[0].right, b)
      b.emit(Operation(rest[0].op), target, x, y, at: span)
      return
    }
    let result = b.temporary()
    let end = b.makeLabel()
    // Looked at once, so that a long chain takes no longer than it is long.
    let rebinds = rest.contains { mayRebind($0.right) }
    var x = try stableOperand(first, before: rebinds ? rest.map(\.right) : [], b)
    var certain = b.assigned
    for (index, link) in rest.enumerated() {
      let y = try stableOperand(link.right, before: rebinds ? rest[(index + 1)...].map(\.right) : [], b)
      b.emit(Operation(link.op), result, x, y, at: span)
      if index == 0 { certain = b.assigned }
      if index < rest.count - 1 { b.emitJump(.jumpIfNot, result, to: end, at: span) }
      x = y
    }
    b.assigned = certain
    b.place(end)
    b.emit(.move, target, result, at: span)
  }

  func jump(unless test: Expression, to label: CodeBuilder.Label, _ b: CodeBuilder) throws(SyntaxFault) {
    try jump(test, when: false, to: label, b)
  }

  /// Jumps when the truth of the expression is `wanted`, else goes on.
  func jump(_ test: Expression, when wanted: Bool, to label: CodeBuilder.Label, _ b: CodeBuilder)
    throws(SyntaxFault)
  {
    let mark = b.top
    defer { b.top = mark }
    switch test.kind {
    case .unary(.not, let inner): try jump(inner, when: !wanted, to: label, b)
    case .boolOp(let op, let items):
      // One decisive value settles it: a false one for `and`, a true one for `or`.
      let decisive = op == .or
      let settled = b.makeLabel()
      try jump(items[0], when: decisive, to: decisive == wanted ? label : settled, b)
      let certain = b.assigned
      for item in items.dropFirst().dropLast() {
        try jump(item, when: decisive, to: decisive == wanted ? label : settled, b)
      }
      try jump(items[items.count - 1], when: wanted, to: label, b)
      b.place(settled)
      b.assigned = certain
    case .compare(let first, let rest) where rest.count == 1:
      checkIdentity(first, rest, at: test.span)
      let x = try stableOperand(first, before: [rest[0].right], b)
      let y = try operand(rest[0].right, b)
      let operation = Operation(rest[0].op)
      if let fused = operation.fusedJump {
        b.emitJump(fused, wanted ? 1 : 0, x, y, to: label, at: test.span)
      } else {
        let result = b.temporary()
        b.emit(operation, result, x, y, at: test.span)
        b.emitJump(wanted ? .jumpIf : .jumpIfNot, result, to: label, at: test.span)
      }
    default:
      let x = try operand(test, b)
      b.emitJump(wanted ? .jumpIf : .jumpIfNot, x, to: label, at: test.span)
    }
  }

  // MARK: Calls

  func call(
    _ callee: Expression, _ arguments: [Argument], into target: Int, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    // The window must be the topmost registers; a temporary target that is already on top can be its first.
    let window = target == b.top - 1 && target >= b.firstTemporary ? target : b.temporary()
    _ = b.temporary()
    try loadCallee(callee, window, b)
    let isSpread = arguments.contains {
      switch $0.kind {
      case .star, .doubleStar: true
      default: false
      }
    }
    if isSpread || arguments.count > 200 {
      try spreadArguments(arguments, window, b, at: span)
      b.emit(.callSpread, window, at: span)
    } else {
      var keywords: [Value] = []
      for argument in arguments {
        let slot = b.temporary()
        try evaluate(argument.value, into: slot, b)
        if case .keyword(let name) = argument.kind { keywords.append(machine.constantString(Text(name))) }
      }
      if keywords.isEmpty {
        b.emit(.call, window, arguments.count, at: span)
      } else {
        let names = b.constant(machine.constantTuple(keywords)) & ~Instruction.constantBit
        b.emit(.callKeyword, window, arguments.count, names, at: span)
      }
    }
    if window != target { b.emit(.move, target, window, at: span) }
  }

  private func loadCallee(_ callee: Expression, _ window: Int, _ b: CodeBuilder) throws(SyntaxFault) {
    checkCallee(callee)
    let mark = b.top
    defer { b.top = mark }
    if case .attribute(let object, let name, _) = callee.kind {
      let x = try operand(object, b)
      b.emit(.loadMethod, window, x, b.cache(mangled(name, b)), at: callee.span)
    } else if case .name(let name) = callee.kind, b.binding(of: mangled(name, b)) == .global {
      b.emit(.loadGlobal, window, b.globalSlot(mangled(name, b)), 1, at: callee.span)
    } else {
      try evaluate(callee, into: window, b)
      b.emit(.move, window + 1, b.constant(.undefined), at: callee.span)
    }
  }

  private func spreadArguments(
    _ arguments: [Argument], _ window: Int, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let list = b.temporaries(2)
    let keywords = list + 1
    b.emit(.buildList, list, 0, 0, at: span)
    b.emit(.move, keywords, b.constant(.undefined), at: span)
    var hasKeywords = false
    // A complaint about a lone starred argument names the function.
    let positional = arguments.filter {
      if case .positional = $0.kind { true } else if case .star = $0.kind { true } else { false }
    }
    for argument in arguments {
      let mark = b.top
      let x = try operand(argument.value, b)
      switch argument.kind {
      case .positional: b.emit(.listAppend, list, x, at: argument.value.span)
      case .star:
        b.emit(.listExtend, list, x, positional.count == 1 ? window + 1 : 0, at: argument.value.span)
      case .keyword, .doubleStar:
        if !hasKeywords {
          b.emit(.buildDict, keywords, 0, 0, at: span)
          hasKeywords = true
        }
        if case .keyword(let name) = argument.kind {
          let item = b.temporaries(1)
          b.emit(.buildDict, item, 0, 0, at: span)
          b.emit(.dictSet, item, b.constant(text: Text(name)), x, at: span)
          b.emit(.dictMerge, keywords, item, window, at: span)
        } else {
          b.emit(.dictMerge, keywords, x, window, at: span)
        }
      }
      b.top = mark
    }
  }
}
