import OctavoLanguage
import OctavoNumerics

// Attributes of arrays.
extension TypeTable {
  static let arrayProperties: [PropertyRow] = [
    attribute("shape") { machine, object, _ in
      machine.tuple(object.array.shape.map { Value($0) })
    } set: { machine, object, value in
      let shape = try machine.shape(value)
      let made = try object.array.reshape(shape)
      guard made.sharesStorage(with: object.array) || object.array.size == 0 else {
        throw machine.error(
          .attributeError,
          "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape."
        )
      }
      object.array = object.array.ownsData ? made.owning() : made
    },
    attribute("dtype") { machine, object, _ in
      machine.numpy.object(for: object.array.dtype, machine)
    } set: { machine, object, value in
      let made = try object.array.viewed(as: machine.dtype(value))
      object.array = object.array.ownsData ? made.owning() : made
    },
    attribute("ndim") { _, object, _ in Value(object.array.rank) },
    attribute("size") { _, object, _ in Value(object.array.size) },
    attribute("itemsize") { _, object, _ in Value(object.array.dtype.shownItemSize) },
    attribute("nbytes") { _, object, _ in Value(object.array.shownByteCount) },
    attribute("strides") { machine, object, _ in
      let half = object.array.dtype.isObject ? 2 : 1
      return machine.tuple(object.array.strides.map { Value($0 / half) })
    },
    attribute("T") { machine, object, owner in try machine.view(object.array.transpose(), of: owner) },
    attribute("mT") { machine, object, owner in
      guard object.array.rank >= 2 else {
        throw machine.error(.valueError, "matrix transpose with ndim < 2 is undefined")
      }
      return try machine.view(object.array.swapaxes(-1, -2), of: owner)
    },
    attribute("base") { _, object, _ in object.base },
    attribute("real") { machine, object, owner in
      if object.array.dtype.kind == .swapped, object.array.dtype.native.isComplex {
        return machine.arrayObject(try object.array.nativeOrder().real().readOnly())
      }
      return object.array.dtype.isComplex ? try machine.view(object.array.real(), of: owner) : owner
    } set: { machine, object, value in
      let source = try machine.array(from: value)
      try machine.computing { try object.array.real().assign(source) }
    },
    attribute("imag") { machine, object, owner in
      if object.array.dtype.kind == .swapped {
        return machine.arrayObject(try object.array.nativeOrder().imaginary().readOnly())
      }
      return try machine.view(object.array.imaginary(), of: owner)
    } set: { machine, object, value in
      guard object.array.dtype.isComplex else {
        throw machine.error(.typeError, "array does not have imaginary part to set")
      }
      let source = try machine.array(from: value)
      try machine.computing { try object.array.imaginary().assign(source) }
    },
    attribute("flags") { machine, _, owner in
      Value(machine.heap.adopt(FlagsObject(owner, type: machine.numpy.flags)))
    },
    attribute("flat") { machine, _, owner in
      Value(machine.heap.adopt(FlatIterator(owner, type: machine.numpy.flatiter)))
    } set: { machine, object, value in
      let values = try machine.array(from: value, dtype: object.array.dtype.isObject ? .object : nil)
      try machine.computing {
        try object.array.put(.arange(0, object.array.size), values)
      }
    },
    attribute("device") { machine, _, _ in machine.string("cpu") },
    attribute("__array_priority__") { _, _, _ in Value(0.0) },
    refused("ctypes", "pass the array itself, or its .tolist()"),
    attribute("data") { machine, _, owner in
      try machine.call(Value(machine.types.memoryView), owner)
    } set: {
      machine, _, _ in
      throw machine.error(
        .notImplementedError, "setting ndarray.data is not supported by Octavo; make another array")
    },
    refused("__array_interface__", "use .tobytes(), .shape and .dtype"),
    refused("__array_struct__", "use .tobytes(), .shape and .dtype"),
  ]

  private typealias Getter = @Sendable (Machine, ArrayObject, Value) throws -> Value
  private typealias Setter = @Sendable (Machine, ArrayObject, Value) throws -> Void

  private static func attribute(_ name: String, _ get: @escaping Getter, set: Setter? = nil) -> PropertyRow {
    let getter: @Sendable (Machine, Value) throws -> Value = { machine, x in
      try get(machine, x.unchecked(ArrayObject.self), x)
    }
    guard let set else { return PropertyRow(name, get: getter) }
    return PropertyRow(
      name, set: { machine, x, value in try set(machine, x.unchecked(ArrayObject.self), value) }, get: getter)
  }

  /// Attributes that show memory, which Octavo does not hand out.
  private static func refused(_ name: String, _ instead: String) -> PropertyRow {
    PropertyRow(name) { machine, _ in
      throw machine.error(.notImplementedError, "ndarray.\(name) is not supported by Octavo; \(instead)")
    }
  }

  /// `a.flags`
  static let flags = TypeTable(
    methods: [
      Native("__getitem__(self, key, /)") { call in
        guard let name = call.machine.text(call[1])?.string,
          let row = FlagsObject.rows.first(where: { $0.keys.contains(name) })
        else { throw call.machine.error(.keyError, "Unknown flag") }
        return Value(row.test(call[0].unchecked(FlagsObject.self).array))
      },
      Native("__setitem__(self, key, value, /)") { call in
        guard let name = call.machine.text(call[1])?.string, ["WRITEABLE", "W"].contains(name) else {
          throw call.machine.error(.keyError, "Unknown flag")
        }
        try call.machine.setWriteable(call[0].unchecked(FlagsObject.self).object, call.bool(2))
        return .none
      },
      Native("__repr__(self, /)") { call in
        let array = call[0].unchecked(FlagsObject.self).array
        let shown = FlagsObject.rows.filter(\.isShown).map { row in
          "  \(row.keys[0]) : \(row.test(array) ? "True" : "False")\n"
        }
        return call.machine.string(shown.joined())
      },
    ] + comparisons(compareFlags),
    properties: FlagsObject.rows.map(flag) + [
      PropertyRow("num") { _, x in Value(x.unchecked(FlagsObject.self).number) }
    ])

  private static let compareFlags: @Sendable (Machine, CompareOperator, Value, Value) throws -> Value = {
    _, op, x, y in
    guard let other = y.as(FlagsObject.self), op == .equal || op == .notEqual else { return .notImplemented }
    let isSame = x.unchecked(FlagsObject.self).number == other.number
    return Value(isSame == (op == .equal))
  }

  private static func flag(_ row: FlagsObject.Row) -> PropertyRow {
    let get: @Sendable (Machine, Value) throws -> Value = { _, x in
      Value(row.test(x.unchecked(FlagsObject.self).array))
    }
    guard row.attribute == "writeable" else { return PropertyRow(row.attribute, get: get) }
    return PropertyRow(
      row.attribute,
      set: { machine, x, value in
        try machine.setWriteable(x.unchecked(FlagsObject.self).object, machine.truth(value))
      }, get: get)
  }
}

/// `a.flags`: always those of the array at this moment.
final class FlagsObject: Object {
  private let owner: Value
  var object: ArrayObject { owner.unchecked(ArrayObject.self) }
  var array: NDArray { object.array }

  init(_ owner: Value, type: TypeObject) {
    self.owner = owner
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(owner)
  }

  struct Row: Sendable {
    let attribute: String
    /// Names as keys, the one that `repr` shows first.
    let keys: [String]
    let isShown: Bool
    let test: @Sendable (NDArray) -> Bool

    init(
      _ attribute: String, _ keys: [String], isShown: Bool = false,
      _ test: @escaping @Sendable (NDArray) -> Bool
    ) {
      self.attribute = attribute
      self.keys = keys
      self.isShown = isShown
      self.test = test
    }
  }

  static let rows: [Row] = [
    Row("c_contiguous", ["C_CONTIGUOUS", "C", "CONTIGUOUS"], isShown: true) { $0.isContiguous },
    Row("f_contiguous", ["F_CONTIGUOUS", "F", "FORTRAN"], isShown: true) { $0.isColumnMajor },
    Row("owndata", ["OWNDATA", "O"], isShown: true) { $0.ownsData },
    Row("writeable", ["WRITEABLE", "W"], isShown: true) { $0.isWriteable },
    Row("aligned", ["ALIGNED", "A"], isShown: true) { $0.isAligned },
    Row("writebackifcopy", ["WRITEBACKIFCOPY", "X"], isShown: true) { _ in false },
    Row("contiguous", []) { $0.isContiguous },
    Row("fortran", []) { $0.isColumnMajor },
    Row("fnc", ["FNC"]) { $0.isColumnMajor && !$0.isContiguous },
    Row("forc", ["FORC"]) { $0.isColumnMajor || $0.isContiguous },
    Row("behaved", ["BEHAVED", "B"]) { $0.isWriteable && $0.isAligned },
    Row("carray", ["CARRAY", "CA"]) { $0.isWriteable && $0.isAligned && $0.isContiguous },
    Row("farray", ["FARRAY", "FA"]) {
      $0.isWriteable && $0.isAligned && $0.isColumnMajor && !$0.isContiguous
    },
  ]

  /// NumPy's bits: C 1, F 2, own 4, aligned 256, writeable 1024.
  var number: Int {
    (array.isContiguous ? 1 : 0) | (array.isColumnMajor ? 2 : 0) | (array.ownsData ? 4 : 0)
      | (array.isAligned ? 256 : 0) | (array.isWriteable ? 1024 : 0)
  }
}

extension Machine {
  /// `a.flags.writeable = on`: a view of read-only memory cannot become writeable.
  func setWriteable(_ object: ArrayObject, _ on: Bool) throws {
    if on, !object.array.ownsData {
      let base = object.base.as(ArrayObject.self)?.array
      guard base?.isWriteable ?? object.base.isNone else {
        throw error(.valueError, "cannot set WRITEABLE flag to True of this array")
      }
    }
    object.array.setWriteable(on)
  }
}
