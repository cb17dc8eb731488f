extension LinearAlgebra {
  /// What a least-squares solution comes with.
  public struct LeastSquares: Sendable {
    /// Shape `(n,)` or `(n, k)`.
    public let solution: NDArray
    /// Sums of squared residuals, one for each column; empty when `a` has not full rank or `m <= n`.
    public let residuals: NDArray
    public let rank: Int
    public let singularValues: NDArray
  }

  /// The `x` of smallest length among those that minimise `|a x - b|`, by divide-and-conquer SVD (LAPACK gelsd).
  ///
  /// - Parameters:
  ///   - a: shape `(m, n)`.
  ///   - b: shape `(m,)` or `(m, k)`.
  ///   - cutoff: singular values below this share of the largest count as zero; by default the machine
  ///     epsilon times `max(m, n)`.
  /// - Throws: `SVD did not converge in Linear Least Squares`.
  public static func leastSquares(_ a: NDArray, _ b: NDArray, cutoff: Double? = nil) throws(NumericsError)
    -> LeastSquares
  {
    let isVector = b.rank == 1
    let right = isVector ? try b.expandDims([1]) : b
    for array in [a, right] where array.rank != 2 {
      throw failure("\(array.rank)-dimensional array given. Array must be two-dimensional")
    }
    if a.shape[0] != right.shape[0] { throw failure("Incompatible dimensions") }
    return try gelsd(DType.linear(a.dtype, b.dtype).linearElement(), a, right, cutoff, isVector)
  }

  private static func gelsd<T: LAPACKElement>(
    _ type: T.Type, _ a: NDArray, _ b: NDArray, _ cutoff: Double?, _ isVector: Bool
  ) throws(NumericsError) -> LeastSquares {
    let matrix = try MatrixStack<T>(copying: a)
    let (m, n, k) = (matrix.rows, matrix.columns, b.shape[1])
    let small = min(m, n)
    // The solution takes the place of the right sides, which must have room for it.
    let tall = try NDArray.zeros([max(m, n), max(k, 1)], dtype: T.dtype)
    try tall.slice([.range(0, m), .range(0, k)]).assign(b.astype(T.dtype))
    let values = try NDArray.zeros([small], dtype: T.Magnitude.dtype)
    var rank: Int32 = 0
    let sides = try MatrixStack<T>(copying: tall)
    if m > 0 && n > 0 {
      try gelsd(matrix, sides, values, &rank, cutoff)
    }
    let all = try sides.array()
    let x = try all.slice([.range(0, n), .range(0, k)]).copy(order: .rows)
    var residuals = try NDArray.zeros([0], dtype: T.Magnitude.dtype)
    if Int(rank) == n && m > n {
      let rest = try Ufunc.absolute(all.slice([.range(n, m), .range(0, k)]))
      residuals = try Ufunc.multiply(rest, rest).sum(.axis(0))
    }
    return LeastSquares(
      solution: isVector ? try x.squeeze([1]).claimed() : x, residuals: residuals, rank: Int(rank),
      singularValues: values)
  }

  private static func gelsd<T: LAPACKElement>(
    _ matrix: MatrixStack<T>, _ sides: MatrixStack<T>, _ values: NDArray, _ rank: inout Int32,
    _ cutoff: Double?
  ) throws(NumericsError) {
    let lapack = try T.routines.get()
    let (m, n) = (matrix.rows, matrix.columns)
    let epsilon = Double(T.Magnitude.ulpOfOne)
    var limit = T.Magnitude(cutoff ?? epsilon * Double(max(m, n)))
    var (rows, columns, count) = (Int32(clamping: m), Int32(clamping: n), Int32(clamping: sides.columns))
    var (leading, leadingB) = (matrix.leading, sides.leading)
    var size: Int32 = -1
    var work = T.scratch(1)
    var realWork = T.Magnitude.scratch(1)
    var wholeWork = [Int32](repeating: 0, count: 1)
    for round in 0..<2 {
      var info: Int32 = 0
      lapack.gelsd(
        &rows, &columns, &count, matrix[0], &leading, sides[0], &leadingB, values.pointer(T.Magnitude.self),
        &limit, &rank, &work, &size, &realWork, &wholeWork, &info)
      if round == 0 {
        size = workspace(work)
        work = T.scratch(Int(size))
        realWork = T.Magnitude.scratch(Int(workspace(realWork)))
        wholeWork = [Int32](repeating: 0, count: max(Int(wholeWork[0]), 1))
      } else if info > 0 {
        throw failure("SVD did not converge in Linear Least Squares")
      }
    }
  }
}
