import OctavoLanguage
import OctavoNumerics

/// Functions of the program that work on arrays and are called again and again in its own loops: calls are
/// computed by kernels, with the results that the machine would give, to the last bit.
///
/// A kernel is made of what one call does to its floats, and holds as long as everything else it read is the
/// same (see `KernelEntry`). A floating-point condition leaves the call to the machine, which warns or raises.
final class HotFunctions: Object, HotCalls {
  private final class Slot {
    let code: CodeObject
    var entries: [KernelEntry] = []
    var volatile: Set<TraceSource> = []
    var recordings = 0
    /// Calls that kernels computed, and those that met a condition.
    var computed = 0
    var conditions = 0

    init(_ code: CodeObject) { self.code = code }
  }

  private unowned(unsafe) let machine: Machine
  private let kernels: KernelCache
  private let errors: FloatErrors
  private var slots: [Slot] = []
  private static let mostEntries = 4
  private static let mostRecordings = 10
  private static let mostConditions = 20

  private init(_ machine: Machine, type: TypeObject) {
    self.machine = machine
    kernels = KernelCache.of(machine)
    errors = machine.floatErrors
    super.init(type: type)
  }

  static func of(_ machine: Machine) -> HotFunctions {
    machine.state(HotFunctions.self) {
      let type = machine.makeType("hot functions", module: "octavo", table: TypeTable())
      let functions = machine.heap.adopt(HotFunctions(machine, type: type))
      machine.keepAlive(Value(functions))
      return functions
    }
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for slot in slots {
      marker.visit(slot.code)
      for entry in slot.entries { entry.record.trace(&marker) }
    }
  }

  func value(_ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>) -> Value {
    // Where underflow is to be seen, only the machine looks for it.
    if kernels.isOff || errors[.underflow] != .ignore { return .undefined }
    let number = function.hotNumber
    let slot = number > 0 ? slots[number - 1] : makeSlot(function)
    if let entry = slot.entries.first, load(entry, arguments), entry.bind(function, arguments, machine) == nil
    {
      return run(entry, slot, function)
    }
    for (index, entry) in slot.entries.enumerated() {
      guard load(entry, arguments) else { continue }
      switch entry.bind(function, arguments, machine) {
      case .none:
        if index > 0 { slot.entries.swapAt(0, index) }
        return run(entry, slot, function)
      case .condition: return conditionMet(slot, function)
      case .changed(let source, let was, let now):
        if was.tag == now.tag, was.isFloat || was.tag == NumpyTypes.float64Tag {
          slot.volatile.insert(source)
        }
      case .layout: break
      }
    }
    return record(function, arguments, slot)
  }

  private func makeSlot(_ function: FunctionObject) -> Slot {
    let slot = Slot(function.codeObject)
    slots.append(slot)
    function.hotNumber = slots.count
    return slot
  }

  /// Puts the arguments that are followed into the program's place; false if they are of other types.
  @inline(__always)
  private func load(_ entry: KernelEntry, _ arguments: UnsafeBufferPointer<Value>) -> Bool {
    let kinds = entry.callKinds
    guard kinds.count == arguments.count else { return false }
    var place = 0
    for index in kinds.indices where kinds[index] != KernelEntry.notFollowed {
      let x = arguments[index]
      let isPython = kinds[index] == TracedKind.pythonFloat.rawValue
      guard isPython ? x.isFloat : x.tag == NumpyTypes.float64Tag else { return false }
      entry.program.variables[place] = x.float
      place += 1
    }
    return true
  }

  private func run(_ entry: KernelEntry, _ slot: Slot, _ function: FunctionObject) -> Value {
    guard entry.program.run(), let value = entry.result.value(of: entry.program, machine) else {
      return conditionMet(slot, function)
    }
    slot.computed += 1
    // The caller may be worth a kernel of its own.
    machine.noteLibraryWork()
    return value
  }

  /// The machine takes over; for good, if that is what mostly happens.
  private func conditionMet(_ slot: Slot, _ function: FunctionObject) -> Value {
    slot.conditions += 1
    if slot.conditions >= Self.mostConditions, slot.conditions > slot.computed / 4 {
      coolDown(slot, function)
    }
    return .undefined
  }

  private func coolDown(_ slot: Slot, _ function: FunctionObject) {
    function.coolDown()
    slot.entries = []
  }

  private func record(_ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>, _ slot: Slot)
    -> Value
  {
    let kinds = arguments.map { x -> TracedKind? in
      x.isFloat ? .pythonFloat : x.tag == NumpyTypes.float64Tag ? .numpyFloat : nil
    }
    let followed = arguments.enumerated().map { kinds[$0] == nil ? $1 : .undefined }
    slot.recordings += 1
    let outcome =
      slot.recordings > Self.mostRecordings
      ? .failure(TraceFailure("the values it rests on change from call to call"))
      : kernels.recorded(function, .call(kinds), followed, slot.volatile, machine)
    switch outcome {
    case .failure(let failure):
      kernels.explain(machine, function, failure)
      coolDown(slot, function)
      return .undefined
    case .success(let entry):
      kernels.note(machine, "a kernel computes calls of \(function.name.string) (\(function.location))")
      slot.entries.insert(entry, at: 0)
      if slot.entries.count > Self.mostEntries { slot.entries.removeLast() }
      guard load(entry, arguments), entry.bind(function, arguments, machine) == nil else {
        return conditionMet(slot, function)
      }
      return run(entry, slot, function)
    }
  }
}
