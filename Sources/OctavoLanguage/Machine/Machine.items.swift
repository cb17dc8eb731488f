import BigInt

// What containers hold: membership, length, items by index, key or slice.
extension Machine {
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
    if let method = try optionalAttribute(of: Value(owner), "__class_getitem__") {
      return try call(method, index)
    }
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
