extension LinearAlgebra {
  /// Eigenvalues and right eigenvectors (as columns, each of length one) of general square matrices
  /// (LAPACK geev). Real matrices give real arrays when no eigenvalue of the stack is complex.
  /// - Throws: `Eigenvalues did not converge`; infinities and NaN are refused.
  public static func eigen(_ a: NDArray) throws(NumericsError) -> (values: NDArray, vectors: NDArray) {
    let (values, vectors) = try generalEigen(a, wantsVectors: true)
    guard let vectors else { throw failure("Eigenvalues did not converge") }
    return (values, vectors)
  }

  /// Eigenvalues alone.
  public static func eigenvalues(_ a: NDArray) throws(NumericsError) -> NDArray {
    try generalEigen(a, wantsVectors: false).values
  }

  private static func generalEigen(_ a: NDArray, wantsVectors: Bool) throws(NumericsError)
    -> (values: NDArray, vectors: NDArray?)
  {
    try requireSquare(a)
    try requireFinite(a)
    let type = try DType.linear(a.dtype)
    if type.isComplex { return try complexEigen(a, wantsVectors: wantsVectors) }
    return try type == .float32
      ? realEigen(Float.self, a, wantsVectors) : realEigen(Double.self, a, wantsVectors)
  }

  private static func complexEigen(_ a: NDArray, wantsVectors: Bool) throws(NumericsError)
    -> (values: NDArray, vectors: NDArray?)
  {
    let matrices = try MatrixStack<Complex>(copying: a)
    let n = matrices.rows
    let vectors = try MatrixStack<Complex>(zeros: n, n, outer: matrices.outer)
    let values = try NDArray.zeros(Dims(Array(matrices.outer) + [n]), dtype: .complex128)
    for index in 0..<(matrices.isEmpty ? 0 : matrices.count) {
      var realWork = Double.scratch(2 * n)
      try geev(
        matrices, index, values.pointer(Complex.self) + index * n, &realWork, vectors[index], wantsVectors)
    }
    return (values, wantsVectors ? try vectors.array() : nil)
  }

  /// One call of geev; `second` holds imaginary parts or is working memory (see `LAPACK.geev`).
  private static func geev<T: LAPACKElement>(
    _ matrices: MatrixStack<T>, _ index: Int, _ values: UnsafeMutablePointer<T>,
    _ second: inout [T.Magnitude],
    _ vectors: UnsafeMutablePointer<T>, _ wantsVectors: Bool
  ) throws(NumericsError) {
    let lapack = try T.routines.get()
    var n = Int32(clamping: matrices.rows)
    var (leading, leadingLeft, leadingRight) = (matrices.leading, matrices.leading, matrices.leading)
    var info: Int32 = 0
    var size: Int32 = -1
    var work = T.scratch(1)
    var unused = T.scratch(1)
    let job = wantsVectors ? "V" : "N"
    for _ in 0..<2 {
      lapack.geev(
        "N", job, &n, matrices[index], &leading, values, &second, &unused, &leadingLeft, vectors,
        &leadingRight,
        &work, &size, &info)
      if size == -1 {
        size = workspace(work)
        work = T.scratch(Int(size))
      }
    }
    if info != 0 { throw failure("Eigenvalues did not converge") }
    try Interrupt.poll()
  }

  private static func realEigen<T: LAPACKElement>(_ type: T.Type, _ a: NDArray, _ wantsVectors: Bool)
    throws(NumericsError) -> (values: NDArray, vectors: NDArray?) where T.Magnitude == T
  {
    let matrices = try MatrixStack<T>(copying: a)
    let n = matrices.rows
    let shape = Dims(Array(matrices.outer) + [n])
    let values = try NDArray.zeros(shape, dtype: .complex128)
    let vectors = try MatrixStack<Complex>(zeros: n, n, outer: matrices.outer)
    let packed = try MatrixStack<T>(zeros: n, n)
    var isReal = true
    for index in 0..<(matrices.isEmpty ? 0 : matrices.count) {
      var real = T.scratch(n)
      var imaginary = T.scratch(n)
      try real.withUnsafeMutableBufferPointer { (buffer) throws(NumericsError) in
        guard let start = buffer.baseAddress else { return }
        try geev(matrices, index, start, &imaginary, packed[0], wantsVectors)
      }
      for k in 0..<n {
        values.pointer(Complex.self)[index * n + k] = Complex(
          real[k].scalar.double, imaginary[k].scalar.double)
      }
      isReal = isReal && imaginary.allSatisfy { $0.scalar.double == 0 }
      if wantsVectors { unpack(packed[0], imaginary, into: vectors[index], n) }
    }
    var (found, columns) = (values, wantsVectors ? try vectors.array() : nil)
    if isReal {
      found = try values.real().astype(T.dtype, order: .rows)
      columns = try columns.map { (c) throws(NumericsError) in try c.real().astype(T.dtype, order: .rows) }
    }
    return (found, columns)
  }

  /// LAPACK packs a conjugate pair of vectors into two real columns: real part, imaginary part.
  private static func unpack<T: LAPACKElement>(
    _ packed: UnsafeMutablePointer<T>, _ imaginary: [T], into vectors: UnsafeMutablePointer<Complex>, _ n: Int
  ) {
    var k = 0
    while k < n {
      let isPair = imaginary[k].scalar.double != 0 && k + 1 < n
      for i in 0..<n {
        let x = packed[k * n + i].scalar.double
        guard isPair else {
          vectors[k * n + i] = Complex(x)
          continue
        }
        let y = packed[(k + 1) * n + i].scalar.double
        vectors[k * n + i] = Complex(x, y)
        vectors[(k + 1) * n + i] = Complex(x, -y)
      }
      k += isPair ? 2 : 1
    }
  }
}
