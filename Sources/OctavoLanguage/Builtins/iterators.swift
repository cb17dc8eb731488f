import BigInt

// The iterators of the built-in containers, and their type names.

/// The types of the iterators that built-in types hand out.
package struct IteratorTypes {
  let list, listReverse, tuple, str, strASCII, bytes, bytearray, range, longRange, set: TypeObject
  let dictKeys, dictValues, dictItems, dictReverseKeys, dictReverseValues, dictReverseItems: TypeObject
  let callable, reversed, enumerate, zip, map, filter: TypeObject

  init(make: (String) -> TypeObject) {
    list = make("list_iterator")
    listReverse = make("list_reverseiterator")
    tuple = make("tuple_iterator")
    str = make("str_iterator")
    strASCII = make("str_ascii_iterator")
    bytes = make("bytes_iterator")
    bytearray = make("bytearray_iterator")
    range = make("range_iterator")
    longRange = make("longrange_iterator")
    set = make("set_iterator")
    dictKeys = make("dict_keyiterator")
    dictValues = make("dict_valueiterator")
    dictItems = make("dict_itemiterator")
    dictReverseKeys = make("dict_reversekeyiterator")
    dictReverseValues = make("dict_reversevalueiterator")
    dictReverseItems = make("dict_reverseitemiterator")
    callable = make("callable_iterator")
    reversed = make("reversed")
    enumerate = make("enumerate")
    zip = make("zip")
    map = make("map")
    filter = make("filter")
  }

  var all: [TypeObject] {
    [
      list, listReverse, tuple, str, strASCII, bytes, bytearray, range, longRange, set, dictKeys, dictValues, dictItems,
      dictReverseKeys, dictReverseValues, dictReverseItems, callable, reversed, enumerate, zip, map, filter,
    ]
  }
  /// Those that know how much is left.
  var measured: [TypeObject] {
    [
      list, listReverse, tuple, str, strASCII, bytes, bytearray, range, longRange, set, dictKeys, dictValues, dictItems,
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
    index += 1
    return elements.base[index - 1]
  }
  override func remaining(_ machine: Machine) -> Int { list.isUndefined ? 0 : max(0, list.listElements.count - index) }
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
}

/// The bytes of a `bytes` or a `bytearray`, as integers.
final class ByteIterator: MeasuredIterator {
  private let source: Value
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
    switch source.object {
    case let bytes as BytesObject: index < bytes.bytes.count ? bytes.bytes[index] : nil
    case let array as ByteArrayObject: index < array.bytes.count ? array.bytes[index] : nil
    default: nil
    }
  }
  override func next(_ machine: Machine) -> Value {
    guard let byte = byte(at: index) else { return .undefined }
    index += 1
    return Value(Int(byte))
  }
  override func remaining(_ machine: Machine) -> Int { max(0, (machine.bytes(of: source)?.count ?? 0) - index) }
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
      if try !machine.equal(value, sentinel) { return value }
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: machine.types[.stopIteration]) {}
    callable = .undefined
    return .undefined
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
}

extension TypeTable {
  static let measuredIterator = TypeTable(methods: [
    Native("__length_hint__(self, /)", doc: "Private method returning an estimate of len(list(it)).") { call in
      guard let iterator = call[0].as(MeasuredIterator.self) else { return .notImplemented }
      return Value(try iterator.remaining(call.machine))
    }
  ])

  /// `list[int]` and the like.
  static let genericAlias = Native("__class_getitem__(cls, key, /)", doc: "See PEP 585") { call in
    call.machine.alias(of: call[0], call[1])
  }
}

extension Machine {
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
