import CVectorKernels

/// Runs kernels over arrays: from shapes and strides to `ovk_run`.
enum Kernel {
  /// Two inputs and an output of the loop's types and one shape; nothing is allocated.
  @inline(__always)
  static func run(
    _ fn: @escaping ovk_fn, _ hardware: Int32, _ shape: Dims, _ a: NDArray, _ b: NDArray, _ out: NDArray,
    reduction: Bool = false, gather: ovk_fn? = nil
  ) -> UInt32 {
    var sizes: InlineArray<3, Int32> = [0, Int32(truncatingIfNeeded: b.itemSize), 0]
    var data: InlineArray<3, UnsafeMutablePointer<CChar>?> = [
      a.base.assumingMemoryBound(to: CChar.self), b.base.assumingMemoryBound(to: CChar.self),
      out.base.assumingMemoryBound(to: CChar.self),
    ]
    let flags = a.strides.withPointer { s0 in
      b.strides.withPointer { s1 in
        out.strides.withPointer { s2 in
          shape.withPointer { lengths -> UInt32 in
            var rows: InlineArray<3, UnsafePointer<Int>?> = [s0, s1, s2]
            return withUnsafePointer(to: &rows) { strides in
              withUnsafePointer(to: &data) { addresses in
                var job = ovk_job()
                job.fn = fn
                job.hardware = hardware
                job.operands = 3
                job.inputs = 2
                job.dimensions = Int32(truncatingIfNeeded: shape.count)
                job.reduction = reduction
                job.gather = gather
                job.shape = lengths
                job.strides = UnsafeRawPointer(strides).assumingMemoryBound(to: UnsafePointer<Int>?.self)
                job.data = UnsafeRawPointer(addresses).assumingMemoryBound(
                  to: UnsafeMutablePointer<CChar>?.self)
                return withUnsafePointer(to: &sizes) { list in
                  job.loop_sizes = UnsafeRawPointer(list).assumingMemoryBound(to: Int32.self)
                  return ovk_run(&job)
                }
              }
            }
          }
        }
      }
    }
    return flags
  }

  /// The operands of one loop: addresses and strides already brought to the common shape.
  @inline(__always)
  static func run(
    _ fn: @escaping ovk_fn, hardware: Int32, inputs: Int, shape: Dims, operands: [NDArray],
    mask: NDArray? = nil, reduction: Bool = false, gather: ovk_fn? = nil, casts: [ovk_fn?]? = nil,
    loopSizes: [Int32] = []
  ) -> UInt32 {
    var all = operands
    if let mask { all.append(mask) }
    var data: [UnsafeMutablePointer<CChar>?] = []
    var strideRows: [Int] = []
    for array in all {
      data.append(array.base.assumingMemoryBound(to: CChar.self))
      for axis in 0..<shape.count { strideRows.append(array.strides[axis]) }
    }
    let rank = shape.count
    let flags = strideRows.withUnsafeBufferPointer { rows -> UInt32 in
      var pointers: [UnsafePointer<Int>?] = []
      let empty = UnsafePointer<Int>(bitPattern: 8)
      for k in 0..<all.count { pointers.append(rank == 0 ? empty : rows.baseAddress.map { $0 + k * rank }) }
      return shape.withPointer { lengths in
        pointers.withUnsafeBufferPointer { strides in
          data.withUnsafeBufferPointer { addresses in
            loopSizes.withUnsafeBufferPointer { sizes in
              var job = ovk_job()
              job.fn = fn
              job.hardware = hardware
              job.operands = Int32(operands.count)
              job.inputs = Int32(inputs)
              job.dimensions = Int32(rank)
              job.masked = mask != nil
              job.reduction = reduction
              job.gather = gather
              job.shape = lengths
              job.strides = strides.baseAddress
              job.data = addresses.baseAddress
              guard let casts else { return ovk_run(&job) }
              return casts.withUnsafeBufferPointer { conversions in
                job.casts = conversions.baseAddress
                job.loop_sizes = sizes.baseAddress
                return ovk_run(&job)
              }
            }
          }
        }
      }
    }
    withExtendedLifetime(all) {}
    return flags
  }
}

extension NDArray {
  /// Copies elements of the same type and shape. The arrays must not overlap unless they are the same.
  func copyElements(from source: NDArray) throws(NumericsError) {
    let flags = shape.withPointer { lengths in
      strides.withPointer { to in
        source.strides.withPointer { from in
          ovk_copy(
            Int32(rank), lengths, itemSize, base.assumingMemoryBound(to: CChar.self), to,
            source.base.assumingMemoryBound(to: CChar.self), from)
        }
      }
    }
    withExtendedLifetime(source) {}
    withExtendedLifetime(self) {}
    try Interrupt.check(flags)
  }

  /// Writes `source`, broadcast and converted, into this array's elements. The one door for assignment:
  /// overlapping memory is copied first.
  public func assign(_ source: NDArray) throws(NumericsError) {
    try requireWriteable()
    var value = source
    if value.rank > rank {
      // Leading axes of length one fall away, as in NumPy's assignment.
      while value.rank > rank, value.shape[0] == 1 {
        value.shape.remove(at: 0)
        value.strides.remove(at: 0)
      }
    }
    guard let aligned = value.broadcastView(to: shape) else {
      throw .value(
        "could not broadcast input array from shape \(source.shape.compact) into shape \(shape.compact)")
    }
    value = aligned
    if size == 0 { return }
    if value.mayShareMemory(with: self) {
      if dtype == value.dtype && looksExactlyLike(value) { return }
      value = try value.copy()
    }
    try convertElements(from: value)
  }

  /// Element-by-element conversion between apart arrays of one shape.
  func convertElements(from source: NDArray) throws(NumericsError) {
    if dtype == source.dtype { return try copyElements(from: source) }
    if source.dtype.kind == .swapped { return try convertElements(from: source.nativeOrder()) }
    if dtype.kind == .swapped { return storeReversed(try source.astype(dtype.native, copy: false)) }
    if dtype.isObject || source.dtype.isObject { return try convertObjects(from: source) }
    if dtype.kind == .record { return try convertRecords(from: source) }
    if dtype.isText || source.dtype.isText { return try convertText(from: source) }
    guard let cast = ovk_cast(Int32(source.dtype.kind.rawValue), Int32(dtype.kind.rawValue)) else {
      throw .type("no conversion from \(source.dtype.text) to \(dtype.text)")
    }
    let loses = source.dtype.isComplex && !dtype.isComplex && !dtype.isBool
    if loses {
      try NumericsContext.current.warn(
        "ComplexWarning", "Casting complex values to real discards the imaginary part")
    }
    // A narrower float may overflow; conversions to integers say themselves what they lost.
    let checked = source.dtype.isInexact && dtype.isInexact && dtype.itemSize < source.itemSize
    let flags = Kernel.run(
      cast, hardware: checked ? 0x1d : 0, inputs: 1, shape: shape, operands: [source, self])
    try NumericsContext.report(flags & ~UInt32(OVK_UNDERFLOW), "cast")
  }

  private func convertText(from source: NDArray) throws(NumericsError) {
    var failure: NumericsError?
    forEachPosition(with: source) { here, there in
      if failure != nil { return }
      let value = source.scalar(atByte: there)
      if dtype.isText {
        let points = Formatting.points(of: value, dtype: source.dtype)
        if !dtype.isString, let place = points.firstIndex(where: { $0 > 127 }), source.dtype.isString {
          failure = Formatting.notASCII(points[place], at: place)
        }
        store(.string(points), atByte: here)
      } else {
        do throws(NumericsError) {
          store(try Formatting.number(from: value, dtype: dtype), atByte: here)
        } catch { failure = error }
      }
    }
    if let failure { throw failure }
  }

  /// Visits byte positions of this array and of `other`, of the same shape, in C order.
  func forEachPosition(with other: NDArray, _ body: (Int, Int) -> Void) {
    if size == 0 { return }
    var index = Dims(repeating: 0, count: rank)
    var here = 0
    var there = 0
    while true {
      body(here, there)
      var axis = rank - 1
      while axis >= 0 {
        index[axis] += 1
        here += strides[axis]
        there += other.strides[axis]
        if index[axis] < shape[axis] { break }
        here -= strides[axis] * shape[axis]
        there -= other.strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  func forEachPosition(_ body: (Int) -> Void) { forEachPosition(with: self) { here, _ in body(here) } }

  /// Repeats axes of length one (and missing leading ones) to fill `target`; nil when lengths disagree.
  @inline(__always)
  func broadcastView(to target: Dims) -> NDArray? {
    if shape == target { return self }
    if rank > target.count { return nil }
    var steps = Dims(repeating: 0, count: target.count)
    let lead = target.count - rank
    for axis in 0..<rank {
      if shape[axis] == target[lead + axis] {
        steps[lead + axis] = strides[axis]
      } else if shape[axis] != 1 {
        return nil
      }
    }
    return NDArray(
      dtype: dtype, shape: target, strides: steps, offset: offset, storage: storage,
      flags: flags.subtracting([.owns, .unaligned]))
  }

  /// `np.broadcast_to`: a read-only view.
  public func broadcast(to target: Dims) throws(NumericsError) -> NDArray {
    if target.contains(where: { $0 < 0 }) {
      throw .value("all elements of broadcast shape must be non-negative")
    }
    if rank > target.count {
      throw .value("input operand has more dimensions than allowed by the axis remapping")
    }
    _ = try target.checkedSize(itemSize: itemSize)
    guard var view = broadcastView(to: target) else {
      throw .value(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "\(shape.compact)  and requested shape \(target.compact)")
    }
    for axis in target.indices where target[axis] == 1 { view.strides[axis] = 0 }
    return view.view().readOnly()
  }
}

/// The shape arrays of these shapes broadcast to, or NumPy's error listing them.
@inline(__always)
public func broadcastShape(_ a: Dims, _ b: Dims) throws(NumericsError) -> Dims {
  if a == b { return a }
  return try broadcastShape([a, b])
}

extension NDArray {
  /// `np.broadcast_shapes`
  public static func broadcastShapes(_ shapes: [Dims]) throws(NumericsError) -> Dims {
    try broadcastShape(shapes)
  }

  /// What NumPy says when shapes do not broadcast, naming the two arguments that first disagree; nil when they do.
  public static func shapeMismatch(_ shapes: [Dims]) throws(NumericsError) -> String? {
    var first: [Int: Int] = [:]
    for (k, shape) in shapes.enumerated() {
      for axis in 0..<shape.count where shape[axis] != 1 {
        let fromEnd = shape.count - axis
        guard let other = first[fromEnd] else {
          first[fromEnd] = k
          continue
        }
        let known = shapes[other]
        if known[known.count - fromEnd] != shape[axis] {
          return
            "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg \(other) "
            + "with shape \(known.description) and arg \(k) with shape \(shape.description)."
        }
      }
    }
    return nil
  }
}

func broadcastShape(_ shapes: [Dims]) throws(NumericsError) -> Dims {
  var result = Dims(repeating: 1, count: shapes.map(\.count).max() ?? 0)
  for shape in shapes {
    let lead = result.count - shape.count
    for axis in 0..<shape.count where shape[axis] != 1 {
      if result[lead + axis] == 1 {
        result[lead + axis] = shape[axis]
      } else if result[lead + axis] != shape[axis] {
        throw .value(
          "operands could not be broadcast together with shapes "
            + shapes.map { $0.compact + " " }.joined())
      }
    }
  }
  return result
}
