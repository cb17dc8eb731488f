import OctavoLanguage
import OctavoNumerics

// The `numpy.linalg` module.
extension ModuleRow {
  static let numpyLinalg = ModuleRow("numpy.linalg") { machine, module in
    machine.define(module, "LinAlgError", Value(machine.linearAlgebraError))
    machine.install(
      Native.linalgSystems + Native.linalgDecompositions + Native.linalgNorms + Native.linalgProducts,
      into: module, wording: .python)
  }
}

private final class LinearAlgebraTypes {
  let error: TypeObject
  init(_ machine: Machine) {
    error = machine.makeException("LinAlgError", module: "numpy.linalg", base: machine.types[.valueError])
  }
}

extension NamedTupleRow {
  private static let linalg = "numpy.linalg._linalg"
  static let eigen = NamedTupleRow("EigResult", module: linalg, "eigenvalues", "eigenvectors")
  static let symmetricEigen = NamedTupleRow("EighResult", module: linalg, "eigenvalues", "eigenvectors")
  static let qr = NamedTupleRow("QRResult", module: linalg, "Q", "R")
  static let singularValues = NamedTupleRow("SVDResult", module: linalg, "U", "S", "Vh")
  static let logDeterminant = NamedTupleRow("SlogdetResult", module: linalg, "sign", "logabsdet")
}

extension Machine {
  /// `numpy.linalg.LinAlgError`
  var linearAlgebraError: TypeObject { state(LinearAlgebraTypes.self) { LinearAlgebraTypes(self) }.error }

  /// Arrays as a named tuple, as precise as the matrix they are of; those of its dimensions are of its class.
  fileprivate func results(
    _ row: NamedTupleRow, of matrix: NDArray, in source: Value, _ arrays: NDArray...
  ) throws -> Value {
    try namedTuple(
      row,
      arrays.map { array in
        let made = value(try array.asPrecise(as: matrix))
        return array.rank == matrix.rank ? try wrapped(made, from: source) : made
      })
  }
}

extension NDArray {
  /// Results for complex64 are computed wide, and complex ones for float32 are.
  fileprivate func asPrecise(as matrix: NDArray) throws -> NDArray {
    if matrix.dtype == .float32, dtype == .complex128 { return try astype(.complex64) }
    guard matrix.dtype == .complex64 else { return self }
    return try dtype == .complex128 ? astype(.complex64) : dtype == .float64 ? astype(.float32) : self
  }
}

extension Arguments {
  /// The array in parameter 0 through a function of matrices.
  fileprivate func matrix(_ body: (NDArray) throws -> NDArray) throws -> Value {
    let a = try array(0)
    return try machine.wrapped(
      machine.value(machine.computing { try body(a).asPrecise(as: a) }), from: self[0])
  }

  /// `UPLO=`: which half of a symmetric matrix to read.
  fileprivate func triangle(_ index: Int) throws -> LinearAlgebra.Triangle {
    guard let triangle = LinearAlgebra.Triangle(rawValue: try text(index).uppercased()) else {
      throw machine.error(.valueError, "UPLO argument must be 'L' or 'U'")
    }
    return triangle
  }

  /// `ord=` of a matrix norm; None is the Frobenius norm.
  fileprivate func normOrder(_ index: Int) throws -> LinearAlgebra.NormOrder {
    guard isGiven(index) else { return .frobenius }
    guard let name = machine.text(self[index])?.string else { return .number(try double(index)) }
    switch name {
    case "fro", "f": return .frobenius
    case "nuc": return .nuclear
    default: throw machine.error(.valueError, "Invalid norm order for matrices.")
    }
  }

  /// `ord=` of a vector norm; None is 2.
  fileprivate func vectorOrder(_ index: Int) throws -> Double {
    guard isGiven(index) else { return 2 }
    if let name = machine.text(self[index])?.string {
      throw machine.error(.valueError, "Invalid norm order '\(name)' for vectors")
    }
    return try double(index)
  }
}

extension Native {
  fileprivate static let linalgSystems: [Native] = [
    Native("solve(a, b)") { call in
      let b = try call.array(1)
      return try call.matrix { try LinearAlgebra.solve($0, b) }
    },
    Native("inv(a)") { call in try call.matrix { try LinearAlgebra.inverse($0) } },
    Native("det(a)") { call in try call.matrix { try LinearAlgebra.determinant($0) } },
    Native("slogdet(a)") { call in
      let a = try call.array(0)
      let found = try LinearAlgebra.logDeterminant(a)
      return try call.machine.results(.logDeterminant, of: a, in: call[0], found.sign, found.logarithm)
    },
    Native("lstsq(a, b, rcond=None)") { call in
      var cutoff: Double?
      if call.isGiven(2) {
        let given = try call.double(2)
        cutoff = given == -1 ? Double.ulpOfOne : given
      }
      let found = try LinearAlgebra.leastSquares(call.array(0), call.array(1), cutoff: cutoff)
      let machine = call.machine
      return machine.tuple([
        machine.arrayObject(found.solution), machine.arrayObject(found.residuals),
        machine.scalar(.int(found.rank), .int32),
        machine.arrayObject(found.singularValues),
      ])
    },
    Native("pinv(a, rcond=None, hermitian=False, *, rtol=?)") { call in
      let hermitian = try call.bool(2)
      if call.isGiven(1), call.has(3) {
        throw call.machine.error(.valueError, "`rtol` and `rcond` can't be both set.")
      }
      return try call.matrix { a in
        var cutoff = try NDArray(.float(1e-15))
        if call.isGiven(1) { cutoff = try call.array(1) }
        if call.isGiven(3) {
          cutoff = try call.array(3)
        } else if call.has(3), a.rank >= 2 {
          let size = Double(max(a.shape[a.rank - 1], a.shape[a.rank - 2]))
          cutoff = try NDArray(.float(size * (a.dtype == .float32 ? Double(Float.ulpOfOne) : .ulpOfOne)))
        }
        return try LinearAlgebra.pseudoInverse(a, cutoff: cutoff, hermitian: hermitian)
      }
    },
    Native("tensorsolve(a, b, axes=None)") { call in
      let (b, axes) = (try call.array(1), try call.axes(2))
      return try call.matrix { try LinearAlgebra.tensorSolve($0, b, axes: axes) }
    },
    Native("tensorinv(a, ind=2)") { call in
      let count = try call.int(1)
      return try call.matrix { try LinearAlgebra.tensorInverse($0, count) }
    },
  ]

  fileprivate static let linalgDecompositions: [Native] = [
    Native("eig(a)") { call in
      let a = try call.array(0)
      let found = try LinearAlgebra.eigen(a)
      return try call.machine.results(.eigen, of: a, in: call[0], found.values, found.vectors)
    },
    Native("eigvals(a)") { call in try call.matrix { try LinearAlgebra.eigenvalues($0) } },
    Native("eigh(a, UPLO='L')") { call in
      let a = try call.array(0)
      let found = try LinearAlgebra.symmetricEigen(a, call.triangle(1))
      return try call.machine.results(.symmetricEigen, of: a, in: call[0], found.values, found.vectors)
    },
    Native("eigvalsh(a, UPLO='L')") { call in
      let triangle = try call.triangle(1)
      return try call.matrix { try LinearAlgebra.symmetricEigenvalues($0, triangle) }
    },
    Native("svd(a, full_matrices=True, compute_uv=True, hermitian=False)") { call in
      let (full, wantsVectors, hermitian) = (try call.bool(1), try call.bool(2), try call.bool(3))
      if !wantsVectors {
        return try call.matrix {
          try hermitian ? LinearAlgebra.hermitianSingular($0).s : LinearAlgebra.singularValues($0)
        }
      }
      let a = try call.array(0)
      let found = try call.machine.computing {
        try hermitian
          ? LinearAlgebra.hermitianSingular(a) : LinearAlgebra.singularValueDecomposition(a, full: full)
      }
      return try call.machine.results(.singularValues, of: a, in: call[0], found.u, found.s, found.vh)
    },
    Native("svdvals(x, /)") { call in try call.matrix { try LinearAlgebra.singularValues($0) } },
    Native("qr(a, mode='reduced')") { call in
      let name = try call.text(1)
      guard let mode = LinearAlgebra.QRMode(rawValue: name) else {
        throw call.machine.error(.valueError, "Unrecognized mode '\(name)'")
      }
      let a = try call.array(0)
      let found = try LinearAlgebra.qr(a, mode: mode)
      guard let q = found.q else { return call.machine.arrayObject(found.r) }
      if mode == .raw {
        return call.machine.tuple([call.machine.arrayObject(q), call.machine.arrayObject(found.r)])
      }
      return try call.machine.results(.qr, of: a, in: call[0], q, found.r)
    },
    Native("cholesky(a, /, *, upper=False)") { call in
      let triangle: LinearAlgebra.Triangle = try call.bool(1) ? .upper : .lower
      return try call.matrix { try LinearAlgebra.cholesky($0, triangle) }
    },
  ]

  fileprivate static let linalgNorms: [Native] = [
    Native("norm(x, ord=None, axis=None, keepdims=False)") { call in
      let x = try call.array(0)
      let keepdims = try call.bool(3)
      let machine = call.machine
      guard let axes = try call.axes(2) else {
        let order = machine.text(call[1])?.string
        let isFrobenius = x.rank == 2 && (order == "fro" || order == "f")
        let isTwo = try x.rank == 1 && call.isGiven(1) && order == nil && call.double(1) == 2
        let isPlain = !call.isGiven(1) || isFrobenius || isTwo
        if isPlain {
          let length = try machine.computing { try LinearAlgebra.length(x) }
          return machine.value(keepdims ? try length.reshape(Dims(repeating: 1, count: x.rank)) : length)
        }
        switch x.rank {
        case 1: return try call.vectorNorm(x, [0], keepdims)
        case 2: return try call.matrixNorm(x, (0, 1), keepdims)
        default: throw machine.error(.valueError, "Improper number of dimensions to norm.")
        }
      }
      switch axes.count {
      case 1: return try call.vectorNorm(x, axes, keepdims)
      case 2: return try call.matrixNorm(x, (axes[0], axes[1]), keepdims)
      default: throw machine.error(.valueError, "Improper number of dimensions to norm.")
      }
    },
    Native("vector_norm(x, /, *, axis=None, keepdims=False, ord=2)") { call in
      let (axes, keepdims, order) = (try call.axes(1), try call.bool(2), try call.vectorOrder(3))
      return try call.matrix {
        try LinearAlgebra.vectorNorm($0, order: order, axes: axes, keepdims: keepdims)
      }
    },
    Native("matrix_norm(x, /, *, keepdims=False, ord='fro')") { call in
      let (keepdims, order) = (try call.bool(1), try call.normOrder(2))
      return try call.matrix { try LinearAlgebra.matrixNorm($0, order: order, keepdims: keepdims) }
    },
    Native("cond(x, p=None)") { call in
      let order = try call.isGiven(1) ? call.normOrder(1) : .number(2)
      return try call.matrix { try LinearAlgebra.conditionNumber($0, order: order) }
    },
    Native("matrix_rank(A, tol=None, hermitian=False, *, rtol=None)") { call in
      if call.isGiven(1), call.isGiven(3) {
        throw call.machine.error(.valueError, "`tol` and `rtol` can't be both set.")
      }
      let (tolerance, relative) = (try call.optionalArray(1), try call.optionalArray(3))
      let hermitian = try call.bool(2)
      let a = try call.array(0)
      // What has fewer than two dimensions has a plain number as rank.
      if a.rank < 2 { return Value(try Ufunc.notEqual(.array(a), .int(0)).any().firstScalar.isTrue ? 1 : 0) }
      return try call.matrix {
        try LinearAlgebra.rank($0, tolerance: tolerance, relative: relative, hermitian: hermitian)
      }
    },
  ]

  fileprivate static let linalgProducts: [Native] = [
    Native("matrix_power(a, n)") { call in
      guard let exponent = try call.machine.wholeNumber(call[1]) else {
        throw call.machine.error(.typeError, "exponent must be an integer")
      }
      return try call.matrix { try LinearAlgebra.power($0, exponent) }
    },
    Native("multi_dot(arrays, *, out=None)") { call in
      let arrays = try call.machine.items(of: call[0]).map { try call.machine.array(from: $0) }
      let result = try call.machine.computing { try LinearAlgebra.chainedProduct(arrays) }
      guard let out = try call.out(1) else { return call.machine.value(result) }
      try out.assign(result)
      return call[1]
    },
    Native("outer(x1, x2, /)") { call in
      let (a, b) = (try call.array(0), try call.array(1))
      guard a.rank == 1, b.rank == 1 else {
        throw call.machine.error(
          .valueError,
          "Input arrays must be one-dimensional, but they are x1.ndim=\(a.rank) and x2.ndim=\(b.rank).")
      }
      return call.machine.arrayObject(try call.machine.computing { try NDArray.outer(a, b) })
    },
    Native("cross(x1, x2, /, *, axis=-1)") { call in
      let (a, b, axis) = (try call.array(0), try call.array(1), try call.int(2))
      let (m, n) = (try a.length(of: axis), try b.length(of: axis))
      if m != 3 || n != 3 {
        throw call.machine.error(
          .valueError,
          "Both input arrays must be (arrays of) 3-dimensional vectors, but they are \(m) and \(n) dimensional instead."
        )
      }
      return call.machine.value(
        try call.machine.computing { try NDArray.cross(a, b, axisA: axis, axisB: axis, axisC: axis) })
    },
    Native("trace(x, /, *, offset=0, dtype=None)") { call in
      let (offset, dtype) = (try call.int(1), try call.dtype(2))
      return try call.matrix {
        let sum = try $0.trace(offset: offset, axis1: -2, axis2: -1)
        return try dtype.map { try sum.astype($0) } ?? sum
      }
    },
    Native("diagonal(x, /, *, offset=0)") { call in
      call.machine.arrayObject(
        try call.array(0).diagonal(offset: call.int(1), axis1: -2, axis2: -1), viewOf: call[0])
    },
    Native("matrix_transpose(x, /)") { call in
      let x = try call.array(0)
      guard x.rank >= 2 else {
        throw call.machine.error(
          .valueError, "Input array must be at least 2-dimensional, but it is \(x.rank)")
      }
      return call.machine.arrayObject(try x.swapaxes(-1, -2), viewOf: call[0])
    },
    Native("matmul(x1, x2, /)") { call in
      let b = try call.array(1)
      return try call.matrix { try NDArray.matmul($0, b) }
    },
    Native("vecdot(x1, x2, /, *, axis=-1)") { call in
      let (b, axis) = (try call.array(1), try call.int(2))
      return try call.matrix { try NDArray.vecdot($0, b, axis: axis) }
    },
    Native("tensordot(x1, x2, /, *, axes=2)") { call in
      let axes = try call.machine.tensorAxes(call[2])
      let b = try call.array(1)
      return try call.matrix { try NDArray.tensordot($0, b, axes: axes) }
    },
  ]
}

extension Arguments {
  fileprivate func vectorNorm(_ x: NDArray, _ axes: [Int], _ keepdims: Bool) throws -> Value {
    let order = try vectorOrder(1)
    return machine.value(
      try machine.computing {
        try LinearAlgebra.vectorNorm(x, order: order, axes: axes, keepdims: keepdims)
      })
  }

  fileprivate func matrixNorm(_ x: NDArray, _ axes: (Int, Int), _ keepdims: Bool) throws -> Value {
    let order = try normOrder(1)
    return machine.value(
      try machine.computing {
        try LinearAlgebra.matrixNorm(x, order: order, axes: axes, keepdims: keepdims)
      })
  }
}
