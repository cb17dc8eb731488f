import OctavoLanguage
import OctavoNumerics
import OctavoPlot

/// What a notebook can import beyond the language's own modules.
package enum Library {
  /// The modules, a row each.
  static let modules: [ModuleRow] =
    [
      ._random, .numpy, .numpyExceptions, .numpyFFT, .numpyLinalg, .numpyRandom, .numpyStrideTricks,
      .scipy, .scipyLinalgCore, .scipyDistributions, .scipySpecial, .scipyIntegration, .scipyOptimizeCore,
      .scipyOptimize, .joblib, .multiprocessing, .multiprocessingPool,
      .matplotlib, .pyplot, .matplotlibStyle,
    ]
    + ModuleRow.matplotlibTypes + PythonModules.all.map { ModuleRow($0.name, python: $0.text) }

  /// Makes the library's modules importable on a machine.
  package static func install(into machine: Machine) {
    for row in modules { machine.moduleTable[row.name] = row }
    machine.translateError = translate
    machine.libraryBuffer = { $0.bufferOfScalar($1) }
    machine.makeHotCalls = { HotFunctions.of($0) }
  }

  /// Runs a program's code so that array functions report to this machine.
  package static func running<T>(on machine: Machine, _ body: () throws -> T) rethrows -> T {
    try NumericsContext.$current.withValue(machine.numericsContext, operation: body)
  }

  /// Errors of the numerics library as the Python exceptions they name.
  private static func translate(_ machine: Machine, _ failure: any Error) -> PythonError? {
    switch failure {
    case let failure as PlotError:
      return machine.error(BuiltinException(rawValue: failure.kind.rawValue) ?? .valueError, failure.message)
    case let failure as NumericsError where failure.kind == .dtypePromotion:
      return machine.numpyError(failure.kind.rawValue, failure.message)
    case let failure as ParameterError:
      return machine.error(failure.kind == .overflow ? .overflowError : .valueError, failure.message)
    case let failure as FitError: return machine.error(.valueError, failure.message)
    case let failure as OptimizeError: return machine.error(.valueError, failure.message)
    default: break
    }
    guard let failure = failure as? NumericsError else { return nil }
    if failure.kind == .host, let pending = machine.floatErrors.takeRaised() as? PythonError {
      return pending
    }
    switch failure.kind {
    case .ufuncOutputCasting, .ufuncInputCasting, .ufuncNoLoop:
      let type = machine.numpy.ufuncErrors[failure.kind] ?? machine.types[.typeError]
      let exception = ExceptionObject(arguments: [machine.string(failure.message)], type: type)
      return PythonError(machine.heap.adopt(exception))
    case .axis: return machine.axisError(failure) ?? machine.error(.valueError, failure.message)
    case .linearAlgebra:
      let exception = ExceptionObject(
        arguments: [machine.string(failure.message)], type: machine.linearAlgebraError)
      return PythonError(machine.heap.adopt(exception))
    default:
      let kind = BuiltinException(rawValue: failure.kind.rawValue) ?? .runtimeError
      return machine.error(kind, failure.message)
    }
  }

  // MARK: The host's side

  /// Stops array code that is running; the machine is asked separately.
  package static func requestInterrupt() { Interrupt.request() }
  package static func clearInterrupt() { Interrupt.clear() }

  /// Has every call that hands a function to an algorithm explained: a kernel, or why the machine.
  package static func explain(_ machine: Machine, _ line: @escaping (String) -> Void) {
    KernelCache.of(machine).explain = line
  }

  /// Lets functions be computed by kernels, or leaves them all to the machine, which gives the same results.
  package static func setKernels(_ machine: Machine, on: Bool) { KernelCache.of(machine).isOff = !on }

  /// Where figures go when the program shows them.
  package static func onShow(_ machine: Machine, _ show: @escaping (Figure) -> Void) {
    machine.pyplot.show = show
  }

  /// Shows the figures that a cell left open, as notebooks do at the end of a cell.
  package static func showOpenFigures(_ machine: Machine) { machine.pyplot.showAll() }

  /// The size of figures for which the program names none, in inches.
  package static func setFigureDefaults(_ machine: Machine, width: Double?, height: Double?) {
    machine.pyplot.defaultSize = (width, height)
  }
}
