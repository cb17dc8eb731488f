/// The last few correction pairs of a quasi-Newton method and the matrix they stand for, in the compact form
/// of Byrd, Nocedal and Schnabel (Mathematical Programming 63, 1994):
/// B = θI − W M Wᵀ with W = [Y θS] and M⁻¹ = [−D Lᵀ; L θSᵀS].
struct LimitedMemory {
  let capacity: Int
  private(set) var theta = 1.0
  /// Oldest first.
  private(set) var s: [[Double]] = []
  private(set) var y: [[Double]] = []
  /// sᵢᵀyⱼ and sᵢᵀsⱼ.
  private var sy: [[Double]] = []
  private var ss: [[Double]] = []
  /// The Cholesky factor of θSᵀS + L D⁻¹Lᵀ, and the sᵢᵀyⱼ beside it.
  private var root = SmallMatrix(size: 0)
  private var products = SmallMatrix(size: 0)
  /// Pairs stored since the memory was last emptied.
  private(set) var updates = 0
  /// Pairs in the order of their storage places, which are reused in turn.
  private(set) var places: [(s: [Double], y: [Double])] = []

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { s.count }

  mutating func reset() {
    (theta, s, y, sy, ss, updates) = (1, [], [], [], [], 0)
    root = SmallMatrix(size: 0)
  }

  /// Adds a pair, dropping the oldest if the memory is full.
  ///
  /// - Parameters:
  ///   - curvature: sᵀy > 0.
  /// - Returns: false if the middle matrix is no longer positive definite; the memory is then of no use.
  mutating func store(_ step: [Double], _ change: [Double], curvature: Double) -> Bool {
    if places.count < capacity && updates >= places.count {
      places.append((step, change))
    } else {
      places[updates % capacity] = (step, change)
    }
    updates += 1
    if s.count == capacity {
      s.removeFirst()
      y.removeFirst()
      sy = sy.dropFirst().map { Array($0.dropFirst()) }
      ss = ss.dropFirst().map { Array($0.dropFirst()) }
    }
    for i in s.indices {
      sy[i].append(dot(s[i], change))
      ss[i].append(dot(s[i], step))
    }
    s.append(step)
    y.append(change)
    sy.append(y.dropLast().map { dot(step, $0) } + [curvature])
    ss.append(s.map { dot(step, $0) })
    theta = dot(change, change) / curvature
    return factorize()
  }

  private mutating func factorize() -> Bool {
    var t = SmallMatrix(size: count)
    products = SmallMatrix(size: count)
    for i in 0..<count {
      for j in 0..<count { products[i, j] = sy[i][j] }
      for j in 0...i {
        var sum = theta * ss[i][j]
        for k in 0..<j { sum += sy[i][k] * sy[j][k] / sy[k][k] }
        t[i, j] = sum
      }
    }
    guard let factor = t.cholesky() else { return false }
    root = factor
    return true
  }

  /// Row i of W.
  func row(_ i: Int) -> [Double] {
    y.map { $0[i] } + s.map { theta * $0[i] }
  }

  /// Wᵀ v.
  func projected(_ v: [Double]) -> [Double] {
    y.map { dot($0, v) } + s.map { theta * dot($0, v) }
  }

  /// M v for v of twice as many elements as there are pairs.
  func middle(_ v: [Double]) -> [Double] {
    var v = v
    v.withUnsafeMutableBufferPointer { multiplyByMiddle($0, columns: 1) }
    return v
  }

  /// Replaces V by M V, by block elimination; V has twice as many rows as there are pairs and lies row by row.
  func multiplyByMiddle(_ v: UnsafeMutableBufferPointer<Double>, columns: Int) {
    let n = count
    guard n > 0, v.count >= 2 * n * columns, let first = v.baseAddress else { return }
    let second = first + n * columns
    func row(_ block: UnsafeMutablePointer<Double>, _ i: Int) -> UnsafeMutablePointer<Double> {
      block + i * columns
    }
    products.elements.withUnsafeBufferPointer { sy in
      root.elements.withUnsafeBufferPointer { root in
        // Eliminating the first block leaves (θSᵀS + L D⁻¹ Lᵀ) q = v₂ + L D⁻¹ v₁.
        for i in 0..<n {
          let q = row(second, i)
          for k in 0..<i {
            let (x, from, d) = (sy[i * n + k], row(first, k), sy[k * n + k])
            for c in 0..<columns { q[c] += x * from[c] / d }
          }
        }
        for i in 0..<n {
          let q = row(second, i)
          for k in 0..<i { subtract(root[i * n + k], row(second, k), from: q, columns) }
          for c in 0..<columns { q[c] /= root[i * n + i] }
        }
        for i in stride(from: n - 1, through: 0, by: -1) {
          let q = row(second, i)
          for k in i + 1..<max(n, i + 1) { subtract(root[k * n + i], row(second, k), from: q, columns) }
          for c in 0..<columns { q[c] /= root[i * n + i] }
        }
        for i in 0..<n {
          let p = row(first, i)
          for c in 0..<columns { p[c] = -p[c] }
          for k in i + 1..<max(n, i + 1) { subtract(-sy[k * n + i], row(second, k), from: p, columns) }
          for c in 0..<columns { p[c] /= sy[i * n + i] }
        }
      }
    }
  }

  @inline(__always)
  private func subtract(
    _ factor: Double, _ row: UnsafeMutablePointer<Double>, from target: UnsafeMutablePointer<Double>,
    _ columns: Int
  ) {
    for c in 0..<columns { target[c] -= factor * row[c] }
  }
}

/// The inverse Hessian of a limited-memory method, held as its correction pairs.
public struct LimitedMemoryInverseHessian: Equatable, Sendable {
  /// Steps and gradient changes, in the order in which they are applied.
  public let s: [[Double]]
  public let y: [[Double]]
  public let dimension: Int

  public init(s: [[Double]], y: [[Double]], dimension: Int) {
    (self.s, self.y, self.dimension) = (s, y, dimension)
  }

  /// The product with a vector, by the two-loop recursion (Nocedal, Math. of Computation 35, 1980) from the
  /// identity.
  public func times(_ vector: [Double]) -> [Double] {
    var q = vector
    var alphas = [Double](repeating: 0, count: s.count)
    let rho = s.indices.map { 1 / dot(s[$0], y[$0]) }
    for i in s.indices.reversed() {
      alphas[i] = rho[i] * dot(s[i], q)
      q = sum(q, -alphas[i], y[i])
    }
    for i in s.indices { q = sum(q, alphas[i] - rho[i] * dot(y[i], q), s[i]) }
    return q
  }

  /// The matrix itself, by rank-two updates of the identity.
  public func dense() -> [[Double]] {
    let n = dimension
    var h = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    for (s, y) in zip(s, y) {
      let rho = 1 / dot(s, y)
      // (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ
      let left = (0..<n).map { i in (0..<n).map { ($0 == i ? 1.0 : 0.0) - s[i] * y[$0] * rho } }
      let right = (0..<n).map { i in (0..<n).map { ($0 == i ? 1.0 : 0.0) - y[i] * s[$0] * rho } }
      let product = multiply(left, multiply(h, right))
      h = (0..<n).map { i in (0..<n).map { product[i][$0] + rho * s[i] * s[$0] } }
    }
    return h
  }
}

func multiply(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
  a.map { row in
    (b.first ?? []).indices.map { j in
      var sum = 0.0
      for k in row.indices { sum += row[k] * b[k][j] }
      return sum
    }
  }
}
