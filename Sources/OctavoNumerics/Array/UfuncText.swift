extension Ufunc {
  /// Comparisons and joining of text arrays; nil when this function has no meaning for text.
  func textCall(_ operands: [Operand], _ types: [DType], _ options: UfuncOptions) throws(NumericsError)
    -> NDArray?
  {
    guard inputs == 2, case .array(let a) = operands[0], case .array(let b) = operands[1] else {
      return try textAgainstNumber(operands)
    }
    if a.dtype.isString != b.dtype.isString { return try textAgainstNumber(operands) }
    let shape = try broadcastShape(a.shape, b.shape)
    let x = try a.broadcastedOperand(to: shape)
    let y = try b.broadcastedOperand(to: shape)
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
    guard case .string(let x) = a, case .string(let y) = b else { return 0 }
    for (p, q) in zip(x, y) where p != q { return p < q ? -1 : 1 }
    return x.count - y.count
  }

  private static func join(_ x: NDArray, _ y: NDArray, _ shape: Dims) throws(NumericsError) -> NDArray {
    let width = x.dtype.textLength + y.dtype.textLength
    let out = try NDArray(uninitialized: shape, dtype: .string(width))
    var at = 0
    x.forEachPosition(with: y) { i, j in
      if case .string(let p) = x.scalar(atByte: i), case .string(let q) = y.scalar(atByte: j) {
        out.store(.string(p + q), atByte: at)
      }
      at += out.itemSize
    }
    return out
  }
}
