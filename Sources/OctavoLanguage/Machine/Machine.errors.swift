// Raising, chaining and wording of errors that the machine itself finds.
extension Machine {
  package func error(_ kind: BuiltinException, _ message: String? = nil) -> PythonError {
    error(kind, arguments: message.map { [string(Text($0))] } ?? [])
  }

  package func error(_ kind: BuiltinException, arguments: [Value]) -> PythonError {
    PythonError(heap.adopt(ExceptionObject(arguments: arguments, type: types[kind])))
  }

  /// Faults of functions on plain data, as the exceptions they stand for.
  package func error(_ fault: TextFault) -> PythonError {
    switch fault.kind {
    case .valueError, .csv: error(.valueError, fault.message)
    case .typeError: error(.typeError, fault.message)
    case .indexError: error(.indexError, fault.message)
    case .keyError: error(.keyError, fault.message)
    case .overflowError: error(.overflowError, fault.message)
    case .memoryError: error(.memoryError, fault.message.isEmpty ? nil : fault.message)
    case .lookupError: error(.lookupError, fault.message)
    case .zeroDivision: error(.zeroDivisionError, fault.message)
    case .attributeError: error(.attributeError, fault.message)
    case .unicodeDecode: error(.unicodeDecodeError, fault.message)
    case .unicodeEncode: error(.unicodeEncodeError, fault.message)
    case .recursionError: error(.recursionError, fault.message)
    case .regex, .json: error(.valueError, fault.message)
    }
  }

  func chainContext(_ exception: ExceptionObject) {
    guard !handled.isNone, exception.context.isNone, let current = handled.as(ExceptionObject.self),
      current !== exception
    else { return }
    // A chain that already holds the new exception is cut there, so that it stays finite.
    var link = current
    // A program may have made a cycle of its own.
    var seen: Set<ObjectIdentifier> = []
    while seen.insert(ObjectIdentifier(link)).inserted, let next = link.context.as(ExceptionObject.self) {
      if next === exception {
        link.context = .none
        break
      }
      link = next
    }
    exception.context = handled
  }

  /// The exception of a `raise` statement.
  func raised(_ value: Value, cause: Value, again: Bool) throws -> any Error {
    if again {
      guard let current = handled.as(ExceptionObject.self) else {
        throw error(.runtimeError, "No active exception to reraise")
      }
      // Its traceback already holds this frame, or needs none.
      return Reraise(exception: current)
    }
    let exception = try exceptionInstance(value, "exceptions must derive from BaseException")
    if !cause.isUndefined {
      exception.suppressContext = true
      exception.cause =
        cause.isNone
        ? .none : Value(try exceptionInstance(cause, "exception causes must derive from BaseException"))
    }
    return PythonError(exception)
  }

  /// An exception from an instance or a class.
  package func exceptionInstance(_ value: Value, _ complaint: String) throws -> ExceptionObject {
    if let exception = value.as(ExceptionObject.self) { return exception }
    if let type = value.as(TypeObject.self), type.layout == .exception {
      if isMadePlainly(type) { return heap.adopt(ExceptionObject(arguments: [], type: type)) }
      let made = try call(value, [])
      if let exception = made.as(ExceptionObject.self) { return exception }
      throw error(
        .typeError,
        "calling \(try repr(value).string) should have returned an instance of BaseException, not "
          + (try repr(Value(self.type(of: made))).string))
    }
    throw error(.typeError, complaint)
  }

  /// Whether calling the class without arguments makes an exception without any, and nothing else.
  private func isMadePlainly(_ type: TypeObject) -> Bool {
    let base = types[.baseException]
    return !type.isUserDefined && (type.constructor == nil || type === base)
      && Value.identical(type.slot(.`init`), base.slot(.`init`))
  }

  /// Whether an `except` clause catches the exception.
  func matches(_ exception: Value, _ filter: Value) throws -> Bool {
    if let type = filter.as(TypeObject.self), type.layout == .exception {
      return exception.object.type.isSubtype(of: type)
    }
    if let tuple = filter.as(TupleObject.self) {
      for item in tuple.items where item.as(TypeObject.self)?.layout != .exception {
        throw error(.typeError, "catching classes that do not inherit from BaseException is not allowed")
      }
      for item in tuple.items where try matches(exception, item) { return true }
      return false
    }
    throw error(.typeError, "catching classes that do not inherit from BaseException is not allowed")
  }

  // MARK: Names

  func unboundLocal(_ frame: UnsafeMutablePointer<Frame>, name: Int) -> Error {
    let shape = frame.pointee.function.takeUnretainedValue().code.shape
    let text = symbols.text(shape.names[name]).string
    return error(
      .unboundLocalError, "cannot access local variable '\(text)' where it is not associated with a value")
  }

  func unboundFree(_ frame: UnsafeMutablePointer<Frame>, index: Int) -> Error {
    let shape = frame.pointee.function.takeUnretainedValue().code.shape
    let text = symbols.text(shape.freeNames[index]).string
    let failure = error(
      .nameError,
      "cannot access free variable '\(text)' where it is not associated with a value in enclosing scope")
    failure.exception.missingName = shape.freeNames[index]
    return failure
  }

  /// A global that the module does not define: a builtin defined since, or a NameError.
  func missingGlobal(_ frame: UnsafeMutablePointer<Frame>, slot: Int) throws -> Value {
    let globals = frame.pointee.function.takeUnretainedValue().code.module.globals
    let symbol = globals.names[slot]
    if let value = builtins.globals[symbol] { return value }
    throw undefinedName(symbol)
  }

  func undefinedName(_ symbol: Name) -> Error {
    let failure = error(.nameError, "name '\(symbols.text(symbol).string)' is not defined")
    failure.exception.missingName = symbol
    return failure
  }

  func deleteGlobal(_ frame: UnsafeMutablePointer<Frame>, slot: Int) throws {
    let globals = frame.pointee.function.takeUnretainedValue().code.module.globals
    if globals.cells.pointee.values[slot].isUndefined { throw undefinedName(globals.names[slot]) }
    globals.cells.pointee.values[slot] = .undefined
  }

  // MARK: Wrong calls

  func notCallable(_ value: Value) -> Error {
    error(.typeError, "'\(typeName(value))' object is not callable")
  }

  /// How a native function is called in messages.
  private func shownName(_ native: NativeFunction) -> String {
    if !native.wording.countsAsPython, native.owner != nil { return native.qualifiedName }
    let isQualified = !native.wording.countsAsPython && native.module != "builtins"
    return isQualified ? "\(native.module).\(native.name)" : native.name
  }

  func wrongCount(_ native: NativeFunction, given: Int, names: Int = 0) -> Error {
    if native.wording.countsAsPython { return wrongPythonCount(native, given: given) }
    let signature = native.signature
    let own = native.ownCount
    let most = signature.positionalCount - own
    let least = signature.requiredCount - own
    let got = given - own
    func counted(_ count: Int) -> String { "\(count) argument\(count == 1 ? "" : "s")" }
    if isOperatorMethod(native) {
      let name = least == most ? "" : "\(native.name) "
      let bound = least == most ? "" : got < least ? "at least " : "at most "
      return error(.typeError, "\(name)expected \(bound)\(counted(got < least ? least : most)), got \(got)")
    }
    let named = signature.parameters.contains { $0.kind == .keywordOnly }
    if most == 0, named { return error(.typeError, "\(native.name)() takes no positional arguments") }
    if most == 0, signature.isPositional {
      let given = native.role == .constructor ? "" : " (\(got) given)"
      return error(.typeError, "\(shownName(native))() takes no arguments\(given)")
    }
    if isSearch(native) {
      let quantity = got < least ? "at least \(counted(least))" : "at most \(counted(most))"
      return error(.typeError, "\(native.name)() takes \(quantity) (\(got) given)")
    }
    let positionals = signature.parameters.prefix(signature.positionalCount)
    if positionals.allSatisfy({ $0.kind == .positionalOnly }) {
      if least == 1, most == 1, native.role != .constructor, !named {
        return error(.typeError, "\(shownName(native))() takes exactly one argument (\(got) given)")
      }
      let bound = least == most ? "" : got < least ? "at least " : "at most "
      return error(
        .typeError, "\(native.name) expected \(bound)\(counted(got < least ? least : most)), got \(got)")
    }
    let fixed = positionals.count { $0.kind == .positionalOnly && $0.isRequired } - own
    if got < fixed {
      let quantity = fixed == most ? "exactly" : "at least"
      return error(
        .typeError,
        "\(native.name)() takes \(quantity) \(fixed) positional argument\(fixed == 1 ? "" : "s") (\(got) given)"
      )
    }
    if got < least { return missingArgument(native, given, given: given) }
    let total = signature.parameters.count - own
    if got + names <= total {
      let quantity = least < most ? "at most" : "exactly"
      return error(
        .typeError,
        "\(native.name)() takes \(quantity) \(most) positional argument\(most == 1 ? "" : "s") (\(got) given)"
      )
    }
    return error(.typeError, "\(native.name)() takes at most \(counted(total)) (\(got + names) given)")
  }

  /// Whether CPython has the method as a slot of the type, whose wrapper words complaints in its own way.
  private func isOperatorMethod(_ native: NativeFunction) -> Bool {
    guard native.receiver != nil, let symbol = symbols.existing(Text(native.name)),
      let slot = Slot(rawValue: Int(symbol.id))
    else { return false }
    switch slot {
    case .reversed, .round, .trunc, .floor, .ceil, .format, .bytes, .complex, .dir, .lengthHint, .missing,
      .classGetitem, .initSubclass, .instancecheck, .subclasscheck, .enter, .exit, .setName, .fspath, .`init`:
      return false
    case .getitem: return native.owner != "list" && native.owner != "dict"
    case .contains: return native.owner != "dict" && native.owner != "set" && native.owner != "frozenset"
    default: return true
    }
  }

  /// Searches in text word wrong counts in a way of their own.
  private func isSearch(_ native: NativeFunction) -> Bool {
    ["str", "bytes", "bytearray"].contains(native.owner)
      && ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"].contains(native.name)
  }

  /// A method was called with something else in place of `self`, or with nothing.
  func wrongReceiver(_ native: NativeFunction, _ value: Value) -> Error {
    let owner = native.owner ?? ""
    if isOperatorMethod(native) {
      if value.isUndefined {
        return error(.typeError, "descriptor '\(native.name)' of '\(owner)' object needs an argument")
      }
      return error(
        .typeError,
        "descriptor '\(native.name)' requires a '\(owner)' object but received a '\(typeName(value))'")
    }
    if value.isUndefined {
      return error(.typeError, "unbound method \(owner).\(native.name)() needs an argument")
    }
    return error(
      .typeError,
      "descriptor '\(native.name)' for '\(owner)' objects doesn't apply to a '\(typeName(value))' object")
  }

  private func wrongPythonCount(_ native: NativeFunction, given: Int) -> Error {
    let signature = native.signature
    if given < signature.requiredCount {
      if native.wording == .numpy { return missingArgument(native, given, given: given) }
      let missing = signature.parameters[given..<signature.requiredCount].map { "'\($0.name)'" }
      let list =
        missing.count == 1
        ? missing[0]
        : missing.count == 2
          ? "\(missing[0]) and \(missing[1])"
          : missing.dropLast().joined(separator: ", ") + ", and \(missing[missing.count - 1])"
      return error(
        .typeError,
        "\(native.pythonName)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)"
      )
    }
    let own = native.uncounted
    let most = signature.positionalCount - own
    let least = signature.requiredCount - own
    let takes = least == most ? "\(most)" : "from \(least) to \(most)"
    let given = given - own
    return error(
      .typeError,
      "\(native.pythonName)() takes \(takes) positional argument\(most == 1 ? "" : "s") but \(given) \(given == 1 ? "was" : "were") given"
    )
  }

  func missingArgument(_ native: NativeFunction, _ index: Int, given: Int) -> Error {
    let parameter = native.signature.parameters[min(index, native.signature.parameters.count - 1)]
    let own = native.ownCount
    if native.wording == .numpy {
      return error(
        .typeError,
        "\(native.pythonName)() missing required argument '\(parameter.name)' (pos \(index - own))")
    }
    if native.wording == .python {
      let kind = parameter.kind == .keywordOnly ? "keyword-only" : "positional"
      return error(
        .typeError, "\(native.pythonName)() missing 1 required \(kind) argument: '\(parameter.name)'")
    }
    let positionals = native.signature.parameters.prefix(native.signature.positionalCount)
    if positionals.allSatisfy({ $0.kind == .positionalOnly }), index < native.signature.positionalCount {
      return wrongCount(native, given: index)
    }
    return error(
      .typeError, "\(native.name)() missing required argument '\(parameter.name)' (pos \(index + 1 - own))")
  }

  func repeatedArgument(_ native: NativeFunction, _ index: Int) -> Error {
    let name = native.signature.parameters[index].name
    if native.wording.countsAsPython {
      return error(.typeError, "\(native.pythonName)() got multiple values for argument '\(name)'")
    }
    let own = native.ownCount
    return error(
      .typeError, "argument for \(native.name)() given by name ('\(name)') and position (\(index + 1 - own))")
  }

  func unexpectedKeyword(_ native: NativeFunction, _ name: String) -> Error {
    if native.wording != .c {
      let shown = native.wording.countsAsPython ? native.pythonName : native.name
      return error(.typeError, "\(shown)() got an unexpected keyword argument '\(name)'")
    }
    if native.signature.parameters.allSatisfy({ $0.kind == .positionalOnly || $0.kind == .varArgs }) {
      return error(.typeError, "\(shownName(native))() takes no keyword arguments")
    }
    return error(.typeError, "'\(name)' is an invalid keyword argument for \(native.name)()")
  }
}
