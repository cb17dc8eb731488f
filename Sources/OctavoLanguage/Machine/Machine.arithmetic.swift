import BigInt

// Arithmetic beyond what the loop takes at once: numbers of mixed kinds here, everything else through the special methods
// of the operands' types.
extension Machine {
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
  func libraryOperators(_ x: Value, _ y: Value) -> Unmanaged<LibraryOperators>? {
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
  func libraryOperators(_ x: Value) -> Unmanaged<LibraryOperators>? {
    x.borrowing(Object.self) { $0.typeReference._withUnsafeGuaranteedRef { $0.operatorsReference } }
  }

  private func libraryOperation(_ op: BinaryOperator, inPlace: Bool, _ x: Value, _ y: Value) throws -> Value?
  {
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
  func isPlainInteger(_ x: Value) -> Bool { x.isInt || x.isExactly(types.intAddress) }

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
    if x.isExactly(types.complexAddress) {
      return x.borrowing(ComplexObject.self) { ($0.real, $0.imaginary) }
    }
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
      if !isSequence(x), isSequence(y) {
        message = "can't multiply sequence by non-int of type '\(typeName(x))'"
      }
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
}
