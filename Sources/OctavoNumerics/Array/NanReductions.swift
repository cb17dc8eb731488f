/// Reductions that leave NaN out.
extension NDArray {
  /// The values with NaN replaced, and where they were; nil when the type has no NaN.
  private func replacingNaN(_ value: Scalar) throws(NumericsError) -> (NDArray, NDArray?) {
    guard dtype.isInexact else { return (self, nil) }
    let missing = try Ufunc.isnan(self)
    let copy = try self.copy()
    try copy.assign(NDArray(value, dtype: dtype), where: missing)
    return (copy, missing)
  }

  public func nanSum(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try replacingNaN(.int(0)).0.sum(o)
  }

  public func nanProd(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try replacingNaN(.int(1)).0.prod(o)
  }

  public func nanCumsum(axis: Int? = nil) throws(NumericsError) -> NDArray {
    try replacingNaN(.int(0)).0.cumsum(axis: axis)
  }

  public func nanCumprod(axis: Int? = nil) throws(NumericsError) -> NDArray {
    try replacingNaN(.int(1)).0.cumprod(axis: axis)
  }

  public func nanMaximum(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try nanExtreme(Ufunc.fmax, o)
  }

  public func nanMinimum(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try nanExtreme(Ufunc.fmin, o)
  }

  private func nanExtreme(_ f: Ufunc, _ o: ReduceOptions) throws(NumericsError) -> NDArray {
    let result = try f.reduce(self, o)
    if dtype.isInexact, try Ufunc.isnan(result).any().item().isTrue {
      try NumericsContext.current.warn(
        "RuntimeWarning", "All-NaN \(o.axes == nil ? "axis" : "slice") encountered")
    }
    return result
  }

  private func presentCount(_ missing: NDArray, _ o: ReduceOptions) throws(NumericsError) -> NDArray {
    try Ufunc.logicalNot(missing).sum(ReduceOptions(axes: o.axes, keepdims: o.keepdims, dtype: .int64))
  }

  public func nanMean(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    let (values, missing) = try replacingNaN(.int(0))
    guard let missing else { return try mean(o) }
    let count = try presentCount(missing, o)
    let total = try values.sum(o)
    if try Ufunc.equal(.array(count), .int(0)).any().item().isTrue {
      try NumericsContext.current.warn("RuntimeWarning", "Mean of empty slice")
    }
    // What an empty slice divides has been said.
    return try NumericsContext.quietly { () throws(NumericsError) in
      try Ufunc.divide(total, count).astype(total.dtype, copy: false)
    }
  }

  public func nanVariance(_ o: ReduceOptions = ReduceOptions(), ddof: Double = 0) throws(NumericsError)
    -> NDArray
  {
    let (values, missing) = try replacingNaN(.int(0))
    guard let missing else { return try variance(o, ddof: ddof) }
    var keep = o
    keep.keepdims = true
    let count = try presentCount(missing, keep)
    let mean = try Ufunc.divide(values.sum(keep), count)
    var gaps = try Ufunc.subtract(values, mean)
    gaps = try gaps.copy()
    try gaps.assign(NDArray(.int(0), dtype: gaps.dtype), where: missing)
    let squares =
      gaps.dtype.isComplex ? try Ufunc.multiply(gaps, Ufunc.conjugate(gaps)).real() : try Ufunc.square(gaps)
    let total = try squares.sum(o)
    let freedom = try Ufunc.subtract(.array(presentCount(missing, o)), .float(ddof))
    let result = try Ufunc.divide(total, freedom).copy()
    let bad = try Ufunc.lessEqual(.array(freedom), .float(0))
    if try bad.any().item().isTrue {
      try NumericsContext.current.warn("RuntimeWarning", "Degrees of freedom <= 0 for slice.")
      try result.assign(NDArray(.float(.nan)), where: bad)
    }
    return try result.astype(
      dtype.isFloat ? dtype : dtype.kind == .complex64 ? .float32 : .float64, copy: false)
  }

  public func nanStandardDeviation(_ o: ReduceOptions = ReduceOptions(), ddof: Double = 0)
    throws(NumericsError)
    -> NDArray
  {
    try Ufunc.sqrt(nanVariance(o, ddof: ddof))
  }

  public func nanArgmax(axis: Int? = nil) throws(NumericsError) -> NDArray {
    try nanPlace(axis, .float(-.infinity)) { (a) throws(NumericsError) in try a.argmax(axis: axis) }
  }

  public func nanArgmin(axis: Int? = nil) throws(NumericsError) -> NDArray {
    try nanPlace(axis, .float(.infinity)) { (a) throws(NumericsError) in try a.argmin(axis: axis) }
  }

  private func nanPlace(_ axis: Int?, _ filler: Scalar, _ find: (NDArray) throws(NumericsError) -> NDArray)
    throws(NumericsError) -> NDArray
  {
    let (values, missing) = try replacingNaN(filler)
    if let missing, try missing.all(ReduceOptions(axes: axis.map { [$0] })).any().item().isTrue {
      throw .value("All-NaN slice encountered")
    }
    return try find(values)
  }

  /// `np.nanquantile`; lines are handled one by one.
  public func nanQuantile(
    _ q: NDArray, _ o: ReduceOptions = ReduceOptions(), method: QuantileMethod = .linear
  )
    throws(NumericsError) -> NDArray
  {
    try perLine(o, outer: q.shape) { (line) throws(NumericsError) in
      line.size == 0 ? try NDArray.full(q.shape, .float(.nan)) : try line.quantile(q, method: method)
    }
  }

  public func nanPercentile(
    _ q: NDArray, _ o: ReduceOptions = ReduceOptions(), method: QuantileMethod = .linear
  )
    throws(NumericsError) -> NDArray
  {
    try perLine(o, outer: q.shape) { (line) throws(NumericsError) in
      line.size == 0 ? try NDArray.full(q.shape, .float(.nan)) : try line.percentile(q, method: method)
    }
  }

  public func nanMedian(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    try perLine(o, outer: Dims()) { (line) throws(NumericsError) in
      line.size == 0 ? try NDArray(.float(.nan)) : try line.median()
    }
  }

  /// Applies `f` to the present values of every reduced line; `outer` axes come first in the result.
  private func perLine(_ o: ReduceOptions, outer: Dims, _ f: (NDArray) throws(NumericsError) -> NDArray)
    throws(NumericsError) -> NDArray
  {
    let gone =
      try o.axes.map { (a) throws(NumericsError) in try normalize(axes: a, rank: rank) } ?? Array(0..<rank)
    let stay = (0..<rank).filter { !gone.contains($0) }
    let lines = try transpose(stay + gone).reshape(
      [stay.reduce(1) { $0 * shape[$1] }, gone.reduce(1) { $0 * shape[$1] }])
    var results: [NDArray] = []
    var empty = false
    for i in 0..<lines.shape[0] {
      var line = try lines.row(i)
      if dtype.isInexact { line = try line.compress(Ufunc.logicalNot(Ufunc.isnan(line)), axis: 0) }
      empty = empty || line.size == 0
      results.append(try f(line))
    }
    if empty { try NumericsContext.current.warn("RuntimeWarning", "All-NaN slice encountered") }
    let kept = o.keepdims ? (0..<rank).map { gone.contains($0) ? 1 : shape[$0] } : stay.map { shape[$0] }
    let whole =
      results.isEmpty
      ? try NDArray.zeros(Dims(Array(outer) + [0])) : try NDArray.stack(results, axis: outer.count)
    return try whole.reshape(Dims(Array(outer) + kept))
  }
}
