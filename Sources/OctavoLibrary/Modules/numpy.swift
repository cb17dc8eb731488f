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
      ("acosh", "arccosh"), ("asinh", "arcsinh"), ("atanh", "arctanh"), ("atan2", "arctan2"),
      ("bitwise_invert", "invert"), ("bitwise_left_shift", "left_shift"), ("bitwise_right_shift", "right_shift"),
    ] {
      machine.define(module, alias, try machine.attribute(of: Value(module), name))
    }
    machine.install(ArrayFunction.all.map(\.function), into: module, wording: .python)
    machine.install(
      Native.numpyCreation + Native.numpyMatrices + Native.numpyConversions + Native.numpyShaping + Native.numpySplitting + Native.numpySelection + Native.numpySets
        + Native.numpyMathematics + Native.numpyCalculus + Native.numpyHistograms + Native.numpyWindows
        + Native.numpyProducts + Native.numpyPredicates, into: module, wording: .python)
    for (alias, name) in [
      ("amax", "max"), ("amin", "min"), ("around", "round"), ("concat", "concatenate"), ("permute_dims", "transpose"),
    ] {
      machine.define(module, alias, try machine.attribute(of: Value(module), name))
    }
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
      let name = machine.text(name).string
      let dotted = "numpy.\(name)"
      if machine.moduleTable[dotted] != nil { return Value(try machine.importModule(dotted)) }
      // Others are defined by modules written in Python.
      guard let home = numpyInPython.first(where: { $0.names.contains(name) })?.module else { return nil }
      let value = try machine.attribute(of: Value(machine.importModule(home)), name)
      machine.define(module, name, value)
      return value
    }
    module.providedNames = ["random", "linalg"] + numpyInPython.flatMap(\.names)
    machine.define(module, "errstate", Value(machine.errorStateType))
    machine.define(module, "__version__", machine.constantString(Text("2.4.6")))
  }

  /// Names of `numpy` that modules written in Python define; they are loaded when one is first used.
  private static let numpyInPython: [(module: String, names: [String])] = [
    ("numpy._index_tricks", ["c_", "index_exp", "mgrid", "ndenumerate", "ndindex", "ogrid", "r_", "s_"]),
    ("numpy._functional", ["apply_along_axis", "apply_over_axes", "block", "frompyfunc", "fromfunction", "piecewise", "vectorize"]),
    ("numpy._polynomials", [
      "poly", "poly1d", "polyadd", "polyder", "polydiv", "polyfit", "polyint", "polymul", "polysub", "polyval", "roots",
    ]),
    ("numpy._text", ["genfromtxt", "loadtxt", "savetxt", "fromregex"]),
  ]
}
