// Calls: frames, binding of arguments, native functions, and the way back into the loop from Swift.

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
        if let partial = callee.object as? PartialObject, partial.named.count == 0, !partial.type.isUserDefined {
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
    let parameters = function.code.shape.parameterCount
    if layout.pointee.hotNumber != 0, kind == .plain {
      let value = hotValue(function, UnsafeBufferPointer(start: arguments, count: parameters))
      if !value.isUndefined {
        destination.pointee = value
        return false
      }
    }
    if layout.pointee.isGenerator {
      let generator = generator(function)
      generator.borrowing(GeneratorObject.self) { $0.registers.update(from: arguments, count: parameters) }
      if !function.code.handlers.isEmpty { heap.finalization.watch(generator.unchecked(GeneratorObject.self)) }
      destination.pointee = generator
      return false
    }
    try push(.passUnretained(function), layout, arguments, parameters, destination: destination, kind: kind)
    return true
  }

  // MARK: Binding Python parameters

  /// Puts positional and named arguments into the registers of the parameters.
  private func bind(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws {
    let shape = function.code.shape
    let names = keywords.as(TupleObject.self)?.items ?? []
    let positionalGiven = count - names.count
    let given = Array(UnsafeBufferPointer(start: registers, count: count))
    let parameterCount = shape.parameterCount
    guard registers + parameterCount + 8 < registerLimit else { throw tooDeep() }
    let named = shape.positionalCount + shape.keywordOnlyCount
    for index in 0..<parameterCount { registers[index] = .undefined }
    top = max(top, registers + parameterCount)

    let direct = min(positionalGiven, shape.positionalCount)
    for index in 0..<direct { registers[index] = given[index] }
    if shape.hasVarArgs {
      registers[named] = tuple(positionalGiven > direct ? Array(given[direct..<positionalGiven]) : [])
    }
    var extra: DictObject?
    if shape.hasVarKeywords {
      let dict = dict()
      registers[parameterCount - 1] = Value(dict)
      extra = dict
    }
    try bindNames(function, registers, names, given[positionalGiven...], extra)
    if positionalGiven > shape.positionalCount && !shape.hasVarArgs {
      throw tooManyPositional(function, positionalGiven, registers)
    }
    try bindDefaults(function, registers)
  }

  private func bindNames(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>, _ names: [Value],
    _ values: ArraySlice<Value>, _ extra: DictObject?
  ) throws {
    let shape = function.code.shape
    let named = shape.positionalCount + shape.keywordOnlyCount
    for (name, value) in zip(names, values) {
      guard let string = name.as(StringObject.self) else { throw error(.typeError, "keywords must be strings") }
      let symbol = intern(string)
      if let index = shape.localNames.prefix(named).firstIndex(of: symbol), index >= shape.positionalOnlyCount {
        if !registers[index].isUndefined {
          throw error(
            .typeError, "\(function.qualifiedName.string)() got multiple values for argument '\(string.text.string)'")
        }
        registers[index] = value
      } else if let extra {
        try extra.set(name, value, self)
      } else {
        let positionalOnly = names.compactMap { $0.as(StringObject.self) }.filter { given in
          shape.localNames.prefix(shape.positionalOnlyCount).contains(intern(given))
        }
        if !positionalOnly.isEmpty {
          let list = positionalOnly.map(\.text.string).joined(separator: ", ")
          throw error(
            .typeError,
            "\(function.qualifiedName.string)() got some positional-only arguments passed as keyword arguments: '\(list)'"
          )
        }
        throw error(
          .typeError,
          "\(function.qualifiedName.string)() got an unexpected keyword argument '\(string.text.string)'")
      }
    }
  }

  private func bindDefaults(_ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>) throws {
    let shape = function.code.shape
    let firstDefault = shape.positionalCount - function.defaults.count
    var missing: [String] = []
    for index in 0..<shape.positionalCount where registers[index].isUndefined {
      if index >= firstDefault {
        registers[index] = function.defaults[index - firstDefault]
      } else {
        missing.append(symbols.text(shape.localNames[index]).string)
      }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "positional") }
    for index in shape.positionalCount..<shape.positionalCount + shape.keywordOnlyCount
    where registers[index].isUndefined {
      if let value = function.keywordDefaults[shape.localNames[index]] {
        registers[index] = value
      } else {
        missing.append(symbols.text(shape.localNames[index]).string)
      }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "keyword-only") }
  }

  private func missingArguments(_ function: FunctionObject, _ names: [String], _ kind: String) -> Error {
    let quoted = names.map { "'\($0)'" }
    let list =
      switch quoted.count {
      case 1: quoted[0]
      case 2: "\(quoted[0]) and \(quoted[1])"
      default: quoted.dropLast().joined(separator: ", ") + ", and \(quoted[quoted.count - 1])"
      }
    return error(
      .typeError,
      "\(function.qualifiedName.string)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
    )
  }

  private func tooManyPositional(
    _ function: FunctionObject, _ given: Int, _ registers: UnsafeMutablePointer<Value>
  ) -> Error {
    let most = function.code.shape.positionalCount
    let least = most - function.defaults.count
    let takes = least == most ? "\(most)" : "from \(least) to \(most)"
    let takesText = "\(function.qualifiedName.string)() takes \(takes) positional argument\(most == 1 ? "" : "s")"
    let named = (function.code.shape.positionalCount..<most + function.code.shape.keywordOnlyCount)
      .count { !registers[$0].isUndefined }
    if named > 0 {
      let plural = given == 1 ? "" : "s"
      return error(
        .typeError,
        "\(takesText) but \(given) positional argument\(plural) (and \(named) keyword-only argument\(named == 1 ? "" : "s")) were given")
    }
    return error(.typeError, "\(takesText) but \(given) \(given == 1 ? "was" : "were") given")
  }

  // MARK: Native functions

  /// Calls Swift code with arguments that stand in registers.
  func call(
    _ native: NativeFunction, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws -> Value {
    heap.nativeStart = heap.count
    let savedTop = top
    defer { top = savedTop }
    if let receiver = native.receiver { try check(receiver, native, arguments, count, keywords) }
    if !native.isPrepared { native.prepare(defaultValue) }
    if keywords.isUndefined {
      if native.isFilledByDefaults {
        let wanted = Int(native.wantedCount)
        if count != wanted || wanted > native.positionalCount {
          guard count <= native.positionalCount, count >= native.requiredCount, let defaults = native.defaults else {
            throw wrongCount(native, given: count)
          }
          for index in count..<wanted { arguments[index] = defaults[index] }
        }
        if arguments + wanted > top { top = arguments + wanted }
        return try native.body(Arguments(machine: self, function: native, base: arguments, count: wanted))
      }
    }
    let signature = native.signature
    try bind(native, signature, arguments, count, keywords)
    let wanted = signature.parameters.count
    top = max(top, arguments + wanted)
    return try native.body(Arguments(machine: self, function: native, base: arguments, count: wanted))
  }

  /// Methods may rely on what their first argument is.
  @inline(__always)
  private func check(
    _ receiver: Unmanaged<TypeObject>, _ native: NativeFunction, _ arguments: UnsafeMutablePointer<Value>,
    _ count: Int, _ keywords: Value
  ) throws {
    if count > 0, arguments[0].isObject, arguments[0].typeAddress == receiver.toOpaque() { return }
    let names = keywords.as(TupleObject.self)?.items.count ?? 0
    if count > names, isInstance(arguments[0], receiver.takeUnretainedValue()) { return }
    throw wrongReceiver(native, count > names ? arguments[0] : .undefined)
  }

  private func defaultValue(_ parameter: Signature.Parameter) -> Value {
    guard case .value(let constant) = parameter.defaultValue else { return .undefined }
    switch constant {
    case .none: return .none
    case .true: return .true
    case .false: return .false
    case .int(let int): return Value(int)
    case .float(let float): return Value(float)
    case .string(let text): return constantString(text)
    default: return .undefined
    }
  }

  private func bind(
    _ native: NativeFunction, _ signature: Signature, _ registers: UnsafeMutablePointer<Value>, _ count: Int,
    _ keywords: Value
  ) throws {
    let names = keywords.as(TupleObject.self)?.items ?? []
    let positionalGiven = count - names.count
    let given = Array(UnsafeBufferPointer(start: registers, count: count))
    let wanted = signature.parameters.count
    guard registers + wanted + 8 < registerLimit else { throw tooDeep() }
    for index in 0..<wanted { registers[index] = .undefined }
    top = max(top, registers + max(wanted, count))
    let direct = min(positionalGiven, signature.positionalCount)
    for index in 0..<direct { registers[index] = given[index] }
    if let rest = signature.varArgsIndex {
      registers[rest] = tuple(positionalGiven > direct ? Array(given[direct..<positionalGiven]) : [])
    } else if positionalGiven > signature.positionalCount {
      throw wrongCount(native, given: positionalGiven, names: names.count)
    }
    var extra: DictObject?
    if let index = signature.varKeywordsIndex {
      let dict = dict()
      registers[index] = Value(dict)
      extra = dict
    }
    for (name, value) in zip(names, given[positionalGiven...]) {
      guard let string = name.as(StringObject.self) else { throw error(.typeError, "keywords must be strings") }
      if let index = signature.index(of: string.text.string) {
        if !registers[index].isUndefined { throw repeatedArgument(native, index) }
        registers[index] = value
      } else if let extra {
        try extra.set(name, value, self)
      } else if !isForSubclass(native, registers[0]) {
        throw unexpectedKeyword(native, string.text.string)
      }
    }
    for index in 0..<wanted where registers[index].isUndefined {
      if case .required = signature.parameters[index].defaultValue { throw missingArgument(native, index, given: count) }
      registers[index] = native.defaults?[index] ?? .undefined
    }
  }

  /// Whether keywords that a built-in class does not take are for a method of a subclass: its `__init__` is
  /// given what `__new__` is, and the other way round.
  private func isForSubclass(_ native: NativeFunction, _ receiver: Value) -> Bool {
    let isConstructor = native.role == .constructor
    guard isConstructor || native.name == "__init__",
      let type = isConstructor ? receiver.as(TypeObject.self) : receiver.isObject ? receiver.object.type : nil,
      type.isUserDefined, var base = type.constructorBase
    else { return false }
    while base.isUserDefined, let next = base.constructorBase { base = next }
    let slot: Slot = isConstructor ? .`init` : .new
    return !Value.identical(type.slot(slot), base.slot(slot))
  }

  // MARK: Constructing

  /// Calls a class.
  private func construct(
    _ type: TypeObject, _ window: UnsafeMutablePointer<Value>, count: Int, keywords: Value
  ) throws -> Bool {
    if type === types.type, count == 1, keywords.isUndefined {
      window[0] = Value(self.type(of: window[2]))
      return false
    }
    // A metaclass of the program's own may say what calling its classes does.
    let metatypeCall = type.type.slot(.call)
    if type.type !== types.type, !Value.identical(metatypeCall, types.type.slot(.call)) {
      window[0] = metatypeCall
      window[1] = Value(type)
      return try call(window, count: count, keywords: keywords)
    }
    if !type.isUserDefined {
      window[1] = Value(type)
      window[0] = try call(nativeConstructor(of: type), window + 1, count + 1, keywords)
      heap.releaseActivation()
      return false
    }
    return try constructInstance(type, window, count: count, keywords: keywords)
  }

  /// `__new__`, then `__init__` in a frame of its own where it is Python.
  private func constructInstance(
    _ type: TypeObject, _ window: UnsafeMutablePointer<Value>, count: Int, keywords: Value
  ) throws -> Bool {
    let new = type.slot(.new)
    var initialize = type.slot(.`init`)
    var wasMadeWhole = false
    if Value.identical(initialize, types.object.slot(.`init`)) { initialize = .undefined }
    if !Value.identical(new, types.object.slot(.new)) {
      let arguments = Array(UnsafeBufferPointer(start: window + 2, count: count))
      let function = new.as(MethodWrapper.self)?.function ?? new
      let made = try call(function, [Value(type)] + arguments, keywords: keywords)
      heap.releaseActivation()
      window[0] = made
      guard self.type(of: made).isSubtype(of: type) else { return false }
    } else if let builtIn = type.constructorBase {
      // What is filled by an `__init__` may have one of its own, which takes other arguments.
      let native = try nativeConstructor(of: type)
      let isFilled = !builtIn.isMadeWhole && !Value.identical(builtIn.slot(.`init`), types.object.slot(.`init`))
      let takesAll = !isFilled || initialize.isUndefined || type.layout == .exception || !initialize.isObject
        || initialize.object is NativeFunction
      wasMadeWhole = takesAll
      let saved = Array(UnsafeBufferPointer(start: window + 1, count: count + 1))
      window[1] = Value(type)
      let base = top
      base[0] = Value(type)
      for index in 0..<(takesAll ? count : 0) { base[1 + index] = window[2 + index] }
      top = base + count + 1
      window[0] = try call(native, base, takesAll ? count + 1 : 1, takesAll ? keywords : .undefined)
      top = base
      heap.releaseActivation()
      for (index, value) in saved.enumerated() { window[1 + index] = value }
    } else {
      if initialize.isUndefined, count > 0 {
        throw error(.typeError, "\(type.name)() takes no arguments")
      }
      if type.isAbstract { try refuseAbstract(type) }
      window[0] = plainObject(.passUnretained(type))
    }
    if new.isUndefined { watchIfFinalizable(window[0]) }
    // A built-in constructor has done what its `__init__` would do.
    if initialize.isUndefined || wasMadeWhole && initialize.as(NativeFunction.self) != nil { return false }
    window[1] = window[0]
    if let function = initialize.as(FunctionObject.self), !function.layout.pointee.isGenerator {
      return try begin(function, window + 1, count + 1, keywords, destination: window, kind: .construct)
    }
    let arguments = Array(UnsafeBufferPointer(start: window + 2, count: count))
    let result = try call(initialize, [window[1]] + arguments, keywords: keywords)
    heap.releaseActivation()
    if !result.isNone { throw initResult(result) }
    return false
  }

  func initResult(_ value: Value) -> Error {
    error(.typeError, "__init__() should return None, not '\(typeName(value))'")
  }

  // MARK: From Swift

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
    guard read.operation == .loadAttribute || read.operation == .index, read.b == 0,
      layout.pointee.directCount == 1, argument.isObject
    else { return .undefined }
    let end = layout.pointee.instructions[1]
    guard end.operation == .returnValue, end.a == read.a else { return .undefined }
    if read.operation == .loadAttribute { return cachedAttribute(argument, layout.pointee.caches + Int(read.c)) }
    guard Int(read.c) & Instruction.constantBit != 0 else { return .undefined }
    let index = layout.pointee.constants[Int(read.c) & ~Instruction.constantBit]
    return index.isInt ? sequenceItem(argument, index.int) : .undefined
  }

  /// Calls with arguments that stand above everything else, from `window + 2` on.
  private func callWindow(
    _ window: UnsafeMutablePointer<Value>, _ callee: Value, count: Int, _ keywords: Value = .undefined
  ) throws -> Value {
    runsFromSwift &+= 1
    let savedDepth = depth
    defer { top = window }
    window[0] = callee
    window[1] = .undefined
    top = window + 2 + count
    heap.enterMachine()
    do {
      var result: Value
      if try call(window, count: count, keywords: keywords) {
        result = try runEntry()
        // A constructor's frame leaves the instance in the window.
        if result.isUndefined { result = window[0] }
      } else {
        result = window[0]
      }
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
    return try call(Value(function), [])
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
      let code = frame.pointee.function.takeUnretainedValue().code
      let position = frame.pointee.instruction
      // The innermost frame of a re-raised exception is on record already.
      if isFirst { exception.traceback.append(TracebackEntry(code: code, instruction: position)) }
      isFirst = true
      if let handler = code.handlers.first(where: { $0.range.contains(position) }) {
        handled = handler.outerHandled.map { frame.pointee.registers[$0] } ?? frame.pointee.handled
        frame.pointee.registers[handler.register] = Value(exception)
        frame.pointee.pc = frame.pointee.layout.pointee.instructions + handler.target
        return true
      }
      handled = frame.pointee.handled
      depth -= 1
      if let generator = frame.pointee.generator { exception = failed(generator.takeUnretainedValue(), exception) }
      switch frame.pointee.kind {
      case .generatorInLoop, .generatorDelegate, .plain, .construct, .operatorMethod: break
      case .entry, .generatorEntry: throw PythonError(exception, isRaised: true)
      }
    }
    throw PythonError(exception, isRaised: true)
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

/// An instance without any data of Swift's own.
package final class PlainObject: Object {
  override init(type: TypeObject) {
    super.init(type: type)
    classTag = .plain
  }
}
