import Foundation

/// A recorded file beside this one.
func recorded<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
  return try JSONDecoder().decode(type, from: Data(contentsOf: url))
}

/// What `body` finds wrong, when run on a thread with the stack that the engine's own thread has.
///
/// Expectations belong to the test's own thread, so what is found is brought back as text.
func onLargeStack(_ body: @escaping @Sendable () -> [String]) -> [String] {
  final class Box: @unchecked Sendable { var found: [String] = [] }
  let box = Box()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    box.found = body()
    done.signal()
  }
  thread.stackSize = 512 << 20
  thread.start()
  done.wait()
  return box.found
}
