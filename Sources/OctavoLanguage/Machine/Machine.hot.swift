// Functions of the program that do their work in a library's operations and are called again and again: the library
// may compute such calls itself.

/// Who computes calls of hot functions.
package protocol HotCalls: AnyObject {
  /// The value of a call whose parameters all have values; undefined leaves it to the machine. Nothing that the
  /// machine would do in this call may be seen elsewhere.
  func value(_ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>) -> Value
}

extension Machine {
  /// So many results of a library make a function hot: a few dozen calls of a function of some operations.
  private static let hotWork: UInt32 = 400

  /// Notes that a library has made a result for the running code, say an array, which a compiled form of the code
  /// could do without.
  @inline(__always)
  package func noteLibraryWork() {
    guard depth > 0 else { return }
    let frame = frames + (depth - 1)
    let work = frame.pointee.layout.pointee.libraryWork &+ 1
    frame.pointee.layout.pointee.libraryWork = work
    if work == Self.hotWork { heat(frame.pointee.function.takeUnretainedValue()) }
  }

  private func heat(_ function: FunctionObject) {
    let layout = function.layout
    guard makeHotCalls != nil, layout.pointee.isSimple, !layout.pointee.isGenerator,
      layout.pointee.hotNumber == 0,
      !function.code.shape.isClassBody, !function.code.isModuleLevel
    else { return }
    layout.pointee.hotNumber = -1
    layout.pointee.directCount = -1
  }

  /// What a call of a hot function gives, if the library knows.
  func hotValue(_ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>) -> Value {
    guard let hotCalls else { return .undefined }
    heap.nativeStart = heap.count
    let value = hotCalls.value(function, arguments)
    heap.releaseActivation()
    return value
  }
}

extension FunctionObject {
  /// The number a library gave the code of a hot function; -1 for a new one.
  package var hotNumber: Int {
    get { Int(layout.pointee.hotNumber) }
    set { layout.pointee.hotNumber = Int32(truncatingIfNeeded: newValue) }
  }

  /// Leaves the function to the machine for good.
  package func coolDown() {
    layout.pointee.hotNumber = 0
    layout.pointee.directCount = layout.pointee.positionalCount
  }
}
