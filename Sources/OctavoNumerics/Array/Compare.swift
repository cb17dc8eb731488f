extension NDArray {
  /// `np.isclose`: `|a - b| <= atol + rtol |b|`, equal infinities included.
  public static func isClose(
    _ a: NDArray, _ b: NDArray, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws(NumericsError) -> NDArray {
    let y = b.dtype.isInexact ? b : try b.astype(.float64)
    let quiet = NumericsContext()
    let body = { () throws(NumericsError) -> NDArray in
      let gap = try Ufunc.absolute(Ufunc.subtract(a, y))
      let size = try Ufunc.multiply(.float(rtol), .array(Ufunc.absolute(y)))
      let near = try Ufunc.lessEqual(gap, Ufunc.add(.array(size), .float(atol)))
      let close = try Ufunc.logicalAnd(near, Ufunc.isfinite(y))
      var result = try Ufunc.logicalOr(close, Ufunc.equal(a, y))
      if equalNaN { result = try Ufunc.logicalOr(result, Ufunc.logicalAnd(Ufunc.isnan(a), Ufunc.isnan(y))) }
      return result
    }
    var outcome: Result<NDArray, NumericsError>?
    NumericsContext.$current.withValue(quiet) {
      do throws(NumericsError) { outcome = .success(try body()) } catch { outcome = .failure(error) }
    }
    // withValue runs its closure before it returns.
    return try outcome!.get()
  }

  public static func allClose(
    _ a: NDArray, _ b: NDArray, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws(NumericsError) -> Bool {
    try isClose(a, b, rtol: rtol, atol: atol, equalNaN: equalNaN).all().item().isTrue
  }

  /// `np.array_equal`
  public static func arrayEqual(_ a: NDArray, _ b: NDArray, equalNaN: Bool = false) throws(NumericsError)
    -> Bool
  {
    if a.shape != b.shape { return false }
    var same = try Ufunc.equal(a, b)
    if equalNaN && a.dtype.isInexact && b.dtype.isInexact {
      same = try Ufunc.logicalOr(same, Ufunc.logicalAnd(Ufunc.isnan(a), Ufunc.isnan(b)))
    }
    return try same.all().item().isTrue
  }

  /// `np.array_equiv`
  public static func arrayEquivalent(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> Bool {
    guard let shape = try? broadcastShape(a.shape, b.shape) else { return false }
    return try arrayEqual(a.broadcastedOperand(to: shape), b.broadcastedOperand(to: shape))
  }

  /// `np.round`: to `decimals` places, halves to even, by scaling as NumPy scales.
  public func rounded(_ decimals: Int = 0) throws(NumericsError) -> NDArray {
    // Nothing changes beyond the range of a double.
    let decimals = Swift.min(Swift.max(decimals, -400), 400)
    if dtype.isBool { return try astype(.float64).rounded(decimals) }
    if dtype.isInteger {
      if decimals >= 0 { return try copy() }
      let scale = Double(pow10(-decimals))
      return try Ufunc.multiply(.array(Ufunc.rint(Ufunc.divide(.array(self), .float(scale)))), .float(scale))
        .astype(dtype)
    }
    if decimals == 0 { return try Ufunc.rint(self) }
    let scale = pow10(abs(decimals))
    if dtype.isComplex {
      let result = try NDArray(uninitialized: shape, dtype: dtype)
      try result.real().assign(real().copy().rounded(decimals))
      try result.imaginary().assign(imaginary().copy().rounded(decimals))
      return result
    }
    if decimals > 0 {
      return try Ufunc.divide(.array(Ufunc.rint(Ufunc.multiply(.array(self), .float(scale)))), .float(scale))
    }
    return try Ufunc.multiply(.array(Ufunc.rint(Ufunc.divide(.array(self), .float(scale)))), .float(scale))
  }

  private func pow10(_ n: Int) -> Double {
    // Exact to 10²²; beyond that the correctly rounded literal.
    Double("1e\(Swift.min(n, 400))") ?? .infinity
  }

  /// `np.nan_to_num`; what replaces the values broadcasts over the array.
  public func nanToNumber(nan: NDArray? = nil, positive: NDArray? = nil, negative: NDArray? = nil)
    throws(NumericsError)
    -> NDArray
  {
    let result = try copy()
    guard dtype.isInexact else { return result }
    let largest =
      switch Formatting.Width(dtype) {
      case .half: 65504.0
      case .single: Double(Float.greatestFiniteMagnitude)
      case .double: Double.greatestFiniteMagnitude
      }
    for part in dtype.isComplex ? [result.real(), try result.imaginary()] : [result] {
      let plus = try Ufunc.equal(.array(part), .float(.infinity))
      let minus = try Ufunc.equal(.array(part), .float(-.infinity))
      let isMissing = try Ufunc.isnan(part)
      for (given, usual, mask) in [
        (nan, 0, isMissing), (positive, largest, plus), (negative, -largest, minus),
      ] {
        let replacement: NDArray
        if let given { replacement = given } else { replacement = try NDArray(.float(usual)) }
        try part.assign(replacement, where: mask)
      }
    }
    return result
  }
}
