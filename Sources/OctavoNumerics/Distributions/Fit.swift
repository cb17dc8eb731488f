/// Maximum likelihood: the closed form of the distribution, or else a Nelder–Mead search over the free
/// parameters from SciPy's starting point, observations outside the support being penalised.
///
/// - Parameters:
///   - guess: starting shapes, location and scale in place of the computed ones.
/// - Throws: `FitError` with SciPy's text for data or options that cannot be used, or when the search ends
///   outside the parameters' domain.
public func fit(
  _ distribution: any Distribution.Type, _ data: [Double], fixed: FixedParameters = FixedParameters(),
  guess: FixedParameters = FixedParameters()
) throws -> FittedParameters {
  var fixed = fixed
  let count = distribution.shapeNames.count
  fixed.shapes += [Double?](repeating: nil, count: max(0, count - fixed.shapes.count))
  if fixed.loc != nil && fixed.scale != nil && fixed.shapes.allSatisfy({ $0 != nil }) {
    throw FitError("All parameters fixed. There is nothing to optimize.")
  }
  if data.contains(where: { !$0.isFinite }) {
    throw FitError("The data contains non-finite values.", isAboutData: true)
  }
  if let fitted = try distribution.fitClosedForm(data, fixed: fixed) { return fitted }
  return try Likelihood(distribution, data, fixed).climb(from: guess)
}

/// The negative log-likelihood of data as a function of the free parameters.
private struct Likelihood {
  let distribution: any Distribution.Type
  let data: [Double]
  let fixed: [Double?]

  init(_ distribution: any Distribution.Type, _ data: [Double], _ fixed: FixedParameters) {
    (self.distribution, self.data) = (distribution, data)
    self.fixed = fixed.shapes + [fixed.loc, fixed.scale]
  }

  func climb(from guess: FixedParameters) throws -> FittedParameters {
    let shapeCount = distribution.shapeNames.count
    let start = startingPoint(guess)
    let free = fixed.indices.filter { fixed[$0] == nil }
    func parameters(_ point: [Double]) -> [Double] {
      var all = fixed.map { $0 ?? .nan }
      for (k, i) in free.enumerated() { all[i] = point[k] }
      return all
    }
    let objective = Objective { self.value(parameters($0)) }
    let result = try minimize(
      NelderMead.self, NelderMead.Settings(), objective, from: free.map { start[$0] })
    let fitted = parameters(result.x)
    if !result.fun.isFinite || !distribution.init(shapes: Array(fitted.prefix(shapeCount))).isValid
      || !(fitted[shapeCount + 1] > 0)
    {
      throw FitError(
        "Optimization converged to parameters that are outside the range allowed by the distribution.")
    }
    return FittedParameters(
      shapes: Array(fitted.prefix(shapeCount)), loc: fitted[shapeCount], scale: fitted[shapeCount + 1])
  }

  private func startingPoint(_ guess: FixedParameters) -> [Double] {
    let computed = distribution.fitStart(data)
    let shapes = computed.indices.map { i in
      fixed[i] ?? (i < guess.shapes.count ? guess.shapes[i] : nil) ?? computed[i]
    }
    let (loc, scale) =
      distribution.fitStartLocation(data) ?? startingLocation(distribution.init(shapes: computed))
    return shapes + [
      fixed[shapes.count] ?? guess.loc ?? loc, fixed[shapes.count + 1] ?? guess.scale ?? scale,
    ]
  }

  /// Location and scale from the first two moments, or from the data's range where that would leave data
  /// outside the support.
  private func startingLocation(_ standard: any Distribution) -> (loc: Double, scale: Double) {
    let moments = standard.moments
    var scale = (sampleVariance(data) / moments.variance).squareRoot()
    var loc = pairwiseMean(data) - scale * moments.mean
    if !loc.isFinite { loc = 0 }
    if !(scale.isFinite && scale > 0) { scale = 1 }
    let (lower, upper) = standard.support
    guard let least = data.min(), let greatest = data.max(), upper > lower else { return (loc, scale) }
    if loc + lower * scale < least && greatest < loc + upper * scale { return (loc, scale) }
    let margin = (greatest - least) * 0.1
    if lower.isFinite && upper.isFinite {
      return ((least - lower) - margin, (greatest - least + 2 * margin) / (upper - lower))
    }
    if lower.isFinite { return ((least - lower) - margin, 1) }
    return upper.isFinite ? ((greatest - upper) + margin, 1) : (loc, scale)
  }

  private func value(_ parameters: [Double]) -> Double {
    let shapes = Array(parameters.dropLast(2))
    let (loc, scale) = (parameters[shapes.count], parameters[shapes.count + 1])
    let standard = distribution.init(shapes: shapes)
    guard standard.isValid && scale > 0 else { return .infinity }
    var terms = data.map { ($0 - loc) / scale }
    terms.withUnsafeMutableBufferPointer { standard.evaluate(.logpdf, $0) }
    let possible = terms.filter(\.isFinite)
    let outside = Double(terms.count - possible.count)
    // One observation outside weighs more than any likelihood inside.
    let penalty = outside > 0 ? outside * log(Double.greatestFiniteMagnitude) * 100 : 0
    return -pairwiseSum(possible) + penalty + Double(data.count) * log(scale)
  }
}
