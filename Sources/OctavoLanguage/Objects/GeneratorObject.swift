/// A paused call of a generator function: its registers wait here between resumptions.
package final class GeneratorObject: Object {
  private(set) var functionReference: Unmanaged<FunctionObject>
  private(set) var registers: UnsafeMutablePointer<Value>
  /// Registers in use: those beyond hold nothing while the generator is paused.
  var liveCount = 0
  private var capacity: Int
  var resumeAt: UnsafeMutablePointer<Instruction>
  var state = State.created
  /// The exception being handled inside the generator while it is paused.
  var handled: Value = .none
  /// Names of its own, if a program has given it any.
  var name: Text?
  var qualifiedName: Text?
  enum State { case created, suspended, running, finished }
  var function: FunctionObject { functionReference.takeUnretainedValue() }

  init(function: FunctionObject, frameSize: Int, start: UnsafeMutablePointer<Instruction>, type: TypeObject) {
    functionReference = .passUnretained(function)
    self.resumeAt = start
    capacity = max(frameSize, 8)
    registers = .allocate(capacity: capacity)
    super.init(type: type)
    classTag = .generator
  }

  deinit { registers.deallocate() }

  /// Makes a dead generator the next one.
  func reuse(function: FunctionObject, frameSize: Int, start: UnsafeMutablePointer<Instruction>) {
    functionReference = .passUnretained(function)
    liveCount = 0
    resumeAt = start
    state = .created
    handled = .none
    (name, qualifiedName) = (nil, nil)
    if frameSize > capacity {
      registers.deallocate()
      capacity = frameSize
      registers = .allocate(capacity: capacity)
    }
  }

  /// Keeps the first of its frame's registers.
  @inline(__always)
  func store(_ source: UnsafeMutablePointer<Value>, count: Int) {
    liveCount = count
    // A call to copy so few would cost more than the copying.
    for index in 0..<count { registers[index] = source[index].apart }
  }

  /// Fills a frame of so many registers.
  @inline(__always)
  func load(into target: UnsafeMutablePointer<Value>, count: Int) {
    let live = liveCount
    for index in 0..<live { target[index] = registers[index].apart }
    var index = live
    // The tag alone makes a value undefined.
    while index < count {
      target[index].tag = Value.Tag.undefined
      index &+= 1
    }
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(handled)
    if state != .finished {
      for index in 0..<liveCount { marker.visit(registers[index]) }
    }
  }
  package override var externalBytes: Int { capacity * 16 }
}
