import BigInt
import OctavoLanguage
import OctavoNumerics

// NumPy's scalars: what they share, and what each kind adds.
extension TypeTable {
  /// What all scalars share; operators between built-in types go through `ArrayOperators`.
  static let numpyScalar = TypeTable(
    constructor: Native("generic(cls, /, *args)") { call in
      throw call.machine.error(
        .typeError, "cannot create 'numpy.\(call[0].unchecked(TypeObject.self).name)' instances")
    },
    methods: scalarAsArrayMethods + scalarTexts + scalarConversions + scalarOperators,
    properties: [
      PropertyRow("dtype") { machine, x in machine.dtypeValue(try machine.requiredScalar(x).dtype) },
      PropertyRow("shape") { machine, _ in machine.tuple([]) },
      PropertyRow("strides") { machine, _ in machine.tuple([]) },
      PropertyRow("ndim") { _, _ in Value(0) },
      PropertyRow("size") { _, _ in Value(1) },
      PropertyRow("itemsize") { machine, x in Value(try machine.requiredScalar(x).dtype.itemSize) },
      PropertyRow("nbytes") { machine, x in Value(try machine.requiredScalar(x).dtype.itemSize) },
      PropertyRow("base") { _, _ in .none },
      PropertyRow("T") { _, x in x },
      PropertyRow("device") { machine, _ in machine.string("cpu") },
      PropertyRow("__array_priority__") { _, _ in Value(-1_000_000.0) },
      PropertyRow("flags") { machine, x in
        let array = machine.arrayObject(try machine.scalarArray(x))
        array.unchecked(ArrayObject.self).array.setWriteable(false)
        return Value(machine.heap.adopt(FlagsObject(array, type: machine.numpy.flags)))
      },
      PropertyRow("flat") { machine, x in
        Value(
          machine.heap.adopt(
            FlatIterator(machine.arrayObject(try machine.scalarArray(x)), type: machine.numpy.flatiter)))
      },
      PropertyRow("real") { machine, x in
        let (scalar, dtype) = try machine.requiredScalar(x)
        return dtype.isComplex ? machine.scalar(.float(scalar.complex.real), dtype.partType) : x
      },
      PropertyRow("imag") { machine, x in
        let (scalar, dtype) = try machine.requiredScalar(x)
        return machine.scalar(.float(scalar.complex.imaginary), dtype.partType)
      },
    ])

  private static let scalarTexts: [Native] = [
    Native("__repr__(self, /)") { call in
      let (scalar, dtype) = try call.machine.requiredScalar(call[0])
      return call.machine.string(Formatting.representation(of: scalar, dtype: dtype))
    },
    Native("__str__(self, /)") { call in
      let (scalar, dtype) = try call.machine.requiredScalar(call[0])
      return call.machine.string(Formatting.text(of: scalar, dtype: dtype))
    },
    Native("__format__(self, format_spec, /)") { call in
      let (scalar, dtype) = try call.machine.requiredScalar(call[0])
      let spec = call.machine.text(call[1]) ?? Text("")
      // Text and truth values are shown as they are, numbers as Python's of the same value.
      if spec.count == 0, dtype.isText || dtype.isBool {
        return call.machine.string(Formatting.text(of: scalar, dtype: dtype))
      }
      return call.machine.string(try call.machine.format(call.machine.plain(scalar), spec))
    },
  ]

  private static let scalarConversions: [Native] = [
    Native("__hash__(self, /)") { call in
      Value(try call.machine.hash(call.machine.plain(call.machine.requiredScalar(call[0]).scalar)))
    },
    Native("__bool__(self, /)") { call in Value(try call.machine.requiredScalar(call[0]).scalar.isTrue) },
    Native("__float__(self, /)") { call in
      try call.machine.call(Value(call.machine.types.float), call.machine.realScalar(call[0]))
    },
    Native("__int__(self, /)") { call in
      try call.machine.call(Value(call.machine.types.int), call.machine.realScalar(call[0]))
    },
    Native("__complex__(self, /)") { call in
      let z = try call.machine.requiredScalar(call[0]).scalar.complex
      return call.machine.complex(z.real, z.imaginary)
    },
    Native("__round__(self, ndigits=None, /)") { call in
      let (scalar, dtype) = try call.machine.requiredScalar(call[0])
      if call[1].isNone {
        let plain = call.machine.plain(scalar)
        return try call.machine.call(call.machine.type(of: plain).slot(.round), plain)
      }
      let digits = try call.int(1)
      return call.machine.value(
        try call.machine.computing { try NDArray(scalar, dtype: dtype).rounded(digits) })
    },
    Native("__getitem__(self, key, /)") { call in
      let isEmpty = call[1].as(TupleObject.self)?.items.isEmpty == true
      if isEmpty { return call[0] }
      let isWhole = call[1].isNone || call[1].tag == Value.Tag.ellipsis || call[1].as(TupleObject.self) != nil
      guard isWhole else { throw call.machine.error(.indexError, "invalid index to scalar variable.") }
      let array = call.machine.arrayObject(try call.machine.scalarArray(call[0]))
      return try call.machine.item(of: array.unchecked(ArrayObject.self), array, call[1])
    },
    Native("__iter__(self, /)") { call in
      throw call.machine.error(.typeError, "'\(call.machine.typeName(call[0]))' object is not iterable")
    },
    Native("item(self, /, *args)") { call in
      call.machine.plain(try call.machine.requiredScalar(call[0]).scalar)
    },
    Native("tolist(self, /)") { call in call.machine.plain(try call.machine.requiredScalar(call[0]).scalar) },
    Native("conjugate(self, /)") { call in try call.machine.conjugated(call[0]) },
    Native("conj(self, /)") { call in try call.machine.conjugated(call[0]) },
    Native("__array__(self, dtype=None, /)") { call in
      let array = try call.machine.scalarArray(call[0])
      return call.machine.arrayObject(try call.dtype(1).map { try array.astype($0) } ?? array)
    },
    Native("__reduce__(self, /)") { call in try call.machine.pickled(call[0], by: "_reduced_scalar") },
    Native("__copy__(self, /)") { call in call[0] },
    Native("__deepcopy__(self, memo, /)") { call in call[0] },
  ]

  private static let scalarOperators: [Native] =
    arithmetic(BinaryOperator.allCases.filter { $0 != .power && $0 != .matrixMultiply }) {
      machine, op, x, y in
      try machine.arrayOperation(op, x, y)
    }
    + comparisons { machine, op, x, y in
      if machine.defers(x, to: y) { return .notImplemented }
      return try machine.arrayComparison(op, x, y)
    } + [
      Native("__pow__(self, value, mod=None, /)") { call in
        if !call[2].isNone { return .notImplemented }
        return try call.machine.arrayOperation(.power, call[0], call[1])
      },
      Native("__rpow__(self, value, mod=None, /)") { call in
        if !call[2].isNone { return .notImplemented }
        return try call.machine.arrayOperation(.power, call[1], call[0])
      },
      Native("__divmod__(self, value, /)") { call in try call.machine.arrayDivmod(call[0], call[1]) },
      Native("__rdivmod__(self, value, /)") { call in try call.machine.arrayDivmod(call[1], call[0]) },
      Native("__neg__(self, /)") { call in try call.machine.apply(.negative, call[0]) },
      Native("__pos__(self, /)") { call in try call.machine.apply(.positive, call[0]) },
      Native("__abs__(self, /)") { call in try call.machine.apply(.absolute, call[0]) },
      Native("__invert__(self, /)") { call in try call.machine.apply(.invert, call[0]) },
    ]

  /// Methods of arrays work on scalars as on arrays of no dimensions.
  private static let scalarAsArrayMethods: [Native] =
    [
      "all", "any", "argmax", "argmin", "argsort", "astype", "byteswap", "choose", "clip", "compress", "copy",
      "cumprod",
      "cumsum", "diagonal", "dot", "fill", "flatten", "getfield", "max", "mean", "min", "nonzero", "prod",
      "put", "ravel",
      "repeat", "reshape", "resize", "round", "searchsorted", "setfield", "setflags", "sort", "squeeze",
      "std", "sum",
      "swapaxes", "take", "to_device", "tobytes", "trace", "transpose", "var", "view",
    ].map { name in
      Native("\(name)(self, /, *args, **kwargs)") { call in
        let machine = call.machine
        let array = machine.arrayObject(try machine.scalarArray(call[0]))
        let method = try machine.attribute(of: array, name)
        let made = try machine.call(
          method, call.rest(1), named: call.keywords(2).map { ($0.key.string, $0.value) })
        guard let object = made.as(ArrayObject.self), object.array.rank == 0 else { return made }
        return machine.scalar(object.array.firstScalar, object.array.dtype)
      }
    }

  /// The type of one kind of scalar.
  static func scalarType(_ kind: DType.Kind) -> TypeTable {
    let dtype = DType(kind)
    var table = TypeTable(constructor: scalarConstructor(kind))
    if dtype.isInteger {
      table.methods = [
        Native("bit_count(self, /)") { call in
          Value(Int(try call.machine.requiredScalar(call[0]).scalar.magnitudeBits))
        },
        Native("is_integer(self, /)") { _ in .true },
        Native("__index__(self, /)") { call in
          call.machine.plain(try call.machine.requiredScalar(call[0]).scalar)
        },
      ]
      table.properties = [
        PropertyRow("numerator") { _, x in x },
        PropertyRow("denominator") { _, _ in Value(1) },
      ]
    } else if dtype.isFloat {
      table.methods = [
        Native("is_integer(self, /)") { call in
          let x = try call.machine.requiredScalar(call[0]).scalar.double
          return Value(x.isFinite && x == x.rounded())
        },
        Native("as_integer_ratio(self, /)") { call in
          let (numerator, denominator) = try FloatText.integerRatio(
            call.machine.requiredScalar(call[0]).scalar.double)
          return call.machine.tuple([call.machine.int(numerator), call.machine.int(denominator)])
        },
      ]
    }
    if kind == .record { table.methods += voidMethods }
    if kind == .string || kind == .bytes {
      table.methods +=
        stringMethods + [
          Native("__iter__(self, /)") { call in
            try call.machine.iterator(of: call.machine.plain(call.machine.requiredScalar(call[0]).scalar))
          },
          Native("__hash__(self, /)") { call in
            Value(try call.machine.hash(call.machine.plain(call.machine.requiredScalar(call[0]).scalar)))
          },
        ]
    }
    return table
  }

  /// Text scalars add and compare as Python's text.
  private static let stringMethods: [Native] = [
    "__add__", "__mul__", "__rmul__", "__mod__", "__getitem__", "__eq__", "__ne__", "__lt__", "__le__",
    "__gt__", "__ge__",
  ].map { name in
    Native("\(name)(self, value, /)") { call in
      let plain = call.machine.plain(try call.machine.requiredScalar(call[0]).scalar)
      return try call.machine.call(call.machine.attribute(of: plain, name), call[1])
    }
  }

  private static func scalarConstructor(_ kind: DType.Kind) -> Native {
    let target = DType(kind)
    if kind == .object {
      return Native("object_(cls, value=None, /)") { call in call[1] }
    }
    if kind == .string {
      return Native("str_(cls, object='', /, *args)") { call in
        // Zeros at the end are padding, as in arrays.
        let points = try call.machine.str(call[1]).codePoints
        let end = points.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        return call.machine.scalar(.string(Array(points[..<end])), target)
      }
    }
    if kind == .record {
      return Native("void(cls, length_or_data, /, dtype=None)") { call in
        let machine = call.machine
        if let dtype = try call.dtype(2) {
          return machine.scalar(try machine.recordElement(call[1], dtype), dtype)
        }
        if let bytes = call[1].as(BytesObject.self)?.bytes {
          return machine.scalar(.record(Record(.void(bytes.count), bytes)), .void(bytes.count))
        }
        let length = try call.int(1)
        if length < 0 {
          throw machine.error(.valueError, "size must be non-negative and not greater than 2147483647")
        }
        try machine.checkSize(elements: length, each: 1)
        let zeros = [UInt8](repeating: 0, count: length)
        return machine.scalar(.record(Record(.void(length), zeros)), .void(length))
      }
    }
    if kind == .bytes {
      return Native("bytes_(cls, value=?, /, *args, **kwargs)") { call in
        let machine = call.machine
        let parts = (call.has(1) ? [call[1]] : []) + call.rest(2)
        let named = call.keywords(3).map { ($0.key.string, $0.value) }
        if parts.count == 1, named.isEmpty, machine.text(parts[0]) != nil {
          return machine.scalar(try machine.element(parts[0], as: target), target)
        }
        let made = try machine.call(Value(machine.types.bytes), parts, named: named)
        return machine.scalar(.bytes(made.as(BytesObject.self)?.bytes ?? []), target)
      }
    }
    if target.isComplex {
      return Native("\(target.name)(cls, real=0, imag=?, /)") { call in
        guard call.has(2) else { return try call.machine.makeScalar(call[1], target) }
        let (x, y) = (try call.machine.double(call[1]), try call.machine.double(call[2]))
        return call.machine.scalar(.complex(Complex(x, y)), target)
      }
    }
    return Native("\(target.name)(cls, value=0, /)") { call in try call.machine.makeScalar(call[1], target) }
  }
}

extension DType {
  /// The type of a complex type's parts; any other type itself.
  var partType: DType { self == .complex128 ? .float64 : self == .complex64 ? .float32 : self }
}

extension Scalar {
  /// Ones among the bits of an integer's magnitude.
  fileprivate var magnitudeBits: Int {
    switch self {
    case .int(let x): x.magnitude.nonzeroBitCount
    case .uint(let x): x.nonzeroBitCount
    default: 0
    }
  }
}

extension Machine {
  func requiredScalar(_ x: Value) throws -> (scalar: Scalar, dtype: DType) {
    if let found = numpyScalar(x) { return found }
    throw error(.typeError, "expected a NumPy scalar, got \(typeName(x))")
  }

  /// A scalar as an array of no dimensions.
  func scalarArray(_ x: Value) throws -> NDArray {
    let (scalar, dtype) = try requiredScalar(x)
    return try NDArray(scalar, dtype: dtype)
  }

  /// A scalar type called with a value: a scalar, or an array where the value has dimensions.
  fileprivate func makeScalar(_ x: Value, _ dtype: DType) throws -> Value {
    if isNested(x) || x.as(ArrayObject.self) != nil {
      let array = try array(from: x)
      return value(try computing { try array.astype(dtype) })
    }
    if let (scalar, from) = numpyScalar(x), !from.isText {
      if from == dtype { return x }
      return value(try computing { try NDArray(scalar, dtype: from).astype(dtype) })
    }
    return value(try NDArray(element(x, as: dtype), dtype: dtype))
  }

  /// A scalar as a plain real number; what a complex one loses is said.
  fileprivate func realScalar(_ x: Value) throws -> Value {
    let (scalar, dtype) = try requiredScalar(x)
    guard dtype.isComplex else { return plain(scalar) }
    return plain(try computing { try NDArray(scalar, dtype: dtype).astype(.float64).item() })
  }

  fileprivate func conjugated(_ x: Value) throws -> Value {
    try requiredScalar(x).dtype.isComplex ? apply(.conjugate, x) : x
  }
}
