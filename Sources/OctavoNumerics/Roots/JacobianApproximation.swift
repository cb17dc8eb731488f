/// An approximation of a system's Jacobian, built up from the points an iteration visits.
public protocol JacobianApproximation {
  mutating func setup(
    _ x: [Double], _ f: [Double], _ function: @escaping ([Double]) throws -> [Double]) throws
  /// The approximate solution of J s = f.
  mutating func solve(_ f: [Double], tolerance: Double) throws -> [Double]
  mutating func update(_ x: [Double], _ f: [Double]) throws
}

/// An approximate inverse of the Jacobian, which makes systems easier for `NewtonKrylov`.
public protocol Preconditioner {
  func begin(_ x: [Double], _ f: [Double], _ function: @escaping ([Double]) throws -> [Double]) throws
  func applied(to v: [Double]) throws -> [Double]
  func update(_ x: [Double], _ f: [Double]) throws
}

/// α of a first approximation −1/α of the Jacobian: half a step of the size of x.
private func initialAlpha(_ given: Double?, _ x: [Double], _ f: [Double]) -> Double {
  if let given { return given }
  let length = norm(f)
  return length == 0 ? 1 : 0.5 * max(norm(x), 1) / length
}

/// Broyden's methods (Math. of Computation 19, 1965), which keep the inverse as a multiple of the identity and a sum
/// of rank-one matrices; a full matrix once that is smaller.
public struct Broyden: JacobianApproximation {
  public enum Kind: Sendable {
    /// `broyden1`, the good one.
    case first
    /// `broyden2`, the bad one.
    case second
  }
  public enum Reduction: String, Sendable { case restart, simple }

  private let kind: Kind
  private let given: Double?
  private let reduction: Reduction
  private let maxRank: Int?
  private var alpha = 1.0
  private var cs: [[Double]] = []
  private var ds: [[Double]] = []
  private var collapsed: Matrix?
  private var last: (x: [Double], f: [Double]) = ([], [])

  public init(_ kind: Kind, alpha: Double? = nil, reduction: Reduction = .restart, maxRank: Int? = nil) {
    (self.kind, given, self.reduction, self.maxRank) = (kind, alpha, reduction, maxRank)
  }

  public mutating func setup(
    _ x: [Double], _ f: [Double], _ function: @escaping ([Double]) throws -> [Double]
  ) {
    alpha = initialAlpha(given, x, f)
    (cs, ds, collapsed) = ([], [], nil)
    last = (x, f)
  }

  private func times(_ v: [Double], _ left: [[Double]], _ right: [[Double]]) -> [Double] {
    var w = scaled(-alpha, v)
    for (c, d) in zip(left, right) { w = sum(w, dot(d, v), c) }
    return w
  }

  public mutating func solve(_ f: [Double], tolerance: Double) -> [Double] {
    let step = collapsed?.times(f) ?? times(f, cs, ds)
    if step.allSatisfy(\.isFinite) { return step }
    setup(last.x, last.f) { $0 }
    return times(f, cs, ds)
  }

  public mutating func update(_ x: [Double], _ f: [Double]) {
    let (dx, df) = (difference(x, last.x), difference(f, last.f))
    reduce()
    let image = collapsed?.times(df) ?? times(df, cs, ds)
    let c = difference(dx, image)
    switch kind {
    case .first:
      let v = collapsed?.transposedTimes(dx) ?? times(dx, ds, cs)
      append(c, scaled(1 / dot(df, v), v))
    case .second: append(c, scaled(1 / dot(df, df), df))
    }
    last = (x, f)
  }

  private mutating func reduce() {
    guard let maxRank, collapsed == nil, cs.count > maxRank - 1 else { return }
    switch reduction {
    case .restart: (cs, ds) = ([], [])
    case .simple:
      cs.removeFirst(cs.count - (maxRank - 1))
      ds.removeFirst(ds.count - (maxRank - 1))
    }
  }

  private mutating func append(_ c: [Double], _ d: [Double]) {
    if var matrix = collapsed {
      for i in c.indices { for j in d.indices { matrix[i, j] += c[i] * d[j] } }
      collapsed = matrix
      return
    }
    cs.append(c)
    ds.append(d)
    guard cs.count > c.count else { return }
    var matrix = Matrix(rows: c.count, columns: c.count)
    for i in c.indices { matrix[i, i] = -alpha }
    for (c, d) in zip(cs, ds) { for i in c.indices { for j in d.indices { matrix[i, j] += c[i] * d[j] } } }
    (collapsed, cs, ds) = (matrix, [], [])
  }
}

/// Anderson mixing (Eyert, J. Comput. Phys. 124, 1996).
public struct AndersonMixing: JacobianApproximation {
  private let given: Double?
  private let w0: Double
  private let memory: Int
  private var alpha = 1.0
  private var dx: [[Double]] = []
  private var df: [[Double]] = []
  private var last: (x: [Double], f: [Double]) = ([], [])

  public init(alpha: Double? = nil, w0: Double = 0.01, memory: Int = 5) {
    (given, self.w0, self.memory) = (alpha, w0, memory)
  }

  public mutating func setup(
    _ x: [Double], _ f: [Double], _ function: @escaping ([Double]) throws -> [Double]
  ) {
    alpha = initialAlpha(given, x, f)
    last = (x, f)
  }

  public mutating func solve(_ f: [Double], tolerance: Double) -> [Double] {
    var step = scaled(-alpha, f)
    if dx.isEmpty { return step }
    var a = SmallMatrix(size: df.count)
    for i in df.indices {
      for j in df.indices { a[i, j] = (i == j ? 1 + w0 * w0 : 1) * dot(df[i], df[j]) }
    }
    guard let gamma = a.solved(df.map { dot($0, f) }) else {
      (dx, df) = ([], [])
      return step
    }
    for k in gamma.indices { step = sum(step, gamma[k], sum(dx[k], alpha, df[k])) }
    return step
  }

  public mutating func update(_ x: [Double], _ f: [Double]) {
    if memory > 0 {
      dx.append(difference(x, last.x))
      df.append(difference(f, last.f))
      if dx.count > memory {
        dx.removeFirst(dx.count - memory)
        df.removeFirst(df.count - memory)
      }
    }
    last = (x, f)
  }
}

/// Diagonal approximations: Broyden's on the diagonal, a constant, and a constant tuned component by component.
public struct DiagonalMixing: JacobianApproximation {
  public enum Kind: Sendable { case broyden, linear, exciting }

  private let kind: Kind
  private let given: Double?
  private let largest: Double
  private var alpha = 1.0
  /// The factors of f, or for Broyden's method their inverses.
  private var d: [Double] = []
  private var last: (x: [Double], f: [Double]) = ([], [])

  public init(_ kind: Kind, alpha: Double? = nil, largest: Double = 1) {
    (self.kind, given, self.largest) = (kind, alpha, largest)
  }

  public mutating func setup(
    _ x: [Double], _ f: [Double], _ function: @escaping ([Double]) throws -> [Double]
  ) {
    alpha = initialAlpha(given, x, f)
    d = [Double](repeating: kind == .broyden ? 1 / alpha : alpha, count: f.count)
    last = (x, f)
  }

  public mutating func solve(_ f: [Double], tolerance: Double) -> [Double] {
    f.indices.map { kind == .broyden ? -f[$0] / d[$0] : -f[$0] * d[$0] }
  }

  public mutating func update(_ x: [Double], _ f: [Double]) {
    switch kind {
    case .linear: break
    case .broyden:
      let (dx, df) = (difference(x, last.x), difference(f, last.f))
      let square = dot(dx, dx)
      for i in d.indices { d[i] -= (df[i] + d[i] * dx[i]) * dx[i] / square }
    case .exciting:
      for i in d.indices {
        d[i] = f[i] * last.f[i] > 0 ? d[i] + alpha : alpha
        d[i] = min(max(d[i], 0), largest)
      }
    }
    last = (x, f)
  }
}

/// Newton–Krylov: the Jacobian is known by differences along directions only, and J s = f is solved by LGMRES (Baker,
/// Jessup and Manteuffel, SIAM J. Matrix Anal. 26, 2005; Knoll and Keyes, J. Comput. Phys. 193, 2004).
public struct NewtonKrylov: JacobianApproximation {
  private let relativeStep: Double
  private let directions: Int
  private let kept: Int
  private let preconditioner: (any Preconditioner)?
  private var function: ([Double]) throws -> [Double] = { $0 }
  private var x: [Double] = []
  private var f: [Double] = []
  private var omega = 0.0
  private var earlier: [[Double]] = []

  /// - Parameters:
  ///   - relativeStep: of the differences.
  ///   - directions: of one solution.
  ///   - kept: solutions of earlier systems that serve as directions too.
  ///   - preconditioner: what both sides of a system are multiplied by.
  public init(
    relativeStep: Double? = nil, directions: Int = 30, kept: Int = 10,
    preconditioner: (any Preconditioner)? = nil
  ) {
    self.relativeStep = relativeStep ?? Double.ulpOfOne.squareRoot()
    (self.directions, self.kept, self.preconditioner) = (directions, kept, preconditioner)
  }

  public mutating func setup(
    _ x: [Double], _ f: [Double], _ function: @escaping ([Double]) throws -> [Double]
  ) throws {
    self.function = function
    look(x, f)
    try preconditioner?.begin(x, f, function)
  }

  public mutating func update(_ x: [Double], _ f: [Double]) throws {
    look(x, f)
    try preconditioner?.update(x, f)
  }

  private mutating func look(_ x: [Double], _ f: [Double]) {
    (self.x, self.f) = (x, f)
    omega = relativeStep * max(1, largestAbsolute(x)) / max(1, largestAbsolute(f))
  }

  private func times(_ v: [Double]) throws -> [Double] {
    let length = norm(v)
    if length == 0 { return v }
    let scale = omega / length
    let ahead = try function(sum(x, scale, v))
    let product = ahead.indices.map { (ahead[$0] - f[$0]) / scale }
    guard product.allSatisfy(\.isFinite) || !v.allSatisfy(\.isFinite) else {
      throw OptimizeError("Function returned non-finite results")
    }
    return product
  }

  private func eased(_ v: [Double]) throws -> [Double] { try preconditioner?.applied(to: v) ?? v }

  public mutating func solve(_ right: [Double], tolerance: Double) throws -> [Double] {
    let none = [Double](repeating: 0, count: right.count)
    let whole = norm(right)
    if whole == 0 { return none }
    let goal = min(1, tolerance * whole / whole)
    let right = try eased(right)
    let length = norm(right)
    if length == 0 { throw OptimizeError("Preconditioner returned a zero vector; |v| ~ \(whole), |M v| = 0") }
    let first = scaled(1 / length, right)
    var basis = [first]
    var moves: [[Double]] = []
    var triangle: [[Double]] = []
    var rotations: [(c: Double, s: Double)] = []
    var reduced = [1.0]
    for j in 0..<directions + earlier.count {
      let z = j < earlier.count ? earlier[j] : j == earlier.count ? first : basis[basis.count - 1]
      var w = try eased(times(z))
      let size = norm(w)
      var column: [Double] = []
      for v in basis {
        let projection = dot(v, w)
        column.append(projection)
        w = sum(w, -projection, v)
      }
      var last = norm(w)
      let isExhausted = !(last > Double.ulpOfOne * size)
      basis.append(last > 0 ? scaled(1 / last, w) : w)
      moves.append(z)
      for (k, rotation) in rotations.enumerated() {
        let (a, b) = (column[k], column[k + 1])
        column[k] = rotation.c * a + rotation.s * b
        column[k + 1] = -rotation.s * a + rotation.c * b
      }
      let head = column[j]
      let radius = (head * head + last * last).squareRoot()
      let rotation = radius == 0 ? (c: 1.0, s: 0.0) : (c: head / radius, s: last / radius)
      column[j] = radius
      last = 0
      rotations.append(rotation)
      triangle.append(column)
      reduced.append(-rotation.s * reduced[j])
      reduced[j] *= rotation.c
      if abs(reduced[j + 1]) < goal || isExhausted { break }
    }
    var y = [Double](repeating: 0, count: moves.count)
    for i in stride(from: moves.count - 1, through: 0, by: -1) {
      var rest = reduced[i]
      for k in i + 1..<max(moves.count, i + 1) { rest -= triangle[k][i] * y[k] }
      y[i] = triangle[i][i] == 0 ? 0 : rest / triangle[i][i]
    }
    var step = none
    for (factor, z) in zip(y, moves) { step = sum(step, factor * length, z) }
    let size = norm(step)
    if size > 0 {
      earlier.append(scaled(1 / size, step))
      if earlier.count > kept { earlier.removeFirst(earlier.count - kept) }
    }
    return step
  }
}
