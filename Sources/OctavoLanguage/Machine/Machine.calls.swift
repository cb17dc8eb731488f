// Calls: frames, what the loop calls, and the ends of frames.

extension Machine {
  /// Begins a call of Python code whose parameters already stand in their registers.
  @inline(__always)
  func push(
    _ function: Unmanaged<FunctionObject>, _ layout: UnsafeMutablePointer<CodeLayout>,
    _ registers: UnsafeMutablePointer<Value>, _ parameterCount: Int, destination: UnsafeMutablePointer<Value>,
    kind: Frame.Kind
  ) throws {
    let size = Int(layout.pointee.frameSize)
    if depth >= recursionLimit || registers + size > registerLimit { throw tooDeep() }
    var register = registers + parameterCount
    let end = registers + size
    // The tag alone makes a value undefined.
    while register < end {
      register.pointee.tag = Value.Tag.undefined
      register += 1
    }
    (frames + depth).initialize(
      to: Frame(
        pc: layout.pointee.instructions, registers: registers, layout: layout, function: function,
        destination: destination, handled: handled, generator: nil, kind: kind))
    depth += 1
    top = end
  }

  /// Begins the call of a plain Python function of one parameter, above the registers in use; false when
  /// the callee is anything else.
  func begin(
    _ callee: Value, with argument: Value, destination: UnsafeMutablePointer<Value>
  ) throws -> Bool {
    guard callee.isObject, callee.classTag == .function else { return false }
    let function = callee.unmanaged(FunctionObject.self)
    let layout = function._withUnsafeGuaranteedRef { $0.layout }
    guard layout.pointee.positionalCount == 1, layout.pointee.isSimple, !layout.pointee.isGenerator,
      layout.pointee.hotNumber == 0
    else { return false }
    let base = top
    base[0] = argument
    try push(function, layout, base, 1, destination: destination, kind: .plain)
    return true
  }

  func tooDeep() -> Error { error(.recursionError, "maximum recursion depth exceeded") }

  // MARK: From the loop

  /// Calls what stands in a window; true when a new frame waits to run, else the result is in place.
  func call(_ window: UnsafeMutablePointer<Value>, count: Int, keywords: Value = .undefined) throws -> Bool {
    var count = count
    // What is called decides; methods and classes rearrange the window and look again.
    for _ in 0..<1000 {
      let callee = window[0]
      guard callee.isObject else { throw notCallable(callee) }
      let hasReceiver = !window[1].isUndefined
      let arguments = hasReceiver ? window + 1 : window + 2
      let total = hasReceiver ? count + 1 : count
      switch callee.classTag {
      case .native:
        window[0] = try callee.borrowing(NativeFunction.self) { try call($0, arguments, total, keywords) }
        heap.releaseActivation()
        return false
      case .function:
        return try callee.borrowing(FunctionObject.self) {
          try begin($0, arguments, total, keywords, destination: window)
        }
      case .boundMethod:
        if hasReceiver { shift(window, by: 1, count: &count) }
        callee.borrowing(BoundMethod.self) {
          window[0] = $0.function
          window[1] = $0.receiver
        }
      case .type:
        if hasReceiver { shift(window, by: 1, count: &count) }
        return try callee.borrowing(TypeObject.self) {
          try construct($0, window, count: count, keywords: keywords)
        }
      default:
        if callee.classTag == .callable, keywords.isUndefined {
          heap.nativeStart = heap.count
          let value = try callee.borrowing(CallableObject.self) { try $0.call(self, arguments, total) }
          if !value.isUndefined {
            window[0] = value
            heap.releaseActivation()
            return false
          }
        }
        if let adapter = callee.object as? SlotAdapter {
          // The instance comes first; binding may use it up.
          if hasReceiver { shift(window, by: 1, count: &count) }
          guard count > 0 else { throw error(.typeError, "unbound method needs an argument") }
          let instance = window[2]
          window[0] = try bind(adapter.found, to: instance, of: self.type(of: instance))
          count -= 1
          for index in 0..<count { window[2 + index] = window[3 + index] }
          heap.releaseActivation()
          continue
        }
        if let cached = callee.object as? CachedFunction {
          heap.nativeStart = heap.count
          window[0] = try cached.call(self, arguments, total, keywords)
          heap.releaseActivation()
          return false
        }
        if let partial = callee.object as? PartialObject, partial.named.count == 0,
          !partial.type.isUserDefined
        {
          if hasReceiver { shift(window, by: 1, count: &count) }
          try insert(partial.arguments, into: window, count: &count)
          window[0] = partial.function
          continue
        }
        let slot = callee.object.type.slot(.call)
        if slot.isUndefined { throw notCallable(callee) }
        if hasReceiver { shift(window, by: 1, count: &count) }
        window[0] = slot
        window[1] = callee
      }
    }
    throw error(.recursionError, "maximum recursion depth exceeded while calling a Python object")
  }

  /// Turns the receiver into the first argument, which leaves the receiver's place free.
  private func shift(_ window: UnsafeMutablePointer<Value>, by distance: Int, count: inout Int) {
    var index = count + 1
    while index >= 1 {
      window[index + distance] = window[index]
      index -= 1
    }
    count += distance
    window[1] = .undefined
    if window + 2 + count > top { top = window + 2 + count }
  }

  /// Puts values before the arguments of a window.
  private func insert(_ values: [Value], into window: UnsafeMutablePointer<Value>, count: inout Int) throws {
    guard window + values.count + count + 4 < registerLimit else { throw tooDeep() }
    var index = count - 1
    while index >= 0 {
      window[2 + values.count + index] = window[2 + index]
      index -= 1
    }
    for (index, value) in values.enumerated() { window[2 + index] = value }
    count += values.count
    if window + 2 + count > top { top = window + 2 + count }
  }

  /// `f(*args, **kwargs)`: the window holds a list and a dict.
  func callSpread(_ window: UnsafeMutablePointer<Value>) throws -> Bool {
    let positional = window[2].unchecked(ListObject.self).items
    let named = window[3].as(DictObject.self)
    let keyCount = named?.count ?? 0
    let total = positional.count + keyCount
    guard window + total + 4 < registerLimit else { throw tooDeep() }
    for (index, value) in positional.enumerated() { window[2 + index] = value }
    guard let named, keyCount > 0 else {
      top = max(top, window + 2 + total)
      return try call(window, count: total)
    }
    var names: [Value] = []
    for (index, pair) in named.pairs.enumerated() {
      names.append(pair.key)
      window[2 + positional.count + index] = pair.value
    }
    top = max(top, window + 2 + total)
    return try call(window, count: total, keywords: tuple(names))
  }

  /// Starts Python code: binds its arguments, then a frame, or a generator.
  func begin(
    _ function: FunctionObject, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value,
    destination: UnsafeMutablePointer<Value>, kind: Frame.Kind = .plain
  ) throws -> Bool {
    let layout = function.layout
    if !keywords.isUndefined || count != Int(layout.pointee.positionalCount) || !layout.pointee.isSimple {
      try bind(function, arguments, count, keywords)
    }
    let parameters = layout.pointee.parameters.count
    if layout.pointee.hotNumber != 0, kind == .plain {
      let value = hotValue(function, UnsafeBufferPointer(start: arguments, count: parameters))
      if !value.isUndefined {
        destination.pointee = value
        return false
      }
    }
    if layout.pointee.isGenerator {
      let generator = generator(function)
      generator.borrowing(GeneratorObject.self) { $0.store(arguments, count: parameters) }
      if !function.code.handlers.isEmpty {
        heap.finalization.watch(generator.unchecked(GeneratorObject.self))
      }
      destination.pointee = generator
      return false
    }
    try push(.passUnretained(function), layout, arguments, parameters, destination: destination, kind: kind)
    return true
  }
  // MARK: Ends of frames

  /// Leaves a frame that is not plain; true when this run is over.
  func finishFrame(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) throws -> Bool {
    switch frame.pointee.kind {
    case .plain:
      frame.pointee.destination.pointee = value
      depth -= 1
      return false
    case .entry:
      depth -= 1
      return true
    case .construct:
      if !value.isNone { throw initResult(value) }
      depth -= 1
      return false
    case .operatorMethod:
      frame.pointee.destination.pointee = value
      depth -= 1
      return false
    case .generatorEntry, .generatorInLoop, .generatorDelegate:
      return try finishGenerator(frame, value)
    }
  }
}

/// An instance without any data of Swift's own.
package final class PlainObject: Object {
  override init(type: TypeObject) {
    super.init(type: type)
    classTag = .plain
  }
}
