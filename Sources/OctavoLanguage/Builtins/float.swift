import BigInt
import Glibc

// `float`.
extension TypeTable {
  static let float = TypeTable(
    doc: "Convert a string or number to a floating point number, if possible.",
    constructor: Native("float(cls, x=0, /)") { call in
      let machine = call.machine
      return machine.boxed(
        Value(try machine.convertToFloat(call[1])), as: call.type, plain: machine.types.float)
    },
    methods: arithmetic([.add, .subtract, .multiply, .divide, .modulo, .power, .floorDivide]) {
      machine, op, x, y in
      try machine.floatOperation(op, x, y)
    }
      + comparisons { machine, op, x, y in
        if case .complex? = machine.number(y) { return .notImplemented }
        return try machine.compareNumbers(op, x, y)
      } + [
        Native("__divmod__(self, value, /)") { call in try call.machine.floatDivmod(call[0], call[1]) },
        Native("__rdivmod__(self, value, /)") { call in try call.machine.floatDivmod(call[1], call[0]) },
        Native("__neg__(self, /)") { call in Value(-call.double) },
        Native("__pos__(self, /)") { call in Value(call.double) },
        Native("__abs__(self, /)") { call in Value(abs(call.double)) },
        Native("__bool__(self, /)") { call in Value(call.double != 0) },
        Native("__float__(self, /)") { call in Value(call.double) },
        Native("__int__(self, /)") { call in try call.machine.wholeNumber(call.double) },
        Native("__trunc__(self, /)", doc: "Return the Integral closest to x between 0 and x.") { call in
          try call.machine.wholeNumber(call.double)
        },
        Native("__floor__(self, /)", doc: "Return the floor as an Integral.") { call in
          try call.machine.wholeNumber(call.double.rounded(.down))
        },
        Native("__ceil__(self, /)", doc: "Return the ceiling as an Integral.") { call in
          try call.machine.wholeNumber(call.double.rounded(.up))
        },
        Native(
          "__round__(self, ndigits=None, /)",
          doc:
            "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits)."
        ) {
          call in
          if call[1].isNone { return call.machine.value(of: try FloatText.roundedToInteger(call.double)) }
          return Value(
            try FloatText.rounded(call.double, places: Int(clamping: try call.machine.integer(call[1]))))
        },
        Native("__hash__(self, /)") { call in Value(PythonHash.float(call.double, identity: 0)) },
        Native("__repr__(self, /)") { call in call.machine.string(FloatText.repr(call.double)) },
        Native("__format__(self, format_spec, /)") { call in
          let spec = try call.text(1, "__format__() argument must be str, not ")
          if spec.isEmpty { return call.machine.string(try call.machine.str(call[0])) }
          return call.machine.string(
            try FormatSpecification.parse(spec, for: .float, typeName: "float").format(call.double))
        },
        Native("__getnewargs__(self, /)") { call in call.machine.tuple([Value(call.double)]) },
        Native("is_integer(self, /)", doc: "Return True if the float is an integer.") { call in
          Value(call.double.isFinite && call.double == call.double.rounded())
        },
        Native(
          "hex(self, /)",
          doc: """
            Return a hexadecimal representation of a floating-point number.

            >>> (-0.1).hex()
            '-0x1.999999999999ap-4'
            >>> 3.14159.hex()
            '0x1.921f9f01b866ep+1'
            """
        ) { call in call.machine.string(FloatText.hexadecimal(call.double)) },
        Native(
          "as_integer_ratio(self, /)",
          doc: """
            Return integer ratio.

            Return a pair of integers, whose ratio is exactly equal to the original float
            and with a positive denominator.

            Raise OverflowError on infinities and a ValueError on NaNs.
            """
        ) { call in
          let (numerator, denominator) = try FloatText.integerRatio(call.double)
          return call.machine.tuple([call.machine.int(numerator), call.machine.int(denominator)])
        },
        Native("conjugate(self, /)", doc: "Return self, the complex conjugate of any float.") { call in
          Value(call.double)
        },
      ],
    classMethods: [
      Native("fromhex(cls, string, /)", doc: "Create a floating-point number from a hexadecimal string.") {
        call in
        guard let text = call.machine.text(call[1]) else {
          throw call.error(.typeError, "bad argument type for built-in operation")
        }
        let value = Value(try FloatText.parseHexadecimal(text))
        guard let type = call[0].as(TypeObject.self), type !== call.machine.types.float else { return value }
        return try call.machine.call(Value(type), value)
      },
      Native("__getformat__(cls, typestr, /)") { call in
        let kind = try call.text(1, "__getformat__() argument must be str, not ").string
        guard kind == "double" || kind == "float" else {
          throw call.error(.valueError, "__getformat__() argument 1 must be 'double' or 'float'")
        }
        return call.machine.string("IEEE, little-endian")
      },
    ],
    properties: [
      PropertyRow("real") { machine, x in Value(machine.unboxed(x).float) },
      PropertyRow("imag") { _, _ in Value(0.0) },
    ])

  static let complex = TypeTable(
    doc: """
      Create a complex number from a real part and an optional imaginary part.

      This is equivalent to (real + imag*1j) where imag defaults to 0.
      """,
    constructor: Native("complex(cls, real=?, imag=?)") { call in
      let machine = call.machine
      let parts = try machine.convertToComplex(call.has(1) ? call[1] : nil, call.has(2) ? call[2] : nil)
      if call.has(1), !call.has(2), call[1].isObject, call[1].object.type === machine.types.complex,
        call.type === machine.types.complex
      {
        return call[1]
      }
      return machine.heap.own(ComplexObject(parts.real, parts.imaginary, type: call.type))
    },
    methods: arithmetic([.add, .subtract, .multiply, .divide, .power]) { machine, op, x, y in
      try machine.complexOperation(op, x, y)
    }
      + comparisons { machine, op, x, y in
        guard op == .equal || op == .notEqual else { return .notImplemented }
        return try machine.compareNumbers(op, x, y)
      } + [
        Native("__neg__(self, /)") { call in
          let x = call[0].unchecked(ComplexObject.self)
          return call.machine.complex(-x.real, -x.imaginary)
        },
        Native("__pos__(self, /)") { call in
          let x = call[0].unchecked(ComplexObject.self)
          return call.machine.complex(x.real, x.imaginary)
        },
        Native("__abs__(self, /)") { call in
          let x = call[0].unchecked(ComplexObject.self)
          let size = hypot(x.real, x.imaginary)
          if size.isInfinite, x.real.isFinite, x.imaginary.isFinite {
            throw call.error(.overflowError, "absolute value too large")
          }
          return Value(size)
        },
        Native("__bool__(self, /)") { call in
          let x = call[0].unchecked(ComplexObject.self)
          return Value(x.real != 0 || x.imaginary != 0)
        },
        Native("__complex__(self, /)", doc: "Convert this value to exact type complex.") { call in
          let x = call[0].unchecked(ComplexObject.self)
          return call.machine.complex(x.real, x.imaginary)
        },
        Native("__hash__(self, /)") { call in
          let x = call[0].unchecked(ComplexObject.self)
          let hash =
            PythonHash.float(x.real, identity: 0) &+ 1_000_003 &* PythonHash.float(x.imaginary, identity: 0)
          return Value(hash == -1 ? -2 : hash)
        },
        Native("__repr__(self, /)") { call in
          let x = call[0].unchecked(ComplexObject.self)
          return call.machine.string(ComplexText.repr(real: x.real, imaginary: x.imaginary))
        },
        Native("__format__(self, format_spec, /)", doc: "Convert to a string according to format_spec.") {
          call in
          let x = call[0].unchecked(ComplexObject.self)
          let spec = try call.text(1, "__format__() argument must be str, not ")
          if spec.isEmpty { return call.machine.string(try call.machine.str(call[0])) }
          return call.machine.string(
            try FormatSpecification.parse(spec, for: .complex, typeName: "complex")
              .format(real: x.real, imaginary: x.imaginary))
        },
        Native("__getnewargs__(self, /)") { call in
          let x = call[0].unchecked(ComplexObject.self)
          return call.machine.tuple([Value(x.real), Value(x.imaginary)])
        },
        Native(
          "conjugate(self, /)",
          doc: "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."
        ) {
          call in
          let x = call[0].unchecked(ComplexObject.self)
          return call.machine.complex(x.real, -x.imaginary)
        },
      ],
    properties: [
      PropertyRow("real") { _, x in Value(x.unchecked(ComplexObject.self).real) },
      PropertyRow("imag") { _, x in Value(x.unchecked(ComplexObject.self).imaginary) },
    ])
}

extension Arguments {
  fileprivate var double: Double { machine.unboxed(self[0]).float }
}

extension Machine {
  fileprivate func floatDivmod(_ x: Value, _ y: Value) throws -> Value {
    guard let a = number(x), let b = number(y) else { return .notImplemented }
    if case .complex = a { return .notImplemented }
    if case .complex = b { return .notImplemented }
    let divisor = try b.double()
    if divisor == 0 { throw error(.zeroDivisionError, "float divmod()") }
    let (quotient, remainder) = Self.floorDivision(try a.double(), divisor)
    return tuple([Value(quotient), Value(remainder)])
  }

  /// `float(x)`.
  package func convertToFloat(_ x: Value) throws -> Double {
    if x.isFloat { return x.float }
    if x.isInt || x.isBool { return Double(x.int) }
    if let text = text(x) { return distinct(try FloatText.parse(text)) }
    if let value = try realNumber(x) { return value }
    if let bytes = bytes(of: x) {
      return try FloatText.parse(Text(latin1: bytes), shown: ByteString.repr(bytes))
    }
    throw error(.typeError, "float() argument must be a string or a real number, not '\(typeName(x))'")
  }

  /// Every NaN read from text is another object in Python, so here it gets another payload.
  private func distinct(_ value: Double) -> Double {
    guard value.isNaN else { return value }
    let counter = state(NaNCounter.self) { NaNCounter() }
    counter.count = (counter.count + 1) & 0x3_FFFF_FFFF_FFFF
    let quiet = Double(nan: counter.count, signaling: false)
    return value.sign == .minus ? -quiet : quiet
  }

  /// A number through `__float__` or `__index__`; nil when it has neither.
  package func realNumber(_ x: Value) throws -> Double? {
    if x.isFloat { return x.float }
    if x.isInt || x.isBool { return Double(x.int) }
    let type = type(of: x)
    let conversion = type.slot(.float)
    if !conversion.isUndefined, !conversion.isNone {
      let result = try call(conversion, x)
      let plain = unboxed(result)
      guard plain.isFloat else {
        throw error(.typeError, "\(type.name).__float__ returned non-float (type \(typeName(result)))")
      }
      return plain.float
    }
    return try optionalInteger(x).map { try IntegerText.double($0) }
  }

  /// A real number, or TypeError in the words of C functions.
  package func float(_ x: Value) throws -> Double {
    if let value = try realNumber(x) { return value }
    throw error(.typeError, "must be real number, not \(typeName(x))")
  }

  fileprivate func convertToComplex(_ real: Value?, _ imaginary: Value?) throws -> ComplexParts {
    if let real, let text = text(real) {
      if imaginary != nil { throw error(.typeError, "complex() can't take second arg if first is a string") }
      return try ComplexText.parse(text)
    }
    if let imaginary, text(imaginary) != nil {
      throw error(.typeError, "complex() second arg can't be a string")
    }
    let first = try real.map { value in
      if let parts = try complexValue(value) { return parts }
      throw error(
        .typeError, "complex() first argument must be a string or a number, not '\(typeName(value))'")
    }
    guard let imaginary else { return first ?? (0, 0) }
    guard let second = try complexValue(imaginary, usesMethod: false) else {
      throw error(.typeError, "complex() second argument must be a number, not '\(typeName(imaginary))'")
    }
    let base = first ?? (0, 0)
    // A complex second argument turns its imaginary part into a negative real one.
    let secondIsComplex = imaginary.as(ComplexObject.self) != nil
    return (
      secondIsComplex ? base.real - second.imaginary : base.real,
      real?.as(ComplexObject.self) != nil ? base.imaginary + second.real : second.real
    )
  }

  /// A number through `__complex__`, `__float__` or `__index__`.
  package func complexValue(_ x: Value, usesMethod: Bool = true) throws -> ComplexParts? {
    if let complex = x.as(ComplexObject.self) { return (complex.real, complex.imaginary) }
    let method = type(of: x).slot(.complex)
    if usesMethod, !method.isUndefined {
      let result = try call(method, x)
      guard let complex = result.as(ComplexObject.self) else {
        throw error(.typeError, "__complex__ returned non-complex (type \(typeName(result)))")
      }
      return (complex.real, complex.imaginary)
    }
    return try realNumber(x).map { ($0, 0) }
  }
}

private final class NaNCounter {
  var count: UInt64 = 0
}
