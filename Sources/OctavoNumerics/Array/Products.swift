import CVectorKernels

extension NDArray {
  /// `np.matmul`: matrix products of the last two axes, the others broadcast.
  public static func matmul(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    for (i, x) in [a, b].enumerated() where x.rank == 0 {
      throw .value(
        "matmul: Input operand \(i) does not have enough dimensions (has 0, gufunc core with signature "
          + "(n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    let scalar = withUnsafePointer(to: a) { x in withUnsafePointer(to: b) { y in dotDirectly(x, y) } }
    if let scalar { return try NDArray(.float(scalar)) }
    let left = a.rank == 1 ? try a.expandDims([0]) : a
    let right = b.rank == 1 ? try b.expandDims([1]) : b
    let k = left.shape[left.rank - 1]
    if right.shape[right.rank - 2] != k {
      throw .value(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(right.shape[right.rank - 2]) is different from \(k))")
    }
    let stack = try stackShape(left, right, core: [left.shape[left.rank - 2], right.shape[right.rank - 1]])
    var result = try product(left, right, stack)
    if b.rank == 1 { result = try result.squeeze([result.rank - 1]) }
    if a.rank == 1 { result = try result.squeeze([result.rank - (b.rank == 1 ? 1 : 2)]) }
    return result.claimed()
  }

  /// The common stack of two stacks of matrices; the error tells stack and matrices apart, and the matrices' result.
  static func stackShape(_ a: NDArray, _ b: NDArray, core: [Int]) throws(NumericsError) -> Dims {
    let stacks = [a, b].map { Dims($0.shape.dropLast(2)) }
    do throws(NumericsError) { return try broadcastShape(stacks[0], stacks[1]) } catch {
      let remapped = zip([a, b], stacks).map { array, stack in
        "\(array.shape.compact)->(\(stack.map { "\($0)," }.joined())newaxis,newaxis) "
      }
      throw .value(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "\(remapped.joined()) and requested shape \(Dims(core).compact)")
    }
  }

  private static func product(_ a: NDArray, _ b: NDArray, _ stack: Dims) throws(NumericsError) -> NDArray {
    let n = a.shape[a.rank - 2]
    let k = a.shape[a.rank - 1]
    let m = b.shape[b.rank - 1]
    let common = try DType.promote(a.dtype, b.dtype)
    if common.isText { throw Ufunc.noMatrixLoop(a.dtype, b.dtype) }
    // Types that are only stored narrow are multiplied wide.
    let type: DType = common.kind == .float16 ? .float32 : common.kind == .complex64 ? .complex128 : common
    let outer = Array(stack)
    // What lies column by column is read so: a row by a matrix is the same sum.
    if m == 1, n > 1, a.rank == 2, b.rank == 2, a.isColumnMajor {
      return try product(b.transpose(), a.transpose(), stack).transpose().claimed()
    }
    if let large = try largeProduct(a.astype(type, copy: false), b.astype(type, copy: false)) { return large }
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
    return try tensordot(a, b, axes: .pairs([a.rank - 1], [axis]))
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
    return try tensordot(a, b, axes: .pairs([a.rank - 1], [b.rank - 1]))
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

  /// The axes `tensordot` sums over.
  public enum ContractedAxes: Sendable {
    /// So many last ones of the first array and first ones of the second.
    case count(Int)
    case pairs([Int], [Int])
  }

  /// `np.tensordot`
  public static func tensordot(_ a: NDArray, _ b: NDArray, axes: ContractedAxes) throws(NumericsError)
    -> NDArray
  {
    var (left, right): ([Int], [Int])
    switch axes {
    case .pairs(let x, let y): (left, right) = (x, y)
    case .count(let count) where count <= min(a.rank, b.rank):
      (left, right) = (Array((a.rank - max(count, 0))..<a.rank), Array(0..<max(count, 0)))
    case .count: throw .value("shape-mismatch for sum")
    }
    let x = try normalize(axes: left, rank: a.rank)
    let y = try normalize(axes: right, rank: b.rank)
    if x.count != y.count || zip(x, y).contains(where: { a.shape[$0] != b.shape[$1] }) {
      throw .value("shape-mismatch for sum")
    }
    let keepA = (0..<a.rank).filter { !x.contains($0) }
    let keepB = (0..<b.rank).filter { !y.contains($0) }
    let k = x.reduce(1) { $0 * a.shape[$1] }
    let rows = keepA.map { a.shape[$0] }
    let columns = keepB.map { b.shape[$0] }
    let first = try a.transpose(keepA + x).reshape([rows.reduce(1, *), k])
    let second = try b.transpose(y + keepB).reshape([k, columns.reduce(1, *)])
    return try matmul(first, second).reshape(Dims(rows + columns)).claimed()
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

  /// `np.cross` of vectors of three (or two, whose third component is zero; two of those give a number) that
  /// lie along an axis of each array.
  public static func cross(_ a: NDArray, _ b: NDArray, axisA: Int = -1, axisB: Int = -1, axisC: Int = -1)
    throws(NumericsError) -> NDArray
  {
    if a.rank == 0 || b.rank == 0 { throw .value("At least one array has zero dimension") }
    let x = try a.moveaxis([axisA], [-1])
    let y = try b.moveaxis([axisB], [-1])
    let (m, n) = (x.shape[x.rank - 1], y.shape[y.rank - 1])
    guard (m == 2 || m == 3) && (n == 2 || n == 3) else {
      throw .value("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    }
    if m == 2 || n == 2 {
      try NumericsContext.current.warn(
        "DeprecationWarning",
        "Arrays of 2-dimensional vectors are deprecated. Use arrays of 3-dimensional vectors instead. "
          + "(deprecated in NumPy 2.0)")
    }
    func part(_ x: NDArray, _ i: Int) throws(NumericsError) -> NDArray {
      i < x.shape[x.rank - 1]
        ? try x.slice([.ellipsis, .int(i)])
        : try NDArray.zeros(Dims(x.shape.dropLast()), dtype: x.dtype)
    }
    func minor(_ i: Int, _ j: Int) throws(NumericsError) -> NDArray {
      try Ufunc.subtract(Ufunc.multiply(part(x, i), part(y, j)), Ufunc.multiply(part(x, j), part(y, i)))
    }
    if m == 2 && n == 2 { return try minor(0, 1) }
    return try stack([minor(1, 2), minor(2, 0), minor(0, 1)], axis: -1).moveaxis([-1], [axisC])
  }

  /// `np.vecdot`: products of the vectors along an axis, the first ones conjugated.
  public static func vecdot(_ a: NDArray, _ b: NDArray, axis: Int = -1) throws(NumericsError) -> NDArray {
    let x = try a.moveaxis([axis], [-1])
    let y = try b.moveaxis([axis], [-1])
    try requireCore(y.shape[y.rank - 1], x.shape[x.rank - 1], "vecdot", "(n),(n)->()")
    let left = try x.dtype.isComplex ? Ufunc.conjugate(x) : x
    let row = try left.expandDims([left.rank - 1])
    return try matmul(row, y.expandDims([y.rank])).squeeze([-1, -2]).claimed()
  }

  /// `np.matvec`: matrices in the last two axes of `a` by vectors in the last axis of `b`.
  public static func matvec(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    if a.rank < 2 || b.rank < 1 {
      throw tooFewCore("matvec", "(m,n),(n)->(m)", a.rank < 2 ? (0, a.rank, 2) : (1, 0, 1))
    }
    try requireCore(b.shape[b.rank - 1], a.shape[a.rank - 1], "matvec", "(m,n),(n)->(m)")
    return try matmul(a, b.expandDims([b.rank])).squeeze([-1]).claimed()
  }

  /// `np.vecmat`: conjugated vectors in the last axis of `a` by matrices in the last two of `b`.
  public static func vecmat(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    if b.rank < 2 || a.rank < 1 {
      throw tooFewCore("vecmat", "(n),(n,m)->(m)", a.rank < 1 ? (0, 0, 1) : (1, b.rank, 2))
    }
    try requireCore(b.shape[b.rank - 2], a.shape[a.rank - 1], "vecmat", "(n),(n,m)->(m)")
    let left = try a.dtype.isComplex ? Ufunc.conjugate(a) : a
    return try matmul(left.expandDims([left.rank - 1]), b).squeeze([-2]).claimed()
  }

  private static func requireCore(_ size: Int, _ wanted: Int, _ name: String, _ signature: String)
    throws(NumericsError)
  {
    guard size != wanted else { return }
    throw .value(
      "\(name): Input operand 1 has a mismatch in its core dimension 0, with gufunc signature \(signature) "
        + "(size \(size) is different from \(wanted))")
  }

  private static func tooFewCore(
    _ name: String, _ signature: String, _ found: (operand: Int, has: Int, needs: Int)
  )
    -> NumericsError
  {
    .value(
      "\(name): Input operand \(found.operand) does not have enough dimensions (has \(found.has), gufunc core "
        + "with signature \(signature) requires \(found.needs))")
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
