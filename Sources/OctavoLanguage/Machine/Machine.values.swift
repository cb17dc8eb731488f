import BigInt

// Making values, and asking what they are.
extension Machine {
  // MARK: Names

  package func intern(_ name: String) -> Name { intern(Text(name)) }

  package func intern(_ text: Text) -> Name {
    symbols.intern(text) { heap.adopt(StringObject($0, type: types.str)) }
  }

  package func intern(_ string: StringObject) -> Name {
    if let symbol = string.symbol { return symbol }
    let symbol = intern(string.text)
    string.symbol = symbol
    return symbol
  }

  package func text(_ symbol: Name) -> Text { symbols.text(symbol) }
  package func string(_ symbol: Name) -> Value { Value(symbols.string(symbol)) }

  // MARK: Making

  package func string(_ text: Text) -> Value { string(text, newBytes: text.externalBytes) }

  /// A string of a text that takes so many bytes more than what there is already.
  @inline(__always)
  func string(_ text: Text, newBytes bytes: Int) -> Value {
    if case .small(let small) = text.representation, small.count == 1 { return characters[Int(small.first)] }
    if bytes > 0 { heap.noteExternal(bytes) }
    if let object = heap.pools.string() {
      object._withUnsafeGuaranteedRef { $0.reuse(text) }
      return revived(object, types.strAddress)
    }
    return heap.own(StringObject(text, type: types.str))
  }
  package func string(_ text: String) -> Value { string(Text(text)) }

  /// A string that lives as long as the machine.
  package func constantString(_ text: Text) -> Value { Value(symbols.string(intern(text))) }

  /// A list; without `mayHoldObjects` the caller knows that none of the items is an object.
  func list(_ items: [Value], mayHoldObjects: Bool) -> Value {
    let made = list(items)
    if !mayHoldObjects { made.borrowing(ListObject.self) { $0.holdsNoObjects() } }
    return made
  }

  package func list(_ items: [Value]) -> Value {
    heap.noteExternal(items.count &* 16)
    if let object = heap.pools.list() {
      if !items.isEmpty { object._withUnsafeGuaranteedRef { $0.items = items } }
      return revived(object, types.listAddress)
    }
    return heap.own(ListObject(items, type: types.list))
  }

  /// A list of what stands in memory.
  func list(_ items: UnsafePointer<Value>, count: Int) -> Value {
    if let object = heap.pools.list() {
      object._withUnsafeGuaranteedRef { $0.refill(items, count: count) }
      return revived(object, types.listAddress)
    }
    return list(Array(UnsafeBufferPointer(start: items, count: count)))
  }

  package func tuple(_ items: [Value]) -> Value {
    heap.noteExternal(items.count &* 16)
    if let object = heap.pools.tuple(count: items.count) {
      object._withUnsafeGuaranteedRef { $0.reuse(items) }
      return revived(object, types.tupleAddress)
    }
    return heap.own(TupleObject(items, type: types.tuple))
  }

  /// A tuple of what stands in memory.
  func tuple(_ items: UnsafePointer<Value>, count: Int) -> Value {
    if let object = heap.pools.tuple(count: count) {
      object._withUnsafeGuaranteedRef { $0.reuse(items, count: count) }
      return revived(object, types.tupleAddress)
    }
    return tuple(Array(UnsafeBufferPointer(start: items, count: count)))
  }

  package func pair(_ first: Value, _ second: Value) -> Value {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: 2) { items in
      let base = items.baseAddress.unsafelyUnwrapped
      base[0] = first
      base[1] = second
      return tuple(UnsafePointer(base), count: 2)
    }
  }

  /// A dead object with new contents begins its next life.
  @inline(__always)
  private func revived<T: Object>(_ object: Unmanaged<T>, _ type: UnsafeMutableRawPointer) -> Value {
    let reference = Unmanaged<Object>.fromOpaque(object.toOpaque())
    reference._withUnsafeGuaranteedRef {
      $0.mark = 0
      $0.isFresh = false
      $0.typeReference = .fromOpaque(type)
    }
    heap.add(reference)
    return Value(tag: Value.Tag.object, bits: UInt64(UInt(bitPattern: reference.toOpaque())))
  }

  /// An instance of a class written in Python.
  func plainObject(_ type: Unmanaged<TypeObject>) -> Value {
    if let object = heap.pools.plain() { return revived(object, type.toOpaque()) }
    return heap.own(type._withUnsafeGuaranteedRef { PlainObject(type: $0) })
  }

  func boundMethod(_ function: Value, _ receiver: Value) -> Value {
    // What is built in has one type, bound or not.
    let isNative = function.isObject && function.classTag == .native
    if let object = heap.pools.method() {
      object._withUnsafeGuaranteedRef { $0.reuse(function, receiver) }
      return revived(object, isNative ? types.nativeFunctionAddress : types.boundMethodAddress)
    }
    return heap.own(
      BoundMethod(function, receiver, type: isNative ? types.nativeFunction : types.boundMethod))
  }

  func cell(_ value: Value) -> Value {
    if let object = heap.pools.cell() {
      object._withUnsafeGuaranteedRef { $0.value = value }
      return revived(object, types.cellAddress)
    }
    return heap.own(CellObject(value, type: types.cell))
  }

  func generator(_ function: FunctionObject) -> Value {
    let layout = function.layout
    let frameSize = Int(layout.pointee.frameSize)
    if let object = heap.pools.generator() {
      object._withUnsafeGuaranteedRef {
        $0.reuse(function: function, frameSize: frameSize, start: layout.pointee.instructions)
      }
      return revived(object, types.generatorAddress)
    }
    return heap.own(
      GeneratorObject(
        function: function, frameSize: frameSize, start: layout.pointee.instructions, type: types.generator))
  }

  package func constantTuple(_ items: [Value]) -> Value {
    let value = tuple(items)
    keepAlive(value)
    return value
  }

  package func dict() -> DictObject { emptyDict().unchecked(DictObject.self) }

  func emptyDict() -> Value {
    if let object = heap.pools.dict() { return revived(object, types.dictAddress) }
    return heap.own(DictObject(type: types.dict))
  }

  package func dict(_ pairs: [(String, Value)]) throws -> Value {
    let made = dict()
    for (key, value) in pairs { try made.set(constantString(Text(key)), value, self) }
    return Value(made)
  }

  package func set(_ items: [Value]) throws -> Value {
    let made = heap.adopt(SetObject(type: types.set))
    for item in items { try made.insert(item, self) }
    return Value(made)
  }

  package func frozenSet(of items: [Value]) throws -> Value {
    let made = heap.adopt(SetObject(type: types.frozenSet))
    for item in items { try made.insert(item, self) }
    return Value(made)
  }

  package func bytes(_ bytes: [UInt8]) -> Value {
    Value(heap.adopt(BytesObject(bytes, type: types.bytes), externalBytes: bytes.count))
  }

  /// Bytes of a type that is a kind of `bytes`.
  package func bytes(_ bytes: [UInt8], type: TypeObject) -> Value {
    Value(heap.adopt(BytesObject(bytes, type: type), externalBytes: bytes.count))
  }

  package func complex(_ real: Double, _ imaginary: Double) -> Value {
    if let object = heap.pools.complex() {
      object._withUnsafeGuaranteedRef { $0.reuse(real, imaginary) }
      return revived(object, types.complexAddress)
    }
    return heap.own(ComplexObject(real, imaginary, type: types.complex))
  }

  func slice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
    if let object = heap.pools.slice() {
      object._withUnsafeGuaranteedRef { $0.reuse(start, stop, step) }
      return revived(object, types.sliceAddress)
    }
    return heap.own(SliceObject(start, stop, step, type: types.slice))
  }

  /// An int of any size: immediate where it fits.
  package func int(_ value: BigInt) -> Value {
    let words = value.magnitude.words
    if words.count <= 1 {
      let word = words.first ?? 0
      if value.sign == .plus, word <= UInt(Int.max) { return Value(Int(word)) }
      if value.sign == .minus, word <= UInt(Int.max) + 1 { return Value(Int(truncatingIfNeeded: 0 &- word)) }
    }
    return Value(heap.adopt(BigIntObject(value, type: types.int), externalBytes: words.count &* 8))
  }

  /// An int from words of 32 bits, lowest first.
  package func int(words: [UInt32]) -> Value {
    let pairs = stride(from: 0, to: words.count, by: 2).map { index in
      UInt(words[index]) | (index + 1 < words.count ? UInt(words[index + 1]) << 32 : 0)
    }
    return int(BigInt(BigUInt(words: pairs)))
  }

  /// The magnitude of an int in words of 32 bits, lowest first and the highest not zero unless it is the only
  /// one; nil for anything else.
  package func words(of value: Value) -> [UInt32]? {
    guard let integer = exactInt(value) else { return nil }
    var words = integer.magnitude.words.flatMap { word in
      [UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 32)]
    }
    while words.count > 1, words.last == 0 { words.removeLast() }
    return words
  }

  func bigInt(digits: String) -> Value {
    // The lexer has checked the digits.
    let value = int(BigInt(digits, radix: 10) ?? 0)
    keepAlive(value)
    return value
  }

  /// Names of a Python function's positional parameters; empty for any other callable.
  package func parameterNames(of callable: Value) -> [String] {
    guard let function = callable.as(FunctionObject.self) else { return [] }
    let shape = function.code.shape
    return shape.localNames.prefix(shape.positionalCount).map { symbols.text($0).string }
  }

  /// Names of all parameters a caller of a Python function gives, those given by keyword only included.
  package func allParameterNames(of callable: Value) -> [String] {
    if let method = callable.as(BoundMethod.self) {
      return Array(allParameterNames(of: method.function).dropFirst())
    }
    guard let function = callable.as(FunctionObject.self) else { return [] }
    let shape = function.code.shape
    return shape.localNames.prefix(shape.positionalCount + shape.keywordOnlyCount).map {
      symbols.text($0).string
    }
  }

  // MARK: Asking

  package func type(of value: Value) -> TypeObject {
    switch value.tag {
    case Value.Tag.object: return value.object.type
    case Value.Tag.int: return types.int
    case Value.Tag.float: return types.float
    case Value.Tag.bool: return types.bool
    case Value.Tag.none, Value.Tag.undefined: return types.none
    case Value.Tag.ellipsis: return types.ellipsis
    case Value.Tag.notImplemented: return types.notImplemented
    default:
      let index = Int(value.tag) - Int(Value.Tag.firstLibrary)
      return libraryTypes.indices.contains(index) ? libraryTypes[index] : types.none
    }
  }

  /// As `type(of:)`, without counting a reference.
  @inline(__always)
  func typeReference(of value: Value) -> Unmanaged<TypeObject> {
    value.isObject
      ? value.borrowing(Object.self) { $0.typeReference } : .passUnretained(type(of: value))
  }

  package func typeName(_ value: Value) -> String { type(of: value).messageName }

  package func isInstance(_ value: Value, _ type: TypeObject) -> Bool {
    self.type(of: value).isSubtype(of: type)
  }

  /// The text of a `str`, subclasses included.
  package func text(_ value: Value) -> Text? {
    guard value.isObject, value.classTag == .string else { return nil }
    return value.borrowing(StringObject.self) { $0.text }
  }

  /// An integer of any size, from `int`, `bool` and their subclasses; nil for anything else.
  package func exactInt(_ value: Value) -> BigInt? {
    if value.isInt || value.isBool { return BigInt(word: value.int) }
    guard value.isObject else { return nil }
    if let big = value.object as? BigIntObject { return big.value }
    if let boxed = value.object as? BoxedNumber, boxed.type.layout == .int { return exactInt(boxed.value) }
    return nil
  }

  /// The immediate number inside instances of subclasses of `int` and `float`; other values unchanged.
  @inline(__always)
  package func unboxed(_ value: Value) -> Value {
    if value.isObject, let boxed = value.object as? BoxedNumber { return boxed.value }
    return value
  }

  /// Keeps values alive until the native code that is running returns; needed for whatever it holds
  /// across a call back into Python and cannot be reached otherwise.
  package func hold(_ value: Value) { heap.hold(value) }
  package func hold(_ values: [Value]) { for value in values { heap.hold(value) } }
}
