// Assignments of all kinds, annotations and `del`.

extension Compiler {
  func assignment(_ targets: [Expression], _ value: Expression, _ b: CodeBuilder)
    throws(SyntaxFault)
  {
    if targets.count == 1 {
      // `a, b = c, d` without building the tuple.
      if case .tuple(let names) = targets[0].kind, case .tuple(let values) = value.kind,
        names.count == values.count, names.count <= 8,
        !(names + values).contains(where: { if case .starred = $0.kind { true } else { false } })
      {
        let base = b.temporaries(values.count)
        for (offset, item) in values.enumerated() { try evaluate(item, into: base + offset, b) }
        for (offset, name) in names.enumerated() { try assign(to: name, base + offset, b) }
        return
      }
      if case .name(let name) = targets[0].kind, let register = localRegister(name, b) {
        try evaluate(value, into: register, b)
        b.assigned?.insert(register)
        return
      }
    }
    let x = try operand(value, b)
    for target in targets { try assign(to: target, x, b) }
  }

  func assign(to target: Expression, _ operand: Int, _ b: CodeBuilder) throws(SyntaxFault) {
    let mark = b.top
    defer { b.top = mark }
    switch target.kind {
    case .name(let name): store(name, operand, b, at: target.span)
    case .attribute(let object, let name, _):
      let x = try self.operand(object, b)
      b.emit(.storeAttribute, x, operand, b.cache(mangled(name, b)), at: target.span)
    case .subscripted(let object, let index):
      let x = try stableOperand(object, before: [index], b)
      let y = try self.operand(index, b)
      b.emit(.storeIndex, x, y, operand, at: target.span)
    case .tuple(let items), .list(let items): try unpack(operand, into: items, b, at: target.span)
    case .starred(let inner): try assign(to: inner, operand, b)
    default: throw SyntaxFault("cannot assign to expression", target.span)
    }
  }

  func unpack(_ operand: Int, into items: [Expression], _ b: CodeBuilder, at span: Span)
    throws(SyntaxFault)
  {
    let base = b.temporaries(items.count)
    let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
    if let star {
      b.emit(.unpackRest, base, operand, star, at: span)
      b.emitWord(items.count - star - 1, at: span)
    } else {
      b.emit(.unpack, base, operand, items.count, at: span)
    }
    for (offset, item) in items.enumerated() { try assign(to: item, base + offset, b) }
  }

  func augmented(
    _ target: Expression, _ op: BinaryOperator, _ value: Expression, _ b: CodeBuilder, at span: Span
  ) throws(SyntaxFault) {
    let operation = Operation(op, inPlace: true)
    switch target.kind {
    case .name(let name):
      let current = try stableOperand(target, before: [value], b)
      let x = try operand(value, b)
      if let register = localRegister(name, b) {
        b.emit(operation, register, current, x, at: span)
      } else {
        let result = b.temporary()
        b.emit(operation, result, current, x, at: span)
        store(name, result, b, at: target.span)
      }
    case .attribute(let object, let name, _):
      let receiver = try stableOperand(object, before: [value], b)
      let result = b.temporary()
      b.emit(.loadAttribute, result, receiver, b.cache(mangled(name, b)), at: target.span)
      let x = try operand(value, b)
      b.emit(operation, result, result, x, at: span)
      b.emit(.storeAttribute, receiver, result, b.cache(mangled(name, b)), at: target.span)
    case .subscripted(let object, let index):
      let receiver = try stableOperand(object, before: [index, value], b)
      let position = try stableOperand(index, before: [value], b)
      let result = b.temporary()
      b.emit(.index, result, receiver, position, at: target.span)
      let x = try operand(value, b)
      b.emit(operation, result, result, x, at: span)
      b.emit(.storeIndex, receiver, position, result, at: target.span)
    default: throw SyntaxFault("illegal expression for augmented assignment", target.span)
    }
  }

  func annotate(
    _ target: Expression, _ annotation: Expression, isSimple: Bool, _ b: CodeBuilder
  ) throws(SyntaxFault) {
    // Annotations of locals are not evaluated; those of a module or class are recorded.
    guard b.scope.kind == .module || b.scope.kind == .classBody else { return }
    let x =
      b.hasFutureAnnotations
      ? b.constant(text: sourceText(annotation.span)) : try operand(annotation, b)
    guard isSimple, case .name(let name) = target.kind else { return }
    let key = b.constant(text: Text(mangled(name, b))) & ~Instruction.constantBit
    b.emit(.storeAnnotation, x, key, b.shape.isClassBody ? 1 : 0, at: annotation.span)
  }

  func sourceText(_ span: Span) -> Text {
    Text(String(decoding: source.bytes[span.start..<span.end], as: UTF8.self))
  }

  func delete(_ target: Expression, _ b: CodeBuilder) throws(SyntaxFault) {
    let mark = b.top
    defer { b.top = mark }
    switch target.kind {
    case .name(let name): delete(name, b, at: target.span)
    case .attribute(let object, let name, _):
      let x = try operand(object, b)
      b.emit(.deleteAttribute, x, 0, b.cache(mangled(name, b)), at: target.span)
    case .subscripted(let object, let index):
      let x = try stableOperand(object, before: [index], b)
      let y = try operand(index, b)
      b.emit(.deleteIndex, x, y, at: target.span)
    case .tuple(let items), .list(let items): for item in items { try delete(item, b) }
    default: throw SyntaxFault("cannot delete expression", target.span)
    }
  }
}
