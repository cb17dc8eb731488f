import CVectorKernels

extension Ufunc {
  /// `f.reduce(a, axis, …)`.
  /// - Parameters:
  ///   - axes: nil reduces all axes; an empty list none.
  ///   - initial: where folding starts; needed for an empty reduction without identity, and with `mask`.
  public func reduce(
    _ a: NDArray, axes: [Int]? = [0], keepdims: Bool = false, dtype: DType? = nil, out: NDArray? = nil,
    initial: Scalar? = nil, where mask: NDArray? = nil
  ) throws(NumericsError) -> NDArray {
    if inputs != 2 || outputs != 1 { throw .value("reduce only supported for binary functions") }
    if dtype == nil, out == nil, initial == nil, mask == nil, let fast = try reduceAll(a, axes, keepdims) {
      return fast
    }
    // The one axis a value without dimensions may be asked for.
    let isPoint = a.rank == 0 && (axes == [0] || axes == [-1])
    let axes =
      try isPoint
      ? []
      : axes.map { (list) throws(NumericsError) in try normalize(axes: list, rank: a.rank) }
        ?? Array(0..<a.rank)
    if axes.count > 1 && !isReorderable {
      throw .value("reduction operation '\(name)' is not reorderable, so at most one axis may be specified")
    }
    if a.dtype.isObject || dtype?.kind == .object {
      return try objectReduce(
        a.astype(.object, copy: false), axes: axes, keepdims: keepdims, out: out, initial: initial, mask: mask
      )
    }
    let loop = try reductionLoop(a.dtype, dtype ?? out?.dtype.native)
    // Types that are only stored narrow are folded wide.
    let working = DType(loop.isDirect ? loop.out0 : loop.kernelKinds[2])
    let kept = Dims((0..<a.rank).map { axes.contains($0) ? 1 : a.shape[$0] })
    let full = try target(kept, working, out, axes: axes, keepdims: keepdims)
    let folded = axes.reduce(1) { $0 * a.shape[$1] }
    try start(full, a, axes: axes, folded: folded, initial: initial, masked: mask != nil)
    let skipFirst = usesFirstElement(working, initial: initial, masked: mask != nil)
    if full.size > 0 && folded > 0 {
      try fold(loop, a, full, axes: axes, skipFirst: skipFirst, mask)
    }
    let narrow = try full.astype(DType(loop.out0), copy: false)
    let result = keepdims ? narrow : try narrow.squeeze(axes)
    if let out {
      if result.storage !== out.storage { try out.assign(try result.reshape(out.shape)) }
      return out
    }
    return result.claimed()
  }

  /// All of a C-ordered array whose type is the loop's, in one kernel call; nil when it is not that simple.
  private func reduceAll(_ a: NDArray, _ axes: [Int]?, _ keepdims: Bool) throws(NumericsError) -> NDArray? {
    let isAll = axes == nil || (a.rank == 1 && axes?.count == 1 && axes?[0] == 0)
    if isAll, !keepdims, name == "add", a.dtype.isBool, a.isContiguous {
      return try NDArray(.int(ovk_count_true(a.base.assumingMemoryBound(to: UInt8.self), a.size)))
    }
    guard isAll, !keepdims, let (bits, flags) = withUnsafePointer(to: a, { foldDirectly($0) }) else {
      return nil
    }
    try report(flags)
    return try NDArray(
      a.dtype.isInteger ? .int(Int(Int64(bitPattern: bits))) : .float(Double(bitPattern: bits)),
      dtype: a.dtype)
  }

  /// The loop that folds values of this type; small integers add up in 64 bits.
  private func reductionLoop(_ given: DType, _ asked: DType?) throws(NumericsError) -> Loop {
    var type = asked ?? given
    if asked == nil && (name == "add" || name == "multiply") && (type.isBool || type.isInteger) {
      if type.isBool || (type.isSigned && type.itemSize < 8) { type = .int64 }
      if type.group == "u" && type.itemSize < 8 { type = .uint64 }
    }
    if type.isText && name == "add" {
      let wide = type.withTextLength(2 * type.textLength).representation
      throw .type(
        "the resolved dtypes are not compatible with add.reduce. Resolved (\(type.representation), "
          + "\(type.representation), \(wide))")
    }
    let loop = try resolve([type, type])
    if loop.out0 != loop.in0 {
      if name.hasPrefix("logical"), let bools = loops.first(where: { $0.in0 == .bool && $0.in1 == .bool }) {
        return bools
      }
      throw .type(
        "No loop matching the specified signature and casting was found for ufunc \(name)")
    }
    return loop
  }

  private func usesFirstElement(_ type: DType, initial: Scalar?, masked: Bool) -> Bool {
    if initial != nil || masked { return false }
    if case .none = identity { return true }
    return false
  }

  /// Where results go: `out` itself when it has the working type, else a new array.
  private func target(_ kept: Dims, _ working: DType, _ out: NDArray?, axes: [Int], keepdims: Bool)
    throws(NumericsError) -> NDArray
  {
    let fresh = try NDArray(uninitialized: kept, dtype: working)
    guard let out else { return fresh }
    try out.requireOutput()
    let want = keepdims ? kept : try fresh.squeeze(axes).shape
    if out.shape != want {
      throw .value(
        "output parameter for reduction operation \(name) has the wrong number of dimensions: "
          + "Found \(out.rank) but expected \(want.count)")
    }
    return fresh
  }

  /// Fills the results with what folding starts from.
  private func start(
    _ full: NDArray, _ a: NDArray, axes: [Int], folded: Int, initial: Scalar?, masked: Bool
  ) throws(NumericsError) {
    if full.size == 0 { return }
    if let initial { return try full.fill(initial) }
    if case .value(let value) = identity, !a.dtype.isText {
      return try full.fill(value)
    }
    if masked {
      throw .value(
        "reduction operation '\(name)' does not have an identity, so to use a where mask one has to "
          + "specify 'initial'")
    }
    if folded == 0 {
      throw .value("zero-size array to reduction operation \(name) which has no identity")
    }
    var first = a
    for axis in axes { first.shape[axis] = 1 }
    try full.convertElements(from: first)
  }

  private func fold(
    _ loop: Loop, _ a: NDArray, _ full: NDArray, axes: [Int], skipFirst: Bool, _ mask: NDArray?
  ) throws(NumericsError) {
    var blocks = [a]
    var maskView: NDArray?
    if let mask { maskView = try mask.broadcastedOperand(to: a.shape) }
    if skipFirst { blocks = Self.withoutFirst(a, axes: axes) }
    for block in blocks {
      var result = full
      for axis in axes { result.strides[axis] = 0 }
      result.shape = block.shape
      let kind = loop.kernelKinds[1]
      let gather =
        name == "add" && DType(kind).isInexact
        ? ovk_cast(Int32(block.dtype.kind.rawValue), Int32(kind.rawValue)) : nil
      if maskView == nil && loop.isDirect && loop.in1 == block.dtype.kind && loop.out0 == result.dtype.kind {
        try report(
          Kernel.run(
            loop.fn, loop.hardware, block.shape, result, block, result, reduction: true,
            gather: gather))
        continue
      }
      let operands = [result, block, result]
      let conversion = Conversion(loop: loop, operands: operands)
      let flags = Kernel.run(
        loop.fn, hardware: loop.hardware, inputs: 2, shape: block.shape, operands: operands, mask: maskView,
        reduction: true, gather: gather, casts: conversion.casts, loopSizes: conversion.sizes)
      try report(flags)
    }
  }

  /// All elements but the first of every fold, as blocks that together cover them.
  private static func withoutFirst(_ a: NDArray, axes: [Int]) -> [NDArray] {
    var blocks: [NDArray] = []
    var rest = a
    for axis in axes where rest.shape[axis] > 0 {
      var tail = rest
      tail.shape[axis] -= 1
      tail.offset += tail.strides[axis]
      if tail.shape[axis] > 0 { blocks.append(tail) }
      rest.shape[axis] = 1
    }
    return blocks.reversed()
  }

  /// `f.accumulate(a, axis)`: every partial fold.
  public func accumulate(_ a: NDArray, axis: Int = 0, dtype: DType? = nil, out: NDArray? = nil)
    throws(NumericsError) -> NDArray
  {
    if inputs != 2 || outputs != 1 { throw .value("accumulate only supported for binary functions") }
    if a.rank == 0 { throw .type("cannot accumulate on a scalar") }
    let axis = try a.normalized(axis: axis)
    if a.dtype.isObject || dtype?.kind == .object {
      return try objectAccumulate(a.astype(.object), axis: axis, out: out)
    }
    let loop = try reductionLoop(a.dtype, dtype ?? out?.dtype.native)
    let working = DType(loop.kernelKinds[2])
    let result = try NDArray(uninitialized: a.shape, dtype: working)
    if result.size > 0 {
      let source = try a.astype(working, copy: false)
      let first = Index.range(0, 1)
      let lead = [Index](repeating: .all, count: axis)
      try result.slice(lead + [first]).convertElements(from: source.slice(lead + [first]))
      if a.shape[axis] > 1 { try runAccumulation(loop, source, result, axis) }
    }
    if let out {
      try out.assign(result)
      return out
    }
    return try result.astype(DType(loop.out0), copy: false)
  }

  /// One pass per line: the loop's first input is its own output one step back.
  private func runAccumulation(_ loop: Loop, _ a: NDArray, _ result: NDArray, _ axis: Int)
    throws(NumericsError)
  {
    let n = a.shape[axis] - 1
    var heads = a
    heads.shape[axis] = 1
    var targets = result
    targets.shape[axis] = 1
    var flags: UInt32 = 0
    var steps: InlineArray<3, Int> = [result.strides[axis], a.strides[axis], result.strides[axis]]
    targets.forEachPosition(with: heads) { to, from in
      let start = result.base + to
      var data: InlineArray<3, UnsafeMutablePointer<CChar>?> = [
        start.assumingMemoryBound(to: CChar.self),
        (a.base + from + a.strides[axis]).assumingMemoryBound(to: CChar.self),
        (start + result.strides[axis]).assumingMemoryBound(to: CChar.self),
      ]
      withUnsafeMutablePointer(to: &data) { pointers in
        withUnsafeMutablePointer(to: &steps) { strides in
          flags |= ovk_run_once(
            loop.fn, loop.hardware,
            UnsafeMutableRawPointer(pointers).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self),
            UnsafeMutableRawPointer(strides).assumingMemoryBound(to: Int.self), n)
        }
      }
    }
    withExtendedLifetime((a, result)) {}
    try report(flags)
  }

  /// `f.outer(a, b)`
  public func outer(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    if a.rank + b.rank > 64 {
      throw .value("maximum supported dimension for an ndarray is currently 64, found \(a.rank + b.rank)")
    }
    var x = a.view()
    for _ in 0..<b.rank {
      x.shape.append(1)
      x.strides.append(0)
    }
    return try callAsFunction(x, b)
  }

  /// `f.at(a, items, b)`: unbuffered in-place application at indexed places, repeated ones included.
  public func at(_ a: NDArray, _ items: [Index], _ b: NDArray? = nil) throws(NumericsError) {
    try a.requireWriteable()
    let places = try NDArray.arange(0, a.size).reshape(a.shape)[items]
    let values = try b.map { (v) throws(NumericsError) in try v.broadcastedOperand(to: places.shape).copy() }
    let flat = try places.values(as: Int.self)
    let lines = a.shape.rowMajorStrides(itemSize: 1)
    for (k, place) in flat.enumerated() {
      var target = a.view()
      var left = place
      for axis in 0..<a.rank {
        target.offset += left / lines[axis] * a.strides[axis]
        left %= lines[axis]
      }
      target.shape = Dims()
      target.strides = Dims()
      var operands: [Operand] = [.array(target)]
      if let values {
        var value = values
        value.offset += k * values.itemSize
        value.shape = Dims()
        value.strides = Dims()
        operands.append(.array(value))
      }
      _ = try call(operands, UfuncOptions(out: [target], casting: .unsafe))
    }
  }

  /// `f.reduceat(a, indices, axis)`
  public func reduceat(_ a: NDArray, _ indices: [Int], axis: Int = 0, dtype: DType? = nil)
    throws(NumericsError)
    -> NDArray
  {
    let axis = try a.normalized(axis: axis)
    let n = a.shape[axis]
    let lead = [Index](repeating: .all, count: axis)
    var parts: [NDArray] = []
    for (k, start) in indices.enumerated() {
      if start < 0 || start >= n {
        throw .index("index \(start) out-of-bounds in \(name).reduceat [0, \(n))")
      }
      let next = k + 1 < indices.count ? indices[k + 1] : n
      let stop = next > start ? next : start + 1
      parts.append(
        try reduce(a.slice(lead + [.range(start, stop)]), axes: [axis], keepdims: true, dtype: dtype))
    }
    if parts.isEmpty {
      return try reduce(a, axes: [axis], keepdims: true, dtype: dtype).slice(lead + [.range(0, 0)])
    }
    return try NDArray.concatenate(parts, axis: axis)
  }
}

extension NDArray {
  /// The array as the owner of its memory: for results whose views nobody else holds.
  func claimed() -> NDArray {
    var copy = self
    copy.flags.insert(.owns)
    return copy
  }
}
