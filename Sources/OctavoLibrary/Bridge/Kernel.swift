import OctavoLanguage
import OctavoNumerics

/// A function of the program in use by an algorithm: its kernel while what was recorded holds.
///
/// Code of the program that runs meanwhile (callbacks, evaluations by the machine) may change what the
/// recording rests on. The machine counts its runs, so that one comparison tells whether to look again.
final class Kernel {
  private unowned(unsafe) let machine: Machine
  private let function: FunctionObject
  private let arguments: [Value]
  let entry: KernelEntry
  private var binding: Int
  private var runs: Int
  private(set) var isValid = true

  private init(_ machine: Machine, _ function: FunctionObject, _ arguments: [Value], _ entry: KernelEntry) {
    (self.machine, self.function, self.arguments, self.entry) = (machine, function, arguments, entry)
    binding = entry.binding
    runs = machine.runsFromSwift
  }

  /// - Parameter arguments: what the algorithm passes, the point given as undefined.
  static func make(_ machine: Machine, _ callable: Value, _ form: KernelForm, _ arguments: [Value]) -> Kernel?
  {
    var function = callable
    var all = arguments
    if let method = callable.as(BoundMethod.self) {
      function = method.function
      all.insert(method.receiver, at: 0)
    }
    if callable.isObject, callable.object.type.isUserDefined {
      let method = callable.object.type.slot(.call)
      if method.as(FunctionObject.self) != nil {
        function = method
        all.insert(callable, at: 0)
      }
    }
    let cache = KernelCache.of(machine)
    guard let function = function.as(FunctionObject.self) else {
      return nil
    }
    switch all.withUnsafeBufferPointer({ cache.entry(function, form, $0, machine) }) {
    case .success(let entry):
      cache.note(machine, "a kernel computes \(function.name.string) (\(function.location))")
      return Kernel(machine, function, all, entry)
    case .failure(let failure):
      cache.explain(machine, function, failure)
      return nil
    }
  }

  /// Whether the kernel may be used for the next evaluation.
  @inline(__always)
  var isCurrent: Bool {
    if runs == machine.runsFromSwift && binding == entry.binding { return true }
    return isValid && look()
  }

  private func look() -> Bool {
    isValid = arguments.withUnsafeBufferPointer { entry.bind(function, $0, machine) } == nil
    binding = entry.binding
    runs = machine.runsFromSwift
    return isValid
  }

  /// The value at a point, where the function returns a number; nil leaves it to the machine.
  @inline(__always)
  func number(at x: UnsafeBufferPointer<Double>) -> Double? {
    guard isCurrent, run(entry.program, x) else { return nil }
    return entry.program.output(0).pointee
  }

  /// The values at a point, where the function returns a block of so many; nil leaves them to the machine.
  @inline(__always)
  func block(at x: UnsafeBufferPointer<Double>) -> UnsafePointer<Double>? {
    guard isCurrent, run(entry.program, x) else { return nil }
    return entry.program.output(0)
  }

  /// The number and the derivatives at a point, where the function returns both; nil leaves them to the machine.
  @inline(__always)
  func pair(at x: UnsafeBufferPointer<Double>) -> (value: Double, slope: UnsafePointer<Double>)? {
    guard isCurrent, run(entry.program, x) else { return nil }
    return (entry.program.output(0).pointee, UnsafePointer(entry.program.output(1)))
  }

  /// The exact derivatives at a point, row by row: one row per value, one column per variable; false where there
  /// are none or where they meet a floating-point condition.
  func jacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>) -> Bool {
    let (m, n) = (entry.shape.reduce(1, *), x.count)
    guard rows.count == m * n, isCurrent, let program = entry.derivative, run(program, x) else {
      return false
    }
    if entry.shape.isEmpty {
      for j in 0..<n { rows[j] = program.output(1)[j] }
    } else {
      for j in 0..<n { for i in 0..<m { rows[i * n + j] = program.output(1 + j)[i] } }
    }
    return true
  }

  @inline(__always)
  private func run(_ program: FunctionProgram, _ x: UnsafeBufferPointer<Double>) -> Bool {
    guard x.count == program.dimension, let base = x.baseAddress else { return false }
    program.variables.update(from: base, count: x.count)
    return program.run()
  }
}

extension KernelCache {
  /// Notes why a function is left to the machine.
  func explain(_ machine: Machine, _ function: FunctionObject, _ failure: TraceFailure) {
    note(
      machine,
      "the machine runs \(function.name.string) (\(function.location)): \(failure.reason)"
        + (failure.location.map { " (\($0))" } ?? ""))
  }
}
