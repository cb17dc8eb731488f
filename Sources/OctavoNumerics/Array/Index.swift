/// One item of `a[…]`.
public enum Index: Sendable {
  case int(Int)
  case slice(start: Int?, stop: Int?, step: Int?)
  case newAxis
  case ellipsis
  /// An array of integers or booleans; a list in Python.
  case array(NDArray)
  /// `a[True]`, `a[False]`
  case bool(Bool)

  public static let all = Index.slice(start: nil, stop: nil, step: nil)
  public static func range(_ start: Int?, _ stop: Int?, _ step: Int? = nil) -> Index {
    .slice(start: start, stop: stop, step: step)
  }

  /// A position in `-length..<length` made non-negative, or NumPy's IndexError.
  @inline(__always)
  static func checked(_ i: Int, axis: Int, length: Int) throws(NumericsError) -> Int {
    let positive = i < 0 ? i &+ length : i
    guard positive >= 0 && positive < length else {
      throw .index("index \(i) is out of bounds for axis \(axis) with size \(length)")
    }
    return positive
  }

  /// How many axes of the array it takes.
  public var axisCount: Int {
    switch self {
    case .int, .slice: 1
    case .array(let array): array.dtype.isBool ? array.rank : 1
    case .newAxis, .ellipsis, .bool: 0
    }
  }

  var isAdvanced: Bool {
    switch self {
    case .array, .bool: true
    default: false
    }
  }
}

/// Where a Python slice starts, how far it steps and how many it takes of `length` elements.
public func resolveSlice(_ start: Int?, _ stop: Int?, _ step: Int?, length: Int) throws(NumericsError)
  -> (start: Int, step: Int, count: Int)
{
  let step = step ?? 1
  if step == 0 { throw .value("slice step cannot be zero") }
  let low = step < 0 ? -1 : 0
  let high = step < 0 ? length - 1 : length
  func clamp(_ i: Int?, _ missing: Int) -> Int {
    guard let i else { return missing }
    let positive = i < 0 ? i &+ length : i
    return Swift.min(Swift.max(positive, low), high)
  }
  let from = clamp(start, step < 0 ? high : low)
  let to = clamp(stop, step < 0 ? low : high)
  if step < 0 {
    if from <= to { return (from, step, 0) }
    // Magnitudes, since -Int.min is not an Int.
    let gap = UInt(from - to - 1) / step.magnitude
    return (from, step, Int(gap) + 1)
  }
  return (from, step, from < to ? (to - from - 1) / step + 1 : 0)
}

extension NDArray {
  /// `a[items]`: a view for integers, slices, new axes and `...`; otherwise a copy by advanced indexing.
  public subscript(items: [Index]) -> NDArray {
    get throws(NumericsError) {
      if items.contains(where: \.isAdvanced) { return try take(advanced: items) }
      return try slice(items)
    }
  }

  /// `a[items] = value`, broadcast and converted.
  public func setItems(_ items: [Index], to value: NDArray) throws(NumericsError) {
    try requireWriteable()
    if items.contains(where: \.isAdvanced) {
      try put(advanced: items, value)
    } else {
      try slice(items).assign(value)
    }
  }

  /// `a[i]` on the first axis, without building an index list.
  @inline(__always)
  public func row(_ i: Int) throws(NumericsError) -> NDArray {
    if rank == 0 { throw Self.tooMany(rank: 0, given: 1) }
    let place = try Index.checked(i, axis: 0, length: shape[0])
    var result = view()
    result.offset += place * strides[0]
    result.shape.remove(at: 0)
    result.strides.remove(at: 0)
    return result
  }

  /// `a[start:stop:step]` on the first axis, without building an index list.
  @inline(__always)
  public func rows(_ start: Int?, _ stop: Int?, _ step: Int? = nil) throws(NumericsError) -> NDArray {
    if rank == 0 { throw Self.tooMany(rank: 0, given: 1) }
    let part = try resolveSlice(start, stop, step, length: shape[0])
    var result = view()
    if part.count > 0 { result.offset += part.start * strides[0] }
    result.shape[0] = part.count
    result.strides[0] = strides[0] &* part.step
    return result
  }

  /// `a[i]` of a 1-d array as a value, without an array around it.
  @inline(__always)
  public func element(_ i: Int) throws(NumericsError) -> Scalar {
    if rank != 1 { throw .value("element: for argument self: got shape \(shape), want (n,)") }
    return scalar(atByte: try Index.checked(i, axis: 0, length: shape[0]) * strides[0])
  }

  /// `a[i] = value` of a 1-d array.
  @inline(__always)
  public func setElement(_ i: Int, to value: Scalar) throws(NumericsError) {
    if rank != 1 { throw .value("setElement: for argument self: got shape \(shape), want (n,)") }
    try requireWriteable()
    store(value, atByte: try Index.checked(i, axis: 0, length: shape[0]) * strides[0])
  }

  public static func tooMany(rank: Int, given: Int) -> NumericsError {
    .index(
      "too many indices for array: array is \(rank)-dimensional, but \(given) were indexed")
  }

  /// The view basic items select.
  func slice(_ items: [Index]) throws(NumericsError) -> NDArray {
    var result = view()
    result.shape = Dims()
    result.strides = Dims()
    var axis = 0
    let used = items.reduce(0) { count, item in
      switch item {
      case .int, .slice: count + 1
      default: count
      }
    }
    if used > rank { throw Self.tooMany(rank: rank, given: used) }
    var sawEllipsis = false
    for item in items {
      switch item {
      case .int(let i):
        result.offset += try Index.checked(i, axis: axis, length: shape[axis]) * strides[axis]
        axis += 1
      case .slice(let start, let stop, let step):
        let part = try resolveSlice(start, stop, step, length: shape[axis])
        if part.count > 0 { result.offset += part.start * strides[axis] }
        result.shape.append(part.count)
        result.strides.append(strides[axis] &* part.step)
        axis += 1
      case .newAxis:
        result.shape.append(1)
        result.strides.append(0)
      case .ellipsis:
        if sawEllipsis { throw .index("an index can only have a single ellipsis ('...')") }
        sawEllipsis = true
        for _ in 0..<(rank - used) {
          result.shape.append(shape[axis])
          result.strides.append(strides[axis])
          axis += 1
        }
      case .array, .bool: throw .index("advanced index in a basic one")  // callers have looked
      }
    }
    while axis < rank {
      result.shape.append(shape[axis])
      result.strides.append(strides[axis])
      axis += 1
    }
    if result.rank > 64 {
      throw .index("number of dimensions must be within [0, 64], indexing result would have \(result.rank)")
    }
    return result
  }
}
