extension LinearAlgebra {
  /// LU factors of one matrix: `a[p] = l u` with row exchanges, packed as LAPACK getrf leaves them.
  public struct LUFactors: Sendable {
    /// Shape `(m, n)`: `u` in the upper triangle, `l` without its unit diagonal below.
    public let packed: NDArray
    /// The row each row in turn was exchanged with, from zero.
    public let exchanges: [Int]
    /// The first diagonal element of `u` that is exactly zero, from one; nil when there is none.
    public let singularAt: Int?

    public init(packed: NDArray, exchanges: [Int], singularAt: Int? = nil) {
      self.packed = packed
      self.exchanges = exchanges
      self.singularAt = singularAt
    }

    /// Where the rows of `l u` come from in the matrix.
    public var permutation: [Int] {
      var order = Array(0..<packed.shape[0])
      for (row, partner) in exchanges.enumerated() { order.swapAt(row, partner) }
      return order
    }

    public func lower() throws(NumericsError) -> NDArray {
      let small = min(packed.shape[0], packed.shape[1])
      let part = try packed.slice([.all, .range(0, small)]).tril(k: -1)
      return try Ufunc.add(part, NDArray.eye(packed.shape[0], small, dtype: part.dtype))
    }

    public func upper() throws(NumericsError) -> NDArray {
      try packed.rows(0, min(packed.shape[0], packed.shape[1])).triu()
    }
  }

  /// LU decomposition with partial pivoting of one matrix.
  public static func luFactors(_ a: NDArray) throws(NumericsError) -> LUFactors {
    guard a.rank == 2 else { throw .value("expected matrix") }
    return try getrf(DType.linear(a.dtype).linearElement(), a)
  }

  private static func getrf<T: LAPACKElement>(_ type: T.Type, _ a: NDArray) throws(NumericsError) -> LUFactors
  {
    let factors = try MatrixStack<T>(copying: a)
    let small = min(factors.rows, factors.columns)
    var pivots = [Int32](repeating: 0, count: max(small, 1))
    var info: Int32 = 0
    if !factors.isEmpty {
      var (rows, columns) = (Int32(clamping: factors.rows), Int32(clamping: factors.columns))
      var leading = factors.leading
      try T.routines.get().getrf(&rows, &columns, factors[0], &leading, &pivots, &info)
    }
    return LUFactors(
      packed: try factors.array(), exchanges: pivots.prefix(small).map { Int($0) - 1 },
      singularAt: info > 0 ? Int(info) : nil)
  }

  /// How a factored matrix enters an equation.
  public enum Transposition: String, Sendable {
    case none = "N"
    case transposed = "T"
    case conjugated = "C"
  }

  /// Solves with LU factors; `b` has shape `(n,)` or `(n, k)`.
  public static func solve(_ factors: LUFactors, _ b: NDArray, _ kind: Transposition = .none)
    throws(NumericsError)
    -> NDArray
  {
    let type = try DType.linear(factors.packed.dtype, b.dtype)
    return try getrs(type.linearElement(), factors, b, kind)
  }

  private static func getrs<T: LAPACKElement>(
    _ type: T.Type, _ factors: LUFactors, _ b: NDArray, _ kind: Transposition
  ) throws(NumericsError) -> NDArray {
    let matrix = try MatrixStack<T>(copying: factors.packed)
    let sides = try MatrixStack<T>(copying: b.rank == 1 ? b.expandDims([1]) : b)
    if sides.rows != matrix.rows {
      throw .value("Shapes of lu \(matrix.shapeText) and b \(b.shape.description) are incompatible")
    }
    if !sides.isEmpty {
      var (n, columns) = (Int32(clamping: matrix.rows), Int32(clamping: sides.columns))
      var (leading, leadingB) = (matrix.leading, sides.leading)
      var pivots = factors.exchanges.map { Int32($0 + 1) }
      var info: Int32 = 0
      try T.routines.get().getrs(
        kind.rawValue, &n, &columns, matrix[0], &leading, &pivots, sides[0], &leadingB, &info, 1)
    }
    let solution = try sides.array()
    return b.rank == 1 ? try solution.squeeze([1]).claimed() : solution
  }

  /// Solves with the Cholesky factor of a matrix.
  public static func solve(choleskyFactor factor: NDArray, _ triangle: Triangle, _ b: NDArray)
    throws(NumericsError) -> NDArray
  {
    try requireSquare(factor)
    return try potrs(DType.linear(factor.dtype, b.dtype).linearElement(), factor, triangle, b)
  }

  private static func potrs<T: LAPACKElement>(
    _ type: T.Type, _ factor: NDArray, _ triangle: Triangle, _ b: NDArray
  ) throws(NumericsError) -> NDArray {
    let matrix = try MatrixStack<T>(copying: factor)
    let sides = try MatrixStack<T>(copying: b.rank == 1 ? b.expandDims([1]) : b)
    if sides.rows != matrix.rows {
      throw .value("incompatible dimensions (\(matrix.shapeText) and \(b.shape.description))")
    }
    if !sides.isEmpty {
      var (n, columns) = (Int32(clamping: matrix.rows), Int32(clamping: sides.columns))
      var (leading, leadingB) = (matrix.leading, sides.leading)
      var info: Int32 = 0
      try T.routines.get().potrs(
        triangle.rawValue, &n, &columns, matrix[0], &leading, sides[0], &leadingB, &info, 1)
    }
    let solution = try sides.array()
    return b.rank == 1 ? try solution.squeeze([1]).claimed() : solution
  }

  /// The Cholesky factor with the other triangle left as it was in `a` (for `solve(choleskyFactor:)`).
  public static func choleskyInPlace(_ a: NDArray, _ triangle: Triangle) throws(NumericsError) -> NDArray {
    let factor = try cholesky(a, triangle) { "\($0)-th leading minor of the array is not positive definite" }
    let rest = try triangle == .lower ? a.triu(k: 1) : a.tril(k: -1)
    return try Ufunc.add(factor, rest)
  }
}

extension MatrixStack {
  fileprivate var shapeText: String { "(\(rows), \(columns))" }
}
