import OctavoLanguage
import OctavoNumerics

// Subscripts of arrays: Python's index values as the numerics library's.
extension Machine {
  /// The parts of `a[…]`. That there are too many for the array comes before what is wrong with a slice.
  package func indices(_ x: Value, of array: NDArray) throws -> [Index] {
    let parts = x.as(TupleObject.self)?.items ?? [x]
    var wrongSlice: Error?
    let made = try parts.map { part in
      do { return try index(part: part) } catch  where part.as(SliceObject.self) != nil {
        wrongSlice = wrongSlice ?? error
        return .all
      }
    }
    guard let wrongSlice else { return made }
    let used = made.reduce(0) { $0 + $1.axisCount }
    if used > array.rank { throw NDArray.tooMany(rank: array.rank, given: used) }
    throw wrongSlice
  }

  private func index(part x: Value) throws -> Index {
    switch x.tag {
    case Value.Tag.int: return .int(x.int)
    case Value.Tag.none: return .newAxis
    case Value.Tag.ellipsis: return .ellipsis
    case Value.Tag.bool: return .bool(x.isTrue)
    default: break
    }
    if let (scalar, dtype) = numpyScalar(x) {
      if dtype.isInteger { return .int(scalar.integer) }
      if dtype.isBool { return .bool(scalar.isTrue) }
      throw badIndex()
    }
    guard x.isObject else { throw badIndex() }
    switch x.object {
    case let slice as SliceObject:
      return .slice(
        start: try optionalSliceIndex(slice.start), stop: try optionalSliceIndex(slice.stop),
        step: try optionalSliceIndex(slice.step))
    case let object as ArrayObject:
      if object.array.dtype.kind == .swapped {
        return try index(part: arrayObject(object.array.nativeOrder()))
      }
      if object.array.rank == 0, object.array.dtype.isBool { return .bool(object.array.firstScalar.isTrue) }
      guard object.array.dtype.isInteger || object.array.dtype.isBool else {
        throw error(.indexError, "arrays used as indices must be of integer (or boolean) type")
      }
      return .array(object.array)
    case is ListObject, is TupleObject, is RangeObject:
      let made = try array(from: x)
      if made.size == 0 { return .array(try made.astype(.int64)) }
      guard made.dtype.isInteger || made.dtype.isBool else { throw badIndex() }
      return .array(made)
    default:
      if let value = try wholeNumber(x) { return .int(value) }
      throw badIndex()
    }
  }

  private func optionalSliceIndex(_ x: Value) throws -> Int? {
    if x.isNone { return nil }
    if let value = try wholeNumber(x) { return value }
    throw error(.typeError, "slice indices must be integers or None or have an __index__ method")
  }

  private func badIndex() -> Error {
    error(
      .indexError,
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
    )
  }

  package func item(of object: ArrayObject, _ owner: Value, _ key: Value) throws -> Value {
    let array = object.array
    if let part = try fieldView(array, key) { return try view(part, of: owner) }
    if key.isInt {
      // One index into one dimension: an element, without an index list.
      let result = try array.row(key.int)
      return array.rank == 1 ? element(result, of: owner) : try view(result, of: owner)
    }
    let parts = try indices(key, of: array)
    let result = try array[parts]
    // Only a full set of integers gives an element; `a[...]` of one stays an array.
    let isElement =
      result.rank == 0
      && parts.allSatisfy {
        switch $0 {
        case .int: true
        case .array(let array): array.rank == 0
        default: false
        }
      }
    if isElement { return element(result, of: owner) }
    return try result.ownsData ? derived(result, from: owner) : view(result, of: owner)
  }

  /// An array of no dimensions as the element it shows; records stay looks into the array.
  private func element(_ array: NDArray, of owner: Value) -> Value {
    array.dtype.kind == .record ? record(array, of: owner) : scalar(array.firstScalar, array.dtype)
  }

  package func setItem(of object: ArrayObject, _ key: Value, to value: Value) throws {
    let array = object.array
    if let part = try fieldView(array, key) {
      return try setItem(of: arrayObject(part).unchecked(ArrayObject.self), .ellipsis, to: value)
    }
    if array.dtype.kind == .record, value.as(ArrayObject.self) == nil {
      let source =
        value.as(ListObject.self) == nil
        ? try NDArray(element(value, as: array.dtype), dtype: array.dtype)
        : try self.array(from: value, dtype: array.dtype)
      let places = try indices(key, of: array)
      return try computing { try array.setItems(places, to: source) }
    }
    let source: NDArray
    if array.dtype.isObject {
      source = try objectSource(value, key, array)
    } else if let scalar = try numpyScalar(value) {
      source = try NDArray(scalar.scalar, dtype: scalar.dtype)
    } else if isNested(value), value.as(ArrayObject.self) != nil || !isElementKey(key, array) {
      if let given = value.as(ArrayObject.self)?.array, given.rank > 0, isElementKey(key, array) {
        throw error(.valueError, "setting an array element with a sequence.")
      }
      // A sequence is converted item by item, as one number would be.
      let isConverted = value.as(ArrayObject.self) == nil && !(value.object is RangeObject)
      source = try self.array(from: value, dtype: isConverted ? array.dtype : nil)
    } else {
      source = try NDArray(element(value, as: array.dtype), dtype: array.dtype)
    }
    let items = try indices(key, of: array)
    try computing { try array.setItems(items, to: source) }
  }

  /// What is written into objects: one element where the index names one, else as much as the value holds.
  private func objectSource(_ value: Value, _ key: Value, _ array: NDArray) throws -> NDArray {
    if isElementKey(key, array) { return try objectElement(value) }
    return try self.array(from: value, dtype: .object)
  }

  /// Whether a key names one element: an integer for every axis.
  private func isElementKey(_ key: Value, _ array: NDArray) -> Bool {
    let parts = key.as(TupleObject.self)?.items ?? [key]
    return parts.count == array.rank
      && parts.allSatisfy { $0.isInt || numpyScalar($0)?.dtype.isInteger == true }
  }
}
