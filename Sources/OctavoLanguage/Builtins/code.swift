// Code objects and cells, as far as programs look at them.
extension TypeTable {
  static let code = TypeTable(
    methods: [
      Native("__repr__(self, /)") { call in
        let code = call[0].unchecked(CodeObject.self)
        return call.machine.string(
          "<code object \(code.name.string) at \(call.machine.shownAddress(call[0])), "
            + "file \"\(code.source.file)\", line \(code.firstLine)>")
      }
    ],
    properties: [
      PropertyRow("co_name") { machine, x in machine.string(x.unchecked(CodeObject.self).name) },
      PropertyRow("co_qualname") { machine, x in machine.string(x.unchecked(CodeObject.self).qualifiedName) },
      PropertyRow("co_filename") { machine, x in machine.string(x.unchecked(CodeObject.self).source.file) },
      PropertyRow("co_firstlineno") { _, x in Value(x.unchecked(CodeObject.self).firstLine) },
      PropertyRow("co_argcount") { _, x in Value(x.unchecked(CodeObject.self).shape.positionalCount) },
      PropertyRow("co_posonlyargcount") { _, x in
        Value(x.unchecked(CodeObject.self).shape.positionalOnlyCount)
      },
      PropertyRow("co_kwonlyargcount") { _, x in Value(x.unchecked(CodeObject.self).shape.keywordOnlyCount) },
      PropertyRow("co_nlocals") { _, x in Value(x.unchecked(CodeObject.self).shape.localNames.count) },
      PropertyRow("co_varnames") { machine, x in
        machine.tuple(x.unchecked(CodeObject.self).shape.localNames.map { machine.string($0) })
      },
      PropertyRow("co_freevars") { machine, x in
        machine.tuple(x.unchecked(CodeObject.self).shape.freeNames.map { machine.string($0) })
      },
      PropertyRow("co_flags") { _, x in
        let shape = x.unchecked(CodeObject.self).shape
        return Value(
          3 | (shape.hasVarArgs ? 4 : 0) | (shape.hasVarKeywords ? 8 : 0) | (shape.isGenerator ? 32 : 0)
            | (shape.isAsynchronous ? 128 : 0))
      },
    ])

  static let cell = TypeTable(
    constructor: .makeCell,
    methods: [
      Native("__repr__(self, /)") { call in
        let value = call[0].unchecked(CellObject.self).value
        let inside =
          value.isUndefined
          ? "empty" : "\(call.machine.typeName(value)) object at \(call.machine.shownAddress(value))"
        return call.machine.string("<cell at \(call.machine.shownAddress(call[0])): \(inside)>")
      }
    ]
      + comparisons { machine, op, x, y in
        guard let other = y.as(CellObject.self) else { return .notImplemented }
        let (a, b) = (x.unchecked(CellObject.self).value, other.value)
        // An empty cell is less than any other.
        if a.isUndefined || b.isUndefined {
          return try machine.compare(op, Value(a.isUndefined ? 0 : 1), Value(b.isUndefined ? 0 : 1))
        }
        return try machine.compare(op, a, b)
      },
    properties: [
      PropertyRow(
        "cell_contents", set: { _, x, value in x.unchecked(CellObject.self).value = value },
        delete: { _, x in x.unchecked(CellObject.self).value = .undefined }
      ) { machine, x in
        let value = x.unchecked(CellObject.self).value
        if value.isUndefined { throw machine.error(.valueError, "Cell is empty") }
        return value
      }
    ])
}

extension CodeObject {
  /// The line of the `def`, `class` or first statement.
  var firstLine: Int { source.line(at: shape.firstOffset) }
}
