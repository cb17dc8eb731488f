import OctavoLanguage
import OctavoNumerics

/// `numpy.ndarray`: an array and, for views, the object whose memory it shows.
package final class ArrayObject: RecyclableObject {
  package var array: NDArray
  /// What `.base` gives: the array this one is a view of, or None.
  package internal(set) var base: Value
  /// Where it waits once it is dead; nil for subclasses.
  private let pool: Unmanaged<ArrayPool>?

  package init(_ array: NDArray, base: Value = .none, type: TypeObject) {
    self.array = array
    self.base = base
    // The type and its operators live as long as the heap.
    pool = (type.operators as? ArrayOperators).map { .passUnretained($0.pool) }
    super.init(type: type, isRecyclable: pool != nil)
    noticeElements()
  }

  /// The elements of an array of objects may change at any time.
  @inline(__always)
  func noticeElements() {
    if array.dtype.kind == .object { classTag = .other }
  }

  /// Where the array stands, for hot code: it is not moved while the object lives.
  @inline(__always) var place: UnsafeMutablePointer<NDArray> { withUnsafeMutablePointer(to: &array) { $0 } }

  package override func recycle() -> Bool {
    pool?._withUnsafeGuaranteedRef { $0.keep(self) } ?? false
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(base)
    // Not through the array itself, which would be copied.
    let place = place
    if place.pointee.dtype.kind == .object { place.pointee.forEachStoredObject { marker.visit(Value($0)) } }
  }

  package override var externalBytes: Int {
    let place = place
    return place.pointee.ownsData ? place.pointee.byteCount : 0
  }
}

/// `numpy.dtype`.
package final class DTypeObject: Object {
  /// The type of an element; where elements are arrays, bytes of their size.
  package let dtype: DType
  /// What the arrays are that the elements are: `np.dtype((float, 3))`.
  package let part: ElementType?

  package init(_ dtype: DType, part: ElementType? = nil, type: TypeObject) {
    self.dtype = dtype
    self.part = part
    super.init(type: type)
  }

  package var elementType: ElementType { part ?? ElementType(dtype) }
}

/// What a value names as the type of elements: a dtype, and the shape of arrays of it, none for single ones.
package struct ElementType: Equatable {
  package let dtype: DType
  package let shape: [Int]

  package init(_ dtype: DType, shape: [Int] = []) {
    self.dtype = dtype
    self.shape = shape
  }

  /// `('<f8', (3,))`
  var text: String { "(\(dtype.structure?.text ?? "'\(dtype.plainCode)'"), \(Dims(shape)))" }

  /// Elements compare equal however they are shown.
  var plain: ElementType { ElementType(dtype.asRecord(false), shape: shape) }
}

/// `numpy.ufunc`.
package final class UfuncObject: CallableObject {
  package let ufunc: Ufunc
  private unowned(unsafe) let operators: ArrayOperators

  init(_ ufunc: Ufunc, operators: ArrayOperators, type: TypeObject) {
    self.ufunc = ufunc
    self.operators = operators
    super.init(type: type)
  }

  /// `np.exp(x)` and `np.maximum(x, y)` of plain arrays and numbers.
  package override func call(
    _ machine: Machine, _ arguments: UnsafeMutablePointer<Value>, _ count: Int
  ) throws -> Value {
    switch count {
    case 1: try operators.direct(machine, ufunc, arguments[0])
    case 2: try operators.direct(machine, ufunc, [], arguments[0], arguments[1])
    default: .undefined
    }
  }
}
