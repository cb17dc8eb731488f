import BigInt

// Reading arguments the way CPython's own functions do, with its words when they are wrong.
extension Arguments {
  // `self` of methods: the machine has checked that it is an instance of the row's type.
  @inline(__always) func list(_ index: Int = 0) -> ListObject { self[index].unchecked(ListObject.self) }
  @inline(__always) func tuple(_ index: Int = 0) -> TupleObject { self[index].unchecked(TupleObject.self) }
  @inline(__always) func dict(_ index: Int = 0) -> DictObject { self[index].unchecked(DictObject.self) }
  @inline(__always) func set(_ index: Int = 0) -> SetObject { self[index].unchecked(SetObject.self) }
  @inline(__always) var selfText: Text { self[0].borrowing(StringObject.self) { $0.text } }
  @inline(__always) var selfBytes: [UInt8] { self[0].unchecked(BytesObject.self).bytes }

  /// The class a constructor is to make an instance of.
  @inline(__always) var type: TypeObject { self[0].unchecked(TypeObject.self) }

  /// Whether the class a constructor is to make an instance of is the one at that address.
  @inline(__always)
  func isClass(_ address: UnsafeMutableRawPointer) -> Bool { self[0].isObject && self[0].address == address }

  package func error(_ kind: BuiltinException, _ message: String) -> PythonError {
    machine.error(kind, message)
  }

  /// The name of an argument's type.
  package func typeName(_ index: Int) -> String { machine.typeName(self[index]) }

  /// An integer through `__index__` that must fit a machine word.
  package func int(_ index: Int) throws -> Int { try machine.wordSized(self[index]) }

  /// A text, or `complaint` followed by the type's name as TypeError.
  package func text(_ index: Int, _ complaint: String = "must be str, not ") throws -> Text {
    if let text = machine.text(self[index]) { return text }
    // Functions that name the argument call None by its name, the others by its type.
    let isNone = self[index].isNone && complaint.contains("argument")
    throw error(.typeError, complaint + (isNone ? "None" : typeName(index)))
  }

  package func truth(_ index: Int) throws -> Bool { try machine.truth(self[index]) }

  /// Start and end of a search, given as optional arguments.
  func searchRange(_ start: Int, _ end: Int, count: Int) throws -> Range<Int>? {
    let lower = try bound(start)
    let upper = try bound(end)
    return clampedRange(lower, upper, count: count)
  }

  private func bound(_ index: Int) throws -> Int? {
    if !has(index) || self[index].isNone { return nil }
    return try machine.sliceBound(self[index])
  }
}

extension Machine {
  /// An integer for a C size: what does not fit is an OverflowError.
  package func wordSized(_ x: Value) throws -> Int {
    if x.isInt || x.isBool { return x.int }
    let big = try integer(x)
    guard let small = Int(exactly: big) else {
      throw error(.overflowError, "Python int too large to convert to C ssize_t")
    }
    return small
  }

  /// An integer of any size through `__index__`.
  package func integer(_ x: Value) throws -> BigInt {
    if let value = try optionalInteger(x) { return value }
    throw error(.typeError, "'\(typeName(x))' object cannot be interpreted as an integer")
  }

  package func optionalInteger(_ x: Value) throws -> BigInt? {
    if let value = exactInt(x) { return value }
    let method = type(of: x).slot(.index)
    if method.isUndefined || method.isNone { return nil }
    let result = try call(method, x)
    guard let value = exactInt(result) else {
      throw error(.typeError, "__index__ returned non-int (type \(typeName(result)))")
    }
    return value
  }

  /// Refuses what would need more memory than there is, before it is asked for.
  package func checkSize(elements: Int, each size: Int = 16) throws {
    let (bytes, overflow) = elements.multipliedReportingOverflow(by: size)
    if overflow || bytes > min(host.memoryLimit, Memory.available) { throw error(.memoryError) }
  }

  /// `count` copies of something `length` long.
  func repeatedCount(_ length: Int, _ count: Int, each size: Int = 16) throws -> Int {
    guard length > 0, count > 0 else { return 0 }
    let (total, overflow) = length.multipliedReportingOverflow(by: count)
    if overflow { throw error(.memoryError) }
    try checkSize(elements: total, each: size)
    return total
  }
}
