import OctavoLanguage
import OctavoNumerics

// Counting values: histograms, bins and windows over them.
extension Native {
  static let numpyHistograms: [Native] = [
    Native("histogram(a, bins=10, range=None, density=None, weights=None)") { call in
      let data = try call.array(0)
      let (bins, range) = (try call.machine.bins(call[1]), try call.machine.limits(call[2]))
      let weights = try call.optionalArray(4)
      let density = call.isGiven(3) ? try call.bool(3) : false
      let result = try call.machine.computing {
        try data.histogram(bins, range: range, density: density, weights: weights)
      }
      return call.machine.arrayTuple([result.counts, result.edges])
    },
    Native("histogram_bin_edges(a, bins=10, range=None, weights=None)") { call in
      let (bins, range) = (try call.machine.bins(call[1]), try call.machine.limits(call[2]))
      let weights = try call.optionalArray(3)
      return try call.arrayResult { try $0.histogramEdges(bins, range: range, weights: weights) }
    },
    Native("histogram2d(x, y, bins=10, range=None, density=None, weights=None)") { call in
      let (x, y) = (try call.array(0), try call.array(1))
      guard x.size == y.size else {
        throw call.machine.error(.valueError, "x and y must have the same length.")
      }
      // One set of edges serves both axes.
      var bins = call[2]
      let items = try call.machine.wholeNumber(bins) == nil ? call.machine.items(of: bins) : []
      if items.count > 2 { bins = call.machine.tuple([bins, bins]) }
      if items.count == 1 { bins = items[0] }
      let points = try NDArray.columnStack([x.ravel(), y.ravel()])
      let found = try call.machine.grid(points, bins, call[3], density: call[4], weights: call[5])
      return call.machine.arrayTuple([found.counts] + found.edges)
    },
    Native("histogramdd(sample, bins=10, range=None, density=None, weights=None)") { call in
      var points: NDArray
      if call[0].as(ArrayObject.self) != nil {
        points = try call.array(0)
        if points.rank == 1 { points = try points.expandDims([1]) }
      } else {
        points = try NDArray.columnStack(call.arrays(0).map { try $0.ravel() })
      }
      guard points.rank == 2 else {
        throw call.machine.error(
          .valueError, "sample must be a sequence of 1-D arrays or an array of shape (N, D)")
      }
      let found = try call.machine.grid(points, call[1], call[2], density: call[3], weights: call[4])
      return call.machine.tuple([
        call.machine.arrayObject(found.counts), call.machine.arrayTuple(found.edges),
      ])
    },
    Native("bincount(x, /, weights=None, minlength=0)") { call in
      let weights = try call.optionalArray(1)
      return try call.arrayResult { array in
        // Floats in a list still pass, with a warning; an array of them does not.
        guard array.dtype.isFloat, call[0].as(ArrayObject.self) == nil else {
          return try array.bincount(weights: weights, minlength: call.int(2))
        }
        if array.size > 0 {
          try call.machine.warn(
            .deprecationWarning,
            "Non-integer input passed to bincount. In a future version of NumPy, this will be an error. "
              + "(Deprecated NumPy 2.1)")
        }
        return try array.astype(.int64).bincount(weights: weights, minlength: call.int(2))
      }
    },
  ]

  static let numpyWindows: [Native] = [
    window("bartlett", .bartlett), window("blackman", .blackman), window("hamming", .hamming),
    window("hanning", .hanning),
    Native("kaiser(M, beta)") { call in
      call.machine.arrayObject(try Window.kaiser(call.double(1)).weights(call.double(0)))
    },
    Native("i0(x)") { call in
      let x = try call.array(0)
      if x.dtype.isComplex { throw call.machine.error(.typeError, "i0 not supported for complex values") }
      return call.machine.arrayObject(try x.besselI0())
    },
    Native("sinc(x)") { call in try call.result { try $0.sinc() } },
  ]

  private static func window(_ name: String, _ window: Window) -> Native {
    Native("\(name)(M)") { call in call.machine.arrayObject(try window.weights(call.double(0))) }
  }
}

extension Machine {
  /// `bins=`: a count, edges, or the name of a rule.
  func bins(_ x: Value) throws -> NDArray.Bins {
    if let rule = text(x) { return .rule(rule.string) }
    if let count = try wholeNumber(x) { return .count(count) }
    let edges = try array(from: x)
    if edges.rank == 0 { throw error(.typeError, "`bins` must be an integer, a string, or an array") }
    return .edges(edges)
  }

  /// `range=`: two ends.
  func limits(_ x: Value) throws -> (Double, Double)? {
    if x.isNone { return nil }
    let ends = try items(of: x)
    guard ends.count == 2 else { throw error(.valueError, "range must have two elements") }
    return (try double(ends[0]), try double(ends[1]))
  }

  fileprivate func grid(_ points: NDArray, _ bins: Value, _ range: Value, density: Value, weights: Value)
    throws
    -> (counts: NDArray, edges: [NDArray])
  {
    let dimensions = points.shape[1]
    var each: [NDArray.Bins]
    if let count = try wholeNumber(bins) {
      each = [NDArray.Bins](repeating: .count(count), count: dimensions)
    } else {
      each = try items(of: bins).map { try self.bins($0) }
      guard each.count == dimensions else {
        throw error(.valueError, "The dimension of bins must be equal to the dimension of the sample x.")
      }
    }
    var ranges = [(Double, Double)?](repeating: nil, count: dimensions)
    if !range.isNone {
      let given = try items(of: range)
      guard given.count == dimensions else {
        throw error(.valueError, "range argument must have one entry per dimension")
      }
      ranges = try given.map { try limits($0) }
    }
    let wantsDensity = try density.isNone ? false : truth(density)
    let shares = try weights.isNone ? nil : array(from: weights)
    return try computing {
      try points.gridHistogram(each, ranges: ranges, density: wantsDensity, weights: shares)
    }
  }
}
