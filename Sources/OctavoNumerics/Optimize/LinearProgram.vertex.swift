// The vertex that a basis of a linear program stands for, from the program's own numbers: the tableau has rounded at
// every step.

extension LinearProgram {
  /// - Parameters:
  ///   - basic: the variables between their bounds.
  ///   - active: as many rows, whose values are known.
  ///   - values: the values of all variables, then of all rows; those of the basic variables are approximate.
  /// - Returns: the values of the basic variables; nil where the rows do not determine them.
  func vertex(basic: [Int], active: [Int], values: [Double]) -> [Double]? {
    let n = cost.count
    guard let system = DenseSystem(active.map { row in basic.map { rows[row][$0] } }) else { return nil }
    var x = values
    for _ in 0..<2 {
      let missing = active.map { row in
        ExactSum.difference(values[n + row], zip(rows[row], x.prefix(n)))
      }
      for (variable, step) in zip(basic, system.solve(missing)) { x[variable] += step }
    }
    return basic.map { x[$0] }
  }

  /// How much each active row adds to the cost, so that no basic variable would change it.
  func prices(basic: [Int], active: [Int]) -> [Double]? {
    guard let system = DenseSystem(basic.map { variable in active.map { rows[$0][variable] } }) else {
      return nil
    }
    var y = [Double](repeating: 0, count: active.count)
    for _ in 0..<3 {
      let missing = basic.map { variable in
        ExactSum.difference(cost[variable], zip(active.map { rows[$0][variable] }, y))
      }
      for (index, step) in system.solve(missing).enumerated() { y[index] += step }
    }
    return y
  }

  func reducedCost(_ variable: Int, active: [Int], prices: [Double]) -> Double {
    ExactSum.difference(cost[variable], zip(active.map { rows[$0][variable] }, prices))
  }
}

/// Sums of products in twice the working precision (Ogita, Rump and Oishi, SIAM J. Sci. Comput. 26, 2005).
private enum ExactSum {
  /// start - Σ a b
  static func difference(_ start: Double, _ products: some Sequence<(Double, Double)>) -> Double {
    var (sum, lost) = (start, 0.0)
    for (a, b) in products where a != 0 && b != 0 {
      let product = -a * b
      // The error of the product: -a b - product.
      lost += (-product).addingProduct(-a, b)
      let next = sum + product
      let part = next - sum
      lost += (sum - (next - part)) + (product - part)
      sum = next
    }
    return sum + lost
  }
}

/// A square system, factored by Gauss's elimination with row exchanges.
private struct DenseSystem {
  private var factors: [[Double]]
  private var order: [Int]

  /// Nil where the matrix is singular.
  init?(_ matrix: [[Double]]) {
    (factors, order) = (matrix, Array(matrix.indices))
    for k in factors.indices {
      guard let largest = (k..<factors.count).max(by: { abs(factors[$0][k]) < abs(factors[$1][k]) }),
        factors[largest][k] != 0
      else { return nil }
      factors.swapAt(k, largest)
      order.swapAt(k, largest)
      for i in k + 1..<max(factors.count, k + 1) where factors[i][k] != 0 {
        let factor = factors[i][k] / factors[k][k]
        factors[i][k] = factor
        for j in k + 1..<max(factors.count, k + 1) { factors[i][j] -= factor * factors[k][j] }
      }
    }
  }

  func solve(_ right: [Double]) -> [Double] {
    var x = order.map { right[$0] }
    for i in x.indices { for j in 0..<i { x[i] -= factors[i][j] * x[j] } }
    for i in x.indices.reversed() {
      for j in i + 1..<max(x.count, i + 1) { x[i] -= factors[i][j] * x[j] }
      x[i] /= factors[i][i]
    }
    return x
  }
}
