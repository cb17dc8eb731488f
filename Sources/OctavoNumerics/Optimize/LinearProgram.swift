/// A linear program: minimise cᵀx with rows lower ≤ A x ≤ upper and bounds on x.
///
/// Solved by a bounded primal simplex method on a dense tableau (Chvátal, Linear Programming, 1983, chapter 8): each
/// row has a slack variable with the row's bounds; a first phase drives out what violates a bound, a second lowers
/// the cost. Dantzig's rule chooses the entering variable; Bland's takes over when steps stay empty, so that it ends.
public struct LinearProgram: Sendable {
  public enum Status: Sendable { case optimal, infeasible, unbounded, iterationLimit }

  public struct Solution: Sendable {
    public let status: Status
    public let x: [Double]
    public let value: Double
    /// How the value changes with each row's active bound and each variable's active bound.
    public let rowDuals: [Double]
    public let reducedCosts: [Double]
    public let iterations: Int

    /// The solution of an integer program, which has no duals.
    public init(_ found: IntegerProgram.Solution, of program: LinearProgram) {
      (status, x, value, iterations) = (found.status, found.x, found.value, -1)
      rowDuals = program.rows.map { _ in 0 }
      reducedCosts = program.cost.map { _ in 0 }
    }

    init(
      status: Status, x: [Double], value: Double, rowDuals: [Double], reducedCosts: [Double], iterations: Int
    ) {
      (self.status, self.x, self.value) = (status, x, value)
      (self.rowDuals, self.reducedCosts, self.iterations) = (rowDuals, reducedCosts, iterations)
    }
  }

  public var cost: [Double]
  /// One array per row.
  public var rows: [[Double]]
  public var rowLower: [Double]
  public var rowUpper: [Double]
  public var lower: [Double]
  public var upper: [Double]
  public var maxiter = 50_000

  public init(
    cost: [Double], rows: [[Double]] = [], rowLower: [Double] = [], rowUpper: [Double] = [], lower: [Double],
    upper: [Double]
  ) {
    (self.cost, self.rows, self.rowLower, self.rowUpper) = (cost, rows, rowLower, rowUpper)
    (self.lower, self.upper) = (lower, upper)
  }

  public func solve() -> Solution {
    let crossed = zip(lower + rowLower, upper + rowUpper).contains { $0 > $1 }
    if crossed { return failure(.infeasible, 0) }
    var tableau = Tableau(self)
    return tableau.solve(limit: maxiter).map { failure($0, tableau.iterations) } ?? tableau.solution(of: self)
  }

  private func failure(_ status: Status, _ iterations: Int) -> Solution {
    Solution(status: status, x: [], value: .nan, rowDuals: [], reducedCosts: [], iterations: iterations)
  }

  /// The rows solved for the basic variables. Variables 0..<n are the program's, the others the rows' slacks
  /// s = A x, which begin as the basis.
  private struct Tableau {
    let n: Int
    let m: Int
    let lower: [Double]
    let upper: [Double]
    let cost: [Double]
    /// Row i: the basic variable of row i as a combination of the nonbasic ones.
    var coefficients: [[Double]]
    var basis: [Int]
    var nonbasic: [Int]
    var values: [Double]
    var iterations = 0
    let tolerance = 1e-9

    init(_ program: LinearProgram) {
      n = program.cost.count
      m = program.rows.count
      lower = program.lower + program.rowLower
      upper = program.upper + program.rowUpper
      cost = program.cost + [Double](repeating: 0, count: program.rows.count)
      coefficients = program.rows
      basis = Array(program.cost.count..<program.cost.count + program.rows.count)
      nonbasic = Array(0..<program.cost.count)
      values = [Double](repeating: 0, count: lower.count)
      for j in 0..<n { values[j] = lower[j].isFinite ? lower[j] : upper[j].isFinite ? upper[j] : 0 }
      for i in 0..<m { values[n + i] = zip(coefficients[i], values).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    private func violation(_ variable: Int) -> Double {
      let value = values[variable]
      let scale = tolerance * max(1, abs(value))
      if value < lower[variable] - scale { return value - lower[variable] }
      if value > upper[variable] + scale { return value - upper[variable] }
      return 0
    }

    /// Nil when a best point has been found.
    mutating func solve(limit: Int) -> Status? {
      while iterations < limit {
        // While anything violates a bound, the sum of the violations is what is lowered.
        var weights = [Double](repeating: 0, count: nonbasic.count)
        var isFeasible = true
        for i in 0..<m {
          let excess = violation(basis[i])
          if excess == 0 { continue }
          isFeasible = false
          for k in nonbasic.indices { weights[k] += excess > 0 ? coefficients[i][k] : -coefficients[i][k] }
        }
        if isFeasible { weights = reducedCosts() }
        guard let entering = enteringVariable(weights) else { return isFeasible ? nil : .infeasible }
        if !step(entering, direction: weights[entering] < 0 ? 1 : -1, isFeasible: isFeasible) {
          return isFeasible ? .unbounded : .infeasible
        }
        iterations += 1
      }
      return .iterationLimit
    }

    func reducedCosts() -> [Double] {
      var weights = nonbasic.map { cost[$0] }
      for i in 0..<m where cost[basis[i]] != 0 {
        for k in nonbasic.indices { weights[k] += cost[basis[i]] * coefficients[i][k] }
      }
      return weights
    }

    private var emptySteps = 0

    private func enteringVariable(_ weights: [Double]) -> Int? {
      var best: Int?
      for k in nonbasic.indices {
        let variable = nonbasic[k]
        let weight = weights[k]
        guard abs(weight) > tolerance, lower[variable] < upper[variable] else { continue }
        let canMove = weight < 0 ? values[variable] < upper[variable] : values[variable] > lower[variable]
        guard canMove else { continue }
        guard let current = best else {
          best = k
          continue
        }
        let isBetter =
          emptySteps > 50 ? variable < nonbasic[current] : abs(weight) > abs(weights[current])
        if isBetter { best = k }
      }
      return best
    }

    /// Moves a nonbasic variable as far as the bounds let it; false if nothing stops it.
    private mutating func step(_ k: Int, direction: Double, isFeasible: Bool) -> Bool {
      let variable = nonbasic[k]
      var length = direction > 0 ? upper[variable] - values[variable] : values[variable] - lower[variable]
      var leaving: Int?
      var target = 0.0
      for i in 0..<m {
        let rate = coefficients[i][k] * direction
        if abs(rate) <= tolerance { continue }
        let basic = basis[i]
        let excess = violation(basic)
        // A variable outside its bounds stops where it comes back to the far one.
        let bound: Double
        if rate > 0 {
          bound = excess < 0 ? lower[basic] : upper[basic]
        } else {
          bound = excess > 0 ? upper[basic] : lower[basic]
        }
        if !bound.isFinite || (rate > 0 && excess > 0) || (rate < 0 && excess < 0) { continue }
        let reach = max((bound - values[basic]) / rate, 0)
        let isShorter =
          reach < length - 1e-12
          || (reach <= length && (leaving.map { abs(coefficients[$0][k]) < abs(rate) } ?? (reach < length)))
        if isShorter { (length, leaving, target) = (min(reach, length), i, bound) }
      }
      if length == .infinity { return false }
      emptySteps = length <= tolerance ? emptySteps + 1 : 0
      values[variable] += direction * length
      for i in 0..<m { values[basis[i]] += coefficients[i][k] * direction * length }
      guard let leaving else {
        values[variable] = direction > 0 ? upper[variable] : lower[variable]
        return true
      }
      values[basis[leaving]] = target
      pivot(leaving, k)
      return true
    }

    private mutating func pivot(_ i: Int, _ k: Int) {
      let pivot = coefficients[i][k]
      var row = coefficients[i].map { -$0 / pivot }
      row[k] = 1 / pivot
      for other in 0..<m where other != i {
        let factor = coefficients[other][k]
        if factor == 0 { continue }
        coefficients[other][k] = 0
        for j in row.indices { coefficients[other][j] += factor * row[j] }
      }
      coefficients[i] = row
      swap(&basis[i], &nonbasic[k])
    }

    func solution(of program: LinearProgram) -> Solution {
      let basic = basis.filter { $0 < n }
      let active = nonbasic.filter { $0 >= n }.map { $0 - n }
      var x = Array(values.prefix(n))
      if let found = program.vertex(basic: basic, active: active, values: values) {
        for (variable, value) in zip(basic, found) { x[variable] = value }
      }
      var duals = [Double](repeating: 0, count: n + m)
      if let prices = program.prices(basic: basic, active: active) {
        for (row, price) in zip(active, prices) { duals[n + row] = price }
        for variable in nonbasic where variable < n {
          duals[variable] = program.reducedCost(variable, active: active, prices: prices)
        }
      } else {
        for (k, weight) in reducedCosts().enumerated() { duals[nonbasic[k]] = weight }
      }
      return Solution(
        status: .optimal, x: x, value: zip(program.cost, x).reduce(0) { $0 + $1.0 * $1.1 },
        rowDuals: Array(duals.suffix(m)), reducedCosts: Array(duals.prefix(n)), iterations: iterations)
    }
  }
}

/// Linear programs in which some variables are whole numbers, by branch and bound, depth first.
public struct IntegerProgram: Sendable {
  public enum Kind: Sendable {
    case real, integer
    /// Zero, or a real number inside the bounds.
    case semicontinuous, semiinteger
  }

  public var relaxation: LinearProgram
  public var kinds: [Kind]
  public var maxNodes = 100_000
  /// Relative gap at which the search ends.
  public var gap = 1e-4

  public init(_ relaxation: LinearProgram, kinds: [Kind]) {
    (self.relaxation, self.kinds) = (relaxation, kinds)
  }

  public struct Solution: Sendable {
    public let status: LinearProgram.Status
    public let x: [Double]
    public let value: Double
    public let nodes: Int
    public let bound: Double
  }

  public func solve() -> Solution {
    var best: (x: [Double], value: Double)?
    var open: [(lower: [Double], upper: [Double])] = []
    let semi = kinds.indices.filter { kinds[$0] == .semicontinuous || kinds[$0] == .semiinteger }
    var rootLower = relaxation.lower
    var rootUpper = relaxation.upper
    for j in kinds.indices where kinds[j] == .integer {
      rootLower[j] = rootLower[j].rounded(.up)
      rootUpper[j] = rootUpper[j].rounded(.down)
    }
    // Each semicontinuous variable is decided first: zero, or inside its bounds.
    open.append((rootLower, rootUpper))
    for j in semi {
      open += open.map { node in
        var zero = node
        (zero.lower[j], zero.upper[j]) = (0, 0)
        return zero
      }
    }
    var nodes = 0
    var ending = LinearProgram.Status.infeasible
    while let node = open.popLast() {
      nodes += 1
      if nodes > maxNodes { return finished(best, .iterationLimit, nodes) }
      var program = relaxation
      (program.lower, program.upper) = (node.lower, node.upper)
      let found = program.solve()
      if found.status == .unbounded { ending = .unbounded }
      guard found.status == .optimal else { continue }
      if let best, found.value >= best.value - 1e-9 * max(1, abs(best.value)) { continue }
      guard let j = branching(found.x) else {
        let x = found.x.indices.map { isWhole($0) ? found.x[$0].rounded() : found.x[$0] }
        best = (x, zip(relaxation.cost, x).reduce(0) { $0 + $1.0 * $1.1 })
        continue
      }
      var (below, above) = (node, node)
      below.upper[j] = found.x[j].rounded(.down)
      above.lower[j] = found.x[j].rounded(.up)
      // The nearer side is looked at first.
      let isNearBelow = found.x[j] - found.x[j].rounded(.down) < 0.5
      open += isNearBelow ? [above, below] : [below, above]
    }
    return finished(best, best == nil ? ending : .optimal, nodes)
  }

  private func isWhole(_ j: Int) -> Bool { kinds[j] == .integer || kinds[j] == .semiinteger }

  /// The variable that is furthest from whole; nil if all are whole.
  private func branching(_ x: [Double]) -> Int? {
    var best: (index: Int, distance: Double)?
    for j in kinds.indices where isWhole(j) {
      let distance = abs(x[j] - x[j].rounded())
      if distance > 1e-6, distance > best?.distance ?? 0 { best = (j, distance) }
    }
    return best?.index
  }

  private func finished(_ best: (x: [Double], value: Double)?, _ status: LinearProgram.Status, _ nodes: Int)
    -> Solution
  {
    Solution(
      status: status, x: best?.x ?? [], value: best?.value ?? .nan, nodes: nodes, bound: best?.value ?? .nan)
  }
}
