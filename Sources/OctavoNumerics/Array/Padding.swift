extension NDArray {
  /// How `padded` fills what it adds.
  public enum Padding: Sendable {
    /// One value for each side of each axis.
    case constant([(Scalar, Scalar)])
    case edge
    /// From the edge to an end value for each side of each axis.
    case linearRamp([(Scalar, Scalar)])
    /// A statistic of so many elements next to the edge, of all without lengths.
    case statistic(Statistic, lengths: [(Int, Int)]?)
    /// Mirrored at the edge elements; odd mirrors the values too, around the edge's.
    case reflect(odd: Bool)
    /// As `reflect`, the edge elements repeated.
    case symmetric(odd: Bool)
    case wrap

    public enum Statistic: String, Sendable { case maximum, mean, median, minimum }
  }

  /// `np.pad`: so many elements more before and after each axis, axis by axis.
  public func padded(_ widths: [(Int, Int)], _ mode: Padding) throws(NumericsError) -> NDArray {
    var result = try copy()
    for axis in 0..<rank {
      let (before, after) = widths[axis]
      if before == 0 && after == 0 { continue }
      result = try result.padded(axis, before, after, mode)
    }
    return result
  }

  private func padded(_ axis: Int, _ before: Int, _ after: Int, _ mode: Padding) throws(NumericsError)
    -> NDArray
  {
    let n = shape[axis]
    var mode = mode
    if n == 0 {
      guard case .constant = mode else {
        throw .value("can't extend empty axis \(axis) using modes other than 'constant' or 'empty'")
      }
    }
    // There is nothing to mirror in a single element.
    if n == 1, case .reflect = mode { mode = .edge }
    switch mode {
    case .constant(let values):
      return try surrounded(axis, sides(axis, before, after, values[axis]))
    case .edge:
      return try take(NDArray((-before..<n + after).map { min(max($0, 0), n - 1) }), axis: axis)
    case .wrap:
      return try take(NDArray((-before..<n + after).map { ($0 % n + n) % n }), axis: axis)
    case .linearRamp(let ends):
      let left = try ramp(from: ends[axis].0, axis, edge: 0, before)
      let right = try ramp(from: ends[axis].1, axis, edge: n - 1, after).flip([axis])
      return try surrounded(axis, (left, right))
    case .statistic(let kind, let lengths):
      let (first, last) = lengths?[axis] ?? (n, n)
      let left = try statistic(kind, axis, 0, min(first, n))
      let right = try statistic(kind, axis, n - min(last, n), n)
      return try surrounded(axis, (left.stretched(axis, before), right.stretched(axis, after)))
    case .reflect(let odd): return try mirrored(axis, before, after, period: 2 * (n - 1), shift: 0, odd: odd)
    case .symmetric(let odd): return try mirrored(axis, before, after, period: 2 * n, shift: 1, odd: odd)
    }
  }

  private func surrounded(_ axis: Int, _ sides: (NDArray, NDArray)) throws(NumericsError) -> NDArray {
    try NDArray.concatenate(
      [sides.0.astype(dtype, copy: false), self, sides.1.astype(dtype, copy: false)], axis: axis)
  }

  private func sides(_ axis: Int, _ before: Int, _ after: Int, _ values: (Scalar, Scalar))
    throws(NumericsError) -> (NDArray, NDArray)
  {
    var (left, right) = (shape, shape)
    left[axis] = before
    right[axis] = after
    return (try .full(left, values.0, dtype: dtype), try .full(right, values.1, dtype: dtype))
  }

  /// A slice of length one repeated.
  private func stretched(_ axis: Int, _ count: Int) throws(NumericsError) -> NDArray {
    var wide = shape
    wide[axis] = count
    return try broadcast(to: wide)
  }

  private func part(_ axis: Int, _ low: Int, _ high: Int) throws(NumericsError) -> NDArray {
    try slice([Index](repeating: .all, count: axis) + [.range(low, high)])
  }

  private func ramp(from end: Scalar, _ axis: Int, edge: Int, _ count: Int) throws(NumericsError) -> NDArray {
    let last = try part(axis, edge, edge + 1)
    var line = Dims(repeating: 1, count: rank)
    line[axis] = count
    let working: DType = dtype.isComplex ? .complex128 : .float64
    let span = try Ufunc.subtract(last.astype(working), NDArray(end, dtype: working))
    let steps = try NDArray.arange(0, count).reshape(line)
    let step = try Ufunc.divide(.array(span), .int(max(count, 1)))
    let values = try Ufunc.add(Ufunc.multiply(steps, step), NDArray(end, dtype: working))
    return try (dtype.isInteger ? Ufunc.floor(values) : values).astype(dtype)
  }

  private func statistic(_ kind: Padding.Statistic, _ axis: Int, _ low: Int, _ high: Int)
    throws(NumericsError)
    -> NDArray
  {
    if low >= high {
      throw .value("stat_length of 0 yields no value for padding")
    }
    let source = try part(axis, low, high)
    let options = ReduceOptions(axes: [axis], keepdims: true)
    switch kind {
    case .maximum: return try source.maximum(options)
    case .minimum: return try source.minimum(options)
    case .mean, .median:
      let middle = try kind == .mean ? source.mean(options) : source.median(options)
      return dtype.isInteger ? try middle.rounded() : middle
    }
  }

  /// Elements by position, extended periodically with every second period backwards.
  private func mirrored(_ axis: Int, _ before: Int, _ after: Int, period: Int, shift: Int, odd: Bool)
    throws(NumericsError) -> NDArray
  {
    let n = shape[axis]
    var sources: [Int] = []
    var signs: [Int] = []
    var rounds: [Int] = []
    for position in -before..<n + after {
      let turn = position >= 0 ? position / period : -((period - 1 - position) / period)
      let within = position - turn * period
      sources.append(within < n ? within : period - shift - within)
      signs.append(within < n ? 1 : -1)
      rounds.append(turn)
    }
    let even = try take(NDArray(sources), axis: axis)
    if !odd { return even }
    // Mirrored values turn around the last edge, and each whole period moves by twice the difference of the edges.
    var line = Dims(repeating: 1, count: rank)
    line[axis] = sources.count
    let (first, last) = (try part(axis, 0, 1), try part(axis, n - 1, n))
    let sign = try NDArray(signs).reshape(line).astype(dtype)
    let turns = try NDArray(rounds.map { 2 * $0 }).reshape(line).astype(dtype)
    let turned = try NDArray(signs.map { 1 - $0 }).reshape(line).astype(dtype)
    let drift = try Ufunc.multiply(turns, Ufunc.subtract(last, first))
    return try Ufunc.add(
      Ufunc.add(Ufunc.multiply(sign, even), Ufunc.multiply(turned, last)), drift)
  }
}
