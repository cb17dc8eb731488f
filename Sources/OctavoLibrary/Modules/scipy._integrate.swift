import OctavoLanguage
import OctavoNumerics

// The native core of `scipy.integrate`, whose signatures are in `Python/scipy.integrate.py`.
extension ModuleRow {
  static let scipyIntegration = ModuleRow("scipy._integrate") { machine, module in
    machine.install(
      [
        Native("quad(func, a, b, args, epsabs, epsrel, limit)") { call in
          let machine = call.machine
          let function = machine.realFunction(
            PythonFunction(machine, call[0], machine.extraArguments(call[3])))
          let found = try integrate(
            from: call.double(1), to: call.double(2), absolute: call.double(4), relative: call.double(5),
            limit: call.int(6)
          ) { try function.value(at: $0) }
          return machine.tuple([
            Value(found.value), Value(found.error), Value(found.evaluations), Value(found.intervals),
            Value(found.ending.rawValue),
          ])
        }
      ] + explicitSteps, into: module)
  }
}
