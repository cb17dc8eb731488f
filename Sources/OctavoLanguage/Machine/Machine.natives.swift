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
    if !native.isPrepared { native.prepare(place) }
    let wanted = Int(native.wantedCount)
    let isPlain = keywords.isUndefined && native.isFilledByDefaults
    if isPlain,
      native.varKeywordsIndex < 0 || (count <= native.positionalCount && count >= native.requiredCount)
    {
      if count != wanted || wanted > native.positionalCount {
        guard count <= native.positionalCount, count >= native.requiredCount, let places = native.places
        else {
          throw wrongCount(native, given: count)
        }
        for index in count..<wanted { arguments[index] = places[index].defaultValue }
        if native.varKeywordsIndex >= 0 { arguments[native.varKeywordsIndex] = emptyDict() }
      }
    } else if let places = native.places {
      try bind(native, places, arguments, count, keywords)
    }
    if arguments + wanted > top { top = arguments + wanted }
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

  private func place(_ parameter: Signature.Parameter) -> NativeFunction.Place {
    let isNamed = parameter.kind == .positional || parameter.kind == .keywordOnly
    return NativeFunction.Place(
      defaultValue: defaultValue(parameter),
      name: isNamed ? constantString(Text(parameter.name)) : .undefined,
      isRequired: parameter.isRequired)
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

  /// Brings what stands in registers, the values of keywords last, into the order of the parameters.
  func bind(
    _ native: NativeFunction, _ places: UnsafeMutablePointer<NativeFunction.Place>,
    _ registers: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws {
    let names = keywords.isUndefined ? nil : keywords.tupleElements
    let nameCount = names?.count ?? 0
    let positionalGiven = count - nameCount
    let wanted = Int(native.wantedCount)
    // The values of keywords wait above everything else.
    let named = registers + max(wanted, count)
    guard named + nameCount + 8 < registerLimit else { throw tooDeep() }
    for index in 0..<nameCount { named[index] = registers[positionalGiven + index] }
    top = max(top, named + nameCount)
    let direct = min(positionalGiven, Int(native.positionalCount))
    let rest =
      positionalGiven > direct
      ? tuple(UnsafePointer(registers + direct), count: positionalGiven - direct) : .undefined
    for index in direct..<max(wanted, direct) { registers[index] = .undefined }
    if native.varArgsIndex >= 0 {
      registers[native.varArgsIndex] = rest.isUndefined ? tuple([]) : rest
    } else if positionalGiven > direct {
      throw wrongCount(native, given: positionalGiven, names: nameCount)
    }
    if native.varKeywordsIndex >= 0 { registers[native.varKeywordsIndex] = emptyDict() }
    if let names {
      for index in 0..<nameCount { try bind(native, places, registers, names.base[index], named[index]) }
    }
    for index in 0..<wanted where registers[index].isUndefined {
      if places[index].isRequired { throw missingArgument(native, index, given: count) }
      registers[index] = places[index].defaultValue
    }
  }

  /// Binds one keyword.
  private func bind(
    _ native: NativeFunction, _ places: UnsafeMutablePointer<NativeFunction.Place>,
    _ registers: UnsafeMutablePointer<Value>, _ name: Value, _ value: Value
  ) throws {
    var place = 0
    let wanted = Int(native.wantedCount)
    while place < wanted, !Value.identical(places[place].name, name) { place += 1 }
    if place == wanted {
      guard let string = name.as(StringObject.self) else {
        throw error(.typeError, "keywords must be strings")
      }
      guard let index = native.signature.index(of: string.text.string) else {
        if native.varKeywordsIndex >= 0, let extra = registers[native.varKeywordsIndex].as(DictObject.self) {
          try extra.set(name, value, self)
        } else if !isForSubclass(native, registers[0]) {
          throw unexpectedKeyword(native, string.text.string)
        }
        return
      }
      place = index
    }
    if !registers[place].isUndefined { throw repeatedArgument(native, place) }
    registers[place] = value
  }

  /// Whether keywords that a built-in class does not take are for a method of a subclass: its `__init__` is
  /// given what `__new__` is, and the other way round.
  private func isForSubclass(_ native: NativeFunction, _ receiver: Value) -> Bool {
    let isConstructor = native.role == .constructor
    guard isConstructor || native.name == "__init__",
      let type = isConstructor
        ? receiver.as(TypeObject.self) : receiver.isObject ? receiver.object.type : nil,
      type.isUserDefined, var base = type.constructorBase
    else { return false }
    while base.isUserDefined, let next = base.constructorBase { base = next }
    let slot: Slot = isConstructor ? .`init` : .new
    return !Value.identical(type.slot(slot), base.slot(slot))
  }
}
