// Running finalizers: between instructions, after a collection has found what died.
extension Machine {
  /// Notes a new instance whose class has a `__del__`.
  @inline(__always)
  func watchIfFinalizable(_ value: Value) {
    if value.isObject, !value.object.type.slot(.del).isUndefined { heap.finalization.watch(value.object) }
  }

  /// Calls what the last collections have found due. What a finalizer raises is shown and goes no further.
  func runFinalizers() throws {
    let finalization = heap.finalization
    guard finalization.hasWork, !finalization.isRunning else { return }
    finalization.isRunning = true
    defer { finalization.isRunning = false }
    let (savedResult, savedHandled) = (generatorResult, handled)
    defer { (generatorResult, handled) = (savedResult, savedHandled) }
    while let value = finalization.nextDue {
      defer { finalization.finishDue() }
      finalization.earn()
      try ignoringErrors(of: finalizer(of: value)) { try self.finalize(value) }
    }
    while let value = finalization.nextCallback {
      defer { finalization.finishCallback() }
      finalization.earn()
      let callback = value.unchecked(WeakReference.self).callback
      try ignoringErrors(of: callback) { _ = try self.call(callback, value) }
    }
  }

  private func finalizer(of value: Value) -> Value {
    value.as(GeneratorObject.self) == nil ? type(of: value).slot(.del) : value
  }

  private func finalize(_ value: Value) throws {
    if let generator = value.as(GeneratorObject.self) { return try close(generator) }
    let method = type(of: value).slot(.del)
    if !method.isUndefined, !method.isNone { _ = try call(method, value) }
  }

  private func ignoringErrors(of source: Value, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as PythonError {
      try reportUnraisable(failure.exception, of: source)
    }
  }

  /// The hint after a statement: registers from `live` on hold nothing that is still needed.
  func noticeDeath(_ frame: UnsafeMutablePointer<Frame>, live: Int) throws {
    guard heap.finalization.wantsCollection, !heap.finalization.isRunning else { return }
    heap.finalization.spend()
    heap.releaseActivation()
    forget(frame, from: live)
    try collectAll()
  }

  /// Empties the registers of a frame that hold nothing any more, so that a collection does not keep what is there.
  func forget(_ frame: UnsafeMutablePointer<Frame>, from live: Int) {
    var register = frame.pointee.registers + live
    while register < frame.pointee.end {
      register.pointee = .undefined
      register += 1
    }
  }

  /// Collects until nothing more comes to light. Gives the number of objects freed.
  @discardableResult
  func collectAll() throws -> Int {
    let before = heap.count
    for _ in 0..<1000 {
      collect(full: true)
      guard heap.finalization.hasWork, !heap.finalization.isRunning else { break }
      try runFinalizers()
    }
    return max(0, before - heap.count)
  }

  /// The end of a script: exit functions, then the module's names go, one after another, as CPython has it.
  func finish(_ module: ModuleObject) throws {
    while let hook = exitHooks.popLast() {
      try ignoringErrors(of: hook.function) {
        _ = try self.call(hook.function, hook.arguments, named: hook.named)
      }
    }
    guard heap.finalization.isWatching else { return }
    let names = module.globals.definedNames
    let isPrivate = { (name: Name) in
      let text = self.text(name).string
      return text.hasPrefix("_") && !text.hasPrefix("__")
    }
    for name in names.filter(isPrivate) + names.filter({ !isPrivate($0) && text($0) != Text("__builtins__") })
    {
      let isObject = module.globals[name]?.isObject ?? false
      module.globals.undefine(name)
      if isObject, heap.finalization.wantsCollection { try collectAll() }
    }
    for value in heap.finalization.takeAll() {
      hold(value)
      try ignoringErrors(of: finalizer(of: value)) { try self.finalize(value) }
    }
  }
}

extension Interpreter {
  /// Runs what a script leaves to its end: exit functions and finalizers.
  package func finish() -> Outcome {
    defer { machine.flushFiles() }
    return ending { try machine.finish(main) }
  }
}
