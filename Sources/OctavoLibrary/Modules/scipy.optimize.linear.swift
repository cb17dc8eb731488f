import OctavoLanguage
import OctavoNumerics

// Linear least squares with bounds, assignments, monotone regression, and search on a grid.
extension OptimizeRows {
  static let linearSquares: [Native] = [
    Native("nnls(A, b, *, maxiter=None)", doc: "Solve argmin_x || Ax - b ||_2^2 for x>=0.") { call in
      let machine = call.machine
      let a = try machine.array(from: call[0], dtype: .float64)
      let b = try machine.array(from: call[1], dtype: .float64)
      if a.rank != 2 {
        throw machine.error(.valueError, "Expected a 2D array, but the shape of A is \(a.shape.description)")
      }
      if b.rank > 2 || (b.rank == 2 && b.shape[1] != 1) {
        throw machine.error(
          .valueError,
          "Expected a 1D array,(or 2D with one column), but the, shape of b is \(b.shape.description)")
      }
      let (m, n) = (a.shape[0], a.shape[1])
      guard b.size == m else {
        throw machine.error(
          .valueError,
          "Incompatible dimensions. The first dimension of A is \(m), while the shape of b is \(b.shape.description)"
        )
      }
      let (rows, right) = (try machine.elements(a), try machine.elements(b))
      guard rows.allSatisfy(\.isFinite), right.allSatisfy(\.isFinite) else {
        throw machine.error(.valueError, "array must not contain infs or NaNs")
      }
      let limit = try call.optionalInt(2) ?? 3 * n
      guard let found = nonNegativeLeastSquares(rows, columns: n, right, maxiter: limit) else {
        throw machine.error(.runtimeError, "Maximum number of iterations reached.")
      }
      return machine.tuple([machine.arrayObject(try NDArray(found.x)), Value(found.norm)])
    },
    Native(
      "lsq_linear(A, b, bounds=?, method='trf', tol=1e-10, lsq_solver=None, lsmr_tol=None, max_iter=None, verbose=0, *, lsmr_maxiter=None)",
      doc: "Solve a linear least-squares problem with bounds on the variables."
    ) { call in try call.machine.linearLeastSquares(call) },
  ]

  static let assignment: [Native] = [
    Native(
      "linear_sum_assignment(cost_matrix, maximize=False)", doc: "Solve the linear sum assignment problem."
    ) { call in
      let machine = call.machine
      let cost = try machine.array(from: call[0])
      guard cost.rank == 2 else {
        throw machine.error(.valueError, "expected a matrix (2-D array), got a \(cost.rank) array")
      }
      do {
        let found = try Assignment.solve(
          machine.elements(cost), rows: cost.shape[0], columns: cost.shape[1], maximize: call.bool(1))
        return machine.tuple([
          machine.arrayObject(try NDArray(found.rows)), machine.arrayObject(try NDArray(found.columns)),
        ])
      } catch Assignment.Failure.invalid {
        throw machine.error(.valueError, "matrix contains invalid numeric entries")
      } catch Assignment.Failure.infeasible {
        throw machine.error(.valueError, "cost matrix is infeasible")
      }
    },
    Native(
      "isotonic_regression(y, *, weights=None, increasing=True)", doc: "Nonparametric isotonic regression."
    ) { call in
      let machine = call.machine
      let y = try call.array(0)
      guard y.rank == 1 else {
        throw machine.error(
          .valueError, "Input array y must be 1 dimensional, but has shape: \(y.shape.description).")
      }
      let values = try machine.elements(y)
      let weights = try call.isGiven(1) ? machine.doubles(call[1]) : values.map { _ in 1 }
      guard weights.count == values.count else {
        throw machine.error(
          .valueError, "Input arrays y and w must have one dimension of equal length.")
      }
      if weights.contains(where: { $0 <= 0 }) {
        throw machine.error(.valueError, "Weights w must be strictly positive.")
      }
      let found = isotonicRegression(values, weights: weights, increasing: try call.bool(2))
      return try machine.optimizeResult([
        ("x", machine.arrayObject(try NDArray(found.x))),
        ("weights", machine.arrayObject(try NDArray(found.weights))),
        ("blocks", machine.arrayObject(try NDArray(found.blocks))),
      ])
    },
    Native(
      "brute(func, ranges, args=(), Ns=20, full_output=0, finish=?, disp=False, workers=1)",
      doc: "Minimize a function over a given range by brute force."
    ) { call in try GridSearch(call).solved() },
  ]
}

extension Machine {
  fileprivate func linearLeastSquares(_ call: Arguments) throws -> Value {
    func fault(_ message: String) -> Error { error(.valueError, message) }
    guard let method = LinearLeastSquares.Method(rawValue: try call.text(3)) else {
      throw fault("`method` must be 'trf' or 'bvls'")
    }
    if call.isGiven(5), try call.text(5) != "exact" {
      guard try call.text(5) == "lsmr" else { throw fault("`solver` must be None, 'exact' or 'lsmr'.") }
      throw error(
        .notImplementedError,
        "lsq_linear: lsq_solver='lsmr' is not supported by Octavo; use lsq_solver='exact'")
    }
    var a = try array(from: call[0], dtype: .float64)
    if a.rank < 2 { a = try a.reshape([1, a.size]) }
    guard a.rank == 2 else { throw fault("`A` must have at most 2 dimensions.") }
    let limit = try call.optionalInt(7)
    if let limit, limit <= 0 { throw fault("`max_iter` must be None or positive integer.") }
    let right = try array(from: call[1], dtype: .float64)
    guard right.rank <= 1 else { throw fault("`b` must have at most 1 dimension.") }
    guard right.size == a.shape[0] else { throw fault("Inconsistent shapes between `A` and `b`.") }
    let n = a.shape[1]
    var bounds = Bounds(lower: [-.infinity], upper: [.infinity])
    if let object = call[2].as(BoundsObject.self) {
      bounds = Bounds(lower: try elements(object.lower), upper: try elements(object.upper))
    } else if call.has(2) {
      let ends = try items(of: call[2])
      guard ends.count == 2 else { throw fault("`bounds` must contain 2 elements.") }
      bounds = Bounds(lower: try doubles(ends[0]), upper: try doubles(ends[1]))
    }
    bounds = bounds.broadcast(to: n)
    guard bounds.lower.count == n, bounds.upper.count == n else { throw fault("Bounds have wrong shape.") }
    if zip(bounds.lower, bounds.upper).contains(where: { $0 >= $1 }) {
      throw fault("Each lower bound must be strictly less than each upper bound.")
    }
    var problem = LinearLeastSquares(try elements(a), columns: n, try elements(right), bounds: bounds)
    problem.tol = try call.double(4)
    problem.maxiter = limit
    let verbose = try call.int(8)
    func scientific(_ x: Double?, _ digits: Int) -> String {
      x.map { FixedPoint.formatted($0, "^15.\(digits)e") } ?? String(repeating: " ", count: 15)
    }
    func centered(_ text: String) throws -> String { try format(string(text), Text("^15")).string }
    if verbose == 2 {
      problem.show = { p in
        if p.iteration == 0 {
          let titles = ["Iteration", "Cost", "Cost reduction", "Step norm", "Optimality"]
          try self.writeOutput(Text(titles.map(centered).joined() + "\n"))
        }
        let line =
          try centered("\(p.iteration)") + scientific(p.cost, 4) + scientific(p.reduction, 2)
          + scientific(p.stepNorm, 2) + scientific(p.optimality, 2)
        try self.writeOutput(Text(line + "\n"))
      }
    }
    let found = try problem.solve(method)
    if verbose > 0 {
      func short(_ x: Double, _ digits: Int) -> String { FixedPoint.scientific(x, digits) }
      let tail = "final cost \(short(found.cost, 4)), first-order optimality \(short(found.optimality, 2))"
      let line =
        found.status == 3
        ? "F\(tail.dropFirst())"
        : "Number of iterations \(found.nit), initial cost \(short(found.initialCost, 4)), \(tail)."
      try writeOutput(Text("\(found.message)\n\(line)\n"))
    }
    let usesFloats = method == .bvls || found.status == 3
    let mask = usesFloats ? try NDArray(found.activeMask.map(Double.init)) : try NDArray(found.activeMask)
    let unbounded = tuple([
      arrayObject(try NDArray(found.unbounded.x)), arrayObject(try NDArray(found.unbounded.residual)),
      scalar(.int(found.unbounded.rank), DType(.int32)), arrayObject(try NDArray(found.unbounded.singular)),
    ])
    return try optimizeResult([
      ("x", arrayObject(try NDArray(found.x))), ("fun", arrayObject(try NDArray(found.fun))),
      ("cost", float64(found.cost)), ("optimality", float64(found.optimality)),
      ("active_mask", arrayObject(mask)),
      ("nit", Value(found.nit)), ("status", Value(found.status)), ("unbounded_sol", unbounded),
      ("message", string(found.message)), ("success", Value(found.success)),
    ])
  }
}

/// One call of `brute`.
private struct GridSearch {
  private let call: Arguments
  private let machine: Machine

  init(_ call: Arguments) { (self.call, machine) = (call, call.machine) }

  func solved() throws -> Value {
    let ranges = try machine.items(of: call[1])
    let n = ranges.count
    if n > 40 {
      throw machine.error(
        .valueError, "Brute Force not possible with more than 40 variables.")
    }
    if call.has(7), !(call[7].isInt && call[7].int == 1) {
      throw machine.error(.notImplementedError, "brute: workers is not supported by Octavo; leave it out")
    }
    let axes = try ranges.map(axis)
    let shape = Dims(axes.map(\.count))
    let function = PythonScalarFunction(PythonFunction(machine, call[0], machine.extraArguments(call[2])))
    var values: [Double] = []
    var points: [[Double]] = []
    let total = axes.reduce(1) { $0 * $1.count }
    for index in 0..<total {
      var rest = index
      var point = [Double](repeating: 0, count: n)
      for k in stride(from: n - 1, through: 0, by: -1) {
        point[k] = axes[k][rest % axes[k].count]
        rest /= axes[k].count
      }
      points.append(point)
      values.append(try point.withUnsafeBufferPointer(function.value))
    }
    guard !values.isEmpty else {
      throw machine.error(.valueError, "attempt to get argmin of an empty sequence")
    }
    let best =
      values.firstIndex(where: \.isNaN) ?? values.indices.reduce(0) { values[$1] < values[$0] ? $1 : $0 }
    var x = n == 1 ? machine.float64(points[best][0]) : machine.arrayObject(try NDArray(points[best]))
    var value = machine.float64(values[best])
    if !call.has(5) || !call[5].isNone {
      let found = try finished(points[best])
      (x, value) = (found.x, found.value)
      if !found.isDone, try call.bool(6) {
        try machine.warn(
          .runtimeWarning,
          "Either final optimization did not succeed or `finish` does not return `statuscode` as its last argument."
        )
      }
    }
    if try !call.bool(4) { return x }
    let coordinates = (0..<n).flatMap { k in points.map { $0[k] } }
    let grid =
      n == 1
      ? try NDArray(coordinates) : try NDArray(coordinates, shape: Dims([n] + axes.map(\.count)))
    return machine.tuple([
      x, value, machine.arrayObject(grid), machine.arrayObject(try NDArray(values, shape: shape)),
    ])
  }

  /// The points of one axis: a slice of step or of complex count, or an interval of `Ns` points.
  private func axis(_ range: Value) throws -> [Double] {
    var (start, stop, count) = (0.0, 0.0, try call.int(3))
    if let slice = range.as(SliceObject.self) {
      start = slice.start.isNone ? 0 : try machine.double(slice.start)
      stop = try machine.double(slice.stop)
      if let complex = slice.step.as(ComplexObject.self) {
        count = Int(abs(complex.imaginary))
      } else if !slice.step.isNone {
        let step = try machine.double(slice.step)
        let length = max(Int(((stop - start) / step).rounded(.up)), 0)
        return (0..<length).map { start + Double($0) * step }
      } else {
        let length = max(Int((stop - start).rounded(.up)), 0)
        return (0..<length).map { start + Double($0) }
      }
    } else {
      let parts = try machine.items(of: range).map(machine.double)
      guard parts.count >= 2 else { throw machine.error(.indexError, "tuple index out of range") }
      (start, stop) = (parts[0], parts[1])
      if parts.count > 2 {
        let length = max(Int(((stop - start) / parts[2]).rounded(.up)), 0)
        return (0..<length).map { start + Double($0) * parts[2] }
      }
    }
    let step = count > 1 ? (stop - start) / Double(count - 1) : 0
    return (0..<count).map { start + Double($0) * step }
  }

  /// The minimum polished by `finish`, by default `fmin`.
  private func finished(_ start: [Double]) throws -> (x: Value, value: Value, isDone: Bool) {
    let point = machine.arrayObject(try NDArray(start))
    let arguments = machine.extraArguments(call[2])
    if !call.has(5) {
      let options = try machine.dict([("disp", Value(try call.bool(6)))])
      let result = try MinimizeCall(
        machine, function: call[0], start: point, arguments: arguments,
        ["method": machine.constantString(Text("Nelder-Mead")), "options": options]
      ).solved()
      return (
        try machine.field("x", of: result), try machine.field("fun", of: result),
        try machine.field("success", of: result).isTrue
      )
    }
    let names = try machine.positionalNames(of: call[5]) ?? []
    var named: [(String, Value)] = [("args", machine.tuple(arguments))]
    if names.contains("full_output") { named.append(("full_output", Value(1))) }
    if names.contains("disp") { named.append(("disp", call[6])) }
    let result = try machine.call(call[5], [call[0], point], named: named)
    if result.as(DictObject.self) != nil {
      return (
        try machine.field("x", of: result), try machine.field("fun", of: result),
        try machine.field("success", of: result).isTrue
      )
    }
    let items = try machine.items(of: result)
    guard items.count >= 2 else { throw machine.error(.indexError, "tuple index out of range") }
    let status = items[items.count - 1]
    return (items[0], items[1], status.isInt && status.int == 0)
  }
}
