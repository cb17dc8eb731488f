/// A function to minimise, with its gradient, as the methods see it: evaluations are counted, the value and
/// the gradient at the last point are kept, and a gradient that is not given comes from finite differences.
///
/// Errors thrown by the user's functions pass through unchanged.
public final class Objective {
  public typealias Function = ([Double]) throws -> Double
  public typealias Gradient = ([Double]) throws -> [Double]

  /// Where the gradient comes from.
  public enum Derivative {
    case exact(Gradient)
    /// Value and gradient from one call.
    case combined(([Double]) throws -> (Double, [Double]))
    case finite(FiniteDifference)
    /// From calls of the function at complex points, one for each variable.
    case complexSteps(Gradient)
  }

  private let function: Function
  private let derivative: Derivative
  private let bounds: Bounds?

  /// Whether the gradient comes from differences.
  var takesDifferences: Bool { if case .finite = derivative { true } else { false } }

  /// Calls of the function, those for finite differences included.
  public private(set) var nfev = 0
  /// Gradients computed.
  public private(set) var njev = 0
  /// The first point at which the function was NaN or infinite.
  public private(set) var firstNonFinite: NonFiniteValue?

  private var point: [Double]?
  private var pointValue: Double?
  private var pointGradient: [Double]?
  /// What the last call of a combined function gave, and where.
  private var combined: (x: [Double], value: Double, gradient: [Double])?

  /// - Parameters:
  ///   - function: called with a point of the problem's dimension.
  ///   - derivative: nil is for methods that use none.
  ///   - bounds: finite differences stay inside them.
  public init(
    _ function: @escaping Function, _ derivative: Derivative = .finite(.default), bounds: Bounds? = nil
  ) {
    self.function = function
    self.derivative = derivative
    self.bounds = bounds
  }

  /// A function whose one call gives the value and the gradient (SciPy's `jac=True`).
  public convenience init(
    combined: @escaping ([Double]) throws -> (Double, [Double]), bounds: Bounds? = nil
  ) {
    self.init({ try combined($0).0 }, .combined(combined), bounds: bounds)
  }

  /// The value at x, from memory if x is the last point.
  public func value(_ x: [Double]) throws -> Double {
    moveTo(x)
    if let value = pointValue { return value }
    let value = try evaluate(x)
    pointValue = value
    return value
  }

  /// The gradient at x, from memory if x is the last point.
  ///
  /// - Throws: `OptimizeError` if the user's gradient has another length than x.
  public func gradient(_ x: [Double]) throws -> [Double] {
    moveTo(x)
    if let gradient = pointGradient { return gradient }
    let gradient: [Double]
    switch derivative {
    case .exact(let function): gradient = try function(x)
    case .complexSteps(let steps):
      gradient = try steps(x)
      nfev += x.count
    case .combined(let both): gradient = try remembered(both, x).gradient
    case .finite(let difference):
      let here = try value(x)
      gradient = try difference.gradient(at: x, value: here, bounds: bounds, evaluate)
    }
    njev += 1
    guard gradient.count == x.count else {
      throw OptimizeError("The gradient has \(gradient.count) elements, the point has \(x.count).")
    }
    pointGradient = gradient
    return gradient
  }

  public func valueAndGradient(_ x: [Double]) throws -> (Double, [Double]) {
    (try value(x), try gradient(x))
  }

  /// Second derivatives at x from differences of the gradient, made symmetric.
  public func hessian(_ x: [Double], _ difference: FiniteDifference) throws -> [[Double]] {
    let rows = try difference.columns(at: x, values: gradient(x), bounds: nil, gradient)
    return rows.indices.map { i in rows.indices.map { 0.5 * (rows[i][$0] + rows[$0][i]) } }
  }

  private func moveTo(_ x: [Double]) {
    if point == x { return }
    point = x
    pointValue = nil
    pointGradient = nil
  }

  /// Both parts at x: a gradient alone counts as no call of the function, as with SciPy.
  private func remembered(
    _ both: ([Double]) throws -> (Double, [Double]), _ x: [Double]
  ) throws -> (value: Double, gradient: [Double]) {
    if let combined, combined.x == x { return (combined.value, combined.gradient) }
    let (value, gradient) = try both(x)
    combined = (x, value, gradient)
    return (value, gradient)
  }

  /// The value at x by a call, whatever the last point was.
  public func evaluate(_ x: [Double]) throws -> Double {
    try Interrupt.poll()
    nfev += 1
    let value: Double
    if case .combined(let both) = derivative {
      value = try remembered(both, x).value
    } else {
      value = try function(x)
    }
    if !value.isFinite && firstNonFinite == nil {
      firstNonFinite = NonFiniteValue(x: x, value: value, evaluation: nfev)
    }
    return value
  }
}

/// Where an objective first was NaN or infinite.
public struct NonFiniteValue: Equatable, Sendable {
  public let x: [Double]
  public let value: Double
  /// The number of the call, from 1.
  public let evaluation: Int
}

/// A problem or an option that cannot be worked with. The text is SciPy's where SciPy has one.
public struct OptimizeError: Error, Equatable, Sendable, CustomStringConvertible {
  public let message: String
  public init(_ message: String) { self.message = message }
  public var description: String { message }
}

/// Componentwise bounds; infinite where there is none.
public struct Bounds: Equatable, Sendable {
  public var lower: [Double]
  public var upper: [Double]

  public init(lower: [Double], upper: [Double]) {
    (self.lower, self.upper) = (lower, upper)
  }

  /// Each component moved into its bounds; as many components as there are bounds.
  public func clip(_ x: [Double]) -> [Double] {
    precondition(lower.count == x.count && upper.count == x.count, "`minimize` checks the lengths")
    return x.indices.map { min(max(x[$0], lower[$0]), upper[$0]) }
  }

  public func contains(_ x: [Double]) -> Bool {
    guard lower.count == x.count, upper.count == x.count else { return false }
    // NaN is not outside anything.
    return !x.indices.contains { x[$0] < lower[$0] || x[$0] > upper[$0] }
  }

  func check(dimension: Int) throws {
    guard lower.count == dimension, upper.count == dimension else {
      throw OptimizeError("The number of bounds is not compatible with the length of `x0`.")
    }
  }
}
