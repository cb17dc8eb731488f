import Synchronization

/// What runs the Python of a notebook. `Run/Engine.swift` binds the real one; tests bring a scripted one.
///
/// One engine holds the state of one notebook and is used by one thread, except for `interrupt`, which
/// another thread raises.
package protocol CellEngine: AnyObject {
  /// Runs the statements of a cell and shows the value of its last expression, as a notebook does.
  /// - Returns: everything the cell put out, in order; a fault, if there is one, is the last.
  func run(_ source: CellSource, figures: FigureDefaults) -> [CellOutput]

  /// Evaluates one expression for its `str()`.
  func evaluate(_ source: CellSource) -> Result<String, Fault>
}

/// A piece of Python and where it stands in the notebook, so that faults can name the notebook's own lines.
package struct CellSource: Sendable, Equatable {
  package let text: String
  package let file: String
  /// The line of `file` on which `text` begins.
  package let firstLine: Int
  /// The column at which the first line of `text` begins; 1 for a cell.
  package let firstColumn: Int

  package init(text: String, file: String, firstLine: Int, firstColumn: Int = 1) {
    self.text = text
    self.file = file
    self.firstLine = firstLine
    self.firstColumn = firstColumn
  }
}

/// The size, in inches, of figures for which the code names none.
package struct FigureDefaults: Sendable, Equatable {
  package let width: Double?
  package let height: Double?
}

/// What an engine is made with.
package struct EngineSettings: Sendable {
  /// Seeds the generators that the notebook leaves unseeded; nil asks the system for entropy.
  package let seed: UInt64?
  /// The folder of the notebook: code reads files below it and nowhere else.
  package let readFolder: String
  /// The run's own folder: code writes files below it and nowhere else.
  package let writeFolder: String
  package let interrupt: Interrupt
  /// Receives lines that say how functions handed to algorithms are computed.
  package let explain: (@Sendable (String) -> Void)?

  package init(
    seed: UInt64?, readFolder: String, writeFolder: String, interrupt: Interrupt,
    explain: (@Sendable (String) -> Void)? = nil
  ) {
    self.explain = explain
    self.seed = seed
    self.readFolder = readFolder
    self.writeFolder = writeFolder
    self.interrupt = interrupt
  }
}

/// Asks a running engine to stop. An engine polls `cause`, say at every backward jump (one relaxed load), or
/// registers `whenRaised`; it then ends the cell with a fault of that cause.
package final class Interrupt: Sendable {
  private let raised = Atomic<UInt8>(0)
  private let handler = Mutex<(@Sendable (Fault.Cause) -> Void)?>(nil)
  private let pending = Mutex<(@Sendable () -> Bool)?>(nil)

  package init() {}

  /// Why to stop; nil while the cell may go on.
  package var cause: Fault.Cause? {
    switch raised.load(ordering: .relaxed) {
    case 1: .timedOut
    case 2: .interrupted
    default: nil
    }
  }

  /// - Parameters:
  ///   - body: called on the watching thread whenever the interrupt is raised.
  ///   - isPending: whether the engine has still to take notice.
  package func whenRaised(
    _ body: @escaping @Sendable (Fault.Cause) -> Void, isPending: @escaping @Sendable () -> Bool = { true }
  ) {
    handler.withLock { $0 = body }
    pending.withLock { $0 = isPending }
  }

  /// Whether the engine took notice of the last interrupt.
  package var isHeeded: Bool { pending.withLock { $0 }?() == false }

  package func raise(_ cause: Fault.Cause) {
    raised.store(cause == .interrupted ? 2 : 1, ordering: .relaxed)
    let body = handler.withLock { $0 }
    body?(cause)
  }
}

/// Runs a plain script for `octavo exec`, writing to this process's standard streams as it goes.
package protocol ScriptEngine: AnyObject {
  /// - Parameter arguments: `sys.argv`, the script's path first.
  /// - Returns: the exit status `python3` would give.
  func run(_ script: CellSource, arguments: [String]) -> Int32
}
