import CVectorKernels

/// What a call of a function needs that takes its operands as they are: the loop, and what the result is like.
public struct DirectCall {
  let fn: ovk_fn
  let hardware: Int32
  let inputs: Int32
  /// Bytes from one element of an operand to the next; 0 for a single number.
  let firstStep: Int
  let secondStep: Int
  /// Elements of the result, and their type.
  public let count: Int
  let dtype: DType
  /// Which operand has the shape of the result.
  let isShapedAsSecond: Bool

  /// Memory the result needs.
  public var byteCount: Int { @inline(__always) get { count &* dtype.itemSize } }
}

/// Calls for hosts whose arrays stay where they are and who have memory for results: one of these finds the loop, the
/// host chooses where the result goes, another runs it. No array value is copied on the way, and nothing allocated.
extension Ufunc {
  /// A loop whose types are those of the arrays; `fn` is nil where conversions are needed.
  struct DirectLoop {
    let fn: ovk_fn
    let hardware: Int32
    let in0: DType.Kind
    let in1: DType.Kind
    let out0: DType.Kind
    let isDirect: Bool

    init(_ loop: Loop) {
      fn = loop.fn
      hardware = loop.hardware
      in0 = loop.in0
      in1 = loop.in1
      out0 = loop.out0
      isDirect = loop.isDirect && loop.outputCount == 1
    }
  }

  @inline(__always)
  private func directLoop(_ a: DType.Kind, _ b: DType.Kind) -> DirectLoop? {
    guard let found = loopIndex(a, b) else { return nil }
    let loop = directLoops[found]
    return loop.isDirect && loop.in0 == a && loop.in1 == b ? loop : nil
  }

  /// `f(a, b)` of arrays of the loop's types in C order, of one shape or one without dimensions; else nil.
  public func directCall(_ a: UnsafePointer<NDArray>, _ b: UnsafePointer<NDArray>) -> DirectCall? {
    guard inputs == 2, let loop = directLoop(a.pointee.dtype.kind, b.pointee.dtype.kind),
      a.pointee.isContiguous, b.pointee.isContiguous
    else { return nil }
    let isSame = a.pointee.shape == b.pointee.shape
    let isPoint = b.pointee.rank == 0
    guard isSame ? !isPoint : isPoint || a.pointee.rank == 0 else { return nil }
    let isShapedAsSecond = !isSame && !isPoint
    return DirectCall(
      fn: loop.fn, hardware: loop.hardware, inputs: 2, firstStep: isShapedAsSecond ? 0 : a.pointee.itemSize,
      secondStep: isSame || isShapedAsSecond ? b.pointee.itemSize : 0,
      count: isShapedAsSecond ? b.pointee.size : a.pointee.size, dtype: DType(loop.out0),
      isShapedAsSecond: isShapedAsSecond)
  }

  /// `f(a, x)` or `f(x, a)` for a number already of the array's type.
  public func directCall(_ a: UnsafePointer<NDArray>, numberFirst: Bool) -> DirectCall? {
    let kind = a.pointee.dtype.kind
    guard inputs == 2, let loop = directLoop(kind, kind), a.pointee.rank > 0, a.pointee.isContiguous else {
      return nil
    }
    let step = a.pointee.itemSize
    return DirectCall(
      fn: loop.fn, hardware: loop.hardware, inputs: 2, firstStep: numberFirst ? 0 : step,
      secondStep: numberFirst ? step : 0, count: a.pointee.size, dtype: DType(loop.out0),
      isShapedAsSecond: numberFirst)
  }

  /// `f(a)`
  public func directCall(_ a: UnsafePointer<NDArray>) -> DirectCall? {
    guard inputs == 1, let found = loopIndex(a.pointee.dtype.kind) else { return nil }
    let loop = directLoops[found]
    guard loop.isDirect, loop.in0 == a.pointee.dtype.kind, a.pointee.rank > 0, a.pointee.isContiguous else {
      return nil
    }
    return DirectCall(
      fn: loop.fn, hardware: loop.hardware, inputs: 1, firstStep: a.pointee.itemSize, secondStep: 0,
      count: a.pointee.size, dtype: DType(loop.out0), isShapedAsSecond: false)
  }

  /// Runs the loop and returns the conditions it met. `out` becomes an array of the result's type and shape in the
  /// memory it has, unless it is an operand that is used up.
  public static func run(
    _ call: DirectCall, _ a: UnsafePointer<NDArray>, _ b: UnsafePointer<NDArray>,
    into out: UnsafeMutablePointer<NDArray>
  ) -> UInt32 {
    if UnsafePointer(out) != a, UnsafePointer(out) != b {
      out.pointee.become(call.dtype, call.isShapedAsSecond ? b : a)
    }
    return run(call, a.pointee.base, b.pointee.base, out.pointee.base)
  }

  /// The same with a number for one operand, given by its bits.
  public static func run(
    _ call: DirectCall, _ a: UnsafePointer<NDArray>, number: UInt64, into out: UnsafeMutablePointer<NDArray>
  ) -> UInt32 {
    if UnsafePointer(out) != a { out.pointee.become(call.dtype, a) }
    var cell = number
    return withUnsafeMutablePointer(to: &cell) { place in
      let place = UnsafeMutableRawPointer(place)
      return call.isShapedAsSecond
        ? run(call, place, a.pointee.base, out.pointee.base)
        : run(call, a.pointee.base, place, out.pointee.base)
    }
  }

  public static func run(
    _ call: DirectCall, _ a: UnsafePointer<NDArray>, into out: UnsafeMutablePointer<NDArray>
  ) -> UInt32 {
    if UnsafePointer(out) != a { out.pointee.become(call.dtype, a) }
    return run(call, a.pointee.base, nil, out.pointee.base)
  }

  @inline(__always)
  private static func run(
    _ call: DirectCall, _ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer?,
    _ out: UnsafeMutableRawPointer
  ) -> UInt32 {
    if call.count == 0 { return 0 }
    let x = a.assumingMemoryBound(to: CChar.self)
    let to = out.assumingMemoryBound(to: CChar.self)
    var data: InlineArray<3, UnsafeMutablePointer<CChar>?> = [
      x, b?.assumingMemoryBound(to: CChar.self) ?? to, to,
    ]
    var steps: InlineArray<3, Int> = [
      call.firstStep, call.inputs == 1 ? call.dtype.itemSize : call.secondStep, call.dtype.itemSize,
    ]
    return withUnsafeMutablePointer(to: &data) { pointers in
      withUnsafeMutablePointer(to: &steps) { strides in
        let addresses = UnsafeMutableRawPointer(pointers).assumingMemoryBound(
          to: UnsafeMutablePointer<CChar>?.self)
        let strides = UnsafeMutableRawPointer(strides).assumingMemoryBound(to: Int.self)
        if call.count <= 1 << 16 {
          return ovk_run_once(call.fn, call.hardware, addresses, strides, call.count)
        }
        return ovk_run_long(call.fn, call.hardware, call.inputs + 1, addresses, strides, call.count)
      }
    }
  }

  /// `f(x)` of a float where nothing special happens; else nil.
  public func value(of x: Double) -> Double? {
    guard inputs == 1, let found = loopIndex(.float64) else { return nil }
    let loop = directLoops[found]
    guard loop.isDirect, loop.in0 == .float64, loop.out0 == .float64 else { return nil }
    return Self.value(loop, x, 0, isBinary: false)
  }

  /// `f(x, y)` of floats where nothing special happens; else nil.
  public func value(of x: Double, _ y: Double) -> Double? {
    guard inputs == 2, let loop = directLoop(.float64, .float64), loop.out0 == .float64 else { return nil }
    return Self.value(loop, x, y, isBinary: true)
  }

  private static func value(_ loop: DirectLoop, _ x: Double, _ y: Double, isBinary: Bool) -> Double? {
    var cells: InlineArray<3, Double> = [x, y, 0]
    return withUnsafeMutablePointer(to: &cells) { place in
      let first = UnsafeMutableRawPointer(place).assumingMemoryBound(to: CChar.self)
      var data: InlineArray<3, UnsafeMutablePointer<CChar>?> = [
        first, isBinary ? first + 8 : first + 16, first + 16,
      ]
      var steps: InlineArray<3, Int> = [8, 8, 8]
      let flags = withUnsafeMutablePointer(to: &data) { pointers in
        withUnsafeMutablePointer(to: &steps) { strides in
          ovk_run_once(
            loop.fn, loop.hardware,
            UnsafeMutableRawPointer(pointers).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self),
            UnsafeMutableRawPointer(strides).assumingMemoryBound(to: Int.self), 1)
        }
      }
      return flags == 0 ? UnsafeMutableRawPointer(place).load(fromByteOffset: 16, as: Double.self) : nil
    }
  }

  /// All elements of an array in C order folded to one number of their type, given by its bits; nil for types other
  /// than float64 and int64, for several axes where their order matters, and for nothing without an identity.
  public func foldDirectly(_ a: UnsafePointer<NDArray>) -> (bits: UInt64, flags: UInt32)? {
    let kind = a.pointee.dtype.kind
    guard kind == .float64 || kind == .int64, inputs == 2, a.pointee.rank == 1 || isReorderable,
      a.pointee.isContiguous,
      let loop = directLoop(kind, kind), loop.out0 == kind
    else { return nil }
    let n = a.pointee.size
    var cell: UInt64
    var skip = 0
    if case .value(let start) = identity {
      cell = kind == .float64 ? start.double.bitPattern : UInt64(bitPattern: Int64(start.integer))
    } else {
      if n == 0 { return nil }
      cell = a.pointee.base.load(as: UInt64.self)
      skip = 1
    }
    if n == skip { return (cell, 0) }
    let from = (a.pointee.base + 8 * skip).assumingMemoryBound(to: CChar.self)
    let flags = withUnsafeMutablePointer(to: &cell) { place in
      let to = UnsafeMutableRawPointer(place).assumingMemoryBound(to: CChar.self)
      var data: InlineArray<3, UnsafeMutablePointer<CChar>?> = [to, from, to]
      var steps: InlineArray<3, Int> = [0, 8, 0]
      return withUnsafeMutablePointer(to: &data) { pointers in
        withUnsafeMutablePointer(to: &steps) { strides in
          ovk_run_once(
            loop.fn, loop.hardware,
            UnsafeMutableRawPointer(pointers).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self),
            UnsafeMutableRawPointer(strides).assumingMemoryBound(to: Int.self), n &- skip)
        }
      }
    }
    return (cell, flags)
  }

  /// Reports the conditions a direct call met, as `f(…)` does.
  public func reportConditions(_ flags: UInt32) throws(NumericsError) { try report(flags) }
}

extension NDArray {
  /// The product of two vectors of float64 without gaps; nil for all others.
  public static func dotDirectly(_ a: UnsafePointer<NDArray>, _ b: UnsafePointer<NDArray>) -> Double? {
    guard a.pointee.dtype.kind == .float64, b.pointee.dtype.kind == .float64, a.pointee.rank == 1,
      b.pointee.rank == 1,
      a.pointee.shape[0] == b.pointee.shape[0], a.pointee.isContiguous, b.pointee.isContiguous
    else { return nil }
    return ovk_dot(
      a.pointee.base.assumingMemoryBound(to: Double.self),
      b.pointee.base.assumingMemoryBound(to: Double.self),
      a.pointee.shape[0])
  }

  /// Whether the result of a call that reads this array may be written over it: it has that type and size, and nobody
  /// else looks into its memory. That nobody will read it again is for the host to know.
  public mutating func canHold(_ call: DirectCall) -> Bool {
    dtype.kind == call.dtype.kind && rank > 0 && size == call.count && flags.contains([.owns, .writeable])
      && isKnownUniquelyReferenced(&storage)
  }

  /// Whether `f(self, …, out=self)` may run directly.
  public func canHoldInPlace(_ call: DirectCall) -> Bool {
    dtype.kind == call.dtype.kind && size == call.count && flags.contains(.writeable)
      && !call.isShapedAsSecond
  }

  /// Whether both look into one block of memory from different places.
  public func mayOverlap(_ other: NDArray) -> Bool { storage === other.storage && offset != other.offset }

  /// Memory for an array that is yet to be described; nil when there is none.
  public static func room(byteCount: Int) -> NDArray? {
    guard byteCount >= 0, let storage = ArrayStorage.make(bytes: byteCount, zeroed: false) else { return nil }
    return NDArray(
      dtype: .uint8, shape: [byteCount], strides: [1], offset: 0, storage: storage,
      flags: [.writeable, .owns])
  }

  /// An array without elements, for objects that have none yet.
  public static var nothing: NDArray {
    // Memory behind its header needs no further block.
    room(byteCount: 0).unsafelyUnwrapped
  }

  /// Bytes of the memory, where it is small and nobody else looks into it; else nil.
  public mutating func soleByteCount() -> Int? {
    guard isKnownUniquelyReferenced(&storage), !storage.header.isApart else { return nil }
    return storage.count
  }

  /// Lets go of the memory.
  @inline(__always)
  public mutating func forget(_ nothing: borrowing NDArray) {
    storage = nothing.storage
    offset = 0
    shape = Dims()
    strides = Dims()
  }

  /// A new array in the memory at hand, in C order, of the shape of another one. Its elements are what they were.
  @inline(__always)
  mutating func become(_ kind: DType, _ other: UnsafePointer<NDArray>) {
    dtype = kind
    shape = other.pointee.shape
    strides = shape.rowMajorStrides(itemSize: kind.itemSize)
    offset = 0
    flags = [.writeable, .owns]
  }

  /// A new array in the memory at hand, in C order, of one or two axes. Its elements are what they were.
  @inline(__always)
  public mutating func become(_ kind: DType, _ length: Int, by width: Int? = nil) {
    dtype = kind
    shape = Dims(repeating: length, count: width == nil ? 1 : 2)
    strides = Dims(repeating: kind.itemSize, count: width == nil ? 1 : 2)
    if let width {
      shape[1] = width
      strides[0] = width &* kind.itemSize
    }
    offset = 0
    flags = [.writeable, .owns]
  }

  /// A new 1-d array of zeros in the memory at hand.
  public mutating func becomeZeros(_ count: Int, _ kind: DType) {
    become(kind, count)
    storage.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: count &* kind.itemSize)
  }

  /// Becomes `other[i]`, or `other[start..<start + count]` with `count`, on the first axis: a view.
  public mutating func becomeRow(_ other: UnsafePointer<NDArray>, _ start: Int, count: Int? = nil) {
    self = other.pointee
    flags.remove(.owns)
    offset &+= start &* strides[0]
    if let count {
      shape[0] = count
    } else {
      shape.remove(at: 0)
      strides.remove(at: 0)
    }
  }
}
