#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// How to transform lines of one length: Cooley and Tukey's algorithm with factors 8, 4, 2, 3 and 5 unrolled and other
/// small primes by definition; Bluestein's for lengths with a large prime factor.
///
/// The factors and the order of operations follow the usual mixed-radix scheme of FFTPACK (Swarztrauber 1982), where
/// every pass reads `(factor, length)` blocks and writes them transposed, so no bit reversal is needed. Roots of unity and
/// sums are computed as NumPy's transform (pocketfft, Reinecke 2019) computes them, for equal bits.
struct FourierPlan {
  let length: Int
  private let passes: [Pass]
  private let bluestein: Bluestein?

  private struct Pass {
    let factor: Int
    /// `twiddles[(j - 1) * (inner - 1) + i - 1]` for the j-th input and the i-th column.
    let twiddles: [Complex]
    /// Roots of unity of the factor, for factors without a pass of their own.
    let roots: [Complex]
  }

  init(_ length: Int) {
    self.length = length
    let factors = Self.factors(length)
    if length >= 50, let largest = factors.max(), largest * largest > length,
      1.5 * 2 * Self.cost(Self.goodLength(2 * length - 1)) < Self.cost(length)
    {
      passes = []
      bluestein = Bluestein(length)
      return
    }
    bluestein = nil
    let unity = RootsOfUnity(length)
    var list: [Pass] = []
    var outer = 1
    for factor in factors {
      let inner = length / (outer * factor)
      var twiddles: [Complex] = []
      twiddles.reserveCapacity((factor - 1) * max(inner - 1, 0))
      for j in 1..<max(factor, 2) where inner > 1 {
        for i in 1..<inner { twiddles.append(unity[j * outer * i]) }
      }
      let roots: [Complex] =
        switch factor {
        case 7: Self.mirrored(Self.sevenths)
        case 11: Self.mirrored(Self.elevenths)
        case 12...: (0..<factor).map { unity[$0 * outer * inner] }
        default: []
        }
      list.append(Pass(factor: factor, twiddles: twiddles, roots: roots))
      outer *= factor
    }
    passes = list
  }

  /// The roots of unity in the upper half of the circle, but 1.
  private static let sevenths = [
    Complex(0.6234898018587335305, 0.7818314824680298087),
    Complex(-0.2225209339563144043, 0.9749279121818236070),
    Complex(-0.9009688679024191262, 0.4338837391175581205),
  ]
  private static let elevenths = [
    Complex(0.8412535328311811689, 0.5406408174555975821),
    Complex(0.4154150130018864255, 0.9096319953545183714),
    Complex(-0.1423148382732851404, 0.9898214418809327324),
    Complex(-0.6548607339452850641, 0.7557495743542582838),
    Complex(-0.9594929736144973899, 0.2817325568414296977),
  ]

  private static func mirrored(_ upper: [Complex]) -> [Complex] {
    [Complex(1, 0)] + upper + upper.reversed().map(\.conjugate)
  }

  /// The factors of a length in the order of the passes: powers of two, those of `powers` as long as possible, then primes.
  static func factors(_ length: Int, powers: [Int] = [8, 4]) -> [Int] {
    var (rest, list) = (length, [Int]())
    for power in powers {
      while rest % power == 0 {
        list.append(power)
        rest /= power
      }
    }
    if rest % 2 == 0 {
      rest /= 2
      list.append(2)
      list.swapAt(0, list.count - 1)
    }
    var divisor = 3
    while divisor * divisor <= rest {
      while rest % divisor == 0 {
        list.append(divisor)
        rest /= divisor
      }
      divisor += 2
    }
    if rest > 1 { list.append(rest) }
    return list
  }

  /// Roughly the work of a transform by passes: its length times the sum of its prime factors.
  private static func cost(_ length: Int) -> Double {
    var (rest, sum) = (length, 0.0)
    func price(_ prime: Int) -> Double { prime <= 5 ? Double(prime) : 1.1 * Double(prime) }
    var prime = 2
    while prime * prime <= rest {
      while rest % prime == 0 {
        sum += price(prime)
        rest /= prime
      }
      prime += prime == 2 ? 1 : 2
    }
    if rest > 1 { sum += price(rest) }
    return sum * Double(length)
  }

  /// The smallest product of 2, 3, 5, 7 and 11 that is not below `n`.
  static func goodLength(_ n: Int) -> Int {
    var best = n
    while true {
      var rest = best
      for factor in [2, 3, 5, 7, 11] { while rest % factor == 0 { rest /= factor } }
      if rest == 1 { return best }
      best += 1
    }
  }

  /// Transforms a line in place, scaled by `factor`.
  /// - Parameter spare: working memory of the plan's length.
  func run(_ line: inout [Complex], _ spare: inout [Complex], inverse: Bool, scale: Double) {
    if length > 1 {
      if let bluestein {
        bluestein.run(&line, inverse: inverse)
      } else {
        var outer = 1
        for pass in passes {
          let inner = length / (outer * pass.factor)
          line.withUnsafeBufferPointer { from in
            spare.withUnsafeMutableBufferPointer { to in
              Self.apply(pass, from, to, inner: inner, outer: outer, inverse: inverse)
            }
          }
          swap(&line, &spare)
          outer *= pass.factor
        }
      }
    }
    if scale != 1 {
      for i in 0..<length { line[i] = Complex(line[i].real * scale, line[i].imaginary * scale) }
    }
  }

  // MARK: Passes

  private static func apply(
    _ pass: Pass, _ from: UnsafeBufferPointer<Complex>, _ to: UnsafeMutableBufferPointer<Complex>, inner: Int,
    outer: Int, inverse: Bool
  ) {
    let factor = pass.factor
    pass.twiddles.withUnsafeBufferPointer { twiddles in
      withUnsafeTemporaryAllocation(of: Complex.self, capacity: 2 * factor) { memory in
        let input = UnsafeMutableBufferPointer(rebasing: memory[..<factor])
        let output = UnsafeMutableBufferPointer(rebasing: memory[factor...])
        for k in 0..<outer {
          for i in 0..<inner {
            for j in 0..<factor { input[j] = from[i + inner * (j + factor * k)] }
            butterfly(factor, pass.roots, input, output, inverse)
            to[i + inner * k] = output[0]
            for j in 1..<factor {
              let value = output[j]
              to[i + inner * (k + outer * j)] =
                i == 0 ? value : turned(value, twiddles[(j - 1) * (inner - 1) + i - 1], inverse)
            }
          }
        }
      }
    }
  }

  /// A product with a root of unity, or with its conjugate for the forward transform.
  @inline(__always)
  static func turned(_ v: Complex, _ w: Complex, _ inverse: Bool) -> Complex {
    inverse
      ? Complex(v.real * w.real - v.imaginary * w.imaginary, v.real * w.imaginary + v.imaginary * w.real)
      : Complex(v.real * w.real + v.imaginary * w.imaginary, v.imaginary * w.real - v.real * w.imaginary)
  }

  /// A turn by a quarter, against the clock for the inverse transform.
  @inline(__always)
  private static func quarter(_ v: Complex, _ inverse: Bool) -> Complex {
    inverse ? Complex(-v.imaginary, v.real) : Complex(v.imaginary, -v.real)
  }

  /// A turn by an eighth.
  @inline(__always)
  private static func eighth(_ v: Complex, _ inverse: Bool) -> Complex {
    let h = 0.707106781186547524400844362104849
    return inverse
      ? Complex(h * (v.real - v.imaginary), h * (v.imaginary + v.real))
      : Complex(h * (v.real + v.imaginary), h * (v.imaginary - v.real))
  }

  /// A turn by three eighths.
  @inline(__always)
  private static func threeEighths(_ v: Complex, _ inverse: Bool) -> Complex {
    let h = 0.707106781186547524400844362104849
    return inverse
      ? Complex(h * (-v.real - v.imaginary), h * (v.real - v.imaginary))
      : Complex(h * (v.imaginary - v.real), h * (-v.real - v.imaginary))
  }

  /// The transform of `factor` values, without scale. `roots` of unity are needed from seven values on; `x` is lost.
  static func butterfly(
    _ factor: Int, _ roots: [Complex], _ x: UnsafeMutableBufferPointer<Complex>,
    _ y: UnsafeMutableBufferPointer<Complex>, _ inverse: Bool
  ) {
    switch factor {
    case 2: (y[0], y[1]) = (x[0] + x[1], x[0] - x[1])
    case 3:
      let (sum, difference) = (x[1] + x[2], x[1] - x[2])
      y[0] = x[0] + sum
      let middle = Complex(x[0].real - 0.5 * sum.real, x[0].imaginary - 0.5 * sum.imaginary)
      let s = (inverse ? 1 : -1) * 0.86602540378443864676
      let side = Complex(-s * difference.imaginary, s * difference.real)
      (y[1], y[2]) = (middle + side, middle - side)
    case 4:
      let (a, b) = (x[0] + x[2], x[0] - x[2])
      let (c, d) = (x[1] + x[3], quarter(x[1] - x[3], inverse))
      (y[0], y[2]) = (a + c, a - c)
      (y[1], y[3]) = (b + d, b - d)
    case 5: five(x, y, inverse)
    case 8: eight(x, y, inverse)
    default: any(roots, x, y, inverse)
    }
  }

  private static func five(
    _ x: UnsafeMutableBufferPointer<Complex>, _ y: UnsafeMutableBufferPointer<Complex>, _ inverse: Bool
  ) {
    let c1 = 0.3090169943749474241
    let c2 = -0.8090169943749474241
    let s1 = (inverse ? 1 : -1) * 0.95105651629515357212
    let s2 = (inverse ? 1 : -1) * 0.58778525229247312917
    let (a, d) = (x[1] + x[4], x[1] - x[4])
    let (b, c) = (x[2] + x[3], x[2] - x[3])
    y[0] = Complex(x[0].real + a.real + b.real, x[0].imaginary + a.imaginary + b.imaginary)
    func pair(_ p: Int, _ q: Int, _ u: Double, _ v: Double, _ s: Double, _ t: Double) {
      let middle = Complex(
        x[0].real + u * a.real + v * b.real, x[0].imaginary + u * a.imaginary + v * b.imaginary)
      let side = Complex(-(s * d.imaginary + t * c.imaginary), s * d.real + t * c.real)
      (y[p], y[q]) = (middle + side, middle - side)
    }
    pair(1, 4, c1, c2, s1, s2)
    pair(2, 3, c2, c1, s2, -s1)
  }

  private static func eight(
    _ x: UnsafeMutableBufferPointer<Complex>, _ y: UnsafeMutableBufferPointer<Complex>, _ inverse: Bool
  ) {
    var (a1, a5) = (x[1] + x[5], x[1] - x[5])
    var (a3, a7) = (x[3] + x[7], x[3] - x[7])
    (a1, a3) = (a1 + a3, quarter(a1 - a3, inverse))
    a7 = quarter(a7, inverse)
    (a5, a7) = (a5 + a7, a5 - a7)
    a5 = eighth(a5, inverse)
    a7 = threeEighths(a7, inverse)
    let (a0, a4) = (x[0] + x[4], x[0] - x[4])
    let (a2, a6) = (x[2] + x[6], quarter(x[2] - x[6], inverse))
    (y[0], y[4]) = (a0 + a2 + a1, a0 + a2 - a1)
    (y[2], y[6]) = (a0 - a2 + a3, a0 - a2 - a3)
    (y[1], y[5]) = (a4 + a6 + a5, a4 + a6 - a5)
    (y[3], y[7]) = (a4 - a6 + a7, a4 - a6 - a7)
  }

  /// Any odd factor from 7: sums of conjugate pairs. From 13 on the terms after the second are added two by two.
  private static func any(
    _ roots: [Complex], _ x: UnsafeMutableBufferPointer<Complex>, _ y: UnsafeMutableBufferPointer<Complex>,
    _ inverse: Bool
  ) {
    let n = roots.count
    let half = n / 2
    for j in 1...half { (x[j], x[n - j]) = (x[j] + x[n - j], x[j] - x[n - j]) }
    y[0] = x[0]
    for j in 1...half { y[0] = y[0] + x[j] }
    for k in 1...half {
      /// Cosine and sine of the j-th pair, turned for the direction.
      func root(_ j: Int) -> (cosine: Double, sine: Double) {
        let w = roots[j * k % n]
        return (w.real, inverse ? w.imaginary : -w.imaginary)
      }
      func term(_ j: Int) -> (even: Complex, odd: Complex) {
        let (c, s) = root(j)
        let difference = x[n - j]
        return (
          Complex(c * x[j].real, c * x[j].imaginary), Complex(s * difference.real, s * difference.imaginary)
        )
      }
      var (even, odd) = term(1)
      even = x[0] + even
      let single = n > 11 ? 2 : half
      for j in 2...single {
        let next = term(j)
        (even, odd) = (even + next.even, odd + next.odd)
      }
      for j in stride(from: single + 1, through: half, by: 2) {
        var next = term(j)
        if j < half {
          let second = term(j + 1)
          next = (next.even + second.even, next.odd + second.odd)
        }
        (even, odd) = (even + next.even, odd + next.odd)
      }
      let side = Complex(-odd.imaginary, odd.real)
      (y[k], y[n - k]) = (even + side, even - side)
    }
  }
}

/// Bluestein's algorithm: a transform of any length as a convolution of a length with small factors.
private final class Bluestein {
  private let length: Int
  private let wide: Int
  private let plan: FourierPlan
  /// `exp(πi k² / n)`
  private let chirp: [Complex]
  private let spectrum: [Complex]

  init(_ length: Int) {
    self.length = length
    wide = FourierPlan.goodLength(2 * length - 1)
    plan = FourierPlan(wide)
    let unity = RootsOfUnity(2 * length)
    var square = 0
    var chirp: [Complex] = []
    for k in 0..<length {
      chirp.append(unity[square])
      square = (square + 2 * k + 1) % (2 * length)
    }
    self.chirp = chirp
    var filter = [Complex](repeating: Complex(0), count: wide)
    let scale = 1 / Double(wide)
    for k in 0..<length {
      let value = Complex(chirp[k].real * scale, chirp[k].imaginary * scale)
      filter[k] = value
      if k > 0 { filter[wide - k] = value }
    }
    var spare = filter
    plan.run(&filter, &spare, inverse: false, scale: 1)
    spectrum = filter
  }

  func run(_ line: inout [Complex], inverse: Bool) {
    var work = [Complex](repeating: Complex(0), count: wide)
    for k in 0..<length { work[k] = line[k] * (inverse ? chirp[k] : chirp[k].conjugate) }
    var spare = work
    plan.run(&work, &spare, inverse: false, scale: 1)
    for k in 0..<wide {
      // The filter is symmetric, so its spectrum is, and its conjugate's spectrum is the conjugate of its spectrum.
      let value = spectrum[min(k, wide - k)]
      work[k] = work[k] * (inverse ? value.conjugate : value)
    }
    plan.run(&work, &spare, inverse: true, scale: 1)
    for k in 0..<length { line[k] = work[k] * (inverse ? chirp[k] : chirp[k].conjugate) }
  }
}
