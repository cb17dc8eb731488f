/// A univariate distribution in standard form: its shape parameters are set, location is 0 and scale is 1.
///
/// Each distribution is one file, in one order: parameters and support, moments, density, cumulative
/// distribution and tails, quantiles, sampling, fit. Functions of x are only called inside the support, and
/// quantiles only for probabilities strictly between 0 and 1; what lies outside, location and scale are dealt
/// with once, in `DistributionEvaluation.swift`. Names and formulas are those of `scipy.stats`.
public protocol Distribution: Sendable {
  /// SciPy's name.
  static var name: String { get }
  /// SciPy's names of the shape parameters, in order.
  static var shapeNames: [String] { get }
  static var isDiscrete: Bool { get }

  /// - Parameter shapes: one value per shape name; they may be invalid.
  init(shapes: [Double])

  /// Whether the shape parameters are inside their domain; if not, every function is NaN.
  var isValid: Bool { get }
  /// The smallest and the largest possible value; they may be infinite.
  var support: (lower: Double, upper: Double) { get }

  var moments: Moments { get }
  /// The differential entropy, or the entropy of a discrete distribution, in nats.
  var entropy: Double { get }
  /// E[Xⁿ] for n ≥ 1, where a closed form is known.
  func rawMoment(_ n: Int) -> Double?

  /// The density, or the probability of a whole x.
  func density(_ x: Double) -> Double
  func logDensity(_ x: Double) -> Double

  func cdf(_ x: Double) -> Double
  func logCDF(_ x: Double) -> Double
  func sf(_ x: Double) -> Double
  func logSF(_ x: Double) -> Double

  func quantile(_ p: Double) -> Double
  /// The x with sf(x) = q.
  func inverseSF(_ q: Double) -> Double

  /// Fills with draws from the stream. Draws of a discrete distribution are whole numbers.
  func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws

  /// Maximum likelihood in closed form, or nil if there is none and the likelihood must be climbed.
  static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters?

  /// Shape parameters from which to climb the likelihood.
  static func fitStart(_ data: [Double]) -> [Double]
  /// Location and scale to climb from where the first two moments will not do.
  static func fitStartLocation(_ data: [Double]) -> (loc: Double, scale: Double)?

  // Whole-buffer forms, in place, over standardised values; given for every conforming type.
  func evaluate(_ function: DistributionFunction, _ values: UnsafeMutableBufferPointer<Double>)
}

/// The functions every distribution has, under SciPy's names.
public enum DistributionFunction: String, CaseIterable, Sendable {
  case pdf, pmf, logpdf, logpmf, cdf, logcdf, sf, logsf, ppf, isf
}

public struct Moments: Equatable, Sendable {
  public var mean: Double
  public var variance: Double
  public var skewness: Double
  /// Excess kurtosis, 0 for the normal.
  public var kurtosis: Double

  public init(mean: Double, variance: Double, skewness: Double, kurtosis: Double) {
    (self.mean, self.variance, self.skewness, self.kurtosis) = (mean, variance, skewness, kurtosis)
  }
}

extension Moments {
  /// From E[X] to E[X⁴].
  init(raw: [Double]) {
    precondition(raw.count == 4, "the first four moments")
    let mean = raw[0]
    let second = raw[1] - mean * mean
    let third = (-mean * mean - 3 * second) * mean + raw[2]
    let fourth = ((-mean * mean - 6 * second) * mean - 4 * third) * mean + raw[3]
    self.init(
      mean: mean, variance: second, skewness: third / pow(second, 1.5),
      kurtosis: fourth / (second * second) - 3)
  }
}

/// What the user holds fixed in a fit; nil is free.
public struct FixedParameters: Equatable, Sendable {
  public var shapes: [Double?]
  public var loc: Double?
  public var scale: Double?

  public init(shapes: [Double?] = [], loc: Double? = nil, scale: Double? = nil) {
    (self.shapes, self.loc, self.scale) = (shapes, loc, scale)
  }
}

public struct FittedParameters: Equatable, Sendable {
  public var shapes: [Double]
  public var loc: Double
  public var scale: Double

  public init(shapes: [Double], loc: Double, scale: Double) {
    (self.shapes, self.loc, self.scale) = (shapes, loc, scale)
  }
}

extension Distribution {
  public static var isDiscrete: Bool { false }

  /// The entropy as a sum or an integral.
  public var entropy: Double { expectation { -logDensity($0) } }

  public func rawMoment(_ n: Int) -> Double? { nil }
  public func logDensity(_ x: Double) -> Double { log(density(x)) }
  public func logCDF(_ x: Double) -> Double { log(cdf(x)) }
  public func sf(_ x: Double) -> Double { 1 - cdf(x) }
  public func logSF(_ x: Double) -> Double { log(sf(x)) }
  public func inverseSF(_ q: Double) -> Double { quantile(1 - q) }

  public static func fitClosedForm(_ data: [Double], fixed: FixedParameters) throws -> FittedParameters? {
    nil
  }

  public static func fitStart(_ data: [Double]) -> [Double] { shapeNames.map { _ in 1 } }
  public static func fitStartLocation(_ data: [Double]) -> (loc: Double, scale: Double)? { nil }

  /// Quantiles of uniform draws.
  public func sample(_ out: UnsafeMutableBufferPointer<Double>, from source: any VariateSource) throws {
    source.fill(out, StandardUniformSampler())
    for i in out.indices { out[i] = quantile(out[i]) }
  }
}

/// Data or options a fit cannot work with. The text is SciPy's.
public struct FitError: Error, Equatable, Sendable, CustomStringConvertible {
  public let message: String
  /// True when the message is about the data (SciPy's `FitDataError`), false for the options.
  public let isAboutData: Bool

  public init(_ message: String, isAboutData: Bool = false) {
    self.message = message
    self.isAboutData = isAboutData
  }

  public var description: String { message }

  /// - Parameters:
  ///   - lower, upper: the limits as SciPy writes them out.
  static func outsideSupport(_ name: String, _ lower: String, _ upper: String) -> FitError {
    FitError(
      "Invalid values in `data`.  Maximum likelihood estimation with '\(name)' requires that "
        + "\(lower) < (x - loc)/scale  < \(upper) for each x in `data`.", isAboutData: true)
  }
}
