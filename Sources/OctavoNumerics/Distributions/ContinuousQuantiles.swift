extension Distribution {
  /// The x with cdf(x) = p where there is no closed form: a bracket around the mean, then bisection and false
  /// position in turn until neighbouring numbers are left.
  func solveQuantile(_ p: Double) -> Double { solve { cdf($0) - p } }

  /// The x with sf(x) = q.
  func solveInverseSF(_ q: Double) -> Double { solve { q - sf($0) } }

  private func solve(_ excess: (Double) -> Double) -> Double {
    let (lower, upper) = support
    let moments = moments
    let width = moments.variance > 0 && moments.variance.isFinite ? moments.variance.squareRoot() : 1
    let center = moments.mean.isFinite ? moments.mean : lower.isFinite ? lower + width : 0
    var (low, high) = (max(center - width, lower), min(center + width, upper))
    var step = width
    while excess(low) > 0, low > lower, step < 1e300 {
      (high, low) = (low, max(low - step, lower))
      step *= 2
    }
    while excess(high) < 0, high < upper, step < 1e300 {
      (low, high) = (high, min(high + step, upper))
      step *= 2
    }
    var (below, above) = (excess(low), excess(high))
    for round in 0..<400 where low < high {
      let middle = low + (high - low) / 2
      let secant = (low * above - high * below) / (above - below)
      let x = round % 2 == 1 && secant > low && secant < high ? secant : middle
      if x <= low || x >= high { break }
      let value = excess(x)
      if value == 0 { return x }
      if value < 0 { (low, below) = (x, value) } else { (high, above) = (x, value) }
    }
    return abs(below) < abs(above) ? low : high
  }
}

/// The positive root of a decreasing function, by bisection from a bracket around a guess.
func positiveRoot(near guess: Double, _ f: (Double) -> Double) throws -> Double {
  var (low, high) = (guess / 2, guess * 2)
  for _ in 0..<200 where f(low) < 0 { low /= 2 }
  for _ in 0..<200 where f(high) > 0 { high *= 2 }
  guard low > 0, high.isFinite, low < high else { throw FitError("The likelihood has no maximum.") }
  for _ in 0..<2000 {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { break }
    if f(middle) > 0 { low = middle } else { high = middle }
  }
  return low
}
