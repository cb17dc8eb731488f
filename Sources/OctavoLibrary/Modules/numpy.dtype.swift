import OctavoLanguage
import OctavoNumerics

// `numpy.dtype` and the functions that reason about types.
extension TypeTable {
  static let dtype = TypeTable(
    doc: "The type of an array's elements.",
    constructor: Native("dtype(cls, dtype, align=False, copy=False, *, metadata=?)") { call in
      if try call.bool(2), call[1].isObject,
        let aligned = try call.machine.structuredType(call[1], aligned: true)
      {
        return call.machine.numpy.object(for: aligned, call.machine)
      }
      return call.machine.numpy.object(for: try call.machine.elementType(call[1]), call.machine)
    },
    methods: [
      Native("__repr__(self, /)") { call in
        call.machine.string(
          call.dtypeObject.part.map { "dtype(\($0.text))" } ?? call.elementType.representation)
      },
      Native("__str__(self, /)") { call in
        call.machine.string(call.dtypeObject.part?.text ?? call.elementType.text)
      },
      Native("__hash__(self, /)") { call in
        // Equal types have equal hashes: how elements are shown does not count.
        let type = call.dtypeObject.elementType.plain
        return Value(
          PythonHash.bytes(Array("\(type.dtype.code)\(type.dtype.structure?.text ?? "")\(type.shape)".utf8)))
      },
      Native("__len__(self, /)") { call in Value(call.elementType.structure?.fields.count ?? 0) },
      Native("__bool__(self, /)") { _ in .true },
      Native("__reduce__(self, /)") { call in try call.machine.pickled(call[0], by: "_reduced_dtype") },
      Native("__setstate__(self, state, /)") { call in
        try call.machine.pickled(call[1], by: "_check_dtype_state")
      },
      Native("__getitem__(self, key, /)") { call in
        let machine = call.machine
        guard let structure = call.elementType.structure else {
          throw machine.error(.keyError, "There are no fields in dtype \(call.elementType.text).")
        }
        if let name = machine.text(call[1])?.string {
          guard let field = structure.field(name) else {
            throw machine.error(.keyError, "Field named '\(name)' not found.")
          }
          return machine.numpy.object(for: field.elementType, machine)
        }
        if let list = call[1].as(ListObject.self) {
          let names = try list.items.map { item in
            guard let name = machine.text(item)?.string else {
              throw machine.error(
                .typeError,
                "Field key must be an integer field offset, single field name, or list of field names.")
            }
            if structure.field(name) == nil {
              throw machine.error(.keyError, "Field named '\(name)' not found.")
            }
            return name
          }
          return machine.numpy.object(for: try DType.record(structure.part(names)), machine)
        }
        let place = try call.int(1)
        let count = structure.fields.count
        guard place >= -count, place < count else {
          throw machine.error(.indexError, "Field index \(place) out of range.")
        }
        return machine.numpy.object(
          for: structure.fields[place < 0 ? place + count : place].elementType, machine)
      },
      Native("newbyteorder(self, new_order='S', /)") { call in
        let order = try call.text(1)
        guard order.first.map({ "<>=|SsLlBbNnIi".contains($0) }) == true else {
          throw call.machine.error(.valueError, "byteorder not recognized (got '\(order)')")
        }
        return call.machine.numpy.object(
          for: try call.machine.reordered(call.elementType, order), call.machine)
      },
    ]
      + comparisons { machine, op, x, y in
        guard !y.isNone, let second = try? machine.elementType(y) else {
          return op == .equal ? .false : op == .notEqual ? .true : .notImplemented
        }
        let first = x.unchecked(DTypeObject.self).elementType
        let (dtype, other) = (first.dtype, second.dtype)
        switch op {
        case .equal: return Value(first.plain == second.plain)
        case .notEqual: return Value(first.plain != second.plain)
        case .less: return Value(dtype != other && dtype.canCast(to: other, .safe))
        case .lessEqual: return Value(dtype.canCast(to: other, .safe))
        case .greater: return Value(dtype != other && other.canCast(to: dtype, .safe))
        default: return Value(other.canCast(to: dtype, .safe))
        }
      },
    classMethods: [genericAlias],
    properties: [
      property("name") { machine, dtype in machine.string(dtype.name) },
      property("kind") { machine, dtype in machine.string(String(dtype.native.group)) },
      property("char") { machine, dtype in machine.string(String(dtype.letter)) },
      property("str") { machine, dtype in machine.string(dtype.code) },
      property("num") { _, dtype in Value(dtype.number) },
      property("itemsize") { _, dtype in Value(dtype.shownItemSize) },
      PropertyRow("alignment") { _, x in Value(x.unchecked(DTypeObject.self).elementType.dtype.alignment) },
      property("byteorder") { machine, dtype in
        machine.string(
          dtype.kind == .swapped
            ? ">"
            : dtype.isObject || dtype.kind == .bytes || dtype.kind == .record || dtype.itemSize == 1
              ? "|" : "=")
      },
      property("type") { machine, dtype in
        Value(
          try dtype.structure?.isRecord == true
            ? machine.recordType : machine.numpy.type(of: dtype.native.kind))
      },
      property("isnative") { _, dtype in Value(dtype.kind != .swapped) },
      property("isalignedstruct") { _, dtype in Value(dtype.structure?.isAligned == true) },
      property("isbuiltin") { _, dtype in
        Value(dtype.isText || dtype.kind == .record || dtype.kind == .swapped ? 0 : 1)
      },
      property("hasobject") { _, dtype in Value(dtype.isObject) },
      property("flags") { _, dtype in
        Value(dtype.isObject ? 63 : dtype.isString ? 8 : dtype.structure != nil ? 16 : 0)
      },
      property("fields") { machine, dtype in
        guard let structure = dtype.structure else { return .none }
        let pairs = structure.fields.flatMap { field in
          let type = machine.numpy.object(for: field.elementType, machine)
          let title = field.title.map { [machine.string($0)] } ?? []
          let entry = machine.tuple([type, Value(field.offset)] + title)
          return [(field.name, entry)] + (field.title.map { [($0, entry)] } ?? [])
        }
        let proxy = try machine.attribute(of: Value(machine.importModule("types")), "MappingProxyType")
        return try machine.call(proxy, machine.dict(pairs))
      },
      property("names") { machine, dtype in
        dtype.structure.map { machine.tuple($0.fields.map { machine.string($0.name) }) } ?? .none
      },
      PropertyRow("subdtype") { machine, x in
        guard let part = x.unchecked(DTypeObject.self).part else { return .none }
        return machine.tuple([machine.dtypeValue(part.dtype), machine.tuple(part.shape.map { Value($0) })])
      },
      property("metadata") { _, _ in .none },
      PropertyRow("shape") { machine, x in
        machine.tuple(x.unchecked(DTypeObject.self).elementType.shape.map { Value($0) })
      },
      PropertyRow("ndim") { _, x in Value(x.unchecked(DTypeObject.self).elementType.shape.count) },
      property("descr") { machine, dtype in
        guard let structure = dtype.structure else {
          return machine.list([machine.tuple([machine.string(""), machine.string(dtype.code)])])
        }
        // Gaps are fields without names.
        var end = 0
        var entries: [Value] = []
        func gap(to place: Int) {
          guard place > end else { return }
          entries.append(machine.tuple([machine.string(""), machine.string("|V\(place - end)")]))
        }
        for field in structure.fields.sorted(by: { $0.offset < $1.offset }) {
          if field.offset < end {
            throw machine.error(
              .valueError, "dtype.descr is not defined for types with overlapping or out-of-order fields")
          }
          gap(to: field.offset)
          end = field.offset + field.byteCount
          let type = machine.numpy.object(for: field.dtype, machine)
          let code =
            try field.dtype.structure == nil
            ? machine.string(field.dtype.code) : machine.attribute(of: type, "descr")
          let shape = field.shape.isEmpty ? [] : [machine.tuple(field.shape.map { Value($0) })]
          let name = machine.string(field.name)
          entries.append(
            machine.tuple(
              [field.title.map { machine.tuple([machine.string($0), name]) } ?? name, code] + shape))
        }
        gap(to: structure.itemSize)
        return machine.list(entries)
      },
      PropertyRow("base") { machine, x in
        x.unchecked(DTypeObject.self).part.map { machine.dtypeValue($0.dtype) } ?? x
      },
    ])

  private static func property(
    _ name: String, _ get: @escaping @Sendable (Machine, DType) throws -> Value
  ) -> PropertyRow {
    PropertyRow(name) { machine, x in try get(machine, x.unchecked(DTypeObject.self).dtype) }
  }
}

extension Machine {
  /// `dtype.newbyteorder(order)`, of structures field by field.
  fileprivate func reordered(_ dtype: DType, _ order: String) throws -> DType {
    if order == "|" || order.uppercased() == "I" { return dtype }
    if let structure = dtype.structure {
      let fields = try structure.fields.map { field in
        Structure.Field(
          name: field.name, dtype: try reordered(field.dtype, order), shape: field.shape,
          offset: field.offset,
          title: field.title)
      }
      let made = Structure(fields, itemSize: structure.itemSize, isAligned: structure.isAligned)
      return try .record(made.asRecord(structure.isRecord))
    }
    if dtype.itemSize <= 1 || dtype.isObject || dtype.kind == .bytes || dtype.kind == .record { return dtype }
    if ["=", "<", "N", "L", "n", "l", "little", "native"].contains(order) { return dtype.native }
    let isOther = [">", "B", "b", "big"].contains(order)
    guard let made = isOther ? dtype.native.swapped : dtype.swapped else {
      throw error(.notImplementedError, DTypeTexts.otherByteOrder(dtype))
    }
    return made
  }
}

private enum DTypeTexts {
  static func otherByteOrder(_ dtype: DType) -> String {
    "dtype '>\(dtype.code.dropFirst())' (the other byte order, of anything but numbers) is not supported by Octavo; "
      + "use '\(dtype.code.dropFirst())'"
  }
}

extension Arguments {
  /// `self` of a dtype's method.
  fileprivate var dtypeObject: DTypeObject { self[0].unchecked(DTypeObject.self) }
  fileprivate var elementType: DType { dtypeObject.dtype }
}

extension Structure.Field {
  fileprivate var elementType: ElementType { ElementType(dtype, shape: shape) }
}

extension Native {
  static let numpyDTypes: [Native] = [
    Native("can_cast(from_, to, casting='safe')") { call in
      let machine = call.machine
      if call[0].isInt || call[0].isFloat || call[0].isBool || call[0].as(BoxedNumber.self) != nil
        || call[0].as(BigIntObject.self) != nil || machine.type(of: call[0]) === machine.types.complex
      {
        throw machine.error(
          .typeError,
          "can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.\nThis change was part of adopting NEP 50, we may explicitly allow them again in the future."
        )
      }
      let from = try machine.numpyScalar(call[0])?.dtype ?? machine.dtype(call[0])
      let to = try machine.dtype(call[1])
      return Value(
        from.canCast(
          to: to.isText && to.textLength == 0 ? to.withTextLength(from.textWidth) : to,
          try call.castingRule(2)))
    },
    Native("promote_types(type1, type2, /)") { call in
      try call.machine.dtypeValue(.promote(call.machine.dtype(call[0]), call.machine.dtype(call[1])))
    },
    Native("result_type(*arrays_and_dtypes)") { call in
      let machine = call.machine
      let operands = call.rest(0)
      if operands.isEmpty { throw machine.error(.valueError, "at least one array or dtype is required") }
      return machine.dtypeValue(try machine.resultType(operands))
    },
    Native("min_scalar_type(a, /)") { call in
      let machine = call.machine
      let array = try machine.array(from: call[0])
      return machine.dtypeValue(
        array.rank > 0 ? array.dtype : DType.smallest(holding: array.firstScalar, of: array.dtype))
    },
    Native("issubdtype(arg1, arg2)") { call in
      let machine = call.machine
      return Value(try machine.scalarType(call[0]).isSubtype(of: machine.scalarType(call[1])))
    },
    Native("common_type(*arrays)") { call in
      let machine = call.machine
      var isComplex = false
      var width = DType.float16
      for x in call.rest(0) {
        let dtype = try machine.array(from: x).dtype
        if dtype.isComplex { isComplex = true }
        guard dtype.isNumeric, !dtype.isBool else {
          throw machine.error(.typeError, "can't get common type for non-numeric array")
        }
        let part: DType =
          dtype.isInteger ? .float64 : dtype.isFloat ? dtype : dtype == .complex64 ? .float32 : .float64
        width = try .promote(width, part)
      }
      let dtype = isComplex ? (width == .float64 ? DType.complex128 : .complex64) : width
      return Value(machine.numpy.type(of: dtype.kind))
    },
    Native("isdtype(dtype, kind)") { call in
      let machine = call.machine
      guard let dtype = try machine.strictDType(call[0]) else {
        throw machine.error(
          .typeError,
          "dtype argument must be a NumPy dtype, but it is a \(try machine.repr(Value(machine.type(of: call[0]))).string)."
        )
      }
      let kinds = call[1].as(TupleObject.self)?.items ?? [call[1]]
      return Value(try kinds.contains { try machine.isDType(dtype, of: $0) })
    },
    Native("typename(char)") { call in
      let name = try call.text(0)
      guard let text = TypeNames.long[name] else {
        throw call.machine.error(.keyError, arguments: [call[0]])
      }
      return call.machine.string(text)
    },
    Native("mintypecode(typechars, typeset='GDFgdf', default='d')") { call in
      let machine = call.machine
      let given: [String]
      if let text = machine.text(call[0])?.string {
        given = text.map(String.init)
      } else {
        given = try machine.items(of: call[0]).map {
          try machine.text($0)?.string ?? String(machine.array(from: $0).dtype.letter)
        }
      }
      let allowed = try call.text(1)
      let found = Set(given.filter { allowed.contains($0) })
      if found.isEmpty { return call[2] }
      if found.contains("F"), found.contains("d") { return machine.string("D") }
      let order = "GDFgdf"
      let best = found.min { a, b in
        (order.firstIndex(of: Character(a)) ?? order.endIndex)
          < (order.firstIndex(of: Character(b)) ?? order.endIndex)
      }
      return machine.string(best ?? "d")
    },
  ]
}

/// Names by which NumPy files its types.
enum TypeNames {
  static let long: [String: String] = [
    "S1": "character", "?": "bool", "B": "unsigned char", "D": "complex double precision",
    "F": "complex single precision", "G": "complex long double precision", "I": "unsigned integer",
    "H": "unsigned short", "L": "unsigned long integer", "O": "object", "Q": "unsigned long long integer",
    "S": "string", "U": "unicode", "V": "void", "b": "signed char", "d": "double precision",
    "f": "single precision",
    "g": "long precision", "h": "short", "i": "integer", "l": "long integer", "q": "long long integer",
  ]

  static let codes: [(String, String)] = [
    ("Character", "c"), ("Integer", "bhilqnp"), ("UnsignedInteger", "BHILQNP"), ("Float", "efdg"),
    ("Complex", "FDG"), ("AllInteger", "bBhHiIlLqQnNpP"), ("AllFloat", "efdgFDG"), ("Datetime", "Mm"),
    ("All", "?bhilqnpBHILQNPefdgFDGSUVOMm"),
  ]

  /// Further names of scalar types in the module.
  static let aliases: [(String, DType.Kind)] = [
    ("bool_", .bool), ("byte", .int8), ("ubyte", .uint8), ("short", .int16), ("ushort", .uint16),
    ("intc", .int32),
    ("uintc", .uint32), ("int_", .int64), ("intp", .int64), ("long", .int64), ("longlong", .int64),
    ("uint", .uint64),
    ("uintp", .uint64), ("ulong", .uint64), ("ulonglong", .uint64), ("half", .float16), ("single", .float32),
    ("double", .float64), ("csingle", .complex64), ("cdouble", .complex128),
  ]
}

extension Machine {
  package func dtypeValue(_ dtype: DType) -> Value { numpy.object(for: dtype, self) }

  /// A dtype or a NumPy scalar type, nothing that would first have to be interpreted.
  fileprivate func strictDType(_ x: Value) throws -> DType? {
    if let object = x.as(DTypeObject.self) { return object.dtype }
    guard let type = x.as(TypeObject.self), type.module == "numpy" else { return nil }
    return try dtype(x)
  }

  fileprivate func isDType(_ dtype: DType, of kind: Value) throws -> Bool {
    guard let name = text(kind)?.string else {
      guard let other = try strictDType(kind) else {
        throw error(
          .typeError,
          "kind argument must be comprised of NumPy dtypes or strings only, but is a \(try repr(Value(type(of: kind))).string)."
        )
      }
      return dtype == other
    }
    switch name {
    case "bool": return dtype.isBool
    case "signed integer": return dtype.group == "i"
    case "unsigned integer": return dtype.group == "u"
    case "integral": return dtype.isInteger
    case "real floating": return dtype.isFloat
    case "complex floating": return dtype.isComplex
    case "numeric": return dtype.isInteger || dtype.isInexact
    default: throw error(.valueError, "kind argument is a string, but '\(name)' is not a known kind name.")
    }
  }

  /// The scalar type that `issubdtype` compares.
  fileprivate func scalarType(_ x: Value) throws -> TypeObject {
    if let type = x.as(TypeObject.self), type.isSubtype(of: numpy.generic) || type === types.float {
      return type === types.float ? numpy.type(of: .float64) : type
    }
    return numpy.type(of: try dtype(x).native.kind)
  }

  /// `np.result_type`: Python numbers bend to the types beside them.
  func resultType(_ operands: [Value]) throws -> DType {
    var strong: DType?
    var weak: [Operand] = []
    for x in operands {
      let found: DType?
      switch try isTypeName(x) ? nil : operand(x) {
      case .array(let array)?: found = array.dtype.native
      case let number?:
        weak.append(number)
        continue
      case nil: found = try dtype(x)
      }
      if let found { strong = try strong.map { try DType.promote($0, found) } ?? found }
    }
    var result = strong
    for number in weak.sorted(by: { $0.weakRank > $1.weakRank }) { result = number.dtype(beside: result) }
    return result ?? .float64
  }

  private func isTypeName(_ x: Value) throws -> Bool {
    guard x.isObject else { return x.isNone }
    return x.object is DTypeObject || x.object is TypeObject
      || x.object is StringObject && numpyScalar(x) == nil
  }
}

extension DType {
  /// `np.min_scalar_type` of one value.
  static func smallest(holding value: Scalar, of dtype: DType) -> DType {
    switch value {
    case .int(let x):
      let kinds: [(Kind, ClosedRange<Int>)] =
        x >= 0
        ? [(.uint8, 0...255), (.uint16, 0...65535), (.uint32, 0...Int(UInt32.max)), (.uint64, 0...Int.max)]
        : [(.int8, -128...127), (.int16, -32768...32767), (.int32, Int(Int32.min)...Int(Int32.max))]
      return DType(kinds.first { $0.1.contains(x) }?.0 ?? .int64)
    case .float(let x): return narrowestFloat(x)
    case .complex(let z):
      let widest = max(narrowestFloat(z.real).itemSize, narrowestFloat(z.imaginary).itemSize)
      return widest <= 4 ? .complex64 : .complex128
    default: return dtype
    }
  }

  private static func narrowestFloat(_ x: Double) -> DType {
    let size = abs(x)
    if !size.isFinite || size < 65000 { return .float16 }
    return size < 3.4e38 ? .float32 : .float64
  }
}
