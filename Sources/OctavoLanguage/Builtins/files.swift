import Glibc

// `open`, and the file objects it gives. Files are read below the notebook's folder and written below the
// run's output folder; anything else is refused.

/// A file under way. Its bytes are kept whole in memory and written when it is flushed or closed.
package final class FileObject: Object {
  package enum Standard: Int { case input, output, error }

  /// Set for the streams of the process, which the host reads and writes.
  package let standard: Standard?
  package let name: Value
  package let mode: String
  let isText: Bool
  let canRead: Bool
  let canWrite: Bool
  let encoding: String
  let errors: String
  /// The `newline` argument of `open`.
  let newline: String?
  /// Where the bytes go; empty for standard streams.
  fileprivate let path: String
  fileprivate var data: [UInt8]
  /// In bytes, up to which everything has been consumed (a text's read-ahead not counted).
  fileprivate var position = 0
  fileprivate var isDirty = false
  package fileprivate(set) var isClosed = false
  /// Text decoded from `position` on, and how much of it was consumed.
  fileprivate var ahead: Text?
  fileprivate var consumed = 0

  init(_ standard: Standard, type: TypeObject) {
    self.standard = standard
    name = .undefined
    mode = standard == .input ? "r" : "w"
    isText = true
    canRead = standard == .input
    canWrite = standard != .input
    encoding = "utf-8"
    errors = standard == .error ? "backslashreplace" : "strict"
    newline = nil
    path = ""
    data = []
    super.init(type: type)
  }

  fileprivate init(_ plan: OpenPlan, name: Value, path: String, data: [UInt8], type: TypeObject) {
    standard = nil
    self.name = name
    mode = plan.shownMode
    isText = plan.isText
    canRead = plan.canRead
    canWrite = plan.canWrite
    encoding = plan.encoding ?? "UTF-8"
    errors = plan.errors ?? "strict"
    newline = plan.newline
    self.path = path
    self.data = data
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(name)
  }

  package override var externalBytes: Int { data.count + (ahead?.count ?? 0) * 4 }
}

/// The types of files, and the exception for what a file cannot do.
package struct FileTypes {
  package let text: TypeObject
  package let reader: TypeObject
  package let writer: TypeObject
  package let random: TypeObject
  /// `io.UnsupportedOperation`, an OSError and a ValueError.
  package let unsupported: TypeObject

  init(types: Types, heap: Heap, context: TypeContext) {
    func make(_ name: String) -> TypeObject {
      let made = Types.make(
        name, .other, types.object, module: "_io", heap: heap, context: context, metatype: types.type,
        isBase: false)
      made.messageName = "_io.\(name)"
      return made
    }
    text = make("TextIOWrapper")
    reader = make("BufferedReader")
    writer = make("BufferedWriter")
    random = make("BufferedRandom")
    let bases = [types[.osError], types[.valueError]]
    unsupported = heap.adopt(
      TypeObject(
        name: "UnsupportedOperation", module: "io", bases: bases, layout: .exception,
        metatype: .passUnretained(types.type), isUserDefined: false, hasFields: true, context: context))
    let order = [unsupported] + bases + [types[.exception], types[.baseException], types.object]
    unsupported.complete(mro: order, attributes: NameMap())
  }

  var all: [TypeObject] { [text, reader, writer, random, unsupported] }
}

/// What the arguments of `open` ask for.
private struct OpenPlan {
  var canRead = false
  var canWrite = false
  var truncates = false
  var appends = false
  var creates = false
  var isText = true
  var shownMode = ""
  var encoding: String?
  var errors: String?
  var newline: String?
}

extension Machine {
  static let fileFunctions: [Native] = [
    Native(
      "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
      doc: "Open file and return a stream.  Raise OSError upon failure."
    ) { call in try call.machine.open(call) }
  ]

  func unsupportedOperation(_ message: String) -> PythonError {
    PythonError(heap.adopt(ExceptionObject(arguments: [string(message)], type: fileTypes.unsupported)))
  }

  // MARK: Opening

  private func open(_ call: Arguments) throws -> Value {
    let path = try pathText(call[0])
    let plan = try openPlan(call)
    if path.unicodeScalars.contains("\0") { throw error(.valueError, "embedded null byte") }
    let name = text(call[0]) == nil && bytes(of: call[0]) == nil ? string(path) : call[0]
    let place = try plan.canWrite ? writablePlace(path, plan) : readablePlace(path)
    var data: [UInt8] = []
    if !plan.truncates, let bytes = readFile(place) { data = bytes }
    let type =
      plan.isText
      ? fileTypes.text
      : plan.canRead && plan.canWrite
        ? fileTypes.random
        : plan.canWrite ? fileTypes.writer : fileTypes.reader
    let file = heap.adopt(FileObject(plan, name: name, path: place, data: data, type: type))
    if plan.appends { file.position = data.count }
    if plan.canWrite {
      if plan.truncates || readFile(place) == nil {
        file.isDirty = true
        try flush(file)
      }
      state(OpenFiles.self) { OpenFiles() }.files[ObjectIdentifier(file)] = file
    }
    return Value(file)
  }

  /// The name of a file: text, bytes, or anything with `__fspath__`.
  package func pathText(_ x: Value) throws -> String {
    if let text = text(x) { return text.string }
    if let bytes = bytes(of: x) { return String(decoding: bytes, as: UTF8.self) }
    let method = type(of: x).slot(.fspath)
    guard !method.isUndefined else {
      throw error(.typeError, "expected str, bytes or os.PathLike object, not \(typeName(x))")
    }
    let result = try call(method, x)
    guard let text = text(result) else {
      throw error(
        .typeError, "expected \(typeName(x)).__fspath__() to return str or bytes, not \(typeName(result))")
    }
    return text.string
  }

  private func openPlan(_ call: Arguments) throws -> OpenPlan {
    let mode = try call.text(1, "open() argument 'mode' must be str, not ").string
    func option(_ index: Int, _ name: String) throws -> String? {
      if call[index].isNone { return nil }
      if let text = text(call[index]) { return text.string }
      throw error(.typeError, "open() argument '\(name)' must be str or None, not \(call.typeName(index))")
    }
    var plan = OpenPlan()
    plan.encoding = try option(3, "encoding")
    plan.errors = try option(4, "errors")
    plan.newline = try option(5, "newline")
    try readMode(mode, &plan)
    let isBinary = mode.contains("b")
    plan.isText = !isBinary
    if isBinary {
      if plan.encoding != nil { throw error(.valueError, "binary mode doesn't take an encoding argument") }
      if plan.errors != nil { throw error(.valueError, "binary mode doesn't take an errors argument") }
      if plan.newline != nil { throw error(.valueError, "binary mode doesn't take a newline argument") }
    } else {
      if let newline = plan.newline, !["", "\n", "\r", "\r\n"].contains(newline) {
        throw error(.valueError, "illegal newline value: \(newline)")
      }
      if try wordSized(call[2]) == 0 { throw error(.valueError, "can't have unbuffered text I/O") }
      _ = try Codec(name: plan.encoding ?? "utf-8")
    }
    return plan
  }

  private func readMode(_ mode: String, _ plan: inout OpenPlan) throws {
    let letters = Array(mode)
    if Set(letters).count != letters.count || letters.contains(where: { !"rwxabt+".contains($0) }) {
      throw error(.valueError, "invalid mode: '\(mode)'")
    }
    if mode.contains("t"), mode.contains("b") {
      throw error(.valueError, "can't have text and binary mode at once")
    }
    let kinds = letters.filter { "rwxa".contains($0) }
    if kinds.count > 1 {
      throw error(.valueError, "must have exactly one of create/read/write/append mode")
    }
    guard let kind = kinds.first else {
      throw error(
        .valueError, "Must have exactly one of create/read/write/append mode and at most one plus")
    }
    let isUpdate = mode.contains("+")
    plan.canRead = kind == "r" || isUpdate
    plan.canWrite = kind != "r" || isUpdate
    plan.truncates = kind == "w" || kind == "x"
    plan.appends = kind == "a"
    plan.creates = kind != "r"
    plan.shownMode = mode.contains("b") ? (isUpdate ? "rb+" : "\(kind)b") : mode
    if kind == "x" { plan.shownMode = mode }
    isExclusive = kind == "x"
  }

  /// Set while a mode with "x" is read.
  private var isExclusive: Bool {
    get { state(OpenFiles.self) { OpenFiles() }.isExclusive }
    set { state(OpenFiles.self) { OpenFiles() }.isExclusive = newValue }
  }

  private func readablePlace(_ path: String) throws -> String {
    let place = foundPlace(path)
    try checkReadable(place, shown: path)
    return place
  }

  /// Where a name leads: into the output folder for what is there, else into the working folder.
  private func foundPlace(_ path: String) -> String {
    if let output = host.outputFolder, !path.hasPrefix("/"), exists(joined(output, path)) {
      return joined(output, path)
    }
    return joined(host.workingFolder, path)
  }

  /// Where a file or folder is that is asked about; one that exists must lie below the folders that may be read.
  func placeToRead(_ path: String) throws -> String {
    if path.unicodeScalars.contains("\0") { throw error(.valueError, "embedded null byte") }
    let place = foundPlace(path)
    if !path.isEmpty, exists(place) || isLink(place) { try checkInsideRoots(place, shown: path) }
    return path.isEmpty ? "" : place
  }

  /// Where a file or folder is that is to be made, renamed or removed.
  func placeToChange(_ path: String) throws -> String {
    if path.unicodeScalars.contains("\0") { throw error(.valueError, "embedded null byte") }
    guard let output = host.outputFolder else { throw noOutputFolder(path) }
    var name = path
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    let place = joined(output, name)
    let folder = place.contains("/") ? String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]) : "."
    var status = stat()
    if stat(folder.isEmpty ? "/" : folder, &status) != 0 { throw systemError(errno, path) }
    guard isInside(folder.isEmpty ? "/" : folder, output) else { throw outsideOutput(path) }
    return place
  }

  private func refusal(_ reason: String, _ path: String) -> PythonError {
    error(.permissionError, arguments: [Value(13), string("Permission denied (\(reason))"), string(path)])
  }

  private func noOutputFolder(_ path: String) -> PythonError {
    refusal("this run has no output folder to write to", path)
  }

  private func outsideOutput(_ path: String) -> PythonError {
    refusal("Octavo writes files only below the run's output folder", path)
  }

  private func checkInsideRoots(_ place: String, shown path: String) throws {
    let roots = [host.folder, host.outputFolder].compactMap { $0 }
    guard roots.contains(where: { isInside(place, $0) }) else {
      throw refusal("Octavo reads files only below the notebook's folder", path)
    }
  }

  /// Checks that a file to be read is there and may be read. For modules that read files by themselves too.
  package func checkReadable(_ place: String, shown path: String) throws {
    var status = stat()
    if stat(place, &status) != 0 { throw systemError(errno, path) }
    try checkInsideRoots(place, shown: path)
    if status.st_mode & S_IFMT == S_IFDIR { throw systemError(EISDIR, path) }
    if access(place, R_OK) != 0 { throw systemError(errno, path) }
  }

  private func writablePlace(_ path: String, _ plan: OpenPlan) throws -> String {
    guard let output = host.outputFolder else { throw noOutputFolder(path) }
    let place = joined(output, path)
    let folder = place.contains("/") ? String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]) : "."
    var status = stat()
    if stat(place, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw systemError(EISDIR, path) }
      if isExclusive { throw systemError(EEXIST, path) }
    } else if errno != ENOENT || !plan.creates {
      throw systemError(errno, path)
    }
    if stat(folder.isEmpty ? "/" : folder, &status) != 0 { throw systemError(errno, path) }
    guard isInside(folder.isEmpty ? "/" : folder, output), !isLink(place) || isInside(place, output) else {
      throw outsideOutput(path)
    }
    return place
  }

  private func joined(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") || folder == "." || path.isEmpty ? path : "\(folder)/\(path)"
  }

  private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether a path, with all links followed, is a folder or below it.
  private func isInside(_ path: String, _ folder: String) -> Bool {
    guard let inner = realPath(path), let outer = realPath(folder) else { return false }
    return inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
  }

  private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The exception of a system call's error number.
  package func systemError(_ code: Int32, _ path: String? = nil) -> PythonError {
    let kind: BuiltinException =
      switch code {
      case ENOENT: .fileNotFoundError
      case EEXIST: .fileExistsError
      case EISDIR: .isADirectoryError
      case ENOTDIR: .notADirectoryError
      case EACCES, EPERM: .permissionError
      default: .osError
      }
    let details = [Value(Int(code)), string(String(cString: strerror(code)))]
    return error(kind, arguments: details + (path.map { [string($0)] } ?? []))
  }

  // MARK: Writing back

  func flush(_ file: FileObject) throws {
    guard file.isDirty else { return }
    let descriptor = Glibc.open(file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw systemError(errno, file.path) }
    defer { Glibc.close(descriptor) }
    var written = 0
    while written < file.data.count {
      let count = file.data.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw systemError(errno, file.path)
      }
      written += count
    }
    file.isDirty = false
  }

  func close(_ file: FileObject) throws {
    if file.isClosed { return }
    file.isClosed = true
    state(OpenFiles.self) { OpenFiles() }.files[ObjectIdentifier(file)] = nil
    try flush(file)
    file.data = []
    file.ahead = nil
  }

  /// Writes out what open files hold; for the end of a run.
  package func flushFiles() {
    for file in state(OpenFiles.self, make: { OpenFiles() }).files.values { try? flush(file) }
  }
}

/// Files open for writing.
private final class OpenFiles {
  var files: [ObjectIdentifier: FileObject] = [:]
  var isExclusive = false
}

// MARK: Methods

extension TypeTable {
  static let file = TypeTable(
    methods: [
      Native("read(self, size=-1, /)") { call in
        let file = try call.readableFile("read")
        guard
          call[1].isNone || call.machine.exactInt(call[1]) != nil
            || !call.machine.type(of: call[1]).slot(.index).isUndefined
        else { throw call.error(.typeError, "argument should be integer or None, not '\(call.typeName(1))'") }
        let size = call[1].isNone ? -1 : try call.int(1)
        return try call.machine.read(file, size)
      },
      Native("readline(self, size=-1, /)") { call in
        let file = try call.readableFile("readline")
        return try call.machine.readLine(file, limit: call[1].isNone ? -1 : call.int(1))
      },
      Native("readlines(self, hint=-1, /)") { call in
        let file = try call.readableFile("readlines")
        let hint = call[1].isNone ? -1 : try call.int(1)
        var lines: [Value] = []
        var total = 0
        while hint <= 0 || total < hint {
          let line = try call.machine.readLine(file, limit: -1)
          let count = try call.machine.length(of: line)
          if count == 0 { break }
          total += count
          lines.append(line)
        }
        return call.machine.list(lines)
      },
      Native("write(self, text, /)") { call in
        let file = try call.openFile("write to")
        if !file.canWrite { throw call.machine.unsupportedOperation(file.isText ? "not writable" : "write") }
        return try call.machine.write(call[1], to: file)
      },
      Native("writelines(self, lines, /)") { call in
        let file = try call.openFile()
        try call.machine.forEach(call[1]) { _ = try call.machine.write($0, to: file) }
        return .none
      },
      Native("flush(self, /)") { call in
        let file = try call.openFile()
        if file.standard == nil { try call.machine.flush(file) }
        return .none
      },
      Native("close(self, /)") { call in
        try call.machine.close(call.file)
        return .none
      },
      Native("seek(self, cookie, whence=0, /)") { call in
        let file = try call.openFile("seek of")
        let whence = try call.int(2)
        let offset = try call.int(1)
        if file.standard != nil {
          throw call.machine.unsupportedOperation("underlying stream is not seekable")
        }
        let target: Int
        switch whence {
        case 0:
          if offset < 0 {
            if !file.isText { throw call.machine.systemError(EINVAL) }
            throw call.error(.valueError, "negative seek position \(offset)")
          }
          target = offset
        case 1:
          if file.isText, offset != 0 {
            throw call.machine.unsupportedOperation("can't do nonzero cur-relative seeks")
          }
          target = try call.machine.offset(of: file) &+ offset
        case 2:
          if file.isText, offset != 0 {
            throw call.machine.unsupportedOperation("can't do nonzero end-relative seeks")
          }
          target = file.data.count &+ offset
        default:
          throw call.error(
            .valueError,
            file.isText
              ? "invalid whence (\(whence), should be 0, 1 or 2)" : "whence value \(whence) unsupported")
        }
        file.position = max(0, target)
        file.ahead = nil
        file.consumed = 0
        return Value(file.position)
      },
      Native("tell(self, /)") { call in Value(try call.machine.offset(of: try call.openFile())) },
      Native("truncate(self, pos=None, /)") { call in
        let file = try call.openFile()
        if !file.canWrite { throw call.machine.unsupportedOperation("truncate") }
        let size = call[1].isNone ? try call.machine.offset(of: file) : try call.int(1)
        if size < 0 { throw call.machine.systemError(EINVAL, file.path) }
        try call.machine.checkSize(elements: size, each: 1)
        if size < file.data.count {
          file.data.removeSubrange(size...)
        } else {
          file.data += [UInt8](repeating: 0, count: size - file.data.count)
        }
        file.isDirty = true
        return Value(size)
      },
      Native("fileno(self, /)") { call in
        guard let standard = call.file.standard else { throw call.machine.unsupportedOperation("fileno") }
        return Value(standard.rawValue)
      },
      Native("isatty(self, /)") { call in
        _ = try call.openFile()
        return .false
      },
      Native("readable(self, /)") { call in Value(try call.openFile().canRead) },
      Native("writable(self, /)") { call in Value(try call.openFile().canWrite) },
      Native("seekable(self, /)") { call in Value(try call.openFile().standard == nil) },
      Native("reconfigure(self, /, **kwargs)") { _ in .none },
      Native("__iter__(self, /)") { call in
        _ = try call.openFile()
        return call[0]
      },
      Native("__next__(self, /)") { call in
        let line = try call.machine.readLine(try call.readableFile("readline"), limit: -1)
        if try call.machine.length(of: line) == 0 { throw call.machine.error(.stopIteration) }
        return line
      },
      Native("__enter__(self, /)") { call in
        _ = try call.openFile()
        return call[0]
      },
      Native("__exit__(self, /, *args)") { call in
        try call.machine.close(call.file)
        return .none
      },
      Native("__repr__(self, /)") { call in
        let file = call.file
        let shown = try call.machine.repr(call.machine.fileName(file)).string
        let name = "_io.\(file.type.name)"
        if !file.isText { return call.machine.string("<\(name) name=\(shown)>") }
        return call.machine.string("<\(name) name=\(shown) mode='\(file.mode)' encoding='\(file.encoding)'>")
      },
    ],
    properties: [
      PropertyRow("name") { machine, x in machine.fileName(x.unchecked(FileObject.self)) },
      PropertyRow("mode") { machine, x in machine.string(x.unchecked(FileObject.self).mode) },
      PropertyRow("closed") { _, x in Value(x.unchecked(FileObject.self).isClosed) },
      PropertyRow("encoding") { machine, x in
        let file = x.unchecked(FileObject.self)
        guard file.isText else { throw machine.missingAttribute(x, machine.intern("encoding")) }
        return machine.string(file.encoding)
      },
      PropertyRow("errors") { machine, x in machine.string(x.unchecked(FileObject.self).errors) },
      PropertyRow("newlines") { _, _ in .none },
      PropertyRow("line_buffering") { _, _ in .false },
    ])
}

extension Arguments {
  fileprivate var file: FileObject { self[0].unchecked(FileObject.self) }

  /// `operation` is what CPython's binary files say was tried (`read of`); its text files never do.
  fileprivate func openFile(_ operation: String? = nil) throws -> FileObject {
    if !file.isClosed { return file }
    guard let operation, !file.isText else { throw error(.valueError, "I/O operation on closed file.") }
    throw error(.valueError, "\(operation) closed file")
  }

  fileprivate func readableFile(_ name: String) throws -> FileObject {
    let file = try openFile(name == "readlines" ? nil : "\(name) of")
    if !file.canRead { throw machine.unsupportedOperation(file.isText ? "not readable" : name) }
    return file
  }
}

extension Machine {
  fileprivate func fileName(_ file: FileObject) -> Value {
    switch file.standard {
    case .input?: string("<stdin>")
    case .output?: string("<stdout>")
    case .error?: string("<stderr>")
    case nil: file.name
    }
  }

  /// The text from the position on, with line ends as the file was opened to have them.
  private func decodedAhead(_ file: FileObject) throws -> Text {
    if file.standard == .input, file.ahead == nil || file.consumed == file.ahead?.count {
      file.ahead = host.readLine() ?? .empty
      file.consumed = 0
    }
    if let ahead = file.ahead { return ahead }
    let rest = Array(file.data.dropFirst(file.position))
    var text = try decode(rest, file.encoding, file.errors, object: bytes(rest))
    if file.newline == nil {
      text = try text.replacing(Text("\r\n"), with: Text("\n")).replacing(Text("\r"), with: Text("\n"))
    }
    file.ahead = text
    file.consumed = 0
    return text
  }

  fileprivate func read(_ file: FileObject, _ size: Int) throws -> Value {
    if !file.isText {
      let start = min(file.position, file.data.count)
      let end = size < 0 ? file.data.count : min(start + min(size, file.data.count), file.data.count)
      file.position = end
      return bytes(Array(file.data[start..<end]))
    }
    if file.standard == .input {
      var builder = TextBuilder()
      while size < 0 || builder.count < size {
        let text = try decodedAhead(file)
        if text.isEmpty { break }
        let end = size < 0 ? text.count : min(text.count, file.consumed + size - builder.count)
        builder.append(text, file.consumed..<end)
        file.consumed = end
      }
      return string(builder.finish())
    }
    let text = try decodedAhead(file)
    let end = size < 0 ? text.count : min(file.consumed + min(size, text.count), text.count)
    let part = text.slice(file.consumed..<end)
    file.consumed = end
    return string(part)
  }

  fileprivate func readLine(_ file: FileObject, limit: Int) throws -> Value {
    if !file.isText {
      let start = min(file.position, file.data.count)
      var end = file.data[start...].firstIndex(of: 10).map { $0 + 1 } ?? file.data.count
      if limit >= 0 { end = min(end, start + min(limit, file.data.count)) }
      file.position = end
      return bytes(Array(file.data[start..<end]))
    }
    let text = try decodedAhead(file)
    let start = file.consumed
    var end = start
    while end < text.count {
      let point = text[end]
      end += 1
      if point == 10, file.newline != "\r" { break }
      if point == 13, file.newline == "\r" { break }
      if point == 13, file.newline == "" {
        if end < text.count, text[end] == 10 { end += 1 }
        break
      }
    }
    if limit >= 0 { end = min(end, start + min(limit, text.count)) }
    file.consumed = end
    return string(text.slice(start..<end))
  }

  /// The position in bytes.
  fileprivate func offset(of file: FileObject) throws -> Int {
    guard let ahead = file.ahead else { return file.position }
    return file.position + (try encode(ahead.slice(0..<file.consumed), file.encoding, "surrogatepass")).count
  }

  fileprivate func write(_ x: Value, to file: FileObject) throws -> Value {
    guard file.isText else {
      let more = try bytesLike(x)
      try put(more, into: file)
      return Value(more.count)
    }
    guard let text = text(x) else {
      throw error(.typeError, "write() argument must be str, not \(typeName(x))")
    }
    switch file.standard {
    case .output?: host.writeOutput(text)
    case .error?: host.writeError(text)
    default:
      var shown = text
      if let newline = file.newline, newline == "\r" || newline == "\r\n" {
        shown = try text.replacing(Text("\n"), with: Text(newline))
      }
      if file.ahead != nil {
        file.position = try offset(of: file)
        file.ahead = nil
        file.consumed = 0
      }
      try put(encode(shown, file.encoding, file.errors), into: file)
    }
    return Value(text.count)
  }

  private func put(_ more: [UInt8], into file: FileObject) throws {
    if file.mode.hasPrefix("a") { file.position = file.data.count }
    try checkedSum(file.position, more.count, each: 1)
    if file.position > file.data.count {
      file.data += [UInt8](repeating: 0, count: file.position - file.data.count)
    }
    let end = min(file.position + more.count, file.data.count)
    file.data.replaceSubrange(file.position..<end, with: more)
    file.position += more.count
    file.isDirty = true
    heap.noteExternal(more.count)
  }
}
