// Views whose elements overlap.
extension NDArray {
  /// A read-only view of all windows of a size along axes; the windows' own axes come last. One axis may be given
  /// several times, for windows of windows.
  public func slidingWindows(_ lengths: [Int], axes: [Int]) throws(NumericsError) -> NDArray {
    var result = view().readOnly()
    for (length, given) in zip(lengths, axes) {
      let axis = try normalized(axis: given)
      if length > result.shape[axis] {
        throw .value("window shape cannot be larger than input array shape")
      }
      result.shape[axis] -= length - 1
      result.shape.append(length)
      result.strides.append(strides[axis])
    }
    return result
  }

  /// A view of another shape and other strides, which must stay within the array's memory.
  public func restrided(_ shape: Dims, _ strides: Dims) throws(NumericsError) -> NDArray {
    if shape.count != strides.count { throw .value("strides must have the same length as shape") }
    var result = view()
    result.shape = shape
    result.strides = strides
    _ = try shape.checkedSize(itemSize: itemSize)
    for (length, step) in zip(shape, strides)
    where length.multipliedReportingOverflow(by: step).overflow {
      throw .value("strides reach outside the memory of the array")
    }
    let reach = result.extent
    if result.size > 0 && (reach.lowerBound < 0 || reach.upperBound > storage.count) {
      throw .value("strides reach outside the memory of the array")
    }
    return result
  }
}
