import OctavoLanguage
import OctavoNumerics

// Constraints: SciPy's classes and dicts, and what the methods make of them.

/// `LinearConstraint` or `NonlinearConstraint`.
final class ConstraintObject: Object {
  /// The function, or for a linear constraint the matrix.
  let subject: Value
  let lower: NDArray
  let upper: NDArray
  /// The bounds as the program sees them.
  let shownBounds: (lower: Value, upper: Value)
  let isLinear: Bool
  let jacobian: Value
  let hessian: Value
  let keepFeasible: Value

  init(
    subject: Value, lower: NDArray, upper: NDArray, shownBounds: (lower: Value, upper: Value), isLinear: Bool,
    jacobian: Value, hessian: Value, keepFeasible: Value, type: TypeObject
  ) {
    (self.subject, self.lower, self.upper, self.isLinear) = (subject, lower, upper, isLinear)
    self.shownBounds = shownBounds
    (self.jacobian, self.hessian, self.keepFeasible) = (jacobian, hessian, keepFeasible)
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(subject)
    marker.visit(shownBounds.lower)
    marker.visit(shownBounds.upper)
    marker.visit(jacobian)
    marker.visit(hessian)
    marker.visit(keepFeasible)
  }
}

/// `BFGS` or `SR1`, the ways to keep an approximate Hessian.
final class HessianStrategyObject: Object {}

extension TypeTable {
  static let linearConstraint = TypeTable(
    doc: "Linear constraint on the variables.",
    constructor: Native("LinearConstraint(cls, A, lb=?, ub=?, keep_feasible=False)") { call in
      let machine = call.machine
      let matrix = try machine.array(from: call[1], dtype: .float64)
      if matrix.rank > 2 { throw machine.error(.valueError, "`A` must have exactly two dimensions.") }
      let shaped = matrix.rank == 2 ? matrix : try matrix.reshape([1, matrix.size])
      let lower = try machine.boundArray(call, 2, -.infinity)
      let upper = try machine.boundArray(call, 3, .infinity)
      let keepFeasible = try machine.array(from: call[4], dtype: .bool)
      return Value(
        machine.heap.adopt(
          ConstraintObject(
            subject: machine.arrayObject(shaped), lower: lower, upper: upper,
            shownBounds: (machine.arrayObject(lower), machine.arrayObject(upper)), isLinear: true,
            jacobian: .none,
            hessian: .none,
            keepFeasible: machine.arrayObject(
              keepFeasible.rank == 0 ? try keepFeasible.reshape([1]) : keepFeasible),
            type: call[0].unchecked(TypeObject.self))))
    },
    methods: [
      Native("residual(self, x)") { call in
        let object = call[0].unchecked(ConstraintObject.self)
        let machine = call.machine
        let product = try NDArray.matmul(machine.array(from: object.subject), call.array(1))
        return machine.tuple([
          machine.value(try Ufunc.subtract(.array(product), .array(object.lower))),
          machine.value(try Ufunc.subtract(.array(object.upper), .array(product))),
        ])
      }
    ],
    properties: constraintProperties + [
      PropertyRow("A") { _, x in x.unchecked(ConstraintObject.self).subject }
    ])

  static let nonlinearConstraint = TypeTable(
    doc: "Nonlinear constraint on the variables.",
    constructor: Native(
      "NonlinearConstraint(cls, fun, lb, ub, jac='2-point', hess=None, keep_feasible=False, finite_diff_rel_step=None, finite_diff_jac_sparsity=None)"
    ) { call in
      let machine = call.machine
      if call.isGiven(8) {
        throw machine.error(
          .notImplementedError,
          "NonlinearConstraint: finite_diff_jac_sparsity is not supported by Octavo; leave it out")
      }
      return Value(
        machine.heap.adopt(
          ConstraintObject(
            subject: call[1], lower: try machine.array(from: call[2], dtype: .float64),
            upper: try machine.array(from: call[3], dtype: .float64), shownBounds: (call[2], call[3]),
            isLinear: false,
            jacobian: call[4], hessian: call[5], keepFeasible: call[6],
            type: call[0].unchecked(TypeObject.self))))
    },
    properties: constraintProperties + [
      PropertyRow("fun") { _, x in x.unchecked(ConstraintObject.self).subject },
      PropertyRow("jac") { _, x in x.unchecked(ConstraintObject.self).jacobian },
      PropertyRow("hess") { _, x in x.unchecked(ConstraintObject.self).hessian },
    ])

  private static let constraintProperties = [
    PropertyRow("lb") { _, x in x.unchecked(ConstraintObject.self).shownBounds.lower },
    PropertyRow("ub") { _, x in x.unchecked(ConstraintObject.self).shownBounds.upper },
    PropertyRow("keep_feasible") { _, x in x.unchecked(ConstraintObject.self).keepFeasible },
  ]

  static let hessianStrategy = TypeTable(
    constructor: Native("HessianUpdateStrategy(cls, *args, **kwargs)") { call in
      Value(call.machine.heap.adopt(HessianStrategyObject(type: call[0].unchecked(TypeObject.self))))
    })
}

extension Machine {
  fileprivate func boundArray(_ call: Arguments, _ index: Int, _ standard: Double) throws -> NDArray {
    let array = call.has(index) ? try array(from: call[index], dtype: .float64) : try NDArray([standard])
    return array.rank == 0 ? try array.reshape([1]) : array
  }
}

/// The `constraints=` of a call.
struct ConstraintReader {
  private let machine: Machine
  private var items: [Value]

  init(_ machine: Machine, _ given: Value?) throws {
    self.machine = machine
    guard let given else {
      items = []
      return
    }
    if given.as(DictObject.self) != nil || given.as(ConstraintObject.self) != nil {
      items = [given]
    } else {
      items = try machine.items(of: given)
    }
  }

  var isEmpty: Bool { items.isEmpty }
  mutating func clear() { items = [] }

  /// Some constraint has no Jacobian of its own.
  var needsDifferences: Bool {
    items.contains { item in
      if let object = item.as(ConstraintObject.self) {
        return !object.isLinear && machine.text(object.jacobian) != nil
      }
      let jacobian = try? item.as(DictObject.self)?.get(machine.constantString(Text("jac")), machine)
      return (jacobian ?? .none)?.isNone ?? true
    }
  }

  /// Equalities and inequalities c(x) = 0 and c(x) ≥ 0.
  func standard(fixed: FixedVariables?) throws -> [Constraint] {
    var result: [Constraint] = []
    for (index, item) in items.enumerated() {
      if let object = item.as(ConstraintObject.self) {
        result += try standard(object, fixed)
      } else {
        result.append(try standard(item, index, fixed))
      }
    }
    return result
  }

  private func standard(_ item: Value, _ index: Int, _ fixed: FixedVariables?) throws -> Constraint {
    guard let dict = item.as(DictObject.self) else {
      throw machine.error(.typeError, "Constraints must be defined using a dictionary.")
    }
    func field(_ name: String) throws -> Value? {
      try dict.get(machine.constantString(Text(name)), machine).flatMap { $0.isNone ? nil : $0 }
    }
    guard let type = try field("type") else {
      throw machine.error(.keyError, "Constraint \(index) has no type defined.")
    }
    guard let name = machine.text(type)?.string else {
      throw machine.error(.typeError, "Constraint's type must be a string.")
    }
    guard let kind = Constraint.Kind(rawValue: name.lowercased()) else {
      throw machine.error(.valueError, "Unknown constraint type '\(name)'.")
    }
    guard let function = try field("fun") else {
      throw machine.error(.valueError, "Constraint \(index) has no function defined.")
    }
    let arguments = machine.extraArguments(try field("args") ?? .undefined)
    return Constraint(
      kind, values(PythonFunction(machine, function, arguments), fixed),
      jacobian: try field("jac").map { rows(PythonFunction(machine, $0, arguments), fixed) })
  }

  private func values(_ function: PythonFunction, _ fixed: FixedVariables?) -> ([Double]) throws -> [Double] {
    { x in
      try (fixed?.expanded(x) ?? x).withUnsafeBufferPointer(function.numbers)
    }
  }

  private func rows(_ function: PythonFunction, _ fixed: FixedVariables?) -> ([Double]) throws -> [[Double]] {
    { x in
      let point = fixed?.expanded(x) ?? x
      let found = try point.withUnsafeBufferPointer(function.numbers)
      let n = point.count
      guard n > 0, found.count % n == 0 else {
        throw OptimizeError("A constraint's `jac` has \(found.count) elements, the point has \(n).")
      }
      let rows = stride(from: 0, to: found.count, by: n).map { Array(found[$0..<($0 + n)]) }
      return fixed.map { fixed in rows.map(fixed.reduced) } ?? rows
    }
  }

  /// Two-sided bounds as equalities and inequalities: one of each at most.
  private func standard(_ object: ConstraintObject, _ fixed: FixedVariables?) throws -> [Constraint] {
    let machine = machine
    let values: ([Double]) throws -> [Double]
    var jacobian: (([Double]) throws -> [[Double]])?
    if object.isLinear {
      let matrix = try machine.rows(machine.array(from: object.subject, dtype: .float64))
      values = { x in
        let point = fixed?.expanded(x) ?? x
        if let row = matrix.first, row.count != point.count {
          throw machine.error(
            .valueError,
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size \(point.count) is different from \(row.count))"
          )
        }
        return matrix.map { row in zip(row, point).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      jacobian = { _ in fixed.map { fixed in matrix.map(fixed.reduced) } ?? matrix }
    } else {
      values = self.values(PythonFunction(machine, object.subject), fixed)
      if machine.text(object.jacobian) == nil, !object.jacobian.isNone {
        jacobian = rows(PythonFunction(machine, object.jacobian), fixed)
      }
    }
    let (lower, upper) = (try machine.elements(object.lower), try machine.elements(object.upper))
    return Self.split(values, jacobian, lower, upper)
  }

  private static func split(
    _ values: @escaping ([Double]) throws -> [Double], _ jacobian: (([Double]) throws -> [[Double]])?,
    _ lower: [Double], _ upper: [Double]
  ) -> [Constraint] {
    func at(_ bounds: [Double], _ i: Int) -> Double { bounds[bounds.count == 1 ? 0 : i] }
    func isEqual(_ i: Int) -> Bool { at(lower, i) == at(upper, i) }
    let count = max(lower.count, upper.count)
    var result: [Constraint] = []
    if (0..<count).contains(where: isEqual) {
      result.append(
        Constraint(
          .equality,
          { x in
            let found = try values(x)
            return found.indices.filter(isEqual).map { found[$0] - at(lower, $0) }
          },
          jacobian: jacobian.map { jacobian in
            { x in
              let rows = try jacobian(x)
              return rows.indices.filter(isEqual).map { rows[$0] }
            }
          }))
    }
    func isBelow(_ i: Int) -> Bool { !isEqual(i) && at(lower, i) > -.infinity }
    func isAbove(_ i: Int) -> Bool { !isEqual(i) && at(upper, i) < .infinity }
    if (0..<count).contains(where: { isBelow($0) || isAbove($0) }) {
      result.append(
        Constraint(
          .inequality,
          { x in
            let found = try values(x)
            return found.indices.filter(isBelow).map { found[$0] - at(lower, $0) }
              + found.indices.filter(isAbove).map { at(upper, $0) - found[$0] }
          },
          jacobian: jacobian.map { jacobian in
            { x in
              let rows = try jacobian(x)
              return rows.indices.filter(isBelow).map { rows[$0] }
                + rows.indices.filter(isAbove).map { rows[$0].map { -$0 } }
            }
          }))
    }
    return result
  }
}

extension Constraint {
  /// By how much the worst value fails.
  func violation(_ x: [Double]) throws -> Double {
    let values = try function(x)
    return values.reduce(0) { max($0, kind == .equality ? abs($1) : -$1) }
  }
}
