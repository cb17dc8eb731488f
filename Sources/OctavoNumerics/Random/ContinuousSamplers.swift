// The continuous distributions that need only a formula on top of a uniform, a normal, an exponential or a
// gamma variate. Parameters are checked in `init`, which throws `ParameterError` with NumPy's text.

/// Uniform on [0, 1) with 24 bits, as `Generator.random(dtype=float32)`: 32 bits of the stream for each draw.
public struct StandardUniform32Sampler: Sampler {
  public init() {}

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    Double(stream.next32() >> 8) * 0x1p-24
  }
}

/// Uniform on [0, 1).
public struct StandardUniformSampler: Sampler {
  public init() {}
  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double { stream.nextDouble() }
}

/// Uniform on [low, high), up to rounding.
public struct UniformSampler: Sampler {
  let low: Double
  let range: Double

  public init(low: Double = 0, high: Double = 1, legacy: Bool = false) throws {
    range = high - low
    self.low = low
    guard range.isFinite else {
      let name = legacy ? "Range" : "high - low range"
      throw ParameterError("\(name) exceeds valid bounds", .overflow)
    }
    if !legacy && range.sign == .minus { throw ParameterError("high - low < 0") }
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    low + range * stream.nextDouble()
  }
}

public struct StandardNormalSampler: Sampler {
  public init() {}
  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double { stream.standardNormal() }
}

/// Normal with the given mean and standard deviation.
public struct NormalSampler: Sampler {
  let mean: Double
  let scale: Double

  public init(mean: Double = 0, scale: Double = 1) throws {
    self.mean = mean
    self.scale = try checkedNonNegative(scale, "scale")
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    mean + scale * stream.standardNormal()
  }
}

/// The exponential of a normal variate; `mean` and `sigma` are those of the logarithm.
public struct LogNormalSampler: Sampler {
  let normal: NormalSampler

  public init(mean: Double = 0, sigma: Double = 1) throws {
    normal = try NormalSampler(mean: mean, scale: checkedNonNegative(sigma, "sigma"))
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double { exp(normal.draw(&stream)) }
}

public struct StandardExponentialSampler: Sampler {
  let byInversion: Bool

  /// - Parameter byInversion: −log(1 − u) in place of the ziggurat, for a stream that has both.
  public init(byInversion: Bool = false) { self.byInversion = byInversion }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    byInversion ? -log1p(-stream.nextDouble()) : stream.standardExponential()
  }
}

/// Exponential with mean `scale`.
public struct ExponentialSampler: Sampler {
  let scale: Double

  public init(scale: Double = 1) throws { self.scale = try checkedNonNegative(scale, "scale") }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    scale * stream.standardExponential()
  }
}

public struct GammaSampler: Sampler {
  let shape: Double
  let scale: Double

  public init(shape: Double, scale: Double = 1) throws {
    self.shape = try checkedNonNegative(shape, "shape")
    self.scale = try checkedNonNegative(scale, "scale")
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    scale * stream.standardGamma(shape)
  }
}

public struct ChiSquareSampler: Sampler {
  let degrees: Double

  public init(degrees: Double) throws { self.degrees = try checkedPositive(degrees, "df") }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    2 * stream.standardGamma(degrees / 2)
  }
}

/// Chi-square with non-centrality λ ≥ 0: a shifted normal squared plus a central part, or a Poisson mixture.
public struct NoncentralChiSquareSampler: Sampler {
  let degrees: Double
  let shift: Double

  public init(degrees: Double, noncentrality: Double) throws {
    self.degrees = try checkedPositive(degrees, "df")
    shift = try checkedNonNegative(noncentrality, "nonc")
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    if shift.isNaN { return .nan }
    if shift == 0 { return 2 * stream.standardGamma(degrees / 2) }
    if degrees > 1 {
      let central = 2 * stream.standardGamma((degrees - 1) / 2)
      let normal = stream.standardNormal() + sqrt(shift)
      return central + normal * normal
    }
    let count = stream.poisson(shift / 2)
    return 2 * stream.standardGamma((degrees + 2 * Double(count)) / 2)
  }
}

public struct FRatioSampler: Sampler {
  let numerator: Double
  let denominator: Double

  public init(numerator: Double, denominator: Double) throws {
    self.numerator = try checkedPositive(numerator, "dfnum")
    self.denominator = try checkedPositive(denominator, "dfden")
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let upper = 2 * stream.standardGamma(numerator / 2) * denominator
    let lower = 2 * stream.standardGamma(denominator / 2) * numerator
    return upper / lower
  }
}

public struct NoncentralFRatioSampler: Sampler {
  let numerator: NoncentralChiSquareSampler
  let denominator: Double

  public init(numerator: Double, denominator: Double, noncentrality: Double) throws {
    _ = try checkedPositive(numerator, "dfnum")
    self.denominator = try checkedPositive(denominator, "dfden")
    self.numerator = try NoncentralChiSquareSampler(degrees: numerator, noncentrality: noncentrality)
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let upper = numerator.draw(&stream) * denominator
    let lower = 2 * stream.standardGamma(denominator / 2) * numerator.degrees
    return upper / lower
  }
}

public struct StandardCauchySampler: Sampler {
  public init() {}

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let numerator = stream.standardNormal()
    return numerator / stream.standardNormal()
  }
}

/// Student's t.
public struct StudentTSampler: Sampler {
  let degrees: Double

  public init(degrees: Double) throws { self.degrees = try checkedPositive(degrees, "df") }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let normal = stream.standardNormal()
    let gamma = stream.standardGamma(degrees / 2)
    return sqrt(degrees / 2) * normal / sqrt(gamma)
  }
}

/// Pareto II (Lomax) with shape `a`, starting at 0.
public struct ParetoSampler: Sampler {
  let a: Double

  public init(a: Double) throws { self.a = try checkedPositive(a, "a") }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let e = stream.standardExponential() / a
    return Stream.isLegacy ? exp(e) - 1 : expm1(e)
  }
}

public struct WeibullSampler: Sampler {
  let a: Double

  public init(a: Double) throws { self.a = try checkedNonNegative(a, "a") }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    a == 0 ? 0 : pow(stream.standardExponential(), 1 / a)
  }
}

/// Density a·xᵃ⁻¹ on [0, 1].
public struct PowerSampler: Sampler {
  let a: Double

  public init(a: Double) throws { self.a = try checkedPositive(a, "a") }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let e = stream.standardExponential()
    return pow(Stream.isLegacy ? 1 - exp(-e) : -expm1(-e), 1 / a)
  }
}

public struct LaplaceSampler: Sampler {
  let location: Double
  let scale: Double

  public init(location: Double = 0, scale: Double = 1) throws {
    self.location = location
    self.scale = try checkedNonNegative(scale, "scale")
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    while true {
      let u = stream.nextDouble()
      if u >= 0.5 { return location - scale * log(2 - u - u) }
      if u > 0 { return location + scale * log(u + u) }
    }
  }
}

public struct GumbelSampler: Sampler {
  let location: Double
  let scale: Double

  public init(location: Double = 0, scale: Double = 1) throws {
    self.location = location
    self.scale = try checkedNonNegative(scale, "scale")
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    while true {
      let u = 1 - stream.nextDouble()
      if u < 1 { return location - scale * log(-log(u)) }
    }
  }
}

public struct LogisticSampler: Sampler {
  let location: Double
  let scale: Double

  public init(location: Double = 0, scale: Double = 1) throws {
    self.location = location
    self.scale = try checkedNonNegative(scale, "scale")
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    while true {
      let u = stream.nextDouble()
      if u > 0 { return location + scale * log(u / (1 - u)) }
    }
  }
}

public struct RayleighSampler: Sampler {
  let scale: Double

  public init(scale: Double = 1) throws { self.scale = try checkedNonNegative(scale, "scale") }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    Stream.isLegacy
      ? scale * sqrt(-2 * log1p(-stream.nextDouble()))
      : scale * sqrt(2 * stream.standardExponential())
  }
}

/// Triangular on [left, right] with its peak at `mode`.
public struct TriangularSampler: Sampler {
  let left: Double
  let mode: Double
  let right: Double

  public init(left: Double, mode: Double, right: Double) throws {
    if left > mode { throw ParameterError("left > mode") }
    if mode > right { throw ParameterError("mode > right") }
    if left == right { throw ParameterError("left == right") }
    (self.left, self.mode, self.right) = (left, mode, right)
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let base = right - left
    let u = stream.nextDouble()
    if u <= (mode - left) / base { return left + sqrt(u * ((mode - left) * base)) }
    return right - sqrt((1 - u) * ((right - mode) * base))
  }
}
