// Calls from Swift: the way into the loop and back.

extension Machine {
  /// Calls anything callable. `keywords` is a tuple of names for the last arguments, or undefined.
  package func call(_ callee: Value, _ arguments: [Value], keywords: Value = .undefined) throws -> Value {
    guard top + arguments.count + 8 < registerLimit else { throw tooDeep() }
    let window = top
    for (index, argument) in arguments.enumerated() { window[2 + index] = argument }
    return try callWindow(window, callee, count: arguments.count, keywords)
  }

  package func call(_ callee: Value, _ arguments: Value...) throws -> Value { try call(callee, arguments) }

  // The same for the usual numbers of arguments, without an array.

  package func call(_ callee: Value) throws -> Value {
    guard top + 8 < registerLimit else { throw tooDeep() }
    return try callWindow(top, callee, count: 0)
  }

  package func call(_ callee: Value, _ first: Value) throws -> Value {
    if callee.isObject, callee.classTag == .function {
      let value = shortcut(callee, first)
      if !value.isUndefined { return value }
    }
    guard top + 8 < registerLimit else { throw tooDeep() }
    let window = top
    window[2] = first
    return try callWindow(window, callee, count: 1)
  }

  package func call(_ callee: Value, _ first: Value, _ second: Value) throws -> Value {
    guard top + 8 < registerLimit else { throw tooDeep() }
    let window = top
    window[2] = first
    window[3] = second
    return try callWindow(window, callee, count: 2)
  }

  package func call(_ callee: Value, _ first: Value, _ second: Value, _ third: Value) throws -> Value {
    guard top + 8 < registerLimit else { throw tooDeep() }
    let window = top
    window[2] = first
    window[3] = second
    window[4] = third
    return try callWindow(window, callee, count: 3)
  }

  /// What a function like `lambda p: p.name` or `lambda t: t[1]` gives where that is known without running
  /// it; else undefined.
  private func shortcut(_ function: Value, _ argument: Value) -> Value {
    let layout = function.borrowing(FunctionObject.self) { $0.layout }
    let read = layout.pointee.instructions.pointee
    guard read.operation == .loadAttribute || read.operation == .indexSmall, read.b == 0,
      layout.pointee.directCount == 1, argument.isObject
    else { return .undefined }
    let end = layout.pointee.instructions[1]
    guard end.operation == .returnValue, end.a == read.a else { return .undefined }
    if read.operation == .loadAttribute {
      return cachedAttribute(argument, layout.pointee.caches + Int(read.c))
    }
    return sequenceItem(argument, read.small)
  }

  /// Calls with arguments that stand above everything else, from `window + 2` on.
  private func callWindow(
    _ window: UnsafeMutablePointer<Value>, _ callee: Value, count: Int, _ keywords: Value = .undefined
  ) throws -> Value {
    runsFromSwift &+= 1
    return try enteringMachine {
      window[0] = callee
      window[1] = .undefined
      self.top = window + 2 + count
      if callee.isObject, callee.classTag == .function, keywords.isUndefined {
        let function = callee.unmanaged(FunctionObject.self)
        let layout = function._withUnsafeGuaranteedRef { $0.layout }
        if count == Int(layout.pointee.directCount) {
          try self.push(function, layout, window + 2, count, destination: window, kind: .entry)
          return try self.run()
        }
      }
      guard try self.call(window, count: count, keywords: keywords) else { return window[0] }
      let result = try self.runEntry()
      // A constructor's frame leaves the instance in the window.
      return result.isUndefined ? window[0] : result
    }
  }

  /// Runs what native code begins above everything that is in use, and puts the machine back as it was. The native
  /// code holds the result, or the exception.
  @inline(__always)
  func enteringMachine(_ body: () throws -> Value) throws -> Value {
    let savedTop = top
    let savedDepth = depth
    defer { top = savedTop }
    heap.enterMachine()
    do {
      let result = try body()
      heap.leaveMachine(result: result)
      return result
    } catch {
      depth = savedDepth
      heap.leaveMachine(result: (error as? PythonError).map { Value($0.exception) } ?? .undefined)
      throw error
    }
  }

  package func call(_ callee: Value, _ arguments: [Value], named: [(String, Value)]) throws -> Value {
    if named.isEmpty { return try call(callee, arguments) }
    let names = tuple(named.map { constantString(Text($0.0)) })
    return try call(callee, arguments + named.map(\.1), keywords: names)
  }

  /// Runs the topmost frame as the start of a new run.
  private func runEntry() throws -> Value {
    let frame = frames + (depth - 1)
    let isConstruct = frame.pointee.kind == .construct
    frame.pointee.kind = .entry
    let value = try run()
    if isConstruct {
      if !value.isNone { throw initResult(value) }
      return .undefined
    }
    return value
  }

  /// Runs the code of a module to its end.
  package func execute(_ code: CodeObject) throws -> Value {
    let function = heap.adopt(FunctionObject(code: code, closure: [], type: types.function))
    if modules.isEmpty { checkLoop(function) }
    return try call(Value(function), [])
  }
}
