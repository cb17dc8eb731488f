import Foundation
import OctavoTestSupport

/// Runs a test program in this process, as `octavo exec` would with `folder` as the working folder.
///
/// To be bound to the engine here, and only here. The run starts from a fresh state, with no input, and returns
/// what went to standard output and standard error (the traceback included) and the exit status.
func runProgram(_ path: String, arguments: [String], in folder: URL) throws -> ProgramOutcome {
  throw EngineNotBound()
}

struct EngineNotBound: Error, CustomStringConvertible {
  var description: String { "engine not bound" }
}
