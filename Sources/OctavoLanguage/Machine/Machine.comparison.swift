import BigInt

// Truth, order and hash of values.
extension Machine {
  // MARK: Truth

  package func truth(_ x: Value) throws -> Bool {
    switch x.tag {
    case Value.Tag.bool, Value.Tag.int: return x.bits != 0
    case Value.Tag.none: return false
    case Value.Tag.float: return x.float != 0
    case Value.Tag.object: break
    case Value.Tag.undefined: return false
    case Value.Tag.ellipsis, Value.Tag.notImplemented: return true
    default: break
    }
    if x.isObject {
      switch x.typeAddress {
      case types.strAddress: return x.textUnits.count > 0
      case types.listAddress: return x.listElements.count > 0
      case types.tupleAddress: return x.tupleElements.count > 0
      case types.dictAddress: return x.borrowing(DictObject.self) { $0.count > 0 }
      default: break
      }
    }
    let type = type(of: x)
    let method = type.slot(.bool)
    if !method.isUndefined {
      let result = try call(method, x)
      guard result.isBool else {
        throw error(.typeError, "__bool__ should return bool, returned \(typeName(result))")
      }
      return result.isTrue
    }
    if !type.slot(.len).isUndefined { return try length(of: x) != 0 }
    return true
  }

  // MARK: Comparison

  func compareTruth(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Bool {
    if op == .equal || op == .notEqual, x.isExactly(types.strAddress), y.isExactly(types.strAddress) {
      return StringObject.areEqual(x, y) == (op == .equal)
    }
    return try truth(compare(op, x, y))
  }

  package func equal(_ x: Value, _ y: Value) throws -> Bool {
    if Value.identical(x, y) { return true }
    return try truth(compare(.equal, x, y))
  }

  package func less(_ x: Value, _ y: Value) throws -> Bool { try truth(compare(.less, x, y)) }

  package func compare(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    if (x.isInt || x.isBool) && (y.isInt || y.isBool) { return Value(op.holds(x.int, y.int)) }
    if x.isFloat && y.isFloat { return Value(op.holds(x.float, y.float)) }
    if x.isFloat && (y.isInt || y.isBool) { return Value(op.holds(x.float, exactly: y.int)) }
    if (x.isInt || x.isBool) && y.isFloat { return Value(op.swapped.holds(y.float, exactly: x.int)) }
    if x.isExactly(types.strAddress), y.isExactly(types.strAddress) {
      if op == .equal { return Value(StringObject.areEqual(x, y)) }
      if op == .notEqual { return Value(!StringObject.areEqual(x, y)) }
      return Value(
        x.borrowing(StringObject.self) { s in
          y.borrowing(StringObject.self) { t in op.holds(s.text, t.text) }
        })
    }
    if isPlainInteger(x), isPlainInteger(y), let m = exactInt(x), let n = exactInt(y) {
      return Value(op.holds(m, n))
    }
    if let operators = libraryOperators(x, y) {
      let value = try operators._withUnsafeGuaranteedRef { try $0.compare(self, op, x, y) }
      if !value.isUndefined { return value }
    }
    if x.isObject, y.isObject, x.classTag == .tuple, y.classTag == .tuple,
      case (let s, let t) = (x.unchecked(TupleObject.self), y.unchecked(TupleObject.self)),
      !s.type.isUserDefined, !t.type.isUserDefined
    {
      return try recursing(" in comparison") { try compareSequences(op, s.items, t.items) }
    }
    return try generalCompare(op, x, y)
  }

  private func generalCompare(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    let (left, right) = op.slots
    let leftType = type(of: x)
    let rightType = type(of: y)
    let leftMethod = leftType.slot(left)
    let rightMethod = rightType.slot(right)
    var wasRightAsked = false
    if rightType !== leftType, rightType.isSubtype(of: leftType), !rightMethod.isUndefined,
      !Value.identical(rightMethod, leftType.slot(right))
    {
      let result = try callComparison(rightMethod, y, x)
      if !result.isNotImplemented { return result }
      wasRightAsked = true
    }
    if !leftMethod.isUndefined {
      let result = try callComparison(leftMethod, x, y)
      if !result.isNotImplemented { return result }
    } else if op == .notEqual, let result = try unequalThroughEqual(leftType, x, y) {
      return result
    }
    if wasRightAsked {
      // It was first.
    } else if !rightMethod.isUndefined {
      let result = try callComparison(rightMethod, y, x)
      if !result.isNotImplemented { return result }
    } else if op == .notEqual, let result = try unequalThroughEqual(rightType, y, x) {
      return result
    }
    switch op {
    case .equal: return Value(Value.identical(x, y))
    case .notEqual: return Value(!Value.identical(x, y))
    default:
      throw error(
        .typeError,
        "'\(op.rawValue)' not supported between instances of '\(typeName(x))' and '\(typeName(y))'")
    }
  }

  private func callComparison(_ method: Value, _ x: Value, _ y: Value) throws -> Value {
    try recursing(" in comparison") { try call(method, x, y) }
  }

  /// A class with `__eq__` only: `!=` is the opposite.
  private func unequalThroughEqual(_ type: TypeObject, _ x: Value, _ y: Value) throws -> Value? {
    let method = type.slot(.eq)
    if method.isUndefined { return nil }
    let result = try callComparison(method, x, y)
    return result.isNotImplemented ? nil : Value(try !truth(result))
  }

  // MARK: Hash

  package func hash(_ x: Value) throws -> Int {
    switch x.tag {
    case Value.Tag.int, Value.Tag.bool: return PythonHash.int(x.int)
    case Value.Tag.float: return PythonHash.float(x.float, identity: 0)
    case Value.Tag.none: return 0xFCA8_6420
    case Value.Tag.object:
      if x.typeAddress == types.strAddress { return x.borrowing(StringObject.self) { $0.hash } }
      if x.typeAddress == types.tupleAddress {
        return PythonHash.tuple(
          try recursing { try x.unchecked(TupleObject.self).items.map { try hash($0) } })
      }
    default: break
    }
    let method = type(of: x).slot(.hash)
    if method.isUndefined || method.isNone {
      if method.isNone { throw error(.typeError, "unhashable type: '\(typeName(x))'") }
      return PythonHash.identity(x)
    }
    let result = try recursing { try call(method, x) }
    if result.isInt { return result.int == -1 ? -2 : result.int }
    guard let big = exactInt(result) else {
      throw error(.typeError, "__hash__ method should return an integer")
    }
    return PythonHash.bigInt(big)
  }
}

extension CompareOperator {
  /// The method of the left operand and its mirror image of the right one.
  var slots: (left: Slot, right: Slot) {
    switch self {
    case .equal: (.eq, .eq)
    case .notEqual: (.ne, .ne)
    case .less: (.lt, .gt)
    case .lessEqual: (.le, .ge)
    case .greater: (.gt, .lt)
    case .greaterEqual: (.ge, .le)
    case .is, .isNot, .in, .notIn: (.contains, .contains)
    }
  }

  var swapped: CompareOperator {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    default: self
    }
  }

  /// Whether two values stand in this relation.
  @inline(__always)
  func holds<T: Comparable>(_ x: T, _ y: T) -> Bool {
    switch self {
    case .equal: x == y
    case .notEqual: x != y
    case .less: x < y
    case .lessEqual: x <= y
    case .greater: x > y
    case .greaterEqual: x >= y
    case .is, .isNot, .in, .notIn: false
    }
  }

  /// The same of a float and an integer that may not be representable, without rounding either.
  func holds(_ x: Double, exactly y: Int) -> Bool {
    y.magnitude < 1 << 53 ? holds(x, Double(y)) : holds(x, exactly: BigInt(y))
  }

  func holds(_ x: Double, exactly y: BigInt) -> Bool {
    if x.isNaN { return self == .notEqual }
    if x.isInfinite { return holds(x, Double(0)) }
    // Integer parts decide first, then the fraction.
    let whole = x.rounded(.down)
    let integer = BigInt(whole)
    return integer == y ? holds(x - whole, Double(0)) : holds(integer, y)
  }
}
