import OctavoLanguage
import OctavoNumerics

/// What a notebook can import beyond the language's own modules.
package enum Library {
  /// The modules, a row each.
  static let modules: [ModuleRow] = [.numpy]

  /// Makes the library's modules importable on a machine.
  package static func install(into machine: Machine) {
    for row in modules { machine.moduleTable[row.name] = row }
    machine.translateError = translate
  }

  /// Runs a program's code so that array functions report to this machine.
  package static func running<T>(on machine: Machine, _ body: () throws -> T) rethrows -> T {
    try NumericsContext.$current.withValue(machine.numericsContext, operation: body)
  }

  /// Errors of the numerics library as the Python exceptions they name.
  private static func translate(_ machine: Machine, _ failure: any Error) -> PythonError? {
    guard let failure = failure as? NumericsError else { return nil }
    switch failure.kind {
    case .axis:
      let exception = ExceptionObject(arguments: [machine.string(failure.message)], type: machine.numpy.axisError)
      return PythonError(machine.heap.adopt(exception))
    case .linearAlgebra: return machine.error(.valueError, failure.message)
    default:
      let kind = BuiltinException(rawValue: failure.kind.rawValue) ?? .runtimeError
      return machine.error(kind, failure.message)
    }
  }
}
