import OctavoLanguage
import OctavoNumerics

// `numpy.ndarray`: attributes and methods. A method that is also a function of the module is one row in
// `ArrayFunction.all` and appears here by itself.
extension TypeTable {
  static var ndarray: TypeTable {
    TypeTable(
      doc: "An n-dimensional array of elements of one type.",
      constructor: Native("ndarray(cls, shape, dtype=None, buffer=None, offset=0, strides=None, order=None)")
      { call in
        try call.machine.bareArray(call)
      },
      methods: ArrayFunction.all.compactMap(\.method) + arraySpecials + arrayOperatorMethods + arrayMethods
        + arrayViewMethods + Native.arraySelection,
      classMethods: [genericAlias], properties: arrayProperties)
  }

  private static let arraySpecials: [Native] = [
    Native("__len__(self, /)") { call in
      guard call.own.rank > 0 else { throw call.machine.error(.typeError, "len() of unsized object") }
      return Value(call.own.shape[0])
    },
    Native("__getitem__(self, key, /)") { call in try call.machine.item(of: call.ownObject, call[0], call[1])
    },
    Native("__setitem__(self, key, value, /)") { call in
      try call.machine.setItem(of: call.ownObject, call[1], to: call[2])
      return .none
    },
    Native("__delitem__(self, key, /)") { call in
      throw call.machine.error(.valueError, "cannot delete array elements")
    },
    Native("__iter__(self, /)") { call in
      guard call.own.rank > 0 else { throw call.machine.error(.typeError, "iteration over a 0-d array") }
      return Value(call.machine.heap.adopt(ArrayIterator(call[0], type: call.machine.types.iterator)))
    },
    Native("__repr__(self, /)") { call in call.machine.string(try call.machine.shown(call[0], isRepr: true))
    },
    Native("__str__(self, /)") { call in call.machine.string(try call.machine.shown(call[0], isRepr: false))
    },
    Native("__format__(self, format_spec, /)") { call in
      let spec = call.machine.text(call[1]) ?? Text("")
      if call.own.rank == 0 {
        return call.machine.string(try call.machine.format(call.machine.plain(call.own.firstScalar), spec))
      }
      if spec.count > 0 {
        throw call.machine.error(.typeError, "unsupported format string passed to numpy.ndarray.__format__")
      }
      return call.machine.string(try call.machine.str(call[0]))
    },
    Native("__bool__(self, /)") { call in
      if call.own.size == 1 { return Value(try call.machine.truth(call.machine.plain(call.own.firstScalar))) }
      throw call.machine.error(
        .valueError,
        call.own.size == 0
          ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
          : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    },
    Native("__float__(self, /)") { call in
      try call.machine.call(Value(call.machine.types.float), call.machine.oneElement(call[0]))
    },
    Native("__int__(self, /)") { call in
      try call.machine.call(Value(call.machine.types.int), call.machine.oneElement(call[0]))
    },
    Native("__complex__(self, /)") { call in
      try call.machine.call(Value(call.machine.types.complex), call.machine.oneElement(call[0]))
    },
    Native("__index__(self, /)") { call in
      guard call.own.rank == 0, call.own.dtype.isInteger else {
        throw call.machine.error(.typeError, "only integer scalar arrays can be converted to a scalar index")
      }
      return call.machine.plain(call.own.firstScalar)
    },
    Native("__contains__(self, key, /)") { call in
      let found = try call.machine.compare(.equal, call[0], call[1])
      guard let array = found.as(ArrayObject.self)?.array else { return Value(try call.machine.truth(found)) }
      return Value(try call.machine.computing { try array.any().firstScalar.isTrue })
    },
    Native("__neg__(self, /)") { call in try call.machine.apply(.negative, call[0]) },
    Native("__pos__(self, /)") { call in try call.machine.apply(.positive, call[0]) },
    Native("__abs__(self, /)") { call in try call.machine.apply(.absolute, call[0]) },
    Native("__invert__(self, /)") { call in try call.machine.apply(.invert, call[0]) },
    Native("__hash__(self, /)") { call in
      throw call.machine.error(.typeError, "unhashable type: '\(call.machine.typeName(call[0]))'")
    },
    Native("__array_finalize__(self, obj, /)") { _ in .none },
    Native("__array_wrap__(self, array, context=None, return_scalar=True, /)") { call in
      let array = try call.array(1)
      if array.rank == 0, try call.bool(3) { return call.machine.value(array) }
      return try call.machine.derived(array, from: call[0])
    },
    Native("__array_ufunc__(self, ufunc, method, /, *inputs, **kwargs)") { call in
      try call.machine.plainUfunc(call)
    },
    Native("__array__(self, dtype=None, /, *, copy=None)") { call in
      guard let dtype = try call.dtype(1), dtype != call.own.dtype else { return call[0] }
      return call.machine.arrayObject(try call.machine.computing { try call.own.astype(dtype) })
    },
    Native("__array_namespace__(self, /, *, api_version=None)") { call in
      Value(try call.machine.importModule("numpy"))
    },
    Native("__reduce__(self, /)") { call in try call.machine.pickled(call[0], by: "_reduced_array") },
    Native("__setstate__(self, state, /)") { call in
      let made = try call.machine.pickled(call[1], by: "_array_of_state")
      guard let array = made.as(ArrayObject.self)?.array else { return .none }
      call.ownObject.array = array.owning()
      call.ownObject.noticeElements()
      return .none
    },
    Native("__copy__(self, /)") { call in try call.machine.derived(call.own.copy(order: .keep), from: call[0])
    },
    Native("__deepcopy__(self, memo, /)") { call in
      let copied = try call.own.copy(order: .keep)
      if copied.dtype.isObject {
        let deep = try call.machine.attribute(of: Value(call.machine.importModule("copy")), "deepcopy")
        for (i, cell) in copied.cells().enumerated() {
          let fresh = try call.machine.call(deep, Value(cell), call[1])
          try copied.ravel().setItem([i], to: .object(ObjectCell(fresh)))
        }
      }
      return try call.machine.derived(copied, from: call[0])
    },
  ]

  /// `__add__` and its kin, for calls by name, for subclasses and for `super()`.
  private static let arrayOperatorMethods: [Native] =
    arithmetic(BinaryOperator.allCases.filter { $0 != .power }) { machine, op, x, y in
      try machine.arrayOperation(op, x, y)
    }
    + comparisons { machine, op, x, y in
      if machine.defers(x, to: y) { return .notImplemented }
      return try machine.arrayComparison(op, x, y)
    }
    + BinaryOperator.allCases.map { op in
      Native("\(op.inPlaceName)(self, value, /)") { call in
        try call.machine.arrayInPlace(op, call[0], call[1]) ?? .notImplemented
      }
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
    ]

  private static let arrayMethods: [Native] = [
    Native("astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)") { call in
      let dtype = try call.dtype(1) ?? .float64
      let (order, casting) = (try call.order(2), try call.machine.casting(call[3], isOfValues: true))
      let copy = try call.bool(5)
      if !copy, dtype == call.own.dtype, order == .keep || call.own.isOrdered(order) { return call[0] }
      let made = try call.machine.computing { try call.own.astype(dtype, order: order, casting: casting) }
      return try call.bool(4) ? call.machine.derived(made, from: call[0]) : call.machine.arrayObject(made)
    },
    Native("copy(self, order='C')") { call in
      try call.machine.derived(call.own.copy(order: call.order(1)), from: call[0])
    },
    Native("flatten(self, order='C')") { call in
      try call.machine.derived(call.own.flatten(order: call.order(1)), from: call[0])
    },
    Native("item(self, /, *args)") { call in
      var arguments = call.rest(1)
      if arguments.count == 1, let tuple = arguments[0].as(TupleObject.self) { arguments = tuple.items }
      let index = try arguments.map(call.machine.index)
      if index.isEmpty { return call.machine.plain(try call.own.item()) }
      if index.count == 1, call.own.rank != 1 {
        let place = index[0] < 0 ? index[0] + call.own.size : index[0]
        guard place >= 0, place < call.own.size else {
          throw call.machine.error(
            .indexError, "index \(index[0]) is out of bounds for size \(call.own.size)")
        }
        return call.machine.plain(try call.own.ravel().item([place]))
      }
      return call.machine.plain(try call.own.item(index))
    },
    Native("tolist(self, /)") { call in call.machine.nested(call.own) },
    Native("tobytes(self, order='C')") { call in call.machine.bytes(try call.own.bytes(order: call.order(1)))
    },
    Native("tofile(self, fid, sep='', format='%s')") { call in
      let write = try call.machine.attribute(of: Value(call.machine.importModule("numpy._files")), "tofile")
      return try call.machine.call(write, (0..<4).map { call[$0] })
    },
    Native("fill(self, value, /)") { call in
      // Objects are filled with the very object, be it an array.
      let element: Scalar =
        try call.own.dtype.isObject
        ? .object(ObjectCell(call[1])) : call.machine.element(call[1], as: call.own.dtype)
      try call.own.requireWritable()
      try call.own.fill(element)
      return .none
    },
    Native("sort(self, axis=-1, kind=None, order=None, *, stable=None)") { call in
      try call.checkSort(kind: 2, order: 3)
      if call.isGiven(3) {
        try call.own.assign(call.sortedByFields(3, axis: call.optionalInt(1)))
      } else {
        try call.machine.computing { try call.own.sort(axis: call.int(1)) }
      }
      return .none
    },
    Native("argsort(self, axis=-1, kind=None, order=None, *, stable=None)") { call in
      try call.checkSort(kind: 2, order: 3)
      let places = try call.placesByFields(
        3, axis: call.optionalInt(1), stable: call.sortIsStable(kind: 2, stable: 4))
      return try call.machine.derived(places, from: call[0])
    },
    Native("partition(self, kth, axis=-1, kind='introselect', order=None)") { call in
      let kth = try call.ints(1)
      try call.machine.computing { try call.own.assign(call.own.partitioned(kth, axis: call.int(2))) }
      return .none
    },
    Native("argpartition(self, kth, axis=-1, kind='introselect', order=None)") { call in
      let kth = try call.ints(1)
      return try call.machine.derived(
        call.machine.computing { try call.own.argpartition(kth, axis: call.optionalInt(2)) }, from: call[0])
    },
    Native("clip(self, min=?, max=?, out=None, **kwargs)") { call in
      let low = try call.isGiven(1) ? call.machine.requiredOperand(call[1], of: "clip") : nil
      let high = try call.isGiven(2) ? call.machine.requiredOperand(call[2], of: "clip") : nil
      if low == nil, high == nil {
        return try call.machine.derived(call.own.copy(order: .keep), from: call[0])
      }
      let made = try call.machine.computing { try call.own.clip(low, high, out: call.out(3)) }
      return try call.isGiven(3) ? call[3] : call.machine.result(made, from: call[0])
    },
    Native("conj(self, /)") { call in
      call.own.dtype.native.isComplex ? try call.machine.apply(.conjugate, call[0]) : call[0]
    },
    Native("conjugate(self, /)") { call in
      call.own.dtype.native.isComplex ? try call.machine.apply(.conjugate, call[0]) : call[0]
    },
    Native("put(self, indices, values, mode='raise')") { call in
      try call.put()
      return .none
    },
    Native("searchsorted(self, v, side='left', sorter=None)") { call in
      let sorter = try call.isGiven(3) ? call.array(3) : nil
      let side = try call.text(2)
      guard side == "left" || side == "right" else {
        throw call.machine.error(.valueError, "search side must be one of 'left' or 'right' (got '\(side)')")
      }
      let values = try call.array(1)
      return call.machine.value(
        try call.machine.computing {
          try call.own.searchSorted(values, right: side == "right", sorter: sorter)
        })
    },
    Native("byteswap(self, inplace=False)") { call in
      let swapped = try call.own.byteSwapped()
      guard try call.bool(1) else { return try call.machine.derived(swapped, from: call[0]) }
      try call.own.assign(swapped)
      return call[0]
    },
    Native("resize(self, /, *new_shape, refcheck=True)") { call in
      let sizes = call.rest(1)
      if sizes.isEmpty || sizes.count == 1 && sizes[0].isNone { return .none }
      let shape =
        sizes.count == 1 ? try call.machine.shape(sizes[0]) : Dims(try sizes.map(call.machine.index))
      guard call.own.ownsData else {
        throw call.machine.error(.valueError, "cannot resize this array: it does not own its data")
      }
      call.ownObject.array = try call.own.resizedInPlace(shape)
      return .none
    },
    Native("setflags(self, write=None, align=None, uic=None)") { call in
      let machine = call.machine
      if !call[2].isNone { try call.ownObject.array.setAligned(call.bool(2)) }
      if !call[3].isNone, try call.bool(3) {
        throw machine.error(.valueError, "cannot set WRITEBACKIFCOPY flag to True")
      }
      if !call[1].isNone { try machine.setWriteable(call.ownObject, call.bool(1)) }
      return .none
    }.worded(.c),
    Native("to_device(self, device, /, *, stream=None)") { call in
      guard call.machine.text(call[1])?.string == "cpu" else {
        throw call.machine.error(.valueError, "Unsupported device: \(try call.machine.str(call[1]).string).")
      }
      return call[0]
    },
  ]

  private static let arrayViewMethods: [Native] = [
    Native("reshape(self, /, *shape, order='C', copy=None)") { call in
      let sizes = call.rest(1)
      if sizes.isEmpty {
        throw call.machine.error(.typeError, "reshape() takes exactly 1 argument (0 given)")
      }
      let shape =
        sizes.count == 1 ? try call.machine.shape(sizes[0]) : Dims(try sizes.map(call.machine.index))
      return try call.machine.reshaped(call[0], call.own, shape, order: call.order(2), copy: call[3])
    },
    Native("transpose(self, /, *axes)") { call in
      var axes = call.rest(1)
      if axes.count == 1, !axes[0].isInt { axes = axes[0].isNone ? [] : try call.machine.items(of: axes[0]) }
      let order = try axes.map(call.machine.index)
      return try call.machine.view(call.own.transpose(order.isEmpty ? nil : order), of: call[0])
    },
    Native("ravel(self, order='C')") { call in
      try call.machine.view(call.own.ravel(order: call.order(1)), of: call[0])
    },
    Native("squeeze(self, axis=None)") { call in
      try call.machine.view(call.own.squeeze(call.axes(1)), of: call[0])
    },
    Native("swapaxes(self, axis1, axis2)") { call in
      try call.machine.view(call.own.swapaxes(call.int(1), call.int(2)), of: call[0])
    },
    Native("diagonal(self, offset=0, axis1=0, axis2=1)") { call in
      try call.machine.view(
        call.own.diagonal(offset: call.int(1), axis1: call.int(2), axis2: call.int(3)), of: call[0])
    },
    Native("view(self, dtype=?, type=?)") { call in
      let machine = call.machine
      var dtype: DType?
      var type = call.ownObject.type
      if call.has(1), !call[1].isNone {
        if let given = call[1].as(TypeObject.self), given.isSubtype(of: machine.numpy.ndarray) {
          type = given
        } else {
          dtype = try machine.dtype(call[1])
        }
      }
      if call.has(2), !call[2].isNone {
        guard let given = call[2].as(TypeObject.self), given.isSubtype(of: machine.numpy.ndarray) else {
          throw machine.error(.valueError, "Type must be a sub-type of ndarray type")
        }
        type = given
      }
      let array = try dtype.map { try call.own.viewed(as: $0) } ?? call.own.view()
      return try machine.arrayObject(array, of: type, viewOf: call[0])
    },
    Native("getfield(self, dtype, offset=0)") { call in
      let array = try call.own.field(call.dtype(1) ?? .float64, offset: call.int(2))
      return try call.machine.view(array, of: call[0])
    },
    Native("setfield(self, val, dtype, offset=0)") { call in
      let field = try call.own.field(call.dtype(2) ?? .float64, offset: call.int(3))
      let value = try call.array(1)
      try call.machine.computing { try field.assign(value) }
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
    if object.type !== machine.numpy.ndarray {
      // A subclass decides for itself what an item is.
      return try machine.item(of: owner, Value(index))
    }
    return try machine.item(of: object, owner, Value(index))
  }
}

extension Arguments {
  /// `self` of an array's method.
  var ownObject: ArrayObject { self[0].unchecked(ArrayObject.self) }
  var own: NDArray { self[0].unchecked(ArrayObject.self).array }

  func order(_ index: Int) throws -> Order {
    guard isGiven(index) else { return .keep }
    let name = try text(index)
    guard let order = Order(rawValue: name.uppercased()) else {
      throw machine.error(.valueError, "order must be one of 'C', 'F', 'A', or 'K' (got '\(name)')")
    }
    return order
  }

  func checkSort(kind: Int, order: Int) throws {
    if isGiven(kind) {
      let name = try text(kind)
      guard ["quicksort", "mergesort", "heapsort", "stable", "quick", "heap", "merge"].contains(name) else {
        throw machine.error(
          .valueError, "sort kind must be one of 'quick', 'heap', or 'stable' (got '\(name)')")
      }
    }
    if isGiven(order), self[0].as(ArrayObject.self)?.array.dtype.structure == nil {
      throw machine.error(.valueError, "Cannot specify order when the array has no fields.")
    }
  }

  /// Whether equal elements are to keep their order, by `kind=` and `stable=`.
  func sortIsStable(kind: Int, stable: Int) throws -> Bool {
    if isGiven(stable), try machine.truth(self[stable]) { return true }
    return try isGiven(kind) && !text(kind).hasPrefix("quick")
  }

  /// Positions that sort by the fields that `order=` names, then by the others.
  func placesByFields(_ order: Int, axis: Int?, stable: Bool = true) throws -> NDArray {
    let array = try array(0)
    guard isGiven(order), let structure = array.dtype.structure else {
      return try machine.computing { try array.argsort(axis: axis, stable: stable) }
    }
    var names =
      try machine.text(self[order]).map { [$0.string] }
      ?? machine.items(of: self[order]).map { try machine.str($0).string }
    for name in names where structure.field(name) == nil {
      throw machine.error(.valueError, "unknown field name: \(name)")
    }
    names += structure.fields.map(\.name).filter { !names.contains($0) }
    let ordered = try array.fields(names)
    return try machine.computing { try ordered.argsort(axis: axis) }
  }

  func sortedByFields(_ order: Int, axis: Int?) throws -> NDArray {
    let places = try placesByFields(order, axis: axis)
    return try axis.map { try array(0).takeAlong(places, axis: $0) } ?? array(0).ravel().take(places)
  }

  /// `a.put(indices, values, mode)` with `a` in parameter 0.
  func put() throws {
    guard let target = self[0].as(ArrayObject.self) else {
      throw machine.error(.typeError, "argument 1 must be numpy.ndarray, not \(machine.typeName(self[0]))")
    }
    let name = try text(3)
    guard let mode = NDArray.OutOfBounds(rawValue: name) else {
      throw machine.error(.valueError, "clipmode must be one of 'clip', 'raise', or 'wrap' (got '\(name)')")
    }
    let (places, values) = (try array(1), try array(2))
    try machine.computing { try target.array.put(places, values, mode: mode) }
  }
}

extension Machine {
  /// Applies what is written in Python for `pickle`.
  func pickled(_ x: Value, by function: String) throws -> Value {
    try call(attribute(of: Value(importModule("numpy._core.multiarray")), function), x)
  }

  /// A ufunc of one input, applied to anything array-like.
  func apply(_ ufunc: Ufunc, _ x: Value) throws -> Value {
    let operand = try requiredOperand(x, of: ufunc.name)
    let isArray = x.as(ArrayObject.self) != nil
    if !isArray { try reportNegation(ufunc, x) }
    let made = try computing(scalar: !isArray) { try ufunc.call([operand])[0] }
    return isArray ? try result(made, from: x) : value(made)
  }

  /// The element of an array of no dimensions, as a plain value.
  func oneElement(_ x: Value) throws -> Value {
    let array = x.unchecked(ArrayObject.self).array
    guard array.rank == 0 else {
      throw error(.typeError, "only 0-dimensional arrays can be converted to Python scalars")
    }
    return plain(array.firstScalar)
  }

  /// `a.reshape(shape, order, copy)`.
  func reshaped(_ owner: Value, _ array: NDArray, _ shape: Dims, order: Order, copy: Value) throws -> Value {
    if order == .keep { throw error(.valueError, "order 'K' is not permitted for reshaping") }
    if copy.isTrue {
      return try derived(array.copy(order: .keep).reshape(shape, order: order), from: owner)
    }
    let made = try array.reshape(shape, order: order)
    if copy.isBool, array.size > 0, !made.sharesStorage(with: array) {
      throw error(.valueError, "Unable to avoid creating a copy while reshaping.")
    }
    return try view(made, of: owner)
  }

  /// `np.ndarray(shape, …)`: the bare constructor, which subclasses go through.
  fileprivate func bareArray(_ call: Arguments) throws -> Value {
    let type = call[0].unchecked(TypeObject.self)
    let dtype = try call.dtype(2) ?? .float64
    let shape = try call.shape(1)
    let order = try call.isGiven(6) ? call.order(6) : .rows
    var array: NDArray
    var base = Value.none
    if call.isGiven(3) {
      let strides = try call.isGiven(5) ? self.shape(call[5]) : nil
      if let object = call[3].as(ArrayObject.self) {
        array = try object.array.reinterpreted(
          dtype, shape: shape, offset: call.int(4), strides: strides, order: order)
        base = call[3]
      } else if let bytes = call[3].as(BytesObject.self) {
        array = try NDArray(bytes.bytes)
          .reinterpreted(dtype, shape: shape, offset: call.int(4), strides: strides, order: order).readOnly()
        base = call[3]
      } else {
        throw error(.typeError, "a bytes-like object is required, not '\(typeName(call[3]))'")
      }
    } else {
      array = try .empty(shape, dtype: dtype).laid(order)
    }
    return try arrayObject(array, of: type, viewOf: base, finalizedFrom: .none)
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
