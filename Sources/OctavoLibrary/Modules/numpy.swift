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
    machine.install(Native.numpyCreation + Native.numpyShaping + Native.numpyMathematics, into: module, wording: .python)
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
    machine.define(module, "errstate", Value(machine.errorStateType))
    machine.define(module, "__version__", machine.constantString(Text("2.4.6")))
  }
}
