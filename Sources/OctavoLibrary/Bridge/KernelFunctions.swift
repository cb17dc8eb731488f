import OctavoLanguage
import OctavoNumerics

/// The built-in functions that kernels know, a row each.
enum KernelFunctions {
  typealias Node = FunctionGraph.Node
  typealias Row = @Sendable (KernelTracing, KernelArguments) throws -> Value

  // MARK: Functions of elements

  private static let unary: [String: FunctionGraph.Operation] = [
    "exp": .exp, "log": .log, "log1p": .log1p, "tanh": .tanh, "sqrt": .sqrt, "square": .square,
    "absolute": .absolute,
    "fabs": .absolute, "negative": .negative, "positive": .copy, "conjugate": .copy,
  ]
  private static let unaryLoops: Set<String> = [
    "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "arcsinh", "arccosh", "arctanh",
    "exp2", "expm1",
    "log2", "log10", "cbrt", "reciprocal", "sign", "floor", "ceil", "rint", "trunc", "degrees", "radians",
  ]
  private static let binary: [String: FunctionGraph.Operation] = [
    "add": .add, "subtract": .subtract, "multiply": .multiply, "divide": .divide, "maximum": .maximum,
    "minimum": .minimum,
  ]
  private static let binaryLoops: Set<String> = [
    "arctan2", "hypot", "logaddexp", "logaddexp2", "fmax", "fmin", "copysign", "heaviside", "floor_divide",
    "remainder",
    "fmod",
  ]
  private static let comparisons: [String: CompareOperator] = [
    "less": .less, "less_equal": .lessEqual, "greater": .greater, "greater_equal": .greaterEqual,
    "equal": .equal,
    "not_equal": .notEqual,
  ]

  static func ufunc(_ domain: KernelTracing, _ name: String, _ operands: [KernelTracing.Operand]) throws
    -> Value
  {
    let a = operands[0]
    if let op = comparisons[name] {
      return domain.result(try domain.comparison(op, a.node, operands[1].node), isBool: true)
    }
    switch name {
    case "logical_and":
      return domain.result(try domain.elementwise(.and, a.node, operands[1].node), isBool: true)
    case "logical_or":
      return domain.result(try domain.elementwise(.or, a.node, operands[1].node), isBool: true)
    case "logical_not": return domain.result(domain.graph.apply(.not, a.node), isBool: true)
    case "isnan": return domain.result(domain.graph.apply(.notEqual, a.node, a.node), isBool: true)
    case "isfinite":
      let size = domain.graph.apply(.absolute, a.node)
      return domain.result(domain.graph.apply(.less, size, domain.graph.constant(.infinity)), isBool: true)
    default: break
    }
    if operands.contains(where: { $0.kind.isBool }) {
      throw TraceFailure("it calls '\(name)' on truth values")
    }
    let node: Node
    if let operation = unary[name] {
      node = domain.graph.apply(operation, a.node)
    } else if unaryLoops.contains(name) {
      node = domain.graph.loop(name, a.node)
    } else if let operation = binary[name] {
      node = try domain.elementwise(operation, a.node, operands[1].node)
    } else if name == "power" || name == "float_power" {
      node = try domain.power(a.node, operands[1].node)
    } else if binaryLoops.contains(name) {
      let parts = try domain.unified([a.node, operands[1].node])
      node = domain.graph.loop(name, parts[0], parts[1])
    } else {
      throw TraceFailure("it calls 'numpy.\(name)'")
    }
    return domain.result(node, isOwn: true)
  }

  /// `math.name(x)`: on numbers, by the C library.
  private static func math(_ function: CFunction) -> Row {
    { domain, call in
      try call.only("x", "y")
      let x = try number(domain, call.first("x"))
      let node =
        try call["y"].map { domain.graph.c(function, x, try number(domain, $0)) }
        ?? domain.graph.c(function, x)
      return domain.traced(node, .pythonFloat)
    }
  }

  private static func number(_ domain: KernelTracing, _ x: Value) throws -> Node {
    let operand = try domain.operand(x)
    guard domain.graph.shape(operand.node).isEmpty else {
      throw TraceFailure("it calls a function of 'math' on an array")
    }
    return operand.node
  }

  // MARK: Folds

  private static func fold(
    _ body: @escaping @Sendable (KernelTracing, Node, _ axis: Int?) throws -> Node
  ) -> Row {
    { domain, call in
      try call.only("a", "self", "axis")
      let operand = try domain.operand(call.first("a", "self"))
      var axis: Int?
      if let given = call["axis"] {
        guard given.isInt else { throw TraceFailure("it folds along several axes") }
        let rank = domain.graph.shape(operand.node).count
        guard rank > 0 else { throw TraceFailure("it folds a number along an axis") }
        axis = given.int < 0 ? given.int + rank : given.int
        if rank == 1, axis == 0 { axis = nil }
      }
      return domain.result(try body(domain, operand.node, axis), isOwn: true)
    }
  }

  static func sum(_ domain: KernelTracing, _ a: Node, _ axis: Int?) throws -> Node {
    let shape = domain.graph.shape(a)
    if shape.isEmpty { return domain.graph.apply(.copy, a) }
    guard let axis else { return domain.graph.fold(.sum, a) }
    guard shape.count == 2, axis == 0 || axis == 1 else {
      throw TraceFailure("it folds an array of \(shape.count) dimensions")
    }
    return domain.graph.fold(axis == 1 ? .sumRows : .sumColumns, a, along: [shape[1 - axis]])
  }

  private static func count(_ domain: KernelTracing, _ a: Node, _ axis: Int?) -> Double {
    let shape = domain.graph.shape(a)
    return Double(axis.map { shape[$0] } ?? shape.reduce(1, *))
  }

  private static func mean(_ domain: KernelTracing, _ a: Node, _ axis: Int?) throws -> Node {
    let total = try sum(domain, a, axis)
    return domain.graph.apply(.divide, total, domain.graph.constant(count(domain, a, axis)))
  }

  private static func variance(_ domain: KernelTracing, _ a: Node, _ axis: Int?) throws -> Node {
    guard axis == nil else { throw TraceFailure("it takes a variance along an axis") }
    let deviation = domain.graph.apply(.subtract, a, try mean(domain, a, nil))
    return try mean(domain, domain.graph.apply(.square, deviation), nil)
  }

  private static func whole(_ operation: FunctionGraph.Operation) -> Row {
    fold { domain, a, axis in
      guard axis == nil else { throw TraceFailure("it folds along an axis") }
      return domain.graph.shape(a).isEmpty ? domain.graph.apply(.copy, a) : domain.graph.fold(operation, a)
    }
  }

  // MARK: Shapes

  private static func rearranged(
    _ body: @escaping @Sendable (NDArray, KernelArguments, Machine) throws -> NDArray
  ) -> Row {
    { domain, call in
      let x = try call.first("a", "self")
      domain.share(x)
      let operand = try domain.operand(x)
      let shape = domain.graph.shape(operand.node)
      let places = try body(domain.places(shape), call, domain.machine)
      return domain.result(try domain.gathered(operand.node, places), isBool: operand.kind.isBool)
    }
  }

  private static func filled(_ value: Double?) -> Row {
    { domain, call in
      try call.only("a", "shape", "fill_value")
      let shape = try domain.operand(call.first("a")).node
      let number =
        try value.map { domain.graph.constant($0) } ?? domain.operand(call.first("fill_value")).node
      return domain.result(domain.graph.broadcast(number, domain.graph.shape(shape)), isOwn: true)
    }
  }

  private static func joined(_ domain: KernelTracing, _ parts: [Value]) throws -> Value {
    let nodes = try parts.map { try domain.operand($0).node }
    guard nodes.allSatisfy({ domain.graph.shape($0).count <= 1 }) else {
      throw TraceFailure("it joins matrices")
    }
    let count = nodes.reduce(0) { $0 + domain.graph.shape($1).reduce(1, *) }
    guard count <= 10_000 else { throw TraceFailure("it joins long arrays") }
    return domain.result(domain.stack(nodes, shape: [count]), isOwn: true)
  }

  private static func sequence(_ x: Value) throws -> [Value] {
    guard let items = x.as(ListObject.self)?.items ?? x.as(TupleObject.self)?.items else {
      throw TraceFailure("it joins something else than a list of arrays")
    }
    return items
  }

  private static let makeArray: Row = { domain, call in
    try call.only("object", "a", "copy", "ndmin", "dtype")
    if let dtype = call["dtype"] {
      let name = dtype.as(TypeObject.self)?.name ?? domain.machine.text(dtype)?.string ?? ""
      guard ["float", "float64"].contains(name) else {
        throw TraceFailure("it makes an array of another type")
      }
    }
    if call["ndmin"] != nil { throw TraceFailure("it makes an array with 'ndmin'") }
    let x = try call.first("object", "a")
    if let object = x.as(TracedObject.self) {
      let kind = domain.kind(object)
      if kind != .array, kind != .boolArray {
        return domain.traced(object.node, kind == .pythonFloat ? .numpyFloat : kind)
      }
      return call.function.hasSuffix("asarray") ? x : domain.traced(object.node, kind, isOwn: true)
    }
    return domain.result(try domain.arrayNode(x), isOwn: true)
  }

  // MARK: The table

  static let table: [String: Row] = {
    var rows: [String: Row] = [
      "numpy.where": { domain, call in
        try call.only("condition", "x", "y")
        guard let x = call["x"], let y = call["y"] else { throw TraceFailure("it looks for true elements") }
        let parts = try domain.unified([
          domain.operand(call.first("condition")).node, domain.operand(x).node, domain.operand(y).node,
        ])
        return domain.result(domain.graph.select(parts[0], parts[1], parts[2]), isOwn: true)
      },
      "numpy.clip": { domain, call in
        try call.only("a", "a_min", "a_max", "self", "min", "max")
        var node = try domain.operand(call.first("a", "self")).node
        if let low = call["a_min"] ?? call["min"] {
          node = try domain.elementwise(.maximum, node, domain.operand(low).node)
        }
        if let high = call["a_max"] ?? call["max"] {
          node = try domain.elementwise(.minimum, node, domain.operand(high).node)
        }
        return domain.result(node, isOwn: true)
      },
      "numpy.array": makeArray, "numpy.asarray": makeArray,
      "numpy.atleast_1d": { domain, call in
        guard
          let object = try call.first("a", "arys", "*0").as(TracedObject.self)
            ?? call.starred.first?.as(TracedObject.self)
        else { throw TraceFailure("it calls 'atleast_1d' in a way that is not followed") }
        let shape = domain.graph.shape(object.node)
        return shape.isEmpty ? domain.result(domain.graph.reshape(object.node, [1])) : Value(object)
      },
      "numpy.concatenate": { domain, call in
        try call.only("arrays", "axis")
        return try joined(domain, sequence(call.first("arrays")))
      },
      "numpy.hstack": { domain, call in
        try call.only("tup")
        return try joined(domain, sequence(call.first("tup")))
      },
      "numpy.stack": { domain, call in
        try call.only("arrays")
        return domain.result(try domain.arrayNode(call.first("arrays")), isOwn: true)
      },
      "numpy.diff": { domain, call in
        try call.only("a")
        let node = try domain.operand(call.first("a")).node
        let shape = domain.graph.shape(node)
        guard shape.count == 1, shape[0] > 1 else { throw TraceFailure("it takes differences of a matrix") }
        let later = domain.graph.shift(node, from: 1, shape: [shape[0] - 1])
        return domain.result(
          domain.graph.apply(.subtract, later, domain.graph.shift(node, from: 0, shape: [shape[0] - 1])))
      },
      "numpy.outer": { domain, call in
        try call.only("a", "b")
        let (a, b) = (try domain.operand(call.first("a")).node, try domain.operand(call.first("b")).node)
        let rows = domain.graph.reshape(a, [domain.graph.shape(a).reduce(1, *), 1])
        return domain.result(try domain.elementwise(.multiply, rows, b))
      },
      "numpy.polyval": { domain, call in
        try call.only("p", "x")
        let x = try domain.operand(call.first("x")).node
        let p = try domain.operand(call.first("p")).node
        guard domain.graph.shape(p).count == 1 else { throw TraceFailure("it evaluates no polynomial") }
        var y = domain.graph.constant(0)
        for index in 0..<domain.graph.shape(p)[0] {
          y = domain.graph.apply(.multiply, y, x)
          y = domain.graph.apply(.add, y, domain.graph.element(p, index))
        }
        return domain.result(y)
      },
      "numpy.zeros_like": filled(0), "numpy.empty_like": filled(0), "numpy.ones_like": filled(1),
      "numpy.full_like": filled(nil),
      "numpy.linalg.norm": { domain, call in
        try call.only("x")
        let node = try domain.operand(call.first("x")).node
        guard domain.graph.shape(node).count == 1, !domain.isExact else {
          throw TraceFailure("it takes a norm")
        }
        return domain.result(domain.graph.apply(.sqrt, domain.graph.dot(node, node)))
      },
      "numpy.size": { domain, call in
        try call.only("a")
        return Value(domain.graph.shape(try domain.operand(call.first("a")).node).reduce(1, *))
      },
      "numpy.shape": { domain, call in
        domain.machine.tuple(domain.graph.shape(try domain.operand(call.first("a")).node).map { Value($0) })
      },
      "builtins.abs": { domain, call in
        let operand = try domain.operand(call.first("x"))
        let node = domain.graph.apply(.absolute, operand.node)
        return operand.kind == .pythonFloat
          ? domain.traced(node, .pythonFloat) : domain.result(node, isOwn: true)
      },
      "builtins.pow": { domain, call in
        try call.only("base", "exp", "x", "y")
        return try domain.binary(.power, inPlace: false, call.first("base", "x"), call.first("exp", "y"))
      },
      "math.sqrt": { domain, call in
        domain.traced(domain.graph.apply(.sqrt, try number(domain, call.first("x"))), .pythonFloat)
      },
      "math.fabs": { domain, call in
        domain.traced(domain.graph.apply(.absolute, try number(domain, call.first("x"))), .pythonFloat)
      },
      "math.log": { domain, call in
        try call.only("x", "base")
        let top = domain.graph.c(.log, try number(domain, call.first("x")))
        guard let base = call["base"] else { return domain.traced(top, .pythonFloat) }
        return domain.traced(
          domain.graph.apply(.divide, top, domain.graph.c(.log, try number(domain, base))), .pythonFloat)
      },
      "ndarray.reshape": { domain, call in
        try call.only("self")
        domain.share(try call.first("self"))
        let node = try domain.operand(call.first("self")).node
        let sizes = call.starred
        let shape = sizes.count == 1 ? sizes[0] : domain.machine.tuple(sizes)
        let places = try domain.places(domain.graph.shape(node)).reshape(domain.machine.shape(shape))
        return domain.result(try domain.gathered(node, places))
      },
      "numpy.reshape": { domain, call in
        try call.only("a", "shape", "newshape")
        domain.share(try call.first("a"))
        let node = try domain.operand(call.first("a")).node
        let places = try domain.places(domain.graph.shape(node)).reshape(
          domain.machine.shape(call.first("shape", "newshape")))
        return domain.result(try domain.gathered(node, places))
      },
      "ndarray.copy": { domain, call in
        domain.result(try domain.operand(call.first("self")).node, isOwn: true)
      },
      "ndarray.item": { domain, call in
        try call.only("self")
        let node = try domain.operand(call.first("self")).node
        guard call.starred.isEmpty, domain.graph.shape(node).reduce(1, *) == 1 else {
          throw TraceFailure("it calls 'item'")
        }
        return domain.traced(domain.graph.element(node, 0), .pythonFloat)
      },
    ]
    for (name, row) in [
      "sum": fold(sum), "mean": fold(mean), "max": whole(.largest), "min": whole(.least),
      "prod": whole(.product),
      "var": fold(variance),
      "std": fold { domain, a, axis in domain.graph.apply(.sqrt, try variance(domain, a, axis)) },
      "ravel": rearranged { places, _, _ in try places.ravel() },
      "flatten": rearranged { places, _, _ in try places.ravel() },
      "transpose": rearranged { places, call, _ in
        try call.only("a", "self")
        guard call.starred.isEmpty else { throw TraceFailure("it transposes by axes") }
        return try places.transpose()
      },
      "squeeze": rearranged { places, call, _ in
        try call.only("a", "self")
        return try places.squeeze(nil)
      },
      "dot": { domain, call in
        try call.only("a", "self", "b")
        let parts = [
          try domain.operand(call.first("a", "self")).node, try domain.operand(call.first("b")).node,
        ]
        if parts.contains(where: { domain.graph.shape($0).isEmpty }) {
          return domain.result(try domain.elementwise(.multiply, parts[0], parts[1]))
        }
        return domain.result(try domain.matrixProduct(parts[0], parts[1]))
      },
    ] as [String: Row] {
      rows["numpy.\(name)"] = row
      rows["ndarray.\(name)"] = row
    }
    rows["numpy.amax"] = rows["numpy.max"]
    rows["numpy.amin"] = rows["numpy.min"]
    rows["ndarray.clip"] = rows["numpy.clip"]
    for name in ["numpy.matmul", "numpy.inner", "numpy.vdot"] { rows[name] = rows["numpy.dot"] }
    for (name, function) in [
      ("exp", .exp), ("exp2", .exp2), ("expm1", .expm1), ("log2", .log2), ("log10", .log10),
      ("log1p", .log1p),
      ("sin", .sin), ("cos", .cos), ("tan", .tan), ("asin", .asin), ("acos", .acos), ("atan", .atan),
      ("sinh", .sinh),
      ("cosh", .cosh), ("tanh", .tanh), ("asinh", .asinh), ("acosh", .acosh), ("atanh", .atanh),
      ("erf", .erf),
      ("erfc", .erfc), ("gamma", .gamma), ("lgamma", .lgamma), ("cbrt", .cbrt), ("pow", .pow),
      ("atan2", .atan2),
    ] as [(String, CFunction)] { rows["math.\(name)"] = math(function) }
    for (name, isLog) in [("pdf", false), ("logpdf", true)] { rows["rv_continuous.\(name)"] = normal(isLog) }
    return rows
  }()

  /// The normal density, in the order of operations of the distribution itself.
  private static func normal(_ isLog: Bool) -> Row {
    { domain, call in
      let object = try call.first("self").as(DistributionObject.self)
      guard let object, object.distribution.name == "norm" else {
        throw TraceFailure("it uses a distribution that kernels do not know")
      }
      try call.only("self", "x", "loc", "scale")
      let x = try domain.operand(call.first("x")).node
      let loc = try domain.operand(call["loc"] ?? call.starred.first ?? Value(0)).node
      let scale = try domain.operand(call["scale"] ?? call.starred.dropFirst().first ?? Value(1)).node
      let z = try domain.elementwise(.divide, try domain.elementwise(.subtract, x, loc), scale)
      let half = domain.graph.apply(
        .divide, domain.graph.apply(.negative, domain.graph.apply(.square, z)), domain.graph.constant(2))
      let inside = domain.graph.apply(.less, domain.graph.constant(0), scale)
      let value: Node
      if isLog {
        let standard = domain.graph.apply(.subtract, half, domain.graph.constant(0.91893853320467267))
        value = try domain.elementwise(.subtract, standard, domain.graph.apply(.log, scale))
      } else {
        let standard = domain.graph.apply(
          .divide, domain.graph.apply(.exp, half), domain.graph.constant((2 * Double.pi).squareRoot()))
        value = try domain.elementwise(.divide, standard, scale)
      }
      if domain.graph.constantValue(scale).map({ $0 > 0 }) ?? false { return domain.result(value) }
      let parts = try domain.unified([inside, value])
      return domain.result(domain.graph.select(parts[0], parts[1], domain.graph.constant(.nan)))
    }
  }

  // MARK: What may be computed while tracing

  private static let impure: Set<String> = [
    "numpy.copyto", "numpy.put", "numpy.place", "numpy.putmask", "numpy.fill_diagonal",
    "numpy.put_along_axis",
    "numpy.save", "numpy.savetxt", "numpy.savez", "numpy.load", "numpy.loadtxt", "numpy.genfromtxt",
    "numpy.fromfile",
    "numpy.set_printoptions", "numpy.printoptions", "numpy.seterr", "numpy.errstate", "numpy.vectorize",
    "numpy.apply_along_axis", "numpy.frompyfunc", "numpy.fromfunction", "numpy.piecewise",
  ]
  private static let pureBuiltins: Set<String> = [
    "abs", "len", "min", "max", "sum", "round", "divmod", "pow", "isinstance", "ord", "chr", "any", "all",
    "callable",
    "hasattr",
  ]
  private static let pureArrayMethods: Set<String> = [
    "sum", "mean", "std", "var", "min", "max", "prod", "argmin", "argmax", "dot", "copy", "astype", "reshape",
    "ravel",
    "flatten", "transpose", "item", "tolist", "round", "cumsum", "cumprod", "any", "all", "nonzero", "clip",
    "squeeze",
    "take", "repeat", "trace", "diagonal", "argsort",
  ]

  static func isPure(_ name: String) -> Bool {
    let parts = name.split(separator: ".")
    let owner = parts.dropLast().joined(separator: ".")
    let last = String(parts.last ?? "")
    switch owner {
    case "math", "numpy.linalg", "scipy.special", "scipy.linalg": return true
    case "numpy": return !impure.contains(name)
    case "builtins": return pureBuiltins.contains(last)
    case "ndarray": return pureArrayMethods.contains(last)
    case "str", "tuple", "float", "int", "float64", "int64", "bool": return true
    case "rv_generic", "rv_continuous", "rv_discrete", "rv_frozen", "rv_continuous_frozen",
      "rv_discrete_frozen":
      return last != "rvs"
    case "list": return ["index", "count"].contains(last)
    default: return false
    }
  }
}
