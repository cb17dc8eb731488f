// Iteration: loops, iterators, unpacking.
extension Machine {
  func canIterate(_ x: Value) -> Bool {
    let type = type(of: x)
    return !type.slot(.iter).isUndefined || !type.slot(.getitem).isUndefined
      || x.isObject && x.classTag == .iterator
  }

  /// Prepares the three registers of a loop. Ranges, lists, tuples and strings need no iterator object.
  func prepareLoop(_ x: Value, _ state: UnsafeMutablePointer<Value>) throws {
    if x.isObject {
      let type = x.typeAddress
      if type == types.rangeAddress {
        let isPrepared = x.borrowing(RangeObject.self) { range in
          guard range.big == nil else { return false }
          state[0] = Value(tag: Value.Tag.rangeCursor, bits: UInt64(bitPattern: Int64(range.start)))
          state[1] = Value(range.count)
          state[2] = Value(range.step)
          return true
        }
        if isPrepared { return }
      }
      let cursor =
        switch type {
        case types.listAddress: Value.Tag.listCursor
        case types.tupleAddress: Value.Tag.tupleCursor
        case types.strAddress: Value.Tag.stringCursor
        default: Value.Tag.undefined
        }
      if cursor != Value.Tag.undefined {
        state[0] = Value(tag: cursor, bits: 0)
        state[1] = x
        return
      }
    }
    state[0] = try iterator(of: x)
  }

  /// `iter(x)`; with `keepingSequences`, things that a loop handles by itself are returned as they are.
  package func iterator(of x: Value, keepingSequences: Bool = false) throws -> Value {
    if x.isObject {
      if keepingSequences {
        switch x.typeAddress {
        case types.listAddress, types.tupleAddress, types.rangeAddress, types.strAddress: return x
        default: break
        }
      }
      if x.classTag == .iterator || x.classTag == .generator { return x }
    }
    let type = type(of: x)
    let method = type.slot(.iter)
    if method.isNone { throw error(.typeError, "'\(type.messageName)' object is not iterable") }
    if !method.isUndefined {
      let result = try call(method, x)
      guard isIterator(result) else {
        throw error(.typeError, "iter() returned non-iterator of type '\(typeName(result))'")
      }
      return result
    }
    if !type.slot(.getitem).isUndefined, type.layout != .dict {
      return heap.own(SequenceIterator(x, type: types.iterator))
    }
    throw error(.typeError, "'\(type.messageName)' object is not iterable")
  }

  func isIterator(_ x: Value) -> Bool {
    if x.isObject, x.classTag == .iterator || x.classTag == .generator { return true }
    return !type(of: x).slot(.next).isUndefined
  }

  /// The next value of an iterator; undefined at the end. With `keepingResult`, a generator's result or the
  /// value of a StopIteration is left in `generatorResult`.
  package func next(_ iterator: Value, keepingResult: Bool = false) throws -> Value {
    if iterator.isObject {
      switch iterator.classTag {
      case .iterator:
        if keepingResult { generatorResult = .none }
        return try iterator.borrowing(IteratorObject.self) { try $0.next(self) }
      case .generator: return try send(iterator.unmanaged(GeneratorObject.self), .none)
      default: break
      }
    }
    return try nextByMethod(iterator, keepingResult: keepingResult)
  }

  @inline(never)
  private func nextByMethod(_ iterator: Value, keepingResult: Bool) throws -> Value {
    let method = type(of: iterator).slot(.next)
    if method.isUndefined { throw error(.typeError, "'\(typeName(iterator))' object is not an iterator") }
    do {
      return try call(method, iterator)
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.stopIteration]) {
      if keepingResult { generatorResult = failure.exception.arguments.first ?? .none }
      return .undefined
    }
  }

  /// Runs `body` for every item. The item is alive during `body`, and so is what `body` makes; what outlives
  /// it must be reachable from something that native code holds already.
  package func forEach(_ x: Value, _ body: (Value) throws -> Void) throws {
    if x.isExactly(types.tupleAddress) {
      for item in x.unchecked(TupleObject.self).items { try body(item) }
      return
    }
    var rounds = 0
    if x.isExactly(types.listAddress) {
      // By index, because the body may change the list.
      while rounds < x.listElements.count {
        let mark = heap.beginStep()
        defer { heap.endStep(mark) }
        let elements = x.listElements
        elements.fetchAhead(of: rounds)
        let item = elements.base[rounds]
        heap.hold(item)
        try body(item)
        rounds += 1
        if rounds & 1023 == 0 { try checkInterrupts() }
      }
      return
    }
    let iterator = try iterator(of: x)
    hold(iterator)
    while true {
      let mark = heap.beginStep()
      defer { heap.endStep(mark) }
      let item = try next(iterator)
      if item.isUndefined { return }
      try body(item)
      rounds &+= 1
      if rounds & 1023 == 0 { try checkInterrupts() }
    }
  }

  /// Combines a running value with every item, from the left. The running value is alive from step to step.
  package func fold(
    _ x: Value, from start: Value, _ combine: (Value, Value) throws -> Value
  ) throws -> Value {
    let holder = heap.adopt(ListObject([start], type: types.list))
    hold(Value(holder))
    var total = start
    try forEach(x) { item in
      total = try combine(total, item)
      if total.isObject { holder.items[0] = total }
    }
    return total
  }

  /// All items, as `list(x)` would have them. They are held for the native code that asked.
  package func items(of x: Value) throws -> [Value] {
    if x.isObject {
      switch x.object {
      case let list as ListObject where list.type === types.list: return list.items
      case let tuple as TupleObject where tuple.type === types.tuple: return tuple.items
      default: break
      }
    }
    let collected = ListObject([], type: types.list)
    hold(Value(heap.adopt(collected)))
    try forEach(x) { item in
      collected.append(item)
      if collected.elements.count & 0xFFFF == 0 { heap.noteExternal(16 << 16) }
    }
    return collected.items
  }

  // MARK: Unpacking

  func unpack(_ x: Value, _ target: UnsafeMutablePointer<Value>, _ count: Int) throws {
    guard canIterate(x) else { throw error(.typeError, "cannot unpack non-iterable \(typeName(x)) object") }
    if x.isObject, x.object.type === types.list || x.object.type === types.tuple {
      let items = try items(of: x)
      guard items.count == count else { throw wrongUnpackCount(items.count, count, isExact: true) }
      for (index, item) in items.enumerated() { target[index] = item }
      return
    }
    let iterator = try iterator(of: x)
    hold(iterator)
    for index in 0..<count {
      let item = try next(iterator)
      if item.isUndefined { throw wrongUnpackCount(index, count, isExact: true) }
      target[index] = item
    }
    if try !next(iterator).isUndefined {
      throw error(.valueError, "too many values to unpack (expected \(count))")
    }
  }

  private func wrongUnpackCount(_ got: Int, _ wanted: Int, isExact: Bool) -> Error {
    if got > wanted { return error(.valueError, "too many values to unpack (expected \(wanted))") }
    return error(
      .valueError, "not enough values to unpack (expected \(isExact ? "" : "at least ")\(wanted), got \(got))"
    )
  }

  func unpack(_ x: Value, _ target: UnsafeMutablePointer<Value>, before: Int, after: Int) throws {
    guard canIterate(x) else { throw error(.typeError, "cannot unpack non-iterable \(typeName(x)) object") }
    let items = try items(of: x)
    guard items.count >= before + after else {
      throw wrongUnpackCount(items.count, before + after, isExact: false)
    }
    for index in 0..<before { target[index] = items[index] }
    target[before] = list(Array(items[before..<(items.count - after)]))
    for index in 0..<after { target[before + 1 + index] = items[items.count - after + index] }
  }

  func extend(_ target: Value, with x: Value, callee: Value?) throws {
    guard canIterate(x) else {
      guard let callee else {
        throw error(.typeError, "Value after * must be an iterable, not \(typeName(x))")
      }
      throw error(
        .typeError, "\(callText(callee)) argument after * must be an iterable, not \(typeName(x))")
    }
    let list = target.unchecked(ListObject.self)
    try forEach(x) { list.append($0) }
  }

  /// A callable, as messages about its arguments give it.
  func callText(_ callee: Value) -> String {
    switch callee.isObject ? callee.object : nil {
    case let function as FunctionObject: "\(function.code.module.name).\(function.qualifiedName.string)()"
    case let native as NativeFunction:
      native.module == "builtins" ? "\(native.qualifiedName)()" : "\(native.module).\(native.qualifiedName)()"
    case let type as TypeObject:
      type.module == "builtins" ? "\(type.qualifiedName)()" : "\(type.module).\(type.qualifiedName)()"
    case let method as BoundMethod: callText(method.function)
    default: (try? str(callee).string) ?? "\(typeName(callee)) object"
    }
  }

  // MARK: Dicts

  func buildDict(_ base: UnsafeMutablePointer<Value>, pairs: Int) throws -> Value {
    let made =
      pairs <= DictObject.leastCapacity ? dict() : heap.adopt(DictObject(capacity: pairs, type: types.dict))
    for index in 0..<pairs { try made.set(base[index * 2], base[index * 2 + 1], self) }
    return Value(made)
  }

  func update(_ target: DictObject, with x: Value) throws {
    if let other = x.as(DictObject.self) { return try target.update(from: other, self) }
    guard let keys = try optionalAttribute(of: x, "keys") else {
      throw error(.typeError, "'\(typeName(x))' object is not a mapping")
    }
    try forEach(call(keys)) { key in try target.set(key, item(of: x, key), self) }
  }

  /// `f(**x)`: keys must be new; whether they are strings is asked when the call is made.
  func merge(_ target: DictObject, _ x: Value, callee: Value) throws {
    func add(_ key: Value, _ value: Value) throws {
      if try target.get(key, self) != nil {
        let shown = try str(key).string
        throw error(.typeError, "\(callText(callee)) got multiple values for keyword argument '\(shown)'")
      }
      try target.set(key, value, self)
    }
    if let other = x.as(DictObject.self) {
      for pair in other.pairs { try add(pair.key, pair.value) }
      return
    }
    guard let keys = try quietAttribute(of: x, "keys") else {
      throw error(.typeError, "\(callText(callee)) argument after ** must be a mapping, not \(typeName(x))")
    }
    try forEach(call(keys)) { key in try add(key, item(of: x, key)) }
  }
}

/// Iterates over anything with `__getitem__` by counting up until IndexError.
final class SequenceIterator: IteratorObject {
  private var sequence: Value
  private var index = 0

  init(_ sequence: Value, type: TypeObject) {
    self.sequence = sequence
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(sequence)
  }

  override func next(_ machine: Machine) throws -> Value {
    if sequence.isUndefined { return .undefined }
    do {
      let value = try machine.item(of: sequence, Value(index))
      index += 1
      return value
    } catch let failure as PythonError {
      let type = failure.exception.type
      guard
        type.isSubtype(of: machine.types[.indexError]) || type.isSubtype(of: machine.types[.stopIteration])
      else { throw failure }
      sequence = .undefined
      return .undefined
    }
  }

  override func recipe(_ machine: Machine) -> Value {
    if sequence.isUndefined { return machine.remake("iter", [machine.tuple([])]) }
    return machine.remake("iter", [sequence], state: Value(index))
  }

  override func restore(_ state: Value, _ machine: Machine) throws {
    if !sequence.isUndefined { index = try machine.position(state, in: 0...Int.max) }
  }
}
