// The conditions NumPy puts on parameters, each with NumPy's wording. A minus sign on zero counts as negative
// where NumPy looks at the sign bit.

func checkedNonNegative(_ value: Double, _ name: String) throws -> Double {
  if !value.isNaN && value.sign == .minus { throw ParameterError("\(name) < 0") }
  return value
}

func checkedPositive(_ value: Double, _ name: String) throws -> Double {
  if value <= 0 { throw ParameterError("\(name) <= 0") }
  return value
}

func checkedPositiveNotNaN(_ value: Double, _ name: String) throws -> Double {
  if !(value > 0) { throw ParameterError("\(name) must not be NaN and must be > 0") }
  return value
}

func checkedProbability(_ p: Double, _ name: String = "p") throws -> Double {
  if !(p >= 0) || !(p <= 1) { throw ParameterError("\(name) < 0, \(name) > 1 or \(name) is NaN") }
  return p
}
