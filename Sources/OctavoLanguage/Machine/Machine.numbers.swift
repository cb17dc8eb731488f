import BigInt
import Glibc

// Arithmetic of int, bool and float with each other, as Python defines it.
extension Machine {
  func intArithmetic(_ op: BinaryOperator, _ x: Int, _ y: Int) throws -> Value? {
    switch op {
    case .add:
      let (value, overflow) = x.addingReportingOverflow(y)
      return overflow ? int(BigInt(x) + BigInt(y)) : Value(value)
    case .subtract:
      let (value, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? int(BigInt(x) - BigInt(y)) : Value(value)
    case .multiply:
      let (value, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? int(BigInt(x) * BigInt(y)) : Value(value)
    case .divide:
      if y == 0 { throw error(.zeroDivisionError, "division by zero") }
      if x.magnitude < 1 << 53, y.magnitude < 1 << 53 { return Value(Double(x) / Double(y)) }
      return Value(try divide(BigInt(x), BigInt(y)))
    case .floorDivide:
      if y == 0 { throw error(.zeroDivisionError, "integer division or modulo by zero") }
      if y == -1 { return x == Int.min ? int(-BigInt(x)) : Value(-x) }
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      return Value(remainder != 0 && (remainder < 0) != (y < 0) ? quotient - 1 : quotient)
    case .modulo:
      if y == 0 { throw error(.zeroDivisionError, "integer modulo by zero") }
      if y == -1 { return Value(0) }
      let remainder = x % y
      return Value(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power: return try power(x, y)
    case .leftShift:
      if y < 0 { throw error(.valueError, "negative shift count") }
      if x == 0 { return Value(0) }
      if y < 62, x.magnitude.leadingZeroBitCount > y + 1 { return Value(x << y) }
      try checkSize(bits: y)
      return int(BigInt(x) << y)
    case .rightShift:
      if y < 0 { throw error(.valueError, "negative shift count") }
      return Value(y > 63 ? (x < 0 ? -1 : 0) : x >> y)
    case .bitAnd: return Value(x & y)
    case .bitOr: return Value(x | y)
    case .bitXor: return Value(x ^ y)
    case .matrixMultiply: return nil
    }
  }

  /// Integers this long are refused before they are computed.
  func checkSize(bits: Int) throws {
    if bits > 1 << 33 || bits / 8 > host.memoryLimit { throw error(.memoryError) }
  }

  private func power(_ x: Int, _ y: Int) throws -> Value {
    if y < 0 {
      if x == 0 { throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
      return Value(pow(Double(x), Double(y)))
    }
    var result = 1
    var base = x
    var exponent = y
    while exponent > 0 {
      if exponent & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        if overflow { return try bigPower(BigInt(x), y) }
        result = product
      }
      exponent >>= 1
      if exponent > 0 {
        let (square, overflow) = base.multipliedReportingOverflow(by: base)
        if overflow { return try bigPower(BigInt(x), y) }
        base = square
      }
    }
    return Value(result)
  }

  func bigPower(_ x: BigInt, _ y: Int) throws -> Value {
    let (bits, overflow) = x.bitWidth.multipliedReportingOverflow(by: y)
    try checkSize(bits: overflow ? Int.max : bits)
    return int(x.power(y))
  }

  /// True division of integers, correctly rounded.
  func divide(_ x: BigInt, _ y: BigInt) throws -> Double {
    if y == 0 { throw error(.zeroDivisionError, "division by zero") }
    let negative = (x < 0) != (y < 0)
    if x == 0 { return negative ? -0.0 : 0 }
    // Scale so that the quotient has at least 66 bits, keep a sticky bit, and let one conversion round.
    let shift = max(0, 66 - (x.magnitude.bitWidth - y.magnitude.bitWidth))
    var (quotient, remainder) = (x.magnitude << shift).quotientAndRemainder(dividingBy: y.magnitude)
    let excess = quotient.bitWidth - 64
    var exponent = -shift
    if excess > 0 {
      if quotient.trailingZeroBitCount < excess { remainder = 1 }
      quotient >>= excess
      exponent += excess
    }
    if remainder != 0 { quotient |= 1 }
    var significand = UInt64(quotient)
    // A conversion from 64 bits rounds once. A subnormal result keeps fewer bits than that: it is rounded here, to
    // even, and scaled exactly.
    let surplus = -1074 - exponent
    if surplus > 11 {
      if surplus > 64 { return negative ? -0.0 : 0 }
      let dropped = significand << UInt64(64 - surplus)
      significand = surplus == 64 ? 0 : significand >> UInt64(surplus)
      if dropped > 1 << 63 || (dropped == 1 << 63 && significand & 1 == 1) { significand += 1 }
      exponent = -1074
    }
    let scaled = scalbn(Double(significand), Int32(clamping: exponent))
    if scaled.isInfinite { throw error(.overflowError, "integer division result too large for a float") }
    return negative ? -scaled : scaled
  }

  func floatArithmetic(_ op: BinaryOperator, _ a: Double, _ b: Double) throws -> Value? {
    switch op {
    case .add: return Value(a + b)
    case .subtract: return Value(a - b)
    case .multiply: return Value(a * b)
    case .divide:
      if b == 0 { throw error(.zeroDivisionError, "float division by zero") }
      return Value(a / b)
    case .floorDivide:
      if b == 0 { throw error(.zeroDivisionError, "float floor division by zero") }
      return Value(Self.floorDivision(a, b).quotient)
    case .modulo:
      if b == 0 { throw error(.zeroDivisionError, "float modulo") }
      return Value(Self.floorDivision(a, b).remainder)
    case .power: return try floatPower(a, b)
    default: return nil
    }
  }

  /// Floor division: the remainder has the divisor's sign, the quotient is an exact integer where possible.
  static func floorDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    if quotient != 0 {
      var floored = quotient.rounded(.down)
      if quotient - floored > 0.5 { floored += 1 }
      quotient = floored
    } else {
      quotient = copysign(0, a / b)
    }
    return (quotient, remainder)
  }

  private func floatPower(_ a: Double, _ b: Double) throws -> Value {
    if a == 0, b < 0 { throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
    if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
      // A negative base with a fractional exponent is complex.
      let length = pow(-a, b)
      let angle = Double.pi * b
      return complex(length * cos(angle), length * sin(angle))
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite {
      throw error(.overflowError, arguments: [Value(34), string("Numerical result out of range")])
    }
    return Value(result)
  }
}

/// Python's hash values. Numbers that are equal have equal hashes, whatever their type: all are the
/// number modulo the Mersenne prime 2**61 - 1.
package enum PythonHash {
  static let modulus = (1 << 61) - 1

  @inline(__always)
  static func int(_ value: Int) -> Int {
    if value >= 0 && value < modulus { return value }
    let magnitude = Int(bitPattern: value.magnitude % UInt(modulus))
    let hash = value < 0 ? -magnitude : magnitude
    return hash == -1 ? -2 : hash
  }

  static func bigInt(_ value: BigInt) -> Int {
    let magnitude = Int(value.magnitude % BigUInt(modulus))
    let hash = value < 0 ? -magnitude : magnitude
    return hash == -1 ? -2 : hash
  }

  /// `identity` stands in for NaN, which hashes like the object it is.
  package static func float(_ value: Double, identity: Int) -> Int {
    if value.isNaN { return identity }
    if value.isInfinite { return value > 0 ? 314159 : -314159 }
    let exponent = frexpExponent(value)
    var fraction = scalbn(abs(value), Int32(-exponent))
    var remaining = exponent
    var hash = 0
    // Twenty-eight bits at a time, rotating within 61 bits, as the reduction modulo 2**61 - 1 allows.
    while fraction != 0 {
      hash = ((hash << 28) & modulus) | hash >> (61 - 28)
      fraction *= 268_435_456
      remaining -= 28
      let digit = Int(fraction)
      fraction -= Double(digit)
      hash += digit
      if hash >= modulus { hash -= modulus }
    }
    let rotation = remaining >= 0 ? remaining % 61 : 60 - ((-1 - remaining) % 61)
    hash = ((hash << rotation) & modulus) | hash >> (61 - rotation)
    if value < 0 { hash = -hash }
    return hash == -1 ? -2 : hash
  }

  private static func frexpExponent(_ value: Double) -> Int {
    var exponent: Int32 = 0
    _ = frexp(value, &exponent)
    return Int(exponent)
  }

  /// The text's own hash, which is the same in every run, so that runs repeat.
  package static func text(_ text: Text) -> Int {
    if text.isEmpty { return 0 }
    let value = Int(truncatingIfNeeded: text.stableHash)
    return value == -1 ? -2 : value
  }

  package static func bytes(_ bytes: [UInt8]) -> Int {
    if bytes.isEmpty { return 0 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return mixed(hash)
  }

  private static func mixed(_ hash: UInt64) -> Int {
    var hash = hash
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    let value = Int(truncatingIfNeeded: hash)
    return value == -1 ? -2 : value
  }

  /// xxHash64 rounds over the items' hashes, as CPython documents for tuples since 3.8.
  package static func tuple(_ hashes: [Int]) -> Int {
    let prime1: UInt = 11_400_714_785_074_694_791
    let prime2: UInt = 14_029_467_366_897_019_727
    let prime5: UInt = 2_870_177_450_012_600_261
    var accumulator = prime5
    for hash in hashes {
      accumulator = accumulator &+ UInt(bitPattern: hash) &* prime2
      accumulator = accumulator << 31 | accumulator >> 33
      accumulator = accumulator &* prime1
    }
    accumulator = accumulator &+ (UInt(hashes.count) ^ (prime5 ^ 3_527_539))
    if accumulator == UInt.max { return 1_546_275_796 }
    return Int(bitPattern: accumulator)
  }

  package static func identity(_ value: Value) -> Int {
    let address = UInt(value.bits)
    return Int(bitPattern: address >> 4 | address << 60)
  }
}
