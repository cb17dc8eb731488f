import BigInt
import Glibc

// `math`: functions of real numbers and of integers.

extension ModuleRow {
  static let math = ModuleRow("math") { machine, module in
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity), ("nan", Double.nan),
    ] { machine.define(module, name, Value(value)) }
    machine.install(RealFunctions.rows, into: module)
    machine.install(IntegerFunctions.rows, into: module)
  }
}

/// What a result that is no number means: with finite arguments infinity is out of range or out of the domain.
private func checked(_ call: Arguments, _ result: Double, from x: Double..., canOverflow: Bool) throws
  -> Value
{
  if result.isNaN, !x.contains(where: \.isNaN) { throw call.error(.valueError, "math domain error") }
  if result.isInfinite, x.allSatisfy(\.isFinite) {
    if canOverflow { throw call.error(.overflowError, "math range error") }
    throw call.error(.valueError, "math domain error")
  }
  return Value(result)
}

private enum RealFunctions {
  static func unary(
    _ name: String, canOverflow: Bool = false, _ body: @escaping @Sendable (Double) -> Double
  ) -> Native {
    Native("\(name)(x, /)") { call in
      let x = call[0].isFloat ? call[0].float : try call.machine.float(call[0])
      return try checked(call, body(x), from: x, canOverflow: canOverflow)
    }
  }

  static func binary(
    _ name: String, canOverflow: Bool = false, _ body: @escaping @Sendable (Double, Double) -> Double
  ) -> Native {
    Native("\(name)(x, y, /)") { call in
      let x = try call.machine.float(call[0])
      let y = try call.machine.float(call[1])
      return try checked(call, body(x, y), from: x, y, canOverflow: canOverflow)
    }
  }

  static func predicate(_ name: String, _ body: @escaping @Sendable (Double) -> Bool) -> Native {
    Native("\(name)(x, /)") { call in Value(body(try call.machine.float(call[0]))) }
  }

  static let elementary: [Native] = [
    unary("sqrt") { $0.squareRoot() },
    unary("cbrt") { Glibc.cbrt($0) },
    unary("exp", canOverflow: true) { Glibc.exp($0) },
    unary("exp2", canOverflow: true) { Glibc.exp2($0) },
    unary("expm1", canOverflow: true) { Glibc.expm1($0) },
    unary("log1p") { Glibc.log1p($0) },
    unary("sin") { Glibc.sin($0) },
    unary("cos") { Glibc.cos($0) },
    unary("tan") { Glibc.tan($0) },
    unary("asin") { Glibc.asin($0) },
    unary("acos") { Glibc.acos($0) },
    unary("atan") { Glibc.atan($0) },
    unary("sinh", canOverflow: true) { Glibc.sinh($0) },
    unary("cosh", canOverflow: true) { Glibc.cosh($0) },
    unary("tanh") { Glibc.tanh($0) },
    unary("asinh") { Glibc.asinh($0) },
    unary("acosh") { Glibc.acosh($0) },
    unary("atanh") { Glibc.atanh($0) },
    unary("erf") { Glibc.erf($0) },
    unary("erfc") { Glibc.erfc($0) },
    unary("fabs") { $0.magnitude },
    unary("degrees") { $0 * (180 / Double.pi) },
    unary("radians") { $0 * (Double.pi / 180) },
    binary("atan2") { Glibc.atan2($0, $1) },
    binary("copysign") { Glibc.copysign($0, $1) },
    binary("remainder") { $1.isInfinite && $0.isFinite ? $0 : Glibc.remainder($0, $1) },
    binary("fmod") { $1.isInfinite && $0.isFinite ? $0 : Glibc.fmod($0, $1) },
    predicate("isnan") { $0.isNaN },
    predicate("isinf") { $0.isInfinite },
    predicate("isfinite") { $0.isFinite },
  ]

  static let rows: [Native] =
    elementary + [
      Native("pow(x, y, /)") { call in
        let x = try call.machine.float(call[0])
        let y = try call.machine.float(call[1])
        return try checked(call, Glibc.pow(x, y), from: x, y, canOverflow: x != 0)
      },
      Native("gamma(x, /)") { call in
        let x = try call.machine.float(call[0])
        if x == -.infinity || (x <= 0 && x == x.rounded(.down)) {
          throw call.error(.valueError, "math domain error")
        }
        return try checked(call, Glibc.tgamma(x), from: x, canOverflow: true)
      },
      Native("lgamma(x, /)") { call in
        let x = try call.machine.float(call[0])
        if x.isFinite, x <= 0, x == x.rounded(.down) { throw call.error(.valueError, "math domain error") }
        return try checked(call, Glibc.lgamma(x), from: x, canOverflow: true)
      },
      Native("log(x, base=?, /)") { call in
        let numerator = try logarithm(call, 0, Glibc.log)
        guard call.has(1) else { return Value(numerator) }
        let denominator = try logarithm(call, 1, Glibc.log)
        if denominator == 0 { throw call.error(.zeroDivisionError, "float division by zero") }
        return Value(numerator / denominator)
      },
      Native("log2(x, /)") { call in Value(try logarithm(call, 0, Glibc.log2)) },
      Native("log10(x, /)") { call in Value(try logarithm(call, 0, Glibc.log10)) },
      Native("ldexp(x, i, /)") { call in
        let x = try call.machine.float(call[0])
        guard let i = call.machine.exactInt(call[1]) else {
          throw call.error(.typeError, "Expected an int as second argument to ldexp.")
        }
        if x == 0 || !x.isFinite { return Value(x) }
        let result = Glibc.scalbn(x, i > 100_000 ? 100_000 : i < -100_000 ? -100_000 : Int32(i))
        return try checked(call, result, from: x, canOverflow: true)
      },
      Native("frexp(x, /)") { call in
        let x = try call.machine.float(call[0])
        if x == 0 || !x.isFinite { return call.machine.tuple([Value(x), Value(0)]) }
        let exponent = Int(x.exponent) + 1
        return call.machine.tuple([Value(Glibc.scalbn(x, Int32(-exponent))), Value(exponent)])
      },
      Native("modf(x, /)") { call in
        let x = try call.machine.float(call[0])
        if x.isInfinite { return call.machine.tuple([Value(Glibc.copysign(0, x)), Value(x)]) }
        let whole = x.rounded(.towardZero)
        return call.machine.tuple([Value(Glibc.copysign(x - whole, x)), Value(whole)])
      },
      Native("ulp(x, /)") { call in
        let x = try call.machine.float(call[0]).magnitude
        return Value(x.isFinite ? (x == .greatestFiniteMagnitude ? x - x.nextDown : x.nextUp - x) : x)
      },
      Native("nextafter(x, y, /)") { call in
        Value(Glibc.nextafter(try call.machine.float(call[0]), try call.machine.float(call[1])))
      },
      Native("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { call in
        let a = try call.machine.float(call[0])
        let b = try call.machine.float(call[1])
        let relative = try call.machine.float(call[2])
        let absolute = try call.machine.float(call[3])
        if relative < 0 || absolute < 0 { throw call.error(.valueError, "tolerances must be non-negative") }
        if a == b { return .true }
        if a.isInfinite || b.isInfinite { return .false }
        let difference = (b - a).magnitude
        return Value(
          difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
            || difference <= absolute)
      },
      Native("hypot(*coordinates)") { call in
        Value(norm(try call.rest(0).map { try call.machine.float($0) }))
      },
      Native("dist(p, q, /)") { call in
        let p = try call.machine.items(of: call[0]).map { try call.machine.float($0) }
        let q = try call.machine.items(of: call[1]).map { try call.machine.float($0) }
        guard p.count == q.count else {
          throw call.error(.valueError, "both points must have the same number of dimensions")
        }
        return Value(norm(zip(p, q).map { $0 - $1 }))
      },
      Native("fsum(seq, /)") { call in Value(try exactSum(call)) },
    ]

  /// Logarithm of an argument; integers beyond the floats are split into a fraction and a power of two.
  static func logarithm(_ call: Arguments, _ index: Int, _ log: (Double) -> Double) throws -> Double {
    if let big = call.machine.exactInt(call[index]), big.bitWidth > 1000, Double(big).isInfinite {
      if big < 0 { throw call.error(.valueError, "math domain error") }
      let size = big.magnitude.bitWidth
      let shift = size - 100
      let fraction = Glibc.scalbn(Double(big >> shift), -100)
      return log(fraction) + log(2) * Double(size)
    }
    let x = try call.machine.float(call[index])
    if x <= 0 { throw call.error(.valueError, "math domain error") }
    return log(x)
  }

  /// Euclidean norm: scaled by a power of two, squares summed without rounding error that matters
  /// (error-free products and sums), then one Newton step on the root.
  static func norm(_ values: [Double]) -> Double {
    let magnitudes = values.map(\.magnitude)
    if magnitudes.contains(.infinity) { return .infinity }
    if magnitudes.contains(where: \.isNaN) { return .nan }
    let largest = magnitudes.max() ?? 0
    if largest == 0 { return 0 }
    if magnitudes.count == 1 { return largest }
    let exponent = Int32(largest.exponent)
    var sum = 0.0
    var rest = 0.0
    for magnitude in magnitudes {
      let x = Glibc.scalbn(magnitude, -exponent)
      let square = x * x
      let error = Glibc.fma(x, x, -square)
      let total = sum + square
      rest += (sum >= square ? (sum - total) + square : (square - total) + sum) + error
      sum = total
    }
    var root = (sum + rest).squareRoot()
    let square = root * root
    let residue = (sum - square) - Glibc.fma(root, root, -square) + rest
    root += residue / (2 * root)
    return Glibc.scalbn(root, exponent)
  }

  /// Exact summation by non-overlapping partial sums (Shewchuk, "Adaptive Precision Floating-Point
  /// Arithmetic", 1997), rounded once at the end.
  static func exactSum(_ call: Arguments) throws -> Double {
    var partials: [Double] = []
    var special = 0.0
    var hasSpecial = false
    var infinities = 0.0
    try call.machine.forEach(call[0]) { item in
      var x = try call.machine.float(item)
      guard x.isFinite else {
        hasSpecial = true
        if x.isInfinite { infinities += x }
        special += x
        return
      }
      var kept = 0
      for index in partials.indices {
        var y = partials[index]
        if x.magnitude < y.magnitude { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      if !x.isFinite { throw call.error(.overflowError, "intermediate overflow in fsum") }
      partials.removeSubrange(kept...)
      if x != 0 { partials.append(x) }
    }
    if hasSpecial {
      if infinities.isNaN { throw call.error(.valueError, "-inf + inf in fsum") }
      return special
    }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let next = partials.popLast() {
      let x = high
      high = x + next
      low = next - (high - x)
      if low != 0 { break }
    }
    // A tie was rounded to even: what is left below decides which way it should have gone.
    if let next = partials.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
      let twice = low * 2
      let x = high + twice
      if twice == x - high { high = x }
    }
    return high
  }
}

private enum IntegerFunctions {
  static func rounding(_ name: String, _ rule: FloatingPointRoundingRule, _ slot: Slot) -> Native {
    Native("\(name)(x, /)") { call in
      let x = call[0]
      if x.isFloat { return try call.machine.wholeNumber(x.float.rounded(rule)) }
      if x.isInt { return x }
      let method = call.machine.type(of: x).slot(slot)
      if !method.isUndefined { return try call.machine.call(method, x) }
      if name == "trunc" {
        throw call.error(.typeError, "type \(call.typeName(0)) doesn't define __trunc__ method")
      }
      return try call.machine.wholeNumber(call.machine.float(x).rounded(rule))
    }
  }

  static let rows: [Native] = [
    rounding("floor", .down, .floor), rounding("ceil", .up, .ceil), rounding("trunc", .towardZero, .trunc),
    Native("gcd(*integers)") { call in
      let values = call.rest(0)
      if values.allSatisfy(\.isInt) {
        return call.machine.int(BigInt(values.reduce(UInt(0)) { greatestDivisor($0, $1.int.magnitude) }))
      }
      var result = BigInt(0)
      for value in values { result = greatestDivisor(result, try call.machine.integer(value)) }
      return call.machine.int(result)
    },
    Native("lcm(*integers)") { call in
      var result = BigInt(1)
      for value in call.rest(0) {
        let next = try call.machine.integer(value)
        if next == 0 || result == 0 {
          result = 0
          continue
        }
        result = BigInt((result / greatestDivisor(result, next) * next).magnitude)
      }
      return call.machine.int(result)
    },
    Native("factorial(x, /)") { call in
      let n = try call.machine.integer(call[0])
      if n < 0 { throw call.error(.valueError, "factorial() not defined for negative values") }
      guard n < 10_000_000 else {
        throw call.error(.overflowError, "factorial() argument should not exceed \(Int.max)")
      }
      return call.machine.int(try product(call.machine, from: 1, through: Int(n)))
    },
    Native("isqrt(n, /)") { call in
      let n = try call.machine.integer(call[0])
      if n < 0 { throw call.error(.valueError, "isqrt() argument must be nonnegative") }
      return call.machine.int(n.squareRoot())
    },
    Native("comb(n, k, /)") { call in
      let (n, k) = try counts(call)
      if k > n { return Value(0) }
      let small = min(k, n - k)
      guard let steps = Int(exactly: small), steps < 10_000_000 else {
        throw call.error(.overflowError, "min(n - k, k) must not exceed \(Int.max)")
      }
      var result = BigInt(1)
      for step in 0..<steps {
        if step & 255 == 0 { try call.machine.checkInterrupts() }
        result = result * (n - BigInt(step)) / BigInt(step + 1)
      }
      return call.machine.int(result)
    },
    Native("perm(n, k=None, /)") { call in
      if call[1].isNone {
        let n = try call.machine.integer(call[0])
        if n < 0 { throw call.error(.valueError, "factorial() not defined for negative values") }
        return call.machine.int(try product(call.machine, from: 1, through: Int(clamping: n)))
      }
      let (n, k) = try counts(call)
      if k > n { return Value(0) }
      guard let steps = Int(exactly: k), steps < 10_000_000 else {
        throw call.error(.overflowError, "k must not exceed \(Int.max)")
      }
      var result = BigInt(1)
      for step in 0..<steps {
        if step & 255 == 0 { try call.machine.checkInterrupts() }
        result *= n - BigInt(step)
      }
      return call.machine.int(result)
    },
    Native("prod(iterable, /, *, start=1)") { call in
      try call.machine.fold(call[0], from: call[1]) { try call.machine.binary(.multiply, $0, $1) }
    },
  ]

  static func counts(_ call: Arguments) throws -> (BigInt, BigInt) {
    let n = try call.machine.integer(call[0])
    let k = try call.machine.integer(call[1])
    if n < 0 { throw call.error(.valueError, "n must be a non-negative integer") }
    if k < 0 { throw call.error(.valueError, "k must be a non-negative integer") }
    return (n, k)
  }

  /// Product of a run of integers, halves first so that the factors stay of like size.
  static func product(_ machine: Machine, from first: Int, through last: Int) throws -> BigInt {
    if last < first { return 1 }
    if last - first < 16 { return (first...last).reduce(BigInt(1)) { $0 * BigInt($1) } }
    try machine.checkInterrupts()
    let middle = first + (last - first) / 2
    return try product(machine, from: first, through: middle)
      * product(machine, from: middle + 1, through: last)
  }
}
