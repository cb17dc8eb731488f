import Foundation

/// A linear objective and linear conditions c + aᵀd ≤ 0, and the step that COBYLA takes with them: in a ball, first the
/// shortest that makes the largest violation least, then, with the freedom that is left, down the objective. The
/// active set and its orthogonal factor are Powell's (COBYLA's TRSTLP), whose paper leaves this part out; tests of
/// rounding and stalling are PRIMA's.
struct LinearModel {
  let gradient: [Double]
  /// One normal per condition.
  let normals: [[Double]]
  let conditions: [Double]

  func violation(_ d: [Double]) -> Double {
    normals.indices.reduce(0) { max($0, conditions[$1] + dot(normals[$1], d)) }
  }

  /// By how much a step lowers the largest violation.
  func relief(_ d: [Double]) -> Double { conditions.reduce(0, max) - violation(d) }

  func foretold(_ d: [Double], _ penalty: Double) -> Double { -dot(d, gradient) + penalty * relief(d) }

  func step(radius: Double) -> [Double] {
    var rows = normals + [gradient]
    var limits = conditions.map { -$0 } + [0]
    for i in rows.indices {
      let largest = rows[i].reduce(0) { max($0, abs($1)) }
      guard largest > 1e12 else { continue }
      let scale = max(2 * Double.leastNormalMagnitude, 1 / largest)
      rows[i] = scaled(scale, rows[i])
      limits[i] *= scale
    }
    var search = ActiveSetSearch(rows: rows, limits: limits, radius: radius)
    search.meetConditions()
    search.descend()
    return search.d
  }
}

/// Whether x is nothing beside `reference`, within rounding.
private func isMinor(_ x: Double, _ reference: Double) -> Bool {
  let one = abs(reference) + 0.1 * abs(x)
  let two = abs(reference) + 0.2 * abs(x)
  return abs(reference) >= one || one >= two
}

private struct ActiveSetSearch {
  /// The conditions' normals, then the objective's.
  let rows: [[Double]]
  let limits: [Double]
  let radius: Double
  private(set) var d: [Double]

  private var n: Int { d.count }
  private let conditionCount: Int
  private var isDescending = false
  /// Positions of rows, active ones first.
  private var order: [Int] = []
  private var activeCount = 0
  /// Multipliers of active rows, then residuals of the others.
  private var multipliers: [Double] = []
  /// Orthonormal columns; the first ones span the active normals.
  private var basis: [[Double]]
  private var diagonal: [Double]
  private var direction: [Double]
  private var worst = 0.0

  init(rows: [[Double]], limits: [Double], radius: Double) {
    (self.rows, self.limits, self.radius) = (rows, limits, radius)
    let size = rows[0].count
    conditionCount = rows.count - 1
    d = [Double](repeating: 0, count: size)
    direction = d
    diagonal = d
    basis = (0..<size).map { i in (0..<size).map { $0 == i ? 1 : 0 } }
  }

  mutating func meetConditions() {
    order = Array(0..<conditionCount)
    worst = order.reduce(0) { max($0, -limits[$1]) }
    multipliers = order.map { worst + limits[$0] }
    guard conditionCount > 0, worst > 0, let first = order.max(by: { -limits[$0] < -limits[$1] }) else {
      return
    }
    // The first of equally violated conditions.
    run(from: order.first { limits[$0] == limits[first] } ?? first, count: conditionCount)
  }

  mutating func descend() {
    order.append(conditionCount)
    multipliers.append(0)
    if dot(d, d) >= radius * radius { return }
    isDescending = true
    worst = (0..<conditionCount).reduce(0) { max($0, dot(d, rows[$1]) - limits[$1]) }
    run(from: conditionCount, count: conditionCount + 1)
  }

  /// Steps until nothing is gained in three, or the ball ends.
  private mutating func run(from first: Int, count: Int) {
    for k in 0..<activeCount { diagonal[k] = dot(basis[k], rows[order[k]]) }
    var entering = first
    var lowest = Double.greatestFiniteMagnitude
    var formerCount = activeCount
    var stalls = 0
    for _ in 0..<min(10_000, 100 * max(conditionCount, n)) {
      let value = isDescending ? dot(d, rows[conditionCount]) : worst
      if value < lowest || activeCount > formerCount {
        formerCount = activeCount
        stalls = 0
      } else {
        stalls += 1
      }
      lowest = min(lowest, value)
      if stalls == 3 { return }
      guard entering >= activeCount ? activate(entering) : deactivate(entering) else { return }
      guard let next = move(count) else { return }
      entering = next
    }
  }

  private func isNothing(_ value: Double) -> Bool {
    value.isNaN || abs(value) <= Double.ulpOfOne * Double.ulpOfOne
  }

  // MARK: The active set

  private mutating func activate(_ place: Int) -> Bool {
    let row = rows[order[place]]
    let formerDiagonal = diagonal
    if extend(by: row) {
      multipliers[place] = multipliers[activeCount - 1]
      multipliers[activeCount - 1] = 0
      order.swapAt(place, activeCount - 1)
    } else {
      // The row depends on the active ones: one of them leaves.
      let shares = combination(row, formerDiagonal)
      guard shares.contains(where: { $0 > 0 }) else { return false }
      let fraction = shares.indices.reduce(Double.greatestFiniteMagnitude) {
        shares[$1] > 0 ? min($0, multipliers[$1] / shares[$1]) : $0
      }
      for k in shares.indices { multipliers[k] = max(0, multipliers[k] - fraction * shares[k]) }
      if activeCount == 0 || isNothing(diagonal[activeCount - 1]) { return false }
      multipliers[place] = 0
      multipliers[activeCount - 1] = fraction
      order.swapAt(place, activeCount - 1)
    }
    if isDescending, order[activeCount - 1] != conditionCount {
      // The objective stays last.
      if activeCount <= 1 { return false }
      exchange(activeCount - 2)
      order.swapAt(activeCount - 2, activeCount - 1)
      multipliers.swapAt(activeCount - 2, activeCount - 1)
    }
    let last = activeCount - 1
    if isNothing(diagonal[last]) { return false }
    if isDescending {
      direction = scaled(-1 / diagonal[last], basis[last])
    } else {
      direction = sum(direction, -(dot(direction, rows[order[last]]) + 1) / diagonal[last], basis[last])
    }
    return true
  }

  private mutating func deactivate(_ place: Int) -> Bool {
    exchange(place)
    order.insert(order.remove(at: place), at: activeCount - 1)
    multipliers.insert(multipliers.remove(at: place), at: activeCount - 1)
    activeCount -= 1
    if activeCount > 0, isNothing(diagonal[activeCount - 1]) { return false }
    if isDescending {
      guard activeCount > 0 else { return false }
      direction = scaled(-1 / diagonal[activeCount - 1], basis[activeCount - 1])
    } else {
      direction = sum(direction, -dot(direction, basis[activeCount]), basis[activeCount])
    }
    return true
  }

  /// Turns basis vectors k and k+1 so that the part (a, b) of a row lies along the first.
  private mutating func turn(_ k: Int, _ first: [Double], _ second: [Double], _ a: Double, _ b: Double) {
    let (c, s) = Self.rotation(a, b)
    basis[k] = sum(scaled(c, first), s, second)
    basis[k + 1] = sum(scaled(-s, first), c, second)
  }

  private static func rotation(_ a: Double, _ b: Double) -> (c: Double, s: Double) {
    if a.isNaN || b.isNaN || (a == 0 && b == 0) { return (1, 0) }
    if abs(b) <= .ulpOfOne * abs(a) { return (a < 0 ? -1 : 1, 0) }
    if abs(a) <= .ulpOfOne * abs(b) { return (0, b < 0 ? -1 : 1) }
    let length = hypot(a, b)
    return (a / length, b / length)
  }

  /// Makes a row the last active one; false where it depends on those that are.
  private mutating func extend(by row: [Double]) -> Bool {
    var parts = basis.map { dot(row, $0) }
    let sizes = basis.map { column in zip(row, column).reduce(0) { $0 + abs($1.0) * abs($1.1) } }
    for k in parts.indices where isMinor(parts[k], sizes[k]) { parts[k] = 0 }
    for k in stride(from: n - 2, through: activeCount, by: -1) where abs(parts[k + 1]) > 0 {
      turn(k, basis[k], basis[k + 1], parts[k], parts[k + 1])
      parts[k] = hypot(parts[k], parts[k + 1])
    }
    let isNew =
      activeCount < n && !isNothing(parts[activeCount]) && !isMinor(parts[activeCount], sizes[activeCount])
    if isNew { activeCount += 1 }
    if activeCount > 0 { diagonal[activeCount - 1] = parts[activeCount - 1] }
    return isNew
  }

  /// Moves active row i behind the others.
  private mutating func exchange(_ i: Int) {
    guard i >= 0, i < activeCount else { return }
    let active = order[..<activeCount].map { rows[$0] }
    for k in i..<activeCount - 1 {
      turn(k, basis[k + 1], basis[k], diagonal[k + 1], dot(basis[k], active[k + 1]))
    }
    for k in i..<activeCount - 1 { diagonal[k] = dot(basis[k], active[k + 1]) }
    diagonal[activeCount - 1] = dot(basis[activeCount - 1], active[i])
  }

  /// The coefficients with which active rows make up `target`, by least squares.
  private func combination(_ target: [Double], _ diagonal: [Double]) -> [Double] {
    var shares = [Double](repeating: 0, count: activeCount)
    var rest = target
    for k in stride(from: activeCount - 1, through: 0, by: -1) {
      let part = dot(rest, basis[k])
      let size = zip(rest, basis[k]).reduce(0) { $0 + abs($1.0) * abs($1.1) }
      if isMinor(part, size) { continue }
      shares[k] = part / diagonal[k]
      rest = sum(rest, -shares[k], rows[order[k]])
    }
    return shares
  }

  // MARK: Moving

  /// A step along the direction, as far as ball and multipliers allow; the row that stops it, nil at an end.
  private mutating func move(_ count: Int) -> Int? {
    let room = radius * radius - dot(d, d)
    let (ss, sd) = (dot(direction, direction), dot(direction, d))
    if room <= 0 || ss <= .ulpOfOne * radius * radius || sd.isNaN { return nil }
    let root = max((ss * room + sd * sd).squareRoot(), abs(sd), (ss * room).squareRoot())
    var step = sd > 0 ? room / (root + sd) : (root - sd) / ss
    if step <= 0 || !step.isFinite { return nil }
    if !isDescending {
      if isMinor(worst, step) { return nil }
      step = min(step, worst)
    }
    let target = sum(d, step, direction)
    if !isDescending {
      worst = order[..<activeCount].reduce(0) { max($0, dot(target, rows[$1]) - limits[$1]) }
    }
    let next = residuals(target, count)
    var (stop, fraction) = (-1, 1.0)
    for k in 0..<count where next[k] < 0 {
      let share = multipliers[k] / (multipliers[k] - next[k])
      if share < fraction { (stop, fraction) = (k, share) }
    }
    let former = d
    d = sum(scaled(1 - fraction, d), fraction, target)
    multipliers = (0..<count).map { max(0, (1 - fraction) * multipliers[$0] + fraction * next[$0]) }
    guard d.allSatisfy(\.isFinite), multipliers.allSatisfy(\.isFinite) else {
      d = former
      return nil
    }
    if !isDescending { worst = (0..<count).reduce(0) { max($0, dot(d, rows[$1]) - limits[$1]) } }
    return stop >= 0 ? stop : nil
  }

  /// Multipliers of the active rows and residuals of the others at a point.
  private func residuals(_ target: [Double], _ count: Int) -> [Double] {
    var values = combination(target, diagonal).map { -$0 }
    if isDescending, activeCount > 0 { values[activeCount - 1] = max(0, values[activeCount - 1]) }
    for k in activeCount..<count {
      let (row, limit) = (rows[order[k]], limits[order[k]])
      let residual = worst - (dot(target, row) - limit)
      let size = zip(target, row).reduce(0) { $0 + abs($1.0) * abs($1.1) } + abs(limit) + worst
      values.append(isMinor(residual, size) ? 0 : residual)
    }
    return values
  }
}
