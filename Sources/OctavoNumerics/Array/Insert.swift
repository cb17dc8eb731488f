// Adding to and taking away from arrays; the results are always new arrays.
extension NDArray {
  /// The length of an axis counted from either end.
  public func length(of axis: Int) throws(NumericsError) -> Int { shape[try normalized(axis: axis)] }

  /// The positions a slice selects.
  public static func range(_ start: Int?, _ stop: Int?, _ step: Int?, length: Int) throws(NumericsError)
    -> [Int]
  {
    try arange(0, length).rows(start, stop, step).values(as: Int.self)
  }

  /// `np.insert`: `values` placed before these positions of an axis; without an axis the array is flattened.
  ///
  /// - Parameter isSingle: one position takes all of `values`, else each takes its own.
  public func inserting(_ values: NDArray, at positions: [Int], isSingle: Bool, axis: Int?)
    throws(NumericsError)
    -> NDArray
  {
    guard let axis else {
      let flat = rank == 1 ? self : try ravel()
      return try flat.inserting(values, at: positions, isSingle: isSingle, axis: 0)
    }
    let place = try normalized(axis: axis)
    let n = shape[place]
    var indices: [Int] = []
    for position in positions {
      let index = position < 0 ? position &+ n : position
      guard index >= 0 && index <= n else {
        throw .index(
          "index \(position) is out of bounds for axis \(place) with size \(n)")
      }
      indices.append(index)
    }
    var given = try values.astype(dtype, copy: false)
    while given.rank < rank { given = try given.expandDims([0]) }
    if indices.count == 1 {
      // A single position: the values' first axis runs along the insertion when it has one of its own.
      if isSingle { given = try given.moveaxis([0], [place]) }
      let count = given.shape[place]
      indices = (0..<count).map { indices[0] + $0 }
    } else {
      let order = indices.indices.sorted { (indices[$0], $0) < (indices[$1], $1) }
      for (k, i) in order.enumerated() { indices[i] += k }
    }
    var larger = shape
    larger[place] = n + indices.count
    let result = try NDArray(uninitialized: larger, dtype: dtype, zeroed: true)
    let lead = [Index](repeating: .all, count: place)
    try result.setItems(lead + [.array(NDArray(indices))], to: given)
    let taken = Set(indices)
    let others = (0..<larger[place]).filter { !taken.contains($0) }
    try result.setItems(lead + [.array(NDArray(others))], to: self)
    return result
  }

  /// `np.delete`: without these positions of an axis; without an axis the array is flattened.
  public func deleting(_ positions: [Int], axis: Int?) throws(NumericsError) -> NDArray {
    guard let axis else { return try (rank == 1 ? self : ravel()).deleting(positions, axis: 0) }
    let place = try normalized(axis: axis)
    let n = shape[place]
    var keep = [Bool](repeating: true, count: n)
    for position in positions {
      guard position >= -n && position < n else {
        throw .index("index \(position) is out of bounds for axis \(place) with size \(n)")
      }
      keep[position < 0 ? position + n : position] = false
    }
    return try take(NDArray((0..<n).filter { keep[$0] }), axis: place)
  }

  /// `np.delete` with a mask of what goes.
  public func deleting(where mask: NDArray, axis: Int?) throws(NumericsError) -> NDArray {
    guard let axis else { return try (rank == 1 ? self : ravel()).deleting(where: mask, axis: 0) }
    let place = try normalized(axis: axis)
    if mask.rank != 1 || mask.size != shape[place] {
      throw .value(
        "boolean array argument obj to delete must be one dimensional and match the axis length of \(shape[place])"
      )
    }
    return try deleting(mask.flatNonzero().values(as: Int.self), axis: place)
  }

  /// `np.resize`: the elements repeated in C order until the new shape is full.
  public func resized(to target: Dims) throws(NumericsError) -> NDArray {
    if target.contains(where: { $0 < 0 }) { throw .value("all elements of `new_shape` must be non-negative") }
    let wanted = try target.checkedSize(itemSize: itemSize)
    if size == 0 || wanted == 0 { return try NDArray.zeros(target, dtype: dtype) }
    let flat = try ravel()
    let repeats = (wanted + size - 1) / size
    let long = try NDArray.concatenate([NDArray](repeating: flat, count: repeats))
    return try long.rows(0, wanted).reshape(target).claimed()
  }

  /// What `np.trim_zeros` keeps of each axis: from the first to the last position with a non-zero element; nil
  /// for axes that are not to be trimmed.
  public func trimmedRanges(axes: [Int]? = nil) throws(NumericsError) -> [Range<Int>?] {
    let wanted =
      try axes.map { (a) throws(NumericsError) in try normalize(axes: a, rank: rank) } ?? Array(0..<rank)
    let marks = try rank == 0 ? [] : astype(.bool, copy: false).nonzero()
    var ranges: [Range<Int>?] = []
    for axis in 0..<rank {
      guard wanted.contains(axis) else {
        ranges.append(nil)
        continue
      }
      let positions = try marks[axis].values(as: Int.self)
      if let low = positions.min(), let high = positions.max() {
        ranges.append(low..<(high + 1))
      } else {
        ranges.append(0..<0)
      }
    }
    return ranges
  }
}
