// The functions of `builtins`.
extension Machine {
  static let builtinFunctions: [Native] = [
    Native("print(*args, sep=' ', end='\\n', file=None, flush=False)") { call in
      let machine = call.machine
      var builder = TextBuilder()
      let separator = machine.text(call[1]) ?? Text(" ")
      for (index, value) in call.rest(0).enumerated() {
        if index > 0 { builder.append(separator) }
        builder.append(try machine.str(value))
      }
      builder.append(machine.text(call[2]) ?? Text("\n"))
      machine.host.writeOutput(builder.finish())
      return .none
    },
    Native("len(obj, /)") { call in Value(try call.machine.length(of: call[0])) },
    Native("repr(obj, /)") { call in call.machine.string(try call.machine.repr(call[0])) },
  ]
}
