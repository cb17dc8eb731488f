import OctavoLanguage
import OctavoNumerics

// `scipy.optimize`: the module. Its functions lie in one file per theme.

extension ModuleRow {
  static let scipyOptimize = ModuleRow("scipy.optimize") { machine, module in
    // Results are NumPy's numbers, whether or not the program imports NumPy.
    _ = machine.numpy
    let types = machine.optimizeTypes
    machine.define(module, "OptimizeResult", Value(types.result))
    machine.define(module, "Bounds", Value(types.bounds))
    machine.define(module, "OptimizeWarning", Value(types.warning))
    machine.define(module, "LinearConstraint", Value(types.linearConstraint))
    machine.define(module, "NonlinearConstraint", Value(types.nonlinearConstraint))
    machine.define(module, "HessianUpdateStrategy", Value(types.hessianStrategy))
    machine.define(module, "BFGS", Value(types.bfgs))
    machine.define(module, "SR1", Value(types.sr1))
    machine.define(module, "BroydenFirst", Value(types.broydenFirst))
    machine.define(module, "KrylovJacobian", Value(types.krylovJacobian))
    machine.define(module, "InverseJacobian", Value(types.inverseJacobian))
    machine.define(module, "LbfgsInvHessProduct", Value(types.inverseHessian))
    machine.define(module, "RootResults", Value(types.rootResults))
    machine.define(module, "NoConvergence", Value(types.noConvergence))
    for rows in OptimizeRows.all { machine.install(rows, into: module, wording: .python) }
  }
}

/// The functions of `scipy.optimize`, a list per theme.
enum OptimizeRows {
  static let all: [[Native]] = [
    minimize, leastSquares, scalarRoots, roots, scalarMinima, oldNames, derivatives, rosenbrock, assignment,
    linearSquares, linearPrograms, global,
  ]
}
