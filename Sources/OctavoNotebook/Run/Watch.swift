import Glibc
import Synchronization

/// A thread that waits for Ctrl-C and for time limits while the main thread runs a notebook or a script.
///
/// The signals are blocked everywhere and taken up here in ordinary code, not in a signal handler.
package final class Watch: Sendable {
  /// What the watch does while it waits.
  package struct Actions: Sendable {
    /// Called every tenth of a second while a cell runs; draws progress.
    package var tick: (@Sendable () -> Void)?
    /// Called when an interrupt is not heeded, before the process ends.
    package var abandon: @Sendable (Fault.Cause) -> Void
    package init(tick: (@Sendable () -> Void)? = nil, abandon: @escaping @Sendable (Fault.Cause) -> Void) {
      self.tick = tick
      self.abandon = abandon
    }
  }

  private struct State {
    var interrupt: Interrupt?
    var deadline: Double?
    var raisedAt: Double?
    var cause = Fault.Cause.timedOut
  }

  /// Seconds an engine has to heed an interrupt.
  private static let patience = 2.0

  private let state = Mutex(State())
  private let actions: Actions
  /// A script may catch a Ctrl-C and go on, so that the next one counts as the first.
  private let mayGoOn: Bool
  private let interrupted = Atomic<Bool>(false)

  /// Starts watching. Call it before any other thread exists, so that all of them block the signals.
  package init(_ actions: Actions, mayGoOn: Bool = false) {
    self.actions = actions
    self.mayGoOn = mayGoOn
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let this = Unmanaged.passRetained(self).toOpaque()
    let started = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Watch>.fromOpaque(pointer).takeRetainedValue().loop()
        return nil
      }, this)
    if started != 0 {
      // Without the thread the signals keep their ordinary effect: Ctrl-C ends the process.
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      Unmanaged<Watch>.fromOpaque(this).release()
    }
  }

  /// Whether the user asked to stop.
  package var isInterrupted: Bool { interrupted.load(ordering: .relaxed) }

  /// The interrupt that Ctrl-C raises, from now on.
  package func guards(_ interrupt: Interrupt?) { state.withLock { $0.interrupt = interrupt } }

  /// Raises a time-out after `seconds`, unless `end` comes first.
  package func begin(limit seconds: Double?) {
    guard let seconds else { return }
    let deadline = Self.now() + seconds
    state.withLock { $0.deadline = deadline }
  }

  package func end() {
    state.withLock {
      $0.deadline = nil
      $0.raisedAt = nil
    }
  }

  package static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    return set
  }

  /// Lasts as long as the process.
  private func loop() {
    var signals = Self.signals
    while true {
      var pause = timespec(tv_sec: 0, tv_nsec: 20_000_000)
      let signal = sigtimedwait(&signals, nil, &pause)
      if signal == SIGINT || signal == SIGTERM { stop() }
      check()
      actions.tick?()
    }
  }

  /// The first Ctrl-C asks the engine to stop, the second stops the process.
  private func stop() {
    let isRepeated = interrupted.exchange(true, ordering: .relaxed)
    if isRepeated && !isHeeded {
      actions.abandon(.interrupted)
      _exit(130)
    }
    raise(.interrupted)
  }

  private var isHeeded: Bool { mayGoOn && state.withLock { $0.interrupt }?.isHeeded == true }

  private func raise(_ cause: Fault.Cause) {
    let interrupt = state.withLock { state in
      state.raisedAt = Self.now()
      state.deadline = nil
      state.cause = cause
      return state.interrupt
    }
    interrupt?.raise(cause)
  }

  private func check() {
    let now = Self.now()
    let (late, ignored, cause) = state.withLock { state in
      (
        state.deadline.map { now > $0 } ?? false, state.raisedAt.map { now > $0 + Self.patience } ?? false,
        state.cause
      )
    }
    if late { raise(.timedOut) }
    if ignored && !isHeeded {
      actions.abandon(cause)
      _exit(cause == .interrupted ? 130 : 124)
    }
  }
}
