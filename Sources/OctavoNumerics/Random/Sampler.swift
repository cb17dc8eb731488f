/// A distribution ready to be drawn from: its parameters checked, its constants computed.
///
/// A conforming type gives `draw`; the loops over a buffer follow, compiled once for every stream inside this
/// module, so that filling through the protocol costs one dynamic call per buffer and not per number.
public protocol Sampler {
  /// `Double`, or `Int` for a distribution on the integers.
  associatedtype Value

  func draw<Stream: VariateStream>(_ stream: inout Stream) -> Value

  /// One draw per element, in order. Given; a type whose draws depend on each other writes its own.
  func fill<Stream: VariateStream>(_ out: UnsafeMutableBufferPointer<Value>, from stream: inout Stream)

  func fillPCG64(_ out: UnsafeMutableBufferPointer<Value>, _ stream: inout ZigguratStream<PCG64Source>)
  func fillMT19937(_ out: UnsafeMutableBufferPointer<Value>, _ stream: inout ZigguratStream<MT19937Source>)
  func fillLegacy(_ out: UnsafeMutableBufferPointer<Value>, _ stream: inout LegacyStream)
  func fillWords(_ out: UnsafeMutableBufferPointer<Value>, _ stream: inout ZigguratStream<WordSource>)
}

extension Sampler {
  public func fillPCG64(
    _ out: UnsafeMutableBufferPointer<Value>, _ stream: inout ZigguratStream<PCG64Source>
  ) {
    fill(out, from: &stream)
  }

  public func fillMT19937(
    _ out: UnsafeMutableBufferPointer<Value>, _ stream: inout ZigguratStream<MT19937Source>
  ) {
    fill(out, from: &stream)
  }

  public func fillLegacy(_ out: UnsafeMutableBufferPointer<Value>, _ stream: inout LegacyStream) {
    fill(out, from: &stream)
  }

  public func fillWords(_ out: UnsafeMutableBufferPointer<Value>, _ stream: inout ZigguratStream<WordSource>)
  {
    fill(out, from: &stream)
  }

  @inline(__always)
  public func fill<Stream: VariateStream>(
    _ out: UnsafeMutableBufferPointer<Value>, from stream: inout Stream
  ) {
    // A copy, so that the state can live in registers while `out` is written.
    var local = stream
    for i in out.indices { out.initializeElement(at: i, to: draw(&local)) }
    stream = local
  }
}

/// What `Generator` and `LegacyRandomState` share: a stream of variates with identity.
public protocol VariateSource: AnyObject {
  /// Writes one draw into every element, in order. The buffer need not be initialised.
  func fill<S: Sampler>(_ out: UnsafeMutableBufferPointer<S.Value>, _ sampler: S)
}

extension VariateSource {
  /// One draw.
  public func draw<S: Sampler>(_ sampler: S) -> S.Value {
    withUnsafeTemporaryAllocation(of: S.Value.self, capacity: 1) { buffer in
      fill(buffer, sampler)
      return buffer[0]
    }
  }

  /// `count` draws (none if `count` is negative).
  public func draws<S: Sampler>(_ count: Int, _ sampler: S) -> [S.Value] {
    [S.Value](unsafeUninitializedCapacity: max(0, count)) { buffer, initialized in
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<max(0, count)]), sampler)
      initialized = max(0, count)
    }
  }

  /// Draws whose parameters differ from element to element: `sampler(i)` makes the one for element `i`.
  public func fill<S: Sampler>(
    _ out: UnsafeMutableBufferPointer<S.Value>, each sampler: (Int) throws -> S
  ) rethrows {
    for i in out.indices {
      fill(UnsafeMutableBufferPointer(rebasing: out[i..<i + 1]), try sampler(i))
    }
  }
}
