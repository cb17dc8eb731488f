import OctavoLanguage
import OctavoNumerics

// `numpy.matrix`: arrays that always have two dimensions, with `*` as matrix product and `**` as matrix power.

/// Operators where an operand is a matrix.
final class MatrixOperators: LibraryOperators {
  override func binary(
    _ machine: Machine, _ op: BinaryOperator, inPlace: Bool, spare: SpareOperands, _ x: Value, _ y: Value
  ) throws -> Value {
    let made = try machine.matrixOperation(op, x, y)
    guard inPlace, let target = x.as(ArrayObject.self), let source = made.as(ArrayObject.self) else {
      return made
    }
    try machine.computing { try target.array.assign(source.array) }
    return x
  }

  override func compare(_ machine: Machine, _ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    try machine.arrayComparison(op, x, y)
  }
}

extension TypeTable {
  static let matrix = TypeTable(
    doc: "Returns a matrix from an array-like object, or from a string of data.",
    constructor: Native("matrix(cls, data, dtype=None, copy=True)") { call in
      try call.machine.warn(
        .pendingDeprecationWarning,
        "the matrix subclass is not the recommended way to represent matrices or deal with linear algebra (see https://docs.scipy.org/doc/numpy/user/numpy-for-matlab-users.html). Please adjust your code to use regular ndarray."
      )
      return try call.machine.makeMatrix(
        call[1], dtype: call.dtype(2), copy: call.bool(3), type: call[0].unchecked(TypeObject.self))
    },
    methods: [
      Native("__mul__(self, other, /)") { call in
        try call.machine.matrixOperation(.multiply, call[0], call[1])
      },
      Native("__rmul__(self, other, /)") { call in
        try call.machine.matrixOperation(.multiply, call[1], call[0])
      },
      Native("__pow__(self, other, mod=None, /)") { call in
        try call.machine.matrixOperation(.power, call[0], call[1])
      },
      Native("__rpow__(self, other, mod=None, /)") { _ in .notImplemented },
      Native("__getitem__(self, index, /)") { call in
        try call.machine.matrixItem(call[0], call[1])
      },
      Native("tolist(self, /)") { call in call.machine.nested(call.own) },
      Native("flatten(self, order='C')") { call in
        try call.machine.derived(call.own.flatten(order: call.order(1)), from: call[0])
      },
      Native("ptp(self, axis=None, out=None)") { call in
        let machine = call.machine
        let made = try machine.computing {
          try call.own.ptp(ReduceOptions(axes: call.axes(1), keepdims: true))
        }
        return call[1].isNone
          ? machine.scalar(made.firstScalar, made.dtype) : try machine.derived(made, from: call[0])
      },
      Native("trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None)") { call in
        let machine = call.machine
        let plain = machine.arrayObject(call.own, viewOf: call[0])
        let made = try machine.call(machine.attribute(of: plain, "trace"), (1..<6).map { call[$0] })
        return call.isGiven(5) ? made : try machine.derived(machine.array(from: made), from: call[0])
      },
      Native("getA(self, /)") { call in call.machine.arrayObject(call.own.view(), viewOf: call[0]) },
      Native("getA1(self, /)") { call in call.machine.arrayObject(try call.own.ravel(), viewOf: call[0]) },
      Native("getT(self, /)") { call in try call.machine.view(call.own.transpose(), of: call[0]) },
      Native("getH(self, /)") { call in try call.machine.adjoint(call[0]) },
      Native("getI(self, /)") { call in try call.machine.matrixInverse(call[0]) },
    ] + matrixReductions.map(reduction),
    properties: [
      PropertyRow("A") { machine, x in
        machine.arrayObject(x.unchecked(ArrayObject.self).array.view(), viewOf: x)
      },
      PropertyRow("A1") { machine, x in
        machine.arrayObject(try x.unchecked(ArrayObject.self).array.ravel(), viewOf: x)
      },
      PropertyRow("H") { machine, x in try machine.adjoint(x) },
      PropertyRow("I") { machine, x in try machine.matrixInverse(x) },
      PropertyRow("__array_priority__") { _, _ in Value(10.0) },
    ])

  static let matrixReductions = [
    "sum", "mean", "std", "var", "prod", "any", "all", "max", "min", "argmax", "argmin",
  ]

  /// A reduction that keeps two dimensions along an axis, and gives a scalar over all.
  private static func reduction(_ name: String) -> Native {
    Native("\(name)(self, /, *args, **kwargs)") { call in
      let machine = call.machine
      let arguments = call.rest(1)
      var named = call.keywords(2).map { ($0.key.string, $0.value) }
      let axis = arguments.first ?? named.first { $0.0 == "axis" }?.1 ?? .none
      named.append(("keepdims", .true))
      let plain = machine.arrayObject(call.own, viewOf: call[0])
      let made = try machine.call(machine.attribute(of: plain, name), arguments, named: named)
      guard let array = made.as(ArrayObject.self), array.type === machine.numpy.ndarray else { return made }
      if axis.isNone { return machine.scalar(array.array.firstScalar, array.array.dtype) }
      return try machine.derived(array.array, from: call[0])
    }
  }
}

extension Native {
  static let numpyMatrix: [Native] = [
    Native("asmatrix(data, dtype=None)") { call in
      let machine = call.machine
      if call[0].as(ArrayObject.self)?.type === machine.numpy.matrix, call[1].isNone { return call[0] }
      return try machine.makeMatrix(call[0], dtype: call.dtype(1), copy: false, type: machine.numpy.matrix)
    }
  ]
}

extension Machine {
  fileprivate func makeMatrix(_ data: Value, dtype: DType?, copy: Bool, type: TypeObject) throws -> Value {
    var array: NDArray
    if let text = text(data)?.string {
      array = try matrix(parsing: text, dtype)
    } else {
      array = try self.array(from: data, dtype: dtype)
      if copy, data.as(ArrayObject.self) != nil { array = try array.copy(order: .keep) }
    }
    // Arrays may have further axes of length one.
    if array.rank > 2, data.as(ArrayObject.self) == nil {
      throw error(.valueError, "matrix must be 2-dimensional")
    }
    return try arrayObject(array, of: type, viewOf: copy ? .none : data, finalizedFrom: .none)
  }

  /// `np.matrix('1 2; 3 4')`
  private func matrix(parsing text: String, _ dtype: DType?) throws -> NDArray {
    let plain = text.filter { $0 != "[" && $0 != "]" }
    var rows: [Value] = []
    var width: Int?
    for row in plain.split(separator: ";", omittingEmptySubsequences: false) {
      let words = row.split { $0 == "," || $0 == " " || $0 == "\n" || $0 == "\t" }
      if let width, width != words.count { throw error(.valueError, "Rows not the same size.") }
      width = words.count
      rows.append(list(try words.map { try number(parsing: String($0)) }))
    }
    return try array(from: list(rows), dtype: dtype)
  }

  /// A number as it is written in a program.
  private func number(parsing word: String) throws -> Value {
    if let whole = Int(word) { return Value(whole) }
    if let x = Double(word) { return Value(x) }
    return try call(Value(types.complex), string(word))
  }

  /// `x op y` where one of them is a matrix.
  func matrixOperation(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    switch op {
    case .multiply where [x, y].allSatisfy({ $0.as(ArrayObject.self)?.array.rank ?? 0 > 0 || isNested($0) }):
      let left = isNested(x) && x.as(ArrayObject.self) == nil ? try asMatrix(x) : try array(from: x)
      // A line on the right of a matrix is a row.
      let right = try asMatrix(y)
      let product = try computing { try NDArray.dot(left, right) }
      return try outputClass([x, y]).map { try derived(product, from: $0) } ?? value(product)
    case .power where x.as(ArrayObject.self)?.type.isSubtype(of: numpy.matrix) == true:
      let power = try attribute(of: Value(importModule("numpy.linalg")), "matrix_power")
      let made = try call(power, arrayObject(x.unchecked(ArrayObject.self).array, viewOf: x), y)
      return try wrapped(made, from: x)
    default: return try arrayOperation(op, x, y)
    }
  }

  private func asMatrix(_ x: Value) throws -> NDArray { try array(from: x).atLeast2d() }

  fileprivate func adjoint(_ x: Value) throws -> Value {
    let array = x.unchecked(ArrayObject.self).array
    guard array.dtype.isComplex else { return try view(array.transpose(), of: x) }
    return try derived(Ufunc.conjugate(array.transpose()), from: x)
  }

  fileprivate func matrixInverse(_ x: Value) throws -> Value {
    let array = x.unchecked(ArrayObject.self).array
    let name = array.shape[0] == array.shape[1] ? "inv" : "pinv"
    let inverse = try attribute(of: Value(importModule("numpy.linalg")), name)
    return try wrapped(call(inverse, arrayObject(array, viewOf: x)), from: x)
  }

  /// `m[index]`: a scalar, or a matrix; a whole column stays one.
  fileprivate func matrixItem(_ x: Value, _ key: Value) throws -> Value {
    let object = x.unchecked(ArrayObject.self)
    let plain = arrayObject(object.array, viewOf: x)
    let made = try item(of: plain.unchecked(ArrayObject.self), plain, key)
    guard let part = made.as(ArrayObject.self)?.array else { return made }
    if part.rank == 0 { return scalar(part.firstScalar, part.dtype) }
    var result = part
    if part.rank == 1, let second = key.as(TupleObject.self)?.items.dropFirst().first,
      try isColumnIndex(second)
    {
      result = try part.reshape([part.shape[0], 1])
    }
    return try arrayObject(result, of: object.type, viewOf: part.ownsData ? .none : x, finalizedFrom: x)
  }

  private func isColumnIndex(_ x: Value) throws -> Bool {
    x.isInt || numpyScalar(x)?.dtype.isInteger == true || x.as(ArrayObject.self)?.array.rank == 0
  }
}
