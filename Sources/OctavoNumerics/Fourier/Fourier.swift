/// Discrete Fourier transforms along axes of arrays, as `numpy.fft`: complex128 in and out unless said otherwise.
public enum Fourier {
  /// Where the factor 1/n goes.
  public enum Norm: String, Sendable {
    case backward, forward, ortho

    func scale(_ n: Int, inverse: Bool) -> Double {
      switch self {
      case .ortho: 1 / Double(n).squareRoot()
      case .backward: inverse ? 1 / Double(n) : 1
      case .forward: inverse ? 1 : 1 / Double(n)
      }
    }
  }

  /// The transform of an axis, cut or padded with zeros to `n` points.
  public static func transform(
    _ a: NDArray, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, inverse: Bool = false
  ) throws(NumericsError) -> NDArray {
    let place = try a.normalized(axis: axis)
    let points = n ?? a.shape[place]
    if points < 1 { throw .value("Invalid number of FFT data points (\(points)) specified.") }
    let lines = try a.moveaxis([place], [-1]).fitted(to: points).astype(.complex128, order: .rows)
    let plan = FourierPlan(points)
    let scale = norm.scale(points, inverse: inverse)
    let data = lines.pointer(Complex.self)
    var line = [Complex](repeating: Complex(0), count: points)
    var spare = line
    for start in stride(from: 0, to: lines.size, by: points) {
      for i in 0..<points { line[i] = data[start + i] }
      plan.run(&line, &spare, inverse: inverse, scale: scale)
      for i in 0..<points { data[start + i] = line[i] }
      try Interrupt.poll()
    }
    withExtendedLifetime(lines) {}
    return try lines.moveaxis([-1], [place]).claimed()
  }

  /// The first half of the transform of real values; the other is its mirror image.
  public static func realTransform(_ a: NDArray, n: Int? = nil, axis: Int = -1, norm: Norm = .backward)
    throws(NumericsError) -> NDArray
  {
    let place = try a.normalized(axis: axis)
    let points = n ?? a.shape[place]
    if points > 1, let plan = RealFourierPlan(points) {
      return try halfTransform(a.real(), plan, place, norm)
    }
    let whole = try transform(a.real(), n: points, axis: axis, norm: norm)
    let lead = [Index](repeating: .all, count: place)
    let half = try whole.slice(lead + [.range(0, points / 2 + 1)]).copy(order: .rows)
    // What is its own mirror image is real, but for rounding.
    try half.slice(lead + [.int(0)]).imaginary().assign(NDArray(.float(0)))
    if points % 2 == 0 { try half.slice(lead + [.int(-1)]).imaginary().assign(NDArray(.float(0))) }
    return half
  }

  private static func halfTransform(_ a: NDArray, _ plan: RealFourierPlan, _ place: Int, _ norm: Norm)
    throws(NumericsError) -> NDArray
  {
    let points = plan.length
    let lines = try a.moveaxis([place], [-1]).fitted(to: points).astype(.float64, order: .rows)
    var shape = lines.shape
    shape[shape.count - 1] = points / 2 + 1
    let result = try NDArray.zeros(shape, dtype: .complex128)
    let (from, to) = (lines.pointer(Double.self), result.pointer(Complex.self))
    let scale = norm.scale(points, inverse: false)
    var line = [Double](repeating: 0, count: points)
    var spare = line
    for number in 0..<(lines.size / points) {
      for i in 0..<points { line[i] = from[number * points + i] }
      plan.run(&line, &spare)
      if scale != 1 { for i in 0..<points { line[i] *= scale } }
      let start = number * (points / 2 + 1)
      to[start] = Complex(line[0], 0)
      for i in 1...(points / 2) { to[start + i] = Complex(line[2 * i - 1], 2 * i < points ? line[2 * i] : 0) }
      try Interrupt.poll()
    }
    withExtendedLifetime(lines) {}
    return try result.moveaxis([-1], [place]).claimed()
  }

  private static func inverseHalfTransform(_ lines: NDArray, _ plan: RealFourierPlan, _ norm: Norm)
    throws(NumericsError) -> NDArray
  {
    let points = plan.length
    var shape = lines.shape
    shape[shape.count - 1] = points
    let result = try NDArray.zeros(shape)
    let (from, to) = (lines.pointer(Complex.self), result.pointer(Double.self))
    let scale = norm.scale(points, inverse: true)
    var line = [Double](repeating: 0, count: points)
    var spare = line
    for number in 0..<(result.size / points) {
      let start = number * (points / 2 + 1)
      line[0] = from[start].real
      for i in 1...(points / 2) {
        line[2 * i - 1] = from[start + i].real
        if 2 * i < points { line[2 * i] = from[start + i].imaginary }
      }
      plan.runInverse(&line, &spare)
      for i in 0..<points { to[number * points + i] = scale == 1 ? line[i] : line[i] * scale }
      try Interrupt.poll()
    }
    withExtendedLifetime(lines) {}
    return result
  }

  /// Real values from the first half of their transform (float64).
  /// - Parameter n: how many; by default an even number, `2 (m - 1)`.
  public static func inverseRealTransform(_ a: NDArray, n: Int? = nil, axis: Int = -1, norm: Norm = .backward)
    throws(NumericsError) -> NDArray
  {
    let place = try a.normalized(axis: axis)
    let points = n ?? 2 * (a.shape[place] - 1)
    if points < 1 { throw .value("Invalid number of FFT data points (\(points)) specified.") }
    let half = points / 2 + 1
    let lines = try a.moveaxis([place], [-1]).fitted(to: half).astype(.complex128, order: .rows)
    if points > 1, let plan = RealFourierPlan(points) {
      return try inverseHalfTransform(lines, plan, norm).moveaxis([-1], [place]).claimed()
    }
    // Only the real part of the first value counts, and of the last one of an even length.
    try lines.slice([.ellipsis, .int(0)]).imaginary().assign(NDArray(.float(0)))
    if points % 2 == 0 { try lines.slice([.ellipsis, .int(-1)]).imaginary().assign(NDArray(.float(0))) }
    let rest = points - half
    let mirrored = try Ufunc.conjugate(lines.slice([.ellipsis, .range(1, rest + 1)])).flip([lines.rank - 1])
    let whole = try NDArray.concatenate([lines, mirrored], axis: -1)
    let result = try transform(whole, axis: -1, norm: norm, inverse: true)
    return try result.real().copy(order: .rows).moveaxis([-1], [place]).claimed()
  }

  /// Sample frequencies of a transform of `n` points with spacing `spacing`, in its order.
  public static func frequencies(_ n: Int, spacing: Double = 1) throws(NumericsError) -> NDArray {
    let value = 1 / (Double(n) * spacing)
    let middle = (n - 1) / 2 + 1
    return try NDArray((0..<max(n, 0)).map { Double($0 < middle ? $0 : $0 - n) * value })
  }

  /// Sample frequencies of `realTransform`.
  public static func realFrequencies(_ n: Int, spacing: Double = 1) throws(NumericsError) -> NDArray {
    let value = 1 / (Double(n) * spacing)
    return try NDArray((0...max(n / 2, 0)).map { Double($0) * value })
  }

  /// The zero frequency moved to the middle of the axes (all without any), or back.
  public static func shifted(_ a: NDArray, axes: [Int]? = nil, inverse: Bool = false) throws(NumericsError)
    -> NDArray
  {
    let places =
      try axes.map { (x) throws(NumericsError) in try normalize(axes: x, rank: a.rank) } ?? Array(0..<a.rank)
    let shifts = places.map { inverse ? -(a.shape[$0] / 2) : a.shape[$0] / 2 }
    return try a.roll(shifts, axes: places)
  }
}

extension NDArray {
  /// The last axis cut or padded with zeros to a length.
  fileprivate func fitted(to length: Int) throws(NumericsError) -> NDArray {
    let n = shape[rank - 1]
    if n == length { return self }
    if n > length { return try slice([.ellipsis, .range(0, length)]) }
    var wide = shape
    wide[rank - 1] = length
    let result = try NDArray.zeros(wide, dtype: dtype)
    try result.slice([.ellipsis, .range(0, n)]).assign(self)
    return result
  }
}
