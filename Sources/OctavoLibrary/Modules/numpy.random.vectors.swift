import OctavoLanguage
import OctavoNumerics

// Distributions whose draws are vectors.
extension Machine {
  /// `multinomial`
  func multinomial(_ call: Arguments, first: Int, _ source: any VariateSource) throws -> Value {
    let isLegacy = source is LegacyRandomState
    let pvals = try array(from: call[first + 1], dtype: .float64)
    let trials = try array(from: call[first])
    if isLegacy {
      if pvals.rank == 0 { throw error(.typeError, "pvals must be a 1-d sequence") }
      if pvals.rank > 1 {
        throw error(
          .valueError,
          "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 1."
        )
      }
      if trials.rank > 0 { throw error(.typeError, "an integer is required") }
      if pvals.size == 0 { return arrayObject(try .zeros([0], dtype: .int64)) }
    } else if pvals.rank == 0 || pvals.shape[pvals.rank - 1] == 0 {
      throw error(
        .valueError,
        "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.")
    }
    let width = pvals.shape[pvals.rank - 1]
    let inner = Dims(pvals.shape.dropLast())
    let size = call.isGiven(first + 2) ? try checkedShape(call.shape(first + 2)) : nil
    let shapes = (size.map { [$0] } ?? []) + [trials.shape, inner]
    if let message = try NDArray.shapeMismatch(shapes) { throw error(.valueError, message) }
    let outer = try NDArray.broadcastShapes(shapes)
    let rows = try pvals.broadcast(to: Dims(Array(outer) + [width])).values(as: Double.self)
    let counts = try trials.broadcast(to: outer).values(as: Int.self)
    let samplers = try counts.indices.map { row -> MultinomialSampler in
      if row > 0, trials.rank == 0, inner.isEmpty { return try MultinomialSampler(trials: 0, pvals: [1]) }
      let p = Array(rows[(row * width)..<((row + 1) * width)])
      let sampler = try MultinomialSampler(trials: counts[row], pvals: p)
      if p.dropLast().reduce(0, +) > 1 + 1e-12 { throw error(.valueError, "sum(pvals[:-1]) > 1.0") }
      return sampler
    }
    if trials.rank == 0, inner.isEmpty {
      // One set of parameters: a single run over the whole buffer.
      guard let sampler = samplers.first else {
        return arrayObject(try .zeros(Dims(Array(outer) + [width]), dtype: .int64))
      }
      return try wholeDraws(Dims(Array(outer) + [width]), scalarIsPlain: true) { source.fill($0, sampler) }
    }
    return try wholeDraws(Dims(Array(outer) + [width]), scalarIsPlain: true) { out in
      for (row, sampler) in samplers.enumerated() {
        source.fill(UnsafeMutableBufferPointer(rebasing: out[(row * width)..<((row + 1) * width)]), sampler)
      }
    }
  }

  /// `dirichlet`
  func dirichlet(_ call: Arguments, first: Int, _ source: any VariateSource) throws -> Value {
    _ = try length(of: call[first])
    let alpha = try array(from: call[first], dtype: .float64)
    if alpha.rank != 1 {
      throw error(
        .valueError,
        "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 1."
      )
    }
    let sampler = try DirichletSampler(
      alpha: alpha.values(as: Double.self), legacy: source is LegacyRandomState)
    let size = call.isGiven(first + 1) ? try call.shape(first + 1) : Dims()
    return try realDraws(Dims(Array(checkedShape(size)) + [alpha.size])) { source.fill($0, sampler) }
  }

  /// `multivariate_normal`: standard normals times a factor of the covariance, found by SVD, eigenvalues or Cholesky.
  func multivariateNormal(
    _ call: Arguments, first: Int, _ source: any VariateSource, method: String
  ) throws -> Value {
    let isLegacy = source is LegacyRandomState
    guard ["svd", "eigh", "cholesky"].contains(method) else {
      throw error(.valueError, "method must be one of {'eigh', 'svd', 'cholesky'}")
    }
    let mean = try array(from: call[first])
    let covariance = try array(from: call[first + 1], dtype: .float64)
    guard mean.rank == 1 else { throw error(.valueError, "mean must be 1 dimensional") }
    guard covariance.rank == 2, covariance.shape[0] == covariance.shape[1] else {
      throw error(.valueError, "cov must be 2 dimensional and square")
    }
    let n = mean.size
    guard covariance.shape[0] == n else { throw error(.valueError, "mean and cov must have same length") }
    let check = try call.text(first + 3)
    guard ["ignore", "warn", "raise"].contains(check) else {
      throw error(.valueError, "check_valid must equal 'warn', 'raise', or 'ignore'")
    }
    let tolerance = try call.double(first + 4)
    let outer = call.isGiven(first + 2) ? try checkedShape(call.shape(first + 2)) : Dims()
    let normals = try drawnArray(Dims([outer.product, n])) { source.fill($0, StandardNormalSampler()) }
    let (factor, isValid) = try computing {
      try Self.factor(of: covariance, method: method, tolerance: tolerance, isLegacy: isLegacy)
    }
    if !isValid, check != "ignore" {
      let message = "covariance is not symmetric positive-semidefinite."
      if check == "raise" { throw error(.valueError, message) }
      try warn(.runtimeWarning, message)
    }
    let drawn = try computing { try Ufunc.add(NDArray.dot(normals, factor), mean) }
    return arrayObject(try drawn.reshape(Dims(Array(outer) + [n])))
  }

  /// The matrix standard normals are multiplied with from the right, and whether the covariance is one.
  private static func factor(of covariance: NDArray, method: String, tolerance: Double, isLegacy: Bool) throws
    -> (NDArray, Bool)
  {
    switch method {
    case "cholesky": return (try LinearAlgebra.cholesky(covariance).transpose(), true)
    case "eigh":
      let (values, vectors) = try LinearAlgebra.symmetricEigen(covariance)
      let isValid = try !Ufunc.less(.array(values), .float(-tolerance)).any().item().isTrue
      return (try Ufunc.multiply(vectors, Ufunc.sqrt(Ufunc.absolute(values))).transpose(), isValid)
    default:
      let (u, s, vh) = try LinearAlgebra.singularValueDecomposition(covariance)
      let again = try NDArray.dot(Ufunc.multiply(vh.transpose(), s), vh)
      let isValid = try NDArray.allClose(again, covariance, rtol: tolerance, atol: tolerance)
      let roots = try Ufunc.sqrt(s)
      return (
        isLegacy
          ? try Ufunc.multiply(roots.expandDims([1]), vh) : try Ufunc.multiply(u, roots).transpose(), isValid
      )
    }
  }

  /// `multivariate_hypergeometric`
  func multivariateHypergeometric(_ call: Arguments, _ source: any VariateSource) throws -> Value {
    let method = try call.text(4)
    guard method == "marginals" || method == "count" else {
      throw error(.valueError, "method must be \"count\" or \"marginals\".")
    }
    let colors = try array(from: call[1])
    let counts = colors.dtype.isInteger ? try colors.values(as: Int.self) : []
    guard colors.rank == 1, colors.dtype.isInteger, counts.allSatisfy({ $0 >= 0 }) else {
      throw error(
        .valueError,
        "colors must be a one-dimensional sequence of nonnegative integers not exceeding 9223372036854775807."
      )
    }
    let sample = try call.int(2)
    if sample < 0 { throw error(.valueError, "nsample must be nonnegative.") }
    let sampler = try MultivariateHypergeometricSampler(
      colors: counts, sample: sample, byMarginals: method == "marginals")
    let size = call.isGiven(3) ? try checkedShape(call.shape(3)) : Dims()
    return try wholeDraws(Dims(Array(size) + [counts.count]), scalarIsPlain: true) {
      source.fill($0, sampler)
    }
  }
}
