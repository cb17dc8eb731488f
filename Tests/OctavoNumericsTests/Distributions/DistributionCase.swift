import Foundation
import OctavoNumerics

/// One distribution with its parameters, as SciPy has it: see Reference/record_distributions.py.
struct DistributionCase: Decodable {
  let name: String
  let shapes: [RecordedDouble]
  let loc: Double
  let scale: Double
  let x: [RecordedDouble]
  let q: [RecordedDouble]
  let pdf: [RecordedDouble]?
  let logpdf: [RecordedDouble]?
  let pmf: [RecordedDouble]?
  let logpmf: [RecordedDouble]?
  let cdf: [RecordedDouble]
  let logcdf: [RecordedDouble]
  let sf: [RecordedDouble]
  let logsf: [RecordedDouble]
  let ppf: [RecordedDouble]
  let isf: [RecordedDouble]
  let stats: [RecordedDouble]
  let entropy: RecordedDouble
  let median: RecordedDouble
  let std: RecordedDouble
  let interval: [RecordedDouble]
  let support: [RecordedDouble]
  let moments: [RecordedDouble]?
  let rvs: [RecordedDouble]?
  let rvs_generator: [RecordedDouble]?

  struct Fit: Decodable {
    let data: [Double]?
    let name: String?
    let options: [String: Double]?
    let fitted: [RecordedDouble]?
  }

  private struct File: Decodable {
    let cases: [DistributionCase]
    let fits: [Fit]
  }

  static func recorded() throws -> (cases: [DistributionCase], fits: [Fit]) {
    let file = try JSONDecoder().decode(File.self, from: referenceData("distributions.json"))
    return (file.cases, file.fits)
  }

  var testDescription: String { "\(name)\(shapes.map(\.value)), loc \(loc), scale \(scale)" }

  /// The order from which on the distribution has no finite moments, where there is one.
  private var momentsEnd: Double? {
    switch name {
    case "cauchy": 1
    case "t", "pareto", "lomax", "invgamma": shapes[0].value
    case "f": shapes[1].value / 2
    default: nil
    }
  }

  /// Ours with the same parameters.
  var distribution: LocatedDistribution? {
    guard let type = DistributionRegistry.byName[name] else { return nil }
    return LocatedDistribution(type.init(shapes: shapes.map(\.value)), loc: loc, scale: scale)
  }

  /// Everything that differs from SciPy by more than rounding.
  func differences() throws -> [String] {
    guard let d = distribution else { return ["\(name) is not registered"] }
    var found: [String] = []
    func compare(
      _ what: String, _ got: Double, _ want: RecordedDouble, _ tolerance: Double, absolute: Double = 1e-15
    ) {
      if !(relativeError(got, want.value) <= tolerance) && !(abs(got - want.value) <= absolute) {
        found.append("\(testDescription): \(what) is \(got), want \(want.value)")
      }
    }
    let functions: [(DistributionFunction, [RecordedDouble]?)] = [
      (.pdf, pdf), (.logpdf, logpdf), (.pmf, pmf), (.logpmf, logpmf), (.cdf, cdf), (.logcdf, logcdf),
      (.sf, sf),
      (.logsf, logsf),
    ]
    for (function, values) in functions {
      // SciPy has log cdf = 0 beyond the support of a distribution that does not exist.
      guard let values, function != .logcdf || d.isValid else { continue }
      for ((point, got), want) in zip(zip(x, d(function, x.map(\.value))), values) {
        compare("\(function)(\(point.value))", got, want, function == .logpmf ? 1e-10 : 1e-11)
      }
    }
    for (i, p) in q.enumerated() {
      // SciPy: NaN, or an infinity of the wrong sign, for t and Poisson.
      if p.value == 1e-300 && ["t", "poisson", "binom", "bernoulli"].contains(name) { continue }
      compare("ppf(\(p.value))", d(.ppf, p.value), ppf[i], 1e-11)
      compare("isf(\(p.value))", d(.isf, p.value), isf[i], 1e-11)
    }
    let m = d.moments
    for (got, want) in zip([m.mean, m.variance, m.skewness, m.kurtosis], stats) {
      // The gamma values of a generalised extreme value distribution cancel in its skewness and kurtosis.
      compare("stats", got, want, name == "genextreme" ? 1e-11 : 1e-12)
    }
    compare("entropy", d.entropy, entropy, 1e-10)
    compare("median", d.median, median, 1e-12)
    compare("std", d.standardDeviation, std, 1e-13)
    let central = try d.interval(0.9)
    for (got, want) in zip([central.lower, central.upper], interval) { compare("interval", got, want, 1e-12) }
    for (got, want) in zip([d.support.lower, d.support.upper], support) {
      compare("support", got, want, 1e-14)
    }
    for (k, want) in (moments ?? []).enumerated() {
      // From the fifth on SciPy integrates numerically: what it has for an integral that diverges means nothing.
      if k >= 4
        && (momentsEnd.map { Double(k + 1) >= $0 } ?? false || name == "lognorm" && shapes[0].value > 1)
      {
        continue
      }
      // … or sums too few terms.
      if k >= 4 && name == "binom" && shapes[0].value > 1e4 { continue }
      // SciPy has NaN for the higher moments of a certain outcome.
      if want.value.isNaN && d.moments.variance == 0 { continue }
      compare("moment(\(k + 1))", try d.moment(k + 1), want, k >= 4 ? 3e-6 : 1e-9, absolute: 2e-12)
    }
    found += try sampleDifferences(d)
    return found
  }

  /// Draws are equal to the last bits.
  private func sampleDifferences(_ d: LocatedDistribution) throws -> [String] {
    func draws(_ source: any VariateSource, _ want: [RecordedDouble]) throws -> [String] {
      var out = [Double](repeating: 0, count: want.count)
      try out.withUnsafeMutableBufferPointer { try d.sample($0, from: source) }
      // SciPy has no sampler for these and takes quantiles, of functions that round differently in the last places.
      let byInversion: Set = ["cauchy", "lomax", "invgamma", "truncnorm"]
      let tolerance = byInversion.contains(name) ? 1e-14 : 4e-16
      return zip(out, want).contains { relativeError($0, $1.value) > tolerance }
        ? ["\(testDescription): rvs \(out), want \(want.map(\.value))"] : []
    }
    return try (rvs.map { try draws(LegacyRandomState(seed: 12), $0) } ?? [])
      + (rvs_generator.map { try draws(Generator(seed: SeedSequence(12)), $0) } ?? [])
  }
}
