import BigInt

/// The greatest common divisor, by Lehmer's method with words of 64 bits (D. E. Knuth, "The Art of
/// Computer Programming", volume 2, section 4.5.2, algorithm L): most steps of Euclid's algorithm need
/// the leading bits only.
func greatestDivisor(_ x: BigInt, _ y: BigInt) -> BigInt {
  var (a, b) = (x.magnitude, y.magnitude)
  if a < b { swap(&a, &b) }
  var (p, q) = (Array(a.words), Array(b.words))
  while q.count > 1 {
    guard let step = LehmerStep(p, q) else {
      (p, q) = (q, Array((BigUInt(words: p) % BigUInt(words: q)).words))
      continue
    }
    (p, q) = (step.combined(p, q, step.a, step.b), step.combined(p, q, step.c, step.d))
  }
  guard let last = q.first, last != 0 else { return BigInt(BigUInt(words: p)) }
  let rest = BigUInt(words: p) % BigUInt(last)
  return BigInt(greatestDivisor(last, rest.words.first ?? 0))
}

/// Euclid's algorithm for words.
func greatestDivisor(_ x: UInt, _ y: UInt) -> UInt {
  var (a, b) = (x, y)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}

/// Several steps of Euclid's algorithm at once: what is left is `a * p + b * q` and `c * p + d * q`.
private struct LehmerStep {
  private(set) var (a, b, c, d) = (1, 0, 0, 1)

  /// What the leading bits of two numbers say, the first no smaller than the second and both of several
  /// words; nil where they say nothing.
  init?(_ p: [UInt], _ q: [UInt]) {
    // The numbers differ by more than a word: nothing to see.
    if p.count > q.count + 1 { return nil }
    // One bit for the sign, one for sums.
    var (x, y) = (Self.leading(p, p, bits: 62), Self.leading(q, p, bits: 62))
    while y + c != 0, y + d != 0 {
      let quotient = (x + a) / (y + c)
      if quotient != (x + b) / (y + d) { break }
      (a, c) = (c, a - quotient * c)
      (b, d) = (d, b - quotient * d)
      (x, y) = (y, x - quotient * y)
    }
    if b == 0 { return nil }
  }

  /// The highest bits of a number, counted from the top of another that has at least as many words.
  private static func leading(_ number: [UInt], _ other: [UInt], bits: Int) -> Int {
    let top = other.count - 1
    func word(_ index: Int) -> UInt { index < number.count ? number[index] : 0 }
    let shift = other[top].leadingZeroBitCount
    let high = shift == 0 ? word(top) : word(top) << UInt(shift) | word(top - 1) >> UInt(64 - shift)
    return Int(high >> UInt(64 - bits))
  }

  /// `m * p + n * q`, which is not negative; one of the factors is not positive.
  func combined(_ p: [UInt], _ q: [UInt], _ m: Int, _ n: Int) -> [UInt] {
    var result: [UInt] = []
    result.reserveCapacity(p.count)
    var carry: Int128 = 0
    for index in p.indices {
      let (x, y) = (Int128(p[index]), index < q.count ? Int128(q[index]) : 0)
      let sum = x * Int128(m) + y * Int128(n) + carry
      result.append(UInt(truncatingIfNeeded: sum))
      carry = sum >> 64
    }
    while result.count > 1, result.last == 0 { result.removeLast() }
    return result
  }
}
