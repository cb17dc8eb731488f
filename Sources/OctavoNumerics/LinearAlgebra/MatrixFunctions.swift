#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension LinearAlgebra {
  /// Matrix exponentials by scaling and squaring with Padé approximants of order 3, 5, 7, 9 or 13 (Higham, "The
  /// scaling and squaring method for the matrix exponential revisited", SIAM J. Matrix Anal. 26, 2005).
  public static func exponential(_ a: NDArray) throws(NumericsError) -> NDArray {
    try requireSquare(a)
    if a.rank > 2 {
      var parts: [NDArray] = []
      for index in 0..<a.shape[0] { parts.append(try exponential(a.row(index))) }
      return try parts.isEmpty ? a.copy() : NDArray.stack(parts)
    }
    let x = try a.astype(DType.linear(a.dtype))
    let n = a.shape[0]
    if n == 0 { return x }
    if try isDiagonal(x) { return try Ufunc.exp(x.diagonal().copy()).diag() }
    let norm = try matrixNorm(x, order: .number(1)).item().double
    let unit = try NDArray.identity(n, dtype: x.dtype)
    for (degree, limit) in [
      (3, 1.495585217958292e-2), (5, 2.539398330063230e-1), (7, 9.504178996162932e-1), (9, 2.097847961257068),
    ]
    where norm <= limit {
      return try pade(x, degree, unit)
    }
    let limit = 5.371920351148152
    let squarings = norm > limit && norm.isFinite ? Int(log2(norm / limit).rounded(.up)) : 0
    let scaled = try Ufunc.divide(.array(x), .float(pow(2, Double(squarings))))
    var result = try pade13(scaled, unit)
    for _ in 0..<squarings { result = try NDArray.matmul(result, result) }
    return result
  }

  private static func isDiagonal(_ x: NDArray) throws(NumericsError) -> Bool {
    let rest = try Ufunc.subtract(x, x.diagonal().copy().diag())
    return try !rest.astype(.bool).any().item().isTrue
  }

  private static let padeCoefficients: [Int: [Double]] = [
    3: [120, 60, 12, 1],
    5: [30240, 15120, 3360, 420, 30, 1],
    7: [17_297_280, 8_648_640, 1_995_840, 277_200, 25200, 1512, 56, 1],
    9: [
      17_643_225_600, 8_821_612_800, 2_075_673_600, 302_702_400, 30_270_240, 2_162_160, 110880, 3960, 90, 1,
    ],
    13: [
      64_764_752_532_480_000, 32_382_376_266_240_000, 7_771_770_303_897_600, 1_187_353_796_428_800,
      129_060_195_264_000, 10_559_470_521_600, 670_442_572_800, 33_522_128_640, 1_323_241_920, 40_840_800,
      960960,
      16380, 182, 1,
    ],
  ]

  private static func combined(_ terms: [(Double, NDArray)]) throws(NumericsError) -> NDArray {
    var sum = try Ufunc.multiply(.float(terms[0].0), .array(terms[0].1))
    for (weight, matrix) in terms.dropFirst() {
      sum = try Ufunc.add(sum, Ufunc.multiply(.float(weight), .array(matrix)))
    }
    return sum
  }

  /// `q⁻¹ p` with `p = v + u` and `q = v - u`.
  private static func quotient(_ u: NDArray, _ v: NDArray) throws(NumericsError) -> NDArray {
    try solve(Ufunc.subtract(v, u), Ufunc.add(v, u))
  }

  private static func pade(_ x: NDArray, _ degree: Int, _ unit: NDArray) throws(NumericsError) -> NDArray {
    let c = padeCoefficients[degree] ?? []
    let square = try NDArray.matmul(x, x)
    var powers = [unit, square]
    while powers.count <= degree / 2 { powers.append(try NDArray.matmul(powers[powers.count - 1], square)) }
    let odd = try combined(powers.enumerated().map { (c[2 * $0 + 1], $1) })
    let even = try combined(powers.enumerated().map { (c[2 * $0], $1) })
    return try quotient(NDArray.matmul(x, odd), even)
  }

  private static func pade13(_ x: NDArray, _ unit: NDArray) throws(NumericsError) -> NDArray {
    let c = padeCoefficients[13] ?? []
    let a2 = try NDArray.matmul(x, x)
    let a4 = try NDArray.matmul(a2, a2)
    let a6 = try NDArray.matmul(a4, a2)
    let high = try NDArray.matmul(a6, combined([(c[13], a6), (c[11], a4), (c[9], a2)]))
    let low = try combined([(c[7], a6), (c[5], a4), (c[3], a2), (c[1], unit)])
    let u = try NDArray.matmul(x, Ufunc.add(high, low))
    let highEven = try NDArray.matmul(a6, combined([(c[12], a6), (c[10], a4), (c[8], a2)]))
    let v = try Ufunc.add(highEven, combined([(c[6], a6), (c[4], a4), (c[2], a2), (c[0], unit)]))
    return try quotient(u, v)
  }

  /// The principal square root of one matrix: that of its triangular Schur factor (Björck and Hammarling, Linear
  /// Algebra Appl. 52/53, 1983). Real where it can be; NaN where there is none.
  public static func squareRoot(_ a: NDArray) throws(NumericsError) -> NDArray {
    try requireSquare(a)
    let (t, z) = try schur(a, complex: true)
    let root = try triangularRoot(t)
    let result = try NDArray.matmul(NDArray.matmul(z, root), Ufunc.conjugate(z).transpose())
    let values = try t.diagonal().values(as: Complex.self)
    let isReal =
      !a.dtype.isComplex && !values.contains { $0.real < 0 && abs($0.imaginary) <= 1e-14 * abs($0.real) }
    return isReal ? try result.real().copy(order: .rows) : result
  }

  private static func triangularRoot(_ t: NDArray) throws(NumericsError) -> NDArray {
    let n = t.shape[0]
    let source = try t.values(as: Complex.self)
    var r = [Complex](repeating: Complex(0), count: n * n)
    for j in 0..<n {
      r[j * n + j] = Self.root(source[j * n + j])
      for i in stride(from: j - 1, through: 0, by: -1) {
        var sum = source[i * n + j]
        for k in (i + 1)..<max(j, i + 1) { sum = sum - r[i * n + k] * r[k * n + j] }
        let scale = r[i * n + i] + r[j * n + j]
        r[i * n + j] = scale == Complex(0) && sum == Complex(0) ? Complex(0) : quotient(sum, scale)
      }
    }
    return try NDArray(r, shape: [n, n])
  }

  /// The principal logarithm of one matrix: inverse scaling and squaring of its Schur factor with a Padé
  /// approximant in partial fractions (Higham, Functions of Matrices, 2008, algorithm 11.9).
  public static func logarithm(_ a: NDArray) throws(NumericsError) -> NDArray {
    try requireSquare(a)
    let n = a.shape[0]
    var (t, z) = try schur(a, complex: true)
    let unit = try NDArray.identity(n, dtype: .complex128)
    let diagonal = try t.diagonal().copy()
    var roots = 0
    while roots < 60, try matrixNorm(Ufunc.subtract(t, unit), order: .number(1)).item().double > 0.25 {
      t = try triangularRoot(t)
      roots += 1
    }
    let x = try Ufunc.subtract(t, unit)
    var sum = try NDArray.zeros([n, n], dtype: .complex128)
    // Gauss–Legendre nodes on [0, 1]: log(1 + x) = ∫ x / (1 + s x) ds.
    for (node, weight) in gaussLegendre(8) {
      let denominator = try Ufunc.add(unit, Ufunc.multiply(.float(node), .array(x)))
      sum = try Ufunc.add(sum, Ufunc.multiply(.float(weight), .array(solve(denominator, x))))
    }
    var form = try Ufunc.multiply(.float(pow(2, Double(roots))), .array(sum))
    // The diagonal is known exactly.
    let exact = try Ufunc.log(diagonal)
    form = try Ufunc.add(form, Ufunc.subtract(exact, form.diagonal().copy()).diag())
    let result = try NDArray.matmul(NDArray.matmul(z, form), Ufunc.conjugate(z).transpose())
    let hasNegative = try diagonal.values(as: Complex.self).contains {
      $0.real < 0 && abs($0.imaginary) <= 1e-14 * abs($0.real)
    }
    z = unit
    return a.dtype.isComplex || hasNegative ? result : try result.real().copy(order: .rows)
  }

  /// Nodes and weights on [0, 1], by Newton's method on the Legendre polynomial.
  private static func gaussLegendre(_ n: Int) -> [(Double, Double)] {
    (0..<n).map { k in
      var x = cos(.pi * (Double(k) + 0.75) / (Double(n) + 0.5))
      var slope = 0.0
      for _ in 0..<50 {
        var (last, value) = (1.0, x)
        for j in 2...n {
          (last, value) = (value, (Double(2 * j - 1) * x * value - Double(j - 1) * last) / Double(j))
        }
        slope = Double(n) * (x * value - last) / (x * x - 1)
        let step = value / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      return ((1 - x) / 2, 1 / ((1 - x * x) * slope * slope))
    }
  }

  private static func root(_ z: Complex) -> Complex {
    if z.imaginary == 0 {
      return z.real >= 0 ? Complex(z.real.squareRoot()) : Complex(0, (-z.real).squareRoot())
    }
    let size = hypotenuse(z.real, z.imaginary)
    let real = ((size + abs(z.real)) / 2).squareRoot()
    let other = abs(z.imaginary) / (2 * real)
    return z.real >= 0
      ? Complex(real, z.imaginary < 0 ? -other : other) : Complex(other, z.imaginary < 0 ? -real : real)
  }

  private static func quotient(_ a: Complex, _ b: Complex) -> Complex {
    let size = b.real * b.real + b.imaginary * b.imaginary
    let product = a * b.conjugate
    return Complex(product.real / size, product.imaginary / size)
  }
}
