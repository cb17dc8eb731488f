extension LinearAlgebra {
  /// Schur form `a = z t zᴴ` with unitary `z` (LAPACK gees).
  ///
  /// - Parameter complex: a triangular complex `t` even for a real matrix; else the real form, whose complex
  ///   eigenvalues stand in 2 × 2 blocks.
  public static func schur(_ a: NDArray, complex: Bool = false) throws(NumericsError) -> (
    t: NDArray, z: NDArray
  ) {
    guard a.rank == 2, a.shape[0] == a.shape[1] else { throw .value("expected square matrix") }
    let type = try complex ? DType.complex128 : DType.linear(a.dtype)
    return try gees(type.linearElement(), a)
  }

  private static func gees<T: LAPACKElement>(_ type: T.Type, _ a: NDArray) throws(NumericsError) -> (
    t: NDArray, z: NDArray
  ) {
    let form = try MatrixStack<T>(copying: a)
    let n = form.rows
    let vectors = try MatrixStack<T>(zeros: n, n)
    if !form.isEmpty {
      let lapack = try T.routines.get()
      var order = Int32(clamping: n)
      var (leading, leadingV) = (form.leading, vectors.leading)
      var values = T.scratch(n)
      var second = T.Magnitude.scratch(n)
      var size: Int32 = -1
      var work = T.scratch(1)
      for round in 0..<2 {
        var info: Int32 = 0
        lapack.gees(&order, form[0], &leading, &values, &second, vectors[0], &leadingV, &work, &size, &info)
        if round == 0 {
          size = workspace(work)
          work = T.scratch(Int(size))
        } else if info > 0 {
          throw failure("Schur form not found. Possibly ill-conditioned.")
        }
      }
    }
    return (try form.array(), try vectors.array())
  }

  /// Eigenvalues and vectors of `a x = λ b x` for general matrices (LAPACK ggev), complex.
  ///
  /// - Returns: numerators and denominators of the eigenvalues, and the left and right eigenvectors as columns.
  public static func generalizedEigen(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> (
    alpha: NDArray, beta: NDArray, left: NDArray, right: NDArray
  ) {
    try requireSquare(a)
    try requireSquare(b)
    let n = a.shape[0]
    let (first, second) = (try MatrixStack<Complex>(copying: a), try MatrixStack<Complex>(copying: b))
    let (left, right) = (try MatrixStack<Complex>(zeros: n, n), try MatrixStack<Complex>(zeros: n, n))
    var (alpha, beta) = (Complex.scratch(n), Complex.scratch(n))
    if n > 0 {
      let lapack = try Complex.routines.get()
      var order = Int32(clamping: n)
      var (leadingA, leadingB) = (first.leading, second.leading)
      var (leadingL, leadingR) = (left.leading, right.leading)
      var real = Double.scratch(8 * n)
      var size: Int32 = -1
      var work = Complex.scratch(1)
      for round in 0..<2 {
        var info: Int32 = 0
        lapack.ggev(
          "V", "V", &order, first[0], &leadingA, second[0], &leadingB, &alpha, &real, &beta, left[0],
          &leadingL,
          right[0], &leadingR, &work, &size, &info)
        if round == 0 {
          size = workspace(work)
          work = Complex.scratch(Int(size))
        } else if info > 0 {
          throw failure("generalized eig algorithm (ggev) did not converge (LAPACK info=\(info))")
        }
      }
    }
    return (
      try NDArray(Array(alpha.prefix(n))), try NDArray(Array(beta.prefix(n))), try left.array(),
      try right.array()
    )
  }

  /// Left and right eigenvectors with the eigenvalues of one general matrix, complex.
  public static func eigenBothSides(_ a: NDArray) throws(NumericsError) -> (
    values: NDArray, left: NDArray, right: NDArray
  ) {
    guard a.rank == 2, a.shape[0] == a.shape[1] else { throw .value("expected square matrix") }
    let (values, right) = try eigen(a)
    // Rows of the inverse are left eigenvectors; each is scaled to length one.
    let left = try Ufunc.conjugate(inverse(right).transpose().astype(.complex128))
    let lengths = try vectorNorm(left, axes: [0], keepdims: true)
    return (values, try Ufunc.divide(left, lengths), right)
  }
}
