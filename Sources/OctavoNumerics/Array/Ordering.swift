import CVectorKernels

/// NumPy's order of element values: NaN last, complex numbers by real then imaginary part, false before true.
@inline(__always)
func isBelow<T>(_ a: T, _ b: T) -> Bool {
  if T.self == Double.self {
    let x = unsafeBitCast(a, to: Double.self)
    let y = unsafeBitCast(b, to: Double.self)
    return x < y || (y != y && x == x)
  }
  if T.self == Float.self {
    let x = unsafeBitCast(a, to: Float.self)
    let y = unsafeBitCast(b, to: Float.self)
    return x < y || (y != y && x == x)
  }
  if T.self == Int.self { return unsafeBitCast(a, to: Int.self) < unsafeBitCast(b, to: Int.self) }
  if T.self == Int32.self { return unsafeBitCast(a, to: Int32.self) < unsafeBitCast(b, to: Int32.self) }
  if T.self == Int16.self { return unsafeBitCast(a, to: Int16.self) < unsafeBitCast(b, to: Int16.self) }
  if T.self == Int8.self { return unsafeBitCast(a, to: Int8.self) < unsafeBitCast(b, to: Int8.self) }
  if T.self == UInt64.self { return unsafeBitCast(a, to: UInt64.self) < unsafeBitCast(b, to: UInt64.self) }
  if T.self == UInt32.self { return unsafeBitCast(a, to: UInt32.self) < unsafeBitCast(b, to: UInt32.self) }
  if T.self == UInt16.self { return unsafeBitCast(a, to: UInt16.self) < unsafeBitCast(b, to: UInt16.self) }
  if T.self == UInt8.self || T.self == Bool.self {
    return unsafeBitCast(a, to: UInt8.self) < unsafeBitCast(b, to: UInt8.self)
  }
  if T.self == Half.self {
    return isBelow(
      ovk_half_value(unsafeBitCast(a, to: UInt16.self)), ovk_half_value(unsafeBitCast(b, to: UInt16.self)))
  }
  if T.self == ComplexSingle.self {
    return isBelow(
      unsafeBitCast(a, to: ComplexSingle.self).scalar.complex,
      unsafeBitCast(b, to: ComplexSingle.self).scalar.complex)
  }
  if T.self == Complex.self {
    return isBelow(unsafeBitCast(a, to: Complex.self), unsafeBitCast(b, to: Complex.self))
  }
  return false
}

func isBelow(_ a: Complex, _ b: Complex) -> Bool {
  if a.real < b.real { return !a.imaginary.isNaN || b.imaginary.isNaN }
  if a.real > b.real { return b.imaginary.isNaN && !a.imaginary.isNaN }
  if a.real == b.real || (a.real.isNaN && b.real.isNaN) {
    return a.imaginary < b.imaginary || (b.imaginary.isNaN && !a.imaginary.isNaN)
  }
  return b.real.isNaN
}

@inline(__always)
func isNotANumber<T>(_ a: T) -> Bool {
  if T.self == Double.self { return unsafeBitCast(a, to: Double.self).isNaN }
  if T.self == Float.self { return unsafeBitCast(a, to: Float.self).isNaN }
  if T.self == Complex.self { return unsafeBitCast(a, to: Complex.self).isNaN }
  if T.self == Half.self { return ovk_half_value(unsafeBitCast(a, to: UInt16.self)).isNaN }
  if T.self == ComplexSingle.self { return unsafeBitCast(a, to: ComplexSingle.self).scalar.complex.isNaN }
  return false
}
