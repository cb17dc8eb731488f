// What lists, tuples and the like have in common: comparison, search, repr.

extension Machine {
  // MARK: Comparison

  /// Orders two sequences by their first difference. The arrays' values must be alive through their owners.
  func compareSequences(_ op: CompareOperator, _ a: [Value], _ b: [Value]) throws -> Value {
    if a.count != b.count, op == .equal || op == .notEqual { return Value(op == .notEqual) }
    var index = 0
    while index < a.count, index < b.count {
      if try !equal(a[index], b[index]) { break }
      index += 1
      if index & 1023 == 0 { try checkInterrupts() }
    }
    guard index < a.count, index < b.count else { return Value(op.holds(a.count, b.count)) }
    if op == .equal || op == .notEqual { return Value(op == .notEqual) }
    return try compare(op, a[index], b[index])
  }

  /// As `compareSequences`, for lists, which comparisons may change meanwhile.
  func compareLists(_ op: CompareOperator, _ a: ListObject, _ b: ListObject) throws -> Value {
    if a.items.count != b.items.count, op == .equal || op == .notEqual { return Value(op == .notEqual) }
    var index = 0
    while index < a.items.count, index < b.items.count {
      if try !equal(a.items[index], b.items[index]) { break }
      index += 1
      if index & 1023 == 0 { try checkInterrupts() }
    }
    guard index < a.items.count, index < b.items.count else {
      return Value(op.holds(a.items.count, b.items.count))
    }
    if op == .equal || op == .notEqual { return Value(op == .notEqual) }
    return try compare(op, a.items[index], b.items[index])
  }

  // MARK: Repr

  /// "[a, b]" and the like. `item` gives the i-th value, or nil past the end, so that the container may change.
  func reprOfItems(
    _ open: String, _ close: String, single: String? = nil, _ item: (Int) -> Value?
  ) throws -> Text {
    var builder = TextBuilder()
    builder.append(open)
    var index = 0
    while let value = item(index) {
      if index > 0 { builder.append(", ") }
      builder.append(try repr(value))
      index += 1
      if index & 1023 == 0 {
        try checkSize(elements: builder.count, each: 1)
        try checkInterrupts()
      }
    }
    builder.append(index == 1 ? single ?? close : close)
    return builder.finish()
  }

  // MARK: Adding

  /// The items of the right operand of `list + x` when it is a list, and so on for the other kinds.
  func checkedSum(_ a: Int, _ b: Int, each size: Int = 16) throws {
    let (total, overflow) = a.addingReportingOverflow(b)
    if overflow { throw error(.memoryError) }
    if total > 1 << 20 { try checkSize(elements: total, each: size) }
  }

  /// How often a sequence is to be repeated; nil when the operand is no integer.
  func repetitions(_ x: Value) throws -> Int? {
    if x.isInt || x.isBool { return x.int }
    if hasOwn(.rmul, x), number(x) == nil { return nil }
    guard let big = try optionalInteger(x) else { return nil }
    guard let small = Int(exactly: big) else {
      throw error(.overflowError, "cannot fit '\(typeName(x))' into an index-sized integer")
    }
    return small
  }

  /// An array again and again.
  func repeating(_ items: [Value], _ times: Int) throws -> [Value] {
    let total = try repeatedCount(items.count, times)
    if total == 0 { return [] }
    if items.count == 1 { return [Value](repeating: items[0], count: total) }
    var result: [Value] = []
    result.reserveCapacity(total)
    for _ in 0..<times { result.append(contentsOf: items) }
    return result
  }
}

extension TypeTable {
  /// The six comparison rows of a type.
  package static func comparisons(
    _ body: @escaping @Sendable (Machine, CompareOperator, Value, Value) throws -> Value
  ) -> [Native] {
    let rows: [(String, CompareOperator)] = [
      ("__eq__", .equal), ("__ne__", .notEqual), ("__lt__", .less), ("__le__", .lessEqual),
      ("__gt__", .greater), ("__ge__", .greaterEqual),
    ]
    return rows.map { name, op in
      Native("\(name)(self, value, /)") { call in try body(call.machine, op, call[0], call[1]) }
    }
  }
}
