// Generators: their registers are copied onto the machine's when they run and back when they pause,
// so that a running generator is a frame like any other.

extension Machine {
  /// The generator, if the value is one that can be resumed without further ado.
  @inline(__always)
  func suspendedGenerator(_ value: Value) -> Unmanaged<GeneratorObject>? {
    guard value.isExactly(types.generatorAddress) else { return nil }
    let generator = value.unmanaged(GeneratorObject.self)
    return generator._withUnsafeGuaranteedRef {
      $0.state == .suspended || $0.state == .created ? generator : nil
    }
  }

  /// Puts a frame for the generator on top.
  @inline(__always)
  func resume(
    _ reference: Unmanaged<GeneratorObject>, sending value: Value, kind: Frame.Kind,
    destination: UnsafeMutablePointer<Value>
  ) throws {
    try reference._withUnsafeGuaranteedRef { generator in
      let base = top
      let function = generator.functionReference
      let layout = function._withUnsafeGuaranteedRef { $0.layout }
      let size = Int(layout.pointee.frameSize)
      guard depth < recursionLimit, base + size <= registerLimit else { throw tooDeep() }
      generator.load(into: base, count: size)
      (frames + depth).initialize(
        to: Frame(
          pc: generator.resumeAt, registers: base, layout: layout, function: function,
          destination: destination,
          handled: handled, generator: reference, kind: kind))
      depth += 1
      top = base + size
      if generator.state == .suspended {
        // The instruction before is the yield, whose register receives what is sent.
        base[Int(generator.resumeAt[-1].a)] = value
        if !generator.handled.isNone { handled = generator.handled }
      }
      generator.state = .running
    }
  }

  /// Pauses the generator of the topmost frame, which gives `value`; true when Swift code waits for the value.
  @inline(__always)
  func suspend(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) -> Bool {
    // Only generator code yields.
    frame.pointee.generator.unsafelyUnwrapped._withUnsafeGuaranteedRef { generator in
      // The value to give stands above everything that is still needed; a delegation's iterator, above it, is one more.
      let instruction = frame.pointee.pc[-1]
      generator.store(frame.pointee.registers, count: Int(instruction.a) &+ 1 &+ Int(instruction.b))
      generator.resumeAt = frame.pointee.pc
      generator.state = .suspended
      // An exception handled inside the generator belongs to it, not to whoever resumed it.
      let handledNumber = Int(instruction.c)
      generator.handled = handledNumber == 0 ? .none : frame.pointee.registers[handledNumber - 1]
      handled = frame.pointee.handled
      depth -= 1
      if frame.pointee.kind == .generatorEntry { return true }
      frame.pointee.destination.pointee = value.apart
      return false
    }
  }

  /// The generator of the topmost frame has returned.
  func finishGenerator(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) throws -> Bool {
    frame.pointee.generator.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0.state = .finished }
    handled = frame.pointee.handled
    depth -= 1
    switch frame.pointee.kind {
    case .generatorEntry:
      generatorResult = value
      return true
    case .generatorDelegate:
      frame.pointee.destination.pointee = value
      fallthrough
    default:
      // The loop or delegation that resumed it jumps to its end, by the word before its next instruction.
      let resumer = frames + (depth - 1)
      resumer.pointee.pc += resumer.pointee.pc[-1].wide
      return false
    }
  }

  /// An exception has left the generator: it is finished, and StopIteration may not escape it.
  func failed(_ generator: GeneratorObject, _ exception: ExceptionObject) -> ExceptionObject {
    generator.state = .finished
    guard exception.type.isSubtype(of: types[.stopIteration]) else { return exception }
    let wrapped = error(.runtimeError, "generator raised StopIteration").exception
    wrapped.cause = Value(exception)
    wrapped.context = Value(exception)
    wrapped.suppressContext = true
    return wrapped
  }

  /// `generator.send`: the next value, or undefined when it has finished (its result in `generatorResult`).
  package func send(_ generator: GeneratorObject, _ value: Value) throws -> Value {
    try send(.passUnretained(generator), value)
  }

  func send(_ generator: Unmanaged<GeneratorObject>, _ value: Value) throws -> Value {
    switch generator._withUnsafeGuaranteedRef({ $0.state }) {
    case .finished:
      generatorResult = .none
      return .undefined
    case .running: throw error(.valueError, "generator already executing")
    case .created:
      if !value.isNone { throw error(.typeError, "can't send non-None value to a just-started generator") }
    case .suspended: break
    }
    return try enter(generator, sending: value)
  }

  /// Runs the generator from where it is paused up to its next value, or from another instruction that `adjust` sets.
  @inline(__always)
  private func enter(
    _ generator: Unmanaged<GeneratorObject>, sending value: Value, throwing failure: PythonError? = nil,
    adjust: (UnsafeMutablePointer<Frame>) -> Void = { _ in }
  ) throws -> Value {
    try enteringMachine {
      try self.resume(generator, sending: value, kind: .generatorEntry, destination: self.top)
      adjust(self.frames + (self.depth - 1))
      self.generatorResult = .undefined
      let value = try self.run(throwing: failure)
      return generator._withUnsafeGuaranteedRef { $0.state == .finished } ? .undefined : value
    }
  }

  /// `generator.throw`: raises inside the generator where it is paused.
  package func `throw`(_ exception: ExceptionObject, into generator: GeneratorObject) throws -> Value {
    switch generator.state {
    case .finished: throw PythonError(exception)
    case .running: throw error(.valueError, "generator already executing")
    case .created:
      generator.state = .finished
      let code = generator.functionReference.takeUnretainedValue().code
      exception.traceback.append(TracebackEntry(code: code, instruction: TracebackEntry.beforeFirst))
      throw PythonError(exception)
    case .suspended: break
    }
    var exception = exception
    // Inside `yield from`, the inner iterator has the first say.
    if generator.delegate != nil {
      let delegation = generator.resumeAt - 3
      switch try throwIntoDelegate(of: generator, delegation, exception) {
      case .yielded(let value): return value
      case .finished(let result): return try goOn(generator, after: delegation, result)
      case .raised(let other): exception = other
      }
    }
    return try enter(.passUnretained(generator), sending: .none, throwing: PythonError(exception))
  }

  private enum DelegateAnswer {
    case yielded(Value)
    case finished(Value)
    case raised(ExceptionObject)
  }

  /// Hands the exception to the iterator that a generator delegates to.
  private func throwIntoDelegate(
    of generator: GeneratorObject, _ delegation: UnsafeMutablePointer<Instruction>,
    _ exception: ExceptionObject
  ) throws -> DelegateAnswer {
    let inner = generator.registers[Int(delegation.pointee.b)]
    let isExit = exception.type.isSubtype(of: types[.generatorExit])
    generator.state = .running
    defer { generator.state = .suspended }
    do {
      if let innerGenerator = inner.as(GeneratorObject.self) {
        if isExit {
          try close(innerGenerator)
          return .raised(exception)
        }
        let value = try self.throw(exception, into: innerGenerator)
        return value.isUndefined ? .finished(generatorResult) : .yielded(value)
      }
      if isExit {
        if let method = try optionalAttribute(of: inner, "close") { _ = try call(method) }
        return .raised(exception)
      }
      guard let method = try optionalAttribute(of: inner, "throw") else { return .raised(exception) }
      return .yielded(try call(method, Value(exception)))
    } catch let failure as PythonError {
      if failure.exception.type.isSubtype(of: types[.stopIteration]), failure.exception !== exception {
        return .finished(failure.exception.arguments.first ?? .none)
      }
      return .raised(failure.exception)
    }
  }

  /// Resumes a generator behind its `yield from`, whose value is `result`.
  private func goOn(
    _ generator: GeneratorObject, after delegation: UnsafeMutablePointer<Instruction>, _ result: Value
  ) throws -> Value {
    try enter(.passUnretained(generator), sending: .none) { frame in
      frame.pointee.registers[Int(delegation.pointee.a)] = result
      frame.pointee.pc = delegation + 2 + delegation[1].wide
    }
  }

  /// `generator.close`.
  package func close(_ generator: GeneratorObject) throws {
    switch generator.state {
    case .finished: return
    case .created:
      generator.state = .finished
      return
    case .running: throw error(.valueError, "generator already executing")
    case .suspended: break
    }
    do {
      let value = try self.throw(error(.generatorExit).exception, into: generator)
      if !value.isUndefined { throw error(.runtimeError, "generator ignored GeneratorExit") }
    } catch let failure as PythonError {
      let type = failure.exception.type
      if type.isSubtype(of: types[.generatorExit]) || type.isSubtype(of: types[.stopIteration]) { return }
      throw failure
    }
  }

  // MARK: yield from

  func yieldFromIterator(_ value: Value) throws -> Value {
    if value.as(GeneratorObject.self) != nil { return value }
    return try iterator(of: value)
  }

  /// One step of a delegation to something that is no resumable generator: true when it has finished,
  /// its result (or the value to yield) in `state`.
  func delegate(to iterator: Value, _ state: UnsafeMutablePointer<Value>) throws -> Bool {
    if iterator.as(GeneratorObject.self)?.state == .running {
      throw error(.valueError, "generator already executing")
    }
    let sent = state.pointee
    do {
      let value: Value
      if sent.isNone {
        value = try next(iterator, keepingResult: true)
      } else {
        value = try call(attribute(of: iterator, "send"), sent)
      }
      if value.isUndefined {
        state.pointee = generatorResult.isUndefined ? .none : generatorResult
        return true
      }
      state.pointee = value
      return false
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.stopIteration]) {
      state.pointee = failure.exception.arguments.first ?? .none
      return true
    }
  }
}

extension GeneratorObject {
  /// The iterator it waits for in a `yield from`.
  var delegate: Value? {
    guard state == .suspended, resumeAt[-1].operation == .yieldValue, resumeAt[-1].b == 1 else { return nil }
    return registers[Int(resumeAt[-3].b)]
  }
}
