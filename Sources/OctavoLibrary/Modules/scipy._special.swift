import OctavoLanguage
import OctavoNumerics

// The native core of `scipy.special`: functions of numbers, applied to each element of arrays that are broadcast.
extension ModuleRow {
  static let scipySpecial = ModuleRow("scipy._special") { machine, module in
    // Results are NumPy's numbers, whether or not the program imports NumPy.
    _ = machine.numpy
    machine.install(Native.scipySpecial, into: module)
  }
}

extension Native {
  private static func one(_ name: String, _ body: @escaping @Sendable (Double) -> Double) -> Native {
    Native("\(name)(x, /, out=None)") { call in
      try call.elementwise(name, 1) { body($0[0]) }
    }
  }

  private static func two(
    _ name: String, _ names: String, _ body: @escaping @Sendable (Double, Double) -> Double
  ) -> Native {
    Native("\(name)(\(names), /, out=None)") { call in
      try call.elementwise(name, 2) { body($0[0], $0[1]) }
    }
  }

  private static func three(
    _ name: String, _ names: String, _ body: @escaping @Sendable (Double, Double, Double) -> Double
  ) -> Native {
    Native("\(name)(\(names), /, out=None)") { call in
      try call.elementwise(name, 3) { body($0[0], $0[1], $0[2]) }
    }
  }

  fileprivate static let scipySpecial: [Native] = [
    // Error functions
    one("erf", errorFunction), one("erfc", complementaryErrorFunction), one("erfinv", inverseErrorFunction),
    one("erfcinv", inverseComplementaryErrorFunction), one("erfcx", scaledErrorFunction),
    one("ndtr", normalCDF),
    one("ndtri", normalQuantile), one("log_ndtr", logNormalCDF),
    one("dawsn") { x in
      let magnitude = faddeeva(Complex(x, 0)).imaginary
      return Double.pi.squareRoot() / 2 * magnitude
    },
    three("voigt_profile", "x, sigma, gamma") { x, sigma, gamma in
      if sigma == 0 && gamma == 0 { return x == 0 ? .infinity : 0 }
      if sigma == 0 { return gamma / .pi / (x * x + gamma * gamma) }
      let root = 2.0.squareRoot() * sigma
      return faddeeva(Complex(x / root, gamma / root)).real / (sigma * (2 * Double.pi).squareRoot())
    },
    Native("wofz(z, /, out=None)") { call in
      let z = try call.machine.array(from: call[0], dtype: .complex128)
      let values = try z.contiguous().values(as: Complex.self).map(faddeeva)
      return call.machine.value(try NDArray(values, shape: z.shape))
    },
    // Gamma and beta functions
    one("gamma", gammaFunction), one("gammaln", logGamma), one("digamma", digamma), one("psi", digamma),
    one("rgamma") { x in x <= 0 && x == x.rounded() ? 0 : 1 / gammaFunction(x) },
    one("gammasgn") { x in
      if x.isNaN { return .nan }
      if x > 0 { return 1 }
      if x == 0 { return x.sign == .minus ? -1 : 1 }
      let floor = x.rounded(.down)
      return floor == x ? .nan : floor.truncatingRemainder(dividingBy: 2) == 0 ? 1 : -1
    },
    one("loggamma") { x in x < 0 ? .nan : logGamma(x) },
    two("polygamma", "n, x") { n, x in polygamma(Int(exactly: n) ?? -1, x) },
    two("gammainc", "a, x", gammaP), two("gammaincc", "a, x", gammaQ),
    two("gammaincinv", "a, y", inverseGammaP),
    two("gammainccinv", "a, y", inverseGammaQ), two("betaln", "a, b", logBeta),
    two("beta", "a, b") { a, b in
      let product = gammaFunction(a) * gammaFunction(b) / gammaFunction(a + b)
      return product.isFinite && product != 0 ? product : realExponential(logBeta(a, b))
    },
    three("betainc", "a, b, x", betaI), three("betaincc", "a, b, x", betaIComplement),
    three("betaincinv", "a, b, y", inverseBetaI), three("betainccinv", "a, b, y", inverseBetaIComplement),
    two("poch", "z, m") { z, m in
      if let count = Int(exactly: m), count >= 0, count < 200 {
        return (0..<count).reduce(1.0) { $0 * (z + Double($1)) }
      }
      return gammaFunction(z + m) / gammaFunction(z)
    },
    two("binom", "n, k", binomialCoefficient),
    // Distributions under their old names
    two("chdtr", "v, x") { v, x in gammaP(v / 2, x / 2) },
    two("chdtrc", "v, x") { v, x in gammaQ(v / 2, x / 2) },
    two("chdtri", "v, p") { v, p in 2 * inverseGammaQ(v / 2, p) },
    two("stdtr", "df, t") { StudentDistribution(shapes: [$0]).cdf($1) },
    two("stdtrit", "df, p") { StudentDistribution(shapes: [$0]).quantile($1) },
    three("fdtr", "dfn, dfd, x") { FDistribution(shapes: [$0, $1]).cdf($2) },
    three("fdtrc", "dfn, dfd, x") { FDistribution(shapes: [$0, $1]).sf($2) },
    three("fdtri", "dfn, dfd, p") { FDistribution(shapes: [$0, $1]).quantile($2) },
    two("pdtr", "k, m") { k, m in gammaQ(k.rounded(.down) + 1, m) },
    two("pdtrc", "k, m") { k, m in gammaP(k.rounded(.down) + 1, m) },
    three("bdtr", "k, n, p") { k, n, p in BinomialDistribution(shapes: [n, p]).cdf(k.rounded(.down)) },
    three("bdtrc", "k, n, p") { k, n, p in BinomialDistribution(shapes: [n, p]).sf(k.rounded(.down)) },
    // Elementary
    one("expit", logisticFunction), one("logit", logit),
    one("log_expit") { LogisticDistribution().logCDF($0) }, one("entr", entropyTerm),
    two("xlogy", "x, y", xLogY), two("xlog1py", "x, y", xLog1pY),
    two("rel_entr", "x, y") { x, y in
      if x > 0 && y > 0 { return x * realLogarithm(x / y) }
      return x == 0 && y >= 0 ? 0 : x.isNaN || y.isNaN ? .nan : .infinity
    },
    two("kl_div", "x, y") { x, y in
      if x > 0 && y > 0 { return x * realLogarithm(x / y) - x + y }
      return x == 0 && y >= 0 ? y : x.isNaN || y.isNaN ? .nan : .infinity
    },
    two("huber", "delta, r") { delta, r in
      delta < 0 ? .infinity : abs(r) <= delta ? 0.5 * r * r : delta * (abs(r) - 0.5 * delta)
    },
    two("pseudo_huber", "delta, r") { delta, r in
      if delta < 0 { return .infinity }
      if delta == 0 || r == 0 { return 0 }
      let ratio = r / delta
      return delta * delta * (ratio * ratio / ((1 + ratio * ratio).squareRoot() + 1))
    },
    // Bessel, Airy, elliptic
    two("jv", "v, z", besselJ), two("jn", "v, z", besselJ), two("yv", "v, z", besselY),
    two("yn", "n, x", besselY),
    two("iv", "v, z", besselI), two("kv", "v, z", besselK), two("kn", "n, x", besselK),
    one("j0") { besselJ(0, $0) }, one("j1") { besselJ(1, $0) }, one("y0") { besselY(0, $0) },
    one("y1") { besselY(1, $0) }, one("i0") { besselI(0, $0) }, one("i1") { besselI(1, $0) },
    one("k0") { besselK(0, $0) }, one("k1") { besselK(1, $0) },
    one("i0e") { besselI(0, $0) * realExponential(-abs($0)) },
    one("i1e") { besselI(1, $0) * realExponential(-abs($0)) },
    one("k0e") { besselK(0, $0) * realExponential($0) }, one("k1e") { besselK(1, $0) * realExponential($0) },
    one("ellipk", ellipticK), one("ellipe", ellipticE), one("ellipkm1") { ellipticK(1 - $0) },
    two("ellipkinc", "phi, m", ellipticF), two("ellipeinc", "phi, m", ellipticEIncomplete),
    one("exp1") { exponentialIntegral(1, $0) }, one("expi") { exponentialIntegral($0) },
    two("expn", "n, x") { exponentialIntegral($0, $1) }, two("owens_t", "h, a", owensT),
    two("_zeta", "x, q") { zeta($0, $1) },
    two("_lambertw", "x, k") { lambertW($0, branch: Int($1)) },
    Native("airy(z, /, out=None)") { call in
      let z = try call.machine.array(from: call[0], dtype: .float64)
      let found = try call.machine.elements(z).map(airy)
      return call.machine.tuple([
        call.machine.value(try NDArray(found.map(\.ai), shape: z.shape)),
        call.machine.value(try NDArray(found.map(\.aiSlope), shape: z.shape)),
        call.machine.value(try NDArray(found.map(\.bi), shape: z.shape)),
        call.machine.value(try NDArray(found.map(\.biSlope), shape: z.shape)),
      ])
    },
  ]
}

extension Arguments {
  /// A function of the first `count` arguments, which are broadcast, written to `out` where that is given.
  fileprivate func elementwise(_ name: String, _ count: Int, _ body: ([Double]) -> Double) throws -> Value {
    let arrays = try (0..<count).map { place in
      let array = try machine.array(from: self[place])
      if array.dtype.isComplex {
        throw error(
          .notImplementedError, "scipy.special.\(name) of complex numbers is not supported by Octavo")
      }
      return array.dtype == .float64 ? array : try array.astype(.float64)
    }
    var shape = Dims([])
    for array in arrays { shape = try broadcastShape(shape, array.shape) }
    let columns = try arrays.map { try $0.broadcast(to: shape).contiguous().values(as: Double.self) }
    var row = [Double](repeating: 0, count: count)
    var results = [Double](repeating: 0, count: columns[0].count)
    for index in results.indices {
      for k in 0..<count { row[k] = columns[k][index] }
      results[index] = body(row)
    }
    let result = try NDArray(results, shape: shape)
    guard let target = try out(count) else { return machine.value(result) }
    try target.assign(result)
    return self[count]
  }
}
