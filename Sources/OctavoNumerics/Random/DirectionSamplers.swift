/// The circular normal on [−π, π]: Best and Fisher's rejection from a wrapped Cauchy (Applied Statistics 28,
/// 1979), with the limits for very flat and very peaked densities.
public struct VonMisesSampler: Sampler {
  let mean: Double
  let concentration: Double

  public init(mean: Double, concentration: Double) throws {
    self.mean = mean
    self.concentration = try checkedNonNegative(concentration, "kappa")
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let kappa = concentration
    if kappa.isNaN { return .nan }
    if kappa < 1e-8 { return .pi * (2 * stream.nextDouble() - 1) }
    let s: Double
    if kappa < 1e-5 {
      s = 1 / kappa + kappa
    } else if kappa <= 1e6 || Stream.isLegacy {
      let r = 1 + sqrt(1 + 4 * kappa * kappa)
      let rho = (r - sqrt(2 * r)) / (2 * kappa)
      s = (1 + rho * rho) / (2 * rho)
    } else {
      var angle = mean + sqrt(1 / kappa) * stream.standardNormal()
      if angle < -.pi { angle += 2 * .pi }
      if angle > .pi { angle -= 2 * .pi }
      return angle
    }
    let cosine = acceptedCosine(s, &stream)
    let u = stream.nextDouble()
    let angle = (u < 0.5 ? -acos(cosine) : acos(cosine)) + mean
    let wrapped = fmod(abs(angle) + .pi, 2 * .pi) - .pi
    return angle < 0 ? -wrapped : wrapped
  }

  private func acceptedCosine<Stream: VariateStream>(_ s: Double, _ stream: inout Stream) -> Double {
    while true {
      let z = cos(.pi * stream.nextDouble())
      let w = (1 + s * z) / (s + z)
      let y = concentration * (s - w)
      let v = stream.nextDouble()
      // A NaN mean or an infinite concentration must not loop for ever.
      if y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0 || y.isNaN { return w }
    }
  }
}

/// Inverse Gaussian with the given mean and scale: Michael, Schucany and Haas (American Statistician 30,
/// 1976).
public struct WaldSampler: Sampler {
  let mean: Double
  let scale: Double

  public init(mean: Double, scale: Double) throws {
    self.mean = try checkedPositive(mean, "mean")
    self.scale = try checkedPositive(scale, "scale")
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    let normal = stream.standardNormal()
    let x: Double
    if Stream.isLegacy {
      let halfRatio = mean / (2 * scale)
      let y = mean * normal * normal
      x = mean + halfRatio * (y - sqrt(4 * scale * y + y * y))
    } else {
      // The same root without the difference of nearly equal numbers.
      let y = mean * normal * normal
      let d = 1 + sqrt(1 + 4 * scale / y)
      x = mean * (1 - 2 / d)
    }
    let u = stream.nextDouble()
    return u <= mean / (mean + x) ? x : mean * mean / x
  }
}
