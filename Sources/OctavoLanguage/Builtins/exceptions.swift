// `BaseException`: every exception shares its members.
extension TypeTable {
  static let baseException = TypeTable(
    doc: "Common base class for all exceptions",
    constructor: Native("BaseException(cls, /, *args, **kwargs)") { call in
      let type = call[0].unchecked(TypeObject.self)
      let machine = call.machine
      let arguments = call.rest(1)
      let exception = machine.heap.adopt(
        ExceptionObject(arguments: arguments, type: machine.specificType(type, arguments)))
      // An `__init__` written in Python decides about keywords by itself.
      if type.slot(.`init`).as(NativeFunction.self) != nil {
        try machine.takeKeywords(exception, call.keywords(2))
        try machine.checkUnicodeArguments(exception)
      }
      return Value(exception)
    },
    methods: [
      Native("__init__(self, /, *args, **kwargs)") { call in
        let exception = call[0].unchecked(ExceptionObject.self)
        exception.arguments = call.rest(1)
        try call.machine.takeKeywords(exception, call.keywords(2))
        try call.machine.checkUnicodeArguments(exception)
        return .none
      },
      Native("__str__(self, /)") { call in
        let machine = call.machine
        let exception = call[0].unchecked(ExceptionObject.self)
        let arguments = exception.arguments
        if arguments.isEmpty { return machine.string("") }
        if exception.type.isSubtype(of: machine.types[.keyError]), arguments.count == 1 {
          return machine.string(try machine.repr(arguments[0]))
        }
        if exception.type.isSubtype(of: machine.types[.osError]), arguments.count >= 2 {
          let file =
            arguments.count > 2 && !arguments[2].isNone ? ": \(try machine.repr(arguments[2]).string)" : ""
          return machine.string(
            "[Errno \(try machine.str(arguments[0]).string)] \(try machine.str(arguments[1]).string)\(file)")
        }
        if let text = try machine.unicodeErrorText(exception) { return machine.string(text) }
        if exception.type.isSubtype(of: machine.types[.syntaxError]),
          let (file, place) = machine.faultPlace(exception)
        {
          let name = file.split(separator: "/").last.map(String.init) ?? file
          return machine.string("\(try machine.str(arguments[0]).string) (\(name), line \(place.line))")
        }
        if arguments.count == 1 { return machine.string(try machine.str(arguments[0])) }
        return machine.string(try machine.repr(machine.tuple(arguments)))
      },
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let exception = call[0].unchecked(ExceptionObject.self)
        let inside = try exception.arguments.map { try machine.repr($0).string }.joined(separator: ", ")
        return machine.string("\(exception.type.name)(\(inside))")
      },
      Native("__setstate__(self, state, /)") { call in
        if call[1].isNone { return .none }
        guard let state = call[1].as(DictObject.self) else {
          throw call.error(.typeError, "state is not a dictionary")
        }
        for pair in state.pairs {
          if let name = pair.key.as(StringObject.self) {
            try call.machine.setAttribute(of: call[0], call.machine.intern(name), to: pair.value)
          }
        }
        return .none
      },
      Native("with_traceback(self, tb, /)") { call in
        try call.machine.setTraceback(call[0].unchecked(ExceptionObject.self), call[1])
        return call[0]
      },
      Native("add_note(self, note, /)") { call in
        guard call.machine.text(call[1]) != nil else {
          throw call.machine.error(
            .typeError, "note must be a str, not '\(call.machine.typeName(call[1]))'")
        }
        try call.machine.addNote(call[1], to: call[0])
        return .none
      },
    ],
    properties: [
      PropertyRow(
        "args",
        set: { machine, x, value in
          x.unchecked(ExceptionObject.self).arguments = try machine.items(of: value)
        }
      ) { machine, x in machine.tuple(x.unchecked(ExceptionObject.self).arguments) },
      PropertyRow(
        "__cause__",
        set: { machine, x, value in
          guard value.isNone || value.as(ExceptionObject.self) != nil else {
            throw machine.error(.typeError, "exception cause must be None or derive from BaseException")
          }
          x.unchecked(ExceptionObject.self).cause = value
          x.unchecked(ExceptionObject.self).suppressContext = true
        }
      ) { _, x in
        x.unchecked(ExceptionObject.self).cause
      },
      PropertyRow(
        "__context__",
        set: { machine, x, value in
          guard value.isNone || value.as(ExceptionObject.self) != nil else {
            throw machine.error(.typeError, "exception context must be None or derive from BaseException")
          }
          x.unchecked(ExceptionObject.self).context = value
        }
      ) { _, x in x.unchecked(ExceptionObject.self).context
      },
      PropertyRow(
        "__suppress_context__",
        set: { machine, x, value in
          x.unchecked(ExceptionObject.self).suppressContext = try machine.truth(value)
        }
      ) { _, x in Value(x.unchecked(ExceptionObject.self).suppressContext) },
      PropertyRow(
        "__traceback__",
        set: { machine, x, value in try machine.setTraceback(x.unchecked(ExceptionObject.self), value) }
      ) { machine, x in
        machine.tracebackValue(x.unchecked(ExceptionObject.self))
      },
    ])
}

extension Machine {
  /// Notes are an ordinary attribute, which is there once a note is.
  fileprivate func addNote(_ note: Value, to exception: Value) throws {
    var notes = try quietAttribute(of: exception, "__notes__")
    if notes == nil {
      let made = list([])
      try setAttribute(of: exception, "__notes__", to: made)
      notes = made
    }
    guard let list = notes?.as(ListObject.self) else {
      throw error(.typeError, "Cannot add note: __notes__ is not a list")
    }
    list.append(note)
  }

  /// The notes of an exception, as a report shows them.
  func shownNotes(_ exception: ExceptionObject) -> [String] {
    guard let notes = (try? quietAttribute(of: Value(exception), "__notes__")) ?? nil, !notes.isNone else {
      return []
    }
    guard let items = notes.as(ListObject.self)?.items ?? notes.as(TupleObject.self)?.items else {
      return [(try? repr(notes).string) ?? "<__notes__ repr() failed>"]
    }
    return items.map { (try? str($0).string) ?? "<note str() failed>" }
  }
}

// MARK: What the kinds of exceptions have besides

extension TypeTable {
  /// Attributes of single kinds, read from the arguments.
  static let exceptionDetails: [(BuiltinException, TypeTable)] = [
    (.baseExceptionGroup, .exceptionGroup), (.stopIteration, TypeTable(properties: [stopValue])),
    (
      .systemExit,
      TypeTable(properties: [
        PropertyRow(
          "code", set: { machine, x, value in x.unchecked(ExceptionObject.self).arguments = [value] }
        ) { machine, x in
          let arguments = x.unchecked(ExceptionObject.self).arguments
          return arguments.count > 1 ? machine.tuple(arguments) : arguments.first ?? .none
        }
      ])
    ),
    (
      .osError,
      TypeTable(properties: [
        systemErrorPart("errno", 0), systemErrorPart("strerror", 1), systemErrorPart("filename", 2),
        systemErrorPart("filename2", 4),
      ])
    ),
    (.unicodeDecodeError, unicodeDetails), (.unicodeEncodeError, unicodeDetails),
    (.unicodeTranslateError, details(["object", "start", "end", "reason"])),
    (
      .syntaxError,
      TypeTable(properties: [
        syntaxPart("msg") { machine, fault, source in machine.string(fault.message) },
        syntaxPart("filename") { machine, _, source in machine.string(source.file) },
        syntaxPart("lineno") { _, fault, source in Value(FaultPlace(fault, in: source).line) },
        syntaxPart("offset") { _, fault, source in Value(FaultPlace(fault, in: source).column) },
        syntaxPart("end_lineno") { _, fault, source in Value(FaultPlace(fault, in: source).endLine) },
        syntaxPart("end_offset") { _, fault, source in Value(FaultPlace(fault, in: source).endColumn) },
        syntaxPart("text") { machine, fault, source in
          FaultPlace(fault, in: source).text.map { machine.string($0) } ?? .none
        },
      ])
    ),
    (
      .attributeError,
      TypeTable(properties: [
        keywordPart("name") { machine, exception in exception.missingAttribute.map { machine.string($0.name) }
        },
        keywordPart("obj") { _, exception in exception.missingAttribute?.object },
      ])
    ),
    (
      .nameError,
      TypeTable(properties: [
        keywordPart("name") { machine, exception in exception.missingName.map { machine.string($0) } }
      ])
    ),
    (
      .importError,
      TypeTable(properties: [
        PropertyRow("msg") { machine, x in
          let arguments = x.unchecked(ExceptionObject.self).arguments
          return arguments.count == 1 ? arguments[0] : .none
        },
        keywordPart("name") { _, _ in nil }, keywordPart("path") { _, _ in nil },
      ])
    ),
  ]

  private static func details(_ name: String, _ index: Int) -> TypeTable {
    TypeTable(properties: [argumentPart(name, index)])
  }

  private static func details(_ names: [String]) -> TypeTable {
    TypeTable(properties: names.enumerated().map { argumentPart($1, $0) })
  }

  private static let unicodeDetails = details(["encoding", "object", "start", "end", "reason"])

  /// The first argument, until a program sets another value.
  private static let stopValue = PropertyRow(
    "value", set: { _, x, value in x.unchecked(ExceptionObject.self).named["value"] = value }
  ) { _, x in
    let exception = x.unchecked(ExceptionObject.self)
    return exception.named["value"] ?? exception.arguments.first ?? .none
  }

  /// One argument under a name of its own, which may be set.
  private static func argumentPart(_ name: String, _ index: Int) -> PropertyRow {
    PropertyRow(
      name,
      set: { machine, x, value in
        let exception = x.unchecked(ExceptionObject.self)
        while exception.arguments.count <= index { exception.arguments.append(.none) }
        exception.arguments[index] = value
      }
    ) { _, x in
      let arguments = x.unchecked(ExceptionObject.self).arguments
      return index < arguments.count ? arguments[index] : .none
    }
  }

  /// An OSError has its parts only when made of two arguments or more.
  private static func systemErrorPart(_ name: String, _ index: Int) -> PropertyRow {
    PropertyRow(name) { _, x in
      let arguments = x.unchecked(ExceptionObject.self).arguments
      return arguments.count >= 2 && index < arguments.count ? arguments[index] : .none
    }
  }

  private static func syntaxPart(
    _ name: String, _ read: @escaping @Sendable (Machine, SyntaxFault, Source) -> Value
  ) -> PropertyRow {
    PropertyRow(name) { machine, x in
      let exception = x.unchecked(ExceptionObject.self)
      if let (fault, source) = exception.fault { return read(machine, fault, source) }
      if name == "msg" { return exception.arguments.first ?? .none }
      let order = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
      guard exception.arguments.count > 1, let details = exception.arguments[1].as(TupleObject.self),
        let index = order.firstIndex(of: name), index < details.items.count
      else { return .none }
      return details.items[index]
    }
  }

  /// An attribute given by keyword, or known to the machine.
  private static func keywordPart(
    _ name: String, _ known: @escaping @Sendable (Machine, ExceptionObject) -> Value?
  ) -> PropertyRow {
    PropertyRow(name, set: { machine, x, value in x.unchecked(ExceptionObject.self).named[name] = value }) {
      machine, x in
      let exception = x.unchecked(ExceptionObject.self)
      return exception.named[name] ?? known(machine, exception) ?? .none
    }
  }
}

extension Machine {
  /// Keywords that some exceptions take; all others take none.
  fileprivate func takeKeywords(_ exception: ExceptionObject, _ keywords: [(key: Text, value: Value)]) throws
  {
    if keywords.isEmpty { return }
    var known: [String] = []
    for (kind, names) in [
      (BuiltinException.importError, ["name", "path"]), (.attributeError, ["name", "obj"]),
      (.nameError, ["name"]),
    ] where exception.type.isSubtype(of: types[kind]) {
      known = names
    }
    for (name, value) in keywords {
      guard known.contains(name.string) else {
        if known.isEmpty { throw error(.typeError, "\(exception.type.name)() takes no keyword arguments") }
        throw error(
          .typeError, "'\(name.string)' is an invalid keyword argument for \(exception.type.name)()")
      }
      exception.named[name.string] = value
    }
  }

  /// `OSError(2, …)` makes the class that stands for the error number.
  fileprivate func specificType(_ type: TypeObject, _ arguments: [Value]) -> TypeObject {
    guard type === types[.osError], arguments.count >= 2, arguments[0].isInt else { return type }
    let kinds: [Int: BuiltinException] = [
      1: .permissionError, 2: .fileNotFoundError, 3: .processLookupError, 4: .interruptedError,
      10: .childProcessError, 11: .blockingIOError, 13: .permissionError, 17: .fileExistsError,
      20: .notADirectoryError, 21: .isADirectoryError, 32: .brokenPipeError, 103: .connectionAbortedError,
      104: .connectionResetError, 108: .brokenPipeError, 110: .timeoutError, 111: .connectionRefusedError,
    ]
    return kinds[arguments[0].int].map { types[$0] } ?? type
  }

  /// Errors of codecs take their five parts, each of its type.
  fileprivate func checkUnicodeArguments(_ exception: ExceptionObject) throws {
    let isDecoding = exception.type.isSubtype(of: types[.unicodeDecodeError])
    guard isDecoding || exception.type.isSubtype(of: types[.unicodeEncodeError]) else { return }
    let arguments = exception.arguments
    guard arguments.count == 5 else {
      throw error(.typeError, "function takes exactly 5 arguments (\(arguments.count) given)")
    }
    for index in [0, 1, 4] where text(arguments[index]) == nil && !(index == 1 && isDecoding) {
      throw error(.typeError, "argument \(index + 1) must be str, not \(typeName(arguments[index]))")
    }
    if isDecoding { _ = try bytesLike(arguments[1]) }
    for index in 2...3 { _ = try integer(arguments[index]) }
  }

  /// What a codec's error says, put together from its parts.
  fileprivate func unicodeErrorText(_ exception: ExceptionObject) throws -> Text? {
    let isDecoding = exception.type.isSubtype(of: types[.unicodeDecodeError])
    guard isDecoding || exception.type.isSubtype(of: types[.unicodeEncodeError]),
      exception.arguments.count == 5, let encoding = text(exception.arguments[0]),
      let reason = text(exception.arguments[4]), exception.arguments[2].isInt, exception.arguments[3].isInt
    else { return nil }
    let (start, end) = (exception.arguments[2].int, exception.arguments[3].int)
    let place: String
    if isDecoding {
      let bytes = bytes(of: exception.arguments[1]) ?? []
      if end == start &+ 1, bytes.indices.contains(start) {
        let hex = String(bytes[start], radix: 16)
        place = "can't decode byte 0x\(hex.count < 2 ? "0" : "")\(hex) in position \(start)"
      } else {
        place = "can't decode bytes in position \(start)-\(end &- 1)"
      }
    } else {
      let text = text(exception.arguments[1]) ?? .empty
      if end == start &+ 1, start >= 0, start < text.count {
        place = "can't encode character \(Text(codePoint: text[start]).escaped) in position \(start)"
      } else {
        place = "can't encode characters in position \(start)-\(end &- 1)"
      }
    }
    return Text("'\(encoding.string)' codec \(place): \(reason.string)")
  }
}

extension Text {
  /// One character as an escape in quotes, whatever it is.
  fileprivate var escaped: String {
    guard count == 1 else { return "''" }
    let digits = String(self[0], radix: 16)
    let (letter, width) = self[0] < 0x100 ? ("x", 2) : self[0] < 0x10000 ? ("u", 4) : ("U", 8)
    return "'\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits + "'"
  }
}
