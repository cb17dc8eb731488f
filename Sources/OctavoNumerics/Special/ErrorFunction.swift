import CSpecialFunctions

/// The error function, 2/√π ∫₀ˣ exp(−t²) dt.
public func errorFunction(_ x: Double) -> Double { special_erf(x) }

/// 1 − erf x without cancellation.
public func complementaryErrorFunction(_ x: Double) -> Double { special_erfc(x) }

/// The x with erf x = p; ±∞ at ±1, NaN beyond.
public func inverseErrorFunction(_ p: Double) -> Double {
  if !(abs(p) <= 1) { return .nan }
  return abs(p) == 1 ? p * .infinity : special_erfinv(p)
}

/// The x with erfc x = q; ∞ at 0, −∞ at 2, NaN outside.
public func inverseComplementaryErrorFunction(_ q: Double) -> Double {
  if !(q >= 0 && q <= 2) { return .nan }
  if q == 0 { return .infinity }
  return q == 2 ? -.infinity : special_erfcinv(q)
}

/// The standard normal cumulative distribution (SciPy's `ndtr`).
public func normalCDF(_ x: Double) -> Double {
  let t = x * 0.5.squareRoot()
  if abs(t) < 1 { return 0.5 + 0.5 * special_erf(t) }
  let tail = 0.5 * special_erfc(abs(t))
  return t > 0 ? 1 - tail : tail
}

/// log of `normalCDF`, with all digits far in the lower tail (`log_ndtr`).
public func logNormalCDF(_ x: Double) -> Double {
  if x > -1 { return log1p(-0.5 * special_erfc(x * 0.5.squareRoot())) }
  if !(x < -20) { return log(0.5 * special_erfc(-x * 0.5.squareRoot())) }
  if x == -.infinity { return -.infinity }
  // Mills' ratio, Abramowitz and Stegun 26.2.12: terms (−1)ᵏ (2k−1)!! / x²ᵏ.
  let inverseSquare = 1 / (x * x)
  var term = 1.0
  var sum = 0.0
  for k in 1...8 {
    term *= -Double(2 * k - 1) * inverseSquare
    sum += term
  }
  let halfLogTwoPi = 0.91893853320467274178
  return -0.5 * x * x - log(-x) - halfLogTwoPi + log1p(sum)
}

/// The x with `normalCDF(x)` = p (`ndtri`); ∓∞ at 0 and 1, NaN outside.
public func normalQuantile(_ p: Double) -> Double {
  if !(p >= 0 && p <= 1) { return .nan }
  if p == 0 { return -.infinity }
  if p == 1 { return .infinity }
  // 1 − p is exact here, so both halves have their digits.
  return p < 0.5
    ? -2.0.squareRoot() * special_erfcinv(2 * p) : 2.0.squareRoot() * special_erfcinv(2 * (1 - p))
}
