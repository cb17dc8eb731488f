import OctavoLanguage
import OctavoNumerics

// Approximations of a Jacobian as objects of the program: `BroydenFirst()`, `KrylovJacobian(…)`, and `InverseJacobian(…)`, which
// makes a preconditioner of one (`inner_M`).

/// An approximation that the program holds.
final class JacobianObject: Object {
  fileprivate var approximation: any JacobianApproximation
  /// What the approximation calls.
  fileprivate var held: [Value]

  fileprivate init(_ approximation: any JacobianApproximation, holding held: [Value], type: TypeObject) {
    (self.approximation, self.held) = (approximation, held)
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(held)
  }
}

/// `InverseJacobian(jacobian)`
final class InverseJacobianObject: Object {
  fileprivate let jacobian: Value

  fileprivate init(_ jacobian: Value, type: TypeObject) {
    self.jacobian = jacobian
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(jacobian)
  }
}

/// What is given as `inner_M`: an inverse Jacobian, a matrix, an object with `matvec` and perhaps `update`, or a function.
struct GivenPreconditioner: Preconditioner {
  private let machine: Machine
  private let value: Value
  private let jacobian: JacobianObject?

  init(_ machine: Machine, _ value: Value) {
    (self.machine, self.value) = (machine, value)
    jacobian = value.as(InverseJacobianObject.self)?.jacobian.as(JacobianObject.self)
  }

  private func array(_ x: [Double]) throws -> Value { machine.arrayObject(try NDArray(x)) }

  func begin(_ x: [Double], _ f: [Double], _ function: @escaping ([Double]) throws -> [Double]) throws {
    try jacobian?.approximation.setup(x, f, function)
  }

  func applied(to v: [Double]) throws -> [Double] {
    if let jacobian { return try jacobian.approximation.solve(v, tolerance: 0) }
    let isArray = value.as(ArrayObject.self) != nil
    let method = try machine.optionalAttribute(of: value, isArray ? "dot" : "matvec") ?? value
    return try machine.doubles(machine.call(method, array(v)))
  }

  func update(_ x: [Double], _ f: [Double]) throws {
    if let jacobian { return try jacobian.approximation.update(x, f) }
    guard value.as(ArrayObject.self) == nil, let update = try machine.optionalAttribute(of: value, "update")
    else { return }
    _ = try machine.call(update, array(x), array(f))
  }
}

extension TypeTable {
  static let broydenFirst = TypeTable(
    constructor: Native("BroydenFirst(cls, alpha=None, reduction_method='restart', max_rank=None)") { call in
      try jacobian("broyden1", call)
    }, methods: jacobianMethods)

  static let krylovJacobian = TypeTable(
    constructor: Native(
      "KrylovJacobian(cls, rdiff=None, method='lgmres', inner_maxiter=20, inner_M=None, outer_k=10)"
    ) { call in
      try jacobian("krylov", call)
    }, methods: jacobianMethods)

  static let inverseJacobian = TypeTable(
    constructor: Native("InverseJacobian(cls, jacobian)") { call in
      Value(call.machine.heap.adopt(InverseJacobianObject(call[1], type: call[0].unchecked(TypeObject.self))))
    },
    methods: [
      Native("matvec(self, v)") { call in
        try solution(of: call[0].unchecked(InverseJacobianObject.self).jacobian, call)
      }
    ])

  private static func jacobian(_ method: String, _ call: Arguments) throws -> Value {
    var options: [String: Value] = [:]
    for index in 1..<call.count where call.isGiven(index) { options[call.name(index)] = call[index] }
    let approximation = try QuasiNewtonMethod.approximation(method, options, call.machine)
    let object = JacobianObject(
      approximation, holding: Array(options.values), type: call[0].unchecked(TypeObject.self))
    return Value(call.machine.heap.adopt(object))
  }

  private static func solution(of jacobian: Value, _ call: Arguments) throws -> Value {
    guard let jacobian = jacobian.as(JacobianObject.self) else {
      return try call.machine.call(call.machine.attribute(of: jacobian, "solve"), call[1])
    }
    let tolerance = call.count > 2 ? try call.machine.double(call[2]) : 0
    let found = try jacobian.approximation.solve(call.machine.doubles(call[1]), tolerance: tolerance)
    return call.machine.arrayObject(try NDArray(found))
  }

  private static let jacobianMethods = [
    Native("setup(self, x, F, func)") { call in
      let object = call[0].unchecked(JacobianObject.self)
      let function = PythonFunction(call.machine, call[3], [])
      object.held.append(call[3])
      let machine = call.machine
      try object.approximation.setup(machine.doubles(call[1]), machine.doubles(call[2])) { x in
        try x.withUnsafeBufferPointer { try function.call($0) { try machine.doubles($0) } }
      }
      return .none
    },
    Native("solve(self, v, tol=0)") { call in try solution(of: call[0], call) },
    Native("update(self, x, F)") { call in
      let object = call[0].unchecked(JacobianObject.self)
      try object.approximation.update(call.machine.doubles(call[1]), call.machine.doubles(call[2]))
      return .none
    },
    Native("aspreconditioner(self)") { call in
      Value(
        call.machine.heap.adopt(
          InverseJacobianObject(call[0], type: call.machine.optimizeTypes.inverseJacobian)))
    },
  ]
}
