/// Probabilities of a choice, checked and summed up.
public struct ChoiceWeights: Sendable {
  public let probabilities: [Double]

  /// - Parameter legacy: chooses between the wordings of `Generator.choice` and `RandomState.choice`.
  /// - Throws: `ParameterError` if a probability is negative or NaN, or the sum is off by more than √ε.
  public init(_ probabilities: [Double], legacy: Bool = false) throws {
    func text(_ tail: String) -> String { (legacy ? "probabilities " : "Probabilities ") + tail }
    let sum = compensatedSum(probabilities)
    if sum.isNaN { throw ParameterError(text("contain NaN")) }
    if probabilities.contains(where: { $0 < 0 }) { throw ParameterError(text("are not non-negative")) }
    if abs(sum - 1) > Double.ulpOfOne.squareRoot() {
      let more = legacy ? "" : ". See Notes section of docstring for more information."
      throw ParameterError(text("do not sum to 1" + more))
    }
    self.probabilities = probabilities
  }
}

extension VariateSource {
  /// Places of a weighted population, drawn with replacement: the first whose cumulative probability exceeds
  /// a uniform.
  public func choice(count: Int, weights: ChoiceWeights) -> [Int] {
    let cumulative = normalizedCumulative(weights.probabilities)
    return draws(count, StandardUniformSampler()).map { place(of: $0, in: cumulative) }
  }

  /// Places of a weighted population, drawn without replacement: draws with replacement, keeps the first of
  /// equal ones, and goes on with the probabilities of those taken set to 0.
  public func choiceWithoutReplacement(
    count: Int, weights: ChoiceWeights, legacy: Bool = false
  ) throws -> [Int] {
    var probabilities = weights.probabilities
    try checkSample(count, of: probabilities.count, legacy: legacy)
    if probabilities.count(where: { $0 > 0 }) < count {
      throw ParameterError("Fewer non-zero entries in p than size")
    }
    var taken: [Int] = []
    while taken.count < count {
      let uniforms = draws(count - taken.count, StandardUniformSampler())
      for place in taken { probabilities[place] = 0 }
      let cumulative = normalizedCumulative(probabilities)
      var seen: Set<Int> = []
      for uniform in uniforms {
        let place = place(of: uniform, in: cumulative)
        if seen.insert(place).inserted { taken.append(place) }
      }
    }
    return taken
  }
}

extension Generator {
  /// `count` different places of 0..<population: Floyd's method for small samples, the tail of a shuffle for
  /// large ones, as `numpy.random.Generator.choice`.
  ///
  /// - Parameter shuffled: false leaves Floyd's order, which is not random; quicker.
  public func choiceWithoutReplacement(
    count: Int, population: Int, shuffled: Bool = true
  ) throws -> [Int] {
    try checkSample(count, of: population, legacy: false)
    if population > 10_000 && count > population / (shuffled ? 50 : 20) {
      var places = Array(0..<population)
      shuffleChosen(&places, first: max(population - count, 1))
      return Array(places[(population - count)...])
    }
    let first = population - count
    var seen: Set<Int> = []
    seen.reserveCapacity(count)
    var places = draws(count, FloydTrialSampler(first: first))
    for i in places.indices where !seen.insert(places[i]).inserted {
      places[i] = first + i
      seen.insert(first + i)
    }
    if shuffled { shuffleChosen(&places) }
    return places
  }
}

extension LegacyRandomState {
  /// `count` different places of 0..<population: the beginning of a permutation.
  public func choiceWithoutReplacement(count: Int, population: Int) throws -> [Int] {
    try checkSample(count, of: population, legacy: true)
    return Array(permutation(population).prefix(count))
  }
}

private func checkSample(_ count: Int, of population: Int, legacy: Bool) throws {
  if count < 0 { throw ParameterError("negative dimensions are not allowed") }
  if count > population {
    let option = legacy ? "'replace=False'" : "replace is False"
    throw ParameterError("Cannot take a larger sample than population when \(option)")
  }
}

/// Kahan's sum.
private func compensatedSum(_ values: [Double]) -> Double {
  guard var sum = values.first else { return 0 }
  var carried = 0.0
  for value in values.dropFirst() {
    let term = value - carried
    let next = sum + term
    carried = (next - sum) - term
    sum = next
  }
  return sum
}

private func normalizedCumulative(_ probabilities: [Double]) -> [Double] {
  var sum = 0.0
  let cumulative = probabilities.map { probability -> Double in
    sum += probability
    return sum
  }
  return cumulative.map { $0 / sum }
}

/// The first place whose cumulative value exceeds `value`.
private func place(of value: Double, in cumulative: [Double]) -> Int {
  var low = 0
  var high = cumulative.count
  while low < high {
    let middle = (low + high) / 2
    if cumulative[middle] > value { high = middle } else { low = middle + 1 }
  }
  return min(low, max(0, cumulative.count - 1))
}
