#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension NDArray {
  /// How `np.histogram` is told its bins.
  public enum Bins: Sendable {
    case count(Int)
    case edges(NDArray)
    /// A rule's name: auto, fd, doane, scott, stone, rice, sturges, sqrt.
    case rule(String)
  }

  /// `np.histogram_bin_edges`: float64 edges, one more than bins.
  public func histogramEdges(
    _ bins: Bins = .count(10), range: (Double, Double)? = nil, weights: NDArray? = nil
  )
    throws(NumericsError) -> NDArray
  {
    switch bins {
    case .edges(let edges):
      if edges.rank != 1 { throw .value("`bins` must be 1d, when an array") }
      let falls = try Ufunc.greater(edges.slice([.range(0, -1)]), edges.slice([.range(1, nil)]))
      if try falls.any().item().isTrue { throw .value("`bins` must increase monotonically, when an array") }
      return edges
    case .count(let n):
      let (first, last) = try histogramRange(range)
      if n < 1 { throw .value("`bins` must be positive, when an integer") }
      if n == Int.max { throw .value("`bins` is too large") }
      return try NDArray.linspace(first, last, count: n + 1).values
    case .rule(let name):
      guard BinRule.names.contains(name) else {
        throw .value("'\(name)' is not a valid estimator for `bins`")
      }
      if weights != nil {
        throw .type(
          "Automated estimation of the number of bins is not supported for weighted data")
      }
      let (first, last) = try histogramRange(range)
      let n = try BinRule.count(name, data: ravel(), first: first, last: last, limited: range != nil)
      return try NDArray.linspace(first, last, count: n + 1).values
    }
  }

  private func histogramRange(_ range: (Double, Double)?) throws(NumericsError) -> (Double, Double) {
    var first = 0.0
    var last = 1.0
    if let range {
      (first, last) = range
      if first > last { throw .value("max must be larger than min in range parameter.") }
      if !(first.isFinite && last.isFinite) {
        throw .value(
          "supplied range of [\(Formatting.text(of: first)), \(Formatting.text(of: last))] is not finite")
      }
    } else if size > 0 {
      first = try minimum().item().double
      last = try maximum().item().double
      if !(first.isFinite && last.isFinite) {
        throw .value(
          "autodetected range of [\(Formatting.text(of: first)), \(Formatting.text(of: last))] is not finite")
      }
    }
    return first == last ? (first - 0.5, last + 0.5) : (first, last)
  }

  /// `np.histogram`: counts (or sums of weights, or a density) per bin and the edges. Bins are half open, the
  /// last one closed; values outside are left out.
  public func histogram(
    _ bins: Bins = .count(10), range: (Double, Double)? = nil, density: Bool = false, weights: NDArray? = nil
  ) throws(NumericsError) -> (counts: NDArray, edges: NDArray) {
    if let weights, weights.shape != shape { throw .value("weights should have the same shape as a.") }
    let edges = try histogramEdges(bins, range: range, weights: weights)
    let values = try astype(.float64, copy: false).contiguous()
    let heights = try weights.map { (w) throws(NumericsError) in
      try w.astype(.float64, copy: false).contiguous()
    }
    var uniform = true
    if case .edges = bins { uniform = false }
    let lines = try edges.values(as: Double.self)
    let sums = try Self.binned(values, lines, uniform: uniform, weights: heights)
    let isWhole = weights.map { $0.dtype.isInteger || $0.dtype.isBool } ?? true
    var counts = try sums.astype(isWhole ? .int64 : .float64, copy: false)
    if density {
      let widths = try edges.astype(.float64, copy: false).diff()
      counts = try Ufunc.divide(Ufunc.divide(counts, widths), counts.sum())
    }
    return (counts, edges)
  }

  /// Sums of weights (ones without them) per bin, in the order of the data.
  private static func binned(_ values: NDArray, _ edges: [Double], uniform: Bool, weights: NDArray?)
    throws(NumericsError) -> NDArray
  {
    let bins = edges.count - 1
    let result = try zeros([Swift.max(bins, 0)])
    if bins < 1 { return result }
    let to = result.base.assumingMemoryBound(to: Double.self)
    let x = values.base.assumingMemoryBound(to: Double.self)
    let w = weights?.base.assumingMemoryBound(to: Double.self)
    let first = edges[0]
    let last = edges[bins]
    let width = last - first
    let scale = Double(bins)
    // Weights add up block by block, as NumPy adds them.
    let block = 65536
    var partial = [Double](repeating: 0, count: bins)
    for start in stride(from: 0, to: values.size, by: block) {
      try Interrupt.poll()
      let stop = Swift.min(start + block, values.size)
      edges.withUnsafeBufferPointer { edge in
        partial.withUnsafeMutableBufferPointer { sums in
          for i in start..<stop {
            let v = x[i]
            guard v >= first && v <= last else { continue }
            var bin: Int
            if uniform {
              bin = Int((v - first) / width * scale)
              if bin >= bins { bin = bins - 1 }
              if v < edge[bin] { bin -= 1 } else if bin < bins - 1 && v >= edge[bin + 1] { bin += 1 }
              if bin < 0 { bin = 0 }
            } else {
              bin = Self.lastEdge(edge, notAbove: v)
            }
            sums[bin] += w?[i] ?? 1
          }
        }
      }
      for bin in 0..<bins {
        to[bin] += partial[bin]
        partial[bin] = 0
      }
    }
    withExtendedLifetime((values, weights)) {}
    return result
  }

  private static func lastEdge(_ edges: UnsafeBufferPointer<Double>, notAbove v: Double) -> Int {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= v { low = middle + 1 } else { high = middle }
    }
    // The last bin includes its upper edge.
    var bin = Swift.min(low - 1, edges.count - 2)
    if v == edges[edges.count - 1] {
      bin = edges.count - 2
    }
    return Swift.max(bin, 0)
  }

  /// `np.bincount`: how often each integer from zero occurs, or the sums of its weights.
  public func bincount(weights: NDArray? = nil, minlength: Int = 0) throws(NumericsError) -> NDArray {
    if rank != 1 {
      throw .value(
        rank == 0 ? "object of too small depth for desired array" : "object too deep for desired array")
    }
    if minlength < 0 { throw .value("'minlength' must not be negative") }
    if !(dtype.isInteger || dtype.isBool) {
      throw .type(
        "Cannot cast array data from \(dtype.representation) to dtype('int64') according to the rule 'safe'")
    }
    let list = try astype(.int64, copy: false).contiguous()
    let at = list.base.assumingMemoryBound(to: Int.self)
    let largest = size == 0 ? -1 : try Ufunc.maximum.reduce(list).item().integer
    if size > 0, try Ufunc.minimum.reduce(list).item().integer < 0 {
      throw .value("'list' argument must have no negative elements")
    }
    if largest == Int.max {
      throw .value(
        "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
    }
    let n = Swift.max(largest + 1, minlength)
    guard let weights else {
      let result = try NDArray.zeros([n], dtype: .int64)
      let to = result.base.assumingMemoryBound(to: Int.self)
      for i in 0..<size { to[at[i]] &+= 1 }
      withExtendedLifetime(list) {}
      return result
    }
    if weights.size != size { throw .value("The weights and list don't have the same length.") }
    let result = try NDArray.zeros([n])
    let to = result.base.assumingMemoryBound(to: Double.self)
    let w = try weights.astype(.float64, casting: .safe, copy: false).contiguous()
    let sums = w.base.assumingMemoryBound(to: Double.self)
    for i in 0..<size { to[at[i]] += sums[i] }
    withExtendedLifetime((list, w)) {}
    return result
  }
}

/// Rules for the number of bins, by name (NumPy reference, `histogram_bin_edges`, with its formulas).
private enum BinRule {
  static let names: Set<String> = ["auto", "fd", "doane", "scott", "rice", "sturges", "sqrt", "stone"]

  static func count(_ name: String, data: NDArray, first: Double, last: Double, limited: Bool)
    throws(NumericsError) -> Int
  {
    var data = data
    if limited {
      let inside = try Ufunc.logicalAnd(
        Ufunc.greaterEqual(.array(data), .float(first)), Ufunc.lessEqual(.array(data), .float(last)))
      data = try data.compress(inside)
    }
    if data.size == 0 { return 1 }
    var width = try name == "stone" ? stone(data, limited ? (first, last) : nil) : width(name, data)
    if data.dtype.isInteger && width < 1 && width > 0 { width = 1 }
    if !(width > 0) { return 1 }
    let bins = ((last - first) / width).rounded(.up)
    if bins > 1e9 { throw .value("Number of bins, \(Formatting.text(of: bins)), is too large") }
    return Swift.max(Int(bins), 1)
  }

  private static func width(_ name: String, _ data: NDArray) throws(NumericsError) -> Double {
    let n = Double(data.size)
    let span = try data.maximum().item().double - data.minimum().item().double
    switch name {
    case "sqrt": return span / n.squareRoot()
    case "sturges": return span / (log2(n) + 1)
    case "rice": return span / (2 * pow(n, 1.0 / 3))
    case "scott":
      return try pow(24 * Double.pi.squareRoot() / n, 1.0 / 3) * data.standardDeviation().item().double
    case "doane": return try doane(data, n, span)
    case "fd": return try freedmanDiaconis(data, n)
    default:
      let iqr = try freedmanDiaconis(data, n)
      let fd = Swift.max(iqr, span / n.squareRoot() / 2)
      let sturges = span / (log2(n) + 1)
      return fd > 0 ? Swift.min(fd, sturges) : sturges
    }
  }

  private static func freedmanDiaconis(_ data: NDArray, _ n: Double) throws(NumericsError) -> Double {
    let quarters = try data.quantile(NDArray([0.75, 0.25])).values(as: Double.self)
    return 2 * (quarters[0] - quarters[1]) * pow(n, -1.0 / 3)
  }

  /// The width that minimises the estimated integrated squared error (Stone 1984).
  private static func stone(_ data: NDArray, _ range: (Double, Double)?) throws(NumericsError) -> Double {
    let n = Double(data.size)
    let span = try data.maximum().item().double - data.minimum().item().double
    if n <= 1 || span == 0 { return 0 }
    let most = Swift.max(100, Int(n.squareRoot()))
    var best = (loss: Double.infinity, bins: 1)
    for bins in 1...most {
      let width = span / Double(bins)
      let counts = try data.histogram(.count(bins), range: range).counts.values(as: Double.self)
      let squares = counts.reduce(0) { $0 + $1 / n * ($1 / n) }
      let loss = (2 - (n + 1) * squares) / width
      if loss < best.loss { best = (loss, bins) }
    }
    if best.bins == most {
      try NumericsContext.current.warn("RuntimeWarning", "The number of bins estimated may be suboptimal.")
    }
    return span / Double(best.bins)
  }

  private static func doane(_ data: NDArray, _ n: Double, _ span: Double) throws(NumericsError) -> Double {
    let sigma = try data.standardDeviation()
    let width = try sigma.item().double
    if n <= 2 || !(width > 0) { return 0 }
    let spread = (6 * (n - 2) / ((n + 1) * (n + 3))).squareRoot()
    let scaled = try Ufunc.divide(Ufunc.subtract(data, data.mean()), sigma)
    let skew = try Ufunc.power(.array(scaled), .int(3)).mean().item().double
    return span / (1 + log2(n) + log2(1 + abs(skew) / spread))
  }
}
