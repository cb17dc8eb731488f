extension LinearAlgebra {
  /// Triangular factors of positive definite matrices (LAPACK potrf): `a = l lᴴ`, or `a = uᴴ u` for the upper
  /// triangle. Only that triangle of `a` is read; the other half of the result is zero.
  /// - Parameter complaint: the message for a matrix whose leading minor of the given order is not positive.
  /// - Throws: `Matrix is not positive definite`.
  public static func cholesky(
    _ a: NDArray, _ triangle: Triangle = .lower,
    complaint: (_ order: Int) -> String = { _ in "Matrix is not positive definite" }
  ) throws(NumericsError) -> NDArray {
    try requireSquare(a)
    return try cholesky(DType.linear(a.dtype).linearElement(), a, triangle, complaint)
  }

  private static func cholesky<T: LAPACKElement>(
    _ type: T.Type, _ a: NDArray, _ triangle: Triangle, _ complaint: (Int) -> String
  ) throws(NumericsError) -> NDArray {
    let factors = try MatrixStack<T>(copying: a)
    if factors.isEmpty { return try factors.array() }
    let lapack = try T.routines.get()
    var n = Int32(clamping: factors.rows)
    var leading = factors.leading
    for index in 0..<factors.count {
      var info: Int32 = 0
      lapack.potrf(triangle.rawValue, &n, factors[index], &leading, &info, 1)
      if info > 0 { throw failure(complaint(Int(info))) }
      clear(factors[index], factors.rows, keeping: triangle)
      try Interrupt.poll()
    }
    return try factors.array()
  }

  /// Zeroes the half of a column-major matrix that LAPACK leaves as it was.
  private static func clear<T: LAPACKElement>(
    _ matrix: UnsafeMutablePointer<T>, _ n: Int, keeping triangle: Triangle
  ) {
    for column in 0..<n {
      let gone = triangle == .lower ? 0..<column : (column + 1)..<n
      for row in gone { matrix[column * n + row] = T(real: 0) }
    }
  }

  // MARK: QR

  /// What `qr` returns.
  public enum QRMode: String, Sendable { case reduced, complete, r, raw }

  /// QR decomposition by Householder reflections (LAPACK geqrf and orgqr).
  ///
  /// - Returns: `q` and `r`; in mode `.r` only `r`; in mode `.raw` the transposed packed factors and the
  ///   scale factors of the reflections.
  public static func qr(_ a: NDArray, mode: QRMode = .reduced) throws(NumericsError) -> (
    q: NDArray?, r: NDArray
  ) {
    try requireMatrices(a)
    return try qr(DType.linear(a.dtype).linearElement(), a, mode)
  }

  private static func qr<T: LAPACKElement>(_ type: T.Type, _ a: NDArray, _ mode: QRMode) throws(NumericsError)
    -> (q: NDArray?, r: NDArray)
  {
    let factors = try MatrixStack<T>(copying: a)
    let (m, n) = (factors.rows, factors.columns)
    let small = min(m, n)
    let tau = try NDArray.zeros(Dims(Array(factors.outer) + [small]), dtype: T.dtype)
    try factorise(factors, tau)
    switch mode {
    case .raw: return (try factors.array().swapaxes(-1, -2).copy(order: .rows), tau)
    case .r: return (nil, try factors.array().slice([.ellipsis, .range(0, small), .all]).triu())
    case .reduced, .complete: break
    }
    let width = mode == .complete && m > n ? m : small
    let q = try orthogonal(factors, tau, columns: width)
    let r = try factors.array().slice([.ellipsis, .range(0, width), .all]).triu()
    return (try q.array(), r)
  }

  private static func factorise<T: LAPACKElement>(_ factors: MatrixStack<T>, _ tau: NDArray)
    throws(NumericsError)
  {
    if factors.isEmpty { return }
    let lapack = try T.routines.get()
    var (rows, columns) = (Int32(clamping: factors.rows), Int32(clamping: factors.columns))
    var leading = factors.leading
    let small = min(factors.rows, factors.columns)
    var size: Int32 = -1
    var work = T.scratch(1)
    for index in -1..<factors.count {
      var info: Int32 = 0
      let at = max(index, 0)
      lapack.geqrf(
        &rows, &columns, factors[at], &leading, tau.pointer(T.self) + at * small, &work, &size, &info)
      if index < 0 {
        size = workspace(work)
        work = T.scratch(Int(size))
      }
      try Interrupt.poll()
    }
  }

  /// The first columns of Q from packed reflections.
  private static func orthogonal<T: LAPACKElement>(_ factors: MatrixStack<T>, _ tau: NDArray, columns: Int)
    throws(NumericsError) -> MatrixStack<T>
  {
    let m = factors.rows
    let q = try MatrixStack<T>(zeros: m, columns, outer: factors.outer)
    if q.isEmpty { return q }
    let small = min(m, factors.columns)
    if small == 0 {
      for index in 0..<q.count { for i in 0..<columns { q[index][i * m + i] = T(real: 1) } }
      return q
    }
    let lapack = try T.routines.get()
    var (rows, width, reflections) = (Int32(clamping: m), Int32(clamping: columns), Int32(clamping: small))
    var leading = q.leading
    var size: Int32 = -1
    var work = T.scratch(1)
    for index in -1..<q.count {
      var info: Int32 = 0
      let at = max(index, 0)
      if index >= 0 { q[at].update(from: factors[at], count: m * min(columns, factors.columns)) }
      lapack.orgqr(
        &rows, &width, &reflections, q[at], &leading, tau.pointer(T.self) + at * small, &work, &size, &info)
      if index < 0 {
        size = workspace(work)
        work = T.scratch(Int(size))
      }
      try Interrupt.poll()
    }
    return q
  }

  /// QR with column pivoting (LAPACK geqp3): `a[:, p] = q r`, the diagonal of `r` not increasing.
  public static func pivotedQR(_ a: NDArray, full: Bool) throws(NumericsError) -> (
    q: NDArray, r: NDArray, pivots: [Int]
  ) {
    guard a.rank == 2 else { throw .value("expected a 2-D array") }
    return try pivotedQR(DType.linear(a.dtype).linearElement(), a, full)
  }

  private static func pivotedQR<T: LAPACKElement>(_ type: T.Type, _ a: NDArray, _ full: Bool)
    throws(NumericsError) -> (q: NDArray, r: NDArray, pivots: [Int])
  {
    let factors = try MatrixStack<T>(copying: a)
    let (m, n) = (factors.rows, factors.columns)
    let small = min(m, n)
    let tau = try NDArray.zeros([small], dtype: T.dtype)
    var pivots = [Int32](repeating: 0, count: max(n, 1))
    if !factors.isEmpty {
      let lapack = try T.routines.get()
      var (rows, columns, leading) = (Int32(clamping: m), Int32(clamping: n), factors.leading)
      var size: Int32 = -1
      var work = T.scratch(1)
      var realWork = T.Magnitude.scratch(2 * n)
      for round in 0..<2 {
        var info: Int32 = 0
        lapack.geqp3(
          &rows, &columns, factors[0], &leading, &pivots, tau.pointer(T.self), &work, &size, &realWork, &info)
        if round == 0 {
          size = workspace(work)
          work = T.scratch(Int(size))
        }
      }
    }
    let width = full ? m : small
    let q = try orthogonal(factors, tau, columns: width).array()
    let packed = try factors.array()
    let r = try (width > m ? packed : packed.slice([.range(0, width), .all])).triu()
    return (q, r, pivots.prefix(n).map { Int($0) - 1 })
  }
}
