import OctavoLanguage
import OctavoNumerics

// Linear and integer programs.
extension OptimizeRows {
  static let linearPrograms: [Native] = [
    Native(
      "linprog(c, A_ub=None, b_ub=None, A_eq=None, b_eq=None, bounds=?, method='highs', callback=None, options=None, x0=None, integrality=None)",
      doc:
        "Linear programming: minimize a linear objective function subject to linear equality and inequality constraints."
    ) { call in try LinearProgramCall(call).solved() },
    Native(
      "milp(c, *, integrality=None, bounds=None, constraints=None, options=None)",
      doc: "Mixed-integer linear programming"
    ) { call in try call.machine.integerProgram(call) },
  ]
}

/// How HiGHS calls its endings.
private enum ProgramEnding {
  static func status(_ status: LinearProgram.Status) -> Int {
    switch status {
    case .optimal: 0
    case .iterationLimit: 1
    case .infeasible: 2
    case .unbounded: 3
    }
  }

  static func message(_ status: LinearProgram.Status) -> String {
    switch status {
    case .optimal: "Optimization terminated successfully. (HiGHS Status 7: Optimal)"
    case .iterationLimit:
      "Iteration limit reached. (HiGHS Status 14: model_status is Iteration limit reached; primal_status is Feasible)"
    case .infeasible:
      "The problem is infeasible. (HiGHS Status 8: model_status is Infeasible; primal_status is None)"
    case .unbounded:
      "The problem is unbounded. (HiGHS Status 10: model_status is Unbounded; primal_status is Feasible)"
    }
  }
}

private func kind(_ code: Double) -> IntegerProgram.Kind {
  switch code {
  case 1: .integer
  case 2: .semicontinuous
  case 3: .semiinteger
  default: .real
  }
}

/// One call of `linprog`.
private struct LinearProgramCall {
  private let call: Arguments
  private let machine: Machine

  init(_ call: Arguments) { (self.call, machine) = (call, call.machine) }

  private func fault(_ message: String) -> Error {
    machine.error(.valueError, "Invalid input for linprog: " + message)
  }

  func solved() throws -> Value {
    try checkMethod()
    let costs = try machine.array(from: call[0], dtype: .float64)
    guard costs.rank <= 1 || costs.size == costs.shape.max() else {
      throw fault("c must be a 1-D array and must not have more than one non-singleton dimension")
    }
    let c = try machine.elements(costs)
    let n = c.count
    let upperRows = try rows(1, "A_ub", n)
    let upperSides = try sides(2, "b_ub", "A_ub", upperRows.count)
    let equalRows = try rows(3, "A_eq", n)
    let equalSides = try sides(4, "b_eq", "A_eq", equalRows.count)
    let bounds = try bounds(n)
    let infinite = [Double](repeating: -.infinity, count: upperRows.count)
    let program = LinearProgram(
      cost: c, rows: upperRows + equalRows, rowLower: infinite + equalSides,
      rowUpper: upperSides + equalSides,
      lower: bounds.lower, upper: bounds.upper)
    let kinds = try integrality(n)
    if kinds.contains(where: { $0 != .real }) {
      let found = IntegerProgram(program, kinds: kinds).solve()
      return try result(LinearProgram.Solution(found, of: program), program, upperRows.count, mixed: found)
    }
    return try result(program.solve(), program, upperRows.count, mixed: nil)
  }

  private func checkMethod() throws {
    let method = try call.text(6)
    switch method.lowercased() {
    case "highs", "highs-ds", "highs-ipm": break
    case "simplex", "revised simplex", "interior-point":
      throw machine.error(
        .notImplementedError, "linprog: method='\(method)' is not supported by Octavo; use method='highs'")
    default: throw machine.error(.valueError, "Unknown solver '\(method.lowercased())'")
    }
    if call.isGiven(7) {
      throw machine.error(
        .notImplementedError, "HiGHS solvers do not support the callback interface.")
    }
    guard let dict = call[8].as(DictObject.self) else { return }
    for pair in dict.pairs {
      let name = try machine.str(pair.key).string
      if name == "disp", try machine.truth(pair.value) {
        throw machine.error(
          .notImplementedError,
          "linprog: the option 'disp' is not supported by Octavo; print the result instead")
      }
      let known = [
        "disp", "maxiter", "presolve", "time_limit", "dual_feasibility_tolerance",
        "primal_feasibility_tolerance",
        "ipm_optimality_tolerance", "simplex_dual_edge_weight_strategy", "mip_rel_gap", "autoscale",
      ]
      if !known.contains(name) {
        try machine.warn(
          machine.optimizeTypes.warning,
          "Unrecognized options detected: {'\(name)': \(try machine.repr(pair.value).string)}. These will be passed to HiGHS verbatim."
        )
      }
    }
  }

  private func rows(_ index: Int, _ name: String, _ n: Int) throws -> [[Double]] {
    guard call.isGiven(index) else { return [] }
    let array = try machine.array(from: call[index], dtype: .float64)
    if array.size == 0 { return [] }
    guard array.rank == 2, array.shape[1] == n else {
      throw fault(
        "\(name) must have exactly two dimensions, and the number of columns in \(name) must be equal to the size of c"
      )
    }
    let rows = try machine.rows(array)
    guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw fault("\(name) must not contain values inf, nan, or None")
    }
    return rows
  }

  private func sides(_ index: Int, _ name: String, _ matrix: String, _ count: Int) throws -> [Double] {
    let values = try call.isGiven(index) ? machine.doubles(call[index]) : []
    guard values.count == count else {
      throw fault(
        "\(name) must be a 1-D array; \(name) must not have more than one non-singleton dimension and the number of rows in \(matrix) must equal the number of values in \(name)"
      )
    }
    return values
  }

  private func bounds(_ n: Int) throws -> Bounds {
    var bounds = Bounds(
      lower: [Double](repeating: 0, count: n), upper: [Double](repeating: .infinity, count: n))
    guard call.isGiven(5) else { return bounds }
    func end(_ x: Value, _ missing: Double) throws -> Double {
      let value = try x.isNone ? missing : machine.double(x)
      return value.isNaN ? missing : value
    }
    let items = try machine.items(of: call[5])
    if items.isEmpty { return bounds }
    let isPair = items.count == 2 && items.allSatisfy { $0.isNone || !isSequence($0) }
    let pairs = try isPair ? [items] : items.map { try machine.items(of: $0) }
    guard pairs.count == n || pairs.count == 1, pairs.allSatisfy({ $0.count == 2 }) else {
      throw fault("provide a 2-tuple `(min, max)` for each variable, or one for all of them")
    }
    for j in 0..<n {
      let pair = pairs[pairs.count == 1 ? 0 : j]
      (bounds.lower[j], bounds.upper[j]) = (try end(pair[0], -.infinity), try end(pair[1], .infinity))
    }
    return bounds
  }

  private func isSequence(_ x: Value) -> Bool {
    x.as(TupleObject.self) != nil || x.as(ListObject.self) != nil || x.as(ArrayObject.self) != nil
  }

  private func integrality(_ n: Int) throws -> [IntegerProgram.Kind] {
    guard call.isGiven(10) else { return [IntegerProgram.Kind](repeating: .real, count: n) }
    let codes = try machine.doubles(call[10])
    return (0..<n).map { kind(codes[codes.count == 1 ? 0 : min($0, codes.count - 1)]) }
  }

  private func result(
    _ found: LinearProgram.Solution, _ program: LinearProgram, _ upperCount: Int,
    mixed: IntegerProgram.Solution?
  ) throws -> Value {
    let isOptimal = found.status == .optimal
    func array(_ values: [Double]) throws -> Value { machine.arrayObject(try NDArray(values)) }
    func side(_ residual: [Double], _ marginals: [Double]) throws -> Value {
      try machine.optimizeResult([
        ("residual", isOptimal ? array(residual) : .none),
        ("marginals", isOptimal ? array(marginals) : .none),
      ])
    }
    var (residuals, lowerMarginals, upperMarginals): ([Double], [Double], [Double]) = ([], [], [])
    if isOptimal {
      let products = program.rows.map { row in zip(row, found.x).reduce(0) { $0 + $1.0 * $1.1 } }
      residuals = products.indices.map { program.rowUpper[$0] - products[$0] }
      // A positive reduced cost belongs to the lower bound, a negative one to the upper.
      lowerMarginals = found.reducedCosts.map { max($0, 0) }
      upperMarginals = found.reducedCosts.map { min($0, 0) }
    }
    let slack = Array(residuals.prefix(upperCount))
    let equalities = Array(residuals.dropFirst(upperCount))
    let x = found.x
    // HiGHS gives the duals with the other sign, which shows in the zeros.
    let rowDuals = found.rowDuals.map { $0 == 0 ? -0.0 : $0 }
    return try machine.optimizeResult([
      ("x", isOptimal ? array(x) : .none), ("slack", isOptimal ? array(slack) : .none),
      ("con", isOptimal ? array(equalities) : .none),
      ("ineqlin", side(slack, Array(rowDuals.prefix(upperCount)))),
      ("eqlin", side(equalities, Array(rowDuals.dropFirst(upperCount)))),
      ("lower", side(x.indices.map { x[$0] - program.lower[$0] }, lowerMarginals)),
      ("upper", side(x.indices.map { program.upper[$0] - x[$0] }, upperMarginals)),
      ("fun", isOptimal ? Value(found.value) : .none), ("status", Value(ProgramEnding.status(found.status))),
      ("success", Value(isOptimal)), ("message", machine.string(ProgramEnding.message(found.status))),
      ("nit", Value(found.iterations)), ("crossover_nit", Value(0)),
      ("mip_node_count", Value(mixed.map { $0.nodes - 1 } ?? 0)),
      ("mip_dual_bound", Value(mixed?.bound ?? 0)), ("mip_gap", Value(0.0)),
    ])
  }
}

extension Machine {
  fileprivate func integerProgram(_ call: Arguments) throws -> Value {
    let c = try doubles(call[0])
    let n = c.count
    var program = LinearProgram(
      cost: c, lower: [Double](repeating: 0, count: n), upper: [Double](repeating: .infinity, count: n))
    if call.isGiven(2) {
      let bounds: Bounds
      if let object = call[2].as(BoundsObject.self) {
        bounds = Bounds(lower: try elements(object.lower), upper: try elements(object.upper)).broadcast(to: n)
      } else {
        let ends = try items(of: call[2])
        guard ends.count == 2 else {
          throw error(
            .valueError, "`bounds` must be convertible into an instance of `scipy.optimize.Bounds`.")
        }
        bounds = Bounds(lower: try doubles(ends[0]), upper: try doubles(ends[1])).broadcast(to: n)
      }
      guard bounds.lower.count == n, bounds.upper.count == n else {
        throw error(.valueError, "`bounds.lb` and `bounds.ub` must contain values broadcastable to `c`.")
      }
      (program.lower, program.upper) = (bounds.lower, bounds.upper)
    }
    if call.isGiven(3) { try addRows(of: call[3], to: &program) }
    var kinds = [IntegerProgram.Kind](repeating: .real, count: n)
    if call.isGiven(1) {
      let codes = try doubles(call[1])
      guard codes.count == n || codes.count == 1 else {
        throw error(.valueError, "`integrality` must contain integers 0-3 and be broadcastable to `c.shape`.")
      }
      for j in 0..<n { kinds[j] = kind(codes[codes.count == 1 ? 0 : j]) }
    }
    let isMixed = kinds.contains { $0 != .real }
    let (status, x, value, nodes, bound): (LinearProgram.Status, [Double], Double, Int, Double)
    if isMixed {
      let found = IntegerProgram(program, kinds: kinds).solve()
      (status, x, value, nodes, bound) = (found.status, found.x, found.value, found.nodes, found.bound)
    } else {
      let found = program.solve()
      (status, x, value, nodes, bound) = (found.status, found.x, found.value, 0, found.value)
    }
    let isOptimal = status == .optimal
    let shows = isMixed && isOptimal
    return try optimizeResult([
      ("status", Value(ProgramEnding.status(status))), ("message", string(ProgramEnding.message(status))),
      ("success", Value(isOptimal)), ("x", isOptimal ? arrayObject(try NDArray(x)) : .none),
      ("fun", isOptimal ? Value(value) : .none), ("mip_node_count", shows ? Value(nodes) : .none),
      ("mip_dual_bound", shows ? Value(bound) : .none), ("mip_gap", shows ? Value(0.0) : .none),
    ])
  }

  /// One linear constraint, or several; a tuple (A, lb, ub) stands for one.
  private func addRows(of given: Value, to program: inout LinearProgram) throws {
    func add(_ matrix: Value, _ lower: [Double], _ upper: [Double]) throws {
      let array = try array(from: matrix, dtype: .float64)
      let rows = array.rank == 2 ? try self.rows(array) : [try elements(array)]
      guard rows.allSatisfy({ $0.count == program.cost.count }) else {
        throw error(.valueError, "The shape of `A` must be (len(b_l), len(c)).")
      }
      for (i, row) in rows.enumerated() {
        program.rows.append(row)
        program.rowLower.append(lower[lower.count == 1 ? 0 : min(i, lower.count - 1)])
        program.rowUpper.append(upper[upper.count == 1 ? 0 : min(i, upper.count - 1)])
      }
    }
    if let object = given.as(ConstraintObject.self), object.isLinear {
      return try add(object.subject, elements(object.lower), elements(object.upper))
    }
    let parts = try items(of: given)
    if parts.allSatisfy({ $0.as(ConstraintObject.self) != nil }) {
      for part in parts { try addRows(of: part, to: &program) }
      return
    }
    if let first = parts.first, first.as(TupleObject.self) != nil {
      for part in parts { try addRows(of: part, to: &program) }
      return
    }
    guard let matrix = parts.first else { return }
    try add(
      matrix, parts.count > 1 ? doubles(parts[1]) : [-.infinity],
      parts.count > 2 ? doubles(parts[2]) : [.infinity])
  }
}
