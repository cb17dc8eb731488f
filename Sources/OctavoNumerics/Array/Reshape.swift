extension NDArray {
  /// `a.reshape(shape)`: a view when the memory allows it, else a copy. One length may be -1.
  public func reshape(_ wanted: Dims, order: Order = .rows) throws(NumericsError) -> NDArray {
    let target = try completed(wanted)
    let byColumns = order == .columns || (order == .any && isColumnMajor && !isContiguous)
    if byColumns {
      let reversed = try transpose().reshape(Dims(target.reversed()))
      return try reversed.transpose()
    }
    if let steps = strides(reshapedTo: target) {
      var result = view()
      result.shape = target
      result.strides = steps
      return result
    }
    var result = try copy()
    result.shape = target
    result.strides = target.rowMajorStrides(itemSize: itemSize)
    result.flags.remove(.owns)
    return result
  }

  /// The shape with its -1 worked out.
  private func completed(_ wanted: Dims) throws(NumericsError) -> Dims {
    var target = wanted
    var unknown: Int?
    var known = 1
    for axis in 0..<wanted.count {
      if wanted[axis] < 0 {
        if unknown != nil { throw .value("can only specify one unknown dimension") }
        unknown = axis
      } else {
        let (next, over) = known.multipliedReportingOverflow(by: wanted[axis])
        if over { throw Self.cannotReshape(size, into: wanted) }
        known = next
      }
    }
    if let unknown {
      if known == 0 || size % known != 0 { throw Self.cannotReshape(size, into: wanted) }
      target[unknown] = size / known
    } else if known != size {
      throw Self.cannotReshape(size, into: wanted)
    }
    if target.count > 64 {
      throw .value("maximum supported dimension for an ndarray is currently 64, found \(target.count)")
    }
    return target
  }

  /// Strides that show the same elements in the same order under another shape, if there are any: runs of
  /// old axes that lie evenly in memory are cut into runs of new ones.
  private func strides(reshapedTo target: Dims) -> Dims? {
    if isContiguous { return target.rowMajorStrides(itemSize: itemSize) }
    if size == 0 { return target.rowMajorStrides(itemSize: itemSize) }
    let old = (0..<rank).filter { shape[$0] != 1 }
    var steps = Dims(repeating: itemSize, count: target.count)
    var i = 0
    var j = 0
    while i < old.count && j < target.count {
      var firstOld = i
      let firstNew = j
      var oldCount = shape[old[i]]
      var newCount = target[j]
      while oldCount != newCount {
        if newCount < oldCount {
          j += 1
          if j >= target.count { return nil }
          newCount *= target[j]
        } else {
          i += 1
          if i >= old.count { return nil }
          oldCount *= shape[old[i]]
        }
      }
      while firstOld < i {
        let here = old[firstOld]
        let next = old[firstOld + 1]
        if strides[here] != strides[next] * shape[next] { return nil }
        firstOld += 1
      }
      var step = strides[old[i]]
      for k in stride(from: j, through: firstNew, by: -1) {
        steps[k] = step
        step *= target[k]
      }
      i += 1
      j += 1
    }
    // What is left of the new shape has length one.
    let last = j > 0 ? steps[j - 1] : itemSize
    while j < target.count {
      steps[j] = last
      j += 1
    }
    return steps
  }

  /// `a.ravel()`: one axis, a view where possible.
  public func ravel(order: Order = .rows) throws(NumericsError) -> NDArray {
    if order == .keep {
      let axes = memoryOrderedAxes()
      return try owned(transpose(axes).reshape([size]))
    }
    return try owned(reshape([size], order: order))
  }

  /// A copy made on the way belongs to the result.
  private func owned(_ made: NDArray) -> NDArray { made.storage === storage ? made : made.claimed() }

  /// `a.flatten()`: one axis, always a copy.
  public func flatten(order: Order = .rows) throws(NumericsError) -> NDArray {
    try ravel(order: order).copy()
  }

  private func memoryOrderedAxes() -> [Int] {
    // Insertion keeps the order of axes of equal stride.
    (0..<rank).sorted { a, b in
      abs(strides[a]) != abs(strides[b]) ? abs(strides[a]) > abs(strides[b]) : a < b
    }
  }

  /// `a.transpose(axes)`: a view with the axes in another order, reversed when none is given.
  public func transpose(_ axes: [Int]? = nil) throws(NumericsError) -> NDArray {
    var result = view()
    let order: [Int]
    if let axes {
      if axes.count != rank { throw .value("axes don't match array") }
      do throws(NumericsError) {
        order = try normalize(axes: axes, rank: rank)
      } catch {
        throw error.kind == .value ? .value("repeated axis in transpose") : error
      }
    } else {
      order = (0..<rank).reversed()
    }
    for (to, from) in order.enumerated() {
      result.shape[to] = shape[from]
      result.strides[to] = strides[from]
    }
    return result
  }

  public func swapaxes(_ a: Int, _ b: Int) throws(NumericsError) -> NDArray {
    var axes = Array(0..<rank)
    axes.swapAt(try named(a, "axis1"), try named(b, "axis2"))
    return try transpose(axes)
  }

  private func named(_ axis: Int, _ argument: String) throws(NumericsError) -> Int {
    do throws(NumericsError) { return try normalized(axis: axis) } catch {
      throw NumericsError(.axis, "\(argument): \(error.message)")
    }
  }

  /// `np.moveaxis`
  public func moveaxis(_ source: [Int], _ destination: [Int]) throws(NumericsError) -> NDArray {
    func unique(_ axes: [Int], _ role: String) throws(NumericsError) -> [Int] {
      do throws(NumericsError) {
        return try normalize(axes: axes, rank: rank)
      } catch {
        throw error.kind == .value
          ? .value("repeated axis in `\(role)` argument")
          : NumericsError(.axis, "\(role): \(error.message)")
      }
    }
    let from = try unique(source, "source")
    let to = try unique(destination, "destination")
    if from.count != to.count {
      throw .value("`source` and `destination` arguments must have the same number of elements")
    }
    var order = (0..<rank).filter { !from.contains($0) }
    for (d, s) in zip(to, from).sorted(by: { $0.0 < $1.0 }) { order.insert(s, at: d) }
    return try transpose(order)
  }

  /// `np.rollaxis`
  public func rollaxis(_ axis: Int, to start: Int = 0) throws(NumericsError) -> NDArray {
    let from = try normalized(axis: axis)
    let place = start < 0 ? start + rank : start
    if place < 0 || place > rank {
      throw NumericsError(
        .axis, "'start' arg requires \(-rank) <= start < \(rank + 1), but \(start) was passed in")
    }
    var order = Array(0..<rank)
    order.remove(at: from)
    order.insert(from, at: place > from ? place - 1 : place)
    return try transpose(order)
  }

  /// `a.squeeze(axis)`: without axes of length one.
  public func squeeze(_ axes: [Int]? = nil) throws(NumericsError) -> NDArray {
    var gone: [Int]
    if let axes {
      gone = try normalize(axes: axes, rank: rank)
      if gone.contains(where: { shape[$0] != 1 }) {
        throw .value("cannot select an axis to squeeze out which has size not equal to one")
      }
    } else {
      gone = (0..<rank).filter { shape[$0] == 1 }
    }
    gone.sort()
    var result = view()
    for axis in gone.reversed() {
      result.shape.remove(at: axis)
      result.strides.remove(at: axis)
    }
    return result
  }

  /// `np.expand_dims`: new axes of length one at these places of the result.
  public func expandDims(_ axes: [Int]) throws(NumericsError) -> NDArray {
    var result = view()
    if rank + axes.count > 64 {
      throw .value("maximum supported dimension for an ndarray is currently 64, found \(rank + axes.count)")
    }
    var places: [Int] = []
    for axis in axes {
      let place = try normalize(axis: axis, rank: rank + axes.count)
      if places.contains(place) { throw .value("repeated axis") }
      places.append(place)
    }
    for axis in places.sorted() {
      result.shape.insert(1, at: axis)
      result.strides.insert(0, at: axis)
    }
    return result
  }

  /// `np.flip`: a view going backwards along the axes.
  public func flip(_ axes: [Int]? = nil) throws(NumericsError) -> NDArray {
    var result = view()
    for axis in try axes.map({ (a) throws(NumericsError) in try normalize(axes: a, rank: rank) })
      ?? Array(0..<rank)
    {
      if shape[axis] > 0 { result.offset += strides[axis] * (shape[axis] - 1) }
      result.strides[axis] = -strides[axis]
    }
    return result
  }

  /// The type of a complex array's parts.
  private var partType: DType { dtype.kind == .complex64 ? .float32 : .float64 }

  /// The real parts as a view (the array itself when it is real).
  public func real() -> NDArray {
    guard dtype.isComplex else { return self }
    return NDArray(
      dtype: partType, shape: shape, strides: strides, offset: offset, storage: storage,
      flags: flags.subtracting([.owns, .unaligned]))
  }

  /// The imaginary parts: a view of a complex array, read-only zeros of a real one.
  public func imaginary() throws(NumericsError) -> NDArray {
    guard dtype.isComplex else { return try NDArray.zeros(shape, dtype: dtype).readOnly() }
    return NDArray(
      dtype: partType, shape: shape, strides: strides, offset: offset + partType.itemSize, storage: storage,
      flags: flags.subtracting([.owns, .unaligned]))
  }
}
