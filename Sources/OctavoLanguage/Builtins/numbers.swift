import BigInt
import Glibc

// Arithmetic between the kinds of numbers where the loop's own short cuts end: big integers, complex
// numbers, instances of subclasses.

/// A number as its kind and value.
enum Number {
  case int(Int)
  case big(BigInt)
  case float(Double)
  case complex(Double, Double)

  var isInteger: Bool {
    switch self {
    case .int, .big: true
    case .float, .complex: false
    }
  }

  /// The value of an integer.
  var bigInt: BigInt {
    switch self {
    case .int(let value): BigInt(word: value)
    case .big(let value): value
    // Asked of integers only.
    case .float, .complex: 0
    }
  }

  /// As a double; throws OverflowError for an integer beyond the largest.
  func double() throws -> Double {
    switch self {
    case .int(let value): Double(value)
    case .big(let value): try IntegerText.double(value)
    case .float(let value): value
    case .complex(let real, _): real
    }
  }
}

extension Machine {
  /// What kind of number a value is, subclasses included; nil for anything else.
  func number(_ x: Value) -> Number? {
    switch x.tag {
    case Value.Tag.int, Value.Tag.bool: return .int(x.int)
    case Value.Tag.float: return .float(x.float)
    case Value.Tag.object:
      switch x.object {
      case let big as BigIntObject: return .big(big.value)
      case let complex as ComplexObject: return .complex(complex.real, complex.imaginary)
      case let boxed as BoxedNumber: return number(boxed.value)
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: Integers

  /// `x op y` of integers; NotImplemented unless both are.
  func integerOperation(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    guard let a = number(x), let b = number(y), a.isInteger, b.isInteger else { return .notImplemented }
    if case .int(let m) = a, case .int(let n) = b { return try intArithmetic(op, m, n) ?? .notImplemented }
    return try bigArithmetic(op, a.bigInt, b.bigInt)
  }

  private func bigArithmetic(_ op: BinaryOperator, _ x: BigInt, _ y: BigInt) throws -> Value {
    switch op {
    case .add: return int(x + y)
    case .subtract: return int(x - y)
    case .multiply:
      try checkSize(bits: x.bitWidth + y.bitWidth)
      return int(x * y)
    case .divide: return Value(try divide(x, y))
    case .floorDivide: return int(try floorDivision(x, y).quotient)
    case .modulo:
      if y == 0 { throw error(.zeroDivisionError, "integer modulo by zero") }
      return int(try floorDivision(x, y).remainder)
    case .power: return try power(x, y)
    case .leftShift:
      if y < 0 { throw error(.valueError, "negative shift count") }
      if x == 0 { return Value(0) }
      guard let count = Int(exactly: y) else {
        // CPython counts digits of thirty bits.
        throw y / 30 > Int.max ? error(.overflowError, "too many digits in integer") : error(.memoryError)
      }
      try checkSize(bits: count &+ x.bitWidth < 0 ? Int.max : count + x.bitWidth)
      return int(x << count)
    case .rightShift:
      if y < 0 { throw error(.valueError, "negative shift count") }
      guard let count = Int(exactly: y), count < x.bitWidth + 1 else { return Value(x < 0 ? -1 : 0) }
      // Towards minus infinity: the library's shift of a negative number drops the bits of its magnitude.
      return int(x < 0 ? -((-x - 1) >> count) - 1 : x >> count)
    case .bitAnd: return int(x & y)
    case .bitOr: return int(x | y)
    case .bitXor: return int(x ^ y)
    case .matrixMultiply: return .notImplemented
    }
  }

  func floorDivision(_ x: BigInt, _ y: BigInt) throws -> (quotient: BigInt, remainder: BigInt) {
    if y == 0 { throw error(.zeroDivisionError, "integer division or modulo by zero") }
    let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
    if remainder != 0, (remainder < 0) != (y < 0) { return (quotient - 1, remainder + y) }
    return (quotient, remainder)
  }

  private func power(_ x: BigInt, _ y: BigInt) throws -> Value {
    if y < 0 {
      if x == 0 { throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
      return try floatArithmetic(.power, IntegerText.double(x), IntegerText.double(y)) ?? .notImplemented
    }
    if x == 0 || x == 1 { return Value(y == 0 ? 1 : x == 1 ? 1 : 0) }
    if x == -1 { return Value(y.magnitude.words.first.map { $0 & 1 == 1 } ?? false ? -1 : 1) }
    guard let exponent = Int(exactly: y) else { throw error(.memoryError) }
    return try bigPower(x, exponent)
  }

  /// `pow(x, y, z)`.
  func modularPower(_ x: Value, _ y: Value, _ z: Value) throws -> Value {
    guard let a = number(x), let b = number(y), let c = number(z) else { return .notImplemented }
    guard a.isInteger, b.isInteger, c.isInteger else {
      throw error(.typeError, "pow() 3rd argument not allowed unless all arguments are integers")
    }
    let (base, exponent, modulus) = (a.bigInt, b.bigInt, c.bigInt)
    if modulus == 0 { throw error(.valueError, "pow() 3rd argument cannot be 0") }
    let size = BigInt(modulus.magnitude)
    var start = base
    if exponent < 0 {
      // Modulo 1 everything is 0, its own inverse.
      guard let inverse = size == 1 ? 0 : try floorDivision(base, size).remainder.inverse(size) else {
        throw error(.valueError, "base is not invertible for the given modulus")
      }
      start = inverse
    }
    let result = try powerModulo(floorDivision(start, size).remainder, BigInt(exponent.magnitude), size)
    return int(modulus < 0 && result != 0 ? result + modulus : result)
  }

  /// Square and multiply, from the highest bit, so that a long run can be interrupted.
  private func powerModulo(_ base: BigInt, _ exponent: BigInt, _ modulus: BigInt) throws -> BigInt {
    if modulus == 1 { return 0 }
    var result: BigInt = 1
    for bit in stride(from: exponent.magnitude.bitWidth - 1, through: 0, by: -1) {
      try checkInterrupts()
      result = result * result % modulus
      if exponent.magnitude[bitAt: bit] { result = result * base % modulus }
    }
    return result
  }

  // MARK: Floats and complex numbers

  /// `x op y` where at least one is a float and none is complex; NotImplemented otherwise.
  func floatOperation(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    guard let a = number(x), let b = number(y) else { return .notImplemented }
    if case .complex = a { return .notImplemented }
    if case .complex = b { return .notImplemented }
    return try floatArithmetic(op, a.double(), b.double()) ?? .notImplemented
  }

  func complexOperation(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    guard let a = try complexParts(x), let b = try complexParts(y) else { return .notImplemented }
    return try complexOperation(op, a, b)
  }

  func complexOperation(_ op: BinaryOperator, _ a: ComplexParts, _ b: ComplexParts) throws -> Value {
    switch op {
    case .add: return complex(a.real + b.real, a.imaginary + b.imaginary)
    case .subtract: return complex(a.real - b.real, a.imaginary - b.imaginary)
    case .multiply:
      return complex(
        a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    case .divide:
      guard let quotient = Self.complexQuotient(a, b) else {
        throw error(.zeroDivisionError, "complex division by zero")
      }
      return complex(quotient.real, quotient.imaginary)
    case .power: return try complexPower(a, b)
    default: return .notImplemented
    }
  }

  package typealias ComplexParts = (real: Double, imaginary: Double)

  /// Real and imaginary part of any number; nil for what is no number.
  package func complexParts(_ x: Value) throws -> ComplexParts? {
    guard let number = number(x) else { return nil }
    if case .complex(let real, let imaginary) = number { return (real, imaginary) }
    return (try number.double(), 0)
  }

  /// Smith's algorithm ("Algorithm 116: Complex division", 1962); nil for a zero divisor.
  package static func complexQuotient(_ a: ComplexParts, _ b: ComplexParts) -> ComplexParts? {
    if abs(b.real) >= abs(b.imaginary) {
      if b.real == 0 { return nil }
      let ratio = b.imaginary / b.real
      let denominator = b.real + b.imaginary * ratio
      return (
        (a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator
      )
    }
    if abs(b.imaginary) >= abs(b.real) {
      let ratio = b.real / b.imaginary
      let denominator = b.real * ratio + b.imaginary
      return (
        (a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator
      )
    }
    return (.nan, .nan)
  }

  private func complexPower(_ a: ComplexParts, _ b: ComplexParts) throws -> Value {
    let result: ComplexParts
    if b.imaginary == 0, b.real == b.real.rounded(.down), abs(b.real) <= 100 {
      // Small integral exponents by repeated multiplication, which keeps exact results exact.
      let power = Self.complexIntegerPower(a, Int(b.real))
      guard let power else {
        throw error(.zeroDivisionError, "0.0 to a negative or complex power")
      }
      result = power
    } else if b.real == 0, b.imaginary == 0 {
      result = (1, 0)
    } else if a.real == 0, a.imaginary == 0 {
      if b.imaginary != 0 || b.real < 0 {
        throw error(.zeroDivisionError, "0.0 to a negative or complex power")
      }
      result = (0, 0)
    } else {
      let size = hypot(a.real, a.imaginary)
      var length = pow(size, b.real)
      let angle = atan2(a.imaginary, a.real)
      var phase = angle * b.real
      if b.imaginary != 0 {
        length /= exp(angle * b.imaginary)
        phase += b.imaginary * log(size)
      }
      // No angle: C's functions call it an error of their domain.
      if phase.isInfinite { throw error(.zeroDivisionError, "0.0 to a negative or complex power") }
      result = (length * cos(phase), length * sin(phase))
    }
    if result.real.isInfinite || result.imaginary.isInfinite {
      throw error(.overflowError, "complex exponentiation")
    }
    return complex(result.real, result.imaginary)
  }

  private static func complexIntegerPower(_ a: ComplexParts, _ exponent: Int) -> ComplexParts? {
    func product(_ x: ComplexParts, _ y: ComplexParts) -> ComplexParts {
      (x.real * y.real - x.imaginary * y.imaginary, x.real * y.imaginary + x.imaginary * y.real)
    }
    var result: ComplexParts = (1, 0)
    var base = a
    var bits = exponent.magnitude
    while bits > 0 {
      if bits & 1 == 1 { result = product(result, base) }
      bits >>= 1
      base = product(base, base)
    }
    return exponent < 0 ? complexQuotient((1, 0), result) : result
  }

  // MARK: Comparison

  /// Compares numbers exactly; NotImplemented for anything else.
  func compareNumbers(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    guard let a = number(x), let b = number(y) else { return .notImplemented }
    switch (a, b) {
    case (.complex(let real, let imaginary), _):
      guard op == .equal || op == .notEqual else { return .notImplemented }
      let isEqual: Bool
      if case .complex(let otherReal, let otherImaginary) = b {
        isEqual = real == otherReal && imaginary == otherImaginary
      } else {
        isEqual = try imaginary == 0 && compare(.equal, Value(real), y).isTrue
      }
      return Value(isEqual == (op == .equal))
    case (_, .complex): return .notImplemented
    case (.float(let m), .float(let n)): return Value(op.holds(m, n))
    case (.float(let m), _): return Value(op.holds(m, exactly: b.bigInt))
    case (_, .float(let n)): return Value(op.swapped.holds(n, exactly: a.bigInt))
    case (.int(let m), .int(let n)): return Value(op.holds(m, n))
    default: return Value(op.holds(a.bigInt, b.bigInt))
    }
  }
}

extension BigUInt {
  /// One binary digit.
  fileprivate subscript(bitAt index: Int) -> Bool {
    let word = index / UInt.bitWidth
    return word < words.count
      && words[words.index(words.startIndex, offsetBy: word)] >> UInt(index % UInt.bitWidth) & 1 == 1
  }
}

extension TypeTable {
  /// Rows for the binary operators of a type of numbers, and their reflections.
  package static func arithmetic(
    _ operators: [BinaryOperator],
    _ body: @escaping @Sendable (Machine, BinaryOperator, Value, Value) throws -> Value
  ) -> [Native] {
    operators.flatMap { op -> [Native] in
      let slots = op.slots
      if op == .power {
        return [
          Native("__pow__(self, value, mod=None, /)") { call in
            if !call[2].isNone { return try call.machine.modularPower(call[0], call[1], call[2]) }
            return try body(call.machine, op, call[0], call[1])
          },
          Native("__rpow__(self, value, mod=None, /)") { call in try body(call.machine, op, call[1], call[0])
          },
        ]
      }
      return [
        Native("\(slots.left.name)(self, value, /)") { call in try body(call.machine, op, call[0], call[1]) },
        Native("\(slots.right.name)(self, value, /)") { call in try body(call.machine, op, call[1], call[0])
        },
      ]
    }
  }
}
