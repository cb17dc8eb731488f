extension NDArray {
  /// How a quantile between two data points is made up (`method=`).
  public enum QuantileMethod: String, Sendable, CaseIterable {
    case invertedCDF = "inverted_cdf"
    case averagedInvertedCDF = "averaged_inverted_cdf"
    case closestObservation = "closest_observation"
    case interpolatedInvertedCDF = "interpolated_inverted_cdf"
    case hazen, weibull, linear
    case medianUnbiased = "median_unbiased"
    case normalUnbiased = "normal_unbiased"
    case lower, higher, midpoint, nearest
  }

  /// `np.median`
  public func median(_ o: ReduceOptions = ReduceOptions()) throws(NumericsError) -> NDArray {
    let (lines, kept) = try reducedLines(o.axes)
    let n = lines.shape[lines.rank - 1]
    if n == 0 {
      return try finish(lines.mean(ReduceOptions(axes: [-1])), kept, o)
    }
    let type: DType = dtype.isInexact ? dtype : .float64
    if lines.rank == 1, let pair = try lines.neighbours(ofRank: (n - 1) / 2) {
      let middle = n % 2 == 1 ? pair.low : (pair.low + pair.high) / 2
      return try finish(NDArray(.float(middle), dtype: type), kept, o)
    }
    let sorted = try lines.sorted(axis: -1).astype(type, copy: false)
    let high = try sorted.slice([.ellipsis, .int(n / 2)])
    var result = high
    if n % 2 == 0 {
      let low = try sorted.slice([.ellipsis, .int(n / 2 - 1)])
      result = try Ufunc.divide(.array(Ufunc.add(low, high)), .float(2))
    }
    let last = try sorted.slice([.ellipsis, .int(-1)])
    result = try result.copy()
    try result.assign(last, where: Ufunc.isnan(last))
    return try finish(result, kept, o)
  }

  /// `np.percentile`: `q` in percent.
  public func percentile(_ q: NDArray, _ o: ReduceOptions = ReduceOptions(), method: QuantileMethod = .linear)
    throws(NumericsError) -> NDArray
  {
    let fractions = try Ufunc.divide(.array(q), .int(100))
    try Self.checkFractions(fractions, "Percentiles must be in the range [0, 100]")
    return try quantileUnchecked(fractions, o, method)
  }

  /// `np.quantile`: `q` in [0, 1]; its axes come first in the result.
  public func quantile(_ q: NDArray, _ o: ReduceOptions = ReduceOptions(), method: QuantileMethod = .linear)
    throws(NumericsError) -> NDArray
  {
    try Self.checkFractions(q, "Quantiles must be in the range [0, 1]")
    return try quantileUnchecked(q, o, method)
  }

  /// `np.quantile(weights=)`: the first sorted value up to which the share of the weights reaches `q`.
  ///
  /// - Parameter weights: of this array's shape, not negative.
  public func quantile(_ q: NDArray, _ o: ReduceOptions, weights: NDArray) throws(NumericsError) -> NDArray {
    try Self.checkFractions(q, "Quantiles must be in the range [0, 1]")
    if try Ufunc.less(.array(weights), .int(0)).any().item().isTrue {
      throw .value("Weights must be non-negative.")
    }
    let (lines, kept) = try reducedLines(o.axes)
    let (shares, _) = try weights.reducedLines(o.axes)
    let n = lines.shape[lines.rank - 1]
    let order = try lines.argsort(axis: -1)
    let sorted = try lines.takeAlong(order, axis: -1)
    var cumulated = try shares.astype(.float64).takeAlong(order, axis: -1).cumsum(axis: -1)
    cumulated = try Ufunc.divide(cumulated, cumulated.slice([.ellipsis, .range(-1, nil)]))
    let fractions = try q.values(as: Double.self)
    let steps = try cumulated.values(as: Double.self)
    let outer = n == 0 ? 0 : lines.size / n
    var rows: [NDArray] = []
    for fraction in fractions {
      let places = (0..<outer).map { line -> Int in
        let part = steps[(line * n)..<(line * n + n)]
        return Swift.min((part.firstIndex { $0 >= fraction } ?? part.endIndex) - part.startIndex, n - 1)
      }
      let at = try NDArray(places, shape: Dims(Array(lines.shape.dropLast()) + [1]))
      rows.append(try finish(sorted.takeAlong(at, axis: -1).squeeze([-1]), kept, o))
    }
    let stacked = try NDArray.stack(rows, axis: 0)
    return try stacked.reshape(Dims(Array(q.shape) + Array(rows[0].shape)))
  }

  private static func checkFractions(_ q: NDArray, _ message: String) throws(NumericsError) {
    for value in try q.values(as: Double.self) where !(value >= 0 && value <= 1) { throw .value(message) }
  }

  private func quantileUnchecked(_ q: NDArray, _ o: ReduceOptions, _ method: QuantileMethod)
    throws(NumericsError)
    -> NDArray
  {
    if dtype.isComplex { throw .type("a must be an array of real numbers") }
    let (lines, kept) = try reducedLines(o.axes)
    let n = lines.shape[lines.rank - 1]
    let fractions = try q.values(as: Double.self)
    let outer = Dims(lines.shape.dropLast())
    if n == 0 { throw .index("index \(dtype.isBool ? 0 : -1) is out of bounds for axis 0 with size 0") }
    let discrete = [.lower, .higher, .nearest, .invertedCDF, .closestObservation].contains(method)
    if dtype.isBool, !discrete { _ = try Ufunc.subtract(self, self) }
    let type: DType = dtype.isFloat || (discrete && !dtype.isBool) ? dtype : .float64
    var rows: [NDArray] = []
    if lines.rank == 1, fractions.count <= Self.fewFractions, lines.hasSelection {
      for fraction in fractions {
        rows.append(try finish(lines.selected(fraction, method), kept, o))
      }
      if !rows.isEmpty {
        return try NDArray.stack(rows, axis: 0).reshape(Dims(Array(q.shape) + Array(rows[0].shape)))
      }
    }
    let sorted = try lines.sorted(axis: -1).astype(type, copy: false)
    let missing = dtype.isInexact ? try Ufunc.isnan(sorted.slice([.ellipsis, .int(-1)])) : nil
    for fraction in fractions {
      let (low, weight) = Self.position(fraction, n, method)
      let a = try sorted.slice([.ellipsis, .int(Swift.min(Swift.max(low, 0), n - 1))])
      let b = try sorted.slice([.ellipsis, .int(Swift.min(Swift.max(low + 1, 0), n - 1))])
      let row = try Self.between(a, b, weight).copy()
      if let missing { try row.assign(NDArray(.float(.nan)), where: missing) }
      rows.append(try finish(row, kept, o))
    }
    if rows.isEmpty { return try NDArray.zeros(Dims([0] + Array(outer)), dtype: type) }
    let stacked = try NDArray.stack(rows, axis: 0)
    return try stacked.reshape(Dims(Array(q.shape) + Array(rows[0].shape)))
  }

  /// From more quantiles on, sorting once is faster than looking for the neighbours of each.
  private static let fewFractions = 3

  /// One quantile of a long line by its neighbours, without sorting; NaN where there is one.
  private func selected(_ fraction: Double, _ method: QuantileMethod) throws(NumericsError) -> NDArray {
    let (low, weight) = Self.position(fraction, size, method)
    let place = Swift.min(Swift.max(low, 0), size - 1)
    guard let pair = try neighbours(ofRank: place) else { return try NDArray(.float(.nan)) }
    return try Self.between(
      NDArray(.float(pair.low)), NDArray(.float(low < 0 ? pair.low : pair.high)), weight)
  }

  /// The sorted position below a quantile and the share of the next one (Hyndman and Fan, "Sample quantiles
  /// in statistical packages", The American Statistician 50, 1996).
  private static func position(_ q: Double, _ n: Int, _ method: QuantileMethod) -> (Int, Double) {
    let count = Double(n)
    func continuous(_ alpha: Double, _ beta: Double) -> (Int, Double) {
      let virtual = count * q + (alpha + q * (1 - alpha - beta)) - 1
      let clamped = Swift.min(Swift.max(virtual, 0), count - 1)
      let low = clamped.rounded(.down)
      return (Int(low), clamped - low)
    }
    let plain = (count - 1) * q
    switch method {
    case .linear: return (Int(plain.rounded(.down)), plain - plain.rounded(.down))
    case .lower: return (Int(plain.rounded(.down)), 0)
    case .higher: return (Int(plain.rounded(.up)), 0)
    case .nearest: return (Int(plain.rounded(.toNearestOrEven)), 0)
    case .midpoint:
      let low = plain.rounded(.down)
      return (Int(low), low == plain ? 0 : 0.5)
    case .invertedCDF: return (Int((count * q).rounded(.up)) - 1, 0)
    case .averagedInvertedCDF:
      let at = count * q
      return at.rounded(.down) == at
        ? (Int(at) - 1, at > 0 && at < count ? 0.5 : 0) : (Int(at.rounded(.down)), 0)
    case .closestObservation:
      let at = count * q - 1 - 0.5
      let low = at.rounded(.down)
      return (at == low && Int(low) % 2 != 0 ? Int(low) : Int(low) + 1, 0)
    case .interpolatedInvertedCDF: return continuous(0, 1)
    case .hazen: return continuous(0.5, 0.5)
    case .weibull: return continuous(0, 0)
    case .medianUnbiased: return continuous(1.0 / 3, 1.0 / 3)
    case .normalUnbiased: return continuous(3.0 / 8, 3.0 / 8)
    }
  }

  /// `a + (b - a) t`, from the nearer end so that the ends are exact and the result is monotonic.
  private static func between(_ a: NDArray, _ b: NDArray, _ t: Double) throws(NumericsError) -> NDArray {
    if t == 0 { return a }
    let gap = try Ufunc.subtract(b, a)
    if t >= 0.5 { return try Ufunc.subtract(b, Ufunc.multiply(.array(gap), .float(1 - t))) }
    return try Ufunc.add(a, Ufunc.multiply(.array(gap), .float(t)))
  }

  /// The reduced axes merged into a last one, and the shape with them kept as ones.
  private func reducedLines(_ axes: [Int]?) throws(NumericsError) -> (NDArray, Dims) {
    let gone =
      try axes.map { (a) throws(NumericsError) in try normalize(axes: a, rank: rank) } ?? Array(0..<rank)
    let stay = (0..<rank).filter { !gone.contains($0) }
    let merged = try transpose(stay + gone).reshape(
      Dims(stay.map { shape[$0] } + [gone.reduce(1) { $0 * shape[$1] }]))
    return (merged, Dims((0..<rank).map { gone.contains($0) ? 1 : shape[$0] }))
  }

  private func finish(_ result: NDArray, _ kept: Dims, _ o: ReduceOptions) throws(NumericsError) -> NDArray {
    let shaped = o.keepdims ? try result.reshape(kept) : result
    guard let out = o.out else { return shaped.claimed() }
    try out.assign(shaped)
    return out
  }

  /// `np.average` and the sum of weights, which have the array's shape or that of its reduced axes.
  public func average(axes: [Int]? = nil, weights: NDArray? = nil, keepdims: Bool = false)
    throws(NumericsError)
    -> (average: NDArray, weights: NDArray)
  {
    let o = ReduceOptions(axes: axes, keepdims: keepdims)
    guard let weights else {
      let mean = try mean(o)
      let count = try foldedCount(o).item().integer
      return (mean, try NDArray.full(mean.shape, .float(Double(count)), dtype: mean.dtype))
    }
    var w = weights
    if weights.shape != shape {
      guard let axes else { throw .type("Axis must be specified when shapes of a and weights differ.") }
      let places = try normalize(axes: axes, rank: rank)
      if Array(weights.shape) != places.map({ shape[$0] }) {
        throw .value("Shape of weights must be consistent with shape of a along specified axis.")
      }
      var line = Dims(repeating: 1, count: rank)
      for place in places { line[place] = shape[place] }
      let ordered = places.indices.sorted { places[$0] < places[$1] }
      w = try weights.transpose(ordered).reshape(line).broadcast(to: shape)
    }
    let type = try DType.promote(DType.promote(dtype, weights.dtype), .float64)
    var sums = o
    sums.dtype = type
    let total = try w.sum(sums)
    if try Ufunc.equal(.array(total), .int(0)).any().item().isTrue {
      throw NumericsError(.zeroDivision, "Weights sum to zero, can't be normalized")
    }
    let weighted = try Ufunc.multiply(astype(type, copy: false), w).sum(sums)
    let average = try Ufunc.divide(weighted, total)
    return (average, total.shape == average.shape ? total : try total.broadcast(to: average.shape).copy())
  }

  /// `np.cov`: rows are variables unless `rowvar` is false.
  ///
  /// - Parameters:
  ///   - frequencies: how often each observation counts (integers).
  ///   - importance: relative weights of the observations.
  public func covariance(
    _ y: NDArray? = nil, rowvar: Bool = true, bias: Bool = false, ddof: Int? = nil,
    frequencies: NDArray? = nil,
    importance: NDArray? = nil, dtype wanted: DType? = nil
  ) throws(NumericsError) -> NDArray {
    if rank > 2 { throw .value("m has more than 2 dimensions") }
    let type: DType = dtype.isComplex || y?.dtype.isComplex == true ? .complex128 : .float64
    var x = try atLeast2d()
    if !rowvar && rank == 2 && shape[0] != 1 { x = try x.transpose() }
    if let y {
      if y.rank > 2 { throw .value("y has more than 2 dimensions") }
      var other = try y.atLeast2d()
      if !rowvar && other.shape[0] != 1 { other = try other.transpose() }
      x = try NDArray.concatenate([x, other])
    }
    x = try x.astype(wanted ?? type)
    if x.shape[0] == 0 { return try NDArray.zeros([0, 0]) }
    let delta = Double(ddof ?? (bias ? 0 : 1))
    var weights = try frequencies?.astype(.float64)
    if let importance {
      let share = try importance.astype(.float64)
      weights = try weights.map { (w) throws(NumericsError) in try Ufunc.multiply(w, share) } ?? share
    }
    let average = try x.average(axes: [1], weights: weights, keepdims: true)
    let sum = try weights?.sum().item().double ?? Double(x.shape[1])
    var divisor = sum - delta
    if let importance, let weights, delta != 0 {
      // Reliability weights lose as many degrees of freedom as their squares say.
      let squares = try Ufunc.multiply(weights, importance).sum().item().double
      divisor = sum - delta * squares / sum
    }
    if divisor <= 0 {
      try NumericsContext.current.warn("RuntimeWarning", "Degrees of freedom <= 0 for slice")
      divisor = 0
    }
    let centered = try Ufunc.subtract(x, average.average)
    let weighted =
      try weights.map { (w) throws(NumericsError) in try Ufunc.multiply(centered, w) } ?? centered
    let other = try weighted.dtype.isComplex ? Ufunc.conjugate(weighted) : weighted
    let product = try NDArray.matmul(centered, other.transpose())
    let scale = try Ufunc.divide(.float(1), .array(NDArray(.float(divisor))))
    return try Ufunc.multiply(product, scale).squeeze().astype(wanted ?? type, copy: false).claimed()
  }

  /// `np.corrcoef`
  public func correlation(_ y: NDArray? = nil, rowvar: Bool = true, dtype: DType? = nil) throws(NumericsError)
    -> NDArray
  {
    let c = try covariance(y, rowvar: rowvar, dtype: dtype)
    if c.rank == 0 { return try Ufunc.divide(c, c) }
    let d = try Ufunc.sqrt(c.diagonal().real().copy())
    let scaled = try Ufunc.divide(Ufunc.divide(c, d.expandDims([1])), d.expandDims([0]))
    if scaled.dtype.isComplex { return scaled }
    return try scaled.clip(.float(-1), .float(1))
  }
}
