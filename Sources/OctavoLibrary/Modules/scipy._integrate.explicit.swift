import OctavoLanguage
import OctavoNumerics

// Explicit Runge-Kutta methods for `Python/scipy.integrate._ivp.py`, which has their tables: single steps, and whole runs
// where nothing has to be asked in between.
extension ModuleRow {
  static let explicitSteps: [Native] = [
    // Steps of y' = fun(t, y, *args), or fun(y, t, *args), by the table of a pair. Whoever calls them keeps `fun` and
    // `args` alive.
    Native("explicit(fun, args, time_first, count, A, B, C, E, E3, order)") { call in
      let machine = call.machine
      let table = ExplicitRungeKutta.Table(
        a: try machine.doubles(call[4]), b: try machine.doubles(call[5]), c: try machine.doubles(call[6]),
        e: try machine.doubles(call[7]), e3: call.isGiven(8) ? try machine.doubles(call[8]) : [],
        errorOrder: try call.int(9))
      let function = try PythonStateFunction(
        machine, call[0], machine.items(of: call[1]), isTimeFirst: call.bool(2), count: call.int(3))
      let source = ExplicitSource(ExplicitRungeKutta(table, count: function.count), function)
      return machine.tuple([
        machine.function(
          Native("step(t, y, f, size, bound, direction, longest, rtol, atol, K)") { try source.step($0) },
          module: "scipy.integrate"),
        machine.function(
          Native("run(t, y, f, size, bound, direction, longest, rtol, atol, K, P, times, short, most)") {
            try source.run($0)
          }, module: "scipy.integrate"),
      ])
    }
  ]
}

/// The right side of a differential equation: by its kernel where there is one.
final class PythonStateFunction {
  let count: Int
  private let function: PythonFunction
  private let isTimeFirst: Bool
  /// The time and the point, for the kernel.
  private var variables: [Double]

  init(_ machine: Machine, _ callable: Value, _ arguments: [Value], isTimeFirst: Bool, count: Int) {
    function = PythonFunction(machine, callable, arguments)
    (self.isTimeFirst, self.count) = (isTimeFirst, count)
    variables = [Double](repeating: 0, count: count + 1)
  }

  func evaluate(_ t: Double, _ y: UnsafePointer<Double>, _ f: UnsafeMutablePointer<Double>) throws {
    if let kernel = function.kernel(.state(count, isTimeFirst: isTimeFirst)), kernel.entry.shape.reduce(1, *) == count {
      variables[0] = t
      for i in 0..<count { variables[i + 1] = y[i] }
      if let block = variables.withUnsafeBufferPointer({ kernel.block(at: $0) }) {
        f.update(from: block, count: count)
        return
      }
    }
    let machine = function.machine
    let point = UnsafeBufferPointer(start: y, count: count)
    try function.call(
      reading: { result in
        if try machine.readDoubles(result, into: UnsafeMutableBufferPointer(start: f, count: count)) { return }
        let found = try machine.array(from: result).shape
        throw machine.error(
          .valueError,
          "operands could not be broadcast together with shapes \(found.description) (\(count),) ")
      },
      with: {
        let (time, state) = (machine.float64(t), machine.arrayObject(try machine.point(point)))
        return isTimeFirst ? [time, state] : [state, time]
      })
  }
}

/// A method at work; machines run on one thread.
private final class ExplicitSource: @unchecked Sendable {
  private let method: ExplicitRungeKutta
  private let function: PythonStateFunction

  init(_ method: ExplicitRungeKutta, _ function: PythonStateFunction) { (self.method, self.function) = (method, function) }

  /// Takes the state over from the arguments that both ways have in common.
  private func begin(_ call: Arguments) throws -> ExplicitRungeKutta.Settings {
    let machine = call.machine
    method.state = ExplicitRungeKutta.State(t: try call.double(0), step: try call.double(3))
    try take(call[1], method.y, machine)
    try take(call[2], method.f, machine)
    return ExplicitRungeKutta.Settings(
      bound: try call.double(4), direction: try call.double(5), longest: try call.double(6),
      rtol: try tolerances(call[7], machine), atol: try tolerances(call[8], machine))
  }

  private func take(_ x: Value, _ target: UnsafeMutablePointer<Double>, _ machine: Machine) throws {
    guard try machine.readDoubles(x, into: UnsafeMutableBufferPointer(start: target, count: method.count)) else {
      let shape = try machine.array(from: x).shape
      throw machine.error(
        .valueError,
        "operands could not be broadcast together with shapes \(shape.description) (\(method.count),) ")
    }
  }

  private func tolerances(_ x: Value, _ machine: Machine) throws -> [Double] {
    let given = try machine.doubles(x)
    return given.count == 1 ? [Double](repeating: given[0], count: method.count) : given
  }

  /// Leaves the derivatives of the last step in the program's array.
  private func giveDerivatives(_ x: Value) {
    guard let array = x.as(ArrayObject.self)?.array, array.dtype == .float64, array.isContiguous,
      array.size == method.derivativeCount
    else { return }
    array.elementBase.assumingMemoryBound(to: Double.self)
      .update(from: method.derivatives, count: method.derivativeCount)
  }

  /// (succeeded, t, y, f, size, h, t_old, y_old, evaluations)
  private func end(_ call: Arguments, _ succeeded: Bool) throws -> [Value] {
    let machine = call.machine
    giveDerivatives(call[9])
    func vector(_ p: UnsafePointer<Double>) throws -> Value {
      machine.arrayObject(try machine.point(UnsafeBufferPointer(start: p, count: method.count)))
    }
    let state = method.state
    return [
      Value(succeeded), machine.float64(state.t), try vector(method.y), try vector(method.f),
      machine.float64(state.step), machine.float64(state.lastStep), machine.float64(state.tOld),
      try vector(method.yOld), Value(state.evaluations),
    ]
  }

  func step(_ call: Arguments) throws -> Value {
    let settings = try begin(call)
    let succeeded = try method.advance(settings, function.evaluate)
    return call.machine.tuple(try end(call, succeeded))
  }

  /// Steps up to the bound, or so many; the values at the times, or after each step, one row each. At times the values
  /// are those of the interpolant, or of a short step of the method itself.
  func run(_ call: Arguments) throws -> Value {
    let machine = call.machine
    let settings = try begin(call)
    let times = call.isGiven(11) ? try machine.doubles(call[11]) : nil
    let isShort = try call.bool(12)
    let most = try call.isGiven(13) ? call.int(13) : .max
    let p = call.isGiven(10) ? try machine.doubles(call[10]) : []
    let n = method.count
    let order = p.count / max(method.derivativeCount / max(n, 1), 1)
    var (found, rows) = ([Double](), [Double]())
    var (done, steps) = (0, 0)
    var succeeded = true
    let room = UnsafeMutablePointer<Double>.allocate(capacity: max(n, 1))
    defer { room.deallocate() }
    func note(_ t: Double, _ y: UnsafePointer<Double>) {
      found.append(t)
      rows.append(contentsOf: UnsafeBufferPointer(start: y, count: n))
    }
    while steps < most, settings.direction * (method.state.t - settings.bound) < 0 {
      succeeded = try method.advance(settings, function.evaluate)
      if !succeeded { break }
      steps += 1
      guard let times else {
        note(method.state.t, method.y)
        continue
      }
      while done < times.count, settings.direction * (times[done] - method.state.t) <= 0 {
        let t = times[done]
        if isShort {
          if t == method.state.t { note(t, method.y) } else { try shortStep(to: t, room, note) }
        } else {
          method.interpolate(t, p, order: order, into: room)
          note(t, room)
        }
        done += 1
      }
    }
    let values = try NDArray(rows, shape: [found.count, n])
    return machine.tuple(
      try end(call, succeeded) + [machine.arrayObject(try NDArray(found)), machine.arrayObject(values), Value(steps)])
  }

  /// A step from where the last one began, which is more accurate than its interpolant; the last one's derivatives stay.
  private func shortStep(
    to t: Double, _ room: UnsafeMutablePointer<Double>, _ note: (Double, UnsafePointer<Double>) -> Void
  ) throws {
    let count = method.derivativeCount
    let kept = UnsafeMutablePointer<Double>.allocate(capacity: count + method.count)
    defer { kept.deallocate() }
    kept.update(from: method.derivatives, count: count)
    (kept + count).update(from: method.f, count: method.count)
    method.f.update(from: method.derivatives, count: method.count)
    try method.evaluateStages(
      from: method.state.tOld, method.yOld, t - method.state.tOld, into: room, function.evaluate)
    note(t, room)
    method.derivatives.update(from: kept, count: count)
    method.f.update(from: kept + count, count: method.count)
  }
}
