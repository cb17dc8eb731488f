/// Uniform integers from `low` to `high`, both included.
///
/// `Generator.integers` multiplies (Lemire); `RandomState.randint` masks and rejects. The results of 64-bit
/// and of 32-bit types differ, since the latter always take 32 bits per draw; the narrow types cut one 32-bit
/// draw in pieces, which live as long as one call that fills an array.
public struct UniformIntegerSampler: Sampler {
  let low: Int
  let range: UInt64

  /// - Throws: `ParameterError` when there is no integer to draw. `endpoint` only chooses the wording.
  public init(low: Int, through high: Int, endpoint: Bool = false) throws {
    if low > high { throw ParameterError(endpoint ? "low > high" : "low >= high") }
    self.low = low
    range = UInt64(bitPattern: Int64(high &- low))
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    let offset = Stream.isLegacy ? masked(&stream) : stream.bounded(range)
    return low &+ Int(truncatingIfNeeded: offset)
  }

  @inline(__always)
  private func masked<Stream: VariateStream>(_ stream: inout Stream) -> UInt64 {
    range == 0xffff_ffff ? UInt64(stream.next32()) : stream.interval(range)
  }
}

/// Uniform integers of 8 or 16 bits, or truth values, several to a 32-bit draw.
public struct NarrowUniformIntegerSampler: Sampler {
  /// The type's width: 1 (truth values), 8 or 16.
  let width: UInt32
  let low: Int
  let range: UInt32

  public init(width: Int, low: Int, through high: Int, endpoint: Bool = false) throws {
    if low > high { throw ParameterError(endpoint ? "low > high" : "low >= high") }
    guard [1, 8, 16].contains(width), let range = UInt32(exactly: high.subtractingReportingOverflow(low).0),
      range < 1 << width
    else { throw ParameterError("\(low)...\(high) is out of bounds for integers of \(width) bits") }
    self.width = UInt32(width)
    self.low = low
    self.range = range
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    var pieces = Pieces(width: width)
    return draw(&stream, &pieces)
  }

  public func fill<Stream: VariateStream>(
    _ out: UnsafeMutableBufferPointer<Int>, from stream: inout Stream
  ) {
    var pieces = Pieces(width: width)
    for i in out.indices { out.initializeElement(at: i, to: draw(&stream, &pieces)) }
  }

  fileprivate func draw<Stream: VariateStream>(_ stream: inout Stream, _ pieces: inout Pieces) -> Int {
    if range == 0 { return low }
    let all: UInt32 = (1 << width) - 1
    if range == all { return low + Int(pieces.next(&stream)) }
    if Stream.isLegacy {
      let mask = UInt32.max >> UInt32(range.leadingZeroBitCount)
      while true {
        let value = pieces.next(&stream) & mask
        if value <= range { return low + Int(value) }
      }
    }
    let count = range + 1
    var product = pieces.next(&stream) * count
    if product & all < count {
      let threshold = (all - range) % count
      while product & all < threshold { product = pieces.next(&stream) * count }
    }
    return low + Int(product >> width)
  }

  /// The unused pieces of one 32-bit draw, lowest first.
  fileprivate struct Pieces {
    let width: UInt32
    var word: UInt32 = 0
    var left: UInt32 = 0

    init(width: UInt32) { self.width = width }

    mutating func next<Stream: VariateStream>(_ stream: inout Stream) -> UInt32 {
      if left == 0 {
        word = stream.next32()
        left = 32 / width
      } else {
        word >>= width
      }
      left -= 1
      return word & ((1 << width) - 1)
    }
  }
}

/// Narrow integers whose bounds differ from one to the next; they share the pieces of a draw.
public struct NarrowIntegersSampler: Sampler {
  let each: [NarrowUniformIntegerSampler]

  public init(_ each: [NarrowUniformIntegerSampler]) { self.each = each }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int { each.first?.draw(&stream) ?? 0 }

  public func fill<Stream: VariateStream>(_ out: UnsafeMutableBufferPointer<Int>, from stream: inout Stream) {
    var pieces = NarrowUniformIntegerSampler.Pieces(width: each.first?.width ?? 8)
    for (i, sampler) in zip(out.indices, each) {
      out.initializeElement(at: i, to: sampler.draw(&stream, &pieces))
    }
  }
}

/// Uniform 32-bit integers from `low` to `high`, both included: always 32 bits of the stream per trial.
public struct UniformInteger32Sampler: Sampler {
  let low: Int
  let range: UInt32

  public init(low: Int, through high: Int, endpoint: Bool = false) throws {
    if low > high { throw ParameterError(endpoint ? "low > high" : "low >= high") }
    guard let range = UInt32(exactly: high.subtractingReportingOverflow(low).0) else {
      throw ParameterError("\(low)...\(high) is out of bounds for integers of 32 bits")
    }
    self.low = low
    self.range = range
  }

  @inline(__always)
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    if range == 0 { return low }
    if range == UInt32.max { return low &+ Int(stream.next32()) }
    return low &+ Int(Stream.isLegacy ? UInt32(stream.interval(UInt64(range))) : stream.bounded32(range))
  }
}
