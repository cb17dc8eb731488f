// Operations of the traced code on its values.
extension Tracer {
  /// Whether operations on a known value run no code of the program.
  private func isPlain(_ x: Value) -> Bool { !x.isObject || !x.object.type.isUserDefined }

  private func requirePlain(_ x: Value, _ y: Value) throws {
    guard isPlain(x), isPlain(y) else { throw fail("it uses an operator of a class") }
  }

  func arithmetic(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value {
    let isInPlace = operation.rawValue >= Operation.addInPlace.rawValue
    if x.as(TracedObject.self) != nil || y.as(TracedObject.self) != nil {
      return try domain.binary(binaryOperator(operation), inPlace: isInPlace, x, y)
    }
    try requirePlain(x, y)
    if isInPlace, x.isObject, !isOwn(x.object),
      x.as(ListObject.self) != nil || x.as(SetObject.self) != nil
        || x.as(DictObject.self) != nil
    {
      throw fail("it changes a container")
    }
    let result = try machine.arithmetic(operation, x, y)
    if let list = result.as(ListObject.self) { return adopt(list) }
    return result
  }

  private func binaryOperator(_ operation: Operation) -> BinaryOperator {
    let all: [BinaryOperator] = [
      .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift, .rightShift, .bitOr,
      .bitXor, .bitAnd, .floorDivide,
    ]
    return all[(Int(operation.rawValue) - Int(Operation.add.rawValue)) % all.count]
  }

  func unary(_ slot: Slot, _ x: Value) throws -> Value {
    if x.as(TracedObject.self) != nil { return try domain.unary(slot, x) }
    try requirePlain(x, .none)
    return try machine.unary(slot, x)
  }

  func compare(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    if x.as(TracedObject.self) != nil || y.as(TracedObject.self) != nil {
      return try domain.compare(op, x, y)
    }
    if involves(x) || involves(y) { throw fail("it compares containers of unknown values") }
    try requirePlain(x, y)
    return try machine.compare(op, x, y)
  }

  package func truth(_ x: Value) throws -> Bool {
    if x.as(TracedObject.self) != nil { throw fail("a branch depends on the values") }
    guard isPlain(x) else { throw fail("a branch depends on an object of a class") }
    return try machine.truth(x)
  }

  func isSame(_ x: Value, _ y: Value) throws -> Bool {
    let constants = x.isNone || y.isNone || x.isBool || y.isBool
    if !constants, involves(x) || involves(y) { throw fail("it compares unknown values with 'is'") }
    return Value.identical(x, y)
  }

  func contains(_ container: Value, _ x: Value) throws -> Bool {
    if involves(container) || involves(x) { throw fail("it looks for a value among unknown ones") }
    try requirePlain(container, x)
    return try machine.contains(container, x)
  }

  package func item(_ x: Value, _ key: Value) throws -> Value {
    if let traced = x.as(TracedObject.self) { return try domain.item(of: traced, key) }
    if involves(key) { throw fail("an index depends on the values") }
    try requirePlain(x, key)
    let found = try machine.item(of: x, key)
    // A slice of a list is a list of the traced code's own.
    if let list = found.as(ListObject.self), key.as(SliceObject.self) != nil { return adopt(list) }
    return found
  }

  func setItem(_ x: Value, _ key: Value, _ value: Value) throws {
    if involves(key) { throw fail("an index depends on the values") }
    if let traced = x.as(TracedObject.self) { return try domain.setItem(of: traced, key, to: value) }
    guard x.isObject, isOwn(x.object), isPlain(key),
      x.as(ListObject.self) != nil || x.as(DictObject.self) != nil
    else {
      throw fail("it stores into something that outlives the call")
    }
    try machine.setItem(of: x, key, to: value)
  }

  /// What iterating over a value gives, all at once.
  package func items(of x: Value) throws -> [Value] {
    if let traced = x.as(TracedObject.self) { return try domain.items(of: traced) }
    guard x.isObject else { throw fail("it iterates over something else than a sequence") }
    switch x.object {
    case let list as ListObject: return list.items
    case let tuple as TupleObject: return tuple.items
    case let range as RangeObject where range.big == nil && range.count <= 100_000:
      return (0..<range.count).map { Value(range[$0]) }
    case let dict as DictObject where !dict.type.isUserDefined: return dict.keys
    case is StringObject: return try machine.items(of: x)
    case is IteratorObject where isOwn(x.object): return try machine.items(of: x)
    default: throw fail("it iterates over '\(machine.typeName(x))'")
    }
  }
}
