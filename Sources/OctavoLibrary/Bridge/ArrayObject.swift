import OctavoLanguage
import OctavoNumerics

/// `numpy.ndarray`: an array and, for views, the object whose memory it shows.
package final class ArrayObject: Object {
  package var array: NDArray
  /// What `.base` gives: the array this one is a view of, or None.
  package let base: Value

  package init(_ array: NDArray, base: Value = .none, type: TypeObject) {
    self.array = array
    self.base = base
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(base)
    array.forEachStoredObject { marker.visit(Value($0)) }
  }

  package override var externalBytes: Int { array.ownsData ? array.byteCount : 0 }
}

/// `numpy.dtype`.
package final class DTypeObject: Object {
  package let dtype: DType

  package init(_ dtype: DType, type: TypeObject) {
    self.dtype = dtype
    super.init(type: type)
  }
}

/// `numpy.ufunc`.
package final class UfuncObject: Object {
  package let ufunc: Ufunc

  package init(_ ufunc: Ufunc, type: TypeObject) {
    self.ufunc = ufunc
    super.init(type: type)
  }
}
