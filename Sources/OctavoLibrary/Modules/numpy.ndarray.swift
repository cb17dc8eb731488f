import OctavoLanguage
import OctavoNumerics

// `numpy.ndarray`: attributes and methods. A method that is also a function of the module is one row in
// `ArrayFunction.all` and appears here by itself.
extension TypeTable {
  static var ndarray: TypeTable {
    TypeTable(
      doc: "An n-dimensional array of elements of one type.",
      constructor: Native("ndarray(cls, shape, dtype=None)") { call in
        call.machine.arrayObject(try .zeros(call.shape(1), dtype: call.dtype(2) ?? .float64))
      },
      methods: ArrayFunction.all.compactMap(\.method) + arraySpecials + arrayMethods + Native.arraySelection,
      properties: arrayProperties)
  }

  private static let arrayProperties: [PropertyRow] = [
    property("shape") { machine, object, _ in machine.tuple(object.array.shape.map { Value($0) }) }
      .settable { machine, object, value in object.array = try object.array.reshape(machine.shape(value)) },
    property("dtype") { machine, object, _ in machine.numpy.object(for: object.array.dtype, machine) },
    property("ndim") { _, object, _ in Value(object.array.rank) },
    property("size") { _, object, _ in Value(object.array.size) },
    property("itemsize") { _, object, _ in Value(object.array.itemSize) },
    property("nbytes") { _, object, _ in Value(object.array.byteCount) },
    property("strides") { machine, object, _ in machine.tuple(object.array.strides.map { Value($0) }) },
    property("T") { machine, object, owner in
      machine.arrayObject(try object.array.transpose(), viewOf: owner)
    },
    property("base") { _, object, _ in object.base },
    property("real") { machine, object, owner in machine.arrayObject(object.array.real(), viewOf: owner) },
    property("imag") { machine, object, owner in
      machine.arrayObject(try object.array.imaginary(), viewOf: owner)
    },
  ]

  private struct Row {
    let name: String
    let get: @Sendable (Machine, ArrayObject, Value) throws -> Value
    func settable(_ set: @escaping @Sendable (Machine, ArrayObject, Value) throws -> Void) -> PropertyRow {
      let get = self.get
      return PropertyRow(
        name, set: { machine, x, value in try set(machine, x.unchecked(ArrayObject.self), value) }
      ) { machine, x in try get(machine, x.unchecked(ArrayObject.self), x) }
    }
  }

  private static func property(
    _ name: String, _ get: @escaping @Sendable (Machine, ArrayObject, Value) throws -> Value
  ) -> PropertyRow {
    PropertyRow(name) { machine, x in try get(machine, x.unchecked(ArrayObject.self), x) }
  }

  private static func property(
    _ name: String, _ get: @escaping @Sendable (Machine, ArrayObject, Value) throws -> Value
  ) -> Row { Row(name: name, get: get) }

  private static let arraySpecials: [Native] = [
    Native("__len__(self, /)") { call in
      let array = call[0].unchecked(ArrayObject.self).array
      guard array.rank > 0 else { throw call.machine.error(.typeError, "len() of unsized object") }
      return Value(array.shape[0])
    },
    Native("__getitem__(self, key, /)") { call in
      try call.machine.item(of: call[0].unchecked(ArrayObject.self), call[0], call[1])
    },
    Native("__setitem__(self, key, value, /)") { call in
      try call.machine.setItem(of: call[0].unchecked(ArrayObject.self), call[1], to: call[2])
      return .none
    },
    Native("__iter__(self, /)") { call in
      let array = call[0].unchecked(ArrayObject.self).array
      guard array.rank > 0 else { throw call.machine.error(.typeError, "iteration over a 0-d array") }
      return Value(call.machine.heap.adopt(ArrayIterator(call[0], type: call.machine.types.iterator)))
    },
    Native("__repr__(self, /)") { call in
      call.machine.string(
        call[0].unchecked(ArrayObject.self).array.representation(call.machine.numpy.printing))
    },
    Native("__str__(self, /)") { call in
      call.machine.string(call[0].unchecked(ArrayObject.self).array.text(call.machine.numpy.printing))
    },
    Native("__format__(self, format_spec, /)") { call in
      let array = call[0].unchecked(ArrayObject.self).array
      let spec = call.machine.text(call[1]) ?? Text("")
      if array.rank == 0 {
        return call.machine.string(try call.machine.format(call.machine.plain(array.firstScalar), spec))
      }
      if spec.count > 0 {
        throw call.machine.error(.typeError, "unsupported format string passed to numpy.ndarray.__format__")
      }
      return call.machine.string(try call.machine.str(call[0]))
    },
    Native("__bool__(self, /)") { call in
      let array = call[0].unchecked(ArrayObject.self).array
      if array.size == 1 { return Value(array.firstScalar.isTrue) }
      throw call.machine.error(
        .valueError,
        array.size == 0
          ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
          : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    },
    Native("__float__(self, /)") { call in Value(try call.machine.double(call[0])) },
    Native("__int__(self, /)") { call in
      Value(try call.machine.oneElement(call[0]).integer)
    },
    Native("__index__(self, /)") { call in
      let array = call[0].unchecked(ArrayObject.self).array
      guard array.rank == 0, array.dtype.isInteger else {
        throw call.machine.error(.typeError, "only integer scalar arrays can be converted to a scalar index")
      }
      return Value(array.firstScalar.integer)
    },
    Native("__contains__(self, key, /)") { call in
      let found = try call.machine.compare(.equal, call[0], call[1])
      if let array = found.as(ArrayObject.self)?.array { return Value(try array.any().firstScalar.isTrue) }
      return Value(try call.machine.truth(found))
    },
    Native("__neg__(self, /)") { call in try call.machine.apply(.negative, call[0]) },
    Native("__pos__(self, /)") { call in try call.machine.apply(.positive, call[0]) },
    Native("__abs__(self, /)") { call in try call.machine.apply(.absolute, call[0]) },
    Native("__invert__(self, /)") { call in try call.machine.apply(.invert, call[0]) },
    Native("__hash__(self, /)") { call in
      throw call.machine.error(.typeError, "unhashable type: 'numpy.ndarray'")
    },
  ]

  private static let arrayMethods: [Native] = [
    Native("copy(self, order='C')") { call in
      call.machine.arrayObject(try call[0].unchecked(ArrayObject.self).array.copy())
    },
    Native("astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)") { call in
      let array = call[0].unchecked(ArrayObject.self).array
      return call.machine.arrayObject(try call.machine.computing { try array.astype(call.dtype(1) ?? .float64) })
    },
    Native("item(self, /, *args)") { call in
      let array = call[0].unchecked(ArrayObject.self).array
      let index = try call.rest(1).map(call.machine.index)
      if index.isEmpty { return call.machine.plain(try array.item()) }
      if index.count == 1, array.rank != 1 {
        return call.machine.plain(try array.ravel().item(index))
      }
      return call.machine.plain(try array.item(index))
    },
    Native("tolist(self, /)") { call in
      call.machine.nested(call[0].unchecked(ArrayObject.self).array)
    },
    Native("reshape(self, /, *shape, order='C')") { call in
      let sizes = call.rest(1)
      let shape = sizes.count == 1 ? try call.machine.shape(sizes[0]) : Dims(try sizes.map(call.machine.index))
      return call.machine.arrayObject(
        try call[0].unchecked(ArrayObject.self).array.reshape(shape), viewOf: call[0])
    },
    Native("transpose(self, /, *axes)") { call in
      var axes = call.rest(1)
      if axes.count == 1, let tuple = axes[0].as(TupleObject.self) { axes = tuple.items }
      if axes.count == 1, axes[0].isNone { axes = [] }
      let order = try axes.map(call.machine.index)
      return call.machine.arrayObject(
        try call[0].unchecked(ArrayObject.self).array.transpose(order.isEmpty ? nil : order), viewOf: call[0])
    },
    Native("sort(self, axis=-1, kind=None, order=None)") { call in
      try call[0].unchecked(ArrayObject.self).array.sort(axis: call.int(1))
      return .none
    },
    Native("clip(self, min=None, max=None, out=None)") { call in
      let low = try call.isGiven(1) ? call.machine.requiredOperand(call[1], of: "clip") : nil
      let high = try call.isGiven(2) ? call.machine.requiredOperand(call[2], of: "clip") : nil
      return call.machine.value(try call.computed { try $0.clip(low, high, out: call.out(3)) })
    },
    Native("flatten(self, order='C')") { call in
      call.machine.arrayObject(try call[0].unchecked(ArrayObject.self).array.flatten())
    },
    Native("fill(self, value, /)") { call in
      guard let scalar = try call.machine.elementScalar(call[1]) else {
        throw call.machine.error(.typeError, "float() argument must be a string or a real number, not '\(call.machine.typeName(call[1]))'")
      }
      try call[0].unchecked(ArrayObject.self).array.fill(scalar)
      return .none
    },
  ]
}

/// Iterates over the first axis.
final class ArrayIterator: IteratorObject {
  private let owner: Value
  private var index = 0

  init(_ owner: Value, type: TypeObject) {
    self.owner = owner
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(owner)
  }

  override func next(_ machine: Machine) throws -> Value {
    let object = owner.unchecked(ArrayObject.self)
    guard object.array.rank > 0, index < object.array.shape[0] else { return .undefined }
    defer { index += 1 }
    return try machine.item(of: object, owner, Value(index))
  }
}

extension Machine {
  /// A ufunc of one input, applied to anything array-like.
  func apply(_ ufunc: Ufunc, _ x: Value) throws -> Value {
    let operand = try requiredOperand(x, of: ufunc.name)
    let isArray = x.as(ArrayObject.self) != nil || x.as(ListObject.self) != nil || x.as(TupleObject.self) != nil
    let result = try computing { try ufunc.call([operand])[0] }
    return isArray && result.rank > 0 ? arrayObject(result) : value(result)
  }

  func oneElement(_ x: Value) throws -> Scalar {
    let array = x.unchecked(ArrayObject.self).array
    guard array.size == 1 else {
      throw error(.typeError, "only 0-dimensional arrays can be converted to Python scalars")
    }
    return array.firstScalar
  }

  /// Nested lists of plain Python values.
  func nested(_ array: NDArray) -> Value {
    if array.rank == 0 { return plain(array.firstScalar) }
    let scalars = array.scalars()
    var position = 0
    func level(_ axis: Int) -> Value {
      var items: [Value] = []
      for _ in 0..<array.shape[axis] {
        if axis == array.rank - 1 {
          items.append(plain(scalars[position]))
          position += 1
        } else {
          items.append(level(axis + 1))
        }
      }
      return list(items)
    }
    return level(0)
  }
}
