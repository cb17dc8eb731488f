// Frames and tracebacks, as far as programs look at them: snapshots, taken when the program asks.

/// A call under way when it was looked at.
package final class FrameObject: Object {
  let code: CodeObject
  let function: FunctionObject?
  /// The registers as they were; nil for the frames of a traceback, which are gone.
  fileprivate let registers: [Value]?
  let instruction: Int
  let back: FrameObject?

  init(
    code: CodeObject, function: FunctionObject? = nil, registers: [Value]? = nil, instruction: Int,
    back: FrameObject? = nil, type: TypeObject
  ) {
    self.code = code
    self.function = function
    self.registers = registers
    self.instruction = instruction
    self.back = back
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(code)
    if let function { marker.visit(function) }
    if let registers { marker.visit(registers) }
    if let back { marker.visit(back) }
  }

  package var line: Int {
    let span = TracebackEntry(code: code, instruction: instruction).span
    return code.source.line(at: span.start)
  }
}

/// `__traceback__`: where an exception has been, from one frame inwards.
package final class TracebackObject: Object {
  /// Innermost first, as exceptions keep them.
  package let entries: [TracebackEntry]

  init(_ entries: [TracebackEntry], type: TypeObject) {
    self.entries = entries
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for entry in entries { marker.visit(entry.code) }
  }

  /// The frame this object stands for; there is one as long as anybody makes the object from a traceback.
  package var entry: TracebackEntry { entries[entries.count - 1] }
}

extension Machine {
  /// The frame `level` calls above the code that is running, or nil when there are not so many.
  package func frameObject(_ level: Int) -> FrameObject? {
    guard level >= 0, level < depth else { return nil }
    var made: FrameObject?
    for index in 0..<(depth - level) {
      let frame = frames[index]
      let function = frame.function.takeUnretainedValue()
      let registers = Array(UnsafeBufferPointer(start: frame.registers, count: frame.end - frame.registers))
      made = heap.adopt(
        FrameObject(
          code: function.code, function: function, registers: registers,
          instruction: frame.instruction, back: made, type: types.frame))
    }
    return made
  }

  /// Where a generator stands, while it has not finished.
  func frame(of generator: GeneratorObject) -> Value {
    guard generator.state != .finished else { return .none }
    let start = generator.function.layout.pointee.instructions
    let live = UnsafeBufferPointer(start: generator.registers, count: generator.liveCount)
    let rest = generator.function.code.shape.frameSize - live.count
    let registers = Array(live) + repeatElement(Value.undefined, count: max(0, rest))
    return Value(
      heap.adopt(
        FrameObject(
          code: generator.function.code, function: generator.function, registers: registers,
          instruction: max(0, generator.resumeAt - start - 1), type: types.frame)))
  }

  func tracebackValue(_ exception: ExceptionObject) -> Value {
    if exception.traceback.isEmpty { return .none }
    if let known = exception.tracebackObject, known.entries.count == exception.traceback.count {
      return Value(known)
    }
    let made = heap.adopt(TracebackObject(exception.traceback, type: types.traceback))
    exception.tracebackObject = made
    return Value(made)
  }

  /// `__traceback__ = …` and `with_traceback(…)`.
  func setTraceback(_ exception: ExceptionObject, _ value: Value) throws {
    if value.isNone {
      exception.traceback = []
    } else if let traceback = value.as(TracebackObject.self) {
      exception.traceback = traceback.entries
      exception.tracebackObject = traceback
    } else {
      throw error(.typeError, "__traceback__ must be a traceback or None")
    }
  }

  fileprivate func locals(_ frame: FrameObject) throws -> Value {
    if frame.code.isModuleLevel { return Value(try globalNamespace(of: frame.code.module)) }
    guard let function = frame.function, let registers = frame.registers else {
      throw error(
        .notImplementedError, "the local variables of a frame that has ended are not kept by Octavo")
    }
    return try localNamespace(of: function, registers)
  }
}

extension TypeTable {
  static let frame = TypeTable(
    methods: [
      Native("__repr__(self, /)") { call in
        let frame = call[0].unchecked(FrameObject.self)
        return call.machine.string(
          "<frame at \(call.machine.shownAddress(call[0])), file '\(frame.code.source.file)', "
            + "line \(frame.line), code \(frame.code.name.string)>")
      },
      Native("clear(self, /)") { call in
        if call[0].unchecked(FrameObject.self).registers == nil { return .none }
        throw call.error(.runtimeError, "cannot clear an executing frame")
      },
    ],
    properties: [
      PropertyRow("f_code") { _, x in Value(x.unchecked(FrameObject.self).code) },
      PropertyRow("f_lineno") { _, x in Value(x.unchecked(FrameObject.self).line) },
      PropertyRow("f_lasti") { _, x in Value(x.unchecked(FrameObject.self).instruction &* 2) },
      PropertyRow("f_back") { _, x in x.unchecked(FrameObject.self).back.map { Value($0) } ?? .none },
      PropertyRow("f_locals") { machine, x in try machine.locals(x.unchecked(FrameObject.self)) },
      PropertyRow("f_globals") { machine, x in
        Value(try machine.globalNamespace(of: x.unchecked(FrameObject.self).code.module))
      },
      PropertyRow("f_builtins") { machine, _ in Value(try machine.globalNamespace(of: machine.builtins)) },
      PropertyRow("f_trace") { _, _ in .none },
    ])

  static let traceback = TypeTable(properties: [
    PropertyRow("tb_frame") { machine, x in
      let entry = x.unchecked(TracebackObject.self).entry
      return Value(
        machine.heap.adopt(
          FrameObject(code: entry.code, instruction: entry.instruction, type: machine.types.frame)))
    },
    PropertyRow("tb_lineno") { _, x in
      let entry = x.unchecked(TracebackObject.self).entry
      return Value(entry.source.line(at: entry.span.start))
    },
    PropertyRow("tb_lasti") { _, x in Value(x.unchecked(TracebackObject.self).entry.instruction &* 2) },
    PropertyRow("tb_next") { machine, x in
      let entries = x.unchecked(TracebackObject.self).entries
      if entries.count < 2 { return .none }
      return machine.heap.own(TracebackObject(entries.dropLast(), type: machine.types.traceback))
    },
  ])
}
