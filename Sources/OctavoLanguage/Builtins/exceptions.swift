// `BaseException`: every exception shares its members.
extension TypeTable {
  static let baseException = TypeTable(
    doc: "Common base class for all exceptions",
    constructor: Native("BaseException(cls, /, *args, **kwargs)") { call in
      let type = call[0].unchecked(TypeObject.self)
      let exception = call.machine.heap.adopt(ExceptionObject(arguments: call.rest(1), type: type))
      for (name, value) in call.keywords(2) {
        try call.machine.setAttribute(of: Value(exception), name.string, to: value)
      }
      return Value(exception)
    },
    methods: [
      Native("__init__(self, /, *args, **kwargs)") { call in
        call[0].as(ExceptionObject.self)?.arguments = call.rest(1)
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
          let file = arguments.count > 2 && !arguments[2].isNone ? ": \(try machine.repr(arguments[2]).string)" : ""
          return machine.string(
            "[Errno \(try machine.str(arguments[0]).string)] \(try machine.str(arguments[1]).string)\(file)")
        }
        if let (fault, source) = exception.fault {
          return machine.string("\(fault.message) (\(source.file), line \(source.line(at: fault.span.start)))")
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
      Native("with_traceback(self, tb, /)") { call in call[0] },
      Native("add_note(self, note, /)") { call in
        guard call.machine.text(call[1]) != nil else {
          throw call.machine.error(
            .typeError, "note must be a str, not '\(call.machine.typeName(call[1]))'")
        }
        call[0].unchecked(ExceptionObject.self).notes.append(call[1])
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
      PropertyRow("__cause__", set: { _, x, value in x.unchecked(ExceptionObject.self).cause = value }) { _, x in
        x.unchecked(ExceptionObject.self).cause
      },
      PropertyRow("__context__", set: { _, x, value in x.unchecked(ExceptionObject.self).context = value }) {
        _, x in x.unchecked(ExceptionObject.self).context
      },
      PropertyRow(
        "__suppress_context__",
        set: { machine, x, value in
          x.unchecked(ExceptionObject.self).suppressContext = try machine.truth(value)
        }
      ) { _, x in Value(x.unchecked(ExceptionObject.self).suppressContext) },
      PropertyRow("__traceback__", set: { _, _, _ in }) { machine, x in
        machine.tracebackValue(x.unchecked(ExceptionObject.self))
      },
      PropertyRow("__notes__") { machine, x in machine.list(x.unchecked(ExceptionObject.self).notes) },
    ])
}

/// `__traceback__`: the exception's record of where it has been.
package final class TracebackObject: Object {
  package let exception: ExceptionObject
  init(_ exception: ExceptionObject, type: TypeObject) {
    self.exception = exception
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(exception)
  }
}

extension Machine {
  func tracebackValue(_ exception: ExceptionObject) -> Value {
    if exception.traceback.isEmpty { return .none }
    return Value(heap.adopt(TracebackObject(exception, type: types.traceback)))
  }
}
