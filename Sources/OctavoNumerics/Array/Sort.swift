import CVectorKernels

extension NDArray {
  /// Lines along the last axis of a C-ordered copy with `axis` moved there.
  private func lines(along axis: Int) throws(NumericsError) -> NDArray {
    try moveaxis([axis], [-1]).copy()
  }

  /// `np.sort`: a sorted copy along an axis, the flattened array without one. Stable; NaN last.
  public func sorted(axis: Int? = -1) throws(NumericsError) -> NDArray {
    guard let axis else { return try ravel().sorted(axis: 0) }
    if rank == 0 { throw .axis(axis, dimensions: 0) }
    let place = try normalized(axis: axis)
    let result = try lines(along: place)
    try result.sortLines()
    return try result.moveaxis([-1], [place]).claimed()
  }

  /// `a.sort()`: in place.
  public func sort(axis: Int = -1) throws(NumericsError) {
    try requireWriteable()
    if rank == 0 { throw .axis(axis, dimensions: 0) }
    let place = try normalized(axis: axis)
    if rank == 1 && isContiguous { return try sortLines() }
    try assign(try sorted(axis: place))
  }

  /// Sorts every line of the last axis of a C-ordered array in place.
  private func sortLines() throws(NumericsError) {
    let n = shape[rank - 1]
    let count = n == 0 ? 0 : size / n
    if n < 2 { return }
    if sortsByComparison { return try sortByComparison(n, count) }
    let spare = try NDArray(uninitialized: [n], dtype: dtype)
    for i in 0..<count {
      _ = ovk_sort(Int32(dtype.kind.rawValue), base + i * n * itemSize, n, spare.base)
      if i & 1023 == 0 { try Interrupt.poll() }
    }
    withExtendedLifetime((self, spare)) {}
  }

  /// Types without a kernel of their own.
  private var sortsByComparison: Bool { !dtype.isNumeric || dtype.isComplex || dtype.kind == .float16 }

  private func sortByComparison(_ n: Int, _ count: Int) throws(NumericsError) {
    let order = try argsort(axis: -1)
    let sorted = try takeAlong(order, axis: -1)
    try copyElements(from: sorted)
  }

  /// `np.argsort`: positions that sort; the flattened array without an axis.
  ///
  /// - Parameter stable: equal elements keep their order; otherwise they come, in lines of up to 256, as NumPy's
  ///   quicksort leaves them, which on processors with vectors is a bitonic network.
  public func argsort(axis: Int? = -1, stable: Bool = true) throws(NumericsError) -> NDArray {
    guard let axis else { return try ravel().argsort(axis: 0, stable: stable) }
    if rank == 0 {
      _ = try normalize(axis: axis, rank: 1)
      return try NDArray([0])
    }
    let place = try normalized(axis: axis)
    let source = try moveaxis([place], [-1]).contiguous()
    let result = try NDArray(uninitialized: source.shape, dtype: .int64)
    let n = shape[place]
    let count = n == 0 ? 0 : size / n
    if sortsByComparison {
      for i in 0..<count { try source.placesByComparison(i * n, n, into: result) }
    } else if count > 0 {
      let pairs = try NDArray(uninitialized: [n], dtype: .complex128)
      let spare = try NDArray(uninitialized: [n], dtype: .complex128)
      let to = result.base.assumingMemoryBound(to: Int64.self)
      let kind = Int32(dtype.kind.rawValue)
      for i in 0..<count {
        let line = (source.base + i * n * itemSize).assumingMemoryBound(to: CChar.self)
        _ = ovk_argsort(kind, line, itemSize, to + i * n, n, pairs.base, spare.base, !stable)
        if i & 1023 == 0 { try Interrupt.poll() }
      }
      withExtendedLifetime((source, pairs, spare)) {}
    }
    return try result.moveaxis([-1], [place]).claimed()
  }

  private func placesByComparison(_ start: Int, _ n: Int, into result: NDArray) throws(NumericsError) {
    if dtype.isObject {
      let cells = (start..<start + n).map { cell(atByte: $0 * itemSize) }
      for (k, place) in try NDArray.sortedPlaces(cells).enumerated() {
        result.store(.int(place), atByte: (start + k) * 8)
      }
      return
    }
    let values = (start..<start + n).map { scalar(atByte: $0 * itemSize) }
    let places = (0..<n).sorted { i, j in
      let order = Ordering.compare(values[i], values[j])
      return order != 0 ? order < 0 : i < j
    }
    for (k, place) in places.enumerated() { result.store(.int(place), atByte: (start + k) * 8) }
  }

  /// `np.partition` and `np.argpartition` give any order that puts the element at `kth` in its sorted
  /// place; a full sort is one.
  public func partitioned(_ kth: [Int], axis: Int? = -1) throws(NumericsError) -> NDArray {
    try checkPartition(kth, axis)
    return try sorted(axis: axis)
  }

  public func argpartition(_ kth: [Int], axis: Int? = -1) throws(NumericsError) -> NDArray {
    try checkPartition(kth, axis)
    return try argsort(axis: axis)
  }

  /// Whether neighbours can be found without sorting: a long line of floats, on a processor with vectors.
  var hasSelection: Bool { rank == 1 && size >= 1024 && dtype == .float64 && ovk_level() > 0 }

  /// The values of ranks `rank` and `rank + 1` of a long line, NaN where there is one; nil where sorting is as good.
  func neighbours(ofRank rank: Int) throws(NumericsError) -> (low: Double, high: Double)? {
    guard hasSelection else { return nil }
    let line = try copy()
    let spare = try NDArray(uninitialized: shape, dtype: dtype)
    var found: InlineArray<2, Double> = [0, 0]
    let isFound = withUnsafeMutableBytes(of: &found) { cells in
      ovk_select(Int32(dtype.kind.rawValue), line.base, size, spare.base, rank, cells.baseAddress)
    }
    withExtendedLifetime((line, spare)) {}
    return isFound ? (found[0], found[1]) : nil
  }

  private func checkPartition(_ kth: [Int], _ axis: Int?) throws(NumericsError) {
    let n = try axis.map { (a) throws(NumericsError) in shape[try normalized(axis: a)] } ?? size
    for k in kth where k >= n || k < -n { throw .value("kth(=\(k < 0 ? k + n : k)) out of bounds (\(n))") }
  }

  /// `np.lexsort`: positions along an axis that sort by the last key, ties by the one before, and so on.
  public static func lexsort(_ keys: [NDArray], axis: Int = -1) throws(NumericsError) -> NDArray {
    guard let first = keys.first else { throw .type("need sequence of keys with len > 0 in lexsort") }
    if keys.contains(where: { $0.shape != first.shape }) {
      throw .value("all keys need to be the same shape")
    }
    if first.rank == 0 { return try NDArray(.int(0)) }
    var order = try keys[0].argsort(axis: axis)
    for key in keys.dropFirst() {
      let next = try key.takeAlong(order, axis: axis).argsort(axis: axis)
      order = try order.takeAlong(next, axis: axis)
    }
    return order
  }

  // MARK: Searching

  /// `np.searchsorted`: where values would go in this sorted 1-d array; before equal ones, or after them.
  public func searchSorted(_ values: NDArray, right: Bool = false, sorter: NDArray? = nil)
    throws(NumericsError)
    -> NDArray
  {
    if rank != 1 { throw .value("object too deep for desired array") }
    if let sorter { return try take(sorter, axis: 0).searchSorted(values, right: right) }
    let common = try DType.promote(dtype, values.dtype)
    let result = try NDArray(uninitialized: values.shape, dtype: .int64)
    if common.isObject { return try searchObjects(values, right: right) }
    if common.isText || common.kind == .record {
      let list = scalars()
      for (k, value) in values.scalars().enumerated() {
        var low = 0
        var high = list.count
        while low < high {
          let middle = (low + high) / 2
          let order = Ordering.compare(list[middle], value)
          if right ? order <= 0 : order < 0 { low = middle + 1 } else { high = middle }
        }
        result.store(.int(low), atByte: k * 8)
      }
      return result
    }
    let list = try astype(common, copy: false).contiguous()
    let wanted = try values.astype(common, copy: false).contiguous()
    return try common.dispatch(
      BinarySearch(list: list, wanted: wanted, right: right, result: result), function: "searchsorted")
  }

  private func searchObjects(_ values: NDArray, right: Bool) throws(NumericsError) -> NDArray {
    let host = try NumericsContext.objectHost()
    let list = try astype(.object, copy: false).cells()
    let result = try NDArray(uninitialized: values.shape, dtype: .int64)
    for (k, value) in try values.astype(.object, copy: false).cells().enumerated() {
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        let before = try right ? !host.isLess(value, list[middle]) : host.isLess(list[middle], value)
        if before { low = middle + 1 } else { high = middle }
      }
      result.store(.int(low), atByte: k * 8)
    }
    return result
  }

  /// `np.digitize`: which bin each value falls in; bins may go up or down.
  public func digitize(_ bins: NDArray, right: Bool = false) throws(NumericsError) -> NDArray {
    if bins.rank != 1 { throw .value("object too deep for desired array") }
    switch try bins.direction() {
    case 0: throw .value("bins must be monotonically increasing or decreasing")
    case 1: return try bins.searchSorted(self, right: !right)
    default:
      let places = try bins.flip().searchSorted(self, right: !right)
      return try Ufunc.subtract(.int(bins.size), .array(places))
    }
  }

  /// 1 for values that never fall, -1 for ones that never rise, else 0.
  private func direction() throws(NumericsError) -> Int {
    let values = try values(as: Double.self)
    let pairs = zip(values, values.dropFirst())
    if pairs.allSatisfy({ $0 <= $1 }) { return 1 }
    return pairs.allSatisfy { $0 >= $1 } ? -1 : 0
  }
}

private struct BinarySearch: ElementWork {
  let list: NDArray
  let wanted: NDArray
  let right: Bool
  let result: NDArray

  func run<T: ArrayElement & Hashable>(_ type: T.Type) throws(NumericsError) -> NDArray {
    let n = list.size
    let at = list.base.assumingMemoryBound(to: type)
    let values = wanted.base.assumingMemoryBound(to: type)
    let to = result.base.assumingMemoryBound(to: Int.self)
    if type == Double.self {
      try searchDoubles()
      return result
    }
    for k in 0..<wanted.size {
      let x = values[k]
      // Halving without branches on the comparison: first element not before x.
      var low = 0
      var length = n
      while length > 0 {
        let half = length >> 1
        let before = right ? !isBelow(x, at[low &+ half]) : isBelow(at[low &+ half], x)
        low = before ? low &+ half &+ 1 : low
        length = before ? length &- half &- 1 : half
      }
      to[k] = low
      if k & 0xfffff == 0xfffff { try Interrupt.poll() }
    }
    withExtendedLifetime((list, wanted)) {}
    return result
  }

  private func searchDoubles() throws(NumericsError) {
    var job = ovk_search_job()
    job.list = UnsafePointer(list.base.assumingMemoryBound(to: Double.self))
    job.n = list.size
    job.x = UnsafePointer(wanted.base.assumingMemoryBound(to: Double.self))
    job.count = wanted.size
    job.places = result.base.assumingMemoryBound(to: Int64.self)
    job.right = right
    let flags = ovk_search(&job)
    withExtendedLifetime((list, wanted)) {}
    try Interrupt.check(flags)
  }
}

/// The order of single values: NaN last, text by code points.
enum Ordering {
  static func compare(_ a: Scalar, _ b: Scalar) -> Int {
    switch (a, b) {
    case (.string, .string), (.bytes, .bytes): return Ufunc.compare(a, b)
    case (.record(let x), .record(let y)): return Record.compare(x, y)
    case (.complex(let x), .complex(let y)): return isBelow(x, y) ? -1 : isBelow(y, x) ? 1 : 0
    case (.int(let x), .int(let y)): return x < y ? -1 : x > y ? 1 : 0
    case (.uint(let x), .uint(let y)): return x < y ? -1 : x > y ? 1 : 0
    default:
      let x = a.double
      let y = b.double
      return isBelow(x, y) ? -1 : isBelow(y, x) ? 1 : 0
    }
  }
}
