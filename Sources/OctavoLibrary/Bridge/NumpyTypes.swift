import OctavoLanguage
import OctavoNumerics

/// NumPy's types in one machine: made once, asked for everywhere.
///
/// Scalars of the dtypes in `immediate` are values of their own kind, not objects: an element taken out of
/// an array costs no allocation. Their tags follow the order of that table.
package final class NumpyTypes {
  package private(set) var ndarray: TypeObject
  package private(set) var dtype: TypeObject
  let flags: TypeObject
  let flatiter: TypeObject
  let matrix: TypeObject
  package private(set) var ufunc: TypeObject
  package private(set) var generic: TypeObject
  package private(set) var byKind: [DType.Kind: TypeObject] = [:]
  /// Those of plain arrays and of scalars.
  let operators: ArrayOperators
  /// NumPy's kinds of TypeError; all are shown under the name of the first.
  private(set) var ufuncErrors: [NumericsError.Kind: TypeObject] = [:]
  /// Scalar types that only classify others (`np.floating`, `np.integer`, …), by name.
  package private(set) var abstract: [String: TypeObject] = [:]
  /// `numpy.record`, once it has been asked for.
  var record: TypeObject?
  private var dtypeObjects: [DType: DTypeObject] = [:]
  private var dtypeClasses: [DType.Kind: TypeObject] = [:]
  private var ufuncObjects: [String: UfuncObject] = [:]

  static let immediate: [DType.Kind] = [
    .float64, .float32, .int64, .int32, .uint8, .bool, .int8, .int16, .uint16, .uint32, .uint64, .float16,
  ]
  // The first, third and sixth of the table; constants for hot code.
  package static let float64Tag = Value.Tag.firstLibrary
  static let int64Tag = Value.Tag.firstLibrary + 2
  static let boolTag = Value.Tag.firstLibrary + 5
  private static let firstTag = Value.Tag.firstLibrary

  static func tag(_ kind: DType.Kind) -> UInt64? {
    immediate.firstIndex(of: kind).map { firstTag + UInt64($0) }
  }

  static func kind(tag: UInt64) -> DType.Kind? {
    guard tag >= firstTag, tag < firstTag + UInt64(immediate.count) else { return nil }
    return immediate[Int(tag - firstTag)]
  }

  init(_ machine: Machine) {
    let make = { (name: String, base: TypeObject?, table: TypeTable) in
      machine.makeType(name, module: "numpy", base: base, table: table, wording: .python)
    }
    ndarray = machine.makeType(
      "ndarray", module: "numpy", isBase: true, table: .ndarray, wording: .python)
    operators = ArrayOperators(ndarray: ndarray, heap: machine.heap)
    ndarray.operators = operators
    matrix = machine.makeType(
      "matrix", module: "numpy", base: ndarray, isBase: true, table: .matrix, wording: .python)
    dtype = make("dtype", nil, .dtype)
    flags = machine.makeType("flagsobj", module: "numpy._core.multiarray", table: .flags)
    flatiter = machine.makeType(
      "flatiter", module: "numpy", base: machine.types.iterator, table: .flatiter)
    ufunc = make("ufunc", nil, .ufunc)
    generic = make("generic", nil, .numpyScalar)
    let typeError = machine.makeException(
      "UFuncTypeError", module: "numpy._core._exceptions", base: machine.types[.typeError])
    for kind in [NumericsError.Kind.ufuncOutputCasting, .ufuncInputCasting, .ufuncNoLoop] {
      let type = machine.makeException("UFuncTypeError", module: "numpy._core._exceptions", base: typeError)
      type.qualifiedName = kind.rawValue
      ufuncErrors[kind] = type
    }
    let number = make("number", generic, TypeTable(classMethods: [TypeTable.genericAlias]))
    let integer = make("integer", number, TypeTable())
    let inexact = make("inexact", number, TypeTable())
    let floating = make("floating", inexact, TypeTable())
    let signed = make("signedinteger", integer, TypeTable())
    let unsigned = make("unsignedinteger", integer, TypeTable())
    let complexFloating = make("complexfloating", inexact, TypeTable())
    let flexible = make("flexible", generic, TypeTable())
    let character = make("character", flexible, TypeTable())
    abstract = [
      "generic": generic, "number": number, "integer": integer, "inexact": inexact, "floating": floating,
      "signedinteger": signed, "unsignedinteger": unsigned, "complexfloating": complexFloating,
      "character": character, "flexible": flexible,
    ]
    for kind in DType.Kind.allCases where kind != .swapped {
      let dtype = DType(kind)
      let parent =
        switch dtype.group {
        case "i": signed
        case "u": unsigned
        case "f": floating
        case "c": complexFloating
        case "U", "S": character
        case "V": flexible
        default: generic
        }
      // float64, complex128 and str_ are also kinds of Python's own types.
      let second: TypeObject? =
        switch kind {
        case .float64: machine.types.float
        case .complex128: machine.types.complex
        case .string: machine.types.str
        case .bytes: machine.types.bytes
        default: nil
        }
      let name =
        switch kind {
        case .string: "str_"
        case .bytes: "bytes_"
        case .object: "object_"
        default: dtype.name
        }
      let layout: TypeObject.Layout =
        kind == .string ? .string : kind == .bytes ? .bytes : dtype.isComplex ? .complex : .other
      let type = machine.makeType(
        name, module: "numpy", base: parent, secondBase: second, layout: layout, isBase: kind == .record,
        table: .scalarType(kind), wording: .python)
      byKind[kind] = type
      dtypeClasses[kind] = machine.makeType(
        dtype.classStem + "DType", module: "numpy.dtypes", base: self.dtype, table: TypeTable())
    }
    // Swapped numbers have the scalars of the others; nothing is ever one of these.
    byKind[.swapped] = generic
    machine.libraryTypes = Self.immediate.compactMap { byKind[$0] }
    for type in [ndarray, ufunc, flatiter, flags] + Array(byKind.values) + Array(dtypeClasses.values) {
      type.messageName = "\(type.module).\(type.name)"
    }
    matrix.operators = MatrixOperators()
    // Text scalars are Python's text first.
    for (kind, type) in byKind where !DType(kind).isText { type.operators = ndarray.operators }
  }

  package func type(of kind: DType.Kind) -> TypeObject {
    // One type was made for every kind.
    byKind[kind].unsafelyUnwrapped
  }

  package func object(for dtype: DType, _ machine: Machine) -> Value {
    if let known = dtypeObjects[dtype] { return Value(known) }
    let made = machine.heap.adopt(DTypeObject(dtype, type: dtypeClasses[dtype.native.kind] ?? self.dtype))
    machine.keepAlive(Value(made))
    dtypeObjects[dtype] = made
    return Value(made)
  }

  /// The same for a type of arrays.
  func object(for type: ElementType, _ machine: Machine) -> Value {
    if type.shape.isEmpty { return object(for: type.dtype, machine) }
    let whole = DType.void(type.shape.reduce(type.dtype.itemSize, *))
    return Value(machine.heap.adopt(DTypeObject(whole, part: type, type: dtypeClasses[.record] ?? dtype)))
  }

  /// The object of a ufunc, one for each.
  func object(for ufunc: Ufunc, _ machine: Machine) -> UfuncObject {
    if let known = ufuncObjects[ufunc.name] { return known }
    let made = machine.heap.adopt(UfuncObject(ufunc, operators: operators, type: self.ufunc))
    machine.keepAlive(Value(made))
    ufuncObjects[ufunc.name] = made
    return made
  }
}

extension Machine {
  package var numpy: NumpyTypes { state(NumpyTypes.self) { NumpyTypes(self) } }

  // MARK: From Swift to Python

  /// A new array object.
  package func arrayObject(_ array: NDArray, viewOf owner: Value = .none) -> Value {
    noteLibraryWork()
    let base: Value = owner.as(ArrayObject.self).map { $0.base.isNone ? owner : $0.base } ?? owner
    return Value(
      numpy.operators.pool.object(array, base: array.ownsData ? .none : base)._withUnsafeGuaranteedRef { $0 })
  }

  /// A result: 0-d arrays become scalars, as NumPy returns them.
  package func value(_ array: NDArray, viewOf owner: Value = .none) -> Value {
    array.rank == 0 ? scalar(array.firstScalar, array.dtype) : arrayObject(array, viewOf: owner)
  }

  /// A NumPy scalar.
  package func scalar(_ scalar: Scalar, _ dtype: DType) -> Value {
    let dtype = dtype.native
    switch dtype.kind {
    case .float64: return Value(tag: NumpyTypes.float64Tag, bits: scalar.double.bitPattern)
    case .complex128, .complex64:
      let z = scalar.complex
      return Value(heap.adopt(ComplexObject(z.real, z.imaginary, type: numpy.type(of: dtype.kind))))
    case .object:
      if case .object(let cell) = scalar { return Value(cell) }
      return plain(scalar)
    case .string:
      guard case .string(let points) = scalar else { return string("") }
      return Value(heap.adopt(StringObject(Text(codePoints: points), type: numpy.type(of: .string))))
    case .record:
      guard case .record(let record) = scalar, let array = try? record.array() else { return .none }
      return self.record(array, of: .none)
    case .bytes: return bytes(Formatting.bytes(of: scalar), type: numpy.type(of: .bytes))
    default: break
    }
    // Every other kind is immediate.
    let tag = NumpyTypes.tag(dtype.kind).unsafelyUnwrapped
    switch scalar {
    case .float(let x):
      return Value(tag: tag, bits: dtype.isFloat ? x.bitPattern : UInt64(bitPattern: Int64(scalar.integer)))
    case .uint(let x): return Value(tag: tag, bits: dtype.isFloat ? Double(x).bitPattern : x)
    default:
      return Value(
        tag: tag,
        bits: dtype.isFloat ? scalar.double.bitPattern : UInt64(bitPattern: Int64(scalar.integer)))
    }
  }

  package func float64(_ x: Double) -> Value { Value(tag: NumpyTypes.float64Tag, bits: x.bitPattern) }
  package func int64(_ x: Int) -> Value { scalar(.int(x), .int64) }
  package func numpyBool(_ x: Bool) -> Value { scalar(.bool(x), .bool) }

  /// The plain Python value of an element: what `.item()` and `.tolist()` give.
  package func plain(_ scalar: Scalar) -> Value {
    switch scalar {
    case .bool(let x): Value(x)
    case .int(let x): Value(x)
    case .uint(let x): x <= UInt64(Int.max) ? Value(Int(x)) : int(.init(x))
    case .float(let x): Value(x)
    case .complex(let z): complex(z.real, z.imaginary)
    case .string(let points): string(Text(codePoints: points))
    case .bytes(let bytes): self.bytes(bytes)
    case .record(let record): plainRecord(record)
    case .object(let cell): Value(cell)
    }
  }

  // MARK: From Python to Swift

  /// The element and dtype of a NumPy scalar.
  package func numpyScalar(_ x: Value) -> (scalar: Scalar, dtype: DType)? {
    if x.isObject {
      let type = x.object.type
      if let z = x.as(ComplexObject.self), type !== types.complex {
        if type === numpy.type(of: .complex128) {
          return (.complex(Complex(z.real, z.imaginary)), .complex128)
        }
        if type === numpy.type(of: .complex64) { return (.complex(Complex(z.real, z.imaginary)), .complex64) }
      }
      if let string = x.as(StringObject.self), type === numpy.type(of: .string) {
        return (.string(string.text.codePoints), .string(string.text.count))
      }
      if let void = x.as(VoidObject.self) { return (void.array.firstScalar, void.array.dtype) }
      if let object = x.as(BytesObject.self), type === numpy.type(of: .bytes) {
        return (.bytes(object.bytes), .bytes(object.bytes.count))
      }
      return nil
    }
    guard let kind = NumpyTypes.kind(tag: x.tag) else { return nil }
    switch kind {
    case .float64, .float32, .float16: return (.float(x.float), DType(kind))
    case .bool: return (.bool(x.bits != 0), .bool)
    case .uint64: return (.uint(x.bits), .uint64)
    default: return (.int(x.int), DType(kind))
    }
  }

  /// The element a Python number or text stands for; nil for anything that is not one.
  package func elementScalar(_ x: Value) throws -> Scalar? {
    switch x.tag {
    case Value.Tag.int: return .int(x.int)
    case Value.Tag.float: return .float(x.float)
    case Value.Tag.bool: return .bool(x.isTrue)
    default: break
    }
    if let (scalar, _) = numpyScalar(x) { return scalar }
    guard x.isObject else { return nil }
    switch x.object {
    case let string as StringObject: return .string(string.text.codePoints)
    case let object as BytesObject: return .bytes(object.bytes)
    case let complex as ComplexObject: return .complex(Complex(complex.real, complex.imaginary))
    case let boxed as BoxedNumber: return try elementScalar(boxed.value)
    case is BigIntObject:
      if let big = exactInt(x), let unsigned = UInt64(exactly: big) { return .uint(unsigned) }
      throw error(.overflowError, "Python integer \(try str(x).string) out of bounds for int64")
    default: return nil
    }
  }

  /// A float from anything `float()` takes among numbers and one-element arrays.
  package func double(_ x: Value) throws -> Double {
    if let scalar = try elementScalar(x) {
      if case .string = scalar { throw error(.typeError, "must be real number, not str") }
      if case .bytes = scalar { throw error(.typeError, "must be real number, not bytes") }
      if case .record = scalar { throw error(.typeError, "must be real number, not numpy.void") }
      if case .complex = scalar { throw error(.typeError, "must be real number, not complex") }
      return scalar.double
    }
    if let object = x.as(ArrayObject.self) {
      guard object.array.size == 1 else {
        throw error(.typeError, "only 0-dimensional arrays can be converted to Python scalars")
      }
      if case .object(let cell) = object.array.firstScalar { return try double(Value(cell)) }
      return object.array.firstScalar.double
    }
    let method = type(of: x).slot(.float)
    if !method.isUndefined { return try double(call(method, x)) }
    throw error(.typeError, "must be real number, not \(typeName(x))")
  }
}

extension NDArray {
  /// The only element of a one-element array.
  package var firstScalar: Scalar { (try? item()) ?? scalars().first ?? .float(.nan) }
}

extension Text {
  package var codePoints: [UInt32] {
    switch storage {
    case .ascii(let bytes): bytes.map(UInt32.init)
    case .wide(let points): points
    }
  }
}
