extension Ufunc {
  /// Comparisons and joining of text arrays; nil when this function has no meaning for text.
  func textCall(_ operands: [Operand], _ types: [DType], _ options: UfuncOptions) throws(NumericsError)
    -> NDArray?
  {
    guard inputs == 2, case .array(let a) = operands[0], case .array(let b) = operands[1] else {
      return try textAgainstNumber(operands)
    }
    if a.dtype.kind != b.dtype.kind { return try textAgainstNumber(operands) }
    let shape = try broadcastShape(a.shape, b.shape)
    var x = try a.broadcastedOperand(to: shape)
    var y = try b.broadcastedOperand(to: shape)
    if a.dtype.kind == .record {
      guard name == "equal" || name == "not_equal" else { return nil }
      if a.dtype != b.dtype {
        let common = try Self.comparableType(a.dtype, b.dtype)
        (x, y) = (try x.astype(common, copy: false), try y.astype(common, copy: false))
      }
    }
    if name == "add" { return try Self.join(x, y, shape) }
    guard let test = Self.textTests[name] else { return nil }
    let out = try NDArray(uninitialized: shape, dtype: .bool)
    var at = 0
    x.forEachPosition(with: y) { i, j in
      out.store(.bool(test(Self.compare(x.scalar(atByte: i), y.scalar(atByte: j)))), atByte: at)
      at += 1
    }
    return out
  }

  /// What two structured types are compared as.
  private static func comparableType(_ a: DType, _ b: DType) throws(NumericsError) -> DType {
    if (a.structure == nil) != (b.structure == nil) {
      throw .type(
        "Cannot compare structured with unstructured void arrays. (unreachable error, please report to NumPy devs.)"
      )
    }
    if let common = try? DType.promote(a, b) { return common }
    throw .type(
      "Cannot compare structured arrays unless they have a common dtype.  I.e. `np.result_type(arr1, arr2)` must be "
        + "defined.")
  }

  /// Text is equal to no number, and has no order with one.
  private func textAgainstNumber(_ operands: [Operand]) throws(NumericsError) -> NDArray? {
    guard name == "equal" || name == "not_equal" else { return nil }
    var shapes: [Dims] = []
    for case .array(let array) in operands { shapes.append(array.shape) }
    return try NDArray.full(broadcastShape(shapes), .bool(name == "not_equal"))
  }

  private static let textTests: [String: @Sendable (Int) -> Bool] = [
    "equal": { $0 == 0 }, "not_equal": { $0 != 0 }, "less": { $0 < 0 }, "less_equal": { $0 <= 0 },
    "greater": { $0 > 0 }, "greater_equal": { $0 >= 0 },
  ]

  /// By code points: negative, zero or positive.
  static func compare(_ a: Scalar, _ b: Scalar) -> Int {
    switch (a, b) {
    case (.string(let x), .string(let y)): order(x, y)
    case (.bytes(let x), .bytes(let y)): order(x, y)
    case (.record(let x), .record(let y)): Record.compare(x, y)
    default: 0
    }
  }

  private static func order<T: Comparable>(_ x: [T], _ y: [T]) -> Int {
    for (p, q) in zip(x, y) where p != q { return p < q ? -1 : 1 }
    return x.count - y.count
  }

  private static func join(_ x: NDArray, _ y: NDArray, _ shape: Dims) throws(NumericsError) -> NDArray {
    let width = x.dtype.textLength + y.dtype.textLength
    let out = try NDArray(uninitialized: shape, dtype: x.dtype.withTextLength(width))
    var at = 0
    x.forEachPosition(with: y) { i, j in
      let parts = [x.scalar(atByte: i), y.scalar(atByte: j)].map { Formatting.points(of: $0) }
      out.store(.string(parts[0] + parts[1]), atByte: at)
      at += out.itemSize
    }
    return out
  }
}
