import CSpecialFunctions

/// What makes large residuals count less: ρ of z = (f / scale)², with its derivatives.
public enum Loss {
  case linear, huber, softL1, cauchy, arctan
  /// Three rows for a vector of z: ρ, ρ′ and ρ″.
  case custom(([Double]) throws -> [[Double]])

  /// SciPy's names.
  public init?(name: String) {
    switch name {
    case "linear": self = .linear
    case "huber": self = .huber
    case "soft_l1": self = .softL1
    case "cauchy": self = .cauchy
    case "arctan": self = .arctan
    default: return nil
    }
  }

  var isLinear: Bool { if case .linear = self { true } else { false } }

  /// ρ and its derivatives at each residual, brought back to the scale of the residuals.
  func rho(_ f: [Double], scale: Double) throws -> (values: [Double], first: [Double], second: [Double]) {
    let z = f.map { ($0 / scale) * ($0 / scale) }
    let squared = scale * scale
    if case .custom(let function) = self {
      let rows = try function(z)
      guard rows.count == 3, rows.allSatisfy({ $0.count == f.count }) else {
        throw OptimizeError("The return value of `loss` callable has wrong shape.")
      }
      return (rows[0].map { $0 * squared }, rows[1], rows[2].map { $0 / squared })
    }
    var (values, first, second) = (z, z, z)
    for (i, z) in z.enumerated() {
      let (a, b, c) = one(z)
      values[i] = a * squared
      first[i] = b
      second[i] = c / squared
    }
    return (values, first, second)
  }

  func cost(_ f: [Double], scale: Double) throws -> Double {
    if isLinear { return 0.5 * dot(f, f) }
    return try 0.5 * rho(f, scale: scale).values.reduce(0, +)
  }

  private func one(_ z: Double) -> (Double, Double, Double) {
    switch self {
    case .linear, .custom: return (z, 1, 0)
    case .huber:
      if z <= 1 { return (z, 1, 0) }
      let root = z.squareRoot()
      return (2 * root - 1, 1 / root, -0.5 / (z * root))
    case .softL1:
      let t = 1 + z
      let root = t.squareRoot()
      return (2 * (root - 1), 1 / root, -0.5 / (t * root))
    case .cauchy:
      let t = 1 + z
      return (special_log1p(z), 1 / t, -1 / (t * t))
    case .arctan:
      let t = 1 + z * z
      return (special_atan(z), 1 / t, -2 * z / (t * t))
    }
  }
}
