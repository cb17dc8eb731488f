extension Distribution {
  /// E[f(X)]: a sum over a discrete support, the tanh-sinh rule (Takahasi and Mori, Publ. RIMS 9, 1974) over
  /// a continuous one, in the variable that maps the support to the whole line.
  func expectation(_ f: (Double) -> Double) -> Double {
    Self.isDiscrete ? sum(f) : integral(f)
  }

  private func sum(_ f: (Double) -> Double) -> Double {
    let (lower, upper) = support
    let first = max(lower, floor(quantile(1e-25)))
    var total = 0.0
    var k = first
    // Beyond this, terms are below the sum's last digit for any polynomial f worth summing.
    let last = min(upper, max(ceil(inverseSF(1e-25)), first))
    while k <= last {
      let probability = density(k)
      if probability > 0 { total += f(k) * probability }
      k += 1
    }
    return total
  }

  private func integral(_ f: (Double) -> Double) -> Double {
    let (lower, upper) = support
    let center = quantile(0.5)
    let width = max(quantile(0.75) - quantile(0.25), .leastNormalMagnitude)
    func piece(to end: Double) -> Double {
      let sign = end > center ? 1.0 : -1.0
      let step = 1.0 / 64
      var total = 0.0
      for k in -384...384 {
        let t = Double(k) * step
        // exp-sinh for an infinite end, tanh-sinh for a finite one.
        let distance: Double
        let weight: Double
        let u = Double.pi / 2 * (exp(t) - exp(-t)) / 2
        let slope = Double.pi / 2 * (exp(t) + exp(-t)) / 2
        if end.isInfinite {
          distance = width * exp(u)
          weight = distance * slope
        } else {
          let length = abs(end - center)
          distance = length / (1 + exp(-2 * u))
          let cosh = (exp(u) + exp(-u)) / 2
          weight = length / 2 * slope / (cosh * cosh)
        }
        let x = center + sign * distance
        guard weight > 0, weight.isFinite, x > lower, x < upper else { continue }
        let value = f(x) * density(x) * weight
        if value.isFinite { total += value }
      }
      return total * step
    }
    return piece(to: lower) + piece(to: upper)
  }
}

extension LocatedDistribution {
  /// Σ f(k) P(k) over the whole numbers from `lower` to `upper`, as far as probabilities matter.
  public func sum(from lower: Double, to upper: Double, _ f: (Double) throws -> Double) rethrows -> Double {
    let first = max(lower.rounded(.up), self(.ppf, 1e-25))
    let last = min(upper, self(.isf, 1e-25))
    var total = 0.0
    var k = first
    while k <= last {
      let probability = self(.pmf, k)
      if probability > 0 { total += try f(k) * probability }
      k += 1
    }
    return total
  }
}
