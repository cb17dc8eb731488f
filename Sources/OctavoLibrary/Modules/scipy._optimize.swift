import OctavoLanguage
import OctavoNumerics

// What the methods of `scipy.optimize` that are written in Python evaluate through: a function of the program and its
// differences, by its kernel where there is one.
extension ModuleRow {
  static let scipyOptimizeCore = ModuleRow("scipy._optimize") { machine, module in
    machine.install(
      [
        // (x → value, (x, value, scheme, relative step) → gradient)
        Native("scalar(fun, args)") { call in
          let machine = call.machine
          machine.keepAlive(machine.tuple([call[0], call[1]]))
          let source = ScalarSource(PythonFunction(machine, call[0], machine.extraArguments(call[1])))
          return machine.tuple([
            machine.function(Native("value(x)") { try source.value($0) }, module: "scipy.optimize"),
            machine.function(
              Native("gradient(x, here, scheme, relative)") { try source.gradient($0) },
              module: "scipy.optimize"),
          ])
        },
        // (x → values, (x, values, scheme) → Jacobian)
        Native("vector(fun)") { call in
          let machine = call.machine
          machine.keepAlive(call[0])
          let source = VectorSource(function: PythonFunction(machine, call[0]))
          return machine.tuple([
            machine.function(Native("values(x)") { try source.values($0) }, module: "scipy.optimize"),
            machine.function(
              Native("jacobian(x, here, scheme)") { try source.jacobian($0) }, module: "scipy.optimize"),
          ])
        },
      ], into: module)
  }
}

extension Arguments {
  fileprivate func difference(_ scheme: Int, relative: Int? = nil) throws -> FiniteDifference {
    guard let kind = FiniteDifference.Scheme(rawValue: try text(scheme)) else {
      throw machine.error(
        .notImplementedError, "trust-constr: '\(try text(scheme))' is not supported by Octavo; use '3-point'")
    }
    let step = try relative.flatMap { self[$0].isNone ? nil : try machine.doubles(self[$0]) }
    return FiniteDifference(kind, relativeStep: step)
  }
}

/// An objective; machines run on one thread.
private final class ScalarSource: @unchecked Sendable {
  private let function: PythonScalarFunction

  init(_ function: PythonFunction) { self.function = PythonScalarFunction(function) }

  private func value(_ x: [Double]) throws -> Double { try x.withUnsafeBufferPointer(function.value) }

  func value(_ call: Arguments) throws -> Value {
    let found = try value(call.machine.doubles(call[0]))
    return function.returnsNumPy ? call.machine.float64(found) : Value(found)
  }

  func gradient(_ call: Arguments) throws -> Value {
    let machine = call.machine
    let difference = try call.difference(2, relative: 3)
    let gradient = try difference.gradient(
      at: machine.doubles(call[0]), value: call.double(1), bounds: nil, value)
    return machine.arrayObject(try NDArray(gradient))
  }
}

/// The left sides of constraints.
private struct VectorSource: @unchecked Sendable {
  let function: PythonFunction

  private func values(_ x: [Double]) throws -> [Double] { try x.withUnsafeBufferPointer(function.numbers) }

  func values(_ call: Arguments) throws -> Value {
    call.machine.arrayObject(try NDArray(try values(call.machine.doubles(call[0]))))
  }

  func jacobian(_ call: Arguments) throws -> Value {
    let machine = call.machine
    let (x, here) = (try machine.doubles(call[0]), try machine.doubles(call[1]))
    let columns = try call.difference(2).columns(at: x, values: here, bounds: nil, values)
    let rows = here.indices.flatMap { i in columns.map { $0[i] } }
    return machine.arrayObject(try NDArray(rows, shape: [here.count, x.count]))
  }
}
