// `print` and `input`, and where standard output goes.

extension Machine {
  static let outputFunctions: [Native] = [
    Native(
      "print(*args, sep=' ', end='\\n', file=None, flush=False)",
      doc: """
        Prints the values to a stream, or to sys.stdout by default.

        sep
          string inserted between values, default a space.
        end
          string appended after the last value, default a newline.
        file
          a file-like object (stream); defaults to the current sys.stdout.
        flush
          whether to forcibly flush the stream.
        """
    ) { call in
      try call.machine.print(call)
      return .none
    },
    Native(
      "input(prompt='', /)", doc: "Read a string from standard input.  The trailing newline is stripped."
    ) { call in
      let machine = call.machine
      let prompt = try machine.str(call[0])
      if !prompt.isEmpty { machine.host.writeOutput(prompt) }
      guard let line = machine.host.readLine() else { throw call.error(.eofError, "EOF when reading a line") }
      let isEnded = line.count > 0 && line[line.count - 1] == 10
      return machine.string(isEnded ? line.slice(0..<line.count - 1) : line)
    },
  ]

  private func print(_ call: Arguments) throws {
    let separator = try option(call, 1, "sep", Text(" "))
    let end = try option(call, 2, "end", Text("\n"))
    let file = call[3].isNone ? try currentOutput() : call[3]
    // Nowhere to print to.
    if file.isNone { return }
    let values = call.rest(0)
    if isStandardOutput(file) {
      var builder = TextBuilder()
      // What came before a failing value has been printed.
      defer { host.writeOutput(builder.finish()) }
      for (index, value) in values.enumerated() {
        if index > 0 { builder.append(separator) }
        builder.append(try str(value))
      }
      builder.append(end)
      return
    }
    let write = try attribute(of: file, "write")
    hold(write)
    for (index, value) in values.enumerated() {
      if index > 0 { _ = try self.call(write, string(separator)) }
      _ = try self.call(write, string(try str(value)))
    }
    _ = try self.call(write, string(end))
    if try truth(call[4]) { _ = try self.call(attribute(of: file, "flush")) }
  }

  private func option(_ call: Arguments, _ index: Int, _ name: String, _ otherwise: Text) throws -> Text {
    if call[index].isNone { return otherwise }
    if let text = text(call[index]) { return text }
    throw error(.typeError, "\(name) must be None or a string, not \(call.typeName(index))")
  }

  // MARK: Standard streams

  /// What `sys.stdout` is now: the one place that decides where `print` writes.
  package func currentOutput() throws -> Value {
    if let replaced = modules["sys"]?.globals[intern("stdout")] { return replaced }
    return standardStream(.output)
  }

  /// The stream objects that `sys` begins with.
  package func standardStream(_ which: FileObject.Standard) -> Value {
    state(StandardStreams.self) { StandardStreams(self) }.streams[which.rawValue]
  }

  /// Writes to `sys.stderr`, wherever that is now.
  package func writeError(_ text: Text) throws {
    guard let file = modules["sys"]?.globals[intern("stderr")] else { return host.writeError(text) }
    if file.isNone { return }
    if file.isObject, let own = file.object as? FileObject, own.standard == .error {
      return host.writeError(text)
    }
    _ = try call(attribute(of: file, "write"), string(text))
  }

  private func isStandardOutput(_ x: Value) -> Bool {
    x.isObject && (x.object as? FileObject)?.standard == .output
  }

  /// Writes to standard output, wherever that is now.
  package func writeOutput(_ text: Text) throws {
    let file = try currentOutput()
    if file.isNone { return }
    if isStandardOutput(file) { return host.writeOutput(text) }
    _ = try call(attribute(of: file, "write"), string(text))
  }
}

private final class StandardStreams {
  let streams: [Value]

  init(_ machine: Machine) {
    streams = [FileObject.Standard.input, .output, .error].map { which in
      let file = machine.heap.adopt(FileObject(which, type: machine.fileTypes.text))
      machine.keepAlive(Value(file))
      return Value(file)
    }
  }
}
