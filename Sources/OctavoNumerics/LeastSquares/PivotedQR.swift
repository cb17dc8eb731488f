// QR factors of a Jacobian and the problems solved with them, on plain memory, column by column: the kernel of
// Levenberg–Marquardt (Moré, The Levenberg–Marquardt algorithm, Lecture Notes in Mathematics 630, 1978; Moré,
// Garbow and Hillstrom, User guide for MINPACK-1, ANL-80-74, 1980).

typealias Doubles = UnsafeMutablePointer<Double>

/// The Euclidean norm; scaled where the squares would overflow or vanish.
@inline(__always)
func euclideanNorm(_ x: UnsafePointer<Double>, _ count: Int) -> Double {
  var sum = 0.0
  for i in 0..<count { sum += x[i] * x[i] }
  if sum > 1e-280 && sum < 1e280 { return sum.squareRoot() }
  return scaledNorm(x, count)
}

private func scaledNorm(_ x: UnsafePointer<Double>, _ count: Int) -> Double {
  var largest = 0.0
  for i in 0..<count {
    if x[i].isNaN { return .nan }
    largest = max(largest, abs(x[i]))
  }
  if largest == 0 || largest.isInfinite { return largest }
  var sum = 0.0
  for i in 0..<count {
    let ratio = x[i] / largest
    sum += ratio * ratio
  }
  return largest * sum.squareRoot()
}

/// Householder QR with column pivoting of an m×n matrix, in place: A P = Q R.
///
/// Below and on the diagonal the matrix then holds the Householder vectors, above it R; `diagonal` holds R's.
///
/// - Parameters:
///   - norms: receives the norms of the columns of A.
///   - work: n elements.
func pivotedQR(
  _ a: Doubles, rows m: Int, columns n: Int, pivots: UnsafeMutablePointer<Int>, diagonal: Doubles,
  norms: Doubles, work: Doubles
) {
  for j in 0..<n {
    norms[j] = euclideanNorm(a + j * m, m)
    diagonal[j] = norms[j]
    work[j] = norms[j]
    pivots[j] = j
  }
  for j in 0..<min(m, n) {
    var largest = j
    for k in j..<n where diagonal[k] > diagonal[largest] { largest = k }
    if largest != j {
      for i in 0..<m { (a[j * m + i], a[largest * m + i]) = (a[largest * m + i], a[j * m + i]) }
      diagonal[largest] = diagonal[j]
      work[largest] = work[j]
      (pivots[j], pivots[largest]) = (pivots[largest], pivots[j])
    }
    let column = a + j * m
    var length = euclideanNorm(column + j, m - j)
    if length != 0 {
      if column[j] < 0 { length = -length }
      for i in j..<m { column[i] /= length }
      column[j] += 1
      for k in j + 1..<max(n, j + 1) {
        let other = a + k * m
        var sum = 0.0
        for i in j..<m { sum += column[i] * other[i] }
        let factor = sum / column[j]
        for i in j..<m { other[i] -= factor * column[i] }
        guard diagonal[k] != 0 else { continue }
        let ratio = other[j] / diagonal[k]
        diagonal[k] *= max(0, 1 - ratio * ratio).squareRoot()
        let loss = diagonal[k] / work[k]
        if 0.05 * (loss * loss) <= Double.ulpOfOne {
          diagonal[k] = euclideanNorm(other + j + 1, m - j - 1)
          work[k] = diagonal[k]
        }
      }
    }
    diagonal[j] = -length
  }
}

/// Memory for the triangular problems of one size.
struct TriangularWork {
  let a: Doubles
  let b: Doubles
  let sdiag: Doubles
}

/// Solves R x ≈ b and D x ≈ 0 together in the least-squares sense, where R is triangular with permuted columns.
///
/// The strict lower triangle of `r` and `sdiag` receive the factor of the combined problem.
private func solveRegularized(
  _ n: Int, _ r: Doubles, stride m: Int, _ pivots: UnsafePointer<Int>, diagonal: UnsafePointer<Double>,
  _ qtb: UnsafePointer<Double>, into x: Doubles, sdiag: Doubles, work: Doubles
) {
  for j in 0..<n {
    for i in j..<n { r[j * m + i] = r[i * m + j] }
    x[j] = r[j * m + j]
    work[j] = qtb[j]
  }
  for j in 0..<n {
    let l = pivots[j]
    if diagonal[l] != 0 {
      for k in j..<n { sdiag[k] = 0 }
      sdiag[j] = diagonal[l]
      var below = 0.0
      for k in j..<n where sdiag[k] != 0 {
        let cosine: Double
        let sine: Double
        if abs(r[k * m + k]) < abs(sdiag[k]) {
          let cotangent = r[k * m + k] / sdiag[k]
          sine = 0.5 / (0.25 + 0.25 * (cotangent * cotangent)).squareRoot()
          cosine = sine * cotangent
        } else {
          let tangent = sdiag[k] / r[k * m + k]
          cosine = 0.5 / (0.25 + 0.25 * (tangent * tangent)).squareRoot()
          sine = cosine * tangent
        }
        r[k * m + k] = cosine * r[k * m + k] + sine * sdiag[k]
        let rotated = cosine * work[k] + sine * below
        below = -sine * work[k] + cosine * below
        work[k] = rotated
        for i in k + 1..<max(n, k + 1) {
          let turned = cosine * r[k * m + i] + sine * sdiag[i]
          sdiag[i] = -sine * r[k * m + i] + cosine * sdiag[i]
          r[k * m + i] = turned
        }
      }
    }
    sdiag[j] = r[j * m + j]
    r[j * m + j] = x[j]
  }
  var rank = n
  for j in 0..<n {
    if sdiag[j] == 0 && rank == n { rank = j }
    if rank < n { work[j] = 0 }
  }
  for j in stride(from: rank - 1, through: 0, by: -1) {
    var sum = 0.0
    for i in j + 1..<max(rank, j + 1) { sum += r[j * m + i] * work[i] }
    work[j] = (work[j] - sum) / sdiag[j]
  }
  for j in 0..<n { x[pivots[j]] = work[j] }
}

/// The Levenberg–Marquardt parameter for which the scaled step is about as long as the trust region, and the step.
///
/// - Parameters:
///   - delta: the radius of the trust region.
///   - parameter: the last parameter; the new one afterwards.
func levenbergParameter(
  _ n: Int, _ r: Doubles, stride m: Int, _ pivots: UnsafePointer<Int>, scale: UnsafePointer<Double>,
  _ qtb: UnsafePointer<Double>, delta: Double, parameter: inout Double, into x: Doubles,
  _ work: TriangularWork
) {
  let dwarf = Double.leastNormalMagnitude
  let (wa1, wa2, sdiag) = (work.a, work.b, work.sdiag)
  var rank = n
  for j in 0..<n {
    wa1[j] = qtb[j]
    if r[j * m + j] == 0 && rank == n { rank = j }
    if rank < n { wa1[j] = 0 }
  }
  for j in stride(from: rank - 1, through: 0, by: -1) {
    wa1[j] /= r[j * m + j]
    let factor = wa1[j]
    for i in 0..<j { wa1[i] -= r[j * m + i] * factor }
  }
  for j in 0..<n { x[pivots[j]] = wa1[j] }
  for j in 0..<n { wa2[j] = scale[j] * x[j] }
  var length = euclideanNorm(wa2, n)
  var excess = length - delta
  if excess <= 0.1 * delta {
    parameter = 0
    return
  }
  var lower = 0.0
  if rank >= n {
    for j in 0..<n { wa1[j] = scale[pivots[j]] * (wa2[pivots[j]] / length) }
    for j in 0..<n {
      var sum = 0.0
      for i in 0..<j { sum += r[j * m + i] * wa1[i] }
      wa1[j] = (wa1[j] - sum) / r[j * m + j]
    }
    let size = euclideanNorm(wa1, n)
    lower = ((excess / delta) / size) / size
  }
  for j in 0..<n {
    var sum = 0.0
    for i in 0...j { sum += r[j * m + i] * qtb[i] }
    wa1[j] = sum / scale[pivots[j]]
  }
  let slope = euclideanNorm(wa1, n)
  var upper = slope / delta
  if upper == 0 { upper = dwarf / min(delta, 0.1) }
  parameter = min(max(parameter, lower), upper)
  if parameter == 0 { parameter = slope / length }
  for iteration in 1...10 {
    if parameter == 0 { parameter = max(dwarf, 0.001 * upper) }
    let root = parameter.squareRoot()
    for j in 0..<n { wa1[j] = root * scale[j] }
    solveRegularized(n, r, stride: m, pivots, diagonal: wa1, qtb, into: x, sdiag: sdiag, work: wa2)
    for j in 0..<n { wa2[j] = scale[j] * x[j] }
    length = euclideanNorm(wa2, n)
    let before = excess
    excess = length - delta
    if abs(excess) <= 0.1 * delta || (lower == 0 && excess <= before && before < 0) || iteration == 10 {
      return
    }
    for j in 0..<n { wa1[j] = scale[pivots[j]] * (wa2[pivots[j]] / length) }
    for j in 0..<n {
      wa1[j] /= sdiag[j]
      let factor = wa1[j]
      for i in j + 1..<max(n, j + 1) { wa1[i] -= r[j * m + i] * factor }
    }
    let size = euclideanNorm(wa1, n)
    let correction = ((excess / delta) / size) / size
    if excess > 0 { lower = max(lower, parameter) }
    if excess < 0 { upper = min(upper, parameter) }
    parameter = max(lower, parameter + correction)
  }
}
