import CVectorKernels

/// Integer-array, boolean and mixed indexing. A plan first brings every item to either a slice of an axis or
/// an integer array; the arrays broadcast together, and their axes stand where they stood if they were
/// adjacent, else first (NumPy user guide, "Combining advanced and basic indexing").
private struct IndexPlan {
  /// The array after basic items, its indexed axes still whole.
  var source: NDArray
  /// Indexed axis of `source` and positions along it, already broadcast to `shape`.
  var arrays: [(axis: Int, positions: NDArray)] = []
  /// Common shape of the index arrays.
  var shape = Dims()
  /// Where the indexed axes stand in the result.
  var place = 0
  /// An index array with a length-zero boolean in `a[False]`.
  var resultShape: Dims {
    var dims = Array(kept.map { source.shape[$0] })
    dims.insert(contentsOf: shape, at: place)
    return Dims(dims)
  }
  var kept: [Int] { (0..<source.rank).filter { axis in !arrays.contains { $0.axis == axis } } }
}

extension NDArray {
  func take(advanced items: [Index]) throws(NumericsError) -> NDArray {
    if items.count == 1, case .array(let mask) = items[0], mask.dtype.isBool, mask.rank == rank, mask.rank > 0
    {
      return try selectTrue(mask)
    }
    let plan = try plan(items)
    let result = try NDArray(uninitialized: plan.resultShape, dtype: dtype)
    try transfer(plan, result, into: false)
    return result
  }

  func put(advanced items: [Index], _ value: NDArray) throws(NumericsError) {
    let plan = try plan(items)
    var value = value
    if items.count == 1, case .array(let mask) = items[0], mask.dtype.isBool, mask.rank == rank,
      value.rank > 1
    {
      throw .type(
        "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has \(value.rank) dimensions"
      )
    }
    while value.rank > plan.resultShape.count, value.shape[0] == 1 {
      value.shape.remove(at: 0)
      value.strides.remove(at: 0)
    }
    guard let view = value.broadcastView(to: plan.resultShape) else {
      if items.count == 1, case .array(let mask) = items[0], mask.dtype.isBool, mask.rank == rank {
        throw .value(
          "NumPy boolean array indexing assignment cannot assign \(value.size) input values to the "
            + "\(plan.shape.product) output values where the mask is true")
      }
      throw .value(
        "shape mismatch: value array of shape \(value.shape.compact) could not be broadcast to indexing "
          + "result of shape \(plan.resultShape.compact)")
    }
    var converted = try view.astype(dtype, copy: false).contiguous()
    if converted.mayShareMemory(with: self) { converted = try converted.copy() }
    try transfer(plan, converted, into: true)
  }

  /// `a[mask]` for a mask of `a`'s shape: one pass, in C order.
  private func selectTrue(_ mask: NDArray) throws(NumericsError) -> NDArray {
    try checkMask(mask, axis: 0)
    let flat = try mask.contiguous()
    let source = try contiguous()
    let marks = flat.base.assumingMemoryBound(to: UInt8.self)
    let n = flat.size
    var count = 0
    for i in 0..<n { count &+= Int(marks[i]) }
    let result = try NDArray(uninitialized: [count], dtype: dtype)
    func compress<T>(_ type: T.Type) {
      let from = source.base.assumingMemoryBound(to: type)
      let to = result.base.assumingMemoryBound(to: type)
      var k = 0
      // Write always, advance when true: no branch to mispredict; one past the end is never written.
      for i in 0..<n where k < count {
        to[k] = from[i]
        k &+= Int(marks[i])
      }
    }
    switch itemSize {
    case 1: compress(UInt8.self)
    case 2: compress(UInt16.self)
    case 4: compress(UInt32.self)
    case 8: compress(UInt64.self)
    case 16: compress(SIMD2<UInt64>.self)
    default:
      var k = 0
      for i in 0..<n where marks[i] != 0 {
        (result.base + k).copyMemory(from: source.base + i * itemSize, byteCount: itemSize)
        k += itemSize
      }
    }
    withExtendedLifetime((flat, source)) {}
    return result
  }

  private func checkMask(_ mask: NDArray, axis: Int) throws(NumericsError) {
    for k in 0..<mask.rank where mask.shape[k] != shape[axis + k] {
      throw .index(
        "boolean index did not match indexed array along axis \(axis + k); size of axis is "
          + "\(shape[axis + k]) but size of corresponding boolean axis is \(mask.shape[k])")
    }
  }

  private func plan(_ items: [Index]) throws(NumericsError) -> IndexPlan {
    var used = 0
    for item in items {
      switch item {
      case .int, .slice: used += 1
      case .array(let array): used += array.dtype.isBool ? array.rank : 1
      default: break
      }
    }
    if used > rank { throw Self.tooMany(rank: rank, given: used) }
    var items = items
    if !items.contains(where: { if case .ellipsis = $0 { true } else { false } }) { items.append(.ellipsis) }
    var result = IndexPlan(source: view())
    result.source.shape = Dims()
    result.source.strides = Dims()
    var axis = 0
    var run = AdvancedRun()
    var sawEllipsis = false
    var extra: [NDArray] = []
    for item in items {
      switch item {
      case .int(let i):
        // Beside arrays an integer is an index array of no dimensions.
        let place = try Index.checked(i, axis: axis, length: shape[axis])
        run.note(position: result.keptBefore)
        result.keepAxis(self, axis)
        result.arrays.append((result.source.rank - 1, try NDArray(.int(place))))
        axis += 1
      case .slice(let start, let stop, let step):
        let part = try resolveSlice(start, stop, step, length: shape[axis])
        if part.count > 0 { result.source.offset += part.start * strides[axis] }
        result.source.shape.append(part.count)
        result.source.strides.append(strides[axis] &* part.step)
        run.interrupt()
        axis += 1
      case .newAxis:
        result.source.shape.append(1)
        result.source.strides.append(0)
        run.interrupt()
      case .ellipsis:
        if sawEllipsis { throw .index("an index can only have a single ellipsis ('...')") }
        sawEllipsis = true
        run.interrupt()
        for _ in 0..<(rank - used) {
          result.keepAxis(self, axis)
          axis += 1
        }
      case .bool(let on):
        run.note(position: result.keptBefore)
        extra.append(try NDArray.zeros([on ? 1 : 0], dtype: .int64))
      case .array(let index):
        if index.dtype.isBool {
          try checkMask(index, axis: axis)
          for positions in try index.nonzero() {
            run.note(position: result.keptBefore)
            result.keepAxis(self, axis)
            result.arrays.append((result.source.rank - 1, positions))
            axis += 1
          }
          if index.rank == 0 {
            run.note(position: result.keptBefore)
            extra.append(try NDArray.zeros([index.item().isTrue ? 1 : 0], dtype: .int64))
          }
        } else {
          run.note(position: result.keptBefore)
          result.keepAxis(self, axis)
          let positions = try Self.checkedPositions(index, axis: axis, length: shape[axis])
          result.arrays.append((result.source.rank - 1, positions))
          axis += 1
        }
      }
    }
    let shapes = result.arrays.map(\.positions.shape) + extra.map(\.shape)
    // Integers among the items are not listed in the error.
    let named = shapes.filter { $0.count > 0 }
    do throws(NumericsError) {
      result.shape = try broadcastShape(shapes)
    } catch {
      throw .index(
        "shape mismatch: indexing arrays could not be broadcast together with shapes "
          + named.map { $0.compact + " " }.joined())
    }
    let common = result.shape
    result.arrays = try result.arrays.map { (a) throws(NumericsError) in
      (a.axis, try a.positions.broadcastedOperand(to: common).contiguous())
    }
    result.place = run.place
    return result
  }

  /// Positions as int64 within the axis, negative ones from its end.
  static func checkedPositions(_ index: NDArray, axis: Int, length: Int) throws(NumericsError) -> NDArray {
    if index.size == 0 && index.dtype == .float64 { return try NDArray.zeros(index.shape, dtype: .int64) }
    guard index.dtype.isInteger else {
      throw .index("arrays used as indices must be of integer (or boolean) type")
    }
    var result = try index.astype(.int64, order: .rows, copy: false).contiguous()
    let n = result.size
    let at = result.base.assumingMemoryBound(to: Int.self)
    // Most long lists are right as they are, which their extremes tell fastest.
    if n > 4096, try Ufunc.minimum.reduce(result, axes: nil).item().integer >= 0,
      try Ufunc.maximum.reduce(result, axes: nil).item().integer < length
    {
      return result
    }
    var anyNegative = false
    for i in 0..<n {
      let value = at[i]
      if value < 0 { anyNegative = true }
      if value >= length || value < -length {
        throw .index("index \(value) is out of bounds for axis \(axis) with size \(length)")
      }
    }
    if anyNegative {
      result = try result.copy()
      let at = result.base.assumingMemoryBound(to: Int.self)
      for i in 0..<n where at[i] < 0 { at[i] += length }
    }
    return result
  }

  /// Moves elements between the indexed places and a C-ordered block of the result's shape.
  private func transfer(_ plan: IndexPlan, _ block: NDArray, into: Bool) throws(NumericsError) {
    if block.size == 0 { return }
    let kept = plan.kept
    let inner = Dims(kept.map { plan.source.shape[$0] })
    let innerSource = Dims(kept.map { plan.source.strides[$0] })
    // Axes of the block: those before the index axes, the index axes, those after.
    let after = Dims(kept.dropFirst(plan.place).map { plan.source.shape[$0] })
    let indexSteps = plan.shape.rowMajorStrides(itemSize: max(after.product, 1) * itemSize)
    var innerBlock = Dims(repeating: 0, count: kept.count)
    let blockSteps = block.shape.rowMajorStrides(itemSize: itemSize)
    for k in 0..<kept.count { innerBlock[k] = blockSteps[k < plan.place ? k : k + plan.shape.count] }
    let count = plan.shape.product
    let positions = plan.arrays.map { $0.positions.base.assumingMemoryBound(to: Int.self) }
    let steps = plan.arrays.map { plan.source.strides[$0.axis] }
    let step = plan.shape.count == 0 ? 0 : indexSteps[plan.shape.count - 1]
    if inner.count == 0, plan.arrays.count == 1, !into, steps[0] == itemSize, let loop = ovk_pick(itemSize) {
      pick(loop, count, positions[0], plan.source.base, block.base)
    } else if inner.count == 0 && plan.arrays.count == 1 && [1, 2, 4, 8, 16].contains(itemSize) {
      gather(count, positions[0], steps[0], plan.source.base, block.base, into: into)
    } else {
      let whole = inner.product == 1
      for i in 0..<count {
        var from = plan.source.base
        for k in 0..<positions.count { from += positions[k][i] * steps[k] }
        let to = block.base + i * step
        if whole {
          if into {
            from.copyMemory(from: to, byteCount: itemSize)
          } else {
            to.copyMemory(from: from, byteCount: itemSize)
          }
          continue
        }
        let a = from.assumingMemoryBound(to: CChar.self)
        let b = to.assumingMemoryBound(to: CChar.self)
        _ = inner.withPointer { lengths in
          innerSource.withPointer { s in
            innerBlock.withPointer { t in
              into
                ? ovk_copy(Int32(inner.count), lengths, itemSize, a, s, b, t)
                : ovk_copy(Int32(inner.count), lengths, itemSize, b, t, a, s)
            }
          }
        }
        if i & 0xffff == 0 { try Interrupt.poll() }
      }
    }
    withExtendedLifetime((plan.source, plan.arrays.map(\.positions), block)) {}
  }

  /// Elements of a line without gaps, long lists of positions on two threads.
  private func pick(
    _ loop: ovk_fn, _ count: Int, _ positions: UnsafeMutablePointer<Int>, _ source: UnsafeMutableRawPointer,
    _ block: UnsafeMutableRawPointer
  ) {
    let data: [UnsafeMutablePointer<CChar>?] = [UnsafeMutableRawPointer(positions), source, block].map {
      $0.assumingMemoryBound(to: CChar.self)
    }
    _ = ovk_run_long(loop, 0, 3, data, [8, 0, itemSize], count)
  }

  private func gather(
    _ count: Int, _ positions: UnsafePointer<Int>, _ step: Int, _ source: UnsafeMutableRawPointer,
    _ block: UnsafeMutableRawPointer, into: Bool
  ) {
    func move<T>(_ type: T.Type) {
      let list = block.assumingMemoryBound(to: type)
      if into {
        for i in 0..<count { (source + positions[i] &* step).assumingMemoryBound(to: type).pointee = list[i] }
      } else {
        for i in 0..<count { list[i] = (source + positions[i] &* step).assumingMemoryBound(to: type).pointee }
      }
    }
    switch itemSize {
    case 1: move(UInt8.self)
    case 2: move(UInt16.self)
    case 4: move(UInt32.self)
    case 8: move(UInt64.self)
    default: move(SIMD2<UInt64>.self)
    }
  }
}

extension IndexPlan {
  /// Result axes before the next index array.
  fileprivate var keptBefore: Int { source.rank - arrays.count }

  fileprivate mutating func keepAxis(_ array: NDArray, _ axis: Int) {
    source.shape.append(array.shape[axis])
    source.strides.append(array.strides[axis])
  }
}

/// Whether the advanced items stand together, and where.
private struct AdvancedRun {
  private var started = false
  private var ended = false
  private var split = false
  private var first = 0
  var place: Int { split ? 0 : first }

  mutating func note(position: Int) {
    if ended { split = true }
    if !started { first = position }
    started = true
  }

  mutating func interrupt() { if started { ended = true } }
}
