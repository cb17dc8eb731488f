/// A strictly convex quadratic program, min ½ xᵀB x + gᵀx with linear constraints, solved by the dual method
/// of Goldfarb and Idnani (Mathematical Programming 27, 1983): from the unconstrained minimum, one violated
/// constraint at a time becomes active, and active ones leave when their multiplier would turn negative.
struct QuadraticProgram {
  let hessian: SmallMatrix
  let gradient: [Double]
  /// aᵀx = b.
  var equalities: [LinearCondition]
  /// aᵀx ≥ b.
  var inequalities: [LinearCondition]

  struct LinearCondition {
    let a: [Double]
    let b: Double
  }

  struct Solution {
    let x: [Double]
    /// One per equality, then one per inequality; zero where inactive.
    let multipliers: [Double]
  }

  enum Failure: Error {
    case notConvex
    /// No point satisfies the constraints.
    case infeasible
  }

  private struct Active {
    let index: Int
    /// The condition's normal, turned round for an equality met from above.
    let normal: [Double]
    let sign: Double
    let canLeave: Bool
  }

  func solve() throws -> Solution {
    guard let root = hessian.cholesky() else { throw Failure.notConvex }
    func inverseTimes(_ v: [Double]) -> [Double] { choleskySolve(root, v) }
    let conditions = equalities + inequalities
    var x = scaled(-1, inverseTimes(gradient))
    var active: [Active] = []
    var multipliers: [Double] = []
    var pending = Array(equalities.indices)
    for _ in 0..<100 * (conditions.count + x.count + 1) {
      let index: Int
      if let next = pending.first {
        index = next
        pending.removeFirst()
      } else if let worst = mostViolated(x, conditions, active) {
        index = worst
      } else {
        return solution(x, active, multipliers)
      }
      try activate(index, conditions[index], &x, &active, &multipliers, inverseTimes)
    }
    throw Failure.infeasible
  }

  private func solution(_ x: [Double], _ active: [Active], _ multipliers: [Double]) -> Solution {
    var all = [Double](repeating: 0, count: equalities.count + inequalities.count)
    for (constraint, multiplier) in zip(active, multipliers) {
      all[constraint.index] = constraint.sign * multiplier
    }
    return Solution(x: x, multipliers: all)
  }

  private func mostViolated(_ x: [Double], _ conditions: [LinearCondition], _ active: [Active]) -> Int? {
    var worst: (index: Int, amount: Double)?
    for index in equalities.count..<conditions.count where !active.contains(where: { $0.index == index }) {
      let condition = conditions[index]
      let slack = dot(condition.a, x) - condition.b
      let noise = 1e-14 * (abs(condition.b) + zip(condition.a, x).reduce(0) { $0 + abs($1.0 * $1.1) })
      if slack < -noise && slack < worst?.amount ?? 0 { worst = (index, slack) }
    }
    return worst?.index
  }

  /// Makes one violated condition hold, letting others go as needed.
  private func activate(
    _ index: Int, _ condition: LinearCondition, _ x: inout [Double], _ active: inout [Active],
    _ multipliers: inout [Double], _ inverseTimes: ([Double]) -> [Double]
  ) throws {
    let isEquality = index < equalities.count
    let sign = isEquality && dot(condition.a, x) > condition.b ? -1.0 : 1.0
    let normal = scaled(sign, condition.a)
    let target = sign * condition.b
    let image = inverseTimes(normal)
    let size = dot(normal, image)
    var multiplier = 0.0
    while true {
      let images = active.map { inverseTimes($0.normal) }
      let rates = try dualRates(active, images, image)
      var direction = image
      for (rate, activeImage) in zip(rates, images) { direction = sum(direction, -rate, activeImage) }
      let progress = dot(direction, normal)
      let violation = dot(normal, x) - target
      // Normals that depend on the active ones cannot be reached by moving x.
      let canMove = progress > 1e-13 * max(size, .leastNormalMagnitude)
      if !canMove && isEquality && abs(violation) <= 1e-12 * (1 + abs(target)) { return }
      var longest = Double.infinity
      var leaving: Int?
      for k in active.indices where active[k].canLeave && rates[k] > 0 {
        if multipliers[k] / rates[k] < longest { (longest, leaving) = (multipliers[k] / rates[k], k) }
      }
      let full = canMove ? -violation / progress : .infinity
      let step = min(longest, full)
      guard step.isFinite else { throw Failure.infeasible }
      if canMove { x = sum(x, step, direction) }
      for k in multipliers.indices { multipliers[k] -= step * rates[k] }
      multiplier += step
      if full <= longest {
        active.append(Active(index: index, normal: normal, sign: sign, canLeave: !isEquality))
        multipliers.append(multiplier)
        return
      }
      guard let leaving else { throw Failure.infeasible }
      active.remove(at: leaving)
      multipliers.remove(at: leaving)
    }
  }

  /// How fast the active multipliers fall as the new one grows: (NᵀB⁻¹N) r = NᵀB⁻¹n.
  private func dualRates(_ active: [Active], _ images: [[Double]], _ image: [Double]) throws -> [Double] {
    if active.isEmpty { return [] }
    var gram = SmallMatrix(size: active.count)
    for i in active.indices { for j in active.indices { gram[i, j] = dot(active[i].normal, images[j]) } }
    guard let rates = gram.solved(active.map { dot($0.normal, image) }) else { throw Failure.infeasible }
    return rates
  }
}

/// The solution of L Lᵀ x = v.
func choleskySolve(_ l: SmallMatrix, _ v: [Double]) -> [Double] {
  var x = v
  for i in 0..<l.size {
    for k in 0..<i { x[i] -= l[i, k] * x[k] }
    x[i] /= l[i, i]
  }
  for i in stride(from: l.size - 1, through: 0, by: -1) {
    for k in i + 1..<max(l.size, i + 1) { x[i] -= l[k, i] * x[k] }
    x[i] /= l[i, i]
  }
  return x
}
