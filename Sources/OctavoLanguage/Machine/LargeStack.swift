import Glibc

/// Runs `body` on a thread whose stack is large enough for the deepest recursion the language allows: nested
/// source, nested data, and special methods that call one another through Swift code.
///
/// The memory is only reserved; pages are used as the depth needs them.
package func onLargeStack<T>(_ body: () throws -> T) throws -> T {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, 1 << 29)
  return try withoutActuallyEscaping(body) { body in
    let task = StackTask { try body() }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(task)
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        // The task was retained for this thread just above.
        guard let pointer else { return nil }
        Unmanaged<AnyStackTask>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    if status != 0 {
      context.release()
      // No thread to be had: the caller's own stack has to do.
      return try body()
    }
    pthread_join(thread, nil)
    defer { task.forget() }
    return try task.outcome()
  }
}

private class AnyStackTask {
  func run() {}
}

private final class StackTask<T>: AnyStackTask {
  private var body: (() throws -> T)?
  private var result: Result<T, any Error>?

  init(_ body: @escaping () throws -> T) { self.body = body }

  override func run() {
    guard let body else { return }
    result = Result { try body() }
  }

  func outcome() throws -> T {
    guard let result else { throw Stop.memoryLimit(bytes: 1 << 29) }
    return try result.get()
  }

  func forget() { body = nil }
}
