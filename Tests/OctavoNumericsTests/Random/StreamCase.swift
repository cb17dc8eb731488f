import Foundation
import OctavoNumerics
import Testing

/// One recorded stream of NumPy: see Reference/record_random.py.
struct StreamCase: Decodable, CustomTestStringConvertible {
  let source: String
  let seed: UInt64
  let method: String
  let args: [Argument]
  let count: Int
  let first: [String]
  let hash: String
  let after: String

  enum Argument: Decodable {
    case number(Double, Int?)
    case list([Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let list = try? container.decode([Double].self) {
        self = .list(list)
      } else {
        self = .number(try container.decode(Double.self), try? container.decode(Int.self))
      }
    }

    var double: Double { if case .number(let value, _) = self { value } else { .nan } }
    var int: Int { if case .number(_, let value?) = self { value } else { 0 } }
    var list: [Double] { if case .list(let values) = self { values } else { [] } }
  }

  var testDescription: String { "\(source)(\(seed)).\(method)\(args)" }

  private struct File: Decodable { let cases: [StreamCase] }

  static func recorded() throws -> [StreamCase] {
    try JSONDecoder().decode(File.self, from: referenceData("random.json")).cases
  }

  /// The bits of the values drawn here, and of one uniform drawn after them.
  func draw() throws -> (words: [UInt64], after: UInt64) {
    let origin = try makeSource()
    let words = try words(from: origin)
    return (words, origin.draw(StandardUniformSampler()).bitPattern)
  }

  private func makeSource() throws -> any VariateSource {
    switch source {
    case "PCG64": return Generator(PCG64(SeedSequence(seed)))
    case "MT19937": return Generator(MT19937(SeedSequence(seed)))
    default:
      if let small = UInt32(exactly: seed) { return LegacyRandomState(seed: small) }
      let halves = [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)]
      return try LegacyRandomState(seed: halves)
    }
  }

  private func words(from origin: any VariateSource) throws -> [UInt64] {
    func a(_ i: Int) -> Double { args[i].double }
    func bits<S: Sampler>(_ sampler: S) -> [UInt64] where S.Value == Double {
      origin.draws(count, sampler).map(\.bitPattern)
    }
    func bits<S: Sampler>(_ sampler: S) -> [UInt64] where S.Value == Int {
      origin.draws(count, sampler).map { UInt64(bitPattern: Int64($0)) }
    }
    func words(_ values: [Int]) -> [UInt64] { values.map { UInt64(bitPattern: Int64($0)) } }
    let legacy = source == "RandomState"
    switch method {
    case "random", "random_sample": return bits(StandardUniformSampler())
    case "uniform":
      return bits(
        try args.isEmpty
          ? UniformSampler(legacy: legacy) : UniformSampler(low: a(0), high: a(1), legacy: legacy))
    case "standard_normal": return bits(StandardNormalSampler())
    case "normal": return bits(try NormalSampler(mean: a(0), scale: a(1)))
    case "standard_exponential": return bits(StandardExponentialSampler())
    case "standard_exponential_inv": return bits(StandardExponentialSampler(byInversion: true))
    case "exponential": return bits(try ExponentialSampler(scale: a(0)))
    case "standard_gamma": return bits(try GammaSampler(shape: a(0)))
    case "gamma": return bits(try GammaSampler(shape: a(0), scale: a(1)))
    case "beta": return bits(try BetaSampler(a: a(0), b: a(1)))
    case "chisquare": return bits(try ChiSquareSampler(degrees: a(0)))
    case "noncentral_chisquare":
      return bits(try NoncentralChiSquareSampler(degrees: a(0), noncentrality: a(1)))
    case "f": return bits(try FRatioSampler(numerator: a(0), denominator: a(1)))
    case "noncentral_f":
      return bits(try NoncentralFRatioSampler(numerator: a(0), denominator: a(1), noncentrality: a(2)))
    case "standard_cauchy": return bits(StandardCauchySampler())
    case "standard_t": return bits(try StudentTSampler(degrees: a(0)))
    case "pareto": return bits(try ParetoSampler(a: a(0)))
    case "weibull": return bits(try WeibullSampler(a: a(0)))
    case "power": return bits(try PowerSampler(a: a(0)))
    case "laplace": return bits(try LaplaceSampler(location: a(0), scale: a(1)))
    case "gumbel": return bits(try GumbelSampler(location: a(0), scale: a(1)))
    case "logistic": return bits(try LogisticSampler(location: a(0), scale: a(1)))
    case "lognormal": return bits(try LogNormalSampler(mean: a(0), sigma: a(1)))
    case "rayleigh": return bits(try RayleighSampler(scale: a(0)))
    case "triangular": return bits(try TriangularSampler(left: a(0), mode: a(1), right: a(2)))
    case "vonmises": return bits(try VonMisesSampler(mean: a(0), concentration: a(1)))
    case "wald": return bits(try WaldSampler(mean: a(0), scale: a(1)))
    case "poisson": return bits(try PoissonSampler(mean: a(0)))
    case "binomial": return bits(try BinomialSampler(trials: args[0].int, p: a(1), legacy: legacy))
    case "geometric": return bits(try GeometricSampler(p: a(0)))
    case "negative_binomial":
      return bits(try NegativeBinomialSampler(successes: a(0), p: a(1), legacy: legacy))
    case "zipf": return bits(try ZipfSampler(a: a(0)))
    case "logseries": return bits(try LogSeriesSampler(p: a(0)))
    case "hypergeometric":
      return bits(
        try HypergeometricSampler(good: args[0].int, bad: args[1].int, sample: args[2].int, legacy: legacy))
    case "multinomial": return bits(try MultinomialSampler(trials: args[0].int, pvals: args[1].list))
    case "dirichlet": return bits(try DirichletSampler(alpha: args[0].list, legacy: legacy))
    case "integers", "randint":
      return bits(try UniformIntegerSampler(low: args[0].int, through: args[1].int - 1))
    case "integers_int32", "randint_int32":
      return bits(try UniformInteger32Sampler(low: args[0].int, through: args[1].int - 1))
    case "integers_uint8", "randint_uint8", "integers_int16", "randint_int16", "integers_bool",
      "randint_bool":
      let width = method.hasSuffix("8") ? 8 : method.hasSuffix("16") ? 16 : 1
      return bits(
        try NarrowUniformIntegerSampler(width: width, low: args[0].int, through: args[1].int - 1))
    case "bytes":
      let bytes = (origin as? Generator)?.bits.bytes(count) ?? (origin as? LegacyRandomState)?.bytes(count)
      return bytes?.map { UInt64($0) } ?? []
    case "raw":
      guard let generator = origin as? Generator else { return [] }
      return (0..<count).map { _ in generator.bits.nextRaw() }
    case "permutation": return words(origin.permutation(count))
    case "choice":
      return bits(try UniformIntegerSampler(low: 0, through: args[0].int - 1))
    case "choice_p":
      return words(origin.choice(count: count, weights: try ChoiceWeights(args[0].list, legacy: legacy)))
    case "choice_without", "choice_without_unshuffled":
      if let generator = origin as? Generator {
        return words(
          try generator.choiceWithoutReplacement(
            count: args[1].int, population: args[0].int, shuffled: method == "choice_without"))
      }
      guard let state = origin as? LegacyRandomState else { return [] }
      return words(try state.choiceWithoutReplacement(count: args[1].int, population: args[0].int))
    case "choice_without_p":
      return words(
        try origin.choiceWithoutReplacement(
          count: args[1].int, weights: try ChoiceWeights(args[0].list, legacy: legacy), legacy: legacy))
    default: return []
    }
  }
}

/// The hash of Reference/record_random.py: the sum of word · mᶦ⁺¹.
func polynomialHash(_ words: [UInt64]) -> UInt64 {
  var power: UInt64 = 1
  var sum: UInt64 = 0
  for word in words {
    power &*= 0x9e37_79b9_7f4a_7c15
    sum &+= word &* power
  }
  return sum
}

/// A file of the folder `Reference` beside the tests.
func referenceData(_ name: String, from file: String = #filePath) throws -> Data {
  let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
  return try Data(contentsOf: tests.appendingPathComponent("Reference").appendingPathComponent(name))
}
