/// What an optimiser returns: named fields in the order in which SciPy stores them.
public struct OptimizeResult: Sendable {
  public enum Value: Sendable {
    /// Python's None.
    case nothing
    case bool(Bool)
    case int(Int)
    case double(Double)
    case text(String)
    case vector([Double])
    /// Rows of one length.
    case matrix([[Double]])
    /// Vertices, best first, and their values.
    case simplex([[Double]], [Double])
    /// An inverse Hessian held as correction pairs.
    case inverseHessian(LimitedMemoryInverseHessian)
  }

  public private(set) var fields: [(name: String, value: Value)]
  /// Where the objective first was not finite, if it was; not one of SciPy's fields.
  public var firstNonFinite: NonFiniteValue?
  /// The left sides of c(x) ≤ 0 at the point, for what methods with constraints print; not one of SciPy's fields.
  public var conditions: [Double] = []
  /// Sentences for the user, to be shown as warnings of SciPy's `OptimizeWarning` kind.
  public var warnings: [String] = []

  public init(_ fields: [(name: String, value: Value)]) { self.fields = fields }

  /// The field of that name; setting replaces it in place or adds it at the end.
  public subscript(name: String) -> Value? {
    get { fields.first { $0.name == name }?.value }
    set {
      let index = fields.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): fields[index].value = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append((name, value))
      case (nil, nil): break
      }
    }
  }

  public var x: [Double] { if case .vector(let x)? = self["x"] { x } else { [] } }
  public var fun: Double { if case .double(let f)? = self["fun"] { f } else { .nan } }
  public var success: Bool { if case .bool(let flag)? = self["success"] { flag } else { false } }
  public var status: Int { int("status") }
  public var message: String { if case .text(let text)? = self["message"] { text } else { "" } }
  public var nit: Int { int("nit") }
  public var nfev: Int { int("nfev") }
  public var njev: Int { int("njev") }
  public var jac: [Double] { if case .vector(let g)? = self["jac"] { g } else { [] } }

  private func int(_ name: String) -> Int { if case .int(let value)? = self[name] { value } else { 0 } }
}

/// How a minimisation ended, as SciPy words it.
public struct Termination: Equatable, Sendable {
  public let status: Int
  public let message: String
  /// Whether the method's own convergence test held.
  public let success: Bool

  public init(_ status: Int, _ message: String, success: Bool) {
    (self.status, self.message, self.success) = (status, message, success)
  }

  static let converged = Termination(0, "Optimization terminated successfully.", success: true)
  static let tooManyEvaluations = Termination(
    1, "Maximum number of function evaluations has been exceeded.", success: false)
  static let tooManyIterations = Termination(
    1, "Maximum number of iterations has been exceeded.", success: false)
  static let precisionLoss = Termination(
    2, "Desired error not necessarily achieved due to precision loss.", success: false)
  static let notFinite = Termination(3, "NaN result encountered.", success: false)
  static let stoppedByCallback = Termination(
    99, "`callback` raised `StopIteration`.", success: false)
}
