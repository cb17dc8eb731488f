/// Poisson with mean λ: Hörmann's transformed rejection PTRS (Insurance: Math. and Economics 12, 1993) from
/// 10 on, multiplication of uniforms below.
public struct PoissonSampler: Sampler {
  let mean: Double

  /// The largest mean whose draws stay inside 64 bits with ten standard deviations to spare.
  static let largestMean = 0x1p63 - 1 - 10 * (0x1p63 - 1).squareRoot()

  public init(mean: Double) throws {
    if !(mean >= 0) { throw ParameterError("lam < 0 or lam is NaN") }
    if mean > Self.largestMean { throw ParameterError("lam value too large") }
    self.mean = mean
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int { stream.poisson(mean) }
}

extension VariateStream {
  mutating func poisson(_ mean: Double) -> Int {
    if mean >= 10 { return transformedPoisson(mean) }
    if mean == 0 { return 0 }
    let limit = exp(-mean)
    var product = 1.0
    var count = 0
    while true {
      product *= nextDouble()
      if !(product > limit) { return count }
      count &+= 1
    }
  }

  private mutating func transformedPoisson(_ mean: Double) -> Int {
    let root = sqrt(mean)
    let logMean = log(mean)
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let squeeze = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = nextDouble() - 0.5
      let v = nextDouble()
      let us = 0.5 - abs(u)
      let k = wrappedInt(floor((2 * a / us + b) * u + mean + 0.43))
      if us >= 0.07 && v <= squeeze { return k }
      if k < 0 || (us < 0.013 && v > us) { continue }
      let proposal = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
      if proposal <= -mean + Double(k) * logMean - stirlingLogGamma(Double(k) + 1) { return k }
    }
  }
}

/// A double as an integer; what does not fit becomes `Int.min`, as the hardware's conversion has it.
@inline(__always)
func wrappedInt(_ x: Double) -> Int {
  x >= -0x1p63 && x < 0x1p63 ? Int(x) : Int.min
}

/// log Γ(x) for x > 0 by Stirling's series after moving x up to 7 or more. Rejection tests use this rather
/// than the library's, so that they turn out as NumPy's do.
func stirlingLogGamma(_ x: Double) -> Double {
  if x == 1 || x == 2 { return 0 }
  let steps = x < 7 ? Int(7 - x) : 0
  var shifted = x + Double(steps)
  let inverseSquare = (1 / shifted) * (1 / shifted)
  // B₂ₖ / (2k (2k − 1)), highest k first.
  var series = -1.39243221690590e+00
  for coefficient in [
    1.796443723688307e-01, -2.955065359477124e-02, 6.410256410256410e-03, -1.917526917526918e-03,
    8.417508417508418e-04, -5.952380952380952e-04, 7.936507936507937e-04, -2.777777777777778e-03,
    8.333333333333333e-02,
  ] {
    series = series * inverseSquare + coefficient
  }
  let logTwoPi = 1.8378770664093453
  var result = series / shifted + 0.5 * logTwoPi + (shifted - 0.5) * log(shifted) - shifted
  for _ in 0..<steps {
    result -= log(shifted - 1)
    shifted -= 1
  }
  return result
}
