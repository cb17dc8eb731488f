import BigInt

// Operators beyond what the loop takes at once: numbers of mixed kinds here, everything else through
// the special methods of the operands' types.
extension Machine {
  // MARK: Arithmetic

  func arithmetic(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value {
    let raw = Int(operation.rawValue) - Int(Operation.add.rawValue)
    let count = BinaryOperator.allCases.count
    let op = Self.operators[raw % count]
    if let value = try numberArithmetic(op, x, y) { return value }
    if let operators = libraryOperators(x, y),
      let value = try operators.binary(self, op, raw >= count, x, y)
    {
      return value
    }
    if raw >= count, let value = try inPlace(op, x, y) { return value }
    return try binary(op, x, y, symbol: raw >= count ? op.rawValue + "=" : op.rawValue)
  }

  /// In the order of the operations.
  private static let operators: [BinaryOperator] = [
    .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift, .rightShift, .bitOr,
    .bitXor, .bitAnd, .floorDivide,
  ]

  /// The library that decides an operation between these two, if one does.
  @inline(__always)
  private func libraryOperators(_ x: Value, _ y: Value) -> LibraryOperators? {
    let left = type(of: x)
    let right = type(of: y)
    guard left.operators != nil || right.operators != nil, !left.isUserDefined, !right.isUserDefined
    else { return nil }
    return left.operators ?? right.operators
  }

  package func binary(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    if let value = try numberArithmetic(op, x, y) { return value }
    if let operators = libraryOperators(x, y), let value = try operators.binary(self, op, false, x, y) {
      return value
    }
    return try binary(op, x, y, symbol: op.rawValue)
  }

  /// `x op= y`: the value the target gets.
  package func updated(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    if let value = try numberArithmetic(op, x, y) { return value }
    if let operators = libraryOperators(x, y), let value = try operators.binary(self, op, true, x, y) {
      return value
    }
    if let value = try inPlace(op, x, y) { return value }
    return try binary(op, x, y, symbol: op.rawValue + "=")
  }

  /// Immediate numbers of the language; nil when an operand is anything else.
  private func numberArithmetic(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    if (x.isInt || x.isBool) && (y.isInt || y.isBool) {
      if x.isBool && y.isBool, let value = boolArithmetic(op, x, y) { return value }
      return try intArithmetic(op, x.int, y.int)
    }
    let a: Double
    let b: Double
    if x.isFloat {
      a = x.float
      if y.isFloat { b = y.float } else if y.isInt || y.isBool { b = Double(y.int) } else { return nil }
    } else if y.isFloat, x.isInt || x.isBool {
      a = Double(x.int)
      b = y.float
    } else {
      return nil
    }
    return try floatArithmetic(op, a, b)
  }

  private func boolArithmetic(_ op: BinaryOperator, _ x: Value, _ y: Value) -> Value? {
    switch op {
    case .bitAnd: Value(x.int & y.int != 0)
    case .bitOr: Value(x.int | y.int != 0)
    case .bitXor: Value(x.int ^ y.int != 0)
    default: nil
    }
  }

  private func inPlace(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    guard x.isObject else { return nil }
    let slot = x.object.type.slot(op.slots.inPlace)
    if slot.isUndefined { return nil }
    let result = try call(slot, x, y)
    return result.isNotImplemented ? nil : result
  }

  /// The protocol of binary operators: left method, then right; right first where its class is more special.
  private func binary(_ op: BinaryOperator, _ x: Value, _ y: Value, symbol: String) throws -> Value {
    let slots = op.slots
    if let value = try binary(slots.left, slots.right, x, y) { return value }
    throw unsupported(symbol, x, y)
  }

  func binary(_ left: Slot, _ right: Slot, _ x: Value, _ y: Value) throws -> Value? {
    let leftType = type(of: x)
    let rightType = type(of: y)
    let leftMethod = leftType.slot(left)
    var rightMethod = rightType.slot(right)
    if leftType === rightType { rightMethod = .undefined }
    if !rightMethod.isUndefined, rightType !== leftType, rightType.isSubtype(of: leftType),
      !Value.identical(rightMethod, leftType.slot(right))
    {
      let result = try call(rightMethod, y, x)
      if !result.isNotImplemented { return result }
      rightMethod = .undefined
    }
    if !leftMethod.isUndefined {
      let result = try call(leftMethod, x, y)
      if !result.isNotImplemented { return result }
    }
    if !rightMethod.isUndefined {
      let result = try call(rightMethod, y, x)
      if !result.isNotImplemented { return result }
    }
    return nil
  }

  private func unsupported(_ symbol: String, _ x: Value, _ y: Value) -> Error {
    let shown = symbol == "**" ? "** or pow()" : symbol
    var message = "unsupported operand type(s) for \(shown): '\(typeName(x))' and '\(typeName(y))'"
    if symbol == "+" || symbol == "+=" {
      // Sequences say what they can be joined with.
      switch type(of: x).layout {
      case .string: message = "can only concatenate str (not \"\(typeName(y))\") to str"
      case .list: message = "can only concatenate list (not \"\(typeName(y))\") to list"
      case .tuple: message = "can only concatenate tuple (not \"\(typeName(y))\") to tuple"
      case .bytes: message = "can't concat \(typeName(y)) to bytes"
      default: break
      }
    } else if symbol == "*" || symbol == "*=" {
      if isSequence(x) { message = "can't multiply sequence by non-int of type '\(typeName(y))'" }
      if !isSequence(x), isSequence(y) { message = "can't multiply sequence by non-int of type '\(typeName(x))'" }
    }
    return error(.typeError, message)
  }

  private func isSequence(_ value: Value) -> Bool {
    switch type(of: value).layout {
    case .string, .bytes, .list, .tuple: true
    default: false
    }
  }

  // MARK: Unary

  package func unary(_ slot: Slot, _ x: Value) throws -> Value {
    if x.isInt || x.isBool {
      switch slot {
      case .neg:
        let (value, overflow) = 0.subtractingReportingOverflow(x.int)
        return overflow ? int(-BigInt(x.int)) : Value(value)
      case .pos: return Value(x.int)
      case .invert: return Value(~x.int)
      default: break
      }
    }
    if x.isFloat {
      if slot == .neg { return Value(-x.float) }
      if slot == .pos { return x }
    }
    let method = type(of: x).slot(slot)
    if method.isUndefined {
      let symbol = slot == .neg ? "-" : slot == .pos ? "+" : "~"
      throw error(.typeError, "bad operand type for unary \(symbol): '\(typeName(x))'")
    }
    return try call(method, x)
  }

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
      switch x.object {
      case let string as StringObject where !string.type.isUserDefined: return string.text.count > 0
      case let list as ListObject where !list.type.isUserDefined: return !list.items.isEmpty
      case let tuple as TupleObject where !tuple.type.isUserDefined: return !tuple.items.isEmpty
      case let dict as DictObject where !dict.type.isUserDefined: return dict.count > 0
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
    try truth(compare(op, x, y))
  }

  package func equal(_ x: Value, _ y: Value) throws -> Bool {
    if Value.identical(x, y) { return true }
    return try truth(compare(.equal, x, y))
  }

  package func less(_ x: Value, _ y: Value) throws -> Bool { try truth(compare(.less, x, y)) }

  package func compare(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    if (x.isInt || x.isBool) && (y.isInt || y.isBool) { return Value(Self.ordered(op, x.int, y.int)) }
    if x.isFloat && y.isFloat { return Value(Self.ordered(op, x.float, y.float)) }
    if x.isFloat && (y.isInt || y.isBool) { return Value(Self.ordered(op, x.float, exactly: y.int)) }
    if (x.isInt || x.isBool) && y.isFloat { return Value(Self.ordered(op.swapped, y.float, exactly: x.int)) }
    if x.isObject, y.isObject, let s = x.object as? StringObject, let t = y.object as? StringObject,
      !s.type.isUserDefined, !t.type.isUserDefined
    {
      if op == .equal { return Value(s === t || s.text == t.text) }
      if op == .notEqual { return Value(s !== t && s.text != t.text) }
      return Value(Self.ordered(op, s.text, t.text))
    }
    if let operators = libraryOperators(x, y), let value = try operators.compare(self, op, x, y) { return value }
    if x.isObject, y.isObject, let s = x.object as? TupleObject, let t = y.object as? TupleObject,
      !s.type.isUserDefined, !t.type.isUserDefined
    {
      return try recursing(" in comparison") { try compareSequences(op, s.items, t.items) }
    }
    return try generalCompare(op, x, y)
  }

  private static func ordered<T: Comparable>(_ op: CompareOperator, _ x: T, _ y: T) -> Bool {
    switch op {
    case .equal: x == y
    case .notEqual: x != y
    case .less: x < y
    case .lessEqual: x <= y
    case .greater: x > y
    case .greaterEqual: x >= y
    case .is, .isNot, .in, .notIn: false
    }
  }

  /// A float against an integer that may not be representable: compared without rounding.
  private static func ordered(_ op: CompareOperator, _ x: Double, exactly y: Int) -> Bool {
    if x.isNaN { return op == .notEqual }
    if abs(y) < 1 << 53 { return ordered(op, x, Double(y)) }
    if x >= 9.3e18 { return ordered(op, 1, 0) }
    if x <= -9.3e18 { return ordered(op, 0, 1) }
    // In range for a comparison of integer parts; the fraction decides ties.
    let whole = x.rounded(.towardZero)
    let integer = BigInt(exactly: whole) ?? 0
    if integer != BigInt(y) { return ordered(op, integer, BigInt(y)) }
    return ordered(op, x - whole, 0)
  }

  private func generalCompare(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    let (left, right) = op.slots
    let leftType = type(of: x)
    let rightType = type(of: y)
    let leftMethod = leftType.slot(left)
    var rightMethod = rightType.slot(right)
    if rightType !== leftType, rightType.isSubtype(of: leftType), !rightMethod.isUndefined,
      !Value.identical(rightMethod, leftType.slot(right))
    {
      let result = try callComparison(rightMethod, y, x)
      if !result.isNotImplemented { return result }
      rightMethod = .undefined
    }
    if !leftMethod.isUndefined {
      let result = try callComparison(leftMethod, x, y)
      if !result.isNotImplemented { return result }
    } else if op == .notEqual, let result = try unequalThroughEqual(leftType, x, y) {
      return result
    }
    if !rightMethod.isUndefined {
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
      if let string = x.object as? StringObject, !string.type.isUserDefined {
        if let known = string.cachedHash { return known }
        let hash = PythonHash.text(string.text)
        string.cachedHash = hash
        return hash
      }
      if let tuple = x.object as? TupleObject, !tuple.type.isUserDefined {
        return PythonHash.tuple(try recursing { try tuple.items.map { try hash($0) } })
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

  // MARK: Membership and length

  func contains(_ container: Value, _ x: Value) throws -> Bool {
    if container.isObject {
      switch container.object {
      case let dict as DictObject where !dict.type.isUserDefined: return try dict.get(x, self) != nil
      case let set as SetObject where !set.type.isUserDefined: return try set.contains(x, self)
      case let string as StringObject where !string.type.isUserDefined:
        guard let needle = text(x) else {
          throw error(.typeError, "'in <string>' requires string as left operand, not \(typeName(x))")
        }
        return string.text.contains(needle)
      default: break
      }
    }
    let method = type(of: container).slot(.contains)
    if method.isNone { throw error(.typeError, "'\(typeName(container))' object is not a container") }
    if !method.isUndefined { return try truth(call(method, container, x)) }
    guard canIterate(container) else {
      throw error(.typeError, "argument of type '\(typeName(container))' is not iterable")
    }
    let iterator = try iterator(of: container)
    hold(iterator)
    while true {
      let item = try next(iterator)
      if item.isUndefined { return false }
      if try equal(item, x) { return true }
    }
  }

  package func length(of x: Value) throws -> Int {
    if x.isObject {
      switch x.object {
      case let list as ListObject where !list.type.isUserDefined: return list.items.count
      case let tuple as TupleObject where !tuple.type.isUserDefined: return tuple.items.count
      case let string as StringObject where !string.type.isUserDefined: return string.text.count
      case let dict as DictObject where !dict.type.isUserDefined: return dict.count
      default: break
      }
    }
    let method = type(of: x).slot(.len)
    if method.isUndefined { throw error(.typeError, "object of type '\(typeName(x))' has no len()") }
    let result = try call(method, x)
    if result.isInt, result.int >= 0 { return result.int }
    let value = try integer(result)
    if value < 0 { throw error(.valueError, "__len__() should return >= 0") }
    guard let length = Int(exactly: value) else {
      throw error(.overflowError, "cannot fit 'int' into an index-sized integer")
    }
    return length
  }

  // MARK: Items

  package func item(of x: Value, _ index: Value) throws -> Value {
    if x.isObject, let dict = x.object as? DictObject, !dict.type.isUserDefined {
      if let value = try dict.get(index, self) { return value }
      if !dict.factory.isUndefined { return try defaultValue(of: dict, for: index) }
      throw error(.keyError, arguments: [index])
    }
    let type = type(of: x)
    let method = type.slot(.getitem)
    if method.isUndefined {
      if let owner = x.as(TypeObject.self) { return try subscriptedType(owner, index) }
      throw error(.typeError, "'\(type.messageName)' object is not subscriptable")
    }
    return try call(method, x, index)
  }

  private func subscriptedType(_ owner: TypeObject, _ index: Value) throws -> Value {
    if owner === types.type { return alias(of: Value(owner), index) }
    if let method = try optionalAttribute(of: Value(owner), "__class_getitem__") { return try call(method, index) }
    throw error(.typeError, "type '\(owner.name)' is not subscriptable")
  }

  package func setItem(of x: Value, _ index: Value, to value: Value) throws {
    if x.isObject, let dict = x.object as? DictObject, !dict.type.isUserDefined {
      return try dict.set(index, value, self)
    }
    let method = type(of: x).slot(.setitem)
    if method.isUndefined {
      throw error(.typeError, "'\(typeName(x))' object does not support item assignment")
    }
    _ = try call(method, x, index, value)
  }

  package func deleteItem(of x: Value, _ index: Value) throws {
    let method = type(of: x).slot(.delitem)
    if method.isUndefined {
      throw error(.typeError, "'\(typeName(x))' object doesn't support item deletion")
    }
    _ = try call(method, x, index)
  }

  // MARK: Indices

  /// The value as a machine integer through `__index__`; nil when it has none.
  package func optionalIndex(_ x: Value) throws -> Int? {
    if x.isInt || x.isBool { return x.int }
    if let big = exactInt(x) {
      guard let small = Int(exactly: big) else {
        throw error(.indexError, "cannot fit 'int' into an index-sized integer")
      }
      return small
    }
    let method = type(of: x).slot(.index)
    if method.isUndefined { return nil }
    let result = try call(method, x)
    guard exactInt(result) != nil else {
      throw error(.typeError, "__index__ returned non-int (type \(typeName(result)))")
    }
    return try optionalIndex(result)
  }

  package func index(_ x: Value) throws -> Int {
    if let value = try optionalIndex(x) { return value }
    throw error(.typeError, "'\(typeName(x))' object cannot be interpreted as an integer")
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
}
