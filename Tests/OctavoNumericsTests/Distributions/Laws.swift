import Foundation
import OctavoNumerics
import Testing

/// What holds for every distribution, checked for every registered one with the recorded shapes.
@Suite struct Laws {
  private func everyDistribution() throws -> [(name: String, distribution: LocatedDistribution)] {
    try DistributionCase.recorded().cases.compactMap { recorded in
      guard let d = recorded.distribution, d.isValid else { return nil }
      return (recorded.testDescription, d)
    }
  }

  private let probabilities = [1e-9, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1 - 1e-6]

  private func isDiscrete(_ d: LocatedDistribution) -> Bool { type(of: d.standard).isDiscrete }

  @Test func quantileInvertsCDF() throws {
    for (name, d) in try everyDistribution() {
      for p in probabilities {
        let x = d(.ppf, p)
        if isDiscrete(d) {
          #expect(d(.cdf, x) >= p * (1 - 1e-13), "\(name) at \(p)")
          #expect(d(.cdf, x - 1) < p, "\(name) at \(p)")
          #expect(d(.sf, d(.isf, p)) <= p * (1 + 1e-13), "\(name) at \(p)")
        } else {
          // x itself is only known to a unit in its last place.
          let slack = 1e-11 * p + 4 * d(.pdf, x) * x.ulp + 1e-15
          #expect(abs(d(.cdf, x) - p) <= slack, "\(name) at \(p)")
          let y = d(.isf, p)
          #expect(abs(d(.sf, y) - p) <= 1e-11 * p + 4 * d(.pdf, y) * y.ulp + 1e-15, "\(name) at \(p)")
        }
      }
    }
  }

  @Test func tailsAddUpToOne() throws {
    for (name, d) in try everyDistribution() {
      for p in probabilities {
        let x = d(.ppf, p)
        #expect(abs(d(.cdf, x) + d(.sf, x) - 1) <= 1e-12, "\(name) at \(x)")
        #expect(abs(exp(d(.logcdf, x)) - d(.cdf, x)) <= 1e-12, "\(name) at \(x)")
        #expect(abs(exp(d(.logsf, x)) - d(.sf, x)) <= 1e-12, "\(name) at \(x)")
      }
    }
  }

  /// The density integrates, or sums up, to the difference of the cumulative distribution.
  @Test func densityAddsUpToCDF() throws {
    for (name, d) in try everyDistribution() {
      let (from, to) = (d(.ppf, 0.05), d(.ppf, 0.95))
      let want = d(.cdf, to) - d(.cdf, from)
      if isDiscrete(d) {
        let count = Int(to - from)
        let sum = count == 0 ? 0 : (1...count).reduce(0.0) { $0 + d(.pmf, from + Double($1)) }
        #expect(abs(sum - want) <= 1e-11, "\(name)")
      } else {
        // Pieces of equal probability, so that steep ends get narrow ones.
        let ends = (0...90).map { d(.ppf, 0.05 + 0.01 * Double($0)) }
        let sum = zip(ends, ends.dropFirst()).reduce(0.0) { $0 + integral($1.0, $1.1) { d(.pdf, $0) } }
        #expect(abs(sum - (d(.cdf, ends[90]) - d(.cdf, ends[0]))) <= 1e-9, "\(name)")
      }
      let density: DistributionFunction = isDiscrete(d) ? .pmf : .pdf
      let log: DistributionFunction = isDiscrete(d) ? .logpmf : .logpdf
      let x = d(.ppf, 0.4)
      #expect(abs(exp(d(log, x)) - d(density, x)) <= 1e-9 * d(density, x), "\(name)")
    }
  }

  /// Gauss–Legendre with three nodes on small panels.
  private func integral(_ a: Double, _ b: Double, _ f: (Double) -> Double) -> Double {
    let panels = 50
    let h = (b - a) / Double(panels)
    let offset = (3.0 / 5).squareRoot() / 2
    return (0..<panels).reduce(0.0) { sum, k in
      let center = a + (Double(k) + 0.5) * h
      return sum + h / 18 * (5 * f(center - offset * h) + 8 * f(center) + 5 * f(center + offset * h))
    }
  }

  @Test func samplesHaveTheMoments() throws {
    let count = 40_000
    for (name, d) in try everyDistribution() {
      let m = d.moments
      guard m.mean.isFinite, m.variance.isFinite, m.kurtosis.isFinite || m.variance == 0 else { continue }
      for source in [Generator(seed: SeedSequence(3)) as any VariateSource, LegacyRandomState(seed: 3)] {
        var x = [Double](repeating: 0, count: count)
        try x.withUnsafeMutableBufferPointer { try d.sample($0, from: source) }
        let mean = x.reduce(0, +) / Double(count)
        let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        // Five standard errors.
        #expect(abs(mean - m.mean) <= 5 * (m.variance / Double(count)).squareRoot() + 1e-12, "\(name)")
        let error = m.variance == 0 ? 0 : m.variance * ((m.kurtosis + 2) / Double(count)).squareRoot()
        #expect(abs(variance - m.variance) <= 5 * error + 1e-12, "\(name)")
        #expect(x.allSatisfy { $0 >= d.support.lower && $0 <= d.support.upper }, "\(name)")
      }
    }
  }

  @Test func impossibleParametersGiveNaN() throws {
    for recorded in try DistributionCase.recorded().cases {
      guard let d = recorded.distribution, !d.isValid else { continue }
      for function in DistributionFunction.allCases {
        #expect(d(function, 0.3).isNaN, "\(recorded.testDescription) \(function)")
      }
      #expect(d.moments.mean.isNaN && d.entropy.isNaN)
    }
  }
}
