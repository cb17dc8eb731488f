import Glibc

/// Anything on the heap. Subclasses hold ordinary Swift fields; fields that are `Value`s must be
/// reported by `trace`, because values do not keep objects alive by themselves.
open class Object {
  /// The Python type. Types are objects too and are kept alive by their instances (`trace`).
  final var typeReference: Unmanaged<TypeObject>
  /// Equal to the heap's epoch when the last collection reached this object.
  final var mark: UInt32 = 0
  /// Attributes of instances of classes written in Python, or of anything with a `__dict__`.
  final var fields = Fields()

  package init(type: TypeObject) { typeReference = .passUnretained(type) }

  /// Only for the first types, which must exist before the type of types does.
  init(typeReference: Unmanaged<TypeObject>) { self.typeReference = typeReference }

  package final var type: TypeObject {
    @inline(__always) get { typeReference._withUnsafeGuaranteedRef { $0 } }
    set { typeReference = .passUnretained(newValue) }
  }

  /// Reports every value this object holds. Overrides call `super`.
  open func trace(_ marker: inout Marker) {
    marker.visit(typeReference.takeUnretainedValue())
    fields.trace(&marker)
  }

  /// Bytes outside the object itself that die with it; the heap counts them towards the next collection.
  open var externalBytes: Int { 0 }

  deinit { fields.deallocate() }
}

/// The attributes of one object.
///
/// While attributes arrive in the order of the class's layout they sit in a flat buffer, indexed by
/// the layout's slot numbers. Once an object departs from that order, or its `__dict__` is taken, it
/// keeps a dictionary of its own instead.
struct Fields {
  private(set) var buffer: UnsafeMutablePointer<Value>?
  /// Slots in use; some may be undefined after a deletion.
  private(set) var count: UInt32 = 0
  private var capacity: UInt32 = 0
  private(set) var dictionary: Unmanaged<DictObject>?

  @inline(__always)
  subscript(slot: Int) -> Value {
    guard slot < Int(count) else { return .undefined }
    // `count > 0` only while a buffer is held.
    return buffer.unsafelyUnwrapped[slot]
  }

  /// Overwrites a slot that is already in use.
  @inline(__always)
  mutating func overwrite(_ slot: Int, with value: Value) -> Bool {
    guard slot < Int(count), !buffer.unsafelyUnwrapped[slot].isUndefined else { return false }
    buffer.unsafelyUnwrapped[slot] = value
    return true
  }

  /// Overwrites a slot in use, or adds the next one in layout order.
  @inline(__always)
  mutating func overwriteOrAppend(_ slot: Int, with value: Value) -> Bool {
    if slot < Int(count) { return overwrite(slot, with: value) }
    guard slot == Int(count), dictionary == nil else { return false }
    append(value, reserving: 4)
    return true
  }

  /// Adds the next slot in layout order.
  @inline(__always)
  mutating func append(_ value: Value, reserving expected: Int) {
    if count == capacity { grow(expected) }
    buffer.unsafelyUnwrapped[Int(count)] = value
    count += 1
  }

  mutating func clear(_ slot: Int) {
    if slot < Int(count) { buffer.unsafelyUnwrapped[slot] = .undefined }
  }

  /// From now on all attributes are in `dict`, apart from the class's members in the first slots.
  mutating func useDictionary(_ dict: DictObject, keeping members: Int) {
    count = min(count, UInt32(truncatingIfNeeded: members))
    if count == 0 {
      deallocate()
      self = Fields()
    }
    dictionary = .passUnretained(dict)
  }

  /// Writes a member, whose slot may lie beyond those in use.
  mutating func setMember(_ slot: Int, _ value: Value) {
    fill(to: slot + 1)
    buffer.unsafelyUnwrapped[slot] = value
  }

  /// Puts at least so many slots in use.
  mutating func fill(to wanted: Int) {
    while Int(count) < wanted { append(.undefined, reserving: wanted) }
  }

  private mutating func grow(_ expected: Int) {
    let wanted = max(Int(capacity) * 2, expected, 4)
    // `malloc`, because Swift's own allocation asks for an alignment and is several times slower for it.
    guard let memory = realloc(buffer, wanted &* MemoryLayout<Value>.stride) else {
      preconditionFailure("no memory for the attributes of an object")
    }
    buffer = memory.bindMemory(to: Value.self, capacity: wanted)
    capacity = UInt32(truncatingIfNeeded: wanted)
  }

  func trace(_ marker: inout Marker) {
    if let dictionary { marker.visit(dictionary.takeUnretainedValue()) }
    for slot in 0..<Int(count) { marker.visit(buffer.unsafelyUnwrapped[slot]) }
  }

  func deallocate() { free(buffer) }
}
