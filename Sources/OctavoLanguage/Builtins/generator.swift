// Generators and the iterators that have no type of their own.

extension TypeTable {
  static let generator = TypeTable(
    methods: [
      Native("__iter__(self, /)") { call in call[0] },
      Native("__next__(self, /)") { call in
        try call.machine.generatorStep(call[0].unmanaged(GeneratorObject.self), .none)
      },
      Native("send(self, value, /)") { call in
        try call.machine.generatorStep(call[0].unmanaged(GeneratorObject.self), call[1])
      },
      Native("throw(self, typ, val=?, tb=?, /)") { call in
        let machine = call.machine
        let exception = try machine.thrownException(call)
        let result = try machine.throw(exception, into: call[0].unchecked(GeneratorObject.self))
        if result.isUndefined { throw machine.stopIteration(machine.generatorResult) }
        return result
      },
      Native("close(self, /)") { call in
        try call.machine.close(call[0].unchecked(GeneratorObject.self))
        return .none
      },
      Native("__repr__(self, /)") { call in
        let generator = call[0].unchecked(GeneratorObject.self)
        let name = (generator.qualifiedName ?? generator.function.qualifiedName).string
        return call.machine.string("<generator object \(name) at \(call.machine.shownAddress(call[0]))>")
      },
    ],
    properties: [
      .text(
        "__name__", set: { $0.unchecked(GeneratorObject.self).name = $1 },
        get: { x in x.unchecked(GeneratorObject.self).name ?? x.unchecked(GeneratorObject.self).function.name
        }),
      .text(
        "__qualname__", set: { $0.unchecked(GeneratorObject.self).qualifiedName = $1 },
        get: { x in
          let generator = x.unchecked(GeneratorObject.self)
          return generator.qualifiedName ?? generator.function.qualifiedName
        }),
      PropertyRow("gi_suspended") { _, x in Value(x.unchecked(GeneratorObject.self).state == .suspended) },
      PropertyRow("gi_yieldfrom") { _, x in x.unchecked(GeneratorObject.self).delegate ?? .none },
      PropertyRow("gi_frame") { machine, x in machine.frame(of: x.unchecked(GeneratorObject.self)) },
      PropertyRow("gi_code") { _, x in Value(x.unchecked(GeneratorObject.self).function.code) },
      PropertyRow("gi_running") { _, x in Value(x.unchecked(GeneratorObject.self).state == .running) },
    ])

  static let iterator = TypeTable(methods: [
    Native("__iter__(self, /)") { call in call[0] },
    Native("__next__(self, /)") { call in
      guard let iterator = call[0].as(IteratorObject.self) else {
        throw call.machine.error(.typeError, "'\(call.machine.typeName(call[0]))' object is not an iterator")
      }
      let value = try iterator.next(call.machine)
      if value.isUndefined { throw call.machine.error(.stopIteration) }
      return value
    },
    Native("__reduce__(self, /)", doc: "Return state information for pickling.") { call in
      let recipe = try call[0].as(IteratorObject.self)?.recipe(call.machine) ?? .undefined
      return recipe.isUndefined ? try call.machine.recipe(of: call[0], "_reduce", [Value(0)]) : recipe
    },
    Native("__setstate__(self, state, /)", doc: "Set state information for unpickling.") { call in
      try call[0].as(IteratorObject.self)?.restore(call[1], call.machine)
      return .none
    },
  ])
}

extension Machine {
  func stopIteration(_ value: Value) -> PythonError {
    error(.stopIteration, arguments: value.isNone || value.isUndefined ? [] : [value])
  }

  /// The exception that the arguments of `throw(type, value, traceback)` or `throw(instance)` stand for.
  fileprivate func thrownException(_ call: Arguments) throws -> ExceptionObject {
    if call.has(3), !call[3].isNone, call[3].as(TracebackObject.self) == nil {
      throw error(.typeError, "throw() third argument must be a traceback object")
    }
    let value = call.has(2) ? call[2] : .none
    let exception: ExceptionObject
    if let given = call[1].as(ExceptionObject.self) {
      if !value.isNone { throw error(.typeError, "instance exception may not have a separate value") }
      exception = given
    } else if let type = call[1].as(TypeObject.self), type.layout == .exception {
      if let given = value.as(ExceptionObject.self), given.type.isSubtype(of: type) {
        exception = given
      } else {
        let arguments = value.isNone ? [] : value.as(TupleObject.self)?.items ?? [value]
        let made = try self.call(call[1], arguments)
        exception = try exceptionInstance(
          made,
          "calling \(try repr(call[1]).string) should have returned an instance of BaseException, not \(typeName(made))"
        )
      }
    } else {
      throw error(
        .typeError,
        "exceptions must be classes or instances deriving from BaseException, not \(typeName(call[1]))")
    }
    if call.has(3), !call[3].isNone { try setTraceback(exception, call[3]) }
    return exception
  }

  fileprivate func generatorStep(_ generator: Unmanaged<GeneratorObject>, _ value: Value) throws -> Value {
    let result = try send(generator, value)
    if result.isUndefined { throw stopIteration(generatorResult) }
    return result
  }
}
