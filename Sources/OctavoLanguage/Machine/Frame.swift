/// One call under way. Frames and their registers live in memory of the machine, so that the depth of
/// Python calls is not the depth of Swift calls.
struct Frame {
  /// What happens when the frame returns.
  enum Kind: UInt8 {
    /// The result goes to `destination`.
    case plain
    /// Swift code called: the run ends with the result.
    case entry
    /// `__init__`: the result must be None, and `destination` already holds the instance.
    case construct
    /// A generator resumed by Swift code.
    case generatorEntry
    /// A generator resumed by a loop: values go to `destination`, the end jumps.
    case generatorInLoop
    /// A generator resumed by `yield from`: as in a loop, and its result goes to `destination`.
    case generatorDelegate
    /// An operator method: NotImplemented means the other operand's turn.
    case operatorMethod
  }

  /// The next instruction, while a callee runs; the current one, while native code runs.
  var pc: UnsafeMutablePointer<Instruction>
  var registers: UnsafeMutablePointer<Value>
  var layout: UnsafeMutablePointer<CodeLayout>
  var function: Unmanaged<FunctionObject>
  var destination: UnsafeMutablePointer<Value>
  /// The exception being handled when the frame began.
  var handled: Value
  var generator: Unmanaged<GeneratorObject>?
  var kind: Kind

  /// The index of the instruction that runs; of the first one before any has.
  var instruction: Int { max(0, pc - layout.pointee.instructions - 1) }

  var end: UnsafeMutablePointer<Value> { registers + Int(layout.pointee.frameSize) }
}

/// A Python exception on its way, as a Swift error.
package struct PythonError: Error {
  package let exception: ExceptionObject
  /// It has been raised, and is on its way out through native code.
  let isRaised: Bool
  package init(_ exception: ExceptionObject) { self.init(exception, isRaised: false) }
  init(_ exception: ExceptionObject, isRaised: Bool) {
    self.exception = exception
    self.isRaised = isRaised
  }
}

/// The end of a run that no Python code may catch.
package enum Stop: Error, Equatable {
  case timeLimit(seconds: Double)
  case memoryLimit(bytes: Int)
  case outputLimit(bytes: Int)
}
