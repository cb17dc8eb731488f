extension NDArray {
  /// `np.histogramdd`: how many points, or the sum of whose weights, fall into each cell of a grid.
  ///
  /// - Parameters:
  ///   - bins: one for each column of this array of shape `(points, dimensions)`.
  ///   - ranges: outer edges where `bins` is a count; by default those of the data.
  ///   - density: whether to divide by the total and the cells' volumes.
  /// - Returns: float64 counts, and the edges of every axis.
  public func gridHistogram(
    _ bins: [Bins], ranges: [(Double, Double)?], density: Bool = false, weights: NDArray? = nil
  ) throws(NumericsError) -> (counts: NDArray, edges: [NDArray]) {
    let dimensions = shape[1]
    var edges: [NDArray] = []
    for axis in 0..<dimensions {
      edges.append(try slice([.all, .int(axis)]).gridEdges(bins[axis], ranges[axis], axis))
    }
    let lines = try edges.map { (e) throws(NumericsError) in try e.values(as: Double.self) }
    let counts = lines.map { $0.count - 1 }
    let total = try NDArray.zeros(Dims(counts))
    let points = try astype(.float64, copy: false).contiguous()
    let x = points.pointer(Double.self)
    let w = try weights.map { (w) throws(NumericsError) in try w.values(as: Double.self) }
    if let w, w.count != shape[0] { throw .value("The weights and list don't have the same length.") }
    let to = total.pointer(Double.self)
    for point in 0..<shape[0] {
      var cell = 0
      for axis in 0..<dimensions {
        guard let bin = Self.bin(of: x[point * dimensions + axis], in: lines[axis]) else {
          cell = -1
          break
        }
        cell = cell * counts[axis] + bin
      }
      if cell >= 0 { to[cell] += w?[point] ?? 1 }
    }
    withExtendedLifetime((points, total)) {}
    if !density { return (total, edges) }
    let sum = try total.sum()
    var result = total
    for axis in 0..<dimensions {
      var line = Dims(repeating: 1, count: dimensions)
      line[axis] = counts[axis]
      result = try Ufunc.divide(result, edges[axis].diff().reshape(line))
    }
    return (try Ufunc.divide(result, sum), edges)
  }

  private func gridEdges(_ bins: Bins, _ range: (Double, Double)?, _ axis: Int) throws(NumericsError)
    -> NDArray
  {
    if case .count(let n) = bins, n < 1 {
      throw .value("`bins[\(axis)]` must be positive, when an integer")
    }
    if case .edges(let edges) = bins {
      if edges.rank != 1 { throw .value("`bins[\(axis)]` must be a scalar or 1d array") }
      let falls = try Ufunc.greater(edges.slice([.range(0, -1)]), edges.slice([.range(1, nil)]))
      if try falls.any().item().isTrue {
        throw .value("`bins[\(axis)]` must be monotonically increasing, when an array")
      }
    }
    return try histogramEdges(bins, range: range)
  }

  /// The bin of a value: half open, the last one closed.
  private static func bin(of value: Double, in edges: [Double]) -> Int? {
    guard let first = edges.first, let last = edges.last, value >= first, value <= last else { return nil }
    if value == last { return Swift.max(edges.count - 2, 0) }
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
