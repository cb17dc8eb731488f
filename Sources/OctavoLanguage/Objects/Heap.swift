/// Owns every object and frees those that can no longer be reached (mark and sweep, not moving).
///
/// A collection happens only where the machine asks for it, between instructions; native code that is
/// running never sees one unless it calls back into the machine. What such native code has made
/// meanwhile is protected by its `Activation`.
package final class Heap {
  private var objects: UnsafeMutablePointer<Unmanaged<Object>>
  private(set) var count = 0
  private var capacity = 1 << 12
  private var epoch: UInt32 = 0

  /// Objects alive after the last collection decide when the next one is due.
  private var countLimit = 100_000
  private var externalSinceCollection = 0
  private var externalLimit = 64 << 20
  /// Bytes of buffers held by live objects, as far as they reported them.
  package private(set) var externalLive = 0
  /// True when the machine should collect at its next safe point.
  package private(set) var isCollectionDue = false
  package private(set) var collections = 0

  let finalization = Finalization()

  /// Native code under way, one entry for each nested run of the machine.
  var activations: [Activation] = [Activation()]
  var level = 0
  /// Everything allocated from here on belongs to the native code that is running now.
  var nativeStart = 0

  init() { objects = .allocate(capacity: capacity) }

  deinit {
    for index in 0..<count { objects[index].release() }
    objects.deallocate()
  }

  /// Takes ownership of a new object.
  package func adopt<T: Object>(_ object: T) -> T {
    if count == capacity { grow() }
    objects[count] = Unmanaged<Object>.passRetained(object)
    count += 1
    if count >= countLimit { isCollectionDue = true }
    return object
  }

  /// Takes ownership of a new object with a buffer of its own, which counts towards the next collection.
  package func adopt<T: Object>(_ object: T, externalBytes: Int) -> T {
    noteExternal(externalBytes)
    return adopt(object)
  }

  package func noteExternal(_ bytes: Int) {
    externalSinceCollection += bytes
    if externalSinceCollection >= externalLimit { isCollectionDue = true }
  }

  private func grow() {
    let fresh = UnsafeMutablePointer<Unmanaged<Object>>.allocate(capacity: capacity * 2)
    fresh.update(from: objects, count: count)
    objects.deallocate()
    objects = fresh
    capacity *= 2
  }

  /// Marks from `roots`, frees the rest.
  func collect(roots: (inout Marker) -> Void) {
    epoch &+= 1
    var marker = Marker(epoch: epoch)
    for index in activations.indices { pinRanges(of: index) }
    for activation in activations {
      for value in activation.pinned { marker.visit(value) }
    }
    roots(&marker)
    marker.finish()
    finalization.afterMarking(&marker)
    sweep()
    collections += 1
    externalSinceCollection = 0
    countLimit = max(100_000, count * 2)
    externalLimit = max(64 << 20, externalLive / 8)
    isCollectionDue = false
    nativeStart = count
  }

  private func pinRanges(of index: Int) {
    for range in activations[index].ranges {
      for position in range {
        activations[index].pinned.append(Value(objects[position].takeUnretainedValue()))
      }
    }
    activations[index].ranges.removeAll(keepingCapacity: true)
  }

  private func sweep() {
    var kept = 0
    externalLive = 0
    for index in 0..<count {
      let reference = objects[index]
      let (isLive, bytes) = reference._withUnsafeGuaranteedRef { ($0.mark == epoch, $0.externalBytes) }
      if isLive {
        externalLive += bytes
        objects[kept] = reference
        kept += 1
      } else {
        reference.release()
      }
    }
    count = kept
  }

  // MARK: Native code that calls back

  /// Called when native code enters the machine again: what it has allocated so far stays alive until it returns.
  func enterMachine() {
    if nativeStart < count {
      activations[level].ranges.append(nativeStart..<count)
      nativeStart = count
    }
    level += 1
    if level == activations.count { activations.append(Activation()) }
  }

  /// Called when the machine hands a result back to native code.
  func leaveMachine(result: Value) {
    level -= 1
    if result.isObject { activations[level].pinned.append(result) }
    nativeStart = count
  }

  /// Called when native code has returned to the machine: it holds nothing any more.
  @inline(__always)
  func releaseActivation() {
    if !activations[level].isEmpty { activations[level].removeAll() }
  }

  /// Keeps a value alive until the native code that is running returns.
  func hold(_ value: Value) { if value.isObject { activations[level].pinned.append(value) } }

  /// Runs one step of a long native loop that calls back; what the step made is let go at its end,
  /// apart from what it returns.
  package func scope(_ body: () throws -> Value) rethrows -> Value {
    // Everything made before the step is pinned one by one, so that the step's own share can be cut off.
    if nativeStart < count { activations[level].ranges.append(nativeStart..<count) }
    pinRanges(of: level)
    nativeStart = count
    let before = activations[level].pinned.count
    defer {
      activations[level].ranges.removeAll(keepingCapacity: true)
      activations[level].pinned.removeSubrange(before...)
      nativeStart = count
    }
    let value = try body()
    defer { if value.isObject { activations[level].pinned.append(value) } }
    return value
  }

  /// What native code at one level must find alive when the machine returns to it.
  struct Activation {
    var ranges: [Range<Int>] = []
    var pinned: [Value] = []

    var isEmpty: Bool { ranges.isEmpty && pinned.isEmpty }
    mutating func removeAll() {
      ranges.removeAll(keepingCapacity: true)
      pinned.removeAll(keepingCapacity: true)
    }
  }
}

/// Finds what is reachable, with a stack of its own so that no depth of data can exhaust the native one.
public struct Marker {
  private let epoch: UInt32
  private var pending: [Unmanaged<Object>] = []

  init(epoch: UInt32) { self.epoch = epoch }

  @inline(__always)
  package mutating func visit(_ value: Value) {
    if value.isObject { visit(value.object) }
  }

  @inline(__always)
  package mutating func visit(_ object: Object) {
    if object.mark != epoch {
      object.mark = epoch
      pending.append(.passUnretained(object))
    }
  }

  package mutating func visit(_ values: some Sequence<Value>) {
    for value in values { visit(value) }
  }

  func hasReached(_ object: Unmanaged<Object>) -> Bool { object._withUnsafeGuaranteedRef { $0.mark == epoch } }

  mutating func finish() {
    while let next = pending.popLast() { next._withUnsafeGuaranteedRef { $0.trace(&self) } }
  }
}
