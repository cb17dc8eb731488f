// `_traceback`: tracebacks as text, for `traceback`.

extension ModuleRow {
  static let _traceback = ModuleRow("_traceback") { machine, module in machine.install(rows, into: module) }

  private static let rows: [Native] = [
    Native("report(exception, chain, limit, /)") { call in
      let machine = call.machine
      guard let exception = call[0].as(ExceptionObject.self) else {
        throw call.error(.typeError, "Exception expected for value, \(call.typeName(0)) found")
      }
      let text = TracebackText(machine, limit: call[2].isNone ? nil : try call.int(2))
      if try call.truth(1) { return machine.string(text.report(exception)) }
      let (cause, context) = (exception.cause, exception.context)
      (exception.cause, exception.context) = (.none, .none)
      defer { (exception.cause, exception.context) = (cause, context) }
      return machine.string(text.report(exception))
    },
    Native("summary(exception, /)") { call in
      guard let exception = call[0].as(ExceptionObject.self) else {
        return call.machine.string("NoneType: None\n")
      }
      let traceback = exception.traceback
      let (cause, context) = (exception.cause, exception.context)
      exception.traceback = []
      (exception.cause, exception.context) = (.none, .none)
      defer {
        exception.traceback = traceback
        (exception.cause, exception.context) = (cause, context)
      }
      return call.machine.string(TracebackText(call.machine).report(exception))
    },
    Native("entries(traceback, /)") { call in
      guard let traceback = call[0].as(TracebackObject.self) else { return call.machine.list([]) }
      return call.machine.described(traceback.entries.reversed())
    },
    Native("stack()") { call in
      let machine = call.machine
      let entries = (0..<machine.depth).map { index in
        let frame = machine.frames[index]
        return TracebackEntry(
          code: frame.function.takeUnretainedValue().code,
          instruction: frame.instruction)
      }
      return machine.described(entries)
    },
  ]
}

extension Machine {
  /// File, line, name, text of the line and the whole entry, for each frame that belongs to the program.
  fileprivate func described(_ entries: [TracebackEntry]) -> Value {
    list(
      entries.filter { $0.source.origin != .library }.map { entry in
        let source = entry.source
        let line = source.line(at: entry.span.start)
        let text = "\(source.text(ofLineIndex: source.lineIndex(at: entry.span.start)))"
        return tuple([
          string(source.file), Value(line), string(entry.code.name), string(text),
          string(TracebackText(self).entry(entry)),
        ])
      })
  }
}
