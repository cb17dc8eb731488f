import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module that make arrays.
extension Native {
  static let numpyCreation: [Native] = [
    Native("array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, ndmax=0, like=None)") {
      call in
      var request = ArrayRequest(dtype: try call.dtype(1), order: try call.order(3))
      request.copies = call[2].isNone ? nil : try call.bool(2)
      request.keepsClass = try call.bool(4)
      request.leastRank = try call.int(5)
      request.mostRank = try call.int(6)
      return try call.machine.made(call[0], request)
    }.worded(.numpy),
    Native("asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None)") { call in
      try call.checkDevice(3)
      // Most often there is nothing to do.
      if !call.isGiven(1), !call.isGiven(2), !call.isGiven(4), let object = call[0].as(ArrayObject.self),
        object.type === call.machine.numpy.ndarray
      {
        return call[0]
      }
      var request = ArrayRequest(dtype: try call.dtype(1), order: try call.order(2))
      request.copies = call[4].isNone ? nil : try call.bool(4)
      return try call.machine.made(call[0], request)
    },
    Native("zeros(shape, dtype=None, order='C', *, device=None, like=None)") { call in
      if let made = call.smallZeros() { return made }
      try call.checkDevice(3)
      return call.machine.arrayObject(
        try call.made { try .zeros($0, dtype: $1) }.laid(call.layout(2)))
    }.worded(.numpy),
    Native("ones(shape, dtype=None, order='C', *, device=None, like=None)") { call in
      try call.checkDevice(3)
      return call.machine.arrayObject(
        try call.made { try .ones($0, dtype: $1) }.laid(call.layout(2)))
    },
    // Memory that NumPy would leave as it is holds zeros here, so that runs repeat.
    Native("empty(shape, dtype=None, order='C', *, device=None, like=None)") { call in
      if let made = call.smallZeros() { return made }
      try call.checkDevice(3)
      return call.machine.arrayObject(
        try call.made { try .empty($0, dtype: $1) }.laid(call.layout(2)))
    }.worded(.numpy),
    Native("full(shape, fill_value, dtype=None, order='C', *, device=None, like=None)") { call in
      try call.checkDevice(4)
      return call.machine.arrayObject(
        try call.machine.filled(call.shape(0), with: call[1], dtype: call.dtype(2)).laid(call.layout(3)))
    },
    like("zeros_like") { try .zeros($0, dtype: $1) },
    like("ones_like") { try .ones($0, dtype: $1) },
    like("empty_like") { try .empty($0, dtype: $1) },
    Native("full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None, *, device=None)") {
      call in
      try call.checkDevice(6)
      return try call.likeFirst(dtype: 2, order: 3, keepsClass: 4, shape: 5) { shape, dtype in
        try call.machine.filled(shape, with: call[1], dtype: dtype)
      }
    },
    Native("arange(start=?, stop=None, step=None, dtype=None, *, device=None, like=None)") { call in
      try call.checkDevice(4)
      return try call.machine.arange(call)
    },
    Native("eye(N, M=None, k=0, dtype=None, order='C', *, device=None, like=None)") { call in
      try call.checkDevice(5)
      let made = try NDArray.eye(
        call.int(0), call.optionalInt(1), k: call.int(2), dtype: call.dtype(3) ?? .float64)
      return call.machine.arrayObject(try call.layout(4) == .columns ? made.copy(order: .columns) : made)
    },
    Native("identity(n, dtype=None, *, like=None)") { call in
      call.machine.arrayObject(try .identity(call.int(0), dtype: call.dtype(1) ?? .float64))
    },
    Native("diag(v, k=0)") { call in call.machine.arrayObject(try call.array(0).diag(k: call.int(1))) },
    Native("meshgrid(*xi, copy=True, sparse=False, indexing='xy')") { call in
      let axes = try call.rest(0).map { try call.machine.array(from: $0) }
      let grids = try NDArray.meshgrid(axes, indexing: call.text(3), sparse: call.bool(2), copy: call.bool(1))
      return call.machine.tuple(grids.map { call.machine.arrayObject($0) })
    },
  ]

  private static func like(
    _ name: String, _ make: @escaping @Sendable (Dims, DType) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, dtype=None, order='K', subok=True, shape=None, *, device=None)") { call in
      try call.checkDevice(5)
      return try call.likeFirst(dtype: 1, order: 2, keepsClass: 3, shape: 4, make)
    }
  }
}

/// What is asked of an array made from something: see `np.array`.
struct ArrayRequest {
  var dtype: DType?
  var order = Order.keep
  /// Whether the memory is new: nil where it is new only if need be.
  var copies: Bool?
  /// Whether an array of a subclass gives one (`subok`).
  var keepsClass = false
  var leastRank = 0
  /// The most dimensions that sequences become; 0 for as many as they have.
  var mostRank = 0
}

extension Arguments {
  /// `zeros(n)` and `empty(n)` for a few numbers, without anything else asked for.
  fileprivate func smallZeros() -> Value? {
    guard self[0].isInt, self[1].isNone, self[3].isNone, self[4].isNone, let order = machine.text(self[2]),
      order.count == 1, order[0] == 67  // C
    else { return nil }
    return machine.numpy.operators.zeros(self[0].int)
  }

  /// An array of the shape in parameter 0 and the type in parameter 1, which may add axes.
  fileprivate func made(_ make: (Dims, DType) throws -> NDArray) throws -> NDArray {
    if self[0].isNone { throw machine.error(.typeError, "Use () not None as shape arguments") }
    let type = try isGiven(1) ? machine.elementType(self[1]) : ElementType(.float64)
    let isBlank = type.dtype.isText && type.dtype.itemSize == 0
    return try make(Dims(Array(shape(0)) + type.shape), isBlank ? type.dtype.withTextLength(1) : type.dtype)
  }

  /// `order=` of functions that make arrays: rows unless columns are asked for.
  fileprivate func layout(_ index: Int) throws -> Order {
    let order = try isGiven(index) ? self.order(index) : .rows
    if order == .rows || order == .columns { return order }
    throw machine.error(.valueError, "only 'C' or 'F' order is permitted")
  }

  /// `device=`, of which there is one.
  func checkDevice(_ index: Int) throws {
    guard isGiven(index), try text(index) != "cpu" else { return }
    throw machine.error(
      .valueError, "Device not understood. Only \"cpu\" is allowed, but received: \(try text(index))")
  }

  /// An array made after the model in parameter 0.
  fileprivate func likeFirst(
    dtype: Int, order: Int, keepsClass: Int, shape: Int, _ make: (Dims, DType) throws -> NDArray
  ) throws -> Value {
    let model = try self[0].as(ArrayObject.self)?.array ?? array(0)
    let wanted = try isGiven(shape) ? self.shape(shape) : model.shape
    var made = try make(wanted, self.dtype(dtype) ?? model.dtype)
    let order = try self.order(order)
    made =
      try wanted.count == model.rank
      ? made.laid(order, as: model) : made.laid(order == .columns ? order : .rows)
    return try bool(keepsClass) ? machine.derived(made, from: self[0]) : machine.arrayObject(made)
  }
}

extension NDArray {
  /// Whether a conversion to this order would change nothing.
  func isOrdered(_ order: Order) -> Bool {
    switch order {
    case .rows: isContiguous
    case .columns: isColumnMajor
    case .any: isContiguous || isColumnMajor
    case .keep: true
    }
  }
}

extension Machine {
  /// `np.array` and its kin: the array of anything, itself where it is one already and no copy is asked for.
  func made(_ x: Value, _ request: ArrayRequest) throws -> Value {
    let object = x.as(ArrayObject.self)
    var dtype = request.dtype
    if let array = object?.array, let wanted = dtype, wanted.isText, wanted.itemSize == 0,
      array.dtype.kind == wanted.kind
    {
      dtype = array.dtype
    }
    let keepsClass = request.keepsClass || object?.type === numpy.ndarray
    let isFitting =
      object.map { (dtype ?? $0.array.dtype) == $0.array.dtype && $0.array.isOrdered(request.order) } ?? false
    var made: NDArray
    if let object, isFitting, request.copies != true {
      if keepsClass, object.array.rank >= request.leastRank { return x }
      made = object.array.view()
    } else if request.copies == false {
      throw error(
        .valueError,
        "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` replace it with `np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\nFor more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword."
      )
    } else if let array = object?.array {
      made = try computing { try array.astype(dtype ?? array.dtype, order: request.order) }
    } else {
      made = try array(from: x, dtype: dtype, mostRank: request.mostRank)
      if !made.isOrdered(request.order) { made = try made.copy(order: request.order) }
    }
    if made.rank < request.leastRank {
      let ones = [Int](repeating: 1, count: request.leastRank - made.rank)
      let isOwner = made.ownsData
      made = try made.reshape(Dims(ones + Array(made.shape)), order: made.isContiguous ? .rows : .any)
      if isOwner { made = made.owning() }
    }
    if keepsClass, let object {
      return made.ownsData ? try derived(made, from: x) : try view(made, of: Value(object))
    }
    return arrayObject(made, viewOf: object == nil ? .none : x)
  }

  /// An array full of one value, or of an array-like stretched over it.
  fileprivate func filled(_ shape: Dims, with x: Value, dtype: DType?) throws -> NDArray {
    if let scalar = try elementScalar(x) {
      let type = try dtype ?? numpyScalar(x)?.dtype ?? scalar.naturalType
      return try .full(shape, element(x, as: type), dtype: type)
    }
    let source = try array(from: x)
    let made = try NDArray.empty(shape, dtype: dtype ?? source.dtype)
    try computing { try made.setItems([.ellipsis], to: source) }
    return made
  }
}

extension Machine {
  fileprivate func arange(_ call: Arguments) throws -> Value {
    guard call.isGiven(0) || call.isGiven(1) else {
      throw error(.typeError, "arange() requires stop to be specified.")
    }
    let (low, high) = call.isGiven(1) ? (call.isGiven(0) ? call[0] : Value(0), call[1]) : (Value(0), call[0])
    let step: Value = call.isGiven(2) ? call[2] : Value(1)
    let dtype = try call.dtype(3)
    let isWhole = [low, high, step].allSatisfy { x in
      x.isInt || x.isBool || (numpyScalar(x)?.dtype.isInteger ?? false)
    }
    if isWhole {
      if try index(step) == 0 { throw error(.zeroDivisionError, "division by zero") }
      let made = try NDArray.arange(index(low), index(high), index(step))
      return arrayObject(try dtype.map { try made.astype($0) } ?? made)
    }
    for x in [low, high, step] {
      let type = try array(from: x).dtype
      if type.isString {
        throw error(
          .typeError, "arange() not supported for inputs with DType <class 'numpy.dtypes.StrDType'>.")
      }
    }
    let (first, last, gap) = (try double(low), try double(high), try double(step))
    if let dtype, dtype.isInteger {
      return arrayObject(try .arange(truncating: first, last, gap, dtype: dtype))
    }
    let made = try NDArray.arange(first, last, gap)
    return arrayObject(try dtype.map { try made.astype($0) } ?? made)
  }
}
