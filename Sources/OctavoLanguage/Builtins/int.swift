import BigInt

// `int` and `bool`.
extension TypeTable {
  static let int = TypeTable(
    doc: """
      int([x]) -> integer
      int(x, base=10) -> integer

      Convert a number or string to an integer, or return 0 if no arguments
      are given.  If x is a number, return x.__int__().  For floating point
      numbers, this truncates towards zero.

      If x is not a number or if base is given, then x must be a string,
      bytes, or bytearray instance representing an integer literal in the
      given base.  The literal can be preceded by '+' or '-' and be surrounded
      by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.
      Base 0 means to interpret the base from the string as an integer literal.
      >>> int('0b100', base=0)
      4
      """,
    constructor: Native("int(cls, x=?, /, base=?)") { call in
      let machine = call.machine
      if call.isClass(machine.types.intAddress), call.has(1), !call.has(2) {
        let x = call[1]
        if x.isInt { return x }
        if x.isExactly(machine.types.strAddress), !x.textUnits.isWide,
          let small = IntegerText.shortDecimal(x.textUnits.narrow)
        {
          return Value(small)
        }
      }
      let value: Value
      if call.has(2) {
        guard call.has(1) else { throw call.error(.typeError, "int() missing string argument") }
        value = try machine.parseInt(call[1], base: call[2])
      } else {
        value = call.has(1) ? try machine.convertToInt(call[1]) : Value(0)
      }
      return machine.boxed(value, as: call.type, plain: machine.types.int)
    },
    methods: arithmetic([
      .add, .subtract, .multiply, .divide, .modulo, .power, .leftShift, .rightShift, .bitOr, .bitXor, .bitAnd,
      .floorDivide,
    ]) { machine, op, x, y in try machine.integerOperation(op, x, y) }
      + comparisons { machine, op, x, y in
        guard let a = machine.number(x), let b = machine.number(y), a.isInteger, b.isInteger else {
          return .notImplemented
        }
        return try machine.compareNumbers(op, x, y)
      } + [
        Native("__divmod__(self, value, /)") { call in try call.machine.integerDivmod(call[0], call[1]) },
        Native("__rdivmod__(self, value, /)") { call in try call.machine.integerDivmod(call[1], call[0]) },
        Native("__neg__(self, /)") { call in call.machine.int(-call.bigInt) },
        Native("__pos__(self, /)") { call in call.machine.int(call.bigInt) },
        Native("__abs__(self, /)") { call in call.machine.int(BigInt(call.bigInt.magnitude)) },
        Native("__invert__(self, /)") { call in call.machine.int(-call.bigInt - 1) },
        Native("__bool__(self, /)") { call in Value(call.bigInt != 0) },
        Native("__int__(self, /)") { call in call.machine.int(call.bigInt) },
        Native("__index__(self, /)") { call in call.machine.int(call.bigInt) },
        Native("__trunc__(self, /)", doc: "Truncating an Integral returns itself.") { call in
          call.machine.int(call.bigInt)
        },
        Native("__floor__(self, /)", doc: "Flooring an Integral returns itself.") { call in
          call.machine.int(call.bigInt)
        },
        Native("__ceil__(self, /)", doc: "Ceiling of an Integral returns itself.") { call in
          call.machine.int(call.bigInt)
        },
        Native("__float__(self, /)") { call in Value(try IntegerText.double(call.bigInt)) },
        Native(
          "__round__(self, ndigits=?, /)",
          doc:
            "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer."
        ) {
          call in
          guard call.has(1), !call[1].isNone else { return call.machine.int(call.bigInt) }
          let places = try call.machine.integer(call[1])
          return call.machine.int(
            IntegerText.rounded(call.bigInt, places: max(Int(clamping: places), -Int.max)))
        },
        Native("__hash__(self, /)") { call in
          if case .int(let value)? = call.machine.number(call[0]) { return Value(PythonHash.int(value)) }
          return Value(PythonHash.bigInt(call.bigInt))
        },
        Native("__repr__(self, /)") { call in call.machine.string(try call.machine.intText(call[0])) },
        Native("__format__(self, format_spec, /)") { call in
          let spec = try call.text(1, "__format__() argument must be str, not ")
          if spec.isEmpty { return call.machine.string(try call.machine.str(call[0])) }
          let parsed = try FormatSpecification.parse(spec, for: .integer, typeName: "int")
          if case .int(let value)? = call.machine.number(call[0]) {
            return call.machine.string(try parsed.format(value))
          }
          return call.machine.string(
            try parsed.format(call.bigInt, digitLimit: call.machine.digitLimit))
        },
        Native("__getnewargs__(self, /)") { call in call.machine.tuple([call.machine.int(call.bigInt)]) },
        Native(
          "bit_length(self, /)",
          doc: """
            Number of bits necessary to represent self in binary.

            >>> bin(37)
            '0b100101'
            >>> (37).bit_length()
            6
            """
        ) { call in Value(call.bigInt.magnitude.bitWidth) },
        Native(
          "bit_count(self, /)",
          doc: """
            Number of ones in the binary representation of the absolute value of self.

            Also known as the population count.

            >>> bin(13)
            '0b1101'
            >>> (13).bit_count()
            3
            """
        ) { call in Value(call.bigInt.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }) },
        Native("conjugate(self, /)", doc: "Returns self, the complex conjugate of any int.") { call in
          call.machine.int(call.bigInt)
        },
        Native(
          "as_integer_ratio(self, /)",
          doc: """
            Return integer ratio.

            Return a pair of integers, whose ratio is exactly equal to the original int
            and with a positive denominator.

            >>> (10).as_integer_ratio()
            (10, 1)
            >>> (-10).as_integer_ratio()
            (-10, 1)
            >>> (0).as_integer_ratio()
            (0, 1)
            """
        ) { call in call.machine.tuple([call.machine.int(call.bigInt), Value(1)]) },
        Native(
          "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
          doc: "Return an array of bytes representing an integer."
        ) {
          call in
          let length = try call.int(1)
          let isLittle = try call.isLittleEndian(2, "to_bytes")
          let isSigned = try call.truth(3)
          return call.machine.bytes(
            try call.machine.bytes(of: call.bigInt, length: length, isLittle: isLittle, isSigned: isSigned))
        },
      ],
    classMethods: [
      Native(
        "from_bytes(cls, /, bytes, byteorder='big', *, signed=False)",
        doc: "Return the integer represented by the given array of bytes."
      ) {
        call in
        let machine = call.machine
        let isLittle = try call.isLittleEndian(2, "from_bytes")
        let bytes = try machine.byteSequence(
          call[1], "cannot convert '\(call.typeName(1))' object to bytes", kind: "bytes")
        let isSigned = try call.truth(3)
        var digits = isLittle ? Array(bytes.reversed()) : bytes
        let isNegative = isSigned && (digits.first ?? 0) >= 128
        if isNegative { digits = digits.map { ~$0 } }
        let magnitude = BigInt(BigUInt(bigEndian: digits))
        let value = machine.int(isNegative ? -magnitude - 1 : magnitude)
        guard let type = call[0].as(TypeObject.self), type !== machine.types.int else { return value }
        return try machine.call(Value(type), value)
      }
    ],
    properties: [
      PropertyRow("real") { machine, x in machine.int(machine.exactInt(x) ?? 0) },
      PropertyRow("imag") { _, _ in Value(0) },
      PropertyRow("numerator") { machine, x in machine.int(machine.exactInt(x) ?? 0) },
      PropertyRow("denominator") { _, _ in Value(1) },
    ])

  static let bool = TypeTable(
    doc: """
      bool(x) -> bool

      Returns True when the argument x is true, False otherwise.
      The builtins True and False are the only two instances of the class bool.
      The class bool is a subclass of the class int, and cannot be subclassed.
      """,
    constructor: Native("bool(cls, x=False, /)") { call in Value(try call.machine.truth(call[1])) },
    methods: [
      Native("__repr__(self, /)") { call in call.machine.string(call[0].isTrue ? "True" : "False") },
      logic("__and__", .bitAnd), logic("__rand__", .bitAnd), logic("__or__", .bitOr),
      logic("__ror__", .bitOr),
      logic("__xor__", .bitXor), logic("__rxor__", .bitXor),
    ])

  /// Between booleans the bitwise operators are logical ones.
  private static func logic(_ name: String, _ op: BinaryOperator) -> Native {
    Native("\(name)(self, value, /)") { call in
      let result = try call.machine.integerOperation(op, call[0], call[1])
      return call[0].isBool && call[1].isBool && result.isInt ? Value(result.int != 0) : result
    }
  }
}

extension Arguments {
  /// The integer that the method belongs to.
  fileprivate var bigInt: BigInt { machine.exactInt(self[0]) ?? 0 }

  fileprivate func isLittleEndian(_ index: Int, _ function: String) throws -> Bool {
    let order = try text(index, "\(function)() argument 'byteorder' must be str, not ")
    switch order.string {
    case "little": return true
    case "big": return false
    default: throw error(.valueError, "byteorder must be either 'little' or 'big'")
    }
  }
}

extension BigUInt {
  /// From bytes, the highest first.
  fileprivate init(bigEndian bytes: [UInt8]) {
    var words: [UInt] = []
    words.reserveCapacity(bytes.count / 8 + 1)
    var end = bytes.count
    while end > 0 {
      let start = end > 8 ? end - 8 : 0
      words.append(bytes[start..<end].reduce(0) { $0 << 8 | UInt($1) })
      end = start
    }
    self.init(words: words)
  }
}

extension Machine {
  /// Decimal text of any integer.
  func intText(_ x: Value) throws -> Text {
    switch number(x) {
    case .int(let value)?: IntegerText.repr(value)
    case .big(let value)?: try IntegerText.repr(value, limit: digitLimit)
    default: Text("0")
    }
  }

  /// A number as an instance of `type`: itself for the plain built-in type, else boxed.
  func boxed(_ value: Value, as type: TypeObject, plain: TypeObject) -> Value {
    type === plain ? value : heap.own(BoxedNumber(value, type: type))
  }

  fileprivate func integerDivmod(_ x: Value, _ y: Value) throws -> Value {
    if x.isInt, y.isInt, y.int > 0 {
      let (quotient, remainder) = x.int.quotientAndRemainder(dividingBy: y.int)
      return remainder < 0
        ? tuple([Value(quotient - 1), Value(remainder + y.int)]) : tuple([Value(quotient), Value(remainder)])
    }
    guard let a = number(x), let b = number(y), a.isInteger, b.isInteger else { return .notImplemented }
    let (quotient, remainder) = try floorDivision(a.bigInt, b.bigInt)
    return tuple([int(quotient), int(remainder)])
  }

  fileprivate func bytes(of value: BigInt, length: Int, isLittle: Bool, isSigned: Bool) throws -> [UInt8] {
    if length < 0 { throw error(.valueError, "length argument must be non-negative") }
    if value < 0, !isSigned { throw error(.overflowError, "can't convert negative int to unsigned") }
    try checkSize(elements: length, each: 1)
    // A negative number is the complement of the one before its opposite.
    let magnitude = value < 0 ? (-value - 1).magnitude : value.magnitude
    let bits = magnitude.bitWidth + (isSigned ? 1 : 0)
    if length < (bits + 7) / 8 { throw error(.overflowError, "int too big to convert") }
    var result = [UInt8](repeating: 0, count: length)
    for (index, word) in magnitude.words.enumerated() {
      for byte in 0..<8 where index * 8 + byte < length {
        result[index * 8 + byte] = UInt8(truncatingIfNeeded: word >> UInt(byte * 8))
      }
    }
    if value < 0 { result = result.map { ~$0 } }
    return isLittle ? result : result.reversed()
  }

  // MARK: Conversion

  /// `int(x)`.
  package func convertToInt(_ x: Value) throws -> Value {
    if x.isInt { return x }
    if x.isBool { return Value(x.int) }
    if x.isFloat {
      if x.float.magnitude < 9.2e18 { return Value(Int(x.float)) }
      return try wholeNumber(x.float)
    }
    if x.isExactly(types.strAddress) {
      let parsed = try x.borrowing(StringObject.self) {
        try IntegerText.parse($0.text, digitLimit: digitLimit)
      }
      return value(of: parsed)
    }
    let type = type(of: x)
    if x.as(BigIntObject.self) != nil, type === types.int { return x }
    let conversion = type.slot(.int)
    if !conversion.isUndefined {
      let result = try call(conversion, x)
      guard let value = exactInt(result) else {
        throw error(.typeError, "__int__ returned non-int (type \(typeName(result)))")
      }
      return int(value)
    }
    if let value = try optionalInteger(x) { return int(value) }
    if !type.slot(.trunc).isUndefined {
      try warn(.deprecationWarning, "The delegation of int() to __trunc__ is deprecated.")
      let result = try call(type.slot(.trunc), x)
      guard let value = try optionalInteger(result) else {
        throw error(.typeError, "__trunc__ returned non-Integral (type \(typeName(result)))")
      }
      return int(value)
    }
    if let text = text(x) { return value(of: try IntegerText.parse(text, digitLimit: digitLimit)) }
    if let bytes = bytes(of: x) {
      let shown = ByteString.repr(bytes)
      return value(of: try IntegerText.parse(Text(latin1: bytes), shown: shown, digitLimit: digitLimit))
    }
    throw error(
      .typeError, "int() argument must be a string, a bytes-like object or a real number, not '\(type.name)'")
  }

  fileprivate func parseInt(_ x: Value, base: Value) throws -> Value {
    let big = try integer(base)
    guard let base = Int(exactly: big), base == 0 || (2...36).contains(base) else {
      throw error(.valueError, "int() base must be >= 2 and <= 36, or 0")
    }
    if let text = text(x) {
      return value(of: try IntegerText.parse(text, base: base, digitLimit: digitLimit))
    }
    if let bytes = bytes(of: x) {
      return value(
        of: try IntegerText.parse(
          Text(latin1: bytes), base: base, shown: ByteString.repr(bytes), digitLimit: digitLimit))
    }
    throw error(.typeError, "int() can't convert non-string with explicit base")
  }

  package func value(of parsed: ParsedInteger) -> Value {
    switch parsed {
    case .small(let value): Value(value)
    case .big(let value): int(value)
    }
  }

  /// A float without its fraction.
  func wholeNumber(_ x: Double) throws -> Value { value(of: try FloatText.integer(x)) }
}

extension Text {
  /// Bytes as the code points of the same numbers.
  init(latin1 bytes: [UInt8]) { self.init(codePoints: bytes.map(UInt32.init)) }
}
