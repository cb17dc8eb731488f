extension NDArray {
  /// A 0-d array of one value, of its natural type or the one given.
  public init(_ value: Scalar, dtype: DType? = nil) throws(NumericsError) {
    try self.init(uninitialized: Dims(), dtype: dtype ?? value.naturalType)
    store(value, atByte: 0)
  }

  /// Values in C order.
  public init<T: ArrayElement>(_ values: [T], shape: Dims? = nil) throws(NumericsError) {
    let shape = shape ?? [values.count]
    try self.init(uninitialized: shape, dtype: T.dtype)
    if shape.product != values.count { throw Self.cannotReshape(values.count, into: shape) }
    values.withUnsafeBytes { source in
      if let from = source.baseAddress { storage.bytes.copyMemory(from: from, byteCount: source.count) }
    }
  }

  /// Scalars in C order, all converted to `dtype`, or to the common type of their natural ones.
  public init(scalars: [Scalar], shape: Dims? = nil, dtype: DType? = nil) throws(NumericsError) {
    let shape = shape ?? [scalars.count]
    var common: DType
    if let dtype {
      common = dtype
      if dtype.isText && dtype.itemSize == 0 {
        common = dtype.withTextLength(scalars.map { Formatting.points(of: $0).count }.max() ?? 1)
      }
    } else {
      common = scalars.first?.naturalType ?? .float64
      for scalar in scalars.dropFirst() { common = try DType.promote(common, scalar.naturalType) }
    }
    try self.init(uninitialized: shape, dtype: common)
    if shape.product != scalars.count { throw Self.cannotReshape(scalars.count, into: shape) }
    for (i, scalar) in scalars.enumerated() { store(scalar, atByte: i * common.itemSize) }
  }

  static func cannotReshape(_ size: Int, into shape: Dims) -> NumericsError {
    .value("cannot reshape array of size \(size) into shape \(shape.requested)")
  }

  public static func zeros(_ shape: Dims, dtype: DType = .float64) throws(NumericsError) -> NDArray {
    if dtype.isObject { return try full(shape, .int(0), dtype: dtype) }
    return try NDArray(uninitialized: shape, dtype: dtype, zeroed: true)
  }

  /// `np.empty`. The elements are zero: unset memory would make reports differ between runs.
  public static func empty(_ shape: Dims, dtype: DType = .float64) throws(NumericsError) -> NDArray {
    try NDArray(uninitialized: shape, dtype: dtype, zeroed: true)
  }

  public static func ones(_ shape: Dims, dtype: DType = .float64) throws(NumericsError) -> NDArray {
    try full(shape, dtype.isText ? .string("1") : .int(1), dtype: dtype)
  }

  /// Every element `value`.
  public static func full(_ shape: Dims, _ value: Scalar, dtype: DType? = nil) throws(NumericsError)
    -> NDArray
  {
    let result = try NDArray(uninitialized: shape, dtype: dtype ?? value.naturalType)
    try result.fill(value)
    return result
  }

  /// `a.fill(value)`
  public func fill(_ value: Scalar) throws(NumericsError) {
    try assign(try NDArray(value, dtype: dtype))
  }

  /// `np.arange` for integers: `ceil((stop - start) / step)` values.
  public static func arange(_ start: Int, _ stop: Int, _ step: Int = 1, dtype: DType = .int64)
    throws(NumericsError) -> NDArray
  {
    if step == 0 { throw .value("Maximum allowed size exceeded") }
    let (span, over) = stop.subtractingReportingOverflow(start)
    if over { throw .value("Maximum allowed size exceeded") }
    let whole = span / step
    let count = (span > 0) == (step > 0) && span != 0 ? whole + (span % step != 0 ? 1 : 0) : 0
    let result = try NDArray(uninitialized: [count], dtype: .int64)
    let at = result.base.assumingMemoryBound(to: Int.self)
    var value = start
    for i in 0..<count {
      at[i] = value
      value = value &+ step
    }
    return try result.astype(dtype, copy: false)
  }

  /// `np.arange` for floats: `ceil((stop - start) / step)` values, `start + i * delta` with NumPy's delta,
  /// the rounded difference of the first two.
  public static func arange(_ start: Double, _ stop: Double, _ step: Double = 1, dtype: DType = .float64)
    throws(NumericsError) -> NDArray
  {
    let length = ((stop - start) / step).rounded(.up)
    if length.isNaN || step == 0 {
      throw .value(step == 0 ? "Maximum allowed size exceeded" : "arange: cannot compute length")
    }
    if length >= 9.2e18 { throw .value("Maximum allowed size exceeded") }
    let count = length > 0 ? Int(length) : 0
    let result = try NDArray(uninitialized: [count], dtype: .float64)
    let at = result.base.assumingMemoryBound(to: Double.self)
    let second = start + step
    let delta = second - start
    for i in 0..<count { at[i] = i == 0 ? start : i == 1 ? second : start + Double(i) * delta }
    return try result.astype(dtype, copy: false)
  }

  /// `np.arange` of floats into integers: as many values as the floats are, the first two cut to integers and
  /// the rest spaced as those are.
  public static func arange(truncating start: Double, _ stop: Double, _ step: Double, dtype: DType)
    throws(NumericsError) -> NDArray
  {
    let count = try arange(start, stop, step).size
    let first = wholePart(start)
    let delta = wholePart(start + step) &- first
    let result = try NDArray(uninitialized: [count], dtype: .int64)
    let at = result.base.assumingMemoryBound(to: Int.self)
    for i in 0..<count { at[i] = first &+ i &* delta }
    return try result.astype(dtype, copy: false)
  }

  /// Evenly spaced values and the step between them (NaN when there is none), as `np.linspace` computes
  /// them: `i * step + start`, the last one exactly `stop`.
  public static func linspace(
    _ start: Double, _ stop: Double, count: Int = 50, endpoint: Bool = true, dtype: DType = .float64
  ) throws(NumericsError) -> (values: NDArray, step: Double) {
    if count < 0 { throw .value("Number of samples, \(count), must be non-negative.") }
    let result = try NDArray(uninitialized: [count], dtype: .float64)
    let at = result.base.assumingMemoryBound(to: Double.self)
    let gaps = endpoint ? count - 1 : count
    let delta = stop - start
    let step = gaps > 0 ? delta / Double(gaps) : .nan
    for i in 0..<count {
      if gaps <= 0 {
        at[i] = Double(i) * delta + start
      } else if step == 0 {
        at[i] = Double(i) / Double(gaps) * delta + start
      } else {
        at[i] = Double(i) * step + start
      }
    }
    if endpoint && count > 1 { at[count - 1] = stop }
    if dtype.isInteger { return (try Ufunc.floor(result).astype(dtype), step) }
    return (try result.astype(dtype, copy: false), step)
  }

  /// Powers of `base` with evenly spaced exponents.
  public static func logspace(
    _ start: Double, _ stop: Double, count: Int = 50, endpoint: Bool = true, base: Double = 10,
    dtype: DType = .float64
  ) throws(NumericsError) -> NDArray {
    let exponents = try linspace(start, stop, count: count, endpoint: endpoint).values
    return try Ufunc.power(.float(base), .array(exponents)).astype(dtype, copy: false)
  }

  /// `np.linspace` between arrays: evenly spaced values along a new axis, and the step between them.
  public static func linspace(
    _ start: NDArray, _ stop: NDArray, count: Int, endpoint: Bool = true, dtype: DType? = nil, axis: Int = 0
  ) throws(NumericsError) -> (values: NDArray, step: NDArray) {
    if count < 0 { throw .value("Number of samples, \(count), must be non-negative.") }
    let working = try DType.promote(DType.promote(start.dtype, stop.dtype), .float64)
    let (low, high) = (try start.astype(working), try stop.astype(working))
    let delta = try Ufunc.subtract(high, low)
    let gaps = endpoint ? count - 1 : count
    let line = Dims([count] + [Int](repeating: 1, count: delta.rank))
    let places = try arange(0, count).reshape(line).astype(working)
    let step =
      try gaps > 0
      ? Ufunc.divide(.array(delta), .int(gaps)) : NDArray.full(delta.shape, .float(.nan), dtype: working)
    var values: NDArray
    if gaps <= 0 {
      values = try Ufunc.multiply(places, delta)
    } else if try Ufunc.equal(.array(step), .int(0)).any().item().isTrue {
      values = try Ufunc.multiply(Ufunc.divide(.array(places), .int(gaps)), delta)
    } else {
      values = try Ufunc.multiply(places, step)
    }
    values = try Ufunc.add(values, low)
    if endpoint && count > 1 { try values.slice([.int(-1)]).assign(high) }
    let target = dtype ?? working
    if target.isInteger { values = try Ufunc.floor(values) }
    return (try values.moveaxis([0], [axis]).astype(target, order: .rows), step)
  }

  /// `np.geomspace`: values whose logarithms are evenly spaced. Complex values run along a spiral.
  public static func geomspace(
    _ start: NDArray, _ stop: NDArray, count: Int = 50, endpoint: Bool = true, dtype: DType? = nil,
    axis: Int = 0
  ) throws(NumericsError) -> NDArray {
    for end in [start, stop] where try Ufunc.equal(.array(end), .int(0)).any().item().isTrue {
      throw .value("Geometric sequence cannot include zero")
    }
    let working = try DType.promote(DType.promote(start.dtype, stop.dtype), .float64)
    var (low, high) = (try start.astype(working), try stop.astype(working))
    // The common sign is taken out, so that the logarithms exist.
    let sign = try working.isComplex ? Ufunc.divide(low, Ufunc.absolute(low)) : Ufunc.sign(low)
    (low, high) = (try Ufunc.divide(low, sign), try Ufunc.divide(high, sign))
    let (first, last) = (try Ufunc.log10(low), try Ufunc.log10(high))
    var result = try Ufunc.power(
      .float(10), .array(linspace(first, last, count: count, endpoint: endpoint).values))
    if count > 0 {
      try result.slice([.int(0)]).assign(low)
      if count > 1 && endpoint { try result.slice([.int(-1)]).assign(high) }
    }
    result = try Ufunc.multiply(result, sign)
    return try result.moveaxis([0], [axis]).astype(dtype ?? working, order: .rows)
  }

  /// Ones on diagonal `k` of a `rows` × `columns` array.
  public static func eye(_ rows: Int, _ columns: Int? = nil, k: Int = 0, dtype: DType = .float64)
    throws(NumericsError) -> NDArray
  {
    let columns = columns ?? rows
    let result = try zeros([rows, columns], dtype: dtype)
    for i in 0..<rows {
      let (j, over) = i.addingReportingOverflow(k)
      if !over && j >= 0 && j < columns {
        result.store(.int(1), atByte: i * result.strides[0] + j * result.strides[1])
      }
    }
    return result
  }

  public static func identity(_ n: Int, dtype: DType = .float64) throws(NumericsError) -> NDArray {
    try eye(n, dtype: dtype)
  }

  /// Ones at and below diagonal `k`.
  public static func tri(_ rows: Int, _ columns: Int? = nil, k: Int = 0, dtype: DType = .float64)
    throws(NumericsError) -> NDArray
  {
    let columns = columns ?? rows
    let k = moderate(k)
    let i = try arange(0, rows).reshape([-1, 1])
    let j = try arange(-k, columns - k)
    return try Ufunc.greaterEqual(i, j).astype(dtype)
  }

  /// Zero above diagonal `k` of the last two axes.
  public func tril(k: Int = 0) throws(NumericsError) -> NDArray {
    if rank < 2 { throw .value("tril: for argument m: got shape \(shape), want two or more dimensions") }
    let mask = try NDArray.tri(shape[rank - 2], shape[rank - 1], k: k, dtype: .bool)
    return try NDArray.where(mask, self, NDArray.zeros([], dtype: dtype))
  }

  /// Zero below diagonal `k` of the last two axes.
  public func triu(k: Int = 0) throws(NumericsError) -> NDArray {
    if rank < 2 { throw .value("triu: for argument m: got shape \(shape), want two or more dimensions") }
    let mask = try NDArray.tri(shape[rank - 2], shape[rank - 1], k: NDArray.moderate(k) - 1, dtype: .bool)
    return try NDArray.where(mask, NDArray.zeros([], dtype: dtype), self)
  }

  /// `np.diag`: a matrix with the 1-d values on diagonal `k`, or the diagonal of a matrix (a read-only view).
  public func diag(k: Int = 0) throws(NumericsError) -> NDArray {
    let k = NDArray.moderate(k)
    if rank == 1 {
      let n = shape[0] + abs(k)
      let result = try NDArray.zeros([n, n], dtype: dtype)
      try result.diagonal(offset: k).writeableAlias().assign(self)
      return result
    }
    if rank != 2 { throw .value("Input must be 1- or 2-d.") }
    return try diagonal(offset: k)
  }

  /// `a.diagonal()`: a read-only view of the diagonal of two axes, the diagonal last.
  public func diagonal(offset k: Int = 0, axis1: Int = 0, axis2: Int = 1) throws(NumericsError) -> NDArray {
    if rank < 2 { throw .value("diag requires an array of at least two dimensions") }
    let a = try normalized(axis: axis1)
    let b = try normalized(axis: axis2)
    if a == b { throw .value("axis1 and axis2 cannot be the same") }
    let k = NDArray.moderate(k)
    let rows = shape[a]
    let columns = shape[b]
    let start = k >= 0 ? k : -k
    let length = k >= 0 ? min(rows, columns - min(start, columns)) : min(rows - min(start, rows), columns)
    var view = self.view().readOnly()
    if length > 0 { view.offset += start * (k >= 0 ? strides[b] : strides[a]) }
    let step = strides[a] + strides[b]
    for axis in [max(a, b), min(a, b)] {
      view.shape.remove(at: axis)
      view.strides.remove(at: axis)
    }
    view.shape.append(max(0, length))
    view.strides.append(step)
    return view
  }

  /// A diagonal's number brought where arithmetic with lengths cannot overflow; no array reaches that far.
  private static func moderate(_ k: Int) -> Int { Swift.min(Swift.max(k, -(1 << 60)), 1 << 60) }

  func writeableAlias() -> NDArray {
    var copy = self
    copy.flags.insert(.writeable)
    return copy
  }

  /// Coordinate arrays of a grid; `indexing` "xy" or "ij".
  public static func meshgrid(
    _ axes: [NDArray], indexing: String = "xy", sparse: Bool = false, copy: Bool = true
  )
    throws(NumericsError) -> [NDArray]
  {
    if indexing != "xy" && indexing != "ij" { throw .value("Valid values for `indexing` are 'xy' and 'ij'.") }
    let n = axes.count
    var grids: [NDArray] = []
    for (i, axis) in axes.enumerated() {
      var shape = Dims(repeating: 1, count: n)
      let place = indexing == "xy" && n > 1 && i < 2 ? 1 - i : i
      shape[place] = axis.size
      grids.append(try axis.reshape(shape))
    }
    if !sparse {
      let full = try broadcastShape(grids.map(\.shape))
      grids = try grids.map { (g) throws(NumericsError) in try g.broadcast(to: full) }
    }
    return copy ? try grids.map { (g) throws(NumericsError) in try g.copy() } : grids
  }

  /// Index arrays of a grid, stacked along a new first axis.
  public static func indices(_ shape: Dims, dtype: DType = .int64) throws(NumericsError) -> NDArray {
    let result = try zeros(Dims([shape.count] + Array(shape)), dtype: dtype)
    for axis in 0..<shape.count {
      var line = Dims(repeating: 1, count: shape.count)
      line[axis] = shape[axis]
      let values = try arange(0, shape[axis]).reshape(line)
      try result.slice([.int(axis)]).assign(values)
    }
    return result
  }
}
