import OctavoLanguage
import OctavoNumerics

// The native core of `scipy.linalg`, whose signatures are in `Python/scipy.linalg.py`.
extension ModuleRow {
  static let scipyLinalgCore = ModuleRow("scipy._linalg") { machine, module in
    machine.install(Native.scipyLinalg, into: module)
  }
}

extension Arguments {
  /// Whether the lower triangle is meant.
  fileprivate func lower(_ index: Int) throws -> LinearAlgebra.Triangle { try bool(index) ? .lower : .upper }

  fileprivate func transposition(_ index: Int) throws -> LinearAlgebra.Transposition {
    let names: [String] = ["N", "T", "C"]
    let name: String
    if let text = machine.text(self[index])?.string {
      name = text
    } else {
      let number = try int(index)
      name = names.indices.contains(number) ? names[number] : "?"
    }
    guard let kind = LinearAlgebra.Transposition(rawValue: name) else {
      throw machine.error(.valueError, "trans must be 0, 1, 2, 'N', 'T' or 'C'")
    }
    return kind
  }

  /// Packed LU factors and their row exchanges.
  fileprivate func luFactors(_ index: Int) throws -> LinearAlgebra.LUFactors {
    let exchanges = try array(index + 1).values(as: Int.self)
    let packed = try array(index)
    guard exchanges.count == min(packed.shape[0], packed.shape[packed.rank - 1]),
      exchanges.allSatisfy({ $0 >= 0 && $0 < packed.shape[0] })
    else { throw machine.error(.valueError, "piv does not fit lu") }
    return LinearAlgebra.LUFactors(packed: packed, exchanges: exchanges)
  }
}

extension Native {
  fileprivate static let scipyLinalg: [Native] = [
    Native("lu_factor(a)") { call in
      let factors = try call.machine.computing { try LinearAlgebra.luFactors(call.array(0)) }
      let exchanges = try NDArray(factors.exchanges.map { Int32($0) })
      return call.machine.tuple([
        call.machine.arrayObject(factors.packed), call.machine.arrayObject(exchanges),
        factors.singularAt.map { Value($0) } ?? .none,
      ])
    },
    Native("lu(a)") { call in
      let factors = try LinearAlgebra.luFactors(call.array(0))
      let order = try NDArray(factors.permutation.map { Int32($0) })
      return call.machine.arrayTuple([order, try factors.lower(), try factors.upper()])
    },
    Native("lu_solve(lu, piv, b, trans)") { call in
      let (factors, b, kind) = (try call.luFactors(0), try call.array(2), try call.transposition(3))
      return call.machine.arrayObject(try LinearAlgebra.solve(factors, b, kind))
    },
    Native("cholesky(a, lower)") { call in
      call.machine.arrayObject(
        try LinearAlgebra.cholesky(call.array(0), call.lower(1)) {
          "\($0)-th leading minor of the array is not positive definite"
        })
    },
    Native("cho_factor(a, lower)") { call in
      call.machine.arrayObject(try LinearAlgebra.choleskyInPlace(call.array(0), call.lower(1)))
    },
    Native("cho_solve(c, lower, b)") { call in
      call.machine.arrayObject(
        try LinearAlgebra.solve(choleskyFactor: call.array(0), call.lower(1), call.array(2)))
    },
    Native("solve_triangular(a, b, trans, lower, unit_diagonal)") { call in
      call.machine.arrayObject(
        try LinearAlgebra.solveTriangular(
          call.array(0), call.array(1), call.lower(3), call.transposition(2), isUnit: call.bool(4)))
    },
    Native("solve_banded(l, u, ab, b)") { call in
      call.machine.arrayObject(
        try LinearAlgebra.solveBanded(lower: call.int(0), upper: call.int(1), call.array(2), call.array(3)))
    },
    Native("schur(a, complex)") { call in
      let (t, z) = try LinearAlgebra.schur(call.array(0), complex: call.bool(1))
      return call.machine.arrayTuple([t, z])
    },
    Native("eig(a)") { call in
      let found = try LinearAlgebra.eigenBothSides(call.array(0))
      return call.machine.arrayTuple([found.values, found.left, found.right])
    },
    Native("ggev(a, b)") { call in
      let found = try LinearAlgebra.generalizedEigen(call.array(0), call.array(1))
      return call.machine.arrayTuple([found.alpha, found.beta, found.left, found.right])
    },
    Native("eigh(a, lower)") { call in
      let (values, vectors) = try LinearAlgebra.symmetricEigen(call.array(0), call.lower(1))
      return call.machine.arrayTuple([values, vectors])
    },
    Native("sygvd(a, b, lower)") { call in
      let found = try LinearAlgebra.symmetricEigen(call.array(0), relativeTo: call.array(1), call.lower(2))
      return call.machine.arrayTuple([found.values, found.vectors])
    },
    Native("pivoted_qr(a, full)") { call in
      let (q, r, pivots) = try LinearAlgebra.pivotedQR(call.array(0), full: call.bool(1))
      return call.machine.arrayTuple([q, r, try NDArray(pivots.map { Int32($0) })])
    },
    Native("expm(a)") { call in try call.arrayResult { try LinearAlgebra.exponential($0) } },
    Native("sqrtm(a)") { call in try call.arrayResult { try LinearAlgebra.squareRoot($0) } },
    Native("logm(a)") { call in try call.arrayResult { try LinearAlgebra.logarithm($0) } },
  ]
}
