import CSpecialFunctions

// Bessel, Airy and elliptic functions, exponential integrals, zeta, Lambert's W: Boost.Math with SciPy's values at
// the edges.

/// Jᵥ(x) (`jv`); NaN for negative x unless the order is whole.
public func besselJ(_ order: Double, _ x: Double) -> Double { special_bessel_j(order, x) }

/// Yᵥ(x) (`yv`): −∞ at 0.
public func besselY(_ order: Double, _ x: Double) -> Double {
  x == 0 ? -.infinity : special_bessel_y(order, x)
}

/// Iᵥ(x) (`iv`).
public func besselI(_ order: Double, _ x: Double) -> Double { special_bessel_i(order, x) }

/// Kᵥ(x) (`kv`): ∞ at 0.
public func besselK(_ order: Double, _ x: Double) -> Double {
  x == 0 ? .infinity : x < 0 ? .nan : special_bessel_k(order, x)
}

/// Ai(x), Ai′(x), Bi(x), Bi′(x).
public func airy(_ x: Double) -> (ai: Double, aiSlope: Double, bi: Double, biSlope: Double) {
  (special_airy_ai(x), special_airy_ai_prime(x), special_airy_bi(x), special_airy_bi_prime(x))
}

/// The complete elliptic integral of the first kind of the parameter m = k² (`ellipk`): ∞ at 1.
public func ellipticK(_ m: Double) -> Double {
  if m == 1 { return .infinity }
  if m > 1 { return .nan }
  // K(m) = K(m/(m−1)) / √(1−m) for negative m.
  return m < 0
    ? special_ellint_k((m / (m - 1)).squareRoot()) / (1 - m).squareRoot() : special_ellint_k(m.squareRoot())
}

/// The complete elliptic integral of the second kind (`ellipe`).
public func ellipticE(_ m: Double) -> Double {
  if m > 1 { return .nan }
  return m < 0
    ? special_ellint_e((m / (m - 1)).squareRoot()) * (1 - m).squareRoot() : special_ellint_e(m.squareRoot())
}

/// The incomplete integrals (`ellipkinc`, `ellipeinc`) for 0 ≤ m ≤ 1.
public func ellipticF(_ phi: Double, _ m: Double) -> Double { special_ellint_f(m.squareRoot(), phi) }
public func ellipticEIncomplete(_ phi: Double, _ m: Double) -> Double {
  special_ellint_einc(m.squareRoot(), phi)
}

/// Ei(x) (`expi`).
public func exponentialIntegral(_ x: Double) -> Double { x == 0 ? -.infinity : special_expint_ei(x) }

/// Eₙ(x) (`expn`).
public func exponentialIntegral(_ n: Double, _ x: Double) -> Double {
  guard n >= 0, x >= 0, let order = Int32(exactly: n) else { return .nan }
  if x == 0 { return n < 2 ? .infinity : 1 / (n - 1) }
  return special_expint_en(order, x)
}

/// Riemann's ζ(s), or Hurwitz' ζ(s, q) for q > 0 by Euler–Maclaurin summation (`zeta`).
public func zeta(_ s: Double, _ q: Double = 1) -> Double {
  if q == 1 { return s == 1 ? .infinity : special_zeta(s) }
  if s == 1 { return .infinity }
  if s < 1 || q <= 0 { return .nan }
  var sum = 0.0
  var n = 0.0
  while n < 10 || q + n < 10 {
    sum += pow(q + n, -s)
    n += 1
  }
  let a = q + n
  sum += pow(a, 1 - s) / (s - 1) + 0.5 * pow(a, -s)
  // B₂ₖ / (2k)!
  let ratios = [
    1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1_209_600, 1.0 / 47_900_160, -691.0 / 1_307_674_368_000,
    1.0 / 74_724_249_600,
  ]
  var factor = s * pow(a, -s - 1)
  for (k, ratio) in ratios.enumerated() {
    sum += ratio * factor
    let j = Double(2 * k + 1)
    factor *= (s + j) * (s + j + 1) / (a * a)
  }
  return sum
}

/// The branch k of Lambert's W on the real line; NaN where it is not real (`lambertw`).
public func lambertW(_ x: Double, branch: Int) -> Double {
  switch branch {
  case 0: return x < -0.36787944117144233 ? .nan : special_lambert_w0(x)
  case -1: return x < -0.36787944117144233 || x >= 0 ? .nan : special_lambert_wm1(x)
  default: return .nan
  }
}
