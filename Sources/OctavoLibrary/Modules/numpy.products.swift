import OctavoLanguage
import OctavoNumerics

// Products of arrays in the `numpy` module.
extension Native {
  static let numpyProducts: [Native] = [
    product("matmul") { try NDArray.matmul($0, $1) },
    product("inner") { try NDArray.inner($0, $1) },
    product("outer", hasOut: true) { try NDArray.outer($0, $1) },
    product("vdot") { try NDArray.vdot($0, $1) },
    product("kron") { try NDArray.kron($0, $1) },
    product("matvec") { try NDArray.matvec($0, $1) },
    product("vecmat") { try NDArray.vecmat($0, $1) },
    Native("vecdot(x1, x2, /, *, axis=-1)") { call in
      let (a, b, axis) = (try call.array(0), try call.array(1), try call.int(2))
      return call.machine.value(try call.machine.computing { try NDArray.vecdot(a, b, axis: axis) })
    },
    Native("cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)") { call in
      let (a, b, axis) = (try call.array(0), try call.array(1), try call.optionalInt(5))
      let (axisA, axisB, axisC) = (try axis ?? call.int(2), try axis ?? call.int(3), try axis ?? call.int(4))
      return call.machine.arrayObject(
        try call.machine.computing { try NDArray.cross(a, b, axisA: axisA, axisB: axisB, axisC: axisC) })
    },
    Native("tensordot(a, b, axes=2)") { call in
      let (a, b) = (try call.array(0), try call.array(1))
      let axes = try call.machine.tensorAxes(call[2])
      return call.machine.arrayObject(try call.machine.computing { try NDArray.tensordot(a, b, axes: axes) })
    },
    Native("einsum(*operands, out=None, optimize=False, dtype=None, order='K', casting='safe')") { call in
      try call.machine.einsum(call)
    },
  ]

  private static func product(
    _ name: String, hasOut: Bool = false, _ body: @escaping @Sendable (NDArray, NDArray) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, b, \(name == "kron" || hasOut ? "" : "/, ")out=None)") { call in
      let (a, b) = (try call.array(0), try call.array(1))
      return try call.delivered(call.machine.computing { try body(a, b) }, out: 2)
    }
  }
}

extension Machine {
  /// `axes=` of `tensordot`: how many, or the axes of each array.
  func tensorAxes(_ x: Value) throws -> NDArray.ContractedAxes {
    if let count = try wholeNumber(x) { return .count(count) }
    let sides = try items(of: x)
    guard sides.count == 2 else {
      throw error(
        .valueError,
        sides.count < 2
          ? "not enough values to unpack (expected 2, got \(sides.count))"
          : "too many values to unpack (expected 2)")
    }
    let lists = try sides.map { try ints($0) }
    return .pairs(lists[0], lists[1])
  }

  /// `np.einsum('ij,jk', a, b)` or `np.einsum(a, [0, 1], b, [1, 2], [0, 2])`.
  fileprivate func einsum(_ call: Arguments) throws -> Value {
    let given = call.rest(0)
    guard let first = given.first else {
      throw error(
        .valueError,
        "must specify the einstein sum subscripts string and at least one operand, or at least one operand and its corresponding subscripts list"
      )
    }
    var owners: [Value] = []
    let sum: Einsum
    var arrays: [NDArray]
    if let subscripts = text(first) {
      owners = Array(given.dropFirst())
      guard !owners.isEmpty else {
        throw error(
          .valueError,
          "must specify the einstein sum subscripts string and at least one operand, or at least one operand and its corresponding subscripts list"
        )
      }
      arrays = try owners.map { try array(from: $0) }
      sum = try Einsum(subscripts.string, ranks: arrays.map(\.rank))
    } else {
      var labels: [[Int]] = []
      var rest = given[...]
      while rest.count >= 2 {
        owners.append(rest.removeFirst())
        labels.append(try einsumLabels(rest.removeFirst()))
      }
      let result = try rest.first.map { try einsumLabels($0) }
      arrays = try owners.map { try array(from: $0) }
      sum = try Einsum(labels: labels, result: result, ranks: arrays.map(\.rank))
    }
    if let dtype = try call.dtype(3) { arrays = try arrays.map { try $0.astype(dtype, copy: false) } }
    let made = try computing { try NDArray.einsum(sum, arrays) }
    if call.isGiven(1) { return try call.delivered(made, out: 1) }
    let isView = arrays.count == 1 && made.mayShareMemory(with: arrays[0])
    return made.rank == 0 ? value(made) : arrayObject(made, viewOf: isView ? owners[0] : .none)
  }

  private func einsumLabels(_ x: Value) throws -> [Int] {
    try items(of: x).map { $0.tag == Value.Tag.ellipsis ? Einsum.ellipsis : try index($0) }
  }
}
