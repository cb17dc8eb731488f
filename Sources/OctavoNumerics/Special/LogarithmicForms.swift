/// x log y, and 0 where x = 0 even if log y is infinite (`xlogy`).
public func xLogY(_ x: Double, _ y: Double) -> Double {
  x == 0 && !y.isNaN ? 0 : x * log(y)
}

/// x log(1 + y), and 0 where x = 0 (`xlog1py`).
public func xLog1pY(_ x: Double, _ y: Double) -> Double {
  x == 0 && !y.isNaN ? 0 : x * log1p(y)
}

/// −x log x, 0 at 0, −∞ below (`entr`).
public func entropyTerm(_ x: Double) -> Double {
  if x.isNaN { return x }
  if x > 0 { return -x * log(x) }
  return x == 0 ? 0 : -.infinity
}

/// 1 / (1 + exp(−x)) (`expit`).
public func logisticFunction(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// log(p / (1 − p)) (`logit`).
public func logit(_ p: Double) -> Double {
  // Near ½ the quotient has few digits of its distance from 1.
  if p < 0.3 || p > 0.65 { return log(p / (1 - p)) }
  let s = 2 * (p - 0.5)
  return log1p(s) - log1p(-s)
}
