/// A number LAPACK computes with.
protocol LAPACKElement: ArrayElement, Hashable, BitwiseCopyable {
  /// The type of singular values and norms.
  associatedtype Magnitude: LAPACKElement & BinaryFloatingPoint
  static var routines: Result<LAPACK, NumericsError> { get }
  static var isComplex: Bool { get }
  init(real: Double)
}

extension Float: LAPACKElement {
  typealias Magnitude = Float
  static var routines: Result<LAPACK, NumericsError> { LAPACK.float32 }
  static var isComplex: Bool { false }
  init(real: Double) { self = Float(real) }
}

extension Double: LAPACKElement {
  typealias Magnitude = Double
  static var routines: Result<LAPACK, NumericsError> { LAPACK.float64 }
  static var isComplex: Bool { false }
  init(real: Double) { self = real }
}

extension Complex: LAPACKElement {
  typealias Magnitude = Double
  static var routines: Result<LAPACK, NumericsError> { LAPACK.complex128 }
  static var isComplex: Bool { true }
  init(real: Double) { self.init(real) }
}

extension LAPACKElement {
  /// Working memory for `count` elements, freed by the caller's scope.
  static func scratch(_ count: Int) -> [Self] { [Self](repeating: Self(real: 0), count: max(count, 1)) }
}

extension DType {
  /// The element type linear algebra uses for arrays of this type: integers become float64.
  func linearElement() throws(NumericsError) -> any LAPACKElement.Type {
    switch kind {
    case .float32: return Float.self
    case .complex64, .complex128: return Complex.self
    case .string, .bytes, .record, .object, .float16:
      throw .type("array type \(text) is unsupported in linalg")
    default: return Double.self
    }
  }

  /// The type the results of `linearElement` have.
  static func linear(_ types: DType...) throws(NumericsError) -> DType {
    var common = types[0]
    for type in types { common = try promote(common, type.isInexact ? type : .float64) }
    if !types[0].isInexact { common = try promote(common, .float64) }
    return common
  }
}

/// Matrices of one size, column by column and one after another, as LAPACK reads them.
struct MatrixStack<T: LAPACKElement> {
  let rows: Int
  let columns: Int
  /// The axes before the last two.
  let outer: Dims
  /// Shape `outer + [columns, rows]`, C order.
  private let memory: NDArray

  /// Copies the last two axes of an array.
  init(copying array: NDArray) throws(NumericsError) {
    rows = array.shape[array.rank - 2]
    columns = array.shape[array.rank - 1]
    outer = Dims(array.shape.dropLast(2))
    memory = try array.swapaxes(-1, -2).astype(T.dtype, order: .rows)
  }

  init(zeros rows: Int, _ columns: Int, outer: Dims = Dims()) throws(NumericsError) {
    self.rows = rows
    self.columns = columns
    self.outer = outer
    memory = try NDArray.zeros(Dims(Array(outer) + [columns, rows]), dtype: T.dtype)
  }

  /// How many matrices there are.
  var count: Int { outer.product }
  var isEmpty: Bool { count == 0 || rows == 0 || columns == 0 }
  /// The distance between columns, at least one as LAPACK wants it.
  var leading: Int32 { Int32(clamping: max(rows, 1)) }

  /// The first element of a matrix. Valid while the stack is alive.
  subscript(index: Int) -> UnsafeMutablePointer<T> {
    memory.elementBase.assumingMemoryBound(to: T.self) + index * rows * columns
  }

  /// The matrices as an array in C order.
  func array() throws(NumericsError) -> NDArray {
    rows == 1 || columns == 1
      ? try memory.reshape(Dims(Array(outer) + [rows, columns])).claimed()
      : try memory.swapaxes(-1, -2).copy(order: .rows)
  }

  /// The first `count` rows of every matrix.
  func array(rows count: Int) throws(NumericsError) -> NDArray {
    try array().slice([.ellipsis, .range(0, count), .all]).copy(order: .rows)
  }
}

extension NDArray {
  /// Pointer to the first of the elements of an array known to be of type `T` and contiguous.
  func pointer<T: ArrayElement>(_ type: T.Type = T.self) -> UnsafeMutablePointer<T> {
    base.assumingMemoryBound(to: T.self)
  }
}

/// Functions of matrices, stacked along leading axes, on LAPACK; named and worded as `numpy.linalg`.
///
/// Integers are computed as float64, float32 stays float32. Results are new arrays in C order. Every function
/// throws `NumericsError` of kind `linearAlgebra` for matrices that have no result (singular, not positive
/// definite, not converging).
public enum LinearAlgebra {
  static func failure(_ message: String) -> NumericsError { NumericsError(.linearAlgebra, message) }

  static func requireMatrices(_ arrays: NDArray...) throws(NumericsError) {
    for array in arrays where array.rank < 2 {
      throw failure(
        "\(array.rank)-dimensional array given. Array must be at least two-dimensional")
    }
  }

  static func requireSquare(_ array: NDArray) throws(NumericsError) {
    try requireMatrices(array)
    if array.shape[array.rank - 1] != array.shape[array.rank - 2] {
      throw failure("Last 2 dimensions of the array must be square")
    }
  }

  static func requireFinite(_ array: NDArray) throws(NumericsError) {
    guard array.dtype.isInexact else { return }
    if try !Ufunc.isfinite(array).all().item().isTrue {
      throw failure("Array must not contain infs or NaNs")
    }
  }

  /// The size LAPACK answered a workspace query with.
  static func workspace<T: LAPACKElement>(_ answer: [T]) -> Int32 {
    Int32(clamping: max(1, Int(answer[0].scalar.complex.real)))
  }
}
