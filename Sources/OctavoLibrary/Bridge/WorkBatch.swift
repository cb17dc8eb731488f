import Glibc
import OctavoLanguage

/// Calls that the program allows to run at the same time.
///
/// The code of the program runs in order, on the machine's own thread: what it changes and prints is the same
/// each time.
struct WorkBatch {
  private struct Call {
    let callee: Value
    let arguments: [Value]
    let named: [(Value, Value)]
  }

  private let machine: Machine
  private let isParallel: Bool
  private var calls: [Call] = []

  init(_ machine: Machine, isParallel: Bool) {
    (self.machine, self.isParallel) = (machine, isParallel)
  }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  mutating func add(_ callee: Value, _ arguments: [Value], named: [(Value, Value)] = []) {
    calls.append(Call(callee: callee, arguments: arguments, named: named))
  }

  /// The results, in the order of the calls; what a call raises ends the batch.
  func results() throws -> [Value] {
    try calls.map { call in
      let named = call.named.map { (machine.text($0.0)?.string ?? "", $0.1) }
      return try machine.call(call.callee, call.arguments, named: named)
    }
  }
}
