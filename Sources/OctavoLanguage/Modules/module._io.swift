// `_io`: files in memory. Files on disk are `Builtins/files.swift`.

extension ModuleRow {
  static let _io = ModuleRow("_io") { machine, module in
    machine.addType("StringIO", to: module, hasFields: true, .stringIO)
    machine.addType("BytesIO", to: module, hasFields: true, .bytesIO)
    let types = machine.fileTypes
    for (name, type) in [
      ("TextIOWrapper", types.text), ("BufferedReader", types.reader), ("BufferedWriter", types.writer),
      ("BufferedRandom", types.random), ("UnsupportedOperation", types.unsupported),
    ] { machine.define(module, name, Value(type)) }
    for name in ["open"] {
      machine.define(module, name, try machine.attribute(of: Value(machine.builtins), name))
    }
  }
}

/// A text file in memory. What is written at the end is gathered, and joined when something else is done.
private final class TextBuffer: Object {
  private var joined = Text.empty
  private var tail = TextBuilder()
  private var tailCount = 0
  var position = 0
  var isClosed = false
  /// As the `newline` argument of `open`: nil translates all line ends to "\n".
  var newline: Text? = Text("\n")

  override var externalBytes: Int { (joined.count + tailCount) * 2 }

  var count: Int { joined.count + tailCount }

  var text: Text {
    get {
      if tailCount > 0 {
        joined = joined + tail.finish()
        tail = TextBuilder()
        tailCount = 0
      }
      return joined
    }
    set {
      joined = newValue
      tail = TextBuilder()
      tailCount = 0
    }
  }

  func write(_ given: Text) throws {
    let text = try translated(given)
    if text.isEmpty { return }
    try TextLimits.check(position + text.count)
    if position == count {
      tail.append(text)
      tailCount += text.count
      position += text.count
      return
    }
    let old = self.text
    var builder = TextBuilder(reserving: max(old.count, position + text.count))
    builder.append(old, 0..<min(position, old.count))
    if position > old.count { builder.append(repeating: 0, count: position - old.count) }
    builder.append(text)
    position += text.count
    if position < old.count { builder.append(old, position..<old.count) }
    self.text = builder.finish()
  }

  private func translated(_ text: Text) throws -> Text {
    guard let newline else {
      return try text.replacing(Text("\r\n"), with: Text("\n")).replacing(Text("\r"), with: Text("\n"))
    }
    if newline.count == 0 || newline.string == "\n" { return text }
    return try text.replacing(Text("\n"), with: newline)
  }

  func read(_ size: Int) -> Text {
    let text = text
    let start = min(position, text.count)
    let end = size < 0 ? text.count : min(start + min(size, text.count), text.count)
    position = max(position, end)
    return text.slice(start..<end)
  }

  func readLine(_ limit: Int) -> Text {
    let text = text
    let start = min(position, text.count)
    var end = start
    while end < text.count {
      let point = text[end]
      end += 1
      if let newline, newline.count == 2 {
        if point == 10, end - start >= 2, text[end - 2] == 13 { break }
      } else if newline?.string == "\r" {
        if point == 13 { break }
      } else if point == 10 {
        break
      } else if point == 13, newline?.count == 0 {
        if end < text.count, text[end] == 10 { end += 1 }
        break
      }
    }
    if limit >= 0 { end = min(end, start + min(limit, text.count)) }
    position = max(position, end)
    return text.slice(start..<end)
  }
}

/// A binary file in memory.
private final class ByteBuffer: Object {
  var data: [UInt8] = []
  var position = 0
  var isClosed = false

  override var externalBytes: Int { data.count }

  func write(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    if position > data.count { data += [UInt8](repeating: 0, count: position - data.count) }
    data.replaceSubrange(position..<min(position + bytes.count, data.count), with: bytes)
    position += bytes.count
  }

  func read(_ size: Int) -> [UInt8] {
    let start = min(position, data.count)
    let end = size < 0 ? data.count : min(start + min(size, data.count), data.count)
    position = max(position, end)
    return Array(data[start..<end])
  }

  func readLine(_ limit: Int) -> [UInt8] {
    let start = min(position, data.count)
    let end = data[start...].firstIndex(of: 10).map { $0 + 1 } ?? data.count
    return read(limit >= 0 ? min(limit, end - start) : end - start)
  }
}

extension Arguments {
  fileprivate func textBuffer() throws -> TextBuffer {
    let buffer = self[0].unchecked(TextBuffer.self)
    if buffer.isClosed { throw error(.valueError, "I/O operation on closed file") }
    return buffer
  }

  fileprivate func byteBuffer() throws -> ByteBuffer {
    let buffer = self[0].unchecked(ByteBuffer.self)
    if buffer.isClosed { throw error(.valueError, "I/O operation on closed file.") }
    return buffer
  }

  /// The `size` of a read; everything without one.
  fileprivate func size(_ index: Int) throws -> Int {
    if self[index].isNone { return -1 }
    guard let size = try machine.optionalIndex(self[index]) else {
      throw error(.typeError, "argument should be integer or None, not '\(typeName(index))'")
    }
    return size
  }
}

extension TypeTable {
  /// What both kinds have: everything that follows from reading lines, and the questions.
  private static func shared(
    _ check: @escaping @Sendable (Arguments) throws -> Void,
    line: @escaping @Sendable (Arguments, Int) throws -> Value,
    close: @escaping @Sendable (Arguments) -> Void
  ) -> [Native] {
    func answer(_ signature: String, _ value: Value) -> Native {
      let isTrue = value.isTrue
      return Native(signature) { call in
        try check(call)
        return Value(isTrue)
      }
    }
    return [
      Native("readline(self, size=-1, /)") { call in try line(call, call.size(1)) },
      Native("readlines(self, hint=-1, /)") { call in
        let hint = try call.size(1)
        var lines: [Value] = []
        var total = 0
        while hint <= 0 || total < hint {
          let next = try line(call, -1)
          let count = try call.machine.length(of: next)
          if count == 0 { break }
          total += count
          lines.append(next)
        }
        return call.machine.list(lines)
      },
      Native("writelines(self, lines, /)") { call in
        try check(call)
        let write = try call.machine.attribute(of: call[0], "write")
        call.machine.hold(write)
        try call.machine.forEach(call[1]) { _ = try call.machine.call(write, $0) }
        return .none
      },
      Native("flush(self, /)") { call in
        try check(call)
        return .none
      },
      Native("close(self, /)") { call in
        close(call)
        return .none
      },
      Native("__iter__(self, /)") { call in
        try check(call)
        return call[0]
      },
      Native("__next__(self, /)") { call in
        let next = try line(call, -1)
        if try call.machine.length(of: next) == 0 { throw call.machine.error(.stopIteration) }
        return next
      },
      Native("__enter__(self, /)") { call in
        try check(call)
        return call[0]
      },
      Native("__exit__(self, /, *args)") { call in
        _ = try call.machine.call(call.machine.attribute(of: call[0], "close"))
        return .none
      },
      Native("fileno(self, /)") { call in throw call.machine.unsupportedOperation("fileno") },
      Native("detach(self, /)") { call in throw call.machine.unsupportedOperation("detach") },
      answer("isatty(self, /)", .false), answer("readable(self, /)", .true),
      answer("writable(self, /)", .true),
      answer("seekable(self, /)", .true),
    ]
  }

  private static func fill(_ buffer: TextBuffer, _ call: Arguments) throws {
    guard call[1].isNone || call.machine.text(call[1]) != nil else {
      throw call.error(.typeError, "initial_value must be str or None, not \(call.typeName(1))")
    }
    guard call[2].isNone || call.machine.text(call[2]) != nil else {
      throw call.error(.typeError, "newline must be str or None, not \(call.typeName(2))")
    }
    let newline = call.machine.text(call[2])
    if let newline, !["", "\n", "\r", "\r\n"].contains(newline.string) {
      throw call.error(.valueError, "illegal newline value: \(newline.repr.string)")
    }
    buffer.newline = newline
    buffer.text = .empty
    buffer.position = 0
    if let text = call.machine.text(call[1]) { try buffer.write(text) }
    buffer.position = 0
  }

  fileprivate static let stringIO = TypeTable(
    constructor: Native("StringIO(cls, initial_value='', newline='\\n')") { call in
      let made = call.machine.heap.adopt(TextBuffer(type: call.type))
      try fill(made, call)
      return Value(made)
    },
    methods: shared(
      { _ = try $0.textBuffer() },
      line: { call, limit in call.machine.string(try call.textBuffer().readLine(limit)) },
      close: { $0[0].unchecked(TextBuffer.self).isClosed = true }) + [
        Native("__init__(self, initial_value='', newline='\\n')") { call in
          try fill(call[0].unchecked(TextBuffer.self), call)
          return .none
        },
        Native("read(self, size=-1, /)") { call in
          call.machine.string(try call.textBuffer().read(call.size(1)))
        },
        Native("write(self, s, /)") { call in
          guard let text = call.machine.text(call[1]) else {
            throw call.error(.typeError, "string argument expected, got '\(call.typeName(1))'")
          }
          try call.textBuffer().write(text)
          return Value(text.count)
        },
        Native("getvalue(self, /)") { call in call.machine.string(try call.textBuffer().text) },
        Native("tell(self, /)") { call in Value(try call.textBuffer().position) },
        Native("seek(self, pos, whence=0, /)") { call in
          let buffer = try call.textBuffer()
          let (offset, whence) = (try call.int(1), try call.int(2))
          switch whence {
          case 0:
            if offset < 0 { throw call.error(.valueError, "Negative seek position \(offset)") }
            buffer.position = offset
          case 1, 2:
            if offset != 0 { throw call.error(.osError, "Can't do nonzero cur-relative seeks") }
            if whence == 2 { buffer.position = buffer.count }
          default: throw call.error(.valueError, "Invalid whence (\(whence), should be 0, 1 or 2)")
          }
          return Value(buffer.position)
        },
        Native("truncate(self, pos=None, /)") { call in
          let buffer = try call.textBuffer()
          let size = call[1].isNone ? buffer.position : try call.int(1)
          if size < 0 { throw call.error(.valueError, "Negative size value \(size)") }
          if size < buffer.count { buffer.text = buffer.text.slice(0..<size) }
          return Value(size)
        },
      ],
    properties: [
      PropertyRow("closed") { _, x in Value(x.unchecked(TextBuffer.self).isClosed) },
      PropertyRow("line_buffering") { _, _ in .false },
      PropertyRow("newlines") { _, _ in .none },
      PropertyRow("encoding") { _, _ in .none },
      PropertyRow("errors") { _, _ in .none },
    ])

  fileprivate static let bytesIO = TypeTable(
    constructor: Native("BytesIO(cls, initial_bytes=b'')") { call in
      let made = call.machine.heap.adopt(ByteBuffer(type: call.type))
      if call.has(1), !call[1].isNone { made.data = try call.machine.bytesLike(call[1]) }
      return Value(made)
    },
    methods: shared(
      { _ = try $0.byteBuffer() },
      line: { call, limit in call.machine.bytes(try call.byteBuffer().readLine(limit)) },
      close: { $0[0].unchecked(ByteBuffer.self).isClosed = true }) + [
        Native("__init__(self, initial_bytes=b'')") { call in
          let buffer = call[0].unchecked(ByteBuffer.self)
          buffer.data = call.has(1) && !call[1].isNone ? try call.machine.bytesLike(call[1]) : []
          buffer.position = 0
          return .none
        },
        Native("read(self, size=-1, /)") { call in
          call.machine.bytes(try call.byteBuffer().read(call.size(1)))
        },
        Native("read1(self, size=-1, /)") { call in
          call.machine.bytes(try call.byteBuffer().read(call.size(1)))
        },
        Native("write(self, b, /)") { call in
          let bytes = try call.machine.bytesLike(call[1])
          let buffer = try call.byteBuffer()
          try call.machine.checkedSum(buffer.position, bytes.count, each: 1)
          buffer.write(bytes)
          return Value(bytes.count)
        },
        Native("getvalue(self, /)") { call in call.machine.bytes(try call.byteBuffer().data) },
        Native("tell(self, /)") { call in Value(try call.byteBuffer().position) },
        Native("seek(self, pos, whence=0, /)") { call in
          let buffer = try call.byteBuffer()
          let (offset, whence) = (try call.int(1), try call.int(2))
          switch whence {
          case 0:
            if offset < 0 { throw call.error(.valueError, "negative seek value \(offset)") }
            buffer.position = offset
          case 1: buffer.position = max(0, buffer.position &+ offset)
          case 2: buffer.position = max(0, buffer.data.count &+ offset)
          default: throw call.error(.valueError, "invalid whence (\(whence), should be 0, 1 or 2)")
          }
          return Value(buffer.position)
        },
        Native("truncate(self, size=None, /)") { call in
          let buffer = try call.byteBuffer()
          let size = call[1].isNone ? buffer.position : try call.int(1)
          if size < 0 { throw call.error(.valueError, "negative size value \(size)") }
          if size < buffer.data.count { buffer.data.removeSubrange(size...) }
          return Value(size)
        },
      ],
    properties: [PropertyRow("closed") { _, x in Value(x.unchecked(ByteBuffer.self).isClosed) }])
}
