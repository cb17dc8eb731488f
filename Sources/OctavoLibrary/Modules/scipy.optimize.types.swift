import OctavoLanguage
import OctavoNumerics

// The types of `scipy.optimize`.

/// Types of `scipy.optimize` in one machine.
final class OptimizeTypes {
  let result: TypeObject
  let bounds: TypeObject
  let warning: TypeObject
  let inverseHessian: TypeObject
  let rootResults: TypeObject
  let noConvergence: TypeObject
  let lineSearchWarning: TypeObject
  let linearConstraint: TypeObject
  let nonlinearConstraint: TypeObject
  let hessianStrategy: TypeObject
  let bfgs: TypeObject
  let sr1: TypeObject
  let broydenFirst: TypeObject
  let krylovJacobian: TypeObject
  let inverseJacobian: TypeObject

  init(_ machine: Machine) {
    result = machine.makeType(
      "OptimizeResult", module: "scipy.optimize._optimize", base: machine.types.dict, layout: .dict,
      isBase: true,
      table: .optimizeResult, wording: .python)
    bounds = machine.makeType(
      "Bounds", module: "scipy.optimize._constraints", table: .bounds, wording: .python)
    warning = machine.makeException(
      "OptimizeWarning", module: "scipy.optimize._optimize", base: machine.types[.userWarning])
    rootResults = machine.makeType(
      "RootResults", module: "scipy.optimize._zeros_py", base: result, layout: .dict, table: TypeTable(),
      wording: .python)
    noConvergence = machine.makeException(
      "NoConvergence", module: "scipy.optimize._nonlin", base: machine.types[.exception])
    lineSearchWarning = machine.makeException(
      "LineSearchWarning", module: "scipy.optimize._linesearch", base: machine.types[.runtimeWarning])
    linearConstraint = machine.makeType(
      "LinearConstraint", module: "scipy.optimize._constraints", table: .linearConstraint, wording: .python)
    nonlinearConstraint = machine.makeType(
      "NonlinearConstraint", module: "scipy.optimize._constraints", table: .nonlinearConstraint,
      wording: .python)
    hessianStrategy = machine.makeType(
      "HessianUpdateStrategy", module: "scipy.optimize", table: .hessianStrategy, wording: .python)
    bfgs = machine.makeType(
      "BFGS", module: "scipy.optimize", base: hessianStrategy, table: .hessianStrategy, wording: .python)
    sr1 = machine.makeType(
      "SR1", module: "scipy.optimize", base: hessianStrategy, table: .hessianStrategy, wording: .python)
    broydenFirst = machine.makeType(
      "BroydenFirst", module: "scipy.optimize", table: .broydenFirst, wording: .python)
    krylovJacobian = machine.makeType(
      "KrylovJacobian", module: "scipy.optimize", table: .krylovJacobian, wording: .python)
    inverseJacobian = machine.makeType(
      "InverseJacobian", module: "scipy.optimize", table: .inverseJacobian, wording: .python)
    inverseHessian = machine.makeType(
      "LbfgsInvHessProduct", module: "scipy.optimize._lbfgsb_py", table: .inverseHessian, wording: .python)
  }
}

final class BoundsObject: Object {
  let lower: NDArray
  let upper: NDArray

  let keepFeasible: Value

  init(lower: NDArray, upper: NDArray, keepFeasible: Value, type: TypeObject) {
    self.lower = lower
    self.upper = upper
    self.keepFeasible = keepFeasible
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(keepFeasible)
  }
}

final class InverseHessianObject: Object {
  let matrix: LimitedMemoryInverseHessian

  init(_ matrix: LimitedMemoryInverseHessian, type: TypeObject) {
    self.matrix = matrix
    super.init(type: type)
  }
}

extension TypeTable {
  static let optimizeResult = TypeTable(
    constructor: Native("OptimizeResult(cls, /, *args, **kwargs)") { call in
      let made = call.machine.newResult(type: call[0].unchecked(TypeObject.self))
      for (key, value) in call.keywords(2) { try made.set(call.machine.string(key), value, call.machine) }
      if let source = call.rest(1).first?.as(DictObject.self) { try made.update(from: source, call.machine) }
      return Value(made)
    },
    methods: [
      Native("__getattr__(self, name, /)") { call in
        if let value = try call[0].unchecked(DictObject.self).get(call[1], call.machine) { return value }
        throw call.machine.error(.attributeError, call.machine.text(call[1])?.string ?? "")
      },
      Native("__setattr__(self, name, value, /)") { call in
        try call[0].unchecked(DictObject.self).set(call[1], call[2], call.machine)
        return .none
      },
      Native("__delattr__(self, name, /)") { call in
        let dict = call[0].unchecked(DictObject.self)
        guard try dict.get(call[1], call.machine) != nil else {
          throw call.machine.error(.attributeError, call.machine.text(call[1])?.string ?? "")
        }
        _ = try call.machine.call(call.machine.attribute(of: call[0], "pop"), call[1])
        return .none
      },
      Native("__dir__(self, /)") { call in
        call.machine.list(call[0].unchecked(DictObject.self).pairs.map(\.key))
      },
      Native("__repr__(self, /)") { call in
        call.machine.string(try ResultText(call.machine).text(call[0].unchecked(DictObject.self)))
      },
    ])

  static let bounds = TypeTable(
    constructor: Native("Bounds(cls, lb=?, ub=?, keep_feasible=False)") { call in
      let machine = call.machine
      func side(_ index: Int, _ standard: Double) throws -> NDArray {
        let array = call.has(index) ? try machine.array(from: call[index]) : try NDArray([standard])
        return array.rank == 0 ? try array.reshape([1]) : array
      }
      let (lower, upper) = (try side(1, -.infinity), try side(2, .infinity))
      do {
        _ = try Ufunc.add(.array(lower), .array(upper))
      } catch is NumericsError {
        throw machine.error(
          .valueError, "The lower bounds, upper bounds, and keep_feasible must be broadcastable.")
      }
      let type = machine.optimizeTypes.bounds
      return Value(
        machine.heap.adopt(BoundsObject(lower: lower, upper: upper, keepFeasible: call[3], type: type)))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let object = call[0].unchecked(BoundsObject.self)
        return call.machine.string(
          "Bounds(\(object.lower.representation()), \(object.upper.representation()))")
      },
      Native("residual(self, x)") { call in
        let object = call[0].unchecked(BoundsObject.self)
        let x = try call.array(1)
        return call.machine.tuple([
          call.machine.value(try Ufunc.subtract(.array(x), .array(object.lower))),
          call.machine.value(try Ufunc.subtract(.array(object.upper), .array(x))),
        ])
      },
    ],
    properties: [
      PropertyRow("lb") { machine, x in machine.arrayObject(x.unchecked(BoundsObject.self).lower) },
      PropertyRow("ub") { machine, x in machine.arrayObject(x.unchecked(BoundsObject.self).upper) },
      PropertyRow("keep_feasible") { _, x in x.unchecked(BoundsObject.self).keepFeasible },
    ])

  static let inverseHessian = TypeTable(
    methods: [
      Native("todense(self, /)") { call in
        let rows = call[0].unchecked(InverseHessianObject.self).matrix.dense()
        return call.machine.arrayObject(try NDArray(rows.flatMap { $0 }, shape: [rows.count, rows.count]))
      },
      Native("__repr__(self, /)") { call in
        let n = call[0].unchecked(InverseHessianObject.self).matrix.dimension
        return call.machine.string("<\(n)x\(n) LbfgsInvHessProduct with dtype=float64>")
      },
      Native("dot(self, x, /)", product),
      Native("matvec(self, x, /)", product),
      Native("__matmul__(self, x, /)", product),
      Native("__mul__(self, x, /)", product),
    ],
    properties: [
      PropertyRow("shape") { machine, x in
        let n = x.unchecked(InverseHessianObject.self).matrix.dimension
        return machine.tuple([Value(n), Value(n)])
      },
      PropertyRow("n_corrs") { _, x in Value(x.unchecked(InverseHessianObject.self).matrix.s.count) },
      PropertyRow("sk") { machine, x in
        let matrix = x.unchecked(InverseHessianObject.self).matrix
        return machine.arrayObject(
          try NDArray(matrix.s.flatMap { $0 }, shape: [matrix.s.count, matrix.dimension]))
      },
      PropertyRow("yk") { machine, x in
        let matrix = x.unchecked(InverseHessianObject.self).matrix
        return machine.arrayObject(
          try NDArray(matrix.y.flatMap { $0 }, shape: [matrix.y.count, matrix.dimension]))
      },
    ])

  /// The inverse Hessian times a vector, or times each column of a matrix.
  @Sendable private static func product(_ call: Arguments) throws -> Value {
    let matrix = call[0].unchecked(InverseHessianObject.self).matrix
    let machine = call.machine
    let x = try machine.array(from: call[1], dtype: .float64)
    guard x.rank > 0, x.shape[0] == matrix.dimension else {
      throw machine.error(.valueError, "dimension mismatch")
    }
    if x.rank == 1 { return machine.arrayObject(try NDArray(matrix.times(machine.elements(x)))) }
    let rows = try machine.rows(x)
    let columns = (0..<x.shape[1]).map { j in matrix.times(rows.map { $0[j] }) }
    let product = (0..<matrix.dimension).flatMap { i in columns.map { $0[i] } }
    return machine.arrayObject(try NDArray(product, shape: x.shape))
  }
}

extension Machine {
  var optimizeTypes: OptimizeTypes { state(OptimizeTypes.self) { OptimizeTypes(self) } }

  func newResult(type: TypeObject) -> DictObject { heap.adopt(DictObject(type: type)) }

  /// An `OptimizeResult` with these fields, in their order.
  func optimizeResult(_ fields: [(String, Value)]) throws -> Value {
    let made = newResult(type: optimizeTypes.result)
    for (name, value) in fields { try made.set(constantString(Text(name)), value, self) }
    return Value(made)
  }

  func value(of result: OptimizeResult, funIsNumpy: Bool) throws -> Value {
    let made = newResult(type: optimizeTypes.result)
    hold(Value(made))
    for (name, field) in result.fields {
      let item: Value
      switch field {
      case .nothing: item = .none
      case .bool(let flag): item = Value(flag)
      case .int(let number): item = Value(number)
      case .double(let number): item = name == "fun" && !funIsNumpy ? Value(number) : float64(number)
      case .text(let text): item = string(text)
      case .vector(let numbers): item = arrayObject(try NDArray(numbers))
      case .matrix(let rows): item = arrayObject(try matrix(rows))
      case .simplex(let vertices, let values):
        item = tuple([arrayObject(try matrix(vertices)), arrayObject(try NDArray(values))])
      case .inverseHessian(let product):
        item = Value(heap.adopt(InverseHessianObject(product, type: optimizeTypes.inverseHessian)))
      }
      try made.set(constantString(Text(name)), item, self)
    }
    return Value(made)
  }

  private func matrix(_ rows: [[Double]]) throws -> NDArray {
    try NDArray(rows.flatMap { $0 }, shape: [rows.count, rows.first?.count ?? 0])
  }
}
