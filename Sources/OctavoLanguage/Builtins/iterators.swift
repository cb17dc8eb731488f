import BigInt
import CMachine

// The iterators of the built-in containers, and their type names.

/// The types of the iterators that built-in types hand out.
package struct IteratorTypes {
  let list, listReverse, tuple, str, strASCII, bytes, bytearray, range, longRange, set: TypeObject
  let dictKeys, dictValues, dictItems, dictReverseKeys, dictReverseValues, dictReverseItems: TypeObject
  let callable, reversed, enumerate, zip, map, filter: TypeObject

  init(make: (_ name: String, _ isBase: Bool) -> TypeObject) {
    list = make("list_iterator", false)
    listReverse = make("list_reverseiterator", false)
    tuple = make("tuple_iterator", false)
    str = make("str_iterator", false)
    strASCII = make("str_ascii_iterator", false)
    bytes = make("bytes_iterator", false)
    bytearray = make("bytearray_iterator", false)
    range = make("range_iterator", false)
    longRange = make("longrange_iterator", false)
    set = make("set_iterator", false)
    dictKeys = make("dict_keyiterator", false)
    dictValues = make("dict_valueiterator", false)
    dictItems = make("dict_itemiterator", false)
    dictReverseKeys = make("dict_reversekeyiterator", false)
    dictReverseValues = make("dict_reversevalueiterator", false)
    dictReverseItems = make("dict_reverseitemiterator", false)
    callable = make("callable_iterator", false)
    reversed = make("reversed", true)
    enumerate = make("enumerate", true)
    zip = make("zip", true)
    map = make("map", true)
    filter = make("filter", true)
  }

  var all: [TypeObject] {
    [
      list, listReverse, tuple, str, strASCII, bytes, bytearray, range, longRange, set, dictKeys, dictValues,
      dictItems,
      dictReverseKeys, dictReverseValues, dictReverseItems, callable, reversed, enumerate, zip, map, filter,
    ]
  }
  /// Those that know how much is left.
  var measured: [TypeObject] {
    [
      list, listReverse, tuple, str, strASCII, bytes, bytearray, range, longRange, set, dictKeys, dictValues,
      dictItems,
      dictReverseKeys, dictReverseValues, dictReverseItems, reversed,
    ]
  }
}

/// An iterator that can say how many items are left.
package class MeasuredIterator: IteratorObject {
  func remaining(_ machine: Machine) throws -> Int { 0 }
}

final class ListIterator: MeasuredIterator {
  /// The list, undefined once its end was reached.
  private var list: Value
  private var index = 0

  init(_ list: ListObject, type: TypeObject) {
    self.list = Value(list)
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(list)
  }
  override func next(_ machine: Machine) -> Value {
    if list.isUndefined { return .undefined }
    let elements = list.listElements
    guard index < elements.count else {
      list = .undefined
      return .undefined
    }
    elements.fetchAhead(of: index)
    index += 1
    return elements.base[index - 1]
  }
  override func remaining(_ machine: Machine) -> Int {
    list.isUndefined ? 0 : max(0, list.listElements.count - index)
  }
  override func recipe(_ machine: Machine) -> Value {
    if list.isUndefined { return machine.remake("iter", [machine.list([])]) }
    return machine.remake("iter", [list], state: Value(index))
  }
  override func restore(_ state: Value, _ machine: Machine) throws {
    index = try machine.position(state, in: 0...(list.isUndefined ? 0 : list.listElements.count))
  }
  override var isSeenByLoop: Bool { octavo_sees_list_iterator(Value(self).address, list.bits, index) }
}

final class ListReverseIterator: MeasuredIterator {
  private var list: ListObject?
  private var index: Int

  init(_ list: ListObject, type: TypeObject) {
    self.list = list
    index = list.items.count - 1
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    if let list { marker.visit(list) }
  }
  override func next(_ machine: Machine) -> Value {
    guard let list, index >= 0, index < list.items.count else {
      self.list = nil
      return .undefined
    }
    index -= 1
    return list.items[index + 1]
  }
  override func remaining(_ machine: Machine) -> Int {
    guard let list, index < list.items.count else { return 0 }
    return index + 1
  }
  override func recipe(_ machine: Machine) -> Value {
    guard let list else { return machine.remake("iter", [machine.list([])]) }
    return machine.remake("reversed", [Value(list)], state: Value(index))
  }
  override func restore(_ state: Value, _ machine: Machine) throws {
    index = try machine.position(state, in: -1...(list?.items.count ?? 0) - 1)
  }
}

final class TupleIterator: MeasuredIterator {
  private let tuple: TupleObject
  private var index = 0

  init(_ tuple: TupleObject, type: TypeObject) {
    self.tuple = tuple
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(tuple)
  }
  override func next(_ machine: Machine) -> Value {
    guard index < tuple.items.count else { return .undefined }
    index += 1
    return tuple.items[index - 1]
  }
  override func remaining(_ machine: Machine) -> Int { tuple.items.count - index }
  override func recipe(_ machine: Machine) -> Value {
    machine.remake("iter", [Value(tuple)], state: Value(index))
  }
  override func restore(_ state: Value, _ machine: Machine) throws {
    index = try machine.position(state, in: 0...tuple.items.count)
  }
}

final class StringIterator: MeasuredIterator {
  private let string: StringObject
  private var index = 0

  init(_ string: StringObject, type: TypeObject) {
    self.string = string
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(string)
  }
  override func next(_ machine: Machine) -> Value {
    let units = string.units
    guard index < units.count else { return .undefined }
    index += 1
    return machine.character(units[index - 1])
  }
  override func remaining(_ machine: Machine) -> Int { string.units.count - index }
  override func recipe(_ machine: Machine) -> Value {
    machine.remake("iter", [Value(string)], state: Value(index))
  }
  override func restore(_ state: Value, _ machine: Machine) throws {
    index = try machine.position(state, in: 0...string.units.count)
  }
}

/// The bytes of a `bytes` or a `bytearray`, as integers.
final class ByteIterator: MeasuredIterator {
  /// Undefined once the end was reached.
  private var source: Value
  private var index = 0

  init(_ source: Value, type: TypeObject) {
    self.source = source
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(source)
  }
  private func byte(at index: Int) -> UInt8? {
    if source.isUndefined { return nil }
    return switch source.object {
    case let bytes as BytesObject: index < bytes.bytes.count ? bytes.bytes[index] : nil
    case let array as ByteArrayObject: index < array.bytes.count ? array.bytes[index] : nil
    default: nil
    }
  }
  override func next(_ machine: Machine) -> Value {
    guard let byte = byte(at: index) else {
      source = .undefined
      return .undefined
    }
    index += 1
    return Value(Int(byte))
  }
  private func length(_ machine: Machine) -> Int {
    source.isUndefined ? 0 : machine.bytes(of: source)?.count ?? 0
  }
  override func remaining(_ machine: Machine) -> Int { max(0, length(machine) - index) }
  override func recipe(_ machine: Machine) -> Value {
    if source.isUndefined { return machine.remake("iter", [machine.tuple([])]) }
    return machine.remake("iter", [source], state: Value(index))
  }
  override func restore(_ state: Value, _ machine: Machine) throws {
    index = try machine.position(state, in: 0...length(machine))
  }
}

final class RangeIterator: MeasuredIterator {
  private var current: Int
  private let step: Int
  private var left: Int

  init(start: Int, step: Int, count: Int, type: TypeObject) {
    current = start
    self.step = step
    left = count
    super.init(type: type)
  }
  override func next(_ machine: Machine) -> Value {
    guard left > 0 else { return .undefined }
    left -= 1
    // Wraps only after the last value.
    defer { current = current &+ step }
    return Value(current)
  }
  override func remaining(_ machine: Machine) -> Int { left }
  override func recipe(_ machine: Machine) throws -> Value {
    try machine.remakeRange(BigInt(current), BigInt(step), BigInt(left))
  }
  override func restore(_ state: Value, _ machine: Machine) throws {
    let passed = try machine.position(state, in: 0...left)
    left -= passed
    current = current &+ passed &* step
  }
  override var isSeenByLoop: Bool { octavo_sees_range_iterator(Value(self).address, current, step, left) }
}

/// As `RangeIterator`, for numbers of any size.
final class LongRangeIterator: MeasuredIterator {
  private var current: BigInt
  private let step: BigInt
  private var left: BigInt

  init(start: BigInt, step: BigInt, count: BigInt, type: TypeObject) {
    current = start
    self.step = step
    left = count
    super.init(type: type)
  }
  override func next(_ machine: Machine) -> Value {
    guard left > 0 else { return .undefined }
    left -= 1
    defer { current += step }
    return machine.int(current)
  }
  override func remaining(_ machine: Machine) throws -> Int { try machine.lengthWord(left) }
  override func recipe(_ machine: Machine) throws -> Value { try machine.remakeRange(current, step, left) }
  override func restore(_ state: Value, _ machine: Machine) throws {
    let passed = min(max(0, try machine.integer(state)), left)
    left -= passed
    current += passed * step
  }
}

/// Keys, values or items of a dict, forwards or backwards.
final class DictIterator: MeasuredIterator {
  private var dict: DictObject?
  private let kind: DictViewObject.Kind
  private let isReversed: Bool
  private var index: Int
  private let count: Int
  private var left: Int

  init(_ dict: DictObject, _ kind: DictViewObject.Kind, isReversed: Bool, type: TypeObject) {
    self.dict = dict
    self.kind = kind
    self.isReversed = isReversed
    index = isReversed ? Int.max : 0
    count = dict.count
    left = dict.count
    super.init(type: type)
  }
  private init(_ other: DictIterator) {
    (dict, kind, isReversed) = (other.dict, other.kind, other.isReversed)
    (index, count, left) = (other.index, other.count, other.left)
    super.init(type: other.type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    if let dict { marker.visit(dict) }
  }
  override func next(_ machine: Machine) throws -> Value {
    guard let (key, value) = try advance(machine) else { return .undefined }
    switch kind {
    case .keys: return key
    case .values: return value
    case .items: return machine.pair(key, value)
    }
  }
  override func nextItems(
    _ machine: Machine, _ target: UnsafeMutablePointer<Value>, _ wanted: Int
  ) throws -> Bool? {
    guard kind == .items, wanted == 2 else { return nil }
    guard let (key, value) = try advance(machine) else { return false }
    target[0] = key
    target[1] = value
    return true
  }
  private func advance(_ machine: Machine) throws -> (key: Value, value: Value)? {
    guard let dict else { return nil }
    if dict.count != count {
      left = 0
      throw machine.error(.runtimeError, "dictionary changed size during iteration")
    }
    guard let (found, key, value) = isReversed ? dict.last(before: index) : dict.next(from: index) else {
      self.dict = nil
      return nil
    }
    if left == 0 {
      self.dict = nil
      throw machine.error(.runtimeError, "dictionary keys changed during iteration")
    }
    left -= 1
    index = isReversed ? found : found + 1
    return (key, value)
  }
  override func remaining(_ machine: Machine) -> Int { dict?.count == count ? left : 0 }
  override func recipe(_ machine: Machine) throws -> Value {
    // What is left, without moving on.
    let copy = DictIterator(self)
    return machine.remake("iter", [machine.list(try machine.items(of: Value(machine.heap.adopt(copy))))])
  }
  override var isSeenByLoop: Bool {
    guard let dict else { return false }
    return octavo_sees_dict_iterator(
      Value(self).address, Value(dict).address, unsafeBitCast(kind, to: UInt8.self), index, left)
  }
}

final class SetIterator: MeasuredIterator {
  private var set: SetObject?
  private var index = 0
  private let count: Int
  private var left: Int

  init(_ set: SetObject, type: TypeObject) {
    self.set = set
    count = set.count
    left = set.count
    super.init(type: type)
  }
  private init(_ other: SetIterator) {
    (set, index, count, left) = (other.set, other.index, other.count, other.left)
    super.init(type: other.type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    if let set { marker.visit(set) }
  }
  override func next(_ machine: Machine) throws -> Value {
    guard let set else { return .undefined }
    if set.count != count { throw machine.error(.runtimeError, "Set changed size during iteration") }
    guard let (found, key, _) = set.next(from: index) else {
      self.set = nil
      return .undefined
    }
    index = found + 1
    left -= 1
    return key
  }
  override func remaining(_ machine: Machine) -> Int { set?.count == count ? max(0, left) : 0 }
  override func recipe(_ machine: Machine) throws -> Value {
    let copy = SetIterator(self)
    return machine.remake("iter", [machine.list(try machine.items(of: Value(machine.heap.adopt(copy))))])
  }
}

/// `iter(callable, sentinel)`.
final class CallableIterator: IteratorObject {
  private var callable: Value
  private let sentinel: Value

  init(_ callable: Value, _ sentinel: Value, type: TypeObject) {
    self.callable = callable
    self.sentinel = sentinel
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(callable)
    marker.visit(sentinel)
  }
  override func next(_ machine: Machine) throws -> Value {
    if callable.isUndefined { return .undefined }
    do {
      let value = try machine.call(callable)
      // The call may have come back to this iterator and found its end.
      if callable.isUndefined { return .undefined }
      if try !machine.equal(value, sentinel) { return value }
    } catch let failure as PythonError
      where failure.exception.type.isSubtype(of: machine.types[.stopIteration])
    {}
    callable = .undefined
    return .undefined
  }
  override func recipe(_ machine: Machine) -> Value {
    machine.remake("iter", callable.isUndefined ? [machine.tuple([])] : [callable, sentinel])
  }
}

/// `reversed(x)` of anything with `__len__` and `__getitem__`.
final class ReverseIterator: MeasuredIterator {
  private var sequence: Value
  private var index: Int

  init(_ sequence: Value, count: Int, type: TypeObject) {
    self.sequence = sequence
    index = count - 1
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(sequence)
  }
  override func next(_ machine: Machine) throws -> Value {
    guard index >= 0, !sequence.isUndefined else { return .undefined }
    do {
      let value = try machine.item(of: sequence, Value(index))
      index -= 1
      return value
    } catch let failure as PythonError {
      sequence = .undefined
      let type = failure.exception.type
      if type.isSubtype(of: machine.types[.indexError]) || type.isSubtype(of: machine.types[.stopIteration]) {
        return .undefined
      }
      throw failure
    }
  }
  override func remaining(_ machine: Machine) throws -> Int {
    if sequence.isUndefined { return 0 }
    return try machine.length(of: sequence) > index ? index + 1 : 0
  }
  override func recipe(_ machine: Machine) -> Value {
    let made = Value(type)
    if sequence.isUndefined { return machine.tuple([made, machine.tuple([machine.tuple([])])]) }
    return machine.tuple([made, machine.tuple([sequence]), Value(index)])
  }
  override func restore(_ state: Value, _ machine: Machine) throws {
    let count = sequence.isUndefined ? 0 : try machine.length(of: sequence)
    index = try machine.position(state, in: -1...count - 1)
  }
}

extension TypeTable {
  static let measuredIterator = TypeTable(methods: [
    Native("__length_hint__(self, /)", doc: "Private method returning an estimate of len(list(it)).") {
      call in
      guard let iterator = call[0].as(MeasuredIterator.self) else { return .notImplemented }
      return Value(try iterator.remaining(call.machine))
    }
  ])

  /// `list[int]` and the like.
  package static let genericAlias = Native("__class_getitem__(cls, key, /)", doc: "See PEP 585") { call in
    call.machine.alias(of: call[0], call[1])
  }
}

extension Machine {
  /// What `__reduce__` gives for an iterator that a built-in function makes of `arguments`.
  func remake(_ function: String, _ arguments: [Value], state: Value = .undefined) -> Value {
    let maker = builtins.globals[intern(function)] ?? .none
    return tuple([maker, tuple(arguments)] + (state.isUndefined ? [] : [state]))
  }

  fileprivate func remakeRange(_ start: BigInt, _ step: BigInt, _ count: BigInt) throws -> Value {
    let range = try call(Value(types.range), [int(start), int(start + step * count), int(step)])
    return remake("iter", [range], state: Value(0))
  }

  /// The position that an iterator's state gives, brought within bounds.
  func position(_ state: Value, in bounds: ClosedRange<Int>) throws -> Int {
    min(max(bounds.lowerBound, Int(clamping: try integer(state))), bounds.upperBound)
  }

  /// A string of one code point; the common ones exist once.
  package func character(_ point: UInt32) -> Value {
    point < 128 ? characters[Int(point)] : string(Text(codePoint: point))
  }

  /// `operator.length_hint`: how many items to expect, or `otherwise` when nothing says.
  package func lengthHint(of x: Value, otherwise: Int = 0) throws -> Int {
    let type = type(of: x)
    if !type.slot(.len).isUndefined, let length = try unlessTypeError({ try length(of: x) }) { return length }
    let method = type.slot(.lengthHint)
    if method.isUndefined { return otherwise }
    guard let result = try unlessTypeError({ try call(method, x) }) else { return otherwise }
    if result.isNotImplemented { return otherwise }
    guard result.isInt || result.isBool else {
      throw error(.typeError, "__length_hint__ must be an integer, not \(typeName(result))")
    }
    if result.int < 0 { throw error(.valueError, "__length_hint__() should return >= 0") }
    return result.int
  }

  private func unlessTypeError<Result>(_ body: () throws -> Result) throws -> Result? {
    do {
      return try body()
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.typeError]) {
      return nil
    }
  }
}
