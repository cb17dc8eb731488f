/// How to transform real lines of one length whose prime factors are 2, 3 and 5: half the work of complex ones.
///
/// A transform of real values is its own mirror image, so that only its first half is kept, as `r0, r1, i1, r2, i2, …`. The
/// passes are those of FFTPACK (Swarztrauber 1982); factors, order and rounding are those of pocketfft (Reinecke 2019),
/// for NumPy's bits.
struct RealFourierPlan {
  let length: Int
  private let passes: [Pass]

  private struct Pass {
    let factor: Int
    /// Blocks before it, and columns of each.
    let outer: Int
    let inner: Int
    /// `twiddles[(j - 1) * (inner / 2) + i - 1]` for the j-th input and the i-th pair of columns.
    let twiddles: [Complex]

    func twiddle(_ j: Int, _ pair: Int) -> Complex { twiddles[(j - 1) * ((inner - 1) / 2) + pair] }

    /// Where the j-th value of columns `i - 1` and `i` stands in the half that is kept: there, or as its mirror image.
    func half(_ j: Int, _ i: Int) -> (isUpper: Bool, column: Int, row: Int) {
      2 * j < factor ? (true, i, 2 * j) : (false, inner - i, 2 * (factor - j) - 1)
    }
  }

  /// Nil for lengths with other prime factors.
  init?(_ length: Int) {
    guard length > 0 else { return nil }
    let factors = FourierPlan.factors(length, powers: [4])
    guard factors.allSatisfy({ $0 <= 5 }) else { return nil }
    self.length = length
    let unity = RootsOfUnity(length)
    var list: [Pass] = []
    var outer = 1
    for factor in factors {
      let inner = length / (outer * factor)
      var twiddles: [Complex] = []
      for j in 1..<factor { for i in 0..<((inner - 1) / 2) { twiddles.append(unity[j * outer * (i + 1)]) } }
      list.append(Pass(factor: factor, outer: outer, inner: inner, twiddles: twiddles))
      outer *= factor
    }
    passes = list
  }

  /// The first half of the transform of a real line, in its place.
  /// - Parameter spare: working memory of the plan's length.
  func run(_ line: inout [Double], _ spare: inout [Double]) {
    for pass in passes.reversed() {
      work(&line, &spare, pass.factor) { from, to, x, y in Self.forward(pass, from, to, x, y) }
    }
  }

  /// A real line from the first half of its transform, not divided by the length.
  func runInverse(_ line: inout [Double], _ spare: inout [Double]) {
    for pass in passes {
      work(&line, &spare, pass.factor) { from, to, x, y in Self.backward(pass, from, to, x, y) }
    }
  }

  private typealias Reals = UnsafeMutableBufferPointer<Double>
  private typealias Values = UnsafeMutableBufferPointer<Complex>

  private func work(
    _ line: inout [Double], _ spare: inout [Double], _ factor: Int,
    _ body: (Reals, Reals, Values, Values) -> Void
  ) {
    line.withUnsafeMutableBufferPointer { from in
      spare.withUnsafeMutableBufferPointer { to in
        withUnsafeTemporaryAllocation(of: Complex.self, capacity: 2 * factor) { memory in
          body(from, to, Values(rebasing: memory[..<factor]), Values(rebasing: memory[factor...]))
        }
      }
    }
    swap(&line, &spare)
  }

  /// Blocks of `(factor, outer, inner)` become `(outer, factor, inner)`; in the latter a column and its mirror image stand
  /// for the real and imaginary parts of two values.
  private static func forward(_ pass: Pass, _ from: Reals, _ to: Reals, _ x: Values, _ y: Values) {
    let (factor, inner, outer) = (pass.factor, pass.inner, pass.outer)
    for k in 0..<outer {
      func input(_ i: Int, _ j: Int) -> Double { from[i + inner * (k + outer * j)] }
      func place(_ i: Int, _ j: Int) -> Int { i + inner * (j + factor * k) }
      for j in 0..<factor { x[j] = Complex(input(0, j), 0) }
      FourierPlan.butterfly(factor, [], x, y, false)
      to[place(0, 0)] = y[0].real
      for j in 1...(factor / 2) {
        to[place(inner - 1, 2 * j - 1)] = y[j].real
        if 2 * j < factor { to[place(0, 2 * j)] = y[j].imaginary }
      }
      for pair in 0..<((inner - 1) / 2) {
        let i = 2 * pair + 2
        x[0] = Complex(input(i - 1, 0), input(i, 0))
        for j in 1..<factor {
          x[j] = FourierPlan.turned(Complex(input(i - 1, j), input(i, j)), pass.twiddle(j, pair), false)
        }
        FourierPlan.butterfly(factor, [], x, y, false)
        for j in 0..<factor {
          let (isUpper, column, row) = pass.half(j, i)
          to[place(column - 1, row)] = y[j].real
          // What cancels has no sign.
          to[place(column, row)] = isUpper ? y[j].imaginary : 0 - y[j].imaginary
        }
      }
      if inner % 2 == 0 { forwardMiddle(factor, input, place, inner, to) }
    }
  }

  /// The column that is its own mirror image; there is one for factors 2 and 4 only.
  private static func forwardMiddle(
    _ factor: Int, _ input: (Int, Int) -> Double, _ place: (Int, Int) -> Int, _ inner: Int, _ to: Reals
  ) {
    let last = inner - 1
    if factor == 2 {
      to[place(0, 1)] = -input(last, 1)
      to[place(last, 0)] = input(last, 0)
    } else {
      let half = 0.707106781186547524400844362104849
      let imaginary = -half * (input(last, 1) + input(last, 3))
      let real = half * (input(last, 1) - input(last, 3))
      to[place(last, 0)] = input(last, 0) + real
      to[place(last, 2)] = input(last, 0) - real
      to[place(0, 3)] = imaginary + input(last, 2)
      to[place(0, 1)] = imaginary - input(last, 2)
    }
  }

  /// The way back of `forward`.
  private static func backward(_ pass: Pass, _ from: Reals, _ to: Reals, _ x: Values, _ y: Values) {
    let (factor, inner, outer) = (pass.factor, pass.inner, pass.outer)
    for k in 0..<outer {
      func input(_ i: Int, _ j: Int) -> Double { from[i + inner * (j + factor * k)] }
      func place(_ i: Int, _ j: Int) -> Int { i + inner * (k + outer * j) }
      x[0] = Complex(input(0, 0), 0)
      for j in 1...(factor / 2) {
        x[j] = Complex(input(inner - 1, 2 * j - 1), 2 * j < factor ? input(0, 2 * j) : 0)
        x[factor - j] = x[j].conjugate
      }
      FourierPlan.butterfly(factor, [], x, y, true)
      for j in 0..<factor { to[place(0, j)] = y[j].real }
      for pair in 0..<((inner - 1) / 2) {
        let i = 2 * pair + 2
        for j in 0..<factor {
          let (isUpper, column, row) = pass.half(j, i)
          let imaginary = input(column, row)
          x[j] = Complex(input(column - 1, row), isUpper ? imaginary : -imaginary)
        }
        FourierPlan.butterfly(factor, [], x, y, true)
        to[place(i - 1, 0)] = y[0].real
        to[place(i, 0)] = y[0].imaginary
        for j in 1..<factor {
          let value = FourierPlan.turned(y[j], pass.twiddle(j, pair), true)
          to[place(i - 1, j)] = value.real
          to[place(i, j)] = value.imaginary
        }
      }
      if inner % 2 == 0 { backwardMiddle(factor, input, place, inner, to) }
    }
  }

  private static func backwardMiddle(
    _ factor: Int, _ input: (Int, Int) -> Double, _ place: (Int, Int) -> Int, _ inner: Int, _ to: Reals
  ) {
    let last = inner - 1
    if factor == 2 {
      to[place(last, 0)] = 2 * input(last, 0)
      to[place(last, 1)] = -2 * input(0, 1)
    } else {
      let root = 1.414213562373095048801688724209698
      let (i1, i2) = (input(0, 3) + input(0, 1), input(0, 3) - input(0, 1))
      let (r2, r1) = (input(last, 0) + input(last, 2), input(last, 0) - input(last, 2))
      to[place(last, 0)] = r2 + r2
      to[place(last, 1)] = root * (r1 - i1)
      to[place(last, 2)] = i2 + i2
      to[place(last, 3)] = -root * (r1 + i1)
    }
  }
}
