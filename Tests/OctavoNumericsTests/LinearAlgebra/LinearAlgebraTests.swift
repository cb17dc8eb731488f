import OctavoNumerics
import Testing

/// Laws of the factorisations, and what is said of matrices that have none.
@Suite struct LinearAlgebraTests {
  private func matrix(_ rows: Int, _ columns: Int, seed: Int = 3) throws -> NDArray {
    let values = (0..<(rows * columns)).map { (i: Int) -> Double in
      Double((i * i + seed) * 7919 % 1009) / 100 - 5
    }
    return try NDArray(values, shape: [rows, columns])
  }

  private func symmetric(_ n: Int) throws -> NDArray {
    let a = try matrix(n, n)
    let shift = try Ufunc.multiply(.array(.identity(n)), .float(Double(n)))
    return try Ufunc.add(NDArray.matmul(a, a.transpose()), shift)
  }

  private func agree(_ a: NDArray, _ b: NDArray) throws -> Bool {
    try a.shape == b.shape && NDArray.allClose(a, b, rtol: 1e-9, atol: 1e-9, equalNaN: false)
  }

  private func diagonal(_ values: NDArray) throws -> NDArray { try values.diag() }

  @Test(arguments: [1, 2, 3, 7]) func solvingUndoesMultiplying(n: Int) throws {
    let (a, x) = (try symmetric(n), try matrix(n, 2, seed: 11))
    #expect(try agree(LinearAlgebra.solve(a, NDArray.matmul(a, x)), x))
    #expect(try agree(NDArray.matmul(LinearAlgebra.inverse(a), a), .identity(n)))
    let factors = try LinearAlgebra.luFactors(a)
    #expect(try agree(LinearAlgebra.solve(factors, NDArray.matmul(a, x)), x))
  }

  @Test(arguments: [(3, 3), (5, 3), (3, 5)]) func factorsMultiplyToTheMatrix(shape: (Int, Int)) throws {
    let a = try matrix(shape.0, shape.1)
    let small = min(shape.0, shape.1)
    let qr = try LinearAlgebra.qr(a)
    let q = try #require(qr.q)
    #expect(try agree(NDArray.matmul(q, qr.r), a))
    #expect(try agree(NDArray.matmul(q.transpose(), q), .identity(small)))
    let svd = try LinearAlgebra.singularValueDecomposition(a, full: false)
    #expect(try agree(NDArray.matmul(NDArray.matmul(svd.u, diagonal(svd.s)), svd.vh), a))
    #expect(try agree(LinearAlgebra.singularValues(a), svd.s))
  }

  @Test(arguments: [1, 2, 6]) func eigenvectorsAreStretched(n: Int) throws {
    let a = try symmetric(n)
    let found = try LinearAlgebra.symmetricEigen(a)
    #expect(
      try agree(NDArray.matmul(a, found.vectors), NDArray.matmul(found.vectors, diagonal(found.values))))
    #expect(try agree(LinearAlgebra.symmetricEigenvalues(a), found.values))
    let factor = try LinearAlgebra.cholesky(a)
    #expect(try agree(NDArray.matmul(factor, factor.transpose()), a))
    let product = try found.values.values(as: Double.self).reduce(1, *)
    let determinant = try LinearAlgebra.determinant(a).item().double
    #expect(abs(product - determinant) <= 1e-9 * abs(determinant))
  }

  @Test func powersAreRepeatedProducts() throws {
    let a = try matrix(3, 3)
    #expect(try agree(LinearAlgebra.power(a, 3), NDArray.matmul(a, NDArray.matmul(a, a))))
    #expect(try agree(LinearAlgebra.power(a, 0), .identity(3)))
    #expect(try agree(LinearAlgebra.power(a, -1), LinearAlgebra.inverse(a)))
  }

  @Test func leastSquaresLeavesAResidualAtRightAngles() throws {
    let (a, b) = (try matrix(6, 3), try matrix(6, 1, seed: 5))
    let fit = try LinearAlgebra.leastSquares(a, b)
    let gap = try Ufunc.subtract(b, NDArray.matmul(a, fit.solution))
    #expect(try agree(NDArray.matmul(a.transpose(), gap), .zeros([3, 1])))
    #expect(fit.rank == 3)
  }

  @Test func stacksAreMatricesOneByOne() throws {
    let (a, b) = (try symmetric(3), try symmetric(3).transpose())
    let both = try LinearAlgebra.inverse(NDArray.stack([a, b], axis: 0))
    #expect(both.shape == [2, 3, 3])
    #expect(try agree(both.row(0), LinearAlgebra.inverse(a)))
  }

  @Test func whatHasNoAnswerIsRefused() throws {
    #expect(throws: NumericsError(.linearAlgebra, "Singular matrix")) {
      try LinearAlgebra.inverse(NDArray.zeros([2, 2]))
    }
    #expect(throws: NumericsError(.linearAlgebra, "Last 2 dimensions of the array must be square")) {
      try LinearAlgebra.determinant(NDArray.zeros([2, 3]))
    }
    #expect(throws: NumericsError(.linearAlgebra, "Matrix is not positive definite")) {
      try LinearAlgebra.cholesky(NDArray([1.0, 2, 2, 1], shape: [2, 2]))
    }
  }
}
