import BigInt

// Operators beyond what the loop takes at once: numbers of mixed kinds here, everything else through
// the special methods of the operands' types.
extension Machine {
  // MARK: Arithmetic

  func arithmetic(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value {
    let raw = Int(operation.rawValue) - Int(Operation.add.rawValue)
    let count = BinaryOperator.allCases.count
    if raw == 0 || raw == count, x.isExactly(types.strAddress), y.isExactly(types.strAddress) {
      return try concatenated(x, y)
    }
    let op = Self.operators[raw % count]
    if op == .multiply, y.isInt, x.isExactly(types.listAddress) {
      let (count, overflow) = x.listElements.count.multipliedReportingOverflow(by: y.int)
      if !overflow { try makeRoom(forElements: count) }
    }
    if x.isExactly(types.strAddress) {
      if let value = try stringArithmetic(op, x, y) { return value }
    } else if let value = try numberArithmetic(op, x, y) {
      return value
    }
    if let operators = libraryOperators(x, y) {
      let spare = spareOperands(x, y)
      let value = try operators._withUnsafeGuaranteedRef {
        try $0.binary(self, op, inPlace: raw >= count, spare: spare, x, y)
      }
      if !value.isUndefined {
        noteFresh(value, x, y, spare)
        return value
      }
    }
    let value: Value
    if raw >= count, let done = try inPlace(op, x, y) {
      value = done
    } else {
      value = try binary(op, x, y, symbol: raw >= count ? op.rawValue + "=" : op.rawValue)
    }
    // Code written in Python may return anything, such as a value it keeps.
    if value.isObject { value.borrowing(Object.self) { $0.isFresh = false } }
    return value
  }

  /// The sum of two plain strings.
  private func concatenated(_ x: Value, _ y: Value) throws -> Value {
    if var joined = x.smallText, let more = y.smallText, joined.append(more) {
      return string(Text(.small(joined)))
    }
    return try x.borrowing(StringObject.self) { a in
      try y.borrowing(StringObject.self) { b in
        try checkedSum(a.text.count, b.text.count, each: 4)
        let sum = a.text + b.text
        return string(sum, newBytes: sum.goesOn(from: a.text) ? b.text.externalBytes : sum.externalBytes)
      }
    }
  }

  /// Formatting with built-in values, which no method of the operands decides.
  private func stringArithmetic(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    if op == .modulo, !y.isObject || !y.object.type.isUserDefined {
      return string(try percentFormat(x.borrowing(StringObject.self) { $0.text }, y))
    }
    return nil
  }

  /// Which operands of the current arithmetic instruction nobody will see again: the compiler has marked
  /// those that are results of other arithmetic instructions, and a library has made them just now.
  private func spareOperands(_ x: Value, _ y: Value) -> SpareOperands {
    let frame = frames + (depth - 1)
    let layout = frame.pointee.layout
    let marked = SpareOperands(rawValue: layout.pointee.spareOperands[frame.pointee.instruction])
    if marked.isEmpty { return [] }
    var spare: SpareOperands = []
    if marked.contains(.left), x.isObject, x.borrowing(Object.self, { $0.isFresh }) { spare.insert(.left) }
    if marked.contains(.right), y.isObject, y.borrowing(Object.self, { $0.isFresh }) { spare.insert(.right) }
    return spare
  }

  /// A library's result is fresh when the library has made it last, or when it is an operand that was spare.
  private func noteFresh(_ value: Value, _ x: Value, _ y: Value, _ spare: SpareOperands) {
    guard value.isObject else { return }
    let isFresh =
      Value.identical(value, x)
      ? spare.contains(.left)
      : Value.identical(value, y) ? spare.contains(.right) : heap.isNewest(value)
    value.borrowing(Object.self) { $0.isFresh = isFresh }
  }

  /// In the order of the operations.
  private static let operators: [BinaryOperator] = [
    .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift, .rightShift, .bitOr,
    .bitXor, .bitAnd, .floorDivide,
  ]

  /// The library that decides an operation between these two, if one does.
  @inline(__always)
  private func libraryOperators(_ x: Value, _ y: Value) -> Unmanaged<LibraryOperators>? {
    typeReference(of: x)._withUnsafeGuaranteedRef { left in
      typeReference(of: y)._withUnsafeGuaranteedRef { right in
        guard let operators = left.operatorsReference ?? right.operatorsReference, !left.isUserDefined,
          !right.isUserDefined
        else { return nil }
        return operators
      }
    }
  }

  /// The library that decides about an object's operations, if one does.
  @inline(__always)
  private func libraryOperators(_ x: Value) -> Unmanaged<LibraryOperators>? {
    x.borrowing(Object.self) { $0.typeReference._withUnsafeGuaranteedRef { $0.operatorsReference } }
  }

  private func libraryOperation(_ op: BinaryOperator, inPlace: Bool, _ x: Value, _ y: Value) throws -> Value? {
    guard let operators = libraryOperators(x, y) else { return nil }
    let value = try operators._withUnsafeGuaranteedRef {
      try $0.binary(self, op, inPlace: inPlace, spare: [], x, y)
    }
    return value.isUndefined ? nil : value
  }

  package func binary(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    if let value = try numberArithmetic(op, x, y) { return value }
    if let value = try libraryOperation(op, inPlace: false, x, y) { return value }
    return try binary(op, x, y, symbol: op.rawValue)
  }

  /// `x op= y`: the value the target gets.
  package func updated(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    if let value = try numberArithmetic(op, x, y) { return value }
    if let value = try libraryOperation(op, inPlace: true, x, y) { return value }
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
    if x.isFloat, !y.isObject {
      a = x.float
      if y.isFloat { b = y.float } else if y.isInt || y.isBool { b = Double(y.int) } else { return nil }
    } else if y.isFloat, x.isInt || x.isBool {
      a = Double(x.int)
      b = y.float
    } else {
      if isPlainInteger(x), isPlainInteger(y) {
        let value = try integerOperation(op, x, y)
        return value.isNotImplemented ? nil : value
      }
      return try complexArithmetic(op, x, y)
    }
    return try floatArithmetic(op, a, b)
  }

  /// Whether the value is an `int` of any size, and of no class of its own.
  @inline(__always)
  private func isPlainInteger(_ x: Value) -> Bool { x.isInt || x.isExactly(types.intAddress) }

  /// Complex numbers with one another and with immediate numbers, without asking their classes.
  private func complexArithmetic(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    guard x.isExactly(types.complexAddress) || y.isExactly(types.complexAddress), let a = plainComplex(x),
      let b = plainComplex(y)
    else { return nil }
    let value = try complexOperation(op, a, b)
    return value.isNotImplemented ? nil : value
  }

  /// A plain complex number or an immediate number of the language as one; nil for anything else.
  @inline(__always)
  private func plainComplex(_ x: Value) -> ComplexParts? {
    if x.isExactly(types.complexAddress) { return x.borrowing(ComplexObject.self) { ($0.real, $0.imaginary) } }
    if x.isFloat { return (x.float, 0) }
    return x.isInt || x.isBool ? (Double(x.int), 0) : nil
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
    let leftReference = typeReference(of: x)
    let rightReference = typeReference(of: y)
    let leftMethod = leftReference._withUnsafeGuaranteedRef { $0.slot(left) }
    if leftReference.toOpaque() == rightReference.toOpaque() {
      if leftMethod.isUndefined { return nil }
      let result = try call(leftMethod, x, y)
      return result.isNotImplemented ? nil : result
    }
    let leftType = leftReference.takeUnretainedValue()
    let rightType = rightReference.takeUnretainedValue()
    var rightMethod = rightType.slot(right)
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
    } else if symbol == ">>", x.as(NativeFunction.self)?.name == "print" {
      message += ". Did you mean \"print(<message>, file=<output_stream>)\"?"
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
    if x.isObject, let operators = libraryOperators(x) {
      let value = try operators._withUnsafeGuaranteedRef { try $0.unary(self, slot, x) }
      if !value.isUndefined { return value }
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
    if (x.isInt || x.isBool) && (y.isInt || y.isBool) { return Value(Self.ordered(op, x.int, y.int)) }
    if x.isFloat && y.isFloat { return Value(Self.ordered(op, x.float, y.float)) }
    if x.isFloat && (y.isInt || y.isBool) { return Value(Self.ordered(op, x.float, exactly: y.int)) }
    if (x.isInt || x.isBool) && y.isFloat { return Value(Self.ordered(op.swapped, y.float, exactly: x.int)) }
    if x.isExactly(types.strAddress), y.isExactly(types.strAddress) {
      if op == .equal { return Value(StringObject.areEqual(x, y)) }
      if op == .notEqual { return Value(!StringObject.areEqual(x, y)) }
      return Value(
        x.borrowing(StringObject.self) { s in
          y.borrowing(StringObject.self) { t in Self.ordered(op, s.text, t.text) }
        })
    }
    if isPlainInteger(x), isPlainInteger(y), let m = exactInt(x), let n = exactInt(y) {
      return Value(Self.ordered(op, m, n))
    }
    if let operators = libraryOperators(x, y) {
      let value = try operators._withUnsafeGuaranteedRef { try $0.compare(self, op, x, y) }
      if !value.isUndefined { return value }
    }
    if x.isObject, y.isObject, x.classTag == .tuple, y.classTag == .tuple,
      case let (s, t) = (x.unchecked(TupleObject.self), y.unchecked(TupleObject.self)),
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
    if y.magnitude < 1 << 53 { return ordered(op, x, Double(y)) }
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
        return PythonHash.tuple(try recursing { try x.unchecked(TupleObject.self).items.map { try hash($0) } })
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
      switch container.typeAddress {
      case types.dictAddress:
        return try container.borrowing(DictObject.self) { try $0.find(x, hash: hash(x), self) != nil }
      case types.listAddress: return try contains(inList: container, x)
      case types.tupleAddress:
        let elements = container.tupleElements
        for index in 0..<elements.count where try equal(elements.base[index], x) { return true }
        return false
      case types.strAddress:
        guard x.isObject, x.classTag == .string else {
          throw error(.typeError, "'in <string>' requires string as left operand, not \(typeName(x))")
        }
        let units = container.textUnits
        let sought = x.textUnits
        if sought.count == 1, !sought.isWide, !units.isWide {
          return units.contains(narrow: sought.narrow[0])
        }
        return container.borrowing(StringObject.self) { hay in
          x.borrowing(StringObject.self) { hay.text.contains($0.text) }
        }
      default: break
      }
      if container.classTag == .set, !container.object.type.isUserDefined {
        return try container.borrowing(SetObject.self) { try $0.contains(x, self) }
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

  /// Comparisons may change the list, so that it is looked at anew each time.
  private func contains(inList list: Value, _ x: Value) throws -> Bool {
    var index = 0
    while true {
      let elements = list.listElements
      guard index < elements.count else { return false }
      if try equal(elements.base[index], x) { return true }
      index += 1
      if index & 1023 == 0 { try checkInterrupts() }
    }
  }

  package func length(of x: Value) throws -> Int {
    if x.isObject {
      switch x.typeAddress {
      case types.listAddress: return x.listElements.count
      case types.tupleAddress: return x.tupleElements.count
      case types.strAddress: return x.textUnits.count
      case types.dictAddress: return x.borrowing(DictObject.self) { $0.count }
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
    if x.isExactly(types.dictAddress) {
      if let value = try x.borrowing(DictObject.self, { try $0.get(index, self) }) { return value }
      throw error(.keyError, arguments: [index])
    }
    if x.isObject, let operators = libraryOperators(x) {
      let value = try operators._withUnsafeGuaranteedRef { try $0.item(self, of: x, index) }
      if !value.isUndefined { return value }
    }
    if x.isExactly(types.strAddress), index.isExactly(types.sliceAddress) {
      return try index.borrowing(SliceObject.self) { try part(of: x, $0) }
    }
    if x.isObject, index.isInt {
      let value = sequenceItem(x, index.int)
      if !value.isUndefined { return value }
      switch x.typeAddress {
      case types.listAddress: throw error(.indexError, "list index out of range")
      case types.tupleAddress: throw error(.indexError, "tuple index out of range")
      case types.strAddress: throw error(.indexError, "string index out of range")
      case types.bytesAddress:
        return try x.borrowing(BytesObject.self) { source in
          guard let place = position(index.int, in: source.bytes.count) else {
            throw error(.indexError, "index out of range")
          }
          return Value(Int(source.bytes[place]))
        }
      default: break
      }
    }
    if x.isObject, x.classTag == .dict, let dict = x.object as? DictObject, !dict.type.isUserDefined {
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

  /// `text[a:b:c]` of a plain string.
  func part(of string: Value, _ slice: SliceObject) throws -> Value {
    let bounds = try bounds(of: slice)
    let units = string.textUnits
    let part = bounds.fitted(to: units.count)
    if part.count == units.count, part.step == 1 { return string }
    if units.isWide {
      let text = string.borrowing(StringObject.self) { $0.text }
      return self.string(text.strided(from: part.start, count: part.count, step: part.step))
    }
    if let small = string.smallText {
      if part.step == 1 { return self.string(Text(.small(small.part(part.start..<part.start + part.count)))) }
      if part.step == -1, part.count == units.count { return self.string(Text(.small(small.reversed))) }
    }
    let bytes = units.narrow
    return self.string(
      Text(asciiCapacity: part.count) { target in
        for index in 0..<part.count { target[index] = bytes[part.start + index * part.step] }
        return part.count
      })
  }

  private func subscriptedType(_ owner: TypeObject, _ index: Value) throws -> Value {
    if owner === types.type { return alias(of: Value(owner), index) }
    if let method = try optionalAttribute(of: Value(owner), "__class_getitem__") { return try call(method, index) }
    throw error(.typeError, "type '\(owner.name)' is not subscriptable")
  }

  /// `x[a:b]`, the bounds standing one after the other. Lists, tuples and strings need no slice object.
  func item(of x: Value, bounds: UnsafeMutablePointer<Value>) throws -> Value {
    if x.isObject, bounds[0].isInt || bounds[0].isNone, bounds[1].isInt || bounds[1].isNone {
      func range(_ count: Int) -> Range<Int> {
        func clamped(_ bound: Value, _ missing: Int) -> Int {
          if bound.isNone { return missing }
          return bound.int < 0 ? max(0, bound.int &+ count) : min(bound.int, count)
        }
        let start = clamped(bounds[0], 0)
        return start..<max(start, clamped(bounds[1], count))
      }
      switch x.typeAddress {
      case types.listAddress:
        return x.borrowing(ListObject.self) { source in
          list(Array(source.items[range(source.items.count)]), mayHoldObjects: source.mayHoldObjects)
        }
      case types.tupleAddress:
        let items = x.unchecked(TupleObject.self).items
        let part = range(items.count)
        return part.count == items.count ? x : tuple(Array(items[part]))
      case types.strAddress:
        let units = x.textUnits
        let part = range(units.count)
        if part.count == 1 { return character(units[part.lowerBound]) }
        if part.count == units.count { return x }
        if let small = x.smallText { return string(Text(.small(small.part(part)))) }
        return string(x.borrowing(StringObject.self) { $0.text.slice(part) })
      default:
        if let operators = libraryOperators(x) {
          let value = try operators._withUnsafeGuaranteedRef { try $0.item(self, of: x, bounds: bounds) }
          if !value.isUndefined { return value }
        }
      }
    }
    return try item(of: x, slice(bounds[0], bounds[1], .none))
  }

  package func setItem(of x: Value, _ index: Value, to value: Value) throws {
    if x.isExactly(types.dictAddress) {
      return try x.borrowing(DictObject.self) { try $0.set(index, value, self) }
    }
    if x.isObject, let operators = libraryOperators(x),
      try operators._withUnsafeGuaranteedRef({ try $0.setItem(self, of: x, index, to: value) })
    {
      return
    }
    let method = type(of: x).slot(.setitem)
    if method.isUndefined {
      throw error(.typeError, "'\(typeName(x))' object does not support item assignment")
    }
    _ = try call(method, x, index, value)
  }

  package func deleteItem(of x: Value, _ index: Value) throws {
    if index.isInt, x.isExactly(types.listAddress),
      x.borrowing(ListObject.self, { $0.remove(at: index.int) })
    {
      return
    }
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
