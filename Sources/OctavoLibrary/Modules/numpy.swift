import OctavoLanguage
import OctavoNumerics

// The `numpy` module: its names, in tables.
extension ModuleRow {
  static let numpy = ModuleRow("numpy") { machine, module in
    let types = machine.numpy
    for ufunc in Ufunc.all {
      machine.define(
        module, ufunc.name, Value(machine.heap.adopt(UfuncObject(ufunc, type: types.ufunc))))
    }
    for (alias, name) in [
      ("abs", "absolute"), ("mod", "remainder"), ("true_divide", "divide"), ("conj", "conjugate"),
      ("bitwise_not", "invert"), ("acos", "arccos"), ("asin", "arcsin"), ("atan", "arctan"), ("pow", "power"),
    ] {
      machine.define(module, alias, try machine.attribute(of: Value(module), name))
    }
    machine.install(ArrayFunction.all.map(\.function), into: module, wording: .python)
    machine.install(creation, into: module, wording: .python)
    for (name, value) in [
      ("pi", Double.pi), ("e", 2.718281828459045), ("inf", Double.infinity), ("nan", Double.nan),
      ("euler_gamma", 0.5772156649015329),
    ] { machine.define(module, name, Value(value)) }
    machine.define(module, "newaxis", .none)
    machine.define(module, "ndarray", Value(types.ndarray))
    machine.define(module, "dtype", Value(types.dtype))
    machine.define(module, "ufunc", Value(types.ufunc))
    for (name, type) in types.abstract { machine.define(module, name, Value(type)) }
    for (kind, type) in types.byKind { machine.define(module, type.name, Value(type)); _ = kind }
    machine.define(module, "bool_", Value(types.type(of: .bool)))
    machine.define(module, "double", Value(types.type(of: .float64)))
    machine.define(module, "int_", Value(types.type(of: .int64)))
    module.provider = { machine, name in
      // `np.random` and the like are modules of their own, loaded when first used.
      let dotted = "numpy.\(machine.text(name).string)"
      return machine.moduleTable[dotted] == nil ? nil : Value(try machine.importModule(dotted))
    }
    module.providedNames = ["random"]
    machine.define(module, "__version__", machine.constantString(Text("2.4.6")))
  }

  private static let creation: [Native] = [
    Native("array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0)") { call in
      let source = try call.machine.array(from: call[0], dtype: call.dtype(1))
      var made = call[0].as(ArrayObject.self) != nil ? try source.copy() : source
      let wanted = try call.int(5)
      if made.rank < wanted {
        made = try made.reshape(Dims([Int](repeating: 1, count: wanted - made.rank) + Array(made.shape)))
      }
      return call.machine.arrayObject(made)
    },
    Native("asarray(a, dtype=None, order=None, *, copy=None)") { call in
      if call[0].as(ArrayObject.self) != nil, !call.isGiven(1) { return call[0] }
      return call.machine.arrayObject(try call.machine.array(from: call[0], dtype: call.dtype(1)))
    },
    Native("zeros(shape, dtype=None, order='C')") { call in
      call.machine.arrayObject(try .zeros(call.shape(0), dtype: call.dtype(1) ?? .float64))
    },
    Native("ones(shape, dtype=None, order='C')") { call in
      call.machine.arrayObject(try .ones(call.shape(0), dtype: call.dtype(1) ?? .float64))
    },
    Native("linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)") { call in
      call.machine.arrayObject(
        try .linspace(call.double(0), call.double(1), count: call.int(2), endpoint: call.bool(3)).values)
    },
  ]
}
