extension NDArray {
  /// From this many multiplications on, a product is worth loading BLAS for.
  private static let largeFrom = 100_000

  /// The product of two matrices through BLAS (gemm); nil when they are small, stacked, of another type, or BLAS is
  /// not installed.
  static func largeProduct(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray? {
    guard a.rank == 2, b.rank == 2, a.dtype == b.dtype, a.dtype.isInexact else { return nil }
    // Vectors are left to the kernel: their products are bound by memory.
    if a.dtype == .float64, a.shape[0] == 1 || b.shape[1] == 1 { return nil }
    let (work, overflow) = (a.shape[0] * a.shape[1]).multipliedReportingOverflow(by: b.shape[1])
    guard overflow || work >= largeFrom else { return nil }
    switch a.dtype.kind {
    case .float64: return try gemm(Double.self, a, b)
    case .float32: return try gemm(Float.self, a, b)
    case .complex128: return try gemm(Complex.self, a, b)
    default: return nil
    }
  }

  private static func gemm<T: LAPACKElement>(_ type: T.Type, _ a: NDArray, _ b: NDArray) throws(NumericsError)
    -> NDArray?
  {
    guard let blas = try? T.routines.get() else { return nil }
    let left = try BLASOperand(a)
    let right = try BLASOperand(b)
    let result = try NDArray(uninitialized: [a.shape[0], b.shape[1]], dtype: T.dtype)
    // Read column by column, the result in rows is the transposed one: (a b)ᵀ = bᵀ aᵀ.
    var (rows, leading) = (Int32(clamping: b.shape[1]), Int32(clamping: max(b.shape[1], 1)))
    var columns = Int32(clamping: a.shape[0])
    var inner = Int32(clamping: a.shape[1])
    var (one, zero) = (T(real: 1), T(real: 0))
    var (leadingB, leadingA) = (right.leading, left.leading)
    blas.gemm(
      right.letter, left.letter, &rows, &columns, &inner, &one, right.matrix.elementBase, &leadingB,
      left.matrix.elementBase, &leadingA, &zero, result.elementBase, &leading, 1, 1)
    withExtendedLifetime((left, right)) {}
    try Interrupt.poll()
    return result
  }
}

/// A matrix as BLAS takes it: rows or columns without gaps, others copied.
private struct BLASOperand {
  let matrix: NDArray
  /// `N` for rows without gaps (columns of the transposed one), `T` for columns.
  let letter: String
  let leading: Int32

  init(_ a: NDArray) throws(NumericsError) {
    let item = a.itemSize
    func isLeading(_ stride: Int, _ length: Int) -> Bool {
      stride % item == 0 && stride / item >= max(length, 1) && stride / item <= Int(Int32.max)
    }
    if a.strides[1] == item && isLeading(a.strides[0], a.shape[1]) {
      (matrix, letter, leading) = (a, "N", Int32(a.strides[0] / item))
    } else if a.strides[0] == item && isLeading(a.strides[1], a.shape[0]) {
      (matrix, letter, leading) = (a, "T", Int32(a.strides[1] / item))
    } else {
      (matrix, letter, leading) = (try a.copy(order: .rows), "N", Int32(clamping: max(a.shape[1], 1)))
    }
  }
}
