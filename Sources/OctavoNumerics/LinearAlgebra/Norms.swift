extension LinearAlgebra {
  /// Which norm; numbers are the `p` of p-norms, infinities included.
  public enum NormOrder: Sendable, Equatable {
    case number(Double)
    case frobenius
    case nuclear
  }

  /// p-norms of vectors along axes (nil: of all elements): `(Σ |x|ᵖ)^(1/p)`; for p = 0 the number of non-zero
  /// elements, for infinities the largest and smallest absolute value.
  public static func vectorNorm(_ x: NDArray, order: Double = 2, axes: [Int]? = nil, keepdims: Bool = false)
    throws(NumericsError) -> NDArray
  {
    let x = x.dtype.isInexact ? x : try x.astype(.float64)
    let options = ReduceOptions(axes: axes, keepdims: keepdims)
    switch order {
    case .infinity: return try Ufunc.absolute(x).maximum(options)
    case -.infinity: return try Ufunc.absolute(x).minimum(options)
    case 0:
      let nonzero = try Ufunc.notEqual(.array(x), .int(0))
      return try nonzero.astype(realType(x)).sum(options)
    case 1: return try Ufunc.absolute(x).sum(options)
    case 2: return try Ufunc.sqrt(squares(x).sum(options))
    default:
      let powers = try Ufunc.power(.array(Ufunc.absolute(x)), .float(order)).sum(options)
      return try Ufunc.power(.array(powers), .float(1 / order))
    }
  }

  /// The length of all elements as one vector, through a product of the vector with itself.
  public static func length(_ x: NDArray) throws(NumericsError) -> NDArray {
    let flat = try (x.dtype.isInexact ? x : x.astype(.float64)).ravel()
    guard flat.dtype.isComplex else { return try Ufunc.sqrt(NDArray.dot(flat, flat)) }
    let (real, imaginary) = (flat.real(), try flat.imaginary())
    return try Ufunc.sqrt(Ufunc.add(NDArray.dot(real, real), NDArray.dot(imaginary, imaginary)))
  }

  /// Norms of the matrices in two axes: 1 and infinity are the largest sums of columns and rows, 2 the largest
  /// singular value, nuclear the sum of them; negative orders take the smallest.
  public static func matrixNorm(
    _ x: NDArray, order: NormOrder = .frobenius, axes: (Int, Int) = (-2, -1), keepdims: Bool = false
  ) throws(NumericsError) -> NDArray {
    let x = x.dtype.isInexact ? x : try x.astype(.float64)
    let row = try x.normalized(axis: axes.0)
    let column = try x.normalized(axis: axes.1)
    if row == column { throw .value("Duplicate axes given.") }
    let result = try matrixNorm(x, order, row, column)
    return keepdims ? try result.expandDims([min(row, column), max(row, column)]).claimed() : result
  }

  private static func matrixNorm(_ x: NDArray, _ order: NormOrder, _ row: Int, _ column: Int)
    throws(NumericsError) -> NDArray
  {
    /// Sums of absolute values along one axis, then the extreme along the other.
    func extreme(summing axis: Int, of other: Int, largest: Bool) throws(NumericsError) -> NDArray {
      let sums = try Ufunc.absolute(x).sum(.axis(axis))
      let rest = ReduceOptions.axis(other > axis ? other - 1 : other)
      return try largest ? sums.maximum(rest) : sums.minimum(rest)
    }
    func singular() throws(NumericsError) -> NDArray {
      try singularValues(x.moveaxis([row, column], [-2, -1]))
    }
    switch order {
    case .frobenius: return try Ufunc.sqrt(squares(x).sum(ReduceOptions(axes: [row, column])))
    case .nuclear: return try singular().sum(.axis(-1))
    case .number(2): return try singular().maximum(.axis(-1))
    case .number(-2): return try singular().minimum(.axis(-1))
    case .number(1): return try extreme(summing: row, of: column, largest: true)
    case .number(-1): return try extreme(summing: row, of: column, largest: false)
    case .number(.infinity): return try extreme(summing: column, of: row, largest: true)
    case .number(-.infinity): return try extreme(summing: column, of: row, largest: false)
    case .number: throw .value("Invalid norm order for matrices.")
    }
  }

  /// Condition numbers: ratios of singular values for orders 2 and -2, else `|a| |a⁻¹|`. A singular matrix has
  /// an infinite one.
  public static func conditionNumber(_ a: NDArray, order: NormOrder = .number(2)) throws(NumericsError)
    -> NDArray
  {
    try requireMatrices(a)
    if a.shape[a.rank - 1] == 0 || a.shape[a.rank - 2] == 0 {
      throw failure("cond is not defined on empty arrays")
    }
    return try NumericsContext.quietly { () throws(NumericsError) in
      let result: NDArray
      switch order {
      case .number(2), .number(-2):
        let s = try singularValues(a)
        let (first, last) = (try s.slice([.ellipsis, .int(0)]), try s.slice([.ellipsis, .int(-1)]))
        result = try order == .number(2) ? Ufunc.divide(first, last) : Ufunc.divide(last, first)
      default:
        try requireSquare(a)
        let inverse = try inverseOrInfinite(a)
        result = try Ufunc.multiply(matrixNorm(a, order: order), matrixNorm(inverse, order: order))
      }
      // NaN means infinitely bad unless the matrix itself holds NaN.
      let isMissing = try Ufunc.isnan(result)
      guard try isMissing.any().item().isTrue else { return result }
      let excused = try Ufunc.isnan(a).any(ReduceOptions(axes: [-2, -1]))
      let replaced = try Ufunc.logicalAnd(isMissing, Ufunc.logicalNot(excused))
      return try NDArray.where(replaced, NDArray(.float(.infinity), dtype: result.dtype), result)
    }
  }

  /// Inverses, with infinities in the place of those that do not exist.
  private static func inverseOrInfinite(_ a: NDArray) throws(NumericsError) -> NDArray {
    if a.rank == 2 {
      do throws(NumericsError) { return try inverse(a) } catch {
        guard error.kind == .linearAlgebra else { throw error }
        return try NDArray.full(a.shape, .float(.infinity), dtype: DType.linear(a.dtype))
      }
    }
    var parts: [NDArray] = []
    for index in 0..<a.shape[0] { parts.append(try inverseOrInfinite(a.row(index))) }
    return try NDArray.stack(parts)
  }

  /// How many singular values lie above a tolerance.
  ///
  /// - Parameters:
  ///   - tolerance: absolute, a number or one for each matrix.
  ///   - relative: as a share of the largest singular value; by default `max(m, n)` times the machine epsilon.
  public static func rank(
    _ a: NDArray, tolerance: NDArray? = nil, relative: NDArray? = nil, hermitian: Bool = false
  ) throws(NumericsError) -> NDArray {
    if a.rank < 2 { return try NDArray(.int(a.astype(.bool).any().item().isTrue ? 1 : 0)) }
    let s = hermitian ? try Ufunc.absolute(symmetricEigenvalues(a)) : try singularValues(a)
    let limit: NDArray
    if let tolerance {
      limit = tolerance.rank == 0 ? tolerance : try tolerance.expandDims([tolerance.rank])
    } else {
      let epsilon = s.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
      let size = Double(max(a.shape[a.rank - 1], a.shape[a.rank - 2]))
      let usual = try NDArray(.float(size * epsilon))
      let share = relative ?? usual
      let largest = try s.maximum(ReduceOptions(axes: [-1], keepdims: true))
      limit = try Ufunc.multiply(largest, share.rank == 0 ? share : share.expandDims([share.rank]))
    }
    return try Ufunc.greater(s, limit).countNonzero(axes: [-1])
  }

  private static func realType(_ x: NDArray) -> DType { x.dtype.isComplex ? .float64 : x.dtype }

  private static func squares(_ x: NDArray) throws(NumericsError) -> NDArray {
    x.dtype.isComplex ? try Ufunc.multiply(Ufunc.conjugate(x), x).real() : try Ufunc.multiply(x, x)
  }
}
