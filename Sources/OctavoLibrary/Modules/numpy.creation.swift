import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module that make arrays.
extension Native {
  static let numpyCreation: [Native] = [
    Native("array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0)") { call in
      if try call.bool(4), let object = call[0].as(ArrayObject.self), object.type !== call.machine.numpy.ndarray {
        let copied = try object.array.astype(call.dtype(1) ?? object.array.dtype)
        return try call.machine.derived(copied, from: call[0])
      }
      let source = try call.machine.array(from: call[0], dtype: call.dtype(1))
      var made = call[0].as(ArrayObject.self) != nil ? try source.copy() : source
      let wanted = try call.int(5)
      if made.rank < wanted {
        made = try made.reshape(Dims([Int](repeating: 1, count: wanted - made.rank) + Array(made.shape)))
      }
      return call.machine.arrayObject(made)
    },
    Native("asarray(a, dtype=None, order=None, *, copy=None)") { call in
      if let object = call[0].as(ArrayObject.self) {
        let dtype = try call.dtype(1)
        if dtype == nil || dtype == object.array.dtype {
          return object.type === call.machine.numpy.ndarray
            ? call[0] : call.machine.arrayObject(object.array.view(), viewOf: call[0])
        }
      }
      return call.machine.arrayObject(try call.machine.array(from: call[0], dtype: call.dtype(1)))
    },
    Native("zeros(shape, dtype=None, order='C')") { call in
      if call[0].isInt, call[1].isNone, let made = call.machine.numpy.operators.zeros(call[0].int) { return made }
      return call.machine.arrayObject(try .zeros(call.shape(0), dtype: call.dtype(1) ?? .float64))
    },
    Native("ones(shape, dtype=None, order='C')") { call in
      call.machine.arrayObject(try .ones(call.shape(0), dtype: call.dtype(1) ?? .float64))
    },
    // Memory that NumPy would leave as it is holds zeros here, so that runs repeat.
    Native("empty(shape, dtype=None, order='C')") { call in
      if call[0].isInt, call[1].isNone, let made = call.machine.numpy.operators.zeros(call[0].int) { return made }
      return call.machine.arrayObject(try .empty(call.shape(0), dtype: call.dtype(1) ?? .float64))
    },
    Native("full(shape, fill_value, dtype=None, order='C')") { call in
      guard let scalar = try call.machine.elementScalar(call[1]) else {
        let made = try NDArray.empty(
          call.shape(0), dtype: call.dtype(2) ?? call.machine.array(from: call[1]).dtype)
        try made.setItems([.ellipsis], to: call.machine.array(from: call[1]))
        return call.machine.arrayObject(made)
      }
      let dtype = try call.dtype(2) ?? call.machine.numpyScalar(call[1])?.dtype ?? scalar.naturalType
      return call.machine.arrayObject(try .full(call.shape(0), scalar, dtype: dtype))
    },
    like("zeros_like") { try .zeros($0.shape, dtype: $1) },
    like("ones_like") { try .ones($0.shape, dtype: $1) },
    like("empty_like") { try .empty($0.shape, dtype: $1) },
    Native("full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None)") { call in
      let model = try call.array(0)
      guard let scalar = try call.machine.elementScalar(call[1]) else {
        throw call.machine.error(.typeError, "fill_value must be a scalar, not \(call.machine.typeName(call[1]))")
      }
      return call.machine.arrayObject(try .full(model.shape, scalar, dtype: call.dtype(2) ?? model.dtype))
    },
    Native("arange(start, stop=None, step=None, dtype=None)") { call in
      try call.machine.arange(call)
    },
    Native("eye(N, M=None, k=0, dtype=None)") { call in
      call.machine.arrayObject(
        try .eye(call.int(0), call.optionalInt(1), k: call.int(2), dtype: call.dtype(3) ?? .float64))
    },
    Native("identity(n, dtype=None)") { call in
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
    _ name: String, _ make: @escaping @Sendable (NDArray, DType) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, dtype=None, order='K', subok=True, shape=None)") { call in
      let model = try call.array(0)
      return call.machine.arrayObject(try make(model, call.dtype(1) ?? model.dtype))
    }
  }
}

extension Machine {
  fileprivate func arange(_ call: Arguments) throws -> Value {
    let (low, high) = call.isGiven(1) ? (call[0], call[1]) : (Value(0), call[0])
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
    let made = try NDArray.arange(double(low), double(high), double(step))
    return arrayObject(try dtype.map { try made.astype($0) } ?? made)
  }
}
