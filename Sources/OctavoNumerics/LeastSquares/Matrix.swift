/// A dense matrix, row by row, with the few operations that the optimisers need on matrices of moderate size.
struct Matrix {
  let rows: Int
  let columns: Int
  var elements: [Double]

  init(rows: Int, columns: Int, _ elements: [Double]? = nil) {
    (self.rows, self.columns) = (rows, columns)
    self.elements = elements ?? [Double](repeating: 0, count: rows * columns)
  }

  /// From columns of one length.
  init(columns given: [[Double]], rows: Int) {
    self.init(rows: rows, columns: given.count)
    for (j, column) in given.enumerated() { for i in 0..<rows { elements[i * columns + j] = column[i] } }
  }

  @inline(__always)
  subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  func row(_ i: Int) -> [Double] { Array(elements[i * columns..<(i + 1) * columns]) }
  func column(_ j: Int) -> [Double] { (0..<rows).map { self[$0, j] } }

  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }

  func times(_ v: [Double]) -> [Double] {
    (0..<rows).map { i in
      var sum = 0.0
      for j in 0..<columns { sum += elements[i * columns + j] * v[j] }
      return sum
    }
  }

  /// Aᵀ v
  func transposedTimes(_ v: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: columns)
    for i in 0..<rows {
      let factor = v[i]
      for j in 0..<columns { result[j] += elements[i * columns + j] * factor }
    }
    return result
  }

  func times(_ other: Matrix) -> Matrix {
    var result = Matrix(rows: rows, columns: other.columns)
    for i in 0..<rows {
      for k in 0..<columns {
        let factor = self[i, k]
        if factor == 0 { continue }
        for j in 0..<other.columns { result[i, j] += factor * other[k, j] }
      }
    }
    return result
  }

  /// Each column multiplied by its factor.
  func scalingColumns(_ factors: [Double]) -> Matrix {
    var result = self
    for i in 0..<rows { for j in 0..<columns { result[i, j] *= factors[j] } }
    return result
  }

  mutating func scaleRows(_ factors: [Double]) {
    for i in 0..<rows { for j in 0..<columns { self[i, j] *= factors[i] } }
  }

  func selectingColumns(_ chosen: [Int]) -> Matrix {
    var result = Matrix(rows: rows, columns: chosen.count)
    for i in 0..<rows { for (j, column) in chosen.enumerated() { result[i, j] = self[i, column] } }
    return result
  }

  /// Norms of the columns.
  var columnNorms: [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for i in 0..<rows { for j in 0..<columns { sums[j] += self[i, j] * self[i, j] } }
    return sums.map { $0.squareRoot() }
  }
}

/// The thin singular value decomposition of a matrix A and the projections of a right side: A = U S Vᵀ.
struct SingularValues {
  /// Largest first; as many as the shorter side.
  let values: [Double]
  /// The right singular vectors, one per value.
  let right: [[Double]]
  /// Uᵀ b
  let projected: [Double]

  /// Householder QR, then one-sided Jacobi rotations on R (Drmač and Veselić, SIAM J. Matrix Anal. 29, 2008, in
  /// its plain form), which is accurate for small singular values too.
  init(_ a: Matrix, projecting b: [Double]) {
    if a.rows < a.columns {
      // The transposed problem gives the right vectors as its left ones.
      let (columns, rotations) = Self.orthogonalize(
        columns: (0..<a.rows).map { a.row($0) }, length: a.columns)
      let sizes = columns.map { norm($0) }
      let order = sizes.indices.sorted { sizes[$0] > sizes[$1] }
      values = order.map { sizes[$0] }
      right = order.map { sizes[$0] > 0 ? scaled(1 / sizes[$0], columns[$0]) : columns[$0] }
      projected = order.map { dot(rotations[$0], b) }
      return
    }
    let (r, qtb) = a.triangularized(with: b)
    let n = a.columns
    let (columns, rotations) = Self.orthogonalize(columns: (0..<n).map { r.column($0) }, length: n)
    let sizes = columns.map { norm($0) }
    let order = sizes.indices.sorted { sizes[$0] > sizes[$1] }
    values = order.map { sizes[$0] }
    right = order.map { rotations[$0] }
    projected = order.map { sizes[$0] > 0 ? dot(columns[$0], qtb) / sizes[$0] : 0 }
  }

  /// Rotates pairs of columns until all are orthogonal; the rotations, column by column, tell how.
  private static func orthogonalize(
    columns: [[Double]], length: Int
  ) -> (columns: [[Double]], rotations: [[Double]]) {
    var columns = columns
    let n = columns.count
    var rotations = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    for _ in 0..<60 {
      var isDone = true
      for p in 0..<max(n - 1, 0) {
        for q in p + 1..<n {
          var (alpha, beta, gamma) = (0.0, 0.0, 0.0)
          for i in 0..<length {
            alpha += columns[p][i] * columns[p][i]
            beta += columns[q][i] * columns[q][i]
            gamma += columns[p][i] * columns[q][i]
          }
          if !(abs(gamma) > Double.ulpOfOne * (alpha * beta).squareRoot()) { continue }
          isDone = false
          let zeta = (beta - alpha) / (2 * gamma)
          let t = (zeta >= 0 ? 1 : -1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
          let c = 1 / (1 + t * t).squareRoot()
          let s = c * t
          for i in 0..<length {
            let (x, y) = (columns[p][i], columns[q][i])
            columns[p][i] = c * x - s * y
            columns[q][i] = s * x + c * y
          }
          for i in 0..<n {
            let (x, y) = (rotations[p][i], rotations[q][i])
            rotations[p][i] = c * x - s * y
            rotations[q][i] = s * x + c * y
          }
        }
      }
      if isDone { break }
    }
    return (columns, rotations)
  }
}

extension Matrix {
  /// R of a Householder QR and the first elements of Qᵀ b, for a matrix no wider than high.
  func triangularized(with b: [Double]) -> (r: Matrix, qtb: [Double]) {
    var a = self
    var right = b
    for j in 0..<columns {
      var length = 0.0
      for i in j..<rows { length += a[i, j] * a[i, j] }
      length = length.squareRoot()
      if length == 0 { continue }
      if a[j, j] > 0 { length = -length }
      // v = x − length e₁, stored over x; vᵀv = −2 length v₁.
      let head = a[j, j] - length
      a[j, j] = head
      for k in j + 1..<max(columns, j + 1) {
        var sum = 0.0
        for i in j..<rows { sum += a[i, j] * a[i, k] }
        let factor = sum / (length * head)
        for i in j..<rows { a[i, k] += factor * a[i, j] }
      }
      var sum = 0.0
      for i in j..<rows { sum += a[i, j] * right[i] }
      let factor = sum / (length * head)
      for i in j..<rows { right[i] += factor * a[i, j] }
      a[j, j] = length
    }
    var r = Matrix(rows: columns, columns: columns)
    for i in 0..<columns { for j in i..<columns { r[i, j] = a[i, j] } }
    return (r, Array(right.prefix(columns)))
  }

  /// The least-squares solution of smallest norm of A x ≈ b.
  func leastSquares(_ b: [Double], cutoff: Double = Double.ulpOfOne) -> [Double] {
    let svd = SingularValues(self, projecting: b)
    var x = [Double](repeating: 0, count: columns)
    guard let largest = svd.values.first, largest > 0 else { return x }
    for (k, value) in svd.values.enumerated() where value > cutoff * largest {
      let factor = svd.projected[k] / value
      for j in 0..<columns { x[j] += factor * svd.right[k][j] }
    }
    return x
  }

  /// The pseudo-inverse of AᵀA from the singular values that count.
  func covariance() -> [Double] {
    let svd = SingularValues(self, projecting: [Double](repeating: 0, count: rows))
    let threshold = Double.ulpOfOne * Double(max(rows, columns)) * (svd.values.first ?? 0)
    var result = [Double](repeating: 0, count: columns * columns)
    for (k, value) in svd.values.enumerated() where value > threshold {
      for i in 0..<columns {
        let scaled = svd.right[k][i] / (value * value)
        for j in 0..<columns { result[i * columns + j] += scaled * svd.right[k][j] }
      }
    }
    return result
  }
}
