import CMachine

/// Owns every object and frees those that can no longer be reached (mark and sweep, not moving, two generations).
///
/// Most collections look at young objects only, those made since the last one: most of them are dead. What
/// survives is old; an old object can lead to a young one only by being written to, which it tells
/// (`Object.noteWrite`) or which its class makes the heap assume. Everything is collected when enough has
/// grown old since the last full collection.
///
/// A collection happens only where the machine asks for it, between instructions; native code that is
/// running never sees one unless it calls back into the machine. What such native code has made
/// meanwhile is protected by its `Activation`.
///
/// Dead objects of the commonest classes are not freed but kept for the next of their kind (`Pools`), and
/// what a machine begins with is never looked at again (`makePermanent`), so that a collection costs
/// little where little is alive.
package final class Heap {
  private var objects: UnsafeMutablePointer<Unmanaged<Object>>
  private(set) var count = 0
  private var capacity = 1 << 12
  /// The mark of live objects: 1…`Marker.lastEpoch`, so that it differs from that of new objects (0).
  private var epoch: UInt8 = 0

  /// Objects before this one have survived a collection; the rest is young.
  private var oldCount = 0
  /// Old objects that were written to since the last collection (see `Object.noteWrite`).
  private var written: [Unmanaged<Object>] = []
  /// Old objects of classes that do not tell when they are written to.
  private var unguarded: [Unmanaged<Object>] = []

  /// How many objects are made from one collection to the next. The usual number is small enough for them to stay in
  /// the processor's caches; a much smaller one shows what a collection would free too early.
  package var objectsBetweenCollections = Heap.leastObjects {
    didSet { youngLimit = count + objectsBetweenCollections }
  }
  private var youngLimit = Heap.leastObjects
  /// As many old objects, or bytes of theirs, make a full collection due.
  private var oldLimit = Heap.leastObjects
  private var oldBytesLimit = Heap.leastBytes
  private var externalSinceCollection = 0
  /// The same since the last full collection, up to the last one.
  private var externalSinceFull = 0
  /// Bytes of buffers held by live objects, as far as they reported them, and by old ones that may be dead.
  package private(set) var externalLive = 0
  /// True when the machine should collect at its next safe point.
  package private(set) var isCollectionDue: Bool {
    @inline(__always) get { collectionDue.pointee }
    @inline(__always) set { collectionDue.pointee = newValue }
  }
  /// Where the loop in C looks for the same.
  let collectionDue: UnsafeMutablePointer<Bool>
  package private(set) var collections = 0
  private static let leastObjects = 12_000
  private static let leastBytes = 2 << 20
  /// About what an object takes without its buffers.
  private static let objectBytes = 96
  /// Bytes made between two collections, for the same reason.
  private static let youngBytes = 1 << 20

  var pools = Pools()
  private var permanent: [Unmanaged<Object>] = []
  /// Permanent objects that have come to refer to others.
  private var changedPermanent: [Unmanaged<Object>] = []

  let finalization = Finalization()

  /// Native code under way, one entry for each nested run of the machine.
  private var activations: UnsafeMutablePointer<Activation>
  private var activationCapacity = 16
  private var level = 0
  /// Everything allocated from here on belongs to the native code that is running now.
  var nativeStart = 0
  /// Whether some activation may hold something.
  private var isHolding = false

  init() {
    collectionDue = .allocate(capacity: 1)
    collectionDue.initialize(to: false)
    objects = .allocate(capacity: capacity)
    activations = .allocate(capacity: activationCapacity)
    for index in 0..<activationCapacity { (activations + index).initialize(to: Activation()) }
  }

  deinit {
    for index in 0..<count { objects[index].release() }
    for object in permanent { object.release() }
    pools.releaseAll()
    objects.deallocate()
    collectionDue.deallocate()
    for index in 0..<activationCapacity { activations[index].deallocate() }
    activations.deallocate()
  }

  /// Takes ownership of a new object.
  @inline(__always)
  package func adopt<T: Object>(_ object: T) -> T {
    add(Unmanaged<Object>.passRetained(object))
    return object
  }

  /// The same for a new object that only its value is wanted of, without counting references.
  @inline(__always)
  func own(_ object: consuming Object) -> Value {
    let reference = Unmanaged<Object>.passRetained(object)
    add(reference)
    return Value(tag: Value.Tag.object, bits: UInt64(UInt(bitPattern: reference.toOpaque())))
  }

  /// Takes ownership of a new object with a buffer of its own, which counts towards the next collection.
  package func adopt<T: Object>(_ object: T, externalBytes: Int) -> T {
    noteExternal(externalBytes)
    return adopt(object)
  }

  /// Takes ownership of an object that is held already.
  @inline(__always)
  package func add(_ reference: Unmanaged<Object>) {
    if count == capacity { grow() }
    objects[count] = reference
    count += 1
    if count >= youngLimit { isCollectionDue = true }
  }

  @inline(__always)
  package func noteExternal(_ bytes: Int) {
    externalSinceCollection += bytes
    if externalSinceCollection >= Self.youngBytes { isCollectionDue = true }
  }

  /// An object's buffer has grown. What is old is weighed by full collections only, so this counts at once.
  func noteGrowth(_ bytes: Int, isOld: Bool) {
    if isOld { externalLive += bytes }
    noteExternal(bytes)
  }

  /// Whether the value is the object that was made last.
  func isNewest(_ value: Value) -> Bool {
    count > 0 && value.isObject && objects[count - 1].toOpaque() == value.address
  }

  private func grow() {
    let fresh = UnsafeMutablePointer<Unmanaged<Object>>.allocate(capacity: capacity * 2)
    fresh.update(from: objects, count: count)
    objects.deallocate()
    objects = fresh
    capacity *= 2
  }

  // MARK: Collecting

  /// Whether old objects should be looked at, too.
  private var isFullCollectionDue: Bool { oldCount >= oldLimit || holdsMuchMore }

  /// Whether buffers have grown since the last full collection by so much that it should not wait for the
  /// next one: old ones may be dead, and a large one is as much as many small ones.
  var holdsMuchMore: Bool { externalLive >= oldBytesLimit }

  /// Whether a full collection should make room for a buffer: it would lead to one anyway, and so much was made since
  /// the last that this one is likely to find something.
  func shouldMakeRoom(for bytes: Int) -> Bool {
    externalLive &+ externalSinceCollection &+ bytes >= oldBytesLimit
      && externalSinceFull &+ externalSinceCollection >= bytes &* 2
  }

  /// Has the next collection look at an old object that was written to.
  func remember(_ object: Unmanaged<Object>) { written.append(object) }

  /// Marks from `roots` and frees the rest: of everything, or of what was made since the last collection
  /// unless enough has grown old for everything to be worth it.
  func collect(full isWanted: Bool, roots: (inout Marker) -> Void) {
    let isFull = isWanted || isFullCollectionDue
    if isFull { epoch = epoch == Marker.lastEpoch ? 1 : epoch + 1 }
    var marker = Marker(epoch: epoch)
    if isFull {
      unguarded.removeAll(keepingCapacity: true)
    } else {
      for object in written { object._withUnsafeGuaranteedRef { $0.traceWritten(&marker) } }
      for object in unguarded { object._withUnsafeGuaranteedRef { $0.trace(&marker) } }
    }
    for index in 0...level {
      pinRanges(of: index)
      let pinned = activations[index].pinned
      marker.visit(pinned.base, count: pinned.count)
    }
    for object in changedPermanent { object._withUnsafeGuaranteedRef { $0.trace(&marker) } }
    roots(&marker)
    marker.finish()
    finalization.afterMarking(&marker)
    for object in written { object._withUnsafeGuaranteedRef { $0.isClean = true } }
    written.removeAll(keepingCapacity: true)
    if isFull {
      externalLive = 0
      sweep(from: 0)
      oldLimit = count + max(Self.leastObjects, count / 2)
      // Tracing takes the longer the more objects there are, whatever they hold.
      oldBytesLimit = externalLive + max(Self.leastBytes, (externalLive + count * Self.objectBytes) / 3)
    } else {
      sweep(from: oldCount)
    }
    collections += 1
    externalSinceFull = isFull ? 0 : externalSinceFull &+ externalSinceCollection
    externalSinceCollection = 0
    oldCount = count
    youngLimit = count + objectsBetweenCollections
    isCollectionDue = false
    nativeStart = count
  }

  private func pinRanges(of index: Int) {
    let activation = activations + index
    for number in 0..<activation.pointee.ranges.count {
      let range = activation.pointee.ranges.base[number]
      for position in range.start..<range.end {
        activation.pointee.pinned.append(Value(objects[position].takeUnretainedValue()))
      }
    }
    activation.pointee.ranges.cut(to: 0)
  }

  /// Frees what is not marked from `first` on; what is left is old from now on.
  private func sweep(from first: Int) {
    var kept = first
    // About as many as are made until the next full collection.
    let poolLimit = max(Pools.leastLimit, count / 4)
    for index in first..<count {
      // The objects lie anywhere, the list of them in order.
      if index &+ 8 < count { octavo_fetch(UInt64(UInt(bitPattern: objects[index &+ 8].toOpaque()))) }
      let reference = objects[index]
      let isLive = reference._withUnsafeGuaranteedRef { object in
        guard object.mark == epoch else { return false }
        if object.classTag == .string {
          externalLive += unsafeDowncast(object, to: StringObject.self).text.externalBytes
        } else if object.classTag.mayHoldBuffer {
          externalLive += object.externalBytes
        }
        if object.classTag.isGuarded {
          object.isClean = true
        } else {
          unguarded.append(reference)
        }
        return true
      }
      if isLive {
        objects[kept] = reference
        kept += 1
      } else if !pools.keep(reference, limit: poolLimit) {
        reference.release()
      }
    }
    count = kept
  }

  // MARK: What lasts as long as the machine

  /// Takes the types, native functions and names that exist now out of the collector's sight: they will never
  /// be freed. Those that refer to anything else are traced at every collection all the same.
  package func makePermanent() {
    var kept = 0
    let first = permanent.count
    for index in 0..<count {
      let reference = objects[index]
      if reference._withUnsafeGuaranteedRef({ $0.isUnchanging }) {
        reference._withUnsafeGuaranteedRef { $0.mark = Marker.permanent }
        permanent.append(reference)
      } else {
        objects[kept] = reference
        kept += 1
      }
    }
    count = kept
    nativeStart = count
    // The next collection is a full one and finds out anew what is old.
    oldLimit = 0
    for reference in permanent[first...] where Marker.refersToOthers(reference) {
      changedPermanent.append(reference)
    }
  }

  /// A type has new attributes; if it is permanent, it is traced from now on.
  func noteChange(_ type: TypeObject) {
    guard type.mark == Marker.permanent else { return }
    let reference = Unmanaged<Object>.passUnretained(type)
    if !changedPermanent.contains(where: { $0.toOpaque() == reference.toOpaque() }) {
      changedPermanent.append(reference)
    }
  }

  // MARK: Native code that calls back

  /// Called when native code enters the machine again: what it has allocated so far stays alive until it returns.
  @inline(__always)
  func enterMachine() {
    if nativeStart < count { protect() }
    level += 1
    if level == activationCapacity { growActivations() }
  }

  /// Keeps what the running native code has made so far.
  @inline(__always)
  private func protect() {
    activations[level].ranges.append(Stretch(start: nativeStart, end: count))
    nativeStart = count
    isHolding = true
  }

  private func growActivations() {
    let fresh = UnsafeMutablePointer<Activation>.allocate(capacity: activationCapacity * 2)
    fresh.moveInitialize(from: activations, count: activationCapacity)
    for index in activationCapacity..<activationCapacity * 2 { (fresh + index).initialize(to: Activation()) }
    activations.deallocate()
    activations = fresh
    activationCapacity *= 2
  }

  /// Called when the machine hands a result back to native code.
  @inline(__always)
  func leaveMachine(result: Value) {
    // Instructions that call back without being calls have left what they held.
    if isHolding { activations[level].removeAll() }
    level -= 1
    if result.isObject { hold(result) }
    nativeStart = count
  }

  /// Called when native code has returned to the machine: it holds nothing any more.
  @inline(__always)
  func releaseActivation() {
    if isHolding { dropActivation() }
  }

  private func dropActivation() {
    activations[level].removeAll()
    // Deeper levels are empty by now; outer ones are asked again when they return.
    if level <= 1 { isHolding = false }
  }

  /// Keeps a value alive until the native code that is running returns.
  @inline(__always)
  func hold(_ value: Value) {
    guard value.isObject else { return }
    activations[level].pinned.append(value)
    isHolding = true
  }

  /// Begins one step of a long native loop that calls back: what is held from here on is let go by `endStep`,
  /// which must be given what this returns.
  @inline(__always)
  package func beginStep() -> Int {
    // Everything made before the step is pinned one by one, so that the step's own share can be cut off.
    if nativeStart < count || activations[level].ranges.count > 0 { pinEarlier() }
    return activations[level].pinned.count
  }

  private func pinEarlier() {
    if nativeStart < count { protect() }
    pinRanges(of: level)
  }

  @inline(__always)
  package func endStep(_ mark: Int) {
    activations[level].pinned.cut(to: min(mark, activations[level].pinned.count))
    activations[level].ranges.cut(to: 0)
    nativeStart = count
  }

  /// Runs one step of a long native loop that calls back; what the step made is let go at its end,
  /// apart from what it returns.
  package func scope(_ body: () throws -> Value) rethrows -> Value {
    let mark = beginStep()
    defer { endStep(mark) }
    let value = try body()
    defer { hold(value) }
    return value
  }

  /// What native code at one level must find alive when the machine returns to it.
  private struct Activation {
    var ranges = Stack<Stretch>()
    var pinned = Stack<Value>()

    @inline(__always)
    mutating func removeAll() {
      ranges.cut(to: 0)
      pinned.cut(to: 0)
    }

    func deallocate() {
      ranges.base.deallocate()
      pinned.base.deallocate()
    }
  }

  /// Objects that were made one after another.
  private struct Stretch: BitwiseCopyable {
    let start: Int
    let end: Int
  }

  /// A stack that is cut off by moving its end.
  private struct Stack<Element: BitwiseCopyable> {
    private(set) var base = UnsafeMutablePointer<Element>.allocate(capacity: 8)
    private var capacity = 8
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ element: Element) {
      if count == capacity { grow() }
      base[count] = element
      count += 1
    }

    private mutating func grow() {
      let fresh = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
      fresh.update(from: base, count: count)
      base.deallocate()
      base = fresh
      capacity *= 2
    }

    /// `end` must not be beyond the end.
    @inline(__always)
    mutating func cut(to end: Int) { count = end }
  }
}

/// Finds what is reachable, with a stack of its own so that no depth of data can exhaust the native one.
public struct Marker {
  static let lastEpoch: UInt8 = 200
  /// The mark of objects that are never freed.
  static let permanent: UInt8 = 255

  private let epoch: UInt8
  private var pending: [Unmanaged<Object>] = []

  init(epoch: UInt8) { self.epoch = epoch }

  @inline(__always)
  package mutating func visit(_ value: Value) {
    if value.isObject { visit(reference: value.unmanaged(Object.self)) }
  }

  @inline(__always)
  package mutating func visit(_ object: Object) { visit(reference: Unmanaged<Object>.passUnretained(object)) }

  @inline(__always)
  mutating func visit(reference: Unmanaged<TypeObject>) {
    visit(reference: Unmanaged<Object>.fromOpaque(reference.toOpaque()))
  }

  @inline(__always)
  mutating func visit(reference: Unmanaged<Object>) {
    reference._withUnsafeGuaranteedRef { object in
      if object.mark == epoch || object.mark == Marker.permanent { return }
      object.mark = epoch
      // A string without attributes refers to its type only.
      if object.classTag == .string, object.fields.isEmpty {
        let type = object.typeReference
        if type._withUnsafeGuaranteedRef({ $0.mark == Marker.permanent }) { return }
      }
      pending.append(reference)
    }
  }

  /// Whether a permanent object refers to one that is not.
  static func refersToOthers(_ reference: Unmanaged<Object>) -> Bool {
    var probe = Marker(epoch: lastEpoch + 1)
    reference._withUnsafeGuaranteedRef { $0.trace(&probe) }
    for found in probe.pending { found._withUnsafeGuaranteedRef { $0.mark = 0 } }
    return !probe.pending.isEmpty
  }

  package mutating func visit(_ values: some Sequence<Value>) {
    for value in values { visit(value) }
  }

  /// Returns whether there were objects among them.
  @discardableResult
  mutating func visit(_ values: UnsafePointer<Value>, count: Int) -> Bool {
    // Long lists are mostly numbers: the tags are looked at first.
    var hasObjects = false
    for index in 0..<count where values[index].tag == Value.Tag.object {
      hasObjects = true
      if index &+ 8 < count { values[index &+ 8].fetchObject() }
      visit(values[index])
    }
    return hasObjects
  }

  func hasReached(_ object: Unmanaged<Object>) -> Bool {
    object._withUnsafeGuaranteedRef { $0.mark == epoch || $0.mark == Marker.permanent }
  }

  mutating func finish() {
    while let next = pending.popLast() {
      next._withUnsafeGuaranteedRef { $0.trace(&self) }
    }
  }
}

extension Object.ClassTag {
  /// Whether `externalBytes` can be other than zero.
  var mayHoldBuffer: Bool {
    switch self {
    case .plain, .slice, .range, .cell, .function, .native, .boundMethod, .property, .iterator, .complex:
      false
    default: true
    }
  }
}

extension Object {
  /// Whether the object lasts as long as the machine and does not change unnoticed (see `Heap.makePermanent`).
  fileprivate var isUnchanging: Bool {
    guard fields.isEmpty else { return false }
    switch classTag {
    case .string: return unsafeDowncast(self, to: StringObject.self).symbol != nil
    case .native: return true
    case .type: return !unsafeDowncast(self, to: TypeObject.self).isUserDefined
    default:
      if let wrapper = self as? MethodWrapper {
        return wrapper.function.isObject && wrapper.function.classTag == .native
      }
      return self is NativeProperty
    }
  }
}
