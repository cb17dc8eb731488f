import CSpecialFunctions

/// Γ(x); ±∞ at ±0, NaN at the negative integers and −∞, as `scipy.special.gamma`.
public func gammaFunction(_ x: Double) -> Double {
  if x == 0 { return x.sign == .minus ? -.infinity : .infinity }
  if x < 0 && x == x.rounded(.down) { return .nan }
  return special_tgamma(x)
}

/// log |Γ(x)|: +∞ at 0, the negative integers and +∞, −∞ at −∞ (`gammaln`).
public func logGamma(_ x: Double) -> Double {
  if x.isInfinite { return x }
  if x <= 0 && x == x.rounded(.down) { return .infinity }
  return special_lgamma(x)
}

/// Γ′(x)/Γ(x) (`digamma`, `psi`): ∓∞ at ±0, NaN at the negative integers.
public func digamma(_ x: Double) -> Double {
  if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
  if x == .infinity { return .infinity }
  if x < 0 && x == x.rounded(.down) { return .nan }
  return special_digamma(x)
}

/// The n-th derivative of digamma for n ≥ 0 (`polygamma`).
public func polygamma(_ n: Int, _ x: Double) -> Double {
  if n == 0 { return digamma(x) }
  guard n > 0, let order = Int32(exactly: n), !x.isNaN else { return .nan }
  if x <= 0 && x == x.rounded(.down) { return n % 2 == 1 ? .infinity : -.infinity }
  let value = special_polygamma(order, x)
  return value.isInfinite && x > 0 && n % 2 == 0 ? -.infinity : value
}

/// The regularised lower incomplete gamma function P(a, x) (`gammainc`); NaN for a < 0 or x < 0.
public func gammaP(_ a: Double, _ x: Double) -> Double {
  if !(a >= 0) || !(x >= 0) { return .nan }
  if a == 0 { return x > 0 ? 1 : .nan }
  if x == 0 { return 0 }
  if a.isInfinite { return x.isInfinite ? .nan : 0 }
  return x.isInfinite ? 1 : special_gamma_p(a, x)
}

/// 1 − P(a, x) without cancellation (`gammaincc`).
public func gammaQ(_ a: Double, _ x: Double) -> Double {
  if !(a >= 0) || !(x >= 0) { return .nan }
  if a == 0 { return x > 0 ? 0 : .nan }
  if x == 0 { return 1 }
  if a.isInfinite { return x.isInfinite ? .nan : 1 }
  return x.isInfinite ? 0 : special_gamma_q(a, x)
}

/// The x with P(a, x) = p (`gammaincinv`).
public func inverseGammaP(_ a: Double, _ p: Double) -> Double {
  if !(a >= 0) || !(p >= 0 && p <= 1) { return .nan }
  if p == 0 { return 0 }
  if p == 1 { return .infinity }
  return a == 0 || a.isInfinite ? .nan : special_gamma_p_inv(a, p)
}

/// The x with Q(a, x) = q (`gammainccinv`).
public func inverseGammaQ(_ a: Double, _ q: Double) -> Double {
  if !(a >= 0) || !(q >= 0 && q <= 1) { return .nan }
  if q == 1 { return 0 }
  if q == 0 { return .infinity }
  return a == 0 || a.isInfinite ? .nan : special_gamma_q_inv(a, q)
}
