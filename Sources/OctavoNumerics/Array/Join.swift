extension NDArray {
  /// `np.concatenate`: joined along an axis; nil joins the flattened arrays.
  public static func concatenate(_ arrays: [NDArray], axis: Int? = 0, dtype: DType? = nil)
    throws(NumericsError) -> NDArray
  {
    guard let first = arrays.first else { throw .value("need at least one array to concatenate") }
    guard let axis else {
      return try concatenate(arrays.map { (a) throws(NumericsError) in try a.ravel() }, axis: 0, dtype: dtype)
    }
    if arrays.contains(where: { $0.rank == 0 }) {
      throw .value("zero-dimensional arrays cannot be concatenated")
    }
    let place = try normalize(axis: axis, rank: first.rank)
    var shape = first.shape
    var type = dtype ?? first.dtype
    for (k, array) in arrays.enumerated().dropFirst() {
      if array.rank != first.rank {
        throw .value(
          "all the input arrays must have same number of dimensions, but the array at index 0 has "
            + "\(first.rank) dimension(s) and the array at index \(k) has \(array.rank) dimension(s)")
      }
      for d in 0..<first.rank where d != place && array.shape[d] != first.shape[d] {
        throw .value(
          "all the input array dimensions except for the concatenation axis must match exactly, but along "
            + "dimension \(d), the array at index 0 has size \(first.shape[d]) and the array at index \(k) "
            + "has size \(array.shape[d])")
      }
      let (length, over) = shape[place].addingReportingOverflow(array.shape[place])
      if over { throw .value("Maximum allowed dimension exceeded") }
      shape[place] = length
      if dtype == nil { type = try DType.promote(type, array.dtype) }
    }
    let result = try NDArray(uninitialized: shape, dtype: type)
    var at = 0
    for array in arrays {
      var part = result
      part.shape[place] = array.shape[place]
      part.offset += at * result.strides[place]
      if part.size > 0 { try part.convertElements(from: array) }
      at += array.shape[place]
    }
    return result
  }

  /// `np.stack`: joined along a new axis.
  public static func stack(_ arrays: [NDArray], axis: Int = 0) throws(NumericsError) -> NDArray {
    guard let first = arrays.first else { throw .value("need at least one array to stack") }
    if arrays.contains(where: { $0.shape != first.shape }) {
      throw .value("all input arrays must have the same shape")
    }
    let place = try normalize(axis: axis, rank: first.rank + 1)
    return try concatenate(
      arrays.map { (a) throws(NumericsError) in try a.expandDims([place]) }, axis: place)
  }

  public static func vstack(_ arrays: [NDArray]) throws(NumericsError) -> NDArray {
    try concatenate(arrays.map { (a) throws(NumericsError) in try a.atLeast2d() }, axis: 0)
  }

  public static func hstack(_ arrays: [NDArray]) throws(NumericsError) -> NDArray {
    let list = try arrays.map { (a) throws(NumericsError) in try a.atLeast1d() }
    return try concatenate(list, axis: list.first?.rank == 1 ? 0 : 1)
  }

  public static func dstack(_ arrays: [NDArray]) throws(NumericsError) -> NDArray {
    try concatenate(arrays.map { (a) throws(NumericsError) in try a.atLeast3d() }, axis: 2)
  }

  public static func columnStack(_ arrays: [NDArray]) throws(NumericsError) -> NDArray {
    try concatenate(
      arrays.map { (a) throws(NumericsError) in a.rank < 2 ? try a.reshape([-1, 1]) : a }, axis: 1)
  }

  public func atLeast1d() throws(NumericsError) -> NDArray { rank == 0 ? try reshape([1]) : self }
  public func atLeast2d() throws(NumericsError) -> NDArray {
    rank == 0 ? try reshape([1, 1]) : rank == 1 ? try expandDims([0]) : self
  }
  public func atLeast3d() throws(NumericsError) -> NDArray {
    switch rank {
    case 0: try reshape([1, 1, 1])
    case 1: try expandDims([0, 2])
    case 2: try expandDims([2])
    default: self
    }
  }

  // MARK: Splitting

  /// `np.split` into equal parts.
  public func split(_ sections: Int, axis: Int = 0) throws(NumericsError) -> [NDArray] {
    let place = try normalized(axis: axis)
    if sections <= 0 { throw .value("number sections must be larger than 0.") }
    if shape[place] % sections != 0 { throw .value("array split does not result in an equal division") }
    return try arraySplit(sections, axis: axis)
  }

  /// `np.split` and `np.array_split` at positions.
  public func split(at positions: [Int], axis: Int = 0) throws(NumericsError) -> [NDArray] {
    let place = try normalized(axis: axis)
    let lead = [Index](repeating: .all, count: place)
    var parts: [NDArray] = []
    var start = 0
    for stop in positions {
      parts.append(try slice(lead + [.range(start, stop)]))
      start = stop
    }
    parts.append(try slice(lead + [.range(start, nil)]))
    return parts
  }

  /// `np.array_split` into nearly equal parts, the longer ones first.
  public func arraySplit(_ sections: Int, axis: Int = 0) throws(NumericsError) -> [NDArray] {
    let place = try normalized(axis: axis)
    if sections <= 0 { throw .value("number sections must be larger than 0.") }
    let lead = [Index](repeating: .all, count: place)
    if sections > 100_000_000 {
      throw NumericsError(.memory, "array_split: \(sections) sections are too many")
    }
    let each = shape[place] / sections
    let longer = shape[place] % sections
    var parts: [NDArray] = []
    var start = 0
    for k in 0..<sections {
      let stop = start + each + (k < longer ? 1 : 0)
      parts.append(try slice(lead + [.range(start, stop)]))
      start = stop
    }
    return parts
  }

  // MARK: Repeating

  /// `np.tile`
  public func tile(_ repeats: [Int]) throws(NumericsError) -> NDArray {
    var source = view()
    while source.rank < repeats.count {
      source.shape.insert(1, at: 0)
      source.strides.insert(0, at: 0)
    }
    let counts = [Int](repeating: 1, count: source.rank - repeats.count) + repeats
    var shape = Dims()
    var spread = Dims()
    for axis in 0..<source.rank {
      let (length, over) = source.shape[axis].multipliedReportingOverflow(by: counts[axis])
      if over { throw .value("Maximum allowed dimension exceeded") }
      shape.append(length)
      spread.append(counts[axis])
      spread.append(source.shape[axis])
    }
    let result = try NDArray(uninitialized: shape, dtype: dtype)
    if result.size > 0 {
      var from = source
      for axis in stride(from: source.rank - 1, through: 0, by: -1) {
        from.shape.insert(1, at: axis)
        from.strides.insert(0, at: axis)
      }
      try result.reshape(spread).assign(from)
    }
    return result
  }

  /// `np.repeat` with one count or one per element; nil flattens first.
  public func repeated(_ counts: [Int], axis: Int? = nil) throws(NumericsError) -> NDArray {
    guard let axis else { return try ravel().repeated(counts, axis: 0) }
    let source = try atLeast1d()
    let place = try source.normalized(axis: axis)
    let n = source.shape[place]
    if counts.contains(where: { $0 < 0 }) {
      throw .value(
        counts.count == 1 ? "negative dimensions are not allowed" : "repeats may not contain negative values."
      )
    }
    if counts.count != 1 && counts.count != n {
      throw .value(
        "operands could not be broadcast together with shape (\(n),) (\(counts.count),)")
    }
    var total = 0
    for i in 0..<n {
      let (next, over) = total.addingReportingOverflow(counts[counts.count == 1 ? 0 : i])
      if over { throw .value("Maximum allowed dimension exceeded") }
      total = next
    }
    let places = try NDArray(uninitialized: [total], dtype: .int64)
    let at = places.base.assumingMemoryBound(to: Int.self)
    var k = 0
    for i in 0..<n {
      for _ in 0..<counts[counts.count == 1 ? 0 : i] {
        at[k] = i
        k += 1
      }
    }
    return try source.take(places, axis: place)
  }

  /// `np.roll`; without axes the flattened array is rolled.
  public func roll(_ shifts: [Int], axes: [Int]? = nil) throws(NumericsError) -> NDArray {
    guard let axes else {
      let flat = try ravel().roll([shifts.reduce(0, &+)], axes: [0])
      return try flat.reshape(shape)
    }
    var result = self
    let pairs = max(shifts.count, axes.count)
    for k in 0..<pairs {
      let place = try normalized(axis: axes[axes.count == 1 ? 0 : k])
      let n = shape[place]
      if n == 0 { continue }
      let wanted = shifts[shifts.count == 1 ? 0 : k] % n
      let shift = wanted < 0 ? wanted + n : wanted
      let lead = [Index](repeating: .all, count: place)
      result = try NDArray.concatenate(
        [result.slice(lead + [.range(n - shift, nil)]), result.slice(lead + [.range(0, n - shift)])],
        axis: place)
    }
    return try result.copy()
  }

  /// `np.rot90`
  public func rot90(_ k: Int = 1, axes: (Int, Int) = (0, 1)) throws(NumericsError) -> NDArray {
    switch ((k % 4) + 4) % 4 {
    case 0: return view()
    case 2: return try flip([axes.0]).flip([axes.1])
    case 1: return try flip([axes.1]).swapaxes(axes.0, axes.1)
    default: return try swapaxes(axes.0, axes.1).flip([axes.1])
    }
  }

  /// `np.append`
  public func appending(_ values: NDArray, axis: Int? = nil) throws(NumericsError) -> NDArray {
    try NDArray.concatenate([self, values], axis: axis)
  }
}
