extension Distribution {
  /// The smallest whole k with cdf(k) ≥ p, for a discrete distribution: a guess from the moments, a bracket
  /// around it, bisection.
  func searchQuantile(_ p: Double) -> Double {
    search(from: { $0 + normalQuantile(p) * $1 }) { cdf($0) >= p }
  }

  /// The smallest whole k with sf(k) ≤ q.
  func searchInverseSF(_ q: Double) -> Double {
    search(from: { $0 - normalQuantile(q) * $1 }) { sf($0) <= q }
  }

  private func search(
    from guess: (_ mean: Double, _ deviation: Double) -> Double, _ isReached: (Double) -> Bool
  ) -> Double {
    let (lower, upper) = support
    let moments = moments
    var high = floor(min(max(guess(moments.mean, moments.variance.squareRoot()), lower), upper))
    if high.isNaN || high.isInfinite { high = lower }
    var low = high - 1
    var width = 1.0
    while !isReached(high) {
      if high >= upper { return upper }
      low = high
      high = min(high + width, upper)
      width *= 2
      // Beyond 2⁵³ the next whole number is not a double.
      if width > 0x1p54 { return upper }
    }
    width = 1
    while low >= lower && isReached(low) {
      high = low
      low -= width
      width *= 2
    }
    low = max(low, lower - 1)
    while high - low > 1 {
      let middle = floor((low + high) / 2)
      if isReached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
