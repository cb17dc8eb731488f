import Glibc
import OctavoLanguage
import OctavoNumerics

/// Calls that the program allows to run at the same time.
///
/// The code of the program runs in order, on the machine's own thread: what it changes and prints is the same
/// each time. Where the first calls turn out to fit one kernel to what they are given, the fits of the others are
/// computed ahead on the other processors.
struct WorkBatch {
  private struct Call {
    let callee: Value
    let arguments: [Value]
    let named: [(Value, Value)]
  }

  private let machine: Machine
  private let isParallel: Bool
  private var calls: [Call] = []
  /// Fewer calls are not worth the start of a thread.
  private static let smallest = 32

  init(_ machine: Machine, isParallel: Bool) {
    (self.machine, self.isParallel) = (machine, isParallel)
  }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  mutating func add(_ callee: Value, _ arguments: [Value], named: [(Value, Value)] = []) {
    calls.append(Call(callee: callee, arguments: arguments, named: named))
  }

  /// The results, in the order of the calls; what a call raises ends the batch.
  func results() throws -> [Value] {
    let mayLookAhead = isParallel && calls.count >= Self.smallest && Self.processors > 1
    let state = FitState.of(machine)
    if !mayLookAhead || state.isBusy { return try calls.map(result(of:)) }
    state.observed = []
    defer { state.observed = nil }
    var results = try calls[..<2].map(result(of:))
    let observed = state.observed ?? []
    state.observed = nil
    if observed.count == 2, let ahead = ahead(observed) {
      state.ahead = ahead
      defer {
        state.ahead = nil
        ahead.fits.end()
      }
      for call in calls[2...] { results.append(try result(of: call)) }
      return results
    }
    for call in calls[2...] { results.append(try result(of: call)) }
    return results
  }

  private func result(of call: Call) throws -> Value {
    let named = call.named.map { (machine.text($0.0)?.string ?? "", $0.1) }
    return try machine.call(call.callee, call.arguments, named: named)
  }

  /// Sets workers going if both calls fitted the same model from the same start to one of their arguments.
  private func ahead(_ observed: [FitState.Observation]) -> FitState.Ahead? {
    let (first, second) = (observed[0], observed[1])
    guard first.entry === second.entry, first.start == second.start,
      let place = calls[0].arguments.firstIndex(where: { Value.identical($0, first.data) }),
      place < calls[1].arguments.count, Value.identical(calls[1].arguments[place], second.data),
      let program = first.entry.derivative
    else { return nil }
    let count = first.entry.shape[0]
    var data: [[Double]] = []
    var numbers: [UInt64: Int] = [:]
    for call in calls[2...] {
      guard place < call.arguments.count, let array = call.arguments[place].as(ArrayObject.self)?.array,
        array.dtype == .float64, array.rank == 1, array.size == count,
        let values = try? array.contiguous().values(as: Double.self)
      else { return nil }
      numbers[call.arguments[place].bits] = data.count
      data.append(values)
    }
    let fits = AheadFits(data: data, start: first.start)
    fits.begin((1..<Self.processors).map { _ in program.copy() })
    return FitState.Ahead(fits: fits, entry: first.entry, program: program.copy(), numbers: numbers, start: first.start)
  }
}

/// What fits tell each other within a batch.
final class FitState {
  /// A fit as it was made.
  struct Observation {
    let entry: KernelEntry
    let data: Value
    let start: [Double]
  }

  /// Fits computed ahead.
  struct Ahead {
    let fits: AheadFits
    let entry: KernelEntry
    /// Holds the data blocks of the model as they were.
    let program: FunctionProgram
    /// The number of each data set, by the address of its array.
    let numbers: [UInt64: Int]
    let start: [Double]
  }

  var observed: [Observation]?
  var ahead: Ahead?
  var isBusy: Bool { observed != nil || ahead != nil }

  static func of(_ machine: Machine) -> FitState { machine.state(FitState.self) { FitState() } }
}
