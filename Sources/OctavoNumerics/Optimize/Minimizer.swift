/// A method of minimisation: its settings, its state, and one step.
///
/// `minimize` drives it: it makes the first state, then takes steps until one says how it ended.
public protocol Minimizer {
  associatedtype Settings
  /// SciPy's name for `method=`.
  static var name: String { get }

  /// The state at the start. Evaluates the objective there.
  init(_ settings: Settings, _ objective: Objective, from start: [Double], bounds: Bounds?) throws

  /// One iteration. `report` is to be called once per iteration where SciPy calls the user's callback; if it
  /// returns true the user wants to stop.
  mutating func step(_ report: (MinimizerProgress) throws -> Bool) throws -> Termination?

  /// The best point found, with everything SciPy reports for the method.
  func result(_ ending: Termination) -> OptimizeResult
}

/// What a callback sees.
public struct MinimizerProgress: Sendable {
  public let x: [Double]
  public let fun: Double
}

/// Runs a method to its end.
///
/// - Parameters:
///   - report: called once per iteration; returning true stops.
/// - Throws: whatever the objective or the callback throws, and `OptimizeError` for options out of range.
public func minimize<Method: Minimizer>(
  _ method: Method.Type, _ settings: Method.Settings, _ objective: Objective, from start: [Double],
  bounds: Bounds? = nil, report: (MinimizerProgress) throws -> Bool = { _ in false }
) throws -> OptimizeResult {
  try bounds?.check(dimension: start.count)
  var state = try Method(settings, objective, from: start, bounds: bounds)
  while true {
    if let ending = try state.step(report) {
      var result = state.result(ending)
      result.firstNonFinite = objective.firstNonFinite
      return honest(result)
    }
  }
}

/// An objective that is not finite where the method stopped was not minimised, whatever test held.
private func honest(_ result: OptimizeResult) -> OptimizeResult {
  guard result.success, !result.fun.isFinite else { return result }
  var result = result
  result["success"] = .bool(false)
  return result
}
