// Calls of functions written in Swift.

extension Machine {
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

  func bind(
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
}
