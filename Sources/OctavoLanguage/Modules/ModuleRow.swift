/// A module that can be imported.
package struct ModuleRow: Sendable {
  package let name: String
  /// Fills a new module object when it is first imported.
  package let load: @Sendable (Machine, ModuleObject) throws -> Void

  package init(_ name: String, load: @escaping @Sendable (Machine, ModuleObject) throws -> Void) {
    self.name = name
    self.load = load
  }

  /// A module written in Python that the program carries. Its frames are not shown in tracebacks: they are no
  /// part of the user's program, and CPython's own would stand at other lines.
  package init(_ name: StaticString, python text: StaticString) {
    self.init("\(name)") { machine, module in
      module.location = "<\(name)>"
      let source = Source(file: "<\(name)>", text: "\(text)", origin: .library)
      _ = try machine.execute(machine.compile(source, into: module, mode: .module))
    }
  }
}
