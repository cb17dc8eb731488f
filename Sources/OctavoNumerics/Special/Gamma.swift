import CSpecialFunctions

/// log |Γ(x)|: +∞ at 0, the negative integers and ±∞, as `scipy.special.gammaln`.
public func logGamma(_ x: Double) -> Double {
  if x.isInfinite { return .infinity }
  if x <= 0 && x == x.rounded(.down) { return .infinity }
  return special_lgamma(x)
}
