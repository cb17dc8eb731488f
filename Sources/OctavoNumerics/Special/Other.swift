import CSpecialFunctions

/// Euler's constant γ.
public let eulerGamma = 0.57721566490153286061

/// Owen's T function, 1/2π ∫₀ᵃ exp(−h² (1 + t²) / 2) / (1 + t²) dt.
public func owensT(_ h: Double, _ a: Double) -> Double { special_owens_t(h, a) }

/// log x of the C library.
public func realLogarithm(_ x: Double) -> Double { log(x) }

/// exp x of the C library.
public func realExponential(_ x: Double) -> Double { exp(x) }

/// n over k for real numbers; exact for whole ones as long as a double can hold them (`binom`).
public func binomialCoefficient(_ n: Double, _ k: Double) -> Double {
  if n < 0 && n == n.rounded() { return .nan }
  let whole = k.rounded()
  if k == whole && (abs(n) > 1e-8 || n == 0) {
    // A product loses nothing while its factors are few.
    let isWhole = n == n.rounded()
    let count = isWhole && whole > n / 2 && n > 0 ? n - whole : whole
    if count >= 0 && count < 20 {
      var (upper, lower) = (1.0, 1.0)
      for i in stride(from: 1.0, through: count, by: 1) {
        upper *= i + n - count
        lower *= i
        if abs(upper) > 1e50 {
          upper /= lower
          lower = 1
        }
      }
      return upper / lower
    }
    if count < 0 { return 0 }
  }
  return 1 / ((n + 1) * exp(logBeta(1 + n - k, 1 + k)))
}

/// x to the power y of the C library.
public func realPower(_ x: Double, _ y: Double) -> Double { pow(x, y) }
