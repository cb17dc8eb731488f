import OctavoLanguage
import OctavoNumerics

/// A distribution that `np.random` draws from: one row serves the module's functions, `RandomState` and
/// `Generator`.
struct RandomRow: Sendable {
  enum Draw: Sendable {
    case real(@Sendable (any VariateSource, UnsafeMutableBufferPointer<Double>, [Double]) throws -> Void)
    case whole(@Sendable (any VariateSource, UnsafeMutableBufferPointer<Int>, [Double]) throws -> Void)
  }
  let name: String
  /// As in a signature, without `size`.
  let parameters: [String]
  let draw: Draw

  /// A row whose sampler is made of the parameters and of whether the stream is the legacy one.
  private static func real<S: Sampler>(
    _ name: String, _ parameters: String..., make: @escaping @Sendable ([Double], Bool) throws -> S
  ) -> RandomRow where S.Value == Double {
    RandomRow(
      name: name, parameters: parameters,
      draw: .real { source, out, p in
        source.fill(out, try make(p, source is LegacyRandomState))
      })
  }

  private static func whole<S: Sampler>(
    _ name: String, _ parameters: String..., make: @escaping @Sendable ([Double], Bool) throws -> S
  ) -> RandomRow where S.Value == Int {
    RandomRow(
      name: name, parameters: parameters,
      draw: .whole { source, out, p in
        source.fill(out, try make(p, source is LegacyRandomState))
      })
  }

  static let all: [RandomRow] = [
    real("beta", "a", "b") { p, _ in try BetaSampler(a: p[0], b: p[1]) },
    whole("binomial", "n", "p") { p, legacy in
      try BinomialSampler(trials: wholeNumber(p[0]), p: p[1], legacy: legacy)
    },
    real("chisquare", "df") { p, _ in try ChiSquareSampler(degrees: p[0]) },
    real("exponential", "scale=1.0") { p, _ in try ExponentialSampler(scale: p[0]) },
    real("f", "dfnum", "dfden") { p, _ in try FRatioSampler(numerator: p[0], denominator: p[1]) },
    real("gamma", "shape", "scale=1.0") { p, _ in try GammaSampler(shape: p[0], scale: p[1]) },
    whole("geometric", "p") { p, _ in try GeometricSampler(p: p[0]) },
    real("gumbel", "loc=0.0", "scale=1.0") { p, _ in try GumbelSampler(location: p[0], scale: p[1]) },
    whole("hypergeometric", "ngood", "nbad", "nsample") { p, legacy in
      try HypergeometricSampler(
        good: wholeNumber(p[0]), bad: wholeNumber(p[1]), sample: wholeNumber(p[2]), legacy: legacy)
    },
    real("laplace", "loc=0.0", "scale=1.0") { p, _ in try LaplaceSampler(location: p[0], scale: p[1]) },
    real("logistic", "loc=0.0", "scale=1.0") { p, _ in try LogisticSampler(location: p[0], scale: p[1]) },
    real("lognormal", "mean=0.0", "sigma=1.0") { p, _ in try LogNormalSampler(mean: p[0], sigma: p[1]) },
    whole("logseries", "p") { p, _ in try LogSeriesSampler(p: p[0]) },
    whole("negative_binomial", "n", "p") { p, legacy in
      try NegativeBinomialSampler(successes: p[0], p: p[1], legacy: legacy)
    },
    real("noncentral_chisquare", "df", "nonc") { p, _ in
      try NoncentralChiSquareSampler(degrees: p[0], noncentrality: p[1])
    },
    real("noncentral_f", "dfnum", "dfden", "nonc") { p, _ in
      try NoncentralFRatioSampler(numerator: p[0], denominator: p[1], noncentrality: p[2])
    },
    real("normal", "loc=0.0", "scale=1.0") { p, _ in try NormalSampler(mean: p[0], scale: p[1]) },
    real("pareto", "a") { p, _ in try ParetoSampler(a: p[0]) },
    whole("poisson", "lam=1.0") { p, _ in try PoissonSampler(mean: p[0]) },
    real("power", "a") { p, _ in try PowerSampler(a: p[0]) },
    real("rayleigh", "scale=1.0") { p, _ in try RayleighSampler(scale: p[0]) },
    real("standard_cauchy") { _, _ in StandardCauchySampler() },
    real("standard_t", "df") { p, _ in try StudentTSampler(degrees: p[0]) },
    real("triangular", "left", "mode", "right") { p, _ in
      try TriangularSampler(left: p[0], mode: p[1], right: p[2])
    },
    real("uniform", "low=0.0", "high=1.0") { p, legacy in
      try UniformSampler(low: p[0], high: p[1], legacy: legacy)
    },
    real("vonmises", "mu", "kappa") { p, _ in try VonMisesSampler(mean: p[0], concentration: p[1]) },
    real("wald", "mean", "scale") { p, _ in try WaldSampler(mean: p[0], scale: p[1]) },
    real("weibull", "a") { p, _ in try WeibullSampler(a: p[0]) },
    whole("zipf", "a") { p, _ in try ZipfSampler(a: p[0]) },
  ]

  /// What `Generator` offers with more parameters (see `generatorStandards`).
  static let legacyStandards: [RandomRow] = [
    real("standard_exponential") { _, _ in StandardExponentialSampler() },
    real("standard_gamma", "shape") { p, _ in try GammaSampler(shape: p[0]) },
    real("standard_normal") { _, _ in StandardNormalSampler() },
    real("random_sample") { _, _ in StandardUniformSampler() },
    real("random") { _, _ in StandardUniformSampler() },
    real("ranf") { _, _ in StandardUniformSampler() },
    real("sample") { _, _ in StandardUniformSampler() },
  ]

  private static func wholeNumber(_ x: Double) -> Int { Int(exactly: x.rounded(.towardZero)) ?? Int.min }

  private var list: String { (parameters + ["size=None"]).joined(separator: ", ") }

  /// The row as a function whose stream `source` finds, its parameters starting at `first`.
  func function(
    prefix: String, first: Int, source: @escaping @Sendable (Arguments) throws -> any VariateSource
  )
    -> Native
  {
    Native("\(name)(\(prefix)\(list))") { call in
      try call.machine.drawn(self, from: source(call), call, first: first)
    }
  }
}

extension Native {
  /// Standard variates of `Generator`, which also fill arrays.
  static let generatorStandards: [Native] = [
    standard("random", "size=None, dtype=None, out=None", dtype: 2) { _, source, out in
      source.fill(out, StandardUniformSampler())
    },
    standard("standard_normal", "size=None, dtype=None, out=None", dtype: 2) { _, source, out in
      source.fill(out, StandardNormalSampler())
    },
    standard("standard_exponential", "size=None, dtype=None, method='zig', out=None", dtype: 2) {
      call, source, out in
      let method = try call.text(3)
      guard method == "zig" || method == "inv" else {
        throw call.machine.error(.valueError, "method must be either \"zig\" or \"inv\"")
      }
      source.fill(out, StandardExponentialSampler(byInversion: method == "inv"))
    },
    standard("standard_gamma", "shape, size=None, dtype=None, out=None", size: 2, dtype: 3) {
      call, source, out in
      let shape = try call.array(1)
      if shape.rank == 0 { return source.fill(out, try GammaSampler(shape: shape.firstScalar.double)) }
      let shapes = try shape.ravel().values(as: Double.self)
      try source.fill(out) { try GammaSampler(shape: shapes[$0 % max(shapes.count, 1)]) }
    },
  ]

  private static func standard(
    _ name: String, _ parameters: String, size: Int = 1, dtype: Int,
    _ fill:
      @escaping @Sendable (Arguments, any VariateSource, UnsafeMutableBufferPointer<Double>) throws -> Void
  ) -> Native {
    Native("\(name)(self, \(parameters))") { call in
      let machine = call.machine
      let source = try machine.generatorStream(call[0])
      let out = call.count - 1
      if let wanted = try call.dtype(dtype), wanted != .float64 {
        guard wanted == .float32 else {
          throw machine.error(.typeError, "Unsupported dtype \(wanted.representation) for \(name)")
        }
        guard name != "standard_gamma" else {
          throw machine.error(
            .notImplementedError,
            "\(name)(dtype=float32) is not supported by Octavo; draw float64 and convert with astype")
        }
        let size = try call.isGiven(size) ? call.shape(size) : nil
        let byInversion = try name == "standard_exponential" && call.text(3) == "inv"
        let shape = try size ?? call.out(out)?.shape
        let drawn = try machine.drawnArray(shape) { cells in
          switch name {
          case "standard_normal": source.fill(cells, StandardNormal32Sampler())
          case "standard_exponential":
            source.fill(cells, StandardExponential32Sampler(byInversion: byInversion))
          default: source.fill(cells, StandardUniform32Sampler())
          }
        }
        let narrow = try drawn.astype(.float32)
        if size == nil, call.isGiven(out) { return try call.delivered(narrow, out: out) }
        return try call.delivered(size == nil ? narrow.reshape([]) : narrow, out: out)
      }
      var shape = try call.isGiven(size) ? call.shape(size) : nil
      if let target = try call.out(out) {
        guard target.dtype == .float64 else {
          throw machine.error(
            .typeError, "Supplied output array has the wrong type. Expected float64, got \(target.dtype.text)"
          )
        }
        if let shape, shape != target.shape {
          throw machine.error(.valueError, "size must match out.shape when used together")
        }
        try target.assign(machine.drawnArray(target.shape) { try fill(call, source, $0) })
        return call[out]
      }
      if size == 2, shape == nil {
        let parameter = try call.array(1)
        if parameter.rank > 0 { shape = parameter.shape }
      }
      return try machine.realDraws(shape) { try fill(call, source, $0) }
    }
  }
}

extension Machine {
  /// Draws of a row, its parameters and the size taken from a call.
  func drawn(_ row: RandomRow, from source: any VariateSource, _ call: Arguments, first: Int) throws -> Value
  {
    let count = row.parameters.count
    let size = call.isGiven(first + count) ? try call.shape(first + count) : nil
    let isArray = (first..<(first + count)).contains { index in
      call[index].as(ArrayObject.self) != nil || call[index].as(ListObject.self) != nil
        || call[index].as(TupleObject.self) != nil
    }
    if isArray { return try drawnForEach(row, from: source, call, first: first, size: size) }
    let parameters = try (first..<(first + count)).map { try parameter(call[$0]) }
    switch row.draw {
    case .real(let draw): return try realDraws(size) { try draw(source, $0, parameters) }
    case .whole(let draw):
      return try wholeDraws(size, scalarIsPlain: true) { try draw(source, $0, parameters) }
    }
  }

  /// A parameter of a distribution.
  private func parameter(_ x: Value) throws -> Double {
    if let text = text(x) {
      guard let number = Double(text.string) else {
        throw error(.valueError, "could not convert string to float: \(try repr(x).string)")
      }
      return number
    }
    return try double(x)
  }

  /// Array-valued parameters: one draw for each element of their common shape, in order.
  private func drawnForEach(
    _ row: RandomRow, from source: any VariateSource, _ call: Arguments, first: Int, size: Dims?
  ) throws -> Value {
    let arrays = try (first..<(first + row.parameters.count)).map {
      try array(from: call[$0], dtype: .float64)
    }
    let shapes = (size.map { [$0] } ?? []) + arrays.map(\.shape)
    if let message = try NDArray.shapeMismatch(shapes) { throw error(.valueError, message) }
    let shape = try NDArray.broadcastShapes(shapes)
    if let size, size != shape {
      let inputs = try NDArray.broadcastShapes(arrays.map(\.shape))
      throw error(
        .valueError,
        "Output size \(size.description) is not compatible with broadcast dimensions of inputs \(inputs.description)."
      )
    }
    let columns = try arrays.map { try $0.broadcast(to: shape).values(as: Double.self) }
    let count = shape.product
    switch row.draw {
    case .real(let draw):
      return arrayObject(
        try drawnArray(shape) { out in
          for index in 0..<count {
            try draw(
              source, UnsafeMutableBufferPointer(rebasing: out[index..<(index + 1)]),
              columns.map { $0[index] })
          }
        })
    case .whole(let draw):
      return try wholeDraws(shape, scalarIsPlain: true) { out in
        for index in 0..<count {
          try draw(
            source, UnsafeMutableBufferPointer(rebasing: out[index..<(index + 1)]), columns.map { $0[index] })
        }
      }
    }
  }

  /// A new float64 array whose elements are drawn in order.
  func drawnArray(_ size: Dims?, _ fill: (UnsafeMutableBufferPointer<Double>) throws -> Void) throws
    -> NDArray
  {
    let shape = size ?? [1]
    let made = try NDArray.empty(checkedShape(shape))
    let start = made.elementBase.assumingMemoryBound(to: Double.self)
    try fill(UnsafeMutableBufferPointer(start: start, count: made.size))
    return made
  }

  func realDraws(_ size: Dims?, _ fill: (UnsafeMutableBufferPointer<Double>) throws -> Void) throws -> Value {
    guard size == nil else { return arrayObject(try drawnArray(size, fill)) }
    var value = 0.0
    try withUnsafeMutablePointer(to: &value) { try fill(UnsafeMutableBufferPointer(start: $0, count: 1)) }
    return Value(value)
  }

  func wholeDraws(
    _ size: Dims?, scalarIsPlain: Bool, _ fill: (UnsafeMutableBufferPointer<Int>) throws -> Void
  ) throws -> Value {
    guard let size else {
      var value = 0
      try withUnsafeMutablePointer(to: &value) { try fill(UnsafeMutableBufferPointer(start: $0, count: 1)) }
      return scalarIsPlain ? Value(value) : int64(value)
    }
    let made = try NDArray.empty(checkedShape(size), dtype: .int64)
    let start = made.elementBase.assumingMemoryBound(to: Int.self)
    try fill(UnsafeMutableBufferPointer(start: start, count: made.size))
    return arrayObject(made)
  }

  func checkedShape(_ shape: Dims) throws -> Dims {
    if shape.contains(where: { $0 < 0 }) { throw error(.valueError, "negative dimensions are not allowed") }
    return shape
  }
}
