/// A minimum of a function of one variable, as line searches want it.
struct ScalarMinimum {
  let x: Double
  let value: Double
}

/// Brent's method from a bracket found downhill from 0 and 1; where there is none, the best point of the
/// search for it.
///
/// - Parameter tolerance: relative, of x.
func brentMinimum(tolerance: Double, _ f: (Double) throws -> Double) throws -> ScalarMinimum {
  try withoutActuallyEscaping(f) { f in
    let function = RealClosure(f)
    let bracket = try ScalarSearch.bracket(function, from: 0, to: 1)
    let found =
      bracket.isValid ? try ScalarSearch.brent(function, in: bracket, xtol: tolerance) : bracket.lowest
    return ScalarMinimum(x: found.x, value: found.value)
  }
}

/// Brent's method inside an interval.
///
/// - Parameter tolerance: absolute, of x.
func boundedMinimum(
  from lower: Double, to upper: Double, tolerance: Double, _ f: (Double) throws -> Double
) throws -> ScalarMinimum {
  try withoutActuallyEscaping(f) { f in
    let found = try ScalarSearch.bounded(RealClosure(f), from: lower, to: upper, xatol: tolerance)
    return ScalarMinimum(x: found.x, value: found.value)
  }
}
