// `re`: regular expressions. The engine is `Regex/`; here are the functions of the module and the flags.

extension ModuleRow {
  static let re = ModuleRow("re") { machine, module in
    machine.addType("Pattern", to: module, isBase: false, .pattern)
    machine.addType("Match", to: module, isBase: false, .match)
    machine.addType("RegexFlag", to: module, base: machine.types.int, layout: .int, .regexFlag)
    let failure = machine.makeException("error", module: "re", base: machine.types[.exception])
    machine.install(.regexError, into: failure, wording: .python)
    machine.define(module, "error", Value(failure))
    let cache = machine.heap.adopt(PatternCache(failure: failure, type: machine.types.object))
    machine.keepAlive(Value(cache))
    machine.state(RegexState.self) { RegexState() }.cache = cache
    for (names, flag) in flags {
      let value = try machine.regexFlag(flag)
      machine.keepAlive(value)
      for name in names {
        machine.define(module, name, value)
        try machine.moduleType("re", "RegexFlag").set(machine.intern(name), value)
      }
    }
    machine.install(functions, into: module, wording: .python)
    // Rarely wanted, so it is loaded when it is.
    module.provider = { machine, name in
      guard machine.text(name).string == "Scanner" else { return nil }
      return try machine.attribute(of: Value(machine.importModule("_re_scanner")), name)
    }
    module.providedNames = ["Scanner"]
    let names =
      functions.map(\.name) + ["error", "Pattern", "Match"]
      + flags.flatMap(\.0).filter { $0 != "DEBUG" && $0 != "T" }
    machine.define(module, "__all__", machine.list(names.map { machine.string($0) }))
  }

  private static let flags: [([String], RegexFlags)] = [
    (["NOFLAG"], []), (["A", "ASCII"], .ascii), (["I", "IGNORECASE"], .ignoreCase),
    (["L", "LOCALE"], .locale),
    (["U", "UNICODE"], .unicode), (["M", "MULTILINE"], .multiline), (["S", "DOTALL"], .dotAll),
    (["X", "VERBOSE"], .verbose), (["T", "TEMPLATE"], .template), (["DEBUG"], .debug),
  ]

  /// Compiles the pattern of a function of the module, and goes on with the method of the same meaning.
  private static func compiled(_ call: Arguments, flags: Int) throws -> PatternObject {
    let pattern = try call.machine.compiledPattern(call[0], flags: call[flags])
    call.machine.hold(Value(pattern))
    return pattern
  }

  private static let functions: [Native] = [
    Native("match(pattern, string, flags=0)") { call in
      try compiled(call, flags: 2).match(.match, call[1], call.machine)
    },
    Native("fullmatch(pattern, string, flags=0)") { call in
      try compiled(call, flags: 2).match(.fullMatch, call[1], call.machine)
    },
    Native("search(pattern, string, flags=0)") { call in
      try compiled(call, flags: 2).match(.search, call[1], call.machine)
    },
    Native("sub(pattern, repl, string, count=0, flags=0)") { call in
      try compiled(call, flags: 4).substitute(call[1], in: call[2], limit: call.int(3), call.machine).value
    },
    Native("subn(pattern, repl, string, count=0, flags=0)") { call in
      let (value, count) = try compiled(call, flags: 4).substitute(
        call[1], in: call[2], limit: call.int(3), call.machine)
      return call.machine.tuple([value, Value(count)])
    },
    Native("split(pattern, string, maxsplit=0, flags=0)") { call in
      try compiled(call, flags: 3).split(call[1], limit: call.int(2), call.machine)
    },
    Native("findall(pattern, string, flags=0)") { call in
      try compiled(call, flags: 2).findAll(call[1], call.machine)
    },
    Native("finditer(pattern, string, flags=0)") { call in
      try compiled(call, flags: 2).iterate(call[1], call.machine)
    },
    Native("compile(pattern, flags=0)") { call in Value(try compiled(call, flags: 1)) },
    Native("purge()") { call in
      try call.machine.patternCache().patterns = [:]
      return .none
    },
    Native("escape(pattern)") { call in
      if let text = call.machine.text(call[0]) { return call.machine.string(RegularExpression.escape(text)) }
      guard let bytes = call.machine.bytes(of: call[0]) else {
        throw call.error(.typeError, "decoding to str: need a bytes-like object, \(call.typeName(0)) found")
      }
      return call.machine.bytes(latin(RegularExpression.escape(latin(bytes))))
    },
  ]
}

/// Bytes as a text with the same numbers, and back.
func latin(_ bytes: [UInt8]) -> Text { Text(codePoints: bytes.map(UInt32.init)) }
func latin(_ text: Text) -> [UInt8] { (0..<text.count).map { UInt8(truncatingIfNeeded: text[$0]) } }

// MARK: Compiled patterns that are kept

/// Where the patterns of one machine are kept.
private final class RegexState {
  var cache: PatternCache?
}

/// The patterns compiled last, and the class of their errors.
private final class PatternCache: Object {
  struct Key: Hashable {
    let pattern: Text
    let isBytes: Bool
    let flags: Int
  }
  static let limit = 512
  let failure: TypeObject
  var patterns: [Key: PatternObject] = [:]

  init(failure: TypeObject, type: TypeObject) {
    self.failure = failure
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(failure)
    for pattern in patterns.values { marker.visit(pattern) }
  }
}

extension Machine {
  func compiledPattern(_ x: Value, flags: Value) throws -> PatternObject {
    guard exactInt(flags) != nil || !type(of: flags).slot(.index).isUndefined else {
      throw error(.typeError, "unsupported operand type(s) for &: '\(typeName(flags))' and 'RegexFlag'")
    }
    let options = try wordSized(flags)
    if let pattern = x.as(PatternObject.self) {
      if options != 0 { throw error(.valueError, "cannot process flags argument with a compiled pattern") }
      return pattern
    }
    let bytes = bytes(of: x)
    guard let source = text(x) ?? bytes.map({ latin($0) }) else {
      throw error(.typeError, "first argument must be string or compiled pattern")
    }
    let cache = try patternCache()
    let key = PatternCache.Key(pattern: source, isBytes: bytes != nil, flags: options)
    if let known = cache.patterns[key] { return known }
    do {
      let flags = RegexFlags(rawValue: options)
      let expression =
        try bytes.map { try RegularExpression.compile(bytes: $0, flags: flags) }
        ?? RegularExpression.compile(source, flags: flags)
      // Long matches look whether the run should end.
      expression.checkpoint = { [weak self] in try self?.checkInterrupts() }
      for warning in expression.warnings { try warn(.futureWarning, warning) }
      let made = heap.adopt(PatternObject(expression, source: x, type: try moduleType("re", "Pattern")))
      if !expression.flags.contains(.debug) {
        if cache.patterns.count >= PatternCache.limit { cache.patterns = [:] }
        cache.patterns[key] = made
      }
      return made
    } catch let fault as TextFault {
      throw regexError(fault, x)
    }
  }

  fileprivate func patternCache() throws -> PatternCache {
    _ = try importModule("re")
    guard let cache = state(RegexState.self, make: { RegexState() }).cache else {
      throw error(.systemError, "re has no cache")
    }
    return cache
  }

  /// `re.error` for what the engine finds wrong with a pattern or template; other faults as they are.
  func regexError(_ fault: TextFault, _ pattern: Value) -> any Error {
    guard case .regex(let position) = fault.kind, let cache = try? patternCache() else { return fault }
    let exception = heap.adopt(ExceptionObject(arguments: [string(fault.message)], type: cache.failure))
    var message = fault.message
    if let position, let tail = message.firstRange(of: " at position \(position)") {
      message = String(message[..<tail.lowerBound])
    }
    try? describe(exception, message, pattern, position.map { Value($0) } ?? .none)
    return PythonError(exception)
  }

  /// Sets the attributes of an `re.error`.
  fileprivate func describe(
    _ exception: ExceptionObject, _ message: String, _ pattern: Value, _ position: Value
  ) throws {
    hold(Value(exception))
    let x = Value(exception)
    try setAttribute(of: x, "msg", to: string(message))
    try setAttribute(of: x, "pattern", to: pattern)
    try setAttribute(of: x, "pos", to: position)
    var (line, column) = (Value.none, Value.none)
    if let source = text(pattern) ?? bytes(of: pattern).map({ latin($0) }), position.isInt {
      let before = (0..<min(max(0, position.int), source.count)).filter { source[$0] == 10 }
      line = Value(before.count + 1)
      column = Value(position.int - (before.last ?? -1))
    }
    try setAttribute(of: x, "lineno", to: line)
    try setAttribute(of: x, "colno", to: column)
  }

  func regexFlag(_ flags: RegexFlags) throws -> Value {
    heap.own(BoxedNumber(Value(flags.rawValue), type: try moduleType("re", "RegexFlag")))
  }
}

extension TypeTable {
  fileprivate static let regexError = TypeTable(
    constructor: Native("error(cls, msg, pattern=None, pos=None)") { call in
      let machine = call.machine
      let message = try machine.str(call[1]).string
      var shown = message
      if !call[2].isNone, call[3].isInt {
        let source = machine.text(call[2]) ?? machine.bytes(of: call[2]).map { latin($0) } ?? .empty
        shown = RegexSource.error(message, pattern: source, at: call[3].int).message
      }
      let exception = machine.heap.adopt(ExceptionObject(arguments: [machine.string(shown)], type: call.type))
      try machine.describe(exception, message, call[2], call[3])
      return Value(exception)
    })

  private static func flags(_ call: Arguments, _ index: Int) -> Int? {
    call.machine.exactInt(call[index]).flatMap { Int(exactly: $0) }
  }

  private static func operation(_ name: String, _ combine: @escaping @Sendable (Int, Int) -> Int) -> [Native]
  {
    ["__\(name)__", "__r\(name)__"].map { method in
      Native("\(method)(self, value, /)") { call in
        guard let a = flags(call, 0), let b = flags(call, 1) else { return .notImplemented }
        return try call.machine.regexFlag(RegexFlags(rawValue: combine(a, b)))
      }
    }
  }

  private static let shown: @Sendable (Arguments) throws -> Value = { call in
    call.machine.string(RegexFlags(rawValue: flags(call, 0) ?? 0).repr)
  }

  fileprivate static let regexFlag = TypeTable(
    constructor: Native("RegexFlag(cls, value, /)") { call in
      guard let value = flags(call, 1) else {
        throw call.error(.valueError, "\(try call.machine.repr(call[1]).string) is not a valid RegexFlag")
      }
      return try call.machine.regexFlag(RegexFlags(rawValue: value))
    },
    methods: operation("or") { $0 | $1 } + operation("and") { $0 & $1 } + operation("xor") { $0 ^ $1 } + [
      Native("__invert__(self, /)") { call in
        let value = flags(call, 0) ?? 0
        return try call.machine.regexFlag(RegexFlags(rawValue: 511 & ~value))
      },
      Native("__repr__(self, /)", shown),
      Native("__str__(self, /)", shown),
      Native("__contains__(self, other, /)") { call in
        guard let a = flags(call, 0), let b = flags(call, 1) else { return .false }
        return Value(a & b == b)
      },
    ],
    properties: [
      PropertyRow("value") { machine, x in machine.unboxed(x) },
      PropertyRow("name") { machine, x in
        let flags = RegexFlags(rawValue: machine.unboxed(x).int)
        return flags.isEmpty ? .none : machine.string(flags.repr.replacing("re.", with: ""))
      },
    ])
}
