// `_warnings`: where a warning comes from and where it is shown. Filters are in `warnings`.

extension ModuleRow {
  static let _warnings = ModuleRow("_warnings") { machine, module in
    machine.install([place, show], into: module)
  }

  /// File, line, module and text of the line that runs `level` calls above the caller.
  private static let place = Native("place(level, /)") { call in
    let machine = call.machine
    let level = max(1, try call.int(0))
    guard machine.depth > level else {
      return machine.tuple([machine.string("sys"), Value(1), machine.string("sys"), machine.string("")])
    }
    let (code, span) = machine.running(machine.depth - 1 - level)
    let line = code.source.line(at: span.start)
    let text = code.source.text(ofLineIndex: code.source.lineIndex(at: span.start))
    return machine.tuple([
      machine.string(code.source.file), Value(line), machine.string(code.module.name),
      machine.string("\(text)"),
    ])
  }

  /// Shows a warning as the host wants it; what it is written as is given ready.
  private static let show = Native("show(category, message, filename, lineno, text, /)") { call in
    let (machine, host) = (call.machine, call.machine.host)
    if let show = host.showWarning {
      let category = try machine.attribute(of: call[0], "__name__")
      show(
        try machine.str(category).string, try machine.str(call[1]).string, try machine.str(call[2]).string,
        try call.int(3))
    } else {
      try machine.writeError(try call.text(4))
    }
    return .none
  }
}
