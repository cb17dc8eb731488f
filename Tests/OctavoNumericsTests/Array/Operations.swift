import OctavoNumerics

/// What a recorded function name means here: one row each.
enum Operations {
  enum Outcome {
    case arrays([NDArray])
    case text(String)
  }

  typealias Operation = (Call) throws -> Outcome

  static func run(_ test: RecordedCase) throws -> Outcome {
    let call = Call(test)
    if let operation = table[test.function] { return try operation(call) }
    if let ufunc = ufuncs[test.function] {
      return .arrays(try ufunc.call(test.arguments.map { try call.operand($0) }))
    }
    let parts = test.function.split(separator: ".").map(String.init)
    if parts.count == 2, let ufunc = ufuncs[parts[0]] { return try method(ufunc, parts[1], call) }
    throw RecordingFault("no operation \(test.function)")
  }

  private static let ufuncs = Dictionary(uniqueKeysWithValues: Ufunc.all.map { ($0.name, $0) })

  private static func method(_ f: Ufunc, _ name: String, _ c: Call) throws -> Outcome {
    switch name {
    case "reduce": return .arrays([try f.reduce(c.array(0), axes: c.has("axis") ? c.axes() : [0])])
    case "accumulate": return .arrays([try f.accumulate(c.array(0), axis: c.int("axis") ?? 0)])
    case "outer": return .arrays([try f.outer(c.array(0), c.array(1))])
    case "reduceat": return .arrays([try f.reduceat(c.array(0), c.ints(1))])
    case "at":
      let target = try c.array(0)
      try f.at(target, [.array(c.array(1))], c.array(2))
      return .arrays([target])
    default: throw RecordingFault("no method \(name)")
    }
  }

  /// The arguments of one call.
  struct Call {
    let test: RecordedCase
    init(_ test: RecordedCase) { self.test = test }

    func has(_ key: String) -> Bool { test.keywords[key] != nil }
    func argument(_ i: Int) throws -> Argument {
      if i >= test.arguments.count { throw RecordingFault("argument \(i) missing") }
      return test.arguments[i]
    }
    func array(_ i: Int) throws -> NDArray {
      guard case .array(let a) = try argument(i) else { throw RecordingFault("argument \(i) is no array") }
      return a
    }
    func arrays(_ i: Int) throws -> [NDArray] {
      guard case .list(let list) = try argument(i) else { throw RecordingFault("argument \(i) is no list") }
      return try list.map {
        guard case .array(let a) = $0 else { throw RecordingFault("not an array") }
        return a
      }
    }
    func operand(_ argument: Argument) throws -> Operand {
      switch argument {
      case .array(let a): return .array(a)
      case .weak(let w): return w
      case .int(let x): return .int(x)
      case .float(let x): return .float(x)
      default: throw RecordingFault("no operand")
      }
    }
    func optionalOperand(_ i: Int) throws -> Operand? {
      if case .none = try argument(i) { return nil }
      return try operand(argument(i))
    }
    func int(_ i: Int) throws -> Int {
      guard case .int(let x) = try argument(i) else { throw RecordingFault("argument \(i) is no int") }
      return x
    }
    func double(_ i: Int) throws -> Double {
      switch try argument(i) {
      case .float(let x): return x
      case .int(let x): return Double(x)
      default: throw RecordingFault("argument \(i) is no float")
      }
    }
    func ints(_ i: Int) throws -> [Int] { try ints(argument(i)) }
    func ints(_ argument: Argument) throws -> [Int] {
      switch argument {
      case .int(let x): return [x]
      case .list(let list):
        return try list.map {
          guard case .int(let x) = $0 else { throw RecordingFault("not an int") }
          return x
        }
      default: throw RecordingFault("no ints")
      }
    }
    func int(_ key: String) -> Int? {
      if case .int(let x)? = test.keywords[key] { return x }
      return nil
    }
    func text(_ key: String) -> String? {
      if case .text(let x)? = test.keywords[key] { return x }
      return nil
    }
    func bool(_ key: String) -> Bool? {
      if case .bool(let x)? = test.keywords[key] { return x }
      return nil
    }
    func scalar(_ key: String) throws -> NDArray? {
      try double(key).map { try NDArray.full([], .float($0)) }
    }
    func double(_ key: String) -> Double? {
      switch test.keywords[key] {
      case .float(let x): return x
      case .int(let x): return Double(x)
      default: return nil
      }
    }
    func array(_ key: String) -> NDArray? {
      if case .array(let a)? = test.keywords[key] { return a }
      return nil
    }
    func dtype(_ key: String) -> DType? {
      if case .dtype(let d)? = test.keywords[key] { return d }
      return nil
    }
    func axes() throws -> [Int]? {
      guard let argument = test.keywords["axis"] else { return nil }
      if case .none = argument { return nil }
      return try ints(argument)
    }
    func reduction() throws -> ReduceOptions {
      ReduceOptions(
        axes: try axes(), keepdims: bool("keepdims") ?? false, dtype: dtype("dtype"),
        initial: double("initial").map { .float($0) }, where: array("where"))
    }
    func items(_ i: Int) throws -> [Index] {
      guard case .list(let list) = try argument(i) else { throw RecordingFault("no items") }
      return try list.map { item in
        switch item {
        case .int(let x): return .int(x)
        case .slice(let a, let b, let c): return .slice(start: a, stop: b, step: c)
        case .none: return .newAxis
        case .ellipsis: return .ellipsis
        case .array(let a): return .array(a)
        case .bool(let on): return .bool(on)
        default: throw RecordingFault("no index item")
        }
      }
    }
    func spacing(_ i: Int) throws -> NDArray.Spacing {
      if i >= test.arguments.count { return .step(1) }
      if case .array(let x) = test.arguments[i] { return .at(x) }
      return .step(try double(i))
    }
  }

  private static func one(_ body: @escaping (Call) throws -> NDArray) -> Operation {
    { .arrays([try body($0)]) }
  }
  private static func many(_ body: @escaping (Call) throws -> [NDArray]) -> Operation {
    { .arrays(try body($0)) }
  }
  private static func words(_ body: @escaping (Call) throws -> String) -> Operation {
    { .text(try body($0)) }
  }

  nonisolated(unsafe) static let table: [String: Operation] = [
    // Folds
    "sum": one { try $0.array(0).sum($0.reduction()) },
    "prod": one { try $0.array(0).prod($0.reduction()) },
    "max": one { try $0.array(0).maximum($0.reduction()) },
    "min": one { try $0.array(0).minimum($0.reduction()) },
    "any": one { try $0.array(0).any($0.reduction()) },
    "all": one { try $0.array(0).all($0.reduction()) },
    "mean": one { try $0.array(0).mean($0.reduction()) },
    "var": one { try $0.array(0).variance($0.reduction(), ddof: $0.double("ddof") ?? 0) },
    "std": one { try $0.array(0).standardDeviation($0.reduction(), ddof: $0.double("ddof") ?? 0) },
    "ptp": one { try $0.array(0).ptp($0.reduction()) },
    "argmax": one { try $0.array(0).argmax(axis: $0.int("axis")) },
    "argmin": one { try $0.array(0).argmin(axis: $0.int("axis")) },
    "cumsum": one { try $0.array(0).cumsum(axis: $0.int("axis")) },
    "cumprod": one { try $0.array(0).cumprod(axis: $0.int("axis")) },

    // Indexing and choosing
    "getitem": one { try $0.array(0)[$0.items(1)] },
    "setitem": one { c in
      let a = try c.array(0)
      try a.setItems(c.items(1), to: c.array(2))
      return a
    },
    "take": one {
      try $0.array(0).take(
        $0.array(1), axis: $0.int("axis"), mode: .init(rawValue: $0.text("mode") ?? "raise")!)
    },
    "nonzero": many { try $0.array(0).nonzero() },
    "argwhere": one { try $0.array(0).argwhere() },
    "flatnonzero": one { try $0.array(0).flatNonzero() },
    "where": one { try NDArray.where($0.array(0), $0.operand($0.argument(1)), $0.operand($0.argument(2))) },
    "select": one {
      try NDArray.select($0.arrays(0), $0.arrays(1).map { .array($0) }, default: .array($0.array(2)))
    },
    "clip": one { try $0.array(0).clip($0.optionalOperand(1), $0.optionalOperand(2)) },
    "compress": one { try $0.array(1).compress($0.array(0), axis: $0.int("axis")) },
    "take_along_axis": one { try $0.array(0).takeAlong($0.array(1), axis: $0.int("axis") ?? 0) },

    // Shapes
    "reshape": one { try $0.array(0).reshape(Dims($0.ints(1))) },
    "transpose": one { try $0.array(0).transpose($0.test.arguments.count > 1 ? $0.ints(1) : nil) },
    "swapaxes": one { try $0.array(0).swapaxes($0.int(1), $0.int(2)) },
    "moveaxis": one { try $0.array(0).moveaxis($0.ints(1), $0.ints(2)) },
    "rollaxis": one { try $0.array(0).rollaxis($0.int(1), to: $0.test.arguments.count > 2 ? $0.int(2) : 0) },
    "squeeze": one { try $0.array(0).squeeze($0.axes()) },
    "expand_dims": one { try $0.array(0).expandDims($0.ints(1)) },
    "flip": one { try $0.array(0).flip($0.axes()) },
    "broadcast_to": one { try $0.array(0).broadcast(to: Dims($0.ints(1))) },
    "concatenate": one { try NDArray.concatenate($0.arrays(0), axis: $0.has("axis") ? $0.int("axis") : 0) },
    "stack": one { try NDArray.stack($0.arrays(0), axis: $0.int("axis") ?? 0) },
    "vstack": one { try NDArray.vstack($0.arrays(0)) },
    "hstack": one { try NDArray.hstack($0.arrays(0)) },
    "dstack": one { try NDArray.dstack($0.arrays(0)) },
    "column_stack": one { try NDArray.columnStack($0.arrays(0)) },
    "split": many { c in
      if case .int(let n) = try c.argument(1) { return try c.array(0).split(n, axis: c.int("axis") ?? 0) }
      return try c.array(0).split(at: c.ints(1), axis: c.int("axis") ?? 0)
    },
    "array_split": many { try $0.array(0).arraySplit($0.int(1)) },
    "tile": one { try $0.array(0).tile($0.ints(1)) },
    "repeat": one { try $0.array(0).repeated($0.ints(1), axis: $0.int("axis")) },
    "roll": one { try $0.array(0).roll($0.ints(1), axes: $0.axes()) },
    "rot90": one { try $0.array(0).rot90($0.int(1)) },

    // Making
    "diag": one { try $0.array(0).diag(k: $0.int(1)) },
    "eye": one { try NDArray.eye($0.int(0), $0.int(1), k: $0.int(2)) },
    "tri": one { try NDArray.tri($0.int(0), $0.int(1), k: $0.int(2)) },
    "tril": one { try $0.array(0).tril(k: $0.int(1)) },
    "triu": one { try $0.array(0).triu(k: $0.int(1)) },
    "arange": one { c in
      if case .int(let a) = try c.argument(0) { return try NDArray.arange(a, c.int(1), c.int(2)) }
      return try NDArray.arange(c.double(0), c.double(1), c.double(2))
    },
    "linspace": one {
      try NDArray.linspace(
        $0.double(0), $0.double(1), count: $0.int(2), endpoint: $0.bool("endpoint") ?? true
      ).values
    },
    "logspace": one { try NDArray.logspace($0.double(0), $0.double(1), count: $0.int(2)) },
    "meshgrid": many { c in
      try NDArray.meshgrid(
        c.test.arguments.indices.map { try c.array($0) }, indexing: c.text("indexing") ?? "xy")
    },
    "indices": one { try NDArray.indices(Dims($0.ints(0))) },
    "astype": one { c in
      guard case .dtype(let dtype) = try c.argument(1) else { throw RecordingFault("no dtype") }
      return try c.array(0).astype(dtype)
    },
    "promote": one { try NDArray.zeros([], dtype: DType.promote($0.array(0).dtype, $0.array(1).dtype)) },

    // Order and counting
    "sort": one { try $0.array(0).sorted(axis: $0.has("axis") ? $0.int("axis") : -1) },
    "argsort": one { try $0.array(0).argsort(axis: $0.has("axis") ? $0.int("axis") : -1) },
    "unique": one { try $0.array(0).unique() },
    "unique_all": many { c in
      let u = try c.array(0).uniqueAll()
      return [u.values, u.index, u.inverse, u.counts]
    },
    "searchsorted": one { try $0.array(0).searchSorted($0.array(1), right: $0.text("side") == "right") },
    "isin": one { try $0.array(0).isIn($0.array(1)) },
    "lexsort": one { try NDArray.lexsort($0.arrays(0)) },
    "digitize": one { try $0.array(0).digitize($0.array(1), right: $0.bool("right") ?? false) },
    "intersect1d": one { try NDArray.intersect($0.array(0), $0.array(1)) },
    "union1d": one { try NDArray.union($0.array(0), $0.array(1)) },
    "setdiff1d": one { try NDArray.difference($0.array(0), $0.array(1)) },
    "setxor1d": one { try NDArray.symmetricDifference($0.array(0), $0.array(1)) },
    "histogram": many { c in
      let bins: NDArray.Bins
      switch try c.argument(1) {
      case .int(let n): bins = .count(n)
      case .text(let rule): bins = .rule(rule)
      default: bins = .edges(try c.array(1))
      }
      var range: (Double, Double)?
      if case .list(let ends)? = c.test.keywords["range"], case .float(let a) = ends[0],
        case .float(let b) = ends[1]
      {
        range = (a, b)
      }
      let h = try c.array(0).histogram(
        bins, range: range, density: c.bool("density") ?? false, weights: c.array("weights"))
      return [h.counts, h.edges]
    },
    "bincount": one {
      try $0.array(0).bincount(weights: $0.array("weights"), minlength: $0.int("minlength") ?? 0)
    },

    // Statistics
    "median": one { try $0.array(0).median($0.reduction()) },
    "percentile": one { try $0.array(0).percentile($0.array(1), $0.reduction()) },
    "quantile": one {
      try $0.array(0).quantile(
        $0.array(1), $0.reduction(), method: .init(rawValue: $0.text("method") ?? "linear")!)
    },
    "nansum": one { try $0.array(0).nanSum($0.reduction()) },
    "nanprod": one { try $0.array(0).nanProd($0.reduction()) },
    "nanmax": one { try $0.array(0).nanMaximum($0.reduction()) },
    "nanmin": one { try $0.array(0).nanMinimum($0.reduction()) },
    "nanmean": one { try $0.array(0).nanMean($0.reduction()) },
    "nanvar": one { try $0.array(0).nanVariance($0.reduction()) },
    "nanstd": one { try $0.array(0).nanStandardDeviation($0.reduction()) },
    "nanmedian": one { try $0.array(0).nanMedian($0.reduction()) },
    "nanargmax": one { try $0.array(0).nanArgmax(axis: $0.int("axis")) },
    "nanargmin": one { try $0.array(0).nanArgmin(axis: $0.int("axis")) },
    "nanpercentile": one { try $0.array(0).nanPercentile($0.array(1), $0.reduction()) },
    "average": one { c in
      try c.array(0).average(axes: c.axes(), weights: c.array("weights")).average
    },
    "cov": one {
      try $0.array(0).covariance(
        $0.test.arguments.count > 1 ? $0.array(1) : nil, rowvar: $0.bool("rowvar") ?? true,
        bias: $0.bool("bias") ?? false)
    },
    "corrcoef": one { try $0.array(0).correlation($0.test.arguments.count > 1 ? $0.array(1) : nil) },

    // Differences, products, comparison
    "diff": one {
      try $0.array(0).diff(
        $0.test.arguments.count > 1 ? $0.int(1) : 1, axis: $0.int("axis") ?? -1, prepend: $0.array("prepend"),
        append: $0.array("append"))
    },
    "gradient": one {
      try $0.array(0).gradient(
        axis: $0.int("axis") ?? 0, spacing: $0.spacing(1), edgeOrder: $0.int("edge_order") ?? 1)
    },
    "trapezoid": one { try $0.array(0).trapezoid($0.spacing(1), axis: $0.int("axis") ?? -1) },
    "interp": one {
      try $0.array(0).interpolated(
        $0.array(1), $0.array(2), left: $0.double("left"), right: $0.double("right"))
    },
    "convolve": one {
      try NDArray.convolve($0.array(0), $0.array(1), .init(rawValue: $0.text("mode") ?? "full")!)
    },
    "matmul": one { try NDArray.matmul($0.array(0), $0.array(1)) },
    "dot": one { try NDArray.dot($0.array(0), $0.array(1)) },
    "inner": one { try NDArray.inner($0.array(0), $0.array(1)) },
    "outer": one { try NDArray.outer($0.array(0), $0.array(1)) },
    "vdot": one { try NDArray.vdot($0.array(0), $0.array(1)) },
    "kron": one { try NDArray.kron($0.array(0), $0.array(1)) },
    "cross": one { try NDArray.cross($0.array(0), $0.array(1)) },
    "trace": one { try $0.array(0).trace() },
    "tensordot": one {
      try NDArray.tensordot($0.array(0), $0.array(1), axes: .pairs($0.ints(2), $0.ints(3)))
    },
    "isclose": one {
      try NDArray.isClose(
        $0.array(0), $0.array(1), rtol: $0.double("rtol") ?? 1e-5, atol: $0.double("atol") ?? 1e-8,
        equalNaN: $0.bool("equal_nan") ?? false)
    },
    "round": one { try $0.array(0).rounded($0.int(1)) },
    "nan_to_num": one {
      try $0.array(0).nanToNumber(
        nan: $0.scalar("nan"), positive: $0.scalar("posinf"), negative: $0.scalar("neginf"))
    },

    // Text
    "str": words { try $0.array(0).text() },
    "repr": words { c in
      var options = PrintOptions()
      options.precision = c.int("precision") ?? 8
      options.threshold = c.int("threshold") ?? 1000
      options.edgeitems = c.int("edgeitems") ?? 3
      options.linewidth = c.int("linewidth") ?? 75
      options.suppress = c.bool("suppress") ?? false
      options.floatmode = c.text("floatmode") ?? "maxprec"
      options.sign = Character(c.text("sign") ?? "-")
      options.nanText = c.text("nanstr") ?? "nan"
      options.infText = c.text("infstr") ?? "inf"
      return try c.array(0).representation(options)
    },
    "scalar": words { try Formatting.representation(of: $0.array(0).item(), dtype: $0.array(0).dtype) },
  ]
}
