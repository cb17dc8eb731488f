import OctavoLanguage
import OctavoNumerics

// NumPy's scalars and dtypes.
extension TypeTable {
  /// What all scalars share; arithmetic goes through `arrayOperators`.
  static let numpyScalar = TypeTable(
    methods: [
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
        if spec.count == 0 { return call.machine.string(Formatting.text(of: scalar, dtype: dtype)) }
        return call.machine.string(try call.machine.format(call.machine.plain(scalar), spec))
      },
      Native("__hash__(self, /)") { call in
        Value(try call.machine.hash(call.machine.plain(call.machine.requiredScalar(call[0]).scalar)))
      },
      Native("__bool__(self, /)") { call in
        Value(try call.machine.requiredScalar(call[0]).scalar.isTrue)
      },
      Native("__float__(self, /)") { call in Value(try call.machine.double(call[0])) },
      Native("__int__(self, /)") { call in
        let plain = call.machine.plain(try call.machine.requiredScalar(call[0]).scalar)
        return try call.machine.call(Value(call.machine.types.int), plain)
      },
      Native("__index__(self, /)") { call in
        let (scalar, dtype) = try call.machine.requiredScalar(call[0])
        guard dtype.isInteger || dtype.isBool else {
          throw call.machine.error(
            .typeError, "'numpy.\(dtype.name)' object cannot be interpreted as an integer")
        }
        return call.machine.plain(dtype.isBool ? .int(scalar.integer) : scalar)
      },
      Native("__neg__(self, /)") { call in try call.machine.apply(.negative, call[0]) },
      Native("__pos__(self, /)") { call in try call.machine.apply(.positive, call[0]) },
      Native("__abs__(self, /)") { call in try call.machine.apply(.absolute, call[0]) },
      Native("__invert__(self, /)") { call in try call.machine.apply(.invert, call[0]) },
      Native("__round__(self, ndigits=None, /)") { call in
        let plain = call.machine.plain(try call.machine.requiredScalar(call[0]).scalar)
        let method = call.machine.type(of: plain).slot(.round)
        let rounded = try call.machine.call(method, plain, call[1])
        if call[1].isNone { return rounded }
        guard let scalar = try call.machine.elementScalar(rounded) else { return rounded }
        return call.machine.scalar(scalar, try call.machine.requiredScalar(call[0]).dtype)
      },
      Native("item(self, /, *args)") { call in
        call.machine.plain(try call.machine.requiredScalar(call[0]).scalar)
      },
      Native("tolist(self, /)") { call in
        call.machine.plain(try call.machine.requiredScalar(call[0]).scalar)
      },
      Native("astype(self, dtype)") { call in
        let (scalar, dtype) = try call.machine.requiredScalar(call[0])
        return call.machine.value(try NDArray(scalar, dtype: dtype).astype(call.dtype(1) ?? .float64))
      },
    ] + scalarArrayMethods,
    properties: [
      PropertyRow("dtype") { machine, x in machine.numpy.object(for: try machine.requiredScalar(x).dtype, machine) },
      PropertyRow("shape") { machine, _ in machine.tuple([]) },
      PropertyRow("ndim") { _, _ in Value(0) },
      PropertyRow("size") { _, _ in Value(1) },
      PropertyRow("T") { _, x in x },
      PropertyRow("real") { machine, x in
        let (scalar, dtype) = try machine.requiredScalar(x)
        return dtype.isComplex ? machine.float64(scalar.complex.real) : x
      },
      PropertyRow("imag") { machine, x in
        let (scalar, dtype) = try machine.requiredScalar(x)
        return machine.scalar(.float(scalar.complex.imaginary), dtype.isComplex ? .float64 : dtype)
      },
    ])

  /// Array methods work on scalars as on 0-d arrays.
  private static var scalarArrayMethods: [Native] { ArrayFunction.all.compactMap(\.method) }

  static func scalarType(_ kind: DType.Kind) -> TypeTable {
    TypeTable(
      constructor: Native("scalar(cls, value=?, /)") { call in
        let machine = call.machine
        let target = DType(kind)
        guard call.has(1) else { return machine.scalar(.int(0), target) }
        if let text = machine.text(call[1]), kind != .string {
          return machine.scalar(.float(try FloatText.parse(text)), target)
        }
        if kind == .string { return machine.scalar(.string(try machine.str(call[1]).codePoints), target) }
        let array = try machine.array(from: call[1])
        return machine.value(try machine.computing { try array.astype(target) })
      })
  }

  static let dtype = TypeTable(
    constructor: Native("dtype(cls, dtype, align=False, copy=False)") { call in
      call.machine.numpy.object(for: try call.machine.dtype(call[1]), call.machine)
    },
    methods: [
      Native("__repr__(self, /)") { call in
        call.machine.string(call[0].unchecked(DTypeObject.self).dtype.representation)
      },
      Native("__str__(self, /)") { call in
        call.machine.string(call[0].unchecked(DTypeObject.self).dtype.text)
      },
      Native("__eq__(self, value, /)") { call in
        guard let other = try? call.machine.dtype(call[1]), !call[1].isNone else { return .notImplemented }
        return Value(call[0].unchecked(DTypeObject.self).dtype == other)
      },
      Native("__hash__(self, /)") { call in
        let dtype = call[0].unchecked(DTypeObject.self).dtype
        return Value(Int(dtype.kind.rawValue) * 1_000_003 + dtype.itemSize)
      },
    ],
    properties: [
      PropertyRow("name") { machine, x in machine.string(x.unchecked(DTypeObject.self).dtype.name) },
      PropertyRow("kind") { machine, x in machine.string(String(x.unchecked(DTypeObject.self).dtype.group)) },
      PropertyRow("char") { machine, x in machine.string(String(x.unchecked(DTypeObject.self).dtype.letter)) },
      PropertyRow("str") { machine, x in machine.string(x.unchecked(DTypeObject.self).dtype.code) },
      PropertyRow("itemsize") { _, x in Value(x.unchecked(DTypeObject.self).dtype.itemSize) },
      PropertyRow("type") { machine, x in
        Value(machine.numpy.type(of: x.unchecked(DTypeObject.self).dtype.kind))
      },
    ])

  static let ufunc = TypeTable(
    methods: [
      Native("__call__(self, /, *args, out=None, where=?, casting='same_kind', order='K', dtype=None)") { call in
        try call.machine.callUfunc(call)
      },
      Native("reduce(self, array, /, axis=0, dtype=None, out=None, keepdims=False)") { call in
        let ufunc = call[0].unchecked(UfuncObject.self).ufunc
        let array = try call.array(1)
        let (axes, keepdims, dtype) = (try call.axes(2), try call.bool(5), try call.dtype(3))
        return call.machine.value(
          try call.machine.computing { try ufunc.reduce(array, axes: axes, keepdims: keepdims, dtype: dtype) })
      },
      Native("accumulate(self, array, /, axis=0, dtype=None, out=None)") { call in
        let ufunc = call[0].unchecked(UfuncObject.self).ufunc
        let array = try call.array(1)
        return call.machine.arrayObject(
          try call.machine.computing { try ufunc.accumulate(array, axis: call.int(2), dtype: call.dtype(3)) })
      },
      Native("outer(self, A, B, /)") { call in
        let ufunc = call[0].unchecked(UfuncObject.self).ufunc
        let (a, b) = (try call.array(1), try call.array(2))
        return call.machine.value(try call.machine.computing { try ufunc.outer(a, b) })
      },
      Native("at(self, a, indices, b=?, /)") { call in
        let ufunc = call[0].unchecked(UfuncObject.self).ufunc
        guard let target = call[1].as(ArrayObject.self) else {
          throw call.machine.error(.typeError, "first operand must be array")
        }
        let values = try call.has(3) ? call.array(3) : nil
        try call.machine.computing { try ufunc.at(target.array, call.machine.indices(call[2]), values) }
        return .none
      },
      Native("__repr__(self, /)") { call in
        call.machine.string("<ufunc '\(call[0].unchecked(UfuncObject.self).ufunc.name)'>")
      },
    ],
    properties: [
      PropertyRow("__name__") { machine, x in machine.string(x.unchecked(UfuncObject.self).ufunc.name) },
      PropertyRow("nin") { _, x in Value(x.unchecked(UfuncObject.self).ufunc.inputs) },
      PropertyRow("nout") { _, x in Value(x.unchecked(UfuncObject.self).ufunc.outputs) },
    ])
}

extension Machine {
  func requiredScalar(_ x: Value) throws -> (scalar: Scalar, dtype: DType) {
    if let found = numpyScalar(x) { return found }
    throw error(.typeError, "expected a NumPy scalar, got \(typeName(x))")
  }

  /// `np.exp(x, out=…, where=…)`.
  func callUfunc(_ call: Arguments) throws -> Value {
    let ufunc = call[0].unchecked(UfuncObject.self).ufunc
    var given = call.rest(1)
    guard given.count >= ufunc.inputs, given.count <= ufunc.inputs + ufunc.outputs else {
      throw error(
        .typeError,
        "\(ufunc.name)() takes from \(ufunc.inputs) to \(ufunc.inputs + ufunc.outputs) positional arguments but \(given.count) \(given.count == 1 ? "was" : "were") given"
      )
    }
    var outputs = given.count > ufunc.inputs ? Array(given[ufunc.inputs...]) : []
    given = Array(given[..<ufunc.inputs])
    if call.isGiven(2) { outputs = call[2].as(TupleObject.self)?.items ?? [call[2]] }
    var options = UfuncOptions()
    for output in outputs {
      guard !output.isNone else {
        options.out.append(nil)
        continue
      }
      guard let object = output.as(ArrayObject.self) else {
        throw error(.typeError, "return arrays must be of ArrayType")
      }
      options.out.append(object.array)
    }
    if call.isGiven(3) { options.mask = try array(from: call[3]) }
    if let casting = Casting(rawValue: try call.text(4)) { options.casting = casting }
    options.dtype = try call.dtype(6)
    let operands = try given.map { try requiredOperand($0, of: ufunc.name) }
    let results = try computing { try ufunc.call(operands, options) }
    let values = results.enumerated().map { index, result -> Value in
      if index < outputs.count, !outputs[index].isNone { return outputs[index] }
      return value(result)
    }
    return values.count == 1 ? values[0] : tuple(values)
  }
}
