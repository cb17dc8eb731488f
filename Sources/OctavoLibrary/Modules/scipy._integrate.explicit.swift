import OctavoLanguage
import OctavoNumerics

// Explicit Runge-Kutta methods for `Python/scipy.integrate._ivp.py`, which has their tables: single steps, and whole runs
// where nothing has to be asked in between.
extension ModuleRow {
  static let explicitSteps: [Native] = [
    // From the table of a pair what makes steps of y' = fun(t, y, *args), or fun(y, t, *args). Whoever calls those keeps
    // `fun` and `args` alive.
    Native("explicit(A, B, C, E, E3, order, P, more)") { call in
      let machine = call.machine
      var interpolant = ExplicitRungeKutta.Interpolant.none
      if call.isGiven(6) {
        let p = try machine.array(from: call[6])
        interpolant = .powers(try machine.doubles(call[6]), order: p.shape.last ?? 1)
      } else if call.isGiven(7) {
        let parts = try machine.items(of: call[7]).map(machine.doubles)
        guard parts.count == 3 else {
          throw call.error(.valueError, "further stages are rows, times, differences")
        }
        interpolant = .nested(a: parts[0], c: parts[1], d: parts[2])
      }
      let table = ExplicitRungeKutta.Table(
        a: try machine.doubles(call[0]), b: try machine.doubles(call[1]), c: try machine.doubles(call[2]),
        e: try machine.doubles(call[3]), e3: call.isGiven(4) ? try machine.doubles(call[4]) : [],
        errorOrder: try call.int(5), interpolant: interpolant)
      return machine.function(
        Native("bind(fun, args, time_first, count)") { try steps(of: table, $0) }, module: "scipy.integrate")
    }
  ]

  private static func steps(of table: ExplicitRungeKutta.Table, _ call: Arguments) throws -> Value {
    let machine = call.machine
    let function = try PythonStateFunction(
      machine, call[0], machine.items(of: call[1]), isTimeFirst: call.bool(2), count: call.int(3))
    let source = ExplicitSource(ExplicitRungeKutta(table, count: function.count), function)
    let state = "t, y, f, size, bound, direction, longest, rtol, atol, K"
    return machine.tuple([
      machine.function(Native("step(\(state))") { try source.step($0) }, module: "scipy.integrate"),
      machine.function(
        Native("run(\(state), times, most, events, last, directions)") { try source.run($0) },
        module: "scipy.integrate"),
      machine.function(
        Native("cross(event, args, start, end)") { try source.cross($0) }, module: "scipy.integrate"),
    ])
  }
}

/// A function of the time and the state: the right side of a differential equation, or an event. By its kernel where there
/// is one.
final class PythonStateFunction {
  let count: Int
  /// How many numbers it returns.
  private let size: Int
  private let function: PythonFunction
  private let isTimeFirst: Bool
  /// The time and the point, for the kernel.
  private var variables: [Double]

  /// - Parameter size: by default as many as the state has.
  init(
    _ machine: Machine, _ callable: Value, _ arguments: [Value], isTimeFirst: Bool, count: Int,
    size: Int? = nil
  ) {
    function = PythonFunction(machine, callable, arguments)
    (self.isTimeFirst, self.count, self.size) = (isTimeFirst, count, size ?? count)
    variables = [Double](repeating: 0, count: count + 1)
  }

  func evaluate(_ t: Double, _ y: UnsafePointer<Double>, _ f: UnsafeMutablePointer<Double>) throws {
    if let kernel = function.kernel(.state(count, isTimeFirst: isTimeFirst)),
      kernel.entry.shape.reduce(1, *) == size
    {
      variables[0] = t
      for i in 0..<count { variables[i + 1] = y[i] }
      if let block = variables.withUnsafeBufferPointer({ kernel.block(at: $0) }) {
        f.update(from: block, count: size)
        return
      }
    }
    let machine = function.machine
    let point = UnsafeBufferPointer(start: y, count: count)
    try function.call(
      reading: { result in
        if try machine.readDoubles(result, into: UnsafeMutableBufferPointer(start: f, count: size)) { return }
        let found = try machine.array(from: result).shape
        throw machine.error(
          .valueError,
          "operands could not be broadcast together with shapes \(found.description) (\(size),) ")
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

  init(_ method: ExplicitRungeKutta, _ function: PythonStateFunction) {
    (self.method, self.function) = (method, function)
  }

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
    guard try machine.readDoubles(x, into: UnsafeMutableBufferPointer(start: target, count: method.count))
    else {
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

  /// Steps up to the bound, or so many, or to a step in which an event changes its sign, of which nothing is noted. Gives
  /// what `step` gives, the times with the values there in rows (at the times that are wanted, or after each step), the
  /// number of steps, and the values of the events if one stopped it.
  func run(_ call: Arguments) throws -> Value {
    let machine = call.machine
    let settings = try begin(call)
    let times = call.isGiven(10) ? try machine.doubles(call[10]) : nil
    let most = try call.isGiven(11) ? call.int(11) : .max
    let n = method.count
    var watch = try Watch(call, n)
    var (found, rows) = ([Double](), [Double]())
    var (done, steps) = (0, 0)
    var (succeeded, isStopped) = (true, false)
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
      if try watch.seesChange(method.state.t, method.y) {
        isStopped = true
        break
      }
      guard let times else {
        note(method.state.t, method.y)
        continue
      }
      var isPrepared = false
      while done < times.count, settings.direction * (times[done] - method.state.t) <= 0 {
        if !isPrepared { try method.prepareInterpolant(function.evaluate) }
        isPrepared = true
        method.interpolate(times[done], into: room)
        note(times[done], room)
        done += 1
      }
    }
    let values = machine.arrayObject(try NDArray(rows, shape: [found.count, n]))
    let events = isStopped ? machine.list(watch.values.map { machine.float64($0) }) : .none
    return machine.tuple(
      try end(call, succeeded) + [machine.arrayObject(try NDArray(found)), values, Value(steps), events])
  }

  /// Where an event is zero in the last step, and the state there.
  func cross(_ call: Arguments) throws -> Value {
    let machine = call.machine
    let n = method.count
    let event = try PythonStateFunction(
      machine, call[0], machine.items(of: call[1]), isTimeFirst: true, count: n, size: 1)
    let room = UnsafeMutablePointer<Double>.allocate(capacity: max(n, 1))
    defer { room.deallocate() }
    var search = BracketedRoot(.brentq)
    (search.xtol, search.rtol) = (4 * Double.ulpOfOne, 4 * Double.ulpOfOne)
    let value = RealClosure { [method] t in
      method.interpolate(t, into: room)
      var found = 0.0
      try event.evaluate(t, room, &found)
      return found
    }
    do {
      let root = try search.solve(value, from: call.double(2), to: call.double(3)).root
      method.interpolate(root, into: room)
      let state = try machine.point(UnsafeBufferPointer(start: room, count: n))
      return machine.tuple([Value(root), machine.arrayObject(state)])
    } catch is BracketedRoot.SameSign {
      throw machine.error(.valueError, "f(a) and f(b) must have different signs")
    }
  }

  /// The events of a run.
  private struct Watch {
    private let functions: [PythonStateFunction]
    private let directions: [Double]
    private(set) var values: [Double]

    /// From pairs of functions and their arguments, their last values, and the directions that count.
    init(_ call: Arguments, _ n: Int) throws {
      let machine = call.machine
      functions =
        try call.isGiven(12)
        ? machine.items(of: call[12]).map {
          let pair = try machine.items(of: $0)
          return try PythonStateFunction(
            machine, pair[0], machine.items(of: pair[1]), isTimeFirst: true, count: n, size: 1)
        } : []
      values = functions.isEmpty ? [] : try machine.doubles(call[13])
      directions = functions.isEmpty ? [] : try machine.doubles(call[14])
    }

    mutating func seesChange(_ t: Double, _ y: UnsafePointer<Double>) throws -> Bool {
      var isSeen = false
      for index in functions.indices {
        var now = 0.0
        try functions[index].evaluate(t, y, &now)
        let (up, down) = (values[index] <= 0 && now >= 0, values[index] >= 0 && now <= 0)
        let direction = directions[index]
        isSeen = isSeen || (direction > 0 ? up : direction < 0 ? down : up || down)
        values[index] = now
      }
      return isSeen
    }
  }
}
