import CVectorKernels

/// Keyword arguments shared by reductions.
public struct ReduceOptions: Sendable {
  /// nil reduces all axes.
  public var axes: [Int]?
  public var keepdims = false
  public var dtype: DType?
  public var out: NDArray?
  public var initial: Scalar?
  public var mask: NDArray?

  public init(
    axes: [Int]? = nil, keepdims: Bool = false, dtype: DType? = nil, out: NDArray? = nil,
    initial: Scalar? = nil, where mask: NDArray? = nil
  ) {
    self.axes = axes
    self.keepdims = keepdims
    self.dtype = dtype
    self.out = out
    self.initial = initial
    self.mask = mask
  }

  public static func axis(_ axis: Int) -> ReduceOptions { ReduceOptions(axes: [axis]) }
}

extension Ufunc {
  func reduce(_ a: NDArray, _ o: ReduceOptions) throws(NumericsError) -> NDArray {
    try reduce(
      a, axes: o.axes, keepdims: o.keepdims, dtype: o.dtype, out: o.out, initial: o.initial, where: o.mask)
  }
}

extension NDArray {
  public func sum(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try Ufunc.add.reduce(self, o)
  }
  public func prod(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try Ufunc.multiply.reduce(self, o)
  }
  public func maximum(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try Ufunc.maximum.reduce(self, o)
  }
  public func minimum(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try Ufunc.minimum.reduce(self, o)
  }
  public func any(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try Ufunc.logicalOr.reduce(asTruth(), o)
  }
  public func all(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try Ufunc.logicalAnd.reduce(asTruth(), o)
  }
  private func asTruth() throws(NumericsError) -> NDArray { try astype(.bool, copy: false) }

  /// `np.ptp`
  public func ptp(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try Ufunc.subtract(maximum(o), minimum(o))
  }

  /// How many elements each result of a reduction folds.
  func foldedCount(_ o: ReduceOptions) throws(NumericsError) -> NDArray {
    if let mask = o.mask {
      let full = try mask.broadcastedOperand(to: shape)
      return try Ufunc.add.reduce(full, axes: o.axes, keepdims: o.keepdims, dtype: .int64)
    }
    let axes =
      try o.axes.map { (a) throws(NumericsError) in try normalize(axes: a, rank: rank) } ?? Array(0..<rank)
    return try NDArray(.int(axes.reduce(1) { $0 * shape[$1] }))
  }

  /// `np.mean`: pairwise sums, integers in float64.
  public func mean(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    var sums = o
    if o.dtype == nil && (dtype.isBool || dtype.isInteger) { sums.dtype = .float64 }
    sums.out = nil
    let count = try foldedCount(o)
    if try count.anyEqual(0) {
      try NumericsContext.current.warn("RuntimeWarning", "Mean of empty slice")
    }
    let total = try Ufunc.add.reduce(self, sums)
    let mean = try divide(total, by: count)
    if let out = o.out {
      try out.assign(mean)
      return out
    }
    return mean
  }

  private func anyEqual(_ value: Int) throws(NumericsError) -> Bool {
    try Ufunc.equal(.array(self), .int(value)).any().item().isTrue
  }

  /// A quotient that keeps the dividend's float type.
  private func divide(_ a: NDArray, by count: NDArray) throws(NumericsError) -> NDArray {
    if count.rank == 0, case .int(let n) = try count.item(), a.dtype.isInexact {
      let divisor: Operand = a.dtype.isComplex ? .complex(Complex(Double(n))) : .float(Double(n))
      if n != 0 || a.rank > 0 { return try Ufunc.divide(.array(a), divisor) }
      return try NumericsContext.asScalar { () throws(NumericsError) in try Ufunc.divide(.array(a), divisor) }
    }
    return try Ufunc.divide(a, count)
  }

  /// `np.var`: the mean of squared distances from the mean, divided by `count - ddof`.
  public func variance(_ o: ReduceOptions = ReduceOptions(), ddof: Double = 0, mean given: NDArray? = nil)
    throws(NumericsError) -> NDArray
  {
    let count = try foldedCount(o)
    let weights = try Ufunc.subtract(.array(count), .float(ddof))
    if try Ufunc.lessEqual(.array(weights), .float(0)).any().item().isTrue {
      try NumericsContext.current.warn("RuntimeWarning", "Degrees of freedom <= 0 for slice")
    }
    var keep = o
    keep.keepdims = true
    keep.out = nil
    keep.initial = nil
    if o.dtype == nil && (dtype.isBool || dtype.isInteger) { keep.dtype = .float64 }
    var center: NDArray
    if let given {
      center = given
    } else {
      let total = try Ufunc.add.reduce(self, keep)
      let n = try foldedCount(keep)
      center = try divide(total, by: n)
    }
    let source = try keep.dtype.map { (t) throws(NumericsError) in try astype(t, copy: false) } ?? self
    var squares = try Ufunc.subtract(source, center)
    squares =
      squares.dtype.isComplex
      ? try Ufunc.add(Ufunc.square(squares.real()), Ufunc.square(squares.imaginary()))
      : try Ufunc.square.call([.array(squares)], UfuncOptions(out: [squares]))[0]
    var sums = o
    sums.out = nil
    let total = try Ufunc.add.reduce(squares, sums)
    let positive = try Ufunc.maximum(.array(weights), .float(0))
    let result: NDArray
    if positive.rank == 0 {
      let divisor = try positive.item().double
      let quotient = { () throws(NumericsError) in try Ufunc.divide(.array(total), .float(divisor)) }
      result = try divisor == 0 && total.rank == 0 ? NumericsContext.asScalar(quotient) : quotient()
    } else {
      result = try Ufunc.divide(total, positive)
    }
    if let out = o.out {
      try out.assign(result)
      return out
    }
    return result
  }

  /// `np.std`
  public func standardDeviation(
    _ o: ReduceOptions = ReduceOptions(), ddof: Double = 0, mean given: NDArray? = nil
  ) throws(NumericsError) -> NDArray {
    var plain = o
    plain.out = nil
    let spread = try variance(plain, ddof: ddof, mean: given)
    // A root is a function of numbers; objects have none of their own.
    let result = try Ufunc.sqrt(spread.dtype.isObject ? spread.astype(.float64) : spread)
    if let out = o.out {
      try out.assign(result)
      return out
    }
    return result
  }

  /// `np.cumsum`; without an axis over the flattened array.
  public func cumsum(axis: Int? = nil, dtype: DType? = nil, out: NDArray? = nil) throws(NumericsError)
    -> NDArray
  {
    try Ufunc.add.accumulate(axis == nil ? ravel() : self, axis: axis ?? 0, dtype: dtype, out: out)
  }

  /// `np.cumprod`
  public func cumprod(axis: Int? = nil, dtype: DType? = nil, out: NDArray? = nil) throws(NumericsError)
    -> NDArray
  {
    try Ufunc.multiply.accumulate(axis == nil ? ravel() : self, axis: axis ?? 0, dtype: dtype, out: out)
  }

  // MARK: Positions of extremes

  /// `np.argmax`: the first largest; NaN counts as larger than all.
  public func argmax(axis: Int? = nil, keepdims: Bool = false) throws(NumericsError) -> NDArray {
    try argExtreme(axis, keepdims, largest: true)
  }

  /// `np.argmin`
  public func argmin(axis: Int? = nil, keepdims: Bool = false) throws(NumericsError) -> NDArray {
    try argExtreme(axis, keepdims, largest: false)
  }

  private func argExtreme(_ axis: Int?, _ keepdims: Bool, largest: Bool) throws(NumericsError) -> NDArray {
    let name = largest ? "argmax" : "argmin"
    if dtype.isObject || dtype.isText { return try argExtremeByComparison(axis, keepdims, largest: largest) }
    guard let axis else {
      let flat = try ravel()
      if flat.size == 0 { throw .value("attempt to get \(name) of an empty sequence") }
      let place = try dtype.dispatch(ArgExtreme(line: flat, largest: largest), function: name)
      let result = try NDArray(.int(place))
      return keepdims ? try result.reshape(Dims(repeating: 1, count: rank)) : result
    }
    if rank == 0 {
      _ = try normalize(axis: axis, rank: 1)
      return try NDArray(.int(0))
    }
    let place = try normalized(axis: axis)
    var kept = shape
    kept[place] = 1
    if shape[place] == 0 && kept.product > 0 { throw .value("attempt to get \(name) of an empty sequence") }
    let result = try NDArray(uninitialized: kept, dtype: .int64)
    var heads = self
    heads.shape[place] = 1
    var failure: NumericsError?
    result.forEachPosition(with: heads) { to, from in
      if failure != nil { return }
      var line = self
      line.offset += from
      line.shape = [shape[place]]
      line.strides = [strides[place]]
      do throws(NumericsError) {
        let at = try dtype.dispatch(ArgExtreme(line: line, largest: largest), function: name)
        result.store(.int(at), atByte: to)
      } catch { failure = error }
    }
    if let failure { throw failure }
    return keepdims ? result : try result.squeeze([place]).claimed()
  }
}

extension NDArray {
  /// Extremes of text and objects: the first place of a stable sort, or of one backwards.
  fileprivate func argExtremeByComparison(_ axis: Int?, _ keepdims: Bool, largest: Bool) throws(NumericsError)
    -> NDArray
  {
    guard let axis else {
      let flat = try ravel()
      if flat.size == 0 {
        throw .value("attempt to get \(largest ? "argmax" : "argmin") of an empty sequence")
      }
      let place = try flat.argExtremeByComparison(0, false, largest: largest)
      return keepdims ? try place.reshape(Dims(repeating: 1, count: rank)) : place
    }
    let place = try normalized(axis: axis)
    let order = try (largest ? flip([place]) : self).argsort(axis: place)
    var at = [Index](repeating: .all, count: place)
    if !largest { return try finishExtreme(order.slice(at + [.int(0)]), place, keepdims) }
    // The last of the largest going backwards is the first going forwards.
    at.append(.int(shape[place] - 1))
    let last = try Ufunc.subtract(.int(shape[place] - 1), .array(order.slice(at)))
    return try finishExtreme(last, place, keepdims)
  }

  private func finishExtreme(_ places: NDArray, _ axis: Int, _ keepdims: Bool) throws(NumericsError)
    -> NDArray
  {
    keepdims ? try places.expandDims([axis]).copy() : try places.copy()
  }
}

/// The first extreme of a line.
private struct ArgExtreme: ElementWork {
  let line: NDArray
  let largest: Bool

  func run<T: ArrayElement & Hashable>(_ type: T.Type) throws(NumericsError) -> Int {
    let n = line.shape[0]
    let step = line.strides[0]
    let start = line.base
    if step == line.itemSize && n > 256, let fast = blocks(type) { return fast }
    var best = 0
    var value = start.assumingMemoryBound(to: type).pointee
    if isNotANumber(value) { return 0 }
    for i in 1..<Swift.max(n, 1) {
      let x = (start + i &* step).assumingMemoryBound(to: type).pointee
      if isNotANumber(x) { return i }
      if largest ? isBelow(value, x) : isBelow(x, value) {
        value = x
        best = i
      }
    }
    withExtendedLifetime(line) {}
    return best
  }

  /// Gapless lines: the extreme of every block by its vector kernel, then its place in the first best block.
  private func blocks<T: ArrayElement & Hashable>(_ type: T.Type) -> Int? {
    let f = largest ? Ufunc.maximum : Ufunc.minimum
    let kind = line.dtype.kind
    guard let found = f.loopIndex(kind, kind), f.loops[found].out0 == kind, f.loops[found].in0 == kind,
      f.loops[found].isDirect
    else {
      return nil
    }
    let loop = f.loops[found]
    let n = line.shape[0]
    let values = line.base.assumingMemoryBound(to: type)
    var best = values[0]
    var bestBlock = 0
    let size = 2048
    for block in stride(from: 0, to: n, by: size) {
      var value = values[block]
      let count = Swift.min(size, n - block) - 1
      if count > 0 {
        withUnsafeMutablePointer(to: &value) { cell in
          let at = UnsafeMutableRawPointer(cell).assumingMemoryBound(to: CChar.self)
          let from = UnsafeMutableRawPointer(values + block + 1).assumingMemoryBound(to: CChar.self)
          var data: InlineArray<3, UnsafeMutablePointer<CChar>?> = [at, from, at]
          var steps: InlineArray<3, Int> = [0, line.itemSize, 0]
          withUnsafeMutablePointer(to: &data) { pointers in
            withUnsafeMutablePointer(to: &steps) { strides in
              _ = ovk_run_once(
                loop.fn, 0,
                UnsafeMutableRawPointer(pointers).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self),
                UnsafeMutableRawPointer(strides).assumingMemoryBound(to: Int.self), count)
            }
          }
        }
      }
      if isNotANumber(value) {
        return (block..<n).first { isNotANumber(values[$0]) }
      }
      if largest ? isBelow(best, value) : isBelow(value, best) {
        best = value
        bestBlock = block
      }
    }
    let place = (bestBlock..<n).first { !isBelow(values[$0], best) && !isBelow(best, values[$0]) }
    withExtendedLifetime(line) {}
    return place
  }
}
