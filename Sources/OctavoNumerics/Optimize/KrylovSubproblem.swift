/// The quadratic model in a ball, minimised over Krylov spaces that grow by one product with the Hessian each (the
/// generalised Lanczos method of Gould, Lucidi, Roma and Toint, SIAM J. Optim. 9, 1999). In each space the model is
/// a tridiagonal matrix, whose eigenvalues make the ball's condition an equation in one variable.
struct KrylovSubproblem {
  private let gradient: [Double]
  /// Whether tolerances follow the gradient's length (Lenders, Kirches and Potschka, Optim. Methods Softw. 33, 2018).
  private let isInexact: Bool
  private let length: Double
  /// The spaces so far, which serve again where the radius shrinks: orthonormal vectors and the matrix between them.
  private var basis: [[Double]] = []
  private var diagonal: [Double] = []
  private var beside: [Double] = []
  private var next: [Double]
  private var isExhausted = false

  struct Solution {
    let step: [Double]
    let isAtBoundary: Bool
  }

  init(gradient: [Double], isInexact: Bool) {
    (self.gradient, self.isInexact) = (gradient, isInexact)
    length = norm(gradient)
    next = scaled(1 / length, gradient)
  }

  private var interiorTolerance: Double { (isInexact ? min(0.5, length) : 1e-8) * length }
  private var boundaryTolerance: Double { (isInexact ? min(0.5, length.squareRoot()) : 1e-6) * length }

  mutating func solved(radius: Double, _ product: ([Double]) throws -> [Double]) throws -> Solution {
    var size = 1
    while true {
      if basis.count < size { try grow(product) }
      let answer = try tridiagonal(size, radius)
      let rest = beside[size - 1] * abs(answer.coordinates.last ?? 0)
      let tolerance = answer.isAtBoundary ? boundaryTolerance : interiorTolerance
      if rest <= tolerance || (isExhausted && size == basis.count) {
        var step = [Double](repeating: 0, count: gradient.count)
        for (share, vector) in zip(answer.coordinates, basis) { step = sum(step, share, vector) }
        return Solution(step: step, isAtBoundary: answer.isAtBoundary)
      }
      size += 1
    }
  }

  private mutating func grow(_ product: ([Double]) throws -> [Double]) throws {
    basis.append(next)
    var image = try product(next)
    let middle = dot(next, image)
    diagonal.append(middle)
    // Against all former vectors, twice: the spaces are small, and rounding is what spoils the method.
    for _ in 0..<2 { for vector in basis { image = sum(image, -dot(image, vector), vector) } }
    let coupling = norm(image)
    isExhausted = basis.count == gradient.count || !(coupling > 1e-14 * (abs(middle) + (beside.last ?? 0)))
    beside.append(coupling)
    next = scaled(1 / coupling, image)
  }

  private struct TridiagonalAnswer {
    let coordinates: [Double]
    let isAtBoundary: Bool
  }

  /// min ½ hᵀT h + ‖g‖ h₁ for ‖h‖ ≤ radius.
  private func tridiagonal(_ k: Int, _ radius: Double) throws -> TridiagonalAnswer {
    var flat = [Double](repeating: 0, count: k * k)
    for i in 0..<k { flat[i * k + i] = diagonal[i] }
    for i in 0..<k - 1 {
      flat[i * k + i + 1] = beside[i]
      flat[(i + 1) * k + i] = beside[i]
    }
    let (found, columns) = try LinearAlgebra.symmetricEigen(NDArray(flat).reshape([k, k]))
    let values = try found.values(as: Double.self)
    let vectors = try columns.contiguous().values(as: Double.self)
    let parts = (0..<k).map { length * vectors[$0] }
    func coordinates(_ shift: Double) -> [Double] {
      (0..<k).map { row in
        (0..<k).reduce(0) { $0 - vectors[row * k + $1] * parts[$1] / (values[$1] + shift) }
      }
    }
    func size(_ shift: Double) -> Double {
      (0..<k).reduce(0) { $0 + (parts[$1] / (values[$1] + shift)) * (parts[$1] / (values[$1] + shift)) }
        .squareRoot()
    }
    if values[0] > 0, size(0) <= radius {
      return TridiagonalAnswer(coordinates: coordinates(0), isAtBoundary: false)
    }
    // 1 / size rises with the shift and is nearly straight: Newton's method from where the first part alone fills the
    // ball, which is never beyond the answer.
    let least = max(0, -values[0])
    var shift = max(least, abs(parts[0]) / radius - values[0])
    if shift + values[0] <= 0 { shift = least + .ulpOfOne * max(1, least) }
    for _ in 0..<100 {
      let here = size(shift)
      let slope = (0..<k).reduce(0) { sum, i in
        let denominator = values[i] + shift
        return sum + parts[i] * parts[i] / (denominator * denominator * denominator)
      }
      let change = (here - radius) / radius * here * here / slope
      shift = max(shift + change, least)
      if abs(change) <= 4 * .ulpOfOne * max(shift, abs(values[0])) { break }
    }
    var answer = coordinates(shift)
    // Where the ball is not filled even at the least shift, the rest of the way is along the first eigenvector.
    let gap = radius * radius - dot(answer, answer)
    if gap > 1e-12 * radius * radius {
      let direction = (0..<k).map { vectors[$0 * k] }
      let along = dot(answer, direction)
      let rest = (along * along + gap).squareRoot() - abs(along)
      answer = sum(answer, along < 0 ? -rest : rest, direction)
    }
    return TridiagonalAnswer(coordinates: answer, isAtBoundary: true)
  }
}
