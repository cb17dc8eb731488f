/// The assignment of rows to columns with the least total cost, by shortest augmenting paths (Crouse, IEEE Trans.
/// Aerospace and Electronic Systems 52, 2016).
public enum Assignment {
  public enum Failure: Error { case invalid, infeasible }

  /// - Parameter cost: row by row.
  /// - Returns: the rows in order and their columns; as many as the shorter side.
  public static func solve(
    _ cost: [Double], rows: Int, columns: Int, maximize: Bool = false
  ) throws(Failure) -> (rows: [Int], columns: [Int]) {
    if rows == 0 || columns == 0 { return ([], []) }
    let isTall = columns < rows
    let (n, m) = isTall ? (columns, rows) : (rows, columns)
    var c = cost
    if isTall { for i in 0..<n { for j in 0..<m { c[i * m + j] = cost[j * columns + i] } } }
    if maximize { for k in c.indices { c[k] = -c[k] } }
    if c.contains(where: { $0.isNaN || $0 == -.infinity }) { throw .invalid }
    var search = Search(cost: c, rows: n, columns: m)
    for row in 0..<n { try search.augment(row) }
    let column = search.columnOfRow
    if !isTall { return (Array(0..<n), column) }
    let order = (0..<n).sorted { column[$0] < column[$1] }
    return (order.map { column[$0] }, order)
  }

  private struct Search {
    let cost: [Double]
    let rows: Int
    let columns: Int
    private var u: [Double]
    private var v: [Double]
    private(set) var columnOfRow: [Int]
    private var rowOfColumn: [Int]

    init(cost: [Double], rows: Int, columns: Int) {
      (self.cost, self.rows, self.columns) = (cost, rows, columns)
      u = [Double](repeating: 0, count: rows)
      v = [Double](repeating: 0, count: columns)
      columnOfRow = [Int](repeating: -1, count: rows)
      rowOfColumn = [Int](repeating: -1, count: columns)
    }

    /// Gives one more row a column, moving others where that is cheaper.
    mutating func augment(_ start: Int) throws(Failure) {
      var shortest = [Double](repeating: .infinity, count: columns)
      var path = [Int](repeating: -1, count: columns)
      var rowIsSeen = [Bool](repeating: false, count: rows)
      var columnIsSeen = [Bool](repeating: false, count: columns)
      var remaining = (0..<columns).map { columns - $0 - 1 }
      var least = 0.0
      var row = start
      var sink = -1
      while sink == -1 {
        rowIsSeen[row] = true
        var lowest = Double.infinity
        var best = -1
        for k in remaining.indices {
          let j = remaining[k]
          let reduced = least + cost[row * columns + j] - u[row] - v[j]
          if reduced < shortest[j] {
            path[j] = row
            shortest[j] = reduced
          }
          // Among equals a free column ends the search.
          if shortest[j] < lowest || (shortest[j] == lowest && rowOfColumn[j] == -1) {
            lowest = shortest[j]
            best = k
          }
        }
        least = lowest
        if best < 0 || least == .infinity { throw .infeasible }
        let j = remaining[best]
        if rowOfColumn[j] == -1 { sink = j } else { row = rowOfColumn[j] }
        columnIsSeen[j] = true
        remaining[best] = remaining[remaining.count - 1]
        remaining.removeLast()
      }
      u[start] += least
      for i in 0..<rows where rowIsSeen[i] && i != start { u[i] += least - shortest[columnOfRow[i]] }
      for j in 0..<columns where columnIsSeen[j] { v[j] -= least - shortest[j] }
      var j = sink
      while true {
        let i = path[j]
        rowOfColumn[j] = i
        let next = columnOfRow[i]
        columnOfRow[i] = j
        if i == start { break }
        j = next
      }
    }
  }
}

/// The closest monotone sequence in weighted least squares, by pooling adjacent violators (Busing, J. Statistical
/// Software 102, 2022).
///
/// - Returns: the sequence, the weights of its blocks, and where each block begins, with the end at last.
public func isotonicRegression(
  _ y: [Double], weights: [Double], increasing: Bool
) -> (x: [Double], weights: [Double], blocks: [Int]) {
  let order = increasing ? Array(y.indices) : y.indices.reversed()
  var values: [Double] = []
  var sizes: [Double] = []
  var counts: [Int] = []
  for i in order {
    var (value, weight, count) = (y[i], weights[i], 1)
    while let last = values.last, last >= value {
      value = (sizes[sizes.count - 1] * last + weight * value) / (sizes[sizes.count - 1] + weight)
      weight += sizes[sizes.count - 1]
      count += counts[counts.count - 1]
      values.removeLast()
      sizes.removeLast()
      counts.removeLast()
    }
    values.append(value)
    sizes.append(weight)
    counts.append(count)
  }
  if !increasing {
    values.reverse()
    sizes.reverse()
    counts.reverse()
  }
  var blocks = [0]
  var x: [Double] = []
  for (value, count) in zip(values, counts) {
    x += [Double](repeating: value, count: count)
    blocks.append(x.count)
  }
  return (x, sizes, blocks)
}
