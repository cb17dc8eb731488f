#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Window functions of signal processing: weights that fall to the ends of a frame.
public enum Window: Sendable {
  case bartlett, blackman, hamming, hanning
  /// Kaiser's with the shape parameter beta.
  case kaiser(Double)

  /// `count` weights; fewer than one give an empty array, one gives 1.
  public func weights(_ count: Double) throws(NumericsError) -> NDArray {
    if count < 1 { return try NDArray.zeros([0]) }
    if count == 1 { return try NDArray.ones([1]) }
    let last = count - 1
    let n = Int(count.rounded(.up))
    var values: [Double] = []
    values.reserveCapacity(n)
    for i in 0..<n {
      // Twice the distance from the middle, from 1 - M to M - 1.
      let place = 1 - count + 2 * Double(i)
      switch self {
      case .bartlett: values.append(place <= 0 ? 1 + place / last : 1 - place / last)
      case .blackman:
        values.append(0.42 + 0.5 * cos(.pi * place / last) + 0.08 * cos(2 * .pi * place / last))
      case .hamming: values.append(0.54 + 0.46 * cos(.pi * place / last))
      case .hanning: values.append(0.5 + 0.5 * cos(.pi * place / last))
      case .kaiser(let beta):
        let middle = last / 2
        let ratio = (Double(i) - middle) / middle
        values.append(Self.besselI0(beta * (1 - ratio * ratio).squareRoot()) / Self.besselI0(beta))
      }
    }
    return try NDArray(values)
  }

  /// The modified Bessel function of the first kind and order zero: its power series, whose terms are all
  /// positive, and for large arguments the asymptotic one (Abramowitz and Stegun 9.6.10 and 9.7.1).
  public static func besselI0(_ x: Double) -> Double {
    let size = abs(x)
    if size.isNaN || size == .infinity { return size }
    var (term, sum) = (1.0, 1.0)
    if size < 60 {
      let quarter = size * size / 4
      var k = 1.0
      while term > sum * 1e-17 {
        term *= quarter / (k * k)
        sum += term
        k += 1
      }
      return sum
    }
    for k in 1..<30 {
      let odd = Double(2 * k - 1)
      term *= odd * odd / (8 * size * Double(k))
      sum += term
    }
    return exp(size) / (2 * Double.pi * size).squareRoot() * sum
  }
}

extension NDArray {
  /// `np.i0`
  public func besselI0() throws(NumericsError) -> NDArray {
    try NDArray(values(as: Double.self).map(Window.besselI0), shape: shape)
  }

  /// `np.sinc`: `sin(πx) / (πx)`.
  public func sinc() throws(NumericsError) -> NDArray {
    let x = dtype.isInexact ? self : try astype(.float64)
    let isZero = try Ufunc.equal(.array(x), .int(0))
    let tiny = try NDArray(.float(dtype == .float32 ? Double(Float.ulpOfOne) : .ulpOfOne), dtype: x.dtype)
    let angle = try Ufunc.multiply(.float(.pi), .array(NDArray.where(isZero, tiny, x)))
    return try Ufunc.divide(Ufunc.sin(angle), angle)
  }

  /// `np.unwrap`: steps larger than `discontinuity` made smaller by whole periods.
  public func unwrapped(discontinuity: Double? = nil, axis: Int = -1, period: Scalar) throws(NumericsError)
    -> NDArray
  {
    let place = try normalized(axis: axis)
    let lead = [Index](repeating: .all, count: place)
    let step = try diff(axis: axis)
    let isWhole = dtype.isInteger && period.naturalType.isInteger
    let cycle: Operand = isWhole ? .int(period.integer) : .float(period.double)
    let half: Operand = isWhole ? .int(period.integer / 2) : .float(period.double / 2)
    let isAmbiguous = !isWhole || period.integer % 2 == 0
    var wrapped = try Ufunc.add(.array(step), half)
    wrapped = try Ufunc.subtract(.array(Ufunc.remainder(.array(wrapped), cycle)), half)
    if isAmbiguous {
      let isLow = try Ufunc.equal(.array(wrapped), .array(Ufunc.negative(NDArray(half.scalar ?? .int(0)))))
      let rises = try Ufunc.greater(.array(step), .int(0))
      try wrapped.assign(NDArray(half.scalar ?? .int(0)), where: Ufunc.logicalAnd(isLow, rises))
    }
    let correction = try Ufunc.subtract(wrapped, step)
    let limit = discontinuity ?? period.double / 2
    let isSmall = try Ufunc.less(.array(Ufunc.absolute(step)), .float(limit))
    try correction.assign(NDArray(.int(0), dtype: correction.dtype), where: isSmall)
    let type = try DType.promote(dtype, correction.dtype)
    let result = try astype(type, order: .rows)
    let tail = lead + [.range(1, nil)]
    try result.slice(tail).assign(Ufunc.add(slice(tail), correction.cumsum(axis: place)))
    return result
  }
}
