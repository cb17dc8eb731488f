import OctavoLanguage
import OctavoNumerics

// Roots of functions of one variable.
extension OptimizeRows {
  static let scalarRoots: [Native] =
    [BracketedRoot.Method.bisect, .ridder, .brentq, .brenth].map { method in
      Native(
        "\(method.rawValue)(f, a, b, args=(), xtol=2e-12, rtol=8.881784197001252e-16, maxiter=100, full_output=False, disp=True)",
        doc: "Find root of a function within an interval."
      ) { call in
        let options = try ScalarRootOptions(
          xtol: call.double(4), rtol: call.double(5), maxiter: call.int(6), disp: call.bool(8))
        let function = PythonFunction(call.machine, call[0], call.machine.extraArguments(call[3]))
        let found = try call.machine.bracketed(method, function, call.double(1), call.double(2), options)
        return try found.value(call.machine, full: call.bool(7))
      }
    } + [
      Native(
        "toms748(f, a, b, args=(), k=1, xtol=2e-12, rtol=8.881784197001252e-16, maxiter=100, full_output=False, disp=True)",
        doc: "Find a root using TOMS Algorithm 748 method."
      ) { call in
        let options = try ScalarRootOptions(
          xtol: call.double(5), rtol: call.double(6), maxiter: call.int(7), disp: call.bool(9),
          k: call.double(4),
          givenK: call.has(4) ? call[4] : nil)
        let function = PythonFunction(call.machine, call[0], call.machine.extraArguments(call[3]))
        let found = try call.machine.toms748(function, call[1], call[2], options)
        return try found.value(call.machine, full: call.bool(8))
      },
      Native(
        "newton(func, x0, fprime=None, args=(), tol=1.48e-08, maxiter=50, fprime2=None, x1=None, rtol=0.0, full_output=False, disp=True)",
        doc:
          "Find a root of a real or complex function using the Newton-Raphson (or secant or Halley's) method."
      ) { call in
        let machine = call.machine
        let arguments = machine.extraArguments(call[3])
        func function(_ index: Int) -> PythonFunction? {
          call.isGiven(index) ? PythonFunction(machine, call[index], arguments) : nil
        }
        let options = try ScalarRootOptions(
          xtol: call.double(4), rtol: call.double(8), maxiter: call.int(5), disp: call.bool(10))
        try options.checkNewton(machine)
        let start = try machine.array(from: call[1])
        let main = PythonFunction(machine, call[0], arguments)
        if start.size > 1 || start.dtype.isComplex {
          let several = try machine.attribute(
            of: Value(machine.importModule("scipy.optimize._newton")), "newton")
          let extra = machine.tuple(arguments)
          return try machine.call(
            several, (0..<11).map { $0 == 3 ? extra : call.isGiven($0) ? call[$0] : .none })
        }
        let found = try machine.newton(
          main, start.firstScalar.double, function(2).map(PythonRealFunction.init(numpy:)),
          function(6).map(PythonRealFunction.init(numpy:)), call.optionalDouble(7), options)
        return try found.value(machine, full: call.bool(9))
      },
      Native(
        "root_scalar(f, args=(), method=None, bracket=None, fprime=None, fprime2=None, x0=None, x1=None, xtol=None, rtol=None, maxiter=None, options=None)",
        doc: "Find a root of a scalar function."
      ) { call in try RootScalar(call).solved() },
      Native(
        "fixed_point(func, x0, args=(), xtol=1e-08, maxiter=500, method='del2')",
        doc: "Find a fixed point of the function."
      ) { call in try call.machine.fixedPoint(call) },
    ]
}

struct ScalarRootOptions {
  var xtol: Double
  var rtol: Double
  var maxiter: Int
  var disp: Bool
  var k = 1.0
  /// As the program gave it.
  var givenK: Value?

  private func short(_ x: Double) -> String { FixedPoint.formatted(x, "g") }

  func check(_ machine: Machine, least: Double = 4 * Double.ulpOfOne) throws {
    if xtol <= 0 { throw machine.error(.valueError, "xtol too small (\(short(xtol)) <= 0)") }
    if rtol < least { throw machine.error(.valueError, "rtol too small (\(short(rtol)) < \(short(least)))") }
  }

  func checkNewton(_ machine: Machine) throws {
    if xtol <= 0 { throw machine.error(.valueError, "tol too small (\(short(xtol)) <= 0)") }
    if maxiter < 1 { throw machine.error(.valueError, "maxiter must be greater than 0") }
  }
}

/// A root with what `RootResults` says about it.
struct ScalarRoot {
  var root: Double
  var isNumPy = false
  var iterations: Double
  var calls: Int
  var flag = "converged"
  var method: String

  func value(_ machine: Machine, full: Bool) throws -> Value {
    let value = isNumPy ? machine.float64(root) : Value(root)
    return full ? machine.tuple([value, try result(machine)]) : value
  }

  func result(_ machine: Machine) throws -> Value {
    let made = machine.newResult(type: machine.optimizeTypes.rootResults)
    let fields: [(String, Value)] = [
      ("root", isNumPy ? machine.float64(root) : Value(root)),
      ("iterations", iterations.isNaN ? Value(Double.nan) : Value(Int(iterations))),
      ("function_calls", Value(calls)),
      ("converged", Value(flag == "converged")), ("flag", machine.string(flag)),
      ("method", machine.string(method)),
    ]
    for (name, value) in fields { try made.set(machine.constantString(Text(name)), value, machine) }
    return Value(made)
  }
}

/// A function whose values must not be NaN.
private final class NumberedFunction: RealFunction {
  private let function: any RealFunction
  private let machine: Machine
  private(set) var calls = 0
  /// Where a NaN came up.
  private(set) var nanAt: Double?

  init(_ function: any RealFunction, _ machine: Machine) {
    (self.function, self.machine) = (function, machine)
  }

  /// The ends of the interval as the program wrote them.
  var ends: [Value] = []

  func message(_ x: Double) throws -> String {
    let shown = try ends.first { try machine.double($0) == x } ?? Value(x)
    return "The function value at x=\(try machine.str(shown).string) is NaN; solver cannot continue."
  }

  func value(at x: Double) throws -> Double {
    let value = try function.value(at: x)
    calls += 1
    if value.isNaN {
      nanAt = x
      throw machine.error(.valueError, try message(x))
    }
    return value
  }
}

extension Machine {
  /// - Parameter forgives: a NaN ends the search with a result that says so, instead of an error.
  fileprivate func bracketed(
    _ method: BracketedRoot.Method, _ function: PythonFunction, _ a: Double, _ b: Double,
    _ options: ScalarRootOptions,
    forgives: Bool = false
  ) throws -> ScalarRoot {
    try options.check(self)
    if options.maxiter < 0 { throw error(.valueError, "maxiter should be >= 0") }
    var solver = BracketedRoot(method)
    (solver.xtol, solver.rtol, solver.maxiter) = (options.xtol, options.rtol, options.maxiter)
    let numbered = NumberedFunction(realFunction(function), self)
    do {
      let found = try solver.solve(numbered, from: a, to: b)
      if !found.converged, options.disp {
        throw error(.runtimeError, "Failed to converge after \(found.iterations) iterations.")
      }
      return ScalarRoot(
        root: found.root, iterations: Double(found.iterations), calls: found.calls,
        flag: found.converged ? "converged" : "convergence error", method: method.rawValue)
    } catch is BracketedRoot.SameSign {
      throw error(.valueError, "f(a) and f(b) must have different signs")
    } catch let failure as PythonError {
      guard forgives, let x = numbered.nanAt else { throw failure }
      return ScalarRoot(
        root: x, iterations: .nan, calls: numbered.calls, flag: try numbered.message(x),
        method: method.rawValue)
    }
  }

  fileprivate func toms748(
    _ function: PythonFunction, _ first: Value, _ second: Value, _ options: ScalarRootOptions,
    forgives: Bool = false
  ) throws -> ScalarRoot {
    try options.check(self, least: Double.ulpOfOne)
    if options.maxiter < 1 { throw error(.valueError, "maxiter must be greater than 0") }
    let (a, b) = (try double(first), try double(second))
    if !a.isFinite { throw error(.valueError, "a is not finite \(try str(first).string)") }
    if !b.isFinite { throw error(.valueError, "b is not finite \(try str(second).string)") }
    if a >= b {
      throw error(
        .valueError, "a and b are not an interval [\(try str(first).string), \(try str(second).string)]")
    }
    if !(options.k >= 1) {
      throw error(.valueError, "k too small (\(try str(options.givenK ?? Value(options.k)).string) < 1)")
    }
    var solver = Toms748()
    (solver.xtol, solver.rtol, solver.maxiter) = (options.xtol, options.rtol, options.maxiter)
    solver.k = Int(min(options.k, 100))
    let numbered = NumberedFunction(realFunction(function), self)
    numbered.ends = [first, second]
    do {
      let found = try solver.solve(numbered, from: a, to: b)
      if !found.converged, options.disp {
        let ends = try [found.bracket.0, found.bracket.1].map { try repr(float64($0)).string }
        throw error(
          .runtimeError,
          "Failed to converge after \(found.iterations + 1) iterations, bracket is [\(ends.joined(separator: ", "))]"
        )
      }
      return ScalarRoot(
        root: found.root, isNumPy: true, iterations: Double(found.iterations), calls: found.calls,
        flag: found.converged ? "converged" : "convergence error", method: "toms748")
    } catch Toms748.Failure.invalidValue(let x, let value) {
      throw error(
        .valueError, "Invalid function value: f(\(FixedPoint.text(x))) -> \(try str(Value(value)).string) ")
    } catch Toms748.Failure.sameSign(let a, let fa, let b, let fb) {
      func text(_ x: Double) -> String { FixedPoint.scientific(x, 6) }
      throw error(
        .valueError,
        "f(a) and f(b) must have different signs, but f(\(text(a)))=\(text(fa)), f(\(text(b)))=\(text(fb)) ")
    } catch let failure as PythonError {
      guard forgives, let x = numbered.nanAt else { throw failure }
      return ScalarRoot(
        root: x, iterations: .nan, calls: numbered.calls, flag: try numbered.message(x), method: "toms748")
    }
  }

  fileprivate func newton(
    _ function: PythonFunction, _ start: Double, _ derivative: (any RealFunction)?,
    _ second: (any RealFunction)?,
    _ other: Double?, _ options: ScalarRootOptions
  ) throws -> ScalarRoot {
    var solver = NewtonRoot()
    (solver.tol, solver.rtol, solver.maxiter) = (options.xtol, options.rtol, options.maxiter)
    if derivative == nil, other == start { throw error(.valueError, "x1 and x0 must be different") }
    let real = PythonRealFunction(numpy: function)
    return try root(
      derivative.map { try solver.newton(real, derivative: $0, second: second, from: start) }
        ?? solver.secant(real, from: start, and: other), options)
  }

  /// A finished iteration as a result, a warning or an error.
  fileprivate func root(_ found: NewtonRoot.Outcome, _ options: ScalarRootOptions) throws -> ScalarRoot {
    let tail =
      " Failed to converge after \(found.iterations) iterations, value is \(try str(Value(found.last)).string)."
    switch found.ending {
    case .converged: break
    case .zeroDerivative:
      if options.disp { throw error(.runtimeError, "Derivative was zero." + tail) }
      try warn(.runtimeWarning, "Derivative was zero.")
    case .equalValues(let distance):
      // Two equal points are no reason to complain.
      if distance != 0 {
        let message = "Tolerance of \(try str(Value(distance)).string) reached."
        if options.disp { throw error(.runtimeError, message + tail) }
        try warn(.runtimeWarning, message)
      }
    case .tooManyIterations: if options.disp { throw error(.runtimeError, String(tail.dropFirst())) }
    }
    return ScalarRoot(
      root: found.root, isNumPy: true, iterations: Double(found.iterations), calls: found.calls,
      flag: found.converged ? "converged" : "convergence error", method: found.method)
  }

  /// Iterates x ← f(x) with Steffensen's acceleration (Burden and Faires, Numerical Analysis, section 2.5).
  fileprivate func fixedPoint(_ call: Arguments) throws -> Value {
    let method = try call.text(5)
    guard method == "del2" || method == "iteration" else { throw error(.keyError, arguments: [call[5]]) }
    let arguments = extraArguments(call[2])
    let start = try array(from: call[1])
    let function = PythonFunction(self, call[0], arguments, shape: start.shape)
    let (xtol, maxiter) = (try call.double(3), try call.int(4))
    var p0 = try elements(start)
    func next(_ x: [Double]) throws -> [Double] {
      try x.withUnsafeBufferPointer { x in
        try function.call(x) { result in
          let values = try doubles(result)
          return values.count == 1 && x.count > 1 ? [Double](repeating: values[0], count: x.count) : values
        }
      }
    }
    for _ in 0..<max(maxiter, 0) {
      let p1 = try next(p0)
      var p = p1
      if method == "del2" {
        let p2 = try next(p1)
        for i in p.indices {
          let d = p2[i] - 2 * p1[i] + p0[i]
          p[i] = d == 0 ? p2[i] : p0[i] - (p1[i] - p0[i]) * (p1[i] - p0[i]) / d
        }
      }
      let isClose = p.indices.allSatisfy { i in
        abs(p0[i] == 0 ? p[i] : (p[i] - p0[i]) / p0[i]) < xtol
      }
      if isClose { return arrayObject(try NDArray(p, shape: start.shape)) }
      p0 = p
    }
    let value = try str(arrayObject(try NDArray(p0, shape: start.shape))).string
    throw error(.runtimeError, "Failed to converge after \(maxiter) iterations, value is \(value)")
  }
}

// MARK: - root_scalar

/// One call of `root_scalar`.
private struct RootScalar {
  private let call: Arguments
  private let machine: Machine

  init(_ call: Arguments) { (self.call, machine) = (call, call.machine) }

  private func fault(_ message: String) -> Error { machine.error(.valueError, message) }

  func solved() throws -> Value {
    let arguments = machine.extraArguments(call[1])
    let function = PythonFunction(machine, call[0], arguments)
    // A true `fprime` says that one call gives the value and its derivatives.
    var shared: Derivatives?
    func derivative(_ index: Int, _ order: Int) throws -> (any RealFunction)? {
      guard call.isGiven(index) else { return nil }
      if machine.isCallable(call[index]) {
        return PythonRealFunction(numpy: PythonFunction(machine, call[index], arguments))
      }
      guard try call.bool(index) else { return nil }
      let made = shared ?? Derivatives(function)
      shared = made
      return Derivatives.Part(made, order)
    }
    let second = try derivative(5, 2)
    let first = try derivative(4, 1) ?? (shared.map { Derivatives.Part($0, 1) })
    let method = try self.method(first != nil, second != nil)
    let options = try self.options(method)
    if ["bisect", "ridder", "brentq", "brenth", "toms748"].contains(method.lowercased()) {
      return try bracketed(method, function, options)
    }
    guard call.isGiven(6) else { throw fault("x0 must not be None for \(method)") }
    let start = try call.double(6)
    try options.checkNewton(machine)
    var solver = NewtonRoot()
    (solver.tol, solver.rtol, solver.maxiter) = (options.xtol, options.rtol, options.maxiter)
    let real: any RealFunction = shared.map { Derivatives.Part($0, 0) } ?? PythonRealFunction(numpy: function)
    let found: NewtonRoot.Outcome
    switch method.lowercased() {
    case "secant":
      let other = try call.optionalDouble(7)
      if other == start { throw fault("x1 and x0 must be different") }
      found = try solver.secant(real, from: start, and: other)
    case "newton":
      found = try solver.newton(real, derivative: first ?? Difference(real), from: start)
    default:
      guard let first else { throw fault("fprime must be specified for \(method)") }
      guard let second else { throw fault("fprime2 must be specified for \(method)") }
      found = try solver.newton(real, derivative: first, second: second, from: start)
    }
    var root = try machine.root(found, options)
    if let shared { root.calls = shared.calls }
    return try root.result(machine)
  }

  private func bracketed(_ method: String, _ function: PythonFunction, _ options: ScalarRootOptions) throws
    -> Value
  {
    let isSequence =
      call[3].as(ListObject.self) != nil || call[3].as(TupleObject.self) != nil
      || call[3].as(ArrayObject.self) != nil
    guard isSequence else { throw fault("Bracket needed for \(method)") }
    let ends = try machine.items(of: call[3])
    guard ends.count >= 2 else { throw fault("not enough values to unpack (expected 2, got \(ends.count))") }
    guard let known = BracketedRoot.Method(rawValue: method.lowercased()) else {
      return try machine.toms748(function, ends[0], ends[1], options, forgives: true).result(machine)
    }
    return try machine.bracketed(
      known, function, machine.double(ends[0]), machine.double(ends[1]), options, forgives: true
    ).result(machine)
  }

  private func method(_ hasFirst: Bool, _ hasSecond: Bool) throws -> String {
    if call.isGiven(2), let name = machine.text(call[2])?.string, !name.isEmpty {
      let known = ["bisect", "brentq", "brenth", "ridder", "toms748", "newton", "secant", "halley"]
      guard known.contains(name.lowercased()) else { throw fault("Unknown solver \(name.lowercased())") }
      return name
    }
    if call.isGiven(3) { return "brentq" }
    guard call.isGiven(6) else {
      throw fault("Unable to select a solver as neither bracket nor starting point provided.")
    }
    if hasFirst { return hasSecond ? "halley" : "newton" }
    return call.isGiven(7) ? "secant" : "newton"
  }

  private func options(_ method: String) throws -> ScalarRootOptions {
    let isBracketed = !["newton", "secant", "halley"].contains(method.lowercased())
    var options = ScalarRootOptions(
      xtol: isBracketed ? 2e-12 : 1.48e-8, rtol: isBracketed ? 4 * Double.ulpOfOne : 0,
      maxiter: isBracketed ? 100 : 50, disp: false)
    var given: [(String, Value)] = []
    for index in 8...10 where call.isGiven(index) { given.append((call.name(index), call[index])) }
    if let dict = call[11].as(DictObject.self) {
      for pair in dict.pairs { given.append((try machine.str(pair.key).string, pair.value)) }
    }
    for (name, value) in given {
      switch name {
      case "xtol": options.xtol = try machine.double(value)
      case "tol" where !isBracketed: options.xtol = try machine.double(value)
      case "rtol": options.rtol = try machine.double(value)
      case "maxiter": options.maxiter = try machine.index(value)
      case "k" where method.lowercased() == "toms748":
        (options.k, options.givenK) = (try machine.double(value), value)
      case "disp", "full_output": break
      default: throw machine.error(.typeError, "\(method)() got an unexpected keyword argument '\(name)'")
      }
    }
    return options
  }

  /// Forward differences, at the cost of two calls.
  private final class Difference: RealFunction {
    private let function: any RealFunction
    init(_ function: any RealFunction) { self.function = function }

    func value(at x: Double) throws -> Double {
      let step = Double.ulpOfOne.squareRoot() * (x >= 0 ? 1 : -1) * max(1, abs(x))
      let here = try function.value(at: x)
      return (try function.value(at: x + step) - here) / ((x + step) - x)
    }
  }

  /// A function that returns its value and derivatives together, remembered at the last point.
  private final class Derivatives {
    private let function: PythonFunction
    private var last: (x: Double, values: [Double])?
    private(set) var calls = 0

    init(_ function: PythonFunction) { self.function = function }

    func values(at x: Double) throws -> [Double] {
      if let last, last.x == x { return last.values }
      let machine = function.machine
      let found = try function.call(
        reading: { try machine.items(of: $0).map(machine.double) }, with: { [machine.float64(x)] })
      calls += 1
      last = (x, found)
      return found
    }

    final class Part: RealFunction {
      private let whole: Derivatives
      private let order: Int
      init(_ whole: Derivatives, _ order: Int) { (self.whole, self.order) = (whole, order) }

      func value(at x: Double) throws -> Double {
        let values = try whole.values(at: x)
        guard values.indices.contains(order) else {
          throw whole.function.machine.error(.indexError, "tuple index out of range")
        }
        return values[order]
      }
    }
  }
}
