import OctavoLanguage
import OctavoNumerics

// The `numpy` module: its names, in tables.
extension ModuleRow {
  static let numpy = ModuleRow("numpy") { machine, module in
    let types = machine.numpy
    for ufunc in Ufunc.all { machine.define(module, ufunc.name, Value(types.object(for: ufunc, machine))) }
    for (alias, name) in Self.ufuncAliases {
      machine.define(module, alias, try machine.attribute(of: Value(module), name))
    }
    machine.install(ArrayFunction.all.map(\.function), into: module, wording: .python)
    for table in functionTables { machine.install(table, into: module, wording: .python) }
    for (alias, name) in functionAliases {
      machine.define(module, alias, try machine.attribute(of: Value(module), name))
    }
    for (name, value) in [
      ("pi", Double.pi), ("e", 2.718281828459045), ("inf", Double.infinity), ("nan", Double.nan),
      ("euler_gamma", 0.5772156649015329),
    ] { machine.define(module, name, Value(value)) }
    machine.define(module, "newaxis", .none)
    machine.define(module, "little_endian", .true)
    machine.define(module, "ndarray", Value(types.ndarray))
    machine.define(module, "dtype", Value(types.dtype))
    machine.define(module, "ufunc", Value(types.ufunc))
    for (name, type) in types.abstract { machine.define(module, name, Value(type)) }
    for (kind, type) in types.byKind {
      machine.define(module, type.name, Value(type))
      _ = kind
    }
    for (alias, kind) in TypeNames.aliases { machine.define(module, alias, Value(types.type(of: kind))) }
    machine.define(module, "True_", machine.numpyBool(true))
    machine.define(module, "False_", machine.numpyBool(false))
    machine.define(module, "flatiter", Value(types.flatiter))
    machine.define(module, "matrix", Value(types.matrix))
    let typeInfo = machine.typeInfo
    machine.define(module, "iinfo", Value(typeInfo.integers))
    machine.define(module, "finfo", Value(typeInfo.floats))
    machine.define(
      module, "typecodes", try machine.dict(TypeNames.codes.map { ($0.0, machine.string($0.1)) }))
    machine.define(module, "sctypeDict", try machine.scalarTypeDict())
    machine.define(module, "ScalarType", machine.scalarTypeTuple())
    module.provider = { machine, name in
      // `np.random` and the like are modules of their own, loaded when first used.
      let name = machine.text(name).string
      let dotted = "numpy.\(name)"
      if machine.moduleTable[dotted] != nil { return Value(try machine.importModule(dotted)) }
      // Others are defined by modules written in Python.
      guard let home = namesInPython.first(where: { $0.names.contains(name) })?.module else {
        try machine.refuseNumpyName(name)
        return nil
      }
      let value = try machine.attribute(of: Value(machine.importModule(home)), name)
      machine.define(module, name, value)
      return value
    }
    module.providedNames =
      [
        "char", "emath", "exceptions", "fft", "lib", "linalg", "polynomial", "random", "rec", "strings",
        "testing", "typing", "version",
      ] + namesInPython.flatMap(\.names)
    machine.define(module, "printoptions", Value(machine.printOptionsType))
    machine.define(module, "errstate", Value(machine.errorStateType))
    machine.define(module, "__version__", machine.constantString(Text("2.4.6")))
  }

  /// The functions, by theme.
  private static let functionTables: [[Native]] = [
    Native.numpyCreation, Native.numpyMatrices, Native.numpyConversions, Native.numpyShaping,
    Native.numpySplitting,
    Native.numpySelection, Native.numpySets, Native.numpyMathematics, Native.numpyCalculus,
    Native.numpyHistograms,
    Native.numpyWindows, Native.numpyProducts, Native.numpyPredicates, Native.numpyDTypes, Native.numpyMemory,
    Native.numpyPrinting, Native.numpyMatrix, Native.numpyErrors,
  ]

  /// Second names of functions.
  private static let functionAliases = [
    ("amax", "max"), ("amin", "min"), ("around", "round"), ("concat", "concatenate"),
    ("permute_dims", "transpose"),
  ]

  /// Names of `numpy` that modules written in Python define; they are loaded when one is first used.
  private static let namesInPython: [(module: String, names: [String])] = [
    ("numpy._index_tricks", ["c_", "index_exp", "mgrid", "ndenumerate", "ndindex", "ogrid", "r_", "s_"]),
    (
      "numpy._functional",
      [
        "apply_along_axis", "apply_over_axes", "block", "bmat", "frompyfunc", "fromfunction", "piecewise",
        "vectorize",
      ]
    ),
    (
      "numpy._polynomials",
      [
        "poly", "poly1d", "polyadd", "polyder", "polydiv", "polyfit", "polyint", "polymul", "polysub",
        "polyval",
        "roots",
      ]
    ),
    ("numpy._contractions", ["einsum_path"]),
    ("numpy._iterators", ["broadcast", "nditer", "nested_iters"]),
    ("numpy._files", ["fromfile", "load", "memmap", "save", "savez", "savez_compressed"]),
    ("numpy._information", ["__array_namespace_info__", "info", "isfortran", "row_stack"]),
    ("numpy.rec", ["recarray", "record"]),
    ("numpy._text", ["genfromtxt", "loadtxt", "savetxt", "fromregex"]),
  ]

  /// Second names of ufuncs.
  private static let ufuncAliases = [
    ("abs", "absolute"), ("mod", "remainder"), ("true_divide", "divide"), ("conj", "conjugate"),
    ("pow", "power"),
    ("bitwise_not", "invert"), ("bitwise_invert", "invert"), ("bitwise_left_shift", "left_shift"),
    ("bitwise_right_shift", "right_shift"), ("acos", "arccos"), ("asin", "arcsin"), ("atan", "arctan"),
    ("acosh", "arccosh"), ("asinh", "arcsinh"), ("atanh", "arctanh"), ("atan2", "arctan2"),
  ]
}
