import Glibc

// `import helper`: a file beside the script or notebook.
extension Machine {
  func importFile(_ dotted: String) throws -> ModuleObject? {
    guard let source = try moduleSource(dotted) else { return nil }
    let module = heap.adopt(ModuleObject(name: dotted, type: types.module))
    module.location = source.file
    define(module, "__name__", string(dotted))
    define(module, "__file__", string(source.file))
    modules[dotted] = module
    do {
      _ = try execute(compile(source, into: module, mode: .module))
    } catch {
      modules[dotted] = nil
      throw error
    }
    return module
  }

  /// The text of a helper module, or nil when there is none of that name.
  func moduleSource(_ dotted: String) throws -> Source? {
    let relative = dotted.replacing(".", with: "/")
    guard isPlainPath(relative) else { return nil }
    var places = try importFolders().flatMap { ["\($0)\(relative).py", "\($0)\(relative)/__init__.py"] }
    // The package of Python's own tests is built in; its other modules may lie beside a test.
    if relative.hasPrefix("test/") {
      places += try importFolders().map { "\($0)\(relative.dropFirst(5)).py" }
    }
    for path in places {
      if let text = try readText(path) { return Source(file: path, text: text, origin: .file) }
    }
    return nil
  }

  private func isPlainPath(_ path: String) -> Bool {
    path.unicodeScalars.allSatisfy { $0 == "_" || $0 == "/" || $0.properties.isXIDContinue }
      && !path.hasPrefix("/")
  }

  /// The text of a file, or nil when there is none.
  private func readText(_ path: String) throws -> String? {
    guard let bytes = readFile(path) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw error(.syntaxError, "(unicode error) 'utf-8' codec can't decode bytes in \(path)")
    }
    return text
  }
}

/// The bytes of a file, or nil when it cannot be read.
package func readFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 {
      if errno == EINTR { continue }
      return nil
    }
    if count == 0 { return bytes }
    bytes.append(contentsOf: buffer[..<count])
  }
}
