import CVectorKernels

extension NDArray {
  /// `np.diff`
  public func diff(_ n: Int = 1, axis: Int = -1, prepend: NDArray? = nil, append: NDArray? = nil)
    throws(NumericsError) -> NDArray
  {
    if n == 0 { return self }
    if n < 0 { throw .value("order must be non-negative but got \(n)") }
    if rank == 0 { throw .value("diff requires input that is at least one dimensional") }
    let place = try normalized(axis: axis)
    var result = self
    func edge(_ value: NDArray) throws(NumericsError) -> NDArray {
      if value.rank > 0 { return value }
      var one = shape
      one[place] = 1
      return try value.broadcast(to: one)
    }
    if prepend != nil || append != nil {
      var parts: [NDArray] = []
      if let prepend { parts.append(try edge(prepend)) }
      parts.append(self)
      if let append { parts.append(try edge(append)) }
      result = try NDArray.concatenate(parts, axis: place)
    }
    let lead = [Index](repeating: .all, count: place)
    let f = dtype.isBool ? Ufunc.notEqual : Ufunc.subtract
    for _ in 0..<Swift.min(n, result.shape[place] + 1) {
      result = try f(result.slice(lead + [.range(1, nil)]), result.slice(lead + [.range(0, -1)]))
    }
    return result
  }

  /// Where the samples of `gradient` and `trapezoid` lie along an axis.
  public enum Spacing: Sendable {
    case step(Double)
    case at(NDArray)
  }

  /// `np.gradient` along one axis: second-order differences inside, `edgeOrder` (1 or 2) at the ends
  /// (Quarteroni, Sacco and Saleri, Numerical Mathematics, 2007, chapter 10).
  public func gradient(axis: Int, spacing: Spacing = .step(1), edgeOrder: Int = 1) throws(NumericsError)
    -> NDArray
  {
    if edgeOrder != 1 && edgeOrder != 2 { throw .value("'edge_order' greater than 2 not supported") }
    let place = try normalized(axis: axis)
    let f = dtype.isInexact ? self : try astype(.float64)
    let n = shape[place]
    if n < edgeOrder + 1 {
      throw .value(
        "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are "
          + "required.")
    }
    let lead = [Index](repeating: .all, count: place)
    func part(_ start: Int?, _ stop: Int?) throws(NumericsError) -> NDArray {
      try f.slice(lead + [.range(start, stop)])
    }
    let out = try NDArray(uninitialized: shape, dtype: f.dtype)
    func write(_ start: Int?, _ stop: Int?, _ value: NDArray) throws(NumericsError) {
      try out.slice(lead + [.range(start, stop)]).assign(value)
    }
    func weighted(_ terms: [(NDArray, Double)]) throws(NumericsError) -> NDArray {
      var sum: NDArray?
      for (values, weight) in terms {
        let term = try Ufunc.multiply(.float(weight), .array(values))
        sum = try sum.map { (s) throws(NumericsError) in try Ufunc.add(s, term) } ?? term
      }
      return sum ?? values0
    }
    let values0 = f
    var steps: [Double]
    switch spacing {
    case .step(let h): steps = [h]
    case .at(let x):
      if x.rank != 1 { throw .value("distances must be either scalars or 1d") }
      if x.size != n {
        throw .value("when 1d, distances must match the length of the corresponding dimension")
      }
      steps = try x.astype(.float64, copy: false).diff().values(as: Double.self)
      if let first = steps.first, steps.allSatisfy({ $0 == first }) { steps = [first] }
    }
    if steps.count == 1 {
      let rise = try Ufunc.subtract(part(2, nil), part(0, -2))
      try write(1, -1, Ufunc.divide(.array(rise), .float(2 * steps[0])))
    } else {
      var line = Dims(repeating: 1, count: rank)
      line[place] = n - 2
      func along(_ g: (Double, Double) -> Double) throws(NumericsError) -> NDArray {
        try NDArray((0..<n - 2).map { g(steps[$0], steps[$0 + 1]) }).reshape(line)
      }
      let a = try along { -$1 / ($0 * ($0 + $1)) }
      let b = try along { ($1 - $0) / ($0 * $1) }
      let c = try along { $0 / ($1 * ($0 + $1)) }
      let sum = try Ufunc.add(Ufunc.multiply(a, part(0, -2)), Ufunc.multiply(b, part(1, -1)))
      try write(1, -1, Ufunc.add(sum, Ufunc.multiply(c, part(2, nil))))
    }
    let h = steps[0]
    let k = steps[steps.count - 1]
    if edgeOrder == 1 {
      try write(0, 1, Ufunc.divide(.array(Ufunc.subtract(part(1, 2), part(0, 1))), .float(h)))
      try write(-1, nil, Ufunc.divide(.array(Ufunc.subtract(part(-1, nil), part(-2, -1))), .float(k)))
      return out
    }
    if steps.count == 1 {
      try write(0, 1, weighted([(part(0, 1), -1.5 / h), (part(1, 2), 2 / h), (part(2, 3), -0.5 / h)]))
      try write(
        -1, nil, weighted([(part(-3, -2), 0.5 / h), (part(-2, -1), -2 / h), (part(-1, nil), 1.5 / h)]))
      return out
    }
    let (p, q) = (steps[0], steps[1])
    try write(
      0, 1,
      weighted([
        (part(0, 1), -(2 * p + q) / (p * (p + q))), (part(1, 2), (p + q) / (p * q)),
        (part(2, 3), -p / (q * (p + q))),
      ]))
    let (r, s) = (steps[steps.count - 2], k)
    try write(
      -1, nil,
      weighted([
        (part(-3, -2), s / (r * (r + s))), (part(-2, -1), -(s + r) / (r * s)),
        (part(-1, nil), (2 * s + r) / (s * (r + s))),
      ]))
    return out
  }

  /// `np.trapezoid`
  public func trapezoid(_ spacing: Spacing = .step(1), axis: Int = -1) throws(NumericsError) -> NDArray {
    let place = try normalized(axis: axis)
    let lead = [Index](repeating: .all, count: place)
    let ends = try Ufunc.add(slice(lead + [.range(1, nil)]), slice(lead + [.range(0, -1)]))
    var areas: NDArray
    switch spacing {
    case .step(let h): areas = try Ufunc.multiply(.float(h), .array(ends))
    case .at(let x):
      var widths: NDArray
      if x.rank == 1 {
        widths = try x.diff()
        var line = Dims(repeating: 1, count: rank)
        line[place] = widths.size
        widths = try widths.reshape(line)
      } else {
        widths = try x.diff(axis: axis)
      }
      areas = try Ufunc.multiply(widths, ends)
    }
    return try Ufunc.divide(.array(areas), .float(2)).sum(.axis(place))
  }

  /// `np.interp(period=)`: as `interpolated`, for functions that repeat.
  public func interpolated(_ xp: NDArray, _ fp: NDArray, period: Double) throws(NumericsError) -> NDArray {
    if period == 0 { throw .value("period must be a non-zero value") }
    if xp.rank != 1 || fp.rank != 1 { throw .value("Data points must be 1-D sequences") }
    if xp.size != fp.size { throw .value("fp and xp are not of the same length.") }
    let cycle = abs(period)
    let x = try Ufunc.remainder(.array(astype(.float64)), .float(cycle))
    let wrapped = try Ufunc.remainder(.array(xp.astype(.float64)), .float(cycle))
    let order = try wrapped.argsort()
    let at = try wrapped.take(order, axis: 0)
    let value = try fp.take(order, axis: 0)
    let before = try Ufunc.subtract(.array(at.rows(-1, nil)), .float(cycle))
    let after = try Ufunc.add(.array(at.rows(0, 1)), .float(cycle))
    return try x.interpolated(
      NDArray.concatenate([before, at, after]),
      NDArray.concatenate([value.rows(-1, nil), value, value.rows(0, 1)]))
  }

  /// `np.interp`: piecewise linear through `(xp, fp)`, constant outside (or `left` and `right`).
  /// `xp` must rise; periodic data are the caller's to unfold.
  public func interpolated(_ xp: NDArray, _ fp: NDArray, left: Double? = nil, right: Double? = nil)
    throws(NumericsError) -> NDArray
  {
    if xp.rank != 1 || fp.rank != 1 { throw .value("Data points must be 1-D sequences") }
    if xp.size == 0 { throw .value("array of sample points is empty") }
    if xp.size != fp.size { throw .value("fp and xp are not of the same length.") }
    let x = try astype(.float64, copy: false).contiguous()
    let at = try xp.values(as: Double.self)
    let value = try fp.values(as: Double.self)
    let pieces = at.count - 1
    // As many divisions as there are pieces, if there are more points than that.
    var slopes: [Double]?
    if pieces < x.size {
      slopes = (0..<pieces).map { j -> Double in (value[j + 1] - value[j]) / (at[j + 1] - at[j]) }
    }
    let result = try NDArray(uninitialized: shape, dtype: .float64)
    var job = ovk_search_job()
    job.n = at.count
    job.count = x.size
    job.below = left ?? value[0]
    job.above = right ?? value[pieces]
    job.x = UnsafePointer(x.base.assumingMemoryBound(to: Double.self))
    job.out = result.base.assumingMemoryBound(to: Double.self)
    let flags = at.withUnsafeBufferPointer { at in
      value.withUnsafeBufferPointer { value in
        (slopes ?? []).withUnsafeBufferPointer { steep in
          job.list = at.baseAddress
          job.values = value.baseAddress
          job.slopes = slopes == nil ? nil : steep.baseAddress
          return ovk_interpolate(&job)
        }
      }
    }
    withExtendedLifetime(x) {}
    try Interrupt.check(flags)
    return result
  }

  /// Which part of a convolution is kept.
  public enum Overlap: String, Sendable { case full, same, valid }

  /// `np.correlate`: sums of products of `a` with the conjugate of `v` at every shift.
  public static func correlate(_ a: NDArray, _ v: NDArray, _ mode: Overlap = .valid) throws(NumericsError)
    -> NDArray
  {
    if a.size == 0 { throw .value("first array argument cannot be empty") }
    if v.size == 0 { throw .value("second array argument cannot be empty") }
    let y = try v.atLeast1d()
    let full = try convolve(a, (y.dtype.isComplex ? Ufunc.conjugate(y) : y).flip())
    let (n, m) = (Swift.max(a.size, v.size), Swift.min(a.size, v.size))
    switch mode {
    case .full: return full
    // The middle lies one to the right when the shorter array comes first.
    case .same:
      let start = a.size >= v.size ? (m - 1) / 2 : m / 2
      return try full.slice([.range(start, start + n)])
    case .valid: return try full.slice([.range(m - 1, n)])
    }
  }

  /// `np.convolve`
  public static func convolve(_ a: NDArray, _ v: NDArray, _ mode: Overlap = .full) throws(NumericsError)
    -> NDArray
  {
    let x = try a.atLeast1d()
    let y = try v.atLeast1d()
    if x.rank > 1 || y.rank > 1 { throw .value("object too deep for desired array") }
    if x.size == 0 { throw .value("a cannot be empty") }
    if y.size == 0 { throw .value("v cannot be empty") }
    let type = try DType.promote(a.dtype, v.dtype)
    let (long, short) = x.size >= y.size ? (x, y) : (y, x)
    let n = long.size
    let m = short.size
    let working: DType = type.isComplex ? .complex128 : type.isInexact ? .float64 : .int64
    let full = try zeros([n + m - 1], dtype: working)
    let big = try long.astype(working)
    // One shifted multiple of the long input per element of the short one.
    for (k, weight) in try short.astype(working).scalars().enumerated() {
      let part = try full.slice([.range(k, k + n)])
      let term = try Ufunc.multiply(big, NDArray(weight, dtype: working))
      _ = try Ufunc.add.call([.array(part), .array(term)], UfuncOptions(out: [part]))
    }
    let result = try full.astype(type, copy: false)
    switch mode {
    case .full: return result
    case .same: return try result.slice([.range((m - 1) / 2, (m - 1) / 2 + n)])
    case .valid: return try result.slice([.range(m - 1, n)])
    }
  }
}
