import Foundation
import OctavoNumerics

/// A double of a reference file: a number, or "nan", "inf", "-inf".
struct RecordedDouble: Decodable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      value = number
    } else {
      value = Double(try container.decode(String.self)) ?? .nan
    }
  }
}

/// A function of scipy.special over a grid: see Reference/record_special.py.
struct SpecialCase: Decodable {
  let name: String
  let arguments: [[RecordedDouble]]
  let values: [RecordedDouble]

  private struct File: Decodable { let functions: [SpecialCase] }

  static func recorded() throws -> [SpecialCase] {
    try JSONDecoder().decode(File.self, from: referenceData("special.json")).functions
  }

  /// Ours, by SciPy's name.
  var function: (([Double]) -> Double)? {
    switch name {
    case "erf": { errorFunction($0[0]) }
    case "erfc": { complementaryErrorFunction($0[0]) }
    case "erfinv": { inverseErrorFunction($0[0]) }
    case "erfcinv": { inverseComplementaryErrorFunction($0[0]) }
    case "ndtr": { normalCDF($0[0]) }
    case "log_ndtr": { logNormalCDF($0[0]) }
    case "ndtri": { normalQuantile($0[0]) }
    case "gamma": { gammaFunction($0[0]) }
    case "gammaln": { logGamma($0[0]) }
    case "psi": { digamma($0[0]) }
    case "polygamma": { polygamma(Int($0[0]), $0[1]) }
    case "entr": { entropyTerm($0[0]) }
    case "expit": { logisticFunction($0[0]) }
    case "logit": { logit($0[0]) }
    case "gammainc": { gammaP($0[0], $0[1]) }
    case "gammaincc": { gammaQ($0[0], $0[1]) }
    case "gammaincinv": { inverseGammaP($0[0], $0[1]) }
    case "gammainccinv": { inverseGammaQ($0[0], $0[1]) }
    case "betaln": { logBeta($0[0], $0[1]) }
    case "xlogy": { xLogY($0[0], $0[1]) }
    case "xlog1py": { xLog1pY($0[0], $0[1]) }
    case "betainc": { betaI($0[0], $0[1], $0[2]) }
    case "betaincc": { betaIComplement($0[0], $0[1], $0[2]) }
    case "betaincinv": { inverseBetaI($0[0], $0[1], $0[2]) }
    case "betainccinv": { inverseBetaIComplement($0[0], $0[1], $0[2]) }
    default: nil
    }
  }

  /// What differs by more than `tolerance` relatively, and the largest relative error of the finite values.
  func compare(tolerance: Double) -> (worst: Double, differences: [String]) {
    guard let function else { return (.infinity, ["\(name) does not exist"]) }
    var worst = 0.0
    var differences: [String] = []
    for (argument, want) in zip(arguments, values) {
      let point = argument.map(\.value)
      let got = function(point)
      let error = relativeError(got, want.value)
      if error.isFinite { worst = max(worst, error) }
      if !(error <= tolerance) { differences.append("\(name)\(point): got \(got), want \(want.value)") }
    }
    return (worst, differences)
  }
}

/// 0 for equal values, NaN, infinities and underflow included; ∞ where one is finite and the other is not.
func relativeError(_ got: Double, _ want: Double) -> Double {
  if got == want || (got.isNaN && want.isNaN) { return 0 }
  if !got.isFinite || !want.isFinite { return .infinity }
  // The smallest normal number stands for an underflow in SciPy, 0 here.
  return abs(got - want) <= 2.3e-308 ? 0 : abs(got - want) / abs(want)
}
