import OctavoNumerics
import Testing

@Suite struct DistributionTests {
  /// Every function of every recorded distribution against SciPy, draws included.
  @Test func valuesAgreeWithSciPy() throws {
    let cases = try DistributionCase.recorded().cases
    #expect(cases.count >= 80)
    for recorded in cases {
      for difference in try recorded.differences() { Issue.record(Comment(rawValue: difference)) }
    }
  }

  @Test func everyRegisteredDistributionIsRecorded() throws {
    let recorded = Set(try DistributionCase.recorded().cases.map(\.name))
    #expect(recorded == Set(DistributionRegistry.byName.keys))
  }

  @Test func fitsAgreeWithSciPy() throws {
    let fits = try DistributionCase.recorded().fits
    let data = try #require(fits.first?.data)
    for recorded in fits.dropFirst() {
      let name = try #require(recorded.name)
      let type = try #require(DistributionRegistry.byName[name])
      let fixed = FixedParameters(loc: recorded.options?["floc"], scale: recorded.options?["fscale"])
      let fitted = try fit(type, data, fixed: fixed)
      let got = fitted.shapes + [fitted.loc, fitted.scale]
      for (a, b) in zip(got, recorded.fitted ?? []) {
        #expect(relativeError(a, b.value) <= 1e-9, "\(name): \(got)")
      }
    }
  }

  @Test func refusals() throws {
    func message<T>(_ body: () throws -> T) -> String? {
      do { _ = try body() } catch { return "\(error)" }
      return nil
    }
    let norm = NormalDistribution.self
    #expect(message { try fit(norm, [1, .nan]) } == "The data contains non-finite values.")
    #expect(
      message { try fit(norm, [1, 2], fixed: FixedParameters(loc: 0, scale: 1)) }
        == "All parameters fixed. There is nothing to optimize.")
    #expect(
      message { try fit(ExponentialDistribution.self, [1, 2], fixed: FixedParameters(loc: 1.5)) }
        == "Invalid values in `data`.  Maximum likelihood estimation with 'expon' requires that "
        + "1.5 < (x - loc)/scale  < inf for each x in `data`.")
    let standard = LocatedDistribution(NormalDistribution())
    #expect(message { try standard.interval(1.2) } == "alpha must be between 0 and 1 inclusive")
    #expect(message { try standard.moment(-1) } == "Moment must be positive.")
    let impossible = LocatedDistribution(BernoulliDistribution(shapes: [1.5]))
    var out = [0.0]
    let text = message {
      try out.withUnsafeMutableBufferPointer { try impossible.sample($0, from: LegacyRandomState(seed: 1)) }
    }
    #expect(text?.hasPrefix("Domain error in arguments. The `scale` parameter must be positive") == true)
    #expect(text?.hasSuffix("see the `scipy.stats.bernoulli` documentation for details.") == true)
  }
}
