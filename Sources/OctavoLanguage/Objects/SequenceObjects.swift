package final class ListObject: Object {
  /// False while no element is an object: a list of numbers has nothing for the collector to follow.
  private(set) var mayHoldObjects: Bool
  private var storage: [Value]
  /// Elements before this one are as the last collection found them; only of use once something was written.
  private var firstWritten = 0

  init(_ items: [Value], type: TypeObject) {
    storage = items
    mayHoldObjects = !items.isEmpty
    super.init(type: type)
    classTag = .list
  }

  /// The caller knows that no element is an object.
  func holdsNoObjects() { mayHoldObjects = false }

  package var items: [Value] {
    @inline(__always) get { storage }
    @inline(__always) _modify {
      noteWrite(from: 0)
      yield &storage
    }
  }

  var elements: Elements { @inline(__always) get { Elements(storage) } }

  @inline(__always)
  package func append(_ value: Value) {
    let elements = Elements(storage)
    let count = elements.count
    if value.isObject { noteWrite(from: count) }
    if !elements.append(value) { appendSlowly(value) }
  }

  @inline(never)
  private func appendSlowly(_ value: Value) {
    if storage.count == storage.capacity { noteGrowth(storage.count) }
    storage.append(value)
  }

  /// A list that grows element by element tells the heap, as one that is made at once does.
  private func noteGrowth(_ count: Int) {
    if count >= 8 { heap.noteGrowth(count &* 16, isOld: mark != 0) }
  }

  package func append(contentsOf values: [Value]) {
    noteWrite(from: Elements(storage).count)
    storage.append(contentsOf: values)
  }

  @inline(__always)
  func popLast() -> Value? { storage.popLast() }

  /// Replaces the element at a Python index; false when that has to be done the general way.
  @inline(__always)
  func replace(_ index: Int, with value: Value) -> Bool {
    if value.isObject { noteWrite(from: 0) }
    return Elements(storage).replace(index, with: value)
  }

  /// Removes the element at a Python index; false when there is none.
  func remove(at index: Int) -> Bool {
    let count = storage.count
    let position = index < 0 ? index &+ count : index
    guard UInt(bitPattern: position) < UInt(bitPattern: count) else { return false }
    // What follows moves down.
    if !isClean, position < firstWritten { firstWritten = position }
    storage.remove(at: position)
    return true
  }

  /// Stores values at every `step`-th place from `start`: at least one, and all inside the list. Without
  /// `mayBeObjects` the caller knows that none is an object.
  func store(_ values: [Value], from start: Int, step: Int, mayBeObjects: Bool) {
    storage.withUnsafeMutableBufferPointer { items in
      let source = Elements(values)
      // Neither is empty.
      let target = items.baseAddress.unsafelyUnwrapped + start
      for index in 0..<source.count { target[index &* step] = source.base[index] }
    }
    if mayBeObjects { noteWrite(from: 0) }
  }

  /// Objects may stand from `index` on.
  @inline(__always)
  private func noteWrite(from index: Int) {
    mayHoldObjects = true
    if isClean {
      firstWritten = index
      remember()
    } else if index < firstWritten {
      firstWritten = index
    }
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    guard mayHoldObjects else { return }
    let elements = Elements(storage)
    mayHoldObjects = marker.visit(elements.base, count: elements.count)
  }

  override func traceWritten(_ marker: inout Marker) {
    super.trace(&marker)
    guard mayHoldObjects else { return }
    let elements = Elements(storage)
    if firstWritten < elements.count {
      marker.visit(elements.base + firstWritten, count: elements.count - firstWritten)
    }
  }

  package override var externalBytes: Int { items.capacity * 16 }

  /// Makes a dead list, which is empty, the next one.
  @inline(__always)
  func refill(_ source: UnsafePointer<Value>, count: Int) {
    mayHoldObjects = count > 0
    let elements = Elements(storage)
    if count <= elements.capacity, elements.isUnique {
      for index in 0..<count { elements.base[index] = source[index].apart }
      elements.setCount(count)
    } else {
      storage = Array(UnsafeBufferPointer(start: source, count: count))
    }
  }

  /// Lets go of the items of a dead list; a small buffer stays for the next one.
  func empty() -> Bool {
    mayHoldObjects = false
    if storage.capacity <= 8, Elements(storage).isUnique {
      storage.removeAll(keepingCapacity: true)
    } else {
      storage = []
    }
    return true
  }
}

package final class TupleObject: Object {
  package private(set) var items: [Value]
  package init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type)
    classTag = .tuple
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    let elements = Elements(items)
    marker.visit(elements.base, count: elements.count)
  }
  package override var externalBytes: Int { items.count * 16 }

  /// Makes a dead tuple the next one.
  func reuse(_ items: [Value]) { self.items = items }

  /// Makes a dead tuple of as many items the next one, in the same memory.
  @inline(__always)
  func reuse(_ source: UnsafePointer<Value>, count: Int) {
    let elements = Elements(items)
    if elements.isUnique {
      for index in 0..<count { elements.base[index] = source[index].apart }
    } else {
      items = Array(UnsafeBufferPointer(start: source, count: count))
    }
  }
}
