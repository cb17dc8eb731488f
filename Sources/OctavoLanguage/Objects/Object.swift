import Glibc

/// Anything on the heap. Subclasses hold ordinary Swift fields; fields that are `Value`s must be
/// reported by `trace`, because values do not keep objects alive by themselves.
open class Object {
  /// The Python type. Types are objects too and are kept alive by their instances (`trace`).
  @usableFromInline final var typeReference: Unmanaged<TypeObject>
  /// Attributes of instances of classes written in Python, or of anything with a `__dict__`.
  private final var attributes = Fields()
  /// Equal to the heap's epoch when the last full collection reached this object, or a later one; see `Heap`.
  final var mark: UInt8 = 0
  /// The object is old and nothing young has been put into it since the last collection: `noteWrite` must
  /// tell the heap when that changes.
  final var isClean = false
  /// Which Swift class this is, for the classes the machine asks about all the time.
  @usableFromInline package final var classTag = ClassTag.other
  /// The value of an arithmetic instruction that a library has just made and nobody else can see.
  package final var isFresh = false

  /// The classes that hot code tells apart by one comparison instead of a cast.
  @usableFromInline package enum ClassTag: UInt8 {
    case other, plain, string, list, tuple, dict, set, slice, range, cell, function, native, boundMethod
    case type, module, generator, iterator, property, exception
    /// `CallableObject` and `RecyclableObject`, of which libraries make subclasses. The latter take no value in after
    /// they were made.
    case callable, recyclable
    /// Numbers and bytes: they refer to nothing but their type.
    case leaf, complex

    /// Whether instances call `noteWrite` before they take a value in, so that a collection of young objects
    /// may pass over those that did not. All others are looked at by every collection.
    var isGuarded: Bool {
      switch self {
      case .plain, .string, .list, .tuple, .dict, .set, .slice, .range, .cell, .boundMethod, .leaf, .complex,
        .recyclable:
        true
      default: false
      }
    }
  }

  final var fields: Fields {
    @inline(__always) get { attributes }
    @inline(__always) _modify {
      noteWrite()
      yield &attributes
    }
  }

  /// Puts an attribute into a slot that is in use or next in order; false when it is neither.
  @inline(__always)
  final func storeField(_ slot: Int, _ value: Value) -> Bool {
    if value.isObject { noteWrite() }
    return attributes.overwriteOrAppend(slot, with: value)
  }

  package init(type: TypeObject) { typeReference = .passUnretained(type) }

  /// Only for the first types, which must exist before the type of types does.
  init(typeReference: Unmanaged<TypeObject>) { self.typeReference = typeReference }

  package final var type: TypeObject {
    @inline(__always) get { typeReference._withUnsafeGuaranteedRef { $0 } }
    set {
      noteWrite()
      typeReference = .passUnretained(newValue)
    }
  }

  /// To be called by guarded classes (`ClassTag.isGuarded`) when they are given a value to hold.
  @inline(__always)
  final func noteWrite() {
    if isClean { remember() }
  }

  /// Has the next collection look at this old object again.
  @inline(never)
  final func remember() {
    isClean = false
    heap.remember(.passUnretained(self))
  }

  final var heap: Heap { typeReference._withUnsafeGuaranteedRef { $0.context.heap } }

  /// Reports every value this object holds. Overrides call `super`.
  open func trace(_ marker: inout Marker) {
    marker.visit(reference: typeReference)
    attributes.trace(&marker)
  }

  /// Reports at least the values that an old object was given since the last collection.
  func traceWritten(_ marker: inout Marker) { trace(&marker) }

  /// Bytes outside the object itself that die with it; the heap counts them towards the next collection.
  open var externalBytes: Int { 0 }

  deinit { attributes.deallocate() }
}

/// The attributes of one object.
///
/// While attributes arrive in the order of the class's layout they sit in a flat buffer, indexed by
/// the layout's slot numbers. Once an object departs from that order, or its `__dict__` is taken, it
/// keeps a dictionary of its own instead. Objects without attributes carry one empty pointer.
struct Fields {
  /// What stands before the values of a buffer.
  private struct Header {
    /// Slots in use; some may be undefined after a deletion.
    var count: UInt32
    var capacity: UInt32
    var dictionary: Unmanaged<DictObject>?
  }
  private var block: UnsafeMutablePointer<Header>?

  private static func values(_ block: UnsafeMutablePointer<Header>) -> UnsafeMutablePointer<Value> {
    UnsafeMutableRawPointer(block + 1).assumingMemoryBound(to: Value.self)
  }

  @inline(__always)
  var isEmpty: Bool { block == nil }

  @inline(__always)
  var count: Int { block.map { Int($0.pointee.count) } ?? 0 }

  @inline(__always)
  var dictionary: Unmanaged<DictObject>? { block?.pointee.dictionary }

  @inline(__always)
  subscript(slot: Int) -> Value {
    guard let block, slot < Int(block.pointee.count) else { return .undefined }
    return Self.values(block)[slot]
  }

  /// Overwrites a slot that is already in use.
  @inline(__always)
  mutating func overwrite(_ slot: Int, with value: Value) -> Bool {
    guard let block, slot < Int(block.pointee.count), !Self.values(block)[slot].isUndefined else {
      return false
    }
    Self.values(block)[slot] = value
    return true
  }

  /// Overwrites a slot in use, or adds the next one in layout order.
  @inline(__always)
  mutating func overwriteOrAppend(_ slot: Int, with value: Value) -> Bool {
    guard let block else {
      guard slot == 0 else { return false }
      append(value, reserving: 4)
      return true
    }
    let count = Int(block.pointee.count)
    if slot < count { return overwrite(slot, with: value) }
    guard slot == count, block.pointee.dictionary == nil else { return false }
    if count == Int(block.pointee.capacity) {
      append(value, reserving: 4)
    } else {
      Self.values(block)[count] = value
      block.pointee.count += 1
    }
    return true
  }

  /// Adds the next slot in layout order.
  mutating func append(_ value: Value, reserving expected: Int) {
    let block = room(expected)
    Self.values(block)[Int(block.pointee.count)] = value
    block.pointee.count += 1
  }

  mutating func clear(_ slot: Int) {
    if let block, slot < Int(block.pointee.count) { Self.values(block)[slot] = .undefined }
  }

  /// From now on all attributes are in `dict`, apart from the class's members in the first slots.
  mutating func useDictionary(_ dict: DictObject, keeping members: Int) {
    let block = room(0)
    block.pointee.count = min(block.pointee.count, UInt32(truncatingIfNeeded: members))
    block.pointee.dictionary = .passUnretained(dict)
  }

  /// Writes a member, whose slot may lie beyond those in use.
  mutating func setMember(_ slot: Int, _ value: Value) {
    fill(to: slot + 1)
    if let block { Self.values(block)[slot] = value }
  }

  /// Puts at least so many slots in use.
  mutating func fill(to wanted: Int) {
    while count < wanted { append(.undefined, reserving: wanted) }
  }

  /// Forgets all attributes but keeps the memory, for the next object.
  @inline(__always)
  mutating func reset() {
    block?.pointee.count = 0
    block?.pointee.dictionary = nil
  }

  /// The block, with room for one more value if any are expected.
  private mutating func room(_ expected: Int) -> UnsafeMutablePointer<Header> {
    let count = self.count
    let capacity = block.map { Int($0.pointee.capacity) } ?? 0
    if let block, expected == 0 || count < capacity { return block }
    let wanted = expected == 0 ? 0 : max(capacity * 2, expected)
    let size = MemoryLayout<Header>.size + wanted &* MemoryLayout<Value>.stride
    // `malloc`, because Swift's own allocation asks for an alignment and is several times slower for it.
    guard let memory = realloc(block, size) else {
      preconditionFailure("no memory for the attributes of an object")
    }
    let fresh = memory.bindMemory(to: Header.self, capacity: 1)
    if block == nil { fresh.initialize(to: Header(count: 0, capacity: 0, dictionary: nil)) }
    fresh.pointee.capacity = UInt32(truncatingIfNeeded: wanted)
    block = fresh
    return fresh
  }

  func trace(_ marker: inout Marker) {
    guard let block else { return }
    if let dictionary = block.pointee.dictionary {
      marker.visit(reference: Unmanaged<Object>.fromOpaque(dictionary.toOpaque()))
    }
    let values = Self.values(block)
    for slot in 0..<Int(block.pointee.count) { marker.visit(values[slot]) }
  }

  func deallocate() { free(block) }
}
