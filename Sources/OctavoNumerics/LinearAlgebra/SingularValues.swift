extension LinearAlgebra {
  /// Singular value decomposition `a = u · diag(s) · vh` (LAPACK gesdd), the values descending.
  ///
  /// - Parameter full: whether `u` and `vh` are square; else they have `min(m, n)` columns and rows.
  /// - Throws: `SVD did not converge`.
  public static func singularValueDecomposition(_ a: NDArray, full: Bool = true) throws(NumericsError)
    -> (u: NDArray, s: NDArray, vh: NDArray)
  {
    try requireMatrices(a)
    let found = try gesdd(DType.linear(a.dtype).linearElement(), a, job: full ? "A" : "S")
    guard let (u, vh) = found.vectors else { throw failure("SVD did not converge") }
    return (u, found.values, vh)
  }

  /// Singular values alone, descending.
  public static func singularValues(_ a: NDArray) throws(NumericsError) -> NDArray {
    try requireMatrices(a)
    return try gesdd(DType.linear(a.dtype).linearElement(), a, job: "N").values
  }

  private static func gesdd<T: LAPACKElement>(_ type: T.Type, _ a: NDArray, job: String) throws(NumericsError)
    -> (values: NDArray, vectors: (NDArray, NDArray)?)
  {
    let matrices = try MatrixStack<T>(copying: a)
    let (m, n) = (matrices.rows, matrices.columns)
    let small = min(m, n)
    let (left, right) = job == "A" ? (m, n) : job == "S" ? (small, small) : (0, 0)
    let u = try MatrixStack<T>(zeros: job == "N" ? 0 : m, left, outer: matrices.outer)
    let vh = try MatrixStack<T>(zeros: right, job == "N" ? 0 : n, outer: matrices.outer)
    let values = try NDArray.zeros(Dims(Array(matrices.outer) + [small]), dtype: T.Magnitude.dtype)
    if matrices.isEmpty {
      for stack in [u, vh] where !stack.isEmpty {
        for index in 0..<stack.count {
          for i in 0..<stack.rows { stack[index][i * stack.rows + i] = T(real: 1) }
        }
      }
      return (values, job == "N" ? nil : (try u.array(), try vh.array()))
    }
    let lapack = try T.routines.get()
    var (rows, columns) = (Int32(clamping: m), Int32(clamping: n))
    var (leading, leadingU, leadingV) = (matrices.leading, u.leading, vh.leading)
    var size: Int32 = -1
    var work = T.scratch(1)
    let many = max(5 * small * small + 5 * small, 2 * max(m, n) * small + 2 * small * small + small)
    var realWork = T.Magnitude.scratch(T.isComplex ? many : 1)
    var wholeWork = [Int32](repeating: 0, count: 8 * small)
    for index in -1..<matrices.count {
      var info: Int32 = 0
      let at = max(index, 0)
      lapack.gesdd(
        job, &rows, &columns, matrices[at], &leading, values.pointer(T.Magnitude.self) + at * small, u[at],
        &leadingU, vh[at], &leadingV, &work, &size, &realWork, &wholeWork, &info)
      if index < 0 {
        size = workspace(work)
        work = T.scratch(Int(size))
      } else if info != 0 {
        throw failure("SVD did not converge")
      }
      try Interrupt.poll()
    }
    return (values, job == "N" ? nil : (try u.array(), try vh.array()))
  }

  /// The Moore–Penrose inverse: singular values at or below `cutoff` times the largest count as zero.
  /// - Parameter cutoff: a number or one for each matrix of the stack.
  public static func pseudoInverse(_ a: NDArray, cutoff: NDArray, hermitian: Bool = false)
    throws(NumericsError)
    -> NDArray
  {
    try requireMatrices(a)
    let (m, n) = (a.shape[a.rank - 2], a.shape[a.rank - 1])
    if a.size == 0 {
      return try NDArray.zeros(
        Dims(Array(a.shape.dropLast(2)) + [n, m]), dtype: DType.linear(a.dtype))
    }
    let conjugate = a.dtype.isComplex ? try Ufunc.conjugate(a) : a
    let (u, s, vt) =
      hermitian ? try hermitianSingular(conjugate) : try singularValueDecomposition(conjugate, full: false)
    let largest = try s.maximum(ReduceOptions(axes: [-1], keepdims: true))
    let limit = try Ufunc.multiply(cutoff.rank == 0 ? cutoff : cutoff.expandDims([cutoff.rank]), largest)
    let isLarge = try Ufunc.greater(s, limit)
    let zero = try NDArray(.float(0), dtype: s.dtype)
    let safe = try NDArray.where(isLarge, s, NDArray(.float(1), dtype: s.dtype))
    let inverse = try NDArray.where(isLarge, Ufunc.divide(.float(1), .array(safe)), zero)
    let scaled = try Ufunc.multiply(inverse.expandDims([inverse.rank]), u.swapaxes(-1, -2))
    return try NDArray.matmul(vt.swapaxes(-1, -2), scaled)
  }

  /// The decomposition of Hermitian matrices through their eigenvalues.
  public static func hermitianSingular(_ a: NDArray) throws(NumericsError) -> (
    u: NDArray, s: NDArray, vh: NDArray
  ) {
    let (values, vectors) = try symmetricEigen(a)
    let sizes = try Ufunc.absolute(values)
    let order = try Ufunc.negative(sizes).argsort()
    let sorted = try sizes.takeAlong(order, axis: -1)
    let signs = try Ufunc.sign(values).takeAlong(order, axis: -1)
    let columns = try order.expandDims([order.rank - 1])
    let u = try vectors.takeAlong(columns.broadcast(to: vectors.shape), axis: -1)
    let other = u.dtype.isComplex ? try Ufunc.conjugate(u) : u
    let vh = try Ufunc.multiply(other, signs.expandDims([signs.rank - 1])).swapaxes(-1, -2).copy(order: .rows)
    return (u, sorted, vh)
  }
}
