extension LinearAlgebra {
  /// Solves `a x = b` by LU decomposition with partial pivoting (LAPACK gesv).
  ///
  /// - Parameters:
  ///   - a: shape `(…, n, n)`.
  ///   - b: shape `(n,)`, or `(…, n, k)`; the leading axes of both are broadcast.
  /// - Returns: shape of `b` with the common leading axes.
  /// - Throws: `Singular matrix`.
  public static func solve(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    try requireSquare(a)
    let isVector = b.rank == 1
    let right = isVector ? try b.expandDims([1]) : b
    if right.rank == 0 {
      throw .value(
        "solve: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature "
          + "(m,m),(m,n)->(m,n) requires 2)")
    }
    let n = a.shape[a.rank - 1]
    if right.shape[right.rank - 2] != n {
      let signature = isVector ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)"
      throw .value(
        "solve\(isVector ? "1" : ""): Input operand 1 has a mismatch in its core dimension 0, with gufunc "
          + "signature \(signature) (size \(right.shape[right.rank - 2]) is different from \(n))")
    }
    let outer = try NDArray.stackShape(a, right, core: [n, right.shape[right.rank - 1]])
    let type = try DType.linear(a.dtype, b.dtype)
    let left = try a.broadcast(to: Dims(Array(outer) + Array(a.shape.suffix(2))))
    let wide = try right.broadcast(to: Dims(Array(outer) + Array(right.shape.suffix(2))))
    let result = try solve(type.linearElement(), left, wide)
    return isVector ? try result.squeeze([result.rank - 1]).claimed() : result
  }

  private static func solve<T: LAPACKElement>(_ type: T.Type, _ a: NDArray, _ b: NDArray)
    throws(NumericsError) -> NDArray
  {
    let factors = try MatrixStack<T>(copying: a)
    let solution = try MatrixStack<T>(copying: b)
    if solution.isEmpty { return try solution.array() }
    let lapack = try T.routines.get()
    var n = Int32(clamping: factors.rows)
    var columns = Int32(clamping: solution.columns)
    var (leadingA, leadingB) = (factors.leading, solution.leading)
    var pivots = [Int32](repeating: 0, count: factors.rows)
    for index in 0..<factors.count {
      var info: Int32 = 0
      lapack.gesv(&n, &columns, factors[index], &leadingA, &pivots, solution[index], &leadingB, &info)
      if info != 0 { throw failure("Singular matrix") }
      try Interrupt.poll()
    }
    return try solution.array()
  }

  /// The inverses of square matrices, as solutions for the identity; those of large ones through their triangular
  /// factors (LAPACK getri), which takes two thirds of the arithmetic.
  /// - Throws: `Singular matrix`.
  public static func inverse(_ a: NDArray) throws(NumericsError) -> NDArray {
    try requireSquare(a)
    let type = try DType.linear(a.dtype)
    let n = a.shape[a.rank - 1]
    if n >= largeInverse { return try getri(type.linearElement(), a) }
    return try solve(a, NDArray.identity(n, dtype: type).broadcast(to: a.shape))
  }

  /// Smaller matrices are inverted as NumPy does it, to the last digit.
  private static let largeInverse = 400

  private static func getri<T: LAPACKElement>(_ type: T.Type, _ a: NDArray) throws(NumericsError) -> NDArray {
    let matrices = try MatrixStack<T>(copying: a)
    if matrices.isEmpty { return try matrices.array() }
    let lapack = try T.routines.get()
    var (n, columns) = (Int32(clamping: matrices.rows), Int32(clamping: matrices.rows))
    var leading = matrices.leading
    var pivots = [Int32](repeating: 0, count: matrices.rows)
    var size: Int32 = -1
    var work = T.scratch(1)
    var info: Int32 = 0
    lapack.getri(&n, matrices[0], &leading, &pivots, &work, &size, &info)
    size = workspace(work)
    work = T.scratch(Int(size))
    for index in 0..<matrices.count {
      lapack.alone {
        lapack.getrf(&n, &columns, matrices[index], &leading, &pivots, &info)
        if info == 0 { lapack.getri(&n, matrices[index], &leading, &pivots, &work, &size, &info) }
      }
      if info != 0 { throw failure("Singular matrix") }
      try Interrupt.poll()
    }
    return try matrices.array()
  }

  // MARK: Determinants

  /// Signs (phases of complex matrices) and natural logarithms of the absolute values of determinants, from
  /// the LU decomposition. A singular matrix has sign 0 and logarithm -inf.
  public static func logDeterminant(_ a: NDArray) throws(NumericsError) -> (sign: NDArray, logarithm: NDArray)
  {
    try requireSquare(a)
    return try logDeterminant(DType.linear(a.dtype).linearElement(), a)
  }

  private static func logDeterminant<T: LAPACKElement>(_ type: T.Type, _ a: NDArray) throws(NumericsError)
    -> (sign: NDArray, logarithm: NDArray)
  {
    let factors = try MatrixStack<T>(copying: a)
    let signs = try NDArray.ones(factors.outer, dtype: T.dtype)
    let logarithms = try NDArray.zeros(factors.outer, dtype: T.Magnitude.dtype)
    if factors.isEmpty { return (signs, logarithms) }
    let lapack = try T.routines.get()
    let sign = signs.pointer(T.self)
    let logarithm = logarithms.pointer(T.Magnitude.self)
    var (rows, columns) = (Int32(clamping: factors.rows), Int32(clamping: factors.columns))
    var leading = factors.leading
    var pivots = [Int32](repeating: 0, count: factors.rows)
    for index in 0..<factors.count {
      var info: Int32 = 0
      lapack.getrf(&rows, &columns, factors[index], &leading, &pivots, &info)
      if info > 0 {
        sign[index] = T(real: 0)
        logarithm[index] = -.infinity
        continue
      }
      let swaps = pivots.enumerated().count { $1 != Int32($0 + 1) }
      (sign[index], logarithm[index]) = product(
        ofDiagonal: factors[index], factors.rows, startingWith: swaps % 2 == 0 ? 1 : -1)
      try Interrupt.poll()
    }
    withExtendedLifetime(factors) {}
    return (signs, logarithms)
  }

  /// Phase and logarithm of the product of a diagonal.
  private static func product<T: LAPACKElement>(
    ofDiagonal matrix: UnsafeMutablePointer<T>, _ n: Int, startingWith sign: Double
  ) -> (T, T.Magnitude) {
    var phase = Complex(sign)
    var logarithm: T.Magnitude = 0
    for i in 0..<n {
      let value = matrix[i * n + i].scalar.complex
      let size = value.imaginary == 0 ? abs(value.real) : hypotenuse(value.real, value.imaginary)
      if size != 0 || value.isNaN {
        phase = phase * Complex(value.real / size, value.imaginary / size)
      } else {
        phase = Complex(0)
      }
      logarithm += T.Magnitude(naturalLogarithm(size))
    }
    return (T(scalar: .complex(phase)), logarithm)
  }

  /// Determinants, as `sign · exp(logarithm)`.
  public static func determinant(_ a: NDArray) throws(NumericsError) -> NDArray {
    let (sign, logarithm) = try logDeterminant(a)
    return try Ufunc.multiply(sign, Ufunc.exp(logarithm))
  }
}
