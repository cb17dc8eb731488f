import BigInt

// `bytes` and `bytearray`: rows on the functions of `ByteString`. What both have is written once.

/// A `bytearray`.
package final class ByteArrayObject: Object {
  package var bytes: [UInt8]
  init(_ bytes: [UInt8], type: TypeObject) {
    self.bytes = bytes
    super.init(type: type)
  }
  package override var externalBytes: Int { bytes.capacity }
}

extension TypeTable {
  static let bytes = TypeTable(
    doc: """
      bytes(iterable_of_ints) -> bytes
      bytes(string, encoding[, errors]) -> bytes
      bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
      bytes(int) -> bytes object of size given by the parameter initialized with null bytes
      bytes() -> empty bytes object
      """,
    constructor: Native("bytes(cls, source=?, encoding=?, errors=?)") { call in
      let machine = call.machine
      if call.has(1), !call.has(2), !call.has(3), call.type === machine.types.bytes, call[1].isObject,
        call[1].object.type === machine.types.bytes
      {
        return call[1]
      }
      let bytes = try machine.convertToBytes(call, "bytes")
      return Value(machine.heap.adopt(BytesObject(bytes, type: call.type), externalBytes: bytes.count))
    },
    methods: sharedByteMethods + [
      Native("__hash__(self, /)") { call in Value(PythonHash.bytes(call.ownBytes)) },
      Native("__bytes__(self, /)", doc: "Convert this value to exact type bytes.") { call in
        call.machine.bytes(call.ownBytes)
      },
      Native("__getnewargs__(self, /)") { call in call.machine.tuple([call.machine.bytes(call.ownBytes)]) },
      Native("__repr__(self, /)") { call in call.machine.string(ByteString.repr(call.ownBytes)) },
    ],
    classMethods: [fromHex], staticMethods: [makeTranslation])

  static let bytearray = TypeTable(
    doc: """
      bytearray(iterable_of_ints) -> bytearray
      bytearray(string, encoding[, errors]) -> bytearray
      bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
      bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
      bytearray() -> empty bytes array
      """,
    constructor: Native("bytearray(cls, source=?, encoding=?, errors=?)") { call in
      let bytes = try call.machine.convertToBytes(call, "bytearray")
      return Value(
        call.machine.heap.adopt(ByteArrayObject(bytes, type: call.type), externalBytes: bytes.count))
    },
    methods: sharedByteMethods + arrayMethods, classMethods: [fromHex], staticMethods: [makeTranslation])

  private static let fromHex = Native(
    "fromhex(cls, string, /)", doc: "Create a bytes object from a string of hexadecimal numbers."
  ) { call in
    guard let text = call.machine.text(call[1]) else {
      throw call.error(.typeError, "fromhex() argument must be str, not \(call.typeName(1))")
    }
    let value = call.machine.bytes(try ByteString.fromHex(text))
    guard let type = call[0].as(TypeObject.self), type !== call.machine.types.bytes else { return value }
    return try call.machine.call(Value(type), value)
  }

  private static let makeTranslation = Native(
    "maketrans(frm, to, /)",
    doc: "Return a translation table usable for the bytes or bytearray translate method."
  ) { call in
    let from = try call.machine.bytesLike(call[0])
    let to = try call.machine.bytesLike(call[1])
    guard from.count == to.count else {
      throw call.error(.valueError, "maketrans arguments must have same length")
    }
    var table = [UInt8](0...255)
    for (source, target) in Swift.zip(from, to) { table[Int(source)] = target }
    return call.machine.bytes(table)
  }

  private static let sharedByteMethods: [Native] =
    byteOperators + byteSearching + byteCutting + byteShapes
    + comparisons { machine, op, x, y in
      // Views of memory compare by themselves.
      guard y.as(MemoryViewObject.self) == nil, let a = machine.bytes(of: x), let b = machine.bytes(of: y)
      else {
        return .notImplemented
      }
      switch op {
      case .equal: return Value(a == b)
      case .notEqual: return Value(a != b)
      case .less: return Value(a.lexicographicallyPrecedes(b))
      case .lessEqual: return Value(!b.lexicographicallyPrecedes(a))
      case .greater: return Value(b.lexicographicallyPrecedes(a))
      case .greaterEqual: return Value(!a.lexicographicallyPrecedes(b))
      case .is, .isNot, .in, .notIn: return .notImplemented
      }
    }

  private static let byteOperators: [Native] = [
    Native("__len__(self, /)") { call in Value(call.ownBytes.count) },
    Native("__iter__(self, /)") { call in
      let iterators = call.machine.types.iterators
      let isArray = call[0].as(ByteArrayObject.self) != nil
      return Value(
        call.machine.heap.adopt(ByteIterator(call[0], type: isArray ? iterators.bytearray : iterators.bytes)))
    },
    Native("__contains__(self, key, /)") { call in
      let needle = try call.needle(1, complaint: "a bytes-like object is required, not ")
      return Value(ByteString.find(needle, in: call.ownBytes, 0..<call.ownBytes.count) != nil)
    },
    Native("__getitem__(self, key, /)") { call in
      let bytes = call.ownBytes
      if let slice = call[1].as(SliceObject.self) {
        let part = try call.machine.bounds(of: slice).fitted(to: call.ownBytes.count)
        return call.like(part.pick(from: call.ownBytes))
      }
      let isArray = call[0].as(ByteArrayObject.self) != nil
      let index = try call.machine.subscriptIndex(call[1], isArray ? "bytearray" : "byte")
      guard let position = call.machine.position(index, in: bytes.count) else {
        throw call.error(.indexError, isArray ? "bytearray index out of range" : "index out of range")
      }
      return Value(Int(bytes[position]))
    },
    Native("__add__(self, value, /)") { call in
      guard let other = call.machine.bytes(of: call[1]) else {
        if call.machine.hasOwn(.radd, call[1]) { return .notImplemented }
        let kind = call[0].as(ByteArrayObject.self) != nil ? "bytearray" : "bytes"
        throw call.error(.typeError, "can't concat \(call.typeName(1)) to \(kind)")
      }
      try call.machine.checkedSum(call.ownBytes.count, other.count, each: 1)
      return call.like(call.ownBytes + other)
    },
    Native("__mul__(self, value, /)") { call in try call.repeated() },
    Native("__rmul__(self, value, /)") { call in try call.repeated() },
    Native("__mod__(self, value, /)") { call in
      call.like(try call.machine.percentFormat(bytes: call.ownBytes, call[1]))
    },
    Native("__rmod__(self, value, /)") { _ in .notImplemented },
  ]

  private static let byteSearching: [Native] = [
    Native("find(self, sub, start=?, end=?, /)") { call in
      Value(try call.search { ByteString.find($0, in: $1, $2) } ?? -1)
    },
    Native("rfind(self, sub, start=?, end=?, /)") { call in
      Value(try call.search { ByteString.rfind($0, in: $1, $2) } ?? -1)
    },
    Native("index(self, sub, start=?, end=?, /)") { call in
      guard let found = try call.search({ ByteString.find($0, in: $1, $2) }) else {
        throw ByteString.notFound
      }
      return Value(found)
    },
    Native("rindex(self, sub, start=?, end=?, /)") { call in
      guard let found = try call.search({ ByteString.rfind($0, in: $1, $2) }) else {
        throw ByteString.notFound
      }
      return Value(found)
    },
    Native("count(self, sub, start=?, end=?, /)") { call in
      Value(try call.search { ByteString.count($0, in: $1, $2) } ?? 0)
    },
    Native("startswith(self, prefix, start=?, end=?, /)") { call in
      try call.matchesEnd("startswith") { ByteString.hasPrefix($0, $1, $2) }
    },
    Native("endswith(self, suffix, start=?, end=?, /)") { call in
      try call.matchesEnd("endswith") { ByteString.hasSuffix($0, $1, $2) }
    },
  ]

  private static let byteCutting: [Native] = [
    Native("split(self, /, sep=None, maxsplit=-1)") { call in
      let separator = call[1].isNone ? nil : try call.machine.bytesLike(call[1])
      return call.machine.list(
        try ByteString.split(call.ownBytes, separator, limit: call.int(2)).map { call.like($0) })
    },
    Native("rsplit(self, /, sep=None, maxsplit=-1)") { call in
      let separator = call[1].isNone ? nil : try call.machine.bytesLike(call[1])
      return call.machine.list(
        try ByteString.split(call.ownBytes, separator, limit: call.int(2), fromEnd: true).map {
          call.like($0)
        })
    },
    Native("splitlines(self, /, keepends=False)") { call in
      let keepsEnds = try call.int(1) != 0
      return call.machine.list(
        ByteString.splitLines(call.ownBytes, keepingBreaks: keepsEnds).map { call.like($0) })
    },
    Native("partition(self, sep, /)") { call in
      call.machine.tuple(
        try ByteString.partition(call.ownBytes, call.machine.bytesLike(call[1])).map { call.like($0) })
    },
    Native("rpartition(self, sep, /)") { call in
      call.machine.tuple(
        try ByteString.partition(call.ownBytes, call.machine.bytesLike(call[1]), fromEnd: true).map {
          call.like($0)
        })
    },
    Native("join(self, iterable_of_bytes, /)") { call in
      guard call.machine.canIterate(call[1]) else {
        throw call.error(.typeError, "can only join an iterable")
      }
      let parts = try call.machine.items(of: call[1]).enumerated().map { index, item in
        guard let bytes = call.machine.bytes(of: item) ?? call.machine.libraryBytes(item) else {
          throw call.error(
            .typeError,
            "sequence item \(index): expected a bytes-like object, \(call.machine.typeName(item)) found")
        }
        return bytes
      }
      return call.like(try ByteString.join(parts, separator: call.ownBytes))
    },
    Native("strip(self, bytes=None, /)") { call in
      call.like(ByteString.stripped(call.ownBytes, try call.strippedSet()))
    },
    Native("lstrip(self, bytes=None, /)") { call in
      call.like(ByteString.stripped(call.ownBytes, try call.strippedSet(), right: false))
    },
    Native("rstrip(self, bytes=None, /)") { call in
      call.like(ByteString.stripped(call.ownBytes, try call.strippedSet(), left: false))
    },
    Native("removeprefix(self, prefix, /)") { call in
      let prefix = try call.machine.bytesLike(call[1])
      return call.like(
        call.ownBytes.starts(with: prefix) ? Array(call.ownBytes.dropFirst(prefix.count)) : call.ownBytes)
    },
    Native("removesuffix(self, suffix, /)") { call in
      let suffix = try call.machine.bytesLike(call[1])
      let bytes = call.ownBytes
      let isThere = !suffix.isEmpty && ByteString.hasSuffix(suffix, bytes, 0..<bytes.count)
      return call.like(isThere ? Array(bytes.dropLast(suffix.count)) : bytes)
    },
    Native("replace(self, old, new, count=-1, /)") { call in
      let old = try call.machine.bytesLike(call[1])
      let new = try call.machine.bytesLike(call[2])
      return call.like(try ByteString.replacing(call.ownBytes, old, with: new, limit: call.int(3)))
    },
    Native("translate(self, table, /, delete=b'')") { call in
      let table = call[1].isNone ? nil : try call.machine.bytesLike(call[1])
      let dropped = call.has(2) ? try call.machine.bytesLike(call[2]) : []
      return call.like(try ByteString.translated(call.ownBytes, table: table, deleting: dropped))
    },
  ]

  private static let byteShapes: [Native] = [
    Native("ljust(self, width, fillchar=?, /)") { call in try call.aligned(.left, "ljust") },
    Native("rjust(self, width, fillchar=?, /)") { call in try call.aligned(.right, "rjust") },
    Native("center(self, width, fillchar=?, /)") { call in try call.aligned(.center, "center") },
    Native("zfill(self, width, /)") { call in
      call.like(try ByteString.zeroFilled(call.ownBytes, width: call.int(1)))
    },
    Native("expandtabs(self, /, tabsize=8)") { call in
      call.like(try ByteString.expandingTabs(call.ownBytes, call.int(1)))
    },
    Native("upper(self, /)") { $0.like(ByteString.uppercased($0.ownBytes)) },
    Native("lower(self, /)") { $0.like(ByteString.lowercased($0.ownBytes)) },
    Native("swapcase(self, /)") { $0.like(ByteString.swappedCase($0.ownBytes)) },
    Native("capitalize(self, /)") { $0.like(ByteString.capitalized($0.ownBytes)) },
    Native("title(self, /)") { $0.like(ByteString.titleCased($0.ownBytes)) },
    Native("isalpha(self, /)") { Value(ByteString.isAlpha($0.ownBytes)) },
    Native("isalnum(self, /)") { Value(ByteString.isAlphanumeric($0.ownBytes)) },
    Native("isascii(self, /)") { Value(ByteString.isASCII($0.ownBytes)) },
    Native("isdigit(self, /)") { Value(ByteString.isDigit($0.ownBytes)) },
    Native("isspace(self, /)") { Value(ByteString.isSpace($0.ownBytes)) },
    Native("isupper(self, /)") { Value(ByteString.isUppercase($0.ownBytes)) },
    Native("islower(self, /)") { Value(ByteString.isLowercase($0.ownBytes)) },
    Native("istitle(self, /)") { Value(ByteString.isTitlecase($0.ownBytes)) },
    Native(
      "hex(self, /, sep=?, bytes_per_sep=1)",
      doc: "Create a string of hexadecimal numbers from a bytes object."
    ) { call in
      var separator: Text?
      if call.has(1) {
        separator = call.machine.text(call[1]) ?? call.machine.bytes(of: call[1]).map { Text(latin1: $0) }
        if separator == nil {
          throw call.error(.typeError, "object of type '\(call.typeName(1))' has no len()")
        }
      }
      return call.machine.string(try ByteString.hex(call.ownBytes, separator: separator, group: call.int(2)))
    },
    Native(
      "decode(self, /, encoding='utf-8', errors='strict')",
      doc: "Decode the bytes using the codec registered for encoding."
    ) {
      call in
      let encoding = try call.text(1, "decode() argument 'encoding' must be str, not ")
      let errors = try call.text(2, "decode() argument 'errors' must be str, not ")
      return call.machine.string(
        try call.machine.decode(
          call.ownBytes, encoding.string, errors.string, object: call.machine.bytes(call.ownBytes)))
    },
  ]

  private static let arrayMethods: [Native] = [
    Native("__init__(self, source=?, encoding=?, errors=?)") { call in
      call.array.bytes = try call.machine.convertToBytes(call, "bytearray")
      return .none
    },
    Native("__repr__(self, /)") { call in
      var inside = ByteString.repr(call.array.bytes)
      // Here, unlike in bytes, an apostrophe is escaped even between double quotes.
      if inside[1] == 0x22 { inside = try inside.replacing(Text("'"), with: Text("\\'")) }
      return call.machine.string(Text("\(call.array.type.name)(") + inside + Text(")"))
    },
    Native("append(self, item, /)") { call in
      call.array.bytes.append(try call.machine.byte(call[1]))
      return .none
    },
    Native("extend(self, iterable_of_ints, /)") { call in
      let more = try call.machine.byteSequence(call[1], "can't extend bytearray with \(call.typeName(1))")
      try call.machine.checkedSum(call.array.bytes.count, more.count, each: 1)
      call.array.bytes += more
      return .none
    },
    Native("insert(self, index, item, /)") { call in
      let index = try call.int(1)
      let byte = try call.machine.byte(call[2])
      let count = call.array.bytes.count
      call.array.bytes.insert(byte, at: min(max(index < 0 ? index &+ count : index, 0), count))
      return .none
    },
    Native("pop(self, index=-1, /)") { call in
      let index = try call.machine.subscriptWord(call[1])
      if call.array.bytes.isEmpty { throw call.error(.indexError, "pop from empty bytearray") }
      guard let position = call.machine.position(index, in: call.array.bytes.count) else {
        throw call.error(.indexError, "pop index out of range")
      }
      return Value(Int(call.array.bytes.remove(at: position)))
    },
    Native("remove(self, value, /)") { call in
      let byte = try call.machine.byte(call[1])
      guard let index = call.array.bytes.firstIndex(of: byte) else {
        throw call.error(.valueError, "value not found in bytearray")
      }
      call.array.bytes.remove(at: index)
      return .none
    },
    Native("reverse(self, /)") { call in
      call.array.bytes.reverse()
      return .none
    },
    Native("clear(self, /)") { call in
      call.array.bytes = []
      return .none
    },
    Native("copy(self, /)") { call in call.like(call.array.bytes) },
    Native("__iadd__(self, value, /)") { call in
      guard let more = call.machine.bytes(of: call[1]) else {
        throw call.error(.typeError, "can't concat \(call.typeName(1)) to bytearray")
      }
      try call.machine.checkedSum(call.array.bytes.count, more.count, each: 1)
      call.array.bytes += more
      return call[0]
    },
    Native("__imul__(self, value, /)") { call in
      guard let times = try call.machine.repetitions(call[1]) else { return .notImplemented }
      call.array.bytes = try ByteString.repeated(call.array.bytes, times)
      return call[0]
    },
    Native("__setitem__(self, key, value, /)") { call in
      if let slice = call[1].as(SliceObject.self) {
        try call.machine.assign(call[2], to: slice, of: call.array)
        return .none
      }
      let index = try call.machine.subscriptIndex(call[1], "bytearray")
      guard call.machine.position(index, in: call.array.bytes.count) != nil else {
        throw call.error(.indexError, "bytearray index out of range")
      }
      let byte = try call.machine.byte(call[2])
      // Reading the value may have changed the array.
      guard let position = call.machine.position(index, in: call.array.bytes.count) else {
        throw call.error(.indexError, "bytearray index out of range")
      }
      call.array.bytes[position] = byte
      return .none
    },
    Native("__delitem__(self, key, /)") { call in
      if let slice = call[1].as(SliceObject.self) {
        let bounds = try call.machine.bounds(of: slice)
        call.array.bytes.removeItems(bounds.fitted(to: call.array.bytes.count))
        return .none
      }
      let index = try call.machine.subscriptIndex(call[1], "bytearray")
      guard let position = call.machine.position(index, in: call.array.bytes.count) else {
        throw call.error(.indexError, "bytearray index out of range")
      }
      call.array.bytes.remove(at: position)
      return .none
    },
  ]
}

extension Arguments {
  fileprivate var array: ByteArrayObject { self[0].unchecked(ByteArrayObject.self) }

  /// The bytes that the method belongs to.
  fileprivate var ownBytes: [UInt8] { machine.bytes(of: self[0]) ?? [] }

  /// Bytes of the same kind as the method's own.
  fileprivate func like(_ bytes: [UInt8]) -> Value {
    if self[0].as(ByteArrayObject.self) != nil {
      return Value(
        machine.heap.adopt(ByteArrayObject(bytes, type: machine.types.bytearray), externalBytes: bytes.count))
    }
    return machine.bytes(bytes)
  }

  /// What to look for: bytes, or one byte as a number.
  fileprivate func needle(_ index: Int, complaint: String) throws -> [UInt8] {
    if let bytes = machine.bytes(of: self[index]) { return bytes }
    guard let number = try machine.optionalInteger(self[index]) else {
      throw error(
        .typeError,
        complaint + (complaint.hasSuffix(" not ") ? "'\(typeName(index))'" : "'\(typeName(index))'"))
    }
    guard number >= 0, number < 256 else { throw error(.valueError, "byte must be in range(0, 256)") }
    return [UInt8(number)]
  }

  fileprivate func search<T>(_ body: ([UInt8], [UInt8], Range<Int>) -> T?) throws -> T? {
    let needle = try needle(1, complaint: "argument should be integer or bytes-like object, not ")
    let bytes = ownBytes
    guard let range = try searchRange(2, 3, count: bytes.count) else { return nil }
    return body(needle, bytes, range)
  }

  fileprivate func matchesEnd(
    _ name: String, _ test: ([UInt8], [UInt8], Range<Int>) -> Bool
  ) throws -> Value {
    let bytes = ownBytes
    let range = try searchRange(2, 3, count: bytes.count)
    if let tuple = self[1].as(TupleObject.self) {
      for item in tuple.items {
        let part = try machine.bytesLike(item)
        if let range, test(part, bytes, range) { return .true }
      }
      return .false
    }
    guard let part = machine.bytes(of: self[1]) else {
      throw error(.typeError, "\(name) first arg must be bytes or a tuple of bytes, not \(typeName(1))")
    }
    guard let range else { return .false }
    return Value(test(part, bytes, range))
  }

  fileprivate func strippedSet() throws -> [UInt8]? { self[1].isNone ? nil : try machine.bytesLike(self[1]) }

  fileprivate func repeated() throws -> Value {
    guard let times = try machine.repetitions(self[1]) else { return .notImplemented }
    if times == 1, machine.type(of: self[0]) === machine.types.bytes { return self[0] }
    _ = try machine.repeatedCount(ownBytes.count, times, each: 1)
    return like(try ByteString.repeated(ownBytes, times))
  }

  fileprivate func aligned(_ side: Text.Side, _ name: String) throws -> Value {
    let width = try int(1)
    var fill: UInt8 = 32
    if has(2) {
      guard let bytes = machine.bytes(of: self[2]), bytes.count == 1 else {
        throw error(.typeError, "\(name)() argument 2 must be a byte string of length 1, not \(typeName(2))")
      }
      fill = bytes[0]
    }
    if width > ownBytes.count { try machine.checkSize(elements: width, each: 1) }
    return like(try ByteString.aligned(ownBytes, side, width: width, fill: fill))
  }
}

extension Machine {
  /// The bytes of a `bytes` or `bytearray`; nil for anything else.
  package func bytes(of x: Value) -> [UInt8]? {
    guard x.isObject else { return nil }
    switch x.object {
    case let bytes as BytesObject: return bytes.bytes
    case let array as ByteArrayObject: return array.bytes
    case let view as MemoryViewObject: return view.contents()
    default: return nil
    }
  }

  package func bytesLike(_ x: Value) throws -> [UInt8] {
    if let bytes = bytes(of: x) ?? libraryBytes(x) { return bytes }
    throw error(.typeError, "a bytes-like object is required, not '\(typeName(x))'")
  }

  fileprivate func byte(_ x: Value, _ kind: String = "byte") throws -> UInt8 {
    let number = try integer(x)
    guard number >= 0, number < 256 else { throw error(.valueError, "\(kind) must be in range(0, 256)") }
    return UInt8(number)
  }

  /// Bytes from bytes or from an iterable of integers.
  func byteSequence(_ x: Value, _ complaint: String, kind: String = "byte") throws -> [UInt8] {
    if let bytes = bytes(of: x) ?? libraryBytes(x) { return bytes }
    guard canIterate(x) else { throw error(.typeError, complaint) }
    var result: [UInt8] = []
    try forEach(x) { result.append(try byte($0, kind)) }
    return result
  }

  /// The bytes that `bytes(…)` and `bytearray(…)` make of their arguments 1 to 3.
  fileprivate func convertToBytes(_ call: Arguments, _ name: String) throws -> [UInt8] {
    guard call.has(1) else {
      if call.has(2) || call.has(3) {
        throw error(.typeError, "\(call.has(2) ? "encoding" : "errors") without a string argument")
      }
      return []
    }
    if let text = text(call[1]), call.has(2) || type(of: call[1]).slot(.bytes).isUndefined {
      guard call.has(2) else { throw error(.typeError, "string argument without an encoding") }
      let encoding = try call.text(2, "\(name)() argument 'encoding' must be str, not ")
      let errors =
        call.has(3) ? try call.text(3, "\(name)() argument 'errors' must be str, not ").string : "strict"
      return try encode(text, encoding.string, errors)
    }
    if call.has(2) { throw error(.typeError, "encoding without a string argument") }
    if call.has(3) { throw error(.typeError, "errors without a string argument") }
    let x = call[1]
    let method = type(of: x).slot(.bytes)
    if name == "bytes", !method.isUndefined {
      return try bytes(from: method, of: x)
    }
    if let bytes = bytes(of: x) { return bytes }
    // What is no whole number after all may still be memory.
    let memory = libraryBytes(x)
    if let count = try memory == nil ? optionalInteger(x) : try? optionalInteger(x) {
      guard let size = Int(exactly: count) else {
        throw error(.overflowError, "cannot fit 'int' into an index-sized integer")
      }
      if size < 0 { throw error(.valueError, "negative count") }
      try checkSize(elements: size, each: 1)
      return [UInt8](repeating: 0, count: size)
    }
    return try byteSequence(
      x, "cannot convert '\(typeName(x))' object to \(name)", kind: name == "bytes" ? "bytes" : "byte")
  }

  fileprivate func assign(_ x: Value, to slice: SliceObject, of array: ByteArrayObject) throws {
    let bounds = try bounds(of: slice)
    if text(x) != nil || exactInt(x) != nil {
      throw error(
        .typeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    }
    let fresh = try byteSequence(x, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    let part = bounds.fitted(to: array.bytes.count)
    if bounds.step == 1 {
      array.bytes.replaceSubrange(part.start..<max(part.start, part.stop), with: fresh)
      return
    }
    guard fresh.count == part.count else {
      throw error(
        .valueError,
        "attempt to assign bytes of size \(fresh.count) to extended slice of size \(part.count)")
    }
    for index in 0..<part.count { array.bytes[part.start + index * part.step] = fresh[index] }
  }

  /// `template % values` of bytes.
  fileprivate func percentFormat(bytes template: [UInt8], _ values: Value) throws -> [UInt8] {
    let text = try percentFormat(Text(latin1: template), values) { field, value in
      switch field.conversion {
      case 0x73, 0x62:
        guard let bytes = try self.formattedBytes(value) else {
          throw self.error(
            .typeError,
            "%b requires a bytes-like object, or an object that implements __bytes__, not '\(self.typeName(value))'"
          )
        }
        var plain = field
        plain.conversion = 0x73
        return try plain.render(Text(latin1: bytes))
      case 0x72, 0x61:
        return try field.render(self.ascii(value))
      case 0x63:
        if let bytes = self.bytes(of: value), bytes.count == 1 {
          return try field.render(character: Text(latin1: bytes))
        }
        guard let number = try self.optionalInteger(value) else {
          throw self.error(.typeError, "%c requires an integer in range(256) or a single byte")
        }
        guard number >= 0, number < 256 else { throw self.error(.overflowError, "%c arg not in range(256)") }
        return try field.render(character: number)
      default: return nil
      }
    }
    return text.codePoints.map { UInt8(truncatingIfNeeded: $0) }
  }

  private func formattedBytes(_ x: Value) throws -> [UInt8]? {
    if let bytes = bytes(of: x) { return bytes }
    let method = type(of: x).slot(.bytes)
    return method.isUndefined ? nil : try bytes(from: method, of: x)
  }

  /// What a `__bytes__` method gives.
  private func bytes(from method: Value, of x: Value) throws -> [UInt8] {
    let result = try call(method, x)
    guard let bytes = result.as(BytesObject.self) else {
      throw error(.typeError, "__bytes__ returned non-bytes (type \(typeName(result)))")
    }
    return bytes.bytes
  }
}
