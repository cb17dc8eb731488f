extension LinearAlgebra {
  /// Powers of square matrices by repeated squaring; negative ones of the inverse.
  public static func power(_ a: NDArray, _ exponent: Int) throws(NumericsError) -> NDArray {
    try requireSquare(a)
    if exponent == 0 {
      return try NDArray.identity(a.shape[a.rank - 1], dtype: a.dtype).broadcast(to: a.shape).copy()
    }
    var base = exponent < 0 ? try inverse(a) : a
    var left = exponent.magnitude
    if left == 1 { return try base.copy() }
    var result: NDArray?
    while left > 0 {
      if left & 1 == 1 {
        result = try result.map { (r) throws(NumericsError) in try NDArray.matmul(r, base) } ?? base
      }
      left >>= 1
      if left > 0 { base = try NDArray.matmul(base, base) }
    }
    return result ?? base
  }

  /// The product of several matrices in the order that needs the fewest multiplications (dynamic programming;
  /// Cormen et al., Introduction to Algorithms, chapter 15.2). The first and last may be vectors.
  public static func chainedProduct(_ arrays: [NDArray]) throws(NumericsError) -> NDArray {
    guard let first = arrays.first, let last = arrays.last, arrays.count > 1 else {
      throw .value("Expecting at least two arrays.")
    }
    if arrays.count == 2 { return try NDArray.dot(first, last) }
    var list = arrays
    list[0] = try first.atLeast2d()
    if last.rank == 1 { list[list.count - 1] = try last.expandDims([1]) }
    for array in list where array.rank != 2 {
      throw failure("\(array.rank)-dimensional array given. Array must be two-dimensional")
    }
    let splits = cheapestSplits(list.map { $0.shape[0] } + [list[list.count - 1].shape[1]])
    func product(_ i: Int, _ j: Int) throws(NumericsError) -> NDArray {
      if i == j { return list[i] }
      return try NDArray.dot(product(i, splits[i][j]), product(splits[i][j] + 1, j))
    }
    var result = try product(0, list.count - 1)
    if first.rank == 1 && last.rank == 1 { return try result.reshape([]).claimed() }
    if first.rank == 1 { result = try result.squeeze([0]) }
    if last.rank == 1 { result = try result.squeeze([1]) }
    return result.claimed()
  }

  private static func cheapestSplits(_ sizes: [Int]) -> [[Int]] {
    let n = sizes.count - 1
    var costs = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var splits = [[Int]](repeating: [Int](repeating: 0, count: n), count: n)
    for span in 1..<n {
      for i in 0..<(n - span) {
        let j = i + span
        costs[i][j] = .infinity
        for k in i..<j {
          let last = Double(sizes[i]) * Double(sizes[k + 1]) * Double(sizes[j + 1])
          let cost = costs[i][k] + costs[k + 1][j] + last
          if cost < costs[i][j] { (costs[i][j], splits[i][j]) = (cost, k) }
        }
      }
    }
    return splits
  }

  /// Solves `tensordot(a, x, x.ndim) = b` for `x`.
  /// - Parameter axes: axes of `a` moved to its end first.
  public static func tensorSolve(_ a: NDArray, _ b: NDArray, axes: [Int]? = nil) throws(NumericsError)
    -> NDArray
  {
    var a = a
    if let axes { a = try a.moveaxis(axes, Array((a.rank - axes.count)..<a.rank)) }
    let shape = Dims(a.shape.suffix(max(0, a.rank - b.rank)))
    let unknowns = shape.product
    if a.size != unknowns * unknowns {
      throw failure(
        "Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])"
      )
    }
    return try solve(a.reshape([unknowns, unknowns]), b.ravel()).reshape(shape).claimed()
  }

  /// The inverse with respect to `tensordot` over the first `count` axes.
  public static func tensorInverse(_ a: NDArray, _ count: Int = 2) throws(NumericsError) -> NDArray {
    if count <= 0 { throw .value("Invalid ind argument.") }
    let lead = Dims(a.shape.prefix(count))
    let rest = Dims(a.shape.dropFirst(count))
    let inverse = try inverse(a.reshape([rest.product, a.size / max(rest.product, 1)]))
    return try inverse.reshape(Dims(Array(rest) + Array(lead))).claimed()
  }
}
