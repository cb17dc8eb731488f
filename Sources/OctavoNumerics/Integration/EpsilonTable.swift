/// Wynn's epsilon algorithm on the sequence of approximations, as QUADPACK keeps it (`dqelg`).
struct EpsilonTable {
  private var table = [Double](repeating: 0, count: 54)
  /// Elements in use.
  private(set) var count = 0
  private var recent: [Double] = []

  mutating func append(_ value: Double) {
    table[count] = value
    count += 1
  }

  /// The limit and an estimate of its error, infinite until there are enough approximations.
  mutating func extrapolate() -> (limit: Double, error: Double) {
    let calls = recent.count + 1
    var error = Double.greatestFiniteMagnitude
    var limit = table[count - 1]
    func floor(_ error: Double) -> Double { max(error, 5 * .ulpOfOne * abs(limit)) }
    guard count >= 3 else { return finish(limit, floor(error), calls) }
    table[count + 1] = table[count - 1]
    table[count - 1] = .greatestFiniteMagnitude
    let columns = (count - 1) / 2
    let original = count
    var place = count - 1
    for i in 1...columns {
      var value = table[place + 2]
      let (e0, e1, e2) = (table[place - 2], table[place - 1], value)
      let (delta2, delta3) = (e2 - e1, e1 - e0)
      let tolerance2 = max(abs(e2), abs(e1)) * .ulpOfOne
      let tolerance3 = max(abs(e1), abs(e0)) * .ulpOfOne
      if abs(delta2) <= tolerance2 && abs(delta3) <= tolerance3 {
        // Three equal elements: converged.
        limit = value
        return (limit, floor(abs(delta2) + abs(delta3)))
      }
      let e3 = table[place]
      table[place] = e1
      let delta1 = e1 - e3
      let tolerance1 = max(abs(e1), abs(e3)) * .ulpOfOne
      if abs(delta1) <= tolerance1 || abs(delta2) <= tolerance2 || abs(delta3) <= tolerance3 {
        count = 2 * i - 1
        break
      }
      let slope = 1 / delta1 + 1 / delta2 - 1 / delta3
      if abs(slope * e1) <= 1e-4 {
        count = 2 * i - 1
        break
      }
      value = e1 + 1 / slope
      table[place] = value
      place -= 2
      let candidate = abs(delta2) + abs(value - e2) + abs(delta3)
      if candidate <= error { (error, limit) = (candidate, value) }
    }
    shift(from: original, columns)
    return finish(limit, error, calls)
  }

  private mutating func shift(from original: Int, _ columns: Int) {
    if count == 50 { count = 49 }
    var place = original % 2 == 0 ? 1 : 0
    for _ in 0...columns {
      table[place] = table[place + 2]
      place += 2
    }
    if original != count {
      let start = original - count
      for i in 0..<count { table[i] = table[start + i] }
    }
  }

  private mutating func finish(_ limit: Double, _ error: Double, _ calls: Int) -> (
    limit: Double, error: Double
  ) {
    var error = error
    if calls < 4 {
      recent.append(limit)
      error = .greatestFiniteMagnitude
    } else {
      error = recent.reduce(0) { $0 + abs(limit - $1) }
      recent = [recent[1], recent[2], limit]
    }
    return (limit, max(error, 5 * .ulpOfOne * abs(limit)))
  }
}
