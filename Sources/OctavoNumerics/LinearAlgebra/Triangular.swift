extension LinearAlgebra {
  /// Solves `a x = b` for triangular `a`; the other triangle is not read.
  ///
  /// - Parameters:
  ///   - kind: whether `a`, its transpose or its conjugate transpose is meant.
  ///   - isUnit: whether the diagonal counts as ones.
  public static func solveTriangular(
    _ a: NDArray, _ b: NDArray, _ triangle: Triangle, _ kind: Transposition = .none, isUnit: Bool = false
  ) throws(NumericsError) -> NDArray {
    guard a.rank == 2, a.shape[0] == a.shape[1] else { throw .value("expected square matrix") }
    if b.rank == 0 || b.shape[0] != a.shape[0] {
      throw .value("shapes of a \(a.shape.description) and b \(b.shape.description) are incompatible")
    }
    return try trtrs(DType.linear(a.dtype, b.dtype).linearElement(), a, b, triangle, kind, isUnit)
  }

  private static func trtrs<T: LAPACKElement>(
    _ type: T.Type, _ a: NDArray, _ b: NDArray, _ triangle: Triangle, _ kind: Transposition, _ isUnit: Bool
  ) throws(NumericsError) -> NDArray {
    let matrix = try MatrixStack<T>(copying: a)
    let sides = try MatrixStack<T>(copying: b.rank == 1 ? b.expandDims([1]) : b)
    if !sides.isEmpty {
      var (n, columns) = (Int32(clamping: matrix.rows), Int32(clamping: sides.columns))
      var (leading, leadingB) = (matrix.leading, sides.leading)
      var info: Int32 = 0
      try T.routines.get().trtrs(
        triangle.rawValue, kind.rawValue, isUnit ? "U" : "N", &n, &columns, matrix[0], &leading, sides[0],
        &leadingB, &info, 1, 1, 1)
      if info > 0 { throw failure("singular matrix: resolution failed at diagonal \(info - 1)") }
    }
    let solution = try sides.array()
    return b.rank == 1 ? try solution.squeeze([1]).claimed() : solution
  }

  /// Solves a system whose matrix has `lower` diagonals below the main one and `upper` above it (LAPACK gbsv).
  ///
  /// - Parameter bands: shape `(lower + upper + 1, n)`: the diagonals from the uppermost one, each element above the
  ///   column it belongs to.
  public static func solveBanded(lower: Int, upper: Int, _ bands: NDArray, _ b: NDArray) throws(NumericsError)
    -> NDArray
  {
    guard bands.rank == 2, bands.shape[1] == (b.rank == 0 ? -1 : b.shape[0]) else {
      throw .value("shapes of ab and b are not compatible.")
    }
    if lower + upper + 1 != bands.shape[0] {
      throw .value(
        "invalid values for the number of lower and upper diagonals: l+u+1 (\(lower + upper + 1)) does not equal "
          + "ab.shape[0] (\(bands.shape[0]))")
    }
    return try gbsv(DType.linear(bands.dtype, b.dtype).linearElement(), lower, upper, bands, b)
  }

  private static func gbsv<T: LAPACKElement>(
    _ type: T.Type, _ lower: Int, _ upper: Int, _ bands: NDArray, _ b: NDArray
  ) throws(NumericsError) -> NDArray {
    let n = bands.shape[1]
    // LAPACK wants room for the fill-in above the bands.
    let room = try NDArray.zeros([lower, n], dtype: T.dtype)
    let matrix = try MatrixStack<T>(copying: NDArray.concatenate([room, bands.astype(T.dtype)]))
    let sides = try MatrixStack<T>(copying: b.rank == 1 ? b.expandDims([1]) : b)
    if !sides.isEmpty {
      var (order, columns) = (Int32(clamping: n), Int32(clamping: sides.columns))
      var (below, above) = (Int32(clamping: lower), Int32(clamping: upper))
      var (leading, leadingB) = (matrix.leading, sides.leading)
      var pivots = [Int32](repeating: 0, count: n)
      var info: Int32 = 0
      try T.routines.get().gbsv(
        &order, &below, &above, &columns, matrix[0], &leading, &pivots, sides[0], &leadingB, &info)
      if info > 0 { throw failure("singular matrix") }
    }
    let solution = try sides.array()
    return b.rank == 1 ? try solution.squeeze([1]).claimed() : solution
  }
}
