import Foundation
import OctavoNumerics

/// One recorded run of `scipy.optimize.minimize`: see Reference/record_minimize.py.
struct MinimizeCase: Decodable {
  let problem: String
  let start: [Double]
  let method: String
  let jac: String?
  let options: Options
  let bounds: [[Double?]]?
  let x: [Double]
  let fun: Double
  let nit: Int
  let nfev: Int
  let njev: Int?
  let status: Int
  let success: Bool
  let message: String
  let result_jac: [Double]?
  let hess_inv: [[Double]]?
  let direc: [[Double]]?
  let nit_range: [Int]
  let nfev_range: [Int]
  let x_range: Double
  let endings: [Ending]

  struct Ending: Decodable, Equatable {
    let status: Int
    let message: String

    init(status: Int, message: String) { (self.status, self.message) = (status, message) }

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      status = try pair.decode(Int.self)
      message = try pair.decode(String.self)
    }
  }

  /// Whether SciPy takes the same counts from starts a few units in the last place away.
  var isStable: Bool { nit_range[0] == nit_range[1] && nfev_range[0] == nfev_range[1] }

  func allows(nit: Int) -> Bool { allows(nit, self.nit, nit_range) }
  func allows(nfev: Int) -> Bool { allows(nfev, self.nfev, nfev_range) }

  private func allows(_ count: Int, _ recorded: Int, _ range: [Int]) -> Bool {
    if isStable { return count == recorded }
    let margin = range[1] - range[0] + 1
    return count >= range[0] - margin && count <= range[1] + margin
  }

  struct Options: Decodable {
    var adaptive: Bool?
    var maxiter: Int?
    var maxfev: Int?
    var maxfun: Int?
    var maxcor: Int?
    var xatol: Double?
    var fatol: Double?
    var ftol: Double?
    var gtol: Double?
    var initial_simplex: [[Double]]?
  }

  private struct File: Decodable { let cases: [MinimizeCase] }

  static func recorded() throws -> [MinimizeCase] {
    try JSONDecoder().decode(File.self, from: referenceData("minimize.json")).cases
  }

  var testDescription: String {
    let bound = bounds == nil ? "" : " bounded"
    return "\(method) on \(problem)\(bound) from \(start), jac \(jac ?? "none"), \(options.summary)"
  }

  private var box: Bounds? {
    bounds.map { pairs in
      Bounds(lower: pairs.map { $0[0] ?? -.infinity }, upper: pairs.map { $0[1] ?? .infinity })
    }
  }

  private func objective(step: Double) throws -> Objective {
    guard let (function, gradient) = Problems.named(problem) else { throw OptimizeError("no \(problem)") }
    switch (jac, gradient) {
    case ("exact", let gradient?): return Objective(function, .exact(gradient))
    case ("2-point", _): return Objective(function, .finite(FiniteDifference(.twoPoint)), bounds: box)
    case ("3-point", _): return Objective(function, .finite(FiniteDifference(.threePoint)), bounds: box)
    default:
      return Objective(function, .finite(FiniteDifference(.twoPoint, absoluteStep: step)), bounds: box)
    }
  }

  /// The same run here; nil if the method does not exist yet.
  func run() throws -> OptimizeResult? {
    switch method {
    case "Nelder-Mead":
      var settings = NelderMead.Settings()
      settings.adaptive = options.adaptive ?? false
      settings.maxiter = options.maxiter.map(Double.init)
      settings.maxfev = options.maxfev.map(Double.init)
      settings.xatol = options.xatol ?? settings.xatol
      settings.fatol = options.fatol ?? settings.fatol
      settings.initialSimplex = options.initial_simplex
      return try minimize(NelderMead.self, settings, objective(step: 0), from: start, bounds: box)
    case "L-BFGS-B":
      var settings = LBFGSB.Settings()
      settings.maxiter = options.maxiter ?? settings.maxiter
      settings.maxfun = options.maxfun ?? settings.maxfun
      settings.maxcor = options.maxcor ?? settings.maxcor
      settings.ftol = options.ftol ?? settings.ftol
      settings.gtol = options.gtol ?? settings.gtol
      return try minimize(LBFGSB.self, settings, objective(step: 1e-8), from: start, bounds: box)
    case "BFGS":
      var settings = BFGS.Settings()
      settings.maxiter = options.maxiter
      settings.gtol = options.gtol ?? settings.gtol
      return try minimize(BFGS.self, settings, objective(step: rootEpsilon), from: start)
    case "CG":
      var settings = ConjugateGradient.Settings()
      settings.maxiter = options.maxiter
      return try minimize(ConjugateGradient.self, settings, objective(step: rootEpsilon), from: start)
    case "Powell":
      var settings = Powell.Settings()
      settings.maxiter = options.maxiter.map(Double.init)
      return try minimize(Powell.self, settings, objective(step: 0), from: start, bounds: box)
    case "Newton-CG":
      return try minimize(NewtonCG.self, NewtonCG.Settings(), objective(step: 0), from: start)
    case "TNC":
      return try minimize(
        TruncatedNewton.self, TruncatedNewton.Settings(), objective(step: 1e-8), from: start, bounds: box)
    case "SLSQP":
      var settings = SLSQP.Settings()
      settings.maxiter = options.maxiter ?? settings.maxiter
      return try minimize(SLSQP.self, settings, objective(step: rootEpsilon), from: start, bounds: box)
    default: return nil
    }
  }

  private var rootEpsilon: Double { Double.ulpOfOne.squareRoot() }
}

extension MinimizeCase.Options {
  var summary: String {
    let parts: [String?] = [
      adaptive.map { "adaptive \($0)" }, maxiter.map { "maxiter \($0)" }, maxfev.map { "maxfev \($0)" },
      maxfun.map { "maxfun \($0)" }, maxcor.map { "maxcor \($0)" }, xatol.map { "xatol \($0)" },
      ftol.map { "ftol \($0)" }, gtol.map { "gtol \($0)" }, initial_simplex.map { _ in "initial simplex" },
    ]
    let given = parts.compactMap { $0 }
    return given.isEmpty ? "defaults" : given.joined(separator: ", ")
  }
}
