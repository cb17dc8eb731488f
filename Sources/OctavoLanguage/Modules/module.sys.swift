// `sys`: the interpreter and the process, as far as a program may see them.

extension ModuleRow {
  static let sys = ModuleRow("sys") { machine, module in
    try SysModule(machine: machine, module: module).fill()
  }
}

private struct SysModule {
  let machine: Machine
  let module: ModuleObject

  private func define(_ name: String, _ value: Value) { machine.define(module, name, value) }
  private func define(_ name: String, _ text: String) { define(name, machine.string(text)) }
  private func define(_ name: String, _ number: Int) { define(name, Value(number)) }
  private func texts(_ texts: [String]) -> [Value] { texts.map { machine.string($0) } }

  func fill() throws {
    machine.install(Self.functions, into: module)
    module.doc = "This module provides access to some objects used or maintained by the\ninterpreter."
    for (name, stream) in [("stdin", FileObject.Standard.input), ("stdout", .output), ("stderr", .error)] {
      define(name, machine.standardStream(stream))
      define("__\(name)__", machine.standardStream(stream))
    }
    for hook in ["displayhook", "excepthook", "unraisablehook"] {
      if let function = module.globals[machine.intern(hook)] { define("__\(hook)__", function) }
    }
    define("argv", machine.list(texts(machine.host.arguments.isEmpty ? [""] : machine.host.arguments)))
    define("orig_argv", machine.list(texts(["octavo"] + machine.host.arguments)))
    define("path", machine.list(texts([machine.host.folder])))
    define("modules", Value(machine.makeModuleDict()))
    try defineConstants()
    try defineRecords()
  }

  private func defineConstants() throws {
    define("maxsize", Int.max)
    define("maxunicode", 0x10FFFF)
    define("byteorder", "little")
    define("platform", "linux")
    define("executable", "")
    define("prefix", "")
    define("exec_prefix", "")
    define("base_prefix", "")
    define("copyright", "")
    define("float_repr_style", "short")
    define("hexversion", 0x030B_07F0)
    define("api_version", 1013)
    define("version", "3.11.7 (octavo)")
    define("dont_write_bytecode", .true)
    define("warnoptions", machine.list([]))
    define("meta_path", machine.list([]))
    define("path_hooks", machine.list([]))
    define(
      "builtin_module_names",
      machine.tuple(texts(machine.moduleTable.keys.filter { !$0.contains(".") }.sorted())))
    define("stdlib_module_names", try machine.frozenSet(of: texts(ModuleRow.standard.map(\.name).sorted())))
  }

  // MARK: Records

  private func record(_ name: String, _ fields: [(String, Value)]) -> Value {
    StructSequence(machine, name, module: "sys", fields: fields.map(\.0)).make(fields.map(\.1))
  }

  private func defineRecords() throws {
    let version = record(
      "version_info",
      [
        ("major", Value(3)), ("minor", Value(11)), ("micro", Value(7)),
        ("releaselevel", machine.string("final")),
        ("serial", Value(0)),
      ])
    define("version_info", version)
    define(
      "float_info",
      record(
        "float_info",
        [
          ("max", Value(Double.greatestFiniteMagnitude)), ("max_exp", Value(1024)),
          ("max_10_exp", Value(308)),
          ("min", Value(Double.leastNormalMagnitude)), ("min_exp", Value(-1021)), ("min_10_exp", Value(-307)),
          ("dig", Value(15)), ("mant_dig", Value(53)), ("epsilon", Value(Double.ulpOfOne)),
          ("radix", Value(2)),
          ("rounds", Value(1)),
        ]))
    define(
      "int_info",
      record(
        "int_info",
        [
          ("bits_per_digit", Value(30)), ("sizeof_digit", Value(4)),
          ("default_max_str_digits", Value(IntegerText.defaultDigitLimit)),
          ("str_digits_check_threshold", Value(Self.leastDigitLimit)),
        ]))
    define(
      "hash_info",
      record(
        "hash_info",
        [
          ("width", Value(64)), ("modulus", Value((1 << 61) - 1)), ("inf", Value(314159)), ("nan", Value(0)),
          ("imag", Value(1_000_003)), ("algorithm", machine.string("siphash13")), ("hash_bits", Value(64)),
          ("seed_bits", Value(128)), ("cutoff", Value(0)),
        ]))
    define(
      "thread_info",
      record(
        "thread_info",
        [("name", machine.string("pthread")), ("lock", machine.string("semaphore")), ("version", .none)]))
    let switches = [
      "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
      "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated",
    ].map { ($0, Value($0 == "dont_write_bytecode" ? 1 : 0)) }
    define(
      "flags",
      record(
        "flags",
        switches + [
          ("dev_mode", .false), ("utf8_mode", Value(0)), ("warn_default_encoding", Value(0)),
          ("safe_path", .false),
          ("int_max_str_digits", Value(-1)),
        ]))
    let implementation = try machine.simpleNamespace([
      ("name", machine.string("octavo")), ("cache_tag", .none), ("version", version),
      ("hexversion", Value(0x030B_07F0)),
    ])
    define("implementation", implementation)
    let unraisable = StructSequence(
      machine, "UnraisableHookArgs", module: "sys",
      fields: ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"])
    define("UnraisableHookArgs", Value(unraisable.type))
  }

  /// The least limit that may be set on the digits of an int, besides none.
  static let leastDigitLimit = 640

  // MARK: Functions

  static let functions: [Native] = [
    Native(
      "exit(status=None, /)",
      doc: """
        Exit the interpreter by raising SystemExit(status).

        If the status is omitted or None, it defaults to zero (i.e., success).
        If the status is an integer, it will be used as the system exit status.
        If it is another kind of object, it will be printed and the system
        exit status will be one (i.e., failure).
        """
    ) { call in
      throw call.machine.error(.systemExit, arguments: call[0].isNone ? [] : [call[0]])
    },
    Native("displayhook(object, /)", doc: "Print an object to sys.stdout and also save it in builtins._") {
      call in
      try call.machine.showValue(call[0])
      return .none
    },
    Native(
      "excepthook(exctype, value, traceback, /)",
      doc: "Handle an exception by displaying it with a traceback on sys.stderr."
    ) {
      call in
      guard let exception = call[1].as(ExceptionObject.self) else {
        throw call.error(
          .typeError, "print_exception(): Exception expected for value, \(call.typeName(1)) found")
      }
      try call.machine.writeError(Text(TracebackText(call.machine).report(exception)))
      return .none
    },
    Native("unraisablehook(unraisable, /)", doc: "Handle an unraisable exception.") { call in
      guard let fields = call[0].as(TupleObject.self)?.items, fields.count == 5,
        let exception = fields[1].as(ExceptionObject.self)
      else { throw call.error(.typeError, "sys.unraisablehook argument type must be UnraisableHookArgs") }
      try call.machine.showUnraisable(exception, of: fields[4])
      return .none
    },
    Native("exc_info()", doc: "Return current exception information: (type, value, traceback).") { call in
      guard let exception = call.machine.handled.as(ExceptionObject.self) else {
        return call.machine.tuple([.none, .none, .none])
      }
      return call.machine.tuple([
        Value(exception.type), Value(exception), call.machine.tracebackValue(exception),
      ])
    },
    Native("exception()", doc: "Return the current exception.") { call in
      call.machine.handled.as(ExceptionObject.self).map { Value($0) } ?? .none
    },
    Native("getrecursionlimit()", doc: "Return the current value of the recursion limit.") { call in
      Value(call.machine.recursionLimit)
    },
    Native("setrecursionlimit(limit, /)", doc: "Set the maximum depth of the Python interpreter stack to n.")
    { call in
      try call.machine.setRecursionLimit(call.int(0))
      return .none
    },
    Native(
      "get_int_max_str_digits()",
      doc: "Return the maximum string digits limit for non-binary int<->str conversions."
    ) {
      call in Value(call.machine.digitLimit)
    },
    Native(
      "set_int_max_str_digits(maxdigits)",
      doc: "Set the maximum string digits limit for non-binary int<->str conversions."
    ) {
      call in
      let limit = try call.int(0)
      guard limit == 0 || limit >= leastDigitLimit else {
        throw call.error(.valueError, "maxdigits must be 0 or larger than \(leastDigitLimit)")
      }
      call.machine.digitLimit = limit
      return .none
    },
    Native("intern(string, /)", doc: "``Intern'' the given string.") { call in
      guard let text = call[0].as(StringObject.self), text.type === call.machine.types.str else {
        throw call.error(.typeError, "intern() argument must be str, not \(call.typeName(0))")
      }
      return call.machine.string(call.machine.intern(text))
    },
    Native("getsizeof(object, default=?)", doc: "Return the size of object in bytes.") { call in
      try call.machine.size(of: call[0], otherwise: call.has(1) ? call[1] : nil)
    },
    Native("_getframe(depth=0, /)", doc: "Return a frame object from the call stack.") { call in
      guard let frame = call.machine.frameObject(try call.int(0)) else {
        throw call.error(.valueError, "call stack is not deep enough")
      }
      return Value(frame)
    },
    Native(
      "getdefaultencoding()", doc: "Return the current default encoding used by the Unicode implementation."
    ) { call in
      call.machine.string("utf-8")
    },
    Native(
      "getfilesystemencoding()", doc: "Return the encoding used to convert Unicode filenames to OS filenames."
    ) {
      call in call.machine.string("utf-8")
    },
    Native("getfilesystemencodeerrors()") { call in call.machine.string("surrogateescape") },
    Native("getswitchinterval()") { _ in Value(0.005) },
    Native("is_finalizing()", doc: "Return True if Python is exiting.") { _ in .false },
    Native("gettrace()") { _ in .none },
    Native("getprofile()") { _ in .none },
    refused("getrefcount(object, /)", "values are not counted; objects live as long as they can be reached"),
    refused("settrace(function, /)", "there is no tracing of lines"),
    refused("setprofile(function, /)", "there is no profiling hook"),
    refused("breakpointhook(*args, **kws)", "there is no debugger; use print()"),
    refused("addaudithook(hook)", "there are no audit events"),
    refused("_current_frames()", "there is one thread; use sys._getframe()"),
  ]

  private static func refused(_ signature: String, _ why: String) -> Native {
    .refused(signature, "sys.\(signature.prefix { $0 != "(" })() is not supported by Octavo: \(why)")
  }
}

// MARK: What the machine does for sys

extension Machine {
  /// `sys.modules`: a dict that follows the machine's own table, and whose entries a program may remove or add.
  fileprivate func makeModuleDict() -> DictObject {
    let made = dict()
    moduleDict = made
    mirrorModules([:])
    return made
  }

  func mirrorModules(_ before: [String: ModuleObject]) {
    guard let moduleDict else { return }
    for name in before.keys where modules[name] == nil { _ = try? moduleDict.remove(string(name), self) }
    for (name, module) in modules.sorted(by: { $0.key < $1.key }) where before[name] !== module {
      try? moduleDict.set(string(name), Value(module), self)
    }
  }

  /// A module imported before, unless the program has taken it off `sys.modules` since.
  func listedModule(_ dotted: String) throws -> ModuleObject? {
    guard let moduleDict else { return modules[dotted] }
    let listed = try moduleDict.get(string(dotted), self)
    if let listed, listed.isNone {
      throw error(.moduleNotFoundError, "import of \(dotted) halted; None in sys.modules")
    }
    return listed?.as(ModuleObject.self)
  }

  /// Where helper modules are looked for, with a slash at the end: the program's folder, or what it has made
  /// of `sys.path`, as far as that lies below the folder.
  func importFolders() throws -> [String] {
    let own = host.folder == "." ? "" : "\(host.folder)/"
    guard let list = modules["sys"]?.globals[intern("path")]?.as(ListObject.self) else { return [own] }
    return list.items.compactMap { item in
      guard let path = text(item)?.string else { return nil }
      if path == host.folder || path == "." || path.isEmpty { return own }
      if path.split(separator: "/").contains("..") { return nil }
      if path.hasPrefix("/") { return path.hasPrefix(host.folder + "/") ? "\(path)/" : nil }
      return "\(own)\(path)/"
    }
  }

  /// What a prompt does with a value: shows it unless it is None, and keeps it as `builtins._`.
  fileprivate func showValue(_ value: Value) throws {
    if value.isNone { return }
    define(builtins, "_", .none)
    let text = try repr(value)
    try writeOutput(text)
    try writeOutput(Text("\n"))
    define(builtins, "_", value)
  }

  /// Hands a value to `sys.displayhook`, which a program may have replaced.
  func displayHook(_ value: Value) throws {
    guard let hook = modules["sys"]?.globals[intern("displayhook")] else { return try showValue(value) }
    _ = try call(hook, value)
  }

  /// Lets a `sys.excepthook` of the program's own report an exception; false when there is none.
  func callExceptionHook(_ exception: ExceptionObject) throws -> Bool {
    guard !exception.type.isSubtype(of: types[.systemExit]),
      let hook = modules["sys"]?.globals[intern("excepthook")], hook.as(NativeFunction.self) == nil
    else { return false }
    do {
      _ = try call(hook, [Value(exception.type), Value(exception), tracebackValue(exception)])
    } catch let failure as PythonError where !failure.exception.type.isSubtype(of: types[.systemExit]) {
      let text = TracebackText(self)
      try writeError(
        Text(
          "Error in sys.excepthook:\n" + text.report(failure.exception) + "\nOriginal exception was:\n"
            + text.report(exception)))
    }
    return true
  }

  /// An exception that nobody can catch, raised by a finalizer of `source`: it is shown, or goes to a hook of the
  /// program's own.
  func reportUnraisable(_ exception: ExceptionObject, of source: Value) throws {
    guard let sys = modules["sys"], let hook = sys.globals[intern("unraisablehook")],
      hook.as(NativeFunction.self) == nil,
      let type = sys.globals[intern("UnraisableHookArgs")]?.as(TypeObject.self)
    else { return try showUnraisable(exception, of: source) }
    let fields = [Value(exception.type), Value(exception), tracebackValue(exception), .none, source]
    _ = try call(hook, Value(heap.adopt(TupleObject(fields, type: type))))
  }

  fileprivate func showUnraisable(_ exception: ExceptionObject, of source: Value) throws {
    let shown = (try? repr(source))?.string ?? "<object repr() failed>"
    try writeError(Text("Exception ignored in: \(shown)\n" + TracebackText(self).report(exception)))
  }

  fileprivate func setRecursionLimit(_ limit: Int) throws {
    if limit < 1 { throw error(.valueError, "recursion limit must be greater or equal than 1") }
    if limit > Int(Int32.max) { throw error(.overflowError, "Python int too large to convert to C int") }
    if limit <= depth {
      throw error(
        .recursionError,
        "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low")
    }
    recursionLimit = min(limit, Self.frameCapacity - 1)
  }
}
