import CVectorKernels

/// Floating-point conditions a computation met.
public struct FloatFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let invalid = FloatFlags(rawValue: 1)
  public static let divide = FloatFlags(rawValue: 4)
  public static let overflow = FloatFlags(rawValue: 8)
  public static let underflow = FloatFlags(rawValue: 16)
  static let all = FloatFlags([.invalid, .divide, .overflow, .underflow])

  /// The conditions in the order NumPy reports them, with its words for each.
  public var named: [(flag: FloatFlags, text: String)] {
    [
      (.divide, "divide by zero"), (.overflow, "overflow"), (.underflow, "underflow"),
      (.invalid, "invalid value"),
    ].filter { contains($0.0) }
  }
}

/// How a computation speaks to its host: floating-point conditions and warnings.
///
/// The closures may throw to turn a condition into an error (`np.errstate(divide="raise")`).
/// Without a host both are ignored.
public struct NumericsContext: Sendable {
  public var floatingPoint: @Sendable (_ flags: FloatFlags, _ function: String) throws(NumericsError) -> Void
  public var warn: @Sendable (_ category: String, _ message: String) throws(NumericsError) -> Void
  /// What gives arrays of `object` their meaning; without it they cannot be computed with.
  public var objects: (any ObjectHost)?

  public init(
    floatingPoint: @escaping @Sendable (FloatFlags, String) throws(NumericsError) -> Void = {
      (_, _) throws(NumericsError) in
    },
    warn: @escaping @Sendable (String, String) throws(NumericsError) -> Void = {
      (_, _) throws(NumericsError) in
    },
    objects: (any ObjectHost)? = nil
  ) {
    self.objects = objects
    self.floatingPoint = floatingPoint
    self.warn = warn
  }

  /// The context of the running task; bind with `NumericsContext.$current.withValue`.
  @TaskLocal public static var current = NumericsContext()

  /// Runs array code without reporting floating-point conditions.
  static func quietly<R>(_ body: () throws(NumericsError) -> R) throws(NumericsError) -> R {
    let result: Result<R, NumericsError> = $current.withValue(NumericsContext(warn: current.warn)) {
      do throws(NumericsError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Runs array code whose reports say that the operands are scalars.
  static func asScalar<R>(_ body: () throws(NumericsError) -> R) throws(NumericsError) -> R {
    var context = current
    let report = context.floatingPoint
    context.floatingPoint = { (flags, function) throws(NumericsError) in
      try report(flags, "scalar " + function)
    }
    let result: Result<R, NumericsError> = $current.withValue(context) {
      do throws(NumericsError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  static func report(_ flags: UInt32, _ function: String) throws(NumericsError) {
    try Interrupt.check(flags)
    let found = FloatFlags(rawValue: flags).intersection(.all)
    if !found.isEmpty { try current.floatingPoint(found, function) }
  }
}

/// Asks long loops to stop. The request holds for the whole process until cleared.
public enum Interrupt {
  /// Safe to call from a signal handler or another thread.
  public static func request() { ovk_interrupt() }
  public static func clear() { ovk_clear_interrupt() }
  public static var isRequested: Bool { ovk_interrupted() }

  /// Throws when the host has asked to stop.
  public static func poll() throws(NumericsError) {
    if ovk_interrupted() { throw NumericsError(.interrupted, "interrupted") }
  }

  static func check(_ flags: UInt32) throws(NumericsError) {
    if flags & UInt32(OVK_INTERRUPTED) != 0 { throw NumericsError(.interrupted, "interrupted") }
    if flags & UInt32(OVK_NO_MEMORY) != 0 { throw NumericsError(.memory, "no memory for conversion buffers") }
  }
}

/// Memory held by arrays of 64 KiB and more, for the whole process.
public enum ArrayMemory {
  /// Allocation beyond this many bytes in all is refused with a `MemoryError`; without a limit, beyond the
  /// machine's memory.
  public static func setLimit(_ bytes: Int) { ovk_set_memory_limit(bytes < 0 ? 0 : bytes) }
  public static var live: Int { ovk_live_bytes() }
}

/// The instruction set the kernels use: 0 baseline, 1 AVX2, 2 AVX-512. Results do not depend on it; tests
/// lower it to show so. Functions keep the loops they were made with.
package enum KernelLevel {
  package static var current: Int { Int(ovk_level()) }
  /// The processor's best when it cannot run `level`, or for -1.
  package static func set(_ level: Int) { ovk_set_level(Int32(clamping: level)) }
}
