import OctavoLanguage
import OctavoNumerics

// Uniform integers: `Generator.integers`, `randint` and their relatives.
extension Machine {
  /// The bounds of one request; `high` is included.
  private struct IntegerBounds {
    let low: Int
    let high: Int
  }

  func integerDraws(
    _ call: Arguments, first: Int, _ source: any VariateSource, endpoint: Bool, isLegacy: Bool
  ) throws -> Value {
    let name = isLegacy ? "randint" : "integers"
    let dtype = try call.dtype(first + 3) ?? .int64
    guard dtype.isInteger || dtype.isBool else {
      throw error(.typeError, "Unsupported dtype \(dtype.representation) for \(name)")
    }
    let size = call.isGiven(first + 2) ? try call.shape(first + 2) : nil
    let ends = call.isGiven(first + 1) ? [call[first], call[first + 1]] : [Value(0), call[first]]
    let arrays = try ends.map { try array(from: $0) }
    if arrays.contains(where: { $0.rank > 0 }) {
      return try integerArrayDraws(arrays, size, dtype, source, endpoint: endpoint)
    }
    if size?.product == 0 { return arrayObject(try .zeros(size ?? [], dtype: dtype)) }
    let bounds = try bounds(ends[0], ends[1], dtype, endpoint: endpoint)
    let drawn = try wholeDraws(size, scalarIsPlain: true) { out in
      try fill(out, source, dtype, bounds, endpoint: endpoint)
    }
    if let object = drawn.as(ArrayObject.self) {
      return dtype == .int64 ? drawn : arrayObject(try object.array.astype(dtype))
    }
    // RandomState gives plain integers unless a type was asked for.
    if isLegacy, !call.isGiven(first + 3) { return drawn }
    let isPlain =
      isLegacy && call[first + 3].as(TypeObject.self).map { $0 === types.int || $0 === types.bool } == true
    if isPlain { return dtype.isBool ? Value(drawn.int != 0) : drawn }
    return scalar(dtype.isBool ? .bool(drawn.int != 0) : .int(drawn.int), dtype)
  }

  private func bounds(_ low: Value, _ high: Value, _ dtype: DType, endpoint: Bool) throws -> IntegerBounds {
    let (least, most) = dtype.integerLimits
    func whole(_ x: Value) throws -> Int128 {
      if let value = exactInt(x) { return Int128(exactly: value) ?? (value > 0 ? .max : .min) }
      if let (scalar, type) = numpyScalar(x), type.isInteger || type.isBool { return Int128(scalar.integer) }
      return Int128(exactly: try double(x).rounded(.towardZero)) ?? .max
    }
    let first = try whole(low)
    let last = try whole(high).subtractingReportingOverflow(endpoint ? 0 : 1).partialValue
    if first < least { throw error(.valueError, "low is out of bounds for \(dtype.name)") }
    if last > most { throw error(.valueError, "high is out of bounds for \(dtype.name)") }
    if first > last {
      let sign = endpoint ? "<" : "<="
      throw error(.valueError, first == 0 ? "high \(sign) 0" : endpoint ? "low > high" : "low >= high")
    }
    guard let a = Int(exactly: first), let b = Int(exactly: last) else {
      throw error(
        .notImplementedError, "random uint64 beyond 2**63 - 1 is not supported by Octavo; draw int64 or bytes"
      )
    }
    return IntegerBounds(low: a, high: b)
  }

  private func fill(
    _ out: UnsafeMutableBufferPointer<Int>, _ source: any VariateSource, _ dtype: DType,
    _ bounds: IntegerBounds,
    endpoint: Bool
  ) throws {
    switch dtype.itemSize {
    case 1, 2:
      let width = dtype.isBool ? 1 : dtype.itemSize * 8
      source.fill(
        out,
        try NarrowUniformIntegerSampler(
          width: width, low: bounds.low, through: bounds.high, endpoint: endpoint))
    case 4:
      source.fill(out, try UniformInteger32Sampler(low: bounds.low, through: bounds.high, endpoint: endpoint))
    default:
      source.fill(out, try UniformIntegerSampler(low: bounds.low, through: bounds.high, endpoint: endpoint))
    }
  }

  /// Bounds that are arrays: one draw for each element of their common shape.
  private func integerArrayDraws(
    _ ends: [NDArray], _ size: Dims?, _ dtype: DType, _ source: any VariateSource, endpoint: Bool
  ) throws -> Value {
    let shapes = (size.map { [$0] } ?? []) + ends.map(\.shape)
    if let message = try NDArray.shapeMismatch(shapes) { throw error(.valueError, message) }
    let shape = try NDArray.broadcastShapes(shapes)
    let (lows, highs) = (
      try ends[0].broadcast(to: shape).values(as: Int.self),
      try ends[1].broadcast(to: shape).values(as: Int.self)
    )
    let pairs = try zip(lows, highs).map { try bounds(Value($0), Value($1), dtype, endpoint: endpoint) }
    let drawn = try wholeDraws(shape, scalarIsPlain: true) { out in
      if dtype.itemSize <= 2 {
        let width = dtype.isBool ? 1 : dtype.itemSize * 8
        let each = try pairs.map {
          try NarrowUniformIntegerSampler(width: width, low: $0.low, through: $0.high, endpoint: endpoint)
        }
        return source.fill(out, NarrowIntegersSampler(each))
      }
      for (index, pair) in pairs.enumerated() {
        try fill(
          UnsafeMutableBufferPointer(rebasing: out[index..<(index + 1)]), source, dtype, pair,
          endpoint: endpoint)
      }
    }
    guard dtype != .int64, let object = drawn.as(ArrayObject.self) else { return drawn }
    return arrayObject(try object.array.astype(dtype))
  }
}

extension DType {
  /// The smallest and the largest value of an integer type.
  fileprivate var integerLimits: (Int128, Int128) {
    if isBool { return (0, 1) }
    let bits = Int128(itemSize * 8)
    return isSigned ? (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) : (0, (1 << bits) - 1)
  }
}
