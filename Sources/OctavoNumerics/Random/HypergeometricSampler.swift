/// Good items in a sample drawn without replacement: Stadlober's ratio of uniforms HRUA (OR Spektrum 11,
/// 1989) for samples of ten or more, drawing one by one below.
public struct HypergeometricSampler: Sampler {
  let good: Int
  let bad: Int
  let sample: Int

  public init(good: Int, bad: Int, sample: Int, legacy: Bool = false) throws {
    if good < 0 { throw ParameterError("ngood < 0") }
    if bad < 0 { throw ParameterError("nbad < 0") }
    if legacy {
      if sample < 1 { throw ParameterError("nsample < 1 or nsample is NaN") }
    } else {
      if sample < 0 { throw ParameterError("nsample < 0") }
      if good >= 1_000_000_000 || bad >= 1_000_000_000 {
        throw ParameterError("both ngood and nbad must be less than 1000000000")
      }
    }
    let (total, overflow) = good.addingReportingOverflow(bad)
    if overflow || total < sample { throw ParameterError("ngood + nbad < nsample") }
    (self.good, self.bad, self.sample) = (good, bad, sample)
  }

  /// Parameters that are known to be good.
  init(uncheckedGood good: Int, bad: Int, sample: Int) {
    (self.good, self.bad, self.sample) = (good, bad, sample)
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    if Stream.isLegacy {
      return sample > 10 ? ratioOfUniforms(&stream) : sequential(&stream)
    }
    return sample >= 10 && sample <= good + bad - 10 ? ratioOfUniforms(&stream) : counting(&stream)
  }

  /// One item after another, each by a bounded integer; the smaller of the sample and its complement.
  private func counting<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let complement = sample > (good + bad) / 2
    var left = complement ? good + bad - sample : sample
    var total = good + bad
    var remaining = good
    while left > 0 && remaining > 0 && total > remaining {
      total -= 1
      if Int(stream.interval(UInt64(total))) < remaining { remaining -= 1 }
      left -= 1
    }
    if total == remaining { remaining -= left }
    return complement ? remaining : good - remaining
  }

  /// The older form of the same, on uniforms.
  private func sequential<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let others = Double(good + bad - sample)
    let smaller = Double(min(good, bad))
    var y = smaller
    var k = Double(sample)
    while y > 0 {
      let u = stream.nextDouble()
      y -= floor(u + y / (others + k))
      k -= 1
      if k == 0 { break }
    }
    let z = wrappedInt(smaller - y)
    return good > bad ? sample - z : z
  }

  private func ratioOfUniforms<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let population = Double(good + bad)
    let size = Double(min(sample, good + bad - sample))
    let smaller = Double(min(good, bad))
    let larger = Double(max(good, bad))
    let p = smaller / population
    let q = Stream.isLegacy ? 1 - p : larger / population
    let center = size * p + 0.5
    let drawn = Stream.isLegacy ? Double(sample) : size
    let variance = (population - size) * drawn * p * q / (population - 1)
    let c = sqrt(variance + 0.5)
    // 2 √(2/e) and 3 − 2 √(3/e).
    let width = 1.7155277699214135 * c + 0.8989161620588988
    let mode = floor((size + 1) * (smaller + 1) / (population + 2))
    func logTerm(_ k: Double) -> Double {
      logFactorial(k, Stream.isLegacy) + logFactorial(smaller - k, Stream.isLegacy)
        + logFactorial(size - k, Stream.isLegacy) + logFactorial(larger - size + k, Stream.isLegacy)
    }
    let top = logTerm(mode)
    let bound = min(min(size, smaller) + 1, floor(center + 16 * c))
    var k: Double
    while true {
      let u = stream.nextDouble()
      let v = stream.nextDouble()
      let x = center + width * (v - 0.5) / u
      if !(x >= 0 && x < bound) { continue }
      k = floor(x)
      let t = top - logTerm(k)
      if u * (4 - u) - 3 <= t { break }
      if u * (u - t) >= 1 { continue }
      if 2 * log(u) <= t { break }
    }
    var result = wrappedInt(k)
    if good > bad { result = Int(size) - result }
    if Int(size) < sample { result = good - result }
    return result
  }

  private func logFactorial(_ k: Double, _ legacy: Bool) -> Double {
    if legacy { return stirlingLogGamma(k + 1) }
    if k < Double(Self.logFactorials.count) { return Self.logFactorials[max(0, Int(k))] }
    let halfLogTwoPi = 0.9189385332046728
    return (k + 0.5) * log(k) - k + (halfLogTwoPi + (1 / k) * (1.0 / 12 - 1 / (360 * k * k)))
  }

  /// log 0! … log 125!, summed exactly enough that the rejection test turns on no rounding.
  private static let logFactorials: [Double] = (0..<126).map { logGamma(Double($0) + 1) }
}
