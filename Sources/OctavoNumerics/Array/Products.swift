import CVectorKernels

extension NDArray {
  /// `np.matmul`: matrix products of the last two axes, the others broadcast.
  public static func matmul(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    for (i, x) in [a, b].enumerated() where x.rank == 0 {
      throw .value(
        "matmul: Input operand \(i) does not have enough dimensions (has 0, gufunc core with signature "
          + "(n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    let left = a.rank == 1 ? try a.expandDims([0]) : a
    let right = b.rank == 1 ? try b.expandDims([1]) : b
    let k = left.shape[left.rank - 1]
    if right.shape[right.rank - 2] != k {
      throw .value(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(right.shape[right.rank - 2]) is different from \(k))")
    }
    let stack = try broadcastShape(Dims(left.shape.dropLast(2)), Dims(right.shape.dropLast(2)))
    var result = try product(left, right, stack)
    if b.rank == 1 { result = try result.squeeze([result.rank - 1]) }
    if a.rank == 1 { result = try result.squeeze([result.rank - (b.rank == 1 ? 1 : 2)]) }
    return result.claimed()
  }

  private static func product(_ a: NDArray, _ b: NDArray, _ stack: Dims) throws(NumericsError) -> NDArray {
    let n = a.shape[a.rank - 2]
    let k = a.shape[a.rank - 1]
    let m = b.shape[b.rank - 1]
    let common = try DType.promote(a.dtype, b.dtype)
    if common.isString { throw Ufunc.noMatrixLoop(a.dtype, b.dtype) }
    // Types that are only stored narrow are multiplied wide.
    let type: DType = common.kind == .float16 ? .float32 : common.kind == .complex64 ? .complex128 : common
    let outer = Array(stack)
    let x = try a.astype(type, copy: false).broadcastedOperand(to: Dims(outer + [n, k])).contiguous()
    let y = try b.astype(type, copy: false).broadcastedOperand(to: Dims(outer + [k, m])).contiguous()
    if type.isObject {
      let result = try NDArray(uninitialized: Dims(outer + [n, m]), dtype: .object)
      try objectProduct(x, y, into: result, n, k, m)
      return result
    }
    let result = try zeros(Dims(outer + [n, m]), dtype: type)
    try type.dispatch(MatrixProduct(a: x, b: y, out: result, n: n, k: k, m: m), function: "matmul")
    return try result.astype(common, copy: false)
  }

  /// `np.dot`: products of vectors and matrices; sums over the last axis of `a` and the second-last of `b`.
  public static func dot(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    if a.rank == 0 || b.rank == 0 { return try Ufunc.multiply(a, b) }
    let axis = b.rank == 1 ? 0 : b.rank - 2
    if a.shape[a.rank - 1] != b.shape[axis] {
      throw .value(
        "shapes \(a.shape.compact) and \(b.shape.compact) not aligned: \(a.shape[a.rank - 1]) "
          + "(dim \(a.rank - 1)) != \(b.shape[axis]) (dim \(axis))")
    }
    if a.rank <= 2 && b.rank <= 2 { return try matmul(a, b) }
    return try tensordot(a, b, axes: ([a.rank - 1], [axis]))
  }

  /// `np.inner`: sums over the last axes.
  public static func inner(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    if a.rank == 0 || b.rank == 0 {
      let product = try Ufunc.multiply(a, b)
      // A sum of one term started from zero: no negative zeros.
      return product.dtype.isInexact ? try Ufunc.add(.array(product), .int(0)) : product
    }
    if a.shape[a.rank - 1] != b.shape[b.rank - 1] {
      // NumPy takes the inner product as a dot with the last two axes exchanged, and says so.
      return try dot(a, b.rank == 1 ? b : b.swapaxes(-1, -2))
    }
    return try tensordot(a, b, axes: ([a.rank - 1], [b.rank - 1]))
  }

  /// `np.outer` of the flattened arrays.
  public static func outer(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    try Ufunc.multiply.outer(a.ravel(), b.ravel())
  }

  /// `np.vdot`: the conjugate of the first, both flattened.
  public static func vdot(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    if a.size != b.size { throw .value("cannot reshape array of size \(b.size) into shape (\(a.size),)") }
    let x = try a.ravel()
    return try matmul(a.dtype.isComplex ? Ufunc.conjugate(x) : x, b.ravel())
  }

  /// `np.tensordot` over pairs of axes.
  public static func tensordot(_ a: NDArray, _ b: NDArray, axes: ([Int], [Int])) throws(NumericsError)
    -> NDArray
  {
    let x = try normalize(axes: axes.0, rank: a.rank)
    let y = try normalize(axes: axes.1, rank: b.rank)
    if x.count != y.count || zip(x, y).contains(where: { a.shape[$0] != b.shape[$1] }) {
      throw .value("shape-mismatch for sum")
    }
    let keepA = (0..<a.rank).filter { !x.contains($0) }
    let keepB = (0..<b.rank).filter { !y.contains($0) }
    let k = x.reduce(1) { $0 * a.shape[$1] }
    let rows = keepA.map { a.shape[$0] }
    let columns = keepB.map { b.shape[$0] }
    let left = try a.transpose(keepA + x).reshape([rows.reduce(1, *), k])
    let right = try b.transpose(y + keepB).reshape([k, columns.reduce(1, *)])
    return try matmul(left, right).reshape(Dims(rows + columns)).claimed()
  }

  /// `np.kron`
  public static func kron(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    let rank = Swift.max(a.rank, b.rank)
    var x = a
    var y = b
    while x.rank < rank { x = try x.expandDims([0]) }
    while y.rank < rank { y = try y.expandDims([0]) }
    let left = try x.expandDims((0..<rank).map { 2 * $0 + 1 })
    let right = try y.expandDims((0..<rank).map { 2 * $0 })
    let product = try Ufunc.multiply(left, right)
    return try product.reshape(Dims((0..<rank).map { x.shape[$0] * y.shape[$0] })).claimed()
  }

  /// `np.cross` of vectors of three along the last axis.
  public static func cross(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    for x in [a, b] where x.rank == 0 || x.shape[x.rank - 1] != 3 {
      throw .value(
        "Both input arrays must be (arrays of) 3-dimensional vectors, but they are "
          + "\(a.rank == 0 ? 0 : a.shape[a.rank - 1]) and \(b.rank == 0 ? 0 : b.shape[b.rank - 1]) "
          + "dimensional instead."
      )
    }
    func part(_ x: NDArray, _ i: Int) throws(NumericsError) -> NDArray { try x.slice([.ellipsis, .int(i)]) }
    func minor(_ i: Int, _ j: Int) throws(NumericsError) -> NDArray {
      try Ufunc.subtract(Ufunc.multiply(part(a, i), part(b, j)), Ufunc.multiply(part(a, j), part(b, i)))
    }
    return try stack([minor(1, 2), minor(2, 0), minor(0, 1)], axis: -1)
  }

  /// `np.trace`
  public func trace(offset: Int = 0, axis1: Int = 0, axis2: Int = 1) throws(NumericsError) -> NDArray {
    try diagonal(offset: offset, axis1: axis1, axis2: axis2).sum(.axis(-1))
  }
}

extension Ufunc {
  fileprivate static func noMatrixLoop(_ a: DType, _ b: DType) -> NumericsError {
    NumericsError(
      .ufuncNoLoop,
      "ufunc 'matmul' did not contain a loop with signature matching types "
        + "(\(a.className), \(b.className)) -> None")
  }
}

/// Products of C-ordered stacks of matrices; `out` starts at zero.
private struct MatrixProduct: ElementWork {
  let a: NDArray
  let b: NDArray
  let out: NDArray
  let n: Int
  let k: Int
  let m: Int

  func run<T: ArrayElement & Hashable>(_ type: T.Type) throws(NumericsError) {
    if out.size == 0 { return }
    let count = out.size / (n * m)
    for s in 0..<count {
      let x = a.base + s * n * k * a.itemSize
      let y = b.base + s * k * m * b.itemSize
      let z = out.base + s * n * m * out.itemSize
      if T.self == Double.self {
        if ovk_matmul_d(
          x.assumingMemoryBound(to: Double.self), y.assumingMemoryBound(to: Double.self),
          z.assumingMemoryBound(to: Double.self), n, k, m) != 0
        {
          throw NumericsError(.interrupted, "interrupted")
        }
      } else {
        try rows(type, x, y, z)
      }
      try Interrupt.poll()
    }
    withExtendedLifetime((a, b, out)) {}
  }

  private func rows<T: ArrayElement>(
    _ type: T.Type, _ x: UnsafeMutableRawPointer, _ y: UnsafeMutableRawPointer, _ z: UnsafeMutableRawPointer
  ) throws(NumericsError) {
    let left = x.assumingMemoryBound(to: type)
    let right = y.assumingMemoryBound(to: type)
    let to = z.assumingMemoryBound(to: type)
    for i in 0..<n {
      for p in 0..<k {
        let w = left[i * k + p]
        for j in 0..<m { to[i * m + j] = addProduct(to[i * m + j], w, right[p * m + j]) }
      }
      if i & 63 == 63 { try Interrupt.poll() }
    }
  }

  @inline(__always)
  private func addProduct<T>(_ sum: T, _ a: T, _ b: T) -> T {
    func cast<V>(_ x: T, _ v: V.Type) -> V { unsafeBitCast(x, to: V.self) }
    func back<V>(_ x: V) -> T { unsafeBitCast(x, to: T.self) }
    func whole<V: FixedWidthInteger>(_ v: V.Type) -> T { back(cast(sum, v) &+ cast(a, v) &* cast(b, v)) }
    if T.self == Float.self { return back(cast(sum, Float.self) + cast(a, Float.self) * cast(b, Float.self)) }
    if T.self == Complex.self {
      return back(cast(sum, Complex.self) + cast(a, Complex.self) * cast(b, Complex.self))
    }
    if T.self == Bool.self { return back(cast(sum, Bool.self) || (cast(a, Bool.self) && cast(b, Bool.self))) }
    if T.self == Int.self { return whole(Int.self) }
    if T.self == UInt64.self { return whole(UInt64.self) }
    if T.self == Int32.self { return whole(Int32.self) }
    if T.self == UInt32.self { return whole(UInt32.self) }
    if T.self == Int16.self { return whole(Int16.self) }
    if T.self == UInt16.self { return whole(UInt16.self) }
    if T.self == Int8.self { return whole(Int8.self) }
    return whole(UInt8.self)
  }
}
