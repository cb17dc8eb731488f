// Errors on their way out of the code under way.

extension Machine {
  /// Finds the handler of an error, dropping frames on the way. Throws it on where this run began.
  func unwind(_ failure: any Error, base: Int) throws -> Bool {
    var isFirst = true
    guard let raised = asRaised(failure, isFirst: &isFirst) else {
      abandonFrames(to: base)
      throw failure
    }
    var exception = raised
    while depth > base {
      let frame = frames + (depth - 1)
      // The innermost frame of a re-raised exception is on record already.
      let isCaught = frame.pointee.function._withUnsafeGuaranteedRef { function in
        unwind(exception, in: frame, of: function.code, isNoted: !isFirst)
      }
      if isCaught { return true }
      isFirst = true
      handled = frame.pointee.handled
      depth -= 1
      if let generator = frame.pointee.generator {
        exception = failed(generator.takeUnretainedValue(), exception)
      }
      switch frame.pointee.kind {
      case .generatorInLoop, .generatorDelegate, .plain, .construct, .operatorMethod: break
      case .entry, .generatorEntry: throw PythonError(exception, isRaised: true)
      }
    }
    throw PythonError(exception, isRaised: true)
  }

  /// Adds the frame's line to the traceback, unless it is there, and sends the frame to its handler if
  /// it has one.
  @inline(__always)
  private func unwind(
    _ exception: ExceptionObject, in frame: UnsafeMutablePointer<Frame>, of code: CodeObject, isNoted: Bool
  ) -> Bool {
    let position = frame.pointee.instruction
    if !isNoted { exception.traceback.append(TracebackEntry(code: code, instruction: position)) }
    for handler in code.handlers where handler.range.contains(position) {
      handled = handler.outerHandled.map { frame.pointee.registers[$0] } ?? frame.pointee.handled
      frame.pointee.registers[handler.register] = Value(exception)
      frame.pointee.pc = frame.pointee.layout.pointee.instructions + handler.target
      return true
    }
    return false
  }

  private func asRaised(_ failure: any Error, isFirst: inout Bool) -> ExceptionObject? {
    switch failure {
    case let error as PythonError:
      if !error.isRaised { chainContext(error.exception) }
      return error.exception
    case let again as Reraise:
      isFirst = false
      return again.exception
    case let fault as TextFault:
      let exception = self.error(fault).exception
      chainContext(exception)
      return exception
    default:
      guard let exception = translateError?(self, failure)?.exception else { return nil }
      chainContext(exception)
      return exception
    }
  }

  /// Drops frames that an uncatchable end leaves behind; generators among them are finished.
  private func abandonFrames(to base: Int) {
    while depth > base {
      depth -= 1
      let frame = frames[depth]
      frame.generator?.takeUnretainedValue().state = .finished
      stopTrace.append(
        TracebackEntry(code: frame.function.takeUnretainedValue().code, instruction: frame.instruction))
    }
  }
}
