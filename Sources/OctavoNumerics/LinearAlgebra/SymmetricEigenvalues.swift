extension LinearAlgebra {
  /// Which half of a symmetric (Hermitian) matrix is read.
  public enum Triangle: String, Sendable {
    case lower = "L"
    case upper = "U"
  }

  /// Eigenvalues in ascending order and eigenvectors (as columns) of symmetric or Hermitian matrices
  /// (LAPACK syevd, heevd). Only one triangle is read.
  /// - Throws: `Eigenvalues did not converge`.
  public static func symmetricEigen(_ a: NDArray, _ triangle: Triangle = .lower) throws(NumericsError)
    -> (values: NDArray, vectors: NDArray)
  {
    try requireSquare(a)
    return try syevd(DType.linear(a.dtype).linearElement(), a, triangle, wantsVectors: true)
  }

  /// Eigenvalues alone.
  public static func symmetricEigenvalues(_ a: NDArray, _ triangle: Triangle = .lower) throws(NumericsError)
    -> NDArray
  {
    try requireSquare(a)
    return try syevd(DType.linear(a.dtype).linearElement(), a, triangle, wantsVectors: false).values
  }

  /// The generalised problem `a x = λ b x` with positive definite `b` (LAPACK sygvd); the eigenvectors `v`
  /// satisfy `vᴴ b v = 1`.
  public static func symmetricEigen(_ a: NDArray, relativeTo b: NDArray, _ triangle: Triangle = .lower)
    throws(NumericsError) -> (values: NDArray, vectors: NDArray)
  {
    try requireSquare(a)
    try requireSquare(b)
    return try syevd(
      DType.linear(a.dtype, b.dtype).linearElement(), a, triangle, wantsVectors: true, relativeTo: b)
  }

  private static func syevd<T: LAPACKElement>(
    _ type: T.Type, _ a: NDArray, _ triangle: Triangle, wantsVectors: Bool, relativeTo b: NDArray? = nil
  ) throws(NumericsError) -> (values: NDArray, vectors: NDArray) {
    let vectors = try MatrixStack<T>(copying: a)
    let metric = try b.map { (b) throws(NumericsError) in try MatrixStack<T>(copying: b) }
    let n = vectors.rows
    let values = try NDArray.zeros(Dims(Array(vectors.outer) + [n]), dtype: T.Magnitude.dtype)
    if vectors.isEmpty { return (values, try vectors.array()) }
    let lapack = try T.routines.get()
    let job = wantsVectors ? "V" : "N"
    var order = Int32(clamping: n)
    var (leading, leadingB) = (vectors.leading, vectors.leading)
    var (size, realSize, wholeSize): (Int32, Int32, Int32) = (-1, -1, -1)
    var work = T.scratch(1)
    var realWork = T.Magnitude.scratch(1)
    var wholeWork = [Int32](repeating: 0, count: 1)
    var type: Int32 = 1
    // The first round asks for the size of the working memory.
    for index in -1..<vectors.count {
      var info: Int32 = 0
      let at = max(index, 0)
      let w = values.pointer(T.Magnitude.self) + at * n
      if let metric {
        lapack.sygvd(
          &type, job, triangle.rawValue, &order, vectors[at], &leading, metric[at], &leadingB, w, &work,
          &size,
          &realWork, &realSize, &wholeWork, &wholeSize, &info)
      } else {
        lapack.syevd(
          job, triangle.rawValue, &order, vectors[at], &leading, w, &work, &size, &realWork, &realSize,
          &wholeWork, &wholeSize, &info)
      }
      if index < 0 {
        size = workspace(work)
        realSize = workspace(realWork)
        wholeSize = max(wholeWork[0], 1)
        work = T.scratch(Int(size))
        realWork = T.Magnitude.scratch(Int(realSize))
        wholeWork = [Int32](repeating: 0, count: Int(wholeSize))
      } else if info > order {
        throw failure(
          "The leading minor of order \(info - order) of B is not positive definite. The factorization of B "
            + "could not be completed and no eigenvalues or eigenvectors were computed.")
      } else if info != 0 {
        throw failure("Eigenvalues did not converge")
      }
      try Interrupt.poll()
    }
    return (values, try vectors.array())
  }
}
