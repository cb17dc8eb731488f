import OctavoLanguage
import OctavoNumerics

// Derivatives by differences, the search along a line, and Rosenbrock's function.
extension OptimizeRows {
  static let derivatives: [Native] = [
    Native(
      "approx_fprime(xk, f, epsilon=1.4901161193847656e-08, *args)",
      doc: "Finite difference approximation of the derivatives of a scalar or vector-valued function."
    ) { call in
      let machine = call.machine
      let (rows, isVector) = try machine.differences(
        PythonFunction(machine, call[1], call.rest(3)), at: call[0], epsilon: call[2])
      let matrix = try NDArray(
        rows.flatMap { $0 }, shape: isVector ? [rows.count, rows.first?.count ?? 0] : nil)
      return machine.arrayObject(matrix)
    },
    Native(
      "check_grad(func, grad, x0, *args, epsilon=1.4901161193847656e-08, direction='all', rng=None, seed=None)",
      doc: "Check the correctness of a gradient function."
    ) { call in
      let machine = call.machine
      let direction = try call.text(5)
      if direction == "random" { return try machine.randomGradientCheck(call) }
      guard direction == "all" else {
        throw machine.error(
          .valueError,
          "\(direction) is not a valid string for ``direction`` argument. Choose either 'all' or 'random'.")
      }
      let (rows, _) = try machine.differences(
        PythonFunction(machine, call[0], call.rest(3)), at: call[2], epsilon: call[4])
      let exact = try machine.doubles(machine.call(call[1], [call[2]] + call.rest(3)))
      let approximate = rows.flatMap { $0 }
      guard exact.count == approximate.count else {
        throw machine.error(
          .valueError,
          "operands could not be broadcast together with shapes (\(exact.count),) (\(approximate.count),) ")
      }
      let sum = zip(exact, approximate).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      return machine.float64(sum.squareRoot())
    },
    Native(
      "line_search(f, myfprime, xk, pk, gfk=None, old_fval=None, old_old_fval=None, args=(), c1=0.0001, c2=0.9, amax=None, extra_condition=None, maxiter=10)",
      doc: "Find alpha that satisfies strong Wolfe conditions."
    ) { call in try call.machine.lineSearch(call) },
  ]

  static let rosenbrock: [Native] = [
    Native("rosen(x)", doc: "The Rosenbrock function.") { call in
      let machine = call.machine
      if let value = try machine.complexRosenbrock(call) { return value }
      let x = try machine.array(from: call[0], dtype: .float64)
      if x.rank == 1 { return machine.float64(Rosenbrock.value(try machine.elements(x))) }
      guard x.rank > 1 else {
        throw machine.error(
          .indexError, "too many indices for array: array is 0-dimensional, but 1 were indexed")
      }
      let (rows, width) = (x.shape[0], x.size / max(x.shape[0], 1))
      let numbers = try machine.elements(x)
      let values = (0..<width).map { j in Rosenbrock.plainValue((0..<rows).map { numbers[$0 * width + j] }) }
      return machine.arrayObject(try NDArray(values, shape: Dims(Array(x.shape).dropFirst())))
    },
    Native("rosen_der(x)", doc: "The derivative (i.e. gradient) of the Rosenbrock function.") { call in
      try call.machine.complexRosenbrock(call)
        ?? call.machine.arrayObject(try NDArray(Rosenbrock.gradient(call.machine.doubles(call[0]))))
    },
    Native("rosen_hess(x)", doc: "The Hessian matrix of the Rosenbrock function.") { call in
      let x = try call.machine.doubles(call[0])
      return call.machine.arrayObject(try NDArray(Rosenbrock.hessian(x), shape: [x.count, x.count]))
    },
    Native(
      "rosen_hess_prod(x, p)", doc: "Product of the Hessian matrix of the Rosenbrock function with a vector."
    ) {
      call in
      let x = try call.machine.doubles(call[0])
      let p = try call.machine.doubles(call[1])
      guard p.count >= x.count else {
        throw call.machine.error(.valueError, "x and p must have the same length")
      }
      return call.machine.arrayObject(try NDArray(Rosenbrock.product(x, p)))
    },
  ]
}

extension Machine {
  /// The function at complex points, where derivatives by complex steps ask for it; nil at real ones.
  fileprivate func complexRosenbrock(_ call: Arguments) throws -> Value? {
    guard let array = call[0].as(ArrayObject.self)?.array, array.dtype.isComplex else { return nil }
    let module = try importModule("scipy.optimize._search")
    return try self.call(attribute(of: Value(module), "complex_" + call.function.name), call[0])
  }

  /// Forward differences of a function: one row per value; whether it has several is its own choice.
  fileprivate func differences(
    _ function: PythonFunction, at point: Value, epsilon: Value
  ) throws -> (rows: [[Double]], isVector: Bool) {
    let x = try array(from: point, dtype: .float64).ravel().contiguous().values(as: Double.self)
    let steps = try doubles(epsilon)
    var isVector = false
    func values(_ x: [Double]) throws -> [Double] {
      try x.withUnsafeBufferPointer { x in
        try function.call(x) { result in
          let array = try array(from: result, dtype: .float64)
          if array.rank > 1 {
            throw error(
              .runtimeError, "`fun` return value has more than 1 dimension.")
          }
          isVector = array.size > 1
          return try elements(array)
        }
      }
    }
    let here = try values(x)
    var rows = here.map { _ in [Double](repeating: 0, count: x.count) }
    for j in x.indices {
      var ahead = x
      var step = steps.count == 1 ? steps[0] : steps[j]
      if (x[j] + step) - x[j] == 0 {
        step = Double.ulpOfOne.squareRoot() * (x[j] >= 0 ? 1 : -1) * max(1, abs(x[j]))
      }
      ahead[j] = x[j] + step
      let there = try values(ahead)
      let width = (x[j] + step) - x[j]
      for i in rows.indices { rows[i][j] = (there[i] - here[i]) / width }
    }
    return (rows, isVector)
  }

  fileprivate func lineSearch(_ call: Arguments) throws -> Value {
    let arguments = extraArguments(call[7])
    let function = PythonScalarFunction(PythonFunction(self, call[0], arguments))
    let slope = PythonFunction(self, call[1], arguments)
    let (x, direction) = (try doubles(call[2]), try doubles(call[3]))
    // The gradient is handed back as the kind of sequence that it came as.
    var isList = false
    func gradient(_ x: [Double]) throws -> [Double] {
      try x.withUnsafeBufferPointer { x in
        try slope.call(x) { result in
          isList = result.as(ListObject.self) != nil
          return try doubles(result)
        }
      }
    }
    let objective = Objective({ try $0.withUnsafeBufferPointer(function.value) }, .exact(gradient))
    let start = try call.isGiven(4) ? doubles(call[4]) : gradient(x)
    let value = try call.isGiven(5) ? call.double(5) : objective.evaluate(x)
    let extra = call[11]
    let found = try LineSearch.search(
      objective, from: x, along: direction, gradient: start, value: value,
      previousValue: call.optionalDouble(6),
      decrease: call.double(8), curvature: call.double(9), largest: call.optionalDouble(10),
      maxiter: call.int(12)
    ) { step, value, gradient in
      if extra.isNone { return true }
      let moved = zip(x, direction).map { $0 + step * $1 }
      let answer = try self.call(
        extra,
        [
          self.float64(step), self.arrayObject(try NDArray(moved)), self.float64(value),
          self.arrayObject(try NDArray(gradient)),
        ])
      return try self.truth(answer)
    }
    let counts = [Value(objective.nfev), Value(objective.njev)]
    guard let found else {
      try warn(optimizeTypes.lineSearchWarning, "The line search algorithm did not converge")
      return tuple([.none] + counts + [.none, float64(value), .none])
    }
    let last =
      try found.gradient.map { isList ? list($0.map(float64)) : arrayObject(try NDArray($0)) } ?? .none
    // A step of 1 and its doubles are Python's numbers; what interpolation gives is NumPy's.
    let isPlain = found.step >= 1 && found.step.significand == 1
    let step = isPlain ? Value(found.step) : float64(found.step)
    return tuple([step] + counts + [float64(found.value), float64(value), last])
  }
}

/// Rosenbrock's function and its derivatives (Computer Journal 3, 1960), in any dimension.
enum Rosenbrock {
  /// The value, summed as NumPy sums a vector.
  static func value(_ x: [Double]) -> Double { PairwiseSum.sum(terms(x)) }

  /// The value, summed as NumPy sums over the first axis of a matrix.
  static func plainValue(_ x: [Double]) -> Double { terms(x).reduce(0, +) }

  private static func terms(_ x: [Double]) -> [Double] {
    guard x.count > 1 else { return [] }
    return (0..<x.count - 1).map { i in
      let (bend, rest) = (x[i + 1] - x[i] * x[i], 1 - x[i])
      return 100 * (bend * bend) + rest * rest
    }
  }

  static func gradient(_ x: [Double]) -> [Double] {
    let n = x.count
    guard n > 1 else { return x.map { _ in 0 } }
    var g = [Double](repeating: 0, count: n)
    for i in 1..<max(n - 1, 1) {
      g[i] = 200 * (x[i] - x[i - 1] * x[i - 1]) - 400 * (x[i + 1] - x[i] * x[i]) * x[i] - 2 * (1 - x[i])
    }
    g[0] = -400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0])
    g[n - 1] = 200 * (x[n - 1] - x[n - 2] * x[n - 2])
    return g
  }

  private static func diagonal(_ x: [Double], _ i: Int) -> Double {
    if i == x.count - 1 { return 200 }
    let curvature = 1200 * (x[i] * x[i])
    return i == 0 ? curvature - 400 * x[1] + 2 : 202 + curvature - 400 * x[i + 1]
  }

  /// Row by row.
  static func hessian(_ x: [Double]) -> [Double] {
    let n = x.count
    var h = [Double](repeating: 0, count: n * n)
    for i in 0..<n where n > 1 {
      h[i * n + i] = diagonal(x, i)
      if i + 1 < n {
        h[i * n + i + 1] = -400 * x[i]
        h[(i + 1) * n + i] = -400 * x[i]
      }
    }
    return h
  }

  static func product(_ x: [Double], _ p: [Double]) -> [Double] {
    let n = x.count
    return (0..<n).map { i in
      guard n > 1 else { return 0 }
      var sum = i > 0 ? -400 * x[i - 1] * p[i - 1] + diagonal(x, i) * p[i] : diagonal(x, i) * p[i]
      if i + 1 < n { sum -= 400 * x[i] * p[i + 1] }
      return sum
    }
  }
}

/// Sums in NumPy's order: eight running sums, halves from 128 on.
private enum PairwiseSum {
  static func sum(_ x: [Double]) -> Double { x.withUnsafeBufferPointer { sum($0[...]) } }

  private static func sum(_ x: Slice<UnsafeBufferPointer<Double>>) -> Double {
    let n = x.count
    let start = x.startIndex
    if n < 8 { return x.reduce(0, +) }
    if n > 128 {
      var half = n / 2
      half -= half % 8
      return sum(x[start..<start + half]) + sum(x[(start + half)...])
    }
    var r = Array(x.prefix(8))
    var i = 8
    while i < n - n % 8 {
      for k in 0..<8 { r[k] += x[start + i + k] }
      i += 8
    }
    var total = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
    while i < n {
      total += x[start + i]
      i += 1
    }
    return total
  }
}

extension Machine {
  /// Compares derivatives along one random direction.
  fileprivate func randomGradientCheck(_ call: Arguments) throws -> Value {
    let x = try doubles(call[2])
    var seed = call.isGiven(7) ? call[7] : call[6]
    if !seed.isObject || seed.as(RandomObject.self) == nil {
      let maker = try attribute(
        of: Value(importModule("numpy.random")), call.isGiven(7) ? "RandomState" : "default_rng")
      seed = try self.call(maker, [seed])
    }
    let direction = try doubles(
      self.call(attribute(of: seed, "standard_normal"), [], named: [("size", Value(x.count))]))
    let function = PythonScalarFunction(PythonFunction(self, call[0], call.rest(3)))
    func value(_ step: Double) throws -> Double {
      try zip(x, direction).map { $0 + step * $1 }.withUnsafeBufferPointer(function.value)
    }
    let step = try double(call[4])
    let approximate = (try value(step) - value(0)) / step
    let exact = try doubles(self.call(call[1], [call[2]] + call.rest(3)))
    return float64(abs(zip(exact, direction).reduce(0) { $0 + $1.0 * $1.1 } - approximate))
  }
}
