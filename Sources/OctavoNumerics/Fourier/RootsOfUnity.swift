#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// `exp(2πi k / n)` for all k below n, each as the product of two of some √n tabulated ones: half the error of a direct
/// computation costs a few times √n sines. The tables and their rounding are pocketfft's (Reinecke 2019).
struct RootsOfUnity {
  private let count: Int
  private let shift: Int
  private let fine: [Complex]
  private let coarse: [Complex]

  init(_ count: Int) {
    self.count = count
    let angle = Self.eighth(of: count)
    let needed = (count + 2) / 2
    var shift = 1
    while (1 << shift) * (1 << shift) < needed { shift += 1 }
    self.shift = shift
    let block = 1 << shift
    func table(_ length: Int, step: Int) -> [Complex] {
      (0..<length).map { $0 == 0 ? Complex(1, 0) : Self.direct($0 * step, count, angle) }
    }
    fine = table(block, step: 1)
    coarse = table((needed + block - 1) / block, step: block)
  }

  subscript(k: Int) -> Complex {
    let isUpper = 2 * k <= count
    let place = isUpper ? k : count - k
    let (a, b) = (fine[place & ((1 << shift) - 1)], coarse[place >> shift])
    let y = a.real * b.imaginary + a.imaginary * b.real
    return Complex(a.real * b.real - a.imaginary * b.imaginary, isUpper ? y : -y)
  }

  /// π/4n, rounded from more than double precision.
  private static func eighth(of count: Int) -> Double {
    let n = Double(count)
    let quarter = 0.7853981633974483
    let rest = 3.061616997868383e-17
    let first = quarter / n
    return first + (quarter.addingProduct(-first, n) + rest) / n
  }

  /// The root from sine and cosine of an angle in the first octant, so that symmetric ones are exact.
  private static func direct(_ k: Int, _ n: Int, _ angle: Double) -> Complex {
    let place = 8 * k
    let isUpper = place < 4 * n
    let folded = isUpper ? place : 8 * n - place
    func octant(_ x: Int) -> (Double, Double) {
      func at(_ x: Int) -> (Double, Double) { (cos(Double(x) * angle), sin(Double(x) * angle)) }
      if x < n { return at(x) }
      let (c, s) = at(2 * n - x)
      return (s, c)
    }
    var (x, y) = (0.0, 0.0)
    if folded < 2 * n {
      (x, y) = octant(folded)
    } else {
      (y, x) = octant(folded - 2 * n)
      x = -x
    }
    return Complex(x, isUpper ? y : -y)
  }
}
