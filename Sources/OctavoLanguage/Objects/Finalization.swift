/// What is to happen when objects die: `__del__`, the clean-up of paused generators, weak references.
///
/// There is no count of references, so the death of an object is noticed by a collection. Programs that could
/// see the difference are compiled with a hint after every statement (see `Compiler.noticesDeath`), where the
/// machine collects at once as long as something is watched.
final class Finalization {
  /// Objects with a `__del__` that has not been called, and generators that may have to clean up.
  private var watched: [Unmanaged<Object>] = []
  private var weakReferences: [Unmanaged<WeakReference>] = []
  /// Found dead by the last collection, kept alive until their finalizer has run.
  private(set) var due: [Value] = []
  /// Weak references whose callback is to be called.
  private(set) var callbacks: [Value] = []
  /// How many more collections hints may ask for in vain; what they find gives them new ones.
  private var credits = 500

  var isWatching: Bool { !watched.isEmpty || !weakReferences.isEmpty }
  /// Whether a hint should collect.
  var wantsCollection: Bool { isWatching && credits > 0 }
  var hasWork: Bool { !due.isEmpty || !callbacks.isEmpty }

  func watch(_ object: Object) { watched.append(.passUnretained(object)) }
  func watch(_ reference: WeakReference) { weakReferences.append(.passUnretained(reference)) }
  func spend() { credits -= 1 }
  func earn() { credits += 1 }

  /// A finalizer is under way; what it brings to light waits for its end.
  var isRunning = false

  var nextDue: Value? { due.first }
  func finishDue() { if !due.isEmpty { due.removeFirst() } }
  var nextCallback: Value? { callbacks.first }
  func finishCallback() { if !callbacks.isEmpty { callbacks.removeFirst() } }

  /// Everything still watched, oldest first; nothing is watched afterwards.
  func takeAll() -> [Value] {
    defer { watched = [] }
    return watched.map { Value($0.takeUnretainedValue()) }
  }

  /// The reference that `weakref.ref(target)` has given before.
  func knownReference(to target: Object, type: TypeObject) -> WeakReference? {
    references(to: target).first { $0.callback.isNone && $0.type === type }
  }

  func references(to target: Object) -> [WeakReference] {
    weakReferences.lazy.map { $0.takeUnretainedValue() }.filter { $0.target === target }
  }

  /// Sorts out what the marking has not reached, while it still can be reached from here.
  func afterMarking(_ marker: inout Marker) {
    marker.visit(due)
    marker.visit(callbacks)
    marker.finish()
    let dead = watched.filter { !marker.hasReached($0) }
    if !dead.isEmpty {
      watched.removeAll { !marker.hasReached($0) }
      let objects = dead.map { $0.takeUnretainedValue() }.filter {
        ($0 as? GeneratorObject).map(\.needsCleanUp) ?? true
      }
      // Owners go before what they own: first those that no other dead object reaches.
      for object in objects { object.trace(&marker) }
      marker.finish()
      let owners = objects.filter { !marker.hasReached(.passUnretained($0)) }
      let chosen = owners.isEmpty ? objects : owners
      due += chosen.map { Value($0) }
      for object in objects where !chosen.contains(where: { $0 === object }) { watch(object) }
      for object in objects { marker.visit(object) }
      marker.finish()
    }
    weakReferences.removeAll { !marker.hasReached(.passUnretained($0.takeUnretainedValue())) }
    for reference in weakReferences {
      let reference = reference.takeUnretainedValue()
      guard let target = reference.target, !marker.hasReached(.passUnretained(target)) else { continue }
      reference.target = nil
      if !reference.callback.isNone { callbacks.append(Value(reference)) }
    }
    weakReferences.removeAll { $0.takeUnretainedValue().target == nil }
  }
}

/// `weakref.ref`: does not keep its target alive.
package final class WeakReference: Object {
  private var reference: Unmanaged<Object>?
  let callback: Value
  /// The target's hash, once asked for; it outlives the target.
  var cachedHash: Int?

  /// Set to nil when the target has died.
  fileprivate(set) package var target: Object? {
    get { reference?.takeUnretainedValue() }
    set { reference = newValue.map { .passUnretained($0) } }
  }

  init(_ target: Object, callback: Value, type: TypeObject) {
    reference = .passUnretained(target)
    self.callback = callback
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(callback)
  }
}

extension GeneratorObject {
  /// Paused where a `finally`, a `with` or an `except` would see it end.
  var needsCleanUp: Bool {
    guard state == .suspended else { return false }
    let position = resumeAt - function.layout.pointee.instructions - 1
    return function.code.handlers.contains { $0.range.contains(position) }
  }
}
