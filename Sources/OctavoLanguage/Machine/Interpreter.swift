import BigInt

/// Runs programs on a machine: text in, effects on the host out.
public final class Interpreter {
  package let machine: Machine
  /// The module in which scripts and cells run.
  package let main: ModuleObject

  package init(host: Host = Host()) {
    machine = Machine(host: host)
    main = machine.heap.adopt(ModuleObject(name: "__main__", type: machine.types.module))
    machine.modules["__main__"] = main
    machine.define(main, "__name__", machine.constantString(Text("__main__")))
    for name in ["__doc__", "__package__", "__spec__", "__loader__"] { machine.define(main, name, .none) }
    machine.define(main, "__builtins__", Value(machine.builtins))
  }

  /// How a run ended.
  package enum Outcome {
    case finished
    /// `sys.exit` and the like, with the exit status it asks for.
    case exited(Int, message: String?)
    case raised(ExceptionObject)
    case stopped(Stop)
  }

  /// Parses, compiles and runs one text in the main module.
  package func run(_ source: Source, mode: Compiler.Mode) -> Outcome {
    if mode == .module { machine.define(main, "__file__", machine.string(source.file)) }
    return ending {
      do {
        if machine.heap.collections == 0 { machine.heap.makePermanent() }
        let code = try machine.compile(source, into: main, mode: mode)
        _ = try machine.execute(code)
      } catch let failure as PythonError {
        if try machine.callExceptionHook(failure.exception) {
          throw machine.error(.systemExit, arguments: [Value(1)])
        }
        throw failure
      }
    }
  }

  func ending(_ body: () throws -> Void) -> Outcome {
    machine.stopTrace = []
    do {
      try body()
      return .finished
    } catch let failure as PythonError {
      return outcome(failure.exception)
    } catch let stop as Stop {
      return .stopped(stop)
    } catch let fault as TextFault {
      return .raised(machine.error(fault).exception)
    } catch {
      let translated = machine.translateError?(machine, error) ?? machine.error(.systemError, "\(error)")
      return .raised(translated.exception)
    }
  }

  private func outcome(_ exception: ExceptionObject) -> Outcome {
    guard exception.type.isSubtype(of: machine.types[.systemExit]) else { return .raised(exception) }
    let code = exception.arguments.first ?? .none
    if code.isNone { return .exited(0, message: nil) }
    // `True` and `False` are statuses too; what no machine word holds is -1.
    if let number = machine.exactInt(code) {
      return .exited((Int(exactly: number) ?? -1) & 0xFF, message: nil)
    }
    return .exited(1, message: (try? machine.str(code))?.string)
  }

  /// The value of an expression in the main module.
  package func evaluate(_ source: Source) throws -> Value {
    try machine.execute(machine.compile(source, into: main, mode: .expression))
  }

  package func report(_ exception: ExceptionObject) -> String { TracebackText(machine).report(exception) }
}

extension Machine {
  /// Text to code; faults become the exceptions CPython raises for them.
  package func compile(
    _ source: Source, into module: ModuleObject, mode: Compiler.Mode, isNamespaced: Bool = false
  ) throws -> CodeObject {
    let tree: Module
    do throws(SyntaxFault) {
      tree = try parse(source)
    } catch {
      throw self.error(error, in: source)
    }
    let warnings = SyntaxWarnings()
    let code: CodeObject
    do throws(SyntaxFault) {
      let resolved = try resolve(tree, source: source)
      code = try Compiler.compile(
        tree, resolved: resolved, source: source, into: module, machine: self, mode: mode,
        isNamespaced: isNamespaced, warnings: warnings)
    } catch {
      throw self.error(error.found(by: .compiler), in: source)
    }
    hold(Value(code))
    for warning in warnings.found { try warn(warning, in: source) }
    return code
  }

  func error(_ fault: SyntaxFault, in source: Source) -> PythonError {
    let kind = BuiltinException(rawValue: fault.kind.rawValue) ?? .syntaxError
    guard kind != .memoryError else { return error(kind) }
    let failure = error(kind, fault.message)
    guard failure.exception.type.isSubtype(of: types[.syntaxError]) || fault.kind == .unsupported else {
      return failure
    }
    failure.exception.fault = (fault, source)
    let place = FaultPlace(fault, in: source)
    if fault.kind != .unsupported {
      failure.exception.arguments.append(
        tuple([
          string(source.file), Value(place.line), Value(place.column),
          place.text.map { string($0) } ?? .none, Value(place.endLine), Value(place.endColumn),
        ]))
    }
    return failure
  }

  /// The file and place a SyntaxError speaks of, whoever made it.
  func faultPlace(_ exception: ExceptionObject) -> (file: String, place: FaultPlace)? {
    if let (fault, source) = exception.fault { return (source.file, FaultPlace(fault, in: source)) }
    guard exception.type.isSubtype(of: types[.syntaxError]), exception.arguments.count > 1,
      let details = exception.arguments[1].as(TupleObject.self)?.items, details.count >= 4, details[1].isInt
    else { return nil }
    func number(_ index: Int, _ otherwise: Int) -> Int {
      index < details.count && details[index].isInt ? min(max(details[index].int, -1), 1 << 30) : otherwise
    }
    let (line, column) = (number(1, 0), number(2, 0))
    return (
      text(details[0])?.string ?? "<string>",
      FaultPlace(
        line: line, column: column, endLine: number(4, line), endColumn: number(5, column),
        text: text(details[3])?.string)
    )
  }

  /// The nearest known name for a misspelt one.
  func suggestion(for exception: ExceptionObject) -> String? {
    if let symbol = exception.missingName {
      guard let entry = exception.traceback.first else { return nil }
      let scopes = [
        entry.code.shape.localNames + entry.code.shape.freeNames, entry.code.module.globals.definedNames,
        builtins.globals.definedNames,
      ]
      return scopes.lazy.compactMap { names in
        closestName(
          to: self.symbols.text(symbol).string,
          among: names.filter { $0 != symbol }.map { self.symbols.text($0).string })
      }.first
    }
    if let (object, name) = exception.missingAttribute {
      return closestName(to: symbols.text(name).string, among: attributeNames(of: object))
    }
    return nil
  }

  /// All attribute names of a value, sorted, as `dir` gives them.
  package func attributeNames(of x: Value) -> [String] {
    var names: Set<Name> = []
    let type = type(of: x)
    for ancestor in type.mro { names.formUnion(ancestor.attributes.keys) }
    var texts = Set(names.map { symbols.text($0).string })
    if x.isObject {
      switch x.object {
      case let module as ModuleObject:
        texts = Set(module.globals.definedNames.map { symbols.text($0).string })
        texts.formUnion(module.providedNames)
      case let owner as TypeObject:
        texts = Set(owner.mro.flatMap { $0.attributes.keys.map { symbols.text($0).string } })
      default: texts.formUnion(ownAttributes(x.object).map(\.name.string))
      }
    }
    // In CPython these two belong to the classes that bring them in, and `object` is none.
    let owner = x.as(TypeObject.self) ?? type
    if x.as(ModuleObject.self) != nil {
      texts.remove("__dict__")
    } else if owner.isUserDefined, owner.instancesHaveDictionary {
      texts.insert("__weakref__")
    } else if owner.layout == .exception {
      texts.insert("__dict__")
    } else if !(owner.module == "builtins" && ["function", "type", "module"].contains(owner.name)) {
      texts.remove("__dict__")
    }
    // Comparisons that nobody defines have no entry here; CPython's `object` has them all.
    if x.as(ModuleObject.self) == nil { texts.formUnion(["__ge__", "__gt__", "__le__", "__lt__"]) }
    return texts.sorted()
  }
}

extension Interpreter {
  /// Evaluates an expression and hands its value on; the value is alive during `use`.
  package func evaluating(_ source: Source, _ use: (Value) throws -> Void) -> Outcome {
    ending {
      let value = try evaluate(source)
      machine.hold(value)
      try use(value)
    }
  }

  /// What is shown when a run was ended from outside: where it was, and why it ended.
  package func stopReport(_ kind: String, _ message: String) -> String {
    TracebackText(machine).stopped(machine.stopTrace, "\(kind): \(message)")
  }
}
