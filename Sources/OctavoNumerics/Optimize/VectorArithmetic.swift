// The few vector operations the optimisers need on plain arrays of equal length.
import CVectorKernels

@inline(__always)
func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  let count = min(a.count, b.count)
  if count < 16 {
    // The order and the roundings of BLAS, on which the paths of long runs depend.
    for i in 0..<count { sum.addProduct(a[i], b[i]) }
  } else {
    for i in 0..<count { sum += a[i] * b[i] }
  }
  return sum
}

@inline(__always)
func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }

/// The largest absolute component; NaN if there is one.
func largestAbsolute(_ a: [Double]) -> Double {
  var largest = 0.0
  for value in a where !(abs(value) <= largest) {
    largest = abs(value)
    if largest.isNaN { return largest }
  }
  return largest
}

@inline(__always)
func sum(_ a: [Double], _ factor: Double, _ b: [Double]) -> [Double] {
  var result = a
  for i in 0..<min(a.count, b.count) { result[i] += factor * b[i] }
  return result
}

@inline(__always)
func difference(_ a: [Double], _ b: [Double]) -> [Double] {
  var result = a
  for i in 0..<min(a.count, b.count) { result[i] -= b[i] }
  return result
}

@inline(__always)
func scaled(_ factor: Double, _ a: [Double]) -> [Double] { a.map { factor * $0 } }

/// A small square matrix, row by row.
struct SmallMatrix {
  let size: Int
  var elements: [Double]

  init(size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * size)
  }

  @inline(__always)
  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  func times(_ v: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for column in 0..<size { sum += self[row, column] * v[column] }
      return sum
    }
  }

  /// The solution of A x = b by elimination with row exchanges; nil if A is singular.
  func solved(_ b: [Double]) -> [Double]? {
    var elements = elements
    var x = b
    let isSolved = elements.withUnsafeMutableBufferPointer { a in
      x.withUnsafeMutableBufferPointer { Self.eliminate(a, size, $0) }
    }
    return isSolved ? x : nil
  }

  private static func eliminate(
    _ a: UnsafeMutableBufferPointer<Double>, _ size: Int, _ x: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    for k in 0..<size {
      var pivot = k
      for i in k..<size where abs(a[pivot * size + k]) < abs(a[i * size + k]) { pivot = i }
      guard a[pivot * size + k] != 0, a[pivot * size + k].isFinite else { return false }
      if pivot != k {
        for j in k..<size { a.swapAt(k * size + j, pivot * size + j) }
        x.swapAt(k, pivot)
      }
      for i in k + 1..<max(size, k + 1) {
        let factor = a[i * size + k] / a[k * size + k]
        if factor == 0 { continue }
        for j in k + 1..<size { a[i * size + j] -= factor * a[k * size + j] }
        x[i] -= factor * x[k]
      }
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      var sum = x[i]
      for j in i + 1..<max(size, i + 1) { sum -= a[i * size + j] * x[j] }
      x[i] = sum / a[i * size + i]
    }
    return true
  }

  /// The lower triangle L with L Lᵀ = A, from A's lower triangle; nil unless A is positive definite.
  func cholesky() -> SmallMatrix? {
    var l = SmallMatrix(size: size)
    for i in 0..<size {
      for j in 0...i {
        var sum = self[i, j]
        for k in 0..<j { sum -= l[i, k] * l[j, k] }
        if i == j {
          guard sum > 0 else { return nil }
          l[i, i] = sum.squareRoot()
        } else {
          l[i, j] = sum / l[j, j]
        }
      }
    }
    return l
  }
}

/// Positions that sort as `np.argsort` does, so that equal numbers take the places they take there.
func places(sorting numbers: [Double]) -> [Int] {
  let n = numbers.count
  var places = [Int64](repeating: 0, count: n)
  withUnsafeTemporaryAllocation(byteCount: 32 * max(n, 1), alignment: 16) { pairs in
    guard let base = pairs.baseAddress else { return }
    numbers.withUnsafeBytes { from in
      guard let first = from.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      let kind = Int32(DType.float64.kind.rawValue)
      _ = places.withUnsafeMutableBufferPointer {
        ovk_argsort(kind, first, 8, $0.baseAddress, n, base, base + 16 * n, true)
      }
    }
  }
  return places.map(Int.init)
}
