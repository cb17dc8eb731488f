// `_pickle_core`: what `pickle` does with the containers, texts and numbers of the language itself.

extension ModuleRow {
  static let _pickle_core = ModuleRow("_pickle_core") { machine, module in
    machine.install(pickleRows, into: module)
  }

  private static let pickleRows: [Native] = [
    Native(
      "save(obj, out, memo, save_other, /)",
      doc:
        "Writes an object in protocol 4. What it does not know itself, as the whole or as a part, is for save_other."
    ) { call in
      guard let out = call[1].as(ByteArrayObject.self), let memo = call[2].as(DictObject.self) else {
        throw call.error(.typeError, "save() wants a bytearray and a dict")
      }
      try PickleWriter(machine: call.machine, out: out, memo: memo, saveOther: call[3]).write(call[0])
      return .none
    },
    Native(
      "run(data, position, stack, marks, memo, /)",
      doc:
        "Follows instructions as far as they are plain; says where that ended, and what the stack is there."
    ) { call in
      guard let data = call[0].as(BytesObject.self), let stack = call[2].as(ListObject.self),
        let marks = call[3].as(ListObject.self), let memo = call[4].as(DictObject.self)
      else { throw call.error(.typeError, "run() wants bytes, two lists and a dict") }
      var reader = PickleReader(
        machine: call.machine, bytes: data.bytes, at: try call.int(1), stack: stack, marks: marks, memo: memo)
      try reader.run()
      return call.machine.pair(Value(reader.at), Value(reader.stack))
    },
  ]
}

private struct PickleWriter {
  let machine: Machine
  let out: ByteArrayObject
  /// Numbers and objects by the objects' identities.
  let memo: DictObject
  let saveOther: Value

  /// Longer content stands outside of frames.
  private static let frameLimit = 65536
  /// So many items come in one batch.
  private static let batch = 1000

  func write(_ x: Value) throws {
    switch x.tag {
    case Value.Tag.none: out.bytes.append(UInt8(ascii: "N"))
    case Value.Tag.bool: out.bytes.append(x.isTrue ? 0x88 : 0x89)
    case Value.Tag.int: write(x.int)
    case Value.Tag.float:
      out.bytes.append(UInt8(ascii: "G"))
      put(x.float.bitPattern.byteSwapped)
    case Value.Tag.object: try write(object: x)
    default: try other(x)
    }
  }

  private func other(_ x: Value) throws { _ = try machine.call(saveOther, x) }

  private func put<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { out.bytes.append(contentsOf: $0) }
  }

  private func write(_ number: Int) {
    if let byte = UInt8(exactly: number) {
      out.bytes.append(contentsOf: [UInt8(ascii: "K"), byte])
    } else if let word = UInt16(exactly: number) {
      out.bytes.append(UInt8(ascii: "M"))
      put(word)
    } else if let word = Int32(exactly: number) {
      out.bytes.append(UInt8(ascii: "J"))
      put(word)
    } else {
      // Two's complement without what the sign says already.
      let count = 8 - ((number < 0 ? ~number : number).leadingZeroBitCount - 1) / 8
      out.bytes.append(contentsOf: [0x8A, UInt8(count)])
      withUnsafeBytes(of: number.littleEndian) { out.bytes.append(contentsOf: $0.prefix(count)) }
    }
  }

  private func write(object x: Value) throws {
    switch x.typeAddress {
    case machine.types.strAddress: if try !isKnown(x) { try write(text: x) }
    case machine.types.listAddress: if try !isKnown(x) { try machine.recursing { try write(list: x) } }
    case machine.types.tupleAddress: if try !isKnown(x) { try machine.recursing { try write(tuple: x) } }
    case machine.types.dictAddress: if try !isKnown(x) { try machine.recursing { try write(dict: x) } }
    default: try other(x)
    }
  }

  // MARK: The memo

  private func key(_ x: Value) -> Value { Value(machine.identity(of: x)) }

  /// Writes where an object is to be found if it was written before.
  private func isKnown(_ x: Value) throws -> Bool {
    guard let entry = try memo.get(key(x), machine)?.as(TupleObject.self), let number = entry.items.first
    else {
      return false
    }
    if let byte = UInt8(exactly: number.int) {
      out.bytes.append(contentsOf: [UInt8(ascii: "h"), byte])
    } else {
      out.bytes.append(UInt8(ascii: "j"))
      put(UInt32(truncatingIfNeeded: number.int))
    }
    return true
  }

  private func memoize(_ x: Value) throws {
    try memo.set(key(x), machine.pair(Value(memo.count), x), machine)
    out.bytes.append(0x94)
  }

  // MARK: Kinds of objects

  private func write(text x: Value) throws {
    let text = x.borrowing(StringObject.self) { $0.text }
    // Lone surrogates are rare enough to be left to others.
    guard text.count < Self.frameLimit / 4, let bytes = try? text.encoded() else { return try other(x) }
    if let count = UInt8(exactly: bytes.count) {
      out.bytes.append(contentsOf: [0x8C, count])
    } else {
      out.bytes.append(UInt8(ascii: "X"))
      put(UInt32(bytes.count))
    }
    out.bytes.append(contentsOf: bytes)
    try memoize(x)
  }

  private func write(list x: Value) throws {
    out.bytes.append(UInt8(ascii: "]"))
    try memoize(x)
    var index = 0
    let isSingle = x.listElements.count == 1
    // Whatever is called meanwhile may change the list.
    while index < x.listElements.count {
      let end = min(index + Self.batch, x.listElements.count)
      if !isSingle { out.bytes.append(UInt8(ascii: "(")) }
      while index < min(end, x.listElements.count) {
        try write(x.listElements.base[index])
        index += 1
      }
      out.bytes.append(isSingle ? UInt8(ascii: "a") : UInt8(ascii: "e"))
    }
  }

  private func write(tuple x: Value) throws {
    let count = x.tupleElements.count
    if count == 0 { return out.bytes.append(UInt8(ascii: ")")) }
    if count > 3 { out.bytes.append(UInt8(ascii: "(")) }
    for index in 0..<count { try write(x.tupleElements.base[index]) }
    if try memo.get(key(x), machine) != nil {
      // The tuple holds itself: what was put on the stack goes, and what its items made is taken.
      out.bytes.append(
        contentsOf: count > 3 ? [UInt8(ascii: "1")] : [UInt8](repeating: UInt8(ascii: "0"), count: count))
      _ = try isKnown(x)
      return
    }
    out.bytes.append(count > 3 ? UInt8(ascii: "t") : 0x84 + UInt8(count))
    try memoize(x)
  }

  private func write(dict x: Value) throws {
    out.bytes.append(UInt8(ascii: "}"))
    try memoize(x)
    let pairs = x.unchecked(DictObject.self).pairs
    for start in stride(from: 0, to: pairs.count, by: Self.batch) {
      let part = pairs[start..<min(start + Self.batch, pairs.count)]
      if pairs.count > 1 { out.bytes.append(UInt8(ascii: "(")) }
      for (key, value) in part {
        machine.hold(key)
        machine.hold(value)
        try write(key)
        try write(value)
      }
      out.bytes.append(pairs.count > 1 ? UInt8(ascii: "u") : UInt8(ascii: "s"))
    }
  }
}

private struct PickleReader {
  let machine: Machine
  let bytes: [UInt8]
  private(set) var at: Int
  private(set) var stack: ListObject
  /// The stacks below the marks.
  let marks: ListObject
  let memo: DictObject

  init(machine: Machine, bytes: [UInt8], at: Int, stack: ListObject, marks: ListObject, memo: DictObject) {
    self.machine = machine
    self.bytes = bytes
    self.at = at
    self.stack = stack
    self.marks = marks
    self.memo = memo
  }

  /// Stops before an instruction that is not plain, or that something is missing for.
  mutating func run() throws {
    guard at >= 0 else { return }
    while at < bytes.count, try step(bytes[at]) {}
  }

  private mutating func push(_ value: Value, after length: Int) -> Bool {
    stack.append(value)
    at += length
    return true
  }

  /// The number that stands `offset` bytes behind the instruction, if the data goes on so far.
  private func number<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int = 1) -> Number? {
    let start = at + offset
    guard start + MemoryLayout<Number>.size <= bytes.count else { return nil }
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Number.self))
    }
  }

  private mutating func step(_ instruction: UInt8) throws -> Bool {
    switch instruction {
    case 0x95:
      // A frame must be there as a whole.
      guard let count = number(UInt64.self), count <= UInt64(max(bytes.count - at - 9, 0)) else {
        return false
      }
      return skip(9)
    case UInt8(ascii: "N"): return push(.none, after: 1)
    case 0x88: return push(.true, after: 1)
    case 0x89: return push(.false, after: 1)
    case UInt8(ascii: "K"): return number(UInt8.self).map { push(Value(Int($0)), after: 2) } ?? false
    case UInt8(ascii: "M"): return number(UInt16.self).map { push(Value(Int($0)), after: 3) } ?? false
    case UInt8(ascii: "J"): return number(Int32.self).map { push(Value(Int($0)), after: 5) } ?? false
    case UInt8(ascii: "G"):
      return number(UInt64.self).map { push(Value(Double(bitPattern: $0.byteSwapped)), after: 9) } ?? false
    case 0x8C: return number(UInt8.self).map { pushText(Int($0), after: 2) } ?? false
    case UInt8(ascii: "X"): return number(UInt32.self).map { pushText(Int($0), after: 5) } ?? false
    case UInt8(ascii: "C"):
      guard let count = number(UInt8.self), at + 2 + Int(count) <= bytes.count else { return false }
      return push(machine.bytes(Array(bytes[at + 2..<at + 2 + Int(count)])), after: 2 + Int(count))
    case UInt8(ascii: "]"): return push(machine.list([]), after: 1)
    case UInt8(ascii: "}"): return push(machine.emptyDict(), after: 1)
    case UInt8(ascii: ")"): return push(machine.tuple([]), after: 1)
    case 0x85, 0x86, 0x87: return makeTuple(Int(instruction) - 0x84)
    case UInt8(ascii: "("):
      marks.append(Value(stack))
      stack = machine.list([]).unchecked(ListObject.self)
      return skip(1)
    case UInt8(ascii: "t"):
      guard let items = takeMarked() else { return false }
      return push(machine.tuple(items), after: 1)
    case UInt8(ascii: "a"): return append()
    case UInt8(ascii: "e"): return appendMarked()
    case UInt8(ascii: "s"): return try setItem()
    case UInt8(ascii: "u"): return try setMarked()
    case 0x94: return try memoize(memo.count, after: 1)
    case UInt8(ascii: "q"): return try number(UInt8.self).map { try memoize(Int($0), after: 2) } ?? false
    case UInt8(ascii: "r"): return try number(UInt32.self).map { try memoize(Int($0), after: 5) } ?? false
    case UInt8(ascii: "h"): return try number(UInt8.self).map { try recall(Int($0), after: 2) } ?? false
    case UInt8(ascii: "j"): return try number(UInt32.self).map { try recall(Int($0), after: 5) } ?? false
    default: return false
    }
  }

  private mutating func skip(_ length: Int) -> Bool {
    guard at + length <= bytes.count else { return false }
    at += length
    return true
  }

  private mutating func pushText(_ count: Int, after header: Int) -> Bool {
    let start = at + header
    guard start + count <= bytes.count else { return false }
    // What is not plain ASCII takes the way of all decoding.
    let text = bytes.withUnsafeBufferPointer { units -> Text? in
      let part = UnsafeBufferPointer(rebasing: units[start..<start + count])
      return highestBits(part) < 128 ? Text(ascii: part) : nil
    }
    guard let text else { return false }
    return push(machine.string(text), after: header + count)
  }

  private mutating func makeTuple(_ count: Int) -> Bool {
    let elements = stack.elements
    guard elements.count >= count else { return false }
    let made = machine.tuple(UnsafePointer(elements.base + elements.count - count), count: count)
    for _ in 0..<count { _ = stack.popLast() }
    return push(made, after: 1)
  }

  /// What was pushed since the last mark; the stack is the one below again.
  private mutating func takeMarked() -> [Value]? {
    guard let below = marks.popLast()?.as(ListObject.self) else { return nil }
    let items = stack.items
    stack = below
    return items
  }

  /// The container that is below the last mark.
  private func target<T: Object>(_ type: T.Type, _ address: UnsafeMutableRawPointer) -> T? {
    guard let below = marks.items.last?.as(ListObject.self), let target = below.items.last,
      target.isExactly(address)
    else { return nil }
    return target.unchecked(type)
  }

  private mutating func append() -> Bool {
    let count = stack.items.count
    guard count > 1, stack.items[count - 2].isExactly(machine.types.listAddress), let item = stack.popLast()
    else {
      return false
    }
    stack.items[count - 2].unchecked(ListObject.self).append(item)
    return skip(1)
  }

  private mutating func appendMarked() -> Bool {
    guard let list = target(ListObject.self, machine.types.listAddress), let items = takeMarked() else {
      return false
    }
    list.append(contentsOf: items)
    return skip(1)
  }

  private mutating func setItem() throws -> Bool {
    let count = stack.items.count
    guard count > 2, stack.items[count - 3].isExactly(machine.types.dictAddress), let value = stack.popLast(),
      let key = stack.popLast()
    else { return false }
    at += 1
    try stack.items[count - 3].unchecked(DictObject.self).set(key, value, machine)
    return true
  }

  private mutating func setMarked() throws -> Bool {
    guard stack.items.count % 2 == 0, let dict = target(DictObject.self, machine.types.dictAddress),
      let items = takeMarked()
    else { return false }
    at += 1
    for index in stride(from: 0, to: items.count, by: 2) {
      try dict.set(items[index], items[index + 1], machine)
    }
    return true
  }

  private mutating func memoize(_ number: Int, after length: Int) throws -> Bool {
    guard let value = stack.items.last else { return false }
    try memo.set(Value(number), value, machine)
    return skip(length)
  }

  private mutating func recall(_ number: Int, after length: Int) throws -> Bool {
    guard let value = try memo.get(Value(number), machine) else { return false }
    return push(value, after: length)
  }
}
