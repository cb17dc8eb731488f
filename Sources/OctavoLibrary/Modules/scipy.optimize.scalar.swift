import OctavoLanguage
import OctavoNumerics

// Minima of functions of one variable.
extension OptimizeRows {
  static let scalarMinima: [Native] = [
    Native(
      "minimize_scalar(fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None)",
      doc: "Local minimization of scalar function of one variable."
    ) { call in try ScalarMinimizeCall(call).solved() },
    Native(
      "brent(func, args=(), brack=None, tol=1.48e-08, full_output=0, maxiter=500)",
      doc: "Given a function of one variable and a possible bracket, return a local minimizer."
    ) { call in
      let found = try call.machine.bracketedMinimum(
        .brent, call[0], call[1], call[2], xtol: call.double(3), maxiter: call.int(5))
      let machine = call.machine
      let (x, value) = try machine.minimumNumbers(found, call[2], isPlain: false)
      return try call.bool(4) ? machine.tuple([x, value, Value(found.nit), Value(found.nfev)]) : x
    },
    Native(
      "golden(func, args=(), brack=None, tol=1.4901161193847656e-08, full_output=0, maxiter=5000)",
      doc: "Return the minimizer of a function of one variable using the golden section method."
    ) { call in
      let found = try call.machine.bracketedMinimum(
        .golden, call[0], call[1], call[2], xtol: call.double(3), maxiter: call.int(5))
      let machine = call.machine
      let (x, value) = try machine.minimumNumbers(found, call[2], isPlain: true)
      return try call.bool(4) ? machine.tuple([x, value, Value(found.nfev)]) : x
    },
    Native(
      "fminbound(func, x1, x2, args=(), xtol=1e-05, maxfun=500, full_output=0, disp=1)",
      doc: "Bounded minimization for scalar functions."
    ) { call in
      let machine = call.machine
      let ends = (try machine.oneNumber(call[1]), try machine.oneNumber(call[2]))
      let found = try machine.boundedMinimum(
        call[0], call[3], ends.0, ends.1, xatol: call.double(4), maxiter: call.int(5), disp: call.int(7))
      if try !call.bool(6) { return machine.float64(found.outcome.x) }
      return machine.tuple([
        machine.float64(found.outcome.x), machine.float64(found.outcome.value), Value(found.flag),
        Value(found.outcome.nfev),
      ])
    },
    Native(
      "bracket(func, xa=0.0, xb=1.0, args=(), grow_limit=110.0, maxiter=1000)",
      doc: "Bracket the minimum of a function."
    ) { call in
      let machine = call.machine
      let function = PythonRealFunction(
        numpy: PythonFunction(machine, call[0], machine.extraArguments(call[3])))
      let found = try ScalarSearch.bracket(
        function, from: call.double(1), to: call.double(2), growLimit: call.double(4), maxiter: call.int(5))
      if !found.isValid {
        throw machine.error(
          .runtimeError,
          "The algorithm terminated without finding a valid bracket. Consider trying different initial points."
        )
      }
      let numbers = found.points.map(\.x) + found.points.map(\.value)
      return machine.tuple(numbers.map { machine.float64($0) } + [Value(found.calls)])
    },
  ]
}

enum BracketMethod { case brent, golden }

extension Machine {
  /// A number that may come as an array of one.
  func oneNumber(_ x: Value) throws -> Double {
    if let array = x.as(ArrayObject.self)?.array, array.size == 1 { return array.firstScalar.double }
    return try double(x)
  }

  /// A minimum from a bracket of two or three points, or from one found downhill from 0 and 1.
  func bracketedMinimum(
    _ method: BracketMethod, _ function: Value, _ arguments: Value, _ given: Value, xtol: Double,
    maxiter: Int,
    trace: ScalarSearch.Trace? = nil
  ) throws -> ScalarSearch.Outcome {
    let real = PythonRealFunction(numpy: PythonFunction(self, function, extraArguments(arguments)))
    if xtol < 0 {
      throw error(.valueError, "tolerance should be >= 0 but got \(try str(Value(xtol)).string)")
    }
    if maxiter < 0 { throw error(.valueError, "maxiter should be >= 0") }
    let bracket = try bracket(real, given)
    // Without a bracket the best point of the search is what there is.
    guard bracket.isValid else { return bracket.lowest }
    return method == .brent
      ? try ScalarSearch.brent(real, in: bracket, xtol: xtol, maxiter: maxiter, trace: trace)
      : try ScalarSearch.golden(real, in: bracket, xtol: xtol, maxiter: maxiter)
  }

  /// The minimum in the kind of number the search has it in: a whole end of the bracket stays whole, and the golden
  /// section of a bracket of three plain numbers computes with those.
  fileprivate func minimumNumbers(
    _ found: ScalarSearch.Outcome, _ given: Value, isPlain: Bool
  ) throws -> (x: Value, value: Value) {
    let ends = given.isNone ? [] : try items(of: given)
    if ends.contains(where: { $0.isInt && Double($0.int) == found.x }) && ends.allSatisfy(\.isInt) {
      let whole = found.value == found.value.rounded() && abs(found.value) < 0x1p53
      let x = value(try NDArray([found.x], shape: []).astype(.int64))
      return (x, whole ? value(try NDArray([found.value], shape: []).astype(.int64)) : float64(found.value))
    }
    if isPlain && ends.count == 3 && ends.allSatisfy({ $0.isInt || $0.isFloat }) {
      return (Value(found.x), Value(found.value))
    }
    return (float64(found.x), float64(found.value))
  }

  private func bracket(_ function: any RealFunction, _ given: Value) throws -> ScalarSearch.Bracket {
    if given.isNone { return try ScalarSearch.bracket(function, from: 0, to: 1) }
    let ends = try items(of: given).map(double)
    switch ends.count {
    case 2: return try ScalarSearch.bracket(function, from: ends[0], to: ends[1])
    case 3:
      let isReversed = ends[0] > ends[2]
      return try ScalarSearch.bracket(function, ends[isReversed ? 2 : 0], ends[1], ends[isReversed ? 0 : 2])
    default: throw error(.valueError, "Bracketing interval must be length 2 or 3 sequence.")
    }
  }

  fileprivate func boundedMinimum(
    _ function: Value, _ arguments: Value, _ lower: Double, _ upper: Double, xatol: Double, maxiter: Int,
    disp: Int
  ) throws -> (outcome: ScalarSearch.Outcome, flag: Int) {
    guard lower.isFinite, upper.isFinite else {
      throw error(.valueError, "Optimization bounds must be finite scalars.")
    }
    if lower > upper { throw error(.valueError, "The lower bound exceeds the upper bound.") }
    let real = PythonRealFunction(numpy: PythonFunction(self, function, extraArguments(arguments)))
    func print(_ text: String) throws { try writeOutput(Text(text + "\n")) }
    if disp > 2 { try print(" \n Func-count     x          f(x)          Procedure") }
    func wide(_ x: Double) -> String { FixedPoint.formatted(x, ">12.6g") }
    let found = try ScalarSearch.bounded(real, from: lower, to: upper, xatol: xatol, maxiter: maxiter) {
      count, x, value, procedure in
      if disp > 2 {
        let number = FixedPoint.formatted(Double(count), ">5.0f")
        try print("\(number)   \(wide(x)) \(wide(value)) \("       " + procedure)")
      }
    }
    var flag = found.isDone ? 0 : 1
    if found.x.isNaN || found.value.isNaN { flag = 2 }
    switch flag {
    case 0 where disp > 1:
      try print(
        "\nOptimization terminated successfully;\nThe returned value satisfies the termination criteria\n(using xtol =  \(try str(Value(xatol)).string) )"
      )
    case 1 where disp > 0:
      try print("\nMaximum number of function evaluations exceeded --- increase maxfun argument.\n")
    case 2 where disp > 0: try print("\nNaN result encountered.")
    default: break
    }
    return (found, flag)
  }
}

/// One call of `minimize_scalar`.
private struct ScalarMinimizeCall {
  private let call: Arguments
  private let machine: Machine

  init(_ call: Arguments) { (self.call, machine) = (call, call.machine) }

  private func fault(_ message: String) -> Error { machine.error(.valueError, message) }

  func solved() throws -> Value {
    if call.isGiven(4), machine.text(call[4]) == nil { return try custom() }
    let name = call.isGiven(4) ? try call.text(4) : call.isGiven(2) ? "bounded" : "brent"
    let method = name.lowercased()
    if call.isGiven(2), method != "bounded", ["brent", "golden"].contains(method) {
      throw fault("Use of `bounds` is incompatible with 'method=\(name)'.")
    }
    let options = try self.options(method)
    let isShown = try options["disp"].map { $0.isBool ? ($0.isTrue ? 2 : 0) : try machine.index($0) } ?? 0
    switch method {
    case "brent", "golden":
      let kind: BracketMethod = method == "brent" ? .brent : .golden
      return try bracketed(kind, options, isShown)
    case "bounded":
      guard call.isGiven(2) else { throw fault("The `bounds` parameter is mandatory for method `bounded`.") }
      return try bounded(options, isShown)
    default: throw fault("Unknown solver \(name)")
    }
  }

  private func options(_ method: String) throws -> OptionReader {
    var options: [String: Value] = [:]
    let tolerance = method == "bounded" ? "xatol" : "xtol"
    let known = ["maxiter", "disp", tolerance]
    var unknown: [String] = []
    if let dict = call[6].as(DictObject.self) {
      for pair in dict.pairs {
        let name = try machine.str(pair.key).string
        if known.contains(name) { options[name] = pair.value } else { unknown.append(name) }
      }
    }
    if call.isGiven(5), options[tolerance] == nil {
      if method == "bounded" {
        try machine.warn(
          .runtimeWarning,
          "Method 'bounded' does not support relative tolerance in x; defaulting to absolute tolerance.")
      }
      options[tolerance] = call[5]
    }
    if !unknown.isEmpty {
      try machine.warn(
        machine.optimizeTypes.warning, "Unknown solver options: \(unknown.joined(separator: ", "))")
    }
    return OptionReader(machine, options)
  }

  private func bracketed(_ kind: BracketMethod, _ options: OptionReader, _ disp: Int) throws -> Value {
    let xtol = try options.double("xtol") ?? (kind == .brent ? 1.48e-8 : Double.ulpOfOne.squareRoot())
    let maxiter = try options.int("maxiter") ?? (kind == .brent ? 500 : 5000)
    func print(_ text: String) throws { try machine.writeOutput(Text(text + "\n")) }
    if disp > 2 {
      try print(" \n Func-count       x           f(x)    ")
    }
    let found = try machine.bracketedMinimum(kind, call[0], call[3], call[1], xtol: xtol, maxiter: maxiter) {
      count, x, value, _ in
      if disp > 2 {
        let parts = [Double(count), x, value].map { FixedPoint.formatted($0, "^12.6g") }
        try print(parts.joined(separator: " "))
      }
    }
    let isSuccess = found.isDone && !found.x.isNaN && !found.value.isNaN
    let message =
      isSuccess
      ? "\nOptimization terminated successfully;\nThe returned value satisfies the termination criteria\n(using xtol = \(try machine.str(Value(xtol)).string) )"
      : found.x.isNaN || found.value.isNaN
        ? "NaN result encountered." : "\nMaximum number of iterations exceeded"
    if disp > 0 {
      if isSuccess { try print(message) } else { try machine.warn(machine.optimizeTypes.warning, message) }
    }
    let x = ("x", machine.float64(found.x))
    let counts = [("nit", Value(found.nit)), ("nfev", Value(found.nfev))]
    let ending = [("success", Value(isSuccess)), ("message", machine.string(message))]
    let fun = [("fun", machine.float64(found.value))]
    return try machine.optimizeResult(
      kind == .brent
        ? fun + [x] + counts + ending
        : fun + [("nfev", Value(found.nfev)), x, ("nit", Value(found.nit))] + ending)
  }

  private func bounded(_ options: OptionReader, _ disp: Int) throws -> Value {
    let ends = try machine.items(of: call[2])
    guard ends.count == 2 else { throw fault("bounds must have two elements.") }
    let (found, flag) = try machine.boundedMinimum(
      call[0], call[3], machine.oneNumber(ends[0]), machine.oneNumber(ends[1]),
      xatol: options.double("xatol") ?? 1e-5, maxiter: options.int("maxiter") ?? 500, disp: disp)
    let messages = [
      "Solution found.", "Maximum number of function calls reached.", "NaN result encountered.",
    ]
    return try machine.optimizeResult([
      ("fun", machine.float64(found.value)), ("status", Value(flag)), ("success", Value(flag == 0)),
      ("message", machine.string(messages[flag])), ("x", machine.float64(found.x)),
      ("nfev", Value(found.nfev)),
      ("nit", Value(found.nit)),
    ])
  }

  private func custom() throws -> Value {
    var named: [(String, Value)] = [
      ("args", machine.tuple(machine.extraArguments(call[3]))), ("bracket", call[1]), ("bounds", call[2]),
    ]
    if let dict = call[6].as(DictObject.self) {
      for pair in dict.pairs { named.append((try machine.str(pair.key).string, pair.value)) }
    }
    if call.isGiven(5), !named.contains(where: { $0.0 == "tol" }) { named.append(("tol", call[5])) }
    return try machine.call(call[4], [call[0]], named: named)
  }
}
