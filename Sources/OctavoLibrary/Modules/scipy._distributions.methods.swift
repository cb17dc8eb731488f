import OctavoLanguage
import OctavoNumerics

// The methods of distributions, for parameters that may be arrays.
extension DistributionParameters {
  func evaluate(_ function: DistributionFunction, _ x: Value) throws -> Value {
    let x = try abscissas(x)
    if let numbers = try numbers {
      let result = try NDArray.empty(x.shape)
      let source = try x.contiguous()
      let located = located(numbers)
      source.withValues { input in result.withMutableValues { located.fill($0, function, input) } }
      return machine.value(result)
    }
    return try each([x]) { distribution, x in [distribution(function, x[0])] }[0]
  }

  /// An argument as numbers; texts are refused in NumPy's words.
  private func abscissas(_ x: Value) throws -> NDArray {
    let array = try machine.array(from: x)
    if array.dtype == .float64 { return array }
    if machine.text(x) != nil { _ = try Ufunc.subtract(.array(array), .array(try NDArray([0]))) }
    return try array.astype(.float64, copy: false)
  }

  func summary(_ body: (LocatedDistribution) -> [Double]) throws -> Value {
    try each { distribution, _ in body(distribution) }[0]
  }

  /// - Parameter wanted: a text of the letters m, v, s and k.
  func stats(_ wanted: Value?) throws -> Value {
    let letters = try wanted.map { try machine.str($0).string } ?? "mv"
    let found = try each { distribution, _ in
      let m = distribution.moments
      return [m.mean, m.variance, m.skewness, m.kurtosis]
    }
    let chosen = zip("mvsk", found).filter { letters.contains($0.0) }.map(\.1)
    return chosen.count == 1 ? chosen[0] : machine.tuple(chosen)
  }

  func support() throws -> Value {
    let found = try each { distribution, _ in [distribution.support.lower, distribution.support.upper] }
    guard distribution.isDiscrete, try numbers != nil else { return machine.tuple(found) }
    return machine.tuple(
      try found.map { end in
        let number = try machine.double(end)
        return number.isFinite && number == number.rounded() ? try machine.wholeNumber(number) : end
      })
  }

  func interval(_ confidence: Value) throws -> Value {
    let confidence = try machine.array(from: confidence, dtype: .float64)
    return machine.tuple(
      try each([confidence]) { distribution, given in
        let (lower, upper) = try distribution.interval(given[0])
        return [lower, upper]
      })
  }

  func moment(_ order: Value) throws -> Value {
    let n = try machine.double(order)
    guard n == n.rounded() else { throw machine.error(.valueError, "Moment must be an integer.") }
    if n < 0 { throw machine.error(.valueError, "Moment must be positive.") }
    return try each { distribution, _ in [try distribution.moment(Int(n))] }[0]
  }

  /// E[f(X)] between bounds, by quadrature or by summing.
  func expect(_ call: Arguments, function: Int, bounds: (Int, Int), conditional: Int) throws -> Value {
    guard let numbers = try numbers else {
      throw machine.error(.valueError, "expect: the parameters must be numbers")
    }
    let located = located(numbers)
    let support = located.support
    let lower = call.isGiven(bounds.0) ? try machine.double(call[bounds.0]) : support.lower
    let upper = call.isGiven(bounds.1) ? try machine.double(call[bounds.1]) : support.upper
    let callable = call.isGiven(function) ? PythonFunction(machine, call[function]) : nil
    func value(_ x: Double) throws -> Double {
      guard let callable else { return x }
      return try callable.call(reading: { try machine.double($0) }, with: { [machine.float64(x)] })
    }
    var total = 0.0
    if distribution.isDiscrete {
      total = try located.sum(from: lower, to: upper, value)
    } else {
      // The body and the tails, 5 % of the probability each, on their own.
      let (first, last) = (located(.cdf, lower), located(.cdf, upper))
      let inner = [0.05, 0.95].map { located(.ppf, first + (last - first) * $0) }
      for (low, high) in zip([lower] + inner, inner + [upper]) {
        total += try integrate(from: low, to: high) { x in
          let weighted = try value(x)
          return weighted * located(.pdf, x)
        }.value
      }
    }
    if try call.bool(conditional) {
      let below = distribution.isDiscrete ? lower - 1 : lower
      total /= located(.sf, below) - located(.sf, upper)
    }
    return machine.float64(total)
  }

  // MARK: Draws

  /// - Parameters:
  ///   - size: a shape, a number or None.
  ///   - random: a seed, a Generator, a RandomState, or None for NumPy's own.
  func draw(size: Value, random: Value) throws -> Value {
    let source = try machine.variates(random)
    let wanted: Dims? = size.isNone ? nil : try machine.shape(size)
    guard let numbers = try numbers else { return try drawEach(wanted, source) }
    let located = located(numbers)
    let count = try wanted.map { try NDArray.empty($0).size } ?? 1
    let drawn = try [Double](unsafeUninitializedCapacity: count) { buffer, used in
      try located.sample(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: source)
      used = count
    }
    if let wanted { return try array(drawn, wanted) }
    return distribution.isDiscrete
      ? Value(Int(exactly: drawn[0].rounded()) ?? Int.min) : machine.float64(drawn[0])
  }

  private func array(_ drawn: [Double], _ shape: Dims) throws -> Value {
    let array = try NDArray(drawn, shape: shape)
    return machine.arrayObject(distribution.isDiscrete ? try array.astype(.int64) : array)
  }

  /// One draw for each combination of parameters, in order.
  private func drawEach(_ wanted: Dims?, _ source: any VariateSource) throws -> Value {
    let arrays = try values.map { try machine.array(from: $0, dtype: .float64) }
    var common = Dims([])
    for array in arrays { common = try broadcastShape(common, array.shape) }
    let shape = wanted ?? common
    guard let all = try? broadcastShape(shape, common), all == shape else {
      let list = shape.map { "np.int64(\($0))" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
      let given = shape.count == 1 ? "\(shape[0])" : "(\(shape.map { "\($0)" }.joined(separator: ", ")))"
      throw machine.error(
        .valueError,
        "size does not match the broadcast shape of the parameters. \(given), (\(list)), \(common.description)"
      )
    }
    let columns = try arrays.map { try $0.broadcast(to: shape).values(as: Double.self) }
    var drawn = [Double](repeating: 0, count: columns[0].count)
    try drawn.withUnsafeMutableBufferPointer { out in
      for index in out.indices {
        try located(columns.map { $0[index] })
          .sample(UnsafeMutableBufferPointer(rebasing: out[index...index]), from: source)
      }
    }
    return try array(drawn, shape)
  }
}

extension Machine {
  /// A whole double as NumPy's int64.
  fileprivate func wholeNumber(_ x: Double) throws -> Value {
    value(try NDArray([x], shape: []).astype(.int64))
  }

  /// The stream that `random_state=` names.
  fileprivate func variates(_ x: Value) throws -> any VariateSource {
    if x.isNone { return randomStreams.legacy }
    if let object = x.as(RandomObject.self) { return object.source }
    return try legacyState(x)
  }

  // MARK: Fits

  func negativeLogLikelihood(_ call: Arguments) throws -> Value {
    let distribution = call[0].unchecked(DistributionObject.self).distribution
    let theta = try doubles(call[1])
    let count = distribution.shapeNames.count
    guard theta.count == count + (distribution.isDiscrete ? 1 : 2) else {
      throw error(.valueError, "Not enough input arguments.")
    }
    let (loc, scale) = (theta[count], distribution.isDiscrete ? 1 : theta[count + 1])
    let standard = LocatedDistribution(distribution.init(shapes: Array(theta[..<count])))
    guard standard.isValid, scale > 0 else { return float64(.infinity) }
    let x = try doubles(call[2]).map { ($0 - loc) / scale }
    let logarithms = standard(distribution.isDiscrete ? .logpmf : .logpdf, x)
    if logarithms.contains(-.infinity) { return float64(.infinity) }
    return float64(-pairwiseSum(logarithms) + Double(x.count) * realLogarithm(scale))
  }

  /// Location and scale from the sample's mean and variance.
  func fitLocationAndScale(_ call: Arguments) throws -> Value {
    let distribution = call[0].unchecked(DistributionObject.self).distribution
    let shapes = try call.rest(2).map(double)
    let moments = distribution.init(shapes: shapes).moments
    let data = try doubles(call[1])
    let mean = data.reduce(0, +) / Double(data.count)
    let variance = data.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(data.count)
    var scale = (variance / moments.variance).squareRoot()
    var loc = mean - scale * moments.mean
    if !loc.isFinite { loc = 0 }
    if !(scale.isFinite && scale > 0) { scale = 1 }
    return tuple([float64(loc), float64(scale)])
  }

  func fitDistribution(_ call: Arguments) throws -> Value {
    let distribution = call[0].unchecked(DistributionObject.self).distribution
    let shapeNames = distribution.shapeNames
    var fixed = FixedParameters(shapes: [Double?](repeating: nil, count: shapeNames.count))
    var guess = fixed
    var given: [Int: Value] = [:]
    guard call.rest(2).count <= shapeNames.count else { throw error(.typeError, "Too many input arguments.") }
    for (index, value) in call.rest(2).enumerated() { guess.shapes[index] = try double(value) }
    for (key, value) in call.keywords(3) {
      let name = key.string
      switch name {
      case "floc": (fixed.loc, given[shapeNames.count]) = (try double(value), value)
      case "fscale": (fixed.scale, given[shapeNames.count + 1]) = (try double(value), value)
      case "loc": guess.loc = try double(value)
      case "scale": guess.scale = try double(value)
      case "method" where text(value)?.string.lowercased() == "mle": break
      case "method", "optimizer":
        throw error(
          .notImplementedError,
          "\(distribution.name).fit: \(name)=\(try repr(value).string) is not supported by Octavo; leave it out for maximum likelihood"
        )
      default:
        guard let index = Self.fixedShape(name, shapeNames) else {
          throw error(.typeError, "Unknown arguments: {'\(name)': \(try repr(value).string)}.")
        }
        (fixed.shapes[index], given[index]) = (try double(value), value)
      }
    }
    do {
      let fitted = try fit(distribution, doubles(call[1]), fixed: fixed, guess: guess)
      // What was held fixed comes back as it was given.
      let isPlain = ["uniform", "expon"].contains(distribution.name)
      let numbers = fitted.shapes + [fitted.loc, fitted.scale]
      // The shape of a gamma distribution whose beginning is known is a root, and those are plain numbers.
      let isRoot = distribution.name == "gamma" && fixed.loc != nil && fixed.scale == nil
      return tuple(
        numbers.indices.map { index in
          if isPlain { return Value(numbers[index]) }
          return given[index] ?? (isRoot && index == 0 ? Value(numbers[index]) : float64(numbers[index]))
        })
    } catch let failure as FitError {
      throw error(.valueError, failure.message)
    }
  }

  /// The shape parameter that `f0`, `fa` or `fix_a` holds fixed.
  private static func fixedShape(_ name: String, _ shapes: [String]) -> Int? {
    guard name.hasPrefix("f") else { return nil }
    if let index = Int(name.dropFirst()), shapes.indices.contains(index) { return index }
    return shapes.firstIndex { name == "f\($0)" || name == "fix_\($0)" }
  }
}

extension NDArray {
  /// The elements of a contiguous float64 array.
  package func withValues<T>(_ body: (UnsafeBufferPointer<Double>) throws -> T) rethrows -> T {
    try withFloat64Pointer { try body(UnsafeBufferPointer(start: $0, count: size)) }
  }

  package func withMutableValues<T>(_ body: (UnsafeMutableBufferPointer<Double>) throws -> T) rethrows -> T {
    try withFloat64Pointer { try body(UnsafeMutableBufferPointer(start: $0, count: size)) }
  }

  private func withFloat64Pointer<T>(_ body: (UnsafeMutablePointer<Double>) throws -> T) rethrows -> T {
    precondition(dtype == .float64 && isContiguous, "the caller has made the array contiguous and float64")
    return try withExtendedLifetime(storage) {
      try body(elementBase.assumingMemoryBound(to: Double.self))
    }
  }
}
