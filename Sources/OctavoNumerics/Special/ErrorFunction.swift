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
  if abs(t) < 1 { return 0.5 + 0.5 * MoshierErrorFunction.inner(t) }
  let tail = 0.5 * MoshierErrorFunction.complement(abs(t))
  return t > 0 ? 1 - tail : tail
}

/// log of `normalCDF`, with all digits far in the lower tail (`log_ndtr`).
public func logNormalCDF(_ x: Double) -> Double {
  let t = x * 0.5.squareRoot()
  if x > -1 { return log1p(-0.5 * MoshierErrorFunction.complement(t)) }
  return x == -.infinity ? x : log(scaledErrorFunction(-t) / 2) - t * t
}

/// exp(x²) erfc x (`erfcx`).
public func scaledErrorFunction(_ x: Double) -> Double {
  if x.isNaN { return x }
  if x < -26.7 { return .infinity }
  if x < 4 { return exp(x * x) * special_erfc(x) }
  // Laplace's continued fraction, Abramowitz and Stegun 7.1.14, from its tail.
  var tail = x
  for k in stride(from: 60, to: 0, by: -1) { tail = x + Double(k) / 2 / tail }
  return 0.56418958354775628695 / tail
}

/// The x with `normalCDF(x)` = p (`ndtri`); ∓∞ at 0 and 1, NaN outside.
public func normalQuantile(_ p: Double) -> Double {
  if !(p >= 0 && p <= 1) { return .nan }
  if p == 0 { return -.infinity }
  if p == 1 { return .infinity }
  return MoshierErrorFunction.normalQuantile(p)
}
