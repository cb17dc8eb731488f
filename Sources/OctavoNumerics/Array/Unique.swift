extension NDArray {
  /// What `np.unique` finds: the sorted distinct values, where each is first seen, which of them every
  /// element is (in the array's shape), and how often each occurs.
  public struct Unique: Sendable {
    public let values: NDArray
    public let index: NDArray
    public let inverse: NDArray
    public let counts: NDArray
  }

  /// `np.unique`: the distinct values, sorted. With `equalNaN` all NaN count as one.
  public func unique(equalNaN: Bool = true) throws(NumericsError) -> NDArray {
    let sorted = try flatten().sorted(axis: 0)
    return try sorted.compress(sorted.startsOfRuns(equalNaN), axis: 0)
  }

  /// `np.unique` with all its extra results.
  public func uniqueAll(equalNaN: Bool = true) throws(NumericsError) -> Unique {
    let flat = try flatten()
    let order = try flat.argsort()
    let sorted = try flat.take(order, axis: 0)
    let starts = try sorted.startsOfRuns(equalNaN)
    let first = try starts.nonzero()[0]
    let run = try Ufunc.subtract(.array(starts.cumsum()), .int(1))
    let inverse = try NDArray(uninitialized: [flat.size], dtype: .int64)
    try inverse.setItems([.array(order)], to: run)
    let ends = try NDArray.concatenate([first, NDArray([flat.size])])
    return Unique(
      values: try sorted.compress(starts, axis: 0), index: try order.take(first, axis: 0),
      inverse: try inverse.reshape(shape), counts: try ends.diff())
  }

  /// `np.unique(axis=)`: the distinct slices along an axis, in lexicographic order; `inverse` has one number for
  /// each slice.
  public func uniqueSlices(axis: Int) throws(NumericsError) -> Unique {
    let place = try normalized(axis: axis)
    let front = try moveaxis([place], [0])
    let n = front.shape[0]
    let width = n == 0 ? 0 : size / n
    let lines = try front.reshape([n, width])
    let keys = try (0..<width).reversed().map { (k) throws(NumericsError) in try lines.slice([.all, .int(k)])
    }
    let order = try keys.isEmpty ? NDArray.arange(0, n) : NDArray.lexsort(keys)
    let sorted = try lines.take(order, axis: 0)
    let starts = try NDArray.ones([n], dtype: .bool)
    if n > 1 {
      let differs = try Ufunc.notEqual(sorted.rows(1, nil), sorted.rows(0, -1)).any(.axis(1))
      try starts.slice([.range(1, nil)]).assign(differs)
    }
    let first = try starts.nonzero()[0]
    let run = try Ufunc.subtract(.array(starts.cumsum()), .int(1))
    let inverse = try NDArray(uninitialized: [n], dtype: .int64)
    try inverse.setItems([.array(order)], to: run)
    let ends = try NDArray.concatenate([first, NDArray([n])])
    let values = try front.take(order.take(first, axis: 0), axis: 0)
    return Unique(
      values: try values.moveaxis([0], [place]).copy(order: .rows), index: try order.take(first, axis: 0),
      inverse: inverse, counts: try ends.diff())
  }

  /// True where a sorted line shows a value for the first time.
  private func startsOfRuns(_ equalNaN: Bool) throws(NumericsError) -> NDArray {
    let n = size
    let result = try NDArray.ones([n], dtype: .bool)
    if n < 2 { return result }
    let changed = try Ufunc.notEqual(slice([.range(1, nil)]), slice([.range(0, -1)]))
    if equalNaN && dtype.isInexact {
      let missing = try Ufunc.isnan(self)
      let both = try Ufunc.logicalAnd(missing.slice([.range(1, nil)]), missing.slice([.range(0, -1)]))
      try changed.assign(NDArray(.bool(false)), where: both)
    }
    try result.slice([.range(1, nil)]).assign(changed)
    return result
  }

  /// `np.isin`: which elements occur among `values`.
  public func isIn(_ values: NDArray, invert: Bool = false) throws(NumericsError) -> NDArray {
    if dtype.isObject || values.dtype.isObject { return try isAnyOf(values, invert: invert) }
    let list = try values.unique(equalNaN: false)
    if list.size == 0 { return try NDArray.full(shape, .bool(invert)) }
    let place = try list.searchSorted(self)
    let found = try list.take(place, mode: .clip)
    let match = try Ufunc.equal(found, self)
    return invert ? try Ufunc.logicalNot(match) : match
  }

  /// The same for objects, which need not have an order: each value is compared with all elements.
  private func isAnyOf(_ values: NDArray, invert: Bool) throws(NumericsError) -> NDArray {
    var found = try NDArray.full(shape, .bool(invert))
    let list = try values.ravel()
    for i in 0..<list.size {
      found =
        try invert
        ? Ufunc.logicalAnd(found, Ufunc.notEqual(self, list.row(i)).astype(.bool))
        : Ufunc.logicalOr(found, Ufunc.equal(self, list.row(i)).astype(.bool))
    }
    return found
  }

  /// `np.intersect1d`
  public static func intersect(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    let x = try a.unique()
    return try x.compress(x.isIn(b), axis: 0).astype(DType.promote(a.dtype, b.dtype), copy: false)
  }

  /// `np.intersect1d(return_indices=True)`: the common values and where each is first seen in both arrays.
  public static func intersection(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> (
    values: NDArray, first: NDArray, second: NDArray
  ) {
    let (x, y) = (try a.uniqueAll(), try b.uniqueAll())
    let (inBoth, alsoInBoth) = (try x.values.isIn(y.values), try y.values.isIn(x.values))
    let values = try x.values.compress(inBoth, axis: 0).astype(DType.promote(a.dtype, b.dtype), copy: false)
    return (values, try x.index.compress(inBoth, axis: 0), try y.index.compress(alsoInBoth, axis: 0))
  }

  /// `np.union1d`
  public static func union(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    try concatenate([a, b], axis: nil).unique()
  }

  /// `np.setdiff1d`
  public static func difference(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    let x = try a.unique()
    return try x.compress(x.isIn(b, invert: true), axis: 0)
  }

  /// `np.setxor1d`
  public static func symmetricDifference(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    try concatenate([difference(a, b), difference(b, a)], axis: 0).sorted(axis: 0)
  }
}
