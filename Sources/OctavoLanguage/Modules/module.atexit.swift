// `atexit`: functions to call when a script has ended.
extension ModuleRow {
  static let atexit = ModuleRow("atexit") { machine, module in
    machine.install(
      [
        Native(
          "register(func, /, *args, **kwargs)",
          doc: "Register a function to be executed upon normal program termination"
        ) {
          call in
          guard call.machine.isCallable(call[0]) else {
            throw call.error(.typeError, "the first argument must be callable")
          }
          call.machine.exitHooks.append(
            ExitHook(
              function: call[0], arguments: call.rest(1),
              named: call.keywords(2).map { ($0.key.string, $0.value) }))
          return call[0]
        },
        Native("unregister(func, /)", doc: "Unregister an exit function which was previously registered") {
          call in
          for index in call.machine.exitHooks.indices.reversed()
          where try call.machine.equal(call.machine.exitHooks[index].function, call[0]) {
            call.machine.exitHooks.remove(at: index)
          }
          return .none
        },
      ], into: module)
  }
}

/// A call that waits for the end of the script.
struct ExitHook {
  let function: Value
  let arguments: [Value]
  let named: [(String, Value)]

  func trace(_ marker: inout Marker) {
    marker.visit(function)
    marker.visit(arguments)
    for (_, value) in named { marker.visit(value) }
  }
}
